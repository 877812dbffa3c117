"""Translations: texts that say what they are translated from."""

from __future__ import annotations

import re
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
