"""Blocking: which accounts are worth comparing, found without looking at every pair.

Two accounts meet when their days meet and they lie in one area or near each other, or name the same, or one of them
tells no place. Everybody of a day against everybody would be nine pairs in ten, of which next to none is one incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from firsthand.link.features import FINE_RADIUS_M, area, ordinal
from firsthand.model.account import Account, Interval

# A grid cell of half a degree, looked up with this margin on each side so that neighbours across an edge meet.
_CELL, _MARGIN = 0.5, 0.13
# An account that only tells when it was reported may be of one of these days before.
_REPORT_DELAY_DAYS = 2
_LONGEST_DAYS = 7
# What an account without a place is held under, and what every account is held under for those.
_UNPLACED, _ANYWHERE = "?", "@"

Keys = tuple[str, ...]


class Blocks:
    """Accounts by what brings them together. Grows one account after the other; those of one document that share all
    keys (the voices of a happening) are held together."""

    def __init__(self, accounts: Iterable[Account] = ()) -> None:
        self._ids: list[list[str]] = []
        self._documents: list[str] = []
        self._node: dict[tuple[str, Keys, Keys], int] = {}
        self._under: dict[str, list[int]] = defaultdict(list)
        for account in accounts:
            self.add(account)

    def add(self, account: Account) -> None:
        held, asked = keys(account)
        node = self._node.get((account.document, held, asked))
        if node is not None:
            self._ids[node].append(account.id)
            return
        node = self._node[account.document, held, asked] = len(self._ids)
        self._ids.append([account.id])
        self._documents.append(account.document)
        for key in held:
            self._under[key].append(node)

    def near(self, account: Account) -> Iterator[str]:
        """The ids of the accounts of other documents that are worth comparing with this one, in the order of adding."""
        found: set[int] = set()
        for key in keys(account)[1]:
            found.update(self._under.get(key, ()))
        for node in sorted(found):
            if self._documents[node] != account.document:
                yield from self._ids[node]


def candidates(accounts: Sequence[Account], known: Collection[str] = ()) -> Iterator[tuple[Account, Account]]:
    """Each pair of accounts worth comparing once, one of them at least not among the `known` ids."""
    by_id = {a.id: a for a in accounts}
    blocks = Blocks(a for a in accounts if a.id in known)
    for account in accounts:
        if account.id not in known:
            for other in blocks.near(account):
                yield by_id[other], account
            blocks.add(account)


def keys(account: Account) -> tuple[Keys, Keys]:
    """What an account is held under and what it asks for: areas, grid cells and names, by day. None for background."""
    if account.background:
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
