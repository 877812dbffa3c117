"""Told apart: two happenings that one text tells of, at two times that it names, are two.

"A second strike in two nights hit the town": who reads that knows of both nights, and knows which of them an account of
one night is of. Place, words and tolls may all be alike, so no weight could tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from firsthand.link.cluster import AGAINST_BITS
from firsthand.link.features import APART_HOURS, ordinal
from firsthand.model.account import Account, Interval, hours_between

Held = Mapping[str, Sequence[Account]]


def told_apart(held: Held) -> list[tuple[str, str]]:
    """Pairs of happenings of one document and of one type that it dates at least `APART_HOURS` apart, each in words, in
    order."""
    dated: dict[str, list[str]] = defaultdict(list)
    for happening in sorted(held):
        if _is_dated(held[happening]):
            dated[held[happening][0].document].append(happening)
    pairs = (pair for told in dated.values() for pair in combinations(told, 2))
    return sorted(
        (x, y)
        for x, y in pairs
        if {a.type for a in held[x]} & {a.type for a in held[y]} and _hours(held, x, y) >= APART_HOURS
    )


def of_one_time(
    bits: Mapping[tuple[str, str], float], held: Held, apart: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], float]:
    """The same evidence, but against a pair of which one is told at the time of the other's counterpart: where a text
    tells of two nights, what happened in the first is not its account of the second."""
    found = dict(bits)
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in bits:
        near[left].add(right)
        near[right].add(left)
    for x, y in apart:
        for one, counterpart in ((x, y), (y, x)):
            for other in near[one]:
                if _is_at(held, counterpart, other) and _hours(held, one, other) >= APART_HOURS:
                    key = (min(one, other), max(one, other))
                    found[key] = min(found[key], AGAINST_BITS)
    return found


def _is_dated(accounts: Sequence[Account]) -> bool:
    """True when words of an account give the time that all have, to a day or a night."""
    when = accounts[0].when
    return _is_short(when) and any(
        claim.slot == "when" and claim.scope == "incident" and claim.value and _gives(claim.value, when)
        for account in accounts
        for claim in account.claims
    )


def _gives(value: str, when: Interval) -> bool:
    """True for the value of a claim ("earliest/latest") that is as short as a day and meets `when`."""
    ends = value.split("/")
    told = Interval(ends[0], ends[-1])
    return _is_short(told) and hours_between(told, when) == 0.0


def _is_short(when: Interval) -> bool:
    low, high = ordinal(when.earliest), ordinal(when.latest)
    return low is not None and high is not None and high - low <= 1


def _hours(held: Held, one: str, other: str) -> float:
    return hours_between(held[one][0].when, held[other][0].when)


def _is_at(held: Held, one: str, other: str) -> bool:
    when = held[other][0].when
    return bool(when.earliest and when.latest) and _hours(held, one, other) == 0.0
