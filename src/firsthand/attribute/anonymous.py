"""Who asked not to be named: "a nurse who asked that her name not be used said C" is a statement of the nurse alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from firsthand.attribute import phrases
from firsthand.attribute.clauses import floor
from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Range, line
from firsthand.model.sentences import sentence_at

_ASKED = frozenset(
    "ask asks asked asking request requests requested requesting insist insists insisted insisting".split()
)
_UNNAMED = re.compile(
    r"\s*(?:that )?(?:his|her|their|its|the) (?:\w+ )?(?:names?|surnames?|identit(?:y|ies)) (?:not|be|is|was|are|were|should)\b"
)
# Between the request and the verb of saying stands at most a comma.
_NEAR = 2


def asked_not_to_be_named(text: str, found: Iterable[Found]) -> list[Found]:
    """The statements without requests for anonymity; what lost its source to one gets it back."""
    known = list(found)
    asked = [(one, who) for one in known if (who := _who_asked(text, one)) is not None]
    kept = [one for one in known if all(one is not request for request, _ in asked)]
    for request, who in asked:
        end = request.content[-1][1]
        kept = [
            replace(one, source=(who[0], end), phrase=who, name="")
            if one.source is None and one.cue is not None and 0 <= one.cue[0] - end <= _NEAR
            else one
            for one in kept
        ]
    return kept


def _who_asked(text: str, one: Found) -> Range | None:
    """The phrase in front of "who asked that her name not be used"."""
    if one.source is None or one.cue is None or not one.content or text[slice(*one.source)].lower() != "who":
        return None
    if text[slice(*one.cue)].lower() not in _ASKED or not _UNNAMED.match(text, one.cue[1]):
        return None
    row = line(text, sentence_at(text, one.source[0])[0], one.source[0])
    stop = len(row) - (row.at(len(row) - 1) == ",")
    first = phrases.before(row, stop, floor(row, stop))
    return row.range(first, stop) if first is not None and first < stop else None
