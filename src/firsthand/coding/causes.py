"""Causes: the clauses that say why something happened, not merely when, or why something else is so."""

from __future__ import annotations

import re

from firsthand.coding.units import Unit
from firsthand.model.text import Document, Span

# As far, in code points, as what was caused stands from its cause.
_NEAR = 80
_TO_THE_END = r"(?:[^.;!?]|\.(?=\w|\s+[a-z]))"
_GIVEN = re.compile(
    r"\b(?:in (?:retaliation|revenge|reprisal) for|in response to|because of|due to|caused by|as a result of|triggered by|sparked by|prompted by)\b"
    rf"{_TO_THE_END}{{4,160}}",
    re.I,
)
# "Because" and "after" give a cause only where an event stands on both sides.
_LINKED = re.compile(rf"\b(?:because(?! of\b)|after)\b{_TO_THE_END}{{8,160}}", re.I)
_EVENT_BEFORE = re.compile(
    r"\b(?:killed|died|wounded|injured|exploded|explosion|blast|broke out|erupted|collapsed|crashed|burned|caught fire|went off|attacked|retaliated|destroyed)"
    r"(?:\s+(?:on|in|at|late|early|there)?\s*(?:[\w'’]+\s+){0,3})?\s*$",
    re.I,
)
_EVENT_AFTER = re.compile(
    r"^(?:because|after)\s+(?:[\w'’,-]+\s+){1,9}?(?:exploded|detonated|hit|struck|landed|fell|went off|blew up|opened fire|fired|attacked|ambushed|stormed|shelled|bombed|crashed|collapsed|caught fire)\b",
    re.I,
)


def cause(document: Document, unit: Unit) -> Span | None:
    """Where the clause stands that gives a cause; None where the sentence gives none."""
    words = document.words(unit.span)
    for given in _GIVEN.finditer(words):
        start = unit.span.start + given.start()
        if any(0 <= start - t.span.end <= _NEAR for t in unit.triggers):
            return _span(unit, given)
    for linked in _LINKED.finditer(words):
        before = words[: linked.start()]
        told = any(t.span.end <= unit.span.start + linked.start() for t in unit.triggers) and _EVENT_BEFORE.search(
            before
        )
        if told and _EVENT_AFTER.match(linked.group()):
            return _span(unit, linked)
    return None


def _span(unit: Unit, match: re.Match[str]) -> Span:
    words = match.group().rstrip(" ,\n")
    return Span(unit.span.part, unit.span.start + match.start(), unit.span.start + match.start() + len(words))
