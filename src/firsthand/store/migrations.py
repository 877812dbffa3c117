"""The versions of the tables. A new case gets the tables as they are; an older one each step that it lacks, in order,
each in one transaction with its record.

To change a table: change tables.py, and add below

    @migration(2, "what it does")
    def _(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE ..."))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, inspect, select, text

from firsthand.errors import CaseError, CaseVersionError
from firsthand.store.tables import metadata
from firsthand.store.tables import migration as record

# "fhnd": tells a case from any other SQLite file (PRAGMA application_id)
APPLICATION_ID = 0x66686E64


@dataclass(frozen=True, slots=True)
class Migration:
    version: int
    name: str
    apply: Callable[[Connection], None]


MIGRATIONS: list[Migration] = []


def migration(version: int, name: str) -> Callable[[Callable[[Connection], None]], Callable[[Connection], None]]:
    """Registers a function as the migration to a version."""

    def register(function: Callable[[Connection], None]) -> Callable[[Connection], None]:
        MIGRATIONS.append(Migration(version, name, function))
        return function

    return register


@migration(1, "first tables")
def _first(connection: Connection) -> None:
    metadata.create_all(connection)


@migration(2, "readings say by what they were replaced")
def _superseded(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE reading ADD COLUMN superseded TEXT NOT NULL DEFAULT ''"))


def migrate(engine: Engine, name: str, migrations: Sequence[Migration] | None = None) -> None:
    """Brings a case to the version of this program, from nothing or from an older one.

    Raises CaseVersionError for a newer case, CaseError for a database that is no case.
    """
    steps = sorted(MIGRATIONS if migrations is None else migrations, key=lambda m: m.version)
    with engine.begin() as connection:
        if not inspect(connection).get_table_names():
            if connection.dialect.name == "sqlite":
                connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            metadata.create_all(connection)
            connection.execute(record.insert(), [{"version": m.version, "name": m.name} for m in steps])
            return
    found = check_version(engine, name, steps)
    for step in steps:
        if step.version > found:
            with engine.begin() as connection:
                step.apply(connection)
                connection.execute(record.insert(), {"version": step.version, "name": step.name})


def check_version(engine: Engine, name: str, migrations: Sequence[Migration] | None = None) -> int:
    """The version of an existing case; raises like `migrate`."""
    newest = max(m.version for m in (MIGRATIONS if migrations is None else migrations))
    with engine.begin() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            raise CaseError(f"{name}: nothing was kept in this case yet; trace articles into it first")
        if record.name not in tables:
            raise CaseError(f"{name}: this is no case of firsthand; give another --case, or a new name")
        found = connection.execute(select(func.max(record.c.version))).scalar() or 0
    if found > newest:
        raise CaseVersionError(
            f"{name}: written by a newer firsthand (tables {found}, this one knows {newest}); update firsthand"
        )
    return int(found)
