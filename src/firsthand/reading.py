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
    """The steps of one document; never raises for what is in it."""

    read: Read
    attribute: Attribute
    normalise: Normalise
    code: Code
    collate: Collate

    def __call__(self, job: Job) -> DocumentResults:
        try:
            return self._results(job)
        except InputError as error:
            return _failed(job, str(error))
        except Exception as error:  # the worker boundary: one document's trouble never ends a run
            reason = f"reading it failed ({type(error).__name__}: {str(error)[:200]}); please report this"
            return _failed(job, reason, settled=False)

    def _results(self, job: Job) -> DocumentResults:
        document = job.document or self.read(job.item)
        attributed = job.attributed or self.attribute(document)
        mentions = job.mentions or self.normalise(document, attributed)
        accounts = self.code(document, attributed, mentions) if job.accounts is None else job.accounts
        beyond = self.collate.beyond(document, attributed, mentions, accounts)
        check_anchored(document, (document.headline, *document.body, attributed, mentions, *accounts, *beyond))
        return DocumentResults(job.item.name, document, attributed, mentions, accounts, beyond)


def lost(job: Job) -> DocumentResults:
    """What is kept of a document whose worker died; the next run tries it again."""
    reason = "its worker process died twice (killed, or out of memory?); run again to try it once more"
    return _failed(job, reason, settled=False)


def _failed(job: Job, reason: str, *, settled: bool = True) -> DocumentResults:
    capture = job.item.capture
    return DocumentResults(job.item.name, failure=Failure(capture.origin, capture.record, reason), settled=settled)
