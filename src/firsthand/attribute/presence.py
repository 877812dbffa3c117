"""Presence: a person whom the text puts at the scene speaks from there, whatever the person's post."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.text import Document

_THERE = re.compile(
    r"\bwho (?:was|were) (?:in|at|there|present|nearby|inside|near|on the spot)\b|\bwho (?:saw|witnessed|survived)\b|\bat the scene\b",
    re.IGNORECASE,
)
_SAW = re.compile(
    r"^\W*(?:that )?(?:he|she|i|they) (?:saw|counted|witnessed|watched|carried|pulled)\b|^\W*i (?:was|am) (?:there|in|at)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(?:counted|saw|witnessed|watched)$", re.IGNORECASE)
# Only what says nothing surer is made surer.
_UNSURE = frozenset({"unstated", "collected_from_contacts", "relayed"})
_BODIES = frozenset(
    {
        "monitor_group",
        "news_outlet",
        "wire_agency",
        "state_media",
        "state_body",
        "armed_group",
        "international_organisation",
        "document",
    }
)


def mark_presence(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions; sources who are said to have been there or to have seen it have direct access."""
    there = {a.source_id for a in attributed.attributions if a.source_id and _was_there(document, a)}
    sources = tuple(_present(s) if s.id in there else s for s in attributed.sources)
    return Attributed(attributed.outlet, attributed.attributions, sources)


def _present(source: Source) -> Source:
    if source.access not in _UNSURE or source.kind in _BODIES:
        return source
    return replace(
        source, access="direct_witness", reason=f"{source.reason}; the text says that they were there or saw it"
    )


def _was_there(document: Document, attribution: Attribution) -> bool:
    if attribution.source is not None and _THERE.search(document.words(attribution.source)):
        return True
    if attribution.cue is not None and _COUNTED.match(document.words(attribution.cue)):
        return True
    return any(_SAW.match(document.words(c)) for c in attribution.content)
