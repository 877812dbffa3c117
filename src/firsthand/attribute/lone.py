"""Words that the learned reader takes for somebody's, with no cue: whose they are by the layout of the page.

Letters, comments and lists of voices are signed behind the words ("…" — Name), transcripts name the speaker in front
of them (NAME: …). What is neither signed nor in quotation marks is nobody's statement.
"""

from __future__ import annotations

import re

from firsthand.attribute.tokens import Range

_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|al|el|bin)(?:[ -](?:[A-Z][\w.'’-]*|de|van|von|al|el|bin)){0,4}"
_SIGNED = re.compile(rf"\s?[”\"»]?\s{{0,2}}[―—–~-]{{1,2}}\s?(?P<who>{_NAME})(?=\s*(?:[.,\n(“\"]|$))")
# The label of a turn stands alone at the head of its line, perhaps behind the mark that opens the quotation.
_SPEAKER = re.compile(r"(?:^|\n)[\s“\"«]*(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s*[“\"«]?\Z")
_REACH = 80
_CLOSING = frozenset("”\"»'")
_MARKS = _CLOSING | frozenset("“«„‘’")


def owner(text: str, content: Range) -> Range | None:
    """Who signs what stands at `content`, or whose turn it is in a transcript; None where neither is told."""
    start, end = content
    signed = _SIGNED.match(text, end)
    if signed is not None and any(mark in _CLOSING for mark in text[end - 2 : signed.start("who")]):
        return signed.span("who")
    reach = max(0, start - _REACH)
    labelled = _SPEAKER.search(text[reach:start])
    return (labelled.start("who") + reach, labelled.end("who") + reach) if labelled is not None else None


def quoted(text: str, content: Range) -> bool:
    """Does a quotation mark open or close this?"""
    start, end = content
    return any(mark in _MARKS for mark in (text[start : start + 1], text[end - 1 : end], text[end : end + 1]))
