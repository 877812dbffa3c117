"""A whole case in memory, as one consistent look at its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed, Source
from firsthand.model.collation import Beyond, Collation
from firsthand.model.judgement import Judgement
from firsthand.model.provenance import Passage
from firsthand.model.steps import Traced
from firsthand.model.text import Document, Failure


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a report or an export shows; all tuples are in the order of their ids."""

    documents: tuple[Document, ...]
    attributed: Mapping[str, Attributed]
    sources: tuple[Source, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    passages: tuple[Passage, ...]
    traced: Traced
    collations: tuple[Collation, ...]
    beyond: tuple[Beyond, ...]
    judgements: tuple[Judgement, ...]
    failures: tuple[Failure, ...]
