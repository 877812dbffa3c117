"""What of a scraped text is the article: menus, share bars, comment forms and the like are furniture.

The rules are about lines, as pages are laid out in lines; a text without line breaks is trimmed at its head and tail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.model.text import Span
from firsthand.read.furniture_words import BAR, COMMENTS, HEAD_PIECES, LINE, LIST, MENU, TAGS, TAIL

Kind = Literal["article", "furniture", "comments", "list"]
LIST_ITEM_LONGEST = 140  # code points of a title in a list of related articles
MENU_LEAST = 4  # short lines in a row
MENU_WORDS = 3
LINE_LONGEST = 320  # code points: a longer line is prose, whatever words are in it
TAIL_LONGEST = 1_200  # code points that a tail of furniture has in a text without line breaks
TAGS_LONGEST = 300  # code points of the tags at its end; tags before the article are followed by more
ARTICLE_LEAST = 150  # code points of article before a comment form can end it
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[^\W_]+(?:\.com)?\+?", re.UNICODE)
_SENTENCE_END = re.compile(r"[.!?…؟][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its range without outer spaces, and its words."""

    start: int
    end: int
    words: str


def article_spans(text: str, headline: Span | None = None) -> tuple[Span, ...]:
    """The spans of `text` that hold the article, in order; the headline stands by itself, where it is in the text."""
    spans: list[tuple[int, int]] = []
    after = 0
    if headline:
        spans.append((headline.start, headline.end))
        after = text.find("\n", headline.end)
        after = len(text) if after < 0 else after
    lines = _lines(text, after)
    run: list[Line] = []
    for line, kind in zip(lines, _kinds(lines), strict=True):
        if kind == "article":
            run.append(line)
        elif run:
            spans += _trimmed(text, run)
            run = []
    if run:
        spans += _trimmed(text, run)
    return tuple(Span("text", start, end) for start, end in spans)


def _lines(text: str, after: int) -> list[Line]:
    found = []
    for match in _LINE.finditer(text, after):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            found.append(Line(start, start + len(words), words))
    return found


def _kinds(lines: Sequence[Line]) -> list[Kind]:
    """The kind of every line, by itself and by what stands around it."""
    kinds: list[Kind] = [_kind(line.words) for line in lines]
    told = 0
    for i, line in enumerate(lines):
        if kinds[i] == "comments" and told >= ARTICLE_LEAST:
            kinds[i:] = ["furniture"] * (len(lines) - i)
            break
        if kinds[i] == "list":
            _drop_list(lines, kinds, i)
        if kinds[i] == "article":
            told += len(line.words)
    _drop_menus(lines, kinds)
    return kinds


def _kind(words: str) -> Kind:
    plain = words.replace("\xa0", " ").replace("’", "'").strip(" *•·>»|-–—_=~")
    if COMMENTS.match(plain):
        return "comments"
    if LIST.match(plain):
        return "list"
    if len(plain) > LINE_LONGEST:
        return "article"
    return "furniture" if not plain or _is_bar(plain) or LINE.search(plain) else "article"


def _is_bar(words: str) -> bool:
    """A share bar or a row of buttons: nothing but names of services, buttons and numbers."""
    tokens = [token.lower() for token in _TOKEN.findall(words)]
    return bool(tokens) and all(token in BAR or token.isdigit() for token in tokens) and len(words) < 200


def _drop_list(lines: Sequence[Line], kinds: list[Kind], at: int) -> None:
    """The titles under "Related articles": short lines that end as no sentence does."""
    kinds[at] = "furniture"
    for i in range(at + 1, len(lines)):
        words = lines[i].words
        if len(words) > LIST_ITEM_LONGEST or _SENTENCE_END.search(words):
            break
        kinds[i] = "furniture"


def _drop_menus(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Runs of short lines where at least two are words of menus."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_entry(lines[end].words):
            end += 1
        known = sum(lines[i].words.lower().strip(" :>»+") in MENU for i in range(start, end))
        if end - start >= MENU_LEAST and known >= 2:
            kinds[start:end] = ["furniture"] * (end - start)
        start = max(end, start + 1)


def _is_entry(words: str) -> bool:
    return len(words.split()) <= MENU_WORDS and not _SENTENCE_END.search(words)


def _trimmed(text: str, run: Sequence[Line]) -> list[tuple[int, int]]:
    """The range of some lines in a row without pieces of furniture at its head and a tail of furniture at its end."""
    start, end = run[0].start, run[-1].end
    for pattern, longest in ((TAIL, TAIL_LONGEST), (TAGS, TAGS_LONGEST)):
        tail = pattern.search(text, max(run[-1].start, end - longest, start + (end - start) // 3), end)
        if tail and tail.start() - start >= ARTICLE_LEAST:
            end = len(text[: tail.start()].rstrip())
    found: list[tuple[int, int]] = []
    for piece in HEAD_PIECES.finditer(text, run[0].start, min(run[0].end, run[0].start + 300)):
        before = text[start : piece.start()].strip()
        if before:
            found.append((start, start + len(text[start : piece.start()].rstrip())))
        start = piece.end() + len(text[piece.end() : end]) - len(text[piece.end() : end].lstrip())
    if start < end:
        found.append((start, end))
    return found
