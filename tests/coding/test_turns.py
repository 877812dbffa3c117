"""Turns: earlier events, other hours and sums of several are no part of the event that a text tells of."""

from __future__ import annotations

import pytest

from factories import at, attributed, document, place
from firsthand.coding.codebook import load
from firsthand.coding.happenings import Happening, happenings
from firsthand.coding.turns import names_several, turns_back, turns_elsewhere
from firsthand.coding.units import units
from firsthand.model.account import Interval, hours_between
from firsthand.model.mentions import CountMention, Mentions, PlaceMention, TimeMention
from firsthand.model.text import Document

FARSHAN = place("Farshan", 36.0, 37.0)


def timed(d: Document, words: str, earliest: str, latest: str) -> TimeMention:
    return TimeMention(at(d, words), earliest, latest, "part_of_day")


def killed(d: Document, words: str, low: int) -> CountMention:
    return CountMention(at(d, words), at(d, words), low, low, "exact", "killed")


def read(d: Document, mentions: Mentions, book: str = "conflict") -> tuple[Happening, ...]:
    found = load(book)
    return happenings(d, units(d, attributed("outlet"), mentions, found), found)


@pytest.mark.parametrize(
    "words",
    [
        "The night before, a drone had hit the depot.",
        "Two days earlier, nine people died in the same quarter.",
        "An attack on Saturday night had killed four people.",
        "An earlier strike on the town left three dead.",
    ],
)
def test_a_sentence_goes_back_to_an_earlier_event(words: str) -> None:
    assert turns_back(words)


@pytest.mark.parametrize(
    "words",
    ["The strike had killed four people.", "A strike killed four people.", "Nine people died two days earlier."],
)
def test_a_sentence_goes_on_with_the_event(words: str) -> None:
    assert not turns_back(words) and not turns_elsewhere(words)


def test_several_are_a_sum_and_one_is_not() -> None:
    assert names_several("Officers answered three separate shootings.") and names_several("A wave of ambushes began.")
    assert not names_several("Two gunmen fled after the shooting.")


def test_hours_lie_between_two_nights_and_not_between_days() -> None:
    first, second = Interval("2024-05-01T18:00", "2024-05-02T06:00"), Interval("2024-05-02T18:00", "2024-05-03T06:00")
    assert hours_between(first, second) == hours_between(second, first) == 12.0
    assert hours_between(first, Interval("2024-05-02", "2024-05-02")) == 0.0
    assert hours_between(first, Interval("2024-05-02T05:00Z", "2024-05-02T07:00Z")) == 0.0


def test_an_attack_of_the_night_before_is_an_incident_of_its_own_in_the_same_town() -> None:
    d = document(
        "one",
        "Drones struck Farshan overnight, killing two people. The night before, an attack on the town killed four people.",
    )
    times = (
        timed(d, "overnight", "2017-02-12T18:00", "2017-02-13T06:00"),
        timed(d, "The night before", "2017-02-11T18:00", "2017-02-12T06:00"),
    )
    counts = (killed(d, "two people", 2), killed(d, "four people", 4))
    told = read(d, Mentions((PlaceMention(at(d, "Farshan"), FARSHAN, "resolved"),), times, counts=counts))
    assert [(h.when.earliest, h.where and h.where.name) for h in told] == [
        ("2017-02-12T18:00", "Farshan"),
        ("2017-02-11T18:00", "Farshan"),
    ]


def test_a_list_of_incidents_by_the_hour_is_told_apart_and_its_heading_is_none() -> None:
    d = document(
        "one",
        "Officers answered three shootings on Sunday. At 2:08 a.m. two people were shot dead on Mill Street. "
        "At 4:40 p.m. a boy was shot dead in the park.",
        title="Sunday in Northbridge",
    )
    times = (
        timed(d, "Sunday", "2017-02-12", "2017-02-12"),
        timed(d, "2:08 a.m", "2017-02-12T02:08", "2017-02-12T02:08"),
        timed(d, "4:40 p.m", "2017-02-12T16:40", "2017-02-12T16:40"),
    )
    counts = (killed(d, "two people", 2), killed(d, "a boy", 1))
    told = read(d, Mentions(times=times, counts=counts), "gun-violence")
    assert [h.when.earliest for h in told] == ["2017-02-12T02:08", "2017-02-12T16:40"]
