"""What somebody heard somebody say: "she heard a soldier say that C", "they recalled hearing the commander order C"."""

from __future__ import annotations

from firsthand.attribute import phrases, tails
from firsthand.attribute.clauses import clause_end, floor, names_source, speech, trim
from firsthand.attribute.cues import with_auxiliaries
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.tokens import QUOTES, Line, Range
from firsthand.model.attribution import Factuality

_HEARD = frozenset("heard hearing overheard overhearing".split())
_SAYS = frozenset(
    "say saying tell telling order ordering shout shouting boast boasting admit admitting warn warning announce announcing threaten threatening swear swearing promise "
    "promising cry crying yell yelling scream screaming ask asking claim claiming call calling explain explaining complain complaining whisper whispering".split()
)
_WANTS = frozenset("order ordering threaten threatening swear swearing promise promising".split())
_TOLD = frozenset("tell telling order ordering warn warning ask asking".split())
_SOMEBODY = frozenset(("him", "her", "them", "somebody", "someone", "people", "one"))


def overheard(text: str, row: Line, i: int, earlier: list[Found]) -> Found | None:
    """The statement that somebody heard, with who said it behind who heard it."""
    if row.low[i] not in _HEARD or i + 3 >= len(row):
        return None
    end = i + 2 if row.at(i + 1) in _SOMEBODY else phrases.after(row, i + 1)
    end = next((k for k in range(i + 2, end) if row.low[k] in _SAYS), end)  # "the commander order his men"
    if end == i + 1 or row.at(end) not in _SAYS or not (row.at(i + 1) in _SOMEBODY or _somebody(row, i + 1, end)):
        return None
    source = _hearer(row, i, earlier)
    piece = _heard(text, row, end)
    if source is None or piece is None:
        return None
    said = row.range(end, end + 1)
    put: Factuality = "planned" if row.low[end] in _WANTS else "asserted"
    return Found(source, said, (piece,), speech(row, [piece]), put, behind=((said, row.range(i + 1, end)),))


def _somebody(row: Line, first: int, last: int) -> bool:
    return names_source(row, first, last) or row.low[first] in words().determiners


def _hearer(row: Line, i: int, earlier: list[Found]) -> Range | None:
    """Who heard it: the subject, or who "recalled hearing" it."""
    if row.low[i].endswith("ing"):
        known = [f.source for f in earlier if f.source is not None]
        stop = i - 1
        first = phrases.before(row, stop, floor(row, stop)) if not known and stop > 0 else None
        return known[-1] if known else row.range(first, stop) if first is not None and first < stop else None
    stop = with_auxiliaries(row, i)
    first = phrases.before(row, stop, floor(row, stop))
    stop -= row.at(stop - 1) == ","
    return row.range(first, stop) if first is not None and first < stop else None


def _heard(text: str, row: Line, verb: int) -> Range | None:
    """What was said; a quotation alone, where one follows."""
    rest = verb + 1
    if row.low[verb] in _TOLD:
        rest = max(tails.recipient(row, rest), rest)
    rest = tails.skip(text, row, rest)
    rest += row.at(rest) in (",", ":")
    if rest >= len(row):
        return None
    stop = clause_end(row, rest)
    if row.words[rest] in QUOTES:
        stop = next((k + 1 for k in range(rest + 1, len(row)) if row.words[k] in QUOTES), stop)
    piece = trim(row, rest, stop)
    return piece if stop - rest >= 2 and piece[1] > piece[0] else None
