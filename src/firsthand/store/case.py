"""Opening a case: to write (one run at a time) or to look at."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from firsthand.errors import CaseError
from firsthand.store.lock import writing
from firsthand.store.migrations import check_version, migrate
from firsthand.store.view import View
from firsthand.store.writer import Writer

BUSY_SECONDS = 30.0  # how long to wait for another program that reads or writes the file at this moment


@contextlib.contextmanager
def open_writer(path: str | Path, *, wait_s: float = 10.0) -> Iterator[Writer]:
    """The case at a path, made if there is none, for the one run that may write to it.

    Raises CaseLockedError, CaseVersionError, or CaseError when the file is no case or its disk is full; what was
    stored before stays.
    """
    case = Path(path)
    with writing(case, wait_s):
        engine = _engine(case, "rwc")
        try:
            with guarded(case):
                migrate(engine, str(case))
                yield Writer(engine)
        finally:
            _settle(engine)


@contextlib.contextmanager
def open_view(path: str | Path) -> Iterator[View]:
    """An existing case to look at; nothing is written, but what a killed run had half written is undone.

    Raises CaseError when there is none, CaseVersionError when it is newer than this program.
    """
    case = Path(path)
    if not case.is_file():
        raise CaseError(f"{case}: there is no such case; make one with: firsthand trace PATH... --case {case}")
    engine = _engine(case, "ro")
    try:
        with guarded(case):
            _roll_back(case)
            check_version(engine, str(case))
            with engine.connect() as connection:  # one transaction, so that everything seen is of one moment
                yield View(lambda query: connection.execute(query).all())
    finally:
        engine.dispose()


@contextlib.contextmanager
def guarded(case: Path) -> Iterator[None]:
    """Turns the database's errors into those of a case."""
    try:
        yield
    except DatabaseError as error:
        cause = str(error.orig)
        advice = {
            "database or disk is full": "the disk is full; make room and run again, nothing stored is lost",
            "disk I/O error": "the disk failed or is full; make room and run again, nothing stored is lost",
            "file is not a database": "this is no case of firsthand; give another --case, or a new name",
            "database disk image is malformed": "the file is damaged; take a copy from before, or trace into a new case",
            "attempt to write a readonly database": "it may not be written; check its permissions and its folder's",
            "unable to open database file": "it cannot be opened; check that its folder exists and may be written",
            "database is locked": "another program holds it; close that one and run again",
        }.get(cause, cause)
        raise CaseError(f"{case}: {advice}") from error


def _roll_back(case: Path) -> None:
    """Undoes what a killed run had half written, where its rollback journal was left behind: SQLite does so at the
    first read of a connection that may write, and refuses every read of one that may not."""
    if not Path(f"{case}-journal").exists():
        return
    address = f"{case.absolute().as_uri()}?mode=rw"
    with (
        contextlib.suppress(sqlite3.Error),  # what cannot be written here is told by the reading that follows
        contextlib.closing(sqlite3.connect(address, BUSY_SECONDS, uri=True)) as raw,
    ):
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _engine(case: Path, mode: str) -> Engine:
    address = f"{case.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        if mode != "ro":
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect)

    @event.listens_for(engine, "begin")
    def begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if mode != "ro" else "BEGIN")  # type: ignore[attr-defined]

    return engine


def _settle(engine: Engine) -> None:
    """Leaves one plain file behind, which opens anywhere, also where nothing can be written; where that fails (a full
    disk, a reader) the case stays whole in its file and log."""
    with contextlib.suppress(DatabaseError), engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if raw is not None:
            with contextlib.suppress(sqlite3.Error):
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.cursor().execute("PRAGMA journal_mode = DELETE")
    engine.dispose()
