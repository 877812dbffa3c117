"""The flow with steps small enough to follow: what it keeps, what it does not do twice, and what no accident breaks."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

import tiny_steps as tiny
from firsthand.errors import CaseError, InputError
from firsthand.model.account import Account, Pair
from firsthand.model.attribution import Attributed
from firsthand.model.text import Document
from firsthand.pipeline import Outcome, run, silent
from firsthand.report.machine import case_json
from firsthand.store import open_view

CALLS: Counter[str] = Counter()
fork = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@dataclass(frozen=True)
class CountedAttributor(tiny.TinyAttributor):
    version: ClassVar[str] = "1"

    def __call__(self, document: Document) -> Attributed:
        CALLS["attribute"] += 1
        return super().__call__(document)


@dataclass(frozen=True)
class CountedLinker(tiny.TinyLinker):
    version: ClassVar[str] = "1"

    def compare(self, left: Account, right: Account) -> Pair:
        CALLS["compare"] += 1
        return super().compare(left, right)


COUNTED = replace(tiny.tiny_steps(), attribute=CountedAttributor(), link=CountedLinker())


def record(n: int, place: str = "Tal Amran", **more: str) -> dict[str, str]:
    text = f"Salem said {n % 3 + 1} were killed in {place}. Paper {n} was told so."
    title = "A massacre" if n % 4 == 0 else "News"
    return {"id": f"r{n}", "outlet": f"Paper {n % 3}", "title": title, "published": f"2016-03-{n % 28 + 1:02d}"} | {
        "text": text,
        **more,
    }


def pile(folder: Path, count: int = 8, name: str = "a.jsonl") -> str:
    path = folder / name
    path.write_text("\n".join(json.dumps(record(n)) for n in range(count)) + "\n", "utf-8")
    return str(path)


def trace(paths: list[str], case: Path, jobs: int = 1, steps: tiny.Steps = COUNTED) -> Outcome:
    CALLS.clear()
    return run(paths, case, steps, jobs=jobs)


def exported(case: Path) -> str:
    with open_view(case) as view:
        return json.dumps(case_json(view.case()), ensure_ascii=False)


def in_child(work: Callable[[], object]) -> int:
    """Runs something in a process of its own and gives how that ended (negative: the signal)."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except CaseError:
            code = 3
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def check_opens(case: Path) -> None:
    """A case that was killed opens, or tells that its first moment was too short to keep anything."""
    try:
        with open_view(case) as view:
            view.check()
    except CaseError as error:
        assert "nothing was kept" in str(error)


def test_the_whole_flow_stands_in_the_export(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    outcome = trace([pile(tmp_path)], case)
    value = json.loads(exported(case))
    assert (outcome.readable, outcome.read, outcome.failures) == (8, 8, ())
    assert [d["id"] for d in value["documents"]] == [f"r{n}" for n in range(8)]
    assert value["accounts"][0]["voice"][-1] == "person:salem"
    assert len(value["incidents"]) == 1
    assert value["incidents"][0]["origins"]["sources"] == ["person:salem"]
    assert value["collations"][0]["rows"][0]["relation"] == "differ"
    assert {b["incident"] for b in value["beyond"]} == {value["incidents"][0]["id"]}
    documents = {d["id"]: d for d in value["documents"]}
    for account in value["accounts"]:
        for claim in account["claims"]:
            span = claim["span"]
            assert documents[account["document"]][span["part"]][span["start"] : span["end"]] == claim["text"]


def test_a_second_run_does_no_step_again(tmp_path: Path) -> None:
    case, paths = tmp_path / "t.case", [pile(tmp_path)]
    trace(paths, case)
    before = exported(case)
    outcome = trace(paths, case)
    assert (outcome.readable, outcome.read) == (8, 0)
    assert not CALLS
    assert exported(case) == before


def test_a_new_article_costs_its_own_reading_and_the_comparisons_it_touches(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    trace([pile(tmp_path)], case)
    (tmp_path / "new.jsonl").write_text(json.dumps(record(99)), "utf-8")
    outcome = trace([str(tmp_path / "new.jsonl")], case)
    assert (outcome.readable, outcome.read) == (1, 1)
    assert CALLS == {"attribute": 1, "compare": 8}
    assert len(json.loads(exported(case))["documents"]) == 9


def test_articles_in_two_runs_give_the_bytes_of_one_run(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first, second = pile(tmp_path / "one"), str(tmp_path / "two" / "b.jsonl")
    Path(second).write_text("\n".join(json.dumps(record(n, "Wadi Hinna")) for n in range(20, 24)), "utf-8")
    trace([first], tmp_path / "steps.case")
    trace([second], tmp_path / "steps.case")
    trace([second, first], tmp_path / "once.case")
    assert exported(tmp_path / "steps.case") == exported(tmp_path / "once.case")


def test_a_changed_step_redoes_what_depends_on_it_and_nothing_before(tmp_path: Path) -> None:
    case, paths = tmp_path / "t.case", [pile(tmp_path)]
    trace(paths, case)
    outcome = trace(paths, case, steps=replace(COUNTED, code=tiny.TinyCoder(dies_on="never there")))
    assert outcome.read == 8
    assert CALLS["attribute"] == 0
    assert CALLS["compare"] == 28
    assert trace(paths, case).read == 0, "the results of the old settings still stand beside the new ones"


def test_two_processes_give_the_bytes_of_one(tmp_path: Path) -> None:
    paths = [pile(tmp_path, 60)]
    steps = tiny.tiny_steps()
    trace(paths, tmp_path / "one.case", steps=steps)
    trace(paths, tmp_path / "two.case", 2, steps)
    assert exported(tmp_path / "one.case") == exported(tmp_path / "two.case")


def test_a_document_that_kills_its_worker_is_a_failure_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    records = [record(n) for n in range(48)]
    records[7]["text"] += " DEADLY"
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    outcome = trace([str(path)], tmp_path / "t.case", 2, tiny.tiny_steps(dies_on="DEADLY"))
    assert outcome.readable == 47
    assert [f.record for f in outcome.failures] == ["line 8"]
    assert "worker" in outcome.failures[0].reason


def test_a_step_with_a_fault_costs_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, [record(1), record(2, text="RAISE"), record(3)])), "utf-8")
    outcome = trace([str(path)], tmp_path / "t.case")
    assert (outcome.readable, len(outcome.failures)) == (2, 1)
    assert "KeyError" in outcome.failures[0].reason
    assert trace([str(path)], tmp_path / "t.case").read == 1, "a mended program may read it"


def test_strict_stops_at_the_first_failure_and_keeps_what_was_read(tmp_path: Path) -> None:
    paths = [pile(tmp_path), str(tmp_path / "missing.txt")]
    with pytest.raises(InputError, match=r"missing\.txt"):
        run(paths, tmp_path / "t.case", COUNTED, jobs=1, strict=True)
    assert trace(paths[:1], tmp_path / "t.case").readable == 8


def test_a_mended_input_is_no_failure_any_more(tmp_path: Path) -> None:
    page, case = tmp_path / "a.txt", tmp_path / "t.case"
    page.write_text("", "utf-8")
    assert len(trace([str(page)], case).failures) == 1
    page.write_text("Salem said 3 were killed in Tal Amran.", "utf-8")
    assert trace([str(page)], case) == Outcome(1, 1, ())
    assert json.loads(exported(case))["failures"] == []


@fork
def test_killed_at_any_moment_the_next_run_completes_to_the_same_bytes(tmp_path: Path) -> None:
    steps = tiny.tiny_steps(slow_s=0.004)
    paths = [pile(tmp_path, 16)]
    trace(paths, tmp_path / "calm.case", steps=steps)
    case, draw, kills = tmp_path / "killed.case", random.Random(2), 0
    for _ in range(12):

        def doomed() -> None:
            signal.setitimer(signal.ITIMER_REAL, draw.uniform(0.005, 0.15))  # its signal ends a process at once
            trace(paths, case, steps=steps)

        draw.random()
        kills += in_child(doomed) == -signal.SIGALRM
        if case.exists():
            check_opens(case)
    trace(paths, case, steps=steps)
    assert kills >= 3
    assert exported(case) == exported(tmp_path / "calm.case")


@fork
def test_a_case_whose_writer_was_killed_with_its_journal_open_can_be_looked_at(tmp_path: Path) -> None:
    case = tmp_path / "t.case"
    trace([pile(tmp_path, 4)], case)
    before = exported(case)

    def doomed() -> None:
        raw = sqlite3.connect(case)
        raw.execute("PRAGMA cache_size = 1")  # so that pages go to the file before the end, and the journal is hot
        raw.execute("CREATE TABLE ballast AS SELECT randomblob(9000) FROM document")
        raw.execute("UPDATE ballast SET rowid = rowid + 100")
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(doomed) == -signal.SIGKILL
    assert Path(f"{case}-journal").stat().st_size > 0
    check_opens(case)
    assert exported(case) == before
    assert not Path(f"{case}-journal").exists()


@fork
def test_killed_between_the_stages_the_next_run_completes_to_the_same_bytes(tmp_path: Path) -> None:
    paths = [pile(tmp_path, 4)]
    trace(paths, tmp_path / "calm.case")
    calls: list[str] = []
    run(paths, tmp_path / "count.case", COUNTED, jobs=1, progress=lambda stage, done, total: calls.append(stage))
    for last in range(0, len(calls), 2):
        case, left = tmp_path / f"{last}.case", [last]

        def kill(stage: str, done: int, total: int, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        assert (
            in_child(lambda case=case, kill=kill: run(paths, case, COUNTED, jobs=1, progress=kill)) == -signal.SIGKILL
        )
        trace(paths, case)
        assert exported(case) == exported(tmp_path / "calm.case"), calls[last]


@fork
def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    first = [pile(tmp_path, 4)]
    case = tmp_path / "t.case"
    trace(first, case)
    before = exported(case)
    more = tmp_path / "more.jsonl"
    more.write_text(
        "\n".join(json.dumps(record(n, text=random.Random(n).randbytes(9000).hex())) for n in range(40, 70))
    )

    def cramped() -> None:
        limit = case.stat().st_size + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        run([str(more)], case, COUNTED, jobs=1, progress=silent)

    assert in_child(cramped) == 3
    assert exported(case) == before
    assert trace([str(more)], case).readable == 30
    trace([*first, str(more)], tmp_path / "calm.case")
    assert exported(case) == exported(tmp_path / "calm.case")
