"""Words that two happenings and their documents share, weighed by how rare they are in the case.

How rare a word is shows only in the case as a whole, so this is weighed when a case is clustered, not pair by pair. A
word that is told of in few weeks is rare, however many told of it then: it may be the mark of one incident of which
everybody wrote. A small case knows little of what is rare, so `COMMON_WEEKS` weeks of ordinary news are added to it.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import combinations, islice, product
from pathlib import Path

from firsthand.link.features import Level, ordinal
from firsthand.model.account import Account

# Lower limits of the levels: of what two share, in squared bits, and as hundredths of what the one with less has.
SHARED = (20, 40, 60, 90, 130, 180, 250, 350, 500)
OVERLAP = (10, 15, 20, 26, 33, 41, 50, 62, 75)
# Documents whose cosine is below this are not compared for their words alone.
LEAST_COSINE = 0.09
# A toll below this is told of so many incidents that it is nobody's mark.
_TOLL_WORTH = 3
# Marks that more documents have than this bring no two together.
RARE = 40
COMMON_WEEKS = 50
# A case of fewer weeks than this does not show whether what many of its documents tell is the mark of one incident or of
# the war, the city or the monitor that all are about: the share of its documents, two aside, counts then, too.
FEW_WEEKS = 3
_COMMON = Path(__file__).parent / "common.toml"
_SLOTS = ("weapon", "target", "perpetrator")


@lru_cache(maxsize=1)
def common() -> Mapping[str, float]:
    """Words of ordinary news, with the share of weeks in which they are told (training/train_link.py)."""
    words: Mapping[str, float] = tomllib.loads(_COMMON.read_text("utf-8"))["weeks"]
    return words


class Words:
    """The words, names, tolls, weapons and places of each happening, and of all happenings of its document."""

    def __init__(self, accounts: Iterable[Account], ordinary: Mapping[str, float] | None = None) -> None:
        of: dict[str, set[str]] = defaultdict(set)
        documents: dict[str, set[str]] = defaultdict(set)
        weeks: dict[str, str] = {}
        self._document: dict[str, str] = {}
        for account in accounts:
            found = set(marks(account))
            of[account.happening] |= found
            documents[account.document] |= found
            self._document[account.happening] = account.document
            weeks[account.document] = week(account)
        ordinary = common() if ordinary is None else ordinary
        self._of = of
        self._documents = _Bags(documents, _weights({d: (m, weeks[d]) for d, m in documents.items()}, ordinary))

    def levels(self, left: str, right: str, details: bool = True) -> tuple[Level, Level]:
        """What two happenings share, and what their documents do; "few" weighs nothing. `details` are the words."""
        mine, weight = self._of[left] & self._of[right], self._documents.weight
        together, theirs = self._documents.shared(self._document[left], self._document[right])
        own = theirs if len(mine) == len(together) else math.fsum(weight[m] for m in mine)
        return (
            Level("words", _level(own, SHARED), _rarest(mine, weight) if details else ""),
            Level("document_words", _level(theirs, SHARED), _rarest(together, weight) if details else ""),
        )

    def overlap(self, left: str, right: str) -> str:
        """How much of the document of two that tells less the other tells too, as a level; "few" weighs nothing."""
        one, other = self._document[left], self._document[right]
        least = min(self._documents.norm[one], self._documents.norm[other]) ** 2
        return _level(100 * self._documents.shared(one, other)[1] / least, OVERLAP)

    def alike(self) -> Iterator[tuple[str, str]]:
        """Happenings of documents that have much in common, as far as rare marks tell, in order."""
        held: dict[str, list[str]] = defaultdict(list)
        for happening, document in sorted(self._document.items()):
            held[document].append(happening)
        found = (p for one, other in self._documents.alike(LEAST_COSINE) for p in product(held[one], held[other]))
        yield from sorted((min(p), max(p)) for p in found)


class _Bags:
    """Marks by the key of what has them, with the length of each such as a vector of their bits."""

    def __init__(self, bags: Mapping[str, Set[str]], weight: Mapping[str, float]) -> None:
        self._bags = bags
        self.weight = weight
        self.norm = {key: math.sqrt(math.fsum(weight[m] for m in bag)) or 1.0 for key, bag in bags.items()}
        self._last: tuple[tuple[str, str], tuple[Set[str], float]] = ("", ""), (frozenset(), 0.0)

    def shared(self, left: str, right: str) -> tuple[Set[str], float]:
        """The marks that two have in common, and what they weigh; the last answer is kept."""
        if self._last[0] != (left, right):
            together = self._bags[left] & self._bags[right]
            self._last = (left, right), (together, math.fsum(self.weight[m] for m in together))
        return self._last[1]

    def alike(self, least: float) -> list[tuple[str, str]]:
        holders: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._bags):
            for mark in self._bags[key]:
                holders[mark].append(key)
        shared: dict[tuple[str, str], float] = defaultdict(float)
        for mark in sorted(holders):
            if len(holders[mark]) <= RARE:
                for pair in combinations(holders[mark], 2):
                    shared[pair] += self.weight[mark]
        return sorted((a, b) for (a, b), sum_ in shared.items() if sum_ >= least * self.norm[a] * self.norm[b])


def week(account: Account) -> str:
    """The week in which an account was told; by itself when that is unknown."""
    day = ordinal(account.told)
    return account.document if day is None else str(day // 7)


def _weights(held: Mapping[str, tuple[Set[str], str]], ordinary: Mapping[str, float]) -> dict[str, float]:
    """For each mark the square of its bits: of how many weeks one tells of it."""
    weeks: dict[str, set[str]] = defaultdict(set)
    documents: Counter[str] = Counter()
    for bag, when in held.values():
        documents.update(bag)
        for mark in bag:
            weeks[mark].add(when)
    known = len({when for _, when in held.values()})
    total, doubt = known + COMMON_WEEKS, FEW_WEEKS / (FEW_WEEKS + known) / len(held) if held else 0.0
    share = {m: max(ordinary.get(m, 0.0), doubt * max(documents[m] - 2, 0)) for m in weeks}
    return {m: math.log2(1 + total / (len(told) + COMMON_WEEKS * share[m])) ** 2 for m, told in weeks.items()}


def _level(value: float, limits: tuple[int, ...]) -> str:
    return next((f"from_{limit}" for limit in reversed(limits) if value >= limit), "few")


def _rarest(bag: Set[str], weight: Mapping[str, float]) -> str:
    """The rarest in words; which place they share is said elsewhere."""
    told = (m for m in sorted(bag, key=lambda m: (-weight[m], m)) if not m.startswith("at:"))
    return ", ".join(m.replace(":", " ").lower() for m in islice(told, 5))


def marks(account: Account) -> Iterator[str]:
    """What may be shared: words and names, the type, and what is claimed of place, toll, weapon, target and doer."""
    yield from account.terms
    yield f"type:{account.type}"
    if account.where is not None:
        yield f"at:{account.where.id}"
    for claim in account.claims:
        if claim.slot in ("killed", "wounded") and claim.scope == "incident" and (claim.low or 0) >= _TOLL_WORTH:
            yield f"{claim.slot}:{claim.low}"
        elif claim.slot in _SLOTS and claim.value:
            yield f"{claim.slot}:{claim.value}"
