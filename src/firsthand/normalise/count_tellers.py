"""Counted people who are nobody's victims: those who only tell, those who care for the dead, and bodies told by one pair
of eyes. "Killed 42 men, three residents said" tells of 42 dead and of nobody else."""

from __future__ import annotations

import re

from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import BE, Sentence
from firsthand.normalise.outcomes import CUES

_BLOCK = (
    r"(?:what|which|that|where|when|while|who|whom|as|after|before|because|was|were|is|are|be|been|and|or|but|he|she|they|it|killed|"
    r"wounded|injured|hurt|dead|died|shot|arrested|detained|kidnapped|abducted|captured|missing|said|says|told)"
)
_WORD = rf"(?!{_BLOCK}\b)[^\s,.;:()]+"
_NO_VERDICT = r"(?! (?:to|as|by|dead|killed|missing|wounded|injured|hurt|the li(?:fe|ves)|\S+ li(?:fe|ves))\b)"
_SAY = (
    r"(?:said|says?|told|tells?|recall(?:s|ed)?|testif(?:y|ies|ied)|insist(?:s|ed)?|recount(?:s|ed)?|explain(?:s|ed)?|stat(?:es|ed)|"
    r"add(?:s|ed)|confirm(?:s|ed)?|claim(?:s|ed)?|alleged?|describ(?:es?|ed)|warn(?:s|ed)?|spoke|estimated?|"
    rf"report(?:s|ed)?(?= (?:that|hearing|seeing)\b)|put(?= the\b)|gave(?= (?:the|an?)\b))\b{_NO_VERDICT}"
)
# What stands between people who tell and their verb: "there", "at the hospital", "we spoke to", "who fled the town".
_AT_ONCE = r"(?:(?:there|also|later|both|all|separately|independently|each|have|has|had|then|who) )*"
_PLACED = rf"(?:in|at|from|of|near|with|for|on|inside|outside|close|familiar|speaking|based|working|living)(?: {_WORD}){{1,6}}? "
_MET = rf"(?:, )?(?:(?:who|whom|that) )?(?:{_WORD} ){{1,2}}?(?:spoke|talked|interviewed|contacted|reached|met)(?: (?:to|with))? (?:{_WORD} ){{0,3}}?"
_FATED = r"(?!\w+ (?:killed|wounded|injured|hurt|shot|arrested|detained|kidnapped|abducted|captured)\b)"
_WHO = (
    rf"(?:, )?(?:(?:both|all|one|some|most|none) of )?(?:who|whom) {_FATED}"
    rf"(?!(?:wounded|killed|injured|arrested|detained)\b)(?:\w+ed|saw|fled|spoke|was|were|had|have|has|lives?|knew|know|took|lost|came|went|ran|hid|did|do)(?: {_WORD}){{0,9}}?(?: ,)? "
)
_WITH = rf"and(?: {_WORD}){{1,4}}? "
_TELL = re.compile(rf"^{_AT_ONCE}{_SAY}")
_TELL_FAR = re.compile(rf"^(?:{_PLACED}|{_WHO}){_AT_ONCE}{_SAY}")
_TELL_MET = re.compile(rf"^{_MET}{_SAY}")
_TELL_WITH = re.compile(rf"^{_WITH}(?:said|say|told)(?: (?:[.,]|on|in|by)|$| \w+ (?:paper|agency|news\w*)\b)")
_TELL_LATE = re.compile(rf"^{_WITH}(?:{_PLACED})?{_SAY}")
_TOLD = re.compile(
    r"(?:according to|\b(?:told|tells|telling|citing|cites|cited|quot(?:ed|es|ing)|interview(?:ed|ing|s)(?: with)?|(?:spoke|spoken|speaking|talked) (?:to|with)|"
    r"(?:testimon(?:y|ies)|accounts?|statements?|words|reports?|interviews?) (?:of|from|by|with))) ?(?:the )?$"
)
_CARE = re.compile(
    r"^(?:(?:have|had|also|later) )*(?:(?:buried|mourned|treated|rescued|searched|visited|attended|counted|evacuated) "
    r"(?:the|an?|their|his|her|its|some|many|at|more|about|over|for|\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|scores)\b|"
    r"(?:were|are|was|have been|had been) (?:still )?(?:working|searching|digging|looking|sifting)\b)"
)
_OPENS = frozenset(", ; : and but as that while – — - (".split())
_REACH = 24


def victims(sentence: Sentence, found: list[Phrase]) -> list[Phrase]:
    """The phrases of a sentence without those that count who only tells, or who buries, treats and searches."""
    apart = {at for at in range(len(found)) if _tells(sentence, found[at]) or _cares(sentence, found[at])}
    for at in sorted(apart, reverse=True):
        while at and _beside(sentence, found[at - 1], found[at]):
            at -= 1
            apart.add(at)
    for at in range(1, len(found)):
        if (
            at - 1 in apart
            and _told_to(sentence, found[at - 1])
            and _gap(sentence, found[at - 1], found[at]) == ["and"]
        ):
            apart.add(at)
    twice = {at for at, phrase in enumerate(found) if _twice(sentence, phrase)}
    return [phrase for at, phrase in enumerate(found) if at not in apart | twice]


def _open(sentence: Sentence, phrase: Phrase) -> bool:
    """True where a clause begins with the phrase, so that it is nobody's object."""
    return phrase.first == 0 or sentence.words[phrase.first - 1] in _OPENS


def _behind(sentence: Sentence, phrase: Phrase) -> str:
    return " ".join(sentence.words[phrase.last : phrase.last + _REACH])


def _tells(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.inner is not None or phrase.unit != "person" or phrase.kind in ("pronoun", "self", "zero") or phrase.part:
        return False
    if phrase.kind == "single" and phrase.first and sentence.words[phrase.first - 1] in CUES:
        return False  # "parents of killed teen say"
    behind = _behind(sentence, phrase)
    done_to = _done_to(sentence, phrase)
    told = _TELL.match(behind)
    if told is not None:
        return not _inverted(sentence, phrase, phrase.last + len(told.group().split()), done_to)
    if _TELL_MET.match(behind) and phrase.kind == "count":
        return True
    if _open(sentence, phrase) and not done_to and (_TELL_FAR.match(behind) or _TELL_WITH.match(behind)):
        return True
    return (phrase.first == 0 and _TELL_LATE.match(behind) is not None) or _told_to(sentence, phrase)


def _done_to(sentence: Sentence, phrase: Phrase) -> bool:
    """True where an outcome word stands before the phrase in its clause, so that it may be what was done to."""
    for at in range(phrase.first - 1, -1, -1):
        if sentence.words[at] in _ENDS:
            return False
        if sentence.words[at] in CUES:
            return True
    return False


_ENDS = frozenset(", ; : ( )".split())


def _inverted(sentence: Sentence, phrase: Phrase, at: int, done_to: bool) -> bool:
    """True for 'wounding 12" said the monitor', where the speaker stands behind the verb."""
    quoted = phrase.last < len(sentence.words) and sentence.starts[phrase.last] - sentence.ends[phrase.last - 1] > 1
    if quoted and sentence.words[phrase.last][0].isalnum():
        return True
    after = sentence.printed[at] if at < len(sentence.words) else "."
    return done_to and (after[0].isupper() or after in ("the", "a", "an"))


def _told_to(sentence: Sentence, phrase: Phrase) -> bool:
    """ "According to five witnesses", "told two reporters"; not "citing two men killed there"."""
    if phrase.kind not in ("count", "bare") or phrase.inner is not None:
        return False
    after = sentence.words[phrase.last : phrase.last + 3]
    before = sentence.words[max(0, phrase.first - 2) : phrase.first]
    if before in ([",", "said"], [",", "say"], [",", "says"]) and (after[:1] in ([","], ["."], ["who"]) or not after):
        return True
    fated = any(word in CUES for word in after if word not in BE) and not {",", ".", "and"} & set(after[:1])
    return not fated and bool(_TOLD.search(" ".join(sentence.words[max(0, phrase.first - 5) : phrase.first])))


def _cares(sentence: Sentence, phrase: Phrase) -> bool:
    counted = phrase.kind == "count" and phrase.inner is None and not phrase.part
    return counted and _open(sentence, phrase) and bool(_CARE.match(_behind(sentence, phrase)))


def _gap(sentence: Sentence, left: Phrase, right: Phrase) -> list[str]:
    return sentence.words[left.last : right.first]


def _beside(sentence: Sentence, left: Phrase, right: Phrase) -> bool:
    """True for who tells together with the next: "two doctors and a nurse told", not the object of a verb before."""
    joined = _gap(sentence, left, right) in (["and"], ["or"], [",", "and"], [","] if left.first == 0 else ["and"])
    return joined and left.inner is None and left.unit == "person" and not left.part and _open(sentence, left)


_TWICE = re.compile(
    r"^(?:(?:had|have|has|was|were|been|being) )*(?:(?:mistakenly|wrongly) )?(?:counted )?(?:twice|double-counted)\b"
)
_COUNTED = re.compile(r"\b(?:(?:double-?)?count(?:ed|ing)?|register(?:ed|ing)|record(?:ed|ing)) $")


def _twice(sentence: Sentence, phrase: Phrase) -> bool:
    """True for "it had counted several bodies twice", which is no toll."""
    behind = _behind(sentence, phrase)
    before = " ".join(sentence.words[max(0, phrase.first - 3) : phrase.first]) + " "
    return bool(_TWICE.match(behind) and ("counted twice" in behind or _COUNTED.search(before)))


_BODIES = frozenset("bodies body corpses corpse remains".split())
_GROUPS = r"(?:teams?|groups?|monitors?|hospitals?|missions?|commissions?|agency|units?|patrols?|committee|organi[sz]ation|clinic|morgue)"
_EYES = re.compile(
    rf"\b(?:i|he|she|we|(?:a|an|one|another) (?!{_GROUPS}\b)[\w'-]+(?: (?!{_GROUPS}\b)[\w'-]+)?)"
    r"(?: (?:had|have|has|also|personally|himself|herself|alone|later|and|colleagues|friends|others|neighbours|neighbors|they))*(?: help(?:ed)?)?(?: to)? "
    r"(?:saw|seen|see|carr(?:y|ied)|bury|buried|count|counted|photograph(?:ed)?|film(?:ed)?|wash(?:ed)?|pull(?:ed)?|dug|dig|recover(?:ed)?|"
    r"retrieve[ds]?|collect(?:ed)?|load(?:ed)?|lift(?:ed)?|wrap(?:ped)?|found|find|move[d]?|identif(?:y|ied))(?: (?:out|up|away|the))* $"
)


def seen_by_one(sentence: Sentence, found: list[Phrase]) -> None:
    """What one person saw, carried or buried is some of the dead, and no toll."""
    if _BODIES.isdisjoint(sentence.present):
        return
    for phrase in found:
        if (
            phrase.head not in _BODIES
            or phrase.low == phrase.high == 1
            or phrase.relation != "whole"
            or phrase.outcome != "killed"
        ):
            continue
        before = " ".join(sentence.words[max(0, phrase.first - 14) : phrase.first]) + " "
        if _EYES.search(before):
            phrase.relation = "subset"
