"""Date arithmetic against days that anybody can look up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.normalise.calendars import day_near, from_hijri, hijri_bounds, monthday_near, real_day, weekday_near

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(0, 6), st.booleans())
def test_the_nearest_weekday_is_within_a_week_and_has_its_name(anchor: date, weekday: int, future: bool) -> None:
    found = weekday_near(anchor, weekday, future=future)
    assert found.weekday() == weekday
    assert timedelta(0) <= (found - anchor if future else anchor - found) < timedelta(7)


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_never_far_ahead(anchor: date, month: int, day: int) -> None:
    found = day_near(anchor, month, day)
    assert found is not None and (found.month, found.day) == (month, day)
    assert timedelta(-363) <= found - anchor <= timedelta(3)


def test_a_leap_day_is_the_last_there_was() -> None:
    assert day_near(date(2015, 5, 1), 2, 29) == date(2012, 2, 29)
    assert monthday_near(date(2015, 3, 1), 31) == date(2015, 1, 31)
    assert real_day(2015, 2, 29) is None


def test_a_weekday_picks_the_year() -> None:
    assert day_near(date(2019, 6, 1), 8, 24, weekday=3) == date(2017, 8, 24)


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1, 1, 1), date(622, 7, 19)),
        ((1400, 1, 1), date(1979, 11, 21)),
        ((1438, 9, 1), date(2017, 5, 27)),
        ((1445, 9, 1), date(2024, 3, 11)),
    ],
)
def test_hijri_days(hijri: tuple[int, int, int], day: date) -> None:
    assert abs(from_hijri(*hijri) - day) <= timedelta(1)


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_hijri_months_have_29_or_30_days(year: int, month: int) -> None:
    first, last = hijri_bounds(year, month)
    assert (last - first).days + 1 in (29, 30)
