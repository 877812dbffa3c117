from __future__ import annotations

import re

import pytest

from factories import at, document
from firsthand.coding.when import (
    LIKELY,
    OPEN,
    OTHER,
    PLAIN,
    agreed,
    earlier_period,
    named_by_day,
    told_periods,
    told_times,
    weight,
)
from firsthand.model.account import Interval
from firsthand.model.mentions import Mentions, TimeMention
from firsthand.model.text import Span

EVENT = re.compile(r"shooting|shot|killed|bombing")
LATER = re.compile(r"arrested|said|vigil")


@pytest.mark.parametrize(
    "text, plain",
    [
        ("A man was shot on Tuesday.", PLAIN),
        ("Tuesday's bombing was the third.", PLAIN),
        ("It happened on Tuesday.", PLAIN),
        ("A man was shot outside a closed shop near the old harbour on Tuesday.", LIKELY),
        ("The harbour was closed on Tuesday.", OPEN),
        ("Police said Tuesday that a man was killed.", OTHER),
        ("A suspect was arrested on Tuesday in the shooting.", OTHER),
        ("Neighbours held a vigil on Tuesday.", OTHER),
        ("The shooting happened at a park in the west on Tuesday, police said.", PLAIN),
        ("A man was shot on Tuesday, police said.", PLAIN),
        ("The family spoke Tuesday about the shooting.", OTHER),
        ("Police got a call on Tuesday about a child shot at home.", PLAIN),
        ("A boy who was shot inside a home by the river on Tuesday was arrested.", LIKELY),
        ("Police said the girl found the gun under a sofa on Tuesday.", OPEN),
        ("Jets are seen at a base after a bombing Tuesday (Wire Photo).", OTHER),
        ("Two shot at the harbour — Dana Dune (@dune) Tuesday", OTHER),
        ("He pleaded guilty to a fatal shooting charge on Tuesday.", OPEN),
        ("He was arrested on two counts of attempted shooting on Tuesday.", OTHER),
        ("He was arrested on Tuesday for the bombing of the harbour.", OTHER),
        ("The bombing of the harbour was on Tuesday.", LIKELY),
        ("A man accused of killing his cousin, who was shot on Tuesday, was arrested.", PLAIN),
        ("According to a radio report Tuesday, the shooting was planned.", OTHER),
        ("Balloons, pictured Tuesday, mark the spot of the shooting.", OTHER),
    ],
)
def test_a_time_belongs_to_the_words_that_stand_nearest(text: str, plain: float) -> None:
    d = document("one", text)
    unit = Span("text", 0, len(text))
    time = TimeMention(at(d, "Tuesday"), "2017-02-14", "2017-02-14", "day")
    events = [Span("text", *m.span()) for m in EVENT.finditer(text)]
    later = [Span("text", *m.span()) for m in LATER.finditer(text)]
    assert weight(d, unit, time, events, later) == plain


def test_in_local_news_a_recent_day_beside_a_past_month_is_not_that_of_the_event() -> None:
    span = Span("text", 0, 1)
    month = TimeMention(span, "2017-01-01", "2017-01-31", "month")
    day = TimeMention(span, "2017-02-14", "2017-02-14", "day")
    assert earlier_period([month, day]) == "2017-01-31"
    assert earlier_period([day]) is None


def test_what_is_still_to_come_or_vague_dates_nothing() -> None:
    span = Span("text", 0, 1)
    ahead = TimeMention(span, "2017-03-01", "2017-03-01", "day")
    month = TimeMention(span, "2017-01-01", "2017-01-31", "month")
    day = TimeMention(span, "2017-02-14", "2017-02-14", "day")
    assert told_times([ahead, month, day], "2017-02-15") == [day]


def test_a_period_is_told_when_it_has_begun() -> None:
    span = Span("text", 0, 1)
    month = TimeMention(span, "2017-01-01", "2017-01-31", "month")
    ahead = TimeMention(span, "2017-03-01", "2017-03-31", "month")
    day = TimeMention(span, "2017-02-14", "2017-02-14", "day")
    assert told_periods([month, ahead, day], "2017-02-15") == [month]


def test_how_things_stand_today_dates_no_event() -> None:
    d = document("one", "The shop is closed today.")
    time = TimeMention(at(d, "today"), "2017-02-14", "2017-02-14", "day")
    assert weight(d, Span("text", 0, len(d.text)), time, [], []) == OTHER


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_event() -> None:
    said = TimeMention(Span("text", 0, 1), "2017-02-15", "2017-02-15", "day", kind="reported")
    assert told_times([said], "2017-02-15") == []


@pytest.mark.parametrize(
    "text, kind",
    [
        ("The monitor said Tuesdays strike destroyed a house.", "occurred"),
        ("The monitor said the Tuesday attack was the worst.", "occurred"),
        ("The monitor said Tuesday strikes went on.", "reported"),
        ("She was held in the shooting that was reported on Tuesday at the lake.", "occurred"),
        ("The attack, reported shortly after noon on Tuesday, was the worst.", "reported"),
        ("The monitor said on Tuesday that a strike hit a house.", "reported"),
    ],
)
def test_a_day_that_an_event_is_called_after_is_its_own(text: str, kind: str) -> None:
    d = document("one", text)
    word = "Tuesdays" if "Tuesdays" in text else "Tuesday"
    time = TimeMention(at(d, word), "2017-02-14", "2017-02-14", "day", kind="reported")
    assert [t.kind for t in named_by_day(d, Mentions(times=(time,))).times] == [kind]


@pytest.mark.parametrize(
    "told, when",
    [
        ([("2017-02-14", "2017-02-14", PLAIN), ("2017-02-16", "2017-02-16", OTHER)], ("2017-02-14", "2017-02-14")),
        (
            [("2017-02-16", "2017-02-16", LIKELY), ("2017-02-14", "2017-02-14", LIKELY), ("2017-02-14T18:00", "2017-02-15T06:00", LIKELY)],
            ("2017-02-14T18:00", "2017-02-14"),
        ),
        (
            [("2017-02-14T18:00", "2017-02-15T06:00", PLAIN), ("2017-02-15T04:00", "2017-02-15T09:00", PLAIN)],
            ("2017-02-14T18:00", "2017-02-15T09:00"),
        ),
        ([], (None, None)),
    ],
)  # fmt: skip
def test_most_of_the_plain_tellings_date_it(
    told: list[tuple[str, str, float]], when: tuple[str | None, str | None]
) -> None:
    assert agreed((Interval(a, b), v) for a, b, v in told) == Interval(*when)
