"""Blocking: which accounts are worth comparing, found without looking at every pair.

Two accounts meet when their days meet and they lie in one area or near each other, or name the same, or one of them
tells no place. Everybody of a day against everybody would be nine pairs in ten, of which next to none is one incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from firsthand.link.features import FINE_RADIUS_M, area, ordinal
from firsthand.model.account import Account, Interval

# A grid cell of half a degree, looked up with this margin on each side so that neighbours across an edge meet.
_CELL, _MARGIN = 0.5, 0.13
# An account that only tells when it was reported may be of one of these days before.
_REPORT_DELAY_DAYS = 2
_LONGEST_DAYS = 7
# Background that is dated to within this many days tells of one incident and not of a time.
_OWN_DAYS = 2
# What an account without a place is held under, and what every account is held under for those.
_UNPLACED, _ANYWHERE = "?", "@"

Keys = tuple[str, ...]


class Blocks:
    """Happenings, numbered in the order of adding, by what brings them together."""

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._under: dict[str, list[int]] = defaultdict(list)

    def add(self, account: Account) -> None:
        """Adds the happening of an account; others of it with the same keys need not be added."""
        for key in keys(account)[0]:
            self._under[key].append(len(self._documents))
        self._documents.append(account.document)

    def near(self, account: Account) -> list[int]:
        """The numbers of the happenings of other documents that are worth comparing with this account's."""
        found: set[int] = set()
        for key in keys(account)[1]:
            found.update(self._under.get(key, ()))
        return [n for n in sorted(found) if self._documents[n] != account.document]


def happenings(accounts: Iterable[Account]) -> list[tuple[Account, ...]]:
    """Accounts by happening; those that have not all keys in common stand apart."""
    found: dict[tuple[str, Keys, Keys], list[Account]] = {}
    for account in accounts:
        found.setdefault((account.happening, *keys(account)), []).append(account)
    return [tuple(held) for held in found.values()]


def candidates(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Each pair of accounts worth comparing once."""
    blocks = Blocks()
    held = happenings(accounts)
    for told in held:
        for n in blocks.near(told[0]):
            yield from product(held[n], told)
        blocks.add(told[0])


def keys(account: Account) -> tuple[Keys, Keys]:
    """What an account is held under and what it asks for: areas, grid cells and names, by day. None for background,
    unless it tells its own day and place: then it is one more account of an earlier incident."""
    if account.background and not _tells_its_own(account):
        return (), ()
    names = [f"={term}" for term in account.terms if term.isupper()]
    where = account.where
    if where is None:
        held, asked = [*names, _UNPLACED, _ANYWHERE], [*names, _ANYWHERE]
    else:
        near = [area(where), *(_cells(where.lat, where.lon) if where.radius_m <= FINE_RADIUS_M else ())]
        held, asked = [*names, *near, _ANYWHERE], [*names, *near, _UNPLACED]
    days = _days(account.when)
    return tuple(f"{k}|{day}" for day in days for k in held), tuple(f"{k}|{day}" for day in days for k in asked)


def _tells_its_own(account: Account) -> bool:
    low, high = ordinal(account.when.earliest), ordinal(account.when.latest)
    return account.where is not None and low is not None and high is not None and high - low <= _OWN_DAYS


@lru_cache(maxsize=4096)
def _cells(lat: float, lon: float) -> Keys:
    seen = set()
    for north in (-_MARGIN, 0.0, _MARGIN):
        for east in (-_MARGIN, 0.0, _MARGIN):
            seen.add(f"{int((lat + north + 90) / _CELL)}:{int((lon + east + 180) / _CELL)}")
    return tuple(sorted(seen))


@lru_cache(maxsize=4096)
def _days(when: Interval) -> tuple[str, ...]:
    """The days that an account may be of, by number, and the day after, so that reports a day apart meet."""
    high = ordinal(when.latest)
    if high is None:
        return ("?",)
    low = ordinal(when.earliest)
    low = high - _REPORT_DELAY_DAYS if low is None else max(low, high - _LONGEST_DAYS)
    return tuple(str(n) for n in range(low, high + 2))
