"""Reading a case. Every list comes in the order of ids, whatever order things were stored in."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, select

from firsthand.errors import IntegrityError, UnknownIdError
from firsthand.model.account import Account, Claim, Incident, Pair
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.case import Case
from firsthand.model.collation import Beyond, Collation
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import ActorMention, CountMention, Mentions, PlaceMention, TimeMention
from firsthand.model.provenance import Derivation, Finding, Ghost, Passage, Root
from firsthand.model.steps import Item, Traced
from firsthand.model.text import Capture, Document, Failure
from firsthand.store import tables as t
from firsthand.store.convert import from_body, plain
from firsthand.store.results import Stages

T = TypeVar("T")
MENTION_TYPES: dict[str, type[Any]] = {
    "places": PlaceMention,
    "times": TimeMention,
    "actors": ActorMention,
    "counts": CountMention,
}


class View:
    """A look at a case; nothing here writes. `ask` runs a query and gives all its rows."""

    def __init__(self, ask: Callable[[Select[Any]], Sequence[Row[Any]]]) -> None:
        self._rows = ask

    def names(self) -> dict[str, str]:
        """The ids of all documents with the SHA-256 of their bytes."""
        return {r.document: r.sha256 for r in self._rows(select(t.capture.c.document, t.capture.c.sha256))}

    def item(self, document: str) -> Item:
        """What was captured for a document.

        Raises UnknownIdError, and IntegrityError when the bytes are no longer those that were captured.
        """
        row = self._one(select(t.capture).where(t.capture.c.document == document))
        if row is None:
            raise UnknownIdError(f"{document}: the case holds no such document")
        return Item(
            Capture(row.sha256, row.origin, row.record, row.media_type, row.retrieved_at), _payload(row), document
        )

    def check(self) -> None:
        """Raises IntegrityError when the stored bytes of any document are not those that were captured."""
        for document in sorted(self.names()):
            self.item(document)

    def stages(self) -> Stages | None:
        """The steps whose results the case shows; None before a first run."""
        value = self.note("stages")
        return Stages(**json.loads(value)) if value else None

    def note(self, key: str) -> str | None:
        """A value that the pipeline left for its next run."""
        row = self._one(select(t.meta.c.value).where(t.meta.c.key == key))
        return None if row is None else str(row.value)

    def pending(self, made_by: str) -> tuple[str, ...]:
        """The documents that some step has not done yet."""
        settled = select(t.done.c.document).where(t.done.c.made_by == made_by)
        wanted = select(t.capture.c.document).where(t.capture.c.document.not_in(settled))
        return tuple(sorted(r.document for r in self._rows(wanted)))

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read."""
        found = {Failure(r.origin, r.record, r.reason) for r in self._rows(select(t.failure))}
        return tuple(sorted(found, key=lambda f: (f.origin, _line_number(f.record), f.reason)))

    def failures_of(self, given: Collection[str]) -> tuple[Failure, ...]:
        """What could not be read of the captures with these SHA-256."""
        query = select(t.failure, t.capture.c.sha256).join(t.capture, t.capture.c.document == t.failure.c.document)
        return tuple(Failure(r.origin, r.record, r.reason) for r in self._rows(query) if r.sha256 in given)

    def documents(self, made_by: str, ids: Sequence[str] | None = None) -> tuple[Document, ...]:
        rows = self._rows(_made(t.document, made_by, ids))
        return tuple(from_body(Document, r.body, title=r.title, text=r.text) for r in rows)

    def attributed(self, made_by: str, ids: Sequence[str] | None = None) -> dict[str, Attributed]:
        """What each document attributes to whom, by document id."""
        sources = self._grouped(_made(t.source, made_by, ids), Source)
        links = self._grouped(_made(t.attribution, made_by, ids), Attribution)
        outlets = select(t.done).where(t.done.c.made_by == made_by, t.done.c.outlet.is_not(None))
        if ids is not None:
            outlets = outlets.where(t.done.c.document.in_(ids))
        return {
            r.document: Attributed(r.outlet, tuple(links[r.document]), tuple(sources[r.document]))
            for r in self._rows(outlets.order_by("document"))
        }

    def done(self, document: str) -> frozenset[str]:
        """The ids of the steps that have done a document."""
        return frozenset(r.made_by for r in self._rows(select(t.done.c.made_by).where(t.done.c.document == document)))

    def mentions(self, made_by: str, document: str) -> Mentions:
        """The mentions of one document."""
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self._rows(_made(t.mention, made_by, (document,))):
            found[row.kind].append(from_body(MENTION_TYPES[row.kind], row.body))
        return Mentions(**{kind: tuple(items) for kind, items in found.items()})

    def accounts(self, made_by: str, ids: Sequence[str] | None = None) -> tuple[Account, ...]:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for row in self._rows(_made(t.claim, made_by, ids)):
            claims[row.account].append(from_body(Claim, row.body))
        found = [
            from_body(Account, r.body, claims=[plain(c) for c in claims[r.id]])
            for r in self._rows(_made(t.account, made_by, ids))
        ]
        return tuple(sorted(found, key=lambda a: a.id))

    def keys(self, made_by: str) -> dict[str, tuple[str, ...]]:
        """The accounts under each key; "" holds all accounts that have been keyed."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(
            select(t.account_key).where(t.account_key.c.made_by == made_by).order_by("key", "account")
        ):
            found[row.key].append(row.account)
        return {key: tuple(accounts) for key, accounts in found.items()}

    def pairs(self, made_by: str) -> tuple[Pair, ...]:
        rows = self._rows(select(t.pair).where(t.pair.c.made_by == made_by).order_by("left", "right"))
        return tuple(from_body(Pair, r.body) for r in rows)

    def weighed(self, made_by: str) -> Iterator[Pair]:
        """The same pairs without their evidence: a tenth of the memory, for clustering."""
        columns = t.pair.c.left, t.pair.c.right, t.pair.c.bits
        for row in self._rows(select(*columns).where(t.pair.c.made_by == made_by).order_by("left", "right")):
            yield Pair(row.left, row.right, row.bits, ())

    def passages(self) -> tuple[Passage, ...]:
        return self._bodies(t.passage, Passage)

    def incidents(self) -> tuple[Incident, ...]:
        return self._bodies(t.incident, Incident)

    def traced(self) -> Traced:
        return Traced(
            self._bodies(t.derivation, Derivation),
            self._bodies(t.ghost, Ghost),
            self._bodies(t.finding, Finding),
            self._bodies(t.root, Root),
        )

    def collations(self) -> dict[str, tuple[Collation, str]]:
        """By incident: the table and the hash of what it was made from."""
        rows = self._rows(select(t.collation).order_by("incident"))
        return {r.incident: (from_body(Collation, r.body), r.inputs) for r in rows}

    def beyond(self, made_by: str, ids: Sequence[str] | None = None) -> tuple[Beyond, ...]:
        """What goes beyond the sources; `incident` is still the key of the document's happening."""
        return tuple(from_body(Beyond, r.body) for r in self._rows(_made(t.beyond, made_by, ids)))

    def judgements(self) -> tuple[Judgement, ...]:
        return self._bodies(t.judgement, Judgement)

    def incident_id(self, given: str) -> str:
        """The id of the incident that is meant: itself, one that it was merged into, or the only one that begins so.

        Raises UnknownIdError.
        """
        ids = [i.id for i in self.incidents()]
        alias = self._one(select(t.incident_alias.c.new).where(t.incident_alias.c.old == given))
        for wanted in (given, alias.new if alias else None):
            if wanted in ids:
                return str(wanted)
        begun = [i for i in ids if i.startswith((given, f"incident-{given}"))]
        if len(begun) != 1:
            raise UnknownIdError(f"{given}: the case holds {'no' if not begun else len(begun)} incidents of this id")
        return begun[0]

    def case(self) -> Case:
        """Everything that the last whole run left; empty before the first."""
        stages = self.stages()
        attributed = self.attributed(stages.attribute) if stages else {}
        accounts = self.accounts(stages.code) if stages else ()
        incidents = self.incidents()
        return Case(
            documents=self.documents(stages.read) if stages else (),
            attributed=attributed,
            sources=merged_sources(attributed),
            accounts=accounts,
            incidents=incidents,
            passages=self.passages(),
            traced=self.traced(),
            collations=tuple(collation for collation, _ in self.collations().values()),
            beyond=_placed(self.beyond(stages.beyond), accounts, incidents) if stages else (),
            judgements=self.judgements(),
            failures=self.failures(),
        )

    def _one(self, query: Select[Any]) -> Any:
        return next(iter(self._rows(query.limit(1))), None)

    def _bodies(self, table: Table, kind: type[T]) -> tuple[T, ...]:
        first = next(iter(table.primary_key.columns))
        return tuple(from_body(kind, r.body) for r in self._rows(select(table.c.body).order_by(first)))

    def _grouped(self, query: Select[Any], kind: type[T]) -> dict[str, list[T]]:
        found: dict[str, list[T]] = defaultdict(list)
        for row in self._rows(query):
            found[row.document].append(from_body(kind, row.body))
        return found


def _placed(beyond: Sequence[Beyond], accounts: Sequence[Account], incidents: Sequence[Incident]) -> tuple[Beyond, ...]:
    """With the ids of incidents in place of the keys of happenings."""
    holders = {account: i.id for i in incidents for account in i.accounts}
    incident_of = {a.happening: holders.get(a.id) for a in accounts}
    return tuple(replace(b, incident=incident_of.get(b.incident) if b.incident else None) for b in beyond)


def merged_sources(attributed: Mapping[str, Attributed]) -> tuple[Source, ...]:
    """Each source once, by id; where documents describe one differently, as most of them do."""
    votes: dict[str, dict[Source, int]] = defaultdict(lambda: defaultdict(int))
    for document in sorted(attributed):
        for source in attributed[document].sources:
            votes[source.id][source] += 1
    return tuple(min(votes[i], key=lambda s: (-votes[i][s], repr(s))) for i in sorted(votes))


def _made(table: Table, made_by: str, ids: Sequence[str] | None) -> Select[Any]:
    query = select(table).where(table.c.made_by == made_by).order_by(table.c.document, table.c.position)
    return query if ids is None else query.where(table.c.document.in_(ids))


def _payload(row: Any) -> bytes:
    try:
        payload = zlib.decompress(row.payload)
    except zlib.error as error:
        raise IntegrityError(_changed(row)) from error
    if hashlib.sha256(payload).hexdigest() != row.sha256:
        raise IntegrityError(_changed(row))
    return payload


def _changed(row: Any) -> str:
    return (
        f"{row.document}: its stored bytes are not those that were captured from {row.origin} "
        f"(SHA-256 {row.sha256[:12]}…); the case file was changed or damaged: go back to a copy of it"
    )


def _line_number(record: str | None) -> int:
    digits = "".join(c for c in record or "" if c.isdigit())
    return int(digits) if digits else 0
