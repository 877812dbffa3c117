"""Distances and directions on the globe, to the accuracy that news needs (a sphere)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from firsthand.model.mentions import Place

EARTH_RADIUS_M = 6_371_000
# Bearing in degrees, clockwise from north.
BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0, "south": 180.0, "south-west": 225.0,
    "west": 270.0, "north-west": 315.0,
}  # fmt: skip


def distance_m(a: Place, b: Place) -> float:
    """Metres between the centres of two places along a great circle."""
    return between_m((a.lat, a.lon), (b.lat, b.lon))


def between_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Metres between two (lat, lon) points in degrees along a great circle."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def moved(point: tuple[float, float], bearing: float, metres: float) -> tuple[float, float]:
    """The point that lies so many metres away in a direction (degrees clockwise from north)."""
    lat, lon, angle = math.radians(point[0]), math.radians(point[1]), metres / EARTH_RADIUS_M
    turn = math.radians(bearing)
    new_lat = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn))
    new_lon = lon + math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(new_lat)
    )
    return math.degrees(new_lat), (math.degrees(new_lon) + 540.0) % 360.0 - 180.0


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of some points, right across the date line too. Raises ValueError when there is none."""
    if not points:
        raise ValueError("no points to take the middle of: give at least one")
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
