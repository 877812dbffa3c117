"""Seeds: places where two texts hold the same few words.

Two families of fingerprints find them. Runs of five words, winnowed (Schleimer, Wilkerson and Aiken 2003), find copies
and light edits. Pairs of neighbouring content words by their stems, with all numbers alike, find heavy edits and
translations there and back. Fingerprints that cannot tell much, by their bits of surprisal, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.trace.surprisal import I16, UNIT
from firsthand.trace.threads import in_threads
from firsthand.trace.tokens import I64, U64, Tokens, mix

Mask = npt.NDArray[np.bool_]

_RUN = 4
_REACH = 2
_WINDOW = 4  # of so many neighbouring runs at least one is kept
_STEP = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(1)
_FAMILY = np.uint64(0xD6E8FEB86659FD93)
_BLOCK = 1 << 16  # words worked on at once
_BUCKETS = 8  # bits of the key that choose a bucket
_WEIGHT = 12  # bits of a payload for the weight
_PLACE = 24  # bits for the place of a word in its text
LONGEST = 1 << _PLACE
PLACE_BITS = _PLACE + _WEIGHT


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """`key` is the hash of some words, odd for a pair, even for a run; `place` packs text, word in the text, weight."""

    key: U64
    place: U64


@dataclass(frozen=True, slots=True)
class Seeds:
    """Two places, packed, with the same words: `left` in the same text as `right` or in one before it."""

    left: U64
    right: U64


@dataclass(frozen=True, slots=True)
class Ties:
    """Which places of a key are tied: at up to `common` places all, at more every place to the first few only.

    So the cost stays linear, and as places come in the order of publication every copy is tied to the first. Of pairs
    of words that are common the very first is enough: most are names.
    """

    common: int
    run_heads: int
    pair_heads: int

    def heads(self, key: int) -> int:
        """How many first places a common key ties."""
        return self.pair_heads if key & 1 else self.run_heads


def text_of(place: U64) -> I64:
    return (place >> np.uint64(_PLACE + _WEIGHT)).astype(np.int64)


def word_of(place: U64) -> I64:
    return ((place >> np.uint64(_WEIGHT)) & np.uint64(LONGEST - 1)).astype(np.int64)


def weight_of(place: U64) -> I64:
    return (place & np.uint64((1 << _WEIGHT) - 1)).astype(np.int64)


def fingerprints(
    tokens: Tokens, bits: I16, *, run_bits: float, pair_bits: float, content_bits: float
) -> Iterator[Fingerprints]:
    """The fingerprints of the texts, block by block; those of a block by bucket, then in the order of the texts."""

    def block(ends: tuple[int, int]) -> Fingerprints:
        low, high = ends
        part = slice(int(tokens.first[low]), int(tokens.first[high]))
        counts = np.diff(tokens.first[low : high + 1])
        text = np.repeat(np.arange(low, high, dtype=np.int64), counts)
        word = np.arange(part.stop - part.start) - np.repeat(tokens.first[low:high] - part.start, counts)
        place = ((text << _PLACE) | word) << _WEIGHT
        weight = bits[part].astype(np.int64)
        runs = _runs(tokens.word[part].astype(np.uint64), text, place, weight, int(run_bits * UNIT))
        content = np.flatnonzero(weight > content_bits * UNIT)
        stems = tokens.stem[part][content].astype(np.uint64)
        pairs = _pairs(stems, text[content], place[content], weight[content], int(pair_bits * UNIT))
        return _by_bucket(_together([runs, pairs]))

    return in_threads(block, _blocks(tokens.first))


def _blocks(first: I64) -> Iterator[tuple[int, int]]:
    low, last = 0, len(first) - 1
    while low < last:
        high = max(low + 1, int(np.searchsorted(first, first[low] + _BLOCK, "right")) - 1)
        yield low, high
        low = high


def _runs(word: U64, text: I64, place: I64, weight: I64, least: int) -> Fingerprints:
    size = len(word) - _RUN + 1
    if size <= 0:
        return _none()
    key, total = word[:size].copy(), weight[:size].copy()
    for i in range(1, _RUN):
        key *= _STEP
        key += word[i : i + size]
        total += weight[i : i + size]
    key = mix(key)
    key[text[:size] != text[_RUN - 1 :]] = np.uint64(0xFFFFFFFFFFFFFFFF)
    kept = np.flatnonzero(_winnowed(key) & (total >= least) & (text[:size] == text[_RUN - 1 :]))
    return Fingerprints(key[kept] & ~_PAIR, (place[kept] | total[kept]).astype(np.uint64))


def _winnowed(key: U64) -> Mask:
    """True where a key is the least of some window of neighbours, or of the part of it that lies inside the texts."""
    least = np.concatenate((np.full(_WINDOW - 1, key.max()), key, np.full(_WINDOW - 1, key.max())))
    for reduce in (np.minimum, np.maximum):
        size = len(least) - _WINDOW + 1
        ahead = least[:size].copy()
        for step in range(1, _WINDOW):
            reduce(ahead, least[step : step + size], out=ahead)
        least = ahead
    return np.asarray(least == key)


def _pairs(stem: U64, text: I64, place: I64, weight: I64, least: int) -> Fingerprints:
    """Each content word with the next and with the next but one, which finds pairs around an exchanged word."""
    keys, places = [], []
    for step in range(1, min(_REACH, len(stem) - 1) + 1):
        total = weight[:-step] + weight[step:]
        kept = np.flatnonzero((text[:-step] == text[step:]) & (total >= least))
        keys.append(mix((stem[kept] * _STEP + stem[kept + step]) ^ _FAMILY))
        places.append(place[kept] | total[kept])
    if not keys:
        return _none()
    key, place = np.concatenate(keys), np.concatenate(places)
    order = np.argsort(place, kind="stable")  # a key's places must come in the order of the texts
    return Fingerprints(key[order] | _PAIR, place[order].astype(np.uint64))


def _none() -> Fingerprints:
    return Fingerprints(np.empty(0, np.uint64), np.empty(0, np.uint64))


def seeds(parts: Iterator[Fingerprints], ties: Ties) -> Iterator[Seeds]:
    """The places that share a key and are tied, those in one text included."""
    for part in _batches(_repeated(bucket) for bucket in _buckets(parts)):
        start = np.flatnonzero(np.concatenate(([True], part.key[1:] != part.key[:-1])))
        size = np.diff(np.append(start, len(part.key)))
        yield from _tied(part, start, size, ties)


def _batches(parts: Iterable[Fingerprints]) -> Iterator[Fingerprints]:
    """The same fingerprints, many parts at a time: fewer and longer steps."""
    held: list[Fingerprints] = []
    for part in parts:
        held.append(part)
        if sum(len(p.key) for p in held) >= _BLOCK:
            yield _together(held)
            held = []
    if any(len(p.key) for p in held):
        yield _together(held)


def _together(parts: Sequence[Fingerprints]) -> Fingerprints:
    return Fingerprints(np.concatenate([p.key for p in parts]), np.concatenate([p.place for p in parts]))


def _bucket(key: U64) -> npt.NDArray[np.uint8]:
    return (key >> np.uint64(64 - _BUCKETS)).astype(np.uint8)


def _by_bucket(part: Fingerprints) -> Fingerprints:
    order = np.argsort(_bucket(part.key), kind="stable")
    return Fingerprints(part.key[order], part.place[order])


def _buckets(parts: Iterator[Fingerprints]) -> Iterator[Fingerprints]:
    """The same fingerprints by the first bits of their keys, so that each bucket is small enough for the cache."""
    keys: list[list[U64]] = [[] for _ in range(1 << _BUCKETS)]
    places: list[list[U64]] = [[] for _ in range(1 << _BUCKETS)]
    for part in parts:
        key, place = part.key, part.place
        ends = np.cumsum(np.bincount(_bucket(key), minlength=1 << _BUCKETS)).tolist()
        low = 0
        for b, high in enumerate(ends):
            if high > low:
                keys[b].append(key[low:high])
                places[b].append(place[low:high])
            low = high
    for b in range(1 << _BUCKETS):
        if keys[b]:
            yield Fingerprints(np.concatenate(keys[b]), np.concatenate(places[b]))


def _repeated(part: Fingerprints) -> Fingerprints:
    """Those whose key occurs more than once, sorted by key, then in the order given."""
    width = max(8, min(22, len(part.key).bit_length() + 2))
    slot = ((part.key >> np.uint64(64 - _BUCKETS - width)) & np.uint64((1 << width) - 1)).astype(np.int64)
    kept = np.flatnonzero(np.bincount(slot, minlength=1 << width)[slot] > 1)
    key, place = part.key[kept], part.place[kept]
    room = np.uint64(len(kept).bit_length())
    order = np.sort((key >> room << room) | np.arange(len(kept), dtype=np.uint64))
    order = (order & ((np.uint64(1) << room) - np.uint64(1))).astype(np.int64)
    return Fingerprints(key[order], place[order])


def _tied(part: Fingerprints, start: I64, size: I64, ties: Ties) -> Iterator[Seeds]:
    for many in range(2, ties.common + 1):
        group = start[size == many]
        if len(group):
            members = part.place[group[:, None] + np.arange(many)]
            first, second = np.triu_indices(many, 1)
            yield Seeds(members[:, first].ravel(), members[:, second].ravel())
    pair = (part.key[start] & _PAIR).astype(bool)
    for heads, large in ((ties.run_heads, ~pair), (ties.pair_heads, pair)):
        yield from _to_heads(part.place, start[large & (size > ties.common)], size[large & (size > ties.common)], heads)


def _to_heads(place: U64, start: I64, size: I64, heads: int) -> Iterator[Seeds]:
    rank = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    member = place[np.repeat(start, size) + rank]
    for head in range(heads if len(start) else 0):
        first = place[np.repeat(start + head, size)]
        yield Seeds(first[rank > head], member[rank > head])
