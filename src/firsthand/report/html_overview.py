"""The pictures of the front page: incidents on a line of time and as points on a plain map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MAP_WIDTH, MAP_HEIGHT, MARGIN = 640, 420, 36
LINE_WIDTH, TALLEST_PX = 1080, 200
DOTS_PX = (12, 9, 7, 5)  # a dot with its gap: the largest that keeps the stacks low
STEPS_DEG = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0)
LETTER_PX = 6.4
MANY_PLACES, OUTERMOST_PERCENT = 30, 8


@dataclass(frozen=True, slots=True)
class Spot:
    """An incident for the overview: where its page is, its day, its place, how many origins it surely has."""

    href: str
    label: str
    day: str
    place: str
    lat: float | None
    lon: float | None
    lower: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Dot:
    href: str
    label: str
    x: float
    y: float
    classes: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a scale with its label."""

    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Line:
    dots: tuple[Dot, ...]
    ticks: tuple[Mark, ...]
    height: int
    base: int
    radius: float
    width: int = LINE_WIDTH


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    count: int
    x: float
    y: float
    radius: float
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    points: tuple[Point, ...]
    meridians: tuple[Mark, ...]
    parallels: tuple[Mark, ...]
    outside: tuple[str, ...]
    width: int = MAP_WIDTH
    height: int = MAP_HEIGHT


def timeline(spots: Sequence[Spot]) -> Line | None:
    """Dots stacked over a line of days; None where no incident has a day."""
    days = ((_day(s.day), s) for s in spots)
    dated = sorted(((d, s) for d, s in days if d is not None), key=lambda pair: (pair[0], pair[1].href))
    if not dated:
        return None
    first, last = dated[0][0].toordinal(), dated[-1][0].toordinal()
    span, inner = max(1, last - first), LINE_WIDTH - 2 * MARGIN
    for dot_px in DOTS_PX:
        seats = _seats([d.toordinal() - first for d, _ in dated], span, inner // dot_px)
        tallest = 1 + max(level for _, level in seats)
        if tallest * dot_px <= TALLEST_PX:
            break
    base = 16 + tallest * dot_px
    dots = tuple(
        Dot(s.href, s.label, MARGIN + column * dot_px, base - 3 - dot_px // 2 - level * dot_px, _classes(s))
        for (_, s), (column, level) in zip(dated, seats, strict=True)
    )
    return Line(dots, _dates(first, last, span, inner), base + 26, base, round(dot_px * 0.38, 1))


def _seats(days: Sequence[int], span: int, columns: int) -> list[tuple[int, int]]:
    """(column, level) of each day of a sorted list: those of one column stand on each other."""
    heights: dict[int, int] = {}
    seats = []
    for day in days:
        column = round(day / span * columns)
        seats.append((column, heights.get(column, 0)))
        heights[column] = heights.get(column, 0) + 1
    return seats


def _classes(spot: Spot) -> str:
    return ("several" if spot.lower > 1 else "one") + (" disputed" if spot.disputed else "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _dates(first: int, last: int, span: int, inner: int) -> tuple[Mark, ...]:
    """Ticks at years, quarters, months or days, whichever leaves room for the labels."""
    room = 92
    most = max(2, inner // room)
    marks: list[Mark] = []
    if last == first:
        return (Mark(date.fromordinal(first).isoformat(), MARGIN),)
    if span <= most * 7:
        step = max(1, math.ceil(span / most))
        days = range(first, last + 1, step)
        return tuple(Mark(date.fromordinal(d).isoformat(), MARGIN + (d - first) / span * inner) for d in days)
    months = span / 30.4
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= most), 240)
    begin, end = date.fromordinal(first), date.fromordinal(last)
    for index in range(begin.year * 12, end.year * 12 + end.month + 1):
        if index % step:
            continue
        tick = date(index // 12, index % 12 + 1, 1)
        if first <= tick.toordinal() <= last:
            label = str(tick.year) if step >= 12 else tick.isoformat()[:7]
            marks.append(Mark(label, MARGIN + (tick.toordinal() - first) / span * inner))
    return tuple(marks)


@dataclass(frozen=True, slots=True)
class _View:
    """An equirectangular view: the middle, how much a degree of longitude shrinks there, pixels a degree."""

    lat: float
    lon: float
    squeeze: float
    scale: float

    def x(self, lon: float) -> float:
        return round(MAP_WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale, 1)

    def y(self, lat: float) -> float:
        return round(MAP_HEIGHT / 2 - (lat - self.lat) * self.scale, 1)

    def shows(self, lat: float, lon: float) -> bool:
        return 0 <= self.x(lon) <= MAP_WIDTH and 0 <= self.y(lat) <= MAP_HEIGHT


def place_map(spots: Sequence[Spot], anchors: dict[str, str]) -> Map | None:
    """Points of the places that have coordinates, over a plain graticule; None where no place has any."""
    groups: dict[tuple[float, float], list[Spot]] = {}
    for s in spots:
        if s.lat is not None and s.lon is not None:
            groups.setdefault((round(s.lat, 3), round(s.lon, 3)), []).append(s)
    if not groups:
        return None
    view = _view(sorted(place for place, here in groups.items() for _ in here))
    inside = {p: here for p, here in groups.items() if view.shows(*p)}
    step = next((s for s in STEPS_DEG if s * view.scale >= 70), STEPS_DEG[-1])
    half_lon, half_lat = MAP_WIDTH / 2 / view.scale / view.squeeze, MAP_HEIGHT / 2 / view.scale
    meridians = _grid(view.lon - half_lon, view.lon + half_lon, step, "E", "W")
    parallels = _grid(view.lat - half_lat, view.lat + half_lat, step, "N", "S")
    return Map(
        _points(inside, view, anchors),
        tuple(Mark(label, view.x(at)) for label, at in meridians),
        tuple(Mark(label, view.y(at)) for label, at in parallels),
        tuple(sorted({here[0].place for p, here in groups.items() if p not in inside})),
    )


def _view(places: Sequence[tuple[float, float]]) -> _View:
    """A view of the places; of many, the outermost do not stretch it."""
    cut = len(places) * OUTERMOST_PERCENT // 100 if len(places) >= MANY_PLACES else 0
    lats, lons = (sorted(p[i] for p in places)[cut : len(places) - cut] for i in (0, 1))
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    high = max(max(lats) - min(lats), 0.6) * 1.12
    wide = max((max(lons) - min(lons)) * squeeze, 0.6) * 1.12
    scale = min((MAP_WIDTH - 2 * MARGIN) / wide, (MAP_HEIGHT - 2 * MARGIN) / high)
    return _View(middle, (min(lons) + max(lons)) / 2, squeeze, scale)


def _points(groups: dict[tuple[float, float], list[Spot]], view: _View, anchors: dict[str, str]) -> tuple[Point, ...]:
    """Points, the busiest first; a label only where it covers no other point or label."""
    ordered = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    radii = {place: round(3.5 + 2.2 * math.sqrt(len(here)), 1) for place, here in ordered}
    boxes = [(view.x(b) - r, view.y(a) - r, view.x(b) + r, view.y(a) + r) for (a, b), r in radii.items()]
    points: list[Point] = []
    for (lat, lon), here in ordered:
        name, x, y, radius = here[0].place, view.x(lon), view.y(lat), radii[lat, lon]
        box = (x + radius + 3, y - 7, x + radius + 6 + len(name) * LETTER_PX, y + 7)
        free = box[2] < MAP_WIDTH and not any(_meet(box, other) for other in boxes)
        boxes += [box] if free else []
        points.append(Point(name, len(here), x, y, radius, anchors.get(name, ""), name if free else ""))
    return tuple(points)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _grid(low: float, high: float, step: float, plus: str, minus: str) -> list[tuple[str, float]]:
    first = math.ceil(low / step)
    values = [n * step for n in range(first, math.floor(high / step) + 1)]
    return [(f"{abs(v):g}°{plus if v >= 0 else minus}", v) for v in values]
