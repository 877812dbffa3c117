"""Clustering: which happenings are one incident. Obeys judgements and does not chain."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.account import Account, Pair
from firsthand.model.judgement import Judgement

# What two happenings that no key brought together count for in an average: nothing speaks for them.
UNCOMPARED_BITS = -4.0


@dataclass(frozen=True, slots=True)
class Bars:
    """What people decided about pairs of happenings: `same` must stand together, `apart` must not."""

    same: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]


def bars(accounts: Mapping[str, Account], judgements: Sequence[Judgement]) -> Bars:
    """Judgements on accounts as pairs of happenings; the last word on a pair holds, one taken back does not."""
    gone = {j.supersedes for j in judgements if j.supersedes}
    said: dict[tuple[str, str], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.made_at, j.id)):
        if judgement.id in gone or judgement.verdict not in ("same", "not_same", "unsure"):
            continue
        keys = [accounts[t].happening for t in judgement.targets if t in accounts]
        for n, left in enumerate(keys):
            for right in keys[n + 1 :]:
                said[min(left, right), max(left, right)] = judgement.verdict
    return Bars(
        frozenset(p for p, v in said.items() if v == "same"), frozenset(p for p, v in said.items() if v == "not_same")
    )


def happening_bits(accounts: Mapping[str, Account], pairs: Iterable[Pair]) -> dict[tuple[str, str], float]:
    """The best evidence between two happenings over all their accounts, left < right."""
    best: dict[tuple[str, str], float] = {}
    for pair in pairs:
        if pair.left not in accounts or pair.right not in accounts:
            continue
        a, b = accounts[pair.left].happening, accounts[pair.right].happening
        if a != b:
            key = (min(a, b), max(a, b))
            best[key] = max(best.get(key, -1e9), pair.bits)
    return best


def groups(
    happenings: Mapping[str, str], bits: Mapping[tuple[str, str], float], said: Bars, threshold: float
) -> tuple[tuple[str, ...], ...]:
    """Average-linkage groups of happenings (id -> document), strongest first; sorted, every happening in one group.

    Two happenings of one document are never joined by evidence: the text tells them apart. A pair judged not the
    same bars whole groups from each other; a pair judged the same is joined before anything else.
    """
    group_of = {h: n for n, h in enumerate(sorted(happenings))}
    members: dict[int, list[str]] = {n: [h] for h, n in group_of.items()}
    links: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for (a, b), value in bits.items():
        for x, y in ((group_of[a], group_of[b]), (group_of[b], group_of[a])):
            links[x][y][0] += value
            links[x][y][1] += 1
    apart: dict[int, set[int]] = defaultdict(set)
    for a, b in said.apart:
        if a in group_of and b in group_of:
            apart[group_of[a]].add(group_of[b])
            apart[group_of[b]].add(group_of[a])
    for a, b in sorted(said.same):
        if a in group_of and b in group_of and group_of[a] != group_of[b]:
            _merge(group_of[a], group_of[b], group_of, members, links, apart)
    documents = {n: {happenings[h] for h in held} for n, held in members.items()}

    def average(x: int, y: int) -> float:
        total, compared = links[x][y]
        all_pairs = len(members[x]) * len(members[y])
        return (total + UNCOMPARED_BITS * (all_pairs - compared)) / all_pairs

    def may(x: int, y: int) -> bool:
        return y not in apart[x] and not (documents[x] & documents[y])

    queue = [
        (-average(x, y), x, y)
        for x in sorted(links)
        for y in sorted(links[x])
        if x < y and x in members and y in members
    ]
    queue = [q for q in queue if -q[0] >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, x, y = heapq.heappop(queue)
        if x not in members or y not in members or not may(x, y) or abs(average(x, y) + negative) > 1e-9:
            continue
        _merge(x, y, group_of, members, links, apart)
        documents[x] |= documents.pop(y)
        for other in sorted(links[x]):
            if other in members and other != x and average(x, other) >= threshold:
                heapq.heappush(queue, (-average(x, other), min(x, other), max(x, other)))
    return tuple(sorted(tuple(sorted(m)) for m in members.values()))


def _merge(
    x: int,
    y: int,
    group_of: dict[str, int],
    members: dict[int, list[str]],
    links: dict[int, dict[int, list[float]]],
    apart: dict[int, set[int]],
) -> None:
    """Group y goes into x."""
    for happening in members.pop(y):
        group_of[happening] = x
        members[x].append(happening)
    for other, (total, compared) in links.pop(y, {}).items():
        links[other].pop(y, None)
        if other != x:
            for one, two in ((x, other), (other, x)):
                links[one][two][0] += total
                links[one][two][1] += compared
    for other in apart.pop(y, set()):
        apart[other].discard(y)
        apart[other].add(x)
        apart[x].add(other)
