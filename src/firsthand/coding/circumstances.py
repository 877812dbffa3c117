"""Circumstances: what those who were there were doing when it happened."""

from __future__ import annotations

import re

from firsthand.coding.units import Unit
from firsthand.coding.where import CAME_AS
from firsthand.model.text import Document, Span

# As far, in code points, as the circumstances stand behind what happened.
_NEAR = 90
_PEOPLE = (
    r"(?:people|residents|civilians|locals|worshippers|shoppers|customers|children|pupils|students|famil(?:y|ies)|mourners|villagers|"
    r"workers|farmers|passengers|pilgrims|patients|guests|crowds?|victims?|women|men|boys|girls|soldiers|fighters|they|he|she)"
)
_MANY = r"(?:(?:the|a|some|many|dozens of|hundreds of|scores of|its|their|his|her|two|three|four|several)\s+){0,2}(?:\w+\s+)?"
_OCCASION = (
    r"(?:prayers?|funerals?|weddings?|part(?:y|ies)|ral(?:ly|lies)|protests?|vigils?|celebrations?|iftar|rush hour|market day|matches|match|"
    r"games?|concerts?|patrols?|parades?|ceremon(?:y|ies)|demonstrations?|robber(?:y|ies)|burglar(?:y|ies)|arguments?|disputes?|fights?|"
    r"home invasions?|traffic stops?|lessons?|classes|evacuations?|gatherings?|festivals?)"
)
_TO_THE_END = r"(?:[^.,;!?\n]|,(?=\d)){0,100}"
_GIVEN = re.compile(
    rf"\b(?:(?:as|while)\s+{_MANY}{_PEOPLE}\s+(?!(?:died|dies?|succumb\w*|ha(?:s|ve|d) died|w(?:as|ere) (?:killed|wounded|injured|buried|treated)|said|told|claimed|reported|says?|are|is|appears?|remains?|press)\b){_TO_THE_END}"
    rf"|while\s+(?:\w+ly\s+)?\w+ing\b{_TO_THE_END}"
    rf"|during\s+(?:[\w'’-]+\s+){{0,4}}?{_OCCASION}\b)",
    re.IGNORECASE,
)


def circumstances(document: Document, unit: Unit) -> Span | None:
    """Where the words stand that tell the circumstances of what a sentence reports; None where it tells none."""
    words = document.words(unit.span)
    if CAME_AS.search(words):
        return None
    for match in _GIVEN.finditer(words):
        start = unit.span.start + match.start()
        if any(0 <= start - t.span.end <= _NEAR for t in unit.triggers):
            return Span(unit.span.part, start, start + len(match.group().rstrip()))
    return None
