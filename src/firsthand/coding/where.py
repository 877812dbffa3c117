"""Where: how plainly a text says that something happened at a place that it names, and which place most of it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place, PlaceMention
from firsthand.model.text import Document, Span

# How plainly a name says "here": stood in, named beside a body or people of the place, bare, or part of another name.
IN, BESIDE, BARE, HOME, NAME = 1.0, 0.6, 0.4, 0.2, 0.0
# A finer place is meant where it has at least this share of the votes of the larger one around it.
FINER = 0.3
# A place that reaches further than this says only in which part of the country.
FINE_RADIUS_M = 25_000
_LEAD = 2  # the headline, the first and the second sentence
_REACH = 70  # code points before a name in which its preposition stands

_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|around|over|across|throughout|within|into|entered|hit|struck|shelled|bombed|raided|"
    r"(?:north|south|east|west|outskirts|suburbs?|countryside|city|town|village|district|neighbou?rhood|area|part|side|"
    r"quarter|province|governorate|region|capital|camp|km|kilomet(?:er|re)s|miles?) of)\s+"
    r"(?:(?!(?:with|after|when|by|from|to|for|that|who|as|said|against|and|or|is|was|were|are)\b)[a-z-]+\s+){0,5}$"
)
_HOME = re.compile(r"(?:\b(?:of|from|formerly of|a native of)|,)\s*$")
_GIVEN = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Lt|Sgt|Capt|Det|Rev|Judge|Officer|Sheriff|Chief|Detective|Sergeant|Captain|Mayor|President)\.?|"
    r"(?<![.!?”\"] )(?<!^)\b(?!(?:In|At|Near|The|North|South|East|West|Northern|Southern|Eastern|Western|Central|Downtown|"
    r"Greater|Upper|Lower|Old|New|County|City|Street|Police|On|From|And|Of|Syria|Iraq)\b)[A-Z][a-z'’]+(?: [A-Z]\.)?) $"
)
_STREET = re.compile(
    r"^(?:\s+[A-Z]\w+)?\s+(?:Streets?|St\b\.?|Avenues?|Ave\b\.?|Roads?|Rd\b\.?|Drive|Dr\b\.?|Boulevard|Blvd\b\.?|Lane|Ln\b|Court|Ct\b|"
    r"Way|Parkway|Pkwy|Highway|Hwy|Circle|Place|Terrace|Pike|Freeway|Expressway|Turnpike|Trail|Loop|Creek|River|streets?|avenues?)"
    r"(?!\w)|^\s+and\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s+(?:[Ss]treets|[Aa]venues|[Rr]oads)\b"
)
_HOUSE = re.compile(
    r"^(?:['’]s)?(?:\s+[A-Z][\w.'’-]+){0,3}?\s+(?:High School|Elementary|Middle School|School|University|College|Hospital|Medical|"
    r"Regional|Memorial|Church|Mall|Inn|Hotel|Apartments|Jail|Court|News|Times|Post|Tribune|Herald|Journal|Gazette|Star|"
    r"Daily|TV|Radio|Bank|Park|Center|Centre|Clinic)\b"
)
_BODY = re.compile(
    r"^(?:['’]s?)?\s+(?:[Pp]olice|[Ss]heriff|[Cc]ounty|[Oo]fficers?|[Ff]ire|[Cc]ity|[Aa]uthorities|[Dd]eputies|PD\b|[Cc]oroner|"
    r"[Dd]istrict|[Nn]eighbou?rhood|[Aa]rea|[Ss]ubdivision|shooting|attack|bombing|blast|massacre|raid|strike|airport|air ?base)"
)
_PEOPLE = re.compile(
    r"^\s+(?:man|woman|men|women|teen(?:ager)?|boy|girl|resident|native|couple|family|mother|father|mayor|councilm[ae]n)\b"
)
_NEXT = re.compile(r"^\W{0,3}(?:and|or|as well as)?\W{0,3}(?:the\s+)?$")


def standings(document: Document, places: Sequence[PlaceMention]) -> dict[Span, float]:
    """How plainly each mention says that something was there. A name that the text gives to a person is no place
    unless something is "in" it."""
    found: dict[Span, float] = {}
    persons = {_words(document, m) for m in places if _named(document, m)}
    before: PlaceMention | None = None
    for mention in places:
        value = _standing(document, mention)
        text = document.part(mention.span.part)
        if before is not None and before.span.part == mention.span.part and value in (BARE, HOME):
            between = text[before.span.end : mention.span.start] if before.span.end <= mention.span.start else "-"
            if len(between) < 12 and _NEXT.match(between):
                value = max(value, found.get(before.span, 0.0))
        if _words(document, mention) in persons and value < IN:
            value = NAME
        found[mention.span] = value
        before = mention
    return found


def _words(document: Document, mention: PlaceMention) -> str:
    return re.sub(r"['’]s?$", "", document.words(mention.span)).lower()


def _named(document: Document, mention: PlaceMention) -> bool:
    """True when the words before a name make it a person's: "Officer Harwick", "Dana Harwick said"."""
    if mention.span.part == "title":
        return False
    text = document.text
    line = text.rfind("\n", 0, mention.span.start) + 1
    before = text[max(line, mention.span.start - 30) : mention.span.start]
    return bool(_GIVEN.search(before)) and not _IN.search(_before(document, mention))


def _before(document: Document, mention: PlaceMention) -> str:
    text = document.part(mention.span.part)
    return text[max(0, mention.span.start - _REACH) : mention.span.start].replace("\n", ". ")


def _standing(document: Document, mention: PlaceMention) -> float:
    after = document.part(mention.span.part)[mention.span.end : mention.span.end + 50]
    before = _before(document, mention)
    if _STREET.match(after):
        return NAME
    if _HOUSE.match(after):
        return HOME
    if mention.place is not None and mention.place.feature == "circle":
        return IN  # "north of X" says by itself where
    if _IN.search(before):
        return IN
    if _BODY.match(after):
        return BESIDE
    if _PEOPLE.match(after) or _HOME.search(before):
        return HOME
    return BARE


def chosen(told: Iterable[tuple[PlaceMention, float, int]]) -> PlaceMention | None:
    """The place that most of a happening's words mean, from (mention, standing, number of the sentence): a finer one
    inside it where that is told plainly enough. A place inside a city bears the city's name too."""
    votes: dict[str, float] = {}
    first: dict[str, PlaceMention] = {}
    for mention, standing, lead in told:
        if mention.place is None or standing <= NAME or mention.place.feature == "country":
            continue
        votes[mention.place.id] = votes.get(mention.place.id, 0.0) + standing * (1.5 if lead <= _LEAD else 1.0)
        first.setdefault(mention.place.id, mention)
    ranked = sorted(votes, key=lambda id: (_wide(first[id]), -votes[id]))
    if not ranked:
        return None
    best = ranked[0]
    inside = [
        id for id in ranked[1:] if votes[id] >= FINER * votes[best] and _inside(first[id].place, first[best].place)
    ]
    if inside:
        return _within(first[inside[0]], first[best])
    around = [id for id in ranked if _inside(first[best].place, first[id].place)]
    return _within(first[best], first[around[0]]) if around else first[best]


def _wide(mention: PlaceMention) -> bool:
    return mention.place is None or mention.place.radius_m > FINE_RADIUS_M


def _inside(fine: Place | None, wide: Place | None) -> bool:
    """True for a quarter or suburb of a town: its point lies in the larger settlement's circle."""
    if fine is None or wide is None or fine.id == wide.id or wide.feature not in ("settlement", "quarter"):
        return False
    return fine.radius_m < wide.radius_m and fine.country == wide.country and distance_m(fine, wide) <= wide.radius_m


def _within(fine: PlaceMention, wide: PlaceMention) -> PlaceMention:
    if fine.place is None or wide.place is None or wide.place.name in fine.place.name:
        return fine
    return replace(fine, place=replace(fine.place, name=f"{fine.place.name}, {wide.place.name}"))
