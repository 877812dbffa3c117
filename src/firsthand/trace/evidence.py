"""Evidence: is a stretch of agreeing words reuse, or do two texts on one subject happen to use the same words?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from firsthand.trace.align import Stretch
from firsthand.trace.surprisal import I16, UNIT, WordTable
from firsthand.trace.tokens import I64, Tokens

# Log odds of reuse: logistic regression on the stretches of planted sets (d1k, and every second of d8k).
_EQUAL = 2.74  # for each factor e in the number of words that agree
_SHARE = 7.59  # for their share of the longer side
_BITS = 4.49  # for each factor e in their bits
_BASE = -32.99
_BETWEEN = 25  # words between two stretches that are one passage


@dataclass(frozen=True, slots=True)
class Weighed:
    """A stretch between two texts, the words in it that agree, and the log odds that it is reuse."""

    left: int
    right: int
    stretch: Stretch
    equal: int
    odds: float


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """One entry for each agreeing word of each stretch: which stretch, where on the left, its bits."""

    stretch: I64
    place: I64
    bits: I64


def weighed(
    found: Sequence[tuple[int, int, Stretch]], tokens: Tokens, bits: I16, table: WordTable, *, least: float
) -> list[Weighed]:
    """The stretches whose odds are at least `least`, in the order given.

    A word counts by its bits after the word before it, so that a name or a stock phrase counts little more than its
    first word. It counts half where both texts hold it elsewhere too: then it belongs to their subject.
    """
    if not found:
        return []
    agreeing, equal = _agreeing([stretch for _, _, stretch in found], tokens, bits, table)
    total = np.bincount(agreeing.stretch, weights=agreeing.bits, minlength=len(found)).astype(np.int64).tolist()
    ends = np.searchsorted(agreeing.stretch, np.arange(len(found) + 1)).tolist()
    kept = []
    for i, (left, right, stretch) in enumerate(found):
        if odds(equal[i], stretch, 2 * total[i]) < least:
            continue
        weight = total[i]
        if odds(equal[i], stretch, weight) < least:
            part = slice(ends[i], ends[i + 1])
            shared = _elsewhere(tokens, left, right, stretch)
            words = tokens.word[agreeing.place[part]].tolist()
            weight += sum(b for word, b in zip(words, agreeing.bits[part].tolist(), strict=True) if word not in shared)
            if (value := odds(equal[i], stretch, weight)) < least:
                continue
        else:
            value = odds(equal[i], stretch, weight)
        kept.append(Weighed(left, right, stretch, equal[i], value))
    return kept


def united(found: Sequence[Weighed]) -> list[Weighed]:
    """The same with near stretches of two texts made one: what lies between was rewritten."""
    kept: list[Weighed] = []
    for _, group in groupby(found, lambda w: (w.left, w.right)):
        passages: list[Weighed] = []
        for new in group:
            for old in [old for old in passages if old.stretch.near(new.stretch, _BETWEEN)]:
                passages.remove(old)
                new.stretch.take(old.stretch)
                new = replace(new, equal=new.equal + old.equal, odds=max(new.odds, old.odds))
            passages.append(new)
        kept += passages
    return kept


def odds(equal: int, stretch: Stretch, halves: int) -> float:
    """The log odds of a stretch with so many agreeing words and halves of sixteenths of a bit."""
    longer = max(stretch.left_high - stretch.left_low, stretch.right_high - stretch.right_low)
    bits = halves / (2 * UNIT)
    return _EQUAL * math.log(equal + 1) + _SHARE * equal / longer + _BITS * math.log(bits + 1) + _BASE


def _agreeing(found: Sequence[Stretch], tokens: Tokens, bits: I16, table: WordTable) -> tuple[_Agreeing, list[int]]:
    """The agreeing words of all stretches, each word once, and how many each stretch has (on the side with fewer)."""
    blocks = np.array([block for stretch in found for block in stretch.blocks], np.int64)
    each = np.repeat(np.arange(len(found)), [len(stretch.blocks) for stretch in found])
    size = blocks[:, 2]
    step = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    stretch, left, right = (
        np.repeat(each, size),
        np.repeat(blocks[:, 0], size) + step,
        np.repeat(blocks[:, 1], size) + step,
    )
    same = tokens.word[left] == tokens.word[right]
    stretch, left, right, step = stretch[same], left[same], right[same], step[same]
    n = len(tokens)
    unique_right = np.unique(stretch * n + right)
    _, first = np.unique(stretch * n + left, return_index=True)
    stretch, left, step = stretch[first], left[first], step[first]
    alone = bits[left]
    after = table.bits_after(tokens.word[left - 1], tokens.word[left], alone)
    equal = np.minimum(np.bincount(stretch, minlength=len(found)), np.bincount(unique_right // n, minlength=len(found)))
    return _Agreeing(stretch, left, np.where(step > 0, after, alone.astype(np.int64))), equal.tolist()


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
