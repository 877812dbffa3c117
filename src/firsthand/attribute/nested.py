"""Speech inside speech that the learned reader, which reads outermost statements only, leaves to the rules."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.attribute.found import Found

_TELLS = frozenset("told telling tells warned warning assured assuring informed informing promised".split())
_TO_SOMEBODY = frozenset(("him", "her", "them", "us", "me", "you"))
# "She remembered him saying that C".
_REMEMBERS = frozenset("recalled recalls remembered remembers heard hears overheard".split())
# From where a statement begins to the one who tells inside it stands at most "that " or "how ".
_THAT = len("that ")


def told_within(text: str, one: Found, read: Sequence[Found]) -> bool:
    """Does this open what somebody else said: "They said [he had told them that C]"?"""
    if one.source is None or one.cue is None or not one.content or one.content[0][0] < one.cue[1]:
        return False
    said = text[slice(*one.cue)].lower().split()
    to = text[one.cue[1] : one.content[0][0]].split(maxsplit=1)[:1]
    told = said[-1] in _TELLS and bool(to) and to[0].lower() in _TO_SOMEBODY
    if not told and said[-1] != "saying":
        return False
    end = max(e for _, e in one.content)
    return any(
        other.cue is not None
        and other.source is not None
        and (told or text[slice(*other.cue)].lower().split()[-1] in _REMEMBERS)
        and other.factuality != "denied"
        and s <= one.source[0] <= s + _THAT
        and other.cue[1] <= one.source[0]
        and end <= e
        for other in read
        for s, e in other.content
    )


def tells_of_telling(one: Found, read: Sequence[Found]) -> bool:
    """Is this the whole of which the reader read only what is told inside: "X said that [Y told them that C]"?"""
    if one.source is None or one.cue is None or one.speech != "indirect" or len(one.content) != 1:
        return False
    s, e = one.content[0]
    near = [o for o in read if any(a < e and s < b for a, b in o.content)]
    if len(near) != 1 or near[0].source is None or near[0].cue is None or near[0].speech == "direct":
        return False
    inner, said = near[0].source, near[0].cue
    opens = one.source[1] <= one.cue[0] and one.cue[1] <= s <= inner[0] <= s + _THAT
    return opens and inner[1] <= said[0] and max(b for _, b in near[0].content) <= e + 1


def of_source(one: Found, rule: Found) -> bool:
    """Does this only tell who a rule's source is: "an official, who asked not to be named, put the toll at 9"?"""
    if rule.source is None or one.cue is None or one.source is None or rule.speech == "block":
        return False
    (s, e), own = rule.source, (one.source, one.cue, *one.content)
    return s < one.source[0] and all(s <= a and b <= e for a, b in own)
