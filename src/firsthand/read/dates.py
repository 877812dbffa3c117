"""Dates of metadata to ISO; a date that can be read in two ways is none."""

from __future__ import annotations

import re
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
_DAY_MONTH_YEAR = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ .-]+([A-Za-z]{3,9})[ .,-]+((?:19|20)\d\d)\b")
_MONTH_DAY_YEAR = re.compile(r"\b([A-Za-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+((?:19|20)\d\d)\b")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)\b")
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
        return _numbers(int(found[1]), int(found[2]), int(found[3]))
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[4:5] == "-"


def _numbers(first: int, second: int, year: int) -> str | None:
    """Day and month, where only one order makes a date or both are the same number."""
    readings = {_day(year, second, first), _day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
