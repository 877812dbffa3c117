"""From what a phrase says to an interval: stated dates stand by themselves, all else needs an anchor.

The conventions (what "early", "dawn", "recent days" come to) are the tables below; docs/reference/times.md shows them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from firsthand.model.mentions import TimePrecision
from firsthand.normalise.calendars import (
    GRACE_DAYS,
    day_near,
    monthday_near,
    real_day,
    week_bounds,
    weekday_near,
)
from firsthand.normalise.time_periods import Resolved, Setting, ago, as_day, calendar_period, hijri, span
from firsthand.normalise.time_phrases import Phrase, PhraseKind

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
        return ago(phrase, setting.anchor)
    if phrase.kind == "span":
        return span(phrase, setting)
    if phrase.kind == "hijri":
        return hijri(phrase, setting.anchor)
    return calendar_period(phrase, setting)


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
    if phrase.word == "last":
        day = weekday_near(anchor, weekday, strict=True)
        # Who means yesterday does not say "last Thursday".
        return day - timedelta(days=7) if (anchor - day).days == 1 else day
    if phrase.word == "next":
        return weekday_near(anchor, weekday, future=True, strict=True)
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
    past = [d for d in choices if d <= anchor + timedelta(days=GRACE_DAYS)]
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
    if phrase.unit == "hour" and phrase.edge == "early":
        return "early hours"
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
    """The night up to the morning of the anchor; with a day named, either night that touches it, of which the second has
    not been where the anchor is that day."""
    named = phrase.weekday is not None or phrase.day or phrase.numeric or phrase.word
    day, relative = day_of(phrase, setting) if named else (setting.anchor, True)
    if day is None:
        return Resolved(None, None, "part_of_day", True)
    either = named and day != setting.anchor
    return Resolved(_at(day, (-1, 18)), _at(day, (1 if either else 0, 6)), "part_of_day", relative)
