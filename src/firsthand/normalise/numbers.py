"""Numbers in running text: figures, number words, vague quantities and their modifiers, read as intervals.

The intervals follow the parse table of the domain notes (reporting conventions of casualty monitors): "more than N"
is N+1 and open, "about N" is N give or take half of its last non-zero place, "dozens" is 24 to 99.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model.mentions import Modality

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
SMALL = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {
    word: 10 * (place + 2) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_FIGURE = re.compile(r"\d{1,3}(?:[,،٬]\d{3})+|\d+")
_RANGE = re.compile(r"(\d+)[-–](\d+)")
_DECIMAL = re.compile(r"\d+[.,]\d+")

# words -> (low, high): the interval that the vague word bounds; None is open
VAGUE: dict[tuple[str, ...], tuple[int, int | None, Modality]] = {
    ("dozens",): (24, 99, "vague"),
    ("tens",): (20, 99, "vague"),
    ("scores",): (40, 199, "vague"),
    ("hundreds",): (200, None, "vague"),
    ("thousands",): (2000, None, "vague"),
    ("millions",): (2_000_000, None, "vague"),
    ("tens", "of", "thousands"): (20_000, None, "vague"),
    ("hundreds", "of", "thousands"): (200_000, None, "vague"),
    ("tens", "of", "hundreds"): (2000, None, "vague"),
    ("dozens", "upon", "dozens"): (48, 199, "vague"),
    ("several",): (3, 9, "vague"),
    ("few",): (3, 9, "vague"),
    ("a", "few"): (3, 9, "vague"),
    ("a", "handful"): (3, 9, "vague"),
    ("handful",): (3, 9, "vague"),
    ("several", "dozen"): (36, 99, "vague"),
    ("a", "few", "dozen"): (36, 99, "vague"),
    ("several", "hundred"): (300, 999, "vague"),
    ("a", "few", "hundred"): (300, 999, "vague"),
    ("several", "thousand"): (3000, 9999, "vague"),
    ("a", "couple"): (2, 2, "exact"),
    ("a", "pair"): (2, 2, "exact"),
    ("both",): (2, 2, "exact"),
    ("a", "dozen"): (12, 12, "approx"),
    ("dozen",): (12, 12, "approx"),
    ("half", "a", "dozen"): (6, 6, "approx"),
    ("half-dozen",): (6, 6, "approx"),
    ("a", "half-dozen"): (6, 6, "approx"),
    ("half-a-dozen",): (6, 6, "approx"),
    ("a", "score"): (20, 20, "approx"),
    ("a", "number"): (1, None, "unknown"),
    ("an", "unspecified", "number"): (1, None, "unknown"),
    ("an", "unknown", "number"): (1, None, "unknown"),
    ("an", "undetermined", "number"): (1, None, "unknown"),
    ("an", "unconfirmed", "number"): (1, None, "unknown"),
    ("a", "large", "number"): (1, None, "unknown"),
    ("a", "great", "number"): (1, None, "unknown"),
    ("a", "small", "number"): (1, None, "unknown"),
    ("a", "great", "many"): (1, None, "unknown"),
    ("large", "numbers"): (1, None, "unknown"),
    ("a", "group"): (2, None, "unknown"),
    ("many",): (1, None, "unknown"),
    ("multiple",): (2, None, "unknown"),
    ("numerous",): (1, None, "unknown"),
    ("countless",): (1, None, "unknown"),
    ("scores", "of", "dozens"): (40, 199, "vague"),
}
_VAGUE_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(VAGUE, key=len, reverse=True):
    _VAGUE_FIRST.setdefault(_words[0], []).append(_words)

# words before a number -> how they change it
_MODIFIERS: dict[str, str] = {
    "at least": "floor", "no fewer than": "floor", "no less than": "floor", "not less than": "floor",
    "not fewer than": "floor", "a minimum of": "floor", "minimum": "floor", "as few as": "floor",
    "more than": "above", "over": "above", "upwards of": "above", "upward of": "above", "in excess of": "above",
    "well over": "above", "just over": "above", "greater than": "above", "well above": "above", "above": "above",
    "up to": "ceiling", "as many as": "ceiling", "no more than": "ceiling", "not more than": "ceiling",
    "at most": "ceiling", "a maximum of": "ceiling", "maximum": "ceiling",
    "fewer than": "below", "less than": "below", "under": "below",
    "nearly": "near", "almost": "near", "close to": "near", "just under": "near", "approaching": "near", "near": "near",
    "about": "approx", "around": "approx", "some": "approx", "approximately": "approx", "roughly": "approx",
    "an estimated": "approx", "estimated": "approx", "circa": "approx", "approx": "approx", "~": "approx",
    "exactly": "exact", "only": "exact", "just": "exact", "precisely": "exact", "a total of": "exact", "the": "exact",
    "all": "exact", "these": "exact", "those": "exact", "his": "exact", "her": "exact", "their": "exact",
    "its": "exact", "our": "exact", "my": "exact", "total of": "exact", "fully": "exact",
    "another": "more", "a further": "more", "an additional": "more", "further": "more", "additional": "more",
    "a staggering": "exact", "a reported": "exact", "the other": "exact",
}  # fmt: skip
_MODIFIER_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _kind in sorted(_MODIFIERS.items(), key=lambda item: -len(item[0])):
    _MODIFIER_FIRST.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _kind))

_AFTER_ARTICLE = frozenset(phrase[1] for phrase in VAGUE if len(phrase) > 1) | {
    words[1] for entries in _MODIFIER_FIRST.values() for words, _ in entries if len(words) > 1
}
STARTS = (
    frozenset(_MODIFIER_FIRST)
    | frozenset(_VAGUE_FIRST)
    | SMALL.keys()
    | TENS.keys()
    | SCALE.keys()
    | {"between", "from", "a", "an"}
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read from tokens [first, last); [core, core_last) are the number words without modifiers.

    `more` marks "another", "further", "more"; `figure` that digits were printed; `modified` that words like "at
    least" stand before it; `owned` that a possessive or article stands before it.
    """

    first: int
    last: int
    core: int
    core_last: int
    low: int | None
    high: int | None
    modality: Modality
    more: bool = False
    figure: bool = False
    modified: bool = False


def figure(word: str) -> int | None:
    """The value of a token of digits (any script), thousands separated or not; None when it is no whole number.

    >>> figure("1,300"), figure("١٢"), figure("3.5")
    (1300, 12, None)
    """
    if not word[:1].isdigit() or not _FIGURE.fullmatch(word):
        return None
    return int(re.sub(r"[,،٬]", "", word))


_OWNERS = frozenset("the a an all these those his her their its our my another just only some".split())


def may_count(words: Sequence[str], at: int) -> bool:
    """False where an article or a possessive stands before a plain noun; it spares the full reading."""
    if words[at] not in _OWNERS:
        return True
    after = words[at + 1] if at + 1 < len(words) else ""
    return after[:1].isdigit() or after in STARTS or after in _AFTER_ARTICLE or after.partition("-")[0] in TENS


def quantity(words: Sequence[str], at: int) -> Quantity | None:
    """The longest quantity whose first word (modifier or number) stands at a token of lower-case words."""
    modifier, core_at, more = _modifiers(words, at)
    core = _core(words, core_at)
    if core is None:
        return None
    last, low, high, modality = core
    after, tail, tail_more = _after(words, last)
    modifier = modifier or tail
    if modifier and modality in ("exact", "approx"):
        low, high, modality = bounds(modifier, low or 0, high, modality)
    return Quantity(
        at, after, core_at, last, low, high, modality,
        more=more or tail_more, figure=words[core_at][:1].isdigit(), modified=core_at > at,
    )  # fmt: skip


def bounds(modifier: str, low: int, high: int | None, modality: Modality) -> tuple[int | None, int | None, Modality]:
    """The interval of a number under a modifier.

    >>> bounds("above", 70, 70, "exact")
    (71, None, 'floor')
    >>> bounds("approx", 200, 200, "exact")
    (150, 250, 'approx')
    """
    place = 10 ** (len(str(low)) - len(str(low).rstrip("0"))) if low else 1
    half = place // 2
    made: dict[str, tuple[int | None, int | None, Modality]] = {
        "floor": (low, None, "floor"),
        "above": (low + 1, None, "floor"),
        "ceiling": (None, low, "ceiling"),
        "below": (None, max(low - 1, 0), "ceiling"),
        "near": (low - max(half, 1), low - 1, "approx"),
        "approx": (low - half, low + half, "approx"),
    }
    return made.get(modifier, (low, high, modality))


def _modifiers(words: Sequence[str], at: int) -> tuple[str, int, bool]:
    kind, more = "", False
    while at < len(words):
        found = next(
            ((m, k) for m, k in _MODIFIER_FIRST.get(words[at], ()) if tuple(words[at : at + len(m)]) == m), None
        )
        if found is None:
            break
        at += len(found[0])
        more = more or found[1] == "more"
        if found[1] not in ("more", "exact"):
            kind = found[1]
    return kind, at, more


def _after(words: Sequence[str], last: int) -> tuple[int, str, bool]:
    rest = tuple(words[last : last + 2])
    if rest == ("or", "more"):
        return last + 2, "floor", False
    if rest in (("or", "so"), ("or", "thereabouts")):
        return last + 2, "approx", False
    if rest[:1] in (("+",), ("plus",)):
        return last + 1, "floor", False
    if rest[:1] == ("odd",):
        return last + 1, "approx", False
    if rest[:1] in (("more",), ("additional",), ("further",), ("other",)):
        return last + 1, "", rest[0] != "other"
    return last, "", False


def _core(words: Sequence[str], at: int) -> tuple[int, int | None, int | None, Modality] | None:
    """(last token, low, high, modality) of a number, range or vague quantity that starts exactly here."""
    if at >= len(words):
        return None
    if words[at] in ("between", "from"):
        return _span(words, at + 1, ("and", "to")) if words[at] == "between" else _span(words, at + 1, ("to",))
    joined = _RANGE.fullmatch(words[at])
    if joined and int(joined[1]) < int(joined[2]) < 10_000 and len(joined[1]) <= len(joined[2]):
        return at + 1, int(joined[1]), int(joined[2]), "range"
    span = _span(words, at, ("to", "-", "–", "or"))
    if span:
        return span
    plain = number(words, at)
    if plain:
        if words[plain[0] : plain[0] + 1] in (["dozen"], ("dozen",)):
            return plain[0] + 1, plain[1] * 12, plain[1] * 12, "approx"
        return plain[0], plain[1], plain[1], "exact"
    for phrase in _VAGUE_FIRST.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return at + len(phrase), *VAGUE[phrase]
    return None


def _span(words: Sequence[str], at: int, joints: tuple[str, ...]) -> tuple[int, int, int, Modality] | None:
    first = number(words, at)
    if not first or first[0] >= len(words) or words[first[0]] not in joints:
        return None
    second = number(words, first[0] + 1)
    if not second or second[1] <= first[1] or (words[first[0]] == "or" and second[1] - first[1] > 5):
        return None
    return second[0], first[1], second[1], "range"


def number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """(token after it, value) of a plain number at a token: "1,300", "two hundred and five", "1.2 million"."""
    if at >= len(words):
        return None
    word = words[at]
    scale = SCALE.get(words[at + 1]) if at + 1 < len(words) else None
    if word[:1].isdigit():
        if scale and scale >= 1000 and _DECIMAL.fullmatch(word) and figure(word) is None:
            return at + 2, round(float(word.replace(",", ".")) * scale)
        value = figure(word)
        if value is None:
            return None
        return (at + 2, value * scale) if scale else (at + 1, value)
    return _spelled(words, at)


def _spelled(words: Sequence[str], at: int) -> tuple[int, int] | None:
    total, current, here, seen = 0, 0, at, False
    while here < len(words):
        word = words[here]
        value = _small(word)
        if value is not None:
            if seen and current % 100 and not (current % 10 == 0 and current % 100 >= 20 and value < 10):
                break
            current += value
        elif word in SCALE and seen:
            if word == "hundred":
                current *= 100
            else:
                total, current = total + current * SCALE[word], 0
        elif word in ("a", "an") and not seen and here + 1 < len(words) and words[here + 1] in SCALE:
            current = 1
        elif word == "and" and seen and words[here - 1] in SCALE and here + 1 < len(words) and _small(words[here + 1]):
            here += 1
            continue
        else:
            break
        seen = True
        here += 1
    return (here, total + current) if seen else None


def _small(word: str) -> int | None:
    if word in SMALL:
        return SMALL[word]
    if word in TENS:
        return TENS[word]
    tens, dash, unit = word.partition("-")
    if dash and tens in TENS and 0 < SMALL.get(unit, 0) < 10:
        return TENS[tens] + SMALL[unit]
    return None
