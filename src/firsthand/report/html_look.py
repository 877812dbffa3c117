"""The answer of an incident's page in one look: how many origins and what they rest on, what all agree on, what is
disputed and between whom, and what stands in a headline alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.report.counts import contacts_of
from firsthand.report.html_case import Case, Row, unique, word_of
from firsthand.report.html_table import PEOPLE, Column, RowView
from firsthand.report.standing import DISPUTED, SEVERAL, SIDES_SHOWN, Sides, range_of, sides_of

SIDES_OF_SEVERAL = 3  # values of a dispute beside others, and one more where that shows them all


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
    """`one` is true where a single origin stands behind every account; `chains` are then the ways in which it is reached.
    `resting` articles rest on the origins that the bounds count: the others count nobody harmed, or pass words on."""

    one: bool
    sure: str
    accounts: int
    resting: int
    origins: tuple[OriginView, ...]
    chains: tuple[tuple[str, ...], ...]
    agreed: tuple[RowView, ...]
    several: tuple[RowView, ...]
    alone: tuple[RowView, ...]
    disputed: tuple[Dispute, ...]
    headline: tuple[RowView, ...]
    excesses: tuple[Excess, ...]

    @property
    def behind(self) -> dict[str, str]:
        """By the name of an origin, the unnamed sources that it has its account from."""
        return {o.name: "; ".join(o.contacts) for o in self.origins if o.contacts}


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
    counted = [word_of(case.ghosts.get(c.id, {}), "source", c.id) for c in origins]
    resting = [a for a in accounts if any(case.rests_on(word_of(a, "id"), "", o) for o in counted)]
    one = upper == 1 and len(resting) == len(accounts)
    return Look(
        one=one,
        sure=_sure(lower, upper),
        accounts=len(accounts),
        resting=len({word_of(a, "document") for a in resting}),
        origins=tuple(
            OriginView(c.name, c.kind, c.ghost, c.articles, contacts_of(case, incident, c.id)) for c in origins
        ),
        chains=_ways(case, accounts, counted) if one else (),
        agreed=tuple(r for r in more if SEVERAL not in r.reason),
        several=tuple(r for r in more if SEVERAL in r.reason),
        alone=tuple(alone if one else sorted(alone, key=lambda r: not _of_people(r))),
        disputed=_disputes(rows),
        headline=tuple(r for r in rows if r.relation == "unsupported"),
        excesses=_excesses(beyond),
    )


def _sure(lower: int | None, upper: int | None) -> str:
    """What the two bounds mean, in words; "" where they are one."""
    if lower is None or upper is None or lower >= upper:
        return ""
    more = f"{upper - lower} more may be, or may rest on " + ("it" if lower == 1 else "these")
    return f"{lower} {'is' if lower == 1 else 'are surely apart'}{' sure' if lower == 1 else ''}; {more}"


def _ways(case: Case, accounts: Sequence[Row], origins: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The chains that lead to the origins, the shortest first; an outlet that sums them up names none."""
    chains = {case.chain(a) for a in accounts if not set(origins).isdisjoint(map(str, a.get("voice") or ()))}
    return tuple(sorted(chains, key=lambda c: (len(c), c)))


def _of_people(row: RowView) -> bool:
    return row.slot in PEOPLE


def _weight(row: RowView) -> tuple[int, bool]:
    """Whole numbers of people first, then what is denied, then parts, then the rest: what a reader wants to know of a
    dispute. Denials of everything come last: where they meet a claim, its own line tells it."""
    denied = row.relation == "contradict"
    if row.slot == "denial":
        return 4, denied
    if row.slot in ("participants", "means"):
        return 4, denied  # who took part is no harm
    if _of_people(row):
        return (0 if not row.group else 1 if denied else 2), not denied
    return (1 if denied else 3), not denied


def _disputes(rows: Sequence[RowView]) -> tuple[Dispute, ...]:
    """What is disputed, what a reader wants to know first: of each fewer sides where there is more than one, so that the
    answer stays one look."""
    found = sorted((r for r in rows if r.relation in DISPUTED), key=_weight)
    shown = SIDES_SHOWN if len(found) == 1 else SIDES_OF_SEVERAL
    return tuple(Dispute(r, range_of(r.sides), sides_of(r.sides, shown)) for r in found)


def _excesses(beyond: Sequence[BeyondView]) -> tuple[Excess, ...]:
    """Phrases of one place and reason together, those of headlines first."""
    found: dict[tuple[int, str, str, tuple[str, ...]], list[BeyondView]] = {}
    for b in sorted(beyond, key=lambda b: b.place != "headline"):
        found.setdefault((b.number, b.place, b.reason, b.elsewhere), []).append(b)
    return tuple(
        Excess(number, same[0].outlet, unique(b.words for b in same), place, reason, elsewhere)
        for (number, place, reason, elsewhere), same in found.items()
    )
