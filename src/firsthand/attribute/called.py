"""What else a source is called: "the monitor Orontes Watch" is Orontes Watch, "a group on Monday" is a group, and "Mayor
Anna Reed's office" is her office."""

from __future__ import annotations

import re

from firsthand.attribute.lexicon import words
from firsthand.attribute.names import person_in
from firsthand.attribute.nouns import national
from firsthand.attribute.tokens import Line, line

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = re.compile(rf",?\s+(?:late |early |earlier )?(?:on )?{_DAY}(?: (?:morning|afternoon|evening|night))?,?$")
# What a body is, in front of its name. Papers and agencies: outlets.py.
_NOUNS = (
    r"(?:monitor|watchdog|(?:monitoring|rights|advocacy|campaign|aid|relief|watchdog|militant|jihadist|armed|rebel|terrorist|insurgent|extremist|opposition|"
    r"activist|documentation|research|community|human rights) (?:group|organi[sz]ation|network|service|movement|body|charity|coalition|alliance|centre|center)|"
    r"group|organi[sz]ation|NGO|charity|militia|faction|collective|observatory|non-profit)"
)
_LEAD = r"(?:(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne) )?(?:(?:[a-z][a-z-]+|[A-Z]\w*(?:ian|ish|ese|ean|[a-z]i)|[A-Z][\w-]+-[a-z]+|al-[A-Z]\w+-[a-z]+|UK|U\.?S\.?|UN) ){0,5}?"
_NAME = (
    r"(?P<name>[A-Z][\w'’&-]*(?: (?:(?:of|for|and|in|on|against|to) (?:the )?|de |du |des |al-)?[A-Z][\w'’&-]*)*"
    r"(?: \([A-Z]{2,8}\))?)"
)
_TITLED = re.compile(
    rf"^{_LEAD}(?P<noun>{_NOUNS}) (?:called |named |known as |calling itself |that calls itself )?(?:the )?{_NAME},?$"
)
_APPOSED = re.compile(rf"^{_LEAD}(?P<noun>{_NOUNS}), (?:the )?{_NAME}(?:, [^,]*)?,?$")
_OFFICE = re.compile(
    r"^(?P<who>(?:[\w.-]+ )*?(?:[A-Z][\w-]+ )*[A-Z][\w-]+)(?:['’]s|s['’]) (?:[a-z]+ )?(?P<office>office|press service|administration|bureau)$"
)


# A dateline that a page ran into the text: "Moscow - Russias defense ministry".
_PLACED = re.compile(r"^(?:[A-Z][\w'’.]+ ){1,3}[-–—] (?=[A-Z])")
_DATED = re.compile(r"^(?:[Yy]esterday|[Tt]oday|[Tt]his (?:week|month)|[Ll]ast (?:week|month)|[A-Z]\w+day)['’]s ")


_HERE = re.compile(r" (?:here|there|nearby|locally),?$")


def bare(phrase: str) -> str:
    """The phrase without when and where its source spoke, before it or behind."""
    return undated(_PLACED.sub("", _DATED.sub("", _HERE.sub("", phrase))))


def undated(phrase: str) -> str:
    """The phrase without the day on which its source spoke.

    >>> undated("A rights group on Saturday")
    'A rights group'
    """
    return _WHEN.sub("", phrase) or phrase


def name_behind(phrase: str) -> tuple[str, str] | None:
    """(what it is, its name) of a body that a phrase describes and names; None for other phrases.

    >>> name_behind("A local monitor, the Orontes Watch,")
    ('monitor', 'Orontes Watch')
    """
    match = _TITLED.match(phrase) or _APPOSED.match(phrase)
    return (match.group("noun"), match.group("name")) if match else None


_GROUPS = frozenset(
    "group groups organisation organization organisations organizations monitor monitors watchdog ngo ngos activists".split()
)
# Source nouns that are names by themselves.
_NAMES = frozenset(
    "un u.n. unicef ocha unhcr icrc twitter facebook telegram whatsapp youtube helmets cross crescent".split()
)


def plain(row: Line) -> bool:
    """Does the phrase only begin a sentence with a capital ("Police", "Rights group", "Local officials")?"""
    if row.low[-1] in _GROUPS and all(national(row.low[k]) for k in range(len(row)) if row.capital(k)):
        return not row.words[0].isupper()
    if any(row.capital(k) for k in range(1, len(row))) or row.words[0].isupper():
        return False
    known = words().heads | words().modifiers
    return row.low[0] in known - _NAMES and row.low[-1] in words().heads - _NAMES


def held_office(phrase: str) -> str | None:
    """An office that goes by its holder's name.

    >>> held_office("Mayor Anna Reed's press office")
    "Anna Reed's office"
    """
    match = _OFFICE.match(phrase)
    if match is None:
        return None
    row = line(match.group("who"), 0, match.end("who"))
    holder = person_in(row, list(range(len(row))))
    return f"{holder}'s {match.group('office')}" if holder else None
