"""The table of an incident: a row a slot, a column an origin, each value with its words and the chain that said them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.model.text import Span
from firsthand.report.html_case import Case, Row, bounds_words, day_words, rows_of, span_of, unique, word_of
from firsthand.report.html_picture import is_ghost
from firsthand.report.html_safe import slug, visible
from firsthand.report.html_text import Piece, sentence_around
from firsthand.report.standing import Side, says, telling
from firsthand.report.views import VIEWS, view_of

SLOTS = (
    "when", "where", "type", "perpetrator", "target", "weapon", "killed", "wounded", "killed_or_wounded", "missing",
    "taken", "captured", "detained", "surrendered", "released", "displaced", "trapped", "damage", "cause",
    "circumstances", "claimed_by", "denial",
)  # fmt: skip
MOST_COLUMNS = 7
PEOPLE = frozenset(SLOTS[6:17])


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
    """A value with its evidence; `who` names its origins where a column stands for several, `replaced` tells that its
    origin gave another one later."""

    value: str
    evidence: tuple[Evidence, ...]
    as_of: str
    who: tuple[str, ...] = ()
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A voice of the collation with how many articles carry it here; `counted` where the bounds count it as an origin."""

    id: str
    name: str
    kind: str
    ghost: bool
    articles: int
    counted: bool = True


@dataclass(frozen=True, slots=True)
class RowView:
    """A slot: its cells by column, in the order of the columns; `views` are (name, value, whose it is). `as_of` is the day
    that all its values share, "" where they have several or none."""

    slot: str
    label: str
    group: str
    relation: str
    says: str
    reason: str
    bounds: str
    upper: int | None
    as_of: str
    cells: tuple[tuple[Cell, ...], ...]
    sides: tuple[Side, ...]
    views: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def anchor(self) -> str:
        """The id of its line on the page."""
        return "row-" + slug(f"{self.slot} {self.group}".strip())

    @property
    def holders(self) -> tuple[str, ...]:
        """All who hold a value of it."""
        return unique(name for side in self.sides for name in side.who)

    @property
    def telling(self) -> str:
        """The reason where it says more than who says what, which the values beside it show."""
        return telling(self.reason)


def slot_name(slot: str) -> str:
    """A slot as people call it."""
    return "vehicles and craft" if slot == "means" else visible(slot).replace("_", " ").strip()


def rank(row: Row) -> tuple[int, str, str]:
    slot = word_of(row, "slot")
    return (SLOTS.index(slot) if slot in SLOTS else len(SLOTS), slot, word_of(row, "group"))


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


def columns_of(case: Case, incident: Row, rows: Sequence[Row]) -> tuple[Column, ...]:
    """The origins of a table: those that the bounds count first, then those with most articles, then those that tell most."""
    articles: dict[str, set[str]] = {}
    told: Counter[str] = Counter()
    for reading in (r for row in rows for r in rows_of(row, "readings")):
        witnesses = _witnesses(case, reading)
        for origin in _origins_of(case, incident, reading):
            mine = [w for w in witnesses if case.rests_on(w[0], w[3], origin)] or witnesses
            articles.setdefault(origin, set()).update(w[1] for w in mine)
            told[origin] += 1
    counted = {str(s) for s in (incident.get("origins") or {}).get("sources") or ()}
    ordered = sorted(articles, key=lambda o: (o not in counted, -len(articles[o]), -told[o], case.name(o), o))
    return tuple(
        Column(o, case.name(o), case.kind(o), is_ghost(case, o), len(articles[o]), o in counted) for o in ordered
    )


def counted_columns(case: Case, origins: Row, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The origins that the bounds count, in the order of the columns."""
    held = {c.id: c for c in columns}
    ids = unique(str(s) for s in origins.get("sources") or ())
    found = [held.get(s) or Column(s, case.name(s), case.kind(s), is_ghost(case, s), 0) for s in ids]
    order = {c.id: n for n, c in enumerate(columns)}
    return tuple(sorted(found, key=lambda c: (order.get(c.id, len(order)), c.name, c.id)))


def shown_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of the table: where there are too many, the last stands for all the others together."""
    if len(columns) <= MOST_COLUMNS:
        return columns
    rest = columns[MOST_COLUMNS - 1 :]
    together = Column("", f"{len(rest)} others", "", False, 0)
    return (*columns[: MOST_COLUMNS - 1], together)


def row_of(case: Case, incident: Row, row: Row, columns: Sequence[Column]) -> RowView:
    cells: dict[str, list[Cell]] = {c.id: [] for c in columns}
    days = {word_of(r, "as_of") for r in rows_of(row, "readings")} if word_of(row, "slot") in PEOPLE else set()
    for reading in rows_of(row, "readings"):
        origins = _origins_of(case, incident, reading)
        witnesses = _witnesses(case, reading)
        value = _value(reading)
        for origin in origins:
            mine = [w for w in witnesses if case.rests_on(w[0], w[3], origin)] or witnesses
            evidence = tuple(e for e in (_evidence(case, *w) for w in mine) if e is not None)
            where = origin if origin in cells else ""
            who = () if where else (case.name(origin),)
            as_of = day_words(word_of(reading, "as_of"), short=True) if len(days) > 1 else ""
            cells[where].append(Cell(value, evidence, as_of, who, bool(reading.get("superseded"))))
    relation = word_of(row, "relation", "single")
    origins_row = row.get("origins") or {}
    return RowView(
        slot=word_of(row, "slot"),
        label=slot_name(word_of(row, "slot")).capitalize(),
        group=visible(word_of(row, "group")).replace("_", " "),
        relation=relation,
        says=says(row),
        reason=visible(word_of(row, "reason")),
        bounds=bounds_words(origins_row.get("lower"), origins_row.get("upper")) if origins_row else "",
        upper=origins_row.get("upper"),
        as_of=day_words(*days, short=True) if len(days) == 1 else "",
        cells=tuple(_merged(cells[c.id]) for c in columns),
        sides=tuple(_side(case, incident, r) for r in rows_of(row, "readings")),
        views=tuple(_views(case, row)),
    )


def _value(reading: Row) -> str:
    return visible(word_of(reading, "value")) or "said, no value"


def _side(case: Case, incident: Row, reading: Row) -> Side:
    who = unique(case.name(o) for o in _origins_of(case, incident, reading))
    return Side(_value(reading), who, reading.get("low"), reading.get("high"), visible(word_of(reading, "superseded")))


def _views(case: Case, row: Row) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for name in VIEWS:
        found = view_of(row, name)
        yield name, visible(found.value) if found else "–", unique(map(case.name, found.origins)) if found else ()


def _merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """One cell a value: readings that people see alike stand together."""
    found: dict[tuple[str, str, bool], Cell] = {}
    for cell in cells:
        before = found.get((cell.value, cell.as_of, cell.replaced))
        evidence = cell.evidence if before is None else tuple(dict.fromkeys(before.evidence + cell.evidence))
        who = cell.who if before is None else unique(before.who + cell.who)
        found[cell.value, cell.as_of, cell.replaced] = replace(cell, evidence=evidence, who=who)
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
