"""The learned reader: a small transformer, run by ONNX Runtime, that finds outermost attributions and entities.

Trained by training/train_reader.py; data/reader/MODEL.md is its card.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from firsthand.attribute.interpret import OUTPUTS, Head, interpret
from firsthand.attribute.linking import Linker
from firsthand.attribute.reading import Entity, Outermost, Reading
from firsthand.attribute.windows import boundaries, windows
from firsthand.model.pieces import CLS, SEP, Network, Pieces, network, pieces_of
from firsthand.model.text import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

# From the ids and looks of one window to its (pieces, OUTPUTS) scores.
Run = Callable[[Sequence[int], Sequence[int]], "NDArray[np.float32]"]

__all__ = ["Entity", "Outermost", "Reader", "Reading", "available"]

DATA = Path(__file__).parent / "data" / "reader"
MODEL, HEAD = DATA / "reader.onnx", DATA / "head.json"
# Pieces in a window beside the two special ones: what the network was trained on.
SIZE = 254


def available() -> bool:
    """True when the model's files are installed."""
    return all(path.is_file() for path in (MODEL, HEAD))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one part of a document; gives an empty reading where the model is not installed.

    `left` and `right` are the most word pieces of context that a window has beside those that it answers for. The
    model is loaded once in a process, at the first text. Windows go through the network one at a time: its int8
    activations are scaled by window, so a batch would make the answer depend on the neighbours.
    """

    version: ClassVar[str] = "1-e02cc018"

    left: int = 32
    right: int = 16

    def __call__(self, text: str, part: Part = "text") -> Reading:
        if not text.strip() or not available():
            return Reading()
        model = _model()
        pieces, scores = scored(text, model.run, left=self.left, right=self.right)
        return interpret(pieces, scores, model.head, part)


def scored(text: str, run: Run, *, left: int, right: int) -> tuple[Pieces, NDArray[np.float32]]:
    """The pieces of a text and, for each, the network's scores from the window that answers for it."""
    pieces = pieces_of(text)
    scores = np.zeros((len(pieces.ids), OUTPUTS), np.float32)
    for w in windows(len(pieces.ids), boundaries(text, pieces), size=SIZE, left=left, right=right):
        found = run((CLS, *pieces.ids[w.start : w.end], SEP), (0, *pieces.looks[w.start : w.end], 0))
        scores[w.first : w.last] = found[1 + w.first - w.start : 1 + w.last - w.start]
    return pieces, scores


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    network: Network
    head: Head

    def run(self, ids: Sequence[int], looks: Sequence[int]) -> NDArray[np.float32]:
        return self.network(ids=ids, looks=looks)


@lru_cache(maxsize=1)
def _model() -> _Model:
    return _Model(network(MODEL), head_from(json.loads(HEAD.read_text(encoding="utf-8"))))


def head_from(stored: dict[str, Any]) -> Head:
    """The head as head.json stores it."""
    first, second = (
        Linker(
            np.array(one["gap"], np.float32),
            np.array(one["between"], np.float32),
            np.array(one["nobody"], np.float32),
            alone=one["alone"],
        )
        for one in stored["linkers"]
    )
    return Head(np.array(stored["transition"], np.float32), (first, second), tuple(stored["caution"]), stored["reach"])
