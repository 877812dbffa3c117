"""How words of a line stand in a text: literally, by their stem, by another word for it, as a number that fits, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from firsthand.collate.beyond_synonyms import borne_by, stem, telling
from firsthand.collate.scene import Role, clauses, role_of
from firsthand.model.actors import load
from firsthand.model.sentences import sentences
from firsthand.model.text import Span

# What a piece of a line can be: no word, a small word, a word that stands in the text, one whose stem does, one that does not;
# a number that stands in the text, one that is a sum of some there, one below one there, another; and a word for which the
# text has another: a synonym, a broader word, another name of the same body, its initials.
_NONE, _SMALL, _STANDS, _STEM, _NEW, _NUMBER, _SUM, _BELOW, _OTHER, _OTHERWISE = range(10)
# What is borne out so by clauses only that hold back, or that say what is not known; and by such only as tell of what was
# before, or always is.
_BORNE = (_STANDS, _STEM, _NUMBER, _OTHERWISE)
_UNSURE = dict(zip(_BORNE, range(10, 14), strict=True))
_BEFORE = dict(zip(_BORNE, range(14, 18), strict=True))
ECHOES = 18
_WORD = re.compile(r"\d[\d,.]*\d|\d|\w+(?:-\w+)?")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_NUMBERS = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)} | {"dozen": 12} | _TIMES
# Years are no counts.
_YEAR = re.compile(r"(?:19|20)\d\d")
# Words that tell nothing of their own.
_LITTLE = frozenset(
    "a an the of in on at to by for and or but as is it its be was has had he his her him she who no not so up out off any may can did do how "
    "why via per are me my we us our you i s t d ll re ve nor yet too own after before from with that this these those were been have they "
    "their them which while over near amid into than when will would what more about against between under through until upon during since "
    "where there here then being having could should must also only just even still if because whose whom".split()
)
# The least that a vague word can mean: domain practice (dozens from 24 up, scores from 40 up).
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
# Letters of a stem, and the most numbers of a text that are added up.
_LETTERS, _ADDED = 5, 12
# Letters that a name shares with its country or people: Azeri, Azerbaijani.
_OF_NAME = 4
# A sentence that somebody says, whatever it recalls.
_TOLD = re.compile(
    r"[\"“”‘]|\b(?:sa(?:id|ys?)|told|accord|report|add(?:s|ed)|confirm|stat(?:es?|ed|ement)|count)", re.IGNORECASE
)
_NAMES = re.compile(r"(?:[A-Z][\w'’-]{1,40} (?:(?:of|the|for|and) )*){1,5}[A-Z][\w'’-]{1,40}")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in small letters, the stems of the long ones, numbers and their sums; stems without endings, beginnings and
    initials of names, and the bodies that are named."""

    words: frozenset[str]
    stems: frozenset[str]
    numbers: tuple[int, ...]
    roots: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    bodies: frozenset[str]
    sums: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text says in all, in clauses that say it plainly, and in those that hold it back or say what is not known."""

    all: Said
    plain: Said
    unsure: Said


def ground(text: str, hides: Sequence[tuple[int, int]] = ()) -> Ground:
    """`hides`: ranges of the text that are left out."""
    told: dict[Role, list[Said]] = {"plain": [], "hedged": [], "silent": [], "past": []}
    for start, end, role in _clauses(text):
        left = text[start:end]
        for a, b in sorted(hides, reverse=True):
            left = left[: max(a - start, 0)] + left[max(b - start, 0) :]
        told[role].append(_said(left))
    return Ground(
        _together([said for some in told.values() for said in some]),
        _together(told["plain"]),
        _together(told["hedged"] + told["silent"]),
    )


@lru_cache(maxsize=8)
def _clauses(text: str) -> tuple[tuple[int, int, Role], ...]:
    found: list[tuple[int, int, Role]] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        voiced = bool(_TOLD.search(sentence))
        for clause in clauses(text, Span("text", start, end)):
            role = role_of(text[clause.start : clause.end], sentence, first=start == 0, voiced=voiced)
            found.append((clause.start, clause.end, role))
    return tuple(found)


@lru_cache(maxsize=4096)
def _said(words: str) -> Said:
    printed = [m.group() for m in _WORD.finditer(words)]
    small = [w.lower() for w in printed]
    parts = {part for w in small for part in w.split("-")}
    return Said(
        frozenset((*small, *parts)),
        frozenset(p[:_LETTERS] for p in parts if len(p) >= _LETTERS),
        tuple(n for n in _numbers(small) if n is not None),
        frozenset(map(stem, telling(words))),
        frozenset(w[:_OF_NAME].lower() for w in printed if w[0].isupper()),
        frozenset(_initials(m.group()) for m in _NAMES.finditer(words)),
        frozenset(actor for match in load().matches(words) for actor in (match.actor, *match.others)),
    )


def _together(some: Sequence[Said]) -> Said:
    numbers = tuple(dict.fromkeys(n for one in some for n in one.numbers))
    few = [n for n in numbers if n > 0][:_ADDED]
    sets = (
        frozenset().union(*(getattr(one, name) for one in some))
        for name in ("words", "stems", "roots", "names", "initials", "bodies")
    )
    words, stems, roots, names, initials, bodies = sets
    sums = frozenset(sum(added) for size in (2, 3) for added in combinations(few, size))
    return Said(words, stems, numbers, roots, names, initials, bodies, sums)


def all_stand(echoed: tuple[int, ...]) -> bool:
    """True where the text has every word and number, or another word for it."""
    return not set(echoed) & {_NEW, _BELOW, _OTHER}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def echoes(words: str, offsets: tuple[tuple[int, int], ...], ground: Ground) -> list[int]:
    """For each piece of some words, given by its code point range, what the word that it belongs to is in the text."""
    known = load().matches(words)
    matches = list(_WORD.finditer(words))
    numbers = _numbers([m.group().lower() for m in matches])
    found = []
    for m, number in zip(matches, numbers, strict=True):
        named = {a for k in known if k.start < m.end() and m.start() < k.end for a in (k.actor, *k.others)}
        echo = _echo(m.group(), number, named, ground.all)
        if echo in _BORNE and _echo(m.group(), number, named, ground.plain) not in _BORNE:
            unsure = _echo(m.group(), number, named, ground.unsure) in _BORNE
            echo = (_UNSURE if unsure else _BEFORE)[echo]
        found.append((m.start(), m.end(), echo))
    starts = [start for start, _, _ in found]
    answer = []
    for start, _ in offsets:
        at = bisect_right(starts, start) - 1
        answer.append(found[at][2] if at >= 0 and start < found[at][1] else _NONE)
    return answer


def _echo(printed: str, number: int | None, named: set[str], said: Said) -> int:
    word = printed.lower()
    if word in _VAGUE:
        return _NUMBER if word in said.words or max(said.numbers, default=0) >= _VAGUE[word] else _OTHER
    if number is not None:
        if number in said.numbers:
            return _NUMBER
        if number in said.sums:
            return _SUM
        return _BELOW if number < max(said.numbers, default=0) else _OTHER
    if word in _LITTLE:
        return _SMALL
    parts = [p for p in word.split("-") if p and p not in _LITTLE]
    if word in said.words or all(p in said.words for p in parts):
        return _STANDS
    if all(p[:_LETTERS] in said.stems or stem(p) in said.roots for p in parts):
        return _STEM
    return _OTHERWISE if named & said.bodies or _otherwise(printed, said) else _NEW


def _otherwise(word: str, said: Said) -> bool:
    """True where the text has another word for this one."""
    if word.isupper() and len(word) > 1 and any(word in initials for initials in said.initials):
        return True
    if word[0].isupper() and len(word) > _OF_NAME and word[:_OF_NAME].lower() in said.names:
        return True
    return any(borne_by(part) & said.roots for part in word.split("-"))


def _numbers(words: list[str]) -> list[int | None]:
    """The whole number that each word in small letters is part of, None where it is of none: "two hundred" is one."""
    found = [_number(w) for w in words]
    for i in range(1, len(words)):
        before = found[i - 1]
        if words[i] in _TIMES and before is not None and before < _TIMES[words[i]]:
            found[i - 1] = found[i] = before * _TIMES[words[i]]
    return found


def _number(word: str) -> int | None:
    plain = word.replace(",", "")
    if plain.isdecimal() and len(plain) <= 9:
        return None if _YEAR.fullmatch(word) else int(plain)
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens, _, units = word.partition("-")
    if tens in _TENS and units in _UNITS[1:10]:
        return _NUMBERS[tens] + _NUMBERS[units]
    return None
