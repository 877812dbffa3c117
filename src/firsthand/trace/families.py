"""Families: the same words in many texts, and which of them are an outlet's boilerplate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.trace.reuse import Match

# A passage that so many texts hold, nearly all of one outlet, is its footer or notice: wire copy goes to many outlets.
_MANY = 20
_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Family:
    """Passages of the same words: indexes of matches, and of the texts that hold them; both sorted."""

    matches: tuple[int, ...]
    texts: tuple[int, ...]


def families(matches: Sequence[Match]) -> tuple[Family, ...]:
    """The matches in families: two belong together when they share at least half of the shorter one's words in a text."""
    sides: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for i, m in enumerate(matches):
        sides[m.left].append((m.left_start, m.left_end, i))
        sides[m.right].append((m.right_start, m.right_end, i))
    parent = list(range(len(matches)))
    for held in sides.values():
        reach: tuple[int, int, int] | None = None  # the longest passage that may still meet the next one
        for start, end, i in sorted(held):
            if reach and 2 * (min(reach[1], end) - start) >= min(reach[1] - reach[0], end - start):
                _join(parent, reach[2], i)
            if not reach or end > reach[1]:
                reach = start, end, i
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(matches)):
        groups[_root(parent, i)].append(i)
    return tuple(
        Family(tuple(group), tuple(sorted({text for i in group for text in (matches[i].left, matches[i].right)})))
        for group in groups.values()
    )


def boilerplate(matches: Sequence[Match], outlets: Sequence[str | None]) -> frozenset[int]:
    """The indexes of matches that are an outlet's boilerplate; `outlets` are those of the texts, None when unknown."""
    found: set[int] = set()
    for family in families(matches):
        known = Counter(outlets[text] for text in family.texts)
        outlet, most = max(known.items(), key=lambda item: (item[1], item[0] or ""))
        if outlet is not None and len(family.texts) >= _MANY and most >= _SHARE * len(family.texts):
            found.update(family.matches)
    return frozenset(found)


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], a: int, b: int) -> None:
    a, b = _root(parent, a), _root(parent, b)
    parent[max(a, b)] = min(a, b)
