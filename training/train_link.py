"""Learns the bits of link/weights.toml from labelled pairs.

usage: python training/train_link.py --data DATA_DIR [--out src/firsthand/link/weights.toml]

DATA_DIR holds fakes/ (incident groups read by eye) and gva/ (articles by incident). Every document is read with the
packaged steps; accounts of different documents that share a blocking key are pairs, and a pair is positive when the
gold puts both documents in one incident. For each level of each feature the bits are

    log2( (share of positives at this level) / (share of negatives at this level) )

with half a pair added to each cell, at most 8 bits either way; levels that mean "not stated" get none. Each data set
counts the same, so that one war does not decide alone. Positive pairs are the best-agreeing accounts of two documents.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

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

UNSTATED = {"missing", "unknown", "few"}
LIMIT_BITS = 8.0
SETS = (("fakes", "SY", "conflict"), ("gva", "US", "gun-violence"))


def accounts(path: Path, country: str, codebook: str) -> list[Account]:
    """The accounts of every record of a JSONL file."""
    read, attribute, code = Reader(), Attributor(), Coder(codebook=codebook)
    normalise = Normaliser(places=Places(country=country))
    found: list[Account] = []
    for n, line in enumerate(path.open(encoding="utf-8")):
        record = json.loads(line)
        capture = Capture(str(n), path.name, f"line {n + 1}", "application/json")
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


def tally(
    found: list[Account], labels: tuple[set[frozenset[str]], ...], open_world: bool
) -> dict[str, list[Counter[str]]]:
    """For each feature the levels of the positive and of the negative pairs. Of the pairs of accounts that two
    documents make, the one whose levels are rarest among negatives would be best; we take the one with most terms in
    common, which does not depend on the weights."""
    same, other, unsure = labels
    best: dict[frozenset[str], tuple[float, list[tuple[str, str]]]] = {}
    for left, right in candidate_pairs(found):
        key = frozenset((left.document, right.document))
        if key in unsure or not (key in same or key in other or open_world):
            continue
        shared = len(set(left.terms) & set(right.terms)) + 3 * sum(
            lv.level.startswith("equal") for lv in levels(left, right)
        )
        if key not in best or shared > best[key][0]:
            best[key] = (shared, [(lv.feature, lv.level) for lv in levels(left, right)])
    counts: dict[str, list[Counter[str]]] = defaultdict(lambda: [Counter(), Counter()])
    for key, (_, seen) in sorted(best.items(), key=lambda kv: sorted(kv[0])):
        for feature, level in seen:
            counts[feature][0 if key in same else 1][level] += 1
    return counts


def bits(sets: list[dict[str, list[Counter[str]]]]) -> dict[str, dict[str, float]]:
    """Bits by feature and level, averaged over the sets that have seen the level at least five times."""
    learned: dict[str, dict[str, list[tuple[float, int]]]] = defaultdict(lambda: defaultdict(list))
    for counts in sets:
        for feature, (pos, neg) in counts.items():
            stated = [lv for lv in sorted(set(pos) | set(neg)) if lv not in UNSTATED]
            p_all = sum(pos[lv] for lv in stated) + 0.5 * len(stated)
            n_all = sum(neg[lv] for lv in stated) + 0.5 * len(stated)
            for lv in stated:
                value = math.log2(((pos[lv] + 0.5) / p_all) / ((neg[lv] + 0.5) / n_all))
                learned[feature][lv].append((max(-LIMIT_BITS, min(LIMIT_BITS, value)), pos[lv] + neg[lv]))
    return {
        f: {
            lv: round(sum(v * min(n, 50) for v, n in seen) / sum(min(n, 50) for _, n in seen), 2)
            for lv, seen in table.items()
        }
        for f, table in learned.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/link/weights.toml"))
    parser.add_argument("--prior", type=float, default=-6.0, help="bits of any two accounts that share a key")
    options = parser.parse_args()
    sets = []
    for name, country, codebook in SETS:
        folder = options.data / name
        labels = (fakes_labels if name == "fakes" else gva_labels)(folder)
        sets.append(tally(accounts(folder / "articles.jsonl", country, codebook), labels, open_world=name == "gva"))
        print(name, {f: (dict(p), dict(n)) for f, (p, n) in sets[-1].items()})
    table = bits(sets)
    lines = [
        "# Learned by training/train_link.py; bits of log2 likelihood ratio. Do not edit by hand.",
        "",
        "[prior]",
        f"bits = {options.prior}",
    ]
    for feature in sorted(table):
        lines += ["", f"[{feature}]", *(f"{lv} = {table[feature][lv]}" for lv in sorted(table[feature]))]
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
