"""Evidence: is a stretch of agreeing words reuse, or do two texts on one subject happen to use the same words?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

import numpy as np
import numpy.typing as npt

from firsthand.trace.align import Stretch
from firsthand.trace.surprisal import I16, UNIT, WordTable
from firsthand.trace.tokens import I64, U32, Tokens

F64 = npt.NDArray[np.float64]

# Log odds of reuse: logistic regression on the stretches of planted sets (d1k, and every second of d8k).
_EQUAL = 3.26  # for each factor e in the number of words that agree
_SHARE = 7.88  # for their share of the longer side
_BITS = 4.34  # for each factor e in their bits
_BASE = -33.68
_BETWEEN = 25  # words between two stretches that are one passage


@dataclass(frozen=True, slots=True)
class Weighed:
    """A stretch between two texts that is reuse, and how many words agree in it."""

    left: int
    right: int
    stretch: Stretch
    equal: int


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """The agreeing words of stretches, one after the other: `ends[i]:ends[i + 1]` are those of stretch i."""

    word: U32
    bits: I64
    ends: I64


def weighed(
    found: Sequence[tuple[int, int, Stretch]], tokens: Tokens, bits: I16, table: WordTable, *, least: float
) -> list[Weighed]:
    """The stretches whose log odds are at least `least`, in the order given.

    A word counts by its bits after the word before it, so that a name or a stock phrase counts little more than its
    first word. It counts half where both texts hold it elsewhere too: then it belongs to their subject.
    """
    if not found:
        return []
    stretches = [stretch for _, _, stretch in found]
    agreeing = _agreeing(stretches, tokens, bits, table)
    left = np.array([s.left_high - s.left_low for s in stretches])
    right = np.array([s.right_high - s.right_low for s in stretches])
    equal = np.minimum(np.diff(agreeing.ends), np.minimum(left, right))
    longer = np.maximum(left, right)
    half = np.add.reduceat(np.append(agreeing.bits, 0), agreeing.ends[:-1])
    sure = odds(equal, longer, half) >= least
    unsure = np.flatnonzero(~sure & (odds(equal, longer, 2 * half) >= least))
    more = np.array([_apart(agreeing, i, tokens, *found[i]) for i in unsure.tolist()], np.int64)
    sure[unsure] = odds(equal[unsure], longer[unsure], half[unsure] + more) >= least
    counts = equal.tolist()
    return [Weighed(*found[i], counts[i]) for i in np.flatnonzero(sure).tolist()]


def united(found: Sequence[Weighed]) -> list[Weighed]:
    """The same with near stretches of two texts made one: what lies between was rewritten."""
    kept: list[Weighed] = []
    for _, group in groupby(found, lambda w: (w.left, w.right)):
        passages: list[Weighed] = []
        for new in group:
            for old in [old for old in passages if old.stretch.near(new.stretch, _BETWEEN)]:
                passages.remove(old)
                new.stretch.take(old.stretch)
                new = replace(new, equal=new.equal + old.equal)
            passages.append(new)
        kept += passages
    return kept


def odds(equal: I64, longer: I64, halves: I64) -> F64:
    """The log odds that stretches are reuse: words that agree, words of the longer side, halves of sixteenths of bits."""
    bits = halves / (2 * UNIT)
    value: F64 = _EQUAL * np.log(equal + 1) + _SHARE * (equal / longer) + _BITS * np.log(bits + 1) + _BASE
    return value


def _agreeing(found: Sequence[Stretch], tokens: Tokens, bits: I16, table: WordTable) -> _Agreeing:
    """The agreeing words of all stretches, each word of the left side once."""
    numbers = chain.from_iterable(chain.from_iterable(stretch.blocks for stretch in found))
    left, right, size = np.fromiter(numbers, np.int64).reshape(-1, 3).T
    step = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    each = np.repeat(np.repeat(np.arange(len(found)), [len(stretch.blocks) for stretch in found]), size)
    left, right = np.repeat(left, size) + step, np.repeat(right, size) + step
    place = each * len(tokens) + left  # rises, but for words that two blocks hold
    new = np.append(True, place[1:] > np.maximum.accumulate(place)[:-1]) & (tokens.word[left] == tokens.word[right])
    each, left, step = each[new], left[new], step[new]
    word, alone = tokens.word[left], bits[left]
    after = table.bits_after(tokens.word[left - 1], word, alone)
    return _Agreeing(
        word, np.where(step > 0, after, alone.astype(np.int64)), np.searchsorted(each, np.arange(len(found) + 1))
    )


def _apart(agreeing: _Agreeing, index: int, tokens: Tokens, left: int, right: int, stretch: Stretch) -> int:
    """The bits of the words of a stretch that not both texts hold elsewhere."""
    part = slice(agreeing.ends[index], agreeing.ends[index + 1])
    shared = _elsewhere(tokens, left, right, stretch)
    pairs = zip(agreeing.word[part].tolist(), agreeing.bits[part].tolist(), strict=True)
    return sum(bits for word, bits in pairs if word not in shared)


def _elsewhere(tokens: Tokens, left: int, right: int, stretch: Stretch) -> set[int]:
    """The words that both texts hold outside the stretch."""
    first = tokens.first
    here = (
        tokens.word[first[left] : stretch.left_low].tolist() + tokens.word[stretch.left_high : first[left + 1]].tolist()
    )
    there = (
        tokens.word[first[right] : stretch.right_low].tolist()
        + tokens.word[stretch.right_high : first[right + 1]].tolist()
    )
    return set(here) & set(there)
