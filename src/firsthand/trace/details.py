"""Shared details: documents on one incident that share no passage but what two reporters would hardly hit upon alike: an
odd number, a rare spelling, a value that others contradict, the same few words of a quotation. Each is weighed by its
rarity in the case (Dong, Berti-Equille and Srivastava 2009: many shared values that are rare elsewhere tell of copying;
agreement on what everybody says tells nothing)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Indel

from firsthand.model.account import Account, Evidence
from firsthand.model.ids import content_id
from firsthand.model.provenance import Derivation, DerivationKind
from firsthand.model.text import Document, Span
from firsthand.trace.case import CITATION_BITS, WORD, Case, credit, incidents_of, surprisal

# A thousand to one, from two details at least: one alone may be chance.
LEAST_BITS, LEAST_DETAILS = 10.0, 2
# One detail proves little, however rare it is in a small pile.
MOST_BITS = 8.0
# A detail that more documents hold is what the world says, not what one took from another.
MOST_HOLDERS = 4
# So many words in a row inside quotation marks of both, of sources that are not known to be one, are enough alone.
_QUOTED_WORDS, _QUOTED_BITS = 7, 12.0
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*\d(?![\w%])")
_MONTH = re.compile(
    r"(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]{4,}")
_ALIKE = 0.75
_YEARS = range(1900, 2100)
_SMALL = 12  # round and small numbers stand everywhere


@dataclass(frozen=True, slots=True, order=True)
class _Detail:
    kind: str
    key: str
    document: str
    span: Span


def shared_details(case: Case, joined: Set[frozenset[str]]) -> Iterator[Derivation]:
    """Edges between documents of different outlets that tell of one incident, are not `joined` by other evidence, and
    share details of `LEAST_BITS` together: paraphrases where one names the other, else a common origin unseen."""
    told = incidents_of(case)
    weigh = _weigher(case, told)
    for (left, right), details in sorted(_pairs(case, told).items()):
        a, b = case.documents[left], case.documents[right]
        if frozenset((left, right)) in joined or (a.outlet and a.outlet == b.outlet):
            continue
        evidence = _evidence(weigh, details)
        total = round(sum(e.bits for e in evidence), 2)
        quoted = any(e.kind == "same quotation" for e in evidence)
        if total >= LEAST_BITS and (quoted or len(evidence) >= LEAST_DETAILS):
            yield _edge(case, a, b, evidence, total)


def _evidence(weigh: _Weigher, details: Sequence[tuple[_Detail, int, str]]) -> list[Evidence]:
    """Each detail once; of the words of quotations only those that tell most, since runs of words overlap."""
    found = {
        (d.kind, d.key): Evidence(d.kind, weigh(d, n, incident), _shown(weigh.case, d), (d.span,))
        for d, n, incident in details
    }
    told = [found[k] for k in sorted(found) if found[k].bits > 0]
    quoted = [e for e in told if e.kind == "same quotation"]
    best = min(quoted, key=lambda e: (-e.bits, e.detail)) if quoted else None
    return [e for e in told if e.kind != "same quotation" or e is best]


def _shown(case: Case, detail: _Detail) -> str:
    """A detail for people: the words of a quotation as they stand, so that names in it can be found and masked."""
    if detail.kind == "same quotation":
        return case.documents[detail.document].words(detail.span)
    return detail.key.replace("|", " ").removesuffix(" None")


def _edge(case: Case, a: Document, b: Document, evidence: list[Evidence], total: float) -> Derivation:
    for origin, derived in ((a, b), (b, a)):
        named = credit(case, derived, origin)
        if named is not None:
            reasons = (*evidence, Evidence("credit", CITATION_BITS, derived.words(named), (named,)))
            kind: DerivationKind = "paraphrases"
            id = content_id("derivation", derived.id, origin.id, kind)
            return Derivation(id, derived.id, origin.id, kind, True, round(total + CITATION_BITS, 2), reasons)
    return Derivation(
        content_id("derivation", b.id, a.id, "shares"), b.id, a.id, "shares", False, total, tuple(evidence)
    )


def _pairs(case: Case, told: Mapping[str, set[str]]) -> dict[tuple[str, str], list[tuple[_Detail, int, str]]]:
    """The details that two documents share and all of whose holders tell of one incident (what also stands in texts on
    other things is background, a slogan or boilerplate), as the second document has them, with the number of holders
    and the incident; by pairs of documents in the order of their ids."""
    holders: dict[tuple[str, str], dict[str, _Detail]] = defaultdict(dict)
    for detail in _details(case):
        holders[detail.kind, detail.key].setdefault(detail.document, detail)
    found: dict[tuple[str, str], list[tuple[_Detail, int, str]]] = defaultdict(list)
    for held in holders.values():
        common = set.intersection(*(told.get(d, set()) for d in held))
        if not common or not 2 <= len(held) <= MOST_HOLDERS:
            continue
        for left, right in combinations(sorted(held), 2):
            if not _one_source(case, held[left], held[right]):
                found[left, right].append((held[right], len(held), min(common)))
    return found


def _one_source(case: Case, a: _Detail, b: _Detail) -> bool:
    """True when both give a detail to one named source: that they share it is told already."""
    here, there = ({s for s in case.attributed[d.document].voice(d.span)[1:] if s in case.sources} for d in (a, b))
    return any(case.sources[s].disclosure == "named" for s in here & there)


def _details(case: Case) -> Iterator[_Detail]:
    accounts: dict[str, list[Account]] = defaultdict(list)
    for account in case.accounts:
        accounts[account.document].append(account)
    for id in sorted(case.documents):
        document = case.documents[id]
        yield from _numbers(document, accounts[id])
        yield from _values(document, accounts[id])
        yield from _quoted(case, document)
        for match in _NAME.finditer(document.text):
            yield _Detail("spelling", match.group(), id, Span("text", match.start(), match.end()))


def _numbers(document: Document, accounts: Sequence[Account]) -> Iterator[_Detail]:
    """Numbers that are no toll of the incident, no date and not small or round."""
    tolls = {n for a in accounts for c in a.claims for n in (c.low, c.high)}
    for match in _NUMBER.finditer(document.text):
        digits = match.group().replace(",", "").replace(".", "")
        near = document.text[max(0, match.start() - 12) : match.end() + 12]
        value = int(digits)
        if value <= _SMALL or value in _YEARS or value in tolls or value % 100 == 0 or _MONTH.search(near):
            continue
        yield _Detail("odd number", digits, document.id, Span("text", match.start(), match.end()))


def _values(document: Document, accounts: Sequence[Account]) -> Iterator[_Detail]:
    """Counts of people, which tell something only where most documents give others."""
    for account in accounts:
        for claim in account.claims:
            if claim.low is not None and claim.scope == "incident" and not account.background:
                key = f"{claim.slot}|{claim.group}|{claim.low}|{claim.high}"
                yield _Detail("same value", key, document.id, claim.span)


def _quoted(case: Case, document: Document) -> Iterator[_Detail]:
    """The runs of words of direct quotations, each run that begins at a word of its own length on."""
    for attribution in case.attributed[document.id].attributions:
        if attribution.speech != "direct":
            continue
        for content in attribution.content:
            words = list(WORD.finditer(document.words(content)))
            for n in range(len(words) - _QUOTED_WORDS + 1):
                run = words[n : n + _QUOTED_WORDS]
                span = Span(content.part, content.start + run[0].start(), content.start + run[-1].end())
                yield _Detail("same quotation", " ".join(w.group().lower() for w in run), document.id, span)


def _names(case: Case, told: Mapping[str, set[str]]) -> dict[str, dict[str, int]]:
    """The names that documents on an incident print, with the number of these documents, by incident."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for id in sorted(told.keys() & case.documents.keys()):
        for name in sorted({m.group() for m in _NAME.finditer(case.documents[id].text)}):
            for incident in sorted(told[id]):
                found[incident][name] += 1
    return found


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Bits of a detail by its rarity."""

    case: Case
    told: Mapping[str, set[str]]
    names: Mapping[str, Mapping[str, int]]
    slots: Mapping[tuple[str, str], set[str]]  # documents that fill a slot for a group, by incident and slot
    words: Mapping[str, float]

    def __call__(self, detail: _Detail, holders: int, incident: str) -> float:
        if detail.kind == "odd number":
            bits = 3.3 * (len(detail.key) - 1) - math.log2(holders / 2)
        elif detail.kind == "same quotation":
            return round(min(_QUOTED_BITS, sum(self.words.get(w, 0.0) for w in detail.key.split()) / 3), 2)
        elif detail.kind == "same value":
            others = len(self.slots.get((incident, detail.key.rsplit("|", 2)[0]), ()))
            bits = math.log2(others / holders) if others >= 2 * holders else 0.0
        else:
            common = self._commoner(detail.key, incident)
            bits = math.log2((common + holders) / holders) if common > holders else 0.0
        return round(max(0.0, min(MOST_BITS, bits)), 2)

    def _commoner(self, name: str, incident: str) -> int:
        """How many documents on the incident print the name in its usual spelling, where this one is another."""
        counts = self.names.get(incident, {})
        return max(
            (
                n
                for other, n in sorted(counts.items())
                if other[0] == name[0] and n > counts.get(name, 0) and not other.startswith(name[:-1])
                and Indel.normalized_similarity(other.lower(), name.lower()) >= _ALIKE
            ),
            default=0,
        )  # fmt: skip


def _weigher(case: Case, told: Mapping[str, set[str]]) -> _Weigher:
    slots: dict[tuple[str, str], set[str]] = defaultdict(set)
    incident_of = {account: i.id for i in case.incidents for account in i.accounts}
    for account in case.accounts:
        for claim in account.claims:
            if claim.low is not None and account.id in incident_of:
                slots[incident_of[account.id], f"{claim.slot}|{claim.group}"].add(account.document)
    return _Weigher(case, told, _names(case, told), slots, surprisal(case.documents.values()))
