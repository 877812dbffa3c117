"""Picks on dev what is not learned: the caution of the decoder and the context of the windows.

python training/tune_reader.py --data ../shared/data --model src/firsthand/attribute/data/reader
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

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
    parser.add_argument("--caution", type=float, nargs="*", default=[-1.5, -1, -0.5, 0, 0.5, 1])
    parser.add_argument("--reach", type=int, nargs="*", default=[220])
    options = parser.parse_args()
    session = onnxruntime.InferenceSession(str(options.model / "reader.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    head = head_from(json.loads((options.model / "head.json").read_text(encoding="utf-8")))
    left, right = (int(x) for x in options.context.split(","))

    def run(ids: object, looks: object) -> np.ndarray:
        return session.run(None, {"ids": np.array([ids], np.int64), "looks": np.array([looks], np.int64)})[0][0]

    chance = random.Random(7)
    dev = [spoil(d, options.noise, chance) for d in polnear(options.data / "polnear" / "dev")]
    seen = [(d, *scored(d.text, tokenizer, run, left=left, right=right)) for d in dev]
    for caution in options.caution:
        for reach in options.reach:
            chosen = replace(head, caution=caution, reach=reach)
            figures = attribution_figures(
                (d.text, d.readings[0], said_of(interpret(pieces, scores, chosen))) for d, pieces, scores in seen
            )
            goal = sum(v for k, v in figures.items() if k.endswith("_f1")) / 5
            print(json.dumps({"caution": caution, "reach": reach, "goal": round(goal, 4), **figures}), flush=True)


if __name__ == "__main__":
    main()
