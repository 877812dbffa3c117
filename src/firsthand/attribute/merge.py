"""The learned reader's outermost attributions and the rules' statements, made one.

What both found keeps the rules' links, with the reader's spans (on held-out news they are exact more often) but the
rules' phrase to tell who that is. What only the reader found is added. What only the rules found stays where it is
speech and touches nothing that the reader read otherwise; all of it where the page has lost its commas, for which the
reader was not made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.attribute import lone
from firsthand.attribute.claims import hears_of, of_a_claim
from firsthand.attribute.cues import WATCHED
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.nested import of_source, tells_of_telling, told_within
from firsthand.attribute.outermost import clipped, verb_in
from firsthand.attribute.outlets import MEDIA
from firsthand.attribute.parted import divided, overlap
from firsthand.attribute.reading import Outermost
from firsthand.attribute.segments import Segment
from firsthand.attribute.tokens import Range
from firsthand.model.sentences import sentence_at

# What papers and pictures do.
_SHOWN = frozenset(("show", "list", "capture"))
_SPEECH_GROUPS = frozenset(("say", "claim", "deny", "blame"))
# Two statements are one where their contents share this much (Jaccard, by code points).
_SAME = 0.5
# Running news has a comma every 15 to 25 words; texts of this length or more with less than one in 100 have lost them.
_LONG, _COMMA_EVERY = 40, 100
# Words and numbers that a page prints above a text; a comma parts two phrases.
_FURNITURE = re.compile(r",|\b\d{4}\b|\b(?:Tags?|Published|Posted|Updated|Read|Photo|File)\b")
# A subject has at most so many words.
_SUBJECT = 3
_THAT = len("that, ")
# Verbs of nothing but speech, for words that open somebody else's without a "that".
_PLAINLY = frozenset("said says told tells reported claimed claims announced warned had told".split()) | {
    "had told",
    "had said",
}
_OPENING = frozenset('“"«`‘')
_INNER = frozenset("‘'")
# A quotation of a whole sentence, no title or single words.
_SENTENCE = re.compile(r"(?:[“\"«]|``)(?:[^\s“\"]+\s+){4,}[^\s“\"]*[.!?](?:[”\"»]|'')", re.DOTALL)
# How somebody is named who does not want to be.
_BY_NAME = re.compile(
    r",? who [^,.]{0,60}?\b(?:identified|known|named?|called|himself|herself|goes|went)\b[^,.]{0,20}?\b(?:as|by) (?=[A-Z])"
)
# "The head of the programme[ in Syria, Anna Reed]".
_THEN_NAMED = re.compile(
    r" (?:in|of|for|at|from) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+,?$"
)
_DEEPER = re.compile(r"\b(?:citing|quoting|cited|quoted|who|which|with)\b")


def merge(text: str, segment: Segment, found: Sequence[Found], read: Sequence[Outermost]) -> list[Found]:
    """The statements of one segment from both; those of the reader are clipped to the segment."""
    inside = [one for one in (clipped(text, segment, o) for o in read) if one is not None and not of_a_claim(text, one)]
    if damaged(text[segment.start : segment.end]):
        return [
            *(_named_by(text, f, inside) for f in found),
            *(o for o in inside if not any(overlap(o.content, f.content) for f in found)),
        ]
    inside = [one for one in (divided(text, o, found) for o in inside) if one is not None]
    told_of = [o for o in inside if any(of_source(o, f) for f in found)]
    inside = [o for o in inside if o not in told_of]
    cited = [f for f in found if f.behind]
    found = [_as_read(f, inside) for f in found]
    inside = [o for o in inside if not any(_is_block(o, f) for f in found)]
    links = [*(o for o in inside if not _crosses(o, cited)), *cited]
    outer = [*inside, *(f for f in found if f.speech == "indirect")]
    taken: set[int] = set()
    merged: list[Found] = []
    for one in found:
        match = None if one.speech == "block" else _best(text, one, inside, taken)
        if match is not None:
            taken.add(match)
            merged.append(_with_quotes(text, _joined(text, one, inside[match]), one, inside))
        elif (_is_speech(text, one) or _believed(text, one)) and _passed_on(text, one, outer):
            merged.append(_kept_within(one, outer))
        elif segment.role == "headline" or _stays(text, one, links if one not in cited else inside):
            merged.append(_to_piece(one, inside))
    firm = [f for f in merged if f.behind]
    return merged + told_of + [o for k, o in enumerate(inside) if k not in taken and not _crosses(o, firm)]


def _as_read(rule: Found, read: Sequence[Found]) -> Found:
    """A block quotation with the reader's spans, where it read the same."""
    same = next((o for o in read if _is_block(o, rule)), None)
    if same is None or same.source is None:
        return rule
    return replace(rule, source=same.source, cue=same.cue or rule.cue, phrase=rule.source, name="")


def _is_block(one: Found, rule: Found) -> bool:
    """Did the reader read the block quotation whose maker the rules know? What is told inside it is told there."""
    if rule.speech != "block":
        return False
    if one.source is not None and rule.content[0][0] <= one.source[0] < rule.content[-1][1]:
        return False  # told inside it
    shared = overlap(one.content, rule.content)
    return shared >= _SAME * (one.size + rule.size - shared)


def _stays(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Is what only the rules found a link of its own, or speech that goes with what the reader read?"""
    if _linked(text, one) or told_within(text, one, read):
        return True
    passed = _passes_on(text, one, read) or tells_of_telling(one, read)
    return _is_speech(text, one) and (passed or _fits(text, one, read))


def _linked(text: str, one: Found) -> bool:
    """Has this a link that no reader of outermost statements knows: a block, a name that was told, who stands behind?"""
    who = text[slice(*one.relay)] if one.relay is not None else ""
    told = any(c.isupper() for c in who) or bool(MEDIA & frozenset(who.split()))
    return one.speech == "block" or bool(one.behind) or told


def _crosses(one: Found, firm: Sequence[Found]) -> bool:
    """Does a reader's statement cut into one whose deeper source is known, or hold that source as what is said?"""
    if one.source is None and any(overlap(one.content, f.content) for f in firm):
        return True
    return any(overlap(one.content, (who,)) for f in firm for _, who in f.behind)


def damaged(text: str) -> bool:
    """True for running text that has lost its commas.

    >>> damaged("Ten people died in the town on Monday the monitor said adding that two fled. " * 3)
    True
    """
    length = len(text.split())
    return length >= _LONG and text.count(",") * _COMMA_EVERY < length


def _within(one: Found, read: Sequence[Found]) -> bool:
    """Does all of this lie in one piece of what the reader read?"""
    end = max(e for _, e in one.content)
    return any(s <= one.start and end <= e for other in read for s, e in other.content)


def _to_piece(one: Found, read: Sequence[Found]) -> Found:
    """What opens somebody's words, up to their end: the reader reads "said that the captain reported “...”" up to there."""
    for other in read:
        for s, e in other.content:
            if one.cue is None or one.source is None or not (s <= one.source[0] <= s + _THAT and one.cue[1] < e):
                continue
            kept = tuple((a, min(b, e)) for a, b in one.content if a < e)
            return replace(one, content=kept) if kept else one
    return one


def _opens_piece(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Does this open what somebody said in other words than a quotation: "... said that the army had denied that"?
    Without "that", or where a quotation stands in it, only what is plainly said does."""
    cue, last = one.cue, one.content[-1][0]
    if cue is None:
        return False
    plain = text[slice(*cue)] in _PLAINLY
    told = [o for o in read if o.factuality != "denied" and (o.speech == "indirect" or (plain and o.speech == "mixed"))]
    pieces = [c for other in told if other.cue is not None for c in other.content]
    return any(s + 1 - plain <= one.start <= s + _THAT and cue[1] < e and last < e for s, e in pieces)


def _passed_on(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Is this what somebody else passes on as a whole: "The mayor said that C, according to R", "“The men told us C”"?"""
    if one.source is None or one.cue is None:
        return False
    for other in read:
        if other is one or other.cue is None or other.source is None or other.factuality == "denied":
            continue
        for s, e in other.content:
            if not (s <= one.source[0] and one.source[1] <= e and s <= one.cue[0] and one.cue[1] < e):
                continue
            behind = other.cue[0] >= e or other.source[0] >= e
            as_told = "according" in text[slice(*other.cue)].lower()
            opens = len(text[s : one.source[0]].split()) <= _SUBJECT and "," not in text[s : one.source[0]]
            if opens and (behind or as_told) and text[s : s + 1] not in _OPENING:
                return True
            start = max(s, sentence_at(text, one.source[0])[0])
            first = start <= s + 2
            if lone.quoted(text, (s, e)) and one.source[0] <= start + 2 and _tells_on(text, one, first=first):
                return True
    return False


def _passes_on(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Does this pass on, from behind, the one statement that the reader read of its sentence: "The mayor claimed that C,
    the institute said"?"""
    if one.source is None or one.cue is None or one.speech == "direct":
        return False
    near = [o for o in read if overlap(one.content, (*o.content, *((o.cue,) if o.cue else ())))]
    if len(near) != 1 or near[0].source is None or near[0].cue is None or near[0].speech == "direct":
        return False
    s, e = one.content[0]
    inner, said, told = near[0].source, near[0].cue, near[0].content
    end, next_word = max(b for _, b in told), min(one.source[0], one.cue[0])
    trails = end <= next_word and not text[end:next_word].strip(" ,-–—") and one.source != inner
    return trails and s <= inner[0] <= s + _THAT and inner[1] <= said[0] and said[1] <= e


def _tells_on(text: str, one: Found, *, first: bool) -> bool:
    """Did somebody, in the first sentence other than by a pronoun, say this in front of who is quoted: "“The men told us"?"""
    low = text[slice(*one.source)].lower().split() if one.source is not None else []
    said = text[slice(*one.cue)].lower().split() if one.cue is not None else []
    return (
        bool(low)
        and (low[0] not in words().pronouns or (not first and low[0] in ("he", "she", "they")))
        and said[:1] in (["told"], ["said"], ["says"], ["assured"], ["informed"], ["warned"], ["promised"])
    )


def _kept_within(one: Found, read: Sequence[Found]) -> Found:
    """The statement without the words behind the piece that passes it on: "C, according to R" is C."""
    if one.source is None or one.cue is None:
        return one
    for other in read:
        for s, e in other.content if other is not one else ():
            if s <= one.source[0] and one.source[1] <= e and s <= one.cue[0] and one.cue[1] <= e:
                kept = tuple((max(a, s), min(b, e)) for a, b in one.content if a < e and b > s)
                return replace(one, content=kept) if kept else one
    return one


def _fits(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Does this, which names its source, lie apart from all that the reader read, or quote inside a quotation?"""
    if one.source is None:
        return False
    if _opens_piece(text, one, read) or _that_according(text, one) or _according_outside(text, one, read):
        return True
    if one.speech == "direct" and text[one.content[0][0]] in _INNER and _within(one, read):
        return True
    if one.cue is None and any((o.source is None or hears_of(text, o, one)) and _within(one, (o,)) for o in read):
        return True
    mine = [r for r in (*one.content, one.source, one.cue) if r is not None]
    theirs = [r for other in read for r in (*other.content, other.cue) if r is not None]
    return not overlap(one.content, theirs) and not overlap(mine, [o.cue for o in read if o.cue is not None])


def _according_outside(text: str, one: Found, read: Sequence[Found]) -> bool:
    """ "According to R, X told C": all that the reader read of the sentence is what R passes on."""
    if one.cue is None or text[slice(*one.cue)] != "According to" or len(one.content) != 1:
        return False
    (s, e) = one.content[0]
    near = [o for o in read if overlap(one.content, o.content)]
    held = [r for o in near for r in (o.source, o.cue, *o.content) if r is not None]
    return bool(near) and all(o.cue is not None for o in near) and all(s <= a and b <= e for a, b in held)


def _that_according(text: str, one: Found) -> bool:
    """ "X said that, according to Z, C": what Z says, X passes on."""
    return one.cue is not None and text.startswith("that, according to ", one.content[0][0])


def _best(text: str, one: Found, read: Sequence[Found], taken: set[int]) -> int | None:
    scored = [(_likeness(text, one, other), -k) for k, other in enumerate(read) if k not in taken]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def _likeness(text: str, one: Found, other: Found) -> float:
    shared = overlap(one.content, other.content)
    union = one.size + other.size - shared
    jaccard = shared / union if union else 0.0
    same_cue = one.cue is not None and other.cue is not None and overlap((one.cue,), (other.cue,)) > 0
    if same_cue and (shared or _beyond(text, other)):
        return 1.0 + jaccard
    return jaccard if jaccard >= _SAME and (one.cue is None or other.cue is None) else 0.0


def _joined(text: str, rule: Found, read: Found) -> Found:
    """The rules' statement with the spans that the reader is surer of."""
    put = rule.factuality if rule.factuality != "asserted" or rule.behind else read.factuality
    wider = read.source is not None and rule.source is not None and _wider(text, read.source, rule.source)
    source = rule.source if read.source is None or (rule.behind and not wider) else read.source
    kept = rule.behind or _spills(text, read) or _stub(text, rule, read) or _tail_only(text, rule, read)
    said = rule if kept else read
    return replace(
        rule, source=source, cue=read.cue or rule.cue, content=said.content, speech=said.speech, factuality=put,
        phrase=source if wider else rule.source,
    )  # fmt: skip


def _with_quotes(text: str, joined: Found, rule: Found, read: Sequence[Found]) -> Found:
    """The statement with the quotation that goes on behind it, which is nobody else's: the reader stops at the first."""
    if joined.source is None or rule.speech not in ("direct", "mixed"):
        return joined
    end = max(e for _, e in joined.content)
    more = [c for c in rule.content if c[0] > end and _SENTENCE.fullmatch(text, *c)]
    outside = [o for o in read if o.source is not None]
    free = [
        (s, e)
        for s, e in more
        if not any(overlap(((s, e),), o.content) and o.source and not s <= o.source[0] < e for o in outside)
    ]
    return replace(joined, content=(*joined.content, *free)) if free else joined


def _spills(text: str, read: Found) -> bool:
    """Does indirect speech run over the end of its sentence? No source is told to say the next one, too."""
    if read.cue is None or read.speech != "indirect":
        return False
    start, end = sentence_at(text, read.cue[0])
    return any(start <= c[0] < end and c[1] > end + 1 for c in read.content) or _beyond(text, read)


def _beyond(text: str, read: Found) -> bool:
    """Does all of indirect speech stand in a sentence behind its cue's?"""
    if read.cue is None or read.speech != "indirect":
        return False
    end = sentence_at(text, read.cue[0])[1]
    return all(c[0] >= end for c in read.content)


def _tail_only(text: str, rule: Found, read: Found) -> bool:
    """Did the reader read only what trails behind "..., officials said, the third such strike in a week"?"""
    if rule.cue is None or None in (rule.source, read.source) or len(rule.content) < 2 or rule.speech != "indirect":
        return False
    if not _is_speech(text, rule) or "allegedly" in text[slice(*(read.cue or rule.cue))]:
        return False
    front, trails = rule.content[0], all(s >= rule.cue[1] for s, _ in read.content)
    return trails and front[1] <= rule.cue[0] and len(text[slice(*front)].split()) > _SUBJECT


def _stub(text: str, rule: Found, read: Found) -> bool:
    """Is this only the subject of what somebody says: "the smell" of "says the smell left little doubt"?"""
    if (
        len(rule.content) != len(read.content)
        or (len(rule.content) > 1 and rule.content[1:] != read.content[1:])
        or not _is_speech(text, rule)
        or read.speech != "indirect"
    ):
        return False
    (start, end), (first, last) = rule.content[0], read.content[0]
    return (
        start == first
        and last < end
        and len(text[first:last].split()) <= _SUBJECT
        and (text[last : last + 1] == " " or text[first:last] == "that")
    )


def _named_by(text: str, rule: Found, inside: Sequence[Found]) -> Found:
    """The rules' statement with the reader's source, where that begins further in front."""
    for one in inside:
        same = rule.cue is not None and one.cue is not None and overlap((rule.cue,), (one.cue,))
        if same and one.source is not None and rule.source is not None and _wider(text, one.source, rule.source):
            return replace(rule, source=one.source)
    return rule


def _wider(text: str, read: Range, rule: Range) -> bool:
    """Does the reader's source take in words in front of the rules' that belong to the same noun phrase?"""
    if read[0] == rule[0] and rule[1] < read[1] and text[rule[1]] == ",":
        return not _DEEPER.search(text[slice(*read)])
    if read[0] == rule[0] and rule[1] < read[1] and _BY_NAME.match(text, rule[1], read[1]):
        return True
    if read[0] == rule[0] and rule[1] < read[1] and _THEN_NAMED.match(text, rule[1], read[1]):
        return True
    if not (read[0] < rule[0] and rule[1] <= read[1]):
        return False
    front = text[read[0] : rule[0]]
    told = any(w in verbs() and verbs()[w].form == "past" for w in front.lower().split())
    return not told and not _FURNITURE.search(front) and not _DEEPER.search(text[slice(*read)])


def _believed(text: str, one: Found) -> bool:
    """Is this what somebody takes for true: "police believe that C", which an outlet may pass on?"""
    verb = verb_in(text, (one.cue,)) if one.cue is not None else None
    return verb is not None and verb.lemma in ("believe", "suspect", "call", "condemn")


def _is_speech(text: str, one: Found) -> bool:
    if one.cue is None or one.source is None or one.behind or one.relay is not None:
        return True
    verb = verb_in(text, (one.cue,))
    return (
        verb is None
        or text[one.cue[0] : one.cue[0] + 3].lower() == "by "
        or verb.group in _SPEECH_GROUPS
        or verb.lemma in WATCHED | _SHOWN
    )
