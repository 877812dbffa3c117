"""How the values of a row stand to each other, in a reader's words."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.report.standing import Side, adds_up, range_of, says, sides_of


def row(relation: str, reason: str = "", group: str = "") -> dict[str, Any]:
    return {"slot": "taken", "group": group, "relation": relation, "reason": reason}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (row("single"), "one origin alone"),
        (row("refine", "the narrower time lies inside the wider"), "one says it more exactly"),
        (row("refine", "several are told, none against another"), "several are told"),
        (row("refine", "5 = 4 + 1 = 1 + 3 + 1"), "the parts add up"),
        (row("refine", "5 = 4 + 1 = 1 + 3 + 1", "civilian"), "parts of one figure"),
        (row("differ", "one says 5 = 4 + 1"), "differ"),
    ],
)
def test_a_row_says_how_its_values_stand(given: dict[str, Any], words: str) -> None:
    assert says(given) == words
    assert adds_up(given) == (words in ("the parts add up", "parts of one figure"))


def told(value: str, low: int, *who: str, high: int | None = 0) -> Side:
    return Side(value, who, low, low if high == 0 else high, "")


def test_of_many_numbers_the_ends_and_what_most_hold_are_kept_and_a_denial() -> None:
    given = [told(f"{n}", n, "a") for n in (3, 6, 9)]
    given += [told("27", 27, "a", "b", "c"), told("more than 50", 51, "d", high=None), told("denied: 27", 27, "e")]
    sides = sides_of(given, 3)
    assert [s.value for s in (*sides.head, *sides.tail)] == ["3", "more than 50", "denied: 27"]
    sides = sides_of(given, 4)
    assert [s.value for s in (*sides.head, *sides.tail)] == ["3", "27", "more than 50", "denied: 27"]
    assert sides.between == 2
    assert range_of(given) == "3 to more than 50"
