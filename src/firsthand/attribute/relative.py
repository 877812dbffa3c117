"""Sources whose phrase begins further in front: "told the radio, which said", "records seen by the agency show"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute import phrases
from firsthand.attribute.clauses import floor, names_source
from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Line, Range, line
from firsthand.model.sentences import sentence_at, sentences

_RELATIVE = frozenset(("who", "which", "that"))
_OF_SEVERAL = re.compile(
    r"(?:One|Two|Three|Four|Several|Some|Many|Most|Both|Others?|Another)(?: (?:of (?:them|these|those)|(?!of\b)(?P<noun>[a-z]{4,})))\b"
)
_HEARD = frozenset("interviewed reached contacted questioned".split())


_TALKED = frozenset("spoke spoken talked heard testimonies testimony accounts statements".split())
_SEVERAL = frozenset("two three four five six seven eight nine ten eleven twelve dozens several many some more".split())
# Between a paper and who has seen it, between a body and who leads it.
_SEEN = frozenset("seen obtained reviewed viewed examined".split())
_LED = frozenset("run headed led founded owned chaired".split())


def with_antecedent(text: str, found: Found) -> Found:
    """The statement of ", which said", of "records seen by X show" and of "a group run by X says" with whose it is."""
    if found.source is None or found.cue is None:
        return found
    if found.relay is None and (_OF_SEVERAL.match(text, found.source[0]) or text[slice(*found.source)] == "They"):
        return replace(found, relay=_interviewer(text, found.source))
    return _of_pronoun(text, found) if text[slice(*found.source)].lower() in _RELATIVE else _seen_by(text, found)


def _interviewer(text: str, source: Range) -> Range | None:
    """Who, in the sentence before, interviewed the several of whom this is one."""
    start = sentence_at(text, source[0])[0]
    before = [place for place in sentences(text) if place[1] <= start][-1:]
    if not before:
        return None
    row = line(text, *before[0])
    several = _OF_SEVERAL.match(text, source[0])
    noun = several.group("noun") if several is not None else None
    for k in range(1, len(row)):
        heard = row.low[k] in _HEARD or (row.low[k] in _TALKED and row.at(k + 1) in ("to", "with", "from"))
        if several is None and not (heard and (row.at(k + 2) in _SEVERAL or row.at(k + 1) in _SEVERAL)):
            continue
        if heard and (noun is None or any(low.startswith(noun.lower()) and low != noun for low in row.low[k:])):
            subject = phrases.before(row, k, 0)
            known = subject is not None and names_source(row, subject, k)
            return row.range(subject, k) if subject is not None and known else _opening(row, k)
    return None


def _opening(row: Line, stop: int) -> Range | None:
    """The phrase that opens the sentence, for "X said it reviewed videos and spoke to witnesses"."""
    end = phrases.after(row, 0)
    return row.range(0, end) if 0 < end < stop and names_source(row, 0, end) else None


def _seen_by(text: str, found: Found) -> Found:
    """What somebody has seen speaks for itself, and that one passes it on; who runs a body is not the body."""
    if (
        found.source is None
        or found.cue is None
        or found.cue[0] < found.source[1]
        or found.phrase not in (None, found.source)
    ):
        return found
    row = line(text, sentence_at(text, found.source[0])[0], found.source[0])
    stop = len(row) - 2 - (row.at(len(row) - 1) != "by")
    if stop < 1 or row.at(stop + 1) != "by" or row.low[stop] not in _SEEN | _LED:
        return found
    seen = row.low[stop] in _SEEN
    stop = _before_participles(row, stop)
    first = phrases.before(row, stop, floor(row, stop))
    if first is None or not (seen or names_source(row, first, stop)):
        return found
    return replace(found, phrase=row.range(first, stop), relay=(found.relay or found.source) if seen else found.relay)


def _before_participles(row: Line, stop: int) -> int:
    """Where the phrase ends in front of "based in the UK and run by"."""
    if row.at(stop - 1) != "and":
        return stop
    return next(
        (
            k
            for k in range(stop - 1, 0, -1)
            if row.low[k] in ("based", "founded", "set", "seated", "dated", "written", "leaked")
        ),
        stop,
    )


def _of_pronoun(text: str, found: Found) -> Found:
    """The statement whose source is a relative pronoun, with the phrase that it stands for and who heard that one."""
    if found.source is None:
        return found
    row = line(text, sentence_at(text, found.source[0])[0], found.source[1])
    if len(row) < 2 or row.low[-1] not in _RELATIVE:
        return found
    stop = len(row) - 1 - (row.at(len(row) - 2) == ",")
    first = phrases.before(row, stop, floor(row, stop))
    if first is None or not names_source(row, first, stop):
        return found
    return replace(found, phrase=row.range(first, stop), relay=found.relay or heard_by(row, first))


def heard_by(row: Line, first: int) -> Range | None:
    """Who "spoke with" or "interviewed" the one whose phrase begins at `first`."""
    at = first - 1
    if row.at(at) in ("with", "to") and row.at(at - 1) in ("spoke", "talked", "spoken"):
        at -= 1
    elif row.at(at) not in _HEARD:
        return None
    at -= row.at(at - 1) in ("has", "had", "have", "also")
    subject = phrases.before(row, at, floor(row, at))
    return row.range(subject, at) if subject is not None and names_source(row, subject, at) else None
