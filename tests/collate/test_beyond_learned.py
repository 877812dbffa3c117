"""What the small network adds to the beyond check, and what it takes back. Every article here is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pytest

from firsthand.collate import Collator
from firsthand.collate.beyond_learned import Learned, learned
from firsthand.collate.beyond_values import accounted
from firsthand.collate.echo import ECHOES
from firsthand.collate.excess import INPUTS, KINDS, MODEL, Row, Weighed, available
from firsthand.collate.scene import Scene, scene
from firsthand.model.pieces import network, pieces_of
from firsthand.model.text import Document, Span
from firsthand.pipeline import Steps
from firsthand.steps import default_steps

with_model = pytest.mark.skipif(not available(), reason="the model of the beyond check is not installed")


@lru_cache(maxsize=1)
def steps() -> Steps:
    return default_steps()


def written(title: str, text: str, end: int) -> Document:
    return Document("a", "c", title, text, "Orontes Post", body=(Span("text", 0, end),))


def seen(title: str, text: str) -> Scene:
    document = written(title, text, len(text))
    attributed = steps().attribute(document)
    return scene(document, attributed, steps().normalise(document, attributed))


def weighed(words: str, sure: Sequence[float], kind: str = "blame") -> Weighed:
    kinds = np.zeros((len(sure), len(KINDS)), np.float32)
    kinds[:, KINDS.index(kind)] = 1
    return Weighed(pieces_of(words).offsets[: len(sure)], np.array(sure, np.float32), kinds)


TEXT = "Three people died in Ariha on Monday, a nurse said. The nurse did not know who had fired."


def test_what_the_network_finds_borne_out_is_taken_back() -> None:
    one = Learned(
        seen("Army shells town", TEXT), ((Span("title", 0, 16), weighed("Army shells town", [0.9, 0.2, 0.1])),)
    )
    assert one.sure(Span("title", 0, 4), 0.3)
    assert not one.sure(Span("title", 5, 11), 0.3)


def test_what_was_not_weighed_is_not_taken_back() -> None:
    long = Learned(seen("Army shells town", TEXT), ((Span("title", 0, 16), weighed("Army shells town", [0.9])),))
    assert long.sure(Span("title", 12, 16), 0.9)  # behind where the line was cut off
    assert long.sure(Span("text", 0, 5), 0.9)  # of no line


def test_a_flag_of_a_rule_is_named_anew_where_the_network_is_sure_of_another_kind() -> None:
    words = "Army shells town"
    one = Learned(seen(words, TEXT), ((Span("title", 0, 16), weighed(words, [0.9, 0.2, 0.1])),))
    renamed = one.renamed(Span("title", 0, 4), "value")
    assert renamed is not None and renamed[:2] == ("blame", "perpetrator") and "(learned check)" in renamed[2]
    assert one.renamed(Span("title", 0, 4), "blame") is None  # it is that
    assert one.renamed(Span("title", 5, 11), "value") is None  # the network is not sure of it
    assert one.renamed(Span("text", 0, 4), "value") is None  # nor was it asked


@pytest.mark.parametrize(
    ("words", "kinds"), [("Farmer arrested in Ariha", []), ("Farmer convicted in Ariha", ["certainty"])]
)
def test_what_bodies_do_on_record_is_no_lost_doubt(words: str, kinds: list[str]) -> None:
    at = Span("title", 0, len(words))
    one = Learned(seen(words, TEXT), ((at, weighed(words, [0.0, 0.99, 0.0], "certainty")),))
    assert [kind for _, kind, _, _ in one.flags()] == kinds


@pytest.mark.parametrize(
    ("headline", "number", "told"),
    [
        ("Nineteen killed near Ariha", "Nineteen", True),  # eleven and eight
        ("Ten killed near Ariha", "Ten", True),  # no more than eleven
        ("Fourteen killed near Ariha", "Fourteen", False),  # three of them are wounded
        ("Nineteen farmers killed near Ariha", "Nineteen farmers", False),  # who they are, the network may doubt
    ],
)
def test_a_number_that_the_accounts_come_to_is_not_the_network_s_to_flag(
    headline: str, number: str, *, told: bool
) -> None:
    text = "Eleven people were killed in a minibus and eight on a lorry near Ariha, a nurse said. Three were wounded."
    assert accounted(seen(headline, text), Span("title", 0, len(number))) is told


def test_flags_are_whole_words_of_their_own_line() -> None:
    words = "Three dead in Ariha\nArmy shells town"
    one = Learned(seen(words, TEXT), ((Span("title", 20, 36), weighed("Army shells town", [0.99, 0.1, 0.1])),))
    assert [(words[s.start : s.end], kind, slot) for s, kind, slot, _ in one.flags()] == [
        ("Army", "blame", "perpetrator")
    ]


@with_model
def test_a_headline_is_weighed_and_own_sentences_of_a_short_text_are() -> None:
    text = f"{TEXT}\n\nThe shelling was revenge by the army."
    parts = [at for at, _ in learned(seen("Three killed in Ariha", text)).weighed]
    assert parts[0].part == "title"
    assert text[slice(parts[-1].start, parts[-1].end)].strip() == "The shelling was revenge by the army."


@with_model
def test_identical_sentences_are_weighed_each_by_itself() -> None:
    text = f"{TEXT} " + "Shops were shut. " * 5
    lines = [at for at, _ in learned(seen("Three killed in Ariha", text)).weighed if at.part == "text"]
    assert max(at.end - at.start for at in lines) < 40


@with_model
def test_what_stands_behind_the_body_bears_nothing_out() -> None:
    text = (
        f"{TEXT}\n\nRelated: Nine commanders shot dead at checkpoint. Nine commanders were shot dead, an officer said."
    )
    document = written("Nine commanders die in Ariha", text, len(TEXT))
    attributed = steps().attribute(document)
    top = learned(scene(document, attributed, steps().normalise(document, attributed))).weighed[0][1]
    assert top.peak(0, 15) > 0.5


@with_model
def test_the_lead_alone_is_weighed_of_a_long_text() -> None:
    text = f"The army shelled Ariha. {TEXT} " + "The rain had come late again this year. " * 60
    lines = [at for at, _ in learned(seen("Three killed in Ariha", text)).weighed if at.part == "text"]
    assert [text[at.start : at.end].strip() for at in lines] == ["The army shelled Ariha."]


@with_model
def test_the_model_fits_the_code_its_card_and_the_version() -> None:
    digest = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    assert digest in (MODEL.parent / "MODEL.md").read_text("utf-8")
    assert Collator.version.endswith(digest[:8])
    assert MODEL.stat().st_size < 36_000_000
    row = Row()
    row.add(pieces_of("a " * 12), 0, 12, 0)
    row.add(pieces_of("b " * 12), 0, 12, 1, [*range(ECHOES), 0, 0])
    assert network(MODEL)(**{name: getattr(row, name) for name in INPUTS}).shape == (28, 1 + len(KINDS))


@with_model
def test_a_headline_that_is_printed_again_below_is_not_what_it_is_held_against() -> None:
    words = "Militia commanders shot dead at checkpoint in Ariha"
    once, again = (
        learned(seen(words, text)).weighed[0][1] for text in (TEXT, f"{TEXT}\n\n{words.upper()}\n\nMore news.")
    )
    assert again.peak(0, 18) > 0.5 * once.peak(0, 18) > 0.3
