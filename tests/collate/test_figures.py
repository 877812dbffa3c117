from __future__ import annotations

import pytest

from firsthand.collate.figures import Part, figures
from firsthand.model.collation import Reading, RowRelation

NAMES = {"monitor": "Orontes Monitor", "agency": "Meridian Press Agency", "ministry": "Interior Ministry"}


def figure(low: int | None, high: int | None, origin: str, value: str = "", as_of: str | None = None) -> Reading:
    return Reading(value or str(low), low, high, (origin,), (), as_of)


def part(number: int, group: str, words: str, origin: str) -> Part:
    return Part(number, group, words, frozenset({origin}))


@pytest.mark.parametrize(
    ("now", "relation", "said"),
    [
        (
            [figure(0, 0, "ministry"), figure(12, None, "monitor", "at least 12")],
            "contradict",
            "none (Interior Ministry) against at least 12 (Orontes Monitor)",
        ),
        (
            [figure(12, None, "monitor"), figure(14, 14, "agency")],
            "refine",
            "the narrower figure lies inside the wider",
        ),
        (
            [figure(35, 45, "monitor", "about 40"), figure(42, None, "agency", "more than 41")],
            "refine",
            "the narrower figure lies inside the wider",
        ),
        (
            [figure(13, 13, "monitor"), figure(20, 20, "agency")],
            "differ",
            "13 (Orontes Monitor) against 20 (Meridian Press Agency)",
        ),
        (
            [figure(13, 13, "monitor", as_of="2017-02-14"), figure(20, 20, "agency", as_of="2017-02-15T09:00")],
            "differ",
            "13 (Orontes Monitor, 2017-02-14), later 20 (Meridian Press Agency, 2017-02-15): a toll may have risen "
            "between them",
        ),
        (
            [
                figure(7, 7, "monitor", as_of="2017-02-14T06:20Z"),
                figure(12, 12, "agency", as_of="2017-02-14T10:45:00Z"),
            ],
            "differ",
            "7 (Orontes Monitor, 2017-02-14 06:20), later 12 (Meridian Press Agency, 2017-02-14 10:45): a toll may have "
            "risen between them",
        ),
        (
            [figure(7, 7, "monitor", as_of="2017-02-14"), figure(12, 12, "agency", as_of="2017-02-14T10:45:00Z")],
            "differ",
            "7 (Orontes Monitor, 2017-02-14) against 12 (Meridian Press Agency, 2017-02-14)",
        ),
        (
            [figure(13, 13, "monitor", as_of="2017-02-14"), figure(20, 20, "monitor", as_of="2017-02-15")],
            "differ",
            "Orontes Monitor: rose from 13 (2017-02-14) to 20 (2017-02-15)",
        ),
        (
            [figure(13, 13, "monitor", as_of="2017-02-15"), figure(20, 20, "monitor", as_of="2017-02-14")],
            "differ",
            "Orontes Monitor: was corrected from 20 (2017-02-14) to 13 (2017-02-15)",
        ),
        (
            [figure(40, 40, "monitor"), figure(38, 38, "agency")],
            "differ",
            "40 may be a round figure for 38",
        ),
    ],
)
def test_figures_stand_as_their_bounds_do_and_say_why(now: list[Reading], relation: RowRelation, said: str) -> None:
    assert figures(now, NAMES) == (relation, said)


def test_a_part_that_one_counts_and_the_other_does_not_name_is_the_reason() -> None:
    now = [figure(14, 14, "monitor"), figure(13, 13, "agency")]
    driver = part(1, "driver", "the driver", "monitor")
    assert figures(now, NAMES, [driver]) == ("differ", "14 counts the driver; 13 does not say")
    both = [driver, part(1, "driver", "its driver", "agency")]
    assert "driver" not in figures(now, NAMES, both)[1]


def test_of_several_the_widest_gap_is_told() -> None:
    now = [
        figure(3, 3, "agency"),
        figure(21, None, "monitor", "at least 21"),
        figure(36, None, "ministry", "at least 36"),
    ]
    assert figures(now, NAMES)[1] == "3 (Meridian Press Agency) against at least 36 (Interior Ministry)"


@pytest.mark.parametrize("low", [12, 17, 40, 41, 100])
def test_different_figures_never_agree(low: int) -> None:
    for other in (11, 18, 39, 42, 99, 1000):
        assert figures([figure(low, low, "monitor"), figure(other, other, "agency")], NAMES)[0] != "agree"


def test_a_reason_is_of_the_figures_that_lie_furthest_apart() -> None:
    _, why = figures([figure(20, 20, "monitor"), figure(40, 40, "agency"), figure(41, 41, "ministry")], NAMES)
    assert why == "20 (Orontes Monitor) against 41 (Interior Ministry)"
