"""Captures, documents and spans: what everything else is anchored in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["title", "text"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of Unicode code points in one part of one document.

    The document is that of the row which holds the span.
    """

    part: Part
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """True when every code point of `other` lies inside this span."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.part == other.part and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that we were given, by their SHA-256; a capture never changes.

    `origin` is the path or URL it came from, `record` the place inside it ("line 12" of a JSONL file, None
    when the whole file is the item), `retrieved_at` a UTC timestamp (None for local files: a path has no
    retrieval time of its own). `media_type` is what the bytes were read as.
    """

    sha256: str
    origin: str
    record: str | None
    media_type: str
    retrieved_at: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the words it stands on (None when the text does not keep them) and where it points."""

    span: Span | None
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """The readable text of one capture.

    `published` is an ISO date or date-time as the metadata give it, None when not stated; `printed` is the
    date that the text itself prints as its own (both are kept where they disagree). `headline` is where the
    headline stands: the title, or the first line of a text without title. `body` are the spans that hold the
    article itself; what lies outside (menus, comment forms, share bars) is furniture and never a statement.
    `language` is an ISO 639-1 code, None when it could not be told.
    """

    id: str
    capture: str
    title: str
    text: str
    outlet: str | None = None
    published: str | None = None
    printed: str | None = None
    url: str | None = None
    language: str | None = None
    headline: Span | None = None
    body: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()

    def words(self, span: Span) -> str:
        """The exact words that stand at a span."""
        return (self.title if span.part == "title" else self.text)[span.start : span.end]

    def part(self, name: Part) -> str:
        """The whole of one part."""
        return self.title if name == "title" else self.text


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: what it was (`record` as in Capture) and why, in words a person can act on."""

    origin: str
    record: str | None
    reason: str
