"""What somebody only passes on, and what somebody calls a lie.

"The office said it was alarmed by reports that 40 people were shot" tells that there are such reports, not that 40 were
shot. "The command denounced as lies the accusations that soldiers shot 40" denies it, whatever its verb."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute.found import Found

_MOVED = (
    r"(?:alarmed|concerned|shocked|disturbed|appalled|horrified|troubled|dismayed|saddened|worried|outraged|distressed|aware|apprised|informed|following|examining|investigating|"
    r"verifying|studying|assessing|reviewing|(?:look|check)ing into|seek\w* to verify|receiv(?:ed|ing)|seen|noted|collect(?:ed|ing)|there (?:are|were|have been|had been))"
)
_REPORTS = r"(?:reports?|allegations?|accounts?|claims?|accusations?|rumou?rs?|testimon(?:y|ies))"
_ALARMED = re.compile(
    rf"\b(?P<cue>{_MOVED}(?: (?:by|at|about|of|over|with))?) (?P<who>(?:(?:the|these|those|numerous|several|many|multiple|some|credible|unconfirmed|persistent|recent|"
    rf"disturbing|alarming|mounting|consistent|further|initial|media|press|local|new|horrific|grave|serious) ){{0,3}}{_REPORTS}) (?:that|of|from|alleging|suggesting|indicating)\b",
    re.IGNORECASE,
)
# "Said in a statement that it was deeply".
_OPENS = re.compile(
    r"^\W*(?:that )?(?:it|he|she|they|we|i|the [\w-]+(?: [\w-]+)?|there)\b(?: (?:is|was|are|were|has|had|have|been|also|deeply|gravely|extremely|very|profoundly|seriously|particularly|still|now))* ?$",
    re.IGNORECASE,
)
_FALSE = r"(?:lies?|lying|false(?:hoods?)?|fabricat\w+|baseless|unfounded|groundless|untrue|slander\w*|defam\w+|propaganda|invent(?:ed|ions?)|fake|disinformation|misinformation|fiction|nonsense|malicious)"
_ACCUSED = r"(?:accusations?|allegations?|charges|claims?|reports?|rumou?rs)"
_LIES = re.compile(
    rf"^\W*(?:as )?(?:[\w-]+ ){{0,2}}\W*{_FALSE}\W+(?:[\w-]+ ){{0,3}}?(?:the |these |those |all |any |such )?(?:[\w-]+ ){{0,2}}?{_ACCUSED}\b"
    rf"|^\W*(?:the |these |those |all |any |such |as )?(?:[\w-]+ ){{0,2}}?{_ACCUSED}\b[^.;]*?\b(?:as )?(?:an? )?\W*(?:[\w-]+ ){{0,2}}?{_FALSE}\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:denounc|condemn|slam|decr|brand|describ|call|label|dismiss|characteri[sz]|regard|term)\w*", re.IGNORECASE
)


def as_passed_on(text: str, found: Found) -> Found:
    """The statement with the reports that it only passes on behind it, or put as the denial that it is."""
    if found.cue is None or found.source is None or not found.content or found.speech == "block":
        return found
    start, end = found.content[0]
    if found.factuality == "asserted" and _CALLS.search(text, *found.cue) and _LIES.search(text[start:end]):
        return replace(found, factuality="denied")
    if found.behind:
        return found
    match = _ALARMED.search(text, start, end)
    if match is None or not _OPENS.match(text[start : match.start()]):
        return found
    return replace(found, behind=((match.span("cue"), match.span("who")),))
