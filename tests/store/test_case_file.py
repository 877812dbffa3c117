"""The case file: one writer, append-only judgements, captures that never change, versions, and what goes wrong."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from firsthand.errors import CaseError, CaseLockedError, CaseVersionError, IntegrityError, UnknownIdError
from firsthand.model.account import Incident, Interval
from firsthand.model.judgement import Judgement
from firsthand.model.steps import Item, Traced
from firsthand.model.text import Capture, Failure
from firsthand.store import CaseResults, Stages, open_view, open_writer
from firsthand.store.migrations import MIGRATIONS, Migration, check_version, migrate

STAGES = Stages(*("read attribute normalise code beyond link trace collate".split()))
fork = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def item(name: str = "letter", words: str = "Salem wrote.") -> Item:
    payload = words.encode()
    return Item(Capture(hashlib.sha256(payload).hexdigest(), f"{name}.txt", None, "text/plain"), payload, name)


def judgement(id: str = "j1") -> Judgement:
    return Judgement(id, ("a", "b"), "not_same", "Nour", "2020-01-01T00:00:00Z", "another village")


def incidents(*members: tuple[str, tuple[str, ...]]) -> CaseResults:
    found = tuple(Incident(id, id, "raid", Interval(None, None), None, accounts) for id, accounts in members)
    return CaseResults(found, (), Traced((), (), ()), ())


def test_what_was_captured_comes_back_as_it_was(tmp_path: Path) -> None:
    with open_writer(tmp_path / "t.case") as writer:
        writer.put_items([item()])
    with open_view(tmp_path / "t.case") as view:
        assert view.item("letter") == item()
        assert view.names() == {"letter": item().capture.sha256}
        with pytest.raises(UnknownIdError, match="nobody"):
            view.item("nobody")


def test_a_closed_case_is_one_file_that_any_tool_opens_read_only(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    with open_writer(case) as writer:
        writer.put_items([item()])
        assert (tmp_path / "t.case-wal").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["t.case"]
    case.chmod(stat.S_IRUSR)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        plain = sqlite3.connect(f"file:{case}?mode=ro", uri=True)
        tables = {name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert plain.execute("SELECT document, origin, size FROM capture").fetchall() == [("letter", "letter.txt", 12)]
        plain.close()
        with open_view(case) as view:
            assert view.item("letter") == item()
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert tables >= set(
        "capture failure document source attribution mention account claim passage derivation ghost finding pair incident "
        "member incident_alias collation reading beyond judgement step meta migration root".split()
    )


@pytest.mark.parametrize("change", ["UPDATE judgement SET verdict = 'same'", "DELETE FROM judgement"])
def test_a_judgement_is_never_changed(tmp_path: Path, change: str) -> None:
    with open_writer(tmp_path / "t.case") as writer:
        writer.put_judgement(judgement())
    with sqlite3.connect(tmp_path / "t.case") as plain, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        plain.execute(change)
    plain.close()
    with open_view(tmp_path / "t.case") as view:
        assert view.judgements() == (judgement(),)


def test_changed_bytes_are_never_used(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    with open_writer(case) as writer:
        writer.put_items([item(), item("other", "Nour wrote.")])
    plain = sqlite3.connect(case)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        plain.execute("UPDATE capture SET payload = x'00'")
    plain.execute("DROP TRIGGER capture_never_update")
    plain.execute("UPDATE capture SET payload = (SELECT payload FROM capture WHERE document = 'other')")
    plain.commit()
    plain.close()
    with open_view(case) as view:
        assert view.item("other").payload == b"Nour wrote."
        with pytest.raises(IntegrityError, match="letter: its stored bytes"):
            view.item("letter")
        with pytest.raises(IntegrityError, match="letter"):
            view.check()


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    with (
        open_writer(case),
        pytest.raises(CaseLockedError, match=f"process {os.getpid()}.*--wait"),
        open_writer(case, wait_s=0.1),
    ):
        pass
    with open_writer(case, wait_s=0):
        pass


@fork
def test_a_second_writer_waits_for_the_first_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    child = os.fork()
    if child == 0:
        with open_writer(case) as writer:
            writer.put_items([item()])
            time.sleep(60)
    until = time.monotonic() + 10
    while not (tmp_path / "t.case.lock").exists() or not (tmp_path / "t.case.lock").read_text():
        assert time.monotonic() < until
        time.sleep(0.01)
    with pytest.raises(CaseLockedError), open_writer(case, wait_s=0):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_writer(case, wait_s=5) as writer:
        writer.put_items([item("other", "Nour wrote.")])
        assert "other" in writer.view.names()


def test_a_reader_sees_one_moment_while_another_writes(tmp_path: Path) -> None:
    with open_writer(tmp_path / "t.case") as writer:
        writer.put_items([item()])
        with open_view(tmp_path / "t.case") as view:
            assert set(view.names()) == {"letter"}
            writer.put_items([item("other", "Nour wrote.")])
            assert set(view.names()) == {"letter"}
    with open_view(tmp_path / "t.case") as view:
        assert set(view.names()) == {"letter", "other"}


def test_an_older_case_gets_what_it_lacks_in_order(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 't.case'}")
    migrate(engine, "t.case")

    def add(table: str) -> Migration:
        def apply(connection: Connection) -> None:
            connection.execute(text(f"CREATE TABLE {table} (a INTEGER)"))

        return Migration({"third": 3, "fourth": 4}[table], table, apply)

    migrate(engine, "t.case", [*MIGRATIONS, add("fourth"), add("third")])
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version, name FROM migration ORDER BY rowid")).all() == [
            (1, "first tables"), (2, "readings say by what they were replaced"), (3, "third"), (4, "fourth"),
        ]  # fmt: skip
        assert connection.execute(text("SELECT count(*) FROM third")).scalar() == 0
    with pytest.raises(CaseVersionError, match="tables 4, this one knows 2"):
        check_version(engine, "t.case")
    engine.dispose()
    with pytest.raises(CaseVersionError, match="update firsthand"), open_view(tmp_path / "t.case"):
        pass
    with pytest.raises(CaseVersionError), open_writer(tmp_path / "t.case"):
        pass


def test_a_case_of_the_first_tables_learns_by_what_readings_were_replaced(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 't.case'}")
    migrate(engine, "t.case", MIGRATIONS[:1])
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE reading DROP COLUMN superseded"))
        old = "INSERT INTO reading VALUES ('i', 0, 'killed', '', 'single', '12', 12, 12, 1, 1, '')"
        connection.execute(text(old))
    engine.dispose()
    with open_writer(tmp_path / "t.case"):
        pass
    with sqlite3.connect(tmp_path / "t.case") as case:
        assert case.execute("SELECT value, superseded FROM reading").fetchall() == [("12", "")]


def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path) -> None:
    page, other = tmp_path / "page.txt", tmp_path / "other.db"
    page.write_text("no database at all, but some words " * 100)
    plain = sqlite3.connect(other)
    plain.execute("CREATE TABLE mine (a INTEGER)")
    plain.close()
    before = page.read_bytes()
    for path in (page, other):
        with pytest.raises(CaseError, match="no case of firsthand"), open_writer(path):
            pass
        with pytest.raises(CaseError, match="no case of firsthand"), open_view(path):
            pass
    assert page.read_bytes() == before
    with pytest.raises(CaseError, match="there is no such case"), open_view(tmp_path / "none.case"):
        pass
    with pytest.raises(CaseError, match="cannot be written"), open_writer(tmp_path / "no folder" / "t.case"):
        pass


def test_an_odd_path_is_no_trouble(tmp_path: Path) -> None:
    case = tmp_path / "what? a #1 100% case"
    with open_writer(case) as writer:
        writer.put_items([item()])
    with open_view(case) as view:
        assert set(view.names()) == {"letter"}


def test_an_incident_that_was_merged_is_found_under_its_old_id(tmp_path: Path) -> None:
    with open_writer(tmp_path / "t.case") as writer:
        writer.put_case(incidents(("incident-aa", ("a",)), ("incident-bb", ("b",))), STAGES, {})
        writer.put_case(incidents(("incident-aa", ("a", "b"))), STAGES, {})
        writer.put_case(incidents(("incident-00", ("0", "a", "b"))), STAGES, {})
        for given in ("incident-bb", "incident-aa", "incident-00", "00", "incident-0"):
            assert writer.view.incident_id(given) == "incident-00"
        with pytest.raises(UnknownIdError, match="no incidents"):
            writer.view.incident_id("incident-zz")


def test_failures_of_an_origin_are_replaced_when_it_is_tried_again(tmp_path: Path) -> None:
    with open_writer(tmp_path / "t.case") as writer:
        writer.put_failures(
            {"a", "b"},
            [Failure("a", "line 10", "broken"), Failure("a", "line 9", "broken"), Failure("b", None, "empty")],
        )
        assert [f.record for f in writer.view.failures()] == ["line 9", "line 10", None]
        writer.put_failures({"a"}, [])
        assert writer.view.failures() == (Failure("b", None, "empty"),)
