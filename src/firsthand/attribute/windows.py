"""The overlapping windows in which the network sees a text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from firsthand.model.pieces import Pieces
from firsthand.model.sentences import paragraphs, sentences


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) are shown to the network, its answers for [first, last) are kept; the rest is context."""

    start: int
    first: int
    last: int
    end: int


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
