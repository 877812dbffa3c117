"""Roots: what each claim rests on, as deep as the pile reaches: down its own chain, through the passage it was copied
from, and behind the relays that other accounts of the same incident look behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.model.account import Account, Claim, Incident
from firsthand.model.attribution import Attributed, Source
from firsthand.model.provenance import Finding, Passage, Root
from firsthand.model.text import Document, Span
from firsthand.trace.identity import identities, own_letters, unite

# Who passes on what others say: never an origin when a chain goes behind them.
RELAYS = frozenset({"wire_agency", "news_outlet", "state_media", "armed_group_media", "unknown", "document"})
# Bodies that collect from contacts: their unnamed sources are theirs, and no origin beside them.
COLLECTORS = frozenset(
    {
        "monitor_group", "state_body", "state_media", "armed_group", "armed_group_media", "international_organisation",
        "civil_defence_or_medical", "activist_or_local_network", "wire_agency",
    }
)  # fmt: skip
_PRESENT = frozenset({"participant", "direct_witness", "professional_at_scene"})
_UNNAMED = frozenset({"described", "anonymous_with_reason", "anonymous", "none"})


@dataclass(frozen=True, slots=True)
class Pile:
    """All that a root may be looked up in; `earlier` are passages by their later document; `within` are the documents of the
    incident at hand (None: all): what tells of something else is background, and nobody's original."""

    accounts: Mapping[str, Account]
    by_document: Mapping[str, Sequence[Account]]
    attributed: Mapping[str, Attributed]
    sources: Mapping[str, Source]
    earlier: Mapping[str, Sequence[Passage]]
    within: frozenset[str] | None = None


def pile(
    accounts: Sequence[Account],
    attributed: Mapping[str, Attributed],
    passages: Iterable[Passage],
    documents: Iterable[Document] = (),
) -> Pile:
    """The look-up tables of a case."""
    by_document: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.id):
        by_document[account.document].append(account)
    earlier: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages, key=lambda p: (p.left, p.left_span, p.right, p.right_span)):
        earlier[passage.right].append(passage)
    same = identities(attributed, own_letters(documents))
    sources = unite((s for a in attributed.values() for s in a.sources), same)
    return Pile({a.id: a for a in accounts}, by_document, attributed, sources, earlier)


def roots(found: Pile, incidents: Sequence[Incident]) -> tuple[tuple[Root, ...], tuple[Finding, ...]]:
    """The roots of every claim, sorted, and findings of circular reporting."""
    all_roots: list[Root] = []
    findings: list[Finding] = []
    for incident in incidents:
        accounts = [found.accounts[id] for id in incident.accounts]
        here = replace(found, within=frozenset(a.document for a in accounts))
        own: list[Root] = [r for a in accounts for r in _of_account(here, a)]
        deep, circles = _behind(found, accounts, own)
        all_roots += deep
        findings += circles
    return tuple(sorted(all_roots, key=lambda r: (r.account, r.claim, r.origin))), tuple(findings)


def _of_account(found: Pile, account: Account) -> list[Root]:
    return [_of_claim(found, account, claim, frozenset()) for claim in account.claims]


def _of_claim(found: Pile, account: Account, claim: Claim, seen: frozenset[str]) -> Root:
    root = _of_voice(found, account.document, account.voice, account.id, claim.id)
    if _is_named(found, root.origin) and not root.weak:
        return root
    if claim.id not in seen:
        copied = _copied_from(found, account, claim, seen | {claim.id})
        if copied is not None:
            return replace(copied, account=account.id, claim=claim.id)
    if root.weak:
        summed = _summary_of(found, account, claim)
        if summed is not None:
            return replace(summed, account=account.id, claim=claim.id, reason="sums up what the text attributes")
    return root


def _of_voice(found: Pile, document: str, voice: tuple[str, ...], account: str, claim: str) -> Root:
    """The origin that a chain of sources reaches by itself."""
    deepest = found.sources[voice[-1]].id if voice[-1] in found.sources else voice[-1]
    if len(voice) == 1 or deepest == voice[0]:
        source = found.sources.get(deepest)
        present = source is not None and source.kind == "reporter_own_observation"
        return Root(account, claim, deepest, present, not present, "the outlet's own voice")
    source = found.sources.get(deepest)
    if source is None or deepest == "unknown":
        return Root(account, claim, f"unknown source in {document}", False, False, "the text does not say who")
    if source.disclosure in _UNNAMED:
        for id in reversed(voice[1:-1]):
            body = found.sources.get(id)
            if body is not None and body.kind in COLLECTORS and body.disclosure == "named":
                return Root(
                    account, claim, body.speaks_for or body.id, False, False, f"unnamed contacts of {body.name}"
                )
        return Root(account, claim, deepest, False, False, "an unnamed source, followed no further")
    origin = source.speaks_for or source.id
    present = source.access in _PRESENT or source.kind == "reporter_own_observation"
    return Root(account, claim, origin, present, False, "the deepest source that the text names")


def _is_named(found: Pile, origin: str) -> bool:
    source = found.sources.get(origin)
    return source is not None and source.disclosure == "named"


def _copied_from(found: Pile, account: Account, claim: Claim, seen: frozenset[str]) -> Root | None:
    """The root of the words that a claim was copied from, in the earliest document that has them."""
    for passage in found.earlier.get(account.document, ()):
        if not passage.right_span.holds(claim.span) or (found.within is not None and passage.left not in found.within):
            continue
        twin = _twin(found, passage, claim)
        if twin is not None:
            root = _of_claim(found, twin[0], twin[1], seen)
            return replace(root, reason=f"same words as {passage.left}: {root.reason}")
        spot = _aligned(passage, claim.span)
        voice = found.attributed[passage.left].voice(spot)
        root = _of_voice(found, passage.left, voice, account.id, claim.id)
        return replace(root, reason=f"same words as {passage.left}: {root.reason}")
    return None


def _twin(found: Pile, passage: Passage, claim: Claim) -> tuple[Account, Claim] | None:
    """The claim of the same slot in the earlier document's half of a passage, the same value and the nearest first."""
    spot = _aligned(passage, claim.span)
    twins = [
        (other.low != claim.low, other.value != claim.value, abs(other.span.start - spot.start), other.id, a, other)
        for a in found.by_document.get(passage.left, ())
        for other in a.claims
        if other.slot == claim.slot and passage.left_span.meets(other.span)
    ]
    if not twins:
        return None
    best = min(twins, key=lambda t: t[:4])
    return best[4], best[5]


def _aligned(passage: Passage, span: Span) -> Span:
    """Where a span of the right half stands in the left half, by proportion."""
    left, right = passage.left_span, passage.right_span
    scale = (left.end - left.start) / max(1, right.end - right.start)
    start = left.start + round((span.start - right.start) * scale)
    return Span(
        left.part,
        min(start, left.end - 1),
        min(max(start + 1, left.start + round((span.end - right.start) * scale)), left.end),
    )


def _summary_of(found: Pile, account: Account, claim: Claim) -> Root | None:
    """An outlet's own words that repeat what an attributed account of the same happening in the same text says."""
    for other in found.by_document.get(account.document, ()):
        if other.happening != account.happening or len(other.voice) == 1:
            continue
        for twin in other.claims:
            if twin.slot == claim.slot and (twin.low, twin.value) == (claim.low, claim.value):
                return _of_voice(found, other.document, other.voice, account.id, claim.id)
    return None


def _behind(found: Pile, accounts: Sequence[Account], own: Sequence[Root]) -> tuple[list[Root], list[Finding]]:
    """Roots that stop at a relay go on to what other accounts of the incident, or its own article, show behind it."""
    behind: dict[str, set[str]] = defaultdict(set)
    by_account: dict[str, list[Root]] = defaultdict(list)
    for root in own:
        if not root.weak:
            by_account[root.account].append(root)
    for account in accounts:
        for link in account.voice:
            source = found.sources.get(link)
            if source is not None and (source.kind in RELAYS or link == account.voice[0]):
                behind[source.id] |= {r.origin for r in by_account[account.id] if r.origin != source.id}
    findings: dict[tuple[str, ...], Finding] = {}
    reached: dict[str, tuple[str, ...]] = {}
    for start in sorted({r.origin for r in own}):
        reached[start] = _reach(start, behind, findings)
    deep = [
        replace(r, origin=o) if o != r.origin else r
        for r in own
        for o in ((r.origin,) if r.weak else reached[r.origin])
    ]
    return deep, [findings[k] for k in sorted(findings)]


def _reach(start: str, behind: Mapping[str, set[str]], findings: dict[tuple[str, ...], Finding]) -> tuple[str, ...]:
    """The ends of all paths from a source; a circle ends in its first member by id and becomes a finding."""
    ends: set[str] = set()
    todo: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while todo:
        path = todo.pop()
        here = path[-1]
        if here in path[:-1]:
            circle = path[path.index(here) : -1]
            turn = circle.index(min(circle))
            circle = circle[turn:] + circle[:turn]
            findings[circle] = Finding("circular", "each of these names the next as its source", circle)
            ends.add(circle[0])
            continue
        if here in seen:
            continue
        seen.add(here)
        onward = sorted(behind.get(here, ()))
        if not onward:
            ends.add(here)
        todo += [(*path, o) for o in onward]
    return tuple(sorted(ends))
