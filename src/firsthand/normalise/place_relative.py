"""Turns "20 km north-east of X", "the outskirts of X" and "eastern X" in running text into circles."""

from __future__ import annotations

import re

from firsthand.model.mentions import Place, PlaceCandidate, PlaceMention
from firsthand.model.text import Span
from firsthand.normalise.gazetteer import Gazetteer
from firsthand.normalise.place_circles import circle, offset, side
from firsthand.normalise.place_phrases import direction_of

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
    before, after = text[max(0, start - 80) : start], text[end : end + 40]
    begin = start - len(before)
    if found := _DISTANCE.search(before):
        metres = float(found["number"].replace(",", ".")) * (
            1609.34 if found["unit"].lower().startswith("mi") else 1000.0
        )
        direction = direction_of(found["direction"]) if found["direction"] else None
        return _as(mention, begin + found.start(), end, offset(place, metres, direction, gazetteer))
    if found := _SIDE_OF.search(before):
        return _as(mention, begin + found.start(), end, side(place, direction_of(found["direction"]), gazetteer))
    if found := _DIRECTION_OF.search(before):
        return _as(
            mention, begin + found.start(), end, offset(place, None, direction_of(found["direction"]), gazetteer)
        )
    if found := _AFTER_SIDE.match(after):
        word = found["direction"]
        towards = (
            direction_of(word)
            if word
            else ("north" if found["arabic"][:4].lower() == "sham" else _ARABIC[found["arabic"][0].lower()])
        )
        return _as(mention, start, end + found.end(), side(place, towards, gazetteer))
    if found := _EDGE_OF.search(before):
        if place.feature in _WIDE:
            return mention
        reach = max(1.5 * place.radius_m, place.radius_m + 5000.0)
        return _as(
            mention, begin + found.start(), end, circle((place.lat, place.lon), reach, f"near {place.name}", place)
        )
    if (
        (found := _SIDE.search(before))
        and place.feature in (*_WIDE, "settlement")
        and "of" not in text[start:end].split()
    ):
        return _as(
            mention, begin + found.start("direction"), end, side(place, direction_of(found["direction"]), gazetteer)
        )
    return mention


def _as(mention: PlaceMention, start: int, end: int, place: Place) -> PlaceMention:
    candidates = (PlaceCandidate(place, 1.0, ("as the words around put it",)), *mention.candidates)
    return PlaceMention(Span(mention.span.part, start, end), place, "coarse", candidates)
