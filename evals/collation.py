"""Does an incident's table hold every value in its source's voice, and does it keep apart what differs?

usage: python evals/collation.py DATA/fakes CASE.json [--misses]

DATA/fakes holds incident_groups.json; CASE.json is what `firsthand export --format json` prints after
`firsthand trace DATA/fakes/articles.jsonl`. The table of a group is that of the incident that most of its members tell
of (all of them where several tie). A source is the same when its folded names meet, or, where no name of the table fits, when
all telling words of one stand in the other ("unnamed monitoring group", "a monitoring group").

readings   each distinct (slot, value, source) of killed and wounded that a reader found in a group, names folded: `in_table`
           when a reading of the group's table has the value, and the source is among its origins or in the voice of an
           account that holds it; `in_some_table` when a table of the claim's own article has it (what linking loses);
           `value_in_table` whatever the source
folded     pairs of values that the reader gave to different sources of a group: how many a row says to "agree"
           (must be 0); `relations` counts how the rows that hold both say they stand
reasons    share of the rows that differ or contradict and say why in words
Ends with one line of JSON. Needs nothing but the standard library.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from folding import ALIASES, fold

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

Json = dict[str, Any]
Gold = tuple[str, str, frozenset[str]]  # slot, value, folded names of the source


# Words that tell no source from another.
_IDLE = frozenset("a an the of in at for to and its al el named unnamed local some".split())


def same(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """True when folded names meet, or all telling words of one name stand in another: at least two, or all of both."""
    if wanted & found:
        return True
    for ours in (set(re.findall(r"\w+", re.sub(r"['’]", "", part))) - _IDLE for w in wanted for part in w.split("/")):
        for theirs in (set(re.findall(r"\w+", re.sub(r"['’]", "", f))) - _IDLE for f in found - ALIASES.keys()):
            small = min(ours, theirs, key=len)
            if ours == theirs or (len(small) > 1 and small == ours & theirs):
                return True
    return False


def number(text: str) -> int | None:
    """The first number of some words, in digits or spelled out below a hundred."""
    low = text.strip().lower().replace(",", "")
    digits = re.search(r"\d+", low)
    if digits:
        return int(digits.group())
    first = re.split(r"[\s-]+", low)[:2]
    if first and first[0] in UNITS:
        return UNITS.index(first[0])
    if first and first[0] in TENS:
        ones = UNITS.index(first[1]) if len(first) > 1 and first[1] in UNITS[1:10] else 0
        return 20 + 10 * TENS.index(first[0]) + ones
    return None


def has_value(reading: Json, value: str, words: list[str]) -> bool:
    """True when a reading is of a value: one of its bounds, or the number or the words that were read."""
    wanted = number(value)
    if wanted is None:
        return any(value.lower() in w.lower() for w in words)
    return wanted in (reading["low"], reading["high"]) or any(number(w) == wanted for w in words)


class Tables:
    """The tables of a case, with the names behind each reading."""

    def __init__(self, case: Json) -> None:
        self.names = {s["id"]: s["name"] for s in case["sources"]}
        self.accounts = {a["id"]: a for a in case["accounts"]}
        self.claims = {c["id"]: c for a in case["accounts"] for c in a["claims"]}
        self.rows = {c["incident"]: c["rows"] for c in case["collations"]}
        self.incidents_of: dict[str, set[str]] = defaultdict(set)
        for account in case["accounts"]:
            if account["incident"]:
                self.incidents_of[account["document"]].add(account["incident"])

    def words(self, reading: Json) -> list[str]:
        """What a reading was read from."""
        return [reading["value"], *(self.claims[w["claim"]]["text"] for w in reading["witnesses"])]

    def sources(self, reading: Json) -> frozenset[str]:
        """The folded names of the origins of a reading and of all who pass it on."""
        ids = {*reading["origins"], *(s for w in reading["witnesses"] for s in self.accounts[w["account"]]["voice"])}
        return frozenset().union(*(fold(self.names.get(i, i)) for i in ids))

    def of_group(self, group: Json) -> set[str]:
        """The incidents that most members of a group tell of."""
        shared = Counter(i for m in group["members"] for i in self.incidents_of[m["unit_id"]])
        most = max(shared.values(), default=0)
        return {i for i, n in shared.items() if n == most}

    def readings(self, incidents: set[str], slot: str) -> Iterator[Json]:
        """The readings of a slot, of any group of people."""
        for incident in sorted(incidents):
            for row in self.rows.get(incident, ()):
                if row["slot"] == slot:
                    yield from row["readings"]

    def holds(self, incidents: set[str], gold: Gold, *, sourced: bool = True) -> bool:
        """True when some reading has the value, from the source where one is known."""
        slot, value, source = gold
        return any(
            has_value(r, value, self.words(r)) and (not sourced or not source or same(source, self.sources(r)))
            for r in self.readings(incidents, slot)
        )


def claims_of(group: Json) -> dict[Gold, set[str]]:
    """The distinct values with their sources, and the articles that say each."""
    found: dict[Gold, set[str]] = defaultdict(set)
    for member in group["members"]:
        for claim in member["claims"]:
            if claim["slot"] in ("killed", "wounded") and claim["value"]:
                plain = number(claim["value"])
                value = str(plain) if plain is not None else claim["value"].lower()
                found[claim["slot"], value, fold(claim["attributed_to"])].add(member["unit_id"])
    return found


def stands(tables: Tables, incidents: set[str], one: Gold, other: Gold) -> list[str]:
    """How the rows say that two values stand which they hold both, each from its source."""
    found = []
    for incident in sorted(incidents):
        for row in tables.rows.get(incident, ()):
            sides = [
                any(has_value(r, v, tables.words(r)) and same(s, tables.sources(r)) for r in row["readings"])
                for _, v, s in (one, other)
            ]
            if row["slot"] == one[0] and all(sides):
                found.append(row["relation"])
    return found


def score(gold: Json, case: Json, *, misses: bool = False) -> Json:
    """Scores over all groups."""
    tables = Tables(case)
    hits: dict[str, list[bool]] = defaultdict(list)
    relations: Counter[str] = Counter()
    pairs = folded = 0
    for group in gold["groups"]:
        best = tables.of_group(group)
        found = claims_of(group)
        for claim, documents in sorted(found.items(), key=lambda item: (item[0][0], item[0][1], sorted(item[0][2]))):
            own = set().union(*(tables.incidents_of[d] for d in documents))
            hits["in_table"].append(tables.holds(best, claim))
            hits["in_some_table"].append(tables.holds(own, claim))
            hits["value_in_table"].append(tables.holds(best, claim, sourced=False))
            if misses and not hits["in_table"][-1]:
                state = f"some {hits['in_some_table'][-1]}, value {hits['value_in_table'][-1]}"
                print(group["group_id"], claim[0], claim[1], "|", *sorted(claim[2]), "|", state, *sorted(documents))
        for one, other in combinations(sorted(found, key=repr), 2):
            if one[0] == other[0] and one[1] != other[1] and one[2] and other[2] and not same(one[2], other[2]):
                pairs += 1
                said = stands(tables, best, one, other)
                relations.update(said)
                folded += "agree" in said
                if misses and "agree" in said:
                    print("FOLDED", group["group_id"], one, other)
    disputed = [r for c in case["collations"] for r in c["rows"] if r["relation"] in ("differ", "contradict")]
    return {
        **{name: round(sum(of) / len(of), 4) for name, of in hits.items()},
        "readings": len(hits["in_table"]),
        "pairs": pairs,
        "folded": folded,
        "relations": dict(sorted(relations.items())),
        "reasons": round(sum(bool(r["reason"]) for r in disputed) / max(len(disputed), 1), 4),
        "disputed": len(disputed),
    }


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(arguments) != 2:
        sys.exit(__doc__)
    groups = json.loads((Path(arguments[0]) / "incident_groups.json").read_text(encoding="utf-8"))
    exported = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    print(json.dumps(score(groups, exported, misses="--misses" in sys.argv)))
