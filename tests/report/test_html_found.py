"""The page of an incident says what was changed on the way and what is left open, each with its words."""

from __future__ import annotations

import html
import re
from typing import Any

from report_case import COPY, WIRE, at, hostile, small

from firsthand.report.html import pages
from firsthand.report.html_case import Case
from firsthand.report.html_found import LONGEST, findings_of, open_of


def found() -> dict[str, Any]:
    row = small()
    words = [{"document": "wire", **at(WIRE, "a doctor")}, {"document": "copy", **at(COPY, "a doctor")}]
    told = "The Harwick Courier has words that Meridian Press Agency credits to a doctor"
    row["findings"] = [
        {
            "kind": "credit_dropped",
            "detail": told,
            "path": ["wire", "copy"],
            "incident": "incident-market",
            "words": words,
        },
        {"kind": "circular", "detail": "of another incident", "path": [], "incident": "incident-other", "words": []},
    ]
    row["incidents"][0]["origins"]["undetermined"] = [["s-doctor", "s-coordinator"]]
    return row


def section(page: str, id: str) -> str:
    """The words of a section of a page."""
    part = page.split(f'id="{id}"')[1].split("</section>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())


def test_a_finding_stands_on_the_page_of_its_incident_with_the_words_of_both() -> None:
    told = section(pages(found())["incident-market.html"], "changed")
    assert "credit dropped The Harwick Courier has words that" in told
    assert "the livestock market in Maskanah, a doctor said" in told
    assert "the weekly market in Maskanah, a doctor said" in told
    assert "another incident" not in told


def test_an_open_pair_stands_there_with_the_command_that_settles_it() -> None:
    told = section(pages(found(), "war of '17.case")["incident-market.html"], "left-open")
    assert "Dr. Nizar Halwani and Hasan Dalloum" in told
    assert "firsthand judge 'war of '\"'\"'17.case' not-same s-doctor s-coordinator" in told


def test_pairs_that_stand_open_in_most_incidents_come_first_then_those_that_most_rests_on() -> None:
    row = found()
    origins = row["incidents"][0]["origins"]
    origins["undetermined"] = [["s-a", "s-b"], ["s-coordinator", "s-doctor"], ["s-coordinator", "s-x"]]
    row["roots"] = [
        {"account": a, "claim": "", "origin": o} for a, o in (("a-wire", "s-doctor"), ("a-monitor", "s-coordinator"))
    ]
    other = {"id": "incident-other", "origins": {"undetermined": [["s-coordinator", "s-x"]]}, "accounts": []}
    row["incidents"].append(other)
    case = Case(row)
    pairs = open_of(case, case.incidents[0], "c")
    assert [(p.command.split()[-2:], p.incidents) for p in pairs] == [
        (["s-coordinator", "s-x"], 2),
        (["s-coordinator", "s-doctor"], 1),
        (["s-a", "s-b"], 1),
    ]


def test_an_incident_of_neither_has_no_such_sections() -> None:
    page = pages(small())["incident-market.html"]
    assert 'id="changed"' not in page
    assert 'id="left-open"' not in page


def test_a_long_passage_is_cut_and_a_lost_document_left_out() -> None:
    row = found()
    row["documents"][0]["text"] = "word " * 900
    row["findings"][0]["words"] = [
        {"document": "wire", "part": "text", "start": 0, "end": 4000},
        {"document": "gone", "part": "text", "start": 0, "end": 4},
    ]
    case = Case(row)
    (finding,) = findings_of(case, case.incidents[0])
    (stand,) = finding.words
    assert all(len(p.words) <= LONGEST + 2 for p in stand.sentence)
    assert open_of(case, {"id": "x"}, "CASE") == ()


def test_names_from_outside_stay_words() -> None:
    row = hostile()
    incident = row["incidents"][0]["id"]
    row["findings"][0].update(incident=incident, words=[{"document": "wire", **at(WIRE, "a doctor")}])
    row["incidents"][0]["origins"]["undetermined"] = [["s-doctor", '"><script>alert(1)</script>']]
    for page in pages(row, "<script>alert(2)</script>.case").values():
        assert "<script>alert" not in page
        assert "<img" not in page
