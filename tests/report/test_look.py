"""The page of an incident answers in one look: origins, what all agree on, who disputes what, what a headline adds."""

from __future__ import annotations

import html
import io
import re
from typing import Any

import pytest
from report_case import MONITOR, at, claim, reading, small

from firsthand.report.html import pages
from firsthand.report.html_case import Case
from firsthand.report.html_incident import incident_page
from firsthand.report.html_look import Look
from firsthand.report.terminal import print_case
from firsthand.report.terminal_incident import print_incident


def look_of(row: dict[str, Any]) -> Look:
    case = Case(row)
    return incident_page(case, case.incidents[0]).look


def look_words(row: dict[str, Any]) -> str:
    page = pages(row)["incident-market.html"]
    part = page.split('aria-label="In one look"')[1].split("</section>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())


def with_tolls(*tolls: tuple[str, int | None, int | None, str], **more: Any) -> dict[str, Any]:
    """The small case with readings of the killed by value, bounds and origin."""
    row = small()
    row["collations"][0]["rows"][1]["readings"] = [
        reading(value, [origin], [("a-monitor", "monitor", at(MONITOR, "14 people"))], low=low, high=high, **more)
        for value, low, high, origin in tolls
    ]
    return row


def of_one_monitor() -> dict[str, Any]:
    """One article, two accounts of it, and both come down to one monitor, which has it from unnamed sources."""
    row = small()
    row["documents"] = [d for d in row["documents"] if d["id"] == "monitor"]
    row["sources"].append(
        {"id": "s-local", "name": "reliable sources in the town", "kind": "activist", "disclosure": "described"}
    )
    said = [claim("killed", MONITOR, "14 people", 14, 14)]
    row["accounts"] = [
        {"id": "a-1", "document": "monitor", "incident": "incident-market", "claims": said,
         "voice": ["o-column", "o-orontes", "s-local"]},
        {"id": "a-2", "document": "monitor", "incident": "incident-market", "claims": [],
         "voice": ["o-column", "o-harwick", "o-orontes"]},
    ]  # fmt: skip
    row["incidents"][0].update(accounts=["a-1", "a-2"], origins={"lower": 1, "upper": 1, "sources": ["o-orontes"]})
    told = [reading("14", ["o-orontes"], [("a-1", "monitor", at(MONITOR, "14 people"))])]
    one = {"lower": 1, "upper": 1}
    row["collations"][0]["rows"] = [
        {"slot": "killed", "group": "", "relation": "agree", "reason": "", "readings": told, "origins": one}
    ]
    row["derivations"], row["ghosts"], row["beyond"], row["passages"] = [], [], [], []
    return row


def test_one_origin_is_shown_with_its_unnamed_contacts_and_every_way_to_it() -> None:
    told = look_words(of_one_monitor())
    assert "1 origin behind 2 accounts in 1 article from 1 outlet" in told
    assert "has it from reliable sources in the town (unnamed)" in told
    assert "The Standing Column › Orontes Monitor for Human Rights › reliable sources in the town" in told
    assert "The Standing Column › The Harwick Courier › Orontes Monitor for Human Rights" in told


def test_the_picture_says_whom_an_origin_has_it_from() -> None:
    part = pages(of_one_monitor())["incident-market.html"].split('id="rests"')[1].split("</section>")[0]
    told = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())
    assert "Orontes Monitor for Human Rights has it from reliable sources in the town (unnamed)" in told
    assert "from reliable sources in the town" in told.split("Righ…")[1]


def test_a_cited_original_that_counts_as_an_origin_is_told_as_one() -> None:
    row = of_one_monitor()
    row["ghosts"] = [{"id": "ghost-2", "source": "o-orontes", "label": "Orontes Monitor for Human Rights on "
                      + row["incidents"][0]["label"], "cited_by": ["monitor"]}]  # fmt: skip
    row["derivations"] = [{"from": "a-1", "to": "ghost-2", "kind": "cites", "evidence": [], "passages": []}]
    row["documents"][0]["outlet"] = "The Standing Column"
    part = pages(row)["incident-market.html"].split('id="rests"')[1].split("</section>")[0]
    assert ">origin, not in the pile, from reliable" in part
    assert "</svg> origin</span>" not in part


def test_what_one_origin_repeats_is_not_shown_as_agreed() -> None:
    seen = look_of(of_one_monitor())
    assert seen.agreed == ()
    assert [r.label for r in seen.alone] == ["Killed"]
    assert "No second origin confirms any of it" in look_words(of_one_monitor())


def test_an_account_that_rests_on_nobody_counted_is_not_said_to_come_down_to_the_origin() -> None:
    row = of_one_monitor()
    row["accounts"].append({**row["accounts"][1], "id": "a-3", "document": "wire", "voice": ["o-meridian", "s-doctor"]})
    row["documents"].append(next(d for d in small()["documents"] if d["id"] == "wire"))
    row["incidents"][0]["accounts"].append("a-3")
    told = look_words(row)
    assert (look_of(row).one, look_of(row).chains) == (False, ())
    assert "origin in 2 articles from 2 outlets" in told
    assert "1 of the 2 articles rests on it; the others count nobody harmed, or pass words on" in told
    assert "comes down" not in told
    assert "No second origin" not in told


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (1, 5, "1 is sure; 4 more may be, or may rest on it"),
        (2, 3, "2 are surely apart; 1 more may be, or may rest on these"),
        (3, 3, ""),
        (None, None, ""),
    ],
)
def test_bounds_are_explained(lower: int | None, upper: int | None, words: str) -> None:
    row = small()
    row["incidents"][0]["origins"].update(lower=lower, upper=upper)
    assert look_of(row).sure == words


def test_numbers_in_dispute_run_from_least_to_most_and_both_ends_are_kept() -> None:
    origins = ("s-doctor", "s-coordinator", "o-orontes", "o-column", "o-harwick", "o-meridian")
    tolls = [(str(n), n, n, o) for n, o in zip((45, 3, 12, 70, 2, 5), origins, strict=True)]
    (dispute,) = look_of(with_tolls(*tolls)).disputed
    assert [s.value for s in dispute.sides.head] == ["2", "3", "5"]
    assert dispute.sides.between == 2
    assert [s.value for s in dispute.sides.tail] == ["70"]
    assert dispute.range == "2 to 70"


def test_a_range_has_ends_that_somebody_tells_in_digits() -> None:
    row = with_tolls(
        ("dozens", 24, None, "s-doctor"), ("29", 29, 29, "s-coordinator"), ("at least 70", 70, None, "o-x")
    )
    assert look_of(row).disputed[0].range == "29 to 70 or more"
    row = with_tolls(("dozens", 24, None, "s-doctor"), ("29", 29, 29, "s-coordinator"), ("denied: 70", 70, 70, "o-x"))
    assert look_of(row).disputed[0].range == ""


def test_a_value_that_its_origin_replaced_is_no_side_of_a_dispute() -> None:
    row = with_tolls(("14", 14, 14, "s-coordinator"), ("12", 12, 12, "s-doctor"), ("9", 9, 9, "s-doctor"))
    row["collations"][0]["rows"][1]["readings"][2]["superseded"] = True
    assert [s.value for s in look_of(row).disputed[0].sides.head] == ["12", "14"]
    assert "replaced later" in pages(row)["incident-market.html"]


def test_a_denial_is_shown_however_many_say_it() -> None:
    row = small()
    origins = ("s-doctor", "s-coordinator", "o-orontes", "o-column", "o-harwick", "o-meridian")
    values = ("denied: army", "army", "rebels", "regime", "militia", "jets")
    row["collations"][0]["rows"][1] = {
        "slot": "perpetrator", "group": "", "relation": "contradict", "reason": "", "readings": [
            reading(v, [o], [("a-monitor", "monitor", at(MONITOR, "warplanes"))])
            for v, o in zip(values, origins, strict=True)
        ],
    }  # fmt: skip
    (dispute,) = look_of(row).disputed
    assert [s.value for s in dispute.sides.tail] == ["denied: army"]
    assert (len(dispute.sides.head), dispute.sides.between) == (3, 2)


def test_a_denied_doer_comes_before_parts_of_a_number_and_mere_words_last() -> None:
    row = small()
    where, killed, _ = row["collations"][0]["rows"]
    rows = [
        {**where, "slot": "denial", "relation": "contradict"},
        {**where, "slot": "weapon", "relation": "differ"},
        {**killed, "group": "child"},
        {**where, "slot": "perpetrator", "relation": "contradict"},
        killed,
    ]
    row["collations"][0]["rows"] = rows
    told = [(d.row.slot, d.row.group) for d in look_of(row).disputed]
    assert told == [("killed", ""), ("perpetrator", ""), ("killed", "child"), ("weapon", ""), ("denial", "")]


def test_what_a_headline_adds_stands_first_and_like_phrases_stand_together() -> None:
    row = small()
    title = row["beyond"][0]
    own = [
        {**title, "span": at(MONITOR, w), "document": "monitor", "reason": "own voice"} for w in ("bombed", "killed")
    ]
    row["beyond"] = [*own, title]
    seen = look_of(row).excesses
    assert [(e.place, e.words) for e in seen] == [("headline", ("Dozens",)), ("text", ("bombed", "killed"))]


def test_a_slot_of_the_look_leads_to_its_line_of_the_table() -> None:
    page = pages(small())["incident-market.html"]
    target = re.search(r'<a class="slot" href="#([^"]+)">Killed</a>', page)
    assert target is not None
    assert f'<tr class="row differ" id="{target.group(1)}">' in page


def test_a_day_that_all_tolls_share_is_told_once() -> None:
    row = with_tolls(("14", 14, 14, "s-coordinator"), ("12", 12, 12, "s-doctor"), as_of="2017-02-14")
    page = pages(row)["incident-market.html"]
    assert page.count("as of 14 Feb 2017") == 1
    row["collations"][0]["rows"][1]["readings"][0]["as_of"] = "2017-02-15"
    page = pages(row)["incident-market.html"]
    assert page.count("as of 14 Feb 2017") == 1
    assert "as of 15 Feb 2017" in page


def test_voices_that_the_bounds_do_not_count_stand_last_and_in_italics() -> None:
    row = small()
    row["incidents"][0]["origins"]["sources"] = ["s-coordinator", "ghost-1"]
    case = Case(row)
    columns = incident_page(case, case.incidents[0]).columns
    assert [(c.id, c.counted) for c in columns][-1] == ("s-doctor", False)
    assert "Counted as origins are those who count the harm or deny it" in pages(row)["incident-market.html"]


def test_a_long_list_of_origins_is_folded_after_those_that_most_rests_on() -> None:
    row = small()
    names = [f"o-{n:02d}" for n in range(35)]
    row["sources"] += [{"id": n, "name": f"Voice {n}", "kind": "eyewitness", "disclosure": "named"} for n in names]
    row["incidents"][0]["origins"]["sources"] = names
    front = pages(row)["index.html"]
    assert "<summary>5 more origins</summary>" in front
    assert front.count("Voice o-") == 35


def terminal(row: dict[str, Any], incident: str = "") -> str:
    stream = io.StringIO()
    if incident:
        print_incident(row, incident, stream)
    else:
        print_case(row, stream)
    return " ".join(stream.getvalue().split())


def test_the_terminal_names_the_one_origin_its_contacts_and_what_the_headline_adds() -> None:
    row = of_one_monitor()
    row["beyond"] = [
        {
            "document": "monitor",
            "incident": "incident-market",
            "span": at(MONITOR, w),
            "slot": "killed",
            "reason": "own",
        }
        for w in ("bombed", "killed")
    ]
    title = {"part": "title", "start": 0, "end": 2}
    row["beyond"].append({**row["beyond"][0], "span": title, "reason": "more than said"})
    told = terminal(row, "incident-market")
    assert "on 1 origin: Orontes Monitor for Human Rights, from reliable sources in the town (unnamed)" in told
    assert "has it from reliable sources in the town (unnamed)" in told
    assert "headline: “14”: more than said" in told
    assert told.index("headline: “14”") < told.index("text: “bombed”, “killed”: own")


def test_the_terminal_shows_both_ends_of_many_numbers() -> None:
    origins = ("s-doctor", "s-coordinator", "o-orontes", "o-column", "o-harwick", "o-meridian")
    row = with_tolls(*((str(n), n, n, o) for n, o in zip((45, 3, 12, 70, 2, 5), origins, strict=True)))
    assert "killed: 2 to 70, 6 values (The Harwick Courier; The Standing Column)" in terminal(row)
    disputed = terminal(row, "incident-market").split("Disputed")[1]
    assert (
        disputed.index("2 The Harwick Courier") < disputed.index("… 2 more values between") < disputed.index("70 The")
    )


def test_a_head_line_leaves_out_the_id_where_it_has_no_room() -> None:
    row = small()
    row["incidents"][0]["where"]["name"] = "Maskanah " * 9
    assert "incident-market" not in terminal(row)
    assert "incident-market" in terminal(small())
    assert "incident-market" in terminal(row, "incident-market")


def test_words_that_two_links_hold_take_the_colour_of_the_deeper_one() -> None:
    row = small()
    outer = next(d for d in row["documents"] if d["id"] == "monitor")
    said = "14 people were killed when warplanes bombed the market of Meskene on Tuesday."
    links = [("t1", "o-orontes", None), ("t2", "s-coordinator", "t1")]
    outer["attributions"] = [
        {"id": id, "parent": parent, "source": None, "cue": None, "content": [at(MONITOR, said)], "source_id": source,
         "speech": "indirect", "source_kind": "monitor_group", "factuality": "asserted"}
        for id, source, parent in links
    ]  # fmt: skip
    page = pages(row)["incident-market.html"]
    hues = dict(re.findall(r'<li class="h(\d)"><sup class="ref">(\d)</sup>', page.split('id="article-2"')[1]))
    drawn = re.search(r'class="said h(\d)" title="([^"]+)">14 people', page)
    assert drawn is not None
    assert drawn.group(2).endswith("› Hasan Dalloum")
    assert hues[drawn.group(1)] == "2"


def test_lines_of_page_furniture_stand_together() -> None:
    row = small()
    copy = next(d for d in row["documents"] if d["id"] == "copy")
    copy["text"] += "\n\nLog in\n\nLeave a reply"
    page = pages(row)["incident-market.html"]
    assert page.count('class="para furniture"') == 1
    assert "Share this article\nLog in\nLeave a reply" in page


def test_an_article_lists_what_its_outlet_says_in_its_own_voice() -> None:
    row = small()
    wire = next(d for d in row["documents"] if d["id"] == "wire")
    wire["text"] += " Markets there open at six."
    part = pages(row)["incident-market.html"].split('id="article-1"')[1].split("</article>")[0]
    own = part.split("In the outlet’s own voice")[1]
    assert ": 1 sentence<" in own
    assert "Markets there open at six." in own
    assert "27 people were wounded" not in own
