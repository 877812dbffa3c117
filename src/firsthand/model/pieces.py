"""A text as word pieces with the look of their words, and the networks that read them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The word pieces of the backbone of all networks of the package, all-MiniLM-L6-v2 (Apache 2.0), unchanged.
TOKENIZER = Path(__file__).parent / "data" / "tokenizer.json"

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


def pieces_of(text: str) -> Pieces:
    """The text in word pieces; a piece without code points of its own is left out."""
    encoding = _tokenizer().encode(text, add_special_tokens=False)
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


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(TOKENIZER))
    found.no_padding()
    found.no_truncation()
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A network as an ONNX file holds it. One process takes one core: the engines run several."""

    session: Any

    def __call__(self, **inputs: Sequence[int]) -> NDArray[np.float32]:
        """The first answer to one row of whole numbers an input, without its leading axis."""
        fed = {name: np.array([row], np.int64) for name, row in inputs.items()}
        found: NDArray[np.float32] = self.session.run(None, fed)[0][0]
        return found


def network(path: Path) -> Network:
    """The network of a file. Raises what ONNX Runtime raises where it is none."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return Network(onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]))
