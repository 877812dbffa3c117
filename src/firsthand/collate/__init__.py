"""Collating: an incident's accounts become one table of readings, and what goes beyond the sources is pointed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from firsthand.collate.beyond import beyond
from firsthand.collate.rows import by_claim, rows
from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed, Source
from firsthand.model.collation import Beyond, Collation
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Mentions
from firsthand.model.origins import of_incident
from firsthand.model.provenance import Root
from firsthand.model.text import Document


@dataclass(frozen=True, slots=True)
class Collator:
    """The table of an incident, and the beyond-the-sources check of a document."""

    version: ClassVar[str] = "1.15-4f3da30b"

    def __call__(
        self,
        incident: Incident,
        accounts: Sequence[Account],
        sources: Mapping[str, Source],
        roots: Sequence[Root],
        judgements: Sequence[Judgement],
    ) -> Collation:
        ordered = sorted(accounts, key=lambda a: a.id)
        behind = of_incident(ordered, roots, judgements)
        names = {s.id: s.name for s in sources.values()}
        return Collation(incident.id, rows(ordered, by_claim(roots), judgements, names), behind)

    def beyond(
        self, document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
    ) -> tuple[Beyond, ...]:
        return tuple(beyond(document, attributed, mentions, accounts))
