"""A sentence with its counting phrases and its outcome words, before they are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import ADVERBS, BE, Sentence
from firsthand.normalise.outcomes import Cue, cues, lists

LINKS = {name: frozenset(text.split()) for name, text in lists()["links"].items()}
_LUMP = {
    frozenset(("killed", "wounded")),
    frozenset(("killed", "killed_or_wounded")),
    frozenset(("wounded", "killed_or_wounded")),
}


GRADES = frozenset("fatally critically seriously severely slightly gravely badly lightly".split())


@dataclass(slots=True)
class Clause:
    """A sentence with its phrases and outcome words, while they are being joined."""

    sentence: Sentence
    phrases: list[Phrase]
    cues: list[Cue]
    owner: dict[int, Phrase]
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    cue_tokens: set[int] = field(default_factory=set)


def clause_of(sentence: Sentence, phrases: list[Phrase]) -> Clause:
    """The sentence with its outcome words, those joined by "and" or "or" merged into one."""
    owner = {at: p for p in phrases for at in range(p.first, p.last)}
    found = [
        c
        for c in cues(sentence.words)
        if not any(at in owner for at in range(c.first, c.last))
        and not _grades(sentence.words, c)
        and not _meant(sentence.words, c)
        and not _denied(sentence.words, c)
    ]
    merged: list[Cue] = []
    clause = Clause(sentence, phrases, merged, owner, {p.first: p for p in phrases}, {p.last: p for p in phrases})
    for cue in found:
        before = merged[-1] if merged else None
        if before and _joined(clause, before, cue):
            before.outcome = _together(before.outcome, cue.outcome)
            before.last = cue.last
            before.form = cue.form if before.form == "past" or cue.form == "act" else before.form
        else:
            merged.append(cue)
    clause.cue_tokens = {at for c in merged for at in range(c.first, c.last)}
    return clause


_MEANING = frozenset(
    "going wanted wants want wanting trying tried try tries plan plans planned planning threatened threatens threatening intent "
    "intended intends intending hoped hoping about attempting attempted attempts attempt vowed conspired conspiring conspiracy "
    "plotted plotting plot ready hired paid promised urge like".split()
)
_CHARGES = frozenset("charge charges count counts misdemeanor felony felonious crime offense".split())
_BASE = frozenset("kill murder shoot execute wound injure gun".split())


def _meant(words: list[str], cue: Cue) -> bool:
    """True for what was only meant, or would have been: "going to kill his wife", "could have killed her"."""
    at = cue.first
    if words[at] == "injury" and not _CHARGES.isdisjoint(words[max(0, at - 3) : at]):
        return True
    if cue.form == "act" and words[at] in _BASE:
        if at > 1 and words[at - 1] == "to":
            return words[at - 2] in _MEANING
        return at > 0 and words[at - 1] in ("would", "could", "might", "will", "'ll", "should")
    return at > 1 and words[at - 1] == "have" and words[at - 2] in ("could", "would")


def _denied(words: list[str], cue: Cue) -> bool:
    """True for "were not injured", "was not seriously hurt"; "not only" denies nothing."""
    at = cue.first
    if at and words[at - 1] in ADVERBS and words[at - 1] != "only":
        at -= 1
    return cue.form != "act" and at > 1 and (words[at - 1] == "not" or words[at - 1].endswith("n't"))


def _joined(clause: Clause, left: Cue, right: Cue) -> bool:
    words = clause.sentence.words
    gap = words[left.last : right.first]
    if gap not in (["and"], ["or"], ["and", "/", "or"], ["/"]) and not (
        left.outcome == "shot" and gap in ([], [","], ["and", "then"])
    ):
        return False
    if right.form == "act" and left.form != "act":
        return False
    if left.form == "self" or (right.form == "self" and left.form != "past"):
        return False
    if left.outcome == "shot":
        return True
    bare = not has_be(words, left.first)
    return not (bare and left.first in clause.ends and right.last in clause.starts and gap == ["and"])


def _together(left: str, right: str) -> str:
    if left == right or frozenset((left, right)) in _LUMP:
        return left if left == right else "killed_or_wounded"
    if left == "shot":
        return right
    if right == "killed":
        return "killed"
    return (
        left if {left, right} & {"detained", "taken", "shot", "wounded", "missing"} and right != "captured" else "none"
    )


def has_be(words: list[str], at: int) -> bool:
    at -= 1
    while at >= 0 and (words[at] in ADVERBS or words[at] in ("not", "n't")) and words[at] not in BE:
        at -= 1
    return at >= 0 and words[at] in BE


def in_place(words: list[str], phrase: Phrase) -> bool:
    """True for capitalised words after a preposition: "in Northeast Tarhana" names no victim."""
    return phrase.kind == "named" and phrase.first > 0 and words[phrase.first - 1] in LINKS["inside"]


def _grades(words: list[str], cue: Cue) -> bool:
    """True for an adverb that grades the word after it, as in "two seriously wounded"; alone it is an outcome word."""
    if words[cue.first] not in GRADES or cue.last != cue.first + 1 or cue.last >= len(words):
        return False
    return words[cue.last][0].isalpha() and words[cue.last] not in ("and", "in", "at", "when", "on", "as", "by")
