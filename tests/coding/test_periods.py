from __future__ import annotations

import pytest

from firsthand.coding.periods import period, within
from firsthand.coding.when import LIKELY, OPEN, PLAIN
from firsthand.model.account import Interval

AUGUST = Interval("2016-08-01", "2016-08-31")
YEAR = Interval("2016-01-01", "2016-12-31")


def test_a_period_is_the_one_that_most_of_the_plain_tellings_mean() -> None:
    june = Interval("2016-06-01", "2016-06-30")
    assert period([(june, LIKELY), (AUGUST, PLAIN), (june, OPEN)]) == AUGUST
    assert period([(june, OPEN)]) is None


@pytest.mark.parametrize(
    "when, told, found",
    [
        (Interval(None, "2016-09-10"), AUGUST, AUGUST),
        (Interval(None, None), AUGUST, AUGUST),
        (Interval("2016-08-03", "2016-08-03"), AUGUST, Interval("2016-08-03", "2016-08-03")),
        (Interval(None, "2016-07-10"), AUGUST, Interval(None, "2016-07-10")),
        (Interval(None, "2016-09-10"), YEAR, Interval(None, "2016-09-10")),
        (Interval(None, "2016-09-10"), None, Interval(None, "2016-09-10")),
    ],
)
def test_a_period_stands_in_for_a_day_that_nothing_tells(
    when: Interval, told: Interval | None, found: Interval
) -> None:
    assert within(when, told) == found
