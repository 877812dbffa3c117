"""Translations: texts that say what they are translated from, and texts in another language that name an outlet of the
pile and have its names and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from firsthand.model.account import Evidence
from firsthand.model.ids import content_id
from firsthand.model.provenance import Derivation
from firsthand.model.text import Document, Span
from firsthand.trace.case import CITATION_BITS, Case, body

TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b[^.\n]{0,60}", re.IGNORECASE)


def translations(case: Case) -> Iterator[Derivation]:
    """Documents that say they are translated, tied to the document of the outlet or address that they name."""
    for b in sorted(case.documents.values(), key=lambda d: d.id):
        says = TRANSLATED.search(b.text)
        if says is None:
            continue
        named = {body(case, x.source_id) for x in case.attributed[b.id].attributions}
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


# Names of people and places, and numbers of two digits, read much alike in many languages; so many in common are no chance.
_MARK = re.compile(r"\b(?:[^\W\d_a-z][^\W\d_]{3,}|\d{2,})\b")
_LEAST_MARKS = 4
# An outlet of one word may be any word of another language.
_NAMED = re.compile(r"\S+ \S+|[A-Z]{3,}$")


def carried_over(case: Case, known: frozenset[frozenset[str]]) -> Iterator[Derivation]:
    """Documents that name an outlet of the pile which writes in another language, tied to that one of its documents until
    then with which they have most names and numbers in common. `known` are pairs that are tied already."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for a in sorted(case.documents.values(), key=lambda d: (d.published or "", d.id)):
        if a.outlet and _NAMED.search(a.outlet):
            by_outlet[a.outlet].append(a)
    for b in sorted(case.documents.values(), key=lambda d: d.id):
        for outlet, theirs in sorted(by_outlet.items()):
            at = b.text.find(outlet)
            fits = [a for a in theirs if _may_be_from(a, b)] if at >= 0 and outlet != b.outlet else []
            shared = [(len(_marks(a, outlet) & _marks(b, outlet)), n) for n, a in enumerate(fits)]
            most, n = max(shared, default=(0, 0))
            if most >= _LEAST_MARKS and frozenset((fits[n].id, b.id)) not in known:
                span = Span("text", at, at + len(outlet))
                said = Evidence("citation", CITATION_BITS, outlet, (span,))
                common = Evidence("names and numbers", 0.0, f"{most} in common, in another language")
                id = content_id("derivation", b.id, fits[n].id, "cites")
                yield Derivation(id, b.id, fits[n].id, "cites", True, CITATION_BITS, (said, common))


def _may_be_from(a: Document, b: Document) -> bool:
    """True for an earlier document of the days before in another language."""
    if not a.language or not b.language or a.language == b.language or (a.published or "") > (b.published or "9999"):
        return False
    return 0 <= _ordinal(b) - _ordinal(a) <= _TRANSLATION_DAYS


def _marks(document: Document, outlet: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", document.text.replace(outlet, " ")).encode("ascii", "ignore").decode()
    return frozenset(m.lower() for m in _MARK.findall(plain))


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
