"""One person told without a number: "a man", "the driver", "his wife", a name, "he", "himself"."""

from __future__ import annotations

from firsthand.normalise.count_nouns import Phrase, family, set_head
from firsthand.normalise.count_words import (
    ADVERBS,
    AGE,
    HEADS,
    NOT_NAMES,
    PEOPLE,
    STOPS,
    UNITS,
    Sentence,
    ends,
    find_head,
    plural,
    young,
)
from firsthand.normalise.numbers import SMALL, STARTS, number
from firsthand.normalise.outcomes import CUES


def one(sentence: Sentence, first: int, at: int, kind: str) -> Phrase | None:
    """One person whose determiner stands at `first` and whose noun phrase starts at `at`; None where none is found."""
    words = sentence.words
    head = find_head(sentence, at, want_plural=False)
    if head is None and at < len(words) and words[at] in _PAIRS:
        head = at
    if head is None or head < 0:
        head = at if at < len(words) and AGE.fullmatch(words[at]) else None
    if head is None or not _is_head(words, head) or (words[head] == "body" and _no_corpse(words, first, at, head)):
        return None
    made = Phrase(first, head + 1, first, first + 1, 1, 1, "exact", kind)
    if head == at and AGE.fullmatch(words[at]):
        made.group = "child" if young(words[at : at + 1]) else ""
        if words[at].endswith("s"):
            return None
    else:
        set_head(sentence, made, at, head)
    if made.head in _PAIRS:
        made.low = made.high = 2
        made.derived = True
        return made
    if plural(made.head):
        return None
    made.derived = kind == "definite" or first == at
    made.more = kind == "single" and not _ORDINALS.isdisjoint(words[at:head])
    _swallow_age(words, made, head)
    return family(sentence, made) if made.unit == "family" else made


_PAIRS = frozenset("couple parents grandparents twins newlyweds".split())
_PARTED = frozenset("upper lower mid entire whole student governing legislative advisory".split())
_PIERCED = frozenset("to in into on onto through across from pierced pierce pierces struck hit".split())


def _no_corpse(words: list[str], first: int, at: int, head: int) -> bool:
    """True for "shot in the upper body", "graze wounds to the body", "the student body"."""
    return not _PARTED.isdisjoint(words[at:head]) or (first > 0 and words[first - 1] in _PIERCED)


_DESCRIBING = frozenset(
    "rebel terrorist militant jihadist insurgent civilian guerrilla police prisoner hostage".split()
)
_AFTER_HEAD = STOPS | CUES.keys() | ADVERBS | PEOPLE.keys() | {"leader", "commander"}
_ORDINALS = frozenset("second third fourth fifth".split())


def _is_head(words: list[str], head: int) -> bool:
    """False for things, for the one who tells, and for nouns that only describe the next: "the terrorist groups"."""
    word, after = words[head], words[head + 1] if head + 1 < len(words) else "."
    if (word in UNITS or word in HEADS) and word not in PEOPLE:
        return False
    if after in ("said", "says", "told", "added", "stated"):
        return False
    if word in HEADS and after[0].isalnum() and after not in STOPS and after not in CUES:
        return False
    if word in _DESCRIBING and after.isalpha() and after not in _AFTER_HEAD and not after.endswith(("ed", "ing")):
        return False  # "the rebel stronghold"
    known = after in STOPS or after in CUES or after in ADVERBS or after in PEOPLE
    return known or len(after) <= 4 or not after.endswith("s")


def _swallow_age(words: list[str], made: Phrase, head: int) -> None:
    """ "a boy of 12", "the gunman, 31,", "a mother of three": the number behind the noun counts nobody else."""
    if words[head + 1 : head + 2] == [","] and (age := words[head + 2 : head + 3]) and age[0].isdigit():
        if int(age[0]) < 110 and words[head + 3 : head + 4] == [","]:
            made.last = head + 4
            made.group = "child" if made.group == "man" and int(age[0]) < 18 else made.group
        return
    if made.group == "family" or made.head in HEADS or words[head + 1 : head + 2] != ["of"]:
        return
    aged = number(words, head + 2)
    if aged is not None and ends(words, aged[0]):
        made.last = aged[0]
        made.group = "child" if made.group == "man" and aged[1] < 18 else made.group


def named_at(sentence: Sentence, at: int) -> Phrase | None:
    """A private name of two to four capitalised words, with the age after it."""
    words, end = sentence.words, at
    if at and words[at - 1] in ("the", "a", "an"):
        return None
    while end < len(words) and end - at < 5 and sentence.printed[end][0].isupper() and words[end] not in NOT_NAMES:
        if words[end] in SMALL or words[end] in STARTS:
            break
        end += 2 if len(words[end]) == 1 and words[end + 1 : end + 2] == ["."] else 1
    if end - at < 2 or not any(len(word) > 2 for word in words[at:end]) or any(w in PEOPLE for w in words[at:end]):
        return None
    last = end
    if (
        words[end : end + 1] == [","]
        and end + 1 < len(words)
        and words[end + 1].isdigit()
        and int(words[end + 1]) < 110
    ):
        last = end + 3 if words[end + 2 : end + 3] == [","] else end + 2
    return Phrase(at, last, at, end, 1, 1, "exact", "named", derived=True)


def surname(at: int) -> Phrase:
    return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "named", derived=True)


def pronoun(at: int) -> Phrase:
    return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "pronoun", derived=True)


def other(words: list[str], at: int) -> Phrase | None:
    """ "another" or "a third" alone, before an outcome word or at an end: one more person."""
    last = at + (1 if words[at] == "another" else 2)
    ordinal = words[at] == "another" or words[at + 1 : at + 2] in (["second"], ["third"], ["fourth"], ["fifth"])
    if not ordinal or words[last : last + 1] == ["of"] or (last < len(words) and not ends(words, last)):
        return None
    return Phrase(at, last, at, last, 1, 1, "exact", "single", more=True)


def both_and(words: list[str], at: int) -> bool:
    """True for "both the driver and his son", where "both" counts nothing that is not listed."""
    return "and" in words[at + 1 : at + 7] and not (
        at + 1 < len(words) and plural(words[at + 1]) and words[at + 1] in PEOPLE
    )
