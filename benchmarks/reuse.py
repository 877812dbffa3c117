"""Speed of `firsthand reuse` beside a MinHash library and a suffix array, as whole processes, in turns, in one run.

usage: python benchmarks/reuse.py DOCS.jsonl [--larger LARGER.jsonl] [--rounds 3]

DOCS holds one object with "id" and "text" a line. With --larger the exponent of the growth of time is printed too.
Rivals that are not installed are left out: pip install rensa pydivsufsort. Neither finds edited passages: rensa gives
pairs of documents (128 permutations over runs of five words, one row a band, which is the setting that finds most
planted pairs), the suffix array exact repeats of at least 50 bytes. Ratios are medians over the rounds; on a machine
with other work on it compare processor seconds, on an idle one wall seconds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RENSA = """
import json, sys
from rensa import RMinHash, RMinHashLSH
index, held = RMinHashLSH(threshold=0.1, num_perm=128, num_bands=128), []
for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    words = json.loads(line)["text"].lower().split()
    sketch = RMinHash(num_perm=128, seed=42)
    sketch.update([" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))])
    for other in index.query(sketch):
        if held[other].jaccard(sketch) >= 0.02:
            print(other, number)
    index.insert(number, sketch)
    held.append(sketch)
"""
SUFFIX_ARRAY = """
import json, sys
import numpy
from pydivsufsort import divsufsort, kasai
text = "\\0".join(json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")).encode()
order = divsufsort(text)
shared = kasai(text, order)
at = numpy.flatnonzero(shared >= 50)
for a, b, size in zip(order[at].tolist(), order[at + 1].tolist(), shared[at].tolist()):
    print(a, b, size)
"""
OURS = "import sys; from firsthand.cli import main; main(['reuse', sys.argv[1], '--json'])"
PROGRAMS = {"firsthand": ("firsthand", OURS), "rensa": ("rensa", RENSA), "suffix array": ("pydivsufsort", SUFFIX_ARRAY)}
# passim 2.0.1 needs a Java machine and Spark. On d8k (8,000 documents, 21 MB), on another day and another state of the
# same kind of machine, its span output took so many wall seconds; a Python prototype took 3.0 to 3.4 beside it.
PASSIM = (192, 225)


def run(program: str, path: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak MB of one process."""
    before = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a program ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--larger", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    names = [name for name, (module, _) in PROGRAMS.items() if importlib.util.find_spec(module)]
    rounds = [{name: run(PROGRAMS[name][1], options.docs) for name in names} for _ in range(options.rounds)]
    for name in names:
        wall, cpu, peak = (statistics.median(r[name][i] for r in rounds) for i in range(3))
        print(f"{name:14} {wall:7.2f} s wall {cpu:7.2f} s processor {peak:7.0f} MB")
    for name in names[1:]:
        wall, cpu = (statistics.median(r["firsthand"][i] / r[name][i] for r in rounds) for i in range(2))
        print(f"firsthand / {name}: {wall:.2f} wall, {cpu:.2f} processor")
    print(f"passim, quoted and not run here: {PASSIM[0]}-{PASSIM[1]} s wall on d8k")
    if options.larger:
        grown = run(OURS, options.larger)
        sizes = [count(path) for path in (options.docs, options.larger)]
        for i, what in enumerate(("wall", "processor")):
            base = statistics.median(r["firsthand"][i] for r in rounds)
            exponent = math.log(grown[i] / base) / math.log(sizes[1] / sizes[0])
            print(f"{sizes[1]:,} documents: {grown[i]:.1f} s {what}, exponent {exponent:.2f}, peak {grown[2]:.0f} MB")


def count(path: Path) -> int:
    with path.open(encoding="utf-8") as lines:
        return sum(1 for line in lines if json.loads(line))


if __name__ == "__main__":
    main()
