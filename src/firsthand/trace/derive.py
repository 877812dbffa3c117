"""Derivations: which document, account or unseen original another one was taken from, each with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from firsthand.model.account import Evidence
from firsthand.model.ids import content_id
from firsthand.model.provenance import Derivation, DerivationKind, Ghost, Passage
from firsthand.model.text import Document, Span
from firsthand.trace.case import CITATION_BITS, WORD, Case, credit, incidents_of, surprisal
from firsthand.trace.citations import citations, linked
from firsthand.trace.details import shared_details
from firsthand.trace.order import turned
from firsthand.trace.translations import TRANSLATED, carried_over, translations

# A document that shares this much of its body with another is a copy as a whole.
COPY_SHARE = 0.5
# Fewer shared words than this, outside what both attribute to one source, are no copy by themselves.
COPY_WORDS = 25
# A text of which nearly all stands in another one that goes on beyond it was cut from it, or from what it was cut from.
CUT_SHARE, WHOLE_SHARE = 0.85, 0.65
CUT_BITS = 3.0
# An agency's report is there to be copied; a paper's is not: a reason for direction where time tells none.
AGENCY_BITS = 4.0
_CORRECTED = re.compile(r"^\W*(?:correction|corrects?|corrected|update(?:s|d)?|writethru)\b", re.IGNORECASE)


def derivations(case: Case, passages: Sequence[Passage]) -> tuple[tuple[Derivation, ...], tuple[Ghost, ...]]:
    """All edges sorted by id, and the originals that are cited and not in the pile."""
    edges = [*_from_passages(case, passages), *translations(case)]
    edges += carried_over(case, frozenset(frozenset((e.derived, e.origin)) for e in edges))
    joined = {frozenset((e.derived, e.origin)) for e in edges}
    cited, ghosts = citations(case)
    by_id = {e.id: e for e in [*edges, *shared_details(case, joined), *linked(case), *cited]}
    return tuple(by_id[k] for k in sorted(by_id)), ghosts


def _from_passages(case: Case, passages: Sequence[Passage]) -> Iterator[Derivation]:
    by_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        by_pair[passage.left, passage.right].append(passage)
    bits = surprisal(case.documents.values())
    told, telling_of = incidents_of(case), _telling(case)
    for (left, right), shared in sorted(by_pair.items()):
        if _other_came_first(case, left, right, shared):
            left, right, shared = right, left, [turned(p) for p in shared]
        a, b = case.documents[left], case.documents[right]
        share = max(_share(a, [p.left_span for p in shared]), _share(b, [p.right_span for p in shared]))
        common = told[left] & told[right]
        telling = [p for p in shared if _tells(p, telling_of, common)]
        if share < COPY_SHARE and not telling:
            continue
        kept = shared if share >= COPY_SHARE else telling
        kind, directed, reasons = _kind(case, a, b, kept, share)
        evidence = [
            Evidence(
                "shared words",
                _bits(b, p.right_span, bits) * p.score,
                f"{_words(b, p.right_span)} words",
                (p.right_span,),
            )
            for p in kept
        ]
        evidence = [*evidence, *reasons]
        total = round(sum(e.bits for e in evidence), 2)
        ids = tuple(p.id for p in kept)
        yield Derivation(
            content_id("derivation", right, left, kind), right, left, kind, directed, total, tuple(evidence), ids
        )


def _kind(
    case: Case, a: Document, b: Document, shared: Sequence[Passage], share: float
) -> tuple[DerivationKind, bool, list[Evidence]]:
    """How the later document b stands to the earlier a, whether that has a direction, and why."""
    first, second = a.published or a.printed, b.published or b.printed
    dated = _dated(a, b)
    reasons = [Evidence("time order", 1.0, f"{first} before {second}")] if dated else []
    credited = credit(case, b, a)
    if credited is not None:
        reasons.append(Evidence("credit", CITATION_BITS, b.words(credited), (credited,)))
    translated = TRANSLATED.search(b.text)
    if translated and (credited is not None or a.language != b.language):
        span = Span("text", translated.start(), translated.end())
        return "translates", True, [*reasons, Evidence("says so", CITATION_BITS, b.words(span), (span,))]
    if a.outlet and a.outlet == b.outlet:
        kind: DerivationKind = "corrects" if _CORRECTED.match(b.title or b.text[:40]) else "updates"
        return kind, dated, reasons
    if _same_agency(case, a, b):
        return "shares", False, [*reasons, Evidence("same credit", CITATION_BITS, "both credit one agency")]
    if share >= COPY_SHARE:
        agency = _is_agency(case, a.id) and not _is_agency(case, b.id)
        if agency:
            reasons.append(Evidence("agency", AGENCY_BITS, "an agency's report is there to be copied"))
        cut = not dated and _cut_from(b, [p.right_span for p in shared], a, [p.left_span for p in shared])
        if cut:
            reasons.append(Evidence("containment", CUT_BITS, "nearly all of it stands in the other, which goes on"))
        return "copies", dated or credited is not None or agency or cut, reasons
    third = all(_third_party(case, p) for p in shared)
    if third:
        return "shares", False, [*reasons, Evidence("same quotation", 2.0, "both give these words to one source")]
    if credited is not None:
        return "quotes", True, reasons
    longest = max(_words(b, p.right_span) for p in shared)
    return ("copies", dated, reasons) if longest >= COPY_WORDS else ("shares", False, reasons)


def _is_agency(case: Case, document: str) -> bool:
    source = case.sources.get(case.attributed[document].outlet)
    return source is not None and source.kind == "wire_agency"


def _other_came_first(case: Case, left: str, right: str, shared: Sequence[Passage]) -> bool:
    """True when nothing tells the order of two documents but that the right one alone is an agency's, or that the left
    one is cut from it."""
    a, b = case.documents[left], case.documents[right]
    if _dated(a, b):
        return False
    if _is_agency(case, left) or _is_agency(case, right):
        return not _is_agency(case, left)
    return _cut_from(a, [p.left_span for p in shared], b, [p.right_span for p in shared])


def _dated(a: Document, b: Document) -> bool:
    first, second = a.published or a.printed, b.published or b.printed
    return bool(first and second and first != second)


def _cut_from(cut: Document, its: Sequence[Span], whole: Document, those: Sequence[Span]) -> bool:
    return _share(cut, its) >= CUT_SHARE and _share(whole, those) <= WHOLE_SHARE


def _same_agency(case: Case, a: Document, b: Document) -> bool:
    def credits(d: Document) -> set[str]:
        return {
            x.source_id
            for x in case.attributed[d.id].attributions
            if x.parent is None and x.speech == "block" and x.source_kind == "wire_agency" and x.source_id
        }

    return bool(credits(a) & credits(b))


def _third_party(case: Case, passage: Passage) -> bool:
    """True when both halves stand in what the documents attribute to one and the same named source."""
    left = case.attributed[passage.left].voice(passage.left_span)[1:]
    right = case.attributed[passage.right].voice(passage.right_span)[1:]
    return bool(left and right and left[-1] == right[-1] and left[-1] != "unknown")


def _tells(passage: Passage, telling: Mapping[str, Mapping[str, Sequence[Span]]], incidents: set[str]) -> bool:
    """True when a passage holds words that tell of an incident which both documents tell of; background does not."""
    return any(
        span.meets(told)
        for id, span in ((passage.left, passage.left_span), (passage.right, passage.right_span))
        for incident in sorted(incidents)
        for told in telling[id].get(incident, ())
    )


def _telling(case: Case) -> Mapping[str, Mapping[str, Sequence[Span]]]:
    """Where documents tell of incidents, by document and incident; background left out."""
    incident_of = {account: i.id for i in case.incidents for account in i.accounts}
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for account in case.accounts:
        if account.id in incident_of and not account.background:
            found[account.document][incident_of[account.id]] += [c.span for c in account.claims]
    return found


def _share(document: Document, spans: Sequence[Span]) -> float:
    """The share of a document's text that some spans cover."""
    covered = bytearray(len(document.text))
    for span in spans:
        if span.part == "text":
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    body = sum(p.end - p.start for p in document.body if p.part == "text") or len(document.text)
    return sum(covered) / max(1, body)


def _words(document: Document, span: Span) -> int:
    return len(WORD.findall(document.words(span)))


def _bits(document: Document, span: Span, surprisal: Mapping[str, float]) -> float:
    return round(sum(surprisal.get(w, 0.0) for w in WORD.findall(document.words(span).lower())), 2)
