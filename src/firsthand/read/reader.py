"""One item to one document, by its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import py3langid  # type: ignore[import-untyped]

from firsthand.errors import InputError
from firsthand.model.records import decoded, record_fields
from firsthand.model.steps import Item
from firsthand.model.text import Document, Span
from firsthand.read.dates import iso_date
from firsthand.read.furniture import article_spans
from firsthand.read.headline import first_line, outlet_suffix
from firsthand.read.page import Page, read_page
from firsthand.read.printed import printed_date

# The Wayback Machine and its kind put the page's URL behind their own.
_ARCHIVED = re.compile(r"^https?://[^/]*archive[^/]*/(?:web/)?\d{4,14}[a-z_*]*/(?=https?://)")
_HOST = re.compile(r"https?://(?:[^/@\s]*@)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?=[:/?#]|$)", re.IGNORECASE)
LANGUAGE_SAMPLE = 2_000  # code points: the identifier is as sure of these as of a whole article
LANGUAGE_LEAST = 20  # letters: below, a guess is no better than chance


@dataclass(frozen=True)
class Reader:
    """An item to its document; texts of `.txt` files and records stay exactly as given.

    Raises InputError when nothing readable is in it, or more than `text_limit` code points: such a text is a book, and
    its statements would be chained across chapters.
    """

    text_limit: int = 200_000
    version: ClassVar[str] = "1.1"

    def __call__(self, item: Item) -> Document:
        page = _page(item)
        if not page.text.strip():
            raise InputError(f"{item.name}: no article text was found in it")
        if len(page.text) > self.text_limit:
            raise InputError(
                f"{item.name}: its text has {len(page.text)} characters, more than {self.text_limit} (setting text_limit); "
                "give its articles or chapters one by one"
            )
        headline = _headline(page)
        title_end, outlet = outlet_suffix(page.part(headline)) if headline else (0, None)
        if headline and outlet:
            headline = Span(headline.part, headline.start, headline.start + title_end)
        return Document(
            id=item.name,
            capture=item.capture.sha256,
            title=page.title,
            text=page.text,
            outlet=page.outlet or outlet or _host(page.url),
            published=iso_date(page.published),
            printed=printed_date(page.text, headline.end if headline and headline.part == "text" else 0),
            url=page.url,
            language=_language(page.text),
            headline=headline,
            body=article_spans(page.text, headline if headline and headline.part == "text" else None),
        )


def _page(item: Item) -> Page:
    kind = item.capture.media_type
    if kind == "text/plain":
        return Page(text=decoded(item.payload))
    if kind == "text/html":
        return read_page(item.payload, item.capture.origin)
    fields = record_fields(item.payload, kind)
    return Page(
        text=fields["text"] or "",
        title=fields["title"] or "",
        outlet=fields["outlet"],
        published=fields["published"],
        url=fields["url"],
    )


def _headline(page: Page) -> Span | None:
    """The title without its outer spaces, or the first line of a text that has none."""
    if page.title.strip():
        start = len(page.title) - len(page.title.lstrip())
        return Span("title", start, start + len(page.title.strip()))
    found = first_line(page.text)
    return Span("text", *found) if found else None


def _host(url: str | None) -> str | None:
    """The host of a URL without "www."; that of the page itself, where the URL is of an archive's copy."""
    found = _HOST.match(_ARCHIVED.sub("", url or ""))
    return found[1].lower() if found else None


def _language(text: str) -> str | None:
    sample = text[:LANGUAGE_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < LANGUAGE_LEAST:
        return None
    return str(py3langid.classify(sample)[0])
