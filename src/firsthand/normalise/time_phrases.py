"""Phrases of time, read into what they say before anything resolves them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from firsthand.normalise.time_patterns import ANY, COMPILED, SPLIT, TIMED_ALONE, YEAR_AFTER
from firsthand.normalise.time_words import (
    HIJRI,
    HIJRI_FIRST,
    HIJRI_SECOND,
    MONTHS,
    NUMBERS,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    ZONES,
    Tokens,
)

PhraseKind = Literal[
    "day",
    "range",
    "month",
    "year",
    "decade",
    "season",
    "half",
    "week_of",
    "span",
    "ago",
    "shift",
    "part",
    "clock",
    "overnight",
    "hijri",
]
Reach = Literal["", "since", "until"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words say, unresolved. `first` and `last` are token numbers, `start` and `end` places in the text.

    `plural` that the unit stands in the plural, `rolling` that the
    period is counted back or on from the anchor and not a calendar's. `word` is the deictic or relative word ("yesterday", "last"), `edge` early, late or mid, `amount` the number of
    units (0: vague), `zone` hours east of Greenwich. `reach` says that the interval runs on from or up to the phrase.
    """

    kind: PhraseKind
    first: int
    last: int
    start: int
    end: int
    reach: Reach = ""
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    numeric: str = ""
    part: str = ""
    edge: str = ""
    clock: tuple[int, int] | None = None
    zone: int | None = None
    word: str = ""
    amount: int | None = None
    unit: str = ""
    plural: bool = False
    rolling: bool = False
    years_back: int | None = None
    until: Phrase | None = None


EDGES = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid", "middle": "mid", "beginning": "early",
    "start": "early", "outset": "early", "end": "late",
}  # fmt: skip
# What is named after a date is no date: movements, brigades, squares.
_NAMED_AFTER = frozenset(
    "alliance coalition movement bloc brigade brigades battalion forces camp revolution square street university district".split()
)
_COUNTED = frozenset(
    "people civilians persons fighters families members metres meters km kilometres kilometers dollars tons tonnes men women "
    "children residents houses homes soldiers refugees".split()
)
_BEFORE_YEAR = frozenset(
    "in during throughout since from until till of between and before after year early late mid through by to".split()
)
_BEFORE_MONTH = "xsftBgAK"
_BEFORE_ORDINAL = "xgsftBA"


def phrases(tokens: Tokens) -> Iterator[Phrase]:
    """The phrases of time in the order of the text; they never overlap."""
    position = 0
    while match := ANY.search(tokens.shape, position):
        position = match.start() + 1
        for name, pattern in COMPILED:
            tried = pattern.match(tokens.shape, match.start())
            found = _build(name, tokens, tried.start(), tried.end()) if tried and tried.end() > tried.start() else None
            if found:
                found = _with_year(_reaching(_trimmed(found, tokens), tokens), tokens)
                position = found.last + 1
                yield found
                break


def _build(name: str, tokens: Tokens, first: int, stop: int) -> Phrase | None:
    shape = tokens.shape[first:stop]
    phrase = _read(tokens, first, stop)
    if name in ("night_range", "range", "days", "clocks"):
        return _ranged(name, phrase, tokens, shape)
    if name == "day":
        return _day(phrase, tokens, shape)
    if name == "hijri":
        return _hijri(phrase, tokens, shape)
    if name in ("month", "year", "season", "decade"):
        return _long(name, phrase, tokens, shape)
    if name in ("shift", "in_the"):
        return _shift(phrase, tokens, shape)
    if name == "span":
        return _span(phrase, tokens, shape)
    if name == "night":
        if phrase.word in ("last", "this"):
            return replace(phrase, kind="part")
        step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(phrase.word)
        return replace(phrase, kind="shift", amount=step) if step else None
    if name == "part":
        return None if phrase.part == "night" and tokens.words[first] == "at" else replace(phrase, kind="part")
    if name == "edge_span":
        return replace(phrase, kind="span") if phrase.unit in ("week", "month", "year") else None
    if name == "clock":
        if tokens.shape[first - 1 : first] == "(":
            return None  # the same moment again, in another zone
        return replace(phrase, kind="clock") if phrase.clock else None
    if name == "start_of":
        return replace(phrase, kind="span", word="this") if phrase.unit in ("week", "month", "year") else None
    if name == "week_of":
        return _week_of(phrase, tokens)
    if name == "ago":
        return replace(phrase, kind="ago") if phrase.unit != "weekend" else None
    return replace(phrase, kind="overnight" if name == "overnight" else "half")


def _read(tokens: Tokens, first: int, stop: int) -> Phrase:
    """Everything that the tokens of a phrase say, the first of each sort."""
    said: dict[str, Any] = {}
    for at in range(first, stop):
        letter, word = tokens.shape[at], tokens.words[at]
        if letter == "e" and tokens.shape[at + 1 : at + 2] == "n":
            continue  # "a few"
        if letter == "z" and tokens.shape[at - 2 : at - 1] == "(":
            continue  # the same moment again, in brackets
        for name, value in _says(letter, word, said):
            said.setdefault(name, value)
        if letter in "qkc" or (letter == "d" and tokens.shape[at + 1 : at + 2] == "p" and at + 1 < stop):
            half = tokens.words[at + 1] if letter in "cd" and tokens.shape[at + 1 : at + 2] == "p" else ""
            if "clock" not in said and (clock := _clock(word + half)):
                said["clock"] = clock
                if letter == "d" and said.get("day") == int(word):
                    del said["day"]
    said.pop("days", None)
    return Phrase("day", first, stop - 1, tokens.starts[first], tokens.ends[stop - 1], **said)


def _says(letter: str, word: str, said: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    match letter:
        case "w":
            return (("weekday", WEEKDAYS[word if word in WEEKDAYS else word[:-1]]),)
        case "v":
            return (("weekday", SHORT_WEEKDAYS[word]),)
        case "m":
            return (("month", MONTHS[word if word in MONTHS else word[:-1]]),)
        case "d" | "o":
            number = int(re.sub(r"\D", "", word))
            return (("day", number), ("amount", number)) if number <= 31 else ()
        case "D":
            return (("amount", int(word)),)
        case "n":
            return (("amount", NUMBERS[word]),)
        case "e":
            return (("amount", 1),) if "amount" not in said else ()
        case "y" | "H":
            return (("year", int(word)),)
        case "Y":
            return (("year", int(word[:4])),)
        case "i":
            return (("numeric", word),)
        case "P":
            return (("part", PARTS[word]),)
        case "E":
            return (("edge", EDGES[word]),)
        case "L" | "V" | "N" | "K" | "T":
            return (("word", word.removesuffix("s") if letter == "T" else word),)
        case "u":
            return (
                ("unit", UNITS[word.removesuffix("s") if word not in UNITS else word]),
                ("plural", word.endswith("s")),
            )
        case "S":
            return (("month", SEASONS[word]),)
        case "F":
            return (("amount", ("first", "second", "third", "fourth").index(word) + 1),)
        case "z":
            return (("zone", ZONES[word]),)
    return ()


def _clock(word: str) -> tuple[int, int] | None:
    """Hours and minutes of "0300", "15:30", "3.30 p.m.", "9pm"; None when no clock shows it."""
    figures = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", word)
    if not figures:
        return None
    hour, minute = int(figures.group(1)), int(figures.group(2) or 0)
    half = re.search(r"([ap])\.?m", word)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _ranged(name: str, phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    if name == "clocks":
        return replace(phrase, kind="clock")
    first, stop = phrase.first, phrase.last + 1
    if name == "days" or (name == "night_range" and re.search(r"[do][tA-]r?[do]", shape)):
        figures = [at for at in range(first, stop) if tokens.shape[at] in "do"]
        left, right = (replace(phrase, day=int(re.sub(r"\D", "", tokens.words[at]))) for at in figures[:2])
        if name == "night_range":
            return replace(left, part="night") if phrase.part == "night" or "O" in shape else None
        return replace(left, kind="range", part="", until=replace(right, kind="day", part=""))
    if name == "night_range":
        return replace(phrase, part="night") if phrase.part == "night" or "O" in shape else None
    for split in SPLIT.finditer(shape):
        sides = (shape[: split.start()].lstrip("fB"), shape[split.end() :])
        if all(TIMED_ALONE.fullmatch(side) for side in sides):
            middle = first + split.start()
            left = _side(tokens, first + (shape[0] in "fB"), middle)
            right = _side(tokens, middle + 1, stop)
            return replace(
                left,
                kind="range",
                first=first,
                start=tokens.starts[first],
                last=phrase.last,
                end=phrase.end,
                until=right,
            )
    return None


def _side(tokens: Tokens, first: int, stop: int) -> Phrase:
    side = _read(tokens, first, stop)
    if re.fullmatch(r"my?", tokens.shape[first:stop]):
        return replace(side, kind="month")
    return replace(side, kind="year") if tokens.shape[first:stop] == "y" else side


def _day(phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    following = tokens.words[phrase.last + 1] if phrase.last + 1 < len(tokens.words) else ""
    before = tokens.shape[phrase.first - 1] if phrase.first else ""
    if phrase.month and following in _NAMED_AFTER:
        return None
    if shape == "md" and following in _COUNTED and before == "x" and tokens.words[phrase.first - 1] == "in":
        # "In August 21 people died", its comma lost
        return replace(phrase, kind="month", day=None, last=phrase.first, end=tokens.ends[phrase.first])
    if phrase.day and not phrase.month and before not in _BEFORE_ORDINAL and not re.match(r"r?E?[Pw]", shape):
        return None
    if "u" in shape and phrase.weekday is not None and not phrase.part and phrase.unit not in ("week", "hour", "day"):
        return None
    if shape in ("v", "Ev"):
        return None
    return phrase


def _week_of(phrase: Phrase, tokens: Tokens) -> Phrase | None:
    """ "The first week of March": seven days each, the last one to the end."""
    if phrase.unit != "week" or phrase.word not in ("", "last"):
        return None
    return replace(phrase, kind="week_of", amount=phrase.amount or 0)


def _hijri(phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    at = phrase.first + shape.index("M")
    name = tokens.words[at]
    month = HIJRI.get(name)
    if month is None:
        second = next((tokens.words[i] for i in range(at, phrase.last + 1) if tokens.shape[i] == "I"), None)
        if second is None:
            return None
        month = HIJRI_FIRST[name] + HIJRI_SECOND[second]
    elif phrase.year is None and not (month == 9 and phrase.first and tokens.shape[phrase.first - 1] in _BEFORE_MONTH):
        return None
    return replace(phrase, kind="hijri", month=month, amount=None)


def _long(name: str, phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    before = tokens.shape[phrase.first - 1] if phrase.first else "|"
    word_before = tokens.words[phrase.first - 1] if phrase.first else ""
    following = tokens.words[phrase.last + 1] if phrase.last + 1 < len(tokens.words) else ""
    if name == "year":
        round_number = phrase.year is not None and phrase.year % 100 == 0
        named = before == "r" and not round_number and following.isalpha()  # "the 2011 uprising"
        if shape == "y" and word_before not in _BEFORE_YEAR and not named:
            return None
        if following in _COUNTED or (round_number and word_before in ("of", "to", "by", "and", "from")):
            return None
        return replace(phrase, kind="year")
    if name == "month" and shape == "m" and not (before in ("e", "r") and _lower(tokens, phrase.last + 1)):
        if before not in _BEFORE_MONTH or (word_before in ("before", "about", "by") and phrase.month == 5):
            return None
        if before == "A" and phrase.month in (3, 5):
            return None
    kinds: dict[str, PhraseKind] = {"month": "month", "season": "season", "decade": "decade"}
    return replace(phrase, kind=kinds[name])


def _lower(tokens: Tokens, at: int) -> bool:
    """Whether a plain word follows: "a February ceasefire", "the December attack"."""
    return tokens.shape[at : at + 1] == "." and tokens.words[at].isalpha()


def _shift(phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    """Relative to a day named before: "the next day", "a day earlier", "the night before", "that night"."""
    if shape == "Exru":
        return replace(phrase, kind="shift", amount=0) if phrase.unit == "day" else None
    if phrase.word in ("same", "that"):
        ok = phrase.part or phrase.unit == "day"
        return replace(phrase, kind="shift", amount=0) if ok else None
    if phrase.word in ("next", "following", "previous", "preceding"):
        ok = phrase.unit == "day" and not phrase.plural
        return replace(phrase, kind="shift", amount=1 if phrase.word in ("next", "following") else -1) if ok else None
    back = phrase.edge == "earlier" or phrase.word in ("before", "previously")
    if shape.startswith("rP"):
        return replace(phrase, kind="shift", amount=-1) if back else None
    if not (back or phrase.edge == "later" or phrase.word == "after") or phrase.unit not in ("day", "week"):
        return None
    amount = (1 if phrase.amount is None else phrase.amount) * (7 if phrase.unit == "week" else 1)
    return replace(phrase, kind="shift", amount=-amount if back else amount) if amount else None


def _span(phrase: Phrase, tokens: Tokens, shape: str) -> Phrase | None:
    if shape.endswith("ru"):
        found = phrase.unit == "weekend" and shape[0] == "x"
        return replace(phrase, kind="span", word="past") if found else None
    if phrase.word in ("previous", "preceding", "following") and phrase.amount is None:
        return None
    if (
        phrase.word in ("last", "this")
        and phrase.unit in ("day", "hour", "minute")
        and phrase.amount is None
        and not phrase.plural
    ):
        return None
    rolling = "r" in shape or phrase.word in ("past", "recent", "coming") or phrase.amount is not None
    return replace(phrase, kind="span", rolling=rolling)


def _trimmed(phrase: Phrase, tokens: Tokens) -> Phrase:
    """Without the preposition that a pattern needed to see ("at dawn" keeps "dawn")."""
    if tokens.shape[phrase.first] not in "xs" or phrase.first == phrase.last:
        return phrase
    return replace(phrase, first=phrase.first + 1, start=tokens.starts[phrase.first + 1])


def _with_year(phrase: Phrase, tokens: Tokens) -> Phrase:
    """Takes in "last year" after a date that states none; the year is counted from the anchor later."""
    match = YEAR_AFTER.match(tokens.shape, phrase.last + 1)
    if not match or not phrase.month or (phrase.until or phrase).year or phrase.kind not in ("day", "range", "month"):
        return phrase
    word, unit = tokens.words[match.end() - 2], tokens.words[match.end() - 1]
    back = {"last": 1, "previous": 1, "this": 0, "next": -1}.get(word)
    if unit != "year" or back is None:
        return phrase
    return replace(phrase, years_back=back, last=match.end() - 1, end=tokens.ends[match.end() - 1])


def _reaching(phrase: Phrase, tokens: Tokens) -> Phrase:
    """Takes in the "since" or "until" before a phrase."""
    at = phrase.first - 1
    word = tokens.words[at] if at >= 0 else ""
    reach: Reach = "since" if word == "since" else "until" if word in ("until", "till") else ""
    return replace(phrase, reach=reach, first=at, start=tokens.starts[at]) if reach else phrase
