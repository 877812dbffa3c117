"""Clustering: which happenings are one incident. Obeys judgements and does not chain."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.model.account import Account, Pair
from firsthand.model.judgement import Judgement
from firsthand.model.provenance import Passage
from firsthand.model.text import Span

# What two happenings that no key brought together count for in an average: nothing speaks for them.
UNCOMPARED_BITS = -4.0

# What a pair that was not compared, or left out, counts for in the average of two groups: less than `UNCOMPARED_BITS`, as
# one account with a wrong place or day must not keep a group apart.
UNHEARD_BITS = -2.0
# The most that a pair speaks against joining two groups.
AGAINST_BITS = -3.0

# Two happenings of one document: the text tells them apart. Only where most others tell of both as one are they one.
SAME_DOCUMENT_BITS = -6.0

# Passages are at least some fifteen words of the same content: on labelled pairs they mean one incident far more often
# than not, unless place or day speak strongly against it.
SHARED_BITS = 4.0
# What the very same words say for one incident: more than anything speaks against it.
COPY_BITS = 12.0


@dataclass(frozen=True, slots=True)
class Bars:
    """What is decided about pairs of happenings: `same` must stand together, `apart` must not."""

    same: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]

    def with_apart(self, pairs: Iterable[tuple[str, str]]) -> Bars:
        """The same, and pairs that a text keeps apart, unless somebody decided otherwise."""
        return Bars(self.same, self.apart | (frozenset(pairs) - self.same))


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


def with_passages(
    bits: Mapping[tuple[str, str], float], accounts: Sequence[Account], passages: Sequence[Passage]
) -> dict[tuple[str, str], float]:
    """The same evidence, and `SHARED_BITS` more between the happenings of which most claims stand in shared words.
    Background shares words too, so it and what is of a period are left out."""
    found = dict(bits)
    by_document: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if not account.background:
            by_document[account.document].append(account)
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in passages:
        for left in _told_in(by_document[passage.left], passage.left_span):
            for right in _told_in(by_document[passage.right], passage.right_span):
                key = (min(left, right), max(left, right))
                shared[key].add(passage.id)
    for key in shared:
        found[key] = found.get(key, UNCOMPARED_BITS) + SHARED_BITS
    return found


def with_copies(
    bits: Mapping[tuple[str, str], float], held: Mapping[str, Sequence[Account]]
) -> dict[tuple[str, str], float]:
    """The same evidence, and `COPY_BITS` at least between happenings of two documents told in the very same words at the
    same time and place, known or not: too short for a passage, a copy is a copy."""
    found = dict(bits)
    alike: dict[object, list[str]] = defaultdict(list)
    for happening in sorted(held):
        alike[_wording(held[happening])].append(happening)
    for same in alike.values():
        for left, right in combinations(same, 2):
            if held[left][0].document != held[right][0].document:
                found[left, right] = max(found.get((left, right), COPY_BITS), COPY_BITS)
    return found


def _wording(accounts: Sequence[Account]) -> frozenset[object]:
    """All that is told of a happening: when, where and the words of each claim, and the words around them."""
    return frozenset(
        (a.type, a.when, a.where and a.where.id, a.terms, tuple((c.slot, c.text, c.value, c.low) for c in a.claims))
        for a in accounts
    )


def _told_in(accounts: Sequence[Account], span: Span) -> set[str]:
    """The happenings of which a span holds a toll, or two claims of another kind."""
    held: dict[str, int] = defaultdict(int)
    for account in accounts:
        for claim in account.claims:
            if claim.scope == "incident" and span.holds(claim.span):
                held[account.happening] += 2 if claim.low is not None else 1
    return {h for h, n in held.items() if n >= 2}


def groups(
    happenings: Mapping[str, str], bits: Mapping[tuple[str, str], float], said: Bars, threshold: float
) -> tuple[tuple[str, ...], ...]:
    """Average-linkage groups of happenings (id -> document), strongest first; sorted, every happening in one group.

    Two happenings of one document are not joined for a third that is like both, only for groups that are alike as a
    whole. A pair judged not the same bars whole groups from each other; a pair judged the same is joined before
    anything else.
    """
    state = _State(happenings)
    state.link(bits)
    state.bar(said.apart)
    for a, b in sorted(said.same):
        state.join(a, b)
    queue = [(-state.average(x, y), x, y) for x, y in state.linked() if state.average(x, y) >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, x, y = heapq.heappop(queue)
        if not state.may_merge(x, y) or abs(state.average(x, y) + negative) > 1e-9:
            continue
        state.merge(x, y)
        for other in state.neighbours(x):
            average = state.average(x, other)
            if average >= threshold:
                heapq.heappush(queue, (-average, min(x, other), max(x, other)))
    return tuple(sorted(tuple(sorted(m)) for m in state.members.values()))


class _State:
    """Groups while they grow: their members, documents, summed bits to each other, and who is barred from whom."""

    def __init__(self, happenings: Mapping[str, str]) -> None:
        self.group_of = {h: n for n, h in enumerate(sorted(happenings))}
        self.members = {n: [h] for h, n in self.group_of.items()}
        self.documents = {n: Counter((happenings[h],)) for h, n in self.group_of.items()}
        self.bits: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
        self.apart: dict[int, set[int]] = defaultdict(set)

    def link(self, bits: Mapping[tuple[str, str], float]) -> None:
        for (a, b), value in sorted(bits.items()):
            self._add(self.group_of[a], self.group_of[b], max(value, AGAINST_BITS), 1)

    def bar(self, pairs: frozenset[tuple[str, str]]) -> None:
        for a, b in pairs:
            if a in self.group_of and b in self.group_of:
                self.apart[self.group_of[a]].add(self.group_of[b])
                self.apart[self.group_of[b]].add(self.group_of[a])

    def linked(self) -> list[tuple[int, int]]:
        return [(x, y) for x in sorted(self.members) for y in sorted(self.bits[x]) if x < y and self.may_merge(x, y)]

    def neighbours(self, x: int) -> list[int]:
        return [y for y in sorted(self.bits[x]) if self.may_merge(x, y)]

    def may_merge(self, x: int, y: int) -> bool:
        known = x in self.members and y in self.members and x != y
        return known and y not in self.apart[x]

    def average(self, x: int, y: int) -> float:
        total, compared = self.bits[x][y]
        pairs = len(self.members[x]) * len(self.members[y])
        few, many = sorted((self.documents[x], self.documents[y]), key=len)
        same = sum(n * many[document] for document, n in few.items())
        return (total + UNHEARD_BITS * (pairs - compared - same) + SAME_DOCUMENT_BITS * same) / pairs

    def join(self, a: str, b: str) -> None:
        x, y = self.group_of.get(a), self.group_of.get(b)
        if x is not None and y is not None and x != y:
            self.merge(x, y)

    def merge(self, x: int, y: int) -> None:
        """Group y goes into x."""
        for happening in self.members.pop(y):
            self.group_of[happening] = x
            self.members[x].append(happening)
        self.documents[x] += self.documents.pop(y)
        for other, (total, compared) in self.bits.pop(y, {}).items():
            self.bits[other].pop(y, None)
            if other != x:
                self._add(x, other, total, compared)
        for other in self.apart.pop(y, set()):
            self.apart[other].discard(y)
            self.apart[other].add(x)
            self.apart[x].add(other)

    def _add(self, x: int, y: int, total: float, compared: float) -> None:
        for one, two in ((x, y), (y, x)):
            self.bits[one][two][0] += total
            self.bits[one][two][1] += compared
