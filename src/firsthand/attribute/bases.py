"""On whom a statement rests that says so beside its verb: "said in a report based on interviews with residents that C",
"X, relaying a statement of the ministry, said C"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute import phrases
from firsthand.attribute.clauses import cites_source
from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Range, line
from firsthand.model.sentences import sentence_at

_HEARD = r"(?:interviews?|conversations?|testimon(?:y|ies)|accounts?|statements?|information|evidence|reports?|data|records?|details|figures|calls?|messages?)"
_FROM = r"(?:with|from|of|by|given by|provided by|supplied by|collected from|gathered from|collected by|received from)"
# "Based on interviews with", "drawing on the testimony of", "citing": what stands in front of the deeper source.
_BASED = re.compile(
    rf"(?P<cue>\b(?:(?:based|resting|relying|drawing|compiled|pieced together) (?:in part |partly |mainly |largely )?(?:on|from)|on the basis of) "
    rf"(?:more than |over |about |dozens of |hundreds of |\d+ |(?!(?:and|or)\b)[a-z-]+ ){{0,3}}?{_HEARD} {_FROM}|"
    rf"\b(?:citing|quoting|relaying)(?: (?:an? |the )?(?:statement|message|letter|report|words|account|bulletin)s? (?:of|by|from))?) "
)
# Where nothing is said behind the cue, so far (code points) from it.
_NEAR = 120
_NUMBER = re.compile(
    r"(?:\d[\d,]*|(?:more than|over|at least|about|some|nearly) \w+|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of) "
)


def with_basis(text: str, found: Found) -> Found:
    """The statement with whom it rests on, where source or cue tell and it is not known yet."""
    if found.behind or found.cue is None or found.source is None or found.speech == "block":
        return found
    for start, stop in _places(text, found):
        match = _BASED.search(text, start, stop)
        if match is None:
            continue
        who = _who(text, match.end(), stop)
        if who is None or (found.relay is not None and who[0] < found.relay[1] and found.relay[0] < who[1]):
            continue
        own = found.phrase or found.source
        if own[0] < match.start() < own[1]:
            end = own[0] + len(text[own[0] : match.start()].rstrip(" ,"))
            found = replace(found, phrase=(own[0], end))
        return replace(found, behind=((match.span("cue"), who),))
    return found


def _places(text: str, found: Found) -> list[Range]:
    """Where the words between source, cue and statement stand."""
    if found.cue is None or found.source is None:
        return []
    end = min(sentence_at(text, found.cue[0])[1], found.cue[1] + _NEAR)
    stop = min((s for s, _ in found.content if s >= found.cue[1]), default=end)
    places = [(found.cue[0], stop)]
    if found.source[0] < found.cue[0]:
        places.insert(0, (found.source[0], found.cue[0]))
    return places


def _who(text: str, start: int, stop: int) -> Range | None:
    """The noun phrase behind "based on interviews with", a number in front of it taken in."""
    number = _NUMBER.match(text, start, stop)
    at = number.end() if number is not None else start
    row = line(text, at, stop)
    end = phrases.after(row, 0) if len(row) else 0
    if not end or not cites_source(row, 0, end):
        return None
    return start, row.ends[end - 1]
