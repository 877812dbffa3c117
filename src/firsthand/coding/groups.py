"""Groups of people as claims name them: so that "two police officers" and "a policeman" fill one row of a table.

The words of the text stand in the claim's span; a group is what accounts are compared by. Names are no group: a place
before a noun ("Homs police") tells where, a person's name who.
"""

from __future__ import annotations

import re

# What such endings end says of what people somebody is ("Kurdish", "Lebanese"): it sets one group from another.
_PEOPLES = re.compile(r"(?:ish|ian|ese|ite|can|man|nch|tch|i|ians|ites|ans|is)$", re.I)
_POLICE = frozenset(
    (
        "police",
        "policeman",
        "policewoman",
        "police officer",
        "police personnel",
        "law enforcement officer",
        "city police officer",
    )
)
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "police": "police",
    "people": "people",
}
_SAME = ("ss", "us", "is", "personnel", "police", "staff")


def group_of(group: str, words: str) -> str:
    """The group that is compared, of a group as counted and the words that count it; "" where only a name is left.

    >>> group_of("homs police officers", "two Homs police officers"), group_of("kurdish policemen", "Kurdish policemen")
    ('police', 'kurdish policeman')
    >>> group_of("office arrested john roe", "the office arrested John Roe")
    ''
    """
    parts = group.split()
    if not parts or {"and", "or"} & set(parts):
        return group
    named = [_is_name(part, words) for part in parts]
    if len(parts) > 1 and (any(p[0].isdigit() for p in parts) or (named[-1] and not all(named))):
        return ""
    if not named[-1]:
        while len(parts) > 1 and named[0]:
            parts, named = parts[1:], named[1:]
    folded = " ".join((*parts[:-1], _one(parts[-1])))
    return "police" if folded in _POLICE else folded


def _is_name(part: str, words: str) -> bool:
    """Whether a word is printed with a capital in words that are not all so, and is no people's name."""
    printed = re.search(rf"\b{re.escape(part)}\b", words, re.I)
    return printed is not None and printed.group()[0].isupper() and not _PEOPLES.search(part)


def _one(noun: str) -> str:
    """The singular of a noun.

    >>> [_one(n) for n in ("policemen", "deputies", "sons", "witnesses", "family", "churches", "personnel")]
    ['policeman', 'deputy', 'son', 'witness', 'family', 'church', 'personnel']
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(_SAME) else noun
