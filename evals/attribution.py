"""Figures of the learned reader: outermost attributions on PolNeAR dev, altered copies of it, entities on re3d.

    python evals/attribution.py                       the figures, as given and under each kind of noise
    python evals/attribution.py --whole               of the whole program, as `firsthand read --json` prints it: reader,
                                                      rules, and rules alone
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

from corpus import Labelled, Said, polnear, re3d  # noqa: E402
from noise import Noise, spoil  # noqa: E402
from quality import attribution_figures, entity_figures, said_of  # noqa: E402

from firsthand.acquire import Acquirer  # noqa: E402
from firsthand.attribute import Attributor  # noqa: E402
from firsthand.attribute.reader import Reader, available  # noqa: E402
from firsthand.attribute.reading import ROLES, Reading  # noqa: E402
from firsthand.model.attribution import Attribution  # noqa: E402
from firsthand.model.steps import Item  # noqa: E402
from firsthand.read import Reader as Reads  # noqa: E402

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
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    reason = missing()
    if reason:
        print(f"skipped: {reason}")
        return 0
    reader = Reader()
    dev = polnear(DATA / "polnear" / "dev")
    if options.whole:
        for learned in (True, False):
            figures = whole(dev, learned=learned)
            print(json.dumps({"dev": "reader and rules" if learned else "rules alone", **figures}))
        return 0
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


def whole(dev: list[Labelled], *, learned: bool) -> dict[str, float]:
    """The figures of what the whole program prints of the files of dev."""
    gold = {d.name: d for d in dev}
    read, attribute = Reads(), Attributor(learned=learned)
    items = [i for i in Acquirer()([str(DATA / "polnear" / "dev" / "text")]) if isinstance(i, Item)]
    told: list[tuple[str, tuple[Said, ...], list[Said]]] = []
    for item in sorted(items, key=lambda i: i.name):
        found = attribute(read(item)).attributions
        told.append((gold[item.name].text, gold[item.name].readings[0], [said(a) for a in found if a.content]))
    return attribution_figures(told)


def said(a: Attribution) -> Said:
    spans = {"source": [a.source] if a.source else [], "cue": [a.cue] if a.cue else [], "content": list(a.content)}
    return {role: [(s.start, s.end) for s in found] for role, found in spans.items()}


def line(document: Labelled, reading: Reading) -> str:
    said = [{role: [asdict(s) for s in getattr(one, role)] for role in ROLES} for one in reading.outermost]
    return json.dumps({"id": document.name, "attributions": said}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
