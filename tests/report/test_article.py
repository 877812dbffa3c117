"""An article in the terminal."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from firsthand.model.attribution import Attributed, Attribution, Factuality, Source
from firsthand.model.text import Document, Span
from firsthand.report.article import print_article
from tiny_steps import TinyAttributor


def test_each_sentence_has_its_chain_in_the_margin_and_furniture_is_left_out() -> None:
    text = (
        "Shells hit the mill\n\nNobody was there. Salem said 3 were killed in Tal Amran. \x1b[31mNour said no.\n\n"
        + "Leave a Reply " * 9
    )
    end = text.index("\n\nLeave")
    document = Document("a", "", "", text, "Valley Post", "2016-05-01", headline=Span("text", 0, 19))
    document = Document(
        "a",
        "",
        "",
        text,
        "Valley Post",
        "2016-05-01",
        headline=Span("text", 0, 19),
        body=(Span("text", 0, 19), Span("text", 21, end)),
    )
    stream = io.StringIO()
    print_article(document, TinyAttributor()(document), stream)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    assert lines[:2] == ["Shells hit the mill", "Valley Post, 2016-05-01"]
    assert lines[2].split() == ["Nobody", "was", "there."]
    assert lines[3].split("  ")[0] == "Salem"
    assert lines[3].endswith("Salem said 3 were killed in Tal Amran.")
    assert lines[-1].endswith("characters of page furniture left out)")
    assert "\x1b" not in stream.getvalue()
    assert "Reply" not in stream.getvalue()


def attribution(text: str, words: str, source: str | None, factuality: Factuality = "asserted") -> Attribution:
    start = text.index(words)
    content = (Span("text", start, start + len(words)),)
    return Attribution(words, None, None, content[0], content, "indirect", source, "unknown", factuality)


def shown(document: Document, attributed: Attributed, **options: Any) -> list[str]:
    stream = io.StringIO()
    print_article(document, attributed, stream, **options)
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


def test_the_date_that_a_text_prints_stands_beside_the_outlet_and_not_in_the_text() -> None:
    text = "Shells hit the mill\n\n14 February 2017\n\nValley Post\n\nOn 14 February the mill burned down."
    headline = Span("text", 0, 19)
    document = Document("a", "", "", text, "Valley Post", None, "2017-02-14", headline=headline)
    document = replace(document, body=(headline, Span("text", 21, len(text))))
    told = shown(document, Attributed("o", (), (Source("o", "Valley Post", "news_outlet"),)))
    assert told == ["Shells hit the mill", "Valley Post, 2017-02-14", "On 14 February the mill burned down."]


def test_a_date_that_no_line_above_shows_stays() -> None:
    document = Document("a", "", "", "14 February 2017\n\nThe mill burned down.", "Valley Post", None)
    assert "14 February 2017" in shown(document, Attributed("o", (), ()))


def test_who_denies_is_marked() -> None:
    text = "The army denied that it shelled the mill. The army said that it shelled the bridge."
    links = (
        attribution(text, "that it shelled the mill", "army", "denied"),
        attribution(text, "that it shelled the bridge", "army"),
    )
    told = shown(Document("a", "", "", text), Attributed("o", links, (Source("army", "army", "state_body"),)))
    assert "army (denies) The army denied that it shelled the mill." in told
    assert "army The army said that it shelled the bridge." in told


def test_rhetoric_on_which_no_claim_rests_has_no_column() -> None:
    text = "The usual voices deny it. We have asked why. Activists say that four died. Salem said that it rained."
    links = (
        attribution(text, "deny it", "voices", "denied"),
        attribution(text, "why", None, "asked"),
        attribution(text, "that four died", "activists"),
        attribution(text, "that it rained", "salem"),
    )
    sources = (
        Source("voices", "usual voices", "unknown", disclosure="described"),
        Source("activists", "Activists", "unnamed_generic", disclosure="described"),
        Source("salem", "Salem", "named_person"),
    )
    told = shown(Document("a", "", "", text), Attributed("o", links, sources), resting={"activists"})
    assert told[2:] == [
        "The usual voices deny it.", "We have asked why.", "Activists Activists say that four died.",
        "Salem Salem said that it rained.", "■ Activists unnamed generic", "■ Salem named person",
        "□ in the outlet's own voice: 2 of 4 sentences", "The usual voices deny it.", "We have asked why.",
    ]  # fmt: skip
    assert "usual voices (denies) The usual voices deny it." in shown(
        Document("a", "", "", text), Attributed("o", links, sources)
    )


def test_an_article_in_another_language_says_why_nobody_speaks() -> None:
    document = Document("a", "", "", "كلمات هنا.", "Valley Post", "2017-02-14", language="ar")
    assert shown(document, Attributed("o", (), ()))[-1] == "(in Arabic: firsthand reads statements in English only)"
    assert shown(replace(document, language="en"), Attributed("o", (), ()))[-1] == "كلمات هنا."


def test_what_an_outlet_attributes_to_itself_is_its_own_voice() -> None:
    text = "Our pictures show a ruin. Salem said that it rained."
    links = attribution(text, "a ruin", "o"), attribution(text, "that it rained", "salem")
    sources = Source("o", "Valley Post", "news_outlet"), Source("salem", "Salem", "named_person")
    told = shown(Document("a", "", "", text, "Valley Post", None), Attributed("o", links, sources))
    assert told[-2:] == ["□ in the outlet's own voice: 1 of 2 sentences", "Our pictures show a ruin."]


def test_a_voice_that_no_word_of_its_sentence_names_is_marked_as_implied() -> None:
    text = "Salem said the mill burned. Two people died. He said a third was hurt, a fourth fled."
    said, carried = (
        attribution(text, "the mill burned", "s"),
        replace(attribution(text, "Two people died", "s"), cue=None),
    )
    both = attribution(text, "a third was hurt", "s"), attribution(text, "a fourth fled", "s")
    both = both[0], replace(both[1], cue=None)
    attributed = Attributed("o", (said, carried, *both), (Source("s", "Salem", "eyewitness"),))
    told = shown(Document("a", "", "", text, "Valley Post", None), attributed)
    assert "Salem Salem said the mill burned." in told
    assert "Salem implied Two people died." in told
    assert "Salem He said a third was hurt, a fourth fled." in told, "named once in a sentence is named"
