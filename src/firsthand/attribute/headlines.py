"""Attributions in headlines: "17 dead in raid: monitor", "Raid kills 17 - state TV", "Monitor: 17 dead"."""

from __future__ import annotations

from firsthand.attribute import phrases
from firsthand.attribute.found import Found
from firsthand.attribute.labels import is_label
from firsthand.attribute.lexicon import words
from firsthand.attribute.tokens import Line, line

_MARKS = (":", "-", "–", "—", "|", "_")
# Nouns that close a headline without a mark where the page has lost it ("... in east Syria Monitor").
_BARE = frozenset(
    "monitor monitors activists observatory sohr sana witnesses residents official officials medics un police opposition pentagon reports report source sources".split()
)
_BARE_PAIRS = frozenset(
    (
        "state media",
        "state tv",
        "state television",
        "state agency",
        "syrian observatory",
        "news agency",
        "state radio",
        "rights group",
        "monitoring group",
        "security sources",
        "military source",
        "local sources",
        "medical sources",
    )
)


def read(text: str, start: int, end: int) -> Found | None:
    """The attribution of a headline, None where it has none."""
    row = line(text, start, end)
    return _behind(row) or _bare(row) or _in_front(text, row)


def _behind(row: Line) -> Found | None:
    for i in range(len(row) - 2, 1, -1):
        if row.words[i] in _MARKS and len(row) - i - 1 <= 7:
            stop = _source_end(row, i + 1)
            if stop is None:
                continue
            return Found(row.range(i + 1, stop), row.range(i, i + 1), (row.range(0, i),))
    return None


def _source_end(row: Line, i: int) -> int | None:
    """One past the source behind a mark: a source noun, perhaps followed by a byline in capitals."""
    heads = [
        k
        for k in range(i, len(row))
        if row.low[k] in words().heads
        or row.low[k] in words().organisation_words
        or (row.words[k].isupper() and len(row.words[k]) > 1)
    ]
    if not heads:
        return None
    stop = heads[0] + 1
    while stop < len(row) and (
        row.low[stop] in words().heads or row.low[stop] in words().organisation_words or row.words[stop].isupper()
    ):
        stop += 1
    lead = row.low[i : heads[0]]
    if any(
        not (phrases.is_role(w) or phrases.national(w) or row.words[i + n] != w or w in words().determiners)
        for n, w in enumerate(lead)
    ):
        return None
    if any(not row.capital(k) for k in range(stop, len(row))) and row.at(stop) not in ("chief", "director", "for"):
        return None
    return len(row) if row.at(stop) in ("chief", "director", "for") else stop


def _bare(row: Line) -> Found | None:
    if len(row) < 6:
        return None
    for n in (2, 1):
        last = " ".join(row.low[-n:])
        if (n == 2 and last in _BARE_PAIRS) or (n == 1 and last in _BARE):
            first = len(row) - n
            if phrases.national(row.low[first - 1]) and row.capital(first - 1):
                first -= 1
            elif n == 1 and row.words[-1] == row.low[-1]:
                return None
            return Found(row.range(first, len(row)), None, (row.range(0, first),))
    return None


def _in_front(text: str, row: Line) -> Found | None:
    mark = next((i for i, w in enumerate(row.words[:6]) if w == ":"), None)
    if mark is None or mark == 0 or len(row) - mark < 4:
        return None
    lead = row.low[:mark]
    known = any(
        w in words().heads or w in words().organisation_words or row.words[n].isupper() for n, w in enumerate(lead)
    )
    if not known and (mark > 3 or not all(row.capital(k) for k in range(mark))):
        return None
    if is_label(row, mark):
        return None
    return Found(row.range(0, mark), row.range(mark, mark + 1), (row.range(mark + 1, len(row)),))
