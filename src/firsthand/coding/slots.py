"""Claims: the slot values of a happening, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.coding.causes import cause
from firsthand.coding.circumstances import circumstances
from firsthand.coding.codebook import Codebook
from firsthand.coding.denials import PART, denial, of_aim
from firsthand.coding.groups import group_of
from firsthand.coding.roles import ASIDE, does, near, suffers
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
    told = _doubted(document, unit, trigger.span) if factuality == "asserted" else factuality
    fell = _FELL.search(document.part(unit.span.part)[unit.span.start : trigger.span.start + 6])
    yield _claim(document, "type", trigger.span, told, "shelling" if kind.id == "raid" and fell else kind.id)


# "Six shells landed in the market": no landing of troops.
_FELL = re.compile(
    r"\b(?:shells?|rockets?|mortars?|missiles?|projectiles?|rounds?|bombs?|munitions?|drones?)\b(?:\s+[\w'’-]+){0,9}?\s+landed\s?$",
    re.I,
)


def _times(document: Document, unit: Unit, factuality: Factuality) -> Iterator[Claim]:
    for time in unit.times:
        if time.kind == "occurred" and (time.earliest or time.latest):
            value = f"{time.earliest or ''}/{time.latest or ''}"
            yield _claim(document, "when", time.span, factuality, value)


def _places(document: Document, unit: Unit, factuality: Factuality) -> Iterator[Claim]:
    for mention in unit.places:
        if mention.place is None and not mention.candidates:
            continue
        if any(actor.span == mention.span for actor in unit.actors):
            continue  # "Moscow denies": a government that speaks by its capital
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
    if told == "asserted" and not (count.low == 0 and count.high == 0):
        told = _doubted(document, unit, count.span)
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
        yield _claim(document, "denial", denied, factuality, PART if of_aim(document, unit, denied) else None)
    if unit.triggers and (given := cause(document, unit)) is not None:
        yield _claim(document, "cause", given, factuality)
    if (doing := circumstances(document, unit)) is not None:
        yield _claim(document, "circumstances", doing, factuality)


# "No group", "none of the rebels": nobody who claims.
_NOBODY = re.compile(r"\b(?:no|neither|none of the|nor)\s+(?:[\w-]+\s+){0,2}$", re.I)


def _claims(text: str, who: Span, words: re.Match[str]) -> bool:
    """True for whoever stands right before the words that claim, or right behind "claimed by"."""
    if who.end <= words.start():
        return bool(_FOR.match(text[who.end : words.start()])) and not _NOBODY.search(
            text[max(0, who.start - 30) : who.start]
        )
    behind = words.end() <= who.start and words.group().lower().endswith("by")
    return behind and bool(_ONE.match(text[words.end() : who.start]))


_ONE = re.compile(r"^\s+(?:(?:the|a|an|its|their|rival|local)\s+)?(?:[\w-]+\s+){0,2}\W?$", re.I)


def _actors(document: Document, unit: Unit, book: Codebook, factuality: Factuality) -> Iterator[Claim]:
    """Who did it, who is said to have claimed it, and to whom it was done, by the words around the actor's name."""
    text = document.part(unit.span.part)
    claimed = book.actor_slots.get("claimed_by")
    claim_words = claimed.search(text, unit.span.start, unit.span.end) if claimed else None
    for actor in unit.actors:
        aside = False
        slot: str | None
        if claim_words and _claims(text, actor.span, claim_words):
            slot = "claimed_by"
        elif does(unit, actor, text):
            slot = "perpetrator"
        elif suffers(unit, actor, text):
            slot = "target"
        else:
            slot, aside = near(unit, actor, text), True
        if slot is not None:
            told = _doubted(document, unit, actor.span) if factuality == "asserted" else factuality
            claim = _claim(document, slot, actor.span, told, actor.actor or actor.kind)
            yield replace(claim, scope=ASIDE) if aside else claim
            if slot == "claimed_by" and told == "asserted":
                yield replace(claim, slot="perpetrator", factuality="alleged")  # by themselves
    if claim_words and not any(_claims(text, actor.span, claim_words) for actor in unit.actors):
        yield from _unlisted(document, unit, claim_words, factuality)


_NAMED = re.compile(
    r"(?P<who>(?:[A-Z][\w'’-]+\s+(?:(?:of|for|al|the|in)\s+){0,2}){0,4}[A-Z][\w'’-]+)\s+(?:\([^()]{2,40}\)\s+)?(?:also\s+|later\s+|has\s+|had\s+|have\s+|since\s+|quickly\s+|which\s+|on \w+day\s+)*$"
)
_NO_NAME = re.compile(
    r"^(?:No|Nobody|None|Neither|It|He|She|They|The|A|An|Nor|Group|Groups|This|That|Who|Which|Militants|Rebels)\b(?:\s+(?:one|group|party|side)\b)?\s*$",
    re.I,
)


def _unlisted(document: Document, unit: Unit, words: re.Match[str], factuality: Factuality) -> Iterator[Claim]:
    """Who claims an attack by a name that no table of actors holds."""
    found = _NAMED.search(document.part(unit.span.part)[unit.span.start : words.start()])
    if found is None or _NO_NAME.match(found["who"]):
        return
    start = unit.span.start + found.start("who")
    who = Span(unit.span.part, start, start + len(found["who"]))
    yield _claim(document, "claimed_by", who, factuality)
    yield _claim(document, "perpetrator", who, "alleged")


_BORDERS = re.compile(r"\bWithout [A-Z]")
# "Could not verify reports that nine were killed" neither tells nor denies it.
_UNCHECKED = re.compile(
    r"\b(?:could|can|did|do|does|has|have|had|was|were|been|be|is|are)(?:\s+not|n['’]t)\s+(?:yet\s+|immediately\s+|independently\s+|able to\s+|been able to\s+|been\s+|be\s+)*"
    r"(?:verif\w+|confirm\w*|establish\w*|corroborat\w+|authenticat\w+|possible to \w+)|\bunable to (?:\w+ly )?(?:verify|confirm|establish|corroborate)",
    re.I,
)


def _doubted(document: Document, unit: Unit, span: Span) -> Factuality:
    """How the words before a value take it: denied, left open or told; "Doctors Without Borders" denies nothing."""
    text = document.part(span.part)
    before = text[max(unit.span.start, span.start - 30) : span.start + 1]
    if not negated(document, unit, span) or _BORDERS.search(before):
        return "asserted"
    return "possible" if _UNCHECKED.search(text[max(unit.span.start, span.start - 60) : span.start]) else "negated"
