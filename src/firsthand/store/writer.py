"""Writing to a case: each method is one transaction."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, delete, insert, select

from firsthand.model.account import Incident, Pair
from firsthand.model.judgement import Judgement
from firsthand.model.steps import Item
from firsthand.model.text import Failure
from firsthand.store import rows as r
from firsthand.store import tables as t
from firsthand.store.convert import body_of
from firsthand.store.results import CaseResults, DocumentResults, Stages
from firsthand.store.view import View

Row = dict[str, Any]
BATCH = 2_000  # rows written at once


class Writer:
    """The one hand that writes; `view` sees what it wrote."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.view = View(self._ask)

    def _ask(self, query: Select[Any]) -> Sequence[Any]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def put_items(self, items: Sequence[Item]) -> None:
        """Captures with their bytes."""
        with self._engine.begin() as connection:
            _insert(connection, t.capture, [_capture_row(item) for item in items])

    def put_failures(self, origins: Iterable[str], failures: Sequence[Failure]) -> None:
        """What could not be taken up from some origins, in place of what was known of them."""
        with self._engine.begin() as connection:
            for origin in sorted(set(origins)):
                taking_up = t.failure.c.document.is_(None)
                connection.execute(delete(t.failure).where(taking_up, t.failure.c.origin == origin))
            _insert(connection, t.failure, [_failure_row(failure) for failure in failures])

    def put_steps(self, steps: Mapping[str, tuple[str, str, str, str]]) -> None:
        """What the ids of steps stand for: id to (stage, name, version, settings)."""
        with self._engine.begin() as connection:
            known = set(connection.execute(select(t.step.c.id)).scalars())
            names = ("stage", "name", "version", "settings")
            new = [{"id": i, **dict(zip(names, told, strict=True))} for i, told in steps.items() if i not in known]
            _insert(connection, t.step, new)

    def put_document(self, results: DocumentResults, stages: Stages) -> None:
        """All that one document gave, or why it gave nothing, with the marks that its steps are done."""
        with self._engine.begin() as connection:
            connection.execute(delete(t.failure).where(t.failure.c.document == results.id))
            if results.failure:
                row = {**_failure_row(results.failure), "document": results.id, "made_by": stages.beyond}
                _insert(connection, t.failure, [row])
                if results.settled:
                    _done(connection, results.id, "beyond", stages.beyond)
                return
            _put_reading(connection, results, stages)

    def put_pairs(self, made_by: str, keys: Mapping[str, Sequence[str]], pairs: Iterable[Pair]) -> None:
        """The keys of newly linked accounts and the comparisons that they led to, taken as they come: a case of some
        thousand articles has half a million."""
        waiting = iter(pairs)
        with self._engine.begin() as connection:
            keyed = [{"made_by": made_by, "key": key, "account": a} for a in keys for key in ("", *keys[a])]
            _insert(connection, t.account_key, keyed)
            for batch in iter(lambda: list(islice(waiting, BATCH)), []):
                _insert(connection, t.pair, [
                    {"made_by": made_by, "left": p.left, "right": p.right, "bits": p.bits, "body": body_of(p)}
                    for p in batch
                ])  # fmt: skip

    def put_case(self, results: CaseResults, stages: Stages, notes: Mapping[str, str]) -> None:
        """What holds of the whole case, in place of what held before."""
        with self._engine.begin() as connection:
            _put_aliases(connection, results.incidents)
            _replace(connection, t.passage, [
                {"id": p.id, "left": p.left, "right": p.right, "score": p.score, "body": body_of(p)}
                for p in results.passages
            ])  # fmt: skip
            _replace(connection, t.derivation, [
                {"id": d.id, "derived": d.derived, "origin": d.origin, "kind": d.kind, "bits": d.bits, "body": body_of(d)}
                for d in results.traced.derivations
            ])  # fmt: skip
            _replace(connection, t.ghost, [
                {"id": g.id, "source": g.source, "label": g.label, "body": body_of(g)} for g in results.traced.ghosts
            ])  # fmt: skip
            _replace(connection, t.finding, [
                {"position": n, "kind": f.kind, "detail": f.detail, "body": body_of(f)}
                for n, f in enumerate(results.traced.findings)
            ])  # fmt: skip
            _replace(connection, t.root, [
                {
                    "position": n, "account": x.account, "claim": x.claim, "origin": x.origin, "firsthand": x.firsthand,
                    "weak": x.weak, "reason": x.reason, "body": body_of(x),
                }
                for n, x in enumerate(results.traced.roots)
            ])  # fmt: skip
            _replace(connection, t.incident, r.incident_rows(results.incidents))
            _replace(
                connection, t.member, [{"incident": i.id, "account": a} for i in results.incidents for a in i.accounts]
            )
            _replace(connection, t.collation, [r.collation_row(c, inputs) for c, inputs in results.collations])
            _replace(connection, t.reading, [row for c, _ in results.collations for row in r.reading_rows(c)])
            _put_notes(connection, {**notes, "stages": json.dumps(asdict(stages), sort_keys=True)})

    def put_notes(self, notes: Mapping[str, str]) -> None:
        """Values for the pipeline's next run."""
        with self._engine.begin() as connection:
            _put_notes(connection, notes)

    def put_judgement(self, judgement: Judgement) -> None:
        """Adds what a person decided; nothing ever changes or removes it."""
        with self._engine.begin() as connection:
            row = {
                "id": judgement.id, "verdict": judgement.verdict, "targets": " ".join(judgement.targets),
                "judge": judgement.by, "made_at": judgement.made_at, "supersedes": judgement.supersedes,
                "body": body_of(judgement),
            }  # fmt: skip
            _insert(connection, t.judgement, [row])


def _put_reading(connection: Connection, results: DocumentResults, stages: Stages) -> None:
    document = results.document
    if document is None:
        raise ValueError(f"{results.id}: results without a document")

    def put(table: Table, made_by: str, rows: Sequence[Row]) -> None:
        marked = [{**row, "document": results.id, "made_by": made_by, "position": n} for n, row in enumerate(rows)]
        _insert(connection, table, marked)

    def begin(stage: str, made_by: str, outlet: str | None = None) -> bool:
        return _done(connection, results.id, stage, made_by, outlet)

    if begin("read", stages.read):
        put(t.document, stages.read, [r.document_row(document)])
    if results.attributed is not None and begin("attribute", stages.attribute, results.attributed.outlet):
        put(t.source, stages.attribute, r.source_rows(results.attributed))
        put(t.attribution, stages.attribute, r.attribution_rows(document, results.attributed))
    if results.mentions is not None and begin("normalise", stages.normalise):
        put(t.mention, stages.normalise, r.mention_rows(document, results.mentions))
    if results.accounts is not None and begin("code", stages.code):
        put(t.account, stages.code, r.account_rows(results.accounts))
        put(t.claim, stages.code, r.claim_rows(results.accounts))
    if results.beyond is not None and begin("beyond", stages.beyond):
        put(t.beyond, stages.beyond, r.beyond_rows(document, results.beyond))


def _done(connection: Connection, document: str, stage: str, made_by: str, outlet: str | None = None) -> bool:
    """Marks a step as done; False when it was done before."""
    known = select(t.done).where(t.done.c.document == document, t.done.c.made_by == made_by)
    if connection.execute(known).first():
        return False
    connection.execute(insert(t.done), {"document": document, "made_by": made_by, "stage": stage, "outlet": outlet})
    return True


def _put_aliases(connection: Connection, incidents: Sequence[Incident]) -> None:
    """Incidents whose id goes: from now on it means the one that took most of their accounts."""
    now = {account: i.id for i in incidents for account in i.accounts}
    kept = {i.id for i in incidents}
    gone: dict[str, Counter[str]] = {}
    for row in connection.execute(select(t.member).order_by("incident", "account")):
        if row.incident not in kept and row.account in now:
            gone.setdefault(row.incident, Counter())[now[row.account]] += 1
    for old, takers in gone.items():
        new = min(takers, key=lambda i: (-takers[i], i))
        connection.execute(delete(t.incident_alias).where(t.incident_alias.c.old == old))
        connection.execute(t.incident_alias.update().where(t.incident_alias.c.new == old).values(new=new))
        connection.execute(insert(t.incident_alias), {"old": old, "new": new})


def _put_notes(connection: Connection, notes: Mapping[str, str]) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.key.in_(list(notes))))
    _insert(connection, t.meta, [{"key": key, "value": notes[key]} for key in sorted(notes)])


def _replace(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    connection.execute(delete(table))
    _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _capture_row(item: Item) -> Row:
    c = item.capture
    return {
        "document": item.name, "sha256": c.sha256, "origin": c.origin, "record": c.record, "media_type": c.media_type,
        "retrieved_at": c.retrieved_at, "size": len(item.payload), "payload": zlib.compress(item.payload),
    }  # fmt: skip


def _failure_row(failure: Failure) -> Row:
    return {
        "origin": failure.origin, "record": failure.record, "reason": failure.reason, "document": None, "made_by": None,
    }  # fmt: skip
