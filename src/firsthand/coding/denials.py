"""Denials: the words that deny, what they call untrue, and whether they deny a happening or only some of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.coding.units import Unit
from firsthand.model.account import Claim
from firsthand.model.text import Document, Span

WHOLE, PART = "whole", "part"
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)\b(?!\s+(?:access|entry|permission|medical|food|visas?|bail|them|him|her)\b)|"
    r"(?:reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing))\b(?=\s+(?:[\w'’-]+\s+){0,3}?(?:reports?|claims?|accusations?|allegations?|accounts?|that)\b))",
    re.I,
)
_UNTRUE = re.compile(
    r"\b(?:was|were|is|are|as|be|been|being)\s+(?:\w+ly\s+|all\s+|a\s+|an\s+|pure\s+|sheer\s+)*"
    r"(?:fabricat\w+|baseless|unfounded|groundless|untrue|false|lies?|fakes?|faked|invent(?:ed|ions?)|not true|incorrect)\b",
    re.I,
)
_ONWARD = re.compile(r";|, (?:and|but)\b", re.I)
# As far, in code points, as what is denied stands from the word that denies it.
_REACH = 250


def denial(document: Document, unit: Unit) -> Span | None:
    """Where a sentence that tells of an event denies something."""
    words = document.words(unit.span)
    found = _DENIAL.search(words) or _UNTRUE.search(words)
    if found is None or not unit.tells:
        return None
    return Span(unit.span.part, unit.span.start + found.start(), unit.span.start + found.end())


def untrue(document: Document, unit: Unit, span: Span) -> bool:
    """True for what a sentence goes on to call fabricated, baseless or false."""
    words = document.words(unit.span)
    found = _UNTRUE.search(words, max(0, span.end - unit.span.start))
    return found is not None and not _ONWARD.search(words[span.end - unit.span.start : found.start()])


def measured(found: Sequence[Claim]) -> list[Claim]:
    """A voice's claims, its denials with what they deny: people counted, so only a part, or the happening as a whole."""
    against = [c for c in found if c.factuality in ("denied", "negated") and c.low is not None]
    return [
        replace(c, value=PART if any(_near(c, a) for a in against) else WHOLE) if c.slot == "denial" else c
        for c in found
    ]


def _near(denied: Claim, claim: Claim) -> bool:
    return denied.span.part == claim.span.part and abs(claim.span.start - denied.span.end) <= _REACH
