"""What a case as a whole says of two happenings of it: how often it tells of such a place or kind of event, and how much
of one document the other tells too.

Sharing a place that is seldom told of says more. What documents have in common says most where the places that they give
do not agree or one gives none, and little where both give the same town: so it is weighed by how the places lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from firsthand.link.features import Level, place_level
from firsthand.link.words import Words, week
from firsthand.model.account import Account

# Upper limits of the share of weeks in which a place or type is told of; above the last, sharing it says no more.
SHARES = ((0.015, "rare"), (0.05, "seldom"), (0.15, "often"))
# A case of few weeks knows little of where else things happen: so many more are supposed, of other places.
OTHER_WEEKS = 10
# How two places lie, as coarsely as what documents have in common is weighed by it.
NEAR = {
    "same": "close", "near": "close", "same_city": "city", "same_area": "area", "inside": "area", "candidate": "area",
    "far": "apart", "apart": "apart", "one_unplaced": "unplaced", "both_unplaced": "unplaced",
}  # fmt: skip
# What a war brings to one place day after day is told apart less easily than acts that stand by themselves.
RECURRING = frozenset({"air_strike", "shelling", "clash", "territory", "displacement"})
SINGLE = frozenset(
    {"bombing", "suicide_bombing", "chemical_attack", "execution", "ambush", "abduction", "shootdown", "raid"}
)


class Seen:
    """The weeks in which each place and each type of event is told of, and the words."""

    def __init__(self, accounts: Iterable[Account], words: Words | None = None) -> None:
        accounts = list(accounts)
        self._words = Words(accounts) if words is None else words
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
        """What the case says of two happenings, given all accounts of each."""
        near = place_level(left[0], right[0])
        yield from self._seldom(left, right, near.level)
        yield Level("kind", _kind(left, right), "")
        overlap = self._words.overlap(left[0].happening, right[0].happening)
        if overlap != "few":
            yield Level("overlap_place", f"{NEAR[near.level]}_{overlap.removeprefix('from_')}", near.detail)

    def _seldom(self, left: Sequence[Account], right: Sequence[Account], near: str) -> Iterator[Level]:
        one, other = left[0].where, right[0].where
        if one is not None and other is not None:
            often = self._often(self._places[one.id] | self._places[other.id], OTHER_WEEKS)
            if often:
                yield Level("place_seen", f"{near}_{often}", f"{one.name} / {other.name}")
        shared = {a.type for a in left} & {a.type for a in right}
        if shared:
            rarest = min(shared, key=lambda t: (len(self._types[t]), t))
            often = self._often(self._types[rarest])
            if often:
                yield Level("type_seen", often, rarest)

    def _often(self, told: set[str], more: int = 0) -> str | None:
        return next((name for limit, name in SHARES if len(told) <= limit * (self._weeks + more)), None)


def _kind(left: Sequence[Account], right: Sequence[Account]) -> str:
    if "shooting" in {a.family for a in left} & {a.family for a in right}:
        return "shooting"
    shared = {a.type for a in left} & {a.type for a in right}
    return "single" if shared & SINGLE else "recurring" if shared & RECURRING else "other"
