"""Articles, outlets, origins and incidents are counted alike on the pages and in the terminal."""

from __future__ import annotations

import copy
import io
import re
from typing import Any

import pytest
from report_case import crowd, document, small
from rich.console import Console
from rich.text import Text

from firsthand.report.counts import (
    EXPLAINED,
    Support,
    in_other_languages,
    ranked_origins,
    support,
    support_words,
    told_in,
    unread_words,
    untold,
)
from firsthand.report.html import pages
from firsthand.report.html_case import Case
from firsthand.report.terminal import indented, print_case, print_sources
from firsthand.report.terminal_incident import print_incident


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def terminal(row: dict[str, Any], incident: str = "") -> str:
    stream = io.StringIO()
    if incident:
        print_incident(row, incident, stream)
    else:
        print_case(row, stream, explained=True)
    return " ".join(stream.getvalue().split())


@pytest.mark.parametrize(("row", "told"), [(small(), "4 articles of 4 outlets on 2–3"), (crowd(), "60 articles of 12")])
def test_pages_and_terminal_count_alike(row: dict[str, Any], told: str) -> None:
    assert told in terminal(row)
    assert told in terminal(row, "incident-market")
    page = words(pages(row)["incident-market.html"])
    articles, outlets = re.findall(r"\d+", told)[:2]
    assert f"behind {articles} articles from {outlets} outlets" in page


def test_an_article_that_is_only_pictured_is_not_counted() -> None:
    row = small()
    row["documents"].append(document("original", "Other Paper", "The first of all", "2017-02-13", "Words."))
    row["derivations"].append(
        {"from": "a-wire", "to": "original", "kind": "translates", "evidence": [], "passages": []}
    )
    assert "behind 4 articles from 4 outlets" in words(pages(row)["incident-market.html"])


def test_the_page_lists_the_origins_that_it_counts_and_no_others() -> None:
    row = small()
    row["collations"][0]["rows"][0]["readings"][0]["origins"].append("o-harwick")
    card = pages(row)["incident-market.html"].split('class="card total"')[1].split("</div>")[0]
    assert "Harwick" not in card
    assert card.count("<li>") == 3


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [(1, 1, Support(1, 1, 0)), (1, 2, Support(1, 0, 1)), (2, 3, Support(1, 0, 0)), (0, 0, Support(1, 0, 1))],
)
def test_an_incident_rests_on_one_origin_surely_or_perhaps(lower: int, upper: int, expected: Support) -> None:
    row = small()
    row["incidents"][0]["origins"].update(lower=lower, upper=upper)
    assert support(Case(row)) == expected
    told = support_words(Case(row))
    assert told in words(pages(row)["index.html"])


def test_an_article_in_another_language_is_told_as_not_read() -> None:
    row = small()
    row["documents"].append(document("far", "Outlet of Elsewhere", "كلمات", "2017-02-13", "كلمات", language="ar"))
    row["documents"].append(document("idle", "Valley Post", "A fair", "2017-02-13", "It was fair.", language="en"))
    case = Case(row)
    assert (in_other_languages(case), untold(case)) == (("far",), ("idle",))
    (told,) = unread_words(case)
    assert told.startswith("1 article in Arabic (Outlet of Elsewhere): not read for statements")
    for face in (terminal(row), words(pages(row)["index.html"])):
        assert told in face
        assert "1 article tells of no incident" in face


def test_what_is_counted_is_explained_on_every_face() -> None:
    for face in (terminal(small()), words(pages(small())["index.html"])):
        assert all(meaning in face for meaning in EXPLAINED.values())


def test_articles_of_an_incident_are_those_with_an_account_of_it() -> None:
    row = copy.deepcopy(small())
    row["incidents"][0]["accounts"].remove("a-copy")
    assert set(told_in(Case(row), row["incidents"][0])) == {"wire", "monitor", "paper"}


def test_lines_after_the_first_hang_and_no_word_is_lost() -> None:
    stream = io.StringIO()
    told = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    indented(Console(file=stream, width=36, color_system=None), Text(told), 2, hang=6)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "  one two three four five six seven"
    assert all(line.startswith(" " * 8) and len(line) <= 36 for line in lines[1:])
    assert " ".join(stream.getvalue().split()) == told


def test_an_incident_of_many_values_and_origins_stays_short() -> None:
    row = small()
    numbers = [(str(n), n) for n in range(3, 40)] + [("dozens", 99)]
    row["collations"][0]["rows"][1]["readings"] = [
        {"value": value, "low": n, "high": n, "origins": [f"o-{n}"], "witnesses": []} for value, n in numbers
    ]
    row["incidents"][0]["origins"].update(sources=[f"o-{n}" for _, n in numbers], upper=38)
    told = terminal(row, "incident-market")
    assert "killed 3 to 39, 38 values differ, 2–3 origins" in told, "a number that no words tell ends no span"
    assert "… 34 more values" in told
    assert "… 30 more origins" in told


def test_an_original_that_is_not_in_the_pile_is_told_by_its_source() -> None:
    told = terminal(small(), "incident-market")
    assert "The Standing Column cites Orontes Monitor for Human Rights (not in the pile)" in told
    assert "The Harwick Courier copies Meridian Press Agency" in told


def test_a_figure_that_its_own_source_replaced_is_no_rival_value() -> None:
    row = small()
    first, second = row["collations"][0]["rows"][1]["readings"]
    first["low"] = 12
    second.update(low=14, high=14, superseded="Hasan Dalloum later: 17")
    told = terminal(row, "incident-market")
    assert "killed at least 12 differ" in told
    assert "14 Hasan Dalloum, report of the Orontes Monitor replaced: Hasan Dalloum later: 17" in told
    assert "14 (" not in terminal(row)


def rooted() -> dict[str, Any]:
    row = small()
    origins = {"a-wire": "s-doctor", "a-copy": "s-doctor", "a-monitor": "s-coordinator", "a-paper": "ghost-1"}
    row["roots"] = [
        {"account": a, "claim": "", "origin": o, "firsthand": False, "weak": False, "reason": ""}
        for a, o in origins.items()
    ]
    return row


def test_origins_are_ranked_by_incidents_then_accounts_then_articles() -> None:
    row = rooted()
    more = copy.deepcopy(row["incidents"][0])
    more.update(id="incident-two", accounts=["a-paper"], origins={"lower": 1, "upper": 1, "sources": ["ghost-1"]})
    row["incidents"].append(more)
    found = [(r.origin, len(r.incidents), len(r.alone), len(r.accounts)) for r in ranked_origins(Case(row))]
    assert found == [("ghost-1", 2, 1, 1), ("s-doctor", 1, 0, 2), ("s-coordinator", 1, 0, 1)]


def test_an_outlet_s_own_words_carry_only_where_their_incident_counts_them() -> None:
    row = rooted()
    row["roots"][2]["weak"] = True
    assert {r.origin for r in ranked_origins(Case(row)) if r.accounts} == {"s-doctor", "s-coordinator", "ghost-1"}
    row["incidents"][0]["origins"]["sources"] = ["s-doctor"]
    assert [r.origin for r in ranked_origins(Case(row))] == ["s-doctor", "ghost-1"]


def test_sources_and_the_front_page_show_the_same_numbers_in_the_same_order() -> None:
    stream = io.StringIO()
    print_sources(rooted(), stream)
    lines = [line.split(maxsplit=3) for line in stream.getvalue().splitlines()[:4]]
    assert lines[0] == ["incidents", "accounts", "articles", "origin"]
    assert [line[:3] for line in lines[1:]] == [["1", "2", "2"], ["1", "1", "1"], ["1", "1", "1"]]
    table = words(pages(rooted())["index.html"].split('id="origins"')[1])
    places = [table.index(line[3].split("  ")[0]) for line in lines[1:]]
    assert places == sorted(places)
    assert "2 of 4 accounts (50 %) rest on Dr. Nizar Halwani." in stream.getvalue()


@pytest.mark.parametrize(
    ("lower", "upper", "told"),
    [
        (1, 1, "the articles on 1 (100 %) lead to one origin alone."),
        (1, 2, "the articles on 1 (100 %) lead to several origins that may all be one."),
        (2, 2, "the articles on each lead to at least two origins that are apart."),
    ],
)
def test_the_share_that_rests_on_one_origin_is_one_short_sentence(lower: int, upper: int, told: str) -> None:
    row = small()
    row["incidents"][0]["origins"].update(lower=lower, upper=upper)
    assert support_words(Case(row)) == f"Two outlets or more tell of 1 incident: {told}"


def test_the_list_of_origins_says_how_a_share_was_counted() -> None:
    stream = io.StringIO()
    print_sources(small(), stream)
    assert EXPLAINED["one origin alone"] in stream.getvalue()


def alike(*speakers: tuple[str, str, str], disclosure: str = "described") -> dict[str, Any]:
    """A case in which a doctor speaks in each article: (its id, outlet, day)."""
    documents = [document(d, outlet, "Shells fall", day, "Shells fell, a doctor said.") for d, outlet, day in speakers]
    sources = [{"id": f"s-{d}", "name": "doctor", "kind": "eyewitness", "disclosure": disclosure} for d, *_ in speakers]
    accounts = [{"id": f"a-{d}", "document": d, "voice": ["outlet", f"s-{d}"], "claims": []} for d, *_ in speakers]
    return {"documents": documents, "sources": sources, "accounts": accounts, "incidents": []}


def test_unnamed_sources_that_are_called_alike_are_told_apart_in_as_few_words_as_will_do() -> None:
    case = Case(
        alike(
            ("one", "Radio Ford", "2017-02-14"),
            ("two", "The Ford Gazette", "2017-02-14"),
            ("three", "The Ford Gazette", "2017-02-15"),
            ("four", "Saffron TV", "2017-02-15"),
            ("five", "Saffron TV", "2017-02-15"),
        )
    )
    assert {s: case.name(s) for s in case.sources} == {
        "s-one": "doctor (Radio Ford)",
        "s-two": "doctor (The Ford Gazette, 14 Feb 2017)",
        "s-three": "doctor (The Ford Gazette, 15 Feb 2017)",
        "s-four": "doctor (Saffron TV, four)",
        "s-five": "doctor (Saffron TV, five)",
    }
    assert case.chain(case.accounts["a-one"])[-1] == "doctor"


def test_one_alone_and_named_ones_keep_their_bare_name() -> None:
    assert Case(alike(("one", "Radio Ford", "2017-02-14"))).name("s-one") == "doctor"
    named = alike(("one", "Radio Ford", "2017-02-14"), ("two", "Saffron TV", "2017-02-14"), disclosure="named")
    assert Case(named).name("s-one") == "doctor"


def test_origins_of_one_article_each_are_listed_where_there_are_no_others() -> None:
    articles = [(f"d{n}", f"Outlet {n}", "2017-02-14") for n in range(12)]
    row = alike(*articles)
    row["incidents"] = [
        {
            "id": f"incident-{d}", "accounts": [f"a-{d}"],
            "origins": {"lower": 1, "upper": 1, "sources": [f"s-{d}"], "undetermined": []},
        }
        for d, *_ in articles
    ]  # fmt: skip
    row["roots"] = [{"account": f"a-{d}", "claim": "", "origin": f"s-{d}"} for d, *_ in articles]
    said = terminal(row)
    assert "doctor (Outlet 0)" in said
    assert "more origins of at most 1 article each" in said
