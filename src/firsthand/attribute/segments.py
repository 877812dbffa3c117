"""The pieces of a document that are read apart: headline, its copy in the text, body; nothing outside the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from firsthand.attribute.agencies import DATED
from firsthand.model.text import Document, Part, Span

Role = Literal["headline", "body"]
# A copy of the headline at the head of the text is looked for this far in (scraped pages put dates before it).
_REACH = 160
_CREDIT_REACH = 500
# Running text in front of a place: "Three were hurt in a Russian | drone attack on the town".
_RUNNING = re.compile(r"[a-z]{2,} +(?:[A-Z]?[a-z]+ +){0,2}\Z")
_SITE = re.compile(r"\s+(?:[-–—|]|::)\s+[^-–—|]{2,40}$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of one part with its role; sentences never cross segments."""

    part: Part
    start: int
    end: int
    role: Role


def segments(document: Document) -> tuple[Segment, ...]:
    """The segments in order: the title, then those of the text."""
    found: list[Segment] = []
    if document.title.strip():
        found.append(Segment("title", 0, _without_site(document.title), "headline"))
    spans = [s for s in document.body if s.part == "text"] or [Span("text", 0, len(document.text))]
    head = _headline(document)
    for span in spans:
        if head is not None and span.start <= head[0] and head[1] <= span.end:
            found.append(Segment("text", head[0], head[1], "headline"))
            rest = head[1]
            if rest < span.end:
                found += _body(document.text, rest, span.end)
        else:
            found += _body(document.text, span.start, span.end) if span is spans[0] else [_rest(span)]
    return tuple(s for s in found if document.words(Span(s.part, s.start, s.end)).strip())


def _rest(span: Span) -> Segment:
    return Segment("text", span.start, span.end, "body")


def _body(text: str, start: int, end: int) -> list[Segment]:
    """The body, with the lines above a dated credit ("AFP Friday 10 Oct 2014") as a headline of their own."""
    match = DATED.search(text, start, min(end, start + _CREDIT_REACH))
    if match is None or not text[start : match.start()].strip(" .-–—"):
        return [Segment("text", start, end, "body")]
    return [Segment("text", start, match.start(), "headline"), Segment("text", match.start(), end, "body")]


def _without_site(title: str) -> int:
    """Where the headline ends in front of " - Region - World - Ahram Online"."""
    cut = title
    while (match := _SITE.search(cut)) and len(cut[: match.start()].split()) >= 4:
        tail = match.group().strip(" -–—|:")
        if not all(w[0].isupper() or w in ("of", "the", "and") for w in tail.split()):
            break
        cut = cut[: match.start()]
    return len(cut)


def _headline(document: Document) -> tuple[int, int] | None:
    given = document.headline
    if given is not None and given.part == "text":
        return given.start, given.end
    title = document.title[: _without_site(document.title)]
    return copy_of(title, document.text) if title.strip() else None


def copy_of(title: str, text: str) -> tuple[int, int] | None:
    """Where a text repeats its title near its head, compared by letters and digits alone."""
    wanted = [c for c in title.casefold() if c.isalnum()]
    if len(wanted) < 12:
        return None
    window = text[: _REACH + 3 * len(title)]
    places = [i for i, c in enumerate(window) if c.isalnum()]
    letters = [window[i].casefold()[:1] for i in places]
    key = "".join(wanted)
    at = "".join(letters).find(key[:12])
    while at != -1 and places[at] <= _REACH:
        n = 0
        while n < len(key) and at + n < len(letters) and letters[at + n] == key[n]:
            n += 1
        end = places[at + n - 1] + 1
        most = n >= 0.6 * len(key) and not text[end : end + 1].isalnum() and not _RUNNING.search(text[: places[at]])
        if n == len(key) or most:
            return places[at], end
        at = "".join(letters).find(key[:12], at + 1)
    return None
