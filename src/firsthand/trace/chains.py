"""Chains: runs of seeds between two texts that lie close together on one diagonal; each is a window worth aligning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from firsthand.trace.seeds import PLACE_BITS, Mask, Seeds, text_of, weight_of, word_of
from firsthand.trace.surprisal import UNIT
from firsthand.trace.threads import in_threads
from firsthand.trace.tokens import I64, U64

_DRIFT = 8  # words that may be put in or left out between two seeds of one chain
_GAP = 30  # words between two seeds of one chain
_OVERLAP = 3  # a seed that starts so many words after the last one counts in full
_CHUNK = 1 << 16  # seeds worked on at once
_SLOTS = 18
_TEXT = np.uint64(PLACE_BITS)
_STEP = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Windows:
    """Word ranges [left_low, left_high] and [right_low, right_high], both ends included; the best of two texts first."""

    left: I64
    right: I64
    left_low: I64
    left_high: I64
    right_low: I64
    right_high: I64


def chains(parts: Iterable[Seeds], *, least_bits: float) -> Windows:
    """The windows whose seeds tell at least `least_bits`, by left text, then right."""
    least = int(least_bits * UNIT)
    found = list(in_threads(lambda chunk: _windows(*chunk, least), _chunks(list(parts))))
    if not found:
        return Windows(*(np.empty(0, np.int64) for _ in range(6)))
    return Windows(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _chunks(parts: list[Seeds]) -> Iterator[tuple[U64, U64]]:
    """The seeds in chunks, by left text: all seeds of one left text are in one chunk."""
    if not parts:
        return
    left, right = np.concatenate([s.left for s in parts]), np.concatenate([s.right for s in parts])
    text = text_of(left)
    order = np.argsort((text & 0xFFFF).astype(np.uint16), kind="stable")  # a radix sort: five times as fast
    if len(text) and int(text.max()) > 0xFFFF:
        order = order[np.argsort((text[order] >> 16).astype(np.uint16), kind="stable")]
    ends = np.cumsum(np.bincount(text))
    low = 0
    while low < len(order):
        at = int(np.searchsorted(ends, low + _CHUNK, "right"))
        high = int(ends[at - 1]) if at and ends[at - 1] > low else int(ends[at])
        yield left[order[low:high]], right[order[low:high]]
        low = high


def _windows(left: U64, right: U64, least: int) -> tuple[I64, ...]:
    """The columns of Windows for a chunk of seeds."""
    left, right = _promising(left, right, least)
    here, there = word_of(left), word_of(right)
    weight = weight_of(left)
    if not len(left):
        return tuple(np.empty(0, np.int64) for _ in range(6))
    pair, drift = _pair(left, right), there - here
    order = _order(pair, drift)
    pair, drift = pair[order], drift[order]
    near = _starts(_breaks(pair, drift, _DRIFT))
    enough = np.add.reduceat(weight[order], near) >= least
    size = np.diff(near, append=len(order))
    group, kept = np.repeat(np.arange(int(enough.sum())), size[enough]), order[np.repeat(enough, size)]
    again = _order(group, (here[kept] << 12) - weight[kept])  # of seeds at one word the heaviest counts
    group, kept = group[again], kept[again]
    here, there, weight = here[kept], there[kept], weight[kept]
    first = _breaks(group, here, _GAP)
    start = _starts(first)
    step = np.minimum(np.diff(here, prepend=0), _OVERLAP)
    step[first] = _OVERLAP
    total = np.add.reduceat(weight * step, start) if len(start) else start
    ranges = [f.reduceat(a, start) if len(start) else start for a in (here, there) for f in (np.minimum, np.maximum)]
    texts = [text_of(left[kept[start]]), text_of(right[kept[start]])]
    best = np.lexsort((ranges[2], ranges[0], -total, texts[1], texts[0]))
    best = best[total[best] >= least * _OVERLAP]
    return tuple(a[best] for a in (*texts, *ranges))


def _promising(left: U64, right: U64, least: int) -> tuple[U64, U64]:
    """The seeds between two texts that could together reach `least`, and a few others: pairs are counted by hash."""
    pair = (left >> _TEXT) * _STEP + (right >> _TEXT)
    slot = ((pair * _STEP) >> np.uint64(64 - _SLOTS)).astype(np.int64)
    total = np.bincount(slot, weights=weight_of(left), minlength=1 << _SLOTS)
    kept = np.flatnonzero((total[slot] >= least) & (left >> _TEXT != right >> _TEXT))
    return left[kept], right[kept]


def _pair(left: U64, right: U64) -> I64:
    """A number for each pair of texts, in the order of the pairs; small, for it is sorted with other numbers."""
    first = text_of(left)
    second = text_of(right)
    pair: I64 = (first - first.min()) * (int(second.max()) + 1) + second
    return pair


def _order(major: I64, minor: I64) -> I64:
    """The order by `major`, then `minor`, then place."""
    if not len(major):
        return np.empty(0, np.int64)
    minor = minor - minor.min()
    room, place = int(minor.max()).bit_length(), len(major).bit_length()
    if int(major.max()).bit_length() + room + place > 63:
        return np.lexsort((minor, major)).astype(np.int64)
    packed = np.sort((((major << room) | minor) << place) | np.arange(len(major)))
    order: I64 = packed & ((1 << place) - 1)
    return order


def _breaks(group: I64, value: I64, gap: int) -> Mask:
    """True where another group begins, or a value lies more than `gap` beyond the one before."""
    if not len(group):
        return np.empty(0, bool)
    return np.concatenate(([True], (group[1:] != group[:-1]) | (np.diff(value) > gap)))


def _starts(first: Mask) -> I64:
    return np.flatnonzero(first).astype(np.int64)
