"""Statements whose source stands elsewhere: passives, participles, "citing"."""

from __future__ import annotations

from firsthand.attribute import phrases, tails
from firsthand.attribute.clauses import cites_source, clause_end, clause_start, floor, names_source, speech, that, trim
from firsthand.attribute.cues import Cue, factuality
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.spoken import TELL
from firsthand.attribute.tokens import QUOTES, Line, Range
from firsthand.model.attribution import Factuality

# In the passive these tell what was done with words, not that somebody said them.
_HANDLED = frozenset(
    "inform remind publish broadcast show see record document count air describe mention post brief detail".split()
)
_NO_SUBJECT = frozenset("worth as without while before after the a".split())
_NUMBERS = frozenset("three four five six seven eight nine ten eleven twelve dozens several".split())
_HEARD = frozenset("interview interviews testimony testimonies account accounts statements".split())
_MEDIA = frozenset(
    "papers newspapers press media website newspaper paper daily agency television tv radio channel network magazine site".split()
)
_SAYS = frozenset("say add note claim stress confirm argue suggest warn".split())


def passive(text: str, line: Line, cue: Cue) -> Found | None:
    """ "it was reported that C", "X was quoted (by Y) as saying C", "C is believed to ..."."""
    lemma, rest = cue.verb.lemma, cue.last
    by: Range | None = None
    if line.at(rest) == "by":
        end = phrases.after(line, rest + 1, appositive=True)
        if end > rest + 1:
            by, rest = line.range(rest + 1, end), end
    if by is None and lemma in ("quote", "cite") and (end := _carried(line, rest)) > rest:
        by, rest = line.range(rest + 1, end), end
    rest = tails.skip(text, line, rest)
    saying = line.at(rest) == "as" and line.at(rest + 1) in ("saying", "telling")
    if (lemma in ("quote", "cite") and line.at(rest) == "as") or (lemma == "report" and by is not None and saying):
        return _quoted(text, line, cue, rest, by)
    if cue.verb.group not in ("say", "claim", "mind", "know") or lemma in _HANDLED:
        return None
    harmed = lemma in ("report", "say") and line.at(rest) in ("killed", "dead", "wounded", "injured", "missing")
    back = trim(line, rest, clause_end(line, rest))
    if lemma == "tell" and by is not None and line.at(rest) == "that":
        return Found(by, line.range(cue.first, cue.last), (back,), "indirect") if back[1] > back[0] else None
    if line.at(cue.first - 1) in ("it", "as") and line.at(rest) == "that":
        pieces = [back]
    elif line.at(rest) in ("to", "as", "that") or by is not None or harmed:
        pieces = [trim(line, clause_start(line, cue.first), cue.first), back]
    else:
        return None
    pieces = [p for p in pieces if p[1] > p[0]]
    put: Factuality = "possible" if cue.verb.group == "mind" else ("asserted" if by else "alleged")
    return Found(by, line.range(cue.first, cue.last), tuple(pieces), "indirect", put) if pieces else None


def _carried(line: Line, i: int) -> int:
    """One past the medium of "was quoted in the newspaper X", "on the website of X"; `i` itself where none stands."""
    if line.at(i) not in ("in", "on"):
        return i
    end = phrases.after(line, i + 1)
    return end if end > i + 1 and set(line.low[i + 1 : end]) & _MEDIA else i


def _quoted(text: str, line: Line, cue: Cue, rest: int, by: Range | None) -> Found | None:
    """ "X was quoted (by Y) as saying (by Y) C": X said it, and Y passed it on."""
    first = phrases.before(line, cue.first, floor(line, cue.first))
    at = rest + 2
    if line.at(rest + 1) == "telling":
        told = tails.recipient(line, at)
        by, at = by or (line.range(at, told) if told > at else None), told
    if by is None and (end := _carried(line, at)) > at:
        by, at = line.range(at + 1, end), end
    at = tails.skip(text, line, at)
    if line.at(at) == "by" and by is None:
        end = phrases.after(line, at + 1)
        by, at = line.range(at + 1, max(end, at + 2)), end
    at += line.at(at) in (",", ":")
    piece = trim(line, at, clause_end(line, at))
    if piece[1] <= piece[0] and first is not None:  # "C, X was quoted as saying"
        piece = trim(line, clause_start(line, first), first)
    if first is None or piece[1] <= piece[0]:
        return None
    said = line.range(cue.first, min(rest + 2, len(line)))
    return Found(line.range(first, cue.first), said, (piece,), speech(line, [piece]), relay=by)


def going_on(text: str, line: Line, cue: Cue, earlier: list[Found]) -> Found | None:
    """ ", adding that C", "citing X", "in a statement saying C": the source is the one before."""
    lemma, group = cue.verb.lemma, cue.verb.group
    if group == "plan":
        return None
    if lemma in ("cite", "quote"):
        return _citing_first(text, line, cue)
    previous = line.at(cue.first - 1)
    if previous in words().prepositions or previous in _NO_SUBJECT:
        return None
    rest = to = tails.recipient(line, cue.last) if lemma in TELL else cue.last
    relay = line.range(cue.last, to) if lemma == "tell" and to > cue.last else None
    rest = tails.skip(text, line, rest)
    rest += line.at(rest) in (",", ":")
    stop = clause_end(line, rest)
    if stop - rest < 2:
        return None
    if not (
        that(line, rest) or relay or line.words[rest] in QUOTES or group in ("blame", "judge", "deny") or lemma in _SAYS
    ):
        return None
    source = _owner(line, cue, earlier)
    if source is None:
        return None
    piece = trim(line, rest, stop)
    said = line.range(cue.first, cue.last)
    return Found(source, said, (piece,), speech(line, [piece]), factuality(cue), relay)


def _owner(line: Line, cue: Cue, earlier: list[Found]) -> Range | None:
    """Whose -ing form this is: the noun before it, the last source, or what opens the sentence."""
    main = [f.source for f in earlier if f.source is not None]
    joined = _joined_by_with(line, cue.first)
    if joined is not None:
        return joined
    if line.at(cue.first - 1) in words().heads:
        first = phrases.before(line, cue.first, floor(line, cue.first))
        if first is not None:
            return line.range(first, cue.first)
    if main:
        return main[-1]
    subject = phrases.after(line, 0) if cue.verb.group in ("say", "claim") else 0
    return line.range(0, subject) if subject else None


def _joined_by_with(line: Line, end: int) -> Range | None:
    """ "..., with the wire saying": the noun phrase between "with" and the cue."""
    for k in range(end - 2, max(0, end - 10), -1):
        if line.words[k] in (",", ";", ".") or line.quoted[k]:
            return None
        if line.low[k] == "with":
            whole = names_source(line, k + 1, end) and phrases.after(line, k + 1) == end
            return line.range(k + 1, end) if whole else None
    return None


def _people_heard(line: Line, i: int) -> int:
    """Where "nine witnesses" begin in "citing interviews with nine witnesses"; `i` itself elsewhere."""
    for k in range(i, min(i + 3, len(line) - 1)):
        if line.low[k] in _HEARD and line.at(k + 1) in ("with", "from", "of", "by"):
            return k + 3 if line.at(k + 2) in _NUMBERS else k + 2
    return i


def _citing_first(text: str, line: Line, cue: Cue) -> Found | None:
    """ "Citing Z, X said C": Z stands behind X; here alone only where no cue of X takes it up."""
    first = _people_heard(line, cue.last)
    end = phrases.after(line, first)
    if end == first or not cites_source(line, first, end):
        return None
    source, here = line.range(first, end), line.range(cue.first, cue.last)
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
