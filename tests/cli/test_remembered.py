"""A case remembers the settings under which it was read."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import tiny_steps as tiny
from firsthand import cli
from firsthand.cli.remembered import Settings, keep, settled

BOOK = """
[[type]]
id = "collision"
label = "Collision of ships"
words = ['collisions?', 'collided']
"""
NOTHING: dict[str, Any] = {"country": None, "gazetteers": (), "actors": (), "overrides": None, "codebook": "conflict"}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The settings that each run asks its steps to have."""
    found: list[dict[str, Any]] = []

    def steps(**settings: Any) -> Any:
        found.append({name: value for name, value in settings.items() if name != "skip"})
        return tiny.tiny_steps()

    monkeypatch.setattr("firsthand.cli.trace.default_steps", steps)
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Salem said 3 were killed in Tal Amran.", "utf8")
    return path


def trace(capsys: pytest.CaptureFixture[str], article: Path, *options: str | Path) -> tuple[int, str, str]:
    case = article.parent / "t.case"
    with pytest.raises(SystemExit) as ended:
        cli.main([str(o) for o in ("trace", article, "--case", case, *options)])
    told = capsys.readouterr()
    return int(ended.value.code or 0), told.out, told.err


def test_the_next_run_reads_under_the_settings_of_the_last(
    capsys: pytest.CaptureFixture[str], article: Path, asked: list[dict[str, Any]], tmp_path: Path
) -> None:
    book, places = tmp_path / "ships.toml", tmp_path / "own.csv"
    book.write_text(BOOK, "utf8")
    places.write_text("name,lat,lon,country\nTal Amran,36.1,35.2,SY\n", "utf8")
    first = trace(capsys, article, "--country", "sy", "--codebook", book, "--gazetteer", places)
    again = trace(capsys, article)
    assert (first[0], again[0]) == (0, 0)
    assert asked[1] == asked[0] == {**NOTHING, "country": "SY", "codebook": str(book), "gazetteers": (str(places),)}
    assert f"read with --country SY, --gazetteer {places}, --codebook {book}\n" in first[1]
    assert "read with --country SY (remembered), " in again[1]


def test_an_option_given_again_replaces_the_remembered_one_and_no_other(
    capsys: pytest.CaptureFixture[str], article: Path, asked: list[dict[str, Any]]
) -> None:
    trace(capsys, article, "--country", "SY", "--codebook", "gun-violence")
    told = trace(capsys, article, "--country", "IQ")[1]
    trace(capsys, article)
    assert asked[1] == asked[2] == {**NOTHING, "country": "IQ", "codebook": "gun-violence"}
    assert "read with --country IQ, --codebook gun-violence (remembered)\n" in told
    trace(capsys, article, "--codebook", "conflict", "--country", "")
    assert asked[3] == NOTHING, "a default that is given is given too"


def test_settings_are_forgotten_on_demand(
    capsys: pytest.CaptureFixture[str], article: Path, asked: list[dict[str, Any]]
) -> None:
    trace(capsys, article, "--country", "SY")
    assert "read with" not in trace(capsys, article, "--forget")[1]
    trace(capsys, article)
    assert asked[1] == asked[2] == NOTHING


def test_a_remembered_file_that_is_gone_is_told(
    capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path, asked: list[dict[str, Any]]
) -> None:
    book = tmp_path / "ships.toml"
    book.write_text(BOOK, "utf8")
    trace(capsys, article, "--codebook", book)
    book.unlink()
    code, out, err = trace(capsys, article)
    assert (code, out) == (2, "")
    assert f"was read with --codebook {book}, and this file is gone: put it back, give --codebook again" in err
    assert trace(capsys, article, "--codebook", "conflict")[0] == 0


def test_the_same_file_is_the_same_setting_from_another_folder(
    capsys: pytest.CaptureFixture[str],
    article: Path,
    tmp_path: Path,
    asked: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "ships.toml").write_text(BOOK, "utf8")
    (tmp_path / "t.gazetteer").write_bytes(b"beside the case")
    for folder, given in ((tmp_path, ["--codebook", "ships.toml"]), (tmp_path.parent, [])):
        monkeypatch.chdir(folder)
        trace(capsys, article, *given)
    assert asked[0] == asked[1]
    assert asked[1]["gazetteers"] == (str(tmp_path / "t.gazetteer"),)


def test_a_case_of_before_remembers_nothing_and_still_opens(
    capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path
) -> None:
    trace(capsys, article, "--country", "SY")
    with sqlite3.connect(tmp_path / "t.case") as connection:
        connection.execute("DELETE FROM meta WHERE key = 'settings'")
    connection.close()
    assert settled(tmp_path / "t.case", NOTHING, ()) == Settings(kept=frozenset())
    assert trace(capsys, article)[0] == 0


def test_a_setting_that_only_a_newer_version_knows_is_left_alone(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    keep(case, Settings(country="SY"), wait_s=0)
    with sqlite3.connect(case) as connection:
        note = json.dumps({"country": "SY", "weather": "rain"})
        connection.execute("UPDATE meta SET value = ? WHERE key = 'settings'", (note,))
    connection.close()
    assert settled(case, NOTHING, ()).country == "SY"


def test_default_settings_are_not_written_down(tmp_path: Path) -> None:
    keep(tmp_path / "t.case", Settings(), wait_s=0)
    assert not (tmp_path / "t.case").exists()


def test_a_refused_codebook_leaves_what_is_remembered(
    capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace(capsys, article, "--country", "SY")
    monkeypatch.undo()
    assert trace(capsys, article, "--codebook", "no-such-book")[0] == 2
    assert settled(tmp_path / "t.case", NOTHING, ()).codebook == "conflict"
