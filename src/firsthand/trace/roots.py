"""Roots: what each claim rests on, as deep as the pile reaches: down its own chain, through the passage it was copied
from, and behind the relays that other accounts of the same incident look behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.model.account import Account, Claim, Incident
from firsthand.model.attribution import Attributed, Source
from firsthand.model.provenance import Finding, Passage, Root, Words
from firsthand.model.text import Document, Span
from firsthand.trace.identity import identities, own_letters, unite
from firsthand.trace.institutions import by_document as told_of
from firsthand.trace.institutions import institutions
from firsthand.trace.order import in_order
from firsthand.trace.relays import Reached, go_behind, is_hearsay, passes_on

# Bodies that collect from contacts: their unnamed sources are theirs, and no origin beside them. An agency is no such
# body: the official who told it is an origin of his own, as he is for a paper.
COLLECTORS = frozenset(
    {
        "monitor_group", "state_body", "state_media", "armed_group", "armed_group_media", "international_organisation",
        "civil_defence_or_medical", "activist_or_local_network",
    }
)  # fmt: skip
# Whom a monitor may quote without a name, but who are parties and no contacts of his: "the army", "rebels".
_PARTIES = frozenset({"state_body", "armed_group"})
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
    # The nations whose forces or offices each document tells of.
    nations: Mapping[str, frozenset[str]] = field(default_factory=dict)


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
    for passage in in_order(passages):
        earlier[passage.right].append(passage)
    documents = tuple(documents)
    same = identities(attributed, own_letters(documents))
    sources = unite((s for a in attributed.values() for s in a.sources), same)
    nations = told_of(documents)
    return Pile({a.id: a for a in accounts}, by_document, attributed, sources, earlier, nations=nations)


def roots(found: Pile, incidents: Sequence[Incident]) -> tuple[tuple[Root, ...], tuple[Finding, ...]]:
    """The roots of every claim, sorted, and findings of circular reporting."""
    all_roots: list[Root] = []
    findings: list[Finding] = []
    for incident in incidents:
        accounts = [found.accounts[id] for id in incident.accounts]
        here = replace(found, within=frozenset(a.document for a in accounts))
        own = [
            part
            for a in accounts
            for claim in a.claims
            for part in _apart(found, _of_claim(here, a, claim, frozenset()))
        ]
        deep, circles = go_behind(found.sources, accounts, own)
        all_roots += _in_office(here, deep)
        findings += [_circle(here, accounts, path, incident.id) for path in circles]
    return tuple(sorted(all_roots, key=lambda r: (r.account, r.claim, r.origin))), tuple(findings)


def _in_office(found: Pile, deep: Sequence[Root]) -> list[Root]:
    """The roots of one incident with each body of a state, by whatever name of its office, as one."""
    origins = (found.sources[id] for id in sorted({r.origin for r in deep}) if id in found.sources)
    within = (found.nations.get(id, frozenset()) for id in sorted(found.within or ()))
    same = institutions(origins, within)
    return [replace(r, origin=same[r.origin]) if r.origin in same else r for r in deep]


def _apart(found: Pile, reached: Reached) -> list[Reached]:
    """One root for each of those that a source is: "a medic and a trader said"."""
    source = found.sources.get(reached.root.origin)
    if source is None or not source.joint:
        return [reached]
    ids = (found.sources[id].id if id in found.sources else id for id in source.joint)
    return [replace(reached, root=replace(reached.root, origin=id)) for id in dict.fromkeys(ids)]


def _circle(found: Pile, accounts: Sequence[Account], path: tuple[str, ...], incident: str) -> Finding:
    """Circular reporting, with the words in which each names the next."""
    names = [found.sources[id].name if id in found.sources else id for id in (*path, path[0])]
    steps = set(zip(path, (*path[1:], path[0]), strict=True))
    words: set[Words] = set()
    for account in accounts:
        outlet = _body(found, account.voice[0])
        for link in found.attributed[account.document].attributions:
            if link.source is not None and (outlet, _body(found, link.source_id or "")) in steps:
                words.add(Words(account.document, link.source))
    told = ", which names ".join(names[1:])
    return Finding("circular", f"{names[0]} names {told} as its source", path, tuple(sorted(words)), incident)


def _of_claim(found: Pile, account: Account, claim: Claim, seen: frozenset[str]) -> Reached:
    own = _of_voice(found, account.document, account.voice, account.id, claim.id)
    if _is_named(found, own.root.origin) and not own.root.weak and not own.own_voice:
        return own
    if claim.id not in seen:
        copied = _copied_from(found, account, claim, seen | {claim.id})
        if copied is not None:
            return replace(copied, root=replace(copied.root, account=account.id, claim=claim.id))
    if own.own_voice:
        summed = _summary_of(found, account, claim)
        if summed is not None:
            return summed
    return own


def _of_voice(found: Pile, document: str, voice: tuple[str, ...], account: str, claim: str) -> Reached:
    """The origin that a chain of sources reaches by itself."""
    deepest = found.sources[voice[-1]].id if voice[-1] in found.sources else voice[-1]
    if len(voice) == 1 or deepest == voice[0]:
        return _own_voice(found, document, voice[0], account, claim)
    source = found.sources.get(deepest)
    if source is None or deepest == "unknown":
        return Reached(
            Root(account, claim, f"unknown source in {document}", False, False, "the text does not say who"), True
        )
    if source.disclosure in _UNNAMED:
        return _unnamed(found, source, voice, account, claim)
    origin = source.speaks_for or source.id
    present = source.access in _PRESENT or source.kind == "reporter_own_observation"
    reached = Root(account, claim, origin, present, False, "the deepest source that the text names")
    return Reached(reached, own_voice=len(voice) == 2 and deepest == _author(found, document))


def _own_voice(found: Pile, document: str, outlet: str, account: str, claim: str) -> Reached:
    """What an outlet says itself: a monitor's or a party's own page is heard for itself, a paper's own words count only
    where nothing better stands behind; those around a credited report are no source beside the agency."""
    author = _author(found, document)
    source = found.sources.get(author or outlet)
    if source is not None and source.kind == "reporter_own_observation":
        return Reached(Root(account, claim, source.id, True, False, "the reporter's own eyes"), True)
    if author is not None:
        return Reached(Root(account, claim, author, False, True, "over a report of the agency"), own_voice=True)
    weak = passes_on(source)
    own = Root(account, claim, source.id if source else outlet, False, weak, "the outlet's own voice")
    return Reached(own, own_voice=True)


def _unnamed(found: Pile, source: Source, voice: tuple[str, ...], account: str, claim: str) -> Reached:
    """An unnamed source: the contact of the body that collects from it, else an origin of its own."""
    heard_by = found.sources[voice[-2]].id if len(voice) > 2 and voice[-2] in found.sources else ""
    teller = found.sources.get(voice[-2])
    if is_hearsay(source) and teller is not None and teller.kind == "international_organisation":
        return Reached(Root(account, claim, source.id, False, True, f"reports that {teller.name} passes on"))
    for id in reversed(voice[:-1]) if source.kind not in _PARTIES else ():
        body = found.sources.get(id)
        own = id == voice[0] and passes_on(body)
        if body is not None and not own and body.kind in COLLECTORS and body.disclosure == "named":
            reason = f"unnamed contacts of {body.name}"
            return Reached(
                Root(account, claim, body.speaks_for or body.id, False, False, reason), True, False, heard_by
            )
    if is_hearsay(source):
        return Reached(Root(account, claim, source.id, False, True, "what others publish, nobody says who"))
    reason = "an unnamed source, followed no further"
    return Reached(Root(account, claim, source.id, False, False, reason), True, False, heard_by)


def _author(found: Pile, document: str) -> str | None:
    """The agency that a document's text is credited to; None where it is the outlet's own, or several are."""
    told = found.attributed.get(document)
    named = {
        a.source_id
        for a in (told.attributions if told else ())
        if a.speech == "block" and a.parent is None and a.source_kind == "wire_agency" and a.source_id
    }
    credits = {found.sources[id].id for id in named if id in found.sources}
    return next(iter(credits)) if len(credits) == 1 else None


def _body(found: Pile, id: str) -> str:
    """The body that a source id leads to."""
    return found.sources[id].id if id in found.sources else id


def _is_named(found: Pile, origin: str) -> bool:
    source = found.sources.get(origin)
    return source is not None and source.disclosure == "named"


def _copied_from(found: Pile, account: Account, claim: Claim, seen: frozenset[str]) -> Reached | None:
    """The root of the words that a claim was copied from, in the earliest document that has them."""
    for passage in found.earlier.get(account.document, ()):
        if not passage.right_span.holds(claim.span) or (found.within is not None and passage.left not in found.within):
            continue
        twin = _twin(found, passage, claim)
        if twin is not None:
            return _same_words(passage.left, _of_claim(found, twin[0], twin[1], seen))
        spot = _aligned(passage, claim.span)
        voice = found.attributed[passage.left].voice(spot)
        return _same_words(passage.left, _of_voice(found, passage.left, voice, account.id, claim.id))
    return None


def _same_words(document: str, reached: Reached) -> Reached:
    return replace(reached, root=replace(reached.root, reason=f"same words as {document}: {reached.root.reason}"))


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


def _summary_of(found: Pile, account: Account, claim: Claim) -> Reached | None:
    """What own words rest on that repeat what an attributed account of the same happening in the same text says: of
    several, the one that holds most of what the outlet says."""
    others = [
        (sum(_repeats(o, c) for c in account.claims), o)
        for o in found.by_document.get(account.document, ())
        if o.happening == account.happening and len(o.voice) > len(account.voice) and _repeats(o, claim)
    ]
    if not others:
        return None
    _, best = max(others, key=lambda o: o[0])
    reached = _of_voice(found, best.document, best.voice, account.id, claim.id)
    return replace(reached, root=replace(reached.root, reason="sums up what the text attributes"))


def _repeats(account: Account, claim: Claim) -> bool:
    """True when an account holds the value of a claim of another."""
    return any(c.slot == claim.slot and (c.low, c.value) == (claim.low, claim.value) for c in account.claims)
