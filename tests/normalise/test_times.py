"""Times: intervals, kinds and anchors; what has no anchor stays relative."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.mentions import Anchor, TimeMention
from firsthand.model.text import Document, Span
from firsthand.normalise.times import Times, document_date

EVALS = Path(__file__).parents[2] / "evals"


def times(text: str, published: str | None = "2016-06-22", title: str = "") -> tuple[TimeMention, ...]:
    return Times()(Document("d", "c", title, text, published=published))


def one(text: str, published: str | None = "2016-06-22") -> TimeMention:
    (mention,) = times(text, published)
    return mention


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        # weekdays: the nearest past day, the same day counts (2016-06-22 is a Wednesday)
        ("Shells fell on Wednesday.", "2016-06-22", "2016-06-22"),
        ("Shells fell on Thursday.", "2016-06-16", "2016-06-16"),
        ("Wednesdays raid was loud.", "2016-06-22", "2016-06-22"),
        ("Wednesday's raid was loud.", "2016-06-22", "2016-06-22"),
        ("They will meet on Thursday.", "2016-06-23", "2016-06-23"),
        ("On Friday the council will vote.", "2016-06-24", "2016-06-24"),
        ("Last Wednesday nobody died.", "2016-06-15", "2016-06-15"),
        # who means yesterday does not say "last"
        ("He came last Tuesday.", "2016-06-14", "2016-06-14"),
        ("He came last Monday.", "2016-06-20", "2016-06-20"),
        # dates without a year
        ("It fell on June 30.", "2015-06-30", "2015-06-30"),
        ("It fell on the 3rd of June.", "2016-06-03", "2016-06-03"),
        ("It fell on 24 December.", "2015-12-24", "2015-12-24"),
        ("It fell on Sept. 5.", "2015-09-05", "2015-09-05"),
        # numeric dates
        ("It fell on 2013-08-21.", "2013-08-21", "2013-08-21"),
        ("It fell on 21/08/2013.", "2013-08-21", "2013-08-21"),
        ("It fell on 08/21/2013.", "2013-08-21", "2013-08-21"),
        ("It fell on 02/06/2016.", "2016-06-02", "2016-06-02"),
        # parts of the day
        ("It fell at dawn on Tuesday.", "2016-06-21T03:00", "2016-06-21T07:00"),
        ("It fell early Tuesday.", "2016-06-21T00:00", "2016-06-21T09:00"),
        ("It fell in the early hours of Tuesday.", "2016-06-21T00:00", "2016-06-21T06:00"),
        ("It fell on the night of June 20.", "2016-06-20T18:00", "2016-06-21T06:00"),
        ("It fell overnight.", "2016-06-21T18:00", "2016-06-22T06:00"),
        ("It fell overnight from Sunday into Monday.", "2016-06-19T18:00", "2016-06-20T06:00"),
        # the night after the day of publication has not been
        ("It fell overnight on June 22.", "2016-06-21T18:00", "2016-06-22T06:00"),
        ("It fell overnight on June 20.", "2016-06-19T18:00", "2016-06-21T06:00"),
        ("It fell at 6:30 p.m. on Tuesday.", "2016-06-21T18:30", "2016-06-21T18:30"),
        ("It fell at 0300 GMT on Tuesday.", "2016-06-21T03:00Z", "2016-06-21T03:00Z"),
        # periods
        ("In the past 48 hours ten died.", "2016-06-20", "2016-06-22"),
        ("Since February ten died.", "2016-02-01", "2016-06-22"),
        ("Last week ten died.", "2016-06-13", "2016-06-19"),
        ("Last month ten died.", "2016-05-01", "2016-05-31"),
        ("In recent days ten died.", "2016-06-15", "2016-06-22"),
        ("From 3 to 5 June ten died.", "2016-06-03", "2016-06-05"),
        ("Ten died two days ago.", "2016-06-20", "2016-06-20"),
        ("Ten died in late 2012.", "2012-09-01", "2012-12-31"),
        # other calendars
        ("It fell on 1 Muharram 1437.", "2015-10-14", "2015-10-16"),
        ("It fell in Rabi al-Awwal 1437.", "2015-12-12", "2016-01-12"),
    ],
)
def test_a_time_is_an_interval(text: str, earliest: str | None, latest: str | None) -> None:
    found = times(text)
    assert [(m.earliest, m.latest) for m in found] == ([(earliest, latest)] if earliest else [])


@pytest.mark.parametrize(
    "text",
    [
        "The March 14 alliance spoke.",
        "The spokesman may march on.",
        "About 2000 families and 1300 men left.",
        "The Sunday Times wrote it.",
        "People meet on Mondays.",
        "The sun sat low.",
        "Brigade 105 lost 24 tanks in 5 minutes.",
        "Russia Today showed it.",
        "He said it for the first time.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    "text",
    ["It fell on Tuesday.", "It fell two days ago.", "It fell last week.", "It fell overnight.", "It fell on June 3."],
)
def test_without_an_anchor_a_time_stays_relative(text: str) -> None:
    mention = one(text, None)
    assert (mention.earliest, mention.latest, mention.anchor) == (None, None, None)


def test_a_bare_part_of_the_day_never_becomes_that_of_publication() -> None:
    mention = one("Gunmen attacked the post at dawn.")
    assert (mention.earliest, mention.latest, mention.precision) == (None, None, "part_of_day")


def test_the_anchor_stands_beside_what_it_resolved() -> None:
    mention = one("It fell on Tuesday.")
    assert mention.anchor == Anchor("2016-06-22", "published")
    assert one("It fell on 3 May 2013.").anchor is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ten people died on Tuesday, a monitor said.", "occurred"),
        ("Ten people died, a monitor said on Tuesday.", "reported"),
        ("A monitor said Tuesday that ten people died.", "reported"),
        ("On Tuesday, the Qalat Monitor reported ten deaths.", "reported"),
        ("On Tuesday shells killed ten people, the Qalat Monitor said.", "occurred"),
        ("The army said in a statement on Tuesday that it left.", "reported"),
        ("He told Agence Marjana by phone on Tuesday.", "reported"),
        ("As of Tuesday ten people had died.", "as_of"),
        ("By Tuesday ten people had died.", "as_of"),
        ("The monitor said that shells fell on Tuesday.", "occurred"),
        ("Since Tuesday ten people have died.", "occurred"),
    ],
)
def test_the_kind_tells_reports_from_events(text: str, kind: str) -> None:
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Thu Aug 1 2013 Shells fell.", "2013-08-01"),
        ("August 1 2011 Shells fell.", "2011-08-01"),
        ("17-12-2014 Shells fell.", "2014-12-17"),
        ("7 July 2015 Shells fell.", "2015-07-07"),
        ("Date of publication 22 June 2016 Shells fell.", "2016-06-22"),
        ("Shells fell in Marjana AFP Thursday 2 Jun 2016 At least nine died.", "2016-06-02"),
        ("Last updated at Jun 182016 BEIRUT Shells fell.", "2016-06-18"),
        ("18.10.2014Get short URL Shells fell.", "2014-10-18"),
    ],
)
def test_a_printed_date_is_read_at_the_head(head: str, day: str) -> None:
    mention = times(head, None)[0]
    assert (mention.kind, mention.earliest) == ("published", day)
    anchor = document_date(Document("d", "c", "", head))
    assert anchor is not None and (anchor.date, anchor.kind) == (day, "printed")


def test_a_date_inside_a_sentence_is_not_printed() -> None:
    text = "1. Marjana: On August 21 2013 rockets fell."
    assert [m.kind for m in times(text, None)] == ["occurred"]
    assert document_date(Document("d", "c", "", text)) is None


def test_printed_date_and_metadata_are_both_kept() -> None:
    text = "3 May 2016\n\nShells fell on Monday."
    printed, monday = times(text, "2016-05-11")
    assert (printed.kind, printed.earliest) == ("published", "2016-05-03")
    assert monday.earliest == "2016-05-02" and monday.anchor == Anchor("2016-05-03", "printed", Span("text", 0, 10))
    assert document_date(Document("d", "c", "", text, published="2016-05-11")) == Anchor("2016-05-11", "published")


def test_a_dateline_comes_before_the_day_of_publication() -> None:
    dateline, weekday = times("BEIRUT, July 3 (Reuters) - Shells fell on Tuesday.", "2012-07-10")
    assert (dateline.kind, dateline.earliest) == ("published", "2012-07-03")
    assert weekday.earliest == "2012-07-03" and weekday.anchor is not None and weekday.anchor.kind == "dateline"


def test_a_dateline_in_capitals_carries_its_year() -> None:
    dateline, night, morning = times(
        "MARJANA, 16 SEP 89 (RADIO QALAT) -- A BOMB WENT OFF LAST NIGHT, ONE EARLY THIS MORNING.", None
    )
    assert dateline.earliest == "1989-09-16"
    assert (night.earliest, night.latest) == ("1989-09-15T18:00", "1989-09-16T06:00")
    assert (morning.earliest, morning.latest) == ("1989-09-16T04:00", "1989-09-16T09:00")


def test_the_words_of_a_dated_report_go_by_its_date() -> None:
    text = "Here is the August 24, 2017 report:\n\nTroops landed on the night of the 24th of August, and on Wednesday."
    _, night, weekday = times(text, "2019-02-01")
    assert (night.earliest, night.latest) == ("2017-08-24T18:00", "2017-08-25T06:00")
    assert weekday.earliest == "2017-08-23"
    assert night.anchor == Anchor("2017-08-24", "dated_sentence", Span("text", 12, 27))


def test_without_a_date_of_its_own_a_text_goes_by_the_one_report_it_dates() -> None:
    first, *_ = times("On Thursday five were taken. Here is the August 24, 2017 report: troops landed.", None)
    assert first.earliest == "2017-08-24" and first.anchor is not None and first.anchor.kind == "dated_sentence"


def test_the_next_day_counts_from_the_day_named_before() -> None:
    _, later = times("Dozens fled on 12 May 2016. The next day the army came.")
    assert later.earliest == "2016-05-13"
    assert later.anchor == Anchor("2016-05-12", "dated_sentence", Span("text", 15, 26))


def test_the_night_before_is_that_before_the_night_named():
    text = "Two people died in a strike overnight on June 22. The night before, another strike had killed four."
    night, before = times(text)
    assert (before.earliest, before.latest) == ("2016-06-20T18:00", "2016-06-21T06:00")
    assert before.anchor and before.anchor.span == night.span


def test_a_report_s_day_does_not_date_what_it_tells() -> None:
    said, dawn = times("Residents told the agency on Sunday that shelling began at dawn.")
    assert said.kind == "reported" and dawn.earliest is None


def test_the_title_is_read_and_the_furniture_is_not() -> None:
    document = Document(
        "d",
        "c",
        "Raid on Tuesday",
        "Shells fell. Comment left on Monday",
        published="2016-06-22",
        body=(Span("text", 0, 12),),
    )
    assert [(m.span.part, m.earliest) for m in Times()(document)] == [("title", "2016-06-21")]


def test_spans_hold_the_words() -> None:
    text = "Since early February, and between Monday and Wednesday, it rained."
    words = [text[m.span.start : m.span.end] for m in times(text)]
    assert words == ["Since early February", "between Monday and Wednesday"]


@pytest.mark.parametrize("published", ["", "yesterday", "2016-13-40", None])
def test_metadata_that_is_no_date_anchors_nothing(published: str | None) -> None:
    assert one("It fell on Tuesday.", published).earliest is None


@pytest.mark.parametrize("split", ["dev", "held", "later"])
def test_intervals_are_exact_on_the_written_set(split: str) -> None:
    spec = importlib.util.spec_from_file_location("times_eval", EVALS / "times.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["times_eval"] = module
    spec.loader.exec_module(module)
    result = module.score(split)
    assert result.exact >= 0.9 * result.expressions, str(result)


def test_the_written_set_has_spans_where_its_words_stand() -> None:
    count = 0
    for path in sorted((EVALS / "times").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for gold in record["times"]:
                assert record["text"][gold["start"] : gold["end"]] == gold["words"]
                count += 1
    assert count >= 200


PIECES = (
    "Monday", "on ", "the ", "night of ", "24", "th", " August", " 2017", ",", "-", " to ", "early ", "last week", "since ", "31", " February",
    "02/30/2015", "ago", " two days ", "0300 GMT", "Ramadan ", "1435", ".", "\n", "BEIRUT, ", "(Reuters) - ", "overnight", "mid-", "0000-00-00",
    "29 Feb", " next year", "first week of ", "New Year's Eve", "report:", "Published ", "late in ", "from ", "9:75 pm", "99999 days ago",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from([None, "2016-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_sound_intervals(text: str, published: str | None) -> None:
    for mention in times(text, published, title=text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        if mention.earliest and mention.latest:
            assert mention.earliest[:10] <= mention.latest[:10]


def test_on_a_sunday_the_weekend_is_this_one_and_last_weekend_the_one_before() -> None:
    assert [one(f"He came over {x}.", "2016-06-26").earliest for x in ("the weekend", "last weekend")] == [
        "2016-06-25",
        "2016-06-18",
    ]
    assert one("He came last weekend.", "2016-06-27").earliest == "2016-06-25"


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Two died at the lake on March 13, 2014. He was shot on March 13.", "2014-03-13"),
        ("Two died on March 13, 2014, three on March 13, 2012. He was shot on March 13.", "2016-03-13"),
        ("Two died on March 13, 2014. He was shot on Sunday, March 13.", "2016-03-13"),
        ("Two died on June 20, 2014. They met again on June 20.", "2016-06-20"),
    ],
)
def test_a_day_of_a_month_is_of_the_year_that_the_text_gives_it_elsewhere(text: str, earliest: str) -> None:
    assert times(text)[-1].earliest == earliest


@pytest.mark.parametrize(
    "text",
    [
        "His next court date is July 5.",
        "Her next court appearance was set for July 5.",
        "The trial has been rescheduled for July 5.",
    ],
)
def test_the_next_hearing_lies_ahead(text: str) -> None:
    assert one(text).earliest == "2016-07-05"
