"""Normalising: places, times, actors and counts, each honest about what it does not know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from firsthand.model.attribution import Attributed
from firsthand.model.mentions import Mentions
from firsthand.model.text import Document
from firsthand.normalise.actors import Actors
from firsthand.normalise.counts import Counts
from firsthand.normalise.places import Places
from firsthand.normalise.times import Times


@dataclass(frozen=True, slots=True)
class Normaliser:
    """All mentions of a document, each kind read by a step of its own."""

    version: ClassVar[str] = "6"
    places: Places = field(default_factory=Places)
    times: Times = field(default_factory=Times)
    actors: Actors = field(default_factory=Actors)
    counts: Counts = field(default_factory=Counts)

    def __call__(self, document: Document, attributed: Attributed) -> Mentions:
        return Mentions(
            self.places(document, attributed),
            self.times(document),
            self.actors(document, attributed),
            self.counts(document),
        )
