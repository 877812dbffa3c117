"""Where: how plainly a text says that something happened at a place that it names, and which place most of it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.coding.lands import country, is_held, land
from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place, PlaceMention
from firsthand.model.text import Document, Span

# How plainly a name says "here": stood in, named beside a body or people of the place, bare, or part of another name.
IN, BESIDE, BARE, HOME, NAME = 1.0, 0.6, 0.4, 0.2, 0.0
DATED = 0.8  # the town of a local dateline: where it was, unless something is said to be "in" another
SAID = 2.0  # "it happened in X"
# A finer place is meant where it has at least this share of the votes of the larger one around it.
FINER = 0.3
# A place that reaches further than this says only in which part of the country.
FINE_RADIUS_M = 25_000
DISTRICT_M = 15_000  # a province or county that reaches further is no town
_LEAD = 2  # the headline, the first and the second sentence
_REACH = 110  # code points before a name in which its preposition stands

_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|around|over|across|throughout|within|into|entered|hit|struck|shelled|bombed|raided|rocked|entrance to|"
    r"(?:north|south|east|west|outskirts|suburbs?|countryside|city|town|village|district|neighbou?rhood|area|part|side|"
    r"quarter|commune|municipality|locality|hamlet|township|slum|province|governorate|region|capital|camp|cent(?:re|er)|heart|edge|parts|districts|areas|km|kilomet(?:er|re)s|miles?) of)\s+"
    r"(?:(?!(?:with|after|when|by|from|to|for|that|who|as|said|against|and|or|is|was|were|are)\b)[a-z-]+\s+){0,5}$"
)
# What stands behind a bar in a page's title is the name of its outlet.
_TAIL = re.compile(r"\s[-–—|]\s\S|\|")
_GOVERNED = re.compile(r"^\s+(?:[Pp]olice|[Ss]heriff|[Cc]ounty|[Cc]ity [Cc]ouncil|[Ff]ire [Dd]epartment|PD\b)")
_STOOD_IN = re.compile(
    r"\b(?:in|at|near|outside|(?:city|town|village|township|community|area|suburb) of)\s+(?:(?:the|downtown|central|nearby)\s+)?"
    r"(?:(?:city|town|village|township|community|area|suburb) of\s+)?$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:strikes?|raids?|attack(?:s|ed)?|assaults?|bomb(?:s|ings?|ed)?|shell(?:s|ing)|fire|weapons|offensives?|massacre|siege|"
    r"bombardment|mortars?|rockets?|missiles?)(?:\s+\w+)?\s+(?:on|of|against|at)\s+"
    r"(?:(?:the|rebel-held|IS-held|central|nearby)\s+|[a-z-]+\s+(?=(?:town|city|village|district|suburb|area|commune|hamlet)s?\s)|"
    r"(?:town|city|village|district|suburb|area|commune|hamlet)s?\s+(?:of\s+)?)*$"
)
_OUT = re.compile(
    r"\b(?:rescu|tak|took|abduct|kidnap|seiz|fre|airlift|remov|captur|snatch)\w*\b[^.;]{0,60}\bfrom\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
# A stop within "a.m.", "Sept." and "Rd." ends no sentence.
_NO_STOP = r"(?:[^.;]|\.(?=[a-z\d])|(?<=\b[ap]\.m)\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.|(?<=\bSept)\.)"
_SAID = re.compile(
    rf"\b(?:happened|occurred|took place|unfolded|broke out|were called to|was called to|responded to)\b{_NO_STOP}{{0,80}}\b(?:in|at|near|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# A side of a town ("the West Side"): of which, the name does not say.
_SIDE = re.compile(r"^(?:the\s+)?(?:far |near )?(?:north|south|east|west)(?:east|west)?\s?(?:side|end)$", re.IGNORECASE)
_OF_STATE = re.compile(r"^, [A-Z]")
_HOME = re.compile(r"(?:\b(?:of|from|formerly of|a native of)|,)\s*$")
# Where people were taken to, held, born or speaking, and not where anything happened.
_AWAY = re.compile(
    r"\b(?:flown|taken|rushed|transported|airlifted|transferred|treated|hospitali[sz]ed|custody|held|booked|lodged|jail(?:ed)?|"
    r"arraigned|court|prison|correctional|said|told reporters|speaking|spoke|talks|conference|summit|meeting|negotiations|council|parliament|assembly|forum|visit|headquarter(?:s|ed)|based|run from|operat(?:es|ed|ing)|"
    r"office|born|raised|grew up|lives?|lived|living|resides?|resided|exile|student|member|funeral|buried|moved|lies|lying|located|situated)\b"
    r"[^.;]{0,60}\b(?:in|at|near|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# A house number has three digits or a direction behind it: "in 2 Harwick shootings" counts.
_BLOCK = re.compile(
    r"\b(?:(?:blocks? of|intersection of|corner of|junction of|\d{3,})\s+(?:[A-Z][\w.]*\s+(?:and\s+)?)?|\d+\s+[NSEW]\.?\s+)$"
)
_PERSON = re.compile(
    r"^(?: [A-Z][\w'’-]+, \d{1,2}\b|, (?:\(?\d{1,2}\)?,|\d{1,2} years)|['’]s? (?:hand|body|attorney|lawyer|mother|father|family|death|wife|name|car|house)\b)"
)
_GIVEN = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Lt|Sgt|Capt|Det|Rev|Judge|Officer|Sheriff|Chief|Detective|Sergeant|Captain|Mayor|President)\.?|"
    r"(?<![.!?”\"] )(?<!^)\b(?!(?:In|At|Near|The|(?:North|South|East|West)(?:side|east|west|ern)?|Central|Downtown|Uptown|Midtown|Metro|Rural|Suburban|"
    r"Greater|Upper|Lower|Old|New|County|City|Street|Police|On|From|And|Of)\b)[A-Z](?:['’][A-Z])?[a-z]+(?: [A-Z]\.| [“\"'‘][A-Z]\w+[”\"'’])?) $"
)
_STREET = re.compile(
    r"^(?:\s+[A-Z]\w+)?\s+(?:Streets?|St\b\.?|Avenues?|Ave\b\.?|Roads?|Rd\b\.?|Drive|Dr\b\.?|Boulevard|Blvd\b\.?|Lane|Ln\b|Court|Ct\b|"
    r"Way|Parkway|Pkwy|Highway|Hwy|Circle|Place|Terrace|Pike|Freeway|Expressway|Turnpike|Trail|Loop|Creek|River|streets|avenues)"
    r"(?!\w)|^\s+and\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s+(?:[Ss]treets|[Aa]venues|[Rr]oads)\b"
)
_HOUSE = re.compile(
    r"^(?:['’]s)?(?:\s+[A-Z][\w.'’-]+){0,3}?\s+(?:High School|Elementary|Middle School|School|University|College|Hospital|Medical|"
    r"Regional|Memorial|Church|Mall|Inn|Hotel|Apartments|Jail|Court|News|Times|Post|Tribune|Herald|Journal|Gazette|Star|"
    r"Daily|TV|Radio|Bank|Park|Center|Centre|Clinic)\b"
)
_BODY = re.compile(
    r"^(?:['’]s?)?\s+(?:[Pp]olice|[Ss]heriff|[Cc]ounty|[Oo]fficers?|[Ff]ire|[Cc]ity|[Aa]uthorities|[Dd]eputies|PD\b|[Cc]oroner|"
    r"[Dd]istrict|[Nn]eighbou?rhood|[Aa]rea|[Ss]ubdivision|shooting|attack|bombing|blast|massacre|raid|strike|airport|air ?base)s?\b"
)
# Talks that are called after where they are held.
_TALKS = re.compile(
    r"^['’]?s?\s+(?:\w+\s+)?(?:conference|talks|summit|process|communiqu[eé]|negotiations|declaration|convention|agreement|forum)\b",
    re.I,
)
# A part of the world that lies in several countries, also where some town is called so.
_WORLD = re.compile(
    r"^(?:the )?(?:middle east|near east|north africa|gulf|levant|balkans|caucasus|mediterranean|sahel|maghreb)$", re.I
)
# A government that is called by its seat speaks; nothing happens there.
_SPEAKS = re.compile(
    r"^\s+(?:has |had |have |also |itself )?(?:said|says|say|saying|told|announced|confirmed|denied|denies|accused|accuses|blamed|blames|warned|"
    r"urged|insisted|insists|claimed|claims|argued|argues|condemned|vowed|pledged|acknowledged|maintains|maintained|believes|believed)\b"
)
_WHERE_IT_WAS = re.compile(
    r"^,?\s+where\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:incident|attacks?|shootings?|strikes?|raids?|blasts?|bombings?|explosions?|massacre|killings?|clash(?:es)?)"
    r"\s+(?:occurred|happened|took place|unfolded)\b"
)
# What a picture shows was there when it was taken.
_CAPTION = re.compile(r"\b(?:is|are)\s+(?:seen|pictured|shown)\b[^.;]{0,90}$")
# Who wrote a report, and from where.
_CREDIT = re.compile(r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Ee]dited|[Rr]eported) by\b[^.\n]*")
_QUARTER = re.compile(r"^\s+(?:neighbou?rhood|subdivision|apartments?|section of)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2}")
_AFTER_TOWN = re.compile(r"[A-Za-z.]{2,}\s?,? $")
_PEOPLE = re.compile(
    r"^\s+(?:man|woman|men|women|teen(?:ager)?|boy|girl|resident|native|couple|family|mother|father|mayor|councilm[ae]n)\b"
)
_RELATIVE = re.compile(r"\b(?:near|outside|of|between|around)\s", re.IGNORECASE)  # "north of X" says by itself where
_AROUND = re.compile(
    r"^,?\s(?:(?:a|the) [\w-]+ |[\w-]+ )?(?:in|of|near|outside)\s(?:(?:the|\w+ern|rural|central)\s)*$|^, ?$|^'?s? ?\($"
)
# "The attack came as troops advanced on X": what stands behind tells of something else.
CAME_AS = re.compile(r"\b(?:came|comes?|coming)\s+(?:\w+\s+)?(?:as|amid|after|while|ahead of|before)\b", re.IGNORECASE)
_IN_CLAUSE = re.compile(r"([^.;,]{0,50})\b(?:in|at|near)\s+(?:the\s+)?$")
_NEAR_M = 30_000
_NEXT = re.compile(r"^[^\w.!?\n]{0,3}(?:and|or|as well as)?[^\w.!?\n]{0,3}(?:the\s+)?$")


def standings(
    document: Document,
    places: Sequence[PlaceMention],
    aftermath: re.Pattern[str] | None = None,
    *,
    local: bool = False,
) -> dict[Span, float]:
    """How plainly each mention says that something was there. A name that the text gives to a person is no place
    unless something is "in" it; where somebody was arrested or tried (`aftermath`), nothing happened."""
    home = land(places) if local else country(places)
    written = [m.span() for m in _CREDIT.finditer(document.text)]
    found = {m.span: _standing(document, m) for m in places}
    for mention in places:
        if mention.span.part == "text" and any(a <= mention.span.start < b for a, b in written):
            found[mention.span] = NAME
        elif home and mention.place and mention.place.country not in (home, None):
            found[mention.span] = found[mention.span] if found[mention.span] >= IN else min(found[mention.span], HOME)
    for mention in places if aftermath else ():
        clause = _IN_CLAUSE.search(_before(document, mention))
        if clause and aftermath and aftermath.search(clause[1]):
            found[mention.span] = min(found[mention.span], HOME)
    stood_in = {_words(document, m) for m in places if _stood_in(document, m) and not _owned(document, m)}
    persons = {_words(document, m) for m in places if _named(document, m)} - stood_in
    for before, mention in pairwise(places):
        text = document.part(mention.span.part)
        between = text[before.span.end : mention.span.start] if before.span.part == mention.span.part else "-"
        if _AROUND.match(between) and _holds(mention.place, before.place):
            found[mention.span] = min(found[mention.span], HOME)
            continue
        if found[mention.span] in (BARE, HOME) and 0 < len(between) < 12 and _NEXT.match(between):
            found[mention.span] = max(found[mention.span], found[before.span])
    return {m.span: NAME if _words(document, m) in persons else found[m.span] for m in places}


def _in_tail(document: Document, mention: PlaceMention) -> bool:
    """True behind the bar of a page's title, where its outlet stands ("Man shot - WXYZ News - Harwick, OH")."""
    return mention.span.part == "title" and bool(_TAIL.search(document.title[: mention.span.start]))


def _stood_in(document: Document, mention: PlaceMention) -> bool:
    """True where a text says that something is in a place that may be a person by its name ("helped in finding Greene"),
    or that the place has a police or a council."""
    after = document.part(mention.span.part)[mention.span.end : mention.span.end + 30]
    return bool(_STOOD_IN.search(_before(document, mention)) or _GOVERNED.match(after))


def _holds(wide: Place | None, fine: Place | None) -> bool:
    """True for a place that is named only to say where another is: "Asharah in Deir ez-Zor", "Harwick, Ohio"."""
    if wide is None or fine is None or wide.id == fine.id:
        return False
    if wide.name == fine.admin1 and wide.feature == "admin1":
        return True  # the province that is named like its town
    if wide.radius_m <= fine.radius_m:
        return False
    return wide.country == fine.country and distance_m(wide, fine) <= wide.radius_m + _NEAR_M


def _owned(document: Document, mention: PlaceMention) -> bool:
    """True for a person by what follows the name: an age, or what only people have."""
    text = document.part(mention.span.part)
    return bool(_PERSON.match(text[mention.span.end : mention.span.end + 24]))


def _words(document: Document, mention: PlaceMention) -> str:
    return re.sub(r"['’]s?$", "", document.words(mention.span)).lower()


def _named(document: Document, mention: PlaceMention) -> bool:
    """True when the words before a name make it a person's: "Officer Harwick", "Dana Harwick said"."""
    if mention.span.part == "title":
        return False
    text = document.text
    line = text.rfind("\n", 0, mention.span.start) + 1
    before = text[max(line, mention.span.start - 30) : mention.span.start]
    if _BODY.match(text[mention.span.end : mention.span.end + 50]):
        return False
    return _owned(document, mention) or (bool(_GIVEN.search(before)) and not _IN.search(_before(document, mention)))


def _is_quarter(mention: PlaceMention, after: str) -> bool:
    """True for a quarter that is called like a province or country ("the California neighborhood")."""
    wide = mention.place is not None and mention.place.feature in ("admin1", "country")
    return wide and bool(_QUARTER.match(after))


def _only_letters(document: Document, mention: PlaceMention) -> bool:
    """True for two capitals that stand for a province only behind its town: "OK, she is in."."""
    place = mention.place
    if place is None or place.feature != "admin1" or not _CODE.fullmatch(document.words(mention.span)):
        return False
    text = document.part(mention.span.part)
    return not _AFTER_TOWN.search(text[max(0, mention.span.start - 20) : mention.span.start])


def _before(document: Document, mention: PlaceMention) -> str:
    text = document.part(mention.span.part)
    return text[max(0, mention.span.start - _REACH) : mention.span.start].replace("\n", ". ")


def _standing(document: Document, mention: PlaceMention) -> float:
    after = document.part(mention.span.part)[mention.span.end : mention.span.end + 50]
    before = _before(document, mention)
    if _STREET.match(after) or _BLOCK.search(before) or _CAPTION.search(before):
        return NAME
    if _WORLD.match(document.words(mention.span)) or _only_letters(document, mention) or _is_quarter(mention, after):
        return NAME
    if _WHERE_IT_WAS.match(document.part(mention.span.part)[mention.span.end : mention.span.end + 90]):
        return SAID
    if _SPEAKS.match(after):
        return HOME
    if _SIDE.match(document.words(mention.span)) and not _OF_STATE.match(after):
        return NAME
    if _TALKS.match(after) or _in_tail(document, mention):
        return HOME
    if _HOUSE.match(after) or _AWAY.search(before) or CAME_AS.search(before):
        return HOME
    if _SAID.search(before):
        return SAID
    if (
        _IN.search(before)
        or _ON.search(before)
        or _OUT.search(before)
        or _RELATIVE.search(document.words(mention.span))
    ):
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
    plain: dict[str, float] = {}
    first: dict[str, PlaceMention] = {}
    for mention, standing, lead in told:
        if mention.place is None or standing <= NAME or holds_too_much(mention.place):
            continue
        id = mention.place.id
        votes[id] = votes.get(id, 0.0) + standing * (1.5 if lead <= _LEAD else 1.0)
        plain[id] = max(plain.get(id, 0.0), standing)
        first.setdefault(id, mention)
    ranked = sorted(votes, key=lambda id: (_rank(first[id], plain[id]), -votes[id]))
    if not ranked:
        return None
    best = _meant(ranked, votes, plain, first)
    inside = [
        id
        for id in ranked[1:]
        if votes[id] >= FINER * votes[best] and not is_held(first[id]) and _inside(first[id].place, first[best].place)
    ]
    if inside:
        return _within(first[inside[0]], first[best])
    around = [id for id in ranked if not is_held(first[id]) and _inside(first[best].place, first[id].place)]
    return _within(first[best], first[around[0]]) if around else first[best]


def is_open(told: Iterable[tuple[PlaceMention, float, int]], found: PlaceMention | None) -> bool:
    """True where something is said to be in a place whose name may be several, and what was found instead is only where
    somebody is from or was brought to."""
    votes: dict[str, float] = {}
    best = 0.0
    for mention, standing, _ in told:
        if mention.place is not None and found is not None and mention.place.id == (found.place and found.place.id):
            best = max(best, standing)
        elif mention.place is None and mention.candidates and standing > HOME:
            id = mention.candidates[0].place.id
            votes[id] = votes.get(id, 0.0) + standing
    return best <= HOME and max(votes.values(), default=0.0) > IN


def _meant(ranked: list[str], votes: dict[str, float], plain: dict[str, float], first: dict[str, PlaceMention]) -> str:
    """The finest place, unless it has hardly a vote or none that says more than that somebody is from there."""
    best, most = ranked[0], max(ranked, key=lambda id: votes[id])
    if plain[best] < BESIDE and (open_ := [id for id in ranked if is_held(first[id]) and plain[id] >= IN]):
        return open_[0]
    few = _rank(first[best], plain[best]) < 2 and votes[best] < FINER * votes[most]
    if few and not _finer(first, plain, best, most):
        return most
    home = plain[best] <= HOME < plain[most]
    return most if home and not _holds(first[most].place, first[best].place) else best


def _rank(mention: PlaceMention, plain: float) -> int:
    """0 for a town, 1 for a name that is plainly told but known only to lie in a province or near a town, 2 for an area."""
    if is_held(mention):
        return 1 if plain >= BESIDE else 2
    return 2 if _wide(mention) else 0


def _finer(first: dict[str, PlaceMention], plain: dict[str, float], fine: str, wide: str) -> bool:
    """True for a town that something is said to have happened in, in the province that is named more often."""
    a, b = first[fine].place, first[wide].place
    return (
        plain[fine] >= DATED
        and a is not None
        and b is not None
        and a.admin1 == b.admin1
        and (b.feature == "admin1" or (b.feature == "admin2" and is_held(first[fine])))
    )


def holds_too_much(place: Place) -> bool:
    """True for a country, and for a part of the world that lies in several: no incident's place."""
    return place.feature == "country" or (place.feature == "region" and place.country is None)


def is_province(mention: PlaceMention) -> bool:
    """True for a first-order division as such, and not for an open name that is held by it."""
    return mention.place is not None and mention.place.feature == "admin1" and not is_held(mention)


def _wide(mention: PlaceMention) -> bool:
    place = mention.place
    if place is None or place.radius_m > FINE_RADIUS_M:
        return True
    return place.radius_m > DISTRICT_M and place.feature in ("admin1", "admin2", "region")


def _inside(fine: Place | None, wide: Place | None) -> bool:
    """True for a quarter or suburb of a town: its point lies in the larger settlement's circle."""
    if fine is None or wide is None or fine.id == wide.id or wide.feature not in ("settlement", "quarter"):
        return False
    return fine.radius_m < wide.radius_m and fine.country == wide.country and distance_m(fine, wide) <= wide.radius_m


def _within(fine: PlaceMention, wide: PlaceMention) -> PlaceMention:
    if fine.place is None or wide.place is None or wide.place.name in fine.place.name:
        return fine
    return replace(fine, place=replace(fine.place, name=f"{fine.place.name}, {wide.place.name}"))
