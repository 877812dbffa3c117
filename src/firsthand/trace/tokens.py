"""Texts as arrays of words: a hash of every word and where it stands, for any script.

The texts are read in blocks of code points. A table folds each code point (lower case, no accents, one form of Arabic
alef); running sums of powers then give the hash of every word, and of its first letters, with two look-ups.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from firsthand.trace.threads import in_threads

U64 = npt.NDArray[np.uint64]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

BLOCK = 1 << 16  # code points worked on at once: the block's arrays stay in the processor's cache
STEM = 6  # letters that stand for a word's stem; measured on English with the seeds it feeds
_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses modulo 2**64
_PAGE = 256
_PAGES = 0x110000 // _PAGE
_UNKNOWN = 0xFFFFFFFF
_ALONE = 1 << 31  # set on a code point that is a word by itself (scripts that put no spaces between words)
_NUMBER = np.uint64(12345)  # the stem of every number: a copy often has another
_JOINERS = {0x200C, 0x200D, 0x00AD, 0x0640}  # zero-width (non-)joiner, soft hyphen, tatweel: inside a word
_ONE_FORM = str.maketrans("ىةیک", "يهيك")  # letters that Arabic and Persian keyboards mix up


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of all texts, one after the other: `first[d]:first[d + 1]` are those of text d.

    `word` and `stem` are hashes; `start` and `end` count code points from the start of the text.
    """

    word: U32
    stem: U32
    start: I32
    end: I32
    first: I64

    def __len__(self) -> int:
        return len(self.word)


def tokenise(texts: Sequence[str]) -> Tokens:
    """The words of the texts. Letters, digits and marks make words; everything else stands between them."""
    parts = list(in_threads(_tokens, (texts[low:high] for low, high in _blocks(texts))))
    if not parts:
        none = np.empty(0, np.uint32)
        return Tokens(none, none, none.astype(np.int32), none.astype(np.int32), np.zeros(1, np.int64))
    word, stem, start, end, counts = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    first = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(counts, out=first[1:])
    return Tokens(word, stem, start, end, first)


def mix(x: U64) -> U64:
    """The same numbers with their bits well spread (the finaliser of MurmurHash3)."""
    x = (x ^ (x >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    x = (x ^ (x >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return x ^ (x >> np.uint64(33))


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    low = size = 0
    for high, text in enumerate(texts):
        if size and size + len(text) > BLOCK:
            yield low, high
            low, size = high, 0
        size += len(text) + 1
    if low < len(texts):
        yield low, len(texts)


def _tokens(texts: Sequence[str]) -> tuple[U32, U32, I32, I32, I64]:
    """Words, stems, starts and ends of one block, and the number of words of each of its texts."""
    code = np.frombuffer("\n".join(("", *texts, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _folded(code)
    start, end = _bounds(folded)
    power, inverse = _powers(len(code))
    sums = np.zeros(len(code) + 1, np.uint64)
    np.multiply(folded, power[: len(code)], out=sums[1:])
    np.cumsum(sums, out=sums)
    before, back = sums[start], inverse[start]
    word = mix((sums[end] - before) * back)
    stem = mix((sums[np.minimum(end, start + STEM)] - before) * back)
    stem >>= np.uint64(32)
    stem[(code[start] >= 48) & (code[start] <= 57)] = _NUMBER
    breaks = np.cumsum(np.fromiter((len(text) + 1 for text in ("", *texts)), np.int64, len(texts) + 1))
    counts = np.diff(np.searchsorted(start, breaks))
    base = np.repeat(breaks[:-1], counts)
    return (
        (word >> np.uint64(32)).astype(np.uint32),
        stem.astype(np.uint32),
        (start - base).astype(np.int32),
        (end - base).astype(np.int32),
        counts,
    )


def _bounds(folded: U32) -> tuple[I64, I64]:
    """Starts and ends of the words of a block that begins and ends outside words."""
    inside = folded > 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    alone = folded >= _ALONE
    if not alone.any():
        return edges[::2], edges[1::2]
    starts, ends = alone.copy(), alone.copy()
    starts[1:] |= alone[:-1] & inside[1:]
    ends[:-1] |= alone[1:] & inside[:-1]
    starts[edges[::2]] = True
    ends[edges[1::2] - 1] = True
    return np.flatnonzero(starts), np.flatnonzero(ends) + 1


# One table for the process, filled a page at a time as scripts appear: all of Unicode would take 0.5 s at every start.
# Threads may fill a page at once: they fill in the same.
_table: U32 = np.full(_PAGES * _PAGE, _UNKNOWN, np.uint32)


def _folded(code: U32) -> U32:
    """Each code point's folded form, 0 for those outside words."""
    folded = _table[code]
    if len(unknown := code[folded == _UNKNOWN]):
        for page in np.unique(unknown // _PAGE).tolist():
            _table[page * _PAGE : (page + 1) * _PAGE] = [_fold(page * _PAGE + i) for i in range(_PAGE)]
        folded = _table[code]
    return folded


def _fold(code: int) -> int:
    character = chr(code)
    if code in _JOINERS or unicodedata.category(character)[0] == "M":
        return 1
    if not character.isalnum():
        return 0
    plain = unicodedata.normalize("NFKD", character.lower())[0].translate(_ONE_FORM)
    return (ord(plain) + 7) | (_ALONE if _stands_alone(code) else 0)


def _stands_alone(code: int) -> bool:
    """True for Han, kana, Hangul, Thai and Lao."""
    return (
        0x0E00 <= code <= 0x0EFF
        or 0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or code >= 0x20000
    )


def _powers(size: int) -> tuple[U64, U64]:
    """At least so many powers of the base, and of its inverse."""
    return _power_table(max(2 * BLOCK, 1 << size.bit_length()))


@lru_cache(maxsize=2)
def _power_table(size: int) -> tuple[U64, U64]:
    powers, inverses = np.full(size, _BASE, np.uint64), np.full(size, pow(_BASE, -1, 1 << 64), np.uint64)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)
