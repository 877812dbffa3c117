"""Mentions: spans that name a place, a time, an actor or a count, and what they were read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.model.text import Span

PlaceStatus = Literal["resolved", "coarse", "ambiguous", "unknown"]
TimePrecision = Literal["minute", "hour", "part_of_day", "day", "days", "week", "month", "year", "open", "unknown"]
TimeKind = Literal["occurred", "reported", "as_of", "published"]
AnchorKind = Literal["stated", "dateline", "dated_sentence", "printed", "published"]
Modality = Literal["exact", "floor", "ceiling", "approx", "range", "vague", "unknown"]
Outcome = Literal[
    "killed", "wounded", "missing", "detained", "taken", "captured", "surrendered", "displaced", "trapped",
    "killed_or_wounded", "released", "none",
]  # fmt: skip
Relation = Literal["whole", "partition", "subset", "increment", "proportion", "total"]
Scope = Literal["incident", "period", "area"]


@dataclass(frozen=True, slots=True)
class Place:
    """A point with an honest radius (WGS84 degrees, metres). `radius_m` says how far the place reaches, or how
    little is known; `feature` is settlement, quarter, admin1, admin2, region, country, site, water, road or circle;
    `country` an ISO 3166-1 alpha-2 code; `admin1` the name of the enclosing first-order division."""

    id: str
    name: str
    lat: float
    lon: float
    radius_m: int
    feature: str
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name may stand for; `score` in [0, 1] orders candidates, `reasons` say why in words."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """`place` is set when status is resolved or coarse (a larger honest circle); candidates best first."""

    span: Span
    place: Place | None
    status: PlaceStatus
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that a relative expression was resolved against, and where that date stands (None: metadata)."""

    date: str
    kind: AnchorKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An interval [earliest, latest], both ends inside it, ISO dates ("2017-08-24") or local date-times to the
    minute ("2017-08-24T18:00"). Either end is None where it is open or could not be resolved. `anchor` is None
    where the words state the date in full or where nothing anchors them."""

    span: Span
    earliest: str | None
    latest: str | None
    precision: TimePrecision
    kind: TimeKind = "occurred"
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """`actor` is an id of the actor table, None for an unlinked mention. `stance` is the loaded word that the text
    uses ("terrorists", "martyrs"), never an identity. `kind` is the actor's kind, or what the words alone tell
    (state_force, armed_group, body, coalition, outlet, agency, civilians, person, unknown)."""

    span: Span
    actor: str | None
    kind: str = "unknown"
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class CountMention:
    """People counted: `low` and `high` bound the number, both ends inside, None is open or unknown and never zero.

    `span` covers the number words and what they count; `number` the number words alone. `group` is "" for the
    whole, else civilian, combatant, child, woman, man, elderly, medic, journalist, aid_worker, detainee, family,
    or a printed description. `relates_to` is the index (in the document's tuple of counts) of the whole that a
    subset, partition, increment or proportion belongs to. `cue` is where the outcome word stands. `hit` marks people
    told as shot or brought to hospital and no more: those of them who died are told elsewhere, if any."""

    span: Span
    number: Span
    low: int | None
    high: int | None
    modality: Modality
    outcome: Outcome
    group: str = ""
    relation: Relation = "whole"
    scope: Scope = "incident"
    unit: str = "person"
    relates_to: int | None = None
    cue: Span | None = None
    as_of: Span | None = None
    derived: bool = False
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each tuple in the order of the text."""

    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
