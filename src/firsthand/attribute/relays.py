"""Who passed a statement on, where the verb does not say so: "in an interview with X", "quoted by X", "who spoke to X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Range
from firsthand.model.sentences import sentence_at

_NOUN = r"(?:news|press|agency|television|tv|TV|radio|newspaper|channel|broadcaster|network|daily|weekly|website|station|service|magazine|portal)"
# What stands in front of a medium's name: whose it is, and of what kind.
_FRONT = r"(?:the|an?|its|his|her|their|our|local|private|state|official|opposition|independent|national|public|[\w-]+-(?:run|owned|backed|based|language|official)|[a-z]+['’]s?|media|arm|wing)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
# A medium by name, perhaps with its noun: "the state-run newspaper Northern Light", "AFP", "Orontes news agency".
_WHO = (
    rf"(?P<who>(?!{_DAY})(?:{_FRONT} )*(?:{_NOUN} ){{0,2}}(?!{_DAY})[A-Z][\w'’&.-]*[\w](?: (?:of |the |al |el )?(?:[A-Z][\w'’&-]*|{_NOUN}|(?<=Channel )\d+))*"
    rf"|(?:the )?(?:state|official|local|national|public|regional|provincial|private|rebel|opposition|state-run|state-owned|semi-official|[A-Z][a-z]+) (?:news agency|television|tv|TV|radio|media|newspapers?))"
)
_TALK = (
    r"(?:statements?|interview|comments?|remarks|message|letter|video|briefing|call|conversation|speech|conference|post|address|recording|audio|e-?mail|"
    r"communiqu[eé]|bulletin|sermon|appearance|testimony|note|memo|press release|clip|tape|broadcast|text)"
)
# What a medium does with somebody's words.
_PASSED_ON = (
    r"(?:carried|aired|broadcast|published|released|run|quoted|cited|relayed|streamed|shown|posted|seen|obtained|reviewed|viewed|received|heard|shared|translated|"
    r"transcribed|circulated|distributed|printed|transmitted|played|verified|read out|picked up|reported|monitored|recorded)"
)
_WHEN = (
    r"(?: (?:live|late|later|early|in full|in part|widely|first))?(?: (?:on |last |this )?\w*(?:day|night|week|month))?"
)
_BY_PHONE = r"(?: (?:by|over the|on the|via|through) (?:[\w-]+ ){0,2}?(?:phone|telephone|Skype|WhatsApp|e-?mail|radio|video link|messaging app|Signal|Telegram))?"
# Between who was told and the speaker stands at most " reporter on Monday, ".
_NEAR = 24
_TOLD = re.compile(r"(?:^|\s)(?:told|tells?|telling)$")
# Who hears somebody and passes nothing on.
_PUBLIC = frozenset(
    "reporters journalists lawmakers supporters parliament deputies viewers worshippers soldiers troops diplomats".split()
)
_NEXT = re.compile(rf"\s+{_WHO}")
# In front of the speaker: "In a statement to the agency X, the mayor said"; "Speaking to X"; "Asked by X about it".
_OPENING = re.compile(
    rf"^\W*(?:[Ii]n (?:an? |his |her |its |their |the )?(?:[\w-]+ ){{0,3}}?{_TALK}(?: [^,;.]{{0,40}}?)?? (?:(?:to|with|for) |{_PASSED_ON}{_WHEN} (?:by|on|in) )"
    rf"|(?:Speaking|Talking|Writing){_BY_PHONE} (?:to|with|on|in|for) |(?:Asked|Interviewed|Quoted|Cited|Contacted|Reached|Questioned|Approached){_BY_PHONE} (?:by|on) ){_WHO}"
)
# From there to the speaker: "about the graves, ".
_TO_SPEAKER = re.compile(r"(?:['’]s)?(?: [^,;.:“”\"]{0,60})?,? ?(?:the |an? )?")
# Behind the verb: "said in a statement carried by X", "wrote in a letter to the council that was seen by X".
_IN = r"\s*,? ?\b(?:in|during|at|through|via|over|on) (?:(?!(?:said|says|told|that)\b)[\w’'-]+ ){0,6}?"
_CARRIED = re.compile(
    rf"(?:{_IN}(?:{_TALK}|account|page|channel)\b(?: [^,;.“”\"]{{0,50}}?)??|(?:^|,) as|^,) {_PASSED_ON}{_WHEN} (?:by|on|in|to) {_WHO}"
)
_GIVEN = re.compile(rf"{_IN}{_TALK} (?:to|with|for) {_WHO}")
_PASSED_HERE = re.compile(rf"\b(?:was|were|is|are|said,?|as)? ?{_PASSED_ON}$")
_BY = re.compile(rf" by {_WHO}")
_ON_AIR = re.compile(rf"^(?: live)? on {_WHO}")
_AUDIENCE = re.compile(
    rf"^\s*(?:an? |the |his |her |its )?(?:[\w-]+ ){{1,6}}?(?:{_PASSED_ON}{_WHEN} (?:by|on) |(?:in|during) (?:an? |his |her |its |the )?(?:[\w-]+ ){{0,3}}{_TALK}[\w ]{{0,20}}? "
    rf"{_PASSED_ON} (?:by|on) ){_WHO}"
)
# Beside the speaker: "an official, quoted by X, insisted", "villagers who spoke to X".
_BESIDE = re.compile(
    rf"(?:, (?:excerpts|copies|parts|details|a copy|a draft) of which (?:was|were|has been|have been) {_PASSED_ON} by |"
    rf",? (?:as )?(?:quoted|cited|seen|obtained|reviewed|viewed|examined|verified|translated|heard)(?: \w+ly)? by |\bwho (?:\w+ly )?(?:spoke|talked|speaks){_BY_PHONE} (?:to|with) |,? speaking{_BY_PHONE} (?:to|with|on) |"
    rf"\b(?:interviewed|contacted|reached|consulted|questioned|approached|met){_BY_PHONE} by |,? read out (?:by|on) ){_WHO}"
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
    read = list(found)
    known = [with_relay(text, one, read) for one in read]
    relays = {one.relay for one in known if one.relay is not None}
    return [
        one
        for one in known
        if not (one.source in relays and one.cue is not None and _PASSED.match(text[slice(*one.cue)]))
    ]


def with_relay(text: str, found: Found, others: Sequence[Found] = ()) -> Found:
    """The statement with who passed it on, where its sentence tells and it is not known yet."""
    public = found.relay is not None and _is_public(text[slice(*found.relay)])
    if (found.relay is not None and not public) or found.cue is None or found.source is None or found.speech == "block":
        return found
    found = _behind_opening(text, found)
    if found.cue is None or found.source is None:
        return found
    who = found.phrase or found.source
    if who[0] >= found.source[0] and who[1] < found.source[1] and text.startswith(" by ", who[1]):
        who = who[0], found.source[1]  # a phrase cut within "documents obtained by X"
    relay = _relay(text, found, who, found.cue, others) or _shown(text, who)
    if relay is None or relay == found.relay:
        return found
    inside = who[0] < relay[0] and relay[1] <= who[1]
    behind = tuple(b for b in found.behind if b[1][1] <= relay[0] or relay[1] <= b[1][0])
    phrase = (who[0], _before(text, who, relay)) if inside else found.phrase
    return replace(found, relay=relay, behind=behind, phrase=phrase)


def _is_public(phrase: str) -> bool:
    """Is this somebody who hears and passes nothing on ("reporters", "a news" of "a news conference")?"""
    return phrase in _PUBLIC or phrase in ("a news", "a press", "the news", "a radio")


def _behind_opening(text: str, found: Found) -> Found:
    """The statement without the medium of "In remarks carried by X, the minister said" at the head of its source."""
    if found.source is None:
        return found
    start, end = sentence_at(text, found.source[0])
    opening = _at(_OPENING, text, start, end)
    if opening is None or not (
        start < found.source[0] and opening[0] <= found.source[0] + 4 and found.source[0] < opening[1]
    ):
        return found
    comma = text.find(", ", opening[1], found.source[1])
    if comma < 0 or comma - opening[1] > _NEAR:
        return found
    own = (comma + 2, found.source[1])
    return replace(found, source=own, phrase=own)


def _before(text: str, who: Range, relay: Range) -> int:
    """Where the source's phrase ends in front of "interviewed by X"."""
    match = _BESIDE.search(text, who[0], relay[1])
    stop = match.start() if match is not None else relay[0]
    return who[0] + len(text[who[0] : stop].rstrip(" ,").removesuffix(" all").removesuffix(" both").rstrip(" ,"))


def _relay(text: str, found: Found, source: Range, cue: Range, others: Sequence[Found]) -> Range | None:
    start, end = sentence_at(text, cue[0])
    if _TOLD.search(text[cue[0] : cue[1]]):
        stop = min((s for s, _ in found.content if s >= cue[1]), default=end)
        heard = _at(_AUDIENCE, text, cue[1], max(stop, cue[1]))
        return heard or _at(_NEXT, text, cue[1], end)
    if _PASSED_HERE.search(text[cue[0] : cue[1]]):  # "said, quoted by X, that"
        by = _at(_BY, text, cue[1], end)
        if by is not None:
            return by
    opening = _at(_OPENING, text, start, end)
    if opening is not None and opening[1] <= source[0] and _TO_SPEAKER.fullmatch(text, opening[1], source[0]):
        return opening
    if cue[1] <= source[0]:  # "according to the governor, who spoke to X"
        beside, at = _BESIDE.search(text[slice(*source)]), source[0]
        if beside is None:  # "according to the governor, quoted by X"
            beside, at = _BESIDE.match(text[source[1] : end]), source[1]
        return (at + beside.start("who"), at + beside.end("who")) if beside is not None else None
    if source[0] < cue[0]:
        between = text[source[0] : cue[0]]
        beside = _BESIDE.search(between) or _CARRIED.search(between) or _GIVEN.search(between)
        if beside is not None:
            return source[0] + beside.start("who"), source[0] + beside.end("who")
    return _later(text, found, cue, end, others)


def _later(text: str, found: Found, cue: Range, end: int, others: Sequence[Found]) -> Range | None:
    """Who is told of behind the verb, in front of or behind what is said."""
    for start, stop in _gaps(found, cue, end):
        if any(r is not None and start <= r[0] < stop for o in others if o is not found for r in (o.source, o.cue)):
            continue
        gap = text[start:stop]
        match = _CARRIED.search(gap) or _GIVEN.search(gap) or (_ON_AIR.match(gap) if start == cue[1] else None)
        if match is not None:
            return start + match.start("who"), start + match.end("who")
    for pattern in (_CARRIED, _GIVEN):  # the rules take "in a statement to X" into what is said
        match = pattern.match(text[cue[1] : end])
        if match is not None:
            return cue[1] + match.start("who"), cue[1] + match.end("who")
    return None


def _gaps(found: Found, cue: Range, end: int) -> Iterator[Range]:
    """The pieces of the sentence from the cue on that hold nothing of what is said."""
    at = cue[1]
    for s, e in sorted(found.content):
        if s > at and s <= end:
            yield at, s
        at = max(at, e)
    if at < end:
        yield at, end


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
