from __future__ import annotations

from typing import Any

import pytest
from report_case import small

from firsthand.report.elsewhere import held_elsewhere
from firsthand.report.html_case import Case
from firsthand.report.terminal import beyond_lines


def case_with(low: int) -> dict[str, Any]:
    """Four articles of which one claims a number in words that go beyond its own sources."""
    row = small()
    (account,) = [a for a in row["accounts"] if a["document"] == "paper"]
    account["claims"][0].update(id="c-paper", low=low, span={"part": "title", "start": 0, "end": 6})
    (wire,) = [a for a in row["accounts"] if a["document"] == "monitor"]
    wire["claims"][0].update(id="c-monitor", low=14)
    killed = row["collations"][0]["rows"][1]
    killed["readings"][1]["witnesses"] = [
        {"account": "a-monitor", "document": "monitor", "claim": "c-monitor", "span": wire["claims"][0]["span"]}
    ]
    return row


@pytest.mark.parametrize(("low", "held"), [(14, True), (12, True), (24, False)])
def test_a_number_that_another_article_s_account_holds_is_said_to_stand_there(low: int, held: bool) -> None:
    excess = {
        "document": "paper", "incident": "incident-market", "slot": "killed", "span": {"part": "title", "start": 0, "end": 6},
    }  # fmt: skip
    assert bool(held_elsewhere(Case(case_with(low)), excess)) is held


@pytest.mark.parametrize(("group", "held"), [("civilian", True), ("", False)])
def test_who_they_were_stands_elsewhere_only_where_others_say_so_of_them(group: str, held: bool) -> None:
    row = case_with(12)
    (paper,) = [a for a in row["accounts"] if a["document"] == "paper"]
    (wire,) = [a for a in row["accounts"] if a["document"] == "monitor"]
    paper["claims"][0]["group"] = "civilian"
    wire["claims"][0]["group"] = group
    excess = {
        "document": "paper", "incident": "incident-market", "slot": "killed", "span": {"part": "title", "start": 3, "end": 6},
    }  # fmt: skip
    assert bool(held_elsewhere(Case(row), excess)) is held


def test_its_own_article_is_not_elsewhere() -> None:
    excess = {
        "document": "monitor",
        "incident": "incident-market",
        "slot": "killed",
        "span": {"part": "text", "start": 0, "end": 999},
    }
    assert held_elsewhere(Case(case_with(14)), excess) == ()


@pytest.mark.parametrize(("low", "held"), [(14, True), (24, False)])
def test_the_terminal_tells_what_stands_elsewhere(low: int, held: bool) -> None:
    case = Case(case_with(low))
    (line,) = beyond_lines(case, case.incidents[0])
    assert ("Another article of this incident has it, from Hasan Dalloum" in line.plain) is held
