"""Words that say the same bear a headline out."""

from __future__ import annotations

import pytest

from firsthand.collate.beyond_synonyms import says_same, stem, telling


@pytest.mark.parametrize(
    ("one", "other"), [("bombs", "bombing"), ("killed", "kills"), ("Syria's", "Syria"), ("attackers", "attacked")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_other_words_have_other_stems() -> None:
    assert stem("rebels") != stem("regime")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("troops", "a patrol of soldiers"),
        ("hotel", "the lodge on the lake"),
        ("toddler", "their daughter, aged two"),
        ("slain", "the bodies were found"),
    ],
)
def test_a_word_is_borne_out_by_one_that_says_the_same_or_less(word: str, text: str) -> None:
    assert says_same(word, text)


@pytest.mark.parametrize(("word", "text"), [("arson", "the depot burned"), ("executed", "three men were killed")])
def test_a_word_that_says_more_is_not(word: str, text: str) -> None:
    assert not says_same(word, text)


def test_words_that_tell_nothing_are_left_out() -> None:
    assert telling("The rebels and the army in May") == ["rebels", "army"]
