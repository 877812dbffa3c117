"""Learns the bits of link/weights.toml from labelled pairs.

usage: python training/train_link.py --data DATA_DIR [--out src/firsthand/link/weights.toml]

DATA_DIR holds fakes/ (incident groups read by eye) and gva/ (articles by incident). Every document is read with the
packaged steps; accounts of different documents that share a blocking key are pairs, and a pair is positive when the
gold puts both documents in one incident. A logistic regression over the levels of all features gives each level its
bits (log2 odds), so that features which say the same are not counted twice. Each set counts the same, so that one war
does not decide alone.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from firsthand.attribute import Attributor
from firsthand.coding import Coder
from firsthand.link import Linker
from firsthand.link.features import levels
from firsthand.model.account import Account
from firsthand.model.steps import Item
from firsthand.model.text import Capture
from firsthand.normalise import Normaliser
from firsthand.normalise.places import Places
from firsthand.read import Reader

UNSTATED = {"missing", "unknown"}
PAIRS_WORTH = 200.0  # what each set weighs in all, against the penalty
PENALTY = 1.0
ROUNDS = 6
# Where the rounds begin: what everybody would say.
START = {
    "place": {"same": 3.0, "near": 2.0, "apart": -2.0},
    "time": {"same_day": 2.0, "apart": -3.0},
    "terms": {"most": 3.0, "none": -2.0},
}
Levels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Example:
    """Two documents: whether they tell of one incident, and the stated levels of each pair of their accounts."""

    same: bool
    pairs: tuple[Levels, ...]


SETS = (("fakes", "SY", "conflict"), ("gva", "US", "gun-violence"))


def accounts(path: Path, country: str, codebook: str) -> list[Account]:
    """The accounts of every record of a JSONL file."""
    read, attribute, code = Reader(), Attributor(), Coder(codebook=codebook)
    normalise = Normaliser(places=Places(country=country))
    found: list[Account] = []
    for n, line in enumerate(path.open(encoding="utf-8")):
        record = json.loads(line)
        capture = Capture(str(n), path.name, f"line {n + 1}", "application/x-ndjson")
        document = read(Item(capture, line.encode(), record["id"]))
        attributed = attribute(document)
        found += code(document, attributed, normalise(document, attributed))
    return found


def fakes_labels(folder: Path) -> tuple[set[frozenset[str]], set[frozenset[str]], set[frozenset[str]]]:
    """Positive pairs, negative pairs and pairs to leave out, of document ids."""
    gold = json.loads((folder / "incident_groups.json").read_text("utf-8"))
    same, other = set(), set()
    group_of = defaultdict(set)
    for g in gold["groups"]:
        ids = sorted({m["unit_id"] for m in g["members"]})
        for i in ids:
            group_of[i].add(g["group_id"])
        if g["granularity"] in ("single_event", "battle"):
            same |= {frozenset(p) for p in combinations(ids, 2)}
    for a, b in combinations(sorted(group_of), 2):
        if not group_of[a] & group_of[b]:
            other.add(frozenset((a, b)))
    other |= {frozenset((p["a"], p["b"])) for p in gold["not_same_incident_pairs"]}
    unsure = {frozenset((p["a"], p["b"])) for k in ("uncertain_pairs", "linked_but_different") for p in gold[k]}
    return same - unsure, other - same - unsure, unsure


def gva_labels(folder: Path) -> tuple[set[frozenset[str]], set[frozenset[str]], set[frozenset[str]]]:
    """Positive pairs by incident; every other pair is negative (returned as an empty set: see `labelled`)."""
    by_incident = defaultdict(list)
    for line in (folder / "articles.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        by_incident[record["incident"]].append(record["id"])
    same = {frozenset(p) for ids in by_incident.values() for p in combinations(sorted(set(ids)), 2)}
    return same, set(), set()


def candidate_pairs(found: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of accounts of different documents that share a key, each once, in a fixed order."""
    linker, blocks = Linker(), defaultdict(list)
    by_id = {a.id: a for a in found}
    for account in found:
        for key in linker.keys(account):
            blocks[key].append(account.id)
    pairs = {p for ids in blocks.values() for p in combinations(sorted(set(ids)), 2)}
    for left, right in sorted(pairs):
        if by_id[left].document != by_id[right].document:
            yield by_id[left], by_id[right]


def examples(found: list[Account], labels: tuple[set[frozenset[str]], ...], open_world: bool) -> list[Example]:
    """One example for each pair of documents: whether they tell of one incident, and the levels of all their accounts."""
    same, other, unsure = labels
    held: dict[frozenset[str], set[Levels]] = defaultdict(set)
    for left, right in candidate_pairs(found):
        key = frozenset((left.document, right.document))
        if key in unsure or not (key in same or key in other or open_world):
            continue
        held[key].add(tuple((lv.feature, lv.level) for lv in levels(left, right) if lv.level not in UNSTATED))
    return [
        Example(key in same, tuple(sorted(seen))) for key, seen in sorted(held.items(), key=lambda kv: sorted(kv[0]))
    ]


def best(example: Example, table: dict[str, dict[str, float]]) -> Levels:
    """The pair of accounts that speaks most for one incident: what clustering will go by."""
    return max(example.pairs, key=lambda p: (sum(table.get(f, {}).get(lv, 0.0) for f, lv in p), p))


def learn(sets: Sequence[Sequence[Example]]) -> dict[str, dict[str, float]]:
    """Fits, looks which accounts of two documents then speak most for one incident, and fits again on those."""
    table: dict[str, dict[str, float]] = START
    for _ in range(ROUNDS):
        table = fit([[(e.same, best(e, table)) for e in examples] for examples in sets])
    return table


def fit(sets: Sequence[Sequence[tuple[bool, Levels]]]) -> dict[str, dict[str, float]]:
    """Bits by feature and level from a logistic regression over all examples, by Newton's method. Each set weighs the
    same, and so do positives and negatives within it; a quadratic penalty holds rare levels near none."""
    columns = sorted({pair for rows in sets for _, seen in rows for pair in seen})
    index = {pair: n + 1 for n, pair in enumerate(columns)}
    total = sum(len(rows) for rows in sets)
    x, y, w = np.zeros((total, len(columns) + 1)), np.zeros(total), np.zeros(total)
    n = 0
    for rows in sets:
        positives = sum(same for same, _ in rows)
        for same, seen in rows:
            x[n, [0, *(index[pair] for pair in seen)]] = 1.0
            y[n], w[n] = same, PAIRS_WORTH / (2 * (positives if same else len(rows) - positives))
            n += 1
    beta = np.zeros(len(columns) + 1)
    penalty = np.full(len(columns) + 1, PENALTY)
    penalty[0] = 1e-3
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-9:
            break
    table: dict[str, dict[str, float]] = defaultdict(dict)
    table["prior"]["bits"] = round(float(beta[0]) / math.log(2), 2)
    for (feature, level), k in index.items():
        table[feature][level] = round(float(beta[k]) / math.log(2), 2)
    return dict(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/link/weights.toml"))
    options = parser.parse_args()
    sets = []
    for name, country, codebook in SETS:
        folder = options.data / name
        labels = (fakes_labels if name == "fakes" else gva_labels)(folder)
        sets.append(examples(accounts(folder / "articles.jsonl", country, codebook), labels, name == "gva"))
        print(f"{name}: {sum(e.same for e in sets[-1])} pairs of one incident, {len(sets[-1])} in all")
    write(learn(sets), options.out)


def write(table: dict[str, dict[str, float]], out: Path) -> None:
    lines = ["# Learned by training/train_link.py: bits of evidence by feature and level. Do not edit by hand."]
    for feature in sorted(table):
        lines += ["", f"[{feature}]", *(f"{level} = {table[feature][level]}" for level in sorted(table[feature]))]
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
