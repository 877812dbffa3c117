"""Sources whose phrase begins further in front."""

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
            "Orontes Rights Watchdog spoke with nine survivors, who said the gunmen arrived in three trucks.",
            "the gunmen arrived",
            ["Orontes Rights Watchdog", "nine survivors"],
        ),
        (
            "A death certificate seen by Reuters gave the cause as “cardiac arrest”.",
            "cardiac arrest",
            ["Reuters", "death certificate"],
        ),
        (
            "In a video released on Sunday, a masked man says that eleven vehicles were captured.",
            "eleven vehicles",
            ["video", "masked man"],
        ),
        ("The Hamas-run health ministry said 42 people had been killed.", "42 people", ["Hamas-run health ministry"]),
        ("Prosecutors opened a case. They said the shells came from the river.", "the shells came", ["Prosecutors"]),
        (
            "I met a woman called Furaha at the border. She told me that the spring was dry.",
            "the spring was dry",
            ["Furaha"],
        ),
        (
            "The head of a police union said two officers were taken. The union leader said they were off duty.",
            "they were off duty",
            ["head of a police union"],
        ),
    ],
)
def test_the_voice_is_the_phrase_that_stands_behind(text: str, words: str, voice: list[str]) -> None:
    assert chain(text, words) == voice
