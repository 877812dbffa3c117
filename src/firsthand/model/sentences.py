"""Sentences and paragraphs of a text, as code point ranges; good enough for scraped news in any state of punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop after these ends no sentence. Titles, months, units and initials of English-language news.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen lt col sgt capt maj cmdr brig adm rep sen gov pres prof hon rev jr sr vs etc no approx dept est inc ltd co "
    "corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun al i.e e.g u.s u.k u.n a.m p.m "
    "d.c km mi ft ave blvd rd nos vol art".split()
)
_END = re.compile(r"[.!?…؟。]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n\s*|\n(?=\s*[-•*–—]\s)")
_WORD_BEFORE = re.compile(r"([\w.]+)$")


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences, in order, without surrounding white space; they never overlap.

    >>> sentences("Gen. Salem spoke. He left.")
    ((0, 17), (18, 26))
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if (
            match.group()[0] == "."
            and not match.group().startswith("..")
            and _unfinished(text, match.start(), match.end())
        ):
            continue
        _keep(found, text, start, match.end())
        start = match.end()
    _keep(found, text, start, len(text))
    return tuple(found)


@lru_cache(maxsize=256)
def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges between blank lines (or single line breaks, where the text has no blank ones)."""
    breaks = re.compile(r"\n[ \t]*\n\s*" if re.search(r"\n[ \t]*\n", text) else r"\n+")
    found: list[tuple[int, int]] = []
    start = 0
    for match in breaks.finditer(text):
        _keep(found, text, start, match.start())
        start = match.end()
    _keep(found, text, start, len(text))
    return tuple(found)


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence that holds a position; the one before it where the position stands between two."""
    best = (0, len(text))
    for start, end in sentences(text):
        if start > position:
            break
        best = (start, end)
    return best


def _unfinished(text: str, stop: int, after: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, stop - 24), stop)
    word = before.group(1).lower() if before else ""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    rest = text[after : after + 40].lstrip()
    return bool(rest) and rest[0].islower()


def _keep(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append((start + left, start + right))
