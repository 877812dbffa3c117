"""The commands as people call them: what they print, how they end, and that nothing in an article acts on a terminal."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import tiny_steps as tiny
from firsthand import cli
from firsthand.errors import CaseLockedError
from firsthand.store import open_writer

RECORDS: list[dict[str, Any]] = [
    {"id": "a", "outlet": "Valley Post", "title": "A massacre", "published": "2016-03-01"},
    {"id": "b", "outlet": "Hill Times", "title": "News", "published": "2016-03-02"},
    {"id": "c", "outlet": "Evil\x1b[31m\u202ePaper", "title": "News", "published": "2016-03-03"},
]
for n, r in enumerate(RECORDS):
    r["text"] = f"Salem said {n + 3} were killed in Tal Amran. \x1b]0;x\x07"


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def tiny_default_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.cli.trace.default_steps", lambda **settings: tiny.tiny_steps())
    monkeypatch.setattr("firsthand.cli.read.default_steps", lambda **settings: tiny.tiny_steps())


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, RECORDS)), "utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert call(capsys, "trace", articles, "--case", tmp_path / "t.case", "--quiet").code == 0
    return tmp_path / "t.case"


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ended:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(a) for a in arguments])
    told = capsys.readouterr()
    return Ended(int(ended.value.code or 0), told.out, told.err)


def test_trace_prints_what_it_found(capsys: pytest.CaptureFixture[str], articles: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK")
    ended = call(capsys, "trace", articles, tmp_path / "notes.docx", "--case", tmp_path / "t.case", "--jobs", "1")
    assert ended.code == 0
    assert "t.case: 3 articles, 3 outlets, 1 incident" in ended.out
    assert "3 articles of 3 outlets on 1 origin: Salem" in ended.out
    assert "differ       killed: " in ended.out
    assert all(f"{n} (Salem)" in ended.out for n in (3, 4, 5))
    assert "Valley Post, headline: “massacre”: no account says so" in ended.out
    assert "notes.docx: its kind .docx" in ended.out
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_quiet_prints_nothing_and_tells_failures_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], articles: Path, tmp_path: Path
) -> None:
    ended = call(capsys, "trace", articles, tmp_path / "gone.txt", "--case", tmp_path / "t.case", "--quiet")
    assert (ended.code, ended.out) == (0, "")
    assert "1 inputs could not be read" in ended.err


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_trace_ends_with_1_where_nothing_could_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, strict: list[str]
) -> None:
    ended = call(capsys, "trace", tmp_path / "gone.txt", "--case", tmp_path / "t.case", *strict)
    assert (ended.code, ended.out) == (1, "")
    assert "gone.txt: there is no such file or folder" in ended.err
    assert list(tmp_path.iterdir()) == [], "no case is left behind"


def test_a_folder_without_files_leaves_no_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = call(capsys, "trace", tmp_path / "empty", "--case", tmp_path / "t.case")
    assert ended.code == 1
    assert "empty: no file in there; give a file or folder of articles" in ended.err
    assert not (tmp_path / "t.case").exists()


def test_a_missing_input_beside_others_is_a_failure_of_the_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, articles: Path
) -> None:
    ended = call(capsys, "trace", articles, tmp_path / "gone", "--case", tmp_path / "t.case")
    assert ended.code == 0
    assert "gone: there is no such file or folder" in ended.out


def test_people_are_told_the_next_command_and_pipes_are_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def next_lines() -> list[str]:
        told = call(capsys, "trace", articles, "--case", tmp_path / "t.case").out
        return [line for line in re.sub(r"\x1b\[[0-9;]*m", "", told).splitlines() if line.startswith("next:")]

    assert next_lines() == []
    monkeypatch.setenv("FORCE_COLOR", "1")  # what rich takes for a terminal
    (line,) = next_lines()
    assert re.fullmatch(r"next: firsthand show \S+t.case 1   or: firsthand report \S+t.case -o pages/", line)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["trace"], "Missing argument"),
        (["trace", "x", "--jobs", "0"], "--jobs"),
        (["dance"], "No such command"),
        (["show", "gone.case"], "there is no such case"),
        (["export", "gone.case"], "there is no such case"),
        (["export", "gone.case", "--format", "xml"], "xml"),
        (["report", "gone.case"], "--output"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    ended = call(capsys, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert reason in ended.err
    assert "Traceback" not in ended.err


def test_a_locked_case_is_told(capsys: pytest.CaptureFixture[str], case: Path, articles: Path) -> None:
    with open_writer(case):
        ended = call(capsys, "trace", articles, "--case", case, "--wait", "0")
    assert ended.code == 2
    assert "another run" in ended.err
    assert CaseLockedError.__doc__


def test_export_is_the_machine_interface(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    value = json.loads(call(capsys, "export", case, "--format", "json").out)
    needed = {
        "documents": {"id", "title", "outlet", "published", "sha256"},
        "sources": {"id", "name", "kind", "access", "disclosure"},
        "accounts": {"id", "document", "incident", "voice", "claims"},
        "incidents": {"id", "label", "type", "when", "where", "origins", "accounts"},
        "collations": {"incident", "rows"},
        "beyond": {"document", "incident", "span", "slot", "value", "reason"},
    }
    for name, fields in needed.items():
        assert value[name], name
        assert fields <= set(value[name][0]), name
    assert value["derivations"] == []
    claim = value["accounts"][0]["claims"][0]
    assert {"slot", "group", "low", "high", "text", "scope", "span", "derived"} <= set(claim)
    assert set(claim["span"]) == {"part", "start", "end"}
    assert set(value["incidents"][0]["when"]) == {"earliest", "latest"}
    assert {"lower", "upper", "sources"} <= set(value["incidents"][0]["origins"])
    row = value["collations"][0]["rows"][0]
    assert {"slot", "group", "relation", "readings"} <= set(row)
    assert {"value", "accounts", "spans"} <= set(row["readings"][0])


def test_read_prints_an_object_a_document(capsys: pytest.CaptureFixture[str], articles: Path, tmp_path: Path) -> None:
    text = "Salem said 3 were killed in Tal Amran.\r\n"
    (tmp_path / "letter.txt").write_bytes(text.encode())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Nour said 4 were killed in Tal Amran.", "utf-8")
    ended = call(capsys, "read", articles, tmp_path / "letter.txt", tmp_path / "other", tmp_path / "gone.txt", "--json")
    found = {d["id"]: d for d in map(json.loads, ended.out.splitlines())}
    assert ended.code == 0
    assert "gone.txt" in ended.err
    assert list(found)[:4] == ["a", "b", "c", "letter"]
    assert len(found) == 5
    letter = found["letter"]
    assert letter["text"] == text
    (attribution,) = letter["attributions"]
    assert attribution["source"] == {"part": "text", "start": 0, "end": 5}
    assert {"id", "parent", "cue", "content", "speech", "source_id", "source_kind"} <= set(attribution)
    assert letter["counts"][0]["low"] == 3
    assert all(key in letter for key in ("title", "outlet", "published", "places", "times", "actors"))


def test_show_tells_one_incident_by_number_id_or_its_beginning(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    whole = call(capsys, "show", case).out
    id = next(word for word in whole.split() if word.startswith("incident-"))
    told = [call(capsys, "show", case, given).out for given in ("1", id, id[:14], id.removeprefix("incident-"))]
    assert len(set(told)) == 1
    assert "Valley Post > Salem: …" not in told[0]
    assert told[0].splitlines()[-1].endswith("t.case 1 --all")
    every = call(capsys, "show", case, "1", "--all").out
    assert "Valley Post > Salem: …Salem said 3 were killed" in every.replace("\n      ", " ")
    assert not {"\x1b", "\u202e"} & set("".join([*told, every]))


def test_an_incident_is_told_figures_first_then_disputes_then_origins_then_excesses(
    capsys: pytest.CaptureFixture[str], case: Path
) -> None:
    told = call(capsys, "show", case, "1").out
    parts = [
        "  when ",
        "  where ",
        "  what ",
        "  told by 3 articles of 3 outlets on 1 origin",
        "\nFigures",
        "\nDisputed",
    ]
    places = [told.index(part) for part in [*parts, "\nOrigins: 1\n", "\nBeyond the sources"]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("0", "0: no incident has this number; give a number from 1 to 2: firsthand show "),
        ("3", "3: no incident has this number; give a number from 1 to 2"),
        ("99999", "give a number from 1 to 2"),
        ("tomato", "tomato: no incident has this id; give a number from 1 to 2"),
        ("incident-", "incident-: 2 incidents begin so; give the number of one\n  1  "),
    ],
)
def test_an_incident_that_is_not_there_is_told_with_what_to_give(
    capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path, given: str, told: str
) -> None:
    more = {"id": "far", "outlet": "Valley Post", "title": "", "published": "2016-04-01"}
    more["text"] = "Nour said 7 were killed in Bir Hasan."
    (tmp_path / "more.jsonl").write_text(json.dumps(more), "utf-8")
    assert call(capsys, "trace", tmp_path / "more.jsonl", "--case", case, "--quiet").code == 0
    ended = call(capsys, "show", case, given)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert len([line for line in ended.err.splitlines() if line.startswith("  ")]) == (2 if given == "incident-" else 0)


def test_incidents_stand_in_one_order_everywhere(
    capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path
) -> None:
    rows = [
        {"id": f"far{n}", "outlet": f"Paper {n % 5}", "title": "", "published": "2016-04-01",
         "text": f"Nour said 7 were killed in {place}."}
        for n, place in enumerate(["Bir Hasan", "Tell Sabah", "Bir Hasan", "Bir Hasan", "Bir Hasan", "Wadi Rih"])
    ]  # fmt: skip
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert call(capsys, "trace", tmp_path / "more.jsonl", "--case", case, "--quiet").code == 0
    shown = [w for w in call(capsys, "show", case).out.split() if w.startswith("incident-")]
    exported = json.loads(call(capsys, "export", case).out)
    assert shown == [i["id"] for i in exported["incidents"]] == [c["incident"] for c in exported["collations"]]
    assert call(capsys, "report", case, "-o", tmp_path / "pages").code == 0
    page = (tmp_path / "pages" / "index.html").read_text("utf-8").split('id="incidents"')[1].split("<section")[0]
    assert re.findall(r'href="(incident-\w+)\.html"', page) == shown
    assert len(shown) == 4


def test_sources_lists_who_stands_behind_the_case(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    ended = call(capsys, "sources", case)
    head, first = (line.split() for line in ended.out.splitlines()[:2])
    assert head == ["incidents", "accounts", "articles", "origin"]
    assert first[2:] == ["3", "Salem", "named", "person"]
    assert "\x1b" not in ended.out


def test_report_writes_pages(capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path) -> None:
    ended = call(capsys, "report", case, "-o", tmp_path / "pages")
    assert ended.code == 0
    assert (tmp_path / "pages" / "index.html").is_file()
    again = call(capsys, "trace", tmp_path / "pages", "--case", tmp_path / "other.case")
    assert again.code == 1, "pages of a report are no articles"
    assert "a report that firsthand wrote" in again.out


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_helps(capsys: pytest.CaptureFixture[str], command: str) -> None:
    if command not in cli.Commands().list_commands(None):  # type: ignore[arg-type]
        pytest.skip(f"{command} is not there yet")
    ended = call(capsys, command, "--help")
    assert ended.code == 0
    assert f"Usage: firsthand {command}" in ended.out


def test_output_is_utf8_and_a_closed_pipe_is_no_error(case: Path) -> None:
    program = f"from firsthand.cli import main; main(['export', {str(case)!r}])"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    whole = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert "Paper" in whole.stdout.decode("utf-8")
    pipe = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert isinstance(pipe.stdout, io.BufferedReader)
    pipe.stdout.close()
    _, told = pipe.communicate(timeout=60)
    assert (pipe.returncode, told) == (0, b"")


@pytest.mark.parametrize("command", [["show"], ["show", "1", "--all"], ["sources"], ["judge"]])
def test_a_reader_who_stops_early_is_no_error(case: Path, command: list[str]) -> None:
    arguments = [command[0], str(case), *command[1:]]
    program = f"from firsthand.cli import main; main({arguments!r})"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    pipe = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert isinstance(pipe.stdout, io.BufferedReader)
    pipe.stdout.close()
    _, told = pipe.communicate(timeout=60)
    assert (pipe.returncode, told) == (0, b"")


def test_sources_on_whom_nothing_rests_are_shown_on_demand(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    few, every = (call(capsys, "sources", case, *more).out for more in ([], ["--all"]))
    assert "Valley Post" not in few
    assert "… and 3 sources on whom nothing rests (--all)" in few
    assert re.search(r"^ +0 +0 +0  Valley Post  news outlet$", every, re.MULTILINE)
    assert "nothing rests" not in every


def test_sources_tells_how_much_rests_on_one_origin(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    ended = call(capsys, "sources", case)
    assert "accounts (" in ended.out and " rest on " in ended.out


def test_pages_that_cannot_be_written_are_told_in_words(
    capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder would be")
    ended = call(capsys, "report", case, "-o", tmp_path / "taken" / "pages")
    assert ended.code == 2
    assert "taken" in ended.err
    assert "nothing more was written" in ended.err
    assert "Traceback" not in ended.err
