"""The answer of an incident's page in one look: how many origins and what they rest on, what all agree on, what is
disputed and between whom, and what stands in a headline alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.report.html_case import Case, Row, unique, word_of
from firsthand.report.html_table import PEOPLE, Column, RowView, Side
from firsthand.report.standing import DISPUTED, SEVERAL

SIDES_SHOWN = 4  # one more where that shows them all


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
    """A slot of which accounts differ: its range where it is counted, and who holds what; `between` values are left out
    after the first `head`."""

    row: RowView
    range: str
    head: tuple[Side, ...]
    between: int
    tail: tuple[Side, ...]


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
            OriginView(c.name, c.kind, c.ghost, c.articles, _contacts(case, accounts, c.id)) for c in origins
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


def _contacts(case: Case, accounts: Iterable[Row], origin: str) -> tuple[str, ...]:
    """The unnamed sources behind an origin, as its accounts call them."""
    return unique(case.name(s) for a in accounts for s in _after(a, origin) if _is_unnamed(case, s))


def _after(account: Row, origin: str) -> Iterator[str]:
    """The sources of an account's voice that stand behind a source of it."""
    voice = [str(v) for v in account.get("voice") or ()]
    yield from voice[voice.index(origin) + 1 :] if origin in voice else ()


def _is_unnamed(case: Case, source: str) -> bool:
    return word_of(case.sources.get(source, {}), "disclosure", "named") in ("described", "none")


def _of_people(row: RowView) -> bool:
    return row.slot in PEOPLE


def _weight(row: RowView) -> tuple[bool, bool, bool]:
    """People first, the whole before its parts, then what is denied: what a reader wants to know of a dispute."""
    return not _of_people(row), bool(row.group), row.relation != "contradict"


def _dispute(row: RowView) -> Dispute:
    """The sides of a row: numbers from the least to the most, with both ends kept; of other values those of most origins
    first, and a denial in any case."""
    standing = [s for s in row.sides if not s.replaced] or list(row.sides)
    counted = any(s.low is not None for s in standing)
    if counted:
        standing.sort(key=lambda s: (s.denied, s.high or 0 if s.low is None else s.low, s.high is None, s.high or 0))
    else:
        standing.sort(key=lambda s: (s.denied, -len(s.who)))
    if len(standing) <= SIDES_SHOWN + 1:
        return Dispute(row, _range(row, counted), tuple(standing), 0, ())
    end = 2 if counted else int(standing[-1].denied)
    head = SIDES_SHOWN - end
    left = len(standing) - SIDES_SHOWN
    tail = tuple(standing[-end:]) if end else ()
    return Dispute(row, _range(row, counted), tuple(standing[:head]), left, tail)


def _range(row: RowView, counted: bool) -> str:
    return next((value for name, value, _ in row.views if name == "informative" and counted and value != "–"), "")


def _excesses(beyond: Sequence[BeyondView]) -> tuple[Excess, ...]:
    """Phrases of one place and reason together, those of headlines first."""
    found: dict[tuple[int, str, str, tuple[str, ...]], list[BeyondView]] = {}
    for b in sorted(beyond, key=lambda b: b.place != "headline"):
        found.setdefault((b.number, b.place, b.reason, b.elsewhere), []).append(b)
    return tuple(
        Excess(number, same[0].outlet, unique(b.words for b in same), place, reason, elsewhere)
        for (number, place, reason, elsewhere), same in found.items()
    )
