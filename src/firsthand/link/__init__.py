"""Linking: which accounts tell of the same incident. Keys block, weights of evidence compare, clustering decides."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from firsthand.errors import SettingError
from firsthand.link.cluster import bars, groups, happening_bits, with_passages
from firsthand.link.features import FINE_RADIUS_M, area, levels, ordinal
from firsthand.model.account import Account, Evidence, Incident, Interval, Pair
from firsthand.model.ids import content_id
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Place
from firsthand.model.provenance import Passage

PACKAGED_WEIGHTS = Path(__file__).parent / "weights.toml"
# A grid cell of half a degree, looked up with this margin on each side so that neighbours across an edge meet.
_CELL, _MARGIN = 0.5, 0.13
# An account that only tells when it was reported may be of one of these days before.
_REPORT_DELAY_DAYS = 2
_LONGEST_DAYS = 7


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

    version: ClassVar[str] = "1"
    threshold_bits: float = 0.5
    weights: str = str(PACKAGED_WEIGHTS.name)

    def keys(self, account: Account) -> tuple[str, ...]:
        """Blocking keys: areas and grid cells by day. Accounts that share none are never compared."""
        if account.background:
            return ()
        places = ["@"]
        if account.where is not None:
            places.append(area(account.where))
            places += sorted(_cells(account.where)) if account.where.radius_m <= FINE_RADIUS_M else []
        return tuple(sorted(f"{place}|{day}" for place in places for day in _days(account.when)))

    def compare(self, left: Account, right: Account) -> Pair:
        """The evidence for and against two accounts telling of one incident, in bits."""
        if right.id < left.id:
            left, right = right, left
        table = weights(str(PACKAGED_WEIGHTS.parent / self.weights))
        prior = table.get("prior", {}).get("bits", 0.0)
        evidence = [Evidence("prior", prior, "any two accounts that share a key")]
        for level in levels(left, right):
            bits = table.get(level.feature, {}).get(level.level, 0.0)
            if bits:
                evidence.append(Evidence(f"{level.feature}: {level.level.replace('_', ' ')}", bits, level.detail))
        return Pair(left.id, right.id, round(sum(e.bits for e in evidence), 4), tuple(evidence))

    def cluster(
        self,
        accounts: Sequence[Account],
        pairs: Iterable[Pair],
        judgements: Sequence[Judgement],
        passages: Sequence[Passage] = (),
    ) -> tuple[Incident, ...]:
        """Incidents in the order of their ids; every account is in one, background accounts too (by themselves). Words
        that two documents share speak for the happenings that they tell in them being one."""
        by_id = {a.id: a for a in accounts}
        by_happening: dict[str, list[Account]] = defaultdict(list)
        for account in sorted(accounts, key=lambda a: a.id):
            by_happening[account.happening].append(account)
        bits = with_passages(happening_bits(by_id, pairs), accounts, passages)
        documents = {h: held[0].document for h, held in by_happening.items()}
        found = groups(documents, bits, bars(by_id, judgements), self.threshold_bits)
        return tuple(sorted((_incident([a for h in g for a in by_happening[h]]) for g in found), key=lambda i: i.id))


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
    """The place that most documents give, a fine one before a coarse one."""
    votes: Counter[str] = Counter()
    places = {a.where.id: a.where for a in accounts if a.where}
    for _, id in sorted({(a.document, a.where.id) for a in accounts if a.where}):
        votes[id] += 1
    return min(
        places.values(), key=lambda p: (p.radius_m > FINE_RADIUS_M, -votes[p.id], p.radius_m, p.id), default=None
    )


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


def _cells(place: Place) -> Iterator[str]:
    seen = set()
    for north in (-_MARGIN, 0.0, _MARGIN):
        for east in (-_MARGIN, 0.0, _MARGIN):
            seen.add(f"{int((place.lat + north + 90) / _CELL)}:{int((place.lon + east + 180) / _CELL)}")
    yield from sorted(seen)


def _days(when: Interval) -> Iterator[str]:
    """The days that an account may be of, and the day after, so that reports a day apart meet."""
    high = ordinal(when.latest)
    if high is None:
        yield "?"
        return
    low = ordinal(when.earliest)
    low = high - _REPORT_DELAY_DAYS if low is None else max(low, high - _LONGEST_DAYS)
    for n in range(low, high + 2):
        yield date.fromordinal(n).isoformat()
