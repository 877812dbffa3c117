"""Relays: who only passes on what others say, and what other accounts of an incident show behind them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.model.account import Account, Claim
from firsthand.model.attribution import Source
from firsthand.model.provenance import Root

# Who passes on what others say: never an origin when a chain goes behind them.
RELAYS = frozenset({"wire_agency", "news_outlet", "state_media", "armed_group_media", "unknown", "document"})
# Names that tell of other media, or of talk, and not of a source: "media reports", "a local broadcaster", "accusations".
_HEARSAY = re.compile(
    r"^(?:[\w'’-]+ )*(?:reports?|reporting|media|press|news|agencies|newspapers?|papers?|dailies|daily|outlets?|"
    r"websites?|channels?|broadcasters?|stations?|tv|rumou?rs?|accusations?|allegations?|claims?|accounts?|"
    r"some|others?|many|it|they|this|that|which|who|what)$",
    re.IGNORECASE,
)
# Who tells of its own and of what others have told it; where it says whose a value is, that is so in other articles too.
_GO_BETWEENS = frozenset({"international_organisation"})
_NAMELESS = frozenset({"unnamed_generic", "news_outlet", "wire_agency", "document"})


@dataclass(frozen=True, slots=True)
class Reached:
    """A root as far as its own text leads. `final`: the text itself says who stands behind, so that nothing that others
    say of the same body changes it. `own_voice`: the words of the outlet, or of the agency that the article is credited to:
    they may sum up what the text attributes. `heard_by`: who an unnamed source told it to."""

    root: Root
    final: bool = False
    own_voice: bool = False
    heard_by: str = ""


def passes_on(source: Source | None) -> bool:
    """True for those who speak of what others told them; a body, a party or a person is heard for itself."""
    return source is None or source.kind in RELAYS


def is_hearsay(source: Source) -> bool:
    """True for words that stand for what others publish, whoever they are (an unknown paper is a relay like a known one),
    and for unnamed ones of which nothing tells that they are people or a body ("the latest toll said")."""
    if source.disclosure == "named":
        return False
    return source.kind == "unknown" or (source.kind in _NAMELESS and bool(_HEARSAY.match(source.name.strip())))


@dataclass(frozen=True, slots=True)
class _Behind:
    """What chains of an incident reach through a relay: claims with their origins, by relay. `heard` are relays that are
    also heard for themselves: a monitor's page, a party's."""

    claims: Mapping[str, Sequence[tuple[Claim, str]]]
    heard: frozenset[str]
    published: Mapping[str, Sequence[tuple[Claim, str]]]  # what unnamed sources say in the relay's own articles
    sources: Mapping[str, Source]

    def onward(self, relay: str, claim: Claim) -> tuple[str, ...] | None:
        """Where a claim that ends at a relay goes on: to whoever gives the same value through it, else to the one who
        alone fills the slot. Empty where nobody is behind the relay, None where it cannot be told who."""
        held = self.claims.get(relay)
        if not held:
            return ()
        same = {origin for told, origin in held if told.slot == claim.slot and _agree(told, claim)}
        if not same and relay in self.heard:
            same = {origin for told, origin in held if told.slot == claim.slot and _bounded(told, claim)}
        if same or relay in self.heard:
            return tuple(sorted(same))
        alone = {origin for told, origin in held if told.slot == claim.slot} or {origin for _, origin in held}
        return tuple(alone) if len(alone) == 1 else None

    def contact(self, relay: str, claim: Claim, unnamed: str) -> str | None:
        """Who told a relay what is quoted from it, by its own article on the incident; of several the one who is called
        alike there and where it is quoted ("officials")."""
        held = [(c, origin) for c, origin in self.published.get(relay, ()) if c.slot == claim.slot]
        told = {origin for c, origin in held if _agree(c, claim)} or {o for c, o in held if _bounded(c, claim)}
        if len(told) > 1:
            told = {origin for origin in told if self._called_alike(origin, unnamed)}
        return next(iter(told)) if len(told) == 1 else None

    def _called_alike(self, one: str, other: str) -> bool:
        """Every word of the one description stands in the other: "medical source", "a medical source at the hospital"."""
        held = [self.sources.get(id) for id in (one, other)]
        words = [set(re.findall(r"\w+", s.name.lower())) - {"a", "an", "the"} if s else set() for s in held]
        return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def go_behind(
    sources: Mapping[str, Source], accounts: Sequence[Account], own: Iterable[Reached]
) -> tuple[list[Root], list[tuple[str, ...]]]:
    """Roots that stop at a relay go on to what other accounts of the incident, or its own article, show behind it; circles
    among them are given back as they run. A relay that is behind nothing that it could be asked for counts only where nothing
    better stands behind the incident."""
    own = list(own)
    claims = {c.id: c for a in accounts for c in a.claims}
    behind = _all_behind(sources, accounts, own, claims)
    circles: set[tuple[str, ...]] = set()
    deep: list[Root] = []
    for reached in own:
        root = reached.root
        if root.weak or reached.final:
            told_by = _told_by(behind, reached, claims[root.claim])
            deep.append(replace(root, origin=told_by) if told_by else root)
            continue
        ends = _ends(root.origin, claims[root.claim], behind, circles)
        if ends is None or (reached.own_voice and ends == (root.origin,) and passes_on(sources.get(root.origin))):
            deep.append(replace(root, weak=True))
        else:
            deep += [root if end == root.origin else replace(root, origin=end) for end in ends]
    return deep, sorted(circles)


def _all_behind(
    sources: Mapping[str, Source], accounts: Sequence[Account], own: Sequence[Reached], claims: Mapping[str, Claim]
) -> _Behind:
    by_account: dict[str, list[Root]] = defaultdict(list)
    for reached in own:
        if not reached.root.weak:
            by_account[reached.root.account].append(reached.root)
    through: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    published: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for account in accounts:
        for link in account.voice:
            source = sources.get(link)
            heard = link == account.voice[0] or (source is not None and source.kind in _GO_BETWEENS)
            if source is None or not (passes_on(source) or heard):
                continue
            told = [(claims[r.claim], r.origin) for r in by_account[account.id] if r.origin != source.id]
            through[source.id] += told
            if link == account.voice[0]:
                published[source.id] += [(c, o) for c, o in told if o in sources and sources[o].disclosure != "named"]
    return _Behind(through, frozenset(r for r in through if not passes_on(sources.get(r))), published, sources)


def _told_by(behind: _Behind, reached: Reached, claim: Claim) -> str | None:
    return behind.contact(reached.heard_by, claim, reached.root.origin) if reached.heard_by else None


def _ends(start: str, claim: Claim, behind: _Behind, circles: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The ends of all paths of a claim from a source, None where it cannot be told; a circle that
    leads nowhere else ends in its first member by id; all circles are noted."""
    ends: set[str] = set()
    closed: set[str] = set()
    todo: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while todo:
        path = todo.pop()
        here = path[-1]
        if here in path[:-1]:
            circle = path[path.index(here) : -1]
            turn = circle.index(min(circle))
            circle = circle[turn:] + circle[:turn]
            circles.add(circle)
            closed.add(circle[0])
            continue
        if here in seen:
            continue
        seen.add(here)
        onward = behind.onward(here, claim)
        if onward == ():
            ends.add(here)
        todo += [(*path, o) for o in onward or ()]
    return tuple(sorted(ends or closed)) or None


def _bounded(a: Claim, b: Claim) -> bool:
    """True for "42" and "at least 42"."""
    return a.low is not None and a.low == b.low and None in (a.high, b.high)


def _agree(a: Claim, b: Claim) -> bool:
    """True when two claims of one slot give the same value; denials are of one thing."""
    if a.slot == "denial":
        return True
    if a.low is not None or b.low is not None:
        return (a.low, a.high) == (b.low, b.high)
    return a.value == b.value if a.value or b.value else a.text.lower() == b.text.lower()
