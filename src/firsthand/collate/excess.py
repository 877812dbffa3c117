"""How sure a small network is that words of a headline, or of the outlet's own sentences, say more than the text bears out.

The network reads a text and, over it, lines that are held against it: each line sees itself and the text (an own sentence all
but itself), the text sees no line. Trained by training/train_excess.py; data/excess/MODEL.md is its card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from firsthand.collate.echo import echoes, ground
from firsthand.model.pieces import CLS, SEP, Network, Pieces, network, pieces_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = Path(__file__).parent / "data" / "excess" / "excess.onnx"
KINDS = ("value", "actor", "blame", "cause", "certainty", "rank", "wording", "place", "time", "target")
# Pieces of a line, and of a text, that are read at once, without their two ends: few texts that the network learned from are
# longer. A longer text is read in windows that share some, four at most.
LINE, BODY, SHARED = 78, 280, 60
_MOST = BODY + 3 * (BODY - SHARED)
# Code points that a text of that many pieces does not reach.
READ = 12 * _MOST
# What the network is given of each piece.
INPUTS = ("ids", "looks", "echoes", "positions", "segments", "groups", "hidden")
# A run of pieces goes on as long as they are this share of as sure as one of them must be.
_GOES_ON = 0.5


def available() -> bool:
    """True when the model's file is installed."""
    return MODEL.is_file()


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are held against a text. `hides` is the range of the text's code points that they are themselves."""

    words: str
    hides: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The pieces of a line in order: code point ranges within it, how sure each goes beyond (0 to 1), the shares of KINDS if
    it does (pieces, kinds), and how each stands in the text (`echo`)."""

    offsets: tuple[tuple[int, int], ...]
    sure: NDArray[np.float32]
    kinds: NDArray[np.float32]
    echoes: tuple[int, ...] = ()

    def peak(self, start: int, end: int) -> float:
        """The surest of the pieces that share a code point with [start, end), 0 where none does."""
        met = [s for (a, b), s in zip(self.offsets, self.sure, strict=True) if a < end and start < b]
        return float(max(met, default=0.0))

    def kind(self, start: int, end: int) -> tuple[str, float, float]:
        """The likeliest kind of what shares a code point with [start, end), its share of all kinds, and the surest piece."""
        at = [i for i, (a, b) in enumerate(self.offsets) if a < end and start < b]
        shares = (self.kinds[at] * self.sure[at, None]).sum(0)
        best = int(shares.argmax())
        return KINDS[best], float(shares[best] / max(shares.sum(), 1e-9)), self.peak(start, end)

    @property
    def end(self) -> int:
        """Where what was weighed of the line ends: a long one is cut off."""
        return self.offsets[-1][1] if self.offsets else 0

    def runs(self, least: float) -> list[tuple[int, int, str, float]]:
        """Runs of pieces one of which is as sure as `least`: start, end, kind, the surest."""
        found: list[tuple[int, int, str, float]] = []
        at = 0
        while at < len(self.offsets):
            end = at
            while end < len(self.offsets) and self.sure[end] >= least * _GOES_ON:
                end += 1
            sure = self.sure[at:end]
            if end > at and sure.max() >= least:
                kind = KINDS[int((self.kinds[at:end] * sure[:, None]).sum(0).argmax())]
                found.append((self.offsets[at][0], self.offsets[end - 1][1], kind, float(sure.max())))
            at = max(end, at + 1)
        return found


def fits(text: str) -> bool:
    """True for a text of one window."""
    return len(pieces_of(text).ids) <= BODY


def weigh(text: str, lines: Sequence[Line]) -> tuple[Weighed, ...]:
    """Each line held against a text. In a text of several windows words are as far beyond as in the one that bears them
    out best."""
    if not lines:
        return ()
    body = pieces_of(text)
    rows = _told(text, lines)
    found: list[Weighed] = []
    for start in _starts(len(body.ids)):
        read = _read(body, start, rows)
        found = [_borne(a, b) for a, b in zip(found, read, strict=True)] if found else read
    return tuple(found)


def _starts(size: int) -> list[int]:
    """Where the windows of a text of so many pieces begin; the last is as long as the others."""
    last = max(0, min(size, _MOST) - BODY)
    return [*range(0, last, BODY - SHARED), last]


def _borne(one: Weighed, other: Weighed) -> Weighed:
    less = other.sure < one.sure
    kinds = np.where(less[:, None], other.kinds, one.kinds)
    return Weighed(one.offsets, np.where(less, other.sure, one.sure), kinds, one.echoes)


def _read(body: Pieces, start: int, lines: Sequence[tuple[Line, Pieces, list[int]]]) -> list[Weighed]:
    """The lines held against one window of the text."""
    row = Row()
    end = min(start + BODY, len(body.ids))
    row.add(body, start, end, 0)
    offsets: list[tuple[tuple[int, int], ...]] = []
    for group, (line, pieces, echoed) in enumerate(lines, 1):
        if line.hides:
            first, last = body.covering(*line.hides)
            row.hide(max(first, start) - start + 1, min(last, end) - start + 1, group)
        offsets.append(pieces.offsets[:LINE])
        row.add(pieces, 0, len(offsets[-1]), group, echoed)
    sure = _network()(**{name: getattr(row, name) for name in INPUTS})
    groups = np.array(row.groups)
    found = [sure[groups == g][1:-1] for g in range(1, len(lines) + 1)]
    return [
        Weighed(o, f[:, 0], f[:, 1:], tuple(echoed)) for o, f, (_, _, echoed) in zip(offsets, found, lines, strict=True)
    ]


class Row:
    """What the network reads: the text first, then the lines, each between its two ends, as parallel lists of numbers."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.echoes: list[int] = []
        self.looks: list[int] = []
        self.positions: list[int] = []
        self.segments: list[int] = []
        self.groups: list[int] = []
        self.hidden: list[int] = []

    def add(self, pieces: Pieces, start: int, end: int, group: int, echoed: Sequence[int] = ()) -> None:
        """Appends pieces [start, end) as group 0, the text, or as that of a line."""
        size = end - start + 2
        base = 0 if group else LINE + 2
        self.ids += [CLS, *pieces.ids[start:end], SEP]
        self.echoes += [0, *echoed[start:end], 0] if group else [0] * size
        self.looks += [0, *pieces.looks[start:end], 0]
        self.positions += range(base, base + size)
        self.segments += [0 if group else 1] * size
        self.groups += [group] * size
        self.hidden += [0] * size

    def hide(self, start: int, end: int, group: int) -> None:
        """Pieces [start, end) of the row are not seen by a line."""
        for at in range(start, end):
            self.hidden[at] = group


def _told(text: str, lines: Sequence[Line]) -> list[tuple[Line, Pieces, list[int]]]:
    """The lines in pieces, and what each piece is in the rest of the text."""
    found = []
    for line in lines:
        pieces = pieces_of(line.words)
        rest = ground(text, (line.hides,) if line.hides else ())
        kept = pieces.offsets[:LINE]
        words = line.words[: kept[-1][1]] if kept else ""
        found.append((line, pieces, echoes(words, kept, rest)))
    return found


@lru_cache(maxsize=1)
def _network() -> Network:
    return network(MODEL)
