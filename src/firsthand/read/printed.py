"""The date that a text prints as its own: alone in a line near its head, or glued to its first words as scrapes do."""

from __future__ import annotations

import re

from firsthand.read.dates import date_in

HEAD = 260  # code points in which a text prints its date; datelines of 353 scraped articles stand in the first 200
LINES = 6
LINE_LONGEST = 80
_BEFORE = re.compile(
    r"(?:\b(?:on|in|since|until|till|from|before|after|of|by|to|between|late|early|and|dated|the)\s+(?:\w+day,?\s+)?)$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:\b(?:posted|published|updated|modified|created|date of publication|date)(?:\s+(?:on|at))?:?\s*(?:\w+day,?\s+)?)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?؟]\s+(?=\S)")
# What else a line of date and time may hold.
_ACCOMPANYING = re.compile(
    r"\b(?:posted|published|updated|modified|created|last|date|of|publication|on|at|by|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|gmt|utc|est|edt|bst|local time|time)\b|[\W_]",
    re.IGNORECASE,
)


def printed_date(text: str, start: int = 0) -> str | None:
    """The ISO date that stands at the head of a text (after a headline that ends at `start`), None where none does.

    >>> printed_date("TAL AMRAN, 14 February 2017. Shells hit the market.")
    '2017-02-14'
    >>> printed_date("On 14 February 2017 shells hit the market.") is None
    True
    """
    lines = [line for line in text[start:].split("\n") if line.strip()][:LINES]
    for line in lines:
        if dated := date_of_line(line):
            return dated
    return _glued(text[start : start + HEAD])


def date_of_line(line: str) -> str | None:
    """The ISO date of a line that holds nothing but a date and what goes with it, None for any other line."""
    found = date_in(line[:LINE_LONGEST])
    if found is None or len(line) > LINE_LONGEST or _ACCOMPANYING.sub("", line[: found.start] + line[found.end :]):
        return None
    return found.iso


def _glued(head: str) -> str | None:
    """A full date among the first words, before the first sentence ends, that no preposition makes a part of it."""
    found = date_in(head)
    if found is None:
        return None
    before = head[: found.start]
    if _ANNOUNCED.search(before):
        return found.iso
    return None if _BEFORE.search(before) or _SENTENCE_END.search(before) else found.iso
