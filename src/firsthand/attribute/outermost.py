"""What the learned reader read, written as the rules write it: clipped to a segment, with how it is put."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.attribute import lone
from firsthand.attribute.found import OWN, Found
from firsthand.attribute.lexicon import Verb, verbs
from firsthand.attribute.quotes import quotations
from firsthand.attribute.reading import Outermost
from firsthand.attribute.segments import Segment
from firsthand.attribute.tokens import Range
from firsthand.model.attribution import Factuality, Speech
from firsthand.model.text import Span

_RUMOURS = frozenset("reports rumours rumors claims allegations unconfirmed\u00a0reports".split())
# Nobody's words.
_NOBODY = frozenset(("neither",))
_LABELLED = re.compile(r"\b(?:trumpet|parrot|peddl|regurgitat|propagat)\w*\Z")
_SAID = re.compile(r"that\b|[“\"«‘'`]")
_UNCLAIMED = re.compile(r"\b(?:not|never|n['’]t|yet to|without being)\b.*\bclaimed\Z")
_WORTH = re.compile(r"\bworth \w+ing\Z")


def clipped(text: str, segment: Segment, one: Outermost) -> Found | None:
    """A reader's statement within a segment; None where it crosses it or is nobody's."""

    def within(spans: Sequence[Span]) -> tuple[Range, ...]:
        return tuple((s.start, s.end) for s in spans if segment.start <= s.start and s.end <= segment.end)

    content, source, cue = within(one.content), within(one.source), within(one.cue)
    if not content or len(content) < len(one.content) or (one.cue and not cue):
        return None
    if any("\n\n" in text[s:e] for s, e in (*source, *cue)):
        return None
    verb = verb_in(text, cue)
    who = (source[0][0], source[0][1]) if source else None
    if who is not None and text[slice(*who)].lower() in _NOBODY:
        return None
    if (
        who is not None
        and who[0] <= segment.start + 2
        and text[slice(*who)].isupper()
        and text.startswith(": ", who[1])
    ):
        return None  # "BEIRUT: Gunmen ..." places the report
    if who is None and not cue:
        who = lone.owner(text, content[-1]) or lone.owner(text, content[0])
        if who is None and not any(lone.quoted(text, c) for c in content):
            return None
    if who is None and cue and text.startswith("IS ", cue[0][0]):
        who, cue = (cue[0][0], cue[0][0] + 2), ((cue[0][0] + 3, cue[0][1]), *cue[1:])  # the letters of a body
    if cue and _LABELLED.search(text[cue[0][0] : cue[-1][1]]) and not _SAID.match(text, content[0][0]):
        return None  # how the outlet calls what somebody keeps saying
    if verb is not None and verb.lemma == "charge" and not _SAID.match(text, content[0][0]):
        return None  # before a court
    if who is None and cue and _UNCLAIMED.search(text[cue[0][0] : cue[-1][1]]):
        return None  # what nobody says
    if cue and _WORTH.search(text, max(0, cue[-1][0] - 12), cue[-1][1]):
        return None  # the outlet itself notes it
    if who is None and len(cue) == 1 and text[slice(*cue[0])].lower() in _RUMOURS:
        who, cue = cue[0], ()
    said = (cue[0][0], cue[-1][1]) if cue and cue[-1][1] - cue[0][0] < 120 else (cue[0] if cue else None)
    put: Factuality = verb.factuality if verb is not None else "asserted"
    return Found(who, said, content, _speech(text, content), put, name=OWN if who is None else "")


def verb_in(text: str, cue: tuple[Range, ...]) -> Verb | None:
    """The last reporting verb of a cue."""
    for start, end in cue:
        for word in reversed(text[start:end].lower().split()):
            if word.strip(",:.") in verbs():
                return verbs()[word.strip(",:.")]
    return None


def _speech(text: str, content: tuple[Range, ...]) -> Speech:
    quoted = [q for s, e in content for q in quotations(text, s, e)]
    if not quoted:
        return "indirect"
    inside = sum(e - s for s, e in quoted)
    return "direct" if inside >= 0.9 * sum(e - s for s, e in content) else "mixed"
