"""Statements that a reporting verb introduces or closes: "X said C", "C, X said", "C, said X"."""

from __future__ import annotations

from firsthand.attribute import phrases, tails
from firsthand.attribute.clauses import (
    OPENERS,
    SUBORDINATE,
    adverbial,
    cites_source,
    clause_end,
    clause_opens,
    clause_start,
    floor,
    modality,
    names_source,
    speech,
    that,
    trim,
)
from firsthand.attribute.cues import Cue, factuality
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.tokens import OPENING, QUOTES, Line, Range

TELL = frozenset(("tell", "inform", "assure", "remind", "brief", "reassure", "warn", "advise", "urge"))


_PHRASAL = frozenset(("point", "call", "respond", "reply", "appeal"))
_SAID_TO = frozenset("say explain confirm report announce add admit state write".split())
# These have what they tell behind them, never their subject.
_SHOWS = frozenset(
    "show list capture find see count watch hear discover determine suggest indicate reveal monitor".split()
)
_SPOKEN = frozenset(("say", "claim", "ask", "know", "mind"))


def reported(text: str, line: Line, cue: Cue, first: int, earlier: list[Found]) -> Found | None:
    stop = cue.first - (line.at(cue.first - 1) == ",")
    if stop <= first or line.low[first] in ("no", "nobody", "none", "neither"):
        return None
    if cue.verb.lemma == "call" and line.low[first] in ("a", "an") and line.capital(cue.last):
        return None
    source = line.range(first, stop)
    last = cue.last + (cue.verb.lemma in _PHRASAL and line.at(cue.last) in ("out", "for", "on", "to"))
    content_at, relay = _told(line, cue, last)
    content_at = tails.skip(text, line, content_at)
    if cue.verb.lemma in ("cite", "quote"):
        return _quoting(text, line, cue, source, content_at)
    pieces, behind = _content(text, line, cue, first, content_at)
    if line.at(first - 1) in ("which", "what", "who"):
        pieces = [_to_comma(line, p) for p in pieces]
    if not pieces:
        return None
    put = factuality(cue, line.at(cue.last))
    if put == "asserted" and cue.verb.group == "say":
        put = modality(line, pieces)
    return Found(source, line.range(cue.first, last), tuple(pieces), speech(line, pieces), put, relay, behind)


_MEDIA = frozenset("agency channel station newspaper broadcaster network paper daily site website radio".split())


def _told(line: Line, cue: Cue, last: int) -> tuple[int, Range | None]:
    """The token behind who was told, and who that is where the verb is "tell"."""
    if cue.verb.lemma in TELL:
        to = _with_letters(line, tails.recipient(line, last), last)
        if to == last and line.low[cue.at] == "told" and (end := phrases.after(line, last)) > last:
            to = end if line.at(end) == "that" else to  # "told villagers that C"
        return to, line.range(last, to) if to > last and cue.verb.lemma == "tell" else None
    if cue.verb.lemma in _SAID_TO and line.at(last) == "to":
        to = max(tails.recipient(line, last + 1), last + 1)
        named = any(phrases.is_name(line, k) for k in range(last + 1, to))
        medium = named or (line.low[to - 1] in _MEDIA and line.at(last + 1) == "the")
        return to, line.range(last + 1, to) if medium else None
    return last, None


def _with_letters(line: Line, to: int, first: int) -> int:
    """A recipient's name goes on with the letters that it is known by ("the state agency BANA")."""
    letters = first < to < len(line) and line.words[to].isupper() and 3 <= len(line.words[to]) <= 6
    return to + 1 if letters and line.at(to - 1) in _MEDIA else to


def _to_comma(line: Line, piece: Range) -> Range:
    """A relative clause ends at its comma."""
    comma = next((k for k in range(len(line)) if line.words[k] == "," and piece[0] < line.starts[k] < piece[1]), None)
    return piece if comma is None else (piece[0], line.ends[comma - 1])


def shared(text: str, line: Line, cue: Cue, source: Range) -> Found | None:
    """ "X condemned the raid and said C": the second verb has the source of the first."""
    rest = cue.last
    if cue.verb.lemma in TELL:
        rest = tails.recipient(line, rest)
    rest = tails.skip(text, line, rest)
    rest += line.at(rest) in (",", ":")
    pieces = [trim(line, rest, clause_end(line, rest))]
    if clause_end(line, rest) - rest < 2:
        return None
    put = factuality(cue, line.at(cue.last))
    if put == "asserted" and cue.verb.group == "say":
        put = modality(line, pieces)
    return Found(source, line.range(cue.first, cue.last), tuple(pieces), speech(line, pieces), put)


def _content(
    text: str, line: Line, cue: Cue, first: int, rest: int
) -> tuple[list[Range], tuple[tuple[Range, Range], ...]]:
    """Where what was said stands: behind the cue, in front of the source, or on both sides of them."""
    behind, skipped = _citing(line, rest + (line.at(rest) == ","))
    rest = skipped if behind else rest
    start = clause_start(line, first)
    after_at = rest + (line.at(rest) in (",", ":"))
    stop = clause_end(line, after_at)
    front, back = _sides(line, cue, start, first, rest, after_at, stop)
    pieces = ([trim(line, start, first)] if front else []) + ([trim(line, after_at, stop)] if back else [])
    return [p for p in pieces if p[1] > p[0]], behind


def _sides(line: Line, cue: Cue, start: int, first: int, rest: int, after_at: int, stop: int) -> tuple[bool, bool]:
    """(in front of the source, behind the cue): where the statement stands."""
    if line.at(first - 1) in ("which", "what", "that", "whom") and stop - after_at >= 1:
        return False, True
    comma = line.at(first - 1) == ","
    between = comma and line.at(rest) == ","
    quoted = first > start and line.words[first - 1 - comma] in QUOTES
    spoken = cue.verb.group in ("say", "claim", "ask")
    long_enough = first - start >= 2
    front = quoted or (long_enough and (spoken or comma) and (between or not adverbial(line, start, first)))
    follows = line.at(after_at)
    if stop - after_at >= 2 and not quoted and _said_before(line, first):
        return False, True
    back = stop - after_at >= (2 if front else 1) and follows not in (".", "")
    if not front and not back:
        return long_enough and spoken, False
    if not (front and back):
        return front, back
    if quoted:
        return True, line.words[after_at] in QUOTES
    if that(line, after_at) or line.words[after_at] in QUOTES:
        return False, True
    if between:
        return True, follows not in SUBORDINATE or follows in ("and", "but", "then", "who", "which")
    if follows in SUBORDINATE or (follows.endswith("ing") and follows in verbs()):
        return True, False
    if (comma or line.at(first - 1) not in OPENERS) and _as_front(line, start, first):
        return True, False
    return False, True


def _said_before(line: Line, first: int) -> bool:
    """Is this what somebody else says ("Mona said | soldiers told her C")?"""
    verb = verbs().get(line.at(first - 1))
    return verb is not None and verb.lemma in ("say", "recall", "add") and verb.form in ("past", "third")


def _as_front(line: Line, start: int, first: int) -> bool:
    """Does a whole statement stand in front of the source?"""
    return first - start >= 3 and phrases.finite(line, start, first)


def _citing(line: Line, i: int) -> tuple[tuple[tuple[Range, Range], ...], int]:
    """ "citing X" right behind a cue: the deeper source, and the token after it."""
    if line.at(i) == "on" and line.at(i + 1) == "the" and line.at(i + 2) in _WORD_OF and line.at(i + 3) == "of":
        end = phrases.after(line, i + 4, appositive=True)
        known = end > i + 4 and names_source(line, i + 4, end)
        return (((line.range(i, i + 4), line.range(i + 4, end)),), end) if known else ((), i)
    if line.at(i) in ("based", "drawing", "relying") and line.at(i + 1) == "on":
        near = range(i + 2, min(i + 8, len(line) - 1))
        k = next((k for k in near if line.low[k] in ("with", "from", "of", "by") and line.low[k - 1] in _HEARD), i)
        end = phrases.after(line, k + 1) if k > i else i
        known = end > k + 1 and cites_source(line, k + 1, end)
        return (((line.range(i, k + 1), line.range(k + 1, end)),), end) if known else ((), i)
    if line.at(i) not in ("citing", "quoting"):
        return (), i
    end = phrases.after(line, i + 1, appositive=True)
    if end == i + 1 or (line.at(end) == "as" and line.at(end + 1) == "saying") or not cites_source(line, i + 1, end):
        return (), i
    return ((line.range(i, i + 1), line.range(i + 1, end)),), end


# Whom "X quoted him as saying" means.
_SOMEBODY = frozenset(("him", "her"))
_HEARD = frozenset(
    "interview interviews testimony testimonies account accounts statements conversations reports information evidence".split()
)
_WORD_OF = frozenset("authority word testimony evidence account strength".split())


def _quoting(text: str, line: Line, cue: Cue, source: Range, at: int) -> Found | None:
    """ "X quoted Z as saying C" and "X cited Z": a link with another below it."""
    end = at + 1 if line.at(at) in _SOMEBODY else phrases.after(line, at, appositive=True)
    if end == at or not (names_source(line, at, end) or (line.at(at) in _SOMEBODY and line.at(end) == "as")):
        return None
    behind, rest = _as_saying(line, cue, at, end)
    rest = tails.skip(text, line, rest)
    rest += line.at(rest) in (",", ":")
    stop = clause_end(line, rest)
    here = _index(line, source[0])
    pieces = [trim(line, rest, stop) if stop - rest >= 2 else trim(line, clause_start(line, here), here)]
    pieces = [p for p in pieces if p[1] > p[0]]
    if not pieces:
        return None
    saying = text[slice(*behind[-1][0])].split()[-1].lower()
    put = verbs()[saying].factuality if saying in verbs() else "asserted"
    put = modality(line, pieces) if put == "asserted" else put
    said = line.range(cue.first, cue.last)
    return Found(source, said, tuple(pieces), speech(line, pieces), put, behind=behind)


def _as_saying(line: Line, cue: Cue, at: int, end: int) -> tuple[tuple[tuple[Range, Range], ...], int]:
    """The sources of "quoted Z as saying" and "quoted Y as quoting Z as saying", and the token behind."""
    behind: list[tuple[Range, Range]] = []
    while line.at(end) == "as" and line.at(end + 1) in ("quoting", "citing"):
        behind.append((line.range(end, end + 2), line.range(at, end)))
        at = end + 2
        end = phrases.after(line, at, appositive=True)
    turned = end + (line.at(end) == "," and line.at(end + 1) == "as")  # "quoted Z, the mayor, as saying"
    saying = line.at(turned) == "as" and line.at(turned + 1) in verbs() and line.at(turned + 1).endswith("ing")
    below = line.range(turned, turned + 2) if saying else line.range(cue.at, cue.at + 1)
    turn = next((k for k in range(at, end) if line.low[k] in ("cited", "quoted") and line.at(at + 1) != "by"), None)
    opens = next((k for k in range(at, turn or at) if line.low[k] == "who"), None)
    if turn is not None and opens is not None:
        behind.append((line.range(cue.at, cue.at + 1), trim(line, at, opens)))
        return (*behind, (line.range(turn, turn + 1), trim(line, turn + 1, end))), turned + 2 if saying else end
    behind.append((below, line.range(at, end)))
    return tuple(behind), turned + 2 if saying else end


def _index(line: Line, position: int) -> int:
    return line.starts.index(position)


def inverted(text: str, line: Line, cue: Cue) -> Found | None:
    """'"C", said X', also where the page has lost comma and marks."""
    if (
        cue.verb.group not in _SPOKEN
        or cue.verb.lemma in _SHOWS
        or cue.first < 2
        or cue.verb.lemma in TELL
        or cue.verb.form not in ("past", "third")
    ):
        return None
    mark = line.words[cue.first - 1]
    closed = mark in QUOTES and mark not in OPENING
    comma = mark == ","
    end = phrases.after(line, cue.last, appositive=True)
    if end == cue.last or line.low[cue.last] in words().prepositions:
        return None
    rest = tails.skip(text, line, end)
    stops = rest >= len(line) or line.words[rest] in (",", ".", ";") or line.at(rest) in SUBORDINATE
    start = clause_start(line, cue.first)
    after_quote = comma and line.words[cue.first - 2] in QUOTES
    if not closed and not after_quote:
        source_first = phrases.before(line, cue.first, floor(line, cue.first))
        turned = line.low[cue.last] in ("one", "another") and comma and line.at(end) in (",", ".", "")
        if not stops or not (names_source(line, cue.last, end) or turned):
            return None
        if comma and source_first is not None and line.at(cue.last) in ("the", "a", "an", "its"):
            return None
        if not comma and not (cue.first - start >= 3 and phrases.finite(line, start, cue.first)):
            return None
        if not comma and source_first is not None and (source_first == start or clause_opens(line, source_first)):
            return None
    pieces = [trim(line, start, cue.first)]
    rest += line.at(rest) in (",", ":")
    if rest < len(line) and (line.words[rest] in QUOTES or (comma and _goes_on(line, start, cue.first, rest))):
        pieces.append(trim(line, rest, clause_end(line, rest)))
    pieces = [p for p in pieces if p[1] > p[0]]
    if not pieces:
        return None
    source, here = line.range(cue.last, end), line.range(cue.first, cue.last)
    return Found(source, here, tuple(pieces), speech(line, pieces), factuality(cue))


def _goes_on(line: Line, start: int, stop: int, rest: int) -> bool:
    """Does the verb of what is said stand behind: "The commander, says one, was a stranger"?"""
    follows = line.at(rest - 1) == "," and line.at(rest) in words().auxiliaries
    return follows and not phrases.finite(line, start, stop - 1)
