"""The learned reader's statements and the rules', made one."""

from __future__ import annotations

from firsthand.attribute.found import Found
from firsthand.attribute.merge import damaged, merge
from firsthand.attribute.reading import Outermost
from firsthand.attribute.segments import Segment
from firsthand.model.text import Span

TEXT = (
    "The head of the clinic, Hanan Odeh, said that ten people had died. Rain fell. The mayor told SANA that two fled."
)
BODY = Segment("text", 0, len(TEXT), "body")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> Span:
    return Span("text", *at(words))


def outermost(source: str, cue: str, content: str) -> Outermost:
    return Outermost((span(source),), (span(cue),), (span(content),))


def test_what_both_found_shows_the_readers_source_and_is_told_by_the_rules_phrase() -> None:
    rule = Found(at("Hanan Odeh"), at("said"), (at("that ten people had died"),))
    read = outermost("The head of the clinic, Hanan Odeh,", "said", "that ten people had died. Rain fell")
    merged = merge(TEXT, BODY, [rule], [read])
    assert len(merged) == 1
    assert merged[0].source == at("The head of the clinic, Hanan Odeh,")
    assert merged[0].phrase == at("Hanan Odeh")
    assert merged[0].content == rule.content  # indirect speech ends with its sentence


def test_who_was_told_survives() -> None:
    rule = Found(at("The mayor"), at("told"), (at("that two fled"),), relay=at("SANA"))
    merged = merge(TEXT, BODY, [rule], [outermost("The mayor", "told", "that two fled")])
    assert [f.relay for f in merged] == [at("SANA")]


def test_what_only_the_reader_found_is_added() -> None:
    assert len(merge(TEXT, BODY, [], [outermost("The mayor", "told", "that two fled")])) == 1


def test_a_rule_that_crosses_what_the_reader_read_is_left_out() -> None:
    crossing = Found(at("the clinic"), at("said"), (at("died. Rain fell"),))
    merged = merge(TEXT, BODY, [crossing], [outermost("The mayor", "told", "ten people had died")])
    assert all(f.content != crossing.content for f in merged)


def test_nothing_of_the_reader_reaches_outside_its_segment() -> None:
    first = Segment("text", 0, TEXT.index("Rain"), "body")
    assert merge(TEXT, first, [], [outermost("The mayor", "told", "that two fled")]) == []


def test_texts_without_commas_are_told_from_others() -> None:
    assert damaged("Ten people died in the town on Monday the monitor said adding that two fled. " * 4)
    assert not damaged("Ten people died in the town on Monday, the monitor said, adding that two fled. " * 4)
    assert not damaged("Ten people died.")
