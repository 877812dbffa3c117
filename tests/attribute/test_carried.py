from __future__ import annotations

import pytest

from firsthand.attribute import Attributor
from firsthand.model.text import Document, Span


def voice(text: str, words: str, title: str = "Blast in Marj") -> list[str]:
    document = Document("d", "", title, text, "Cedar Times", None, body=(Span("text", 0, len(text)),))
    read = Attributor(learned=False)(document)
    names = {s.id: s.name for s in read.sources}
    start = text.index(words)
    return [names.get(i, i) for i in read.voice(Span("text", start, start + len(words)))[1:]]


LEAD = "Nine people were killed on Sunday when a rocket hit a market in Marj. A police source said that the rocket was fired from the hills."


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (LEAD, "Nine people were killed", ["police source"]),
        (
            "The Orontes Monitor said shells fell on Marj. The attack killed five people. Rain fell.",
            "killed five people",
            ["Orontes Monitor"],
        ),
        (
            "The Orontes Monitor said shells fell on Marj. Five people were killed there. The Orontes Monitor said the shelling went on.",
            "Five people were killed",
            ["Orontes Monitor"],
        ),
        (
            "The Orontes Monitor said shells fell on Marj. Five people were killed in Aleppo.",
            "Five people were killed",
            [],
        ),
        (
            "More than 300,000 people have been killed since 2011. A police source said a rocket hit Marj.",
            "300,000",
            [],
        ),
        ("The market of Marj is old. A police source said that a rocket hit it.", "market of Marj is old", []),
    ],
)
def test_figures_of_a_lead_are_its_sources(text: str, words: str, who: list[str]) -> None:
    assert voice(text, words) == who


def test_a_passage_without_a_headline_has_no_lead() -> None:
    assert voice(LEAD, "Nine people were killed", title="") == []


def test_a_carried_link_has_no_words_of_its_own() -> None:
    document = Document("d", "", "Blast in Marj", LEAD, "Cedar Times", None, body=(Span("text", 0, len(LEAD)),))
    read = Attributor(learned=False)(document)
    first = next(a for a in read.attributions if a.content[0].start == 0)
    assert (first.source, first.cue) == (None, None)
