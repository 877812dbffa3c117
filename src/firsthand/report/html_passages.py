"""What two articles share: the derivations of an incident in words, and their passages side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.report.html_case import Case, Row, span_of, word_of
from firsthand.report.html_picture import derivations_among
from firsthand.report.html_safe import visible
from firsthand.report.html_text import Piece, side_by_side

PASSAGE_CHARS = 4000


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage that two articles share, the words that differ marked."""

    left_number: int
    right_number: int
    left_outlet: str
    right_outlet: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    kind: str
    share: str


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A derivation in words, for those who do not see the picture."""

    derived: str
    kind: str
    origin: str
    why: str


def edges_in_words(case: Case, incident: Row, documents: Sequence[str]) -> tuple[EdgeView, ...]:
    """The derivations of an incident, for those who do not see the picture."""
    found = []
    for row in derivations_among(case, incident, documents):
        ends = [_called(case, word_of(row, "from")), _called(case, word_of(row, "to"))]
        if ends[0] != ends[1]:
            found.append(EdgeView(ends[0], word_of(row, "kind", "cites"), ends[1], _why(row)))
    return tuple(sorted(set(found), key=lambda e: (e.derived, e.kind, e.origin, e.why)))


def _why(row: Row) -> str:
    evidence = row.get("evidence")
    if isinstance(evidence, str):
        return visible(evidence)
    reasons = []
    for item in evidence if isinstance(evidence, (list, tuple)) else ():
        if isinstance(item, Mapping):
            bits = item.get("bits")
            shown = f" {bits:+.1f} bits" if isinstance(bits, (int, float)) else ""
            reasons.append((word_of(item, "detail") or word_of(item, "kind")).replace("_", " ") + shown)
        else:
            reasons.append(str(item))
    return visible("; ".join(reasons))


def _called(case: Case, identifier: str) -> str:
    document = case.document_of(identifier)
    if document is None or document not in case.documents:
        return case.name(identifier)
    return f"{case.numbers[document]} {case.outlet(case.documents[document])}"


def shared_passages(case: Case, incident: Row, documents: Sequence[str]) -> tuple[Pair, ...]:
    """The passages that derivations of this incident rest on, long ones first."""
    kinds: dict[str, str] = {}
    for row in derivations_among(case, incident, documents):
        for passage in row.get("passages") or ():
            name = word_of(passage, "id") if isinstance(passage, Mapping) else str(passage)
            kinds.setdefault(name, word_of(row, "kind"))
    found = []
    for identifier in kinds:
        row = case.passages.get(identifier, {})
        left, right = case.documents.get(word_of(row, "left")), case.documents.get(word_of(row, "right"))
        spans = span_of(_as_span(row.get("left_span"))), span_of(_as_span(row.get("right_span")))
        if left is None or right is None or spans[0] is None or spans[1] is None:
            continue
        words = [case.words(d, s)[:PASSAGE_CHARS] for d, s in zip((left, right), spans, strict=True) if s is not None]
        ours, theirs = side_by_side(*words)
        score = row.get("score")
        share = f"{score:.0%} of the words" if isinstance(score, (int, float)) else ""
        numbers = case.numbers[word_of(row, "left")], case.numbers[word_of(row, "right")]
        found.append(
            (
                -len(words[0]),
                numbers,
                Pair(*numbers, case.outlet(left), case.outlet(right), ours, theirs, kinds[identifier], share),
            )
        )
    return tuple(pair for *_, pair in sorted(found, key=lambda f: f[:2]))


def _as_span(value: object) -> Row | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, (list, tuple)) and len(value) == 2:
        return {"part": "text", "start": value[0], "end": value[1]}
    return None
