"""Sources whose phrase begins further in front."""

from __future__ import annotations

import pytest
from chain_of import voice as chain


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


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "Leaked papers were printed. A report by the Lakeside Panel, excerpts of which were published by Reuters, says that six planes came.",
            "six planes came",
            ["Reuters", "Lakeside Panel"],
        ),
        (
            "Eyewitnesses told activists of the Orontes Monitor that a drone fired twice.",
            "a drone fired",
            ["activists of the Orontes Monitor", "Eyewitnesses"],
        ),
        (
            "Orontes Watchdog said it spoke to six witnesses. Two of them said they saw the helicopter.",
            "they saw the helicopter",
            ["Orontes Watchdog", "Two of them"],
        ),
        ("IS said one of its fighters had died.", "one of its fighters", ["Islamic State"]),
        (
            "The police said two men died. The commission, in a reply, said it had heard no officer.",
            "it had heard no officer",
            ["commission"],
        ),
        (
            "“Fire!” They were told to leave, said one of them, a law student who reached Adre on Sunday.",
            "They were told to leave",
            ["law student"],
        ),
    ],
)
def test_who_stands_between_is_a_link(text: str, words: str, voice: list[str]) -> None:
    assert chain(text, words) == voice


def test_what_is_worth_noting_is_the_outlets_own() -> None:
    text = "Activists reported two raids. It is worth noting that the area is covered by an agreement."
    assert chain(text, "the area is covered") == []


BLOCK = (
    "The following emerges:\n\n“On Thursday the Orontes Watchdog reported a similar raid, in which two helicopters took five "
    "people from a house at Bera. A nurse told us that two of them were wounded.”\n\nNobody has seen them since."
)


def test_a_block_whose_author_nobody_names_stays_above_what_it_tells() -> None:
    assert chain(BLOCK, "two helicopters took") == ["unnamed outlet", "Orontes Watchdog"]


def test_what_the_outlet_calls_a_line_is_its_own() -> None:
    text = "The raid is odd because this organisation, run by Omar Sultan, has been trumpeting the official line on the war."
    assert chain(text, "the official line") == []


def test_what_somebody_has_not_said_is_asked_by_the_outlet() -> None:
    assert chain("The army has not said whether its soldiers fired.", "its soldiers fired") == []


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "A resident said he was told by soldiers that the road was mined.",
            "the road was mined",
            ["resident", "soldiers"],
        ),
        (
            "“The minister assured us that no one would be sent back,” the camp's elder, Abu Salim, said.",
            "no one would be sent back",
            ["Abu Salim", "minister"],
        ),
    ],
)
def test_what_somebody_was_told_has_its_own_link(text: str, words: str, voice: list[str]) -> None:
    assert chain(text, words) == voice
