"""An article in the terminal."""

from __future__ import annotations

import io

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
