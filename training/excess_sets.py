"""Invented articles with marked headlines (training/excess/*.txt), and documents drawn from them.

The format is told in training/excess/README.md.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from firsthand.collate.excess import KINDS
from firsthand.model.sentences import sentences

# {kind: words}, {kind/other kind: words}, {?kind: words} where opinions can differ.
_MARK = re.compile(r"\{(\??)([a-z]+(?:/[a-z]+)*): ([^{}]+)\}")
# What pages print ahead of a headline.
_LABELS = ("BREAKING: ", "UPDATE 2-", "World: ", "LIVE: ", "Watch: ", "Briefs: ", "News - ")
# Sentences of the text that are asked about in each drawn document.
_TOLD = 2
_QUOTES = "\"“”‘’'"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that go beyond, [start, end) of their line; where `optional`, neither right nor wrong."""

    start: int
    end: int
    kinds: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    words: str
    marks: tuple[Mark, ...] = ()


# A line, and the ranges of the text that it does not see: itself, or the lead that it replaces.
Held = tuple[Marked, tuple[tuple[int, int], ...]]


@dataclass(slots=True)
class Article:
    """A text in which nothing goes beyond its accounts, headlines for it, other leads, and sentences of the outlet's own."""

    id: str
    outlet: str
    published: str
    text: str = ""
    headlines: list[Marked] = field(default_factory=list)
    leads: list[Marked] = field(default_factory=list)
    own: list[Marked] = field(default_factory=list)
    within: list[Held] = field(
        default_factory=list
    )  # sentences of the text that go beyond, which only labelled sets have
    repeats: tuple[tuple[int, int], ...] = ()  # where the text prints its headline again

    @property
    def lead(self) -> tuple[int, int]:
        """Where the first sentence of the text stands."""
        return next(iter(sentences(self.text)))


def marked(line: str) -> Marked:
    """A line without its marks, and where they stood. Raises ValueError for a mark that is not closed or of no known kind."""
    words, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        words += line[at : match.start()]
        kinds = tuple(match[2].split("/"))
        if not set(kinds) <= set(KINDS):
            raise ValueError(f"{match[2]!r} is no kind in {line!r}; kinds are {', '.join(KINDS)}")
        marks.append(Mark(len(words), len(words) + len(match[3]), kinds, bool(match[1])))
        words += match[3]
        at = match.end()
    words += line[at:]
    if "{" in words or "}" in words:
        raise ValueError(f"a mark is not {{kind: words}} in {line!r}")
    return Marked(words, tuple(marks))


def articles(path: Path) -> list[Article]:
    """The articles of a file. Raises ValueError where a line is not of the format, with its number."""
    found: list[Article] = []
    text: list[str] = []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), "@ |"], 1):
        if line.startswith("@ "):
            if found:
                found[-1].text = "\n".join(text).strip()
            outlet, _, published = (part.strip() for part in line[2:].partition("|"))
            found.append(Article(f"{path.stem}-{number}", outlet, published))
            text = []
        elif line[:2] in ("= ", "L ", "O "):
            one = found[-1]
            try:
                {"=": one.headlines, "L": one.leads, "O": one.own}[line[0]].append(marked(line[2:].strip()))
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
        else:
            text.append(line)
    return found[:-1]


def labelled(path: Path) -> list[Article]:
    """The articles of sets as evals/beyond has them, each with its one headline and its marked sentences."""
    found: list[Article] = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        for a in row["articles"]:
            title, text = a["title"], a["text"]
            if not title:
                title, _, text = text.partition("\n")
            flags = [f for f in row["flags"] if f["article"] == a["id"]]
            top = _marks(title, [f for f in flags if f["in"] == "headline"])
            below = _marks(text, [f for f in flags if f["in"] != "headline"])
            one = Article(a["id"], a["outlet"], a["published"], text, [Marked(title, top)])
            for start, end in sentences(text):
                marks = tuple(
                    replace(m, start=m.start - start, end=m.end - start)
                    for m in below
                    if start <= m.start < m.end <= end
                )
                if marks:
                    one.within.append((Marked(text[start:end], marks), ((start, end),)))
            if text.startswith(title):
                one.repeats = ((0, len(title)),)
            found.append(one)
    return found


def _marks(words: str, flags: list[dict[str, Any]]) -> tuple[Mark, ...]:
    placed = [(words.find(f["words"]), f) for f in flags]
    marks = [
        Mark(at, at + len(f["words"]), (f["kind"], *f.get("or", ())), f.get("optional", False))
        for at, f in placed
        if at >= 0
    ]
    return tuple(sorted(marks, key=lambda m: m.start))


def as_written(one: Article) -> tuple[str, list[Held]]:
    """The text and all its lines, nothing drawn: what is measured on."""
    lines: list[Held] = [(h, one.repeats) for h in one.headlines]
    return one.text, [*lines, *((x, (one.lead,)) for x in one.leads), *((x, ()) for x in one.own)]


def drawn(one: Article, others: Sequence[Article], chance: random.Random) -> tuple[str, list[Held]]:
    """A document to train on: own sentences and another lead stand in it now and then, what other articles tell stands before
    or behind it, it may be scraped badly."""
    text, lines = _with_own(one, chance)
    lines += _told(one, text, chance)
    if one.leads and chance.random() < 0.35:
        ahead = chance.choice([*one.leads, *(h for h in one.headlines if h.marks)]).words.rstrip(".") + ". "
        text = ahead + text
        lines = [(x, tuple((0 if a == 0 else a + len(ahead), b + len(ahead)) for a, b in hides)) for x, hides in lines]
    text, lines = _among(text, lines, others, chance)
    if chance.random() < 0.2:
        text = text.replace("\n", " ")
    if chance.random() < 0.12:
        shifts = _shifts(text)
        text = "".join(c for c in text if c not in _QUOTES)
        lines = [(x, tuple((shifts[a], shifts[b]) for a, b in hides)) for x, hides in lines]
    lines = [(_look(x, one.outlet, chance), hides) for x, hides in lines]
    chance.shuffle(lines)
    return text, lines


def _among(text: str, lines: list[Held], others: Sequence[Article], chance: random.Random) -> tuple[str, list[Held]]:
    """The text, in many cases with paragraphs of other articles behind it, seldom ahead: long texts tell of much else."""
    drawn = chance.random()
    if drawn >= 0.45 or not others:
        return text, lines
    told = [p for one in chance.sample(others, min(len(others), 3)) for p in re.split(r"\n\s*\n", one.text)]
    more = "\n\n".join(chance.sample(told, min(len(told), chance.randrange(1, 6))))
    if drawn < 0.35:
        return f"{text}\n\n{more}", lines
    size = len(more) + 2
    return f"{more}\n\n{text}", [(x, tuple((a + size, b + size) for a, b in hides)) for x, hides in lines]


def _with_own(one: Article, chance: random.Random) -> tuple[str, list[Held]]:
    """The text with each own sentence in it by half a chance, at the end of a paragraph, where it does not see itself."""
    text = one.text
    stands: dict[int, tuple[int, int]] = {}
    for i, own in enumerate(one.own):
        if chance.random() < 0.5:
            ends = [m.start() for m in re.finditer(r"\n\s*\n|\Z", text)]
            at = chance.choice(ends[1:] or ends)
            size = len(own.words) + 1
            text = f"{text[:at]} {own.words}{text[at:]}"
            stands = {j: (a + size, b + size) if a >= at else (a, b) for j, (a, b) in stands.items()}
            stands[i] = (at + 1, at + size)
    lines: list[Held] = [(h, one.repeats) for h in one.headlines]
    lines += [(x, (one.lead,)) for x in one.leads] + one.within
    lines += [(x, (stands[i],) if i in stands else ()) for i, x in enumerate(one.own)]
    return text, lines


def _told(one: Article, text: str, chance: random.Random) -> list[Held]:
    """Some sentences of the article's own text, which are clean: who tells them, or that nobody needs to, stands in them."""
    spans = [
        s
        for s in sentences(one.text)
        if all(s not in hides for _, hides in one.within) and all(s[0] >= b for _, b in one.repeats)
    ]
    told = [one.text[a:b] for a, b in chance.sample(spans, min(len(spans), _TOLD))]
    return [(Marked(words), ((text.index(words), text.index(words) + len(words)),)) for words in told if words in text]


def _look(line: Marked, outlet: str, chance: random.Random) -> Marked:
    """A line as it is, or as pages and scrapes print it: without quotation marks or any, in capitals, with a label or a tail."""
    drawn = chance.random()
    if drawn < 0.08:
        return _without(line, _QUOTES)
    if drawn < 0.14:
        return _without(line, _QUOTES + ":;,.-–—|!?()")
    if drawn < 0.19:
        capitals = line.words.upper()
        return Marked(capitals, line.marks) if len(capitals) == len(line.words) else line
    if drawn < 0.24:
        return Marked(f"{line.words}{chance.choice((' - ', ' | ', ' – '))}{outlet}", line.marks)
    if drawn < 0.27:
        label = chance.choice(_LABELS)
        moved = tuple(replace(m, start=m.start + len(label), end=m.end + len(label)) for m in line.marks)
        return Marked(label + line.words, moved)
    return line


def _without(line: Marked, signs: str) -> Marked:
    shifts = _shifts(line.words, signs)
    marks = tuple(Mark(shifts[m.start], shifts[m.end], m.kinds, m.optional) for m in line.marks)
    return Marked("".join(c for c in line.words if c not in signs), marks)


def _shifts(words: str, signs: str = _QUOTES) -> list[int]:
    """Where each code point, and the end, stands once some signs are gone."""
    found = [0]
    for c in words:
        found.append(found[-1] + (c not in signs))
    return found


def held_out(paths: Sequence[Path]) -> Iterator[tuple[str, list[Held]]]:
    """All documents of some files as written."""
    for path in paths:
        yield from map(as_written, articles(path))
