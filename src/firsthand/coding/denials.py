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
    r"(?:do(?:es)? not|(?:do|does)n['’]t|never|not) (?:deliberately |intentionally |ever )?target(?:s|ed|ing)?(?= (?:civil|non-?combat|resident|hospital|school|medical|aid\b))|"
    r"(?:reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing))\b(?=\s+(?:[\w'’-]+\s+){0,3}?(?:reports?|claims?|accusations?|allegations?|accounts?|that)\b))",
    re.I,
)
_UNTRUE = re.compile(
    r"\b(?:was|were|is|are|as|be|been|being)\s+(?:\w+ly\s+|all\s+|a\s+|an\s+|pure\s+|sheer\s+)*"
    r"(?:fabricat\w+|baseless|unfounded|groundless|untrue|false|lies?|fakes?|faked|invent(?:ed|ions?)|not true|incorrect)\b",
    re.I,
)
# "Did not deny" neither denies nor admits.
_NOT = re.compile(r"\b(?:not|never|n['’]t|nor|neither)\s+(?:\w+ly\s+)?$|\bn['’]t\s+(?:\w+ly\s+)?$", re.I)
_NOT_DENIED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?den(?:y|ied)$", re.I)
# "Denies targeting civilians": what is denied is an aim, of no happening in particular.
_AIM = re.compile(
    r"^\s*(?:that (?:it|they|he|its forces|their forces|the army)\s+)?(?:ever\s+|deliberate\w*\s+|intentional\w*\s+|purpose\w*\s+)*"
    r"(?:(?:target|bomb|attack|hit|shell|strik|kill|harm|aim)(?:s|ed|ing|t?ing)?(?: at)?\s+)?"
    r"(?:(?:any|all|the|its|residential|populated|inhabited|built-up|innocent|unarmed|civilian|medical|health|aid|humanitarian)\s+)*"
    r"(?:civilians?|non-?combatants?|(?:civilian|residential|populated|inhabited|urban)\s+(?:\w+\s+)?(?:areas?|targets?|sites?|infrastructure|buildings?|districts?|objects?|homes?|"
    r"neighbou?rhoods?)|areas|hospitals|schools|clinics|mosques|churches|homes|facilities|(?:aid\s+)?workers|infrastructure|journalists)"
    r"(?:\s+(?:or|and|nor)\s+(?:[\w-]+\s*){1,4})?(?:\s+(?:deliberately|intentionally|in its (?:\w+ ){0,2}(?:war|strikes|campaign|operations|attacks)))?\s*(?:$|[.,;:)”\"]|\band\b|\bbut\b|\bsaying\b|\bin (?:the|its) (?:war|conflict)\b)",
    re.I,
)
# "Denied involvement in the bombing that killed nine": that it killed nine is not denied.
_PART_IN = re.compile(
    r"^\s*(?:that (?:it|they|he|she)\s+)?(?:had\s+|having\s+|has\s+)?(?:all\s+|any\s+|direct\s+|having\s+|being\s+|been\s+|was\s+|were\s+|playing\s+|bearing\s+|played\s+|a\s+|some\s+|its\s+|their\s+)*"
    r"(?:involve\w+|responsib\w+|role|part|hand|links?|linked|connections?|complicity|knowledge|behind|taking part|took part|carr(?:ying|ied) out|to blame|guilt)\b",
    re.I,
)
_RELATIVE = re.compile(
    r", (?:where|which|who|whose|in which)\b|\b(?:that|which|in which) (?:\w+ly )?(?:has |had )?(?:kill|left|wound|injur|hit|destroy|claim|took|struck)\w*\b",
    re.I,
)
_ONWARD = re.compile(r";|, (?:and|but)\b", re.I)
# As far, in code points, as what is denied stands from the word that denies it.
_REACH = 250


def denial(document: Document, unit: Unit) -> Span | None:
    """Where a sentence that tells of an event denies something."""
    words = document.words(unit.span)
    found = _DENIAL.search(words) or _UNTRUE.search(words)
    if found is None or not unit.tells or _NOT.search(words[: found.start()]):
        return None
    return Span(unit.span.part, unit.span.start + found.start(), unit.span.start + found.end())


def left_open(document: Document, cue: Span) -> bool:
    """True for a denial that is itself negated: "did not deny that its shells hit the school"."""
    return bool(_NOT_DENIED.search(document.part(cue.part)[max(0, cue.start - 25) : cue.end]))


def of_aim(document: Document, unit: Unit, denied: Span) -> bool:
    """True where a denial is of an aim in general ("denies targeting civilians"), and of no happening that is told."""
    text = document.part(denied.part)
    behind = text[denied.end : unit.span.end]
    return bool(_AIM.match(behind))


def presupposed(document: Document, content: Span, span: Span) -> bool:
    """True for what stands in the words denied and is not denied: what a body denies involvement in, or what a clause
    behind ("in which five were killed") tells of it."""
    text = document.part(content.part)
    if _PART_IN.match(text[content.start : content.end]):
        return True
    return bool(_RELATIVE.search(text[content.start : span.end], 0, max(0, span.start - content.start)))


def untrue(document: Document, unit: Unit, span: Span) -> bool:
    """True for what a sentence goes on to call fabricated, baseless or false."""
    words = document.words(unit.span)
    found = _UNTRUE.search(words, max(0, span.end - unit.span.start))
    return found is not None and not _ONWARD.search(words[span.end - unit.span.start : found.start()])


def measured(found: Sequence[Claim]) -> list[Claim]:
    """A voice's claims, its denials with what they deny: people counted, so only a part, or the happening as a whole."""
    against = [c for c in found if c.factuality in ("denied", "negated") and c.low is not None]
    return [
        replace(c, value=PART if any(_near(c, a) for a in against) else WHOLE)
        if c.slot == "denial" and not c.value
        else c
        for c in found
    ]


def _near(denied: Claim, claim: Claim) -> bool:
    return denied.span.part == claim.span.part and abs(claim.span.start - denied.span.end) <= _REACH
