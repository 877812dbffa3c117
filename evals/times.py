"""How exactly times are read: evals/times/*.jsonl, invented texts with every expression and its interval.

`python evals/times.py [dev|held|later] [-v]` prints the share of expressions whose interval is exact, the share found, the
share with the right kind, and mentions that stand on no expression of the set. `dev` and `held` were
written before the rules, by the same hand; `held` was not read while they were made. `later` was written afterwards to
find gaps (0.750 exact on its first run) and is now a development set like `dev`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.model.mentions import TimeMention
from firsthand.model.text import Document
from firsthand.normalise.times import Times

HERE = Path(__file__).parent / "times"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a set of expressions."""

    expressions: int
    found: int
    exact: int
    kinds: int
    spurious: int

    def __str__(self) -> str:
        n = max(1, self.expressions)
        return (
            f"{self.expressions} expressions: interval exact {self.exact / n:.3f}, found {self.found / n:.3f}, "
            f"kind {self.kinds / n:.3f}, {self.spurious} more mentions"
        )


def score(split: str, *, verbose: bool = False) -> Score:
    """Scores one split; `verbose` prints every miss."""
    expressions = found = exact = kinds = spurious = 0
    for line in (HERE / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        mentions = Times()(Document(record["id"], "c", "", record["text"], published=record["published"]))
        for gold in record["times"]:
            expressions += 1
            mention = _on(mentions, gold["start"], gold["end"])
            found += mention is not None
            right = mention is not None and (mention.earliest, mention.latest) == (gold["earliest"], gold["latest"])
            exact += right
            kinds += mention is not None and mention.kind == gold["kind"]
            if verbose and not (right and mention is not None and mention.kind == gold["kind"]):
                print(record["id"], repr(gold["words"]), gold["earliest"], gold["latest"], gold["kind"], "->", mention)
        for mention in mentions:
            if not any(mention.span.start < g["end"] and g["start"] < mention.span.end for g in record["times"]):
                spurious += 1
                if verbose:
                    print(record["id"], "more:", repr(record["text"][mention.span.start : mention.span.end]), mention)
    return Score(expressions, found, exact, kinds, spurious)


def _on(mentions: Sequence[TimeMention], start: int, end: int) -> TimeMention | None:
    met = [m for m in mentions if m.span.start < end and start < m.span.end]
    return max(met, key=lambda m: min(end, m.span.end) - max(start, m.span.start), default=None)


def main(arguments: Sequence[str]) -> int:
    began = time.perf_counter()
    for split in [a for a in arguments if not a.startswith("-")] or ["dev", "held", "later"]:
        print(f"{split}: {score(split, verbose='-v' in arguments)}")
    print(f"{time.perf_counter() - began:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
