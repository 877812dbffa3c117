"""Home: the province that a local text is of, by its own words, and its place names read there.

Local news says once, if at all, which "Monroe" or "Madison County" it is of: in a dateline, in the line of its outlet, or
by a county. A quarter or a street that is called like a far village is no far village.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.coding.units import datelines
from firsthand.model.geo import distance_m
from firsthand.model.mentions import Mentions, Place, PlaceMention
from firsthand.model.romanise import fold
from firsthand.model.text import Document, Part, Span

# What a naming of a province weighs: after a town and a comma in the text, in the title, and anywhere else; and what
# lies in one.
_TOLD, _TITLE, _NAMED, _COUNTY, _CITY = 3.0, 1.0, 0.8, 1.0, 0.5
# The province that a text is of has at least this share of all that is weighed.
_SHARE = 0.5
# A town that reaches so far is known by its bare name, wherever a text is of.
_KNOWN_M = 5_000
# Two candidates so near one another are one place for the reader.
_SAME_M = 15_000
# So near to a place that is surely meant, the border of a province is none.
_NEAR_M = 60_000
# How far beyond its circle a city's quarters are looked for.
_OUTSKIRTS_M = 5_000
_POLICE = re.compile(
    r"^(?:['’]s)?\s(?:(?:Metro(?:politan)?|City|city)\s)?(?:[Pp]olice|PD\b|[Hh]omicide|[Dd]etectives|[Oo]fficers)"
)
# Abbreviations of the postal service and of agencies' datelines, as they stand after a town and a comma.
_ABBREVIATIONS = dict(
    pair.split("=")
    for pair in (
        "AL|Ala=Alabama AK=Alaska AZ|Ariz=Arizona AR|Ark=Arkansas CA|Calif|Cal=California CO|Colo=Colorado CT|Conn=Connecticut "
        "DE|Del=Delaware FL|Fla=Florida GA|Ga=Georgia ID=Idaho IL|Ill=Illinois IN|Ind=Indiana IA=Iowa KS|Kan|Kans=Kansas "
        "KY|Ky=Kentucky LA|La=Louisiana MD|Md=Maryland MA|Mass=Massachusetts MI|Mich=Michigan MN|Minn=Minnesota "
        "MS|Miss=Mississippi MO|Mo=Missouri MT|Mont=Montana NE|Neb=Nebraska NV|Nev=Nevada NH=New_Hampshire NJ=New_Jersey "
        "NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK|Okla=Oklahoma OR|Ore=Oregon "
        "PA|Pa|Penn=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN|Tenn=Tennessee TX|Tex=Texas UT=Utah "
        "VT|Vt=Vermont VA|Va=Virginia WA|Wash=Washington WV=West_Virginia WI|Wis|Wisc=Wisconsin WY|Wyo=Wyoming"
    ).split()
)
_PROVINCES = {short: name.replace("_", " ") for shorts, name in _ABBREVIATIONS.items() for short in shorts.split("|")}
_AFTER_TOWN = re.compile(rf"(?<=[a-zA-Z]), ?({'|'.join(sorted(_PROVINCES, key=len, reverse=True))})\b(?!['’])")
_AROUND = "around "  # as normalising calls the circle that holds an unknown name
_PARTS: tuple[Part, ...] = ("title", "text")
_UNKNOWN = re.compile(r"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}), $")
_COUNTY_WORD = re.compile(r"\b(?:County|Parish|Co\.)$", re.IGNORECASE)
_QUALIFIED = re.compile(r"^, $")


def at_home(document: Document, mentions: Mentions) -> Mentions:
    """The same mentions; a name that may be several places is that of the province that the text is of, where there is one
    such, and a small place in another province that the text never names is none of this text."""
    home = province(document, mentions.places)
    if home is None:
        return mentions
    mentions = replace(mentions, places=_with_unknown(document, mentions.places))
    sure = [m.place for m in mentions.places if m.place and m.place.admin1 == home]
    lands = {p.country for p in sure} | {
        m.place.country for m in mentions.places if m.place and m.place.feature == "country"
    }
    named = {
        m.place.admin1 for m in mentions.places if m.place and m.place.feature == "admin1" and m.place.country in lands
    }
    whole = next((p for p in sure if p.feature == "admin1"), None)
    sure = [p for p in sure if p.feature != "admin1"]
    read = [_read(document, m, home, named, lands, sure) for m in mentions.places]
    told = {_name(document, m): m.place for m in read if m.place and m.place.admin1 == home and m.status == "resolved"}
    read = [_as_told(document, m, told) for m in read]
    around = _town(document, read, home)
    places = [_held(document, m, whole if around is None or _bears(m, home) else around) for m in read]
    return replace(mentions, places=tuple(_quarters(document, places, around)))


def _with_unknown(document: Document, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The mentions, and the names before a province or county ("Harwick, Ohio") that no gazetteer bears, wherever they stand."""
    found: dict[str, Place] = {}
    for before in places:
        whole = before.place
        if whole is None or whole.feature not in ("admin1", "admin2") or before.status != "resolved":
            continue
        name = _UNKNOWN.search(document.part(before.span.part)[: before.span.start][-60:])
        if name is not None:
            found.setdefault(name[1].lower(), whole)
    taken = [m.span for m in places]
    more = [
        PlaceMention(span, whole, "coarse")
        for name, whole in found.items()
        for span in _stands(document, name)
        if not any(span.meets(t) for t in taken)
    ]
    return tuple(sorted((*places, *more), key=lambda m: (m.span.part != "title", m.span))) if more else places


def _stands(document: Document, name: str) -> Iterator[Span]:
    """Where a name stands with a capital."""
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    for part in _PARTS:
        for match in pattern.finditer(document.part(part)):
            if match[0][0].isupper():
                yield Span(part, match.start(), match.end())


def _as_told(document: Document, mention: PlaceMention, told: Mapping[str, Place]) -> PlaceMention:
    """An open name is the place that the text tells it to be elsewhere ("Harwick, Ohio"), one held by its province too."""
    held = mention.status == "coarse" and mention.place is not None and mention.place.feature == "admin1"
    place = told.get(_name(document, mention)) if held or mention.place is None else None
    return replace(mention, place=place, status="resolved") if place else mention


def _name(document: Document, mention: PlaceMention) -> str:
    return fold(_bare(document, mention))


def _bare(document: Document, mention: PlaceMention) -> str:
    return document.words(mention.span).removesuffix("'s").removesuffix("’s")


def _town(document: Document, places: Sequence[PlaceMention], home: str) -> Place | None:
    """The one city of the province that a text is dated from or whose police speak in it, and its surroundings."""
    headed = datelines(document)
    found = {}
    for mention in places:
        place = mention.place
        if place is None or place.admin1 != home or place.feature != "settlement":
            continue
        known = place.radius_m >= _KNOWN_M and _has_police(document, mention)
        if known or any(d.meets(mention.span) for d in headed):
            found[place.id] = place
    if len(found) != 1:
        return None
    town = next(iter(found.values()))
    return replace(town, radius_m=town.radius_m + _OUTSKIRTS_M)


def _quarters(document: Document, places: Sequence[PlaceMention], town: Place | None) -> Iterator[PlaceMention]:
    """The mentions; a small place at the edge of the one city whose police speak bears the city's name too, unless it has
    police of its own."""
    police = {m.place.id for m in places if m.place and _has_police(document, m)}
    for mention in places:
        place = mention.place
        if (
            place is None
            or town is None
            or town.id not in police
            or place.id in police
            or place.feature not in ("settlement", "quarter")
            or place.radius_m >= _KNOWN_M
            or place.country != town.country
            or town.name in place.name
            or distance_m(place, town) > town.radius_m
        ):
            yield mention
        else:
            yield replace(mention, place=replace(place, name=f"{place.name}, {town.name}"))


def _has_police(document: Document, mention: PlaceMention) -> bool:
    return bool(_POLICE.match(document.part(mention.span.part)[mention.span.end : mention.span.end + 40]))


def _bears(mention: PlaceMention, home: str) -> bool:
    """True where the province has a place of that name."""
    return any(c.place.admin1 == home for c in mention.candidates)


def named_around(document: Document, mentions: Mentions) -> Mentions:
    """The same mentions; a village that no gazetteer bears keeps its own name beside that of the town it lies around, so that
    two of them around one town are two."""
    return replace(mentions, places=tuple(_around(document, m) for m in mentions.places))


def _around(document: Document, mention: PlaceMention) -> PlaceMention:
    place = mention.place
    if mention.status != "coarse" or place is None or not place.name.startswith(_AROUND):
        return mention
    name = _bare(document, mention)
    return replace(mention, place=replace(place, id=f"{place.id}:{fold(name)}", name=f"{name}, {place.name}"))


def province(document: Document, places: Sequence[PlaceMention]) -> str | None:
    """The name of the province that most of a text's own namings speak for; None without a majority."""
    weights: dict[str, float] = defaultdict(float)
    for name, weight in _namings(document, places):
        weights[name] += weight
    most = max(sorted(weights), key=lambda name: weights[name], default=None)
    return most if most and weights[most] > _SHARE * sum(weights.values()) else None


def _namings(document: Document, places: Sequence[PlaceMention]) -> Iterator[tuple[str, float]]:
    for match in _AFTER_TOWN.finditer(document.title):
        yield _PROVINCES[match[1]], _TITLE  # often in the name of the outlet
    for match in _AFTER_TOWN.finditer(document.text):
        yield _PROVINCES[match[1]], _TOLD
    land = _land(document, places)
    after_town = {m.span for before, m in pairwise(places) if _is_next(document, before, m)}
    seen = set()
    for mention in places:
        place = mention.place
        if place is None or place.admin1 is None or place.country != land:
            continue
        if place.feature == "admin1":
            yield place.admin1, _TOLD if mention.span in after_town and mention.span.part == "text" else _NAMED
        elif mention.status == "resolved" and place.id not in seen:
            seen.add(place.id)
            if place.feature == "admin2":
                yield place.admin1, _COUNTY
            elif place.radius_m >= _KNOWN_M:
                yield place.admin1, _CITY


def _land(document: Document, places: Sequence[PlaceMention]) -> str | None:
    """The country that most names are of, open ones by their likeliest reading; a dateline and a city tell more than a
    village, which may be a person. Of equals the one that is named more often."""
    headed = datelines(document)
    lands: dict[str, dict[str, int]] = defaultdict(dict)
    often: dict[str, int] = defaultdict(int)
    for mention in places:
        place = mention.place or next((c.place for c in mention.candidates), None)
        if place is None or place.country is None:
            continue
        weight = 3 if any(d.meets(mention.span) for d in headed) else 2 if place.radius_m >= _KNOWN_M else 1
        held = lands[place.country]
        often[place.country] += 1
        held[place.id] = max(held.get(place.id, 0), weight)
    return max(sorted(lands), key=lambda land: (sum(lands[land].values()), often[land]), default=None)


def _is_next(document: Document, before: PlaceMention, mention: PlaceMention) -> bool:
    if before.span.part != mention.span.part:
        return False
    between = document.part(mention.span.part)[before.span.end : mention.span.start]
    return bool(_QUALIFIED.match(between))


def _read(
    document: Document,
    mention: PlaceMention,
    home: str,
    named: set[str | None],
    lands: set[str | None],
    sure: Sequence[Place],
) -> PlaceMention:
    place = mention.place
    if place is not None and (place.admin1 == home or place.admin1 in named or place.country is None):
        return mention
    if place is not None and (place.feature == "country" or (place.country in lands and _is_known(place))):
        return mention
    inside = _inside(document, mention, home)
    if inside is not None:
        return replace(mention, place=inside, status="resolved")
    if place is None or not sure or any(distance_m(place, other) <= _NEAR_M for other in sure):
        return mention
    return replace(mention, place=None, status="ambiguous")


def _held(document: Document, mention: PlaceMention, whole: Place | None) -> PlaceMention:
    """A name that stays open, held by the province that the text names: "Harwick, Ohio", as far as Ohio reaches."""
    if mention.status == "coarse" and mention.place and mention.place.feature in ("admin1", "admin2"):
        whole = mention.place
    elif mention.place is not None:
        return mention
    name = _bare(document, mention)
    name = name.title() if name.isupper() else name
    if whole is None or (mention.place is None and not mention.candidates) or fold(name) in fold(whole.name):
        return mention
    place = replace(whole, id=f"{whole.id}:{fold(name)}", name=f"{name}, {whole.name}")
    return replace(mention, place=place, status="coarse")


def _is_known(place: Place) -> bool:
    return place.feature == "admin1" or (place.feature == "settlement" and place.radius_m >= _KNOWN_M)


def _inside(document: Document, mention: PlaceMention, home: str) -> Place | None:
    """The one place of that name in the province: a county where the words say so, else the town."""
    county = bool(_COUNTY_WORD.search(document.words(mention.span)))
    wanted = ("admin2",) if county else ("settlement", "quarter")
    fit = [c.place for c in mention.candidates if c.place.admin1 == home and c.place.feature in wanted]
    if not fit or any(distance_m(fit[0], other) > _SAME_M for other in fit[1:]):
        return None
    return max(fit, key=lambda p: p.radius_m)
