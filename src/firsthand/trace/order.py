"""Order: passages so turned that nobody is, by way of others, a copy of himself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.model.provenance import Passage


def turned(p: Passage) -> Passage:
    """The same passage with its sides exchanged."""
    return replace(p, left=p.right, left_span=p.right_span, right=p.left, right_span=p.left_span)


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, sorted; those of documents that would be copies of each other in a circle go from the lower id to the
    higher, so that undated mutual copies have one original and not none. Time in proportion to the passages."""
    held = list(passages)
    onward: dict[str, set[str]] = defaultdict(set)
    for p in held:
        onward[p.left].add(p.right)
    ring = _rings(onward)
    kept = [turned(p) if ring.get(p.left) == ring.get(p.right, "") and p.left > p.right else p for p in held]
    return sorted(kept, key=lambda p: (p.left, p.left_span, p.right, p.right_span, p.id))


def _rings(onward: Mapping[str, set[str]]) -> dict[str, str]:
    """For each document in a circle, the name of its circle (Kosaraju: by the order in which a walk ends, backwards)."""
    nodes = sorted({*onward, *(b for held in onward.values() for b in held)})
    back: dict[str, set[str]] = defaultdict(set)
    for a in onward:
        for b in onward[a]:
            back[b].add(a)
    ended: list[str] = []
    _walk(nodes, onward, ended)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for start in reversed(ended):
        ring: list[str] = []
        _walk([start], back, ring, seen)
        if len(ring) > 1:
            found.update(dict.fromkeys(ring, start))
    return found


def _walk(starts: Sequence[str], near: Mapping[str, set[str]], ended: list[str], seen: set[str] | None = None) -> None:
    """Appends what is reached, each node after all that it leads to."""
    seen = set() if seen is None else seen
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(sorted(near.get(start, ()))))]
        while stack:
            node, rest = stack[-1]
            step = next((n for n in rest if n not in seen), None)
            if step is None:
                ended.append(node)
                stack.pop()
            else:
                seen.add(step)
                stack.append((step, iter(sorted(near.get(step, ())))))
