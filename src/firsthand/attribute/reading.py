"""What the learned reader gives: outermost attributions and entities, as spans of one part of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.model.text import Span

EntityKind = Literal["person", "organisation", "group", "place", "time", "quantity", "weapon", "document"]
Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Outermost:
    """An attribution that sits in no other: who (`source`), by which words (`cue`), says or holds what (`content`).

    Each role may be in several pieces, in order of text, or empty where the text leaves it implicit; `content`
    is never empty. "that" belongs to the content, auxiliaries to the cue; quotation marks around a piece belong to it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name or noun phrase that stands for somebody or something ("rebels", "the UN envoy"), with its kind."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader found in one part, in order of text."""

    outermost: tuple[Outermost, ...] = ()
    entities: tuple[Entity, ...] = ()
