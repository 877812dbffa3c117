"""Claims, accounts and incidents: what is told, in which voice, of which happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from firsthand.model.attribution import Factuality
from firsthand.model.mentions import Modality, Place, PlaceCandidate
from firsthand.model.text import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """[earliest, latest], both ends inside, ISO dates or local date-times; None is open or unknown."""

    earliest: str | None
    latest: str | None


def hours_between(one: Interval, other: Interval) -> float:
    """Hours from the end of one to the beginning of the other; 0 where they meet, or one is open. A day without an hour
    lasts to its end.

    >>> hours_between(Interval("2024-05-01T18:00", "2024-05-02T06:00"), Interval("2024-05-02T16:00", "2024-05-02T16:00"))
    10.0
    """
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    begins = max(_moment(one.earliest), _moment(other.earliest))
    ends = min(_end(one.latest), _end(other.latest))
    return max((begins - ends).total_seconds() / 3600, 0.0)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text[:16])


def _end(text: str) -> datetime:
    return _moment(text) if "T" in text else _moment(text) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """One slot value with the words it was read from, said in one voice.

    Slots of people (killed, wounded, missing, detained, taken, displaced ...) have `low` and `high` (None: open
    or unknown), a `group` ("" = the whole) and a `scope`; other slots (when, where, type, perpetrator, target,
    weapon, damage, claimed_by, denial, cause, circumstances) have `value`: an id or normal form, None where the
    words alone are known. `text` is the words at `span`. `derived` marks a figure that does
    not stand in the words as such: a bound that "about 40" or "over 70" sets, or a sum of the parts in `support`.
    `scope` is incident, period, area, or aside: named beside the happening, compared, but no value of it.
    `overtaken` marks a figure that the text itself calls an earlier one.
    """

    id: str
    slot: str
    span: Span
    text: str
    group: str = ""
    low: int | None = None
    high: int | None = None
    modality: Modality = "exact"
    scope: str = "incident"
    relation: str = "whole"
    value: str | None = None
    factuality: Factuality = "asserted"
    derived: bool = False
    support: tuple[Span, ...] = ()
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice in one document tells of one happening.

    `happening` tells the document's happenings apart (accounts of one happening share it). `voice` is source ids,
    outlet first, deepest reached last; `attribution` the deepest link (None: the outlet's own voice). `type` is an
    event type of the codebook, `family` the types that reporters use for one another. `where` is None when unknown; `candidates` keeps what the place may be, also when
    `where` is a larger circle. `background` marks an earlier happening that the text only recalls.
    `told` is when the document was published, or the date that it prints, None when neither is known.
    `terms` are the content words of the sentences that tell of the happening, sorted, for comparison only.
    """

    id: str
    document: str
    happening: str
    voice: tuple[str, ...]
    type: str
    claims: tuple[Claim, ...]
    when: Interval = Interval(None, None)
    where: Place | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    attribution: str | None = None
    background: bool = False
    told: str | None = None
    family: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Accounts of the same happening; recomputed from evidence and judgements, never edited.

    The id derives from the founding account, so that it stays the same while accounts join.
    """

    id: str
    label: str
    type: str
    when: Interval
    where: Place | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, in bits (log2 of a likelihood ratio; positive speaks for, negative against), with its words."""

    kind: str
    bits: float
    detail: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts compared; `bits` is the sum of the evidence. left < right."""

    left: str
    right: str
    bits: float
    evidence: tuple[Evidence, ...]
