"""Date arithmetic: nearest weekdays, months, weeks, years to complete, and the tabular Hijri calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

# A text may call a day by its name shortly before it comes (time zones, printed ahead): days of grace, own choice.
GRACE_DAYS = 3
# Julian day number of the day before 1 Muharram 1 AH in the civil tabular calendar, as an ordinal of `date`.
_HIJRI_EPOCH = 227014


def weekday_near(anchor: date, weekday: int, *, future: bool = False, strict: bool = False) -> date:
    """The nearest day of that name (Monday is 0) before `anchor`, or after it when `future`; `anchor` itself counts
    unless `strict`.

    >>> weekday_near(date(2017, 8, 24), 3), weekday_near(date(2017, 8, 24), 3, strict=True)
    (datetime.date(2017, 8, 24), datetime.date(2017, 8, 17))
    """
    back = (anchor.weekday() - weekday) % 7
    if not future:
        return anchor - timedelta(days=back or (7 if strict else 0))
    ahead = (7 - back) % 7
    return anchor + timedelta(days=ahead or (7 if strict else 0))


def day_near(anchor: date, month: int, day: int, *, future: bool = False, weekday: int | None = None) -> date | None:
    """The nearest such day of the year before `anchor` (a few days of grace), or after it when `future`.

    A weekday picks the year in which the day has that name, where one of the last twelve has.
    """
    years = range(anchor.year + 1, anchor.year - 12, -1)
    days = [d for y in years if (d := real_day(y, month, day))]
    if weekday is not None:
        named = [d for d in days if d.weekday() == weekday and d <= anchor + timedelta(days=GRACE_DAYS)]
        named = named or [d for d in days if d.weekday() == weekday]
        days = named or days
    if future:
        ahead = [d for d in days if d >= anchor]
        if ahead:
            return ahead[-1]
    past = [d for d in days if d <= anchor + timedelta(days=GRACE_DAYS)]
    return past[0] if past else None


def monthday_near(anchor: date, day: int, *, future: bool = False) -> date | None:
    """The nearest day of the month with that number before `anchor` (itself counts), or after it."""
    year, month = anchor.year, anchor.month
    for _ in range(12):
        found = real_day(year, month, day)
        if found and (found >= anchor if future else found <= anchor + timedelta(days=GRACE_DAYS)):
            return found
        year, month = shift_month(year, month, 1 if future else -1)
    return None


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, None when the calendar has no such day.

    >>> real_day(2015, 2, 29) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month that lie `months` away."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, its last day where the month is shorter."""
    year, month = shift_month(day.year, day.month, -months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_bounds(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's week (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def from_hijri(year: int, month: int, day: int) -> date:
    """The day in the civil tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30); sighting
    moves it by a day at most, rarely two.

    >>> from_hijri(1438, 9, 1)
    datetime.date(2017, 5, 27)
    """
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_HIJRI_EPOCH + days)


def hijri_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a Hijri month."""
    after = from_hijri(year + month // 12, month % 12 + 1, 1)
    return from_hijri(year, month, 1), after - timedelta(days=1)
