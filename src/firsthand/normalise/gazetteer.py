"""Looks names up in gazetteer files, opened read-only and shared between processes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.errors import SettingError
from firsthand.model.mentions import Place
from firsthand.model.romanise import fold, place_name_key
from firsthand.normalise.gazetteer_build import ALIAS, MAIN, PEOPLE, SCHEMA_VERSION, SHORT, without_article

PACKAGED = Path(__file__).parent / "data" / "gazetteer.sqlite"
_CONFUSED = {
    "X": "hk",
    "h": "X",
    "k": "GX",
    "G": "kj",
    "j": "GS",
    "S": "s",
    "s": "Sz",
    "z": "sd",
    "d": "zt",
    "t": "ds",
    "b": "f",
}
_COLUMNS = (
    "p.ref, p.name, p.lat, p.lon, p.radius_m, p.feature, p.country, p.admin1, p.admin1_code, p.population, p.spellings"
)
_BY_NAME = f"SELECT n.kind, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ?"
_BY_KEY = f"SELECT {ALIAS}, {_COLUMNS} FROM skeleton s JOIN place p ON p.id = s.place WHERE s.key = ?"
# What the ids of the places of a GeoNames dump begin with.
DUMP = "user:geonames/"
_OWN = (
    f"SELECT {MAIN}, {_COLUMNS} FROM place p WHERE p.ref NOT GLOB '{DUMP}*' "
    "AND (?1 IS NULL OR p.country IS NULL OR p.country = ?1) ORDER BY p.id"
)

__all__ = ["ALIAS", "DUMP", "MAIN", "PACKAGED", "PEOPLE", "SHORT", "Gazetteer", "Known", "open_gazetteers"]


@dataclass(frozen=True, slots=True)
class Known:
    """A place of a gazetteer under one of its names. `kind` is that of the name (MAIN, ALIAS, SHORT, PEOPLE), `layer`
    the place of its file in the order given: a user's own file stands before the packaged one; `spellings` its folded
    names, one a line, where its country's names are romanised."""

    place: Place
    kind: int
    admin1_code: str | None
    population: int
    layer: int
    spellings: str = ""

    @property
    def own(self) -> bool:
        """Whether it is of the user's own list of places; a GeoNames dump is everybody's, whoever adds it."""
        return self.place.id.startswith("user:") and not self.place.id.startswith(DUMP)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Some gazetteer files read as one; each place of any of them is found, a user's own first. Equal to itself only."""

    connections: tuple[sqlite3.Connection, ...] = field(repr=False)
    names: dict[str, tuple[Known, ...]] = field(default_factory=dict, repr=False)
    keys: dict[str, tuple[Known, ...]] = field(default_factory=dict, repr=False)
    users: dict[str, tuple[Known, ...]] = field(default_factory=dict, repr=False)

    def find(self, name: str) -> tuple[Known, ...]:
        """The places that bear a name, spelt so up to case, marks and apostrophes, with or without its article."""
        folded = fold(name)
        return self.find_folded(folded) or self.find_folded(without_article(folded))

    def find_folded(self, folded: str) -> tuple[Known, ...]:
        """As `find`, for a name that is folded already."""
        if not folded:
            return ()
        known = self.names.get(folded)
        if known is None:
            if len(self.names) > 200_000:
                self.names.clear()
            known = self.names[folded] = tuple(self._rows(_BY_NAME, folded))
        return known

    def find_key(self, name: str, country: str | None = None) -> tuple[Known, ...]:
        """The places of a country with a name of the same skeleton: candidates, never an answer by themselves."""
        key = place_name_key(name)
        known = self._in(country, key) or self._in(country, key.replace("Y", ""))
        if known or len(key) < 3:
            return known
        # Sounds that writers confuse, one at a time: "Sabka" for Sabkha, "Qibtan al-Ghabal" for Qabtan al-Jabal.
        near = (key[:i] + other + key[i + 1 :] for i, c in enumerate(key) for other in _CONFUSED.get(c, ""))
        return tuple(k for other in near for k in self._in(country, other))

    def _in(self, country: str | None, key: str) -> tuple[Known, ...]:
        known = self._with_key(key)
        return known if country is None else tuple(k for k in known if k.place.country == country)

    def own(self, country: str | None) -> tuple[Known, ...]:
        """All places of the user's own lists in a country, or in all, in the order of the files."""
        wanted = country or ""
        if wanted not in self.users:
            self.users[wanted] = tuple(
                _known(row, layer)
                for layer, connection in enumerate(self.connections[:-1])
                for row in connection.execute(_OWN, (country,))
            )
        return self.users[wanted]

    def _with_key(self, key: str) -> tuple[Known, ...]:
        if len(key) < 2:
            return ()
        known = self.keys.get(key)
        if known is None:
            if len(self.keys) > 50_000:
                self.keys.clear()
            known = self.keys[key] = tuple(self._rows(_BY_KEY, key))
        return known

    def _rows(self, statement: str, value: str) -> Iterator[Known]:
        for layer, connection in enumerate(self.connections):
            rows = sorted(connection.execute(statement, (value,)), key=lambda row: (-row[10], row[1]))
            for row in rows:
                yield _known(row, layer)


def open_gazetteers(paths: tuple[str, ...] = ()) -> Gazetteer:
    """The user's gazetteer files, in their order, and then the packaged one; opened once in each process.

    Raises SettingError when a file is missing or is no gazetteer.
    """
    return _opened(paths, os.getpid())


@lru_cache(maxsize=16)
def _opened(paths: tuple[str, ...], process: int) -> Gazetteer:
    """A forked process opens its own: SQLite connections are not carried across a fork."""
    return Gazetteer(tuple(_open(Path(path)) for path in (*paths, str(PACKAGED))))


def _open(path: Path) -> sqlite3.Connection:
    if not path.exists():
        hint = (
            "run `python hatch_build.py` in the checkout"
            if path == PACKAGED
            else "make it with `firsthand gazetteer add`"
        )
        raise SettingError(f"no gazetteer at {path}: {hint}")
    # immutable: no locks and no journal, so that any number of processes share the pages of the file.
    connection = sqlite3.connect(f"file:{path.resolve()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    version = _version(connection)
    if version != SCHEMA_VERSION:
        connection.close()
        raise SettingError(
            f"{path} is no gazetteer that this version reads (schema {version}, expected {SCHEMA_VERSION})"
        )
    return connection


def _version(connection: sqlite3.Connection) -> int | None:
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return int(row[0]) if row else None


def _known(row: Sequence[Any], layer: int) -> Known:
    kind, ref, name, lat, lon, radius_m, feature, country, admin1, admin1_code, population, spellings = row
    place = Place(ref, name, lat, lon, radius_m, feature, country, admin1)
    return Known(place, kind, admin1_code, population, layer, spellings or "")
