"""Steps small enough to follow by eye, for tests of what carries them: "Salem said 5 were killed in Tal Amran"."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from firsthand.acquire import Acquirer
from firsthand.model.account import Account, Claim, Evidence, Incident, Interval, Pair
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.collation import Beyond, Collation, Reading, Row, Witness
from firsthand.model.ids import content_id
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import CountMention, Mentions
from firsthand.model.provenance import Derivation, Origins, Passage, Root
from firsthand.model.steps import Traced
from firsthand.model.text import Document, Span
from firsthand.pipeline import Steps
from firsthand.read import Reader

SAID = re.compile(r"(?P<who>[A-Z]\w+) (?P<cue>said) (?P<what>[^.]+)\.")
KILLED = re.compile(r"(?P<number>\d+) were killed in (?P<place>[A-Z]\w+(?: [A-Z]\w+)*)")


def _span(match: re.Match[str], group: str) -> Span:
    return Span("text", *match.span(group))


@dataclass(frozen=True)
class TinyAttributor:
    version: ClassVar[str] = "1"

    def __call__(self, document: Document) -> Attributed:
        outlet = f"outlet:{document.outlet or document.id}"
        found, sources = [], [Source(outlet, document.outlet or document.id, "news_outlet")]
        for n, match in enumerate(SAID.finditer(document.text)):
            source = Source(f"person:{match['who'].lower()}", match["who"], "named_person")
            sources.append(source)
            found.append(
                Attribution(
                    f"a{n}", None, _span(match, "who"), _span(match, "cue"), (_span(match, "what"),), "indirect",
                    source.id, source.kind,
                )
            )  # fmt: skip
        return Attributed(outlet, tuple(found), tuple(dict.fromkeys(sources)))


@dataclass(frozen=True)
class TinyNormaliser:
    version: ClassVar[str] = "1"

    def __call__(self, document: Document, attributed: Attributed) -> Mentions:
        return Mentions(
            counts=tuple(
                CountMention(
                    Span("text", *m.span()), _span(m, "number"), int(m["number"]), int(m["number"]), "exact", "killed"
                )
                for m in KILLED.finditer(document.text)
            )
        )


@dataclass(frozen=True)
class TinyCoder:
    """`dies_on` and `slow_s` are for tests of engines: words that kill the process, and a pause."""

    dies_on: str = ""
    slow_s: float = 0.0
    version: ClassVar[str] = "1"

    def __call__(self, document: Document, attributed: Attributed, mentions: Mentions) -> tuple[Account, ...]:
        time.sleep(self.slow_s)
        if self.dies_on and self.dies_on in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "RAISE" in document.text:
            raise KeyError("a step with a fault")
        accounts = []
        for n, match in enumerate(KILLED.finditer(document.text)):
            place, number = _span(match, "place"), _span(match, "number")
            id = content_id("account", document.id, n)
            claims = (
                Claim(f"{id}.1", "where", place, match["place"], value=match["place"]),
                Claim(
                    f"{id}.2", "killed", number, match["number"], low=int(match["number"]), high=int(match["number"])
                ),
            )
            voice = attributed.voice(number)
            accounts.append(
                Account(
                    id, document.id, f"{document.id}#{n}", voice, "clash", claims, Interval(None, document.published)
                )
            )
        return tuple(accounts)


@dataclass(frozen=True)
class TinyLinker:
    version: ClassVar[str] = "1"

    def pairs(self, accounts: Sequence[Account], known: Collection[str] = ()) -> Iterator[Pair]:
        for left, right in combinations(sorted(accounts, key=lambda a: a.id), 2):
            if self.places(left) & self.places(right) and not (left.id in known and right.id in known):
                yield self.compare(left, right)

    def places(self, account: Account) -> set[str | None]:
        return {c.value for c in account.claims if c.slot == "where"}

    def compare(self, left: Account, right: Account) -> Pair:
        return Pair(left.id, right.id, 5.0, (Evidence("place", 5.0, "the same name"),))

    def cluster(
        self,
        accounts: Sequence[Account],
        pairs: Iterable[Pair],
        judgements: Sequence[Judgement],
        passages: Sequence[Passage] = (),
    ) -> tuple[Incident, ...]:
        group = {a.id: a.id for a in accounts}
        for pair in pairs:
            low, high = sorted((group[pair.left], group[pair.right]))
            group = {a: low if g == high else g for a, g in group.items()}
        held: dict[str, list[Account]] = {}
        for account in accounts:
            held.setdefault(group[account.id], []).append(account)
        return tuple(
            Incident(
                content_id("incident", founder), f"Clash, {of[0].claims[0].value}", "clash", of[0].when, None,
                tuple(a.id for a in of),
            )
            for founder, of in sorted(held.items())
        )  # fmt: skip


@dataclass(frozen=True)
class TinyTracer:
    version: ClassVar[str] = "1"

    def passages(self, documents: Sequence[Document]) -> tuple[Passage, ...]:
        seen: dict[str, Document] = {}
        found = []
        for d in documents:
            if d.text in seen:
                first, whole = seen[d.text], Span("text", 0, len(d.text))
                found.append(Passage(content_id("passage", first.id, d.id), first.id, whole, d.id, whole, 1.0))
            seen.setdefault(d.text, d)
        return tuple(sorted(found, key=lambda p: p.id))

    def derive(
        self,
        documents: Sequence[Document],
        accounts: Sequence[Account],
        incidents: Sequence[Incident],
        attributed: Mapping[str, Attributed],
        passages: Sequence[Passage],
    ) -> Traced:
        edges = tuple(
            Derivation(
                content_id("d", p.right, p.left),
                p.right,
                p.left,
                "copies",
                True,
                9.0,
                (Evidence("reuse", 9.0),),
                (p.id,),
            )
            for p in passages
        )
        roots = tuple(Root(a.id, "", a.voice[-1], True, len(a.voice) == 1, "named") for a in accounts)
        return Traced(tuple(sorted(edges, key=lambda e: e.id)), (), (), roots)


@dataclass(frozen=True)
class TinyCollator:
    version: ClassVar[str] = "1"

    def __call__(
        self,
        incident: Incident,
        accounts: Sequence[Account],
        sources: Mapping[str, Source],
        roots: Sequence[Root],
        judgements: Sequence[Judgement],
    ) -> Collation:
        origins = tuple(sorted({r.origin for r in roots}))
        bounds = Origins(1, len(origins), origins)
        readings = tuple(
            Reading(c.text, c.low, c.high, (a.voice[-1],), (Witness(a.id, a.document, c.id, c.span),))
            for a in accounts
            for c in a.claims
            if c.slot == "killed"
        )
        relation = "agree" if len({r.value for r in readings}) == 1 else "differ"
        return Collation(incident.id, (Row("killed", "", relation, readings, bounds),), bounds)

    def beyond(
        self, document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
    ) -> tuple[Beyond, ...]:
        at = document.title.find("massacre")
        if at < 0 or not accounts:
            return ()
        span = Span("title", at, at + 8)
        return (Beyond(document.id, accounts[0].happening, span, "type", "massacre", "wording", "no account says so"),)


def tiny_steps(dies_on: str = "", slow_s: float = 0.0) -> Steps:
    return Steps(
        Acquirer(), Reader(), TinyAttributor(), TinyNormaliser(), TinyCoder(dies_on, slow_s), TinyLinker(), TinyTracer(),
        TinyCollator(),
    )  # fmt: skip
