"""Rows: the readings of one slot, grouped by what they rest on, and how they stand to each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.collate.divisions import finer_division
from firsthand.collate.figures import Part
from firsthand.collate.grounds import grounds
from firsthand.collate.held import DENIED, PEOPLE, TOLD, Cells, Held, cells
from firsthand.collate.relations import Known, stand
from firsthand.collate.superseded import latest, marked, told_of, without_relays
from firsthand.collate.victims import who_they_were
from firsthand.collate.words import holders
from firsthand.model.account import Account, Claim
from firsthand.model.collation import Reading, Row, RowRelation, Witness
from firsthand.model.judgement import Judgement
from firsthand.model.origins import count
from firsthand.model.provenance import Origins, Root

SLOTS = ("when", "where", "type", "perpetrator", "target", *PEOPLE, "weapon", "damage", "claimed_by", "denial", "cause")
_NOBODY: Mapping[str, str] = {}
_PARTIES = frozenset({"perpetrator", "target", "claimed_by"})
# How a text gives a bound that it does not count in: nobody said the 51 of "more than 50".
_MORE = re.compile(r"\b(?:(?:more|greater) than|over|above|upwards? of|in excess of)\b", re.I)
_FEWER = re.compile(r"\b(?:(?:fewer|less) than|under)\b", re.I)
# What the words alone tell of an actor that is not in the table.
_KINDS = frozenset("state_force armed_group body coalition outlet agency civilians person ministry unknown".split())


@dataclass(frozen=True, slots=True)
class Seen:
    """What the other rows of an incident hold: the parts counted, by slot, the figures below the headlines, and who
    tells what happened."""

    parts: Mapping[str, Sequence[Part]]
    below: frozenset[tuple[str, int]]
    tellers: tuple[Held, ...] = ()


def rows(
    accounts: Sequence[Account],
    roots: Mapping[str, Sequence[Root]],
    judgements: Sequence[Judgement],
    names: Mapping[str, str] = _NOBODY,
) -> tuple[Row, ...]:
    """A row for each slot and group that any account fills, in the order of `SLOTS`; `roots` are by claim id, `names`
    of sources by source id, for the reasons."""
    known = Known(names, {a.type: a.family for a in accounts if a.family}, grounds(accounts))
    filled = cells(accounts, roots, SLOTS)
    seen = Seen(_parts(accounts, roots), _below(accounts), _tellers(filled))
    order = {s: n for n, s in enumerate(SLOTS)}
    found = [
        _row(slot, group, filled[slot, group], judgements, known, seen)
        for slot, group in sorted(filled, key=lambda k: (order[k[0]], k[1]))
    ]
    finer = {slot: reason for slot in PEOPLE if (reason := finer_division(accounts, slot))}
    found = [
        replace(r, relation="refine", reason=finer[r.slot])
        if r.slot in finer and r.relation in ("differ", "single", "agree")
        else r
        for r in found
    ]
    odd = who_they_were(filled, known)
    return tuple(_at_odds(r, odd[r.slot, r.group]) if (r.slot, r.group) in odd else r for r in found)


def _at_odds(row: Row, reason: str) -> Row:
    """The row of one kind of victims where others tell of another kind alone."""
    if row.relation in ("contradict", "unsupported"):
        return row
    before = row.reason if row.relation == "differ" else ""
    return replace(row, relation="differ", reason="; ".join(r for r in (before, reason) if r))


def _row(slot: str, group: str, held: list[Held], judgements: Sequence[Judgement], known: Known, seen: Seen) -> Row:
    told = without_relays(slot, [h for h in held if h.claim.factuality in TOLD])
    against = [h for h in held if h.claim.factuality in DENIED]
    origins = count((r for h in told for r in h.roots), judgements)
    if slot == "denial" and told:
        return _denial(told, origins, known, seen)
    readings = _readings(slot, told)
    relation, reason = _relation(slot, group, told, against, known, seen)
    if slot in PEOPLE:
        readings = marked(readings, _readings(slot, latest(slot, told)), known.names)
        reason = "; ".join(r for r in (reason, told_of(readings)) if r)
    if against:
        readings = (*readings, *(_denied(h) for h in _first_of_each_origin(against)))
    return Row(slot, group, relation, readings, origins, reason)


def _denial(told: list[Held], origins: Origins, known: Known, seen: Seen) -> Row:
    """Who denies that it happened, once for all of them; a contradiction where anybody else tells that it did."""
    reading = _reading("denial", told)
    reading = replace(reading, value=f"denied by {holders(reading, known.names)}")
    deniers = {*reading.origins}
    others = [h for h in seen.tellers if h.origins and not h.origins <= deniers]
    others = [h for h in others if any(not r.weak for r in h.roots)] or others
    if not others:
        return Row("denial", "", "single" if len(deniers) < 2 else "agree", (reading,), origins)
    return Row("denial", "", "contradict", (reading,), origins, f"{reading.value}; told by {_who(others, known)}")


def _tellers(filled: Cells) -> tuple[Held, ...]:
    """Who says what happened, or what it did to people."""
    return tuple(
        h
        for (slot, _), held in sorted(filled.items())
        if slot == "type" or (slot in PEOPLE and slot not in ("participants", "means"))
        for h in held
        if h.claim.factuality in TOLD
    )


def _parts(accounts: Sequence[Account], roots: Mapping[str, Sequence[Root]]) -> dict[str, list[Part]]:
    """By slot, the parts that accounts count inside their wholes."""
    found: dict[str, list[Part]] = defaultdict(list)
    for account in accounts:
        for c in account.claims:
            if c.slot in PEOPLE and c.relation in ("subset", "partition") and c.group and c.low and c.low == c.high:
                behind = frozenset(r.origin for r in roots.get(c.id, ()))
                found[c.slot].append(Part(c.low, c.group, c.text, behind, account.document, c.span))
    return found


def _by_value(slot: str, told: list[Held]) -> list[list[Held]]:
    """Claims that give the same value together, in the order of the first of each; of one origin, "at least 12" and
    "12" are one reading."""
    found: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for h in told:
        found[_key(slot, h.claim)].append(h)
    if slot in PEOPLE:
        for key in [k for k in found if k[1] is None and k[0] is not None]:
            exact = (key[0], key[0])
            behind = frozenset(o for h in found[key] for o in h.origins)
            if exact in found and behind & {o for h in found[exact] for o in h.origins}:
                found[key] += found.pop(exact)
    return _same_words(list(found.values())) if slot in _PARTIES else list(found.values())


def _same_words(found: list[list[Held]]) -> list[list[Held]]:
    """Readings of parties, those of the very same words as one: who is meant may be known of one and not of the other."""
    merged: list[list[Held]] = []
    for held in found:
        words = {h.claim.text.lower() for h in held}
        home = next((m for m in merged if words & {h.claim.text.lower() for h in m}), None)
        if home is None or not any(_unlinked(m) for m in (held, home)):
            merged.append(list(held))
        else:
            home += held
    return merged


def _unlinked(held: list[Held]) -> bool:
    return all(h.claim.value is None or h.claim.value in _KINDS for h in held)


def _key(slot: str, claim: Claim) -> tuple[object, ...]:
    if slot in PEOPLE:
        return claim.low, claim.high
    if slot in _PARTIES and claim.value in _KINDS:
        return (
            " ".join(claim.text.lower().split()).removesuffix("s"),
        )  # a kind is no name: "fighters" are not "helicopters"
    return (claim.value or claim.text.lower(),)


def _readings(slot: str, told: list[Held]) -> tuple[Reading, ...]:
    found = [_reading(slot, held) for held in _by_value(slot, told)]
    return tuple(sorted(found, key=lambda r: (-len(r.origins), -len(r.witnesses), r.low or 0, r.value)))


def _reading(slot: str, held: list[Held]) -> Reading:
    first = min(held, key=lambda h: (h.claim.high is not None, h.account.document, h.claim.span))
    low, high = (first.claim.low, first.claim.high) if slot in PEOPLE else (None, None)
    told = sorted(h.account.told for h in held if h.account.told)
    return Reading(
        _shown(slot, first.claim),
        low,
        high,
        tuple(sorted({r.origin for h in held for r in h.roots})),
        tuple(sorted({_witness(h) for h in held}, key=lambda w: (w.document, w.span, w.account, w.claim))),
        told[-1] if told else None,
        told[0] if told else None,
    )


def _compared(slot: str, held: list[Held]) -> Reading:
    """A reading as it is compared: who says "at least 12" and counts 12 says 12."""
    reading = _reading(slot, held)
    if slot not in PEOPLE or reading.low is None or reading.high is not None:
        return reading
    exact = any(h.claim.high == reading.low for h in held)
    return replace(reading, value=f"{reading.low}", high=reading.low) if exact else reading


def _shown(slot: str, claim: Claim) -> str:
    if slot in PEOPLE:
        return shown(claim)
    return claim.value.replace("_", " ") if slot == "type" and claim.value else claim.text


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
        return f"more than {low - 1}" if low and _MORE.search(claim.text) else f"at least {low}"
    if low is None:
        return f"fewer than {high + 1}" if _FEWER.search(claim.text) else f"at most {high}"
    return f"{low} to {high}"


def _relation(
    slot: str, group: str, told: list[Held], against: list[Held], known: Known, seen: Seen
) -> tuple[RowRelation, str]:
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
    now = [(_compared(slot, held), held[0].claim.value or "") for held in _by_value(slot, latest(slot, told))]
    parts = () if group else seen.parts.get(slot, ())
    return stand(slot, now, known, parts, counted=slot in PEOPLE)


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
        if c.low is not None and c.span.part == "text" and c.factuality in TOLD
    )


def by_claim(roots: Iterable[Root]) -> dict[str, list[Root]]:
    """Roots by the id of the claim that they are of."""
    found: dict[str, list[Root]] = defaultdict(list)
    for root in roots:
        found[root.claim].append(root)
    return found
