"""How words of a headline stand in a text. The text is invented."""

from __future__ import annotations

import pytest

from firsthand.collate.echo import ECHOES, adds_up, all_stand, echoes, said
from firsthand.model.pieces import pieces_of

TEXT = "Seven people died and 19 were hurt when shells fell on a market in Ariha, a rescuer said. 1,200 fled."
NOTHING, SMALL, STANDS, STEM, NEW, NUMBER, SUM, BELOW, OTHER, OTHERWISE = range(ECHOES)


@pytest.mark.parametrize(
    ("word", "echo"),
    [
        ("died", STANDS),
        ("ARIHA", STANDS),
        ("rescuers", STEM),
        ("commanders", NEW),
        ("in", STANDS),
        ("by", SMALL),
        ("7", NUMBER),
        ("nineteen", NUMBER),
        ("1200", NUMBER),
        ("twenty-six", SUM),
        ("40", BELOW),
        ("1,500", OTHER),
        ("dozens", NUMBER),
        ("thousands", OTHER),
        (";", NOTHING),
    ],
)
def test_a_word_stands_in_a_text_literally_by_its_stem_or_as_a_number(word: str, echo: int) -> None:
    pieces = pieces_of(word)
    assert set(echoes(word, pieces.offsets, said(TEXT))) == {echo}


def test_every_piece_of_a_word_is_what_the_word_is() -> None:
    words = "twenty-six shelled, say monitors"
    found = echoes(words, pieces_of(words).offsets, said(TEXT))
    assert found == [SUM, SUM, SUM, STEM, STEM, NOTHING, SMALL, NEW] and len(pieces_of(words).ids) == 8


def test_no_text_has_no_numbers_to_be_below() -> None:
    assert echoes("dozens", ((0, 6),), said("")) == [OTHER]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("slain", "Two men were shot dead."),
        ("troops", "A patrol of soldiers left."),
        ("ADF", "Fighters of the Allied Democratic Forces came."),
        ("Daesh", "Islamic State said that it did so."),
        ("Azeri", "Azerbaijani forces fired."),
        ("DEAD", "Two men were killed."),
    ],
)
def test_a_text_has_another_word_for_it(word: str, text: str) -> None:
    assert set(echoes(word, pieces_of(word).offsets, said(text))) == {OTHERWISE}


def test_a_word_that_says_more_has_no_other() -> None:
    assert set(echoes("executed", pieces_of("executed").offsets, said("Three men were killed."))) == {NEW}


@pytest.mark.parametrize(
    ("words", "borne"), [("26 dead", True), ("dozens dead", False), ("7 dead", False), ("30 dead", False)]
)
def test_a_sum_of_the_text_s_numbers_bears_a_number_out(words: str, borne: bool) -> None:
    offsets = pieces_of(words).offsets
    text = TEXT.replace("1,200 fled.", "")
    assert adds_up(words, offsets, tuple(echoes(words, offsets, said(text)))) is borne


def test_all_words_stand_where_none_is_new() -> None:
    assert all_stand((NUMBER, SMALL, OTHERWISE, STEM)) and not all_stand((NUMBER, NEW))
