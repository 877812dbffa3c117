"""A text as word pieces with the look of their words, and the overlapping windows in which the network sees them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model.sentences import paragraphs, sentences

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The vocabulary is lower case and knows no line breaks; the look gives both back: case * 2 + (1 after a line break).
LOOKS = 8
CLS, SEP = 101, 102
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text, in order: vocabulary ids, code point ranges, looks (0 .. LOOKS - 1)."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    looks: tuple[int, ...]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of pieces that share a code point with [start, end)."""
        first = bisect_left(self.offsets, (start, start))
        if first and self.offsets[first - 1][1] > start:
            first -= 1
        last = first
        while last < len(self.offsets) and self.offsets[last][0] < end:
            last += 1
        return first, last


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) are shown to the network, its answers for [first, last) are kept; the rest is context."""

    start: int
    first: int
    last: int
    end: int


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """The text in word pieces; a piece without code points of its own is left out."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    kept = [(i, (b, e)) for i, (b, e) in zip(encoding.ids, encoding.offsets, strict=True) if e > b]
    offsets = tuple(o for _, o in kept)
    return Pieces(tuple(i for i, _ in kept), offsets, _looks(text, offsets))


def _looks(text: str, offsets: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    found: list[int] = []
    words = [(m.end(), _case(m.group())) for m in _WORD.finditer(text)]
    starts = [m.start() for m in _WORD.finditer(text)]
    word = 0
    before = 0
    for start, end in offsets:
        while word < len(words) and words[word][0] <= start:
            word += 1
        case = words[word][1] if word < len(words) and starts[word] <= start else 0
        found.append(case * 2 + (1 if "\n" in text[before:start] else 0))
        before = end
    return tuple(found)


def _case(word: str) -> int:
    """0 no capital, 1 a capital first and no other, 2 all capitals, 3 mixed."""
    if word == word.lower():
        return 0
    if word[0] != word[0].lower() and word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


def boundaries(text: str, pieces: Pieces) -> dict[int, int]:
    """Piece indices at which a sentence (1) or a paragraph (2) starts."""
    found: dict[int, int] = {}
    for rank, ranges in ((1, sentences(text)), (2, paragraphs(text))):
        for start, _ in ranges:
            found[bisect_left(pieces.offsets, (start, start))] = rank
    return found


def windows(count: int, starts: dict[int, int], *, size: int, left: int, right: int) -> tuple[Window, ...]:
    """Windows of at most `size` pieces whose kept parts tile [0, count) and end with a sentence where one ends near.

    A paragraph's end is preferred when the kept part is then at least two thirds full. `left` and `right` are the
    most pieces of context on each side. Raises ValueError when the context leaves no room.
    """
    room = size - left - right
    if room < 1:
        raise ValueError(f"window of {size} pieces leaves no room beside a context of {left} + {right}")
    found: list[Window] = []
    first = 0
    while first < count:
        start = max(0, first - left)
        limit = first + room + (left - (first - start))
        last = count if limit + right >= count else _cut(first, limit, starts)
        found.append(Window(start, first, last, min(count, last + right)))
        first = last
    return tuple(found)


def _cut(first: int, limit: int, starts: dict[int, int]) -> int:
    for rank, share in ((2, 2 / 3), (1, 1 / 3)):
        for at in range(limit, first + int((limit - first) * share), -1):
            if starts.get(at, 0) >= rank:
                return at
    return limit
