"""Statements by verbs that seldom report: "“C”, read a banner", "X attributed the blast to C", "X put it down to C"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from firsthand.attribute import phrases
from firsthand.attribute.again import stands_for
from firsthand.attribute.clauses import cites_source, clause_end, floor, names_source, trim
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.tokens import QUOTES, Line, Range, line
from firsthand.model.sentences import sentences

_MADE_BY = frozenset(("signed", "issued", "written", "sent", "posted", "left", "scrawled", "painted", "put"))
# Between "posted" and "by" stands at most "on its Telegram channel late on Monday".
_TO_MAKER = 9
# What is put down to somebody or something: an event, its toll, or a pronoun for it.
_EVENT = (
    r"(?:it|this|them|"
    r"(?:(?:the|this|that|these|those|its|their|an?|both|most|some|all|[\w’']+[’']s|\w+day[’']?s) )?(?:[\w-]+ ){0,4}?"
    r"(?:blasts?|explosions?|attacks?|bombings?|killings?|deaths?|murders?|fires?|crash(?:es)?|strikes?|raids?|shootings?|"
    r"shelling|incidents?|assaults?|ambush(?:es)?|violence|clashes|assassinations?|outages?|collapse|accidents?|massacres?|abductions?|"
    r"kidnappings?|casualties|injuries|wounds|toll|damage|delays?|failures?|losses|outbreak|rise|fall|increase|drop))"
)
_ACTIVE = re.compile(
    rf"(?:attributed|attributes|attributing) {_EVENT}(?: [^,.;]{{1,60}}?)?? to |puts? {_EVENT} down to "
)
_PASSIVE = re.compile(r"(?:attributed|(?P<put>put down)) ")
_BE = frozenset("was were is are been being".split())
# A sentence that does nothing but cite is short.
_LONGEST = 160
_CITED = frozenset(("cited", "cites", "quoted", "quotes", "citing", "quoting"))


def read_out(row: Line, i: int) -> Found | None:
    """ "“C”, read a leaflet signed by X": what is written is the maker's, or the paper's where no maker is told."""
    if row.low[i] not in ("read", "reads") or i < 3:
        return None
    mark = i - 1 - (row.words[i - 1] == ",")
    if row.words[mark] not in QUOTES:
        return None
    opens = next((k for k in range(mark - 1, -1, -1) if row.words[k] in QUOTES), None)
    end = phrases.after(row, i + 1, appositive=True)
    end -= row.low[end - 1] in _MADE_BY and end - 1 > i + 1
    if opens is None or end <= i + 1 or mark - opens < 2:
        return None
    piece = (row.starts[opens], row.ends[mark])
    return Found(_maker(row, end) or row.range(i + 1, end), row.range(i, i + 1), (piece,), "direct")


def _maker(row: Line, i: int) -> Range | None:
    """Who signed, issued or posted (on a page) the paper whose phrase ends at `i`."""
    if row.at(i) not in _MADE_BY:
        return None
    near = range(i + 1, min(i + _TO_MAKER, len(row) - 1))
    by = next((k for k in near if row.low[k] in ("by", "from") or row.words[k] in (",", ".", ";")), None)
    if by is None or row.low[by] not in ("by", "from"):
        return None
    end = phrases.after(row, by + 1, appositive=True)
    return row.range(by + 1, end) if end > by + 1 and names_source(row, by + 1, end) else None


def put_down(text: str, row: Line, i: int) -> Found | None:
    """ "X attributed the blast to C", "the blast was put down by X to C": X is the source, C what X says of it."""
    if row.low[i] not in ("attributed", "attributes", "put", "puts"):
        return None
    if row.at(i - 1) in _BE:
        return _passive(text, row, i)
    match = _ACTIVE.match(text, row.starts[i], row.end)
    stop = i
    while stop and (row.low[stop - 1] in words().auxiliaries or row.low[stop - 1] in words().adverbs):
        stop -= 1
    first = phrases.before(row, stop, floor(row, stop)) if match is not None else None
    if match is None or first is None or not (names_source(row, first, stop) or _pronoun(row, first, stop)):
        return None
    piece = trim(row, i + 1, clause_end(row, i + 1))
    return Found(row.range(first, stop), row.range(i, i + 1), (piece,)) if piece[1] > piece[0] else None


def _pronoun(row: Line, first: int, stop: int) -> bool:
    return stop == first + 1 and row.low[first] in ("he", "she", "they", "it")


def _passive(text: str, row: Line, i: int) -> Found | None:
    match = _PASSIVE.match(text, row.starts[i], row.end)
    if match is None:
        return None
    last = i + 1 + (match.group("put") is not None)
    by = next((k for k in range(last, len(row)) if row.low[k] == "by" and (k == last or row.at(last) == "to")), None)
    end = phrases.after(row, by + 1, appositive=True) if by is not None else 0
    if by is None or end == by + 1 or not names_source(row, by + 1, end):
        return None
    if by > last:  # "attributed to C by X"
        piece = trim(row, last, by)
    else:
        piece = trim(row, end, clause_end(row, end)) if row.at(end) == "to" else (0, 0)
    return Found(row.range(by + 1, end), row.range(i - 1, last), (piece,)) if piece[1] > piece[0] else None


def cited_after(text: str, found: list[Found]) -> list[Found]:
    """The statements with what "It cited prison registers." right behind them tells that they rest on."""
    places = list(sentences(text))
    done = list(found)
    for before, here in pairwise(places):
        behind = _citing(text, here)
        if behind is None:
            continue
        near = [
            k
            for k, f in enumerate(done)
            if f.source is not None and f.cue is not None and f.speech != "block" and before[0] <= f.cue[0] < before[1]
        ]
        outer = max(near, key=lambda k: (done[k].size, -k), default=None)
        if outer is not None and not done[outer].behind:
            done[outer] = replace(done[outer], behind=(behind,))
    return done


def _citing(text: str, place: Range) -> tuple[Range, Range] | None:
    """The cue and the deeper source of a sentence that does nothing but cite, for the body or person just named."""
    if place[1] - place[0] > _LONGEST:
        return None
    row = line(text, *place)
    k = next((k for k in range(1, min(len(row), 6)) if row.low[k] in _CITED), None)
    if k is None:
        return None
    stop = k
    while stop and (row.low[stop - 1] in words().auxiliaries or row.low[stop - 1] in words().adverbs):
        stop -= 1
    body = row.low[0] in ("the", "its") and 1 < stop < 5
    if not (_pronoun(row, 0, stop) or (body and (names_source(row, 0, stop) or stands_for(row.low[stop - 1])))):
        return None
    end = phrases.after(row, k + 1, appositive=True)
    if end > k + 1 and row.at(end) in ("of", "from", "in", "at", "on"):
        end = len(row) if not phrases.finite(row, end, len(row)) else end
    while end > k + 1 and row.words[end - 1] == ".":
        end -= 1
    closed = end > k + 1 and all(row.words[n] == "." for n in range(end, len(row)))
    return (row.range(k, k + 1), row.range(k + 1, end)) if closed and cites_source(row, k + 1, end) else None
