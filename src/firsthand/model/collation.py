"""Collations: an incident's readings, slot by slot, and what goes beyond the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.model.provenance import Origins
from firsthand.model.text import Span

RowRelation = Literal["agree", "refine", "differ", "contradict", "incomparable", "single", "absent", "unsupported"]


@dataclass(frozen=True, slots=True)
class Witness:
    """Where a reading stands: the account, its document, the claim and the words."""

    account: str
    document: str
    claim: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A value with the accounts that hold it. `value` is for people to read ("5", "at least 12", "Buqaras");
    `low` and `high` bound it where it is a number. `origins` are the source ids that it rests on. `as_of` is when it
    was last told, `first` when first. `superseded` says in words by what its own origin replaced it, "" where not."""

    value: str
    low: int | None
    high: int | None
    origins: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    as_of: str | None = None
    first: str | None = None
    superseded: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One slot of an incident (people slots also by `group`), its readings and how they stand to each other;
    `reason` says in words why they differ, "" where nothing needs saying."""

    slot: str
    group: str
    relation: RowRelation
    readings: tuple[Reading, ...]
    origins: Origins
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Collation:
    """The table of one incident."""

    incident: str
    rows: tuple[Row, ...]
    origins: Origins


@dataclass(frozen=True, slots=True)
class Beyond:
    """Words of a headline, lead or author that say more than any account behind them. `incident` is None where
    the words tell of no incident that was coded. `kind` is value, rank, certainty, cause, blame, claim, place, time, target or
    wording."""

    document: str
    incident: str | None
    span: Span
    slot: str
    value: str
    kind: str
    reason: str
