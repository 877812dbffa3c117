"""Learns the weights of collate/beyond_weights.toml: how likely a word of a headline says more than the accounts below.

usage: python training/train_beyond.py [--out src/firsthand/collate/beyond_weights.toml]

The words of the headlines of evals/beyond (first, third, fourth and fifth part; the second half is for scoring and is
never read here) are positive where an expected flag stands on them, and left out where the flag is optional. A logistic
regression with a ridge over their measures (collate/beyond_support.py) gives the weights. Before that, each part is
predicted from the other three: what is printed of them is what words unseen, by another author, would be told.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.attribute import Attributor
from firsthand.collate.beyond_learned import Weights, candidates
from firsthand.collate.beyond_support import Unit, below, units
from firsthand.collate.scene import Scene, scene
from firsthand.model.steps import Item
from firsthand.model.text import Capture, Document, Span
from firsthand.normalise import Normaliser
from firsthand.read import Reader

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("first-half", "third-part", "fourth-part", "fifth-part")
RIDGE = 33.0
ROUNDS = 25
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
TOLD_FROM = {"agent": 0.6, "role": 0.5, "word": 0.5}
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Headline:
    """A headline with its words; `flagged` says of each whether it goes beyond, None where that is open."""

    part: str
    scene: Scene
    units: tuple[Unit, ...]
    flagged: tuple[bool | None, ...]
    flags: tuple[tuple[Span, bool], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, default=ROOT / "evals/beyond")
    parser.add_argument("--out", type=Path, default=ROOT / "src/firsthand/collate/beyond_weights.toml")
    parser.add_argument("--folds", type=Path, help="a folder for the weights that were learned without each part")
    options = parser.parse_args()
    headlines = [h for part in PARTS for h in read(options.sets / f"{part}.jsonl")]
    for part in PARTS:
        rest = learn([h for h in headlines if h.part != part])
        if options.folds:
            (options.folds / f"{part}.toml").write_text(written(rest), "utf-8")
        for threshold in THRESHOLDS:
            print(part, threshold, told([h for h in headlines if h.part == part], rest, threshold))
    options.out.write_text(written(learn(headlines)), "utf-8")


def read(path: Path) -> Iterator[Headline]:
    reader, attribute, normalise = Reader(), Attributor(), Normaliser()
    for row in (json.loads(line) for line in path.read_text("utf-8").splitlines()):
        for n, article in enumerate(row["articles"]):
            raw = json.dumps(article).encode()
            capture = Capture(article["id"], path.name, f"line {n}", "application/x-ndjson")
            document = reader(Item(capture, raw, article["id"]))
            attributed = attribute(document)
            if any(a.source_id != attributed.outlet for a in attributed.attributions):
                seen = scene(document, attributed, normalise(document, attributed))
                yield from labelled(path.stem, seen, [f for f in row["flags"] if f["article"] == article["id"]])


def labelled(part: str, seen: Scene, flags: Sequence[dict[str, Any]]) -> Iterator[Headline]:
    top = seen.headline
    if top is None:
        return
    flagged = [(place(seen.document, top, f["words"]), bool(f.get("optional"))) for f in flags if f["in"] == "headline"]
    words = units(seen, seen.title, top.part, top.start, below(seen, seen.lines))
    yield Headline(part, seen, tuple(words), tuple(label(u, flagged) for u in words), tuple(flagged))


def place(document: Document, top: Span, words: str) -> Span:
    start = top.start + document.words(top).index(words)
    return Span(top.part, start, start + len(words))


def label(unit: Unit, flags: Sequence[tuple[Span, bool]]) -> bool | None:
    met = [optional for span, optional in flags if span.meets(unit.span)]
    return None if met and all(met) else bool(met)


def learn(headlines: Sequence[Headline]) -> Weights:
    """A ridge regression of the log odds, over measures that are scaled alike."""
    known = [(u, y) for h in headlines for u, y in zip(h.units, h.flagged, strict=True) if y is not None]
    names = sorted(known[0][0].measures)
    x = np.array([[u.measures[n] for n in names] for u, _ in known])
    y = np.array([float(flagged) for _, flagged in known])
    mean, spread = x.mean(0), np.where(x.std(0) > 0, x.std(0), 1.0)
    b = ridge(np.c_[np.ones(len(x)), (x - mean) / spread], y)
    raw = b[1:] / spread
    return Weights(float(b[0] - raw @ mean), dict(zip(names, raw.tolist(), strict=True)), **TOLD_FROM)


def ridge(x: Matrix, y: Matrix) -> Matrix:
    """Newton's steps; the constant is not held back."""
    b = np.zeros(x.shape[1])
    penalty = np.diag([0.0] + [RIDGE] * (x.shape[1] - 1))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (y - p) - penalty @ b
        b = b + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, slope)
    return b


def told(headlines: Sequence[Headline], rate: Weights, threshold: float) -> str:
    """How many doers, roles and words would be told from a threshold on, and how many of them rightly."""
    counts: Counter[str] = Counter()
    for h in headlines:
        for what, span in candidates(h.scene, Weights(rate.bias, rate.of, threshold, threshold, threshold)):
            met = [optional for flag, optional in h.flags if flag.meets(span)]
            if not (met and all(met)):
                counts[what] += 1
                counts[f"{what} right"] += bool(met)
    return ", ".join(f"{w}: {counts[f'{w} right']} of {counts[w]} right" for w in ("agent", "role", "word"))


def written(rate: Weights) -> str:
    lines = [
        "# Learned by training/train_beyond.py; BEYOND.md is the card. Do not edit by hand.",
        f"bias = {rate.bias:.3f}",
        "",
        "[told_from]  # how likely a doer, a role or another word must go beyond the accounts to be told",
        f"agent = {rate.agent}",
        f"role = {rate.role}",
        f"word = {rate.word}",
        "",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in sorted(rate.of.items())),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
