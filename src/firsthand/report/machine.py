"""A case as plain JSON values: the machine interface, stable from the first release (docs/reference/case-file.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from firsthand.model.account import Account, Claim, Evidence, Incident
from firsthand.model.attribution import Attributed, Attribution
from firsthand.model.case import Case
from firsthand.model.collation import Beyond, Collation, Reading, Row
from firsthand.model.mentions import Mentions, Place
from firsthand.model.provenance import Derivation, Origins, Passage
from firsthand.model.text import Document, Span
from firsthand.report.counts import numbers_of
from firsthand.report.html_case import Case as Export

Json = dict[str, Any]


def read_json(document: Document, attributed: Attributed, mentions: Mentions) -> Json:
    """What `firsthand read --json` prints of one document."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "text": document.text,
        "language": document.language,
        "headline": _span(document.headline),
        "body": _spans(document.body),
        "attributions": [_attribution(a) for a in attributed.attributions],
        "sources": [_source(s) for s in attributed.sources],
        "places": [
            {"span": _span(m.span), "place": _place(m.place), "status": m.status, "candidates": [_place(c.place) for c in m.candidates]}
            for m in mentions.places
        ],
        "times": [
            {
                "span": _span(m.span), "earliest": m.earliest, "latest": m.latest, "precision": m.precision, "kind": m.kind,
                "anchor": {"date": m.anchor.date, "kind": m.anchor.kind, "span": _span(m.anchor.span)} if m.anchor else None,
            }
            for m in mentions.times
        ],
        "actors": [{"span": _span(m.span), "actor": m.actor, "kind": m.kind, "stance": m.stance} for m in mentions.actors],
        "counts": [
            {
                "span": _span(m.span), "low": m.low, "high": m.high, "modality": m.modality, "outcome": m.outcome,
                "group": m.group, "relation": m.relation, "scope": m.scope, "unit": m.unit,
            }
            for m in mentions.counts
        ],
    }  # fmt: skip


def case_json(case: Case) -> Json:
    """What `firsthand export --format json` prints of a case; incidents stand in the order of all lists of them, those
    first where most articles rest on fewest origins."""
    value = _case(case)
    numbers = numbers_of(Export(value))
    return {
        **value,
        "incidents": sorted(value["incidents"], key=lambda i: numbers[i["id"]]),
        "collations": sorted(value["collations"], key=lambda c: (numbers.get(c["incident"], 0), c["incident"])),
    }


def _case(case: Case) -> Json:
    incident_of = {account: i.id for i in case.incidents for account in i.accounts}
    origins = {c.incident: c.origins for c in case.collations}
    return {
        "documents": [_document(d, case.attributed.get(d.id)) for d in case.documents],
        "sources": [_source(s) for s in case.sources],
        "accounts": [_account(a, incident_of.get(a.id)) for a in case.accounts],
        "incidents": [_incident(i, origins.get(i.id)) for i in case.incidents],
        "derivations": [_derivation(d) for d in case.traced.derivations],
        "passages": [_passage(p) for p in case.passages],
        "ghosts": [
            {"id": g.id, "source": g.source, "label": g.label, "cited_by": list(g.cited_by)} for g in case.traced.ghosts
        ],
        "roots": [
            {
                "account": r.account, "claim": r.claim, "origin": r.origin, "firsthand": r.firsthand, "weak": r.weak,
                "reason": r.reason,
            }
            for r in case.traced.roots
        ],
        "findings": [
            {
                "kind": f.kind, "detail": f.detail, "path": list(f.path), "incident": f.incident,
                "words": [{"document": w.document, **(_span(w.span) or {})} for w in f.words],
            }
            for f in case.traced.findings
        ],
        "collations": [_collation(c) for c in case.collations],
        "beyond": [_beyond(b) for b in case.beyond],
        "judgements": [
            {
                "id": j.id, "targets": list(j.targets), "verdict": j.verdict, "by": j.by, "made_at": j.made_at,
                "reason": j.reason, "supersedes": j.supersedes,
            }
            for j in case.judgements
        ],
        "failures": [{"origin": f.origin, "record": f.record, "reason": f.reason} for f in case.failures],
    }  # fmt: skip


def _span(span: Span | None) -> Json | None:
    return {"part": span.part, "start": span.start, "end": span.end} if span else None


def _spans(spans: Iterable[Span]) -> list[Json | None]:
    return [_span(s) for s in spans]


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "radius_m": place.radius_m,
        "feature": place.feature, "country": place.country, "admin1": place.admin1,
    }  # fmt: skip


def _source(source: Any) -> Json:
    return {
        "id": source.id, "name": source.name, "kind": source.kind, "access": source.access,
        "disclosure": source.disclosure, "speaks_for": source.speaks_for,
    }  # fmt: skip


def _attribution(a: Attribution) -> Json:
    return {
        "id": a.id, "parent": a.parent, "source": _span(a.source), "cue": _span(a.cue), "content": _spans(a.content),
        "speech": a.speech, "source_id": a.source_id, "source_kind": a.source_kind, "factuality": a.factuality,
    }  # fmt: skip


def _document(d: Document, attributed: Attributed | None) -> Json:
    return {
        "id": d.id, "title": d.title, "outlet": d.outlet, "published": d.published, "printed": d.printed,
        "sha256": d.capture, "url": d.url, "language": d.language, "text": d.text, "headline": _span(d.headline),
        "body": _spans(d.body), "source": attributed.outlet if attributed else None,
        "attributions": [_attribution(a) for a in attributed.attributions] if attributed else [],
    }  # fmt: skip


def _account(a: Account, incident: str | None) -> Json:
    return {
        "id": a.id, "document": a.document, "incident": incident, "happening": a.happening, "voice": list(a.voice),
        "type": a.type, "when": {"earliest": a.when.earliest, "latest": a.when.latest}, "where": _place(a.where),
        "candidates": [_place(c.place) for c in a.candidates], "attribution": a.attribution, "background": a.background,
        "claims": [_claim(c) for c in a.claims],
    }  # fmt: skip


def _claim(c: Claim) -> Json:
    return {
        "id": c.id, "slot": c.slot, "group": c.group, "low": c.low, "high": c.high, "text": c.text, "scope": c.scope,
        "span": _span(c.span), "derived": c.derived, "value": c.value, "modality": c.modality, "relation": c.relation,
        "factuality": c.factuality, "support": _spans(c.support), "overtaken": c.overtaken,
    }  # fmt: skip


def _incident(i: Incident, origins: Origins | None) -> Json:
    where = None
    if i.where:
        where = {**(_place(i.where) or {}), "precision": i.where.radius_m}
    return {
        "id": i.id, "label": i.label, "type": i.type, "when": {"earliest": i.when.earliest, "latest": i.when.latest},
        "where": where, "origins": _origins(origins), "accounts": list(i.accounts),
    }  # fmt: skip


def _origins(origins: Origins | None) -> Json:
    if origins is None:
        return {"lower": 0, "upper": 0, "sources": [], "undetermined": []}
    return {
        "lower": origins.lower, "upper": origins.upper, "sources": list(origins.sources),
        "undetermined": [list(pair) for pair in origins.undetermined],
    }  # fmt: skip


def _evidence(evidence: Sequence[Evidence]) -> list[Json]:
    return [{"kind": e.kind, "bits": e.bits, "detail": e.detail, "spans": _spans(e.spans)} for e in evidence]


def _derivation(d: Derivation) -> Json:
    return {
        "id": d.id, "from": d.derived, "to": d.origin, "kind": d.kind, "directed": d.directed, "bits": d.bits,
        "evidence": _evidence(d.evidence), "passages": list(d.passages),
    }  # fmt: skip


def _passage(p: Passage) -> Json:
    return {
        "id": p.id, "left": p.left, "left_span": _span(p.left_span), "right": p.right, "right_span": _span(p.right_span),
        "score": p.score,
    }  # fmt: skip


def _collation(c: Collation) -> Json:
    return {"incident": c.incident, "rows": [_row(row) for row in c.rows]}


def _row(row: Row) -> Json:
    return {
        "slot": row.slot, "group": row.group, "relation": row.relation, "reason": row.reason,
        "origins": _origins(row.origins), "readings": [_reading(r) for r in row.readings],
    }  # fmt: skip


def _reading(r: Reading) -> Json:
    return {
        "value": r.value, "low": r.low, "high": r.high, "as_of": r.as_of, "first": r.first,
        "superseded": r.superseded, "origins": list(r.origins),
        "accounts": sorted({w.account for w in r.witnesses}),
        "spans": [{"document": w.document, **(_span(w.span) or {})} for w in r.witnesses],
        "witnesses": [
            {"account": w.account, "document": w.document, "claim": w.claim, "span": _span(w.span)} for w in r.witnesses
        ],
    }  # fmt: skip


def _beyond(b: Beyond) -> Json:
    return {
        "document": b.document, "incident": b.incident, "span": _span(b.span), "slot": b.slot, "value": b.value,
        "kind": b.kind, "reason": b.reason,
    }  # fmt: skip
