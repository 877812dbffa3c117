"""Linking: which accounts tell of the same incident. Blocking brings together, weights compare, clustering decides."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from firsthand.errors import SettingError
from firsthand.link.apart import of_one_time, told_apart
from firsthand.link.blocking import keys
from firsthand.link.cluster import UNCOMPARED_BITS, bars, groups, happening_bits, with_copies, with_passages
from firsthand.link.features import FINE_RADIUS_M, Level, levels, ordinal
from firsthand.link.seen import Seen
from firsthand.link.weigh import Index, Weigher
from firsthand.link.words import Words
from firsthand.model.account import Account, Evidence, Incident, Interval, Pair
from firsthand.model.geo import distance_m
from firsthand.model.ids import content_id
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Place
from firsthand.model.provenance import Passage

# What the accounts of two happenings say for one incident, besides the prior, to be kept: below it the case as a whole
# hardly ever makes it up unless their documents share so much that clustering finds them again.
WORTH_BITS = 3.0
# A place as wide as this says nothing of where in it something happened.
AREA_RADIUS_M = 60_000
PACKAGED_WEIGHTS = Path(__file__).parent / "weights.toml"


@lru_cache(maxsize=8)
def weights(path: str) -> Mapping[str, Mapping[str, float]]:
    """Bits by feature and level. Raises SettingError when the file cannot be used."""
    try:
        raw = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingError(
            f"link weights {Path(path).name}: cannot be read ({error}); give a file of training/train_link.py"
        ) from error
    return {f: {k: float(v) for k, v in table.items()} for f, table in raw.items() if isinstance(table, dict)}


@dataclass(frozen=True, slots=True)
class Linker:
    """`threshold_bits` is the average evidence that two groups need to be one incident; `weights` a file of bits."""

    version: ClassVar[str] = "1.8"
    threshold_bits: float = 0.25
    weights: str = str(PACKAGED_WEIGHTS.name)

    def keys(self, account: Account) -> tuple[str, ...]:
        """What an account is held under: accounts that share none of it are never compared."""
        return keys(account)[0]

    def pairs(self, accounts: Sequence[Account], known: Collection[str] = ()) -> Iterator[Pair]:
        """For each two happenings worth comparing, one of them at least not of `known` accounts, the two accounts that
        speak most for one incident, with their evidence. Pairs for which little speaks are left out; where they share
        rare words, clustering finds them again."""
        yield from self.compared(
            self.index(a for a in accounts if a.id in known), (a for a in accounts if a.id not in known)
        )

    def index(self, accounts: Iterable[Account] = ()) -> Index:
        """Accounts held for `compared`."""
        return Index(self._table(), accounts)

    def compared(self, index: Index, accounts: Iterable[Account]) -> Iterator[Pair]:
        """The same for new accounts against those of an index, which then holds them too."""
        least = self._prior() + WORTH_BITS
        for bits, left, right in index.add(accounts):
            if round(bits, 4) > least:
                yield self.compare(left, right)

    def compare(self, left: Account, right: Account) -> Pair:
        """The evidence for and against two accounts telling of one incident, in bits."""
        if right.id < left.id:
            left, right = right, left
        prior = Evidence("prior", self._prior(), "any two accounts that share a key")
        evidence = (prior, *self._evidence(levels(left, right)))
        return Pair(left.id, right.id, round(sum(e.bits for e in evidence), 4), evidence)

    def in_case(self, accounts: Sequence[Account], left: str, right: str) -> tuple[Evidence, ...]:
        """What the case as a whole says for two happenings of it being one incident, in bits: the rare words that they
        and their documents share, and how seldom such a place or event is told of."""
        held = _by_happening(accounts)
        words = Words(accounts)
        seen = Seen(accounts, words)
        return self._evidence((*words.levels(left, right), *seen.levels(held[left], held[right])))

    def _evidence(self, found: Iterable[Level]) -> tuple[Evidence, ...]:
        table = self._table()
        told = ((level, table.get(level.feature, {}).get(level.level, 0.0)) for level in found)
        return tuple(
            Evidence(f"{level.feature}: {level.level}".replace("_", " "), bits, level.detail)
            for level, bits in told
            if bits
        )

    def _prior(self) -> float:
        return self._table().get("prior", {}).get("bits", 0.0)

    def _table(self) -> Mapping[str, Mapping[str, float]]:
        return weights(str(PACKAGED_WEIGHTS.parent / self.weights))

    def cluster(
        self,
        accounts: Sequence[Account],
        pairs: Iterable[Pair],
        judgements: Sequence[Judgement],
        passages: Sequence[Passage] = (),
    ) -> tuple[Incident, ...]:
        """Incidents in the order of their ids; every account is in one, background accounts too (by themselves, unless
        they tell their own day and place). What the case says of two happenings counts with what their accounts say,
        and so do passages that their documents share. What one text tells of as two, at two times, stays two."""
        by_id = {a.id: a for a in accounts}
        held = _by_happening(accounts)
        bits = self._with_case(happening_bits(by_id, pairs), held)
        bits = with_copies(with_passages(bits, accounts, passages), held)
        documents = {h: told[0].document for h, told in held.items()}
        apart = told_apart(held)
        said = bars(by_id, judgements).with_apart(apart)
        found = groups(documents, of_one_time(bits, held, apart), said, self.threshold_bits)
        return tuple(sorted((_incident([a for h in g for a in held[h]]) for g in found), key=lambda i: i.id))

    def _with_case(
        self, bits: Mapping[tuple[str, str], float], held: Mapping[str, Sequence[Account]]
    ) -> dict[tuple[str, str], float]:
        """The evidence between happenings with what the case says. Happenings of documents with much in common that
        nothing else brought together, for a wrong place or day, are compared here."""
        every = [a for accounts in held.values() for a in accounts]
        words, table = Words(every), self._table()
        seen = Seen(every, words)
        weigher = Weigher(table)
        told = {h: weigher.told(accounts) for h, accounts in held.items() if keys(accounts[0])[0]}
        found = dict(bits)
        for left, right in words.alike():
            if (left, right) not in found and left in told and right in told:
                found[left, right] = weigher.best(told[left], told[right])[0]
        for left, right in found:
            said = (*words.levels(left, right, details=False), *seen.levels(held[left], held[right]))
            found[left, right] += sum(table.get(x.feature, {}).get(x.level, 0.0) for x in said)
        return {pair: value for pair, value in found.items() if value > UNCOMPARED_BITS}


def _by_happening(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    """Accounts by happening, in the order of their ids."""
    held: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.id):
        held[account.happening].append(account)
    return held


def _incident(accounts: list[Account]) -> Incident:
    founder = min(accounts, key=lambda a: (a.when.latest or "9999", a.id))
    kind = Counter(a.type for a in accounts)
    type_ = min(kind, key=lambda t: (-kind[t], t))
    where, when = _where(accounts), _common(a.when for a in accounts)
    label = ", ".join(
        x
        for x in (
            type_.replace("_", " ").capitalize(),
            where.name if where else None,
            (when.earliest or when.latest or "")[:10],
        )
        if x
    )
    return Incident(
        content_id("incident", founder.id), label, type_, when, where, tuple(sorted(a.id for a in accounts))
    )


def _where(accounts: list[Account]) -> Place | None:
    """The place that most documents give, a fine one before a coarse one; of as many, the one that lies in most of the
    places that others give, which the words of more claims name, and the wider. By the fullest name that it is given."""
    places = {a.where.id: a.where for a in accounts if a.where}
    told: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        if account.where:
            told[account.where.id].add(account.document)
            names[account.where.id].add(account.where.name)
    named = Counter(c.value for a in accounts for c in a.claims if c.slot == "where" and c.scope == "incident")
    around = {p.id: set().union(*(told[q.id] for q in places.values() if _lies_in(p, q))) for p in places.values()}
    best = min(
        places.values(),
        key=lambda p: (
            p.radius_m > FINE_RADIUS_M, -len(told[p.id]), -len(around[p.id]), -named[p.id], -p.radius_m, p.id
        ),
        default=None,
    )  # fmt: skip
    return best and replace(best, name=max(sorted(names[best.id]), key=len))


def _lies_in(place: Place, other: Place) -> bool:
    return place.id == other.id or (other.radius_m < AREA_RADIUS_M and distance_m(place, other) <= other.radius_m)


def _common(whens: Iterable[Interval]) -> Interval:
    """The interval that most of the others share, narrowed by each that meets it, the narrowest first."""
    known = [w for w in whens if w.latest]
    bounded = sorted((w for w in known if w.earliest), key=lambda w: (_length(w), w.earliest, w.latest))
    if not bounded:
        return Interval(None, min((w.latest for w in known if w.latest), default=None))
    votes = {w: sum(_meet(w, o) for o in bounded) for w in bounded}
    best = max(bounded, key=lambda w: (votes[w], -_length(w), w.earliest))
    for other in bounded:
        if _meet(best, other):
            low, high = max(best.earliest or "", other.earliest or ""), min(best.latest or "", other.latest or "")
            if low <= high:
                best = Interval(low, high)
    return best


def _meet(a: Interval, b: Interval) -> bool:
    return (a.earliest or "")[:10] <= (b.latest or "")[:10] and (b.earliest or "")[:10] <= (a.latest or "")[:10]


def _length(when: Interval) -> int:
    low, high = ordinal(when.earliest), ordinal(when.latest)
    return (high - low) if low is not None and high is not None else 10_000
