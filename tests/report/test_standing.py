"""How the values of a row stand to each other, in a reader's words."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.report.standing import adds_up, says


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
