from __future__ import annotations

import io
from typing import Any

import pytest
from report_case import small

from firsthand.report.html import pages
from firsthand.report.terminal_views import print_view
from firsthand.report.views import RULES, VIEWS, ViewName, view_of


def reading(value: str, low: int | None, high: int | None, *origins: str) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high, "origins": list(origins)}


TOLLS = [
    reading("at least 12", 12, None, "monitor", "doctor"),
    reading("14", 14, 14, "agency"),
    reading("17", 17, 17, "ministry"),
]
SITES = [reading("market", None, None, "monitor", "agency"), reading("shops", None, None, "agency")]


@pytest.mark.parametrize(
    ("readings", "name", "value", "origins"),
    [
        (TOLLS, "conservative", "at least 12", ("monitor", "doctor")),
        (TOLLS, "informative", "12 to 17 or more", ("monitor", "doctor")),
        (TOLLS, "representative", "at least 12", ("monitor", "doctor")),
        (TOLLS[1:], "informative", "14 to 17", ("agency", "ministry")),
        (TOLLS[1:], "representative", "14", ("agency",)),
        ([TOLLS[1]], "conservative", "14", ("agency",)),
        (SITES, "conservative", "market", ("monitor", "agency")),
        (SITES, "informative", "market, shops", ("monitor", "agency")),
        (SITES, "representative", "market", ("monitor", "agency")),
    ],
)
def test_a_view_follows_its_rule_and_says_who_set_it(
    readings: list[dict[str, Any]], name: ViewName, value: str, origins: tuple[str, ...]
) -> None:
    found = view_of({"readings": readings}, name)
    assert found is not None
    assert (found.value, found.origins) == (value, origins)


def test_one_origin_counts_once_however_often_it_is_repeated() -> None:
    repeated = [reading("12", 12, 12, "monitor", "monitor", "monitor"), reading("14", 14, 14, "agency", "doctor")]
    found = view_of({"readings": repeated}, "representative")
    assert found is not None
    assert found.value == "14"


def test_nothing_that_all_tell_is_nothing() -> None:
    apart = [reading("market", None, None, "monitor"), reading("school", None, None, "agency")]
    assert view_of({"readings": apart}, "conservative") is None


def test_denials_and_what_its_own_origin_replaced_set_no_view() -> None:
    held = [reading("denied: 12", None, None, "ministry"), {**TOLLS[1], "superseded": "17 (later)"}, TOLLS[2]]
    found = view_of({"readings": held}, "informative")
    assert found is not None
    assert (found.value, found.origins) == ("17", ("ministry",))


def test_no_view_stands_in_the_case_until_it_is_asked_for() -> None:
    case = small()
    pages(case)
    assert not {name for c in case["collations"] for r in c["rows"] for name in r} & set(VIEWS)


def test_the_page_offers_each_view_and_shows_none_at_first() -> None:
    text = pages(small())["incident-market.html"]
    assert 'id="view-none" checked' in text
    for name in VIEWS:
        assert f'id="view-{name}"' in text
        assert f'class="view v-{name}"' in text
        assert RULES[name][1:20] in text


@pytest.mark.parametrize("name", VIEWS)
def test_the_terminal_tells_the_rule_before_the_values(name: ViewName) -> None:
    out = io.StringIO()
    print_view(small(), "incident-market", name, out)
    told = out.getvalue()
    assert f"In one value a slot, {name}: {RULES[name][:30]}" in told
    assert "killed" in told
