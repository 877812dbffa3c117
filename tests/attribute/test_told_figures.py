"""Figures in somebody's mouth without a verb of saying."""

from __future__ import annotations

import pytest

from firsthand.attribute import Attributor
from firsthand.model.text import Document, Span


def chain(text: str, words: str, outlet: str = "Harbour Daily") -> list[str]:
    """The names of the voice at some words, outlet left out."""
    document = Document("d", "", "", text, outlet, None, body=(Span("text", 0, len(text)),))
    read = Attributor()(document)
    start = text.index(words)
    names = {s.id: s.name for s in read.sources}
    return [names.get(i, i) for i in read.voice(Span("text", start, start + len(words)))[1:]]


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
