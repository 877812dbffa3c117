"""A person settles what the program leaves open: by command, for good, and so that it can be taken back."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from firsthand import cli
from firsthand.report.machine import case_json
from firsthand.report.private import pseudonymised
from firsthand.store import open_view

MONITORS = ("Orontes Monitor for Human Rights", "Khabur Monitor for Human Rights")
ARTICLES = [
    {"id": n, "outlet": outlet, "title": "", "published": "2017-02-15", "text":
     f"MASKANAH - An air strike killed {killed} people in the market of Maskanah in Aleppo province on Tuesday, "
     f"14 February 2017, the {monitor} said."}
    for n, outlet, killed, monitor in (
        ("a", "Harwick Courier", "12", MONITORS[0]), ("b", "Amber Coast Times", "14", MONITORS[1]))
]  # fmt: skip


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    assert run("trace", folder / "articles.jsonl", "--case", folder / "t.case", "--quiet", "--jobs", "1") == 0
    return folder / "t.case"


@pytest.fixture
def path(traced: Path, tmp_path: Path) -> Path:
    for file in traced.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / "t.case"


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(a) for a in arguments])
    return int(ended.value.code or 0)


def case(path: Path) -> dict[str, Any]:
    with open_view(path) as view:
        return case_json(view.case())


def bounds(path: Path) -> tuple[int, int]:
    (incident,) = case(path)["incidents"]
    return incident["origins"]["lower"], incident["origins"]["upper"]


def test_show_tells_what_is_open_and_the_command_that_settles_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bounds(path) == (1, 2)
    assert run("show", path, "1") == 0
    told = capsys.readouterr().out
    line = next(x.strip() for x in told.splitlines() if "firsthand judge" in x)
    assert run(*shlex.split(line)[1:]) == 0
    assert bounds(path) == (2, 2)


@pytest.mark.parametrize(("verdict", "after"), [("same", (1, 1)), ("not-same", (2, 2)), ("unsure", (1, 2))])
def test_the_bounds_follow_a_verdict_at_once(path: Path, verdict: str, after: tuple[int, int]) -> None:
    assert run("judge", path, verdict, *MONITORS, "--because", "asked both", "--by", "a reader") == 0
    assert bounds(path) == after
    (said,) = case(path)["judgements"]
    assert (said["reason"], said["by"]) == ("asked both", "a reader")


def test_a_judgement_holds_in_every_later_run(path: Path) -> None:
    run("judge", path, "not-same", *MONITORS)
    said = case(path)["judgements"]
    more = {**ARTICLES[0], "id": "c", "outlet": "Hill Times"}
    (path.parent / "more.jsonl").write_text(json.dumps(more), "utf-8")
    for given in ("articles.jsonl", "more.jsonl"):
        assert run("trace", path.parent / given, "--case", path, "--quiet", "--jobs", "1") == 0
    assert bounds(path) == (2, 2)
    assert case(path)["judgements"] == said


def test_the_last_word_counts_and_can_be_taken_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("judge", path, "not-same", *MONITORS)
    run("judge", path, "same", *MONITORS)
    last = capsys.readouterr().out.split()[-1]
    assert bounds(path) == (1, 1)
    assert run("judge", path, "take-back", last) == 0
    assert bounds(path) == (2, 2)
    assert len(case(path)["judgements"]) == 3  # nothing is ever removed
    assert run("judge", path) == 0
    told = capsys.readouterr().out
    assert "surely apart" in told and "taken back" in told and "Still open: 0 pairs" in told


def test_two_accounts_judged_apart_are_no_longer_one_incident(path: Path) -> None:
    accounts = [a["id"] for a in case(path)["accounts"] if len(a["voice"]) > 1]
    assert len(accounts) == 2
    run("judge", path, "not-same", *accounts)
    assert len({a["incident"] for a in case(path)["accounts"]}) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("same", MONITORS[0]), "needs 2 TARGETs"),
        (("same", MONITORS[0], MONITORS[0]), "both targets are"),
        (("same", MONITORS[0], "Nobody at all"), "nothing in the case has this id, and no source this name"),
        (("take-back", "judgement-of-nobody"), "no judgements of this id"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run("judge", path, *arguments) == 2
    assert said in capsys.readouterr().err
    assert case(path)["judgements"] == []


def test_an_export_does_not_name_who_judged(path: Path) -> None:
    run("judge", path, "not-same", *MONITORS, "--by", "Rima Halwani")
    assert "Rima Halwani" not in json.dumps(pseudonymised(case(path)))
    assert pseudonymised(case(path))["judgements"][0]["by"] == "judge 1"


def test_articles_and_incidents_are_judged_one_incident_or_two(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(case(path)["incidents"]) == 1
    assert run("judge", path, "not-same", "a", "b", "--because", "two markets") == 0
    two = [i["id"] for i in case(path)["incidents"]]
    assert len(two) == 2
    assert run("judge", path, "same", *two) == 0
    assert len(case(path)["incidents"]) == 1
    capsys.readouterr()
    assert run("judge", path) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "(in a)" in told and "(in b): two incidents (two markets)" in told and "(in b): one incident" in told


def test_a_source_is_not_compared_with_an_article(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("judge", path, "same", "a", MONITORS[0]) == 2
    assert "give two of one kind" in capsys.readouterr().err
    assert run("judge", path, "same", "a", "a") == 2


def test_what_holds_an_incident_together_is_told_with_the_command_that_parts_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", path, "1", "--all") == 0
    told = capsys.readouterr().out.partition("Why one incident")[2]
    line = next(x.strip() for x in told.splitlines() if "firsthand judge" in x)
    assert run(*shlex.split(line)[1:]) == 0
    assert len(case(path)["incidents"]) == 2
