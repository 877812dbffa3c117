"""Circles for places that words put beside, between or on one side of places that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.model.geo import BEARINGS, between_m, distance_m, middle, moved
from firsthand.model.mentions import Place
from firsthand.model.romanise import place_name_key
from firsthand.normalise.gazetteer import Gazetteer, Known

# How far a village "in X" may lie from the town X when no district tells.
AROUND_TOWN_M = 30_000.0
# How far two places lie apart that are named together: within 12 km for 11 of 12 such names of evals/places.py.
TOGETHER_M = 20_000.0
# How far beyond its edge "east of X" is taken to lie: reports say so of places 5 to 40 km off.
BESIDE_M = 12_500.0
# "Idlib City": the town that the province is called after, in the words of a user's own list.
_TOWN = re.compile(r"\s+(?:city|town)$", re.I)
BROAD = frozenset({"admin1", "admin2", "region", "country", "water"})


def circle(point: tuple[float, float], radius_m: float, name: str, of: Place) -> Place:
    """A circle in words about or beside a place, in whose country and division it is taken to lie."""
    metres = int(-(-radius_m // 500) * 500)
    lat, lon = round(point[0], 4), round(point[1], 4)
    return Place(f"circle:{lat},{lon},{metres}", name, lat, lon, metres, "circle", of.country, of.admin1)


def offset(place: Place, metres: float | None, direction: str | None, gazetteer: Gazetteer) -> Place:
    """The circle so far away in a direction; without a distance it lies beside the place on that side."""
    if metres is None and direction is not None:
        if place.feature in BROAD:
            return side(place, direction, gazetteer)
        point = moved((place.lat, place.lon), BEARINGS[direction], place.radius_m + BESIDE_M)
        return circle(point, max(2 * BESIDE_M, place.radius_m + BESIDE_M), f"{direction} of {place.name}", place)
    far = metres or 0.0
    if direction is None:
        return circle((place.lat, place.lon), far * 1.2 + place.radius_m, f"{far / 1000:g} km from {place.name}", place)
    point = moved((place.lat, place.lon), BEARINGS[direction], far)
    reach = max(3000.0, 0.4 * far) + 0.5 * place.radius_m
    return circle(point, reach, f"{far / 1000:g} km {direction} of {place.name}", place)


def side(place: Place, direction: str, gazetteer: Gazetteer) -> Place:
    """That half of a place; of a province, where one is called as the town is ("eastern Hama")."""
    whole = place
    if place.feature not in BROAD:
        province = province_of(place, gazetteer)
        if province is not None and distance_m(province.place, place) <= province.place.radius_m:
            whole = province.place
    reach = max(float(whole.radius_m), 10_000.0)
    start = (place.lat, place.lon) if whole is not place else (whole.lat, whole.lon)
    point = moved(start, BEARINGS[direction], 0.45 * reach)
    return circle(point, 0.65 * reach, f"{direction} of {place.name}", place)


def spanning(places: Sequence[Place], *, whole: bool, room: float = TOGETHER_M) -> Place:
    """The circle about several places; about the one known with the room that the unknown one may need."""
    lat, lon = middle([(p.lat, p.lon) for p in places])
    reach = max(between_m((lat, lon), (p.lat, p.lon)) + p.radius_m for p in places)
    name = " and ".join(p.name for p in places)
    radius = int(reach * 1.1 if whole else reach + room)
    return circle((lat, lon), radius, name, places[0])


def province_of(place: Place, gazetteer: Gazetteer) -> Known | None:
    """The first-order division that is called after a town in it ("Deir Ezzor" the province), None for other towns."""
    if place.feature != "settlement" or place.admin1 is None:
        return None
    if place_name_key(_TOWN.sub("", place.name)) != place_name_key(place.admin1) and place.name != place.admin1:
        return None
    same = [k for k in gazetteer.find(place.admin1) if k.place.country == place.country]
    # A user's own row may spell the province as only the packaged town is known to be spelt.
    stated = {k.place.admin1 for k in same if not k.own and k.place.admin1}
    borne = (*same, *(k for name in sorted(stated) for k in gazetteer.find(name) if k.place.country == place.country))
    return next((k for k in borne if k.place.feature == "admin1"), None)
