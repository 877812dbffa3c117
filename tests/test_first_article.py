"""The article that the project began with: what a reader must see of it (it is not part of the project)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from firsthand.pipeline import run
from firsthand.report.machine import case_json
from firsthand.steps import default_steps
from firsthand.store import open_view

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / os.environ.get("FIRSTHAND_DATA", "../shared/data") / "seed" / "airlift_article.txt"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARTICLE.is_file(), reason="the first article is not here (FIRSTHAND_DATA)"),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("first") / "t.case"
    run([str(ARTICLE)], file, default_steps(), jobs=1)
    with open_view(file) as view:
        return case_json(view.case())


def test_two_quoted_accounts_of_one_raid_are_one_incident_of_one_origin(case: dict[str, Any]) -> None:
    (incident,) = case["incidents"]
    assert (incident["when"]["earliest"], incident["when"]["latest"]) == ("2017-08-24T18:00", "2017-08-25T06:00")
    assert incident["where"]["country"] == "SY"
    assert (incident["origins"]["lower"], incident["origins"]["upper"]) == (1, 1)
    names = {s["id"]: s["name"] for s in case["sources"]}
    assert [names[s] for s in incident["origins"]["sources"]] == ["Syrian Observatory for Human Rights"]


def test_both_spellings_of_the_village_are_one_place(case: dict[str, Any]) -> None:
    (where,) = (r for c in case["collations"] for r in c["rows"] if r["slot"] == "where")
    assert where["relation"] in ("agree", "refine")
    told = {r["value"] for r in where["readings"]}
    assert {"Beqres", "outskirts of the town of Buqaras"} <= told


def test_the_monitor_has_it_from_unnamed_local_sources(case: dict[str, Any]) -> None:
    by_id = {s["id"]: s for s in case["sources"]}
    chains = [[by_id[s]["name"] for s in a["voice"] if s in by_id] for a in case["accounts"]]
    assert any(c[-1].startswith("reliable sources") and "Observatory" in c[-2] for c in chains if len(c) > 1)


def test_commanders_are_the_headlines_alone(case: dict[str, Any]) -> None:
    (rank,) = (b for b in case["beyond"] if b["kind"] == "rank")
    assert (rank["value"], rank["slot"]) == ("Commanders", "group")
    assert "headline" in rank["reason"]
    assert not [c for a in case["accounts"] for c in a["claims"] if "commander" in (c.get("text") or "").lower()]
