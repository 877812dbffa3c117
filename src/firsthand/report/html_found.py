"""What the page of an incident says apart from its table: what was changed by who took it over, and what is left open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.report.html_case import Case, Row, rows_of, span_of, word_of
from firsthand.report.html_safe import visible
from firsthand.report.html_text import Piece, sentence_around
from firsthand.report.open_links import command, open_pairs

LONGEST = 320  # characters of a passage that a finding stands on; the whole of it is shown side by side below


@dataclass(frozen=True, slots=True)
class Stand:
    """Words that a finding stands on: their article, and the sentence with the words marked."""

    number: int
    outlet: str
    sentence: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    kind: str
    detail: str
    words: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """Two origins of which nothing tells whether one rests on the other, and the command that settles it."""

    left: str
    right: str
    command: str
    incidents: int


def findings_of(case: Case, incident: Row) -> tuple[FindingView, ...]:
    """The findings of changes and of circles in an incident, in the order of the export."""
    here = word_of(incident, "id")
    return tuple(
        FindingView(
            visible(word_of(f, "kind")).replace("_", " "),
            visible(word_of(f, "detail")),
            tuple(stand for w in rows_of(f, "words") for stand in _stands(case, w)),
        )
        for f in rows_of(case.row, "findings")
        if word_of(f, "incident") == here
    )


def _stands(case: Case, row: Row) -> tuple[Stand, ...]:
    id, span = word_of(row, "document"), span_of(row)
    document = case.documents.get(id)
    if document is None or span is None:
        return ()
    return (Stand(case.numbers[id], case.outlet(document), _cut(sentence_around(case, document, span))),)


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces up to the first that is too long, of which the beginning stays."""
    found: list[Piece] = []
    for piece in pieces:
        if len(piece.words) > LONGEST:
            return (*found, replace(piece, words=piece.words[:LONGEST].rsplit(" ", 1)[0] + " …"))
        found.append(piece)
    return tuple(found)


def open_of(case: Case, incident: Row, path: str) -> tuple[OpenView, ...]:
    """The pairs of an incident that nobody has settled; `path` is the case for the commands."""
    return tuple(
        OpenView(case.name(a), case.name(b), command(path, "not-same", (a, b)), case.open_in[a, b])
        for a, b in open_pairs(case, incident)
    )
