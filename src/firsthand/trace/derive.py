"""Derivations: which document, account or unseen original another one was taken from, each with its evidence."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.model.account import Account, Evidence, Incident
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.ids import content_id
from firsthand.model.provenance import Derivation, DerivationKind, Ghost, Passage
from firsthand.model.text import Document, Span

# A document that shares this much of its body with another is a copy as a whole.
COPY_SHARE = 0.5
# Fewer shared words than this, outside what both attribute to one source, are no copy by themselves.
COPY_WORDS = 25
# An explicit citation is as good as certain; the bits say "a thousand to one", the residue is misreading.
CITATION_BITS = 10.0
# An agency's report is there to be copied; a paper's is not: a reason for direction where time tells none.
AGENCY_BITS = 4.0
# Named bodies whose statement or report is an original of its own when it is cited.
CITABLE = frozenset(
    {"monitor_group", "wire_agency", "news_outlet", "state_media", "armed_group_media", "document", "international_organisation",
     "social_media_post"}
)  # fmt: skip
_WORD = re.compile(r"\w+")
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b[^.\n]{0,60}", re.IGNORECASE)
_CORRECTED = re.compile(r"^\W*(?:correction|corrects?|corrected|update(?:s|d)?|writethru)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """What derivations are told from."""

    documents: Mapping[str, Document]
    accounts: Sequence[Account]
    incidents: Sequence[Incident]
    attributed: Mapping[str, Attributed]
    sources: Mapping[str, Source]


def derivations(case: Case, passages: Sequence[Passage]) -> tuple[tuple[Derivation, ...], tuple[Ghost, ...]]:
    """All edges sorted by id, and the originals that are cited and not in the pile."""
    edges = [*_from_passages(case, passages), *_translations(case)]
    cited, ghosts = _citations(case)
    by_id = {e.id: e for e in [*edges, *cited]}
    return tuple(by_id[k] for k in sorted(by_id)), ghosts


def _from_passages(case: Case, passages: Sequence[Passage]) -> Iterator[Derivation]:
    by_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        by_pair[passage.left, passage.right].append(passage)
    bits = _surprisal(case.documents.values())
    told = _incidents_of(case)
    for (left, right), shared in sorted(by_pair.items()):
        if _agency_came_first(case, left, right):
            left, right, shared = right, left, [_turned(p) for p in shared]
        a, b = case.documents[left], case.documents[right]
        share = max(_share(a, [p.left_span for p in shared]), _share(b, [p.right_span for p in shared]))
        common = told[left] & told[right]
        telling = [p for p in shared if _tells(case, p, common)]
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
    dated = bool(first and second and first != second)
    reasons = [Evidence("time order", 1.0, f"{first} before {second}")] if dated else []
    credit = _credit(case, b, a)
    if credit is not None:
        reasons.append(Evidence("credit", CITATION_BITS, b.words(credit), (credit,)))
    translated = _TRANSLATED.search(b.text)
    if translated and (credit is not None or a.language != b.language):
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
        return "copies", dated or credit is not None or agency, reasons
    third = all(_third_party(case, p) for p in shared)
    if third:
        return "shares", False, [*reasons, Evidence("same quotation", 2.0, "both give these words to one source")]
    if credit is not None:
        return "quotes", True, reasons
    longest = max(_words(b, p.right_span) for p in shared)
    return ("copies", dated, reasons) if longest >= COPY_WORDS else ("shares", False, reasons)


def _translations(case: Case) -> Iterator[Derivation]:
    """Documents that say they are translated, tied to the document of the outlet or address that they name."""
    for b in sorted(case.documents.values(), key=lambda d: d.id):
        says = _TRANSLATED.search(b.text)
        if says is None:
            continue
        named = {_body(case, x.source_id) for x in case.attributed[b.id].attributions}
        for a in sorted(case.documents.values(), key=lambda d: d.id):
            same_tongue = a.language == b.language
            if a.id == b.id or same_tongue or (a.published or "") > (b.published or "9999"):
                continue
            if (
                case.attributed[a.id].outlet in named
                or (a.url and a.url in b.text)
                or any(k.url == a.url for k in b.links)
                or _only_original(case, a, b, says.group())
            ):
                span = Span("text", says.start(), says.end())
                evidence = (Evidence("says so", CITATION_BITS, b.words(span), (span,)),)
                id = content_id("derivation", b.id, a.id, "translates")
                yield Derivation(id, b.id, a.id, "translates", True, CITATION_BITS, evidence)


# ISO 639-1 codes of the languages that news says it is translated from.
_LANGUAGES = {
    "arabic": "ar", "turkish": "tr", "kurdish": "ku", "french": "fr", "russian": "ru", "hebrew": "he", "persian": "fa",
    "farsi": "fa", "german": "de", "spanish": "es", "english": "en", "ukrainian": "uk",
}  # fmt: skip
# An original is translated within so many days, where nothing but language and date point to it.
_TRANSLATION_DAYS = 2


def _only_original(case: Case, a: Document, b: Document, says: str) -> bool:
    """True when a is the only document of the pile in the language that b says it is translated from, and of those days."""
    wanted = {code for name, code in _LANGUAGES.items() if name in says.lower()}
    last = _ordinal(b)
    fits = [
        d.id
        for d in case.documents.values()
        if d.language in wanted and d.id != b.id and last and 0 <= last - _ordinal(d) <= _TRANSLATION_DAYS
    ]
    return fits == [a.id]


def _ordinal(d: Document) -> int:
    """The day's number that a document was published on; 0 when it is not known."""
    told = d.published or d.printed
    return date.fromisoformat(told[:10]).toordinal() if told else 0


def _is_agency(case: Case, document: str) -> bool:
    source = case.sources.get(case.attributed[document].outlet)
    return source is not None and source.kind == "wire_agency"


def _agency_came_first(case: Case, left: str, right: str) -> bool:
    """True when nothing tells the order of two documents but that the right one alone is an agency's."""
    a, b = case.documents[left], case.documents[right]
    first, second = a.published or a.printed, b.published or b.printed
    dated = bool(first and second and first != second)
    return not dated and _is_agency(case, right) and not _is_agency(case, left)


def _turned(p: Passage) -> Passage:
    return replace(p, left=p.right, left_span=p.right_span, right=p.left, right_span=p.left_span)


def _credit(case: Case, b: Document, a: Document) -> Span | None:
    """Where b names a's outlet as a source; None when it does not."""
    outlet = case.attributed[a.id].outlet
    for attribution in case.attributed[b.id].attributions:
        if _body(case, attribution.source_id) == outlet and attribution.source is not None:
            return attribution.source
    return None


def _body(case: Case, source_id: str | None) -> str | None:
    """The body that a source id leads to."""
    source = case.sources.get(source_id or "")
    return source.id if source else source_id


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


def _tells(case: Case, passage: Passage, incidents: set[str]) -> bool:
    """True when a passage holds words that tell of an incident which both documents tell of; background does not."""
    if not incidents:
        return False
    inside = {a for i in case.incidents if i.id in incidents for a in i.accounts}
    return any(
        (a.document == passage.left and passage.left_span.meets(c.span))
        or (a.document == passage.right and passage.right_span.meets(c.span))
        for a in case.accounts
        if a.id in inside and not a.background
        for c in a.claims
    )


def _incidents_of(case: Case) -> dict[str, set[str]]:
    document = {a.id: a.document for a in case.accounts}
    told: dict[str, set[str]] = defaultdict(set)
    for incident in case.incidents:
        for account in incident.accounts:
            told[document[account]].add(incident.id)
    return told


def _citations(case: Case) -> tuple[list[Derivation], tuple[Ghost, ...]]:
    """Accounts whose chain names a body: an edge to that body's own document on the incident, or to a ghost of it."""
    by_id = {a.id: a for a in case.accounts}
    edges: list[Derivation] = []
    cited_by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for incident in case.incidents:
        accounts = [by_id[id] for id in incident.accounts]
        in_pile = {case.attributed[a.document].outlet: a.document for a in sorted(accounts, key=lambda a: a.document)}
        for account in accounts:
            for attribution in _links(case, account):
                source = case.sources.get(attribution.source_id or "")
                if source is None or source.kind not in CITABLE or source.disclosure != "named":
                    continue
                body = source.speaks_for or source.id
                if body == account.voice[0]:
                    continue
                spans = tuple(s for s in (attribution.source, attribution.cue) if s is not None)
                origin = in_pile.get(body) or content_id("ghost", body, incident.id)
                if body not in in_pile:
                    cited_by[body, incident.id].add(account.document)
                edges.append(
                    Derivation(
                        content_id("derivation", account.id, origin, "cites"),
                        account.id,
                        origin,
                        "cites",
                        True,
                        CITATION_BITS,
                        (Evidence("citation", CITATION_BITS, source.name, spans),),
                    )
                )
    labels = {i.id: i.label for i in case.incidents}
    ghosts = tuple(
        Ghost(
            content_id("ghost", body, incident),
            body,
            f"{case.sources[body].name if body in case.sources else body} on {labels[incident]}",
            tuple(sorted(docs)),
        )
        for (body, incident), docs in sorted(cited_by.items())
    )
    return edges, ghosts


def _links(case: Case, account: Account) -> Iterator[Attribution]:
    by_id = {a.id: a for a in case.attributed[account.document].attributions}
    seen: set[str] = set()
    here = by_id.get(account.attribution or "")
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here
        here = by_id.get(here.parent or "")


def _share(document: Document, spans: Sequence[Span]) -> float:
    """The share of a document's text that some spans cover."""
    covered = bytearray(len(document.text))
    for span in spans:
        if span.part == "text":
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    body = sum(p.end - p.start for p in document.body if p.part == "text") or len(document.text)
    return sum(covered) / max(1, body)


def _words(document: Document, span: Span) -> int:
    return len(_WORD.findall(document.words(span)))


def _surprisal(documents: Iterable[Document]) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(_WORD.findall(document.text.lower()))
    total = sum(counts.values()) + 1
    # At most 16 bits a word: a word seen once in a small pile is not therefore a miracle.
    return {w: min(16.0, -math.log2(n / total)) for w, n in counts.items()}


def _bits(document: Document, span: Span, surprisal: Mapping[str, float]) -> float:
    return round(sum(surprisal.get(w, 0.0) for w in _WORD.findall(document.words(span).lower())), 2)
