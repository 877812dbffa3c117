"""Are overstatements found, and nothing else?

usage: python evals/beyond.py [FILE ...] [--misses]

FILE: sets as in evals/beyond (both halves when none is given), or articles with several headlines as in training/excess: each
headline, lead and own sentence is then a set of its own. The articles of each set go through the steps of `firsthand trace`; what goes
beyond the sources is held against what was written down. Ends with one line of JSON a file. Do not use --misses on the
second half: it is for scoring.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.append(str(Path(__file__).parent.parent / "training"))

from excess_sets import Article, Marked, articles

from firsthand.model.collation import Beyond
from firsthand.model.text import Document, Span
from firsthand.pipeline import run
from firsthand.steps import default_steps
from firsthand.store import open_view

Row = dict[str, Any]
Tally = Counter[str | tuple[str, str]]
HERE = Path(__file__).parent / "beyond"
KINDS = ("value", "actor", "blame", "cause", "certainty", "rank", "wording", "place", "time", "target")
# Kinds of the program that are right for an expected kind. "claim" is its word for any other slot that nobody told.
AGREES = {
    "value": {"value"},
    "actor": {"actor", "blame", "claim"},
    "blame": {"blame", "actor", "claim"},
    "cause": {"cause", "claim"},
    "certainty": {"certainty"},
    "rank": {"rank"},
    "wording": {"wording"},
    "place": {"place", "claim"},
    "time": {"time", "claim"},
    "target": {"target", "claim"},
}


@dataclass
class Flag:
    """An expected flag: where its words stand, the kinds that are right for them, and what was found on them."""

    document: str
    spans: tuple[Span, ...]
    kind: str
    kinds: set[str]
    optional: bool
    words: str
    met: bool = False
    right: bool = False


def read_case(articles: list[Row]) -> tuple[dict[str, Document], tuple[Beyond, ...]]:
    """The documents of some articles and what the program finds in them, as `firsthand trace` does it."""
    with TemporaryDirectory() as folder:
        source, case = Path(folder) / "articles.jsonl", Path(folder) / "a.case"
        source.write_text("".join(json.dumps(a) + "\n" for a in articles), "utf-8")
        run([str(source)], case, default_steps(), jobs=1)
        with open_view(case) as view:
            stored = view.case()
    return {d.id: d for d in stored.documents}, stored.beyond


def places(document: Document, words: str, *, headline: bool, begin: int = 0) -> tuple[Span, ...]:
    """Where the words of a flag stand: in the headline (also where the text repeats the title), or in the rest; looked for from `begin` on."""
    top = document.headline
    if headline and top:
        start = document.words(top).index(words, begin)
        found = [Span(top.part, top.start + start, top.start + start + len(words))]
        if top.part == "title" and document.text.startswith(document.title):
            found.append(Span("text", start, start + len(words)))
        return tuple(found)
    repeated = document.title if document.title and document.text.startswith(document.title) else ""
    below = top.end if top and top.part == "text" else len(repeated)
    start = document.text.index(words, max(begin, below))
    return (Span("text", start, start + len(words)),)


def expected(row: Row, documents: dict[str, Document]) -> list[Flag]:
    return [
        Flag(
            f["article"],
            places(documents[f["article"]], f["words"], headline=f["in"] == "headline", begin=f.get("from", 0)),
            f["kind"],
            set().union(*(AGREES[k] for k in (f["kind"], *f.get("or", ())))),
            f.get("optional", False),
            f["words"],
        )
        for f in row["flags"]
    ]


def weigh(row: Row, flags: list[Flag], found: list[Beyond], counts: Tally) -> list[Beyond]:
    """Counts what is right of a set's flags; gives the found ones that stand on no expected words."""
    wrong = []
    for one in found:
        met = [f for f in flags if f.document == one.document and any(s.meets(one.span) for s in f.spans)]
        right = [f for f in met if one.kind in f.kinds]
        for flag in met:
            flag.met = True
        for flag in right:
            flag.right = True
        if met and all(f.optional for f in (right or met)):
            continue
        counts["found"] += 1
        counts["found", one.kind] += 1
        counts["found_right"] += bool(right)
        counts["found_right", one.kind] += bool(right)
        counts["found_met"] += bool(met)
        if not right:
            wrong.append(one)
    for flag in (f for f in flags if not f.optional):
        counts["gold"] += 1
        counts["gold", flag.kind] += 1
        counts["gold_right"] += flag.right
        counts["gold_right", flag.kind] += flag.right
        counts["gold_met"] += flag.met
        counts["gold_met", flag.kind] += flag.met
    if all(f.optional for f in flags):
        counts["clean"] += 1
        counts["clean_kept"] += not wrong
    counts["sets"] += 1
    return wrong


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def table(counts: Tally) -> None:
    print(f"  {'kind':<10} expected  found  right  recall   any kind | told by the program  right  precision")
    for kind in (*KINDS, *sorted({k[1] for k in counts if isinstance(k, tuple)} - set(KINDS))):
        gold, told = counts["gold", kind], counts["found", kind]
        if gold or told:
            right, met = counts["gold_right", kind], counts["gold_met", kind]
            print(
                f"  {kind:<10} {gold:>8} {met:>6} {right:>6}  {share(right, gold) or 0:>6} {share(met, gold) or 0:>10} |"
                f" {told:>19} {counts['found_right', kind]:>6} {share(counts['found_right', kind], told) or '-':>10}"
            )


def piles(path: Path) -> list[list[Row]]:
    """The sets of a file, in piles of which each is one case: no text stands in a pile twice."""
    if path.suffix == ".jsonl":
        return [[json.loads(line) for line in path.read_text("utf-8").splitlines()]]
    found: list[list[Row]] = []
    for one in articles(path):
        for at, row in enumerate(variants(one)):
            if at == len(found):
                found.append([])
            found[at].append(row)
    return found


def variants(one: Article) -> Iterator[Row]:
    """Each headline above the text as it is, then each lead and own sentence in it, below a headline that is clean."""
    clean = next((h for h in one.headlines if not h.marks), one.headlines[0])
    for headline in one.headlines:
        yield as_set(one, headline, one.text, None, 0)
    for lead in one.leads:
        yield as_set(one, clean, lead.words + one.text[one.lead[1] :], lead, 0)
    for own in one.own:
        yield as_set(one, clean, f"{one.text} {own.words}", own, len(one.text) + 1)


def as_set(one: Article, headline: Marked, text: str, line: Marked | None, at: int) -> Row:
    """A set of one article. `line` stands in the text at `at`; the words of its flags may stand in the text before."""
    key = hashlib.sha256(f"{headline.words}\n{text}".encode()).hexdigest()[:10]
    top = [(m, headline.words, "headline") for m in headline.marks]
    below = [(m, line.words, "own_voice" if at else "lead") for m in (line.marks if line else ())]
    return {
        "articles": [
            {"id": key, "outlet": one.outlet, "published": one.published, "title": headline.words, "text": text}
        ],
        "flags": [
            {
                "article": key,
                "kind": mark.kinds[0],
                "or": mark.kinds[1:],
                "words": words[mark.start : mark.end],
                "in": where,
                "optional": mark.optional,
                "from": mark.start + (0 if where == "headline" else at),
            }
            for mark, words, where in (*top, *below)
        ],
    }


def score(path: Path, *, show: bool) -> Row:
    counts: Tally = Counter()
    for rows in piles(path):
        tell(rows, counts, show=show)
    print(path.stem)
    table(counts)
    return {
        "file": path.stem,
        "sets": counts["sets"],
        "precision": share(counts["found_right"], counts["found"]),
        "recall": share(counts["gold_right"], counts["gold"]),
        "precision_any_kind": share(counts["found_met"], counts["found"]),
        "recall_any_kind": share(counts["gold_met"], counts["gold"]),
        "told": counts["found"],
        "expected": counts["gold"],
        "clean_sets": counts["clean"],
        "clean_kept": share(counts["clean_kept"], counts["clean"]),
    }


def tell(rows: list[Row], counts: Tally, *, show: bool) -> None:
    """Reads the sets as one case and counts what is found in each; with `show`, prints what is wrong and what is missed."""
    documents, beyond = read_case([a for row in rows for a in row["articles"]])
    for row in rows:
        own = {a["id"] for a in row["articles"]}
        flags = expected(row, documents)
        wrong = weigh(row, flags, [b for b in beyond if b.document in own], counts)
        for one in wrong if show else ():
            words = documents[one.document].words(one.span)
            print(f"  wrong   {one.document}  {one.kind}/{one.slot} “{words}”: {one.reason}")
        for flag in (f for f in flags if show and not f.optional and not f.right):
            print(
                f"  missed  {flag.document}  {flag.kind} “{flag.words}”{' (found as another kind)' if flag.met else ''}"
            )


def main() -> None:
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    results = [score(path, show="--misses" in sys.argv) for path in paths or sorted(HERE.glob("*-half.jsonl"))]
    for result in results:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
