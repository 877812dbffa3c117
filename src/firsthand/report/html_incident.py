"""What the page of one incident shows: the answer in one look, the collation, the picture, articles and passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.text import Span
from firsthand.report.counts import told_in
from firsthand.report.elsewhere import held_elsewhere
from firsthand.report.html_case import Case, Row, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_found import FindingView, OpenView, findings_of, open_of
from firsthand.report.html_passages import EdgeView, Pair, edges_in_words, shared_passages
from firsthand.report.html_picture import Picture, is_ghost, picture
from firsthand.report.html_safe import visible
from firsthand.report.html_text import Paragraph, Piece, article, heading, sentence_around
from firsthand.report.standing import DISPUTED, SEVERAL, says
from firsthand.report.views import VIEWS, view_of

SLOTS = (
    "when", "where", "type", "perpetrator", "target", "weapon", "killed", "wounded", "killed_or_wounded", "missing",
    "taken", "captured", "detained", "surrendered", "released", "displaced", "trapped", "damage", "cause",
    "circumstances", "claimed_by", "denial",
)  # fmt: skip
MOST_COLUMNS = 7
PEOPLE = frozenset(SLOTS[6:17])
# Where reasons of the collation say why values differ.
_TELLING = (
    "does not say", "round figure", "rose from", "corrected", "may have risen", "denied by", "copy changed", " apart", "lies", "lie",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where a value stands: the article, the sentence with the words marked, the chain that said it."""

    number: int
    outlet: str
    date: str
    sentence: tuple[Piece, ...]
    chain: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its evidence; `who` names its origins where a column stands for several."""

    value: str
    evidence: tuple[Evidence, ...]
    as_of: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """An origin of the collation with how many articles carry it here."""

    id: str
    name: str
    kind: str
    ghost: bool
    articles: int


@dataclass(frozen=True, slots=True)
class RowView:
    """A slot: its cells by column, in the order of the columns; `views` are (name, value, whose it is)."""

    label: str
    group: str
    relation: str
    says: str
    reason: str
    bounds: str
    cells: tuple[tuple[Cell, ...], ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    views: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def telling(self) -> str:
        """The reason where it says more than who says what, which the values beside it show."""
        return self.reason if any(words in self.reason for words in _TELLING) else ""


@dataclass(frozen=True, slots=True)
class BeyondView:
    number: int
    outlet: str
    words: str
    place: str
    slot: str
    reason: str
    elsewhere: tuple[str, ...]


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
    origins: tuple[Column, ...]
    rows: tuple[RowView, ...]
    agreed: tuple[RowView, ...]
    several: tuple[RowView, ...]
    headline: tuple[RowView, ...]
    disputed: tuple[RowView, ...]
    alone: tuple[RowView, ...]
    beyond: tuple[BeyondView, ...]
    picture: Picture
    edges: tuple[EdgeView, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[FindingView, ...]
    open: tuple[OpenView, ...]


def incident_page(case: Case, incident: Row, path: str = "CASE") -> IncidentPage:
    """Everything that the page of an incident shows; `path` is the case for the commands that it names."""
    documents = told_in(case, incident)
    beyond = tuple(b for b in rows_of(case.row, "beyond") if _belongs(b, incident, documents))
    rows = tuple(rows_of(case.collations.get(word_of(incident, "id"), {}), "rows"))
    columns = _columns(case, incident, rows)
    table = _shown(columns)
    views = tuple(_row(case, incident, r, table) for r in sorted(rows, key=_rank))
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
        origins=_counted(case, origins, columns),
        rows=views,
        agreed=tuple(r for r in views if r.relation == "agree" or (r.relation == "refine" and SEVERAL not in r.reason)),
        several=tuple(r for r in views if r.relation == "refine" and SEVERAL in r.reason),
        headline=tuple(r for r in views if r.relation == "unsupported"),
        disputed=tuple(sorted((r for r in views if r.relation in DISPUTED), key=_weight)),
        alone=tuple(r for r in views if r.relation == "single"),
        beyond=tuple(_beyond(case, b) for b in beyond),
        picture=pictured,
        edges=edges_in_words(case, incident, documents),
        pairs=shared_passages(case, incident, documents),
        findings=findings_of(case, incident),
        open=open_of(case, incident, path),
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


def slot_name(slot: str) -> str:
    """A slot as people call it."""
    return "vehicles and craft" if slot == "means" else visible(slot).replace("_", " ").strip()


def _plain(word: str) -> str:
    return visible(word).replace("_", " ").strip().capitalize()


def _belongs(row: Row, incident: Row, documents: Sequence[str]) -> bool:
    where = row.get("incident")
    return where == incident.get("id") or (where is None and word_of(row, "document") in documents)


def _rank(row: Row) -> tuple[int, str, str]:
    slot = word_of(row, "slot")
    return (SLOTS.index(slot) if slot in SLOTS else len(SLOTS), slot, word_of(row, "group"))


def _weight(row: RowView) -> tuple[bool, bool]:
    """People first, then what is denied: what a reader wants to know of a dispute."""
    return (row.label.lower().replace(" ", "_") not in PEOPLE, row.relation != "contradict")


def _witnesses(case: Case, reading: Row) -> tuple[tuple[str, str, Span | None, str], ...]:
    """(account, document, span, claim) of a reading, from `witnesses` or from accounts and spans side by side."""
    if rows_of(reading, "witnesses"):
        return tuple(
            (word_of(w, "account"), word_of(w, "document"), span_of(w.get("span")), word_of(w, "claim"))
            for w in rows_of(reading, "witnesses")
        )
    accounts = [str(a) for a in reading.get("accounts") or ()]
    spans = list(rows_of(reading, "spans"))
    found = []
    for n, account in enumerate(accounts):
        row = spans[n] if n < len(spans) else None
        document = word_of(row or {}, "document") or word_of(case.accounts.get(account, {}), "document")
        found.append((account, document, span_of(row), ""))
    return tuple(found)


def _origins_of(case: Case, incident: Row, reading: Row) -> tuple[str, ...]:
    given = [str(o) for o in reading.get("origins") or ()]
    if given:
        return unique(given)
    known = [str(s) for s in (incident.get("origins") or {}).get("sources") or ()]
    found = []
    for account, *_ in _witnesses(case, reading):
        voice = [str(v) for v in case.accounts.get(account, {}).get("voice") or ()]
        found += [v for v in reversed(voice) if v in known][:1] or voice[-1:]
    return unique(found)


def _columns(case: Case, incident: Row, rows: Sequence[Row]) -> tuple[Column, ...]:
    """The origins of a table, those with most articles first."""
    articles: dict[str, set[str]] = {}
    for reading in (r for row in rows for r in rows_of(row, "readings")):
        witnesses = _witnesses(case, reading)
        for origin in _origins_of(case, incident, reading):
            mine = [w for w in witnesses if case.rests_on(w[0], w[3], origin)] or witnesses
            articles.setdefault(origin, set()).update(w[1] for w in mine)
    ordered = sorted(articles, key=lambda o: (-len(articles[o]), case.name(o), o))
    return tuple(Column(o, case.name(o), case.kind(o), is_ghost(case, o), len(articles[o])) for o in ordered)


def _counted(case: Case, origins: Row, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The origins that the bounds count, in the order of the columns."""
    held = {c.id: c for c in columns}
    ids = unique(str(s) for s in origins.get("sources") or ())
    found = [held.get(s) or Column(s, case.name(s), case.kind(s), is_ghost(case, s), 0) for s in ids]
    return tuple(sorted(found, key=lambda c: (-c.articles, c.name, c.id)))


def _shown(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of the table: where there are too many, the last stands for all the others together."""
    if len(columns) <= MOST_COLUMNS:
        return columns
    rest = columns[MOST_COLUMNS - 1 :]
    together = Column("", f"{len(rest)} other origins", "", False, 0)
    return (*columns[: MOST_COLUMNS - 1], together)


def _row(case: Case, incident: Row, row: Row, columns: Sequence[Column]) -> RowView:
    cells: dict[str, list[Cell]] = {c.id: [] for c in columns}
    readings = []
    for reading in rows_of(row, "readings"):
        origins = _origins_of(case, incident, reading)
        witnesses = _witnesses(case, reading)
        value = visible(word_of(reading, "value")) or "said, no value"
        value += ", replaced later" if reading.get("superseded") else ""
        for origin in origins:
            mine = [w for w in witnesses if case.rests_on(w[0], w[3], origin)] or witnesses
            evidence = tuple(e for e in (_evidence(case, *w) for w in mine) if e is not None)
            where = origin if origin in cells else ""
            who = () if where else (case.name(origin),)
            as_of = word_of(reading, "as_of") if word_of(row, "slot") in PEOPLE else ""
            cells[where].append(Cell(value, evidence, as_of, who))
        readings.append((value, unique(case.name(o) for o in origins)))
    relation = word_of(row, "relation", "single")
    origins_row = row.get("origins") or {}
    return RowView(
        label=slot_name(word_of(row, "slot")).capitalize(),
        group=visible(word_of(row, "group")).replace("_", " "),
        relation=relation,
        says=says(row),
        reason=visible(word_of(row, "reason")),
        bounds=bounds_words(origins_row.get("lower"), origins_row.get("upper")) if origins_row else "",
        cells=tuple(_merged(cells[c.id]) for c in columns),
        readings=tuple(readings),
        views=tuple(_views(case, row)),
    )


def _views(case: Case, row: Row) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for name in VIEWS:
        found = view_of(row, name)
        yield name, visible(found.value) if found else "–", unique(map(case.name, found.origins)) if found else ()


def _merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """One cell a value: readings that people see alike stand together."""
    found: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        before = found.get((cell.value, cell.as_of))
        evidence = cell.evidence if before is None else tuple(dict.fromkeys(before.evidence + cell.evidence))
        who = cell.who if before is None else unique(before.who + cell.who)
        found[cell.value, cell.as_of] = Cell(cell.value, evidence, cell.as_of, who)
    return tuple(found.values())


def _evidence(case: Case, account: str, document: str, span: Span | None, claim: str) -> Evidence | None:
    row = case.documents.get(document)
    if row is None:
        return None
    told = case.claims.get(claim, {})
    notes = [word_of(told, "factuality").replace("asserted", ""), "computed" if told.get("derived") else ""]
    notes += ["in the headline"] if span is not None and span.part == "title" else []
    pieces = sentence_around(case, row, span) if span is not None else ()
    chain = case.chain(case.accounts.get(account, {})) or (case.outlet(row),)
    return Evidence(
        case.numbers[document], case.outlet(row), case.date(row)[:10], pieces, chain, ", ".join(n for n in notes if n)
    )


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
        paragraphs=article(case, row, own),
        words=len(word_of(row, "text").split()),
    )
