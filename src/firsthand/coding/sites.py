"""Sites: which of the buildings and grounds that a sentence names were hit."""

from __future__ import annotations

import re

from firsthand.coding.units import Unit
from firsthand.model.text import Span

_FEW = r"(?:(?!(?:by|and|but|from|when|after|before|while|who|which|that|was|were|said|says|as|because|to)\b)[\w'’-]+\s+){0,6}"
_HIT = (
    r"(?:hit(?:s|ting)?|struck|strik(?:es|ing)|bomb(?:ed|s|ing)?|shell(?:ed|s|ing)|target(?:ed|s|ing)?|pound(?:ed|s|ing)?|attack(?:ed|s|ing)?|"
    r"raid(?:ed|s|ing)?|storm(?:ed|s|ing)?|destroy(?:ed|s|ing)?|damag(?:ed|es|ing)|burn(?:ed|t|ing)|flatten(?:ed|s|ing)?|level(?:l?ed|s)|"
    r"razed?|demolish(?:ed|es|ing)?|blew up|blown up|seiz(?:ed|es|ing)|captur(?:ed|es|ing)|search(?:ed|es|ing))"
)
_VERB = re.compile(rf"\b{_HIT}\s+{_FEW}$", re.I)
_SET = re.compile(r"\bset(?:s|ting)?\s+(?:[\w'’-]+\s+){0,3}$", re.I)
_ABLAZE = re.compile(r"^\s+(?:on fire|ablaze|alight)\b", re.I)
_NOUN = re.compile(
    r"\b(?:strikes?|raids?|attacks?|bombings?|blasts?|explosions?|shelling|bombardments?|assaults?|shootings?|massacres?|fire|sorties?|rockets?|shells?|bombs?)\s+"
    rf"(?:(?:landed|fell|exploded|went off|blew up)\s+)?(?:on|at|in|against|near|inside|outside|targeting|into|over|beside)\s+{_FEW}$",
    re.I,
)
_EVENT_NEXT = re.compile(
    r"^\s+(?:air ?)?(?:strikes?|raids?|attacks?|bombings?|blasts?|explosions?|shelling|bombardments?|massacres?|shootings?|assaults?)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"^(?:\s+(?:and|or)\s+(?:[\w'’-]+\s+){0,6}[\w'’-]+)?\s+(?:in \w+\s+)?(?:(?:was|were|is|are|has been|have been|had been|being)\s+)?(?:\w+ly\s+)?"
    r"(?:hit|struck|bombed|shelled|targeted|pounded|attacked|raided|stormed|destroyed|damaged|burn(?:ed|t)|flattened|level(?:l)?ed|razed)\b",
    re.I,
)
# Who is taken out of a house was raided in it; the wounded who are taken out of one are not.
_TAKEN = re.compile(
    r"\b(?:took|tak(?:en|ing)|seiz(?:ed|ing)|captur(?:ed|ing)|abduct(?:ed|ing)|kidnapp(?:ed|ing)|snatch(?:ed|ing)|airlift(?:ed|ing)|"
    rf"extract(?:ed|ing)|detain(?:ed|ing)|arrest(?:ed|ing))\b[^.;]*?\bfrom\s+(?:{_FEW}used\s+as\s+)?{_FEW}$",
    re.I,
)
_HURT = re.compile(r"\b(?:wounded|injured|bod(?:y|ies)|corpses?|patients?|hospitals?)\b", re.I)
_LANDING = re.compile(r"\bland(?:ed|s|ing)?\b", re.I)


def hit(unit: Unit, span: Span, text: str) -> bool:
    """True where the words around a site say that something was done to it. Where people landed, were taken, work or
    live is no target."""
    before, after = text[unit.span.start : span.start], text[span.end : unit.span.end]
    if _EVENT_NEXT.match(after) or _PASSIVE.match(after):
        return True
    if _SET.search(before) and _ABLAZE.match(after):
        return True
    if _TAKEN.search(before) and not _HURT.search(before):
        return True
    found = _VERB.search(before) or _NOUN.search(before)
    return found is not None and not _LANDING.search(found.group())
