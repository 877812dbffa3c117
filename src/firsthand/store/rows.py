"""Rows out of dataclasses: the columns that people ask by, and the body that holds everything."""

from __future__ import annotations

from typing import Any

from firsthand.model.account import Account, Incident
from firsthand.model.attribution import Attributed
from firsthand.model.collation import Beyond, Collation
from firsthand.model.mentions import Mentions
from firsthand.model.text import Document
from firsthand.store.convert import body_of

Row = dict[str, Any]
MENTION_KINDS = ("places", "times", "actors", "counts")


def document_row(document: Document) -> Row:
    """The one row of a document; title and text stand in columns alone."""
    return {
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "language": document.language,
        "url": document.url,
        "text": document.text,
        "body": body_of(document, without=("title", "text")),
    }


def source_rows(attributed: Attributed) -> list[Row]:
    return [
        {
            "id": s.id, "name": s.name, "kind": s.kind, "access": s.access, "disclosure": s.disclosure,
            "speaks_for": s.speaks_for, "body": body_of(s),
        }
        for s in attributed.sources
    ]  # fmt: skip


def attribution_rows(document: Document, attributed: Attributed) -> list[Row]:
    return [
        {
            "id": a.id, "parent": a.parent, "source_id": a.source_id, "source_kind": a.source_kind, "speech": a.speech,
            "source_words": document.words(a.source) if a.source else None,
            "cue_words": document.words(a.cue) if a.cue else None,
            "content_words": " […] ".join(document.words(c) for c in a.content),
            "body": body_of(a),
        }
        for a in attributed.attributions
    ]  # fmt: skip


def mention_rows(document: Document, mentions: Mentions) -> list[Row]:
    return [
        {
            "kind": kind, "part": m.span.part, "start": m.span.start, "end": m.span.end,
            "words": document.words(m.span), "body": body_of(m),
        }
        for kind in MENTION_KINDS
        for m in getattr(mentions, kind)
    ]  # fmt: skip


def account_rows(accounts: tuple[Account, ...]) -> list[Row]:
    """The accounts without their claims, which have rows of their own."""
    return [
        {
            "id": a.id, "happening": a.happening, "type": a.type, "voice": " > ".join(a.voice),
            "earliest": a.when.earliest, "latest": a.when.latest, "place": a.where.name if a.where else None,
            "lat": a.where.lat if a.where else None, "lon": a.where.lon if a.where else None,
            "background": a.background, "body": body_of(a, without=("claims",)),
        }
        for a in accounts
    ]  # fmt: skip


def claim_rows(accounts: tuple[Account, ...]) -> list[Row]:
    return [
        {
            "account": a.id, "id": c.id, "slot": c.slot, "people": c.group, "low": c.low, "high": c.high,
            "value": c.value, "scope": c.scope, "factuality": c.factuality, "part": c.span.part, "start": c.span.start,
            "end": c.span.end, "words": c.text, "body": body_of(c),
        }
        for a in accounts
        for c in a.claims
    ]  # fmt: skip


def incident_rows(incidents: tuple[Incident, ...]) -> list[Row]:
    return [
        {
            "id": i.id, "label": i.label, "type": i.type, "earliest": i.when.earliest, "latest": i.when.latest,
            "place": i.where.name if i.where else None, "lat": i.where.lat if i.where else None,
            "lon": i.where.lon if i.where else None, "body": body_of(i),
        }
        for i in incidents
    ]  # fmt: skip


def collation_row(collation: Collation, inputs: str) -> Row:
    return {
        "incident": collation.incident,
        "inputs": inputs,
        "origins_lower": collation.origins.lower,
        "origins_upper": collation.origins.upper,
        "body": body_of(collation),
    }


def reading_rows(collation: Collation) -> list[Row]:
    """The table of an incident flat, for people who look with a tool of their own."""
    rows = [
        {
            "incident": collation.incident, "slot": row.slot, "people": row.group, "relation": row.relation,
            "value": r.value, "low": r.low, "high": r.high, "origins": len(r.origins), "witnesses": len(r.witnesses),
            "reason": row.reason, "superseded": r.superseded,
        }
        for row in collation.rows
        for r in row.readings
    ]  # fmt: skip
    return [{**row, "position": position} for position, row in enumerate(rows)]


def beyond_rows(document: Document, beyond: tuple[Beyond, ...]) -> list[Row]:
    return [
        {
            "happening": b.incident, "part": b.span.part, "start": b.span.start, "end": b.span.end,
            "words": document.words(b.span), "slot": b.slot, "value": b.value, "kind": b.kind, "reason": b.reason,
            "body": body_of(b),
        }
        for b in beyond
    ]  # fmt: skip
