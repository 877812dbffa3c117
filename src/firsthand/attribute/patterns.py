"""Surface rules for reported speech in one sentence: who, by which words, what.

No parse is needed, and neither commas nor quotation marks: scraped news loses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from firsthand.attribute import phrases, tails
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import Verb, verbs, words
from firsthand.attribute.tokens import OPENING, QUOTES, Line, Range
from firsthand.model.attribution import Factuality, Speech

_OPENERS = frozenset(
    "and but while whereas although though as because since after before that yet so when if until nor which who where or with including amid following".split()
)
_NOUNISH = frozenset(
    """report reports claim claims estimate estimates document documents record records count counts note notes comment comments detail details
    point points air airs post posts state states question questions demand demands request requests support supports plan plans offer offers hope
    hopes fear fears doubt doubts answer answers cry calls call charge charges worry worries guess tweet tweets mention mentions promise promises
    pledge pledges threat attacks attack cries broadcast broadcasts brief briefs shows show shout shouts back appeal appeals recall recalls praise
    advise vow vows quote quotes swear dispute disputes broadcast warn request favor favour find finds lament laments see sees thought
    want wants need remark remarks reply replies warning""".split()
)
_TELL = frozenset(("tell", "inform", "assure", "remind", "brief", "reassure", "warn", "advise", "urge"))
_SUBORDINATE = frozenset(
    "adding as while after when before because but and although though since until amid during following citing noting referring despite with in on at for by from without including or so, then where which who saying calling describing confirming stressing pointing claiming".split()
)
_SPOKEN = frozenset(("say", "claim", "ask", "know", "mind"))
_PUTS = frozenset("put puts gave gives giving putting set sets places placed".split())
_TOLL = re.compile(
    r"(?:put|puts|putting|placed|places|set|sets) (?P<toll>(?:the |its )?(?:[\w-]+ ){0,3}(?:toll|number|figure|tally|count|total)\b)|"
    r"(?:gave|gives|giving) (?P<toll2>(?:a|an|the|its) (?:[\w-]+ ){0,3}(?:toll|number|figure|tally|count|total)\b)"
)
_OBTAINS = frozenset("obtained obtains received receives gathered collected got learned learnt heard".split())
_NEWS = frozenset("details information news reports report testimony testimonies accounts data confirmation".split())
_CONTACTS = frozenset(
    "source sources activist activists contact contacts resident residents witness witnesses people locals network networks eyewitnesses medics doctors".split()
)
_BE = frozenset("is are was were be been being 's".split())


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in a sentence: its tokens [first, last) with auxiliaries, the verb at `verb`."""

    first: int
    last: int
    at: int
    verb: Verb
    passive: bool
    negated: bool


def read(text: str, line: Line, quotations: tuple[Range, ...] = (), *, speech_only: bool = False) -> tuple[Found, ...]:
    """The reported statements of one sentence, in order of their cues; no cue is looked for inside `quotations`.

    `speech_only` leaves out what somebody believes, wants or judges.
    """
    found: list[Found] = []
    inside = [q for q in quotations if q[0] < line.end and line.start < q[1]]
    quoted = tuple(any(s <= at < e for s, e in inside) for at in line.starts)
    for i in range(len(line)):
        if quoted[i]:
            continue
        if any(f.behind is not None and f.behind[0][0] == line.starts[i] and f.cue != f.behind[0] for f in found):
            continue
        one = _according(text, line, i) or _colon(line, i) or _contacts(line, i) or _toll(text, line, i)
        if one is None and line.low[i] in verbs():
            cue = _cue(line, i)
            if cue is not None and (not speech_only or cue.verb.group in ("say", "claim", "deny", "blame")):
                one = _spoken(text, line, cue, found)
        if one is not None:
            found.append(one)
    return tuple(_cut(line, _stand_behind(text, found)))


def _stand_behind(text: str, found: list[Found]) -> list[Found]:
    """Put "citing Z" below the statement of the one who cites, in front of it ("Citing Z, X said") or behind it."""
    done = list(found)
    for one in found:
        if one.cue is None or one.source is None or text[slice(*one.cue)].lower() not in ("citing", "quoting"):
            continue
        for other in found:
            if (
                other is one
                or other not in done
                or other.source is None
                or other.cue is None
                or other.behind is not None
            ):
                continue
            if other.source[0] < one.cue[0] and one.source[1] <= other.source[1]:
                owner = _tidy(text, (other.source[0], one.cue[0]))
                done[done.index(other)] = replace(other, source=owner, behind=(one.cue, one.source))
                done.remove(one)
                break
            in_front = one.cue[1] < other.source[0] and one.content[0][0] <= other.source[0]
            behind = other.cue[1] <= one.cue[0] and (
                one.content[0][0] <= other.source[0] or other.content[-1][1] >= one.cue[1]
            )
            if in_front or behind:
                limit = one.cue[0] if behind else None
                content = tuple((s, min(e, limit) if limit and s < limit else e) for s, e in other.content)
                done[done.index(other)] = replace(
                    other, content=tuple(_tidy(text, c) for c in content), behind=(one.cue, one.source)
                )
                done.remove(one)
                break
    return done


def _tidy(text: str, piece: Range) -> Range:
    return piece[0], piece[0] + len(text[piece[0] : piece[1]].rstrip(" ,;:–—-\n"))


def _toll(text: str, line: Line, i: int) -> Found | None:
    """ "X put the toll at N", "X gave a toll of N": a count in X's mouth without a verb of saying."""
    if line.low[i] not in _PUTS:
        return None
    match = _TOLL.match(text, line.starts[i], line.end)
    if match is None:
        return None
    first = phrases.before(line, i - (line.at(i - 1) in words().auxiliaries), _floor(line, i))
    if first is None:
        return None
    k = next((k for k in range(i, len(line)) if line.starts[k] >= match.start(match.lastgroup or 0)), len(line))
    stop = _clause_end(line, k)
    if stop <= k:
        return None
    piece = _trim(line, k, stop)
    return Found(line.range(first, i), line.range(i, i + 1), (piece,))


def _cue(line: Line, i: int) -> _Cue | None:
    """The cue whose verb stands at i, or None where the word is no reporting verb here."""
    w = words()
    verb = verbs()[line.low[i]]
    first = i
    while first > 0 and (
        line.low[first - 1] in w.auxiliaries
        or line.low[first - 1] in w.adverbs
        or line.low[first - 1].endswith("n't")
        or (line.low[first - 1].endswith("ly") and len(line.low[first - 1]) > 4 and line.low[first - 1] not in w.heads)
    ):
        first -= 1
    if verb.lemma == "claim" and any(line.at(k) in ("lives", "life") for k in range(i + 1, i + 5)):
        return None
    if line.low[first] == "to" and line.at(first - 1) == "on" and line.at(first - 2) in ("went", "goes", "go", "going"):
        first -= 2
    between = line.low[first:i]
    aux = [t for t in between if t in w.auxiliaries]
    negated = any(t in w.negations or t.endswith("n't") for t in between)
    be = [t for t in aux if t in _BE]
    passive = bool(be) and verb.form in ("past", "participle")
    previous = line.at(first - 1)
    if (
        previous
        in (
            "the",
            "a",
            "an",
            "of",
            "no",
            "any",
            "this",
            "its",
            "their",
            "his",
            "her",
            "these",
            "those",
            "such",
            "more",
            "some",
        )
        and first == i
        and verb.form != "ing"
    ):
        return None
    if first < i and line.low[first] in ("to",) and verb.form == "base" and verb.group not in ("say",):
        return None
    if verb.form == "base" and not aux and not _plural_subject(line, i, verb):
        return None
    if line.low[i] in _NOUNISH and not aux and verb.form in ("base", "third") and not _verbal(line, i):
        return None
    if verb.group == "know" and not (
        _that(line, i + 1) or (verb.lemma in ("find", "show") and _document_before(line, first))
    ):
        return None
    if (
        line.low[i]
        in (
            "saw",
            "found",
            "seen",
            "shown",
            "heard",
            "felt",
            "left",
            "observed",
            "recorded",
            "documented",
            "counted",
            "backed",
        )
        and passive
    ):
        return None
    return _Cue(first, i + 1, i, verb, passive, negated)


def _that(line: Line, i: int) -> bool:
    return line.at(i) in ("that", "how", "whether", "why", "no")


def _document_before(line: Line, first: int) -> bool:
    return line.at(first - 1) in (
        "report",
        "study",
        "poll",
        "survey",
        "video",
        "footage",
        "images",
        "photos",
        "data",
        "figures",
        "investigation",
        "pictures",
        "photographs",
        "documents",
        "polls",
    )


def _plural_subject(line: Line, i: int, verb: Verb) -> bool:
    low = line.at(i - 1)
    if low in ("i", "we", "they", "you", "who", "many", "some", "others", "people", "both"):
        return True
    plural = low.endswith("s") and not low.endswith("'s") and (low in words().heads or low in words().modifiers)
    return plural and verb.lemma not in ("back", "attack", "call", "show", "see", "find")


def _verbal(line: Line, i: int) -> bool:
    """Is this form, which may be a noun, used as a verb here?"""
    low, follows = line.at(i - 1), line.at(i + 1)
    if follows in (
        "of",
        "on",
        "about",
        "from",
        "and",
        "in",
        "were",
        "was",
        "said",
        "say",
        "says",
        "have",
        "had",
        ",",
        ".",
        "",
        "are",
        "is",
    ):
        return False
    if low in ("i", "we", "they", "you", "who", "he", "she", "it"):
        return True
    return _that(line, i + 1) or follows in QUOTES or (phrases.is_name(line, i - 1) and not line.low[i].endswith("ing"))


def _according(text: str, line: Line, i: int) -> Found | None:
    """ "according to X", in front of, behind or inside what X says."""
    if line.low[i] != "according" or line.at(i + 1) != "to":
        return None
    end = phrases.after(line, i + 2, appositive=True)
    if end == i + 2:
        return None
    source, cue = line.range(i + 2, end), line.range(i, i + 2)
    behind_it = tails.skip(text, line, end)
    start = _clause_start(line, i)
    rest = behind_it + (line.at(behind_it) == ",")
    pieces: list[Range] = []
    if i - start >= 2 and not _adverbial(line, start, i):
        pieces.append(_trim(line, start, i))
        closes = (
            line.at(i - 1) == ","
            and line.at(behind_it) == ","
            and rest < len(line)
            and line.at(rest) not in _SUBORDINATE
        )
        if closes:
            pieces.append(_trim(line, rest, _clause_end(line, rest)))
    elif rest < len(line):
        stop = _clause_end(line, rest)
        if stop - rest >= 2:
            pieces.append(_trim(line, rest, stop))
    pieces = [p for p in pieces if p[1] > p[0]]
    return Found(source, cue, tuple(pieces), _speech(line, pieces)) if pieces else None


def _contacts(line: Line, i: int) -> Found | None:
    """ "X obtained details from sources in the area": what follows rests on those sources, reached through X."""
    if line.low[i] not in _OBTAINS:
        return None
    k = i + 1
    while k < min(len(line), i + 6) and line.low[k] not in ("of", "from", "through", "via"):
        k += 1
    if k >= len(line) or k >= i + 6 or (line.low[k] == "of" and not set(line.low[i + 1 : k]) & _NEWS):
        return None
    end = phrases.after(line, k + 1)
    if end <= k + 1 or not set(line.low[k + 1 : end]) & _CONTACTS:
        return None
    first = phrases.before(line, i - (line.at(i - 1) in ("has", "have", "had", "also")), _floor(line, i))
    rest = end + (line.at(end) == ",")
    stop = _clause_end(line, rest)
    if first is None or stop - rest < 2:
        return None
    cue = line.range(i, k + 1)
    return Found(line.range(first, i), cue, (_trim(line, rest, stop),), behind=(cue, line.range(k + 1, end)))


def _colon(line: Line, i: int) -> Found | None:
    """'X: "..."' at the start of a sentence."""
    if line.words[i] != ":" or i == 0 or i > 8 or i + 1 >= len(line) or line.words[i + 1] not in QUOTES:
        return None
    if any(t in verbs() for t in line.low[:i]):
        return None
    first = phrases.before(line, i, 0)
    if first != 0:
        return None
    content = _trim(line, i + 1, len(line))
    return Found(line.range(0, i), line.range(i, i + 1), (content,), "direct")


def _spoken(text: str, line: Line, cue: _Cue, earlier: list[Found]) -> Found | None:
    """The statement that a reporting verb introduces or closes."""
    if cue.passive:
        return _passive(text, line, cue)
    if cue.verb.form == "ing":
        return _going_on(text, line, cue, earlier)
    inverted = _inverted(text, line, cue)
    if inverted is not None:
        return inverted
    floor = _floor(line, cue.first)
    first = phrases.before(line, cue.first, floor)
    if first is None:
        return None
    if line.at(first) in ("who", "which") and first == cue.first - 1:
        return (
            None
            if line.at(cue.last) not in ("that",) and line.at(cue.last) not in QUOTES
            else _reported(text, line, cue, _antecedent(line, first, floor), earlier)
        )
    return _reported(text, line, cue, first, earlier)


def _antecedent(line: Line, who: int, floor: int) -> int:
    head = phrases.before(line, who - (line.at(who - 1) == ","), floor)
    return head if head is not None else who


def _reported(text: str, line: Line, cue: _Cue, first: int, earlier: list[Found]) -> Found | None:
    stop = cue.first - (line.at(cue.first - 1) == ",")
    if stop <= first:
        return None
    source = line.range(first, stop)
    last = cue.last
    relay: Range | None = None
    if cue.verb.lemma in ("point", "call", "respond", "reply", "appeal") and line.at(last) in (
        "out",
        "for",
        "on",
        "to",
        "that",
    ):
        last += line.at(last) in ("out", "for", "on", "to")
    if cue.verb.lemma in _TELL:
        to = tails.recipient(line, last)
        if to > last and cue.verb.lemma == "tell":
            relay = line.range(last, to)
        content_at = to
    else:
        content_at = last
    if (
        cue.verb.lemma in ("say", "explain", "confirm", "report", "announce", "add", "admit", "state", "write")
        and line.at(content_at) == "to"
    ):
        content_at = max(tails.recipient(line, content_at + 1), content_at + 1)
    content_at = tails.skip(text, line, content_at)
    if cue.verb.lemma in ("cite", "quote"):
        return _quoting(text, line, cue, source, content_at)
    pieces, behind = _content(text, line, cue, first, content_at)
    if not pieces:
        return None
    factuality = _factuality(cue, line.at(cue.last))
    return Found(source, line.range(cue.first, last), tuple(pieces), _speech(line, pieces), factuality, relay, behind)


def _content(text: str, line: Line, cue: _Cue, first: int, rest: int) -> tuple[list[Range], tuple[Range, Range] | None]:
    """Where what was said stands: behind the cue, in front of the source, or on both sides of them."""
    start = _clause_start(line, first)
    comma_before = line.at(first - 1) == ","
    comma_after = line.at(rest) == ","
    behind, skipped = _citing(line, rest + comma_after)
    if behind is not None:
        rest, comma_after = skipped, line.at(skipped) == ","
    after_at = rest + (comma_after or line.at(rest) == ":")
    stop = _clause_end(line, after_at)
    has_front = (
        first - start >= 2
        and not _adverbial(line, start, first)
        and cue.verb.group in ("say", "claim", "mind", "ask", "know")
    )
    has_front = (
        has_front
        or (start < first and line.words[first - 1] in QUOTES)
        or (comma_before and line.words[first - 2 if first > 1 else 0] in QUOTES)
    )
    follows = line.at(after_at)
    has_back = stop - after_at >= (1 if not has_front else 2) and follows not in (".", "")
    front_quote = first - 1 >= start and (
        line.words[first - 1] in QUOTES or (comma_before and first >= 2 and line.words[first - 2] in QUOTES)
    )
    if has_front and has_back:
        if _that(line, after_at) or (line.words[after_at] in QUOTES and not front_quote):
            has_front = False
        elif front_quote:
            has_back = line.words[after_at] in QUOTES
        elif follows in _SUBORDINATE or follows.endswith("ing"):
            has_back = comma_before and comma_after and follows in ("and", "but") and False
        elif comma_before and comma_after:
            pass
        elif comma_before or line.at(first - 1) not in _OPENERS:
            has_back = False if _as_front(line, start, first) else has_back
            has_front = not has_back
        else:
            has_front = False
    elif not has_front and not has_back and first - start >= 2 and cue.verb.group in ("say", "claim"):
        has_front = True
    pieces: list[Range] = []
    if has_front:
        pieces.append(_trim(line, start, first))
    if has_back:
        pieces.append(_trim(line, after_at, stop))
    return [p for p in pieces if p[1] > p[0]], behind


def _as_front(line: Line, start: int, first: int) -> bool:
    """Does a whole statement stand in front of the source?"""
    return first - start >= 4 and phrases.finite(line, start, first)


def _citing(line: Line, i: int) -> tuple[tuple[Range, Range] | None, int]:
    """ "citing X" right behind a cue: the deeper source, and the token after it."""
    if line.at(i) not in ("citing", "quoting"):
        return None, i
    end = phrases.after(line, i + 1, appositive=True)
    if end == i + 1 or (line.at(end) == "as" and line.at(end + 1) == "saying"):
        return None, i
    return (line.range(i, i + 1), line.range(i + 1, end)), end


def _quoting(text: str, line: Line, cue: _Cue, source: Range, at: int) -> Found | None:
    """ "X quoted Z as saying C" and "X cited Z": a link with another below it."""
    end = phrases.after(line, at, appositive=True)
    if end == at:
        return None
    saying = line.at(end) == "as" and line.at(end + 1) in (
        "saying",
        "telling",
        "stating",
        "adding",
        "confirming",
        "reporting",
        "warning",
        "claiming",
        "denying",
        "announcing",
    )
    below = line.range(end, end + 2) if saying else line.range(cue.at, cue.at + 1)
    rest = tails.skip(text, line, end + 2) if saying else end
    rest += line.at(rest) in (",", ":")
    stop = _clause_end(line, rest)
    if stop - rest < 2:
        start = _clause_start(line, _index(line, source[0]))
        pieces = [_trim(line, start, _index(line, source[0]))]
    else:
        pieces = [_trim(line, rest, stop)]
    pieces = [p for p in pieces if p[1] > p[0]]
    if not pieces:
        return None
    return Found(
        source,
        line.range(cue.first, cue.last),
        tuple(pieces),
        _speech(line, pieces),
        behind=(below, line.range(at, end)),
    )


def _index(line: Line, position: int) -> int:
    return line.starts.index(position)


def _inverted(text: str, line: Line, cue: _Cue) -> Found | None:
    """'"C", said X', also where the page has lost comma and marks."""
    if (
        cue.verb.group not in _SPOKEN
        or cue.first < 2
        or cue.verb.lemma in _TELL
        or cue.verb.form not in ("past", "third")
    ):
        return None
    mark = line.words[cue.first - 1]
    closed = mark in QUOTES and mark not in OPENING
    comma = mark == ","
    end = phrases.after(line, cue.last, appositive=True)
    if end == cue.last:
        return None
    rest = tails.skip(text, line, end)
    stops = rest >= len(line) or line.words[rest] in (",", ".", ";") or line.at(rest) in _SUBORDINATE
    start = _clause_start(line, cue.first)
    after_quote = comma and line.words[cue.first - 2] in QUOTES
    if not closed and not after_quote:
        source_first = phrases.before(line, cue.first, _floor(line, cue.first))
        if not stops or not _names_source(line, cue.last, end):
            return None
        if comma and source_first is not None and line.at(cue.last) in ("the", "a", "an", "its"):
            return None
        if not comma and not (cue.first - start >= 4 and phrases.finite(line, start, cue.first)):
            return None
        if not comma and source_first is not None and (source_first == start or _clause_opens(line, source_first)):
            return None
    pieces = [_trim(line, start, cue.first)]
    rest += line.at(rest) in (",", ":")
    if rest < len(line) and line.words[rest] in QUOTES:
        pieces.append(_trim(line, rest, _clause_end(line, rest)))
    pieces = [p for p in pieces if p[1] > p[0]]
    if not pieces:
        return None
    source, here = line.range(cue.last, end), line.range(cue.first, cue.last)
    return Found(source, here, tuple(pieces), _speech(line, pieces), _factuality(cue))


def _names_source(line: Line, first: int, last: int) -> bool:
    """Does this phrase name somebody who can speak: a role, a body or a name?"""
    return any(phrases.is_name(line, k) or line.low[k] in words().heads for k in range(first, last))


def _clause_opens(line: Line, i: int) -> bool:
    return line.at(i - 1) in _OPENERS or line.at(i - 1) in (",", ";", ":")


def _passive(text: str, line: Line, cue: _Cue) -> Found | None:
    """ "it was reported that C", "X was quoted (by Y) as saying C", "C is believed to ..."."""
    lemma = cue.verb.lemma
    rest = cue.last
    by: Range | None = None
    if line.at(rest) == "by":
        end = phrases.after(line, rest + 1, appositive=True)
        if end > rest + 1:
            by, rest = line.range(rest + 1, end), end
    rest = tails.skip(text, line, rest)
    floor = _floor(line, cue.first)
    if lemma in ("quote", "cite") and line.at(rest) == "as":
        first = phrases.before(line, cue.first, floor)
        after_at = tails.skip(text, line, rest + 2)
        if line.at(after_at) == "by" and by is None:
            end = phrases.after(line, after_at + 1)
            by, after_at = line.range(after_at + 1, end), end
        after_at += line.at(after_at) in (",", ":")
        pieces = [_trim(line, after_at, _clause_end(line, after_at))]
        if first is None or pieces[0][1] <= pieces[0][0]:
            return None
        return Found(
            line.range(first, cue.first),
            line.range(cue.first, rest + 2),
            tuple(pieces),
            _speech(line, pieces),
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
        pieces = [_trim(line, rest, _clause_end(line, rest))]
    elif (
        line.at(rest) in ("to", "as")
        or by is not None
        or line.at(rest) == "that"
        or (lemma in ("report", "say") and line.at(rest) in ("killed", "dead", "wounded", "injured", "missing"))
    ):
        start = _clause_start(line, cue.first)
        front, back = _trim(line, start, cue.first), _trim(line, rest, _clause_end(line, rest))
        pieces = [p for p in (front, back) if p[1] > p[0]]
    else:
        return None
    if not pieces:
        return None
    factuality: Factuality = "possible" if cue.verb.group == "mind" else ("asserted" if by else "alleged")
    return Found(by, line.range(cue.first, cue.last), tuple(pieces), "indirect", factuality)


def _going_on(text: str, line: Line, cue: _Cue, earlier: list[Found]) -> Found | None:
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
    if lemma in _TELL:
        rest = tails.recipient(line, rest)
    rest = tails.skip(text, line, rest)
    rest += line.at(rest) in (",", ":")
    stop = _clause_end(line, rest)
    if stop - rest < 2:
        return None
    said = (
        bool(_that(line, rest))
        or line.words[rest] in QUOTES
        or cue.verb.group in ("blame", "judge", "deny")
        or lemma in ("say", "add", "note", "claim", "stress", "confirm", "argue", "suggest", "warn")
    )
    if not said:
        return None
    pieces = [_trim(line, rest, stop)]
    main = [f for f in earlier if f.source is not None]
    source: Range | None = None
    first = phrases.before(line, cue.first, _floor(line, cue.first)) if line.at(cue.first - 1) != "," else None
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
    return Found(source, line.range(cue.first, cue.last), tuple(pieces), _speech(line, pieces), _factuality(cue))


def _citing_first(text: str, line: Line, cue: _Cue) -> Found | None:
    """ "Citing Z, X said C": Z stands behind X; here alone only where no cue of X takes it up."""
    end = phrases.after(line, cue.last, appositive=True)
    if end == cue.last:
        return None
    source, here = line.range(cue.last, end), line.range(cue.first, cue.last)
    if line.at(end) == "as" and line.at(end + 1) == "saying":
        rest = end + 2
        pieces = [_trim(line, rest, _clause_end(line, rest))]
        return (
            Found(source, line.range(end, end + 2), tuple(pieces), _speech(line, pieces))
            if pieces[0][1] > pieces[0][0]
            else None
        )
    start = _clause_start(line, cue.first)
    if cue.first - start >= 3:
        return Found(source, here, (_trim(line, start, cue.first),), "indirect")
    rest = end + (line.at(end) == ",")
    stop = _clause_end(line, rest)
    if stop - rest < 3:
        return None
    return Found(source, here, (_trim(line, rest, stop),), "indirect")


def _factuality(cue: _Cue, follows: str = "") -> Factuality:
    if cue.verb.lemma == "call" and follows in ("for", "on"):
        return "planned"
    if cue.negated and cue.verb.group in ("say", "claim", "know"):
        return "negated"
    return cue.verb.factuality


def _adverbial(line: Line, start: int, end: int) -> bool:
    """Is this only "On Monday" or "In the town of Aleppo", not something said?"""
    if end - start < 2:
        return True
    if line.low[start] in words().prepositions or line.low[start] in (
        "earlier",
        "later",
        "but",
        "and",
        "meanwhile",
        "however",
        "separately",
        "last",
        "also",
        "yesterday",
        "today",
        "speaking",
        "asked",
        "as",
        "after",
        "while",
        "when",
        "although",
        "since",
        "during",
        "citing",
        "quoting",
        "according",
    ):
        return (
            not phrases.finite(line, start, end)
            or line.at(end - 1) == ","
            or (
                line.low[start] in ("as", "after", "while", "when", "although", "since", "speaking", "asked")
                and end - start < 14
            )
        )
    return False


def _floor(line: Line, i: int) -> int:
    """The first token that a source before token i may take: the sentence's, or the one behind a quotation."""
    for k in range(i - 1, -1, -1):
        if line.words[k] in QUOTES or line.words[k] in (";", ":"):
            return k + 1
    return 0


def _clause_start(line: Line, i: int) -> int:
    """Where the statement in front of token i begins: the sentence, a semicolon, or a conjunction behind another cue."""
    known = verbs()
    for k in range(i - 1, 0, -1):
        if line.words[k] == ";":
            return k + 1
        spoken = (known[t] for t in line.low[:k] if t in known)
        if line.low[k] in ("but", "while", "whereas", "although") and any(
            v.group in ("say", "claim") and v.form in ("past", "third") for v in spoken
        ):
            return k + 1
    return 0


def _clause_end(line: Line, i: int) -> int:
    """One past the last token of the statement that begins at i, without the full stop."""
    end = len(line)
    for k in range(i, len(line)):
        if line.words[k] == ";":
            end = k
            break
    while (
        end > i
        and line.words[end - 1] in (".", ",", "!", "…")
        and not (end - 2 >= i and line.words[end - 2] in QUOTES and False)
    ):
        end -= 1
    return end


def _trim(line: Line, first: int, last: int) -> Range:
    """The range of tokens [first, last) without commas, dashes and opening conjunctions at its ends."""
    while first < last and line.words[first] in (",", ":", ";", "-", "–", "—", "."):
        first += 1
    while last > first and (
        line.words[last - 1] in (",", ":", ";", "-", "–", "—")
        or (line.low[last - 1] in ("as", "and", "but") and last - first > 2)
    ):
        last -= 1
    if last <= first:
        return (line.start, line.start)
    return line.range(first, last)


def _speech(line: Line, pieces: list[Range]) -> Speech:
    """direct, indirect or mixed, by where quotation marks stand in the content."""
    marks = [i for i, w in enumerate(line.words) if w in QUOTES and any(s <= line.starts[i] < e for s, e in pieces)]
    if not marks:
        return "indirect"
    whole = all(line.starts[marks[0]] == p[0] or line.ends[marks[-1]] == p[1] for p in pieces[:1])
    first_is_quote = line.starts[marks[0]] == pieces[0][0]
    return "direct" if whole and first_is_quote else "mixed"


def _cut(line: Line, found: list[Found]) -> list[Found]:
    """End a statement where "while the Observatory said" or ", adding that" begins the next one."""
    done: list[Found] = []
    for i, one in enumerate(found):
        pieces = list(one.content)
        for other in found[i + 1 :]:
            if other.source is None and other.cue is None:
                continue
            begin = (
                min(r[0] for r in (other.source, other.cue) if r is not None and r[0] > (one.cue or (0, 0))[0])
                if any(r is not None and r[0] > (one.cue or (0, 0))[0] for r in (other.source, other.cue))
                else None
            )
            if begin is None or begin not in line.starts:
                continue
            k = line.starts.index(begin)
            if line.at(k - 1) in ("while", "but", "whereas", "and", "although", "adding") or (
                other.cue
                and line.words[line.starts.index(other.cue[0])].lower().endswith("ing")
                and other.source == one.source
            ):
                cut = k - (line.at(k - 1) in ("while", "but", "whereas", "and", "although"))
                limit = _trim(line, 0, cut)[1]
                pieces = [(s, min(e, limit)) for s, e in pieces if s < limit]
        kept = tuple(p for p in pieces if p[1] > p[0])
        if kept:
            done.append(replace(one, content=kept))
    return done
