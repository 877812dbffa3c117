"""Which cue a piece of content belongs to and which source a cue has, scored over the network's link vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.attribute.reading import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

Range = tuple[int, int]

# Each piece has four vectors of this width: content asking, cue answering, cue asking, source answering.
LINK_WIDTH = 64
_EDGES = (1, 2, 4, 8, 16, 32, 64, 128)
GAPS = 2 * (len(_EDGES) + 1)
BETWEEN = 8


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Learned parts of one kind of link: a bias by gap, one by candidates between, and the vector of "none".

    `alone` is added to the score of none (picked on dev): in training the right candidate is always there, at work
    it may have been missed.
    """

    gap: NDArray[np.float32]
    between: NDArray[np.float32]
    nobody: NDArray[np.float32]
    alone: float = 0.0


def gap_bucket(asking: Range, answering: Range) -> int:
    """Distance in pieces on a log scale, those after the asking span apart from those before it."""
    gap = max(asking[0], answering[0]) - min(asking[1], answering[1])
    after = answering[0] >= asking[0]
    return int(np.searchsorted(_EDGES, max(gap, 0), side="right")) + (len(_EDGES) + 1 if after else 0)


def between_bucket(asking: Range, answering: Range, candidates: Sequence[Range]) -> int:
    """How many other candidates stand between (3 and more are one), again after apart from before."""
    low, high = min(asking[0], answering[0]), max(asking[0], answering[0])
    count = sum(1 for c in candidates if c != answering and low < c[0] < high)
    return min(count, 3) + (4 if answering[0] >= asking[0] else 0)


def scores(
    asking: Range, candidates: Sequence[Range], vectors: NDArray[np.float32], linker: Linker, kind: int
) -> NDArray[np.float32]:
    """Score of each candidate and, last, of none. `kind` 0 is content to cue, 1 is cue to source."""
    base = 2 * kind * LINK_WIDTH
    query = vectors[asking[0] : asking[1], base : base + LINK_WIDTH].mean(0)
    keys = [vectors[a:b, base + LINK_WIDTH : base + 2 * LINK_WIDTH].mean(0) for a, b in candidates]
    found = np.array([*keys, linker.nobody], np.float32) @ query / np.float32(LINK_WIDTH**0.5)
    found[-1] += np.float32(linker.alone)
    for i, candidate in enumerate(candidates):
        found[i] += linker.gap[gap_bucket(asking, candidate)]
        found[i] += linker.between[between_bucket(asking, candidate, candidates)]
    return np.asarray(found, np.float32)


def link(
    spans: Sequence[tuple[Role, int, int]], vectors: NDArray[np.float32], linkers: tuple[Linker, Linker], *, reach: int
) -> list[tuple[Range | None, Range | None, tuple[Range, ...]]]:
    """(source, cue, contents) in order of the first content; candidates more than `reach` pieces away are not asked.

    A content without cue stands alone; a cue that no content asks for is dropped.
    """
    by_role: dict[Role, list[Range]] = {"source": [], "cue": [], "content": []}
    for role, start, end in spans:
        by_role[role].append((start, end))
    grouped: dict[Range, list[Range]] = {}
    found: list[tuple[Range | None, Range | None, tuple[Range, ...]]] = []
    for content in by_role["content"]:
        cue = _best(content, by_role["cue"], vectors, linkers[0], 0, reach)
        if cue is None:
            found.append((None, None, (content,)))
        else:
            grouped.setdefault(cue, []).append(content)
    for cue, contents in grouped.items():
        found.append((_best(cue, by_role["source"], vectors, linkers[1], 1, reach), cue, tuple(contents)))
    return sorted(found, key=lambda one: one[2])


def _best(
    asking: Range, candidates: Sequence[Range], vectors: NDArray[np.float32], linker: Linker, kind: int, reach: int
) -> Range | None:
    near = [c for c in candidates if max(asking[0], c[0]) - min(asking[1], c[1]) <= reach]
    if not near:
        return None
    chosen = int(scores(asking, near, vectors, linker, kind).argmax())
    return near[chosen] if chosen < len(near) else None
