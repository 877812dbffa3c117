"""Collating: an incident's accounts become one table of readings, and what goes beyond the sources is pointed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from firsthand.collate.beyond import beyond
from firsthand.collate.rows import PEOPLE, by_claim, rows
from firsthand.model.account import Account, Incident
from firsthand.model.attribution import FACTUAL, Attributed, Source
from firsthand.model.collation import Beyond, Collation
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Mentions
from firsthand.model.origins import count
from firsthand.model.provenance import Root
from firsthand.model.text import Document

# What says that something happened and to whom; where no account has any of it, what says where, when and with what.
_HARM = (frozenset(PEOPLE) | {"denial"}) - {"means"}
_CIRCUMSTANCE = frozenset(
    {"when", "where", "weapon", "damage", "target", "perpetrator", "claimed_by", "means", "denial"}
)


def _told(accounts: Sequence[Account]) -> frozenset[str]:
    """The claims that an incident's origins are counted behind: of those who tell what happened, not of those who
    only comment on it (a minister who condemns a bombing is no origin of it)."""
    claims = [c for a in accounts for c in a.claims if c.factuality in FACTUAL or c.factuality == "denied"]
    for slots in (_HARM, _CIRCUMSTANCE):
        found = frozenset(c.id for c in claims if c.slot in slots and c.scope == "incident")
        if found:
            return found
    return frozenset(c.id for c in claims)


@dataclass(frozen=True, slots=True)
class Collator:
    """The table of an incident, and the beyond-the-sources check of a document."""

    version: ClassVar[str] = "1"

    def __call__(
        self,
        incident: Incident,
        accounts: Sequence[Account],
        sources: Mapping[str, Source],
        roots: Sequence[Root],
        judgements: Sequence[Judgement],
    ) -> Collation:
        ordered = sorted(accounts, key=lambda a: a.id)
        told = _told(ordered)
        behind = count((r for r in roots if r.claim in told), judgements)
        return Collation(incident.id, rows(ordered, by_claim(roots), judgements), behind)

    def beyond(
        self, document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
    ) -> tuple[Beyond, ...]:
        return tuple(beyond(document, attributed, mentions, accounts))
