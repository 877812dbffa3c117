"""The answer of an incident's page in one look: how many origins and what they rest on, what all agree on, what is
disputed and between whom, and what stands in a headline alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.report.counts import contacts_of
from firsthand.report.html_case import Case, Row, unique
from firsthand.report.html_table import PEOPLE, Column, RowView
from firsthand.report.standing import DISPUTED, SEVERAL, Sides, sides_of


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
class Excess:
    """What one place of one article says beyond its sources for one reason: `words` are the phrases."""

    number: int
    outlet: str
    words: tuple[str, ...]
    place: str
    reason: str
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin that the bounds count; `contacts` are the unnamed sources that it has its account from."""

    name: str
    kind: str
    ghost: bool
    articles: int
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A slot of which accounts differ: its range where it is counted, and who holds what."""

    row: RowView
    range: str
    sides: Sides


@dataclass(frozen=True, slots=True)
class Look:
    """`one` is true where a single origin stands behind everything; `chains` are then the ways in which it is reached."""

    one: bool
    sure: str
    accounts: int
    origins: tuple[OriginView, ...]
    chains: tuple[tuple[str, ...], ...]
    agreed: tuple[RowView, ...]
    several: tuple[RowView, ...]
    alone: tuple[RowView, ...]
    disputed: tuple[Dispute, ...]
    headline: tuple[RowView, ...]
    excesses: tuple[Excess, ...]


def look(
    case: Case, incident: Row, origins: Sequence[Column], rows: Sequence[RowView], beyond: Sequence[BeyondView]
) -> Look:
    """The answer in one look, from the rows of the table and what goes beyond the sources."""
    bounds: Row = incident.get("origins") or {}
    lower, upper = bounds.get("lower"), bounds.get("upper")
    accounts = [case.accounts[str(a)] for a in incident.get("accounts") or () if str(a) in case.accounts]
    told = [r for r in rows if r.relation in ("agree", "refine", "single")]
    alone = [r for r in told if r.relation == "single" or r.upper == 1]
    more = [r for r in told if r not in alone]
    one = upper == 1
    return Look(
        one=one,
        sure=_sure(lower, upper),
        accounts=len(accounts),
        origins=tuple(
            OriginView(c.name, c.kind, c.ghost, c.articles, contacts_of(case, incident, c.id)) for c in origins
        ),
        chains=tuple(sorted({case.chain(a) for a in accounts}, key=lambda c: (len(c), c))) if one else (),
        agreed=tuple(r for r in more if SEVERAL not in r.reason),
        several=tuple(r for r in more if SEVERAL in r.reason),
        alone=tuple(alone if one else sorted(alone, key=lambda r: not _of_people(r))),
        disputed=tuple(_dispute(r) for r in sorted((r for r in rows if r.relation in DISPUTED), key=_weight)),
        headline=tuple(r for r in rows if r.relation == "unsupported"),
        excesses=_excesses(beyond),
    )


def _sure(lower: int | None, upper: int | None) -> str:
    """What the two bounds mean, in words; "" where they are one."""
    if lower is None or upper is None or lower >= upper:
        return ""
    more = f"{upper - lower} more may be, or may rest on " + ("it" if lower == 1 else "these")
    return f"{lower} {'is' if lower == 1 else 'are surely apart'}{' sure' if lower == 1 else ''}; {more}"


def _of_people(row: RowView) -> bool:
    return row.slot in PEOPLE


def _weight(row: RowView) -> tuple[bool, bool, bool]:
    """People first, the whole before its parts, then what is denied: what a reader wants to know of a dispute."""
    return not _of_people(row), bool(row.group), row.relation != "contradict"


def _dispute(row: RowView) -> Dispute:
    sides = sides_of(row.sides)
    ranges = [value for name, value, _ in row.views if name == "informative" and sides.counted and value != "–"]
    return Dispute(row, ranges[0] if ranges else "", sides)


def _excesses(beyond: Sequence[BeyondView]) -> tuple[Excess, ...]:
    """Phrases of one place and reason together, those of headlines first."""
    found: dict[tuple[int, str, str, tuple[str, ...]], list[BeyondView]] = {}
    for b in sorted(beyond, key=lambda b: b.place != "headline"):
        found.setdefault((b.number, b.place, b.reason, b.elsewhere), []).append(b)
    return tuple(
        Excess(number, same[0].outlet, unique(b.words for b in same), place, reason, elsewhere)
        for (number, place, reason, elsewhere), same in found.items()
    )
