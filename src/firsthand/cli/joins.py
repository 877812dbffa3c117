"""Joins: why accounts are held to tell of one incident, in bits that add up, for those who look at an incident.

Clustering weighs all happenings of a case against each other and keeps only what comes out. Here the strongest tie of
each happening of an incident to another of it is weighed anew, as clustering weighed it: what the two accounts say, what
the case as a whole adds, words that both articles share, and what a person judged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from firsthand.link import PACKAGED_WEIGHTS, Linker, weights
from firsthand.link.cluster import SHARED_BITS, bars, with_passages
from firsthand.link.features import Level
from firsthand.link.seen import Seen
from firsthand.link.weigh import Weigher
from firsthand.link.words import Words
from firsthand.model.account import Account, Evidence, Incident
from firsthand.model.case import Case

Json = dict[str, Any]
MOST = 40  # happenings of an incident that are tied: a larger one is shown by its first


def joins(case: Case, incidents: Iterable[str] | None = None) -> list[Json]:
    """The strongest ties that hold incidents together (of all, or of those with the given ids), each with its evidence."""
    wanted = None if incidents is None else frozenset(incidents)
    weighing = _Weighing(case)
    return [tie for i in case.incidents if wanted is None or i.id in wanted for tie in weighing.ties(i)]


class _Weighing:
    """What two happenings of a case are weighed by."""

    def __init__(self, case: Case) -> None:
        self._linker = Linker()
        self._table = weights(str(PACKAGED_WEIGHTS))
        self._accounts = {a.id: a for a in case.accounts}
        self._held: dict[str, list[Account]] = defaultdict(list)
        for account in sorted(case.accounts, key=lambda a: a.id):
            self._held[account.happening].append(account)
        self._words, self._weigher = Words(case.accounts), Weigher(self._table)
        self._seen = Seen(case.accounts, self._words)
        self._shared = frozenset(with_passages({}, case.accounts, case.passages))
        self._judged = bars(self._accounts, case.judgements).same
        self._texts = {d.id: f"{d.title} {d.text}".casefold() for d in case.documents}

    def ties(self, incident: Incident) -> Iterator[Json]:
        """A tree of the strongest ties, strongest first (Prim 1957): each happening with the one that it is most like."""
        every = list(dict.fromkeys(self._accounts[a].happening for a in incident.accounts))[:MOST]
        told = {h: self._weigher.told(self._held[h]) for h in every}
        near = {h: (self._bits(told, every[0], h), every[0]) for h in every[1:]}
        found = []
        while near:
            here = max(near, key=lambda h: (near[h][0], h))
            found.append((near.pop(here)[1], here))
            near = {h: max(best, (self._bits(told, here, h), here)) for h, best in near.items()}
        rows = [self._row(incident.id, told, a, b) for a, b in found]
        yield from sorted(rows, key=lambda r: -float(r["bits"]))

    def _bits(self, told: Mapping[str, Sequence[Any]], left: str, right: str) -> float:
        return float(self._weigher.best(told[left], told[right])[0]) + sum(e.bits for e in self._in_case(left, right))

    def _in_case(self, left: str, right: str) -> tuple[Evidence, ...]:
        """What speaks for two happenings besides their accounts."""
        pair = min(left, right), max(left, right)
        said = (*self._words.levels(*pair), *self._seen.levels(self._held[pair[0]], self._held[pair[1]]))
        shared = [Evidence("passages", SHARED_BITS, "most of what they tell stands in shared words")]
        judged = [Evidence("judged", 0.0, "a person judged them the same")]
        texts = [self._texts.get(self._held[h][0].document, "") for h in pair]
        return (
            *(replace(e, detail=_legible(e, texts)) for e in self._told(said)),
            *(shared if pair in self._shared else ()),
            *(judged if pair in self._judged else ()),
        )

    def _told(self, levels: Iterable[Level]) -> Iterator[Evidence]:
        for level in levels:
            bits = self._table.get(level.feature, {}).get(level.level, 0.0)
            if bits:
                yield Evidence(f"{level.feature}: {level.level}".replace("_", " "), bits, level.detail)

    def _row(self, incident: str, told: Mapping[str, Sequence[Any]], left: str, right: str) -> Json:
        _, one, other = self._weigher.best(told[left], told[right])
        evidence = (*self._linker.compare(one, other).evidence, *self._in_case(left, right))
        return {
            "incident": incident, "left": one.id, "right": other.id, "bits": round(sum(e.bits for e in evidence), 2),
            "evidence": [{"kind": e.kind, "bits": e.bits, "detail": e.detail} for e in evidence],
        }  # fmt: skip


def _legible(evidence: Evidence, texts: Sequence[str]) -> str:
    """Words in common as both articles print them: names are compared without their vowels, too, which nobody reads."""
    if "words" not in evidence.kind:
        return evidence.detail
    words = evidence.detail.split(", ")
    return ", ".join(_whole(w, texts[0]) for w in words if " " in w or all(w.casefold() in text for text in texts))


def _whole(word: str, text: str) -> str:
    """The word as the text has it: endings are cut where words are compared."""
    found = re.search(rf"\b{re.escape(word.casefold())}\w*", text)
    return found.group() if found else word
