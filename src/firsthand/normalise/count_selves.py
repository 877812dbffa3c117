"""Killers who killed themselves: "his wife and then himself", "committed suicide". They are one more than the victims."""

from __future__ import annotations

from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import ADVERBS, Sentence

_TAIL = frozenset(", and & then later before finally eventually also".split()) | ADVERBS
_LIFE = (("own", "life"), ("own", "lives"))
_TAKING = frozenset("took takes taking taken".split())
_SUICIDE = frozenset("committed commits committing".split())
# Words before an act that make it none: planned, feared, long ago in somebody's life.
_UNDONE = frozenset("not never would could might may had attempted tried if whether".split())
_HEDGED = frozenset(
    "whether if not possible possibly possibility may might could would consider considering no".split()
)
_FOLD = {"double": 3}
_CASES = frozenset("suicide murder-suicide murder-suicides murder–suicide".split())
# What makes an act of a base form or a gerund one that is only meant: "going to kill himself", "talk of killing himself".
_MEANT = frozenset("to would could will might may of about from and or".split())
_BASE = frozenset("kill shoot killing shooting".split())


def tails(sentence: Sentence, found: list[Phrase]) -> None:
    """Gives "killed his wife, her son and then himself" the outcome of those before it in the list."""
    words = sentence.words
    for at in range(1, len(found)):
        left, right = found[at - 1], found[at]
        if (
            right.kind != "self"
            or right.outcome is not None
            or left.outcome not in ("killed", "shot")
            or left.cue is None
        ):
            continue
        if left.cue.first < left.first and all(w in _TAIL for w in words[left.last : right.first]):
            right.outcome, right.cue = left.outcome, left.cue


def unmeant(sentence: Sentence, found: list[Phrase]) -> None:
    """Takes the outcome from "wanted to kill himself", which nobody did."""
    words = sentence.words
    for phrase in found:
        cue = phrase.cue
        if phrase.kind != "self" or cue is None or cue.first == 0 or words[cue.last - 1] not in _BASE:
            continue
        if words[cue.first - 1] in _MEANT and not (
            words[cue.last - 1].endswith("ing") and words[cue.first - 1] == "and"
        ):
            phrase.outcome = phrase.cue = None


def suicides(sentence: Sentence) -> list[Phrase]:
    """People told as having killed themselves in words that name nobody: "committed suicide", "took his own life"."""
    words = sentence.words
    made: list[Phrase] = []
    if "suicide" not in sentence.present and "own" not in sentence.present:
        return made
    for at, word in enumerate(words):
        if not _UNDONE.isdisjoint(words[max(0, at - 2) : at]):
            continue
        if word in _SUICIDE and words[at + 1 : at + 2] == ["suicide"]:
            made.append(_self(at, at + 2))
        elif word in _TAKING and tuple(words[at + 2 : at + 4]) in _LIFE:
            made.append(_self(at, at + 4))
    return made


def _self(first: int, last: int) -> Phrase:
    made = Phrase(first, last, first, last, 1, 1, "exact", "self", outcome="killed", derived=True)
    made.relation = "increment"
    return made


def murder_suicides(sentence: Sentence) -> list[Phrase]:
    """ "a murder-suicide" tells of two dead or more, where it is told as what happened."""
    words = sentence.words
    if _CASES.isdisjoint(sentence.present) or not _HEDGED.isdisjoint(sentence.present):
        return []
    made = []
    for at, word in enumerate(words):
        joined = word in ("murder-suicide", "murder-suicides", "murder–suicide")
        parted = (
            word == "murder" and words[at + 1 : at + 2] in (["suicide"], ["/"]) and "suicide" in words[at + 1 : at + 3]
        )
        if (joined or parted) and words[at - 1 : at] != ["attempted"]:
            first = at - 1 if at and words[at - 1] in _FOLD else at
            low = _FOLD[words[first]] if first < at else 2
            last = at + 1 if joined else words.index("suicide", at) + 1
            made.append(
                Phrase(first, last, first, last, low, None, "unknown", "implied", outcome="killed", derived=True)
            )
    return made


def join(sentence: Sentence, kept: list[Phrase], wholes: list[Phrase]) -> None:
    """Ties those who killed themselves to the victims told beside them, or just before."""
    for one in kept:
        if one.outcome != "killed" or not (one.kind == "self" or _offender(one)):
            continue
        here = [p for p in kept if _victims(p)]
        hit = any(p.outcome == "shot" and _active(p) and p.kind != "self" for p in kept)
        before = [
            p for p in here if p.first < one.first and _done_to(sentence.words, p, one) and (_active(p) or not hit)
        ]
        after = [p for p in here if p.first > one.first and _active(p)]
        told = [p for p in wholes if _victims(p) and _active(p) and (p.low or 0) > 1 and not hit]
        whole = before[-1] if before else after[0] if after else told[-1] if told else None
        if one.kind == "self" or (whole is not None and whole is not one):
            one.whole, one.relation = whole, "increment"


_OFFENDERS = frozenset("gunman suspect shooter attacker assailant".split())


def _offender(phrase: Phrase) -> bool:
    return phrase.kind in ("definite", "single") and phrase.head in _OFFENDERS and phrase.relation == "whole"


def _victims(phrase: Phrase) -> bool:
    counted = phrase.outcome == "killed" and phrase.relation in ("whole", "total") and phrase.unit == "person"
    if phrase.head in _OFFENDERS:
        return False
    return counted and phrase.kind not in ("self", "implied", "zero") and phrase.modality in ("exact", "floor")


def _active(phrase: Phrase) -> bool:
    return phrase.cue is not None and phrase.cue.first < phrase.first


def _done_to(words: list[str], phrase: Phrase, one: Phrase) -> bool:
    """True where somebody else did it: "killed two", "two were shot dead by a man who", "two dead, then gunman"."""
    if _active(phrase) or (phrase.low or 0) > 1 or phrase.cue is None:
        return _active(phrase) or (phrase.low or 0) > 1
    return "by" in words[phrase.cue.last : one.first]
