"""How words of a line stand in a text: literally, by their stem, by another word for it, as a number that fits, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import combinations

from firsthand.collate.beyond_synonyms import borne_by, stem, telling
from firsthand.model.actors import load

# What a piece of a line can be: no word, a small word, a word that stands in the text, one whose stem does, one that does not;
# a number that stands in the text, one that is a sum of some there, one below one there, another; and a word for which the
# text has another: a synonym, a broader word, another name of the same body, its initials.
ECHOES = 10
_NONE, _SMALL, _STANDS, _STEM, _NEW, _NUMBER, _SUM, _BELOW, _OTHER, _OTHERWISE = range(ECHOES)
_WORD = re.compile(r"\d[\d,.]*\d|\d|\w+(?:-\w+)?")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = (
    {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)} | {"dozen": 12, "hundred": 100}
)
# The least that a vague word can mean: domain practice (dozens from 24 up, scores from 40 up).
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
# Letters of a stem, and the most numbers of a text that are added up.
_LETTERS, _ADDED = 5, 12
# Letters that a name shares with its country or people: Azeri, Azerbaijani.
_OF_NAME = 4
_NAMES = re.compile(r"(?:[A-Z][\w'’-]{1,40} (?:(?:of|the|for|and) )*){1,5}[A-Z][\w'’-]{1,40}")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a text in small letters, the stems of the long ones, its numbers and their sums; stems without endings,
    beginnings and initials of names, and the bodies that it names."""

    words: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[int]
    sums: frozenset[int]
    roots: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    bodies: frozenset[str]


def said(text: str) -> Said:
    words = [m.group().lower() for m in _WORD.finditer(text)]
    numbers = [n for n in map(_number, words) if n is not None]
    few = list(dict.fromkeys(n for n in numbers if n > 0))[:_ADDED]
    sums = {sum(some) for size in (2, 3) for some in combinations(few, size)}
    parts = {part for w in words for part in w.split("-")}
    return Said(
        frozenset((*words, *parts)),
        frozenset(p[:_LETTERS] for p in parts if len(p) >= _LETTERS),
        frozenset(numbers),
        frozenset(sums),
        frozenset(map(stem, telling(text))),
        frozenset(m.group()[:_OF_NAME].lower() for m in _WORD.finditer(text) if m.group()[0].isupper()),
        frozenset(_initials(m.group()) for m in _NAMES.finditer(text)),
        frozenset(actor for match in load().matches(text) for actor in (match.actor, *match.others)),
    )


def adds_up(words: str, offsets: tuple[tuple[int, int], ...], echoed: tuple[int, ...]) -> bool:
    """True where a number among some words is a sum of the text's, or a vague word that its numbers allow."""
    return any(
        echo == _SUM or (echo == _NUMBER and words[start:end].lower() in _VAGUE)
        for (start, end), echo in zip(offsets, echoed, strict=True)
    )


def all_stand(echoed: tuple[int, ...]) -> bool:
    """True where the text has every word and number, or another word for it."""
    return not set(echoed) & {_NEW, _BELOW, _OTHER}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def echoes(words: str, offsets: tuple[tuple[int, int], ...], said: Said) -> list[int]:
    """For each piece of some words, given by its code point range, what the word that it belongs to is in the text."""
    known = [m for m in load().matches(words) if said.bodies & {m.actor, *m.others}]
    found = []
    for m in _WORD.finditer(words):
        echo = _echo(m.group().lower(), said)
        named = any(k.start < m.end() and m.start() < k.end for k in known)
        if echo in (_NEW, _SMALL) and m.group()[0].isalpha() and (named or _otherwise(m.group(), said)):
            echo = _OTHERWISE
        found.append((m.start(), m.end(), echo))
    starts = [start for start, _, _ in found]
    answer = []
    for start, _ in offsets:
        at = bisect_right(starts, start) - 1
        answer.append(found[at][2] if at >= 0 and start < found[at][1] else _NONE)
    return answer


def _echo(word: str, said: Said) -> int:
    if word in _VAGUE:
        return _NUMBER if word in said.words or max(said.numbers, default=0) >= _VAGUE[word] else _OTHER
    number = _number(word)
    if number is not None:
        if number in said.numbers:
            return _NUMBER
        if number in said.sums:
            return _SUM
        return _BELOW if number < max(said.numbers, default=0) else _OTHER
    parts = word.split("-")
    if word in said.words or all(p in said.words for p in parts):
        return _STANDS
    if len(word) <= 3:
        return _SMALL
    return _STEM if all(p[:_LETTERS] in said.stems for p in parts if len(p) > 3) else _NEW


def _otherwise(word: str, said: Said) -> bool:
    """True where the text has another word for this one."""
    if word.isupper() and len(word) > 2 and any(word in initials for initials in said.initials):
        return True
    if word[0].isupper() and len(word) > _OF_NAME and word[:_OF_NAME].lower() in said.names:
        return True
    return any(borne_by(part) & said.roots for part in word.split("-"))


def _number(word: str) -> int | None:
    """The whole number that a word in small letters is, None where it is none."""
    plain = word.replace(",", "")
    if plain.isdecimal() and len(plain) <= 9:
        return int(plain)
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens, _, units = word.partition("-")
    if tens in _TENS and units in _UNITS[1:10]:
        return _NUMBERS[tens] + _NUMBERS[units]
    return None
