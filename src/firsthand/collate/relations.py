"""Relations: how the readings of one slot stand to each other, with the reason in words (domain 4.4).

The same value agrees. A value inside another refines it. Values that cannot both hold differ, and the reason says who
says what and why that may be. None against some contradicts. Words that no rule can compare are said to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.collate.figures import Part, figures
from firsthand.collate.grounds import apart_m
from firsthand.collate.weapons import go_together
from firsthand.collate.words import holders, quoted
from firsthand.model.actors import load
from firsthand.model.collation import Reading, RowRelation
from firsthand.model.mentions import Place

# Slots told in free words, which no rule compares.
FREE = frozenset({"cause", "damage", "circumstances"})

Stand = tuple[RowRelation, str]
Held = tuple[Reading, str]  # a reading, and the id or normal form that its words stand for ("" where unknown)
_PARTIES = frozenset({"state_force", "armed_group", "coalition", "ministry"})
# Slots of which each account may name others: who did it, whom and what it hit, who claimed it.
_ADDED_UP = frozenset({"perpetrator", "target", "claimed_by"})
_SEVERAL = "the same sources give several"


@dataclass(frozen=True, slots=True)
class Known:
    """What the accounts of an incident add to their words: names of sources, families of types, places by id."""

    names: Mapping[str, str]
    families: Mapping[str, str]
    places: Mapping[str, Place]


def stand(slot: str, held: Sequence[Held], known: Known, parts: Sequence[Part], *, counted: bool) -> Stand:
    """How the readings of one slot stand, and why; `counted` where the slot counts people."""
    readings = [r for r, _ in held]
    if len(held) == 1:
        return ("agree", "") if len(readings[0].origins) > 1 else ("single", "")
    if counted:
        return figures(readings, known.names, parts)
    if slot == "when":
        return _times(held, known)
    if slot == "where":
        return _places(held, known)
    if slot in FREE:
        return "incomparable", "told in free words: to be read side by side"
    return _list(slot, held, known, _ALIKE.get(slot, _by_words)(known))


def _list(slot: str, held: Sequence[Held], known: Known, alike: Callable[[Held, Held], bool]) -> Stand:
    """Values that add up to a picture: they differ only where origins that share no value give values that are not
    alike."""
    mates: dict[str, set[str]] = {}
    for reading, _ in held:
        for origin in reading.origins:
            mates.setdefault(origin, set()).update(reading.origins)
    against = [(a, b) for a, b in combinations(held, 2) if not alike(a, b)]
    for (one, _), (other, _) in against:
        if not any(set(other.origins) & mates[o] for o in one.origins):
            return "differ", "; ".join(f"{holders(r, known.names)}: {quoted(r)}" for r in (one, other))
    if against:
        return "refine", _SEVERAL
    one_thing = slot not in _ADDED_UP and all(_one_thing(slot, a, b, known) for a, b in combinations(held, 2))
    return "refine", "words for one thing, some more exact" if one_thing else "several are told, none against another"


def _one_thing(slot: str, left: Held, right: Held, known: Known) -> bool:
    """True where one may be another name of the other; what merely goes together ("helicopter", "machine gun") is not."""
    if slot == "type":
        return known.families.get(left[1], left[1]) == known.families.get(right[1], right[1])
    return _by_words(known)(left, right)


def _by_words(known: Known) -> Callable[[Held, Held], bool]:
    """One is called by a word of the other: "rockets" and "rocket shells"."""

    def alike(left: Held, right: Held) -> bool:
        ours, theirs = ({w[:4] for w in r.value.lower().split()} for r, _ in (left, right))
        return bool(ours & theirs)

    return alike


def _by_arms(known: Known) -> Callable[[Held, Held], bool]:
    """One may fire the other, or is another name of it."""
    same = _by_words(known)
    return lambda left, right: same(left, right) or go_together(left[0].value, right[0].value)


def _by_family(known: Known) -> Callable[[Held, Held], bool]:
    """Types of one family are names of one thing; that people were killed or taken goes with any other."""

    def alike(left: Held, right: Held) -> bool:
        kinds = [known.families.get(value, "") for _, value in (left, right)]
        return kinds[0] == kinds[1] or bool({"", "killing", "custody"} & {*kinds})

    return alike


def _by_actor(known: Known) -> Callable[[Held, Held], bool]:
    """Only parties of a conflict that are named can differ: "rebels", or a village, stands beside any name (rule 3)."""
    table = load()

    def alike(left: Held, right: Held) -> bool:
        found = [table.get(value) for _, value in (left, right)]
        if any(actor is None or actor.kind not in _PARTIES for actor in found):
            return True
        return table.within(left[1], right[1]) or table.within(right[1], left[1])

    return alike


_ALIKE: Mapping[str, Callable[[Known], Callable[[Held, Held], bool]]] = {
    "type": _by_family, "perpetrator": _by_actor, "target": _by_actor, "claimed_by": _by_actor,
    "weapon": _by_arms,
}  # fmt: skip


def _times(held: Sequence[Held], known: Known) -> Stand:
    bounds = [(r, value.partition("/")[0], value.partition("/")[2]) for r, value in held]
    low = max((a for _, a, _ in bounds if a), default="")
    high = min((b for _, _, b in bounds if b), default="9999")
    if low[:10] <= high[:10]:
        return "refine", "the narrower time lies inside the wider"
    early = next(b for b in bounds if b[2] == high)
    late = next(b for b in bounds if b[1] == low)
    if {*early[0].origins} == {*late[0].origins}:
        return "refine", _SEVERAL
    return "differ", "; ".join(f"{holders(r, known.names)}: {quoted(r)} ({_days(a, b)})" for r, a, b in (early, late))


def _days(earliest: str, latest: str) -> str:
    ends = [e[:10] or "open" for e in (earliest, latest)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _places(held: Sequence[Held], known: Known) -> Stand:
    placed = [(r, known.places[value]) for r, value in held if value in known.places]
    far = [(apart_m(a, b), r, s) for (r, a), (s, b) in combinations(placed, 2) if apart_m(a, b) > 0]
    if far:
        metres, one, other = max(far, key=lambda f: (f[0], f[1].value, f[2].value))
        said = f"{max(1, round(metres / 1000))} km apart"
        if {*one.origins} == {*other.origins}:
            return "refine", f"{_SEVERAL} ({said})"
        return "differ", "; ".join(f"{holders(r, known.names)}: {quoted(r)}" for r in (one, other)) + f" ({said})"
    if len(placed) < len(held) and len({o for r, _ in held for o in r.origins}) > 1:
        return "incomparable", "it is not known where all of them lie"
    return "refine", "the smaller place lies inside the larger, or meets it"
