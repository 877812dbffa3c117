from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.link.features import levels
from firsthand.model.account import Account, Claim, Interval
from firsthand.model.mentions import Place
from firsthand.model.text import Span

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
ONE = Account("a", "da", "ha", ("outlet",), "raid", (), Interval("2031-05-04", "2031-05-04"), TOWN, told="2031-05-05")


def level(feature: str, left: Account, right: Account) -> str:
    return next(lv.level for lv in levels(left, right) if lv.feature == feature)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2031-05-04", "2031-05-04", "same_day"),
        ("2031-05-01", "2031-05-09", "overlap"),
        ("2031-05-06", "2031-05-06", "within_3_days"),
        ("2031-06-06", "2031-06-06", "apart"),
        (None, "2031-05-04", "reported_same"),
        (None, "2031-05-05", "reported_next"),
        (None, "2031-05-06", "reported_2_days"),
        (None, "2031-05-08", "reported_4_days"),
        (None, "2031-06-08", "reported_far"),
        (None, "2031-05-03", "reported_before"),
        (None, None, "unknown"),
    ],
)
def test_days_by_what_is_known_of_them(first: str | None, last: str | None, found: str) -> None:
    other = replace(ONE, id="b", when=Interval(first, last))
    assert level("time", ONE, other) == level("time", other, ONE) == found


def test_two_reports_without_a_day_of_the_event_say_no_more_than_when_they_were_told() -> None:
    left = replace(ONE, when=Interval(None, "2031-05-05"))
    assert level("time", left, replace(left, when=Interval(None, "2031-05-06"))) == "both_reported"


def test_a_day_after_that_only_the_report_names_is_no_other_day() -> None:
    other = replace(ONE, when=Interval("2031-05-05", "2031-05-05"))
    assert level("time", ONE, other) == "day_before_report"
    named = replace(other, claims=(Claim("c", "when", Span("text", 0, 3), "Sunday", value="2031-05-05"),))
    assert level("time", ONE, named) == "next_day"


def test_accounts_that_tell_no_place_are_told_from_those_that_tell_another() -> None:
    nowhere = replace(ONE, where=None)
    assert level("place", ONE, nowhere) == "one_unplaced"
    assert level("place", nowhere, nowhere) == "both_unplaced"
