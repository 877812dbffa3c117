"""Statements whose source stands elsewhere: passives, participles, "citing"."""

from __future__ import annotations

from firsthand.attribute import phrases, tails
from firsthand.attribute.clauses import clause_end, clause_start, floor, speech, that, trim
from firsthand.attribute.cues import Cue, factuality
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.spoken import TELL
from firsthand.attribute.tokens import QUOTES, Line, Range
from firsthand.model.attribution import Factuality


def passive(text: str, line: Line, cue: Cue) -> Found | None:
    """ "it was reported that C", "X was quoted (by Y) as saying C", "C is believed to ..."."""
    lemma = cue.verb.lemma
    rest = cue.last
    by: Range | None = None
    if line.at(rest) == "by":
        end = phrases.after(line, rest + 1, appositive=True)
        if end > rest + 1:
            by, rest = line.range(rest + 1, end), end
    rest = tails.skip(text, line, rest)
    opens = floor(line, cue.first)
    if lemma in ("quote", "cite") and line.at(rest) == "as":
        first = phrases.before(line, cue.first, opens)
        after_at = tails.skip(text, line, rest + 2)
        if line.at(after_at) == "by" and by is None:
            end = phrases.after(line, after_at + 1)
            by, after_at = line.range(after_at + 1, end), end
        after_at += line.at(after_at) in (",", ":")
        pieces = [trim(line, after_at, clause_end(line, after_at))]
        if first is None or pieces[0][1] <= pieces[0][0]:
            return None
        return Found(
            line.range(first, cue.first),
            line.range(cue.first, rest + 2),
            tuple(pieces),
            speech(line, pieces),
            relay=by,
        )
    if cue.verb.group not in ("say", "claim", "mind", "know") or lemma in (
        "inform",
        "remind",
        "publish",
        "broadcast",
        "show",
        "see",
        "record",
        "document",
        "count",
        "air",
        "describe",
        "mention",
        "post",
        "brief",
        "detail",
    ):
        return None
    if line.at(cue.first - 1) in ("it", "as") and line.at(rest) == "that":
        pieces = [trim(line, rest, clause_end(line, rest))]
    elif (
        line.at(rest) in ("to", "as")
        or by is not None
        or line.at(rest) == "that"
        or (lemma in ("report", "say") and line.at(rest) in ("killed", "dead", "wounded", "injured", "missing"))
    ):
        start = clause_start(line, cue.first)
        front, back = trim(line, start, cue.first), trim(line, rest, clause_end(line, rest))
        pieces = [p for p in (front, back) if p[1] > p[0]]
    else:
        return None
    if not pieces:
        return None
    put: Factuality = "possible" if cue.verb.group == "mind" else ("asserted" if by else "alleged")
    return Found(by, line.range(cue.first, cue.last), tuple(pieces), "indirect", put)


def going_on(text: str, line: Line, cue: Cue, earlier: list[Found]) -> Found | None:
    """ ", adding that C", "citing X", "in a statement saying C": the source is the one before."""
    lemma = cue.verb.lemma
    if cue.verb.group not in ("say", "claim", "mind", "know", "deny", "blame", "judge", "ask"):
        return None
    if lemma in ("cite", "quote"):
        return _citing_first(text, line, cue)
    if line.at(cue.first - 1) in words().prepositions or line.at(cue.first - 1) in (
        "as",
        "without",
        "while",
        "before",
        "after",
        "the",
        "a",
    ):
        return None
    rest = cue.last
    if lemma in TELL:
        rest = tails.recipient(line, rest)
    rest = tails.skip(text, line, rest)
    rest += line.at(rest) in (",", ":")
    stop = clause_end(line, rest)
    if stop - rest < 2:
        return None
    said = (
        bool(that(line, rest))
        or line.words[rest] in QUOTES
        or cue.verb.group in ("blame", "judge", "deny")
        or lemma in ("say", "add", "note", "claim", "stress", "confirm", "argue", "suggest", "warn")
    )
    if not said:
        return None
    pieces = [trim(line, rest, stop)]
    main = [f for f in earlier if f.source is not None]
    source: Range | None = None
    first = phrases.before(line, cue.first, floor(line, cue.first)) if line.at(cue.first - 1) != "," else None
    near = first is not None and line.at(cue.first - 1) in words().heads
    if near and first is not None:
        source = line.range(first, cue.first)
    elif main:
        source = main[-1].source
    elif cue.verb.group in ("say", "claim"):
        subject = phrases.after(line, 0)
        source = line.range(0, subject) if subject else None
    if source is None:
        return None
    return Found(source, line.range(cue.first, cue.last), tuple(pieces), speech(line, pieces), factuality(cue))


def _citing_first(text: str, line: Line, cue: Cue) -> Found | None:
    """ "Citing Z, X said C": Z stands behind X; here alone only where no cue of X takes it up."""
    end = phrases.after(line, cue.last, appositive=True)
    if end == cue.last:
        return None
    source, here = line.range(cue.last, end), line.range(cue.first, cue.last)
    if line.at(end) == "as" and line.at(end + 1) == "saying":
        rest = end + 2
        pieces = [trim(line, rest, clause_end(line, rest))]
        return (
            Found(source, line.range(end, end + 2), tuple(pieces), speech(line, pieces))
            if pieces[0][1] > pieces[0][0]
            else None
        )
    start = clause_start(line, cue.first)
    if cue.first - start >= 3:
        return Found(source, here, (trim(line, start, cue.first),), "indirect")
    rest = end + (line.at(end) == ",")
    stop = clause_end(line, rest)
    if stop - rest < 3:
        return None
    return Found(source, here, (trim(line, rest, stop),), "indirect")
