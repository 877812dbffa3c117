"""Is each value of the incident groups said in the voice that a reader gave it to?

usage: python evals/voices.py DATA/fakes [--misses] [--learned]

DATA/fakes holds articles.jsonl and incident_groups.json. For every claim with a number and a source: found when, at
some place in the article where the number stands (digits or words), the voice read there holds the source (names
folded as the scorer of the groups folds them). Ends with one line of JSON. Needs nothing but the package.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from folding import fold

from firsthand.attribute import Attributor
from firsthand.model.attribution import Attributed
from firsthand.model.text import Document, Span

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()


def places(value: str, text: str) -> list[tuple[int, int]]:
    """Where a value stands in a text, as digits or as a word."""
    digits = re.search(r"\d+", value.replace(",", ""))
    low = value.lower().split()[0] if value.split() else ""
    n = int(digits.group()) if digits else (NUMBERS.index(low) if low in NUMBERS else None)
    if n is None:
        return [m.span() for m in re.finditer(re.escape(value), text, re.I)]
    forms = [str(n), f"{n:,}"] + ([NUMBERS[n]] if n <= 20 else [])
    return [m.span() for m in re.finditer(rf"(?<![\w.])(?:{'|'.join(forms)})(?![\w]|\.\d)", text, re.I)]


def voices(document: Document, attributed: Attributed, value: str) -> list[str]:
    """The voice at each place where a value stands, as names."""
    names = {s.id: s.name for s in attributed.sources}
    found = []
    for part in ("title", "text"):
        for start, end in places(value, document.part(part)):
            voice = attributed.voice(Span(part, start, end))
            found.append(" > ".join(names.get(i, i) for i in voice))
    return found


def main(folder: Path, *, misses: bool, learned: bool) -> dict[str, Any]:
    """Scores over all groups."""
    gold = json.loads((folder / "incident_groups.json").read_text(encoding="utf-8"))
    step = Attributor(learned=learned)
    documents: dict[str, Document] = {}
    for row in map(json.loads, (folder / "articles.jsonl").open(encoding="utf-8")):
        documents[row["id"]] = Document(
            row["id"], "", row["title"], row["text"], outlet=row["outlet"], published=row["published"]
        )
    started = time.process_time()
    read = {key: step(document) for key, document in documents.items()}
    seconds = time.process_time() - started
    hits: list[bool] = []
    own: list[bool] = []
    for group in gold["groups"]:
        for member in group["members"]:
            document = documents[member["unit_id"]]
            for claim in member["claims"]:
                value, source = claim["value"], claim.get("attributed_to")
                if not value or not source or not places(value, document.text):
                    continue
                heard = voices(document, read[document.id], value)
                want = fold(source)
                hits.append(any(want & set().union(*(fold(n) for n in v.split(" > "))) for v in heard))
                own.append(all(" > " not in v for v in heard))
                if misses and not hits[-1]:
                    print(document.id, claim["slot"], value, "|", source, "|", sorted(set(heard)))
    ends = [read[d].voice(a.content[0])[-1] for d in sorted(read) for a in read[d].attributions if a.content]
    return {
        "found": round(sum(hits) / len(hits), 4),
        "claims": len(hits),
        "in_outlets_own_voice": round(sum(own) / len(own), 4),
        "attributions": len(ends),
        "ends_unknown": round(sum(e == "unknown" for e in ends) / len(ends), 4),
        "documents_a_second": round(len(read) / seconds, 1),
    }


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    print(json.dumps(main(Path(arguments[0]), misses="--misses" in sys.argv, learned="--learned" in sys.argv)))
