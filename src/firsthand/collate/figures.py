"""Figures: how counts of people stand to each other (domain 4.4), and why they may differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from firsthand.collate.words import holders, quoted
from firsthand.model.collation import Reading, RowRelation
from firsthand.model.text import Span

_OPEN = 10**9
_DAY, _MINUTE = 10, 16  # code points of an ISO date, and of one with hour and minute
# As far, in code points, as a part stands from its whole.
_BESIDE = 160


@dataclass(frozen=True, slots=True)
class Part:
    """A part that an account counts inside its whole: how many, of which group, in its words, what it rests on, and
    where it stands."""

    number: int
    group: str
    words: str
    origins: frozenset[str]
    document: str = ""
    span: Span | None = None


def figures(now: Sequence[Reading], names: Mapping[str, str], parts: Sequence[Part] = ()) -> tuple[RowRelation, str]:
    """How the latest figures stand: intervals that meet refine each other, others differ, none against some
    contradicts. Different figures never agree, however near they lie."""
    none = [r for r in now if r.high == 0]
    some = [r for r in now if (r.low or 0) > 0]
    if none and some:
        return "contradict", f"none ({holders(none[0], names)}) against {quoted(some[0])} ({holders(some[0], names)})"
    if max(low(r) for r in now) <= min(high(r) for r in now):
        return "refine", "the narrower figure lies inside the wider"
    one, other = max(
        ((a, b) for a, b in permutations(now, 2) if high(a) < low(b)),
        key=lambda p: (low(p[1]) - high(p[0]), p[1].value),
    )
    return "differ", _why(one, other, names, parts)


def low(reading: Reading) -> int:
    """The least that a figure allows."""
    return reading.low if reading.low is not None else 0


def high(reading: Reading) -> int:
    """The most that a figure allows; open ends allow anything."""
    return reading.high if reading.high is not None else _OPEN


def _why(less: Reading, more: Reading, names: Mapping[str, str], parts: Sequence[Part]) -> str:
    """Why the figures of a pair may differ: a part that one counts, a round number, time; who says which, if nothing."""
    if {*less.origins} == {*more.origins}:
        return _own(less, more, names)
    if said := _counted(less, more, parts) or _rounded(less, more):
        return said
    first = [r.first or r.as_of or "" for r in (less, more)]
    one_day = first[0][:10] == first[1][:10] and all(len(f) > _DAY for f in first)
    who = [
        f"{quoted(r)} ({holders(r, names)}{f', {_time(f, with_hour=one_day)}' if f else ''})"
        for r, f in zip((less, more), first, strict=True)
    ]
    if _before(less.as_of or "", first[1]):
        return f"{who[0]}, later {who[1]}: a toll may have risen between them"
    return f"{who[0]} against {who[1]}"


def _before(one: str, other: str) -> bool:
    """True when one time is surely earlier, as exactly as both are known; the hour counts where both have one."""
    known = min(len(one), len(other), _MINUTE)
    return known >= _DAY and one[:known] < other[:known]


def _time(told: str, *, with_hour: bool) -> str:
    return told[:_MINUTE].replace("T", " ") if with_hour else told[:_DAY]


def _own(less: Reading, more: Reading, names: Mapping[str, str]) -> str:
    """Two figures that rest on the same origins: a toll that runs, or one that a copy changed."""
    who, days = holders(less, names), [(r.as_of or "")[:10] for r in (less, more)]
    if days[0] and days[1] and days[0] != days[1]:
        went = "rose" if days[0] < days[1] else "was corrected"
        ordered = (less, more) if days[0] < days[1] else (more, less)
        return f"{who}: {went} from {quoted(ordered[0])} ({min(days)}) to {quoted(ordered[1])} ({max(days)})"
    return f"{who} is given with {quoted(less)} and with {quoted(more)}: other people are counted, or a copy changed it"


def _counted(less: Reading, more: Reading, parts: Sequence[Part]) -> str:
    """ "14 counts the driver; 13 does not say": where a part that the one counts is just what the other lacks."""
    if less.low is None or less.low != less.high or more.low is None or more.low != more.high:
        return ""
    theirs = {p.group for p in parts if p.origins & {*less.origins}}
    for part in parts:
        fits = part.number == low(more) - low(less) and part.origins & {*more.origins} and _inside(part, more)
        if fits and part.group not in theirs:
            return f"{quoted(more)} counts {part.words}; {quoted(less)} does not say"
    return ""


def _inside(part: Part, whole: Reading) -> bool:
    """True where a part stands beside the whole that it is said to be of."""
    if part.span is None:
        return True
    beside = (w.span for w in whole.witnesses if w.document == part.document and w.span.part == part.span.part)
    return any(s.start - part.span.end >= -_BESIDE and part.span.start - s.end <= _BESIDE for s in beside)


def _rounded(one: Reading, other: Reading) -> str:
    """A whole number of tens, hundreds or thousands beside a finer one within half of its last place."""
    for rough, fine in ((one, other), (other, one)):
        if rough.low is None or fine.low is None or rough.low != rough.high or fine.low != fine.high:
            continue
        grain = next((g for g in (1000, 100, 10) if rough.low % g == 0), 0)
        if grain and fine.low % 10 and abs(rough.low - fine.low) * 2 <= grain and rough.low >= 2 * grain:
            return f"{quoted(rough)} may be a round figure for {quoted(fine)}"
    return ""
