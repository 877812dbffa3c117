"""What the surface rules find before it becomes a chain: one reported statement, by its ranges in one part."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.attribute.tokens import Range
from firsthand.model.attribution import Factuality, Speech

# The name of hearsay's source ("reportedly"): whoever speaks there, with nobody to follow further.
OWN = "own"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that the text gives to somebody.

    `relay` is who was told ("told AFP"): a link above this one. `behind` are the deeper sources of the same content,
    each (cue, source), nearest first ("citing medical sources"): links below. `name` names a source that is implied;
    `phrase` is what tells who the source is, where that is not all of `source`.
    """

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    speech: Speech = "indirect"
    factuality: Factuality = "asserted"
    relay: Range | None = None
    behind: tuple[tuple[Range, Range], ...] = ()
    name: str = ""
    phrase: Range | None = None

    @property
    def start(self) -> int:
        return min(r[0] for r in (self.source, self.cue, *self.content) if r is not None)

    @property
    def size(self) -> int:
        return sum(e - s for s, e in self.content)
