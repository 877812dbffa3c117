"""Surface rules for reported speech in one sentence: who, by which words, what.

No parse is needed, and neither commas nor quotation marks: scraped news loses them.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.attribute import phrases
from firsthand.attribute.clauses import OPENERS, PLACING, floor, names_source, that, trim
from firsthand.attribute.cues import Cue, cue_at, document_opens, opening_document
from firsthand.attribute.displayed import put_down, read_out
from firsthand.attribute.figures import by_which, counted, given_by, plainly, toll
from firsthand.attribute.found import Found
from firsthand.attribute.implied import going_on, passive
from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.overheard import overheard
from firsthand.attribute.phrased import according, believed, colon, contacts, rumoured
from firsthand.attribute.relative import heard_by
from firsthand.attribute.spoken import inverted, reported, shared
from firsthand.attribute.tokens import QUOTES, Line, Range

# How somebody is heard whose name is kept: "who declined to be named for fear of reprisals".
_UNNAMED = frozenset(("named", "anonymity", "identified"))
_WISHES = frozenset("who speaking declining asking requesting".split())
_WISH = 16
# "A position repeated by its envoy": what was done with somebody's claim.
_CLAIMS = frozenset("position charge claim accusation allegation figure view argument assertion version denial".split())


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
        if any(_inside_source(f, line.starts[i]) for f in found):
            continue
        one = (
            according(text, line, i)
            or colon(line, i)
            or contacts(line, i)
            or believed(line, i)
            or toll(text, line, i, found)
            or plainly(text, line, i)
            or by_which(line, i)
            or given_by(line, i)
            or counted(text, line, i)
            or rumoured(line, i)
            or read_out(line, i)
            or put_down(text, line, i)
            or overheard(text, line, i, found)
        )
        if one is None and line.low[i] in verbs():
            cue = cue_at(line, i)
            if cue is not None and (not speech_only or cue.verb.group in ("say", "claim", "deny", "blame")):
                one = _spoken(text, line, cue, found)
        if one is not None:
            found.append(one)
    found = [_split_source(line, f) for f in found]
    return tuple(_cut(line, _stand_behind(text, found)))


def _inside_source(found: Found, at: int) -> bool:
    """Is this word part of a source, or of a "citing X", that was read already?"""
    if found.source is not None and found.source[0] <= at < found.source[1]:
        return True
    return any(cue != found.cue and cue[0] <= at < who[1] for cue, who in found.behind)


def _split_source(line: Line, found: Found) -> Found:
    """ "The wire, which cited medics," is the wire with medics behind it."""
    if found.source is None or found.behind:
        return found
    if found.source[0] not in line.starts:
        return found
    first = line.starts.index(found.source[0])
    stop = next((n for n in range(first, len(line)) if line.starts[n] >= found.source[1]), len(line))
    marks = [k for k in range(first + 1, stop - 1) if _opens_deeper(line, k)]
    if not marks:
        return found
    if line.low[marks[0] + 1] == "by":
        return _quoted_by(line, found, marks[0], stop)
    ends = [k - (line.at(k - 1) in ("which", "who")) for k in marks[1:]] + [stop]
    behind = tuple((line.range(k, k + 1), trim(line, k + 1, end)) for k, end in zip(marks, ends, strict=True))
    if any(who[1] <= who[0] for _, who in behind):
        return found
    owner = trim(line, first, marks[0] - (line.at(marks[0] - 1) in ("which", "who")))
    return replace(found, source=owner, behind=behind) if owner[1] > owner[0] else found


def _opens_deeper(line: Line, k: int) -> bool:
    """Does a deeper source follow: "citing X", "which quotes X"?"""
    if line.low[k] in ("citing", "cited", "quoting", "quoted"):
        return True
    return line.low[k] in ("cites", "quotes") and line.at(k - 1) in ("which", "who")


def _quoted_by(line: Line, found: Found, k: int, stop: int) -> Found:
    """ "An official, quoted by the wire," is the official, whose words the wire passed on."""
    owner = trim(line, line.starts.index(found.source[0]), k) if found.source else (0, 0)
    relay = trim(line, k + 2, stop)
    return replace(found, source=owner, relay=relay) if owner[1] > owner[0] and relay[1] > relay[0] else found


def _spoken(text: str, line: Line, cue: Cue, earlier: list[Found]) -> Found | None:
    """The statement that a reporting verb introduces or closes."""
    if cue.passive:
        return passive(text, line, cue)
    if cue.verb.form == "ing":
        return going_on(text, line, cue, earlier)
    if line.at(cue.first - 1) in ("and", "but", "or", "then") and cue.verb.group != "judge":
        source = _subject(line, cue, earlier)
        return shared(text, line, cue, source) if source is not None else None
    turned = inverted(text, line, cue)
    if turned is not None:
        return turned
    opens = floor(line, cue.first)
    first = phrases.before(line, cue.first, opens)
    if cue.verb.lemma in ("show", "suggest", "indicate", "reveal", "list", "capture") and document_opens(
        line, cue.first
    ):
        first = opening_document(line, cue.first)
    first = _whole_subject(line, cue, first)
    if first is None or (line.low[first] in ("a", "an") and line.low[cue.first - 1] in _CLAIMS):
        return None
    if line.at(first) in ("who", "which") and first == cue.first - 1:
        clause = that(line, cue.last) or line.at(cue.last) in QUOTES or _clause_follows(line, cue)
        return _of_antecedent(text, line, cue, first, earlier) if clause else None
    return reported(text, line, cue, first, earlier)


def _clause_follows(line: Line, cue: Cue) -> bool:
    """Does a whole clause stand right behind "which said"?"""
    stop = next((k for k in range(cue.last, len(line)) if line.words[k] in (",", ";", ".")), len(line))
    return (
        cue.verb.group in ("say", "claim") and line.low[cue.last - 1] != "told" and phrases.finite(line, cue.last, stop)
    )


def _whole_subject(line: Line, cue: Cue, first: int | None) -> int | None:
    """Where the subject really begins when the phrase before the cue only places it: "The chief of a team visiting
    Marj said". With a verb in between nobody can be named: a bare place says nothing."""
    if first is None and (unnamed := _unnamed(line, cue.first)) is not None:
        return phrases.before(line, unnamed, floor(line, unnamed))
    if first is None and (whose := _with_clause(line, cue.first)) is not None:
        return whose
    if first is None and line.at(cue.first - 1) in ("them", "him", "her", "us", "me"):
        opens = floor(line, cue.first)
        told = names_source(line, opens, cue.first) and not phrases.finite(line, opens, cue.first)
        return opens if told and line.low[opens] not in words().prepositions else None
    if first is None or first == 0 or line.at(first - 1) not in PLACING:
        return first
    opens = max((k + 1 for k in range(first) if line.low[k] in OPENERS or line.words[k] in (",", ";", ":")), default=0)
    bare = all(
        phrases.is_name(line, k) and line.low[k] not in words().organisation_words for k in range(first, cue.first)
    )
    opens = opens if opens < first else 0
    if (
        not phrases.finite(line, opens, first)
        and line.low[opens] not in words().prepositions
        and names_source(line, opens, first)
    ):
        return opens
    return None if bare else first


def _with_clause(line: Line, stop: int) -> int | None:
    """Where "A woman who was held for two years told" begins: the phrase that opens the clause, with its own clause."""
    opens = floor(line, stop)
    end = phrases.after(line, opens) if opens < stop else opens
    if end == opens or end + 1 >= stop or line.low[end] != "who" or not names_source(line, opens, end):
        return None
    inner = range(end + 1, stop)
    plain = not any(line.words[k] in (",", ";", ":") or line.quoted[k] for k in inner)
    told = any(line.low[k] in verbs() and verbs()[line.low[k]].group in ("say", "claim") for k in inner)
    return opens if plain and not told and not phrases.finite(line, stop - 1, stop) else None


def _unnamed(line: Line, stop: int) -> int | None:
    """Where "who declined to be named" begins, which stands between source and cue without commas."""
    wish = next((k for k in range(stop - 1, max(0, stop - _WISH), -1) if line.low[k] in _UNNAMED), None)
    if wish is None or any(line.words[k] in (",", ".", ";", ":") or line.quoted[k] for k in range(wish, stop)):
        return None
    return next((k for k in range(wish - 1, max(0, wish - 8), -1) if line.low[k] in _WISHES), None)


def _subject(line: Line, cue: Cue, earlier: list[Found]) -> Range | None:
    """Whose second verb this is: the last source's, or that of the noun phrase that opens the sentence."""
    main = [f.source for f in earlier if f.source is not None]
    if main:
        return main[-1]
    end = phrases.after(line, 0, appositive=True)
    if end == 0 or end >= cue.first or not names_source(line, 0, end):
        return None
    return line.range(0, end)


def _of_antecedent(text: str, line: Line, cue: Cue, who: int, earlier: list[Found]) -> Found | None:
    """The statement of ", who said that C" as that of the phrase in front of it."""
    stop = who - (line.at(who - 1) == ",")
    head = phrases.before(line, stop, floor(line, cue.first))
    found = reported(text, line, cue, who if head is None else head, earlier)
    if found is None or head is None:
        return found
    return replace(found, source=line.range(head, stop), relay=found.relay or heard_by(line, head))


def _stand_behind(text: str, found: list[Found]) -> list[Found]:
    """Put "citing Z" below the statement of the one who cites, in front of it ("Citing Z, X said") or behind it."""
    taken = {who for f in found for _, who in f.behind}
    done = [f for f in found if f.source not in taken or f.behind]
    for one in list(done):
        if one.cue is None or one.source is None or text[slice(*one.cue)].lower() not in ("citing", "quoting"):
            continue
        for k, other in enumerate(done):
            joined = None if other == one or one not in done else _cites(text, other, one)
            if joined is not None:
                done[k] = joined
                done.remove(one)
                break
    return done


def _cites(text: str, other: Found, one: Found) -> Found | None:
    """`other` with the source of `one` behind it, where `one` is the "citing Z" of `other`."""
    if other.source is None or other.cue is None or other.behind or one.cue is None or one.source is None:
        return None
    behind = ((one.cue, one.source),)
    if other.source[0] < one.cue[0] and one.source[1] <= other.source[1]:
        return replace(other, source=_tidy(text, (other.source[0], one.cue[0])), behind=behind)
    over = one.content[0][0] <= other.source[0]
    if one.cue[1] < other.source[0] and over:
        return replace(other, behind=behind)
    if other.cue[1] <= one.cue[0] and (over or other.content[-1][1] >= one.cue[1]):
        cut = one.cue[0]
        content = tuple(_tidy(text, (s, min(e, cut) if s < cut else e)) for s, e in other.content)
        return replace(other, content=tuple(c for c in content if c[0] < c[1]) or other.content, behind=behind)
    return None


def _tidy(text: str, piece: Range) -> Range:
    return piece[0], piece[0] + len(text[piece[0] : piece[1]].rstrip(" ,;:–—-\n"))


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
            if line.at(k - 1) in ("while", "but", "whereas", "and", "although", "adding", "with") or (
                other.cue
                and line.words[line.starts.index(other.cue[0])].lower().endswith("ing")
                and other.source == one.source
            ):
                cut = k - (line.at(k - 1) in ("while", "but", "whereas", "and", "although", "with"))
                limit = trim(line, 0, cut)[1]
                pieces = [(s, min(e, limit)) for s, e in pieces if s < limit]
        kept = tuple(p for p in pieces if p[1] > p[0])
        if kept:
            done.append(replace(one, content=kept))
    return done
