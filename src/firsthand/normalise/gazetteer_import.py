"""Reads places of a user's own: a GeoNames country dump, a CSV with named columns, or the points of a GeoJSON file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from firsthand.errors import InputError
from firsthand.model.geo import between_m
from firsthand.model.romanise import place_name_key
from firsthand.normalise.gazetteer import open_gazetteers
from firsthand.normalise.gazetteer_build import Entry, compile_gazetteer, readable
from firsthand.normalise.place_candidates import LIKENESS, likeness
from firsthand.normalise.place_phrases import Phrase, parse_phrase

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
    return compile_gazetteer(entries, target, credit="; ".join(source.name for source in sources))


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
        ref=f"user:geonames/{row[0]}", name=row[1], lat=float(row[4]), lon=float(row[5]),
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
    feature = _value(told, "feature") or "settlement"
    feature = feature if feature in _RADIUS_M else "settlement"
    own = _value(told, "id")
    return Entry(
        ref=f"user:{own}" if own else ref, name=name, lat=point[0], lon=point[1],
        radius_m=int(float(_value(told, "radius_m") or _RADIUS_M[feature])), feature=feature,
        country=(_value(told, "country") or country or "").upper() or None, admin1=_value(told, "admin1"),
        population=int(float(_value(told, "population") or 0)), names=(*_bare(name, point), *_further(told)),
    )  # fmt: skip


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


def _bare(name: str, point: tuple[float, float]) -> tuple[str, ...]:
    """The name without what says what and where it is ("Tall Hadi village, Afrin"), where it names one place.

    A town that comes first encloses the part named after it: "Mayadin, Sinaa quarter" is no further name of Mayadin.
    """
    phrase = parse_phrase(name)
    if phrase.within and _encloses(phrase, point):
        phrase = phrase.within[0]
    if phrase.relation != "at" or len(phrase.names) > 1 or phrase.names[0].kind == "road":
        return ()
    named = phrase.names[0]
    return tuple(n for n in (named.bare, *named.others) if n and n != name and place_name_key(n))


def _encloses(phrase: Phrase, point: tuple[float, float]) -> bool:
    """Whether the head of a phrase is the town and what follows a part of it, not the other way round."""
    if any(n.kind in ("quarter", "road", "site") for part in phrase.within for n in part.names):
        return True
    head, tail = phrase.names[0].bare, phrase.within[0].names[0].bare
    return _known_near(head, point, 40_000.0) and not _known_near(tail, point, 150_000.0)


def _known_near(name: str, point: tuple[float, float], reach_m: float) -> bool:
    """Whether the packaged gazetteer has a place of this name or a spelling of it that near."""
    packaged = open_gazetteers()
    found = packaged.find(name) or tuple(k for k in packaged.find_key(name) if likeness(name, k) >= LIKENESS)
    return any(between_m(point, (k.place.lat, k.place.lon)) <= reach_m for k in found)
