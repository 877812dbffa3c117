"""Are chains followed to their deepest link?

usage: python evals/chains.py [FILE ...] [--misses] [--places-apart]

FILE: passages as in evals/chains (both halves when none is given). For each claim the voice read at its words is held
against the chain that was written down: exact when every link is the same source (names folded, see `same`), and the
same number of links. A country or capital stands for its government ("Moscow", "the Russian government"), as the conventions say;
--places-apart counts the two as different sources, as all figures before 2026-11-23 did. Also: the deepest link alone, its
kind, its factuality, and the outlet's own voice kept apart.
Ends with one line of JSON a file. Do not use --misses on the second half: it is for scoring.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from firsthand.attribute import Attributor
from firsthand.attribute.names import METONYMS
from firsthand.model.actors import load
from firsthand.model.attribution import Attributed, Attribution
from firsthand.model.text import Document, Span

TABLE = load(())
HERE = Path(__file__).parent / "chains"
# Names of one body, as the passages and the alias table of the package write them.
SAME = (
    (
        "syrian observatory for human rights",
        "observatory",
        "britain based monitor",
        "sohr",
        "rami abdel rahman",
        "rami abdulrahman",
        "abdel rahman",
        "observatory chief",
    ),
    ("white helmets", "syrian civil defence", "civil defence"),
    ("sana", "syrian arab news agency", "state news agency"),
    ("afp", "agence france presse"),
    ("un", "united nations"),
    ("rt", "russia today"),
    ("russian foreign ministry", "russias foreign ministry"),
    ("sdf", "syrian democratic forces"),
    ("anadolu", "anadolu agency"),
    ("amaq", "amaq news agency"),
    ("cnn", "cable news network"),
    ("ap", "associated press"),
    ("rfi", "radio france internationale"),
    ("israel defence forces", "israeli army", "israeli military", "idf"),
)
LEADING = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|our|dr|mr|mrs|ms|col|lt|gen|colonel|major|captain|brigadier|general|lieutenant|sister|president"
    r"|minister|analyst|activist|spokesman|governor|police|chief)\.?\s+)+"
)


def folded(name: str) -> str:
    low = re.sub(r"[^\w\s@]", "", re.sub("[-–]", " ", name.lower())).strip().replace("defense", "defence")
    low = LEADING.sub("", low) or low
    return next((group[0] for group in SAME if low in group), low)


def same(expected: str, found: str) -> bool:
    """True when folded names are equal, or all words of one stand in the other."""
    a, b = folded(expected), folded(found)
    if a == b or ("--places-apart" not in sys.argv and b == f"{METONYMS.get(a, '').lower()} government"):
        return True
    actor = TABLE.find(expected)  # the program calls a body of its table by one name, whatever the passage calls it
    if actor is not None and actor.name == found:
        return True
    left, right = set(a.split()), set(b.split())
    if _initials(expected) == found or _initials(found) == expected:
        return True
    return bool(left and right) and (left <= right or right <= left)


def _initials(name: str) -> str:
    """The letters of a name: "Press Trust of India" is PTI."""
    return "".join(w[0] for w in name.split() if w[0].isupper())


def names(attributed: Attributed, span: Span, outlet: str) -> tuple[list[str], Attribution | None]:
    """The names of the voice at a span, outlet first, and its deepest attribution. A body that stands behind the person
    who speaks for it, or beside itself under another name, is no link of its own."""
    known = {s.id: s for s in attributed.sources}
    chain = attributed.chain(span)
    found = [outlet]
    before = None
    for identifier in attributed.voice(span)[1:]:
        source = known.get(identifier)
        name = source.name if source else identifier
        if not (before and before.speaks_for == identifier) and folded(name) != folded(found[-1]):
            found.append(name)
        before = source
    return found, chain[-1] if chain else None


def score(path: Path, show: bool) -> dict[str, Any]:
    attribute, counts = Attributor(), Counter[str]()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        document = Document(row["id"], "", "", text, row["outlet"], None, body=(Span("text", 0, len(text)),))
        attributed = attribute(document)
        for claim in row["claims"]:
            start = text.index(claim["words"])
            found, deepest = names(attributed, Span("text", start, start + len(claim["words"])), row["outlet"])
            wanted = claim["chain"]
            exact = len(found) == len(wanted) and all(same(w, f) for w, f in zip(wanted[1:], found[1:], strict=True))
            counts["claims"] += 1
            counts["exact"] += exact
            counts["deepest"] += same(wanted[-1], found[-1]) if len(wanted) > 1 and len(found) > 1 else exact
            counts["factuality"] += claim["factuality"] == (deepest.factuality if deepest else "asserted")
            if len(wanted) > 1:
                counts["sourced"] += 1
                counts["kind"] += deepest is not None and deepest.source_kind == claim["kind"]
            else:
                counts["own"] += 1
                counts["own_kept"] += len(found) == 1
            if show and not exact:
                print(f"{row['id']}  {' > '.join(wanted)}\n        read  {' > '.join(found)}\n        {text}")
    return {
        "file": path.stem,
        "claims": counts["claims"],
        "chain_exact": round(counts["exact"] / counts["claims"], 3),
        "deepest": round(counts["deepest"] / counts["claims"], 3),
        "kind": round(counts["kind"] / max(1, counts["sourced"]), 3),
        "factuality": round(counts["factuality"] / counts["claims"], 3),
        "own_voice_kept": round(counts["own_kept"] / max(1, counts["own"]), 3),
    }


def main() -> None:
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    for path in paths or sorted(HERE.glob("*-half.jsonl")):
        print(json.dumps(score(path, "--misses" in sys.argv)))


if __name__ == "__main__":
    main()
