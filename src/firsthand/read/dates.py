"""Dates of metadata to ISO; a date that can be read in two ways is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,sep sept september,"
        "oct october,nov november,dec december".split(","),
        1,
    )
    for name in names.split()
}
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DAY_MONTH_YEAR = re.compile(rf"(?<![\d.])(\d{{1,2}})(?:st|nd|rd|th)?[ .-]+{_MONTH}\b[ .,-]*{_YEAR}", re.IGNORECASE)
# The day and the year may be glued, as some scrapes have them ("Jun 182016").
_MONTH_DAY_YEAR = re.compile(rf"\b{_MONTH}\b\.?[ -]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ -]*{_YEAR}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?<![\d.])(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}")
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")


def iso_date(value: str | None) -> str | None:
    """An ISO date or date-time, as precise as what was given; None when it cannot be told.

    >>> iso_date("24 August 2017"), iso_date("2017-08-24T18:00Z"), iso_date("08/07/2017")
    ('2017-08-24', '2017-08-24T18:00Z', None)
    """
    text = (value or "").strip()
    if not text:
        return None
    if _is_iso(text):
        return text
    if found := _ISO.match(text):
        return _day(*map(int, found.groups()))
    if found := _DAY_MONTH_YEAR.search(text):
        return _day(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_DAY_YEAR.search(text):
        return _day(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    if found := _NUMBERS.match(text):
        return _numbers(found)
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, and where."""

    iso: str
    start: int
    end: int


def date_in(text: str) -> Found | None:
    """The first full date in a text: with its month in words, in ISO, or in numbers that read in one way alone."""
    found = []
    for pattern, order in ((_DAY_MONTH_YEAR, "dmy"), (_MONTH_DAY_YEAR, "mdy"), (_ISO, "ymd"), (_NUMBERS, "")):
        match = pattern.search(text)
        if match is None:
            continue
        if order:
            parts = {unit: match[n + 1] for n, unit in enumerate(order)}
            month = _MONTHS.get(parts["m"].lower()) or (int(parts["m"]) if parts["m"].isdigit() else 0)
            iso = _day(int(parts["y"]), month, int(parts["d"]))
        else:
            iso = _numbers(match)
        if iso:
            found.append(Found(iso, match.start(), match.end()))
    return min(found, key=lambda f: f.start, default=None)


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[4:5] == "-"


def _numbers(found: re.Match[str]) -> str | None:
    """Day and month where only one order makes a date, or both are the same number; with full stops between them the
    day stands first everywhere."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    day_first = _day(year, second, first)
    if found[2] == ".":
        return day_first
    readings = {day_first, _day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
