"""How words of a headline stand in a text. The text is invented."""

from __future__ import annotations

import pytest

from firsthand.collate.echo import ECHOES, all_stand, echoes, ground
from firsthand.model.pieces import pieces_of

TEXT = "Seven people died and 19 were hurt when shells fell on a market in Ariha, a rescuer said. 1,200 fled."
NOTHING, SMALL, STANDS, STEM, NEW, NUMBER, SUM, BELOW, OTHER, OTHERWISE = range(10)
# Borne out by what holds back alone, and by what recalls alone: literally, by its stem, as a number, by another word.
UNSURE, BEFORE = range(10, 14), range(14, 18)


@pytest.mark.parametrize(
    ("word", "echo"),
    [
        ("died", STANDS),
        ("ARIHA", STANDS),
        ("rescuers", STEM),
        ("commanders", NEW),
        ("in", SMALL),
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
        ("IRA", NEW),
        ("UN-led", NEW),
        ("ran", NEW),
        ("2015", NEW),
        ("twelve hundred", NUMBER),
        ("three thousand", OTHER),
    ],
)
def test_a_word_stands_in_a_text_literally_by_its_stem_or_as_a_number(word: str, echo: int) -> None:
    pieces = pieces_of(word)
    assert set(echoes(word, pieces.offsets, ground(TEXT))) == {echo}


RAID = (
    "Gunmen burnt a village near Kaya on Monday, the chief said. Two cows may have been stolen by the Red Dawn Front, he said.\n\n"
    "In 2014, Boko Haram killed 22 people at Damboa, he said. Police do not know who the attackers were."
)


@pytest.mark.parametrize(
    ("word", "echo"),
    [
        ("gunmen", STANDS),
        ("villagers", STEM),
        ("stolen", UNSURE[0]),
        ("cow", UNSURE[1]),
        ("2", UNSURE[2]),
        ("RDF", UNSURE[3]),
        ("Haram", BEFORE[0]),
        ("kills", BEFORE[1]),
        ("22", BEFORE[2]),
        ("slain", BEFORE[3]),
    ],
)
def test_what_is_held_back_or_past_bears_out_less(word: str, echo: int) -> None:
    assert set(echoes(word, pieces_of(word).offsets, ground(RAID))) == {echo}


def test_what_is_told_plainly_somewhere_is_told_plainly() -> None:
    text = f"{RAID} Boko Haram is in the hills today."
    assert set(echoes("Boko Haram", ((0, 4), (5, 10)), ground(text))) == {STANDS}


def test_every_state_can_be_told_from_the_others() -> None:
    assert len({*range(10), *UNSURE, *BEFORE}) == ECHOES


def test_every_piece_of_a_word_is_what_the_word_is() -> None:
    words = "twenty-six shelled, say monitors"
    found = echoes(words, pieces_of(words).offsets, ground(TEXT))
    assert found == [SUM, SUM, SUM, STEM, STEM, NOTHING, NEW, NEW] and len(pieces_of(words).ids) == 8


def test_no_text_has_no_numbers_to_be_below() -> None:
    assert echoes("dozens", ((0, 6),), ground("")) == [OTHER]


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
    assert set(echoes(word, pieces_of(word).offsets, ground(text))) == {OTHERWISE}


def test_a_word_that_says_more_has_no_other() -> None:
    assert set(echoes("executed", pieces_of("executed").offsets, ground("Three men were killed."))) == {NEW}


def test_all_words_stand_where_none_is_new() -> None:
    assert all_stand((NUMBER, SMALL, OTHERWISE, STEM)) and not all_stand((NUMBER, NEW))
