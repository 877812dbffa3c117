"""What may stand between a cue and what was said: when, where and to whom it was said."""

from __future__ import annotations

import re

from firsthand.attribute.lexicon import words
from firsthand.attribute.phrases import after, is_name
from firsthand.attribute.tokens import Line

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_TALK = r"(?:statement|interview|speech|conference|briefing|post|posts|tweet|tweets|press release|letter|e-?mail|message|telephone|call|report|comments|remarks|address|video|bulletin|communique|communiqué|update|news flash|dispatch|article|op-ed|memo|appearance|meeting|hearing|broadcast|newscast)"
_TIME = rf"(?:(?:late|early) )?(?:(?:on|last|this|since|by) )?(?:(?:late|early) )?{_DAY}(?:'?s)?(?: (?:morning|afternoon|evening|night|mornings?))?(?: (?:(?:on )?\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}))?"
_PLACE_OF_TALK = rf"(?:in|during|at|through|via|by|over|on|of) (?:(?:a|an|its|his|her|their|the|one|another|this|separate|several) )?(?:[\w'’.-]+ ){{0,4}}?{_TALK}\b(?: (?:released|issued|published|carried|posted|broadcast|circulated|sent|obtained|aired)(?: (?:by|on|to|in|via) (?:the )?[\w'’.-]+(?: (?:[A-Z][\w'’.-]+|television|tv|radio|media|news agency|agency)\b)*)?| (?:on|to|from|with|by|in|for) (?:(?:the|its|his) )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*| (?:on|to) (?:its|his|the) (?:website|page))*"
_ACCOUNT = r"(?:on|via|through) (?:(?:its|his|her|their|the) )?(?:(?:official|verified|own) )?(?:Twitter|Facebook|Telegram|social media|YouTube|Skype|WhatsApp|television|TV|state (?:TV|television)|radio|website)(?: (?:account|page|feed|channel|handle|accounts|website|messaging app|messenger))?"
_CALL = r"(?:by|over the|via|through the) (?:phone|telephone|email|e-mail|Skype|satellite phone|internet|text message)(?: from [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*)?"
_DATE = rf"(?:on )?(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)|in (?:{_MONTH} )?\d{{4}}"
_ANON = r"(?:speaking )?on (?:the )?condition (?:of anonymity|that [^,.\"”]{3,60})[^,.\"”]{0,120}|(?:declining|who declined|asking|who asked|requesting|who requested|refusing|who refused) (?:not )?to be (?:named|identified)"
_OTHER = rf"yesterday|today|earlier(?: (?:on {_DAY}|in the day|today|this week|this month))?|later|recently|this (?:week|month|year|morning|afternoon)|last (?:week|month|year|night)|(?:\w+ )?(?:days|hours|weeks) ago|at the time|in response|of the (?:attack|incident|raid|blast)|separately"
TAIL = re.compile(rf"(?:\s*,?\s*(?:{_TIME}|{_ANON}|{_PLACE_OF_TALK}|{_ACCOUNT}|{_CALL}|{_DATE}|{_OTHER})(?![\w'’-]))+")

_AGENCY_TAIL = frozenset(
    "news agency television tv radio newspaper channel correspondent reporters reporter website network station magazine daily".split()
)


def skip(text: str, line: Line, i: int) -> int:
    """The token after times, places and channels that follow a cue."""
    if i >= len(line):
        return i
    match = TAIL.match(text, line.ends[i - 1], line.end)
    if match is None:
        return i
    j = i
    while j < len(line) and line.ends[j] <= match.end():
        j += 1
    return j


_TOLD = frozenset(
    "him her them us me you it reporters journalists lawmakers supporters parliament police investigators deputies detectives officers prosecutors".split()
)
_BEFORE_OUTLET = frozenset(
    "the a an its his state official both our local semi-official state-run pan-arab their".split()
)


_COLLECTORS = frozenset("activists volunteers correspondents reporters monitors".split())


def recipient(line: Line, i: int) -> int:
    """One past the last token of who was told; `i` itself where nobody is."""
    if line.at(i) in _TOLD:
        j = i + 1
        while line.at(j) in ("in", "at") and line.capital(j + 1) and line.at(i).endswith("s"):
            j += 2
        return j
    if line.at(i) in _COLLECTORS and line.at(i + 1) in ("of", "from", "with"):
        return max(after(line, i), i)
    j = i
    while line.at(j) in _BEFORE_OUTLET:
        j += 1
    start = j
    while _in_name(line, j, start):
        j += 1
    while line.at(j) in ("news", "'s", "'", "state") or line.at(j) in _AGENCY_TAIL:
        j += 1
    noun = j
    while j > start and start > i and line.at(noun - 1) in _AGENCY_TAIL and _in_name(line, j, noun):
        j += 1  # "the state-run newspaper Northern Light"
    return max(after(line, i), i) if j == start and start > i else max(j, i)


# Media with a number: "Channel 12", "France 24".
_NUMBERED = frozenset("channel kanal canal france rossiya tv radio cadena antena telemundo".split())


def _in_name(line: Line, j: int, start: int) -> bool:
    """Does token j go on with the capitals of an outlet's name that began at `start`?"""
    if j >= len(line):
        return False
    if j > start and line.words[j] in ("Now", "Today") and is_name(line, j - 1):
        return True
    if j > start and line.words[j].isdigit():
        return line.low[j - 1] in _NUMBERED
    if not (is_name(line, j) or (j > start and line.low[j] in ("of", "al", "&", "and") and is_name(line, j + 1))):
        return False
    acronym = j > start and line.words[j - 1].isupper() and len(line.words[j - 1]) > 2
    return not (acronym and not line.words[j].isupper() and line.low[j] not in words().organisation_words)
