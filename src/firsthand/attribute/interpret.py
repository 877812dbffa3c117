"""From the scores of all pieces of a text to its reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.attribute.decode import ENTITY_TAGS, TAGS, best_tags, entity_spans, role_spans
from firsthand.attribute.linking import LINK_WIDTH, Linker, Range, link
from firsthand.attribute.reading import ROLES, Entity, Outermost, Reading
from firsthand.model.pieces import Pieces
from firsthand.model.text import Part, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTPUTS = len(TAGS) + len(ENTITY_TAGS) + 4 * LINK_WIDTH


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """What is learned beside the network: (tags, tags) transitions and the two linkers. `caution` is what each span
    costs at its first piece, by role (picked on dev: above 0 finds less and errs less); `reach` is in pieces."""

    transition: NDArray[np.float32]
    linkers: tuple[Linker, Linker]
    caution: tuple[float, float, float] = (0.0, 0.0, 0.0)
    reach: int = 220


def interpret(pieces: Pieces, scores: NDArray[np.float32], head: Head, part: Part = "text") -> Reading:
    """The reading of a text; `scores` is (pieces, OUTPUTS): tags, entity tags, link vectors."""
    emission = scores[:, : len(TAGS)].copy()
    for role, cost in zip(ROLES, head.caution, strict=True):
        emission[:, [TAGS.index(f"B-{role}"), TAGS.index(f"S-{role}")]] -= np.float32(cost)
    vectors = scores[:, len(TAGS) + len(ENTITY_TAGS) :]
    spans = role_spans(best_tags(emission, head.transition))
    outermost = tuple(
        Outermost(_spans(pieces, part, source), _spans(pieces, part, cue), _spans(pieces, part, *contents))
        for source, cue, contents in link(spans, vectors, head.linkers, reach=head.reach)
    )
    found = entity_spans(scores[:, len(TAGS) : len(TAGS) + len(ENTITY_TAGS)])
    entities = tuple(Entity(_spans(pieces, part, (first, last))[0], kind) for kind, first, last in found)
    return Reading(outermost, entities)


def _spans(pieces: Pieces, part: Part, *ranges: Range | None) -> tuple[Span, ...]:
    return tuple(Span(part, pieces.offsets[r[0]][0], pieces.offsets[r[1] - 1][1]) for r in ranges if r is not None)
