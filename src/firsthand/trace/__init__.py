"""Tracing: passages, derivations, ghosts and roots: what rests on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed
from firsthand.model.provenance import Passage
from firsthand.model.steps import Traced
from firsthand.model.text import Document
from firsthand.trace.case import Case
from firsthand.trace.changes import Readings, changes
from firsthand.trace.derive import derivations
from firsthand.trace.drift import drift
from firsthand.trace.reuse import Reuse
from firsthand.trace.roots import pile, roots


@dataclass(frozen=True, slots=True)
class Tracer:
    """Finds what documents share, and tells from it and from their citations who took what from whom."""

    version: ClassVar[str] = "1.7"
    reuse: Reuse = field(default_factory=Reuse)

    def passages(self, documents: Sequence[Document]) -> tuple[Passage, ...]:
        return self.reuse.passages(documents)

    def derive(
        self,
        documents: Sequence[Document],
        accounts: Sequence[Account],
        incidents: Sequence[Incident],
        attributed: Mapping[str, Attributed],
        passages: Sequence[Passage],
    ) -> Traced:
        """`attributed` is by document id; documents without an entry are left out."""
        known = {d.id: d for d in documents if d.id in attributed}
        found = pile(accounts, attributed, passages, known.values())
        edges, ghosts = derivations(Case(known, accounts, incidents, attributed, found.sources), passages)
        reached, circles = roots(found, incidents)
        read = Readings(known, attributed, found.by_document, found.sources)
        grown = drift(edges, known, found.accounts, incidents)
        return Traced(edges, ghosts, (*circles, *changes(read, incidents, passages), *grown), reached)
