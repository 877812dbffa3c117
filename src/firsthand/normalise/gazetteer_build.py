"""Compiles places into one indexed, read-only gazetteer file.

Only the standard library and `firsthand.model` are imported here, since the build of the package runs it before any
dependency is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from firsthand.model.romanise import ARTICLES, fold, is_arabic, place_name_key

SCHEMA_VERSION = 1
# Countries whose names reach news in English by romanisation: only there does a skeleton mean anything.
ROMANISED = frozenset("SY IQ LB JO PS IL TR IR EG LY YE SA KW AE QA BH OM SD TN DZ MA AF PK MR SO EH".split())
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  radius_m INTEGER NOT NULL, feature TEXT NOT NULL, country TEXT, admin1 TEXT, admin1_code TEXT,
  population INTEGER NOT NULL, spellings TEXT);
CREATE TABLE name (folded TEXT, place INTEGER, kind INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

# Kinds of names, in falling order of trust.
MAIN, ALIAS, SHORT, PEOPLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to be compiled. `names` are all further names, `short` abbreviations, `people` demonyms; `admin1` is the
    display name of the enclosing first-order division, `admin1_code` what ties a place to it ("SY.09", "US.TX")."""

    ref: str
    name: str
    lat: float
    lon: float
    radius_m: int
    feature: str
    country: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    population: int = 0
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    skeleton: bool = True


def compile_gazetteer(entries: Iterable[Entry], path: Path, *, credit: str) -> int:
    """Writes the gazetteer file, replacing any at `path`; the number of places in it.

    The file is written beside and moved into place, so that a reader never sees half of one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        connection.executescript("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        count = _write(connection, entries)
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("schema", str(SCHEMA_VERSION)), ("credit", credit), ("places", str(count))],
        )
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    unfinished.replace(path)
    return count


def _write(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    places: list[tuple[object, ...]] = []
    names: dict[tuple[str, int], int] = {}
    skeletons: set[tuple[str, int]] = set()
    for number, entry in enumerate(entries, start=1):
        romanised = entry.skeleton and (entry.country is None or entry.country in ROMANISED)
        folded_names = _folded(entry)
        spellings = "\n".join(sorted({folded for folded, _ in folded_names})) if romanised else None
        places.append(
            (number, entry.ref, entry.name, round(entry.lat, 5), round(entry.lon, 5), entry.radius_m, entry.feature,
             entry.country, entry.admin1, entry.admin1_code, entry.population, spellings)
        )  # fmt: skip
        for folded, kind in folded_names:
            names.setdefault((folded, number), kind)
        if romanised:
            skeletons |= {(key, number) for key in _keys(entry)}
    connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    connection.executemany("INSERT INTO name VALUES (?,?,?)", ((f, n, names[f, n]) for f, n in sorted(names)))
    connection.executemany("INSERT INTO skeleton VALUES (?,?)", sorted(skeletons))
    return len(places)


def _folded(entry: Entry) -> list[tuple[str, int]]:
    kinds = ((MAIN, (entry.name,)), (ALIAS, entry.names), (SHORT, entry.short), (PEOPLE, entry.people))
    found = [(folded, kind) for kind, names in kinds for name in names if (folded := fold(name))]
    if entry.country in ROMANISED:
        found += [(bare, ALIAS) for folded, _ in found if (bare := without_article(folded))]
    return found


def without_article(folded: str) -> str:
    """A folded name without the Arabic article before it, "" where it has none or little would be left."""
    first, _, rest = folded.partition(" ")
    if rest and first in ARTICLES:
        return rest if len(rest) > 2 else ""
    if first.startswith("ال") and len(first) > 4:
        return folded[2:]
    return ""


def _keys(entry: Entry) -> list[str]:
    keys = [place_name_key(name) for name in (entry.name, *entry.names)]
    # With and without the y that is heard between vowels: "Makramia", "Makramiyah".
    return [key for spelt in keys for key in (spelt, spelt.replace("Y", "")) if len(key) >= 2]


def readable(name: str) -> bool:
    """True for a name in Latin or Arabic script that a person wrote: machine romanisations ("swldw", "DEZ") are not."""
    if is_arabic(name):
        return True
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or (not name[0].isalnum() and name[0] not in "‘'`ʻʿ"):
        return False
    if not all(c < "ɐ" or "\u1e00" <= c <= "\u1eff" or c in "ʻʼʾʿ" for c in letters):
        return False
    return any(c.isupper() for c in letters) and not (len(letters) <= 3 and name.isupper())
