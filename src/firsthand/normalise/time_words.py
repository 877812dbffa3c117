"""Words of time: each token of a text becomes one letter, so that phrases are short patterns over letters.

w weekday  v short weekday  m month  M Hijri month (I its second word)  d day number  D other number  o ordinal
y year  H Hijri year  Y decade  i numeric date  c clock  q clock with am/pm  k four figures before a zone  p am/pm  z zone
l local  j time  n number word  e a/an  u unit  b ago  E early, late ...  L last, next ...  V past, recent ...
P part of the day  T today ...  O overnight  s since  f from  t to, until  A and  B between  g of  r the  x on, at ...
S season  F first to fourth  G half  K before, after  N same, that  h her/his/its  , - ( ) : | ' as printed  . other
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
# Hijri months by first word; those of two words by the second as well (docs/reference/times.md).
HIJRI = {"muharram": 1, "safar": 2, "rajab": 7, "shaban": 8, "shaaban": 8, "ramadan": 9, "ramadhan": 9, "shawwal": 10}
HIJRI_FIRST = {"rabi": 3, "rabia": 3, "jumada": 5, "jamada": 5, "dhu": 11, "zul": 11, "thul": 11}
HIJRI_SECOND = {
    "awwal": 0, "awal": 0, "ula": 0, "i": 0, "qadah": 0, "qada": 0, "qaada": 0, "qidah": 0, "kidah": 0, "thani": 1, "akhir": 1,
    "akhira": 1, "akhirah": 1, "thania": 1, "ii": 1, "hijjah": 1, "hijja": 1, "hajj": 1,
}  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30,
    "couple": 2, "few": 0, "several": 0, "many": 0, "some": 0,
}  # fmt: skip
UNITS = {
    "minute": "minute", "hour": "hour", "hr": "hour", "hrs": "hour", "day": "day", "night": "day", "week": "week",
    "fortnight": "fortnight", "weekend": "weekend", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
PARTS = {
    "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "morning": "morning", "noon": "noon", "midday": "noon",
    "noontime": "noon", "afternoon": "afternoon", "evening": "evening", "dusk": "dusk", "sunset": "dusk",
    "nightfall": "dusk", "night": "night", "nighttime": "night", "midnight": "midnight",
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# Hours east of Greenwich; summer time where the name says so.
ZONES = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip

_WORDS: dict[str, str] = {
    **dict.fromkeys(WEEKDAYS, "w"),
    **dict.fromkeys(NUMBERS, "n"),
    **dict.fromkeys([f"{u}s" for u in UNITS], "u"),
    **dict.fromkeys(UNITS, "u"),
    **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys("ago".split(), "b"),
    **dict.fromkeys("early late mid earlier later beginning start end middle outset".split(), "E"),
    **dict.fromkeys("last next this previous preceding following upcoming".split(), "L"),
    **dict.fromkeys("past recent coming".split(), "V"),
    **dict.fromkeys("same that".split(), "N"),
    **dict.fromkeys("today yesterday tomorrow tonight".split(), "T"),
    **dict.fromkeys("todays yesterdays tomorrows tonights".split(), "T"),
    **dict.fromkeys("to until till through into".split(), "t"),
    **dict.fromkeys("on in at around about approximately roughly during over within throughout shortly just by".split(), "x"),
    **dict.fromkeys("first second third fourth".split(), "F"),
    **dict.fromkeys("before after previously".split(), "K"),
    "half": "G", "overnight": "O", "since": "s", "from": "f", "and": "A", "between": "B", "of": "g", "the": "r", "a": "e", "an": "e",
    "am": "p", "pm": "p", "local": "l", "time": "j", "al": "-",
}  # fmt: skip
_CAPITALISED = {
    **{k.capitalize(): "m" for k in MONTHS},
    **{k.upper(): "m" for k in MONTHS},
    **{k.capitalize(): "v" for k in SHORT_WEEKDAYS},
    **{k.upper(): "w" for k in WEEKDAYS},
    **{k.capitalize(): "w" for k in WEEKDAYS},
    **{k.capitalize(): "M" for k in (*HIJRI, *HIJRI_FIRST)},
    **{k.upper(): "z" for k in ZONES},
}
_MARKS = dict.fromkeys(".!?;…", "|") | dict.fromkeys("-–—‐‑", "-") | {c: c for c in ",():"} | dict.fromkeys("'’", "'")
_TOKEN = re.compile(
    r"(?P<holiday>New\sYear['’]?s\s(?:Eve|Day)\b|Christmas\s(?:Eve|Day)\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?=\d)(?:(?P<i>(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:19|20)\d\d[/.]\d\d?[/.]\d\d?|\d\d?(?P<sep>[./-])\d\d?(?P=sep)(?:(?:19|20)\d\d|\d\d(?!\d)))"
    r"|(?P<q>\d\d?(?:[:.]?\d\d)?\s?(?:[aApP]\.[mM]\.|[aApP][mM]\b))"
    r"|(?P<k>\d{4}(?=\s?(?:GMT|UTC|[Hh]ours|hrs|local)\b))"
    r"|(?P<c>\d\d?:\d\d(?::\d\d)?)"
    r"|(?P<o>\d\d?(?:st|nd|rd|th)\b)"
    r"|(?P<Y>(?:19|20)\d0['’]?s\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*))"
    r"|(?P<mark>[.!?;…\-–—‐‑,():'’])"
    r"|(?P<stop>\n[ \t]*\n\s*)"
)
_SKIPPED_NEXT = frozenset("times telegraph mail express post herald".split())
# By first and last letter of "Christmas Day", "New Year's Eve" ...
_HOLIDAYS = {"Cy": ("december", "25"), "Ce": ("december", "24"), "Ny": ("january", "1"), "Ne": ("december", "31")}
_HABIT = frozenset({"every", "each", "on", "most", "alternate"})
_NAMED = frozenset({"every", "each", "black", "bloody", "good", "holy", "super", "cyber"})
_TODAYS = frozenset({"usa", "russia", "india", "britain", "physics"})
_CLOSED = re.compile(r"\s*(?:[.!?,\n]|$)")
_ABBREVIATED = re.compile(r"\.,?\s*(?:\d|[A-Z])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their letters in one string, their words in small letters, where they stand."""

    shape: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def tokens(text: str) -> Tokens:
    """One letter a token, as in the list at the head of this module."""
    shape: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        word = match.group()
        start, end = match.span()
        if kind == "holiday":
            month, day = _HOLIDAYS[word[0] + word[-1]]
            shape.append("m")
            words.append(month)
            starts.append(start)
            ends.append(end)
            letter, low = "d", day
        elif kind == "word":
            letter, low = _letter(word)
            if letter != ".":
                name = bool(starts) and text[starts[-1]].isupper() and text[ends[-1] : start] == " "
                name = name and not word.isupper() and not _CLOSED.match(text, end)
                letter, end = _in_context(letter, word, words, end, name)
            elif shape and shape[-1] == "w" and low in _SKIPPED_NEXT and word[0].isupper():
                shape[-1] = "."
        else:
            low = word.lower()
            if kind == "mark":
                letter = _MARKS[word]
                if letter == "|" and shape and shape[-1] in "mv" and _ABBREVIATED.match(text, start):
                    continue  # "Feb. 3"
            elif kind == "number":
                letter = _number(word)
            else:
                letter = "|" if kind == "stop" else kind or "."
        shape.append(letter)
        words.append(low)
        starts.append(start)
        ends.append(end)
    return Tokens("".join(shape), tuple(words), tuple(starts), tuple(ends))


@lru_cache(maxsize=65536)
def _letter(word: str) -> tuple[str, str]:
    """The letter of a word by itself, and the word in small letters. W and X are names that lost an apostrophe
    ("Mondays blast", "Augusts toll")."""
    low = word.lower()
    letter = _CAPITALISED.get(word) or _WORDS.get(low) or "."
    if letter == "w" and not word[0].isupper():
        letter = "."
    if letter == "." and low[-1] == "s" and word[0].isupper():
        letter = "W" if low[:-1] in WEEKDAYS else "X" if low[:-1] in MONTHS and len(low) > 5 else "."
    if letter == "." and low in HIJRI_SECOND:
        letter = "I"
    return letter, low


def _in_context(letter: str, word: str, before: list[str], end: int, before_name: bool) -> tuple[str, int]:
    """Weekdays that no habit or name takes ("on Mondays", "Black Friday"); lost apostrophes given back."""
    last = before[-1] if before else ""
    if letter == "W":
        return (".", end) if last in _HABIT else ("w", end - 1)
    if letter == "X":
        return "m", end - 1
    if letter == "T" and word[-1] in "sS":
        return letter, end - 1
    if letter == "T" and word[0].isupper() and (before_name or last in _TODAYS):
        return ".", end  # "Russia Today"
    return (".", end) if letter == "w" and last in _NAMED else (letter, end)


def _number(word: str) -> str:
    if not word.isdigit():
        return "."
    if len(word) == 4:
        return {"19": "y", "20": "y", "13": "H", "14": "H"}.get(word[:2], ".")
    if len(word) <= 2 and 1 <= int(word) <= 31 and word[0] != "0":
        return "d"
    if len(word) == 2 and word[0] == "0" and word != "00":
        return "d"
    return "D" if len(word) <= 3 else "."
