"""How well counts are read: on our own written phrases, on Syrian-war news and on US gun-violence news.

usage: counts.py [phrases|fakes|gva] [--show]

phrases  evals/counts/written.jsonl (rules were written with it in view) and held.jsonl (only ever scored): share of the
         expected counts whose interval, modality, outcome, group, relation and scope are all read exactly, and the
         share of what was read that is expected.
fakes    share of the read killed and wounded values of a member article that some incident-scope count has.
gva      share of articles whose reduced toll (`tolls`) is the coded number of killed, injured, both; in two halves.

Public data are looked for at FIRSTHAND_DATA (default ../shared/data) and are no part of this repository.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.model.mentions import CountMention
from firsthand.model.text import Document
from firsthand.normalise.counts import Counts, tolls

HERE = Path(__file__).parent / "counts"
DATA = Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))
FIELDS = ("low", "high", "modality", "outcome", "group", "relation", "scope")
SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def agrees(found: CountMention, expected: dict[str, Any]) -> bool:
    """True when all scored fields of a count are as written down."""
    return all(getattr(found, name) == expected[name] for name in FIELDS) and found.unit == expected["unit"]


def meets(found: CountMention, expected: dict[str, Any]) -> bool:
    """True when both count the same words."""
    same = found.number.start < expected["end"] and expected["start"] < found.number.end
    lump = (found.number.end - found.number.start) > 2 * (expected["end"] - expected["start"]) + 12
    return same and (expected["derived"] or not lump)


def phrases(show: bool) -> dict[str, Any]:
    """Exact parse on the written and the held-out phrases."""
    step, report = Counts(), {}
    for half in ("written", "held"):
        hits = total = given = 0
        wrong: Counter[str] = Counter()
        for row in lines(HERE / f"{half}.jsonl"):
            found = list(step(Document("d", "c", title="", text=row["text"])))
            given, total = given + len(found), total + len(row["counts"])
            for expected in row["counts"]:
                hit = next((f for f in found if meets(f, expected) and agrees(f, expected)), None)
                near = next((f for f in found if meets(f, expected)), None)
                hits += hit is not None
                if hit is None:
                    wrong[
                        "unread"
                        if near is None
                        else next((n for n in FIELDS if getattr(near, n) != expected[n]), "unit")
                    ] += 1
                    if show and half == "written":
                        print(
                            row["text"],
                            "\n   want",
                            expected,
                            "\n   have",
                            near and {n: getattr(near, n) for n in FIELDS},
                        )
                if hit is not None:
                    found.remove(hit)
            if show and half == "written":
                for extra in found:
                    print(row["text"], "\n   extra", row["text"][extra.span.start : extra.span.end], extra.outcome)
        report[half] = {
            "n": total, "exact": round(hits / total, 4), "precise": round(hits / given, 4), "wrong": dict(wrong.most_common()),
        }  # fmt: skip
    return report


def number(text: str) -> int | None:
    """The number that a gold value states, None for "dozens"."""
    text = text.strip().lower().replace(",", "")
    match = re.search(r"\d+", text)
    return int(match.group()) if match else SMALL.get(text.split()[0] if text.split() else "")


def fakes(show: bool) -> dict[str, Any]:
    """Gold killed and wounded values that some incident-scope count of the article has."""
    groups = json.loads((DATA / "fakes" / "incident_groups.json").read_text(encoding="utf-8"))["groups"]
    articles = {a["id"]: a for a in lines(DATA / "fakes" / "articles.jsonl")}
    step, hits, any_scope, invented, read = Counts(), [], [], 0, 0
    for member in (m for g in groups for m in g["members"]):
        article = articles.get(member["unit_id"])
        if article is None:
            continue
        document = Document(article["id"], "c", title=article["title"], text=article["text"])
        found = step(document)
        plain = (article["title"] + " " + article["text"]).lower().replace(",", "")
        for count in found:
            if count.outcome in ("killed", "wounded") and count.low is not None:
                read += 1
                bad = not count.derived and not _stands(count, plain, document.words(count.number).lower())
                invented += bad
                if show and bad:
                    print("INVENTED", article["id"], document.words(count.span), count.low)
        for claim in member["claims"]:
            if claim["slot"] not in ("killed", "wounded") or not claim["value"]:
                continue
            same = [c for c in found if c.outcome == claim["slot"] and _has(c, claim["value"], document)]
            hits.append(any(c.scope == "incident" for c in same))
            any_scope.append(bool(same))
            if show and not hits[-1]:
                print(article["id"], "|", article["title"], "|", claim["slot"], claim["value"], claim["attributed_to"])
                for sentence in re.findall(
                    rf"[^.]*\b{re.escape(claim['value'])}\b[^.]*", article["title"] + ". " + article["text"]
                )[:3]:
                    print("      ", sentence.strip()[:400])
                print("     ", [(document.words(c.span), c.outcome, c.scope) for c in found if c.outcome != "none"])
    return {
        "value_recall": round(sum(hits) / len(hits), 4),
        "any_scope": round(sum(any_scope) / len(hits), 4),
        "n": len(hits),
        "invented": invented,
        "read": read,
    }


def _has(count: CountMention, value: str, document: Document) -> bool:
    wanted, words = number(value), document.words(count.number)
    if wanted is None:
        return value.lower() in document.words(count.span).lower()
    return wanted in (count.low, count.high, number(words))


def _stands(count: CountMention, text: str, words: str) -> bool:
    """True when the number as printed (the bound itself, or the figure that a modifier shifts) stands in the text."""
    values = {count.low, count.high, number(words)} - {None}
    spelled = [w for w, n in SMALL.items() if n in values]
    figures = any(re.search(rf"\b{value}\b", text) for value in values)
    return figures or any(re.search(rf"\b{w}\b", text) for w in spelled) or bool(_VAGUE.search(words))


_VAGUE = re.compile(
    r"dozen|score|hundred|several|tens|thousand|million|^an?\b|few|handful|couple|number|many|no|another|both|-|\w+ty"
)


def gva(show: bool) -> dict[str, Any]:
    """Reduced tolls against the coded numbers, articles in two halves by the hash of their incident."""
    coded = {i["id"]: i for i in lines(DATA / "gva" / "incidents.jsonl")}
    step, report = Counts(), {}
    tally: dict[str, Counter[str]] = {"seen": Counter(), "kept": Counter()}
    for article in lines(DATA / "gva" / "articles.jsonl"):
        half = "seen" if int(sha256(article["incident"].encode()).hexdigest(), 16) // 2 % 2 == 0 else "kept"
        document = Document(article["id"], "c", title=article["title"], text=article["text"])
        found = step(document)
        told, truth = tolls(found), coded[article["incident"]]
        killed, injured = (told[s][0] or 0 if s in told else 0 for s in ("killed", "wounded"))
        right = killed == truth["killed"], injured == truth["injured"]
        tally[half].update(n=1, killed=right[0], injured=right[1], both=all(right))
        if show and half == "seen" and not all(right):
            print(
                f"{article['id']} killed {killed}/{truth['killed']} injured {injured}/{truth['injured']} | {article['title']}"
            )
            for at, c in enumerate(found):
                if c.outcome != "none":
                    print(
                        "     ",
                        at,
                        repr(document.words(c.span)),
                        c.low,
                        c.high,
                        c.outcome,
                        c.relation,
                        c.scope,
                        "derived" if c.derived else "",
                    )
    for half, count in tally.items():
        report[half] = {"n": count["n"], **{k: round(count[k] / count["n"], 4) for k in ("killed", "injured", "both")}}
    return report


def main(arguments: Iterable[str]) -> None:
    """Runs the named evaluations (all by default) and prints one JSON line each."""
    show = "--show" in arguments
    jobs = {"phrases": phrases, "fakes": fakes, "gva": gva}
    named = [a for a in arguments if a in jobs] or list(jobs)
    for name in named:
        print(json.dumps({name: jobs[name](show)}))


if __name__ == "__main__":
    main(sys.argv[1:])
