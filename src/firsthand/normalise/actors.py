"""Actors in a text: names of the table, descriptions, loaded words; never an identity that the words do not give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from firsthand.model.actors import load
from firsthand.model.attribution import Attributed
from firsthand.model.mentions import ActorMention
from firsthand.model.text import Document, Part, Span

_PARTS: tuple[Part, ...] = ("title", "text")


@dataclass(frozen=True, slots=True)
class Actors:
    """Mentions of actors in the order of the text. `tables` are paths of the user's own actor tables."""

    version: ClassVar[str] = "1"
    tables: tuple[str, ...] = ()

    def __call__(self, document: Document, attributed: Attributed | None = None) -> tuple[ActorMention, ...]:
        table = load(self.tables)
        return tuple(
            ActorMention(Span(part, m.start, m.end), m.actor, table[m.actor].kind)
            for part in _PARTS
            for m in table.matches(document.part(part))
        )
