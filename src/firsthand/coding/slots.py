"""Claims: the slot values of a happening, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.coding.causes import cause
from firsthand.coding.circumstances import circumstances
from firsthand.coding.codebook import Codebook
from firsthand.coding.denials import denial
from firsthand.coding.groups import group_of
from firsthand.coding.roles import ASIDE, BY, does, near, suffers
from firsthand.coding.units import Unit, negated
from firsthand.model.account import Claim
from firsthand.model.attribution import Factuality
from firsthand.model.mentions import CountMention
from firsthand.model.text import Document, Span

# Outcomes of counted people are slots by themselves; "none" counts people or things that took part.
_MEANS = frozenset({"helicopter", "warplane", "aircraft", "vehicle", "tank", "drone", "ship", "bus", "car", "truck"})
_FOR = re.compile(r"^\W{0,3}(?:also\s+|later\s+|has\s+|had\s+|have\s+|since\s+)*$", re.I)
# Number words that a count may be printed as; any other figure that its words do not show was worked out by us.
_NUMBER_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}


def claims(document: Document, unit: Unit, book: Codebook, factuality: Factuality) -> Iterator[Claim]:
    """The claims that one sentence makes, without ids; whose voice they are in is for the caller to tell."""
    yield from _type(document, unit, factuality)
    yield from _times(document, unit, factuality)
    yield from _places(document, unit, factuality)
    for _, count in unit.counts:
        yield from _count(document, unit, count, factuality)
    yield from _words(document, unit, book, factuality)
    yield from _actors(document, unit, book, factuality)


def _claim(document: Document, slot: str, span: Span, factuality: Factuality, value: str | None = None) -> Claim:
    return Claim("", slot, span, document.words(span), value=value, factuality=factuality)


def _type(document: Document, unit: Unit, factuality: Factuality) -> Iterator[Claim]:
    kind = unit.type()
    if kind is None:
        return
    trigger = next(t for t in unit.triggers if t.type is kind)
    told: Factuality = "negated" if factuality == "asserted" and negated(document, unit, trigger.span) else factuality
    yield _claim(document, "type", trigger.span, told, kind.id)


def _times(document: Document, unit: Unit, factuality: Factuality) -> Iterator[Claim]:
    for time in unit.times:
        if time.kind == "occurred" and (time.earliest or time.latest):
            value = f"{time.earliest or ''}/{time.latest or ''}"
            yield _claim(document, "when", time.span, factuality, value)


def _places(document: Document, unit: Unit, factuality: Factuality) -> Iterator[Claim]:
    for mention in unit.places:
        if mention.place is None and not mention.candidates:
            continue
        if mention.place is not None and mention.place.feature == "country":
            continue
        yield _claim(document, "where", mention.span, factuality, mention.place.id if mention.place else None)


def _count(document: Document, unit: Unit, count: CountMention, factuality: Factuality) -> Iterator[Claim]:
    slot = count.outcome if count.outcome != "none" else ("means" if count.unit in _MEANS else "participants")
    if slot == "participants" and count.unit != "person":
        return
    if count.outcome == "none" and count.low is None:
        return
    told = factuality
    if told == "asserted" and not (count.low == 0 and count.high == 0) and negated(document, unit, count.span):
        told = "negated"
    yield claim_of(document, slot, count, told)


def claim_of(document: Document, slot: str, count: CountMention, factuality: Factuality = "asserted") -> Claim:
    """What a count claims, without an id."""
    words = document.words(count.span)
    return Claim(
        "",
        slot,
        count.span,
        words,
        group=group_of(count.group, words),
        low=count.low,
        high=count.high,
        modality=count.modality,
        scope=count.scope,
        relation=count.relation,
        value=count.unit if count.unit != "person" else None,
        factuality=factuality,
        derived=count.derived or not _stands(count.low, words),
        support=(count.number,) if count.derived else (),
    )


def _stands(low: int | None, words: str) -> bool:
    """True when a figure stands in the words as such, in digits or as a number word."""
    if low is None:
        return True
    said = {_NUMBER_WORDS.get(w, -1) for w in re.findall(r"[a-z]+", words.lower())}
    return low in said or re.search(rf"(?<!\d){low}(?!\d)", words.replace(",", "")) is not None


def _words(document: Document, unit: Unit, book: Codebook, factuality: Factuality) -> Iterator[Claim]:
    words = document.words(unit.span)
    for slot, name in (("weapon", "weapon"), ("target", "site"), ("damage", "damage")):
        pattern = book.words.get(name)
        seen: set[str] = set()
        for match in pattern.finditer(words) if pattern else ():
            value = match.group().lower()
            stem = value.rstrip("s")
            if stem not in seen:
                seen.add(stem)
                start = unit.span.start + match.start()
                yield _claim(document, slot, Span(unit.span.part, start, start + len(match.group())), factuality, stem)
    if (denied := denial(document, unit)) is not None:
        yield _claim(document, "denial", denied, factuality)
    if unit.triggers and (given := cause(document, unit)) is not None:
        yield _claim(document, "cause", given, factuality)
    if (doing := circumstances(document, unit)) is not None:
        yield _claim(document, "circumstances", doing, factuality)


def _actors(document: Document, unit: Unit, book: Codebook, factuality: Factuality) -> Iterator[Claim]:
    """Who did it, who is said to have claimed it, and to whom it was done, by the words around the actor's name."""
    text = document.part(unit.span.part)
    claimed = book.actor_slots.get("claimed_by")
    claim_words = claimed.search(text, unit.span.start, unit.span.end) if claimed else None
    for actor in unit.actors:
        before = text[unit.span.start : actor.span.start]
        aside = False
        slot: str | None
        if claim_words and (_FOR.match(text[actor.span.end : claim_words.start()]) or BY.search(before)):
            slot = "claimed_by"
        elif does(unit, actor, text):
            slot = "perpetrator"
        elif suffers(unit, actor, text):
            slot = "target"
        else:
            slot, aside = near(unit, actor, text), True
        if slot is not None:
            told: Factuality = (
                "negated" if factuality == "asserted" and negated(document, unit, actor.span) else factuality
            )
            claim = _claim(document, slot, actor.span, told, actor.actor or actor.kind)
            yield replace(claim, scope=ASIDE) if aside else claim
