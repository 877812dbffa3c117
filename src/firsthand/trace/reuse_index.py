"""An index of text reuse that grows by one text at a time and always holds the passages that `Reuse` would find at once.

The bits of words stay those of the table that the index began with; for that table the passages depend on the texts and
their order only, not on how they came in. A new text brings its own passages. It can also take some away: a seed that
becomes common ties its places to the first ones only, and a text published earlier takes a place among the first.
Those pairs of texts are judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from firsthand.trace.reuse import Match, Reuse
from firsthand.trace.seeds import PLACE_BITS, Fingerprints, Seeds, text_of
from firsthand.trace.surprisal import I16, UNIT, WordTable, word_table
from firsthand.trace.tokens import U64, Tokens, tokenise

_LOW = (1 << PLACE_BITS) - 1
_WEIGHT = (1 << 12) - 1
Pair = tuple[int, int]
Tie = tuple[int, int]  # two packed places with the same words, the earlier text's first


@dataclass(frozen=True, slots=True)
class Change:
    """What a text brought and what it took away."""

    found: tuple[Match, ...]
    lost: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The places of a key: a slice of those the index began with, and the later ones."""

    key: int
    low: int
    high: int
    fresh: list[int]

    @property
    def count(self) -> int:
        return self.high - self.low + len(self.fresh)


@dataclass(slots=True)
class ReuseIndex:
    """Begin with `ReuseIndex.of(texts, when)`; texts are known by their number, in the order in which they came.

    `when` sorts them by publication (an ISO date, say); of equals the one that came first is first.
    """

    reuse: Reuse
    table: WordTable
    keys: U64
    places: U64
    when: list[tuple[str, int]]
    words: list[Tokens]
    bits: list[I16]
    passages: dict[Pair, tuple[Match, ...]]
    fresh: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, texts: Sequence[str], when: Sequence[str], *, reuse: Reuse | None = None, table: WordTable | None = None
    ) -> ReuseIndex:
        """An index of these texts. `table` None counts the words of these texts."""
        reuse = reuse or Reuse()
        keyed = list(zip(when, range(len(texts)), strict=True))
        order = sorted(range(len(texts)), key=keyed.__getitem__)
        tokens = tokenise([texts[i] for i in order])
        table = table or word_table(tokens)
        bits = table.bits(tokens)
        parts = [*reuse.fingerprints(tokens, bits), Fingerprints(np.empty(0, np.uint64), np.empty(0, np.uint64))]
        key, place = np.concatenate([p.key for p in parts]), np.concatenate([p.place for p in parts])
        number = np.array(order, np.uint64)[text_of(place)] if order else place
        place = (number << np.uint64(PLACE_BITS)) | (place & np.uint64(_LOW))
        sort = np.argsort(key, kind="stable")
        ends = [slice(low, high) for low, high in pairwise(tokens.first.tolist())]
        given = [ends[rank] for rank in np.argsort(order, kind="stable").tolist()]
        words, known = [_part(tokens, part) for part in given], [bits[part] for part in given]
        index = cls(reuse, table, key[sort], place[sort], keyed, words, known, {})
        for match in reuse(texts, order=order, table=table):
            index.passages[_pair(match)] = (*index.passages.get(_pair(match), ()), match)
        return index

    def matches(self) -> tuple[Match, ...]:
        """All passages, sorted."""
        return tuple(sorted(match for some in self.passages.values() for match in some))

    def add(self, text: str, when: str) -> Change:
        """Take in one more text; it gets the next number."""
        number = len(self.words)
        tokens = tokenise([text])
        self.words.append(tokens)
        self.bits.append(self.table.bits(tokens))
        self.when.append((when, number))
        ties: list[Tie] = []
        doubtful: set[Pair] = set()
        for group, own in self._groups(self._fingerprints(number)):
            if group.count:
                ties += self._new_ties(group, own)
                doubtful |= self._doubtful(group, own)
            self.fresh.setdefault(group.key, []).extend(own)
        found = self._judged(ties)
        gained = {match for some in found.values() for match in some}
        lost: set[Match] = set()
        for pair in sorted(doubtful & self.passages.keys()):
            before, after = set(self.passages.pop(pair)), self._judged(self._ties_between(*pair)).get(pair, ())
            lost |= before - set(after)
            gained |= set(after) - before
            found[pair] = after
        self.passages.update((pair, some) for pair, some in found.items() if some)
        return Change(tuple(sorted(gained)), tuple(sorted(lost)))

    def _fingerprints(self, number: int) -> dict[int, list[int]]:
        """The places of a text by key."""
        found: dict[int, list[int]] = {}
        for part in self.reuse.fingerprints(self.words[number], self.bits[number]):
            for key, place in zip(part.key.tolist(), part.place.tolist(), strict=True):
                found.setdefault(key, []).append((number << PLACE_BITS) | (place & _LOW))
        return found

    def _groups(self, places: Mapping[int, list[int]]) -> Iterator[tuple[_Group, list[int]]]:
        """What the index holds of each key, with the places given for it."""
        keys = np.array(list(places), np.uint64)
        low, high = (np.searchsorted(self.keys, keys, side).tolist() for side in ("left", "right"))
        for (key, own), start, end in zip(places.items(), low, high, strict=True):
            yield _Group(key, start, end, self.fresh.get(key, [])), own

    def _all(self, group: _Group) -> list[int]:
        held: list[int] = self.places[group.low : group.high].tolist()
        return held + group.fresh

    def _heads(self, group: _Group, own: Sequence[int] = ()) -> list[int]:
        """The first places of a common key; those of the beginning are sorted already."""
        heads = self.reuse.ties().heads(group.key)
        held: list[int] = self.places[group.low : min(group.high, group.low + heads)].tolist()
        return self._sorted([*held, *group.fresh, *own])[:heads]

    def _sorted(self, places: Iterable[int]) -> list[int]:
        """Places by the publication of their texts, then as they stand."""
        return sorted(places, key=lambda place: (self.when[_text(place)], place))

    def _ties(self, key: int, places: Sequence[int]) -> list[Tie]:
        """The ties of sorted places with one key, as in seeds.seeds."""
        first = len(places) if len(places) <= self.reuse.common else self.reuse.ties().heads(key)
        return [(a, b) for i, a in enumerate(places[:first]) for b in places[i + 1 :] if _text(a) != _text(b)]

    def _new_ties(self, group: _Group, own: Sequence[int]) -> list[Tie]:
        """The ties of a new text's places."""
        if group.count + len(own) > self.reuse.common and not set(heads := self._heads(group, own)) & set(own):
            return [(head, place) for head in heads for place in own]
        number = _text(own[0])
        return [tie for tie in self._ties(group.key, self._sorted([*self._all(group), *own])) if number in _texts(tie)]

    def _doubtful(self, group: _Group, own: Sequence[int]) -> set[Pair]:
        """The pairs of texts that lose a tie because a key has these places more."""
        if group.count + len(own) <= self.reuse.common:
            return set()
        if group.count > self.reuse.common and not set(self._heads(group, own)) & set(own):
            return set()
        old = self._all(group)
        before = {_texts(tie) for tie in self._ties(group.key, self._sorted(old))}
        return before - {_texts(tie) for tie in self._ties(group.key, self._sorted([*old, *own]))}

    def _ties_between(self, left: int, right: int) -> list[Tie]:
        here, there = self._fingerprints(left), self._fingerprints(right)
        found: list[Tie] = []
        for group, own in self._groups({key: places for key, places in here.items() if key in there}):
            heads = set(self._heads(group)) if group.count > self.reuse.common else None
            ties = ((a, b) if self.when[left] < self.when[right] else (b, a) for a in own for b in there[group.key])
            found += [tie for tie in ties if heads is None or tie[0] in heads]
        return found

    def _judged(self, ties: Sequence[Tie]) -> dict[Pair, tuple[Match, ...]]:
        """The passages that grow from these ties, by pair of texts."""
        total: dict[Pair, int] = {}
        for tie in ties:
            total[_texts(tie)] = total.get(_texts(tie), 0) + (tie[0] & _WEIGHT)
        least = int(self.reuse.chain_bits * UNIT)
        ties = [tie for tie in ties if total[_texts(tie)] >= least]
        if not ties:
            return {}
        numbers = sorted({number for tie in ties for number in _texts(tie)}, key=self.when.__getitem__)
        local = {number: i for i, number in enumerate(numbers)}
        left, right = (_moved([tie[side] for tie in ties], local) for side in (0, 1))
        tokens = _together([self.words[number] for number in numbers])
        bits = np.concatenate([self.bits[number] for number in numbers])
        found: dict[Pair, tuple[Match, ...]] = {}
        for match in self.reuse.matches([Seeds(left, right)], tokens, bits, self.table, numbers):
            found[_pair(match)] = (*found.get(_pair(match), ()), match)
        return found


def _text(place: int) -> int:
    return place >> PLACE_BITS


def _texts(tie: Tie) -> Pair:
    return _text(tie[0]), _text(tie[1])


def _pair(match: Match) -> Pair:
    return match.left, match.right


def _moved(places: Sequence[int], local: Mapping[int, int]) -> U64:
    return np.array([(local[_text(place)] << PLACE_BITS) | (place & _LOW) for place in places], np.uint64)


def _part(tokens: Tokens, part: slice) -> Tokens:
    ends = np.array([0, part.stop - part.start], np.int64)
    return Tokens(tokens.word[part], tokens.stem[part], tokens.start[part], tokens.end[part], ends)


def _together(parts: Sequence[Tokens]) -> Tokens:
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum([len(part) for part in parts])])
    return Tokens(
        np.concatenate([part.word for part in parts]),
        np.concatenate([part.stem for part in parts]),
        np.concatenate([part.start for part in parts]),
        np.concatenate([part.end for part in parts]),
        first,
    )
