"""Two groups of the shared incidents whose copies changed who said what (skipped where the data are not at hand)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from firsthand.pipeline import run
from firsthand.report.machine import case_json
from firsthand.steps import default_steps
from firsthand.store import open_view

ROOT = Path(__file__).parents[2]
DATA = ROOT / os.environ.get("FIRSTHAND_DATA", "../shared/data") / "fakes"
# A copy that drops a party from a monitor's quotation so that another number is the others'; and one that gives to a
# broadcaster what its agency gives to another state medium, without the agency's name.
WANTED = {
    ("1915433693", "1962495650"): {"quotation changed"},
    ("1923848208", "1965511112"): {"source changed", "credit dropped"},
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("changes")
    ids = {id for pair in WANTED for id in pair}
    lines = (DATA / "articles.jsonl").read_text("utf-8").splitlines()
    (folder / "some.jsonl").write_text("\n".join(x for x in lines if json.loads(x)["id"] in ids), "utf-8")
    run([str(folder / "some.jsonl")], folder / "t.case", default_steps(), jobs=1)
    with open_view(folder / "t.case") as view:
        return case_json(view.case())


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="needs the shared data (FIRSTHAND_DATA)")
@pytest.mark.parametrize("pair", sorted(WANTED))
def test_a_copy_that_changed_who_said_what_is_shown_as_such(case: dict[str, Any], pair: tuple[str, str]) -> None:
    found = [f for f in case["findings"] if tuple(f["path"]) == pair]
    assert {f["kind"] for f in found} >= WANTED[pair]
    assert all(f["incident"] and f["words"] for f in found)
    joined = [d for d in case["derivations"] if {d["from"], d["to"]} == set(pair)]
    assert [d["kind"] for d in joined] == ["copies"]
