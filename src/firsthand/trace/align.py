"""Alignment: the stretches of two windows that hold the same words in the same order, with what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import cast

import numpy as np
from rapidfuzz.distance import Indel

from firsthand.trace.chains import Windows
from firsthand.trace.surprisal import I16, UNIT
from firsthand.trace.tokens import U32, Tokens

_MARGIN = 40  # words looked at on either side of a chain
_WORD = 0.35  # what an equal word adds to the score of a stretch ...
_BIT = 0.11 / UNIT  # ... and each of its bits
_LOST = 0.55  # what a word that only one side holds takes away
_DROP = 12.0  # a stretch ends where its score has fallen so far below its best
_LEAST = 3.0  # a stretch of a lower score is chance; one of a higher may still be, see evidence.py
_BETWEEN = 12  # words between two stretches of one passage, on both sides

Block = tuple[int, int, int]  # first word on the left, first on the right, how many words agree from there


@dataclass(slots=True)
class Stretch:
    """Ranges of words of all texts, ends excluded, and the blocks of words that agree inside."""

    left_low: int
    left_high: int
    right_low: int
    right_high: int
    blocks: list[Block]

    def holds(self, left_low: int, left_high: int, right_low: int, right_high: int) -> bool:
        """True when both ranges, ends included, lie inside."""
        return (
            self.left_low <= left_low
            and left_high < self.left_high
            and self.right_low <= right_low
            and right_high < self.right_high
        )

    def near(self, other: Stretch, between: int) -> bool:
        """True when at most so many words lie between the two, on both sides."""
        return (
            self.left_low <= other.left_high + between
            and other.left_low <= self.left_high + between
            and self.right_low <= other.right_high + between
            and other.right_low <= self.right_high + between
        )

    def take(self, other: Stretch) -> None:
        """Grow to hold the other one too."""
        self.left_low, self.left_high = min(self.left_low, other.left_low), max(self.left_high, other.left_high)
        self.right_low, self.right_high = min(self.right_low, other.right_low), max(self.right_high, other.right_high)
        self.blocks = sorted({*self.blocks, *other.blocks})


def aligned(tokens: Tokens, bits: I16, windows: Windows) -> Iterator[tuple[int, int, list[Stretch]]]:
    """The texts and stretches of every pair of texts that has a window."""
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(bits, dtype=np.int64)))
    line, first = _as_line(tokens.word), tokens.first.tolist()
    columns = (windows.left, windows.right, windows.left_low, windows.left_high, windows.right_low, windows.right_high)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for (left, right), group in groupby(rows, itemgetter(0, 1)):
        a_first, a_end, b_first, b_end = first[left], first[left + 1], first[right], first[right + 1]
        found: list[Stretch] = []
        for _, _, a_low, a_high, b_low, b_high in group:
            if any(s.holds(a_first + a_low, a_first + a_high, b_first + b_low, b_first + b_high) for s in found):
                continue
            a, b = max(a_first, a_first + a_low - _MARGIN), max(b_first, b_first + b_low - _MARGIN)
            here, there = (
                line[a : min(a_end, a_first + a_high + _MARGIN)],
                line[b : min(b_end, b_first + b_high + _MARGIN)],
            )
            for s in found:  # what is found already is hidden, so that a sentence moved elsewhere is found too
                here, there = (
                    _hidden(here, s.left_low - a, s.left_high - a, "\0"),
                    _hidden(there, s.right_low - b, s.right_high - b, "\1"),
                )
            blocks = cast(Sequence[Block], Indel.editops(here, there).as_matching_blocks())
            found += stretches(blocks, sums[a : a + len(here) + 1].tolist(), a, b)
        if found:
            yield left, right, joined(found)


def _hidden(line: str, low: int, high: int, cover: str) -> str:
    low, high = max(low, 0), min(high, len(line))
    return line if low >= high else line[:low] + cover * (high - low) + line[high:]


def _as_line(word: U32) -> str:
    """The words as one string, a character for a word: slices of it are aligned four times as fast as lists.

    Two words in a million share a character; evidence.py looks at the words again.
    """
    return ((word >> np.uint32(12)) + np.uint32(2)).tobytes().decode("utf-32-le", "surrogatepass")


def stretches(blocks: Sequence[Block], sums: Sequence[int], left: int, right: int) -> list[Stretch]:
    """The stretches of an alignment given as blocks of equal words; `sums[i]` are the bits before word i.

    `left` and `right` are where the windows begin.
    """
    kept: list[Stretch] = []
    score = top = 0.0
    first = best = a_end = b_end = 0
    for index, (a, b, size) in enumerate(blocks):
        if score > 0:
            score -= _LOST * max(a - a_end, b - b_end)
            if score <= 0 or top - score > _DROP:
                if top >= _LEAST:
                    kept.append(_stretch(blocks[first : best + 1], left, right))
                score = 0.0
        if score <= 0:
            score, top, first = 0.0, 0.0, index
        score += _WORD * size + _BIT * (sums[a + size] - sums[a])
        a_end, b_end = a + size, b + size
        if score > top:
            top, best = score, index
    if top >= _LEAST:
        kept.append(_stretch(blocks[first : best + 1], left, right))
    return kept


def _stretch(blocks: Sequence[Block], left: int, right: int) -> Stretch:
    moved = [(left + a, right + b, size) for a, b, size in blocks if size]
    (a, b, _), (a_last, b_last, size) = moved[0], moved[-1]
    return Stretch(a, a_last + size, b, b_last + size, moved)


def joined(found: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of two texts with near ones joined, in the order of the left text."""
    kept: list[Stretch] = []
    for new in sorted(found, key=lambda s: (s.left_low, s.right_low, s.left_high, s.right_high)):
        for old in [old for old in kept if old.near(new, _BETWEEN)]:
            new.take(old)
            kept.remove(old)
        kept.append(new)
    return sorted(kept, key=lambda s: (s.left_low, s.right_low))
