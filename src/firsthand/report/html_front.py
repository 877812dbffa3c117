"""What the front page shows: the case in figures, incidents in time and place, origins by what rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.report.counts import (
    EXPLAINED,
    in_order,
    outlets_of,
    ranked_origins,
    support_words,
    told_in,
    unread_words,
    untold,
)
from firsthand.report.html_case import Case, Row, bounds_words, rows_of, unique, when_words, word_of
from firsthand.report.html_incident import where_words
from firsthand.report.html_overview import Line, Map, Spot, place_map, timeline
from firsthand.report.html_picture import is_ghost
from firsthand.report.html_safe import slug, visible
from firsthand.report.html_table import PEOPLE
from firsthand.report.standing import DISPUTED


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in the list of the front page."""

    number: int
    href: str
    label: str
    type: str
    when: str
    day: str
    where: str
    articles: int
    outlets: int
    bounds: str
    lower: int
    upper: int
    disputed: tuple[str, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin with what rests on it."""

    name: str
    kind: str
    ghost: bool
    incidents: int
    accounts: int
    articles: int
    outlets: int
    alone: int


@dataclass(frozen=True, slots=True)
class PlaceLine:
    name: str
    anchor: str
    incidents: tuple[IncidentLine, ...]


@dataclass(frozen=True, slots=True)
class FailureLine:
    origin: str
    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Front:
    articles: int
    outlets: int
    accounts: int
    incidents: tuple[IncidentLine, ...]
    origins: tuple[OriginLine, ...]
    places: tuple[PlaceLine, ...]
    failures: tuple[FailureLine, ...]
    findings: tuple[tuple[str, str], ...]
    line: Line | None
    map: Map | None
    support: str
    unlinked: int
    unread: tuple[str, ...]
    explained: tuple[tuple[str, str], ...]


def page_name(incident: Row) -> str:
    """The file name of an incident's page."""
    return f"incident-{slug(word_of(incident, 'id').removeprefix('incident-'))}.html"


def front(case: Case) -> Front:
    """Everything that the front page shows."""
    ordered = in_order(case)
    lines = tuple(_line(case, i, n) for n, i in enumerate(ordered, 1))
    places = _places(lines)
    anchors = {p.name: p.anchor for p in places}
    spots = [_spot(line, i) for line, i in zip(lines, ordered, strict=True)]
    return Front(
        articles=len(case.documents),
        outlets=len(outlets_of(case, case.documents)),
        accounts=len(case.accounts),
        incidents=lines,
        origins=_origins(case),
        places=places,
        failures=tuple(_failure(f) for f in rows_of(case.row, "failures")),
        findings=tuple(
            (word_of(f, "kind").replace("_", " "), visible(word_of(f, "detail"))) for f in rows_of(case.row, "findings")
        ),
        line=timeline(spots),
        map=place_map(spots, anchors),
        support=support_words(case),
        unlinked=len(untold(case)),
        unread=tuple(unread_words(case)),
        explained=tuple(EXPLAINED.items()),
    )


def _line(case: Case, incident: Row, number: int) -> IncidentLine:
    documents = told_in(case, incident)
    origins = incident.get("origins") or {}
    lower, upper = origins.get("lower"), origins.get("upper")
    rows = rows_of(case.collations.get(word_of(incident, "id"), {}), "rows")
    slots = unique(word_of(r, "slot") for r in rows if word_of(r, "relation") in DISPUTED)
    disputed = tuple(slot.replace("_", " ") for slot in sorted(slots, key=lambda slot: slot not in PEOPLE))
    beyond = sum(b.get("incident") == incident.get("id") for b in rows_of(case.row, "beyond"))
    when = incident.get("when") or {}
    return IncidentLine(
        number=number,
        href=page_name(incident),
        label=visible(word_of(incident, "label")) or word_of(incident, "id"),
        type=word_of(incident, "type").replace("_", " "),
        when=when_words(when),
        day=word_of(when, "earliest") or word_of(when, "latest"),
        where=where_words(incident.get("where")),
        articles=len(documents),
        outlets=len({case.outlet(case.documents[d]) for d in documents}),
        bounds=bounds_words(lower, upper),
        lower=int(lower or 1),
        upper=int(upper or lower or 1),
        disputed=disputed,
        beyond=beyond,
    )


def _spot(line: IncidentLine, incident: Row) -> Spot:
    where = incident.get("where") or {}
    label = f"{line.when}: {line.label}. {line.articles} articles, {line.bounds} origins"
    lat, lon = where.get("lat"), where.get("lon")
    place = visible(word_of(where, "name"))
    return Spot(line.href, label, line.day, place, lat, lon, line.lower, bool(line.disputed))


def _places(lines: Sequence[IncidentLine]) -> tuple[PlaceLine, ...]:
    found: dict[str, list[IncidentLine]] = {}
    for line in lines:
        found.setdefault(line.where.split(",")[0], []).append(line)
    ordered = sorted(found, key=lambda name: (name == "not stated", -len(found[name]), name))
    return tuple(
        PlaceLine(name, f"place-{n}", tuple(sorted(found[name], key=lambda x: (x.day, x.href))))
        for n, name in enumerate(ordered, 1)
    )


def _origins(case: Case) -> tuple[OriginLine, ...]:
    """The origins that incidents count, in the order of all lists of them."""
    return tuple(
        OriginLine(
            case.name(r.origin),
            case.kind(r.origin),
            is_ghost(case, r.origin),
            len(r.incidents),
            len(r.accounts),
            len(r.articles),
            len(outlets_of(case, r.articles)),
            len(r.alone),
        )
        for r in ranked_origins(case)
        if r.incidents
    )


def _failure(row: Row) -> FailureLine:
    return FailureLine(
        visible(word_of(row, "origin")), visible(word_of(row, "record")), visible(word_of(row, "reason"))
    )
