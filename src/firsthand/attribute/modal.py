"""How a statement is put where its verb only says "said": by the first clause of what is said, once its extent is known."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute.clauses import modality
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import verbs
from firsthand.attribute.tokens import line
from firsthand.model.sentences import sentence_at

_UNTRUE = r"(?:not true|untrue|false|wrong|a lie|lies|baseless|unfounded|nonsense|(?:\w+ )?(?:invention|fabrication|propaganda)|fake|fabricated)"
# "It is not true that C", "what they say about it is false".
_DENIES = re.compile(
    rf"^\W*(?:that )?(?:it is|it's|it’s|its|it was) {_UNTRUE} that\b|\b(?:is|are|was|were) {_UNTRUE}\W*$", re.I
)
# "Called it “a fabrication”".
_CALLS = re.compile(r"\b(?:called|calls|calling|branded|described|termed|dismissed)\b")
_A_LIE = re.compile(rf"[“\"'‘]?(?:an? |as )?(?:\w+ )?{_UNTRUE}[”\"'’]?\W*$", re.I)


def with_modality(text: str, found: Found) -> Found:
    """The statement with how it is put, where that is one sentence whose own verb tells."""
    if (
        found.factuality not in ("asserted", "negated")
        or found.cue is None
        or found.speech == "block"
        or not found.content
    ):
        return found
    cue = text[slice(*found.cue)]
    first = " ".join(text[s:e] for s, e in found.content)
    if _CALLS.search(cue) and _A_LIE.search(first):
        return replace(found, factuality="denied")
    if not _plain(cue) or len({sentence_at(text, s) for s, _ in found.content}) > 1:
        return found
    start, end = found.content[0][0], found.content[-1][1]
    if end > sentence_at(text, start)[1] + 1:
        return found
    if _DENIES.search(first):
        return replace(found, factuality="denied")
    if found.factuality == "negated":
        return found
    row = line(text, start, end)
    return replace(found, factuality=modality(row, list(found.content))) if len(row) > 1 else found


def _plain(cue: str) -> bool:
    """Is this a verb of saying, or "according to"?"""
    told = [verbs()[w] for w in re.findall(r"[\w'’]+", cue.lower()) if w in verbs()]
    return all(verb.group in ("say", "judge", "know") for verb in told)
