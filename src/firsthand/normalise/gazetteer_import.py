"""Reads places of a user's own: a GeoNames country dump, a CSV with named columns, or the points of a GeoJSON file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.errors import InputError
from firsthand.model.mentions import Place
from firsthand.normalise.gazetteer import DUMP, Known, open_gazetteers
from firsthand.normalise.gazetteer_build import Entry, compile_gazetteer, readable
from firsthand.normalise.gazetteer_names import bare_names, besides, kind_said
from firsthand.normalise.place_candidates import strays
from firsthand.normalise.place_resolve import frame_of

# https://download.geonames.org/export/dump/readme.txt: the columns of a country dump, tab separated.
GEONAMES_COLUMNS = 19
_FEATURES = {
    "P": "settlement",
    "A": "admin2",
    "L": "region",
    "H": "water",
    "R": "road",
    "S": "site",
    "T": "region",
    "U": "water",
}
_RADIUS_M = {
    "settlement": 3000,
    "quarter": 3000,
    "admin1": 60_000,
    "admin2": 20_000,
    "region": 15_000,
    "water": 15_000,
    "road": 5000,
    "site": 1500,
}
# Column names that are understood, in lower case, best first.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "name_en", "place", "location", "asciiname", "title"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "names": ("names", "alternatenames", "aliases", "alias", "name_ar", "name_arabic", "arabic", "other_names"),
    "id": ("id", "ref", "geonameid", "pcode", "uid"),
    "feature": ("feature", "type", "kind"),
    "country": ("country", "countrycode", "country_code", "iso2"),
    "admin1": ("admin1", "governorate", "province", "state"),
    "population": ("population", "pop"),
    "radius_m": ("radius_m", "radius"),
}


def import_gazetteer(sources: Sequence[Path], target: Path, *, country: str | None = None) -> int:
    """Compiles the places of some files into a gazetteer at `target`; how many there are.

    `country` is given to places that name none. Raises InputError when a file is in no form that is known, or a row
    has no name or no coordinates.
    """
    entries = [entry for source in sources for entry in read_places(source, country=country)]
    if not entries:
        raise InputError(f"no places in {', '.join(map(str, sources))}: expected rows with a name, lat and lon")
    told = [further for entry in entries for further in _besides(entry)]
    compile_gazetteer([*entries, *told], target, credit="; ".join(source.name for source in sources))
    return len(entries)


def astray(path: Path) -> tuple[Place, ...]:
    """The places of a user's gazetteer that lie far from the province that their row states: one of the two is wrong."""
    gazetteer = open_gazetteers((str(path),))
    found = []
    for known in gazetteer.own(None):
        region = _division(known.place.admin1, known.place.country)
        if region is not None and known.place.feature != "circle" and strays(known.place, region.place):
            found.append(known.place)
    return tuple(found)


def _besides(entry: Entry) -> Iterator[Entry]:
    """The circles of what the entry's name tells of besides; a dump's names tell of nothing else."""
    if not entry.ref.startswith(DUMP):
        for number, (name, reach_m) in enumerate(besides(entry.name, (entry.lat, entry.lon)), start=1):
            yield replace(
                entry,
                ref=f"{entry.ref}/{number}",
                name=name,
                radius_m=reach_m,
                feature="circle",
                population=0,
                names=(),
            )


def read_places(source: Path, *, country: str | None = None) -> Iterator[Entry]:
    """The places of one file, in its order; the form is told by its ending and its first line."""
    ending = source.suffix.lower()
    if ending in (".geojson", ".json"):
        yield from _geojson(source, country)
        return
    with source.open(encoding="utf-8-sig", newline="") as lines:
        first = lines.readline()
        lines.seek(0)
        if first.count("\t") == GEONAMES_COLUMNS - 1:
            yield from (_geonames(line, country) for line in lines if line.strip())
        elif ending in (".csv", ".tsv", ".txt"):
            yield from _table(source, csv.DictReader(lines, delimiter="\t" if "\t" in first else ","), country)
        else:
            raise InputError(f"{source}: expected a GeoNames dump, .csv, .tsv or .geojson")


def _geonames(line: str, country: str | None) -> Entry:
    row = line.rstrip("\n").split("\t")
    feature = "admin1" if row[7] == "ADM1" else "quarter" if row[7] == "PPLX" else _FEATURES.get(row[6], "site")
    code = row[8] or country
    return Entry(
        ref=f"{DUMP}{row[0]}", name=row[1], lat=float(row[4]), lon=float(row[5]),
        radius_m=_RADIUS_M.get(feature, 3000), feature=feature, country=code,
        admin1_code=f"{code}.{row[10]}" if row[10] else None, population=int(row[14] or 0),
        names=(row[2], *(name for name in row[3].split(",") if name and readable(name))),
    )  # fmt: skip


def _table(source: Path, rows: csv.DictReader[str], country: str | None) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=2):
        lowered = {(key or "").strip().lower(): value for key, value in row.items() if isinstance(value, str)}
        yield _entry(lowered, f"{source.name} line {number}", f"user:{source.stem}/{number}", country)


def _geojson(source: Path, country: str | None) -> Iterator[Entry]:
    try:
        features = json.loads(source.read_text("utf-8-sig"))["features"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError(f"{source} is no GeoJSON feature collection: {error}") from error
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry") or {}
        if geometry.get("type") != "Point":
            continue
        lon, lat = geometry["coordinates"][:2]
        told = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
        yield _entry(
            {**told, "lat": lat, "lon": lon}, f"{source.name} feature {number}", f"user:{source.stem}/{number}", country
        )


def _entry(told: Mapping[str, Any], where: str, ref: str, country: str | None) -> Entry:
    name, lat, lon = (_value(told, column) for column in ("name", "lat", "lon"))
    if not name or lat is None or lon is None:
        raise InputError(f"{where} has no name, lat or lon: expected columns such as name, lat, lon, names, country")
    try:
        point = float(lat), float(lon)
    except ValueError as error:
        raise InputError(f"{where}: {lat!r}, {lon!r} are no degrees") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(f"{where}: {lat}, {lon} lie outside the globe; expected latitude then longitude in degrees")
    feature = _value(told, "feature") or kind_said(name)
    feature = feature if feature in _RADIUS_M else "settlement"
    own = _value(told, "id")
    land = (_value(told, "country") or country or "").upper() or None
    stated = _value(told, "admin1")
    division = _division(stated, land)
    return Entry(
        ref=f"user:{own}" if own else ref, name=name, lat=point[0], lon=point[1],
        radius_m=int(float(_value(told, "radius_m") or _RADIUS_M[feature])), feature=feature,
        country=land, admin1=stated, admin1_code=division.admin1_code if division else None,
        population=int(float(_value(told, "population") or 0)), names=(*bare_names(name, point), *_further(told)),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _division(name: str | None, country: str | None) -> Known | None:
    """The first-order division that a row states: its own word on where it lies."""
    if not name or not country:
        return None
    regions = frame_of(name, country, open_gazetteers()).regions
    return regions[-1] if regions and regions[-1].place.feature == "admin1" else None


def _value(told: Mapping[str, Any], column: str) -> str | None:
    for name in _COLUMNS[column]:
        value = told.get(name)
        if value not in (None, ""):
            return str(value).strip()
    return None


def _further(told: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for column in _COLUMNS["names"]:
        value = told.get(column)
        if isinstance(value, list):
            found += [str(v) for v in value]
        elif value:
            found += str(value).replace(";", "|").split("|")
    return tuple(name.strip() for name in found if name.strip())
