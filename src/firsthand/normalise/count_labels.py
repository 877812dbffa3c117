"""Figures that count nobody: years, dates, ages, house and unit numbers, money, times."""

from __future__ import annotations

from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import (
    ADVERBS,
    BE,
    HAVE,
    HEADS,
    LABELS,
    MEASURE,
    MONTHS,
    NOT_PEOPLE,
    PARTS,
    PEOPLE,
    SAYING,
    STOPS,
    YEAR,
    Sentence,
    find_head,
    plural,
    title_case,
)
from firsthand.normalise.numbers import Quantity
from firsthand.normalise.outcomes import CUES

_HARM = frozenset(
    "killed wounded injured killing wounding injuring kills wounds injures kill wound injure least than".split()
)


def labelled(sentence: Sentence, read: Quantity) -> bool:
    """True for figures that are no count: years, dates, ages after a name, unit and house numbers, money, times."""
    words, core = sentence.words, read.core
    before = words[core - 1] if core else ""
    after = words[read.core_last] if read.core_last < len(words) else ""
    if after in ("-", "/", "%") or _hour(words, read) or (before in ("$", "€", "£", "#", "/") and read.figure):
        return True
    if not read.figure:
        return before in ("aged", "age", "chapter", "phase", "channel", "grade") or _is_name(sentence, core, before)
    if _set_phrase(words, read, before, after):
        return True
    row = before in ("other", "others") and any(w.isdigit() for w in words[max(0, core - 5) : core])
    if row and people_after(sentence, read) is None:
        return True
    if read.modified:
        return before in ("$", "€", "£")
    people = people_after(sentence, read)
    noun = people is not None
    if not noun and _predicate_age(words, core):
        return True
    if after in MONTHS or (before in MONTHS and not noun):
        return True
    if YEAR.fullmatch(words[core]) and before in MONTHS:
        return True
    if YEAR.fullmatch(words[core]) and not (noun and people == read.last and words[people] not in HEADS):
        return True
    if before in LABELS:
        return not (noun and before in MONTHS)
    return not noun and ((before == "," and _age_of_name(sentence, read)) or _listed_age(sentence, read))


def _hour(words: list[str], read: Quantity) -> bool:
    """True for "7:30" and "7 a.m."."""
    core, behind = read.core, words[read.core_last : read.core_last + 3]
    if behind in (["a", ".", "m"], ["p", ".", "m"]) or (
        core > 1 and words[core - 1] == ":" and words[core - 2].isdigit()
    ):
        return True
    return behind[:1] == [":"] and len(behind) > 1 and behind[1].isdigit()


def _is_name(sentence: Sentence, core: int, before: str) -> bool:
    """True for "Chris Few": a number word with a capital inside a sentence."""
    return sentence.printed[core] in ("Few", "Many", "Score") and before.isalnum() and not title_case(sentence)


def _set_phrase(words: list[str], read: Quantity, before: str, after: str) -> bool:
    """True for "Sept. 3", "both 16", "under the age of 10", "out of 12", "11 News", "911 dispatchers"."""
    core = read.core
    if before in ("both", "one") or after == "news":
        return True
    if before == "of" and words[core - 2 : core - 1] in (["out"], ["age"]):
        return True
    if before == "." and core > 1 and words[core - 2] in MONTHS and words[core - 2] not in ("may", "march"):
        return True
    return words[core] == "911" and after.startswith(("dispatch", "call", "operator", "center"))


def people_after(sentence: Sentence, read: Quantity) -> int | None:
    """The token of the noun for people that a number counts, None where there is none."""
    head = find_head(sentence, read.last, want_plural=not (read.low == 1 and read.high == 1))
    return head if head is not None and head >= 0 else None


def _listed_age(sentence: Sentence, read: Quantity) -> bool:
    """True for "her sons, 7 and 8, were hurt": figures in a row behind a comma and a noun for people."""
    words, at, figures = sentence.words, read.core, 1
    while at > 1 and (words[at - 1] in (",", "and") or words[at - 1].isdigit()):
        at -= 1
        figures += words[at].isdigit()
    last = read.core_last
    while last < len(words) and (words[last] in (",", "and") or words[last].isdigit()):
        figures += words[last].isdigit()
        last += 1
    if last < len(words) and words[last][0].isdigit() and words[last].endswith(("-old", "-olds")):
        figures, last = figures + 1, last + 1
    if figures < 2 or (read.low or 0) > 109:
        return False
    if words[at - 1] in ("ages", "aged"):
        return True
    if words[at] != ",":
        return False
    return words[at - 1] in PEOPLE and (
        words[last - 1] in (",", "and")
        or words[last - 1].endswith("-old")
        or words[last : last + 1] in (["was"], ["were"])
    )


def _predicate_age(words: list[str], core: int) -> bool:
    """True for "ages 19, 21 and 22" and "his mother, who was 24, ..."."""
    before = words[max(0, core - 6) : core]
    return (
        "ages" in before
        or "aged" in before
        or (before[-1:] in (["was"], ["is"]) and before[-2:-1] in (["who"], ["he"], ["she"]))
    )


def _age_of_name(sentence: Sentence, read: Quantity) -> bool:
    """True for the 17 of "Sami Haddad, 17, of Tarhana"; "on Wednesday, 15 of them" is a count."""
    core, after = read.core, [*sentence.words[read.core_last : read.core_last + 2], "", ""]
    at = core - 3 if sentence.words[core - 3 : core - 1] in (["jr", "."], ["sr", "."]) else core - 2
    noun = sentence.words[at] if core > 1 else ""
    person = sentence.printed[at][:1].isupper() or (noun in PEOPLE and not plural(noun))
    if core < 2 or not person or after[1] in PARTS or after[1] == "the":
        return False
    return after[0] in (",", ".", ")", ";", "was", "of", "is", "and", "")


def bare_fits(sentence: Sentence, made: Phrase, read: Quantity) -> bool:
    """True where a number without a noun can stand for people: its neighbours do not claim it for something else."""
    words = sentence.words
    word = words[made.last] if made.last < len(words) else "."
    if word == "shot" and not {"fired", "fires", "firing", "fire", "heard"}.isdisjoint(
        words[max(0, made.first - 2) : made.first]
    ):
        return False
    if word == "-" or word in MEASURE or word in NOT_PEOPLE or word in MONTHS:
        return False
    if not word[0].isalnum() or word in STOPS or word in CUES or word in ADVERBS or word in BE or word in HAVE:
        return True
    if made.first and words[made.first - 1] in _HARM and _source_follows(words, made.last):
        return True
    return (
        word.endswith("s")
        and read.modified is not None
        and word not in NOT_PEOPLE
        and sentence.printed[made.last][0].isupper()
    )


def _source_follows(words: list[str], at: int) -> bool:
    """True for "wounded 50 state media reported", where the comma before the source was lost."""
    for word in words[at : at + 5]:
        if word in SAYING:
            return True
        if word.endswith("s") or word in STOPS:
            return False
    return False
