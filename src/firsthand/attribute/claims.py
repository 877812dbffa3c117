"""Claims of others: "a position repeated by its envoy" is nobody's statement, "looking into reports that C" is the reports'."""

from __future__ import annotations

import re

from firsthand.attribute.found import Found

# What is said of reports that are not believed, up to so many code points in front of them.
_REFUSED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject\w*|dismiss\w*|refut\w*|no|false|baseless|untrue|fabricated)\b", re.I
)
_BEFORE_RUMOUR = 40
_A_CLAIM = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:position|charge|claim|accusation|allegation|figure|view|argument|assertion|version|denial)"
)
_DONE = re.compile(r"(?:repeated|echoed|shared|rejected|denied|disputed|dismissed|contested)(?: \w+)*")


def of_a_claim(text: str, one: Found) -> bool:
    """Is this only what was done with somebody's claim ("..., a position repeated on Thursday by its envoy")?"""
    if one.source is None or one.cue is None or one.source[1] > one.cue[0]:
        return False
    return bool(_A_CLAIM.fullmatch(text, *one.source) and _DONE.fullmatch(text, *one.cue))


def hears_of(text: str, other: Found, one: Found) -> bool:
    """Does somebody tell of reports or allegations, without saying that they are true or false?"""
    if other.cue is None or other.factuality == "denied" or one.source is None:
        return False
    start = next((s for s, e in other.content if s <= one.source[0] < e), one.source[0])
    return not _REFUSED.search(text, max(start, one.source[0] - _BEFORE_RUMOUR), one.source[0])
