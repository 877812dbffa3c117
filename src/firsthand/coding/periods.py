"""Periods: the week, month or year that a text gives its event, and the day that must lie in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from firsthand.coding.when import LIKELY, agreed
from firsthand.model.account import Interval

_MOST_DAYS = 92  # a season; in which year it was, says next to nothing


def period(told: Iterable[tuple[Interval, float]]) -> Interval | None:
    """The period that most of the plain tellings mean; None where there is none."""
    found = agreed((w, v) for w, v in told if v >= LIKELY)
    return found if found.earliest is not None else None


def within(when: Interval, told: Interval | None) -> Interval:
    """The period, where nothing tells the day."""
    if told is None or when.earliest is not None or (when.latest or "9")[:10] < (told.earliest or ""):
        return when
    return told if _days(told) <= _MOST_DAYS else when


def _meets(when: Interval, other: Interval) -> bool:
    return (when.earliest or "")[:10] <= (other.latest or "")[:10] and (other.earliest or "")[:10] <= (
        when.latest or ""
    )[:10]


def _days(when: Interval) -> int:
    return (_date(when.latest or "") - _date(when.earliest or "")).days


def _date(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _week_before(moment: str) -> str:
    return (_date(moment) - timedelta(days=7)).isoformat() + moment[10:]
