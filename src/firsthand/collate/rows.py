"""Rows: the readings of one slot, grouped by what they rest on, and how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.collate.divisions import finer_division
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
# Slots whose values add up to a picture: different words in them are no contradiction.
LISTS = frozenset({"weapon", "target", "damage", "cause", "perpetrator", "claimed_by"})
_TOLD = frozenset({"asserted", "alleged"})
_AGAINST = frozenset({"denied"})


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the account that makes it and what it rests on."""

    account: Account
    claim: Claim
    roots: tuple[Root, ...]


def rows(
    accounts: Sequence[Account], roots: Mapping[str, Sequence[Root]], judgements: Sequence[Judgement]
) -> tuple[Row, ...]:
    """A row for each slot and group that any account fills, in the order of `SLOTS`; `roots` are by claim id."""
    cells: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for account in accounts:
        for claim in account.claims:
            if claim.slot not in SLOTS or claim.scope != "incident" or claim.relation == "proportion":
                continue
            if claim.relation in ("subset", "increment") and not claim.group:
                continue  # a part of which nothing is said but that it is one fills no row of wholes
            if claim.slot not in PEOPLE or claim.low is not None or claim.high is not None:
                cells[claim.slot, claim.group].append(Held(account, claim, tuple(roots.get(claim.id, ()))))
    order = {s: n for n, s in enumerate(SLOTS)}
    found = [
        _row(slot, group, cells[slot, group], judgements)
        for slot, group in sorted(cells, key=lambda k: (order[k[0]], k[1]))
    ]
    finer = {slot: reason for slot in PEOPLE if (reason := finer_division(accounts, slot))}
    return tuple(
        replace(r, relation="refine", reason=finer[r.slot])
        if r.slot in finer and r.relation in ("differ", "single", "agree")
        else r
        for r in found
    )


def _row(slot: str, group: str, held: list[Held], judgements: Sequence[Judgement]) -> Row:
    told = [h for h in held if h.claim.factuality in _TOLD]
    against = [h for h in held if h.claim.factuality in _AGAINST]
    readings = _readings(slot, told)
    origins = count((r for h in told for r in h.roots), judgements)
    relation, reason = _relation(slot, _readings(slot, _latest(slot, told)), told, against)
    if against:
        readings = (*readings, *(_denied(h) for h in _first_of_each_origin(against)))
    return Row(slot, group, relation, readings, origins, reason)


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


def _readings(slot: str, told: list[Held]) -> tuple[Reading, ...]:
    by_value: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for h in told:
        key = (h.claim.low, h.claim.high) if slot in PEOPLE else (h.claim.value or h.claim.text.lower(),)
        by_value[key].append(h)
    found = [_reading(slot, held) for held in by_value.values()]
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


def _relation(slot: str, readings: Sequence[Reading], told: list[Held], against: list[Held]) -> tuple[RowRelation, str]:
    if not readings:
        return ("single", "only denied") if against else ("absent", "")
    if against:
        return "contradict", f"{len(against)} {'account denies' if len(against) == 1 else 'accounts deny'} it"
    origins = {o for r in readings for o in r.origins}
    if _only_headline(told):
        return "unsupported", "stands in a headline alone"
    if len(readings) == 1:
        return ("agree", "") if len(origins) > 1 else ("single", "")
    if slot in PEOPLE:
        return _numbers(readings, told)
    if slot in LISTS:
        shared = set.intersection(*(set(r.origins) for r in readings)) if readings else set()
        return ("refine", "the same sources give several") if shared or len(origins) == 1 else ("differ", "")
    if slot == "when":
        return _times(told)
    return ("refine", "") if len(origins) == 1 else ("differ", "")


def _only_headline(told: list[Held]) -> bool:
    return all(h.claim.span.part == "title" and len(h.account.voice) == 1 for h in told)


def _numbers(readings: Sequence[Reading], told: list[Held]) -> tuple[RowRelation, str]:
    """Relations of domain counts: intervals that meet agree or refine, others differ, zero against some contradicts."""
    bounds = [(r.low if r.low is not None else 0, r.high if r.high is not None else 10**9) for r in readings]
    if any(h == 0 for _, h in bounds) and any(low > 0 for low, _ in bounds):
        return "contradict", "none against some"
    low, high = max(b[0] for b in bounds), min(b[1] for b in bounds)
    if low <= high:
        return "refine", "the narrower figure lies inside the wider"
    if len({o for r in readings for o in r.origins}) == 1:
        return "differ", "one origin gives more than one figure: a running toll, or copies that changed it"
    return "differ", f"{min(b[0] for b in bounds)} to {max(b[0] for b in bounds)}"


def _times(told: list[Held]) -> tuple[RowRelation, str]:
    whens = [tuple((h.claim.value or "/").split("/", 1)) for h in told]
    low = max((a for a, _ in whens if a), default="")
    high = min((b for _, b in whens if b), default="9999")
    if low[:10] <= high[:10]:
        return "refine", "the narrower time lies inside the wider"
    return "differ", ""


def by_claim(roots: Iterable[Root]) -> dict[str, list[Root]]:
    """Roots by the id of the claim that they are of."""
    found: dict[str, list[Root]] = defaultdict(list)
    for root in roots:
        found[root.claim].append(root)
    return found
