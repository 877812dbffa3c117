"""Picks on dev what is not learned: the caution of the decoder and the context of the windows.

python training/tune_reader.py --data ../shared/data --model src/firsthand/attribute/data/reader
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import onnxruntime

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from corpus import polnear  # noqa: E402
from noise import spoil  # noqa: E402
from quality import attribution_figures, said_of  # noqa: E402

from firsthand.attribute.interpret import interpret  # noqa: E402
from firsthand.attribute.reader import head_from, scored  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--context", default="32,16")
    parser.add_argument("--noise", default="as is")
    parser.add_argument("--caution", type=float, nargs="*", default=[-1, -0.5, 0, 0.5, 1])
    parser.add_argument("--roles", type=float, nargs=3, default=[1, 1, 1], help="the share of caution by role")
    parser.add_argument("--alone", type=float, nargs="*", default=[0.0], help="of content without cue")
    parser.add_argument("--sourceless", type=float, nargs="*", default=[0.0], help="of cue without source")
    options = parser.parse_args()
    session = onnxruntime.InferenceSession(str(options.model / "reader.onnx"), providers=["CPUExecutionProvider"])
    head = head_from(json.loads((options.model / "head.json").read_text(encoding="utf-8")))
    left, right = (int(x) for x in options.context.split(","))

    def run(ids: object, looks: object) -> np.ndarray:
        return session.run(None, {"ids": np.array([ids], np.int64), "looks": np.array([looks], np.int64)})[0][0]

    chance = random.Random(7)
    dev = [spoil(d, options.noise, chance) for d in polnear(options.data / "polnear" / "dev")]
    seen = [(d, *scored(d.text, run, left=left, right=right)) for d in dev]
    for caution, alone, sourceless in product(options.caution, options.alone, options.sourceless):
        linkers = (replace(head.linkers[0], alone=alone), replace(head.linkers[1], alone=sourceless))
        chosen = replace(
            head,
            caution=(caution * options.roles[0], caution * options.roles[1], caution * options.roles[2]),
            linkers=linkers,
        )
        figures = attribution_figures(
            (d.text, d.readings[0], said_of(interpret(pieces, scores, chosen))) for d, pieces, scores in seen
        )
        goal = sum(v for k, v in figures.items() if k.endswith("_f1")) / 5
        row = {"caution": caution, "alone": alone, "sourceless": sourceless, "goal": round(goal, 4), **figures}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
