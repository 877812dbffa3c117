"""How often a case tells of a place or of a kind of event: sharing one that is seldom told of says more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from firsthand.link.features import Level, place_level
from firsthand.link.words import week
from firsthand.model.account import Account

# Upper limits of the share of weeks in which a place or type is told of; above the last, sharing it says no more.
SHARES = ((0.015, "rare"), (0.05, "seldom"), (0.15, "often"))
# A case of few weeks knows little of where else things happen: so many more are supposed, of other places.
OTHER_WEEKS = 10


class Seen:
    """The weeks in which each place and each type of event is told of."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._places: dict[str, set[str]] = defaultdict(set)
        self._types: dict[str, set[str]] = defaultdict(set)
        weeks: set[str] = set()
        for account in accounts:
            weeks.add(told := week(account))
            self._types[account.type].add(told)
            if account.where is not None:
                self._places[account.where.id].add(told)
        self._weeks = len(weeks)

    def levels(self, left: Sequence[Account], right: Sequence[Account]) -> Iterator[Level]:
        """How seldom what two happenings have in common is told of, given all accounts of each."""
        one, other = left[0].where, right[0].where
        if one is not None and other is not None:
            often = self._often(self._places[one.id] | self._places[other.id], OTHER_WEEKS)
            if often:
                near = place_level(left[0], right[0]).level
                yield Level("place_seen", f"{near}_{often}", f"{one.name} / {other.name}")
        shared = {a.type for a in left} & {a.type for a in right}
        if shared:
            rarest = min(shared, key=lambda t: (len(self._types[t]), t))
            often = self._often(self._types[rarest])
            if often:
                yield Level("type_seen", often, rarest)

    def _often(self, told: set[str], more: int = 0) -> str | None:
        return next((name for limit, name in SHARES if len(told) <= limit * (self._weeks + more)), None)
