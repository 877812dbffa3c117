from __future__ import annotations

import pytest
from chain_of import voice as read_voice


def voice(text: str, words: str) -> list[str]:
    return read_voice(text, words, learned=False)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "In a statement to Radio Tallum, the mayor of Marj said that ten people died.",
            ["Radio Tallum", "mayor of Marj"],
        ),
        ("A farmer, quoted by the Marj Tribune, said that ten people died.", ["Marj Tribune", "farmer"]),
        ("“ten people died,” the Marj Tribune quoted a farmer, Adel Musa, as saying.", ["Marj Tribune", "Adel Musa"]),
        ("ten people died, the Northern Light newspaper reported.", ["Northern Light newspaper"]),
        ("According to a farmer, quoted by the Marj Tribune, ten people died.", ["Marj Tribune", "farmer"]),
        (
            "Shells hit the market and ten people died, according to a nurse cited by Radio Tallum.",
            ["Radio Tallum", "nurse"],
        ),
        ("Villagers who spoke to Radio Tallum said ten people died.", ["Radio Tallum", "Villagers"]),
        ("Hanan Odeh, 58, told Radio Tallum that ten people died.", ["Radio Tallum", "Hanan Odeh"]),
        ("In a statement to supporters, the mayor of Marj said that ten people died.", ["mayor of Marj"]),
        ("MARJ, October 14. /TALLUM/. Shells hit the market and ten people died, police said.", ["TALLUM", "police"]),
        ("MARJ, Feb 9 (KLT) Shells hit the market and ten people died, police said.", ["KLT", "police"]),
    ],
)
def test_who_passed_a_statement_on_stands_in_front_of_who_made_it(text: str, chain: list[str]) -> None:
    assert voice(text, "ten people died") == chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "The blast was reported by state media, with the Tallum news agency saying ten people died.",
            "ten people died",
            ["Tallum news agency"],
        ),
        ("A radio correspondent counted nine coffins at the mosque.", "nine coffins", ["radio correspondent"]),
        ("A group of doctors citing figures from clinics put the death toll at 494.", "494", ["doctors"]),
        ("A fisherman said the boat sank. The man said five others drowned.", "five others drowned", ["fisherman"]),
    ],
)
def test_ways_of_saying_without_a_plain_verb(text: str, words: str, chain: list[str]) -> None:
    assert voice(text, words) == chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "In a statement seen by Radio Tallum, the mayor of Marj said that ten people died.",
            "ten people died",
            ["Radio Tallum", "mayor of Marj"],
        ),
        (
            "The Tallum news agency wrote of the raid. Hanan Odeh was quoted as saying that ten people died.",
            "ten people died",
            ["Tallum news agency", "Hanan Odeh"],
        ),
        ("A nurse told Marj Now that ten people died.", "ten people died", ["Marj Now", "nurse"]),
        (
            "Two traders told Radio Tallum that ten people died. One of the traders said that the square was full.",
            "the square was full",
            ["Radio Tallum", "one of the traders"],
        ),
        (
            "The Marj Emergency Lawyers keep a list of arrests. The group said that ten people died.",
            "ten people died",
            ["Marj Emergency Lawyers"],
        ),
    ],
)
def test_who_passed_it_on_or_speaks_stands_in_another_sentence_or_clause(
    text: str, words: str, chain: list[str]
) -> None:
    assert voice(text, words) == chain
