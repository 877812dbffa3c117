"""Statements without a reporting verb: "according to X", "X put the toll at N", "X: ...", "obtained details from X"."""

from __future__ import annotations

from firsthand.attribute import phrases, tails
from firsthand.attribute.clauses import (
    SUBORDINATE,
    adverbial,
    clause_end,
    clause_start,
    floor,
    names_source,
    speech,
    trim,
)
from firsthand.attribute.cues import cue_at
from firsthand.attribute.found import OWN, Found
from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.tokens import QUOTES, Line, Range
from firsthand.model.attribution import Factuality

_OBTAINS = frozenset("obtained obtains received receives gathered collected got learned learnt heard".split())


_HEARSAY = frozenset(("reportedly", "allegedly", "supposedly", "purportedly"))
_RUMOURS = frozenset(
    "reports report rumours rumors rumour allegations allegation accusations accusation claims claim suggestions".split()
)
# What is done with somebody else's words.
_PASSES = frozenset(
    "published posted shared carried aired broadcast released circulated relayed forwarded ran printed reposted".split()
)
_UNPROVED = frozenset("could can cannot remain remained".split())
_HAD = frozenset("obtained seen reviewed viewed leaked shared published released verified translated".split())
_RELEASES = frozenset("release filing notice advisory readout".split())
_DENIALS = frozenset("denial denials".split())
_NEWS = frozenset("details information news reports report testimony testimonies accounts data confirmation".split())


_CONTACTS = frozenset(
    "source sources activist activists contact contacts resident residents witness witnesses people locals network networks eyewitnesses medics doctors".split()
)


def according(text: str, line: Line, i: int) -> Found | None:
    """ "according to X", in front of, behind or inside what X says."""
    if not (
        (line.low[i] == "according" and line.at(i + 1) == "to") or (line.low[i] == "as" and line.at(i + 1) == "per")
    ):
        return None
    end = phrases.after(line, i + 2, appositive=True)
    if end == i + 2 or not (
        names_source(line, i + 2, end) or line.low[i + 2] in words().pronouns or line.low[end - 1] in _RELEASES
    ):
        return None
    end = _had_by(line, end)
    pieces = around(text, line, i, end)
    return Found(line.range(i + 2, end), line.range(i, i + 2), tuple(pieces), speech(line, pieces)) if pieces else None


def believed(line: Line, i: int) -> Found | None:
    """ "If the minister is to be believed, C"."""
    if line.low[i] != "if":
        return None
    end = phrases.after(line, i + 1)
    cue = line.low[end : end + 4]
    if end == i + 1 or cue[1:] != ("to", "be", "believed") or not names_source(line, i + 1, end):
        return None
    comma = next((k for k in range(len(line) - 1, end, -1) if line.words[k] == ","), end + 3)
    piece = trim(line, comma + 1, clause_end(line, comma + 1)) if comma + 1 < len(line) else (0, 0)
    return Found(line.range(i + 1, end), line.range(end, end + 4), (piece,)) if piece[1] > piece[0] else None


def _had_by(line: Line, end: int) -> int:
    """Past "obtained by the website X" behind a paper's phrase."""
    at = end + (line.at(end) == ",")
    if line.at(at) not in _HAD or line.at(at + 1) != "by":
        return end
    stop = phrases.after(line, at + 2)
    return stop if stop > at + 2 and line.at(stop) in (",", ".", "") else end


def around(text: str, line: Line, i: int, end: int) -> list[Range]:
    """What is said in front of, behind or on both sides of an adverbial that names who says it (tokens [i, end))."""
    behind_it = tails.skip(text, line, end)
    start = clause_start(line, i)
    rest = behind_it + (line.at(behind_it) == ",")
    pieces: list[Range] = []
    inside = line.at(i - 1) == "," and line.at(i - 2) == "that" and line.at(behind_it) == ","
    if i - start >= 2 and not inside and not adverbial(line, start, i):
        pieces.append(trim(line, start, i))
        closes = (
            line.at(i - 1) == ","
            and line.at(behind_it) == ","
            and rest < len(line)
            and line.at(rest) not in SUBORDINATE
        )
        if closes:
            pieces.append(trim(line, rest, clause_end(line, rest)))
    elif rest < len(line):
        stop = clause_end(line, rest)
        if stop - rest >= 2:
            pieces.append(trim(line, rest, stop))
    return [p for p in pieces if p[1] > p[0]]


def contacts(line: Line, i: int) -> Found | None:
    """ "X obtained details from sources in the area": what follows rests on those sources, reached through X."""
    if line.low[i] not in _OBTAINS:
        return None
    told = _informed(line, i)
    if told is not None:
        return told
    k = i + 1
    while k < min(len(line), i + 6) and line.low[k] not in ("of", "from", "through", "via"):
        k += 1
    if k >= len(line) or k >= i + 6 or (line.low[k] == "of" and not set(line.low[i + 1 : k]) & _NEWS):
        return None
    end = phrases.after(line, k + 1)
    if end <= k + 1 or not set(line.low[k + 1 : end]) & _CONTACTS:
        return None
    opens = i - (line.at(i - 1) in ("has", "have", "had", "also"))
    first = phrases.before(line, opens, floor(line, i))
    rest = end + (line.at(end) == ",")
    stop = clause_end(line, rest)
    if first is None or stop - rest < 2:
        return None
    cue = line.range(i, k + 1)
    return Found(line.range(first, opens), cue, (trim(line, rest, stop),), behind=((cue, line.range(k + 1, end)),))


def _informed(line: Line, i: int) -> Found | None:
    """ "X received information that C": C rests on that information, from nobody who is named."""
    k = next(
        (k for k in range(i + 1, min(i + 5, len(line) - 1)) if line.low[k] in _NEWS and line.at(k + 1) == "that"), None
    )
    opens = i - (line.at(i - 1) in ("has", "have", "had", "also"))
    first = phrases.before(line, opens, floor(line, i))
    if k is None or first is None:
        return None
    cue, what = line.range(i, i + 1), line.range(i + 1, k + 1)
    piece = trim(line, k + 1, clause_end(line, k + 1))
    return Found(line.range(first, opens), cue, (piece,), behind=((cue, what),))


def colon(line: Line, i: int) -> Found | None:
    """'X: "..."' at the start of a sentence."""
    if line.words[i] != ":" or i == 0 or i + 1 >= len(line) or line.words[i + 1] not in QUOTES:
        return None
    near = (k for k in range(max(0, i - 8), i) if line.low[k] in verbs())
    if any(verbs()[line.low[k]].group in ("say", "claim") and cue_at(line, k) is not None for k in near):
        return None
    content = trim(line, i + 1, len(line))
    opens = 1 if line.low[0] == "and" else 0
    if line.low[opens] == "here" and line.at(opens + 1) in ("is", "are"):
        end = phrases.after(line, opens + 2, appositive=True)
        if end > opens + 2 and names_source(line, opens + 2, end):
            return Found(line.range(opens + 2, end), line.range(i, i + 1), (content,), "direct")
    made = next((k for k in range(i - 1, 0, -1) if line.low[k] in ("from", "by")), None)
    if made is not None and phrases.after(line, made + 1) == i and names_source(line, made + 1, i):
        passed = _passed_on(line, made, i, content)
        if passed is not None:
            return passed
        return Found(line.range(made + 1, i), line.range(made, i + 1), (content,), "direct")
    if "following" in line.low[:i]:
        return Found(None, line.range(i, i + 1), (content,), "direct", name="unnamed outlet")
    first = phrases.before(line, i, 0) if i <= 8 else None
    return Found(line.range(0, i), line.range(i, i + 1), (content,), "direct") if first == 0 else None


def _passed_on(line: Line, made: int, stop: int, content: Range) -> Found | None:
    """ "X published what he said was a message from Y: C": X passes on the words of Y."""
    verb = next((k for k in range(made) if line.low[k] in _PASSES), None)
    subject = phrases.before(line, verb, 0) if verb is not None else None
    if (
        verb is None
        or subject is None
        or line.low[verb - 1] in words().auxiliaries
        or not names_source(line, subject, verb)
    ):
        return None
    owner, said = line.range(subject, verb), line.range(verb, verb + 1)
    return Found(owner, said, (content,), "direct", behind=((line.range(made, made + 1), line.range(made + 1, stop)),))


def _tells(line: Line, i: int) -> bool:
    """Does somebody speak here: "the president reportedly told them that C"?"""
    verb = verbs().get(line.at(i))
    return verb is not None and verb.group == "say" and verb.form == "past"


def rumoured(line: Line, i: int) -> Found | None:
    """ "reports that C", "the allegation that C", "C reportedly D": a statement that nobody is named for."""
    low = line.low[i]
    if low in _HEARSAY:
        return _hearsay(line, i)
    if low in _RUMOURS | _DENIALS and line.at(i + 1) in ("by", "from"):
        return _owned(line, i)
    if low not in _RUMOURS or line.at(i + 1) != "that" or i + 3 > len(line):
        return None
    previous = line.at(i - 1)
    if i and not (
        previous in words().determiners or previous in words().prepositions or previous.endswith(("'s", "ed"))
    ):
        return None
    stop = clause_end(line, i + 1)
    unproved = (
        k for k in range(i + 2, stop) if line.low[k] in _UNPROVED and line.at(k + 1) in ("not", "be", "unconfirmed")
    )
    piece = trim(line, i + 1, next(unproved, stop))
    owner = i - 1 if i and line.low[i - 1].endswith("'s") else None
    put: Factuality = "asserted" if low.startswith("report") else ("possible" if low.startswith("rum") else "alleged")
    if owner is not None:
        first = phrases.before(line, i, floor(line, i))
        return Found(
            line.range(first if first is not None else owner, i), line.range(i, i + 1), (piece,), "indirect", put
        )
    return Found(line.range(i, i + 1), None, (piece,), "indirect", put)


def _hearsay(line: Line, i: int) -> Found | None:
    """ "C reportedly D": what the outlet has heard."""
    if i > 1 and _tells(line, i + 1) and phrases.before(line, i, floor(line, i)) == floor(line, i):
        return None
    start = i
    while (
        start > 0
        and line.words[start - 1] not in (",", ";", ":")
        and line.low[start - 1] not in ("who", "which", "that")
    ):
        start -= 1
    stop = i + 1
    while stop < len(line) and line.words[stop] not in (";", ":") and not (line.words[stop] == "," and start):
        stop += 1
    pieces = [p for p in (trim(line, start, i), trim(line, i + 1, min(stop, clause_end(line, i + 1)))) if p[1] > p[0]]
    return Found(None, line.range(i, i + 1), tuple(pieces), "indirect", "alleged", name=OWN) if pieces else None


def _owned(line: Line, i: int) -> Found | None:
    """ "The claim by X that C", "a denial from X that C"."""
    end = phrases.after(line, i + 2)
    if end <= i + 2 or line.at(end) != "that" or not names_source(line, i + 2, end):
        return None
    piece = trim(line, end, clause_end(line, end))
    low = line.low[i]
    put: Factuality = "denied" if low in _DENIALS else ("asserted" if low.startswith("report") else "alleged")
    return Found(line.range(i + 2, end), line.range(i, i + 2), (piece,), "indirect", put)
