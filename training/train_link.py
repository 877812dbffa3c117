"""Learns the bits of link/weights.toml from labelled pairs, and the words of link/common.toml from all texts.

usage: python training/train_link.py --data DATA_DIR [--out src/firsthand/link]

DATA_DIR holds fakes/ (incident groups read by eye) and gva/ (articles by incident). Every document is read with the
packaged steps; accounts of different documents that blocking brings together are pairs, and two documents are positive
when the gold puts both in one incident. A logistic regression over the levels of all features gives each level its bits
(log2 odds), so that features which say the same are not counted twice. Bits go up with the level: a nearer place never
weighs less than a farther one, and an equal toll never speaks against. Each set counts by what it is worth: the larger
one for more, and neither decides alone. Within a set an incident told by many counts less for each of its pairs. What is printed last is
how well documents are told apart that were not learned from. The words of common.toml are those that either kind of news
tells in one week of fifty or more: no names.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from pathlib import Path

import numpy as np

from firsthand.attribute import Attributor
from firsthand.coding import Coder
from firsthand.link.blocking import candidates, keys
from firsthand.link.features import Level, levels
from firsthand.link.seen import NEAR, Seen
from firsthand.link.words import OVERLAP, SHARED, Words, marks, week
from firsthand.model.account import Account
from firsthand.model.steps import Item
from firsthand.model.text import Capture
from firsthand.normalise import Normaliser
from firsthand.read import Reader

UNSTATED = {"missing", "unknown", "few"}
PENALTY = 2.0
READ_WORTH = 3.0  # what a look-alike that was read by eye weighs against a pair of different groups
COMMON_SHARE = 0.02  # words that are told in a smaller share of weeks are not common
FOLDS = 5
# What everybody would say: by this the accounts of two documents that speak most for one incident are picked. Picking
# them anew by what is learned, round after round, tells documents apart less well that were not learned from.
START = {
    "place": {"same": 3.0, "near": 2.0, "apart": -2.0},
    "time": {"same_day": 2.0, "apart": -3.0},
    "words": {f"from_{limit}": n / 2 for n, limit in enumerate(SHARED)},
}
# Levels in the order in which they speak for one incident; a later one never weighs less.
CHAINS = (
    ("place", ("apart", "far", "same_area", "near", "same_city", "same")),
    ("place", ("inside",)),
    ("place", ("candidate",)),
    ("place", ("one_unplaced",)),
    ("place", ("both_unplaced",)),
    ("time", ("apart", "within_3_days", "next_day", "overlap", "same_day")),
    (
        "time",
        tuple(f"reported_{late}" for late in ("before", "far", "9_days", "4_days", "2_days", "next", "same")),
    ),
    ("time", ("day_before_report",)),
    ("time", ("both_reported",)),
    ("type", ("differ", "general", "family", "same")),
    ("told", ("far", "month", "9_days", "4_days", "2_days", "next", "same")),
    ("told", ("recalled",)),
    ("kind", ("recurring",)),
    ("kind", ("single", "shooting")),
)
# Levels that speak against one incident, if at all, the worst last; and those that speak for it, the best last.
PEOPLE, THINGS = ("killed", "wounded"), ("weapon", "target", "perpetrator")
PLACES = ("apart", "far", "same_area", "near", "same_city", "same", "inside", "candidate")
AGAINST = (*((slot, ("differ",)) for slot in THINGS), *((slot, ("differ", "far")) for slot in PEOPLE))
FOR = (
    *((slot, ("same",)) for slot in THINGS),
    *((slot, ("close", "equal_small", "equal_medium", "equal_large")) for slot in PEOPLE),
    *(("place_seen", tuple(f"{near}_{often}" for often in ("often", "seldom", "rare"))) for near in PLACES),
    ("type_seen", ("often", "seldom", "rare")),
    *((feature, tuple(f"from_{limit}" for limit in SHARED)) for feature in ("words", "document_words")),
    *(("overlap_place", tuple(f"{near}_{limit}" for limit in OVERLAP)) for near in sorted({*NEAR.values()})),
)
Levels = tuple[tuple[str, str], ...]
Table = dict[str, dict[str, float]]
Worth = tuple[float, float]
Labels = tuple[set[frozenset[str]], set[frozenset[str]], set[frozenset[str]]]


@dataclass(frozen=True)
class Example:
    """Two documents: the incident that both tell of (None: of none), what the pair weighs, and the stated levels of each
    pair of their accounts."""

    documents: frozenset[str]
    same: bool
    weight: float
    pairs: tuple[Levels, ...]


@dataclass(frozen=True)
class Gold:
    """Pairs of documents of one incident, with the incident; pairs of different ones, and those read by eye; pairs to
    leave out. With `open_world`, all pairs that are of no incident are of different ones."""

    same: dict[frozenset[str], str]
    other: set[frozenset[str]]
    read: set[frozenset[str]]
    unsure: set[frozenset[str]]
    open_world: bool = False


# What is learned from: the set, its codebook, and what its pairs of two incidents and of one weigh in all, against the
# penalty. In a war a wrong joining harms people, and look-alikes abound: there two count for more than one.
SETS = (("fakes", "conflict", (1200.0, 600.0)), ("gva", "gun-violence", (1800.0, 1800.0)))


def accounts(path: Path, codebook: str) -> list[Account]:
    """The accounts of every record of a JSONL file."""
    read, attribute, normalise, code = Reader(), Attributor(), Normaliser(), Coder(codebook=codebook)
    found: list[Account] = []
    for n, line in enumerate(path.open(encoding="utf-8")):
        record = json.loads(line)
        capture = Capture(str(n), path.name, f"line {n + 1}", "application/x-ndjson")
        document = read(Item(capture, line.encode(), record["id"]))
        attributed = attribute(document)
        found += code(document, attributed, normalise(document, attributed))
    return found


def fakes_gold(folder: Path) -> Gold:
    raw = json.loads((folder / "incident_groups.json").read_text("utf-8"))
    same: dict[frozenset[str], str] = {}
    group_of = defaultdict(set)
    for g in raw["groups"]:
        ids = sorted({m["unit_id"] for m in g["members"]})
        for i in ids:
            group_of[i].add(g["group_id"])
        if g["granularity"] in ("single_event", "battle"):
            same |= {frozenset(p): g["group_id"] for p in combinations(ids, 2)}
    pairs = (frozenset(p) for p in combinations(sorted(group_of), 2))
    other = {p for p in pairs if not set.intersection(*(group_of[i] for i in p))}
    read = {frozenset((p["a"], p["b"])) for p in raw["not_same_incident_pairs"]}
    unsure = {frozenset((p["a"], p["b"])) for k in ("uncertain_pairs", "linked_but_different") for p in raw[k]}
    return Gold(same, (other | read) - same.keys(), read, unsure)


def gva_gold(folder: Path) -> Gold:
    by_incident = defaultdict(set)
    for line in (folder / "articles.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        by_incident[record["incident"]].add(record["id"])
    same = {frozenset(p): i for i, ids in by_incident.items() for p in combinations(sorted(ids), 2)}
    return Gold(same, set(), set(), set(), open_world=True)


def common(sets: Sequence[Sequence[Account]]) -> dict[str, float]:
    """Words and tolls with the share of weeks in which they are told, in all kinds of news on average; no names."""
    shares: dict[str, float] = defaultdict(float)
    for found in sets:
        told = defaultdict(set)
        for account in found:
            for mark in marks(account):
                if not mark.isupper() and not mark.startswith(("at:", "perpetrator:")):
                    told[mark].add(week(account))
        weeks = len({week(account) for account in found})
        for mark in told:
            shares[mark] += len(told[mark]) / weeks / len(sets)
    return {mark: round(share, 3) for mark, share in shares.items() if share >= COMMON_SHARE}


def examples(found: Sequence[Account], gold: Gold, ordinary: Mapping[str, float]) -> list[Example]:
    """One example for each two documents that blocking brings together."""
    words = Words(found, ordinary)
    seen = Seen(found, words)
    told = defaultdict(list)
    for account in sorted(found, key=lambda a: a.id):
        told[account.happening].append(account)
    alike = (
        p for a, b in words.alike() if keys(told[a][0])[0] and keys(told[b][0])[0] for p in product(told[a], told[b])
    )
    held: dict[frozenset[str], set[Levels]] = defaultdict(set)
    in_case: dict[tuple[str, str], list[Level]] = {}
    for left, right in chain(candidates(found), alike):
        key = frozenset((left.document, right.document))
        if len(key) < 2 or key in gold.unsure or not (key in gold.same or key in gold.other or gold.open_world):
            continue
        pair = (left.happening, right.happening)
        if pair not in in_case:
            in_case[pair] = [*words.levels(*pair), *seen.levels(told[pair[0]], told[pair[1]])]
        stated = ((lv.feature, lv.level) for lv in (*levels(left, right), *in_case[pair]))
        held[key].add(tuple((feature, level) for feature, level in stated if level not in UNSTATED))
    many = Counter(gold.same[key] for key in held if key in gold.same)
    return [
        Example(key, key in gold.same, _weight(key, gold, many), tuple(sorted(held[key])))
        for key in sorted(held, key=sorted)
    ]


def _weight(key: frozenset[str], gold: Gold, many: Counter[str]) -> float:
    if key in gold.same:
        return float(1 / math.sqrt(many[gold.same[key]]))
    return READ_WORTH if key in gold.read else 1.0


def bits(table: Table, pair: Levels) -> float:
    return sum(table.get(f, {}).get(level, 0.0) for f, level in pair)


def best(example: Example, table: Table) -> Levels:
    """The pair of accounts that speaks most for one incident: what clustering will go by."""
    return max(example.pairs, key=lambda p: (bits(table, p), p))


def learn(sets: Sequence[tuple[Worth, Sequence[Example]]]) -> Table:
    """Fits on the accounts of two documents that speak most for one incident by what everybody would say."""
    return fit([(worth, [(e, best(e, START)) for e in examples]) for worth, examples in sets])


def columns() -> list[tuple[str, tuple[str, ...], int]]:
    """Unknowns: the feature and the levels that each adds to, and the sign that it must have (0: any). The bits of a
    level are a sum of unknowns, so that the order of levels is kept whatever is learned."""
    found: list[tuple[str, tuple[str, ...], int]] = []
    for feature, ordered in CHAINS:
        found += [(feature, ordered[n:], 1 if n else 0) for n in range(len(ordered))]
    for sign, signed in ((-1, AGAINST), (1, FOR)):
        found += [(f, ordered[n:], sign) for f, ordered in signed for n in range(len(ordered))]
    return found


def fit(sets: Sequence[tuple[Worth, Sequence[tuple[Example, Levels]]]]) -> Table:
    """Bits by feature and level. Pairs of two incidents and of one weigh what each set's are worth in all; a
    quadratic penalty holds rare levels near their neighbours."""
    unknown = columns()
    adds = defaultdict(list)
    for k, (feature, raised, _) in enumerate(unknown):
        for level in raised:
            adds[feature, level].append(k + 1)
    rows, weights = [], []
    for worth, examples in sets:
        total = {same: sum(e.weight for e, _ in examples if e.same == same) for same in (True, False)}
        for example, pair in examples:
            row = np.zeros(len(unknown) + 2)
            row[[0, *(k for level in pair for k in adds[level])]] = 1.0
            row[-1] = example.same
            rows.append(row)
            weights.append(example.weight * worth[example.same] / total[example.same])
    alike, which = np.unique(np.array(rows), axis=0, return_inverse=True)
    beta = solve(
        alike[:, :-1], alike[:, -1], np.bincount(which.ravel(), weights), np.array([0, *(s for *_, s in unknown)])
    )
    table: Table = defaultdict(dict)
    table["prior"]["bits"] = round(float(beta[0]) / math.log(2), 2)
    for (feature, level), ks in adds.items():
        table[feature][level] = round(float(sum(beta[k] for k in ks)) / math.log(2), 2) + 0.0
    return dict(table)


def solve(x: np.ndarray, y: np.ndarray, w: np.ndarray, sign: np.ndarray) -> np.ndarray:
    """Logistic regression with a penalty, some unknowns held above or below nought: Newton's steps, cut at the bound."""
    penalty = np.full(len(sign), PENALTY)
    penalty[0] = 1e-3
    beta = np.zeros(len(sign))

    def loss(b: np.ndarray) -> float:
        z = x @ b
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (penalty * b * b).sum())

    now = loss(beta)
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        free = (sign == 0) | (sign * beta > 0) | (sign * gradient < 0)
        step = np.zeros_like(beta)
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], -gradient[free])
        size = 1.0
        while size > 1e-6:
            tried = beta + size * step
            tried = np.where(sign * tried < 0, 0.0, tried)
            if (then := loss(tried)) < now - 1e-10:
                break
            size /= 2
        else:
            return beta
        beta, now = tried, then
    return beta


def tell_apart(table: Table, held_out: Sequence[Example]) -> float:
    """How often a pair of one incident has more bits than a pair of two (half for as many), both drawn by weight."""
    scored = [(bits(table, best(e, table)), e.same, e.weight) for e in held_out]
    ones = [(b, w) for b, same, w in scored if same]
    twos = sorted((b, w) for b, same, w in scored if not same)
    values, sums = np.array([b for b, _ in twos]), np.concatenate([[0.0], np.cumsum([w for _, w in twos])])
    below = [(sums[np.searchsorted(values, b)] + sums[np.searchsorted(values, b, side="right")]) / 2 for b, _ in ones]
    return float(sum(f * w for f, (_, w) in zip(below, ones, strict=True)) / (sums[-1] * sum(w for _, w in ones)))


def fold_of(documents: frozenset[str], gold: Gold) -> int:
    """Pairs of one incident fall into one fold, and so do the pairs that share its first document."""
    name = gold.same.get(documents) or min(documents)
    return sum(map(ord, name)) % FOLDS


def held_out(sets: Sequence[tuple[Worth, Sequence[Example]]], golds: Sequence[Gold]) -> Iterator[str]:
    """How well each set's documents are told apart by the other set, and by both without the fold they lie in."""
    for n, (name, *_) in enumerate(SETS):
        worth, own = sets[n]
        others = [s for k, s in enumerate(sets) if k != n]
        parts = []
        for fold in range(FOLDS if name == "fakes" else 0):
            out = [e for e in own if fold_of(e.documents, golds[n]) == fold]
            used = {d for e in out if e.same for d in e.documents}
            rest = [e for e in own if fold_of(e.documents, golds[n]) != fold and not e.documents & used]
            parts.append(tell_apart(learn([(worth, rest), *others]), out))
        folds = f", by both in {FOLDS} folds {sum(parts) / len(parts):.3f}" if parts else ""
        yield f"{name} told apart: by the other set alone {tell_apart(learn(others), own):.3f}{folds}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/link"))
    options = parser.parse_args()
    golds = [fakes_gold(options.data / "fakes"), gva_gold(options.data / "gva")]
    told = [accounts(options.data / name / "articles.jsonl", codebook) for name, codebook, _ in SETS]
    ordinary = common(told)
    sets = []
    for found, gold, (name, _, worth) in zip(told, golds, SETS, strict=True):
        sets.append((worth, held := examples(found, gold, ordinary)))
        print(f"{name}: {sum(e.same for e in held)} pairs of one incident, {len(held)} in all")
    write_common(ordinary, options.out / "common.toml")
    write(learn(sets), options.out / "weights.toml")
    for line in held_out(sets, golds):
        print(line)


def write_common(ordinary: Mapping[str, float], out: Path) -> None:
    lines = ["# Learned by training/train_link.py: shares of weeks in which news tells a word. Do not edit by hand."]
    lines += ["", "[weeks]", *(f"{json.dumps(mark)} = {ordinary[mark]}" for mark in sorted(ordinary))]
    out.write_text("\n".join(lines) + "\n", "utf-8")


def write(table: Table, out: Path) -> None:
    lines = ["# Learned by training/train_link.py: bits of evidence by feature and level. Do not edit by hand."]
    for feature in sorted(table):
        lines += ["", f"[{feature}]", *(f"{level} = {table[feature][level]}" for level in sorted(table[feature]))]
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
