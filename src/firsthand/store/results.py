"""What the pipeline gives the store to keep, and the ids of the steps that made it."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed
from firsthand.model.collation import Beyond, Collation
from firsthand.model.mentions import Mentions
from firsthand.model.provenance import Passage
from firsthand.model.steps import Traced
from firsthand.model.text import Document, Failure


@dataclass(frozen=True, slots=True)
class Stages:
    """The ids of the configured steps; each also stands for all steps before it, so that a changed step changes the
    ids of whatever depends on it."""

    read: str
    attribute: str
    normalise: str
    code: str
    beyond: str
    link: str
    trace: str
    collate: str


@dataclass(frozen=True, slots=True)
class DocumentResults:
    """What reading one document gave. A part is None when it stands in the case already, or when `failure` says why
    there is none; `settled` is False for a failure that another try may mend (a worker that died)."""

    id: str
    document: Document | None = None
    attributed: Attributed | None = None
    mentions: Mentions | None = None
    accounts: tuple[Account, ...] | None = None
    beyond: tuple[Beyond, ...] | None = None
    failure: Failure | None = None
    settled: bool = True


@dataclass(frozen=True, slots=True)
class CaseResults:
    """What holds of the whole case: replaced as one. `collations` are (collation, hash of its inputs)."""

    incidents: tuple[Incident, ...]
    passages: tuple[Passage, ...]
    traced: Traced
    collations: tuple[tuple[Collation, str], ...]
