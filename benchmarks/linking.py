"""How linking scales: seconds for 100,000 made accounts, milliseconds for one new account against them.

    python benchmarks/linking.py [ACCOUNTS] [--seed 1]

One process, after making them: weighing all pairs worth it, clustering, then fifty new accounts one at a time against all that
are held (blocking, weighing, evidence). The last line is JSON: seconds by the clock and of processor time, and how well the
incidents are found again (of the pairs of documents that are put in one incident, and of those that tell of one).

The accounts are made by chance from a seed, in the manner of a war: eight years with quiet months and offensives, fourteen
provinces with 560 places of which few are named often, incidents told by one outlet or by thirty, in two or three voices
each, on the day or a day late, with places, days and tolls that are missing, coarse or at odds. Words and names are
letters without meaning.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from firsthand.link import Linker
from firsthand.model.account import Account, Claim, Incident, Interval
from firsthand.model.mentions import Place
from firsthand.model.text import Span

FIRST, DAYS = date(2031, 1, 1), 2920
PROVINCES, PLACES = 14, 560
TYPES = {
    "air_strike": "explosion", "shelling": "explosion", "bombing": "explosion", "killing": "killing", "clash": "battle",
    "execution": "killing", "raid": "raid", "explosion": "explosion",
}  # fmt: skip
# Of the happenings of the public set of Syrian news that firsthand reads: how many have no place, a province alone, no day
# but that of the report; and how many voices and words tell them (2.6 and 29; 1.9 names).
UNPLACED, COARSE, REPORTED_ONLY, OTHER_TOWN = 0.05, 0.12, 0.28, 0.12
VOICES, WORDS, NAMES = 2.6, 29, 1.9
DOCUMENTS = 3.4
VOCABULARY, NAMES_KNOWN = 3500, 6000
NEW = 50
T = TypeVar("T")


@dataclass(frozen=True)
class World:
    """What the accounts are drawn from; weights are running sums."""

    places: tuple[Place, ...]
    provinces: tuple[Place, ...]
    place_weights: tuple[float, ...]
    day_weights: tuple[float, ...]
    word_weights: tuple[float, ...]
    name_weights: tuple[float, ...]


def world(chance: random.Random) -> World:
    provinces = tuple(
        Place(f"p{n}", f"Province {n}", 33 + 3 * chance.random(), 36 + 5 * chance.random(), 60_000, "admin1", "SY",
              f"Province {n}")
        for n in range(PROVINCES)
    )  # fmt: skip
    homes = chance.choices(provinces, [1 / (n + 1) for n in range(PROVINCES)], k=PLACES)
    places = tuple(
        Place(f"t{n}", f"Town {n}", home.lat + chance.gauss(0, 0.25), home.lon + chance.gauss(0, 0.3),
              chance.choice((2_000, 2_000, 5_000, 12_000)), "settlement", "SY", home.name)
        for n, home in enumerate(homes)
    )  # fmt: skip
    season = [0.3 + math.sin(n / 90) ** 2 + 3 * (math.sin(n / 210) > 0.9) for n in range(DAYS)]
    days = (s * chance.lognormvariate(0, 0.6) for s in season)
    shares = (
        days,
        *((1 / (n + few) for n in range(many)) for few, many in ((3, PLACES), (20, VOCABULARY), (5, NAMES_KNOWN))),
    )
    by_day, by_place, by_word, by_name = (tuple(accumulate(share)) for share in shares)
    return World(places, provinces, by_place, by_day, by_word, by_name)


def accounts(count: int, seed: int = 1) -> list[Account]:
    """`count` accounts of some `count` / 9 incidents."""
    chance = random.Random(seed)
    drawn = world(chance)
    found: list[Account] = []
    number = 0
    while len(found) < count:
        found += incident(drawn, chance, number)
        number += 1
    return found[:count]


def incident(drawn: World, chance: random.Random, number: int) -> Iterator[Account]:
    """All accounts of one incident."""
    place = chance.choices(drawn.places, cum_weights=drawn.place_weights)[0]
    day = FIRST + timedelta(days=chance.choices(range(DAYS), cum_weights=drawn.day_weights)[0])
    kind = chance.choice(sorted(TYPES))
    words = chance.choices(range(VOCABULARY), cum_weights=drawn.word_weights, k=3 * WORDS)
    names = [f"N{n}" for n in chance.choices(range(NAMES_KNOWN), cum_weights=drawn.name_weights, k=4)]
    killed = min(int(chance.paretovariate(0.9)), 400)
    for n in range(min(30, 1 + int(chance.expovariate(1 / (DOCUMENTS - 0.5))))):
        yield from happening(drawn, chance, f"{number}-{n}", place, day, kind, words, names, killed)


def happening(
    drawn: World, chance: random.Random, name: str, place: Place, day: date, kind: str, words: Sequence[int],
    names: Sequence[str], killed: int,
) -> Iterator[Account]:  # fmt: skip
    """The accounts that one document has of an incident."""
    told = day + timedelta(days=chance.choice((0, 0, 0, 1, 1, 2)))
    when = Interval(None, told.isoformat()) if chance.random() < REPORTED_ONLY else Interval(*[day.isoformat()] * 2)
    where: Place | None = place
    if chance.random() < OTHER_TOWN:
        where = chance.choice(drawn.places)
    elif chance.random() < COARSE:
        where = next(p for p in drawn.provinces if p.name == place.admin1)
    elif chance.random() < UNPLACED:
        where = None
    own = chance.choices(range(VOCABULARY), cum_weights=drawn.word_weights, k=WORDS // 2)
    size = max(6, int(chance.gauss(WORDS * 2 / 3, 8)))
    terms = {f"w{w}" for w in (*chance.sample(words, min(size, len(words))), *own)}
    terms |= {n for n in names if chance.random() < NAMES / 4}
    for voice in range(1 + min(6, int(chance.expovariate(1 / (VOICES - 0.5))))):
        id = f"{name}-{voice}"
        claims = [Claim(f"{id}k", "type", Span("text", 0, 4), kind, value=kind)]
        if chance.random() < 0.7:
            low = max(1, killed + chance.choice((0, 0, 0, 0, 1, -1, 3, killed // 3)))
            claims.append(Claim(f"{id}d", "killed", Span("text", 5, 9), str(low), low=low, high=low))
        if chance.random() < 0.2:
            low = killed * 2 + chance.choice((0, 0, 1))
            claims.append(Claim(f"{id}w", "wounded", Span("text", 10, 14), str(low), low=low, high=low))
        type_ = kind if chance.random() < 0.8 else chance.choice(sorted(TYPES))
        yield Account(
            id, name, f"{name}h", ("outlet", f"source {voice}"), type_, tuple(claims), when, where, (),
            told=told.isoformat(), family=TYPES[type_], terms=tuple(sorted(terms)),
        )  # fmt: skip


def right_pairs(incidents: Iterable[Incident], accounts: Sequence[Account]) -> dict[str, float]:
    """Precision and recall of pairs of documents; an account's id begins with the number of its incident."""
    document = {a.id: a.document for a in accounts}
    truth = Counter(d.split("-")[0] for d in set(document.values()))
    found = right = 0
    for incident in incidents:
        told = Counter(d.split("-")[0] for d in {document[a] for a in incident.accounts})
        found += sum(told.values()) * (sum(told.values()) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in told.values())
    wanted = sum(n * (n - 1) // 2 for n in truth.values())
    return {"precision": round(right / max(found, 1), 3), "recall": round(right / max(wanted, 1), 3)}


class Clock:
    """Seconds by name: by the clock, and of the processor."""

    def __init__(self) -> None:
        self.seconds: dict[str, tuple[float, float]] = {}

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        wall, processor = time.perf_counter(), time.process_time()
        result = work()
        self.seconds[name] = round(time.perf_counter() - wall, 3), round(time.process_time() - processor, 3)
        print(f"{name:24}{self.seconds[name][0]:9.2f} s{self.seconds[name][1]:9.2f} s of the processor", flush=True)
        return result


def one_by_one(linker: Linker, held: Sequence[Account], new: Sequence[Account], clock: Clock) -> float:
    """Milliseconds of the slowest of the new accounts, each against all that are held."""
    index = clock("holding them", lambda: linker.index(held))
    took = []
    for account in new:
        start = time.perf_counter()
        list(linker.compared(index, (account,)))
        took.append(time.perf_counter() - start)
    return round(1000 * max(took), 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("accounts", nargs="?", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    clock, linker = Clock(), Linker()
    made = clock("making accounts", lambda: accounts(options.accounts + NEW, options.seed))
    held = sorted(made[: options.accounts], key=lambda a: a.id)
    pairs = clock("weighing pairs", lambda: [replace(p, evidence=()) for p in linker.pairs(held)])
    incidents = clock("clustering", lambda: linker.cluster(held, pairs, ()))
    result: dict[str, object] = {
        "accounts": len(held), "happenings": len({a.happening for a in held}), "pairs": len(pairs),
        "incidents": len(incidents), "seconds": clock.seconds, **right_pairs(incidents, held),
        "new_account_ms": one_by_one(linker, held, made[options.accounts :], clock),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }  # fmt: skip
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
