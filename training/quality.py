"""How good a reading is: pairs of attributions by content overlap, exact spans by role, exact entities.

Words are \\w+ runs, so punctuation and quotation marks never decide; the first annotator (by id) is gold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from corpus import Labelled, Range, Said

from firsthand.attribute.reading import ROLES, Reading

_WORD = re.compile(r"\w+")
Words = dict[str, frozenset[int]]


def said_of(reading: Reading) -> list[Said]:
    return [{role: [(s.start, s.end) for s in getattr(one, role)] for role in ROLES} for one in reading.outermost]


def attribution_figures(pairs: Iterable[tuple[str, Sequence[Said], Sequence[Said]]]) -> dict[str, float]:
    """The figures over (text, gold, found) of all texts."""
    found, full = [0, 0, 0], [0, 0, 0]
    exact: dict[str, list[int]] = {role: [0, 0, 0] for role in ROLES}
    for text, gold, said in pairs:
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        right, mine = ([w for one in side if (w := _words(one, words))["content"]] for side in (gold, said))
        for i, j, overlap in _paired(mine, right):
            if overlap >= 0.5:
                a, b = mine[i]["source"], right[j]["source"]
                found[0] += 1
                full[0] += bool(a & b) or (not a and not b)
            for role in ROLES:
                exact[role][0] += bool(mine[i][role]) and mine[i][role] == right[j][role]
        for tally in (found, full):
            tally[1] += len(mine)
            tally[2] += len(right)
        for role in ROLES:
            exact[role][1] += sum(bool(one[role]) for one in mine)
            exact[role][2] += sum(bool(one[role]) for one in right)
    figures = {"attribution_f1": f1(*found), "attribution_and_source_f1": f1(*full)}
    figures |= {f"{role}_exact_f1": f1(*exact[role]) for role in ROLES}
    figures |= {"precision": round(found[0] / max(1, found[1]), 4), "recall": round(found[0] / max(1, found[2]), 4)}
    return figures


def entity_figures(pairs: Iterable[tuple[Labelled, Reading]]) -> dict[str, float]:
    """Exact micro F1 of (kind, span), and of the span alone."""
    tally, bare = [0, 0, 0], [0, 0, 0]
    for document, reading in pairs:
        gold = {(kind, *_trim(document.text, b, e)) for kind, b, e in document.entities or ()}
        mine = {(e.kind, *_trim(document.text, e.span.start, e.span.end)) for e in reading.entities}
        for counts, a, b in ((tally, mine, gold), (bare, {x[1:] for x in mine}, {x[1:] for x in gold})):
            counts[0] += len(a & b)
            counts[1] += len(a)
            counts[2] += len(b)
    return {"entity_f1": f1(*tally), "entity_span_f1": f1(*bare)}


def f1(hits: int, found: int, expected: int) -> float:
    return round(2 * hits / (found + expected), 4) if found + expected else 0.0


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(said: Said, words: list[Range]) -> Words:
    starts = [b for b, _ in words]
    found: Words = {}
    for role in ROLES:
        held: set[int] = set()
        for start, end in said[role]:
            i = bisect_left(starts, start)
            if i and words[i - 1][1] > start:
                i -= 1
            while i < len(words) and words[i][0] < end:
                held.add(i)
                i += 1
        found[role] = frozenset(held)
    return found


def _paired(mine: list[Words], right: list[Words]) -> Iterable[tuple[int, int, float]]:
    """One to one, the greatest overlap of content first."""
    candidates = sorted(
        (
            (
                len(x["content"] & y["content"]) / len(x["content"] | y["content"]),
                len(x["cue"] & y["cue"]),
                i,
                j,
            )
            for i, x in enumerate(mine)
            for j, y in enumerate(right)
            if x["content"] & y["content"]
        ),
        reverse=True,
    )
    used_mine: set[int] = set()
    used_right: set[int] = set()
    for overlap, _, i, j in candidates:
        if i not in used_mine and j not in used_right:
            used_mine.add(i)
            used_right.add(j)
            yield i, j, overlap
