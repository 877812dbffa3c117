"""Quantities that go beyond the sources: lorries, houses, kilometres, money, hours; more in a headline than below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from firsthand.collate.beyond_words import Excess, Pattern, lists
from firsthand.collate.scene import Line, Scene
from firsthand.model.mentions import CountMention
from firsthand.model.text import Span

# A headline may round: more than this share above the largest number below is no rounding.
_ROUNDED = 1.12
_MOST_PARTS = 8
# What a lead must exceed, and how far, for its sources to speak of the same.
_SOME, _FAR = 5, 1.5
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
          "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    {w: n for n, w in enumerate(_UNITS, 1)} | {w: n * 10 for n, w in enumerate(_TENS, 2)} | {"a": 1, "an": 1, "half": 0.5}
)  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000, "mn": 1_000_000, "bn": 10**9, "k": 1_000, "billion": 10**9}  # fmt: skip
# What vague words say at least.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_NUMBER = (
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?:" + "|".join((*_TENS, *_UNITS, "an", "a", "half")) + r")(?:[- ](?:"
    + "|".join(_UNITS[:9]) + r"))?|dozens|scores|hundreds|thousands|millions)"
    r"(?P<times>(?:[ -]?(?:a )?(?:hundred|thousand|million|billion|dozen)|(?:m|mn|bn|k)(?!\w)))?"
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = r"(?:[ -](?:of(?: the)?|more|aid|fuel|army|police|family|mud|civilian|military|armou?red|stolen|new|old|us|russian|[a-z]+ed|[a-z]+an))?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things of one kind; hours for time, kilometres for ways, so that units of one kind compare."""

    start: int
    end: int
    kind: str
    number: float
    vague: bool = False


def numbers(scene: Scene) -> Iterator[Excess]:
    """Quantities of the headline, or of an own lead, larger than any of their kind below, where some of their kind are."""
    lines = [line for line in scene.lines if line.role != "past"]
    if scene.headline is not None:
        yield from _larger(scene, scene.headline, lines)
    for line in scene.lead:
        if not line.voiced and line.role == "plain":
            yield from _larger(scene, line.span, [o for o in lines if o.voiced])


def _larger(scene: Scene, where: Span, lines: Sequence[Line]) -> Iterator[Excess]:
    below = [q for line in lines for q in quantities(line.words)]
    text = scene.title if where == scene.headline else scene.document.words(where)
    for top in quantities(text):
        span = Span(where.part, where.start + top.start, where.start + top.end)
        alike = [q for q in below if q.kind == top.kind]
        if not alike or not scene.own(span) or top.number < 2:
            continue
        if any(q.vague for q in alike) or any(_several(top.kind).search(line.words) for line in lines):
            continue
        most = max(q.number for q in alike)
        if where != scene.headline and (most < _SOME or top.number < most * _FAR):
            continue  # a lead sums up what sources tell of piece by piece
        if (
            top.number > most * _ROUNDED
            and not _adds_up(top.number, alike)
            and not _told_apart(scene, lines, top.kind, top.number)
        ):
            yield span, "value", "damage", f"the accounts count at most {most:g} of what is counted here"


def vague(word: str) -> int:
    """What a vague word says at least."""
    return _VAGUE[word.lower()]


_PLAIN_NUMBER = re.compile(rf"(?<![\w.,$:-]){_NUMBER}(?![\w%:]|[.,]\d)", re.IGNORECASE)
_NO_PEOPLE = re.compile(
    r"[ -]?(?:(?:square|cubic|nautical) )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|km|kilomet\w+|miles?|met(?:re|er)s?|feet|mm|cm|kg|kilos?|tons?|tonnes?|"
    r"grams?|litres?|rounds?|rockets?|missiles?|shells?|bombs?|mortars?|shots|bullets|dollars?|euros?|pounds?|percent|per cent|times|o'?clock|a\.?m|p\.?m|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)|degrees|cattle|cows|houses?|homes?|huts?|villages?|"
    r"vehicles?|cars?|trucks?|lorries|buses|boats?|rifles?|guns?|doses|boxes|square|acres|hectares|points?|st|street|block|avenue|road|mosques?|schools?|shops?|"
    r"strikes?|raids?|attacks?|explosions?|blasts?|incidents?|checkpoints?|positions?|tanks?|planes?|jets?|flights?|phones?|counts|a\.m|year-old|years old)(?!\w)",
    re.IGNORECASE,
)


def is_number(words: str) -> bool:
    """True for words that are a number and no more.

    >>> is_number("Twenty-six"), is_number("26 herders")
    (True, False)
    """
    return _PLAIN_NUMBER.fullmatch(words) is not None


def people(words: str) -> Iterator[float]:
    """Numbers in some words that may count people."""
    for match in _PLAIN_NUMBER.finditer(words):
        number, _ = _read(match)
        before = words[max(0, match.start() - 12) : match.start()].lower()
        if (
            number > 1
            and not _NO_PEOPLE.match(words, match.end())
            and not re.search(r"(?:aged?|of|on|at|no\.|number|to|,) $", before + "" if number < 100 else "")
        ):
            yield number


def heads(lines: Iterable[Line], other: Sequence[Span], of_people: Sequence[Span] = ()) -> Iterator[tuple[Line, float]]:
    """Numbers that may count people, each with its line, but for those in `other`. "a", and what counts things, is left out unless
    it is in `of_people`."""
    for line in lines:
        for m in _PLAIN_NUMBER.finditer(line.words):
            here = Span("text", line.span.start + m.start(), line.span.start + m.end())
            rest = line.words[: m.start()].lower().endswith(("other ", "remaining "))
            thing = _NO_PEOPLE.match(line.words, m.end()) or m.group().lower() in ("a", "an")
            counts = not thing or any(span.meets(here) for span in of_people)
            if counts and not rest and not any(span.meets(here) for span in other):
                yield line, _read(m)[0]


_DIED_THERE = re.compile(r" (?:later )?(?:in|at|on the way to) (?:the |a )?(?:\w+ )?(?:hospital|clinic)", re.IGNORECASE)
_DIED = re.compile(r"(?<!\w)(?:died|perished)(?!\w)[^.;]{0,30}$", re.IGNORECASE)


def died_there(scene: Scene, count: CountMention) -> bool:
    """True for the two of "four died at once and two in hospital"."""
    text, span = scene.document.part(count.span.part), count.span
    there = _DIED_THERE.match(text, span.end) is not None
    return there and _DIED.search(text, max(0, span.start - 60), span.start) is not None


def pairs_up(scene: Scene, low: float, high: float, outcomes: Collection[str]) -> bool:
    """True when two or three numbers of one sentence or two add up to a number between two bounds. Those told of people with another outcome
    than these count nobody of it."""
    alike = ("none", *outcomes)
    other = [
        c.span
        for c in scene.mentions.counts
        if (c.outcome not in alike and not died_there(scene, c)) or c.unit != "person"
    ]
    other += [c.span for c in parts_of_a_whole(scene, [c for c in scene.counts() if c.outcome in outcomes])]
    of_people = [c.span for c in scene.mentions.counts if c.outcome in outcomes]
    by_sentence: dict[str, list[float]] = {}
    for line, number in heads([line for line in scene.lines if line.role != "past"], other, of_people):
        if number < low:
            by_sentence.setdefault(line.sentence, []).append(number)
    for one, after in pairwise([*by_sentence.values(), []]):
        near = [*{*one, *after}, *(n for n in {*one} & {*after} if n < _A_WHOLE)]  # two blasts may kill five each
        figures = sorted(near, reverse=True)[:_MOST_PARTS]
        if any(low <= sum(some) <= high for n in (2, 3) for some in combinations(figures, n)):
            return True
    return False


# From this many on, that one figure is what two or three behind it come to, one of them told as a part, is no chance.
_A_WHOLE, _NEAR_BY, _WHOLES = 10, 6, 20
_A_PART = re.compile(
    r"(?<!\w)(?:first|second|third|another|others?|of them|of the dead|the rest|former|latter)(?!\w)", re.IGNORECASE
)


def parts_of_a_whole(scene: Scene, counts: Iterable[CountMention]) -> set[CountMention]:
    """Those counts that one before them sums up: "18 died ... 13 in the first blast ... another five"."""
    told = sorted((c for c in counts if c.low), key=lambda c: c.span)
    for at, whole in enumerate(told[:_WHOLES]):
        if (whole.low or 0) < _A_WHOLE or whole.relation != "whole":
            continue
        behind = [c for c in told[at + 1 : at + 1 + _NEAR_BY] if (c.low or 0) < (whole.low or 0)]
        for n in (2, 3):
            for some in combinations(behind, n):
                if sum(c.low or 0 for c in some) == whole.low and any(_is_part(scene, c) for c in some):
                    return set(some)
    return set()


def _is_part(scene: Scene, count: CountMention) -> bool:
    line = scene.line_at(count.span)
    return line is not None and _A_PART.search(line.sentence) is not None


def quantities(words: str) -> Iterator[Quantity]:
    """The quantities in some words, in their order."""
    for match in _NUMBER_OF.finditer(words):
        unit = next((u for u in lists().units if re.fullmatch(u.words, match.group("what"), re.IGNORECASE)), None)
        number, vague = _read(match)
        if unit is not None and number:
            yield Quantity(match.start("figure"), match.end(), unit.kind, number * unit.factor, vague)
    for kind, factor, pattern in _patterns():
        for match in pattern.finditer(words):
            number, vague = _read(match)
            if number:
                yield Quantity(match.start(), match.end(), kind, number * factor, vague)


_NUMBER_OF = re.compile(rf"(?<!\w)number of (?:\w+ )??(?P<what>\w+)(?!\w)[^.;]{{0,60}}?(?:at|to|was|were|as|is) (?:about |around |nearly |some |only )*{_NUMBER}(?!\w)", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, float, Pattern], ...]:
    money = ("$", 1.0, re.compile(rf"(?<!\w)(?P<sign>\$)\s?{_NUMBER}(?!\w)", re.IGNORECASE))
    made = [
        (u.kind, u.factor, re.compile(rf"(?<![\w.,$:]){_NUMBER}{_BETWEEN}(?:[ -]|(?=km))(?:{u.words})(?!\w)", re.IGNORECASE))
        for u in lists().units
    ]  # fmt: skip
    return (money, *made)


@lru_cache(maxsize=64)
def _several(kind: str) -> Pattern:
    """Words for many of a kind that give no number: they bear out any."""
    nouns = "|".join(u.words for u in lists().units if u.kind == kind) or r"dollars"
    vague = r"several|many|numerous|countless|dozens|scores|hundreds|thousands|rows of|most|all|more"
    return re.compile(rf"(?<!\w)(?:{vague})(?: \w+){{0,3}}? (?:{nouns})(?!\w)", re.IGNORECASE)


def _read(match: re.Match[str]) -> tuple[float, bool]:
    figure = match.group("figure").lower()
    times = (match.group("times") or "").lower().strip(" -").removeprefix("a ")
    many = 12 if times == "dozen" else _TIMES.get(times, 1)
    if figure in _VAGUE:
        return _VAGUE[figure] * many, True
    if _YEAR.fullmatch(figure) and many == 1 and match.groupdict().get("sign") is None:
        return 0, False
    if figure[0].isdigit():
        return float(figure.replace(",", "")) * many, False
    return sum(_WORDS.get(w, 0) for w in re.split(r"[- ]", figure)) * many, False


def _told_apart(scene: Scene, lines: Sequence[Line], kind: str, number: float) -> bool:
    """True where numbers of one sentence, one of them of the kind, add up: "two huts on the east bank, and one on the west"."""
    people = [c.span for c in scene.mentions.counts if c.unit == "person"]
    by_sentence: dict[str, list[float]] = {}
    for line in lines:
        for m in _PLAIN_NUMBER.finditer(line.words):
            here = Span("text", line.span.start + m.start(), line.span.start + m.end())
            if m.group().lower() not in ("a", "an") and not any(span.meets(here) for span in people):
                by_sentence.setdefault(line.sentence, []).append(_read(m)[0])
    return any(
        sum(some) == number
        for sentence, figures in by_sentence.items()
        if any(q.kind == kind for q in quantities(sentence))
        for n in (2, 3)
        for some in combinations(figures[:_MOST_PARTS], n)
    )


def _adds_up(number: float, parts: Sequence[Quantity]) -> bool:
    """True when some parts add up to a number, or come near it."""
    single = [1.0] if any(q.number == 1 for q in parts) else []  # "a tanker" told twice is one
    figures = (sorted((q.number for q in parts if q.number != 1), reverse=True) + single)[:_MOST_PARTS]
    sums = (sum(some) for n in range(2, len(figures) + 1) for some in combinations(figures, n))
    return any(abs(s - number) <= number * (_ROUNDED - 1) for s in sums)
