"""Rare words that two happenings share: what few documents of a case say speaks for one incident more than what all say.

How rare a word is shows only in the case as a whole, so this is weighed when a case is clustered, not pair by pair.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from firsthand.model.account import Account, Evidence

# Lower limits of the cosine for the levels; below the first it is what texts about one war share anyway.
STEPS = ((0.45, "nearly_all"), (0.30, "most"), (0.21, "many"), (0.15, "some"))
# A toll below this is told of so many incidents that it is nobody's mark.
_TOLL_WORTH = 3
# Marks that more happenings have than this bring no two together.
RARE = 40
_SLOTS = ("weapon", "target", "perpetrator")


class Words:
    """The words, names, tolls, weapons and places of each happening, weighed by how few documents have them."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)
        self._document: dict[str, str] = {}
        documents: dict[str, set[str]] = defaultdict(set)
        for account in accounts:
            marks = set(_marks(account))
            self._of[account.happening] |= marks
            self._document[account.happening] = account.document
            documents[account.document] |= marks
        held = Counter(mark for marks in documents.values() for mark in marks)
        self._weight = {mark: math.log2(1 + len(documents) / n) ** 2 for mark, n in held.items()}
        self._norm = {h: math.sqrt(sum(self._weight[m] for m in marks)) for h, marks in self._of.items()}

    def shared(self, left: str, right: str) -> float:
        """The cosine of two happenings' words: 0 nothing in common, 1 all."""
        common = self._of[left] & self._of[right]
        return sum(sorted(self._weight[m] for m in common)) / (self._norm[left] * self._norm[right]) if common else 0.0

    def level(self, left: str, right: str) -> str:
        """The level of two happenings; "few" weighs nothing."""
        cosine = self.shared(left, right)
        return next((name for limit, name in STEPS if cosine >= limit), "few")

    def alike(self) -> Iterator[tuple[str, str]]:
        """Happenings of different documents whose level is not "few", as far as rare marks tell, in order."""
        holders: dict[str, list[str]] = defaultdict(list)
        for happening in sorted(self._of):
            for mark in self._of[happening]:
                holders[mark].append(happening)
        shared: dict[tuple[str, str], float] = defaultdict(float)
        for mark in sorted(holders):
            if len(holders[mark]) <= RARE:
                for pair in combinations(holders[mark], 2):
                    shared[pair] += self._weight[mark]
        least = STEPS[-1][0]
        for left, right in sorted(shared):
            enough = shared[left, right] >= least * self._norm[left] * self._norm[right]
            if enough and self._document[left] != self._document[right]:
                yield left, right

    def evidence(self, left: str, right: str, table: Mapping[str, float]) -> Evidence:
        """What they share, the rarest first, in bits."""
        level = self.level(left, right)
        common = sorted(self._of[left] & self._of[right], key=lambda m: (-self._weight[m], m))
        return Evidence(f"words: {level.replace('_', ' ')}", table.get(level, 0.0), ", ".join(common[:5]).lower())


def _marks(account: Account) -> Iterable[str]:
    yield from account.terms
    yield f"type:{account.type}"
    if account.where is not None:
        yield f"at:{account.where.id}"
    for claim in account.claims:
        if claim.slot in ("killed", "wounded") and claim.scope == "incident" and (claim.low or 0) >= _TOLL_WORTH:
            yield f"{claim.slot}:{claim.low}"
        elif claim.slot in _SLOTS and claim.value:
            yield f"{claim.slot}:{claim.value}"
