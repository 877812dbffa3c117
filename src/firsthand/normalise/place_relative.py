"""Turns "20 km north-east of X", "the outskirts of X" and "eastern X" in running text into circles."""

from __future__ import annotations

import re

from firsthand.model.mentions import Place, PlaceCandidate, PlaceMention
from firsthand.model.text import Span
from firsthand.normalise.gazetteer import Gazetteer
from firsthand.normalise.place_circles import circle, offset, side
from firsthand.normalise.place_phrases import COUNTRYSIDE_M, direction_of

_DIRECTION = r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?"
_OF_TOWN = r"(?:the\s+)?(?:(?:city|town|village|province|region|centre|center|capital)\s+of\s+)?(?:the\s+)?"
_DISTANCE = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)\.?\s*(?:\([^)]{{1,20}}\)\s*)?(?:to\s+the\s+)?(?P<direction>{_DIRECTION})?\s*(?:of|from|outside|away\s+from)\s+{_OF_TOWN}$",
    re.I,
)
_SIDE_OF = re.compile(
    rf"\b(?P<direction>{_DIRECTION})\s+(?:countryside|suburbs?|outskirts|rural\s+areas?|parts?|areas?|villages|districts?)\s+(?:of|in)\s+{_OF_TOWN}$",
    re.I,
)
_DIRECTION_OF = re.compile(rf"\b(?P<direction>{_DIRECTION})\s+(?:of|from)\s+{_OF_TOWN}$", re.I)
_EDGE_OF = re.compile(
    rf"\b(?:(?:outskirts|suburbs?|edges?|vicinity|countryside|environs)\s+of|near|just\s+outside|close\s+to)\s+{_OF_TOWN}$",
    re.I,
)
_SIDE = re.compile(rf"\b(?P<direction>{_DIRECTION})\s+(?:rural\s+)?$", re.I)
_AFTER_SIDE = re.compile(
    rf"^(?:['’‘]?s)?\s+(?P<direction>{_DIRECTION})\s+(?:countryside|suburbs?|outskirts|rural\s+areas?|province|districts?)"
    r"|^[\s-]+(?:[Aa]l|[Ee]l|[Aa]sh)-(?P<arabic>[Ss]harqi|[Gg]harbi|[Ss]hamali|[Jj]anubi)\b",
)
_ARABIC = {"s": "east", "g": "west", "j": "south"}
_WIDE = ("admin1", "region", "country")


def relative_mention(text: str, mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """The mention as a circle with a span over the whole phrase, where the words around put it beside its place."""
    place = mention.place
    if place is None:
        return mention
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - 80) : start].rpartition("\n\n")[2]
    after = text[end : end + 40].partition("\n\n")[0]
    begin = start - len(before)
    if found := _DISTANCE.search(before) or _SIDE_OF.search(before) or _DIRECTION_OF.search(before):
        return _as(mention, begin + found.start(), end, _beside(place, found, gazetteer))
    if found := _AFTER_SIDE.match(after):
        return _as(mention, start, end + found.end(), side(place, _towards(found), gazetteer))
    if found := _EDGE_OF.search(before):
        if place.feature in _WIDE:
            return mention
        rural = COUNTRYSIDE_M if "countryside" in found.group().lower() else 0.0
        reach = max(1.5 * place.radius_m, place.radius_m + 5000.0, rural)
        near = circle((place.lat, place.lon), reach, f"near {place.name}", place)
        return _as(mention, begin + found.start(), end, near)
    found = _SIDE.search(before)
    if found and place.feature in (*_WIDE, "settlement"):
        half = side(place, direction_of(found["direction"]), gazetteer)
        return _as(mention, begin + found.start("direction"), end, half)
    return mention


def _beside(place: Place, found: re.Match[str], gazetteer: Gazetteer) -> Place:
    """The circle of "20 km north of", "the eastern countryside of" and "west of", whichever was found."""
    direction = direction_of(found["direction"]) if found["direction"] else None
    if found.re is _DISTANCE:
        unit = 1609.34 if found["unit"].lower().startswith("mi") else 1000.0
        return offset(place, float(found["number"].replace(",", ".")) * unit, direction, gazetteer)
    if found.re is _SIDE_OF and direction is not None:
        return side(place, direction, gazetteer)
    return offset(place, None, direction, gazetteer)


def _towards(found: re.Match[str]) -> str:
    if found["direction"]:
        return direction_of(found["direction"])
    word = found["arabic"].lower()
    return "north" if word.startswith("sham") else _ARABIC[word[0]]


def _as(mention: PlaceMention, start: int, end: int, place: Place) -> PlaceMention:
    candidates = (PlaceCandidate(place, 1.0, ("as the words around put it",)), *mention.candidates)
    return PlaceMention(Span(mention.span.part, start, end), place, "coarse", candidates)
