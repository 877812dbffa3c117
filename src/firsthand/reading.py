"""One document through its steps, here or in a worker: whatever is missing of it is made, nothing is made twice."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.errors import InputError
from firsthand.model.account import Account
from firsthand.model.anchors import check_anchored
from firsthand.model.attribution import Attributed
from firsthand.model.mentions import Mentions
from firsthand.model.steps import Attribute, Code, Collate, Item, Normalise, Read
from firsthand.model.text import Document, Failure
from firsthand.store import DocumentResults

LOST = "its worker process died twice (killed, or out of memory?); run again to try it once more"


@dataclass(frozen=True, slots=True)
class Job:
    """An item, and what of it stands in the case already."""

    item: Item
    document: Document | None = None
    attributed: Attributed | None = None
    mentions: Mentions | None = None
    accounts: tuple[Account, ...] | None = None


@dataclass(frozen=True)
class Reading:
    """The steps of one document. Raises InputError where nothing readable is in it."""

    read: Read
    attribute: Attribute
    normalise: Normalise
    code: Code
    collate: Collate

    def __call__(self, job: Job) -> DocumentResults:
        document = job.document or self.read(job.item)
        attributed = job.attributed or self.attribute(document)
        mentions = job.mentions or self.normalise(document, attributed)
        accounts = self.code(document, attributed, mentions) if job.accounts is None else job.accounts
        beyond = self.collate.beyond(document, attributed, mentions, accounts)
        check_anchored(document, (document.headline, *document.body, attributed, mentions, *accounts, *beyond))
        return DocumentResults(job.item.name, document, attributed, mentions, accounts, beyond)


def failed(job: Job, error: Exception) -> DocumentResults:
    """What is kept of a document that a step raised on: an input that cannot be read is settled; a fault of the program
    is tried again by the next run, which may be of a mended program."""
    return _failure(job, reason_of(error), settled=isinstance(error, InputError))


def lost(job: Job) -> DocumentResults:
    """What is kept of a document whose worker died; the next run tries it again."""
    return _failure(job, LOST, settled=False)


def reason_of(error: Exception) -> str:
    """An error in words for a failure."""
    if isinstance(error, InputError):
        return str(error)
    return f"reading it failed ({type(error).__name__}: {str(error)[:200]}); please report this"


def _failure(job: Job, reason: str, *, settled: bool) -> DocumentResults:
    capture = job.item.capture
    return DocumentResults(job.item.name, failure=Failure(capture.origin, capture.record, reason), settled=settled)
