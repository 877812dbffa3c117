"""Who passed a statement on, where the verb does not say so: "in an interview with X", "quoted by X", "who spoke to X"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Range
from firsthand.model.sentences import sentence_at

_NOUN = r"(?:news|press|agency|television|tv|TV|radio|newspaper|channel|broadcaster|network|daily|website|station)"
# A medium by name, perhaps with its noun: "the state-run newspaper Northern Light", "AFP", "Orontes news agency".
_WHO = rf"(?P<who>(?:(?:the|an?|its|local|private|state|official|state-run|state-owned|semi-official) )*(?:{_NOUN} ){{0,2}}[A-Z][\w'’&.-]*[\w](?: (?:of |the |al |el )?(?:[A-Z][\w'’&-]*|{_NOUN}))*|(?:the )?(?:state|official|state-run|state-owned|semi-official) (?:news agency|television|tv|TV|radio|media))"
_TALK = r"(?:statements?|interview|comments?|remarks|message|letter|video|briefing|call|conversation|speech)"
# Between who was told and the speaker stands at most " reporter on Monday, ".
_NEAR = 24
_TOLD = re.compile(r"(?:^|\s)(?:told|tells?|telling)$")
# Who hears somebody and passes nothing on.
_PUBLIC = frozenset("reporters journalists lawmakers supporters parliament deputies".split())
_PUBLIC_NEXT = re.compile(rf"\s+(?:{'|'.join(sorted(_PUBLIC))})\b")
_NEXT = re.compile(rf"\s+{_WHO}")
# In front of the speaker: "In a statement to the agency X, the mayor said"; "Speaking to X".
_OPENING = re.compile(
    rf"^\W*(?:In (?:an? |his |her |its |their )?(?:[\w-]+ ){{0,2}}{_TALK} (?:(?:to|with|for)|(?:seen|obtained|reviewed|viewed|received|carried|published|broadcast|verified|shared|released|posted)(?: (?:late )?(?:on |last |this )?\w+)? by|(?:broadcast|aired|carried|shown)(?: live)? on) |Speaking (?:to|with) ){_WHO}"
)
# Behind the verb: "said in a statement carried by X".
_BEHIND = re.compile(
    rf"\s*,? ?\b(?:in|during) (?:an? |his |her |its |their |the )?(?:[\w-]+ ){{0,3}}{_TALK} (?:(?:to|with|for) |(?:[\w ]{{0,20}})?(?:carried|published|aired|broadcast|released|run|quoted) (?:by|on|to) ){_WHO}"
)
# Beside the speaker: "an official, quoted by X, insisted", "villagers who spoke to X".
_BESIDE = re.compile(
    rf"(?:, (?:excerpts|copies|parts|details|a copy|a draft) of which (?:was|were|has been|have been) (?:published|seen|obtained|reviewed|shared|released) by |"
    rf",? (?:as )?(?:quoted|cited|seen|obtained|reviewed|viewed|examined|verified) by |\bwho (?:spoke|talked) (?:to|with) |, speaking (?:to|with) |\b(?:interviewed|contacted|reached|consulted|questioned) by ){_WHO}"
)


_PASSED = re.compile(r"(?:as )?(?:quoted|cited) by$")

# What somebody unnamed says in pictures: "In a video released on Sunday, a masked man says", "the video, in which a man says".
_PICTURES = r"(?:video|footage|clip|film|recording|audio)"
_SHOWN = re.compile(
    rf"^\W*In (?P<who>(?:an?|the|this|that|another|one|its) (?:[\w-]+ ){{0,3}}?{_PICTURES})\b(?! (?:message|statement|address|call|interview|conference|link|speech))"
)
_SHOWN_BEFORE = re.compile(
    rf"\b(?P<who>(?:an?|the|this|that|another|one|its) (?:[\w-]+ ){{0,3}}?{_PICTURES})\b,? in which $"
)
# Somebody whom only the pictures know.
_SOMEBODY = re.compile(
    r"(?:an?|one|two|three|another)\b(?! (?:spokes|minist|presid|govern|general|senior))", re.IGNORECASE
)


def with_relays(text: str, found: Iterable[Found]) -> list[Found]:
    """Each statement with who passed it on; what was read of "quoted by X" for itself is that relay again."""
    known = [with_relay(text, one) for one in found]
    relays = {one.relay for one in known if one.relay is not None}
    return [
        one
        for one in known
        if not (one.source in relays and one.cue is not None and _PASSED.match(text[slice(*one.cue)]))
    ]


def with_relay(text: str, found: Found) -> Found:
    """The statement with who passed it on, where its sentence tells and it is not known yet."""
    public = found.relay is not None and text[slice(*found.relay)] in _PUBLIC
    if (found.relay is not None and not public) or found.cue is None or found.source is None or found.speech == "block":
        return found
    who = found.phrase or found.source
    if who[0] >= found.source[0] and who[1] < found.source[1] and text.startswith(" by ", who[1]):
        who = who[0], found.source[1]  # a phrase cut within "documents obtained by X"
    relay = _relay(text, who, found.cue) or _shown(text, who)
    if relay is None or relay == found.relay:
        return found
    inside = who[0] < relay[0] and relay[1] <= who[1]
    behind = tuple(b for b in found.behind if b[1][1] <= relay[0] or relay[1] <= b[1][0])
    phrase = (who[0], _before(text, who, relay)) if inside else found.phrase
    return replace(found, relay=relay, behind=behind, phrase=phrase)


def _before(text: str, who: Range, relay: Range) -> int:
    """Where the source's phrase ends in front of "interviewed by X"."""
    match = _BESIDE.search(text, who[0], relay[1])
    stop = match.start() if match is not None else relay[0]
    return who[0] + len(text[who[0] : stop].rstrip(" ,").removesuffix(" all").removesuffix(" both").rstrip(" ,"))


def _relay(text: str, source: Range, cue: Range) -> Range | None:
    start, end = sentence_at(text, cue[0])
    if _TOLD.search(text[cue[0] : cue[1]]):
        to = _PUBLIC_NEXT.match(text, cue[1], end)
        behind = _BEHIND.match(text, to.end(), end) if to is not None else None
        return behind.span("who") if behind is not None else _at(_NEXT, text, cue[1], end)
    opening = _at(_OPENING, text, start, end)
    if opening is not None and opening[1] <= source[0] <= opening[1] + _NEAR:
        return opening
    if cue[1] <= source[0]:  # "according to the governor, who spoke to X"
        beside, at = _BESIDE.search(text[slice(*source)]), source[0]
        if beside is None:  # "according to the governor, quoted by X"
            beside, at = _BESIDE.match(text[source[1] : end]), source[1]
        return (at + beside.start("who"), at + beside.end("who")) if beside is not None else None
    if source[0] < cue[0]:
        beside = _BESIDE.search(text[source[0] : cue[0]])
        if beside is not None:
            return source[0] + beside.start("who"), source[0] + beside.end("who")
    behind = _BEHIND.search(text[cue[0] : end])
    if behind is None or behind.start() > cue[1] - cue[0]:
        return None
    return cue[0] + behind.start("who"), cue[0] + behind.end("who")


def _shown(text: str, source: Range) -> Range | None:
    """The pictures in which somebody unnamed speaks."""
    start = sentence_at(text, source[0])[0]
    who = re.split(r"[,(]|\bwho\b|\bwhose\b", text[slice(*source)])[0]
    if not _SOMEBODY.match(text, source[0]) or any(word[:1].isupper() for word in who.split()[1:]):
        return None
    opening = _SHOWN.match(text[start : source[0]])
    match = opening or _SHOWN_BEFORE.search(text[start : source[0]])
    return (start + match.start("who"), start + match.end("who")) if match is not None else None


def _at(pattern: re.Pattern[str], text: str, start: int, end: int) -> Range | None:
    match = pattern.match(text[start:end])
    return (start + match.start("who"), start + match.end("who")) if match else None
