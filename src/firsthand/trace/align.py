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
from firsthand.trace.tokens import U32, Tokens

_NEAR = 16  # so many words on either side of a chain must help it to hold ...
_FEW = 9  # ... so many words that agree, or it is not looked at: 6 in 1000 passages are lost, half of the work is saved
_MARGIN = 32  # words looked at on either side of a chain
_LOST = 0.46  # what a word that only one side holds takes away, in words that agree
_DROP = 10.0  # a stretch ends where its score has fallen so far below its best
_LEAST = 4.2  # a stretch of a lower score is chance; one of a higher may still be, see evidence.py
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
        """True when both ranges, ends excluded, lie inside."""
        return (
            self.left_low <= left_low
            and left_high <= self.left_high
            and self.right_low <= right_low
            and right_high <= self.right_high
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


def aligned(tokens: Tokens, windows: Windows) -> Iterator[tuple[int, int, list[Stretch]]]:
    """The texts and stretches of every pair of texts that has a window."""
    line, first = _as_line(tokens.word), tokens.first
    left, right = first[windows.left], first[windows.right]
    here = (windows.left, left, first[windows.left + 1], left + windows.left_low, left + windows.left_high + 1)
    there = (windows.right, right, first[windows.right + 1], right + windows.right_low, right + windows.right_high + 1)
    rows = zip(*(column.tolist() for column in (*here, *there)), strict=True)
    for texts, group in groupby(rows, itemgetter(0, 5)):
        found: list[Stretch] = []
        for _, a_first, a_last, a_low, a_high, _, b_first, b_last, b_low, b_high in group:
            if any(s.holds(a_low, a_high, b_low, b_high) for s in found):
                continue
            a_line = line[max(a_first, a_low - _NEAR) : min(a_last, a_high + _NEAR)]
            b_line = line[max(b_first, b_low - _NEAR) : min(b_last, b_high + _NEAR)]
            if len(a_line) + len(b_line) - Indel.distance(a_line, b_line) < 2 * _FEW:
                continue
            a, b = max(a_first, a_low - _MARGIN), max(b_first, b_low - _MARGIN)
            a_line, b_line = line[a : min(a_last, a_high + _MARGIN)], line[b : min(b_last, b_high + _MARGIN)]
            for s in found:  # what is found already is hidden, so that a sentence moved elsewhere is found too
                a_line = _hidden(a_line, s.left_low - a, s.left_high - a, "\0")
                b_line = _hidden(b_line, s.right_low - b, s.right_high - b, "\1")
            blocks = cast(Sequence[Block], Indel.editops(a_line, b_line).as_matching_blocks())
            found += stretches(blocks, a, b)
        if found:
            yield *texts, joined(found)


def _hidden(line: str, low: int, high: int, cover: str) -> str:
    low, high = max(low, 0), min(high, len(line))
    return line if low >= high else line[:low] + cover * (high - low) + line[high:]


def _as_line(word: U32) -> str:
    """The words as one string, a character for a word: slices of it are aligned four times as fast as lists.

    Two words in a million share a character; evidence.py looks at the words again.
    """
    return ((word >> np.uint32(12)) + np.uint32(2)).tobytes().decode("utf-32-le", "surrogatepass")


def stretches(blocks: Sequence[Block], left: int, right: int) -> list[Stretch]:
    """The stretches of an alignment given as blocks of equal words; `left` and `right` are where the windows begin.

    These are the runs of blocks whose sum is greatest: a word that agrees counts one, a gap counts against it.
    """
    kept: list[Stretch] = []
    score = top = 0.0
    first = best = a_end = b_end = 0
    for index, (a, b, size) in enumerate(blocks):
        if score > 0:
            lost = a - a_end if a - a_end > b - b_end else b - b_end
            score -= _LOST * lost
            if score <= 0 or top - score > _DROP:
                if top >= _LEAST:
                    kept.append(_stretch(blocks[first : best + 1], left, right))
                score = 0.0
        if score <= 0:
            score, top, first = 0.0, 0.0, index
        score += size
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
    found = list(found)
    if len(found) < 2:
        return found
    for new in sorted(found, key=lambda s: (s.left_low, s.right_low, s.left_high, s.right_high)):
        for old in [old for old in kept if old.near(new, _BETWEEN)]:
            new.take(old)
            kept.remove(old)
        kept.append(new)
    return sorted(kept, key=lambda s: (s.left_low, s.right_low))
