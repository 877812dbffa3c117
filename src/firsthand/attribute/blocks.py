"""Block quotations: passages that a line ending in a colon introduces, or that stand in marks of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.attribute import phrases, tails
from firsthand.attribute.lexicon import verbs
from firsthand.attribute.tokens import Range, line
from firsthand.model.sentences import paragraphs, sentences

_PRESENTS = re.compile(
    r"\b(following|here (?:is|are)|below|report|statement|communiqu\w+|from|text|excerpts?|transcript|reads?|read|wrote|writes|published|emerges?|quoted?|says|said|states?|reported|"
    r"translat\w+|account|details|message|letter|bulletin|this morning|this evening|today|announce\w*|tells?|told)\b",
    re.I,
)
_SAYS_WHO = frozenset(
    (
        "report",
        "statement",
        "account",
        "article",
        "post",
        "tweet",
        "letter",
        "message",
        "text",
        "bulletin",
        "story",
        "communique",
        "communiqué",
        "release",
        "declaration",
    )
)
# A cue that introduces the passage stands this near to the colon ("wrote on its page on Monday:").
_NEAR_END = 9
_ISSUES = frozenset("issued published released posted carried put sent circulated broadcast made wrote".split())
_BEFORE_NAME = frozenset(("is", "are", "this", "from", ",", ":", "emerges", "in", "by"))
_OPEN = ("“", '"', "«", "``", "„")
_CLOSE = ("”", '"', "»", "''")


@dataclass(frozen=True, slots=True)
class Block:
    """A passage and the line that introduces it; `source` and `cue` stand in that line, None where it names nobody."""

    content: Range
    intro: Range
    source: Range | None
    cue: Range | None


def blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """The block quotations of text[start:end], in order."""
    ranges = [(max(s, start), min(e, end)) for s, e in paragraphs(text) if s < end and e > start]
    found: list[Block] = []
    taken = start
    for n, (s, e) in enumerate(ranges[:-1]):
        if s < taken or not text[s:e].rstrip().endswith((":", ":-")):
            continue
        intro = _last_sentence(text, s, e)
        if len(text[intro[0] : intro[1]]) > 300 or not _PRESENTS.search(text, *intro):
            continue
        content = _passage(text, ranges, n + 1)
        if content[1] - content[0] < 60:
            continue
        source, cue = _who(text, intro)
        found.append(Block(content, intro, source, cue))
        taken = content[1]
    return tuple(found)


def _last_sentence(text: str, start: int, end: int) -> Range:
    inside = [(s, e) for s, e in sentences(text) if s >= start and e <= end + 1]
    return (inside[-1][0], end) if inside else (start, end)


def _passage(text: str, ranges: list[Range], n: int) -> Range:
    """The quotation that begins at paragraph n: to its closing mark, or the one paragraph."""
    start, end = ranges[n]
    if text[start:end].startswith(_OPEN):
        while (
            n + 1 < len(ranges)
            and not text[start:end].endswith(_CLOSE)
            and text[slice(*ranges[n + 1])].startswith(_OPEN)
        ):
            n += 1
            end = ranges[n][1]
        return start, end
    if text[start:end].endswith(_CLOSE):
        return start, end
    for later in range(n + 1, min(n + 6, len(ranges))):
        piece = text[slice(*ranges[later])]
        if (
            piece.endswith(_CLOSE)
            and not any(mark in piece for mark in ("“", "«"))
            and piece.count('"') % 2 in (0, 1)
            and '"' not in piece[:-1]
        ):
            return start, ranges[later][1]
        if any(mark in piece for mark in _OPEN):
            break
    return start, end


def _who(text: str, intro: Range) -> tuple[Range | None, Range | None]:
    """The noun phrase of the introducing line that names whose words follow."""
    words = line(text, *intro)
    issued = next(
        (
            k
            for k in range(1, len(words))
            if words.low[k] in _ISSUES and {"following", "this"} & set(words.low[k : k + 4])
        ),
        0,
    )
    subject = phrases.before(words, issued - (words.at(issued - 1) in ("has", "have")), 0) if issued else None
    if subject is not None:
        return words.range(subject, issued), words.range(issued, issued + 1)
    for i, word in enumerate(words.low):
        if word in _SAYS_WHO:
            first = i
            while first > 0 and (words.low[first - 1] not in _BEFORE_NAME or words.at(first)[:1].isdigit()):
                first -= 1
            if any(phrases.is_name(words, k) for k in range(first, i)):
                return words.range(first, i + 1), None
            if words.at(i + 1) in ("by", "from", "of"):
                stop = phrases.after(words, i + 2)
                if stop > i + 2:
                    return words.range(i + 2, stop), None
    for i in range(len(words) - 2, -1, -1):
        stop = phrases.after(words, i + 1, appositive=True)
        closes = stop > i + 1 and tails.skip(text, words, stop) >= len(words) - 1
        if words.low[i] in ("from", "by") and closes and words.capital(stop - 1):
            return words.range(i + 1, stop), None
    known = verbs()
    for i in range(len(words) - 1, max(-1, len(words) - _NEAR_END), -1):
        if words.low[i] in known and known[words.low[i]].group in ("say", "claim"):
            opens = phrases.before(words, i, 0)
            if opens is not None and opens < i:
                return words.range(opens, i), words.range(i, i + 1)
    return None, None
