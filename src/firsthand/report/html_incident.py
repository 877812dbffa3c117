"""What the page of one incident shows: the answer in one look, the collation, the picture, articles and passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model.text import Span
from firsthand.report.counts import told_in
from firsthand.report.elsewhere import held_elsewhere
from firsthand.report.html_case import Case, Row, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_found import FindingView, OpenView, findings_of, open_of
from firsthand.report.html_joins import JoinView, joins_of
from firsthand.report.html_look import BeyondView, Look, look
from firsthand.report.html_passages import EdgeView, Pair, edges_in_words, shared_passages
from firsthand.report.html_picture import Picture, picture
from firsthand.report.html_safe import visible
from firsthand.report.html_table import (
    Column,
    RowView,
    columns_of,
    counted_columns,
    rank,
    row_of,
    shown_columns,
    slot_name,
)
from firsthand.report.html_text import Paragraph, Piece, article, heading, own_voice


@dataclass(frozen=True, slots=True)
class ArticleView:
    number: int
    outlet: str
    title: tuple[Piece, ...]
    date: str
    printed: str
    url: str
    language: str
    voices: tuple[tuple[str, ...], ...]
    own: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    words: int


@dataclass(frozen=True, slots=True)
class IncidentPage:
    id: str
    label: str
    type: str
    when: str
    where: str
    lower: int | None
    upper: int | None
    bounds: str
    articles: tuple[ArticleView, ...]
    outlets: tuple[str, ...]
    columns: tuple[Column, ...]
    told: int
    rows: tuple[RowView, ...]
    look: Look
    picture: Picture
    edges: tuple[EdgeView, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[FindingView, ...]
    open: tuple[OpenView, ...]
    joins: tuple[JoinView, ...]


def incident_page(case: Case, incident: Row, path: str = "CASE") -> IncidentPage:
    """Everything that the page of an incident shows; `path` is the case for the commands that it names."""
    documents = told_in(case, incident)
    beyond = tuple(b for b in rows_of(case.row, "beyond") if _belongs(b, incident, documents))
    rows = tuple(rows_of(case.collations.get(word_of(incident, "id"), {}), "rows"))
    columns = columns_of(case, incident, rows)
    table = shown_columns(columns)
    views = tuple(row_of(case, incident, r, table) for r in sorted(rows, key=rank))
    origins = incident.get("origins") or {}
    pictured = picture(case, incident)
    shown = unique([*documents, *(n.id for n in pictured.nodes if n.shape == "article")])
    return IncidentPage(
        id=word_of(incident, "id"),
        label=visible(word_of(incident, "label")) or word_of(incident, "id"),
        type=_plain(word_of(incident, "type")),
        when=when_words(incident.get("when")),
        where=where_words(incident.get("where")),
        lower=origins.get("lower"),
        upper=origins.get("upper"),
        bounds=bounds_words(origins.get("lower"), origins.get("upper")),
        articles=tuple(_article(case, incident, d, beyond) for d in shown),
        outlets=unique(case.outlet(case.documents[d]) for d in documents),
        columns=table,
        told=len(documents),
        rows=views,
        look=look(
            case, incident, counted_columns(case, origins, columns), views, tuple(_beyond(case, b) for b in beyond)
        ),
        picture=pictured,
        edges=edges_in_words(case, incident, documents),
        pairs=shared_passages(case, incident, documents),
        findings=findings_of(case, incident),
        open=open_of(case, incident, path),
        joins=joins_of(case, word_of(incident, "id"), path),
    )


def where_words(where: Row | None) -> str:
    """A place for people, with its radius where it is more than a point."""
    if not where:
        return "not stated"
    name = visible(word_of(where, "name")) or "unnamed place"
    region = visible(word_of(where, "admin1"))
    radius = where.get("radius_m")
    far = f", within {round(radius / 1000)} km" if isinstance(radius, (int, float)) and radius >= 8000 else ""
    return name + (f", {region}" if region and region != name else "") + far


def _plain(word: str) -> str:
    return visible(word).replace("_", " ").strip().capitalize()


def _belongs(row: Row, incident: Row, documents: Sequence[str]) -> bool:
    where = row.get("incident")
    return where == incident.get("id") or (where is None and word_of(row, "document") in documents)


def _beyond(case: Case, row: Row) -> BeyondView:
    document = case.documents.get(word_of(row, "document"), {})
    span = span_of(row.get("span"))
    words = visible(case.words(document, span)) if span is not None and document else visible(word_of(row, "value"))
    return BeyondView(
        case.numbers.get(word_of(row, "document"), 0),
        case.outlet(document),
        words,
        "headline" if span is not None and _in_headline(document, span) else "text",
        slot_name(word_of(row, "slot")).capitalize(),
        visible(word_of(row, "reason")),
        held_elsewhere(case, row),
    )


def _in_headline(document: Row, span: Span) -> bool:
    headline = span_of(document.get("headline"))
    return span.part == "title" or (headline is not None and headline.holds(span))


def _article(case: Case, incident: Row, document: str, beyond: Sequence[Row]) -> ArticleView:
    row = case.documents[document]
    own = [b for b in beyond if word_of(b, "document") == document]
    accounts = [case.accounts[str(a)] for a in incident.get("accounts") or () if str(a) in case.accounts]
    voices = sorted({case.chain(a) for a in accounts if word_of(a, "document") == document}, key=lambda c: (len(c), c))
    outlets = {str(a["voice"][0]) for a in accounts if word_of(a, "document") == document and a.get("voice")}
    title = heading(row, own) if word_of(row, "title") else (Piece(case.title(row)),)
    printed = word_of(row, "printed")
    return ArticleView(
        number=case.numbers[document],
        outlet=case.outlet(row),
        title=title,
        date=case.date(row)[:16].replace("T", " "),
        printed=printed if printed and printed[:10] != case.date(row)[:10] else "",
        url=visible(word_of(row, "url")),
        language=word_of(row, "language"),
        voices=tuple(voices),
        own=own_voice(row, outlets) if rows_of(row, "attributions") else (),
        paragraphs=article(case, row, own),
        words=len(word_of(row, "text").split()),
    )
