"""From what a phrase says to an interval: stated dates stand by themselves, all else needs an anchor.

The conventions (what "early", "dawn", "recent days" come to) are the tables below; docs/reference/times.md shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from firsthand.model.mentions import TimePrecision
from firsthand.normalise.calendars import (
    day_near,
    from_hijri,
    hijri_bounds,
    month_bounds,
    monthday_near,
    months_before,
    real_day,
    shift_month,
    week_bounds,
    weekday_near,
)
from firsthand.normalise.time_phrases import Phrase, PhraseKind

Bound = date | datetime

# Parts of a day: (days from the day named, hour) of the beginning and of the end; conventions of ours, wide on purpose.
PARTS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "dawn": ((0, 3), (0, 7)),
    "morning": ((0, 5), (0, 12)),
    "early morning": ((0, 4), (0, 9)),
    "noon": ((0, 11), (0, 13)),
    "afternoon": ((0, 12), (0, 18)),
    "evening": ((0, 17), (0, 22)),
    "dusk": ((0, 16), (0, 21)),
    "night": ((0, 18), (1, 6)),
    "midnight": ((-1, 23), (1, 1)),
    "early": ((0, 0), (0, 9)),
    "early hours": ((0, 0), (0, 6)),
}
_LATE = ((0, 18), (0, 23))
# Vague periods reach back (or on) so many days; months by the calendar.
_VAGUE_DAYS = {"day": 7, "week": 42, "year": 1826, "hour": 1, "minute": 0, "decade": 7305}
_VAGUE_MONTHS = 6
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SIDE_DAYS = 3


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


def resolve(phrase: Phrase, setting: Setting) -> Resolved:
    """The interval of a phrase; both ends None where nothing anchors it."""
    if phrase.years_back is not None and setting.anchor:
        year = setting.anchor.year - phrase.years_back
        until = replace(phrase.until, year=year) if phrase.until else None
        return replace(resolve(replace(phrase, year=year, until=until, years_back=None), setting), relative=True)
    found = _resolve(phrase, setting)
    if phrase.reach == "since" and found.earliest is not None:
        return replace(found, latest=setting.anchor, precision="open", relative=setting.anchor is not None)
    if phrase.reach == "until" and found.latest is not None:
        return replace(found, earliest=None, precision="open")
    return found


def _resolve(phrase: Phrase, setting: Setting) -> Resolved:
    if phrase.kind == "day":
        return _within_day(phrase, *day_of(phrase, setting))
    if phrase.kind == "range":
        return _range(phrase, setting)
    if phrase.kind in ("part", "clock"):
        return _part_alone(phrase, setting)
    if phrase.kind == "overnight":
        return _overnight(phrase, setting)
    if phrase.kind == "shift":
        day = setting.recent + timedelta(days=phrase.amount or 0) if setting.recent else None
        return replace(_within_day(replace(phrase, edge=""), day, True), recent=True)
    if phrase.kind == "ago":
        return _ago(phrase, setting.anchor)
    if phrase.kind == "span":
        return _span(phrase, setting.anchor)
    if phrase.kind == "hijri":
        return _hijri(phrase, setting.anchor)
    return _long(phrase, setting)


def day_of(phrase: Phrase, setting: Setting) -> tuple[date | None, bool]:
    """The day that a phrase names, None when nothing anchors it; and whether an anchor was needed."""
    anchor, future = setting.anchor, setting.future
    if phrase.numeric:
        return _numeric(phrase.numeric, anchor)
    if phrase.month and phrase.day:
        if phrase.year:
            return real_day(phrase.year, phrase.month, phrase.day), False
        found = day_near(anchor, phrase.month, phrase.day, future=future, weekday=phrase.weekday) if anchor else None
        return found, True
    if anchor is None:
        return None, True
    if phrase.day:
        return monthday_near(anchor, phrase.day, future=future), True
    if phrase.weekday is not None:
        return _weekday(phrase, phrase.weekday, setting, anchor), True
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(phrase.word, 0)
    if phrase.word in ("before", "after"):  # the day before yesterday, the day after tomorrow
        shift = -2 if phrase.word == "before" else 2
    return anchor + timedelta(days=shift), True


def _weekday(phrase: Phrase, weekday: int, setting: Setting, anchor: date) -> date:
    if phrase.unit == "week":
        weeks = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(phrase.word, 0)
        return week_bounds(anchor)[0] + timedelta(days=weekday + 7 * weeks)
    if phrase.word in ("following", "previous", "preceding"):
        return weekday_near(setting.recent or anchor, weekday, future=phrase.word == "following", strict=True)
    if phrase.word in ("last", "next"):
        return weekday_near(anchor, weekday, future=phrase.word == "next", strict=True)
    if phrase.word in ("same", "that") and setting.recent:
        return weekday_near(setting.recent, weekday, future=True)
    return weekday_near(anchor, weekday, future=setting.future)


def _numeric(text: str, anchor: date | None) -> tuple[date | None, bool]:
    """A date in figures: the year first, else day and month in the order that is possible; where both are, the one
    that lies nearest before the anchor, None without one."""
    year, month, day = (int(part) for part in _figures(text))
    if year > 31 or (len(text.split("T")[0].split(" ")[0]) > 8 and text[:4].isdigit()):
        return real_day(year, month, day), False
    full = day + (0 if day > 99 else 2000 if day < 70 else 1900)
    choices = {d for d in (real_day(full, month, year), real_day(full, year, month)) if d}
    if len(choices) < 2:
        return (choices.pop() if choices else None), False
    if anchor is None:
        return None, True
    past = [d for d in choices if d <= anchor + timedelta(days=_SIDE_DAYS)]
    return (max(past) if past else min(choices)), True


def _figures(text: str) -> list[str]:
    figures = [""]
    for c in text:
        if c.isdigit():
            figures[-1] += c
        elif len(figures) == 3:
            break
        else:
            figures.append("")
    return figures[:3]


def _within_day(phrase: Phrase, day: date | None, relative: bool) -> Resolved:
    """The day itself, or the part of it that the words name."""
    part = _part_name(phrase)
    clock = phrase.clock or _stamp(phrase.numeric)
    precision: TimePrecision = "minute" if clock else "part_of_day" if part else "day"
    if day is None:
        return Resolved(None, None, precision, relative)
    if clock:
        at = datetime.combine(day, time(*clock))
        return Resolved(at, at, precision, relative, zone=phrase.zone if phrase.clock else None)
    if part == "late":
        return Resolved(_at(day, _LATE[0]), datetime.combine(day, time(23, 59)), precision, relative)
    if part:
        start, end = PARTS[part]
        return Resolved(_at(day, start), _at(day, end), precision, relative)
    return Resolved(day, day, precision, relative)


def _part_name(phrase: Phrase) -> str:
    """Which row of PARTS the words mean, "" for the whole day."""
    if phrase.word == "tonight":
        return "night"
    if phrase.part == "morning" and phrase.edge == "early":
        return "early morning"
    if phrase.part:
        return phrase.part
    if phrase.unit == "hour":
        return "early hours" if phrase.edge == "early" else "late"
    return phrase.edge if phrase.edge in ("early", "late") else ""


def _stamp(numeric: str) -> tuple[int, int] | None:
    if len(numeric) >= 16 and numeric[10] in "tT ":
        hour, minute = int(numeric[11:13]), int(numeric[14:16])
        return (hour, minute) if hour < 24 and minute < 60 else None
    return None


def _at(day: date, offset: tuple[int, int]) -> datetime:
    return datetime.combine(day + timedelta(days=offset[0]), time(offset[1]))


def _range(phrase: Phrase, setting: Setting) -> Resolved:
    if phrase.until is None:
        return Resolved(None, None, "days")
    right = resolve(phrase.until, setting)
    borrowed = {n: getattr(phrase.until, n) for n in ("month", "year") if not getattr(phrase, n)}
    kind: PhraseKind = "day" if phrase.day or phrase.weekday is not None or phrase.numeric or phrase.word else "month"
    kind = "year" if kind == "month" and not phrase.month else kind
    plain = replace(phrase, kind=kind, until=None, **(borrowed if kind != "year" and not phrase.word else {}))
    plain = replace(plain, month=None, year=None) if phrase.weekday is not None and not phrase.day else plain
    left = resolve(plain, setting)
    if left.earliest is None or right.latest is None:
        return Resolved(None, None, "days", True)
    if as_day(left.earliest) > as_day(right.latest):
        if phrase.weekday is not None and phrase.until.weekday is not None and not phrase.until.day:
            return _ordered_weekdays(left, right, setting)
        return Resolved(None, None, "days", True)
    precision: TimePrecision = "days" if kind == "day" else "month" if kind == "month" else "year"
    return Resolved(left.earliest, right.latest, precision, left.relative or right.relative)


def _ordered_weekdays(left: Resolved, right: Resolved, setting: Setting) -> Resolved:
    """ "Monday to Wednesday" on a Tuesday: the end lies ahead, or the beginning a week back."""
    if left.earliest is None or right.latest is None:
        return Resolved(None, None, "days", True)
    if setting.anchor == as_day(left.earliest) or setting.future:
        return Resolved(left.earliest, right.latest + timedelta(days=7), "days", True)
    return Resolved(left.earliest - timedelta(days=7), right.latest, "days", True)


def _part_alone(phrase: Phrase, setting: Setting) -> Resolved:
    """ "last night" and "this morning" by the anchor; "at dawn" only by a day named beside it."""
    if phrase.word in ("last", "this"):
        back = 1 if phrase.word == "last" else 0
        day = setting.anchor - timedelta(days=back) if setting.anchor else None
        return _within_day(phrase, day, True)
    return replace(_within_day(phrase, setting.recent, True), recent=True)


def _overnight(phrase: Phrase, setting: Setting) -> Resolved:
    """The night up to the morning of the anchor; with a day named, either night that touches it."""
    named = phrase.weekday is not None or phrase.day or phrase.numeric or phrase.word
    day, relative = day_of(phrase, setting) if named else (setting.anchor, True)
    if day is None:
        return Resolved(None, None, "part_of_day", True)
    return Resolved(_at(day, (-1, 18)), _at(day, (1 if named else 0, 6)), "part_of_day", relative)


def _ago(phrase: Phrase, anchor: date | None) -> Resolved:
    """N days ago is a day; N weeks ago gives three days on either side; months and years are the calendar's."""
    unit, amount = phrase.unit, phrase.amount
    precision: TimePrecision = {"day": "day", "week": "days", "month": "month", "year": "year"}.get(unit, "days")  # type: ignore[assignment]
    if anchor is None:
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


def _span(phrase: Phrase, anchor: date | None) -> Resolved:
    precision: TimePrecision = {"week": "week", "month": "month", "year": "year"}.get(phrase.unit, "days")  # type: ignore[assignment]
    if anchor is None:
        return Resolved(None, None, precision, True)
    ahead = phrase.word in ("next", "coming", "following", "upcoming")
    if phrase.unit == "weekend":
        return _weekend(phrase, anchor)
    if phrase.rolling and phrase.word != "this":
        amount = phrase.amount if phrase.amount is not None else (None if phrase.plural else 1)
        reach = _back(anchor, phrase.unit, amount or None)
        return (
            Resolved(anchor, anchor + (anchor - reach), "days", True)
            if ahead
            else Resolved(reach, anchor, "days", True)
        )
    if phrase.unit not in ("week", "month", "year"):
        return Resolved(None, None, precision, True)
    step = 1 if ahead else 0 if phrase.word == "this" else -1
    first, last = _period(anchor, phrase.unit, step)
    first, last = _edged(first, last, phrase.edge, phrase.unit, anchor)
    if step == 0 and not phrase.edge:
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
    saturday = weekday_near(anchor, 5, future=phrase.word in ("next", "coming"), strict=phrase.word in ("next",))
    sunday = saturday + timedelta(days=1)
    return Resolved(saturday, sunday, "days", True)


def _hijri(phrase: Phrase, anchor: date | None) -> Resolved:
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


def _long(phrase: Phrase, setting: Setting) -> Resolved:
    """Months, years, seasons, decades, halves of a year."""
    anchor = setting.anchor
    if phrase.kind == "year" and phrase.year:
        bounds = _edged(date(phrase.year, 1, 1), date(phrase.year, 12, 31), phrase.edge, "year", anchor)
        return Resolved(*bounds, "year")
    if phrase.kind == "decade" and phrase.year:
        bounds = _edged(date(phrase.year, 1, 1), date(phrase.year + 9, 12, 31), phrase.edge, "decade", anchor)
        return Resolved(*bounds, "year")
    if phrase.kind == "half" and phrase.year:
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
    first_day, last_day = _edged(*month_bounds(year, phrase.month), phrase.edge, "month", anchor)
    if phrase.year is None and anchor and first_day <= anchor < last_day and not setting.future:
        last_day = anchor
    return Resolved(first_day, last_day, precision, phrase.year is None)


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
