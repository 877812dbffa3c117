"""Weighing many happenings against each other: the bits of comparing their accounts one by one, each thing once.

What features go by has few values (some hundred places, days, tolls), so the bits of two values are looked up. The
accounts of a happening share place and date of telling, which are weighed once. Clustering goes by the two accounts that
speak most for one incident, so that pair is found and no other is compared in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.link.blocking import Blocks, happenings
from firsthand.link.features import FEATURES, Feature
from firsthand.model.account import Account

Table = Mapping[str, Mapping[str, float]]
Values = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Accounts of one happening with the numbers of the values that they share, and those of their own."""

    shared: Values
    accounts: tuple[tuple[Account, Values], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """A feature, the numbers of the values met so far, and the bits of pairs of them."""

    feature: Feature
    numbers: dict[Hashable, int] = field(default_factory=dict)
    bits: dict[tuple[int, int], float] = field(default_factory=dict)

    def number(self, account: Account) -> int:
        return self.numbers.setdefault(self.feature.value(account), len(self.numbers))

    def weigh(self, left: Account, right: Account, a: int, b: int, table: Table) -> float:
        found = self.bits.get((a, b))
        if found is None:
            level = self.feature.level(left, right)
            found = self.bits[a, b] = table.get(level.feature, {}).get(level.level, 0.0)
        return found


class Weigher:
    """Weighs with one table of bits; remembers the values that it has met."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._prior = table.get("prior", {}).get("bits", 0.0)
        self._shared = [_Looked(f) for f in FEATURES if f.shared]
        self._own = [_Looked(f) for f in FEATURES if not f.shared]

    def told(self, accounts: Iterable[Account]) -> tuple[Told, ...]:
        """The accounts of one happening by what they share; of those that are alike the first."""
        found: dict[Values, dict[Values, Account]] = defaultdict(dict)
        for account in accounts:
            shared = tuple(one.number(account) for one in self._shared)
            own = tuple(one.number(account) for one in self._own)
            found[shared].setdefault(own, account)
        return tuple(Told(shared, tuple((a, v) for v, a in held.items())) for shared, held in found.items())

    def best(self, left: Sequence[Told], right: Sequence[Told]) -> tuple[float, Account, Account]:
        """The two accounts that speak most for one incident, and their bits; the first of equals."""
        found: list[tuple[float, Account, Account]] = []
        for one in left:
            for other in right:
                bits = self._prior + self._together(one, other)
                found += [(bits + own, a, b) for own, a, b in self._apart(one, other)]
        return max(found, key=lambda f: f[0])

    def _together(self, one: Told, other: Told) -> float:
        left, right = one.accounts[0][0], other.accounts[0][0]
        looked = zip(self._shared, one.shared, other.shared, strict=True)
        return sum(f.weigh(left, right, a, b, self._table) for f, a, b in looked)

    def _apart(self, one: Told, other: Told) -> Iterable[tuple[float, Account, Account]]:
        for left, mine in one.accounts:
            for right, theirs in other.accounts:
                looked = zip(self._own, mine, theirs, strict=True)
                yield sum(f.weigh(left, right, a, b, self._table) for f, a, b in looked), left, right


class Index:
    """Happenings that have been compared, for more to be compared with."""

    def __init__(self, table: Table, accounts: Iterable[Account] = ()) -> None:
        self._blocks = Blocks()
        self._weigher = Weigher(table)
        self._told: list[tuple[Told, ...]] = []
        for held in happenings(accounts):
            self._add(held[0], self._weigher.told(held))

    def add(self, accounts: Iterable[Account]) -> Iterator[tuple[float, Account, Account]]:
        """Takes up new accounts; gives for each two happenings worth comparing, one of them new, the two accounts that
        speak most for one incident, and their bits."""
        for held in happenings(accounts):
            mine = self._weigher.told(held)
            for n in self._blocks.near(held[0]):
                yield self._weigher.best(self._told[n], mine)
            self._add(held[0], mine)

    def _add(self, account: Account, told: tuple[Told, ...]) -> None:
        self._blocks.add(account)
        self._told.append(told)
