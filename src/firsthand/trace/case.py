"""What derivations are told from, and what all of them ask of it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed, Source
from firsthand.model.text import Document, Span

# An explicit citation is as good as certain; the bits say "a thousand to one", the residue is misreading.
CITATION_BITS = 10.0
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Case:
    """What derivations are told from."""

    documents: Mapping[str, Document]
    accounts: Sequence[Account]
    incidents: Sequence[Incident]
    attributed: Mapping[str, Attributed]
    sources: Mapping[str, Source]


def incidents_of(case: Case) -> dict[str, set[str]]:
    document = {a.id: a.document for a in case.accounts}
    told: dict[str, set[str]] = defaultdict(set)
    for incident in case.incidents:
        for account in incident.accounts:
            told[document[account]].add(incident.id)
    return told


def credit(case: Case, b: Document, a: Document) -> Span | None:
    """Where b names a's outlet as a source; None when it does not."""
    outlet = case.attributed[a.id].outlet
    for attribution in case.attributed[b.id].attributions:
        if body(case, attribution.source_id) == outlet and attribution.source is not None:
            return attribution.source
    return None


def body(case: Case, source_id: str | None) -> str | None:
    """The body that a source id leads to."""
    source = case.sources.get(source_id or "")
    return source.id if source else source_id


def surprisal(documents: Iterable[Document]) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(WORD.findall(document.text.lower()))
    total = sum(counts.values()) + 1
    # At most 16 bits a word: a word seen once in a small pile is not therefore a miracle.
    return {w: min(16.0, -math.log2(n / total)) for w, n in counts.items()}
