"""What a time tells of: when something occurred, was reported, or as of when a figure stood; past or future."""

from __future__ import annotations

import re

from firsthand.model.mentions import TimeKind
from firsthand.normalise.time_phrases import Phrase
from firsthand.normalise.time_words import Tokens

# Words after which a date is one that the page prints of itself; `late` where it tells of a change.
PRINTED_AFTER = re.compile(
    r"(?i)\b(?:published|publication|posted|first release|(?P<late>last updated?|updated))\b(?:\s+(?:on|at|date|by [\w .]{2,30}))*[\s:,(-]*$"
)
_SPEECH = (
    "said|says|saying|told|telling|reported|reports|reporting|announced|announces|announcing|stated|states|stating|added|adds|"
    "confirmed|confirms|confirming|declared|claimed|claims|claiming|wrote|tweeted|posted|denied|denies|warned|warns|quoted|spoke|spoken|"
    "speaking|acknowledged|alleged|reiterated|revealed|disclosed|noted|remarked|statement|communique|communiqué|interview|"
    "conference|briefing|quoting|citing|accused|condemned|vowed|urged"
)
# Between a verb of speech and its time only these (and names) may stand: to whom, through what, how.
_BETWEEN = (
    "on|in|a|an|the|late|early|earlier|later|to|via|by|phone|telephone|email|e-mail|twitter|facebook|skype|its|his|her|their|"
    "website|page|account|online|speech|interview|with|press|state|official|parliament|also|again|from|at|reporters|reporter|correspondent|journalists|"
    "statement|television|tv|radio|news|agency|newspaper|channel|conference|report|media|meeting|message|video|posted|briefing|"
    "written|separate|separately|exclusively|local|that|and|over|through|network|daily|lawmakers|as|back|call|tweet|post|letter|bulletin|released|issued|published|talks"
)
_CUE = re.compile(
    rf"\b(?:{_SPEECH}|(?:report|video|statement|recording|message|photos?|figures)\s+(?:issued|released|published|posted))\b",
    re.I,
)
_ALLOWED = re.compile(rf"(?:[ ,]+(?:(?i:{_BETWEEN})|(?:al-)?[A-Z][\w'’-]*(?:\.[A-Z]\.?)*))*[ ,]*")
_SAID_NEXT = re.compile(r"\s+(?:said|told|announced|reported|denied|warned|stated|declared)\b", re.I)
_SAID_AFTER = re.compile(
    r"[\s,]+(?P<who>(?:[\w'’-]+(?:\.\w+)*\.?[ ]+){1,8}?)(?:also\s+|had\s+|has\s+)?(?:said|told|announced|reported|stated|declared|denied|warned|"
    r"claimed|confirmed|reports|says|acknowledged|tweeted|wrote|quoted|cited|accused)\b"
)
_ACTS = re.compile(
    r"\b(?:was|were|is|are|been|be|have|killed|hit|struck|fell|left|died|fired|shelled|bombed|attacked|that|who|which|when|as|"
    r"took|blew|exploded|wounded|entered|stormed|clashed|seized|captured|targeted|detonated|opened|raided|launched|began|started|"
    r"ended|fled|rose|shot|dropped|burned|rocked)\b|\b\w+ing\b|\b[a-z]+ed\b|\.\s"
)
_RELATIVE = re.compile(r"(?i)\b(?:who|which|that|when|where)\b[^,.]*$")
_AS_OF = re.compile(r"(?i)\b(?:as of|as at|by|up to|so far|up until)\s+(?:the\s+)?$")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:\n\"“”|]\s*|\b(?:Also|And|But|However|Later|Earlier|Meanwhile),?\s+)(?:[Oo]n\s+)?$"
)
_FUTURE_BEFORE = re.compile(
    r"(?i)\b(?:will|shall|won['’]?t|to be held|to take place|(?:re)?scheduled|pushed back|due|planned|expected|upcoming|deadline|ahead of|set to|set for|"
    r"going to|slated|is to|are to)\b[^.!?:]{0,48}$"
)
# "His next court date is Jan. 25": also told in the past, it lies ahead of the text.
_NEXT_COURT = re.compile(
    r"(?i)\bnext (?:court )?(?:date|appearance|hearing)\b(?: in court)?(?: (?:is|was|has been|set|scheduled))*[^.!?:]{0,40}$"
)
_FUTURE_AFTER = re.compile(r"^[^.!?:]{0,60}?\b(?:will|shall|is due|are due|is expected|are expected)\b")
_STILL = re.compile(
    r"(?i)\b(?:holds?|lasts?|runs?|continues?|remains?|stays?|extend(?:s|ed|ing)?|valid|postponed|delayed|effect|force)\b[^.!?:]{0,24}$"
)
_PAST_BETWEEN = re.compile(r"(?i)\b(?:said|told|reported|announced|stated|added|warned|killed|was|were|had|did)\b")


def kind_of(text: str, phrase: Phrase, read: Tokens) -> TimeKind:
    """Whether the time is that of a statement, that of a figure, or that of what happened."""
    start, end = phrase.start, phrase.end
    before = text[max(0, start - 90) : start]
    if phrase.day and phrase.month and phrase.year and PRINTED_AFTER.search(before):
        return "published"
    if _AS_OF.search(before):
        return "as_of"
    if phrase.reach or phrase.kind in ("range", "clock", "season", "decade", "half", "year"):
        return "occurred"
    if _SAID_NEXT.match(text, end) and not _RELATIVE.search(before) and _said_at(before):
        return "reported"
    if _said_before(before):
        return "reported"
    if _SENTENCE_START.search(before):
        after = _SAID_AFTER.match(text[end : end + 120])
        if after and not _ACTS.search(after.group("who")):
            return "reported"
    return "occurred"


def _said_before(before: str) -> bool:
    """Nothing but to whom, through what and how stands between the last word of speech and the time."""
    cues = list(_CUE.finditer(before))
    return bool(cues) and bool(_ALLOWED.fullmatch(before, cues[-1].end()))


def _said_at(before: str) -> bool:
    """In "X on Monday said" the time is the statement's, unless X itself tells an act ("killed on Monday said")."""
    clause = re.split(r"[.!?,;:]\s", before)[-1]
    return not re.search(
        r"(?i)\b(?:killed|wounded|injured|attack|attacked|hit|struck|died|shelling|clashes)\b[^,]{0,20}$", clause
    )


def speaks_of_future(text: str, phrase: Phrase, read: Tokens) -> bool:
    """True where the sentence puts the time ahead: "will ... on Monday", "due on Monday", "On Monday ... will"."""
    before = re.split(r"[.!?]\s", text[max(0, phrase.start - 160) : phrase.start])[-1]
    if phrase.reach == "until" and _STILL.search(before):
        return True
    if _NEXT_COURT.search(before):
        return True
    match = _FUTURE_BEFORE.search(before)
    if match:
        return not _PAST_BETWEEN.search(before[match.start() :])
    after = re.split(r"[.!?]\s", text[phrase.end : phrase.end + 80])[0]
    ahead = _FUTURE_AFTER.match(after)
    return bool(ahead and _SENTENCE_START.search(before) and not _PAST_BETWEEN.search(ahead.group()))
