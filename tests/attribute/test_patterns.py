"""Surface rules in one sentence: who, by which words, what."""

from __future__ import annotations

import pytest

from firsthand.attribute import patterns, quotes
from firsthand.attribute.found import Found
from firsthand.attribute.tokens import line


def read(text: str) -> list[Found]:
    return list(patterns.read(text, line(text, 0, len(text)), quotes.quotations(text, 0, len(text))))


def words(text: str, found: Found) -> tuple[str | None, str | None, str]:
    source = text[slice(*found.source)] if found.source else None
    cue = text[slice(*found.cue)] if found.cue else None
    return source, cue, " / ".join(text[s:e] for s, e in found.content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The Valley Observatory said at least 12 people were killed.",
            "The Valley Observatory",
            "said",
            "at least 12 people were killed",
        ),
        (
            "At least 12 people were killed in Marj, the Valley Observatory said.",
            "the Valley Observatory",
            "said",
            "At least 12 people were killed in Marj",
        ),
        (
            "A shell killed four people on Friday in the province of Hama state news agency SANA reported.",
            "state news agency SANA",
            "reported",
            "A shell killed four people on Friday in the province of Hama",
        ),
        (
            "The toll may rise due to the condition of some of the wounded Observatory chief Karim Saleh said.",
            "Observatory chief Karim Saleh",
            "said",
            "The toll may rise due to the condition of some of the wounded",
        ),
        (
            "Fifteen civilians were killed while 25 others were wounded said the Valley Observatory.",
            "the Valley Observatory",
            "said",
            "Fifteen civilians were killed while 25 others were wounded",
        ),
        (
            "The Observatory which relies on sources on the ground said fighting raged on Sunday.",
            "The Observatory which relies on sources on the ground",
            "said",
            "fighting raged on Sunday",
        ),
        (
            "The Valley Observatory for Rights a Harwick-based monitor said Friday 19 people were killed.",
            "The Valley Observatory for Rights a Harwick-based monitor",
            "said",
            "19 people were killed",
        ),
        (
            "According to the Observatory at least five civilians died.",
            "the Observatory",
            "According to",
            "at least five civilians died",
        ),
        (
            "Five people, activists said, were killed in Homs, and two were hurt.",
            "activists",
            "said",
            "Five people / were killed in Homs, and two were hurt",
        ),
        ("“We will stay,” said Hanan Odeh, a baker.", "Hanan Odeh, a baker", "said", "“We will stay,”"),
        ("He went on to say that two had died.", "He", "went on to say", "that two had died"),
        ("SANA gave a toll of at least 12 dead.", "SANA", "gave", "a toll of at least 12 dead"),
        (
            "A video shared by residents shows smoke over the harbour.",
            "A video shared by residents",
            "shows",
            "smoke over the harbour",
        ),
        ("It was reported that ten people died.", None, "was reported", "that ten people died"),
    ],
)
def test_a_statement_is_read_with_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert words(text, read(text)[0]) == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "The attacks claimed the lives of five citizens.",
        "The United States sent two envoys.",
        "A statement posted on the page of the brigade was removed.",
        "No group claimed responsibility for the blast.",
        "The official declined to comment on the raid.",
        "Planes attacked the town and troops backed by militia moved in.",
    ],
)
def test_words_that_only_look_like_speech_give_nothing(text: str) -> None:
    assert read(text) == []


def test_who_was_told_is_a_relay() -> None:
    text = "A source at the Marj Police Command told SANA that two women were killed."
    found = read(text)[0]
    assert words(text, found)[0] == "A source at the Marj Police Command"
    assert found.relay is not None and text[slice(*found.relay)] == "SANA"


@pytest.mark.parametrize(
    ("text", "source", "behind"),
    [
        ("SANA quoted a source as saying that ten shells fell.", "SANA", ["a source"]),
        ("Citing medics, the monitor said two people died.", "the monitor", ["medics"]),
        ("State TV, citing a military source, said the army had left.", "State TV", ["a military source"]),
        ("The post quoted the monitor as quoting activists as saying that it fell.", "The post", ["the monitor", "activists"]),
        ("According to Orient Wire, which cited medics, the toll has risen to 27.", "Orient Wire", ["medics"]),
    ],
)  # fmt: skip
def test_a_cited_source_stands_behind(text: str, source: str, behind: list[str]) -> None:
    found = read(text)[0]
    assert words(text, found)[0] == source
    assert [text[slice(*who)] for _, who in found.behind] == behind


def test_two_statements_in_one_sentence_are_cut_apart() -> None:
    text = "SANA said five were killed while the Observatory said 12 died."
    assert [words(text, f)[2] for f in read(text)] == ["five were killed", "12 died"]


def test_a_second_verb_has_the_first_verbs_source() -> None:
    text = "The ministry condemned the raid and said that 20 soldiers had died."
    assert words(text, read(text)[-1]) == ("The ministry", "said", "that 20 soldiers had died")


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The army denied that it had shelled the market.", "denied"),
        ("Rebels vowed to retake the town.", "planned"),
        ("The mayor said the bridge would open on Monday.", "planned"),
        ("The doctor said the toll might rise.", "possible"),
        ("The ministry said the army had not fired a round.", "negated"),
        ("Residents claimed that ten people died.", "alleged"),
        ("The group said it would free the crew if the army left.", "conditional"),
        ("The group said it would leave after ten people were killed there.", "asserted"),
        ("Ten people reportedly died.", "alleged"),
    ],
)
def test_factuality_is_how_the_source_puts_it(text: str, factuality: str) -> None:
    assert read(text)[0].factuality == factuality
