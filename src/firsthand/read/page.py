"""What a page gives: main text and metadata, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura

from firsthand.errors import InputError
from firsthand.model.text import Span

OWN_REPORT = b'<meta name="generator" content="firsthand">'
HEAD = 2_000  # bytes that hold the head of a page of ours
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_ISO = rb"""(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)["']"""
# Open Graph and schema.org tell the moment of publication; trafilatura keeps its day.
_MOMENT = re.compile(
    rb"""article:published_time["'][^<>]{0,40}?content=["']"""
    + _ISO
    + rb"""|content=["']"""
    + _ISO
    + rb"""[^<>]{0,40}?article:published_time|"datePublished"\s*:\s*["']"""
    + _ISO
)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a document before it is one; None where a part is not stated."""

    text: str
    title: str = ""
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    def part(self, span: Span) -> str:
        """The words at a span."""
        return (self.title if span.part == "title" else self.text)[span.start : span.end]


def read_page(payload: bytes, name: str) -> Page:
    """The article of an HTML page; its paragraphs stand apart by a blank line, comments are left out.

    Raises InputError when the page holds no article.
    """
    if OWN_REPORT in payload[:HEAD]:
        raise InputError(f"{name}: this is a page of a report that firsthand wrote, no article")
    found = trafilatura.bare_extraction(payload, include_comments=False, with_metadata=True, output_format="python")
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{name}: no article text was found in this page")
    paragraphs = [_CONTROL.sub("", line).strip() for line in (found.text or "").splitlines()]
    return Page(
        text="\n\n".join(line for line in paragraphs if line),
        title=_line(found.title) or "",
        outlet=_line(found.sitename),
        published=_moment(payload, _line(found.date)),
        url=_line(found.url),
    )


def _moment(payload: bytes, day: str | None) -> str | None:
    """The hour of a day of publication where the page states it."""
    stated = (next(iter(filter(None, m.groups()))).decode("ascii") for m in _MOMENT.finditer(payload))
    return next((moment for moment in stated if day and moment.startswith(day[:10])), day)


def _line(value: str | None) -> str | None:
    text = _SPACES.sub(" ", _CONTROL.sub("", value or "")).strip()
    return text or None
