"""Phrases that count people or things: a quantity, its modifiers and the noun it counts."""

from __future__ import annotations

from firsthand.normalise.count_labels import bare_fits, labelled
from firsthand.normalise.count_nouns import Phrase, family, group_of, set_head
from firsthand.normalise.count_singles import both_and, named_at, one, other, pronoun, surname
from firsthand.normalise.count_words import (
    ADJECTIVES,
    AGE,
    BE,
    HEADS,
    KIN,
    MEASURE,
    NOT_AGENTS,
    NOT_NAMES,
    NOT_PEOPLE,
    PARTS,
    PEOPLE,
    POSSESSIVE,
    SAYING,
    STOPS,
    Sentence,
    ends,
    find_head,
    plural,
    title_case,
)
from firsthand.normalise.numbers import STARTS, Quantity, may_count, quantity
from firsthand.normalise.outcomes import CUES

SELVES = frozenset("himself herself self".split())
_FIRST = (
    STARTS | KIN | {"family", "crew"} | SELVES | POSSESSIVE | {"the", "this", "he", "she", "him", "another", "both"}
)
_DIGITS = frozenset(str(age) for age in range(1, 110))
_LIVES = frozenset(
    "claim claims claimed claiming cost costs costing took take takes taking taken lost lose loses losing".split()
)


def phrases(sentence: Sentence, *, headline: bool = False, known: set[str] | None = None) -> list[Phrase]:
    """All counting phrases of a sentence, left to right, none overlapping.

    `known` holds the last words of the names told so far, and gains those of this sentence: "Haddad died later".
    """
    known = set() if known is None else known
    found: list[Phrase] = []
    at, words, named = 0, sentence.words, not title_case(sentence)
    while at < len(words):
        if not _may_start(sentence, at, headline, named):
            at += 1
            continue
        phrase = _phrase(sentence, at, headline, named)
        if phrase is None and named and words[at] in known and sentence.printed[at][0].isupper():
            phrase = surname(at) if ends(words, at + 1) or words[at + 1] in BE else None
        if phrase is None and words[at] in KIN and found and found[-1].kind == "definite" and at - found[-1].last == 1:
            phrase = one(sentence, at, at, "definite")  # "his mother, stepfather and sister"
        if phrase is None:
            at += 1
            continue
        if phrase.kind == "named":
            known.add(words[phrase.core_last - 1])
        found.append(phrase)
        at = max(phrase.last, at + 1)
    return found


def _may_start(sentence: Sentence, at: int, headline: bool, named: bool) -> bool:
    """False for the most of tokens, which can begin no phrase; cheap, since it is asked of every token."""
    word = sentence.words[at]
    if word in _FIRST or word[0].isdigit() or (headline and word in PEOPLE):
        return True
    capital = sentence.printed[at][0].isupper() and word not in NOT_NAMES
    return (capital and (named or not _DIGITS.isdisjoint(sentence.words[at + 2 : at + 6]))) or "-" in word


def _phrase(sentence: Sentence, at: int, headline: bool, named: bool) -> Phrase | None:
    word = sentence.words[at]
    if word in ("family", "crew") and sentence.words[at + 1 : at + 2] == ["of"]:
        return _of_number(sentence, at)
    if word == "both" and both_and(sentence.words, at):
        return None
    if word in STARTS or word[0].isdigit() or word.partition("-")[0] in STARTS:
        read = quantity(sentence.words, at) if may_count(sentence.words, at) else None
        if read is not None:
            return _counted(sentence, read)
        if word in ("a", "an", "another"):
            found = one(sentence, at, at + 1, "single")
            return found or other(sentence.words, at)
    if word in ("the", "this") or word in POSSESSIVE:
        owned = one(sentence, at, at + 1, "definite")
        return pronoun(at) if owned is None and word == "her" and ends(sentence.words, at + 1) else owned
    if word in ("he", "she", "him"):
        return None if sentence.words[at + 1 : at + 2] and sentence.words[at + 1] in SAYING else pronoun(at)
    if "-" in word and AGE.fullmatch(word):
        found = one(sentence, at, at, "single")
        if found is not None and found.head == "" and named and found.last < len(sentence.words):
            name = named_at(sentence, found.last)
            if name is not None:
                found.last, found.kind = name.last, "named"
        return found
    if word in SELVES:
        return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "self", derived=True)
    after = sentence.words[at + 1 : at + 2]
    if headline and word in PEOPLE and (not plural(word) or (after and after[0] in PEOPLE and not plural(after[0]))):
        return one(sentence, at, at, "single")
    if sentence.printed[at][0].isupper() and word not in NOT_NAMES:
        name = named_at(sentence, at)
        return name if named or (name is not None and name.last > name.core_last) else None
    return None


def _of_number(sentence: Sentence, at: int) -> Phrase | None:
    """ "family of four", "its crew of six": the number stands behind its noun."""
    read = quantity(sentence.words, at + 2) if at + 2 < len(sentence.words) else None
    if read is None:
        return None
    first = at - 1 if at and (sentence.words[at - 1] == "the" or sentence.words[at - 1] in POSSESSIVE) else at
    return Phrase(
        first,
        read.last,
        read.core,
        read.core_last,
        read.low,
        read.high,
        read.modality,
        "count",
        group=sentence.words[at],
    )


def _counted(sentence: Sentence, read: Quantity) -> Phrase | None:
    words = sentence.words
    if words[read.first] == "over" and read.first and words[read.first - 1] in _PHRASAL:
        plain = quantity(words, read.core)  # "handed over 15 soldiers" is no more than 15
        read = plain if plain is not None else read
    if labelled(sentence, read) or _holds_number(words, read):
        return None
    made = Phrase(
        read.first, read.last, read.core, read.core_last, read.low, read.high, read.modality, "bare", more=read.more
    )
    made.part = words[max(0, read.first - 2) : read.first] == ["of", "whom"]
    at = read.last
    if words[at : at + 1] == ["of"] and words[at + 1 : at + 2] and words[at + 1] in PARTS:
        return _partial(sentence, made, at + 2) if _them(words, at + 1) else None
    if words[at : at + 2] == ["of", "the"] or (
        words[at : at + 1] == ["of"] and at + 1 < len(words) and words[at + 1] in POSSESSIVE
    ):
        return _of_the(sentence, made, at + 2)
    if words[at : at + 1] == ["of"]:
        at += 1
    return _headed(sentence, made, at, read)


_PHRASAL = frozenset("handed hand handing turned turn turning took take taken ran fell signed hands".split())


def _holds_number(words: list[str], read: Quantity) -> bool:
    """True for "a group of five gunmen", where five is the number, and for "twice as many"."""
    if words[read.core] == "many" and read.core and words[read.core - 1] in ("as", "so", "how", "too"):
        return True
    after = read.last + 1
    return (
        read.modality == "unknown"
        and words[read.last : after] == ["of"]
        and after < len(words)
        and quantity(words, after) is not None
    )


def _headed(sentence: Sentence, made: Phrase, at: int, read: Quantity) -> Phrase | None:
    single = read.low == 1 and read.high in (1, None) and read.modality in ("exact", "floor")
    head = find_head(sentence, at, want_plural=not single, numbered=True)
    if head is not None and head < 0:
        return None
    if head is None and _unmarked_plural(sentence, at):
        head = at
    if head is None:
        for last in range(at + 1, min(at + 3, len(sentence.words)) + 1):
            if not sentence.words[last - 1][0].isalnum() or sentence.words[last - 1].endswith("'s"):
                break
            if _unlisted(sentence, last - 1):
                made.group, made.last = " ".join(sentence.words[at:last]), last
                return made
            if sentence.words[last - 1] in STOPS or sentence.words[last - 1] in CUES:
                break
        return made if at == read.last and bare_fits(sentence, made, read) else None
    if sentence.words[head] == "lives" and not _lives_lost(sentence.words, made, head):
        return None
    set_head(sentence, made, at, head)
    made.kind = "count"
    if sentence.words[head] == "lives":
        made.inner = "killed"
    if made.group == "family" and made.unit == "family" and single:
        return family(sentence, made)
    return made


def _unmarked_plural(sentence: Sentence, at: int) -> bool:
    """True for "25 terrorist killed", where the ending was lost."""
    words = sentence.words
    return at + 1 < len(words) and words[at] in PEOPLE and (words[at + 1] in BE or words[at + 1] in ADJECTIVES)


def _unlisted(sentence: Sentence, at: int) -> bool:
    """True for a plural that no list knows but that can name people: "five Ruritanians", "six kidnappers".

    It counts people where an outcome says so, else nobody."""
    word, printed = sentence.words[at], sentence.printed[at]
    if word.endswith(("ers", "ors", "ists", "ians", "smen")) and word not in NOT_AGENTS and printed[0].islower():
        return True
    name = printed[0].isupper() and not printed.isupper() and word.endswith("s") and len(word) > 4
    return name and word not in NOT_PEOPLE and word not in MEASURE and not title_case(sentence)


def _lives_lost(words: list[str], made: Phrase, head: int) -> bool:
    """True for "claiming two lives", "two lives were lost"; other lives are no victims."""
    before = words[max(0, made.first - 6) : made.first]
    return any(w in _LIVES for w in before) or "lost" in words[head + 1 : head + 5]


def _of_the(sentence: Sentence, made: Phrase, at: int) -> Phrase | None:
    inner = quantity(sentence.words, at)
    if inner is not None and sentence.words[at - 1] == "the":
        head = find_head(sentence, inner.last, want_plural=True)
        made.kind, made.part, made.last = "count", True, at - 1
        made.group = group_of(sentence.words, inner.last, head) if head is not None and head >= 0 else ""
        made.own = True
        return made
    head = find_head(sentence, at, want_plural=True)
    if head is None or head < 0:
        word = sentence.words[at] if at < len(sentence.words) else ""
        if word not in HEADS and word not in CUES:
            return made
        head = at
    set_head(sentence, made, at, head)
    made.kind, made.part = "count", sentence.words[at - 1] == "the" and made.modality != "vague"
    made.own = made.part and sentence.words[head] not in HEADS and made.group != ""
    return made


def _them(words: list[str], at: int) -> bool:
    """False for "two of those rockets", where a noun of another kind follows."""
    after = words[at + 1] if at + 1 < len(words) else "."
    return (
        words[at] not in ("those", "these")
        or not after[0].isalnum()
        or after in STOPS
        or after in CUES
        or after in PEOPLE
    )


def _partial(sentence: Sentence, made: Phrase, at: int) -> Phrase:
    words = sentence.words
    made.part, made.last = True, at
    made.kind = "count"
    look = at
    while look < len(words) and (words[look] in BE or words[look] in ("all", "a", "an", "mostly")):
        look += 1
    single = made.low == 1 and made.high == 1
    head = find_head(sentence, look, want_plural=not single) if look < len(words) else None
    if head is not None and head - look <= 3 and head and head >= 0 and made.unit == "person":
        set_head(sentence, made, look, head)
    return made
