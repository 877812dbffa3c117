"""Rows: the readings of one slot, grouped by what they rest on, and how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.collate.divisions import finer_division
from firsthand.collate.figures import Part
from firsthand.collate.grounds import grounds
from firsthand.collate.relations import Known, stand
from firsthand.collate.words import holders
from firsthand.model.account import Account, Claim
from firsthand.model.collation import Reading, Row, RowRelation, Witness
from firsthand.model.judgement import Judgement
from firsthand.model.origins import count
from firsthand.model.provenance import Root

PEOPLE = (
    "killed", "wounded", "killed_or_wounded", "missing", "detained", "taken", "captured", "surrendered", "released",
    "displaced", "trapped", "participants", "means",
)  # fmt: skip
SLOTS = ("when", "where", "type", "perpetrator", "target", *PEOPLE, "weapon", "damage", "claimed_by", "denial", "cause")
_NOBODY: Mapping[str, str] = {}
_TOLD = frozenset({"asserted", "alleged"})
_AGAINST = frozenset({"denied"})


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the account that makes it and what it rests on."""

    account: Account
    claim: Claim
    roots: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the other rows of an incident hold: the parts counted, by slot, and the figures below the headlines."""

    parts: Mapping[str, Sequence[Part]]
    below: frozenset[tuple[str, int]]


def rows(
    accounts: Sequence[Account],
    roots: Mapping[str, Sequence[Root]],
    judgements: Sequence[Judgement],
    names: Mapping[str, str] = _NOBODY,
) -> tuple[Row, ...]:
    """A row for each slot and group that any account fills, in the order of `SLOTS`; `roots` are by claim id, `names`
    of sources by source id, for the reasons."""
    known = Known(names, {a.type: a.family for a in accounts if a.family}, grounds(accounts))
    cells: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for account in accounts:
        for claim in account.claims:
            if claim.slot not in SLOTS or claim.scope != "incident" or claim.relation == "proportion":
                continue
            if claim.relation in ("subset", "increment") and not claim.group:
                continue  # a part of which nothing is said but that it is one fills no row of wholes
            if claim.slot not in PEOPLE or claim.low is not None or claim.high is not None:
                cells[claim.slot, claim.group].append(Held(account, claim, tuple(roots.get(claim.id, ()))))
    seen = Seen(_parts(accounts, roots), _below(accounts))
    order = {s: n for n, s in enumerate(SLOTS)}
    found = [
        _row(slot, group, cells[slot, group], judgements, known, seen)
        for slot, group in sorted(cells, key=lambda k: (order[k[0]], k[1]))
    ]
    finer = {slot: reason for slot in PEOPLE if (reason := finer_division(accounts, slot))}
    return tuple(
        replace(r, relation="refine", reason=finer[r.slot])
        if r.slot in finer and r.relation in ("differ", "single", "agree")
        else r
        for r in found
    )


def _row(slot: str, group: str, held: list[Held], judgements: Sequence[Judgement], known: Known, seen: Seen) -> Row:
    told = [h for h in held if h.claim.factuality in _TOLD]
    against = [h for h in held if h.claim.factuality in _AGAINST]
    readings = _readings(slot, told)
    origins = count((r for h in told for r in h.roots), judgements)
    relation, reason = _relation(slot, told, against, known, seen)
    if against:
        readings = (*readings, *(_denied(h) for h in _first_of_each_origin(against)))
    return Row(slot, group, relation, readings, origins, reason)


def _parts(accounts: Sequence[Account], roots: Mapping[str, Sequence[Root]]) -> dict[str, list[Part]]:
    """By slot, the parts that accounts count inside their wholes."""
    found: dict[str, list[Part]] = defaultdict(list)
    for account in accounts:
        for c in account.claims:
            if c.slot in PEOPLE and c.relation in ("subset", "partition") and c.group and c.low and c.low == c.high:
                found[c.slot].append(Part(c.low, c.group, c.text, frozenset(r.origin for r in roots.get(c.id, ()))))
    return found


def _latest(slot: str, told: list[Held]) -> list[Held]:
    """Of what one origin alone stands behind, only what it said last: a running toll supersedes itself, nobody else's."""
    if slot not in PEOPLE:
        return told
    last: dict[str, str] = {}
    for h in told:
        for root in h.roots:
            last[root.origin] = max(last.get(root.origin, ""), h.account.told or "")
    kept = [
        h for h in told if not h.roots or any(last[r.origin] <= (h.account.told or last[r.origin]) for r in h.roots)
    ]
    return kept or told


def _by_value(slot: str, told: list[Held]) -> list[list[Held]]:
    """Claims that give the same value together, in the order of the first of each."""
    found: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for h in told:
        key = (h.claim.low, h.claim.high) if slot in PEOPLE else (h.claim.value or h.claim.text.lower(),)
        found[key].append(h)
    return list(found.values())


def _readings(slot: str, told: list[Held]) -> tuple[Reading, ...]:
    found = [_reading(slot, held) for held in _by_value(slot, told)]
    return tuple(sorted(found, key=lambda r: (-len(r.origins), -len(r.witnesses), r.low or 0, r.value)))


def _reading(slot: str, held: list[Held]) -> Reading:
    first = min(held, key=lambda h: (h.account.document, h.claim.span))
    low, high = (first.claim.low, first.claim.high) if slot in PEOPLE else (None, None)
    return Reading(
        shown(first.claim) if slot in PEOPLE else first.claim.text,
        low,
        high,
        tuple(sorted({r.origin for h in held for r in h.roots})),
        tuple(sorted({_witness(h) for h in held}, key=lambda w: (w.document, w.span, w.account, w.claim))),
        max((h.account.told for h in held if h.account.told), default=None),
    )


def _witness(held: Held) -> Witness:
    return Witness(held.account.id, held.account.document, held.claim.id, held.claim.span)


def _denied(held: Held) -> Reading:
    reading = _reading(held.claim.slot, [held])
    return Reading(f"denied: {reading.value}", None, None, reading.origins, reading.witnesses)


def _first_of_each_origin(held: list[Held]) -> list[Held]:
    seen: dict[tuple[str, ...], Held] = {}
    for h in sorted(held, key=lambda x: (x.account.document, x.claim.span)):
        seen.setdefault(tuple(sorted(r.origin for r in h.roots)), h)
    return list(seen.values())


def shown(claim: Claim) -> str:
    """A count for people to read: never a number that the words do not bound."""
    low, high = claim.low, claim.high
    if claim.modality == "vague" or (low is None and high is None):
        return claim.text
    if low == high:
        return f"{low}"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"at most {high}"
    return f"{low} to {high}"


def _relation(slot: str, told: list[Held], against: list[Held], known: Known, seen: Seen) -> tuple[RowRelation, str]:
    if not told:
        return ("single", "only denied") if against else ("absent", "")
    deniers = {r.origin for h in against for r in h.roots}
    some = [h for h in told if h.claim.high != 0] if against else told
    if others := [h for h in some if not deniers or {r.origin for r in h.roots} - deniers]:
        if against:
            return "contradict", f"denied by {_who(against, known)}; told by {_who(others, known)}"
    else:
        return "single", "told by nobody but who denies it"
    if all(_in_headline(h) and (slot, h.claim.low) not in seen.below for h in told):
        return "unsupported", "of this incident only a headline tells it"
    latest = [(_reading(slot, held), held[0].claim.value or "") for held in _by_value(slot, _latest(slot, told))]
    return stand(slot, latest, known, seen.parts.get(slot, ()), counted=slot in PEOPLE)


def _who(held: list[Held], known: Known) -> str:
    return holders(_reading(held[0].claim.slot, held), known.names)


def _in_headline(held: Held) -> bool:
    """True for what an outlet's headline says in its own voice."""
    return held.claim.span.part == "title" and len(held.account.voice) == 1


def _below(accounts: Sequence[Account]) -> frozenset[tuple[str, int]]:
    """The figures that the texts below the headlines give, of whatever group: "19 civilians" bears out "19 killed"."""
    return frozenset(
        (c.slot, c.low)
        for a in accounts
        for c in a.claims
        if c.low is not None and c.span.part == "text" and c.factuality in _TOLD
    )


def by_claim(roots: Iterable[Root]) -> dict[str, list[Root]]:
    """Roots by the id of the claim that they are of."""
    found: dict[str, list[Root]] = defaultdict(list)
    for root in roots:
        found[root.claim].append(root)
    return found
