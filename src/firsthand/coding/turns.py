"""Turns: where a text goes on to another event, back to an earlier one, or sums up several, by how the sentence begins."""

from __future__ import annotations

import re

_DEED = r"(?:attack|strike|air ?strike|raid|shooting|bomb(?:ing)?|blast|explosion|ambush|shelling|bombardment|massacre|barrage|clash)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
_ELSEWHERE = re.compile(
    r"^\W*(?:meanwhile|elsewhere|separately|in (?:another|a separate|other|a related)|also (?:on|in)|on (?:the|an)other (?:front|hand|side)|"
    r"in (?:a )?separate|another (?:\w+ )?(?:attack|strike|air ?strike|raid|shooting|incident|bomb(?:ing)?|blast|explosion|clash|ambush|case))\b",
    re.IGNORECASE,
)
# "The night before, a strike killed four", "An attack on Saturday had killed two".
_BACK = re.compile(
    rf"^\W*(?:the (?:night|day|evening|week|month) before\b|(?:an?|one|{_NUMBER}) (?:days?|nights?|weeks?|months?) (?:earlier|before)\b|"
    rf"(?:an|a|another|the) (?:earlier|previous|prior|first)\s+(?:[\w-]+\s+)?{_DEED}\b|"
    rf"(?:an?|another) (?:[\w-]+ ){{0,3}}?{_DEED}\b[^.;]{{0,80}}?\bhad\s+(?:already\s+|also\s+)?"
    r"(?:killed|wounded|injured|hit|struck|left|destroyed|claimed|targeted))",
    re.IGNORECASE,
)
# "Three others were also killed yesterday": in another way.
_ALSO = re.compile(r"^\W*(?:\S+\s+){1,6}(?:was|were) also killed (?:yesterday|earlier|later|on|when)\b", re.IGNORECASE)
# "multiple shootings over the weekend"
_SEVERAL = re.compile(
    rf"\b(?:multiple|numerous|separate|{_NUMBER}|(?:a|the) (?:string|series|spate|number|wave|rash) of)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{_DEED}|homicide|stabbing|killing|murder)e?s\b",
    re.IGNORECASE,
)


def turns_elsewhere(words: str) -> bool:
    """True for a sentence that goes on to another event.

    >>> turns_elsewhere("Meanwhile, a mortar round hit the market."), turns_elsewhere("The market was hit.")
    (True, False)
    """
    return bool(_ELSEWHERE.match(words))


def turns_back(words: str) -> bool:
    """True for a sentence that goes back to an event before the one told so far.

    >>> turns_back("The night before, a strike killed four."), turns_back("The strike had killed four.")
    (True, False)
    """
    return bool(_BACK.match(words))


def tells_of_others(words: str) -> bool:
    """True for a sentence on people who died besides, in another way."""
    return bool(_ALSO.match(words))


def names_several(words: str) -> bool:
    """True for words that speak of several events as one sum.

    >>> names_several("Police are investigating a string of shootings."), names_several("Two shells hit a house.")
    (True, False)
    """
    return bool(_SEVERAL.search(words))
