"""How far words are borne out, and what the learned weights make of it. Every article here is invented."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest

from firsthand.collate.beyond_learned import candidates, learned, weights
from firsthand.collate.beyond_support import below, forms, kinds, says_same, stem, telling, units
from firsthand.collate.scene import Scene, scene
from firsthand.model.steps import Item
from firsthand.model.text import Capture
from firsthand.steps import default_steps


@lru_cache
def seen(title: str, text: str) -> Scene:
    steps = default_steps()
    row = {"id": "a", "outlet": "Harwick Courier", "published": "2016-05-05", "title": title, "text": text}
    capture = Capture("a", "a.jsonl", "line 1", "application/x-ndjson")
    document = steps.read(Item(capture, json.dumps(row).encode(), "a"))
    attributed = steps.attribute(document)
    return scene(document, attributed, steps.normalise(document, attributed))


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


def test_a_word_bears_itself_out() -> None:
    assert stem("cartel") in forms("Cartel")


@pytest.mark.parametrize(("word", "kind"), [("militants", "doer"), ("missile", "weapon"), ("colonel", "rank")])
def test_words_are_near_their_class(word: str, kind: str) -> None:
    near = kinds(word)
    assert max(near, key=lambda name: near[name]) == kind


def test_a_word_of_no_class_is_near_none() -> None:
    assert set(kinds("xylograph").values()) == {0.0}


def test_words_that_tell_nothing_are_left_out() -> None:
    assert [m.group() for m in telling("The rebels and the army in May")] == ["rebels", "army"]


NOBODY_KNOWS = (
    "Six men were found shot beside a road near Villa Seca on Tuesday, the prosecutor said.\n\n"
    "The prosecutor said that it was not known who had killed them."
)
THE_CARTEL_DID = (
    "Six men were shot beside a road near Villa Seca on Tuesday by hitmen of a cartel, the prosecutor said.\n\n"
    "The prosecutor said that the hitmen of the cartel had killed them over a debt."
)
TITLE = "Cartel hitmen kill six near Villa Seca"


def test_what_the_accounts_lack_is_missing() -> None:
    got = seen(TITLE, NOBODY_KNOWS)
    assert got.headline is not None
    found = {u.word: u.measures for u in units(got, got.title, "title", 0, below(got, got.lines))}
    assert found["Cartel"]["missing"] == 1
    assert found["kill"]["missing"] == 0
    assert found["Cartel"]["unknown"] == 1


def test_numbers_are_left_to_those_who_count() -> None:
    got = seen("20 killed near Villa Seca", NOBODY_KNOWS)
    assert "20" not in {u.word for u in units(got, got.title, "title", 0, below(got, got.lines))}


def test_a_doer_that_no_account_bears_out_is_told_as_blame() -> None:
    found = list(learned(seen(TITLE, NOBODY_KNOWS)))
    assert [(kind, slot) for _, kind, slot, _ in found] == [("blame", "perpetrator")]
    assert seen(TITLE, NOBODY_KNOWS).document.words(found[0][0]) == "Cartel hitmen"


def test_a_doer_that_an_account_names_is_not_told() -> None:
    assert not list(learned(seen(TITLE, THE_CARTEL_DID)))


def test_police_and_people_are_no_doers_to_be_told() -> None:
    assert not list(candidates(seen("Police: man kills six near Villa Seca", NOBODY_KNOWS), weights()))


def test_the_weights_are_of_the_measures() -> None:
    got = seen(TITLE, NOBODY_KNOWS)
    (first, *_) = units(got, got.title, "title", 0, below(got, got.lines))
    assert set(weights().of) == set(first.measures)
