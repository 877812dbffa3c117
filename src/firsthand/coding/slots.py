"""Claims: the slot values of a happening, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.coding.codebook import Codebook
from firsthand.coding.units import Unit, negated
from firsthand.model.account import Claim
from firsthand.model.attribution import Factuality
from firsthand.model.mentions import ActorMention, CountMention
from firsthand.model.text import Document, Span

# Outcomes of counted people are slots by themselves; "none" counts people or things that took part.
_MEANS = frozenset({"helicopter", "warplane", "aircraft", "vehicle", "tank", "drone", "ship", "bus", "car", "truck"})
_BY = re.compile(
    r"\b(?:by|at the hands of)\s+(?:(?:the|a|an|some|suspected|alleged|so-called|unidentified)\s+)*\W{0,2}$", re.I
)
_FOR = re.compile(r"^\W{0,3}(?:also\s+|later\s+|has\s+|had\s+|have\s+|since\s+)*$", re.I)
_ACTIVE = re.compile(
    r"^\W{0,2}(?:\w+\s+){0,3}?(?:have |has |had |also |on \w+ )?(?:kill|shell|bomb|attack|execut|behead|storm|target|struck|strik|fir(?:ed|ing)|"
    r"hit|pound|raid|ambush|seiz|captur|took|abduct|kidnap|open(?:ed|ing) fire|launch|carried out|land|detonat|shot|flatten|level|pummel|hammer|massacr|slaughter|murder|strafe|blast|rescu|airlift|free|gass|raz)",
    re.I,
)
# Number words that a count may be printed as; any other figure that its words do not show was worked out by us.
_NUMBER_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}
# As far as an agent stands behind "by": beyond it, "by" belongs to another verb.
_BY_REACH = 45
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying)|rejected|dismissed)\b", re.I)
_CAUSE = re.compile(
    r"\b(?:after|in retaliation for|in response to|because(?: of)?|due to|caused by|as a result of|in revenge for)\b[^.;]{8,120}",
    re.I,
)


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
        group=count.group,
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
    denial = _DENIAL.search(words)
    if denial and unit.tells:
        start = unit.span.start + denial.start()
        yield _claim(document, "denial", Span(unit.span.part, start, start + len(denial.group())), factuality)
    cause = _CAUSE.search(words)
    if cause and unit.triggers:
        start = unit.span.start + cause.start()
        yield _claim(document, "cause", Span(unit.span.part, start, start + len(cause.group().rstrip())), factuality)


def _actors(document: Document, unit: Unit, book: Codebook, factuality: Factuality) -> Iterator[Claim]:
    """Who did it, who is said to have claimed it, and to whom it was done, by the words around the actor's name."""
    text = document.part(unit.span.part)
    claimed = book.actor_slots.get("claimed_by")
    claim_words = claimed.search(text, unit.span.start, unit.span.end) if claimed else None
    for actor in unit.actors:
        before, after = text[unit.span.start : actor.span.start], text[actor.span.end : unit.span.end]
        if claim_words and (_FOR.match(text[actor.span.end : claim_words.start()]) or _BY.search(before)):
            slot = "claimed_by"
        elif _does(unit, actor, before, after):
            slot = "perpetrator"
        elif _suffers(unit, actor, text):
            slot = "target"
        else:
            continue
        yield _claim(document, slot, actor.span, factuality, actor.actor or actor.kind)


def _does(unit: Unit, actor: ActorMention, before: str, after: str) -> bool:
    if actor.kind in ("outlet", "agency", "civilians", "person"):
        return False
    if any(0 <= actor.span.start - t.span.end <= _BY_REACH for t in unit.triggers) and _BY.search(before):
        return True
    touching = any(0 <= t.span.start - actor.span.end <= 2 or actor.span.meets(t.span) for t in unit.triggers)
    return touching or bool(_ACTIVE.match(after[:60]))


def _suffers(unit: Unit, actor: ActorMention, text: str) -> bool:
    if actor.kind in ("outlet", "agency"):
        return False
    for trigger in unit.triggers:
        between = text[trigger.span.end : actor.span.start]
        if trigger.span.end <= actor.span.start and len(between) < 40 and not re.search(r"\bby\b|[,;]", between):
            return True
    return False
