"""How fast a trace is, by stage: documents a second, words a second, peak memory.

    python benchmarks/trace.py [PATH ...]        (default: the example case)

Runs the steps in this process, one after the other, on everything at the paths; then the whole of `firsthand trace` into
a new case with all cores, and once more where nothing is new. Prints a table and, last, one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from firsthand.engines import cores
from firsthand.model.steps import Item
from firsthand.pipeline import run
from firsthand.steps import default_steps

T = TypeVar("T")
EXAMPLE = Path(__file__).parents[1] / "examples" / "three-incidents" / "articles"


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start
        return result


def stages(paths: list[str], clock: Clock) -> tuple[int, int]:
    """Each step on everything, here; how many documents and words that was."""
    steps = default_steps()
    items = [found for found in clock("acquire", lambda: list(steps.acquire(paths))) if isinstance(found, Item)]
    warm = steps.read(items[0])
    steps.normalise(warm, steps.attribute(warm))  # models and tables load once a process: not the stages' time
    words, documents, accounts, attributed = 0, [], [], {}
    for item in items:
        document = clock("read", lambda item=item: steps.read(item))
        words += len(document.text.split())
        told = clock("attribute", lambda document=document: steps.attribute(document))
        mentions = clock("normalise", lambda document=document, told=told: steps.normalise(document, told))
        found = clock("code", lambda d=document, a=told, m=mentions: steps.code(d, a, m))
        clock("beyond", lambda d=document, a=told, m=mentions, f=found: steps.collate.beyond(d, a, m, f))
        documents.append(document)
        accounts += found
        attributed[document.id] = told
    documents.sort(key=lambda d: d.id)
    passages = clock("passages", lambda: steps.trace.passages(documents))
    clock("derive", lambda: steps.trace.derive(documents, accounts, (), attributed, passages))
    return len(items), words


def peak_mb(who: int) -> float:
    """The most memory that this process or one of its children held, in MB (Linux counts in kB)."""
    return resource.getrusage(who).ru_maxrss / 1000


def table(seconds: dict[str, float], documents: int, words: int) -> Iterable[str]:
    yield f"{'stage':<12}{'s':>8}{'documents/s':>14}{'words/s':>12}"
    for stage, took in seconds.items():
        yield f"{stage:<12}{took:>8.2f}{documents / max(took, 1e-9):>14.1f}{words / max(took, 1e-9):>12.0f}"


def main(paths: list[str]) -> None:
    clock = Clock()
    documents, words = stages(paths, clock)
    by_stage = dict(clock.seconds)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "bench.case"
        clock("trace", lambda: run(paths, case, default_steps()))
        clock("again", lambda: run(paths, case, default_steps()))
        size_mb = case.stat().st_size / 1e6
    print("\n".join(table(clock.seconds, documents, words)))
    result = {
        "documents": documents,
        "words": words,
        "cores": cores(),
        "seconds": {stage: round(took, 3) for stage, took in clock.seconds.items()},
        "reading_documents_per_s": round(
            documents / sum(by_stage[s] for s in ("read", "attribute", "normalise", "code")), 1
        ),
        "trace_documents_per_s": round(documents / clock.seconds["trace"], 1),
        "case_mb": round(size_mb, 1),
        "peak_mb": round(peak_mb(resource.RUSAGE_SELF)),
        "peak_worker_mb": round(peak_mb(resource.RUSAGE_CHILDREN)),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:] or [str(EXAMPLE)])
