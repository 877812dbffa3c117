"""Small builders of the project's types, with invented contents."""

from __future__ import annotations

from typing import Any

from firsthand.model.account import Account, Claim, Incident, Interval
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.mentions import Place
from firsthand.model.provenance import Passage
from firsthand.model.text import Document, Span


def document(
    id: str, text: str, *, outlet: str = "The Harwick Courier", published: str | None = "2017-02-14", title: str = ""
) -> Document:
    return Document(id, f"sha-{id}", title, text, outlet, published, language="en", body=(Span("text", 0, len(text)),))


def at(document: Document, words: str) -> Span:
    """The first place of some words in a document's text."""
    start = document.text.index(words)
    return Span("text", start, start + len(words))


def source(
    id: str, *, kind: str = "monitor_group", disclosure: str = "named", access: str = "unstated", **more: Any
) -> Source:
    return Source(id, more.pop("name", id.capitalize()), kind, access, disclosure, **more)  # type: ignore[arg-type]


def attribution(
    id: str, content: Span, source_id: str, *, parent: str | None = None, kind: str = "monitor_group", **more: Any
) -> Attribution:
    return Attribution(
        id,
        parent,
        more.pop("source", None),
        more.pop("cue", None),
        (content,),
        more.pop("speech", "indirect"),
        source_id,
        kind,
        **more,  # type: ignore[arg-type]
    )


def attributed(outlet: str, *attributions: Attribution, sources: tuple[Source, ...] = ()) -> Attributed:
    own = Source(outlet, outlet, "news_outlet")
    return Attributed(outlet, attributions, (own, *sources))


def claim(id: str, slot: str, span: Span, *, text: str = "", **more: Any) -> Claim:
    return Claim(id, slot, span, text, **more)


def account(id: str, document: str, voice: tuple[str, ...], *claims: Claim, **more: Any) -> Account:
    more.setdefault("when", Interval("2017-02-14", "2017-02-14"))
    more.setdefault("type", "air_strike")
    more.setdefault("family", "explosion")
    return Account(id, document, more.pop("happening", f"{document}#1"), voice, more.pop("type"), claims, **more)


def incident(id: str, *accounts: str) -> Incident:
    return Incident(id, "Air strike, Maskanah", "air_strike", Interval("2017-02-14", "2017-02-14"), None, accounts)


def place(
    name: str, lat: float, lon: float, *, radius_m: int = 3000, feature: str = "settlement", **more: Any
) -> Place:
    return Place(
        f"test:{name}", name, lat, lon, radius_m, feature, more.pop("country", "SY"), more.pop("admin1", "Aleppo")
    )


def passage(left: Document, right: Document, words: str, *, id: str = "p1") -> Passage:
    return Passage(id, left.id, at(left, words), right.id, at(right, words), 1.0)
