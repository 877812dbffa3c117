"""Comparing two accounts, feature by feature: each gives a level by name, which the weights turn into bits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from firsthand.model.account import Account, Interval, hours_between
from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place

# The limits of the levels. 25 km is what coders take as "near a known place" (UCDP where_prec 2).
NEAR_M, SAME_AREA_M, APART_M = 8_000, 25_000, 60_000
FINE_RADIUS_M = 25_000
# A place that reaches further than this holds more than one event a day.
CITY_M = 4_000
# Times so many hours apart are of two nights, or of a night and a day.
APART_HOURS = 10.0


@dataclass(frozen=True, slots=True)
class Level:
    """One feature of a pair: its level, and the values in words."""

    feature: str
    level: str
    detail: str


@dataclass(frozen=True, slots=True)
class Feature:
    """`level` compares two accounts by `value` alone. Accounts of a happening have the same value of what is
    `shared`."""

    level: Callable[[Account, Account], Level]
    value: Callable[[Account], Hashable]
    shared: bool = False


def features() -> tuple[Feature, ...]:
    """All that two accounts are compared by, always in the same order."""
    return (
        Feature(place_level, lambda a: (a.where, frozenset(_ids(a))), shared=True),
        Feature(_time, lambda a: (a.when, a.told, _day_named(a))),
        Feature(_type, lambda a: (a.type, a.family)),
        *(Feature(partial(_toll, slot), partial(tolls, slot=slot)) for slot in ("killed", "wounded")),
        Feature(_told, lambda a: (a.told, a.background), shared=True),
        *(Feature(partial(_words, slot), partial(_values, slot=slot)) for slot in ("weapon", "target", "perpetrator")),
    )


def levels(left: Account, right: Account) -> Iterator[Level]:
    """The level of each feature of a pair."""
    return (feature.level(left, right) for feature in FEATURES)


def place_level(left: Account, right: Account) -> Level:
    """How near two accounts' places lie to each other."""
    a, b = left.where, right.where
    if a is None or b is None:
        if _ids(left) & _ids(right):
            return Level("place", "candidate", "")
        return Level("place", "both_unplaced" if a is None and b is None else "one_unplaced", "")
    detail = f"{a.name} / {b.name}"
    gap = distance_m(a, b)
    if max(a.radius_m, b.radius_m) > FINE_RADIUS_M:
        if a.id == b.id:
            return Level("place", "same_area", detail)
        if _ids(left) & _ids(right) - {None}:
            return Level("place", "candidate", detail)
        inside = gap <= max(a.radius_m, b.radius_m) + NEAR_M
        return Level("place", "inside" if inside else "apart", detail)
    if a.id == b.id:
        return Level("place", "same" if a.radius_m <= CITY_M else "same_city", a.name)
    if gap > NEAR_M and (a.name == b.admin1 or b.name == a.admin1):
        return Level("place", "inside", detail)  # a province is often named by its capital's name alone
    beyond = gap - min(a.radius_m, NEAR_M) - min(b.radius_m, NEAR_M)
    level = (
        "near"
        if beyond <= NEAR_M
        else "same_area"
        if beyond <= SAME_AREA_M
        else "far"
        if beyond <= APART_M
        else "apart"
    )
    return Level("place", level, f"{detail}, {gap / 1000:.0f} km")


def _ids(account: Account) -> set[str | None]:
    here: set[str | None] = {c.place.id for c in account.candidates}
    if account.where:
        here.add(account.where.id)
    return here


def ordinal(moment: str | None) -> int | None:
    """The day's number; None for None."""
    try:
        return date.fromisoformat(moment[:10]).toordinal() if moment else None
    except ValueError:
        return None


def _time(one: Account, other: Account) -> Level:
    left, right = one.when, other.when
    a0, a1, b0, b1 = (ordinal(x) for x in (left.earliest, left.latest, right.earliest, right.latest))
    detail = f"{_when(left)} / {_when(right)}"
    if a1 is None or b1 is None:
        return Level("time", "unknown", detail)
    if a0 is None and b0 is None:
        return Level("time", "both_reported", detail)
    if a0 is None or b0 is None:
        first, last, report = (a0, a1, b1) if b0 is None else (b0, b1, a1)
        return Level("time", _reported(first, last, report), detail)
    gap = max(a0 - b1, b0 - a1)
    if gap <= 0 and hours_between(left, right) >= APART_HOURS:
        return Level("time", "next_day", detail)  # two nights share a day
    if gap <= 0:
        return Level("time", "same_day" if max(a1 - a0, b1 - b0) <= 1 else "overlap", detail)
    if gap == 1 and not _day_named(one if a0 > b1 else other):
        return Level("time", "day_before_report", detail)
    return Level("time", "next_day" if gap == 1 else "within_3_days" if gap <= 3 else "apart", detail)


def _reported(first: int | None, last: int, report: int) -> str:
    """How long after a happening's days another was reported of which nothing else is known: news follows soon."""
    if first is not None and report < first:
        return "reported_before"
    limits = ((0, "same"), (1, "next"), (2, "2_days"), (4, "4_days"), (9, "9_days"))
    return "reported_" + next((name for limit, name in limits if report - last <= limit), "far")


def _day_named(account: Account) -> bool:
    """False where the day is that of the report and no words of the account name it: it may be no more than that."""
    told = (account.told or "")[:10]
    if not told or (account.when.earliest or "")[:10] != told:
        return True
    return any(c.slot == "when" and told in (c.value or "") for c in account.claims)


def _when(when: Interval) -> str:
    return "..".join(dict.fromkeys(((when.earliest or "?")[:10], (when.latest or "?")[:10])))


def _type(left: Account, right: Account) -> Level:
    detail = f"{left.type} / {right.type}"
    if left.type == right.type:
        return Level("type", "same", left.type)
    if left.family == right.family:
        return Level("type", "family", detail)
    general = {"killing", "explosion", "clash", "unknown", "territory"}
    return Level("type", "general" if {left.type, right.type} & general else "differ", detail)


def tolls(account: Account, slot: str) -> tuple[tuple[int, int | None], ...]:
    """The whole tolls that an account gives for a slot, as (low, high); parts and periods are left out."""
    return tuple(
        dict.fromkeys(
            (c.low, c.high)
            for c in account.claims
            if c.slot == slot
            and c.low is not None
            and c.scope == "incident"
            and c.relation in ("whole", "total", "partition")
        )
    )


def _toll(slot: str, left: Account, right: Account) -> Level:
    a, b = tolls(left, slot), tolls(right, slot)
    if not a or not b:
        return Level(slot, "missing", "")
    detail = f"{slot} {max(x for x, _ in a)} and {max(x for x, _ in b)}"
    equal = max((x for x, _ in a for y, _ in b if x == y), default=None)
    if equal is not None:
        size = "large" if equal >= 20 else "medium" if equal >= 5 else "small"
        return Level(slot, f"equal_{size}", detail)
    top, other = max(x for x, _ in a), max(x for x, _ in b)
    ratio = (min(top, other) + 1) / (max(top, other) + 1)
    return Level(slot, "close" if ratio >= 0.75 else "differ" if ratio >= 0.4 else "far", detail)


def _told(left: Account, right: Account) -> Level:
    """News of one thing comes out together; what is told weeks later is seldom the same, unless it is recalled."""
    if left.background or right.background:
        return Level("told", "recalled", "")
    a, b = ordinal(left.told), ordinal(right.told)
    if a is None or b is None:
        return Level("told", "unknown", "")
    gap = abs(a - b)
    limits = ((0, "same"), (1, "next"), (2, "2_days"), (4, "4_days"), (9, "9_days"), (30, "month"))
    level = next((name for limit, name in limits if gap <= limit), "far")
    return Level("told", level, f"{(left.told or '')[:10]} / {(right.told or '')[:10]}")


def _words(slot: str, left: Account, right: Account) -> Level:
    a, b = _values(left, slot), _values(right, slot)
    if not a or not b:
        return Level(slot, "missing", "")
    shared = a & b
    return Level(slot, "same" if shared else "differ", ", ".join(sorted(shared or a | b)[:4]))


def _values(account: Account, slot: str) -> frozenset[str]:
    return frozenset(c.value for c in account.claims if c.slot == slot and c.value)


def area(place: Place) -> str:
    """The name of the largest division that a place is known to lie in; "?" when none is."""
    return place.admin1 or (place.name if place.feature in ("admin1", "region") else None) or place.country or "?"


FEATURES = features()
