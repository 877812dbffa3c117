"""Alignment: the stretches of two windows that hold the same words in the same order, with what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from firsthand.trace.chains import Windows
from firsthand.trace.surprisal import I16, UNIT
from firsthand.trace.tokens import Tokens

_MARGIN = 40  # words looked at on either side of a chain
_WORD = 0.35  # what an equal word adds to the score of a stretch ...
_BIT = 0.11 / UNIT  # ... and each of its bits
_LOST = 0.55  # what a word that only one side holds takes away
_DROP = 12.0  # a stretch ends where its score has fallen so far below its best
_BETWEEN = 25  # words between two stretches that make one passage


@dataclass(slots=True)
class Stretch:
    """Word ranges in two texts, ends excluded; how many words agree, their bits, and the score."""

    left_low: int
    left_high: int
    right_low: int
    right_high: int
    equal: int
    bits: int
    score: float

    def near(self, other: Stretch) -> bool:
        return (
            self.left_low <= other.left_high + _BETWEEN
            and other.left_low <= self.left_high + _BETWEEN
            and self.right_low <= other.right_high + _BETWEEN
            and other.right_low <= self.right_high + _BETWEEN
        )

    def take(self, other: Stretch) -> None:
        """Grow to hold the other one too."""
        self.left_low, self.left_high = min(self.left_low, other.left_low), max(self.left_high, other.left_high)
        self.right_low, self.right_high = min(self.right_low, other.right_low), max(self.right_high, other.right_high)
        self.equal += other.equal
        self.bits += other.bits
        self.score += other.score


@dataclass(frozen=True, slots=True)
class Aligner:
    """`least_score` and `least_bits` are asked of each stretch."""

    least_score: float
    least_bits: float

    def __call__(self, tokens: Tokens, bits: I16, windows: Windows) -> dict[tuple[int, int], list[Stretch]]:
        found: dict[tuple[int, int], list[Stretch]] = {}
        sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(bits, dtype=np.int64)))
        word, first = tokens.word.astype(np.int64), tokens.first.tolist()
        columns = (
            windows.left,
            windows.right,
            windows.left_low,
            windows.left_high,
            windows.right_low,
            windows.right_high,
        )
        for left, right, a_low, a_high, b_low, b_high in zip(*(c.tolist() for c in columns), strict=True):
            a, a_end = first[left] + max(0, a_low - _MARGIN), min(first[left + 1], first[left] + a_high + _MARGIN)
            b, b_end = first[right] + max(0, b_low - _MARGIN), min(first[right + 1], first[right] + b_high + _MARGIN)
            blocks = Indel.editops(word[a:a_end].tolist(), word[b:b_end].tolist()).as_matching_blocks()
            kept = self.stretches(blocks, sums[a : a_end + 1].tolist())
            if kept:
                found.setdefault((left, right), []).extend(_moved(s, a - first[left], b - first[right]) for s in kept)
        return found

    def stretches(self, blocks: Sequence[tuple[int, int, int]], sums: list[int]) -> list[Stretch]:
        """The stretches of an alignment given as blocks of equal words; `sums[i]` are the bits before word i."""
        kept: list[Stretch] = []
        best: Stretch | None = None
        score = 0.0
        low = (0, 0)
        equal = bits = a_end = b_end = 0
        for a, b, size in blocks:
            if score > 0:
                score -= _LOST * max(a - a_end, b - b_end)
                if best is not None and (score <= 0 or best.score - score > _DROP):
                    self._keep(kept, best)
                    score = 0.0
                    best = None
            if score <= 0:
                score, low, equal, bits, best = 0.0, (a, b), 0, 0, None
            added = sums[a + size] - sums[a]
            score += _WORD * size + _BIT * added
            equal, bits = equal + size, bits + added
            a_end, b_end = a + size, b + size
            if size and (best is None or score > best.score):
                best = Stretch(low[0], a_end, low[1], b_end, equal, bits, score)
        if best is not None:
            self._keep(kept, best)
        return kept

    def _keep(self, kept: list[Stretch], stretch: Stretch) -> None:
        if stretch.score >= self.least_score and stretch.bits >= self.least_bits * UNIT:
            kept.append(stretch)


def _moved(stretch: Stretch, a: int, b: int) -> Stretch:
    stretch.left_low += a
    stretch.left_high += a
    stretch.right_low += b
    stretch.right_high += b
    return stretch


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of two texts with near ones joined, in the order of the left text."""
    kept: list[Stretch] = []
    for new in sorted(stretches, key=lambda s: (s.left_low, s.right_low, s.left_high, s.right_high)):
        for old in [old for old in kept if old.near(new)]:
            new.take(old)
            kept.remove(old)
        kept.append(new)
    return sorted(kept, key=lambda s: (s.left_low, s.right_low))
