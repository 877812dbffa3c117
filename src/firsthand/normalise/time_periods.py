"""Longer stretches of time: N units ago, last week, recent days, months, seasons, years, Hijri dates.

What vague words come to is a convention of ours, wide on purpose; docs/reference/times.md shows the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from firsthand.model.mentions import TimePrecision
from firsthand.normalise.calendars import (
    from_hijri,
    hijri_bounds,
    month_bounds,
    months_before,
    shift_month,
    week_bounds,
    weekday_near,
)
from firsthand.normalise.time_phrases import Phrase

Bound = date | datetime

# Vague periods reach back (or on) so many days; months by the calendar.
_VAGUE_DAYS = {"day": 7, "week": 42, "year": 1826, "hour": 1, "minute": 0, "decade": 7305}
_VAGUE_MONTHS = 6
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SIDE_DAYS = 3
_FAR_DAYS = 200 * 366
_SPAN_PRECISION: dict[str, TimePrecision] = {"week": "week", "month": "month", "year": "year"}
_AGO_PRECISION: dict[str, TimePrecision] = {"day": "day", "week": "days", "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval; None is open or could not be resolved. `relative` says that the anchor was used, `recent` that
    the day named before in the text was."""

    earliest: Bound | None
    latest: Bound | None
    precision: TimePrecision
    relative: bool = False
    recent: bool = False
    zone: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase resolves against: the anchor's day, the day named before it in the text (None: none is there),
    and whether the words speak of the future."""

    anchor: date | None = None
    recent: date | None = None
    future: bool = False


def ago(phrase: Phrase, anchor: date | None) -> Resolved:
    """N days ago is a day; N weeks ago gives three days on either side; months and years are the calendar's."""
    unit, amount = phrase.unit, phrase.amount
    precision = _AGO_PRECISION.get(unit, "days")
    if anchor is None or _too_far(unit, amount):
        return Resolved(None, None, precision, True)
    if not amount:
        return Resolved(_back(anchor, unit, None), anchor, "days", True)
    if unit in ("hour", "minute"):
        return Resolved(_back(anchor, unit, amount), anchor, "days", True)
    if unit == "month":
        first, last = month_bounds(*shift_month(anchor.year, anchor.month, -amount))
        return Resolved(first, last, "month", True)
    if unit in ("year", "decade"):
        year = anchor.year - amount * (10 if unit == "decade" else 1)
        return Resolved(date(year, 1, 1), date(year, 12, 31), "year", True)
    day = anchor - timedelta(days=amount * _UNIT_DAYS[unit])
    side = timedelta(days=0 if unit == "day" else _SIDE_DAYS)
    return Resolved(day - side, day + side, precision, True)


def _too_far(unit: str, amount: int | None) -> bool:
    """Centuries away: no calendar reckons that for the news."""
    days = {"month": 31, "year": 366, "decade": 3660, "hour": 1, "minute": 1}.get(unit, _UNIT_DAYS.get(unit, 7))
    return (amount or 0) * days > _FAR_DAYS


def _back(anchor: date, unit: str, amount: int | None) -> date:
    """The day that lies `amount` units back; None is a vague number."""
    if unit == "month":
        return months_before(anchor, amount or _VAGUE_MONTHS)
    if unit in ("year", "decade") and amount:
        return months_before(anchor, 12 * amount * (10 if unit == "decade" else 1))
    if unit in ("hour", "minute"):
        hours = (amount or 1) / (60 if unit == "minute" else 1)
        return anchor - timedelta(days=max(1, -int(-hours // 24)))
    return anchor - timedelta(days=amount * _UNIT_DAYS[unit] if amount else _VAGUE_DAYS.get(unit, 7))


def span(phrase: Phrase, setting: Setting) -> Resolved:
    anchor = setting.anchor
    precision = _SPAN_PRECISION.get(phrase.unit, "days")
    if anchor is None or _too_far(phrase.unit, phrase.amount):
        return Resolved(None, None, precision, True)
    ahead = phrase.word in ("next", "coming", "following", "upcoming")
    if phrase.unit == "weekend":
        return _weekend(phrase, anchor)
    if phrase.rolling and phrase.word != "this":
        amount = phrase.amount if phrase.amount is not None else (None if phrase.plural else 1)
        reach = _back(anchor, phrase.unit, amount or None)
        first, last = (anchor, anchor + (anchor - reach)) if ahead else (reach, anchor)
        return Resolved(first, last, "days", True)
    if phrase.unit not in ("week", "month", "year"):
        return Resolved(None, None, precision, True)
    step = 1 if ahead else 0 if phrase.word == "this" else -1
    if phrase.edge == "later" and phrase.unit == "week" and anchor.weekday() == 6:
        step += 1  # on a Sunday "later this week" looks ahead
    first, last = _period(anchor, phrase.unit, step)
    first, last = _edged(first, last, phrase.edge, phrase.unit, anchor)
    if step == 0 and not phrase.edge and not setting.future:
        last = anchor
    return Resolved(first, last, precision, True)


def _period(anchor: date, unit: str, step: int) -> tuple[date, date]:
    if unit == "week":
        return week_bounds(anchor + timedelta(days=7 * step))
    if unit == "month":
        return month_bounds(*shift_month(anchor.year, anchor.month, step))
    return date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)


def _edged(first: date, last: date, edge: str, unit: str, anchor: date | None) -> tuple[date, date]:
    """The early, middle or late part: months 1-10, 11-20, 21-end; years by four months; weeks Mon-Wed, Tue-Thu, Thu-Sun."""
    if edge == "earlier":
        return first, min(last, anchor) if anchor and anchor >= first else last
    if edge == "later":
        return (max(first, anchor) if anchor and anchor <= last else first), last
    if edge not in ("early", "mid", "late"):
        return first, last
    if unit == "week":
        cuts = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[edge]
        return first + timedelta(days=cuts[0]), first + timedelta(days=cuts[1])
    if unit == "month":
        low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}[edge]
        return first.replace(day=low), first.replace(day=high) if high else last
    if unit == "year":
        low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[edge]
        return date(first.year, low, 1), month_bounds(first.year, high)[1]
    if unit == "decade":
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[edge]
        return date(first.year + low, 1, 1), date(first.year + high, 12, 31)
    third = (last - first).days // 3
    start = {"early": 0, "mid": 1, "late": 2}[edge] * third
    return first + timedelta(days=start), last if edge == "late" else first + timedelta(days=start + third)


def _weekend(phrase: Phrase, anchor: date) -> Resolved:
    if phrase.word == "this":
        _, sunday = week_bounds(anchor)
        return Resolved(sunday - timedelta(days=1), sunday, "days", True)
    saturday = weekday_near(anchor, 5, future=phrase.word in ("next", "coming"), strict=phrase.word in ("next",))
    if phrase.word == "last" and anchor - saturday <= timedelta(days=1):
        saturday -= timedelta(days=7)  # on a Sunday the one that is not over is no last weekend
    sunday = saturday + timedelta(days=1)
    return Resolved(saturday, sunday, "days", True)


def hijri(phrase: Phrase, anchor: date | None) -> Resolved:
    """Tabular day give or take one: the month begins when the moon is seen."""
    month, relative = phrase.month or 9, phrase.year is None
    slack = timedelta(days=1)
    if phrase.year is None:
        if anchor is None:
            return Resolved(None, None, "month", True)
        years = [
            y for y in range(anchor.year - 578, anchor.year - 582, -1) if hijri_bounds(y, month)[0] - slack <= anchor
        ]
        return Resolved(*(_widened(hijri_bounds(years[0], month), slack)), "month", True)
    if phrase.day:
        day = from_hijri(phrase.year, month, phrase.day)
        return Resolved(day - slack, day + slack, "days", relative)
    return Resolved(*_widened(hijri_bounds(phrase.year, month), slack), "month", relative)


def _widened(bounds: tuple[date, date], slack: timedelta) -> tuple[date, date]:
    return bounds[0] - slack, bounds[1] + slack


def calendar_period(phrase: Phrase, setting: Setting) -> Resolved:
    """Months, years, seasons, decades, halves of a year."""
    anchor = setting.anchor
    if phrase.kind == "year" and phrase.year:
        bounds = _edged(date(phrase.year, 1, 1), date(phrase.year, 12, 31), phrase.edge, "year", anchor)
        return Resolved(*bounds, "year")
    if phrase.kind == "decade" and phrase.year:
        bounds = _edged(date(phrase.year, 1, 1), date(phrase.year + 9, 12, 31), phrase.edge, "decade", anchor)
        return Resolved(*bounds, "year")
    if phrase.kind == "half" and phrase.year and not phrase.month:
        first = 1 if phrase.amount == 1 else 7
        return Resolved(date(phrase.year, first, 1), month_bounds(phrase.year, first + 5)[1], "month")
    precision: TimePrecision = "month"
    if phrase.month is None or (phrase.year is None and anchor is None):
        return Resolved(None, None, precision, True)
    year = phrase.year or _year_of(phrase, setting)
    if phrase.kind == "season":
        end = shift_month(year, phrase.month, 2)
        bounds = _edged(date(year, phrase.month, 1), month_bounds(*end)[1], phrase.edge, "season", anchor)
        return Resolved(*bounds, precision, phrase.year is None)
    if phrase.kind in ("week_of", "half"):
        return Resolved(*_part_of_month(phrase, *month_bounds(year, phrase.month)), "days", phrase.year is None)
    first_day, last_day = _edged(*month_bounds(year, phrase.month), phrase.edge, "month", anchor)
    if phrase.year is None and anchor and first_day <= anchor < last_day and not setting.future:
        last_day = anchor
    return Resolved(first_day, last_day, precision, phrase.year is None)


def _part_of_month(phrase: Phrase, first: date, last: date) -> tuple[date, date]:
    """The first half is the 1st to the 15th; weeks are seven days each from the 1st, the last one ends the month."""
    if phrase.kind == "half":
        return (first, first.replace(day=15)) if phrase.amount == 1 else (first.replace(day=16), last)
    if not phrase.amount:
        return last - timedelta(days=6), last
    start = first + timedelta(days=7 * (phrase.amount - 1))
    return start, min(last, start + timedelta(days=6))


def _year_of(phrase: Phrase, setting: Setting) -> int:
    """The year of a month without one: the nearest past, the nearest to come when the words speak of the future."""
    anchor = setting.anchor or date.min
    month = phrase.month or 1
    if phrase.kind == "season":
        ended = date(*shift_month(anchor.year, month, 3), 1) <= anchor
        return anchor.year if ended else anchor.year - 1
    if phrase.word == "next" or (setting.future and phrase.word != "last"):
        return anchor.year + (month < anchor.month or (phrase.word == "next" and month == anchor.month))
    same = phrase.word == "last"
    return anchor.year - (month > anchor.month or (same and month == anchor.month))


def as_day(bound: Bound) -> date:
    """The day of a bound."""
    return bound.date() if isinstance(bound, datetime) else bound


def printed(bound: Bound | None, zone: int | None = None) -> str | None:
    """ISO text: a day, or a local date-time to the minute; with its offset where the words name a zone."""
    if bound is None:
        return None
    if not isinstance(bound, datetime):
        return bound.isoformat()
    if zone is None:
        return bound.isoformat(timespec="minutes")
    aware = bound.replace(tzinfo=timezone(timedelta(hours=zone)))
    return aware.isoformat(timespec="minutes").replace("+00:00", "Z")
