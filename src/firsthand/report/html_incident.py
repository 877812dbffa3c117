"""What the page of one incident shows: the answer in one look, the collation, the picture, articles and passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.text import Span
from firsthand.report.html_case import Case, Row, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_picture import Picture, derivations_among, incident_documents, is_ghost, picture
from firsthand.report.html_safe import visible
from firsthand.report.html_text import Paragraph, Piece, article, heading, sentence_around, side_by_side

SLOTS = (
    "when", "where", "type", "perpetrator", "target", "weapon", "killed", "wounded", "killed_or_wounded", "missing",
    "taken", "captured", "detained", "surrendered", "released", "displaced", "trapped", "damage", "cause",
    "circumstances", "claimed_by", "denial",
)  # fmt: skip
PEOPLE = frozenset(SLOTS[6:17])
RELATIONS = {
    "agree": "all agree",
    "refine": "one says it more exactly",
    "differ": "differ",
    "contradict": "contradict each other",
    "incomparable": "cannot be compared",
    "single": "one origin alone",
    "absent": "nobody says",
    "unsupported": "no source behind it",
}
DISPUTED = ("contradict", "differ")
PASSAGE_CHARS = 4000


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
    value: str
    evidence: tuple[Evidence, ...]
    as_of: str


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
    """A slot: its cells by column, in the order of the columns."""

    label: str
    group: str
    relation: str
    says: str
    reason: str
    bounds: str
    cells: tuple[tuple[Cell, ...], ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class BeyondView:
    number: int
    outlet: str
    words: str
    place: str
    slot: str
    reason: str


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
class Pair:
    """A passage that two articles share, the words that differ marked."""

    left_number: int
    right_number: int
    left_outlet: str
    right_outlet: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    kind: str
    share: str


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A derivation in words, for those who do not see the picture."""

    derived: str
    kind: str
    origin: str
    why: str


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
    rows: tuple[RowView, ...]
    agreed: tuple[RowView, ...]
    disputed: tuple[RowView, ...]
    alone: tuple[RowView, ...]
    beyond: tuple[BeyondView, ...]
    picture: Picture
    edges: tuple[EdgeView, ...]
    pairs: tuple[Pair, ...]


def incident_page(case: Case, incident: Row) -> IncidentPage:
    """Everything that the page of an incident shows."""
    documents = incident_documents(case, incident)
    beyond = tuple(b for b in rows_of(case.row, "beyond") if _belongs(b, incident, documents))
    rows = tuple(rows_of(case.collations.get(word_of(incident, "id"), {}), "rows"))
    columns = _columns(case, incident, rows)
    views = tuple(_row(case, incident, r, columns) for r in sorted(rows, key=_rank))
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
        columns=columns,
        rows=views,
        agreed=tuple(r for r in views if r.relation in ("agree", "refine")),
        disputed=tuple(sorted((r for r in views if r.relation in DISPUTED), key=_weight)),
        alone=tuple(r for r in views if r.relation == "single"),
        beyond=tuple(_beyond(case, b) for b in beyond),
        picture=pictured,
        edges=_edges(case, incident, documents),
        pairs=_pairs(case, incident, documents),
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
            mine = [w for w in witnesses if origin in (case.accounts.get(w[0], {}).get("voice") or ())] or witnesses
            articles.setdefault(origin, set()).update(w[1] for w in mine)
    ordered = sorted(articles, key=lambda o: (-len(articles[o]), case.name(o), o))
    return tuple(Column(o, case.name(o), case.kind(o), is_ghost(case, o), len(articles[o])) for o in ordered)


def _row(case: Case, incident: Row, row: Row, columns: Sequence[Column]) -> RowView:
    cells: dict[str, list[Cell]] = {c.id: [] for c in columns}
    readings = []
    for reading in rows_of(row, "readings"):
        origins = _origins_of(case, incident, reading)
        witnesses = _witnesses(case, reading)
        value = visible(word_of(reading, "value")) or "said, no value"
        for origin in origins:
            mine = [w for w in witnesses if origin in (case.accounts.get(w[0], {}).get("voice") or ())] or witnesses
            evidence = tuple(e for e in (_evidence(case, *w) for w in mine) if e is not None)
            cells[origin].append(Cell(value, evidence, word_of(reading, "as_of")))
        readings.append((value, tuple(case.name(o) for o in origins)))
    relation = word_of(row, "relation", "single")
    origins_row = row.get("origins") or {}
    return RowView(
        label=_plain(word_of(row, "slot")),
        group=visible(word_of(row, "group")).replace("_", " "),
        relation=relation,
        says=RELATIONS.get(relation, relation),
        reason=visible(word_of(row, "reason")),
        bounds=bounds_words(origins_row.get("lower"), origins_row.get("upper")) if origins_row else "",
        cells=tuple(tuple(cells[c.id]) for c in columns),
        readings=tuple(readings),
    )


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
        _plain(word_of(row, "slot")),
        visible(word_of(row, "reason")),
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


def _edges(case: Case, incident: Row, documents: Sequence[str]) -> tuple[EdgeView, ...]:
    found = []
    for row in derivations_among(case, incident, documents):
        ends = [_called(case, word_of(row, "from")), _called(case, word_of(row, "to"))]
        if ends[0] != ends[1]:
            found.append(EdgeView(ends[0], word_of(row, "kind", "cites"), ends[1], _why(row)))
    return tuple(sorted(set(found), key=lambda e: (e.derived, e.kind, e.origin)))


def _why(row: Row) -> str:
    evidence = row.get("evidence")
    if isinstance(evidence, str):
        return visible(evidence)
    reasons = []
    for item in evidence if isinstance(evidence, (list, tuple)) else ():
        if isinstance(item, Mapping):
            bits = item.get("bits")
            shown = f" {bits:+.1f} bits" if isinstance(bits, (int, float)) else ""
            reasons.append((word_of(item, "detail") or word_of(item, "kind")).replace("_", " ") + shown)
        else:
            reasons.append(str(item))
    return visible("; ".join(reasons))


def _called(case: Case, identifier: str) -> str:
    document = case.document_of(identifier)
    if document is None or document not in case.documents:
        return case.name(identifier)
    return f"{case.numbers[document]} {case.outlet(case.documents[document])}"


def _pairs(case: Case, incident: Row, documents: Sequence[str]) -> tuple[Pair, ...]:
    """The passages that derivations of this incident rest on, long ones first."""
    kinds: dict[str, str] = {}
    for row in derivations_among(case, incident, documents):
        for passage in row.get("passages") or ():
            name = word_of(passage, "id") if isinstance(passage, Mapping) else str(passage)
            kinds.setdefault(name, word_of(row, "kind"))
    found = []
    for identifier, row in case.passages.items():
        left, right = case.documents.get(word_of(row, "left")), case.documents.get(word_of(row, "right"))
        spans = span_of(_as_span(row.get("left_span"))), span_of(_as_span(row.get("right_span")))
        if identifier not in kinds or left is None or right is None or spans[0] is None or spans[1] is None:
            continue
        words = [case.words(d, s)[:PASSAGE_CHARS] for d, s in zip((left, right), spans, strict=True) if s is not None]
        ours, theirs = side_by_side(*words)
        score = row.get("score")
        share = f"{score:.0%} of the words" if isinstance(score, (int, float)) else ""
        numbers = case.numbers[word_of(row, "left")], case.numbers[word_of(row, "right")]
        found.append(
            (
                -len(words[0]),
                numbers,
                Pair(*numbers, case.outlet(left), case.outlet(right), ours, theirs, kinds[identifier], share),
            )
        )
    return tuple(pair for *_, pair in sorted(found, key=lambda f: f[:2]))


def _as_span(value: object) -> Row | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, (list, tuple)) and len(value) == 2:
        return {"part": "text", "start": value[0], "end": value[1]}
    return None
