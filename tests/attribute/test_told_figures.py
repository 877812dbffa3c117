"""Figures in somebody's mouth without a verb of saying."""

from __future__ import annotations

import pytest
from chain_of import voice as chain


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "The tracking channel Northline, which maps the line from videos, put the gap at six kilometres.",
            "six kilometres",
            ["Northline"],
        ),
        ("The local council put it at 22, and did not say how it had counted.", "22", ["local council"]),
        ("By the army's count, 40 insurgents died in the fighting around Bera.", "40 insurgents died", ["army"]),
        (
            "At least 26 farmers were killed, by the reckoning of the state emergency agency.",
            "26 farmers",
            ["state emergency agency"],
        ),
        (
            "A Western diplomat put it more plainly: two battalions left in the night.",
            "two battalions left",
            ["Western diplomat"],
        ),
    ],
)
def test_figures_belong_to_who_puts_them(text: str, words: str, voice: list[str]) -> None:
    assert chain(text, words) == voice


def test_a_place_in_time_is_no_figure() -> None:
    assert chain("The crash put the road out of use at 9 in the morning.", "9 in the morning") == []
