"""Chains: runs of seeds between two texts that lie close together on one diagonal; each is a window worth aligning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from firsthand.trace.seeds import Mask, Seeds, text_of, weight_of, word_of
from firsthand.trace.surprisal import UNIT
from firsthand.trace.tokens import I64, U64

_DRIFT = 8  # words that may be put in or left out between two seeds of one chain
_GAP = 30  # words between two seeds of one chain
_OVERLAP = 3  # a seed that starts so many words after the last one counts in full


@dataclass(frozen=True, slots=True)
class Windows:
    """Word ranges [left_low, left_high] and [right_low, right_high], both ends included; the best of two texts first."""

    left: I64
    right: I64
    left_low: I64
    left_high: I64
    right_low: I64
    right_high: I64


def chains(parts: Iterable[Seeds], texts: int, *, least_bits: float) -> Windows:
    """The windows whose seeds tell at least `least_bits`."""
    found = list(parts)
    if not found:
        return Windows(*(np.empty(0, np.int64) for _ in range(6)))
    least = int(least_bits * UNIT)
    left, right = (np.concatenate(arrays) for arrays in ([s.left for s in found], [s.right for s in found]))
    del found
    left, right = _promising(left, right, texts, least)
    pair = text_of(left) * texts + text_of(right)
    here, there, weight = word_of(left), word_of(right), weight_of(left)
    order = np.lexsort((here, there - here, pair))
    pair, here, there, weight = pair[order], here[order], there[order], weight[order]
    group = np.cumsum(_breaks(pair, there - here, _DRIFT)).astype(np.int64)
    order = np.lexsort((there, here, group))
    group, pair, here, there, weight = (a[order] for a in (group, pair, here, there, weight))
    first = _breaks(group, here, _GAP)
    start = np.flatnonzero(first)
    step = np.minimum(np.diff(here, prepend=0), _OVERLAP)
    step[first] = _OVERLAP
    if not len(start):
        return _none()
    weight = np.add.reduceat(weight * step, start)
    pair = pair[start]
    ranges = [f.reduceat(a, start) for a in (here, there) for f in (np.minimum, np.maximum)]
    enough = weight >= least * _OVERLAP
    pair, weight, ranges = pair[enough], weight[enough], [a[enough] for a in ranges]
    order = np.lexsort((ranges[2], ranges[0], -weight, pair))
    pair = pair[order]
    return Windows(pair // texts, pair % texts, *(a[order] for a in ranges))


def _none() -> Windows:
    return Windows(*(np.empty(0, np.int64) for _ in range(6)))


def _promising(left: U64, right: U64, texts: int, least: int) -> tuple[U64, U64]:
    """The seeds of those pairs of texts whose seeds together could reach `least`, sorted by pair."""
    if not len(left):
        return left, right
    pair = (text_of(left) * texts + text_of(right)).astype(np.uint64)
    room = np.uint64(len(pair).bit_length())
    if int(texts * texts).bit_length() + int(room) > 64:
        order = np.argsort(pair, kind="stable")
    else:
        order = (
            np.sort(pair << room | np.arange(len(pair), dtype=np.uint64)) & ((np.uint64(1) << room) - np.uint64(1))
        ).astype(np.int64)
    pair = pair[order]
    weight = weight_of(left[order])
    start = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    size = np.diff(np.append(start, len(pair)))
    kept = order[np.repeat(np.add.reduceat(weight, start) >= least, size)]
    return left[kept], right[kept]


def _breaks(group: I64, value: I64, gap: int) -> Mask:
    """True where another group begins, or a value lies more than `gap` beyond the one before."""
    if not len(group):
        return np.empty(0, bool)
    return np.concatenate(([True], (group[1:] != group[:-1]) | (np.diff(value) > gap)))
