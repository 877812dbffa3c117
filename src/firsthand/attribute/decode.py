"""From the network's scores to spans: the best sequence of tags, and entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from firsthand.attribute.reading import ROLES, EntityKind, Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Outside, then Begin, Inside, End, Single of each role; an end of its own marks boundaries better than BIO.
TAGS: tuple[str, ...] = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BIES"))
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
ENTITY_TAGS: tuple[str, ...] = ("O", *(f"{mark}-{kind}" for kind in ENTITY_KINDS for mark in "BI"))
IMPOSSIBLE = -1e4


def follows(before: str, after: str) -> bool:
    """True when tag `after` may stand next to tag `before`."""
    if before[0] in "BI":
        return after[0] in "IE" and after[2:] == before[2:]
    return after[0] in "OBS"


def best_tags(emission: NDArray[np.float32], transition: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best sequence (Viterbi). `emission` is (pieces, tags); it starts and ends outside of unfinished spans."""
    count, width = emission.shape
    if not count:
        return np.zeros(0, np.int64)
    begins = np.array([IMPOSSIBLE if tag[0] in "IE" else 0.0 for tag in TAGS], np.float32)
    ends = np.array([IMPOSSIBLE if tag[0] in "BI" else 0.0 for tag in TAGS], np.float32)
    back = np.zeros((count, width), np.int64)
    score = emission[0] + begins
    incoming = np.ascontiguousarray(transition.T)
    every = np.arange(width)
    for i in range(1, count):
        total = incoming + score
        back[i] = total.argmax(1)
        score = total[every, back[i]] + emission[i]
    tags = np.zeros(count, np.int64)
    tags[-1] = int((score + ends).argmax())
    for i in range(count - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def role_spans(tags: NDArray[np.int64]) -> list[tuple[Role, int, int]]:
    """(role, first piece, piece after the last), in order of text."""
    found: list[tuple[Role, int, int]] = []
    start = 0
    for i, tag in enumerate(tags):
        name = TAGS[int(tag)]
        if name[0] in "BS":
            start = i
        if name[0] in "ES":
            found.append((ROLES[(int(tag) - 1) // 4], start, i + 1))
    return found


def entity_spans(scores: NDArray[np.float32]) -> list[tuple[EntityKind, int, int]]:
    """(kind, first piece, piece after the last) of the best tag of each piece; a stray inside tag begins an entity."""
    found: list[tuple[EntityKind, int, int]] = []
    before = 0
    for i, tag in enumerate(scores.argmax(1).tolist()):
        if tag:
            kind = ENTITY_KINDS[(tag - 1) // 2]
            continues = tag % 2 == 0 and before in (tag, tag - 1)
            if continues:
                found[-1] = (kind, found[-1][1], i + 1)
            else:
                found.append((kind, i, i + 1))
        before = tag
    return found
