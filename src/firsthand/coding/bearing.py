"""Bearing: which of the values that stand in a happening's sentences are values of it, and which are only named beside it.

A value beside stays with its words, at the scope "aside": comparison may use it, a table never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.coding.codebook import Codebook
from firsthand.coding.happenings import Happening, place_fit
from firsthand.coding.roles import ASIDE, came_after
from firsthand.coding.sites import hit
from firsthand.coding.units import Unit, days_between
from firsthand.coding.when import OTHER, agreed
from firsthand.coding.where import BESIDE, HOME, NAME
from firsthand.model.account import Claim, Interval
from firsthand.model.mentions import PlaceMention
from firsthand.model.text import Document, Span

# A time that spans more days than this says nothing of a happening whose day is known.
_LONG_DAYS = 7
# A type that is told by words as strong as these may stand beside another type.
_STRONG = 3.0
# Weaker words than these (ground taken, people moved) tell of no deed of another kind of happening.
_CLEAR = 2.0
# "Raids" by aircraft are air strikes.
_RAID = re.compile(r"^raid", re.I)
_HEAD = re.compile(
    r"^(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)*(?:,?\s+[A-Z]{2,})?(?:,?\s+[A-Z][a-z]+\.?\s\d{1,2})?,?\s*(?:\([^)\n]{2,40}\)\s*)?(?:-{1,2}|–|—)\s"
)
_IN_LAND = re.compile(r"\b(?:in|at|near|around|outside|across)\s+(?:[a-z]+\s+)?[A-Z]\w+(?:['’]s?|s)?\s+$")
_TOWN = re.compile(r"^\s+(?:city|town|village)\b", re.I)
_UNUSED = re.compile(
    r"\b(?:dismantl|defus|seiz|confiscat|discover|found|find|uncover|remov|clear|possess|suppl|smuggl|deliver|stor|stockpil|manufactur|"
    r"produc|traffick|hand(?:ed|ing) over|surrender|sell|sold|b(?:uy|ought))\w*\s+(?:[\w'’-]+\s+){0,5}$",
    re.I,
)
_WITH = re.compile(r"\bwith\s+(?:[\w'’-]+\s+){0,2}$", re.I)
_BOUNDS = re.compile(r"^(?:since|until|till|after|before|from)\b", re.I)
_LONG = re.compile(r"\b(?:years|months|weeks|decades)\s+of\s+(?:[\w'’-]+\s+){0,2}$", re.I)
_BEFORE = 60


def placed(document: Document, unit: Unit, happening: Happening, claim: Claim, *, local: bool) -> Claim:
    """The claim, at the scope "aside" where its value is none of the happening."""
    if claim.scope != "incident" or claim.low is not None:
        return claim
    before = _before(document, unit, claim.span)
    bears = {
        "when": lambda: _of_its_kind(document, unit, happening) and _dates(unit, _when(happening), claim),
        "where": lambda: (
            _of_its_kind(document, unit, happening) and _is_there(document, unit, happening, claim.span, local=local)
        ),
        "target": lambda: any(a.span == claim.span for a in unit.actors) or _is_hit(document, unit, claim),
        "perpetrator": lambda: (
            _of_its_kind(document, unit, happening)
            and not came_after(unit, claim.span, document.part(claim.span.part), _family(happening))
        ),
        "weapon": lambda: not _UNUSED.search(before),
        "type": lambda: not (_UNUSED.search(before) or _WITH.search(before) or _LONG.search(before)),
    }.get(claim.slot)
    return claim if bears is None or bears() else replace(claim, scope=ASIDE)


def typed(found: Sequence[Claim], happening: Happening, book: Codebook) -> list[Claim]:
    """A voice's claims; of its types, those that are names of what the happening is. Words of outcome ("dead", "wounded")
    name no type beside one that is told, nor do weaker words of another kind."""
    if happening.type is None:
        return list(found)
    family = happening.type.family
    if happening.type.id == "air_strike":
        found = [
            replace(c, value=happening.type.id) if c.slot == "type" and c.value == "raid" and _RAID.match(c.text) else c
            for c in found
        ]
    types = [c for c in found if c.slot == "type" and c.value and c.scope == "incident"]
    weights = {kind.id: kind.weight for kind in book.types}
    fell = [
        c.value or "" for c in types if c.text.lower().startswith("landed") and book.family(c.value or "") != family
    ]
    if fell and not any(book.family(c.value or "") == family for c in types):
        family = book.family(fell[0])  # what landed were shells, and nobody raided anything
    own = {c.value for c in types if book.family(c.value or "") == family}
    if not own:
        strong = [c for c in types if weights.get(c.value or "", 0.0) >= _STRONG]
        own = {c.value for c in strong[:1]}
    return [replace(c, scope=ASIDE) if c in types and c.value not in own else c for c in found]


def _of_its_kind(document: Document, unit: Unit, happening: Happening) -> bool:
    """False where a sentence tells only of ground taken, people moved and the like, and the happening is another thing."""
    if happening.type is None:
        return True
    used = [t for t in unit.triggers if not _UNUSED.search(_before(document, unit, t.span))]
    return not used or any(t.type.family in (happening.type.family, "killing") or t.type.weight >= _CLEAR for t in used)


def _family(happening: Happening) -> str:
    return happening.type.family if happening.type is not None else "unknown"


def _before(document: Document, unit: Unit, span: Span) -> str:
    return document.part(span.part)[max(unit.span.start, span.start - _BEFORE) : span.start]


def _when(happening: Happening) -> Interval:
    """When it was by the times that are told of it, not by the days on which somebody spoke."""
    told = {(t.earliest, t.latest) for u in happening.units for t in u.times if t.kind == "occurred"}
    when = agreed((w, v) for u in happening.units for w, v in u.whens if (w.earliest, w.latest) in told)
    return when if when.earliest is not None else happening.when


def _dates(unit: Unit, when: Interval, claim: Claim) -> bool:
    early, _, late = (claim.value or "").partition("/")
    if when.earliest is None or when.latest is None:
        return True
    if not early or not late or _BOUNDS.match(claim.text) or days_between(early, late) > _LONG_DAYS:
        return False
    if early[:10] > when.latest[:10] or when.earliest[:10] > late[:10]:
        return False
    weights = [v for w, v in unit.whens if (w.earliest, w.latest) == (early, late)]
    return not weights or max(weights) > OTHER


def _is_there(document: Document, unit: Unit, happening: Happening, span: Span, *, local: bool) -> bool:
    at = next((n for n, m in enumerate(unit.places) if m.span == span), None)
    if at is None:
        return True
    mention, standing = unit.places[at], unit.standing[at] if unit.standing else BESIDE
    if standing <= NAME or mention in unit.aside or (not local and heads_line(document, span)):
        return False
    own = happening.where
    if own is not None and mention.place is not None and own.id == mention.place.id:
        return standing > HOME or local
    text = document.part(span.part)
    if standing < BESIDE and not _IN_LAND.search(text[max(0, span.start - 40) : span.start]):
        return False
    return _fits(mention, happening.place, town=bool(_TOWN.match(text[span.end : span.end + 10])))


def _fits(mention: PlaceMention, place: PlaceMention | None, *, town: bool) -> bool:
    if town and mention.place is not None:
        mention = replace(mention, place=replace(mention.place, name=f"{mention.place.name} town"))
    return place_fit(mention, place) is not None


def heads_line(document: Document, span: Span) -> bool:
    """True for the place of a dateline: the first words of a line, with a dash behind them and a country, an agency or a
    date at most between."""
    text = document.part(span.part)
    line = text.rfind("\n", 0, span.start) + 1
    return span.part == "text" and not text[line : span.start].strip(" (") and bool(_HEAD.match(text[span.end :][:80]))


def _is_hit(document: Document, unit: Unit, claim: Claim) -> bool:
    return hit(unit, claim.span, document.part(claim.span.part))
