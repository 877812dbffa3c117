"""Figures of the learned reader: outermost attributions on PolNeAR dev, altered copies of it, entities on re3d.

    python evals/attribution.py                       the figures, as given and under each kind of noise
    python evals/attribution.py --lines LINES.jsonl   also one object a text of dev, as `firsthand read --json` has it

The texts are looked for in FIRSTHAND_DATA (default ../shared/data beside the checkout); without them nothing is
measured and the reason is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from dataclasses import asdict
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / os.environ.get("FIRSTHAND_DATA", "../shared/data")
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from corpus import Labelled, polnear, re3d  # noqa: E402
from noise import Noise, spoil  # noqa: E402
from quality import attribution_figures, entity_figures, said_of  # noqa: E402

from firsthand.attribute.reader import Reader, available  # noqa: E402
from firsthand.attribute.reading import ROLES, Reading  # noqa: E402

# The bars that the project set itself, on dev as given; stripped texts may lose 0.06 of the first.
BARS = {
    "attribution_f1": 0.785, "attribution_and_source_f1": 0.72, "source_exact_f1": 0.74, "cue_exact_f1": 0.69,
    "content_exact_f1": 0.61,
}  # fmt: skip
ENTITY_BAR = 0.58


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--only", nargs="*", choices=get_args(Noise), default=list(get_args(Noise)))
    options = parser.parse_args()
    reason = missing()
    if reason:
        print(f"skipped: {reason}")
        return 0
    reader = Reader()
    dev = polnear(DATA / "polnear" / "dev")
    if options.lines:
        options.lines.write_text("".join(line(d, reader(d.text)) for d in dev), encoding="utf-8")
    for noise in options.only:
        print(json.dumps({"dev": noise, **under(reader, dev, noise)}), flush=True)
    held = re3d(DATA / "re3d")[1]
    print(json.dumps({"re3d": "held out", **entity_figures((d, reader(d.text)) for d in held)}))
    return 0


def missing() -> str | None:
    """Why nothing can be measured, or None."""
    if not available():
        return "the reader's model is not installed"
    if not (DATA / "polnear" / "dev").is_dir():
        return "no PolNeAR beside the checkout (set FIRSTHAND_DATA)"
    return None


def under(reader: Reader, dev: list[Labelled], noise: Noise) -> dict[str, float]:
    """The figures on dev under one kind of noise, drawn from a fixed seed."""
    chance = random.Random(7)
    altered = [spoil(d, noise, chance) for d in dev]
    return attribution_figures((d.text, d.readings[0], said_of(reader(d.text))) for d in altered)


def line(document: Labelled, reading: Reading) -> str:
    said = [{role: [asdict(s) for s in getattr(one, role)] for role in ROLES} for one in reading.outermost]
    return json.dumps({"id": document.name, "attributions": said}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
