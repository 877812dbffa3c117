"""Counts of people in sentences: how many, what happened, who they were and what the number is a part of."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.mentions import CountMention
from firsthand.model.text import Document, Span
from firsthand.normalise.counts import Counts, tolls

DATA = Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))
WRITTEN = Path(__file__).parents[2] / "evals" / "counts" / "written.jsonl"


def read(text: str, title: str = "") -> tuple[CountMention, ...]:
    return Counts()(Document("d", "c", title=title, text=text))


def told(text: str) -> list[tuple[object, ...]]:
    """(low, high, outcome, group, relation) of each count."""
    return [(c.low, c.high, c.outcome, c.group, c.relation) for c in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed five and injured three.", [(5, "killed"), (3, "wounded")]),
        ("Five were killed and three wounded.", [(5, "killed"), (3, "wounded")]),
        ("The raid killed and injured five civilians.", [(5, "killed_or_wounded")]),
        ("The attack left 40 dead and 100 injured.", [(40, "killed"), (100, "wounded")]),
        ("A car bomb went off, claiming two lives.", [(2, "killed")]),
        ("It claimed the lives of nine people.", [(9, "killed")]),
        ("The death of 12 farmers was confirmed.", [(12, "killed")]),
        ("The death toll rose to 52 on Sunday.", [(52, "killed")]),
        ("Workers found the bodies of 17 people.", [(17, "killed")]),
        ("The gunmen took four members of the council.", [(4, "taken")]),
        ("The army captured 30 militants.", [(30, "captured")]),
        ("Forty fighters surrendered.", [(40, "surrendered")]),
        ("Police arrested 14 suspects.", [(14, "detained")]),
        ("Twelve villagers were abducted.", [(12, "taken")]),
        ("Fifteen people are still missing.", [(15, "missing")]),
        ("Thirty people were trapped under the rubble.", [(30, "trapped")]),
        ("The fighting displaced 3,000 people.", [(3000, "displaced")]),
        ("The rebels freed 25 prisoners.", [(25, "released")]),
        ("Six people were shot.", [(6, "killed_or_wounded")]),
        ("Two were taken to Saint Anne Hospital.", [(2, "wounded")]),
        ("About 20 coalition members took off.", [(15, "none")]),
        ("The raids killed 13 and wounded 29 state media reported.", [(13, "killed"), (29, "wounded")]),
    ],
)
def test_outcome_follows_the_words(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(c.low, c.outcome) for c in read(text)] == expected


@pytest.mark.parametrize(
    "title",
    ["17 Killed as Gunmen Attack Border Town", "Bomb kills 17 in Tarhana suburb", "17 dead, 5 hurt in market fire"],
)
def test_headlines_are_read(title: str) -> None:
    first = read("", title)[0]
    assert (first.low, first.outcome, first.number.part) == (17, "killed", "title")


@pytest.mark.parametrize(
    "text",
    [
        "The 155th Brigade withdrew from Hill 400 in 2013.",
        "The missile weighs 500 kilograms and flies 300 km.",
        "Prices rose by 12 percent on 5 May.",
        "He was 84 and lived at 14 Cedar Street.",
        "The group fired 40 mortar rounds at 7:30.",
        "Lightning killed 40 sheep in the valley.",
        "There were no immediate reports of casualties.",
        "Sami Haddad, 17, of Tarhana, scored twice.",
        "The village has a population of 350000.",
        "The town fell on 17 August 2013.",
    ],
)
def test_other_figures_count_nobody(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Samir Haddad Jr., 32, was shot and killed by officers.",
        "Haddad and Nasser, both 16, were killed in the raid.",
        "Her sons, 7 and 8, were critically hurt.",
        "The victims - ages 24, 25, 32 and 38 - are expected to survive their wounds.",
        "A child under the age of 10 was killed.",
        "Two men, one 17 and the other 21, were wounded.",
        "According to 911 dispatchers, one man was in critical condition.",
        "A man called just before 7 a.m. and said that his brother was dead.",
        "The man hurt in a raid on Sept. 3 died on Friday.",
    ],
)
def test_no_age_date_or_hour_is_a_toll(text: str) -> None:
    assert all((c.low or 0) < 3 for c in read(text) if c.outcome in ("killed", "wounded"))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A young couple and their baby were killed inside a hotel.", 3),
        ("He killed his parents.", 2),
        ("Two are charged with manslaughter, after a boy was shot dead.", 1),
        ("Haddad and the man who died ran from the shop.", 1),
        ("A woman and a girl who were killed had left the shop.", 2),
    ],
)
def test_the_dead_of_a_sentence_are_those_of_whom_it_is_told(text: str, dead: int) -> None:
    assert tolls(read(text))["killed"][0] == dead


def test_a_murder_suspect_is_not_dead() -> None:
    assert not [c for c in read("", "Murder suspect asks for a hearing") if c.outcome == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "He was hit in the upper body.",
        "Two shots went through his body.",
        "He was going to kill his wife.",
        "The bullet could have killed her.",
        "He is charged with assault with a deadly weapon inflicting serious injury.",
    ],
)
def test_what_killed_nobody_counts_no_dead(text: str) -> None:
    assert not [c for c in read(text) if c.outcome == "killed"]


def test_victims_of_a_shooting_are_hit_and_not_dead() -> None:
    shot, teens = read("Six people were shot at a party. Four of the victims were teenagers.")
    assert (teens.outcome, teens.relation, teens.hit) == ("killed_or_wounded", "subset", shot.hit)


def test_age_is_no_count() -> None:
    assert told("A 21-year-old woman was killed.") == [(1, 1, "killed", "woman", "whole")]


def test_silence_is_no_zero_and_a_denied_casualty_is() -> None:
    assert told("No casualties were reported.") == [(0, 0, "killed_or_wounded", "", "whole")]
    assert told("Nobody was hurt.") == [(0, 0, "wounded", "", "whole")]
    assert told("The shelling went on all night.") == []


def test_no_charges_count_nobody() -> None:
    assert [c.low for c in read("", "No charges against boy, 13, who shot, killed friend")] == [1]


def test_negation_never_becomes_a_positive_number() -> None:
    assert all(c.low == 0 for c in read("No civilians were killed. The strike did not cause any casualties."))


def test_parts_of_a_list_relate_to_a_derived_whole() -> None:
    whole, *parts = read("Four fighters and a civilian were killed.")
    assert (whole.low, whole.derived, whole.relation, whole.group) == (5, True, "whole", "")
    assert [(p.low, p.group, p.relation, p.relates_to) for p in parts] == [
        (4, "combatant", "partition", 0),
        (1, "civilian", "partition", 0),
    ]


def test_household_list_is_added_up() -> None:
    assert told("A woman, her two children and a neighbour died.")[0] == (4, 4, "killed", "", "whole")


def test_apposition_counts_one_person_once() -> None:
    assert [c.low for c in read("The victim, a woman of 30, was killed.") if c.relation == "whole"] == [1]


def test_subset_is_tied_to_its_whole_and_never_added() -> None:
    counts = read("At least 20 people, including three children, were killed.")
    assert [(c.low, c.relation, c.relates_to) for c in counts] == [(20, "whole", None), (3, "subset", 0)]
    assert tolls(counts)["killed"] == (20, None, (0,))


def test_part_in_the_next_sentence_is_tied_to_its_whole() -> None:
    counts = read("Twelve people were killed. Three were children.")
    assert (counts[1].group, counts[1].relation, counts[1].relates_to) == ("child", "subset", 0)


def test_share_of_a_whole_is_bounded_by_it() -> None:
    share = read("Twenty people, most of them civilians, were killed.")[1]
    assert (share.low, share.high, share.group, share.relation, share.derived) == (
        11,
        20,
        "civilian",
        "proportion",
        True,
    )


@pytest.mark.parametrize(
    ("text", "low", "group"),
    [
        ("Five members of the same family were killed.", 5, "family"),
        ("Airstrike kills family of seven", 7, "family"),
        ("The crash killed its crew of four.", 4, "crew"),
        ("The mine killed two aid workers.", 2, "aid_worker"),
        ("The bomb killed five Kurdish policemen.", 5, "kurdish policemen"),
        ("Six kidnapped teachers were executed.", 6, "teachers"),
        ("The raid killed 25 terrorist fighters.", 25, "combatant"),
        ("The girl's father was killed.", 1, "father"),
        ("Two US troops were killed.", 2, "combatant"),
    ],
)
def test_group_follows_the_noun(text: str, low: int, group: str) -> None:
    assert [(c.low, c.group) for c in read(text) if c.outcome == "killed"] == [(low, group)]


def test_phrasal_verb_is_no_modifier() -> None:
    assert read("The rebels handed over 15 captured soldiers.")[0].low == 15


def test_captives_are_told_by_the_word_behind_them() -> None:
    assert read("They took 22 soldiers prisoner.")[0].outcome == "captured"
    assert read("They are holding nine workers hostage.")[0].outcome == "taken"


def test_last_fate_wins() -> None:
    assert read("A boy shot in the head died on Friday.")[0].outcome == "killed"
    assert read("A boy who was wounded at the pier on Friday died on Sunday.")[0].outcome == "killed"
    assert read("Two nurses kidnapped in May have been released.")[0].outcome == "released"


def test_number_of_the_verb_finds_its_subject() -> None:
    counts = read("Four men honouring a slain friend were shot.")
    assert [(c.low, c.outcome) for c in counts if c.low == 4] == [(4, "killed_or_wounded")]


def test_more_of_the_same_outcome_is_an_increment() -> None:
    counts = read("Ten people were killed on Monday. Another two people were killed on Tuesday.")
    assert counts[1].relation == "increment" and counts[1].relates_to == 0


def test_total_is_marked() -> None:
    assert [c.relation for c in read("Three men died, bringing the toll to 112.")] == ["whole", "total"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("More than 280,000 people have been killed since the war started.", "period"),
        ("In the past 48 hours, 31 civilians have been killed.", "period"),
        ("Clashes across the province killed 31 civilians.", "area"),
        ("The shelling killed 31 civilians.", "incident"),
        ("Since dawn 14 people have been killed.", "incident"),
        ("Two dead, eight wounded in separate shootings.", "area"),
        ("Three people were killed in several shootings on Friday.", "area"),
        ("Three people died in less than 30 hours.", "period"),
        ("More than 900 people died in gang violence in the capital last year.", "period"),
        ("At least 50 people were killed between 27 May and 4 June.", "period"),
        ("A bombing that killed 12 people last year was never claimed.", "incident"),
        ("He looked at shootings in which four or more people died since Aug. 1, 1966.", "period"),
        ("He was one of 27 wounded over an eight-hour stretch that night.", "period"),
        ("Violent weekend leaves two dead.", "area"),
    ],
)
def test_scope_follows_the_sentence(text: str, scope: str) -> None:
    assert read(text)[0].scope == scope


def test_toll_keeps_its_as_of() -> None:
    count = read("As of Tuesday noon, 44 people had died.")[0]
    assert count.as_of == Span("text", 0, 18)


def test_only_the_body_is_read() -> None:
    text = "Menu 12 dead. Five people were killed. 30 killed elsewhere."
    document = Document("d", "c", title="", text=text, body=(Span("text", 14, 38),))
    assert [c.low for c in Counts()(document)] == [5]


def test_order_is_that_of_the_text_and_indices_point_into_it() -> None:
    counts = read("Ten died, among them two women. Four fighters and a civilian were wounded.", "Ten die in raid")
    places = [(c.span.part != "title", c.span.start) for c in counts]
    assert places == sorted(places)
    assert all(c.relates_to is None or 0 <= c.relates_to < len(counts) for c in counts)


def test_shot_less_killed_are_the_wounded() -> None:
    counts = read("Six people were shot, two of them fatally.")
    found = tolls(counts)
    assert (found["killed"][0], found["wounded"][0]) == (2, 4)


def test_a_second_person_in_hospital_is_not_the_dead_one() -> None:
    found = tolls(read("Police found one deceased male and a second male suffering a bullet wound."))
    assert (found["killed"][0], found["wounded"][0]) == (1, 1)


def test_a_gunman_who_killed_himself_is_the_toll_though_others_are_found_later() -> None:
    late = "The pier was closed. " * 60 + "The dead man lay by the water."
    found = tolls(read(f"A man wounded two officers before killing himself. {late}"))
    assert (found["killed"][0], found["wounded"][0]) == (1, 2)


def test_an_age_in_a_title_marks_a_name() -> None:
    (count,) = read("", "Karim Beltran-Ochs, 16, Killed In North Harbour, Police Say")
    assert (count.low, count.outcome) == (1, "killed")


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Two women were hit by several bullets.", 2),
        ("One man is in critical condition and three others are injured.", 4),
        ("Two people were taken to a hospital in Tarhana, and two others were sent to the trauma center.", 4),
        ("A boy was killed. A woman and two other men were also shot.", 3),
        ("A girl was killed. Her mother was taken to the hospital. The woman is stable.", 1),
        ("Four people were wounded. One man was shot in the leg. A second man was shot in the arm.", 4),
        ("The three other people were treated at the county medical center.", 3),
        ("Four people had sustained gunshot wounds. One of the victims died.", 3),
        ("Two people were killed, including the gunman, and six others were injured.", 6),
    ],
)
def test_the_wounded_of_a_text_are_reduced_to_one_number(text: str, wounded: int) -> None:
    assert tolls(read(text))["wounded"][0] == wounded


@pytest.mark.parametrize(
    "text",
    [
        "The driver and two other children were not injured.",
        "He is charged with assault with a deadly weapon inflicting serious injury.",
        "The couple are charged with misdemeanor injury to a child.",
        "A girl was killed. Police say that a boy shot another teen.",
        "A clerk was killed, and the bullet hit Chris Few's car.",
    ],
)
def test_nobody_is_wounded_where_no_words_say_so(text: str) -> None:
    assert not [c for c in read(text) if c.outcome == "wounded"]


def test_the_wounded_woman_may_be_the_wife_who_died() -> None:
    found = tolls(read("A woman was killed. The wife was taken to the hospital."))
    assert "wounded" not in found


def test_lump_is_never_split() -> None:
    assert set(tolls(read("The raid killed and injured five civilians."))) == {"killed_or_wounded"}


def test_toll_of_some_places_only() -> None:
    counts = read("Officials said 12 people were killed. The Observatory said 20 people were killed.")
    assert tolls(counts, among=[0])["killed"][0] == 12


def test_toll_leaves_period_counts_out() -> None:
    assert tolls(read("The war has killed more than 280,000 people.")) == {}


@given(st.text(alphabet="a1 ,.;'“-killedwouperbyn0٣\n", max_size=80))
def test_any_text_is_read_without_error_and_spans_hold(text: str) -> None:
    document = Document("d", "c", title=text, text=text)
    for count in Counts()(document):
        assert count.span.holds(count.number)
        assert count.low is None or count.high is None or count.low <= count.high
        assert document.words(count.number)


def written() -> Iterator[tuple[str, list[dict[str, object]]]]:
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], row["counts"]


def test_written_phrases_are_read_as_written_down() -> None:
    fields = ("low", "high", "modality", "outcome", "group", "relation", "scope")
    hits = total = 0
    for text, expected in written():
        found = [tuple(getattr(c, f) for f in fields) for c in read(text)]
        total += len(expected)
        hits += sum(tuple(e[f] for f in fields) in found for e in expected)
    assert hits / total >= 0.95


@pytest.mark.shared
def test_values_of_the_public_groups_are_found() -> None:
    groups = DATA / "fakes" / "incident_groups.json"
    if not groups.exists():
        pytest.skip(f"public data not found at {DATA}; set FIRSTHAND_DATA to run this")
    lines = (DATA / "fakes" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {a["id"]: a for a in map(json.loads, lines)}
    hits: list[bool] = []
    for member in (m for g in json.loads(groups.read_text(encoding="utf-8"))["groups"] for m in g["members"]):
        article = articles.get(member["unit_id"])
        figures = [c for c in member["claims"] if c["slot"] in ("killed", "wounded") and c["value"].isdigit()]
        if article is None or not figures:
            continue
        document = Document(article["id"], "c", title=article["title"], text=article["text"])
        counts = Counts()(document)
        for claim in figures:
            wanted = int(claim["value"])
            hits.append(
                any(
                    c.outcome == claim["slot"]
                    and c.scope == "incident"
                    and (wanted in (c.low, c.high) or document.words(c.number) == claim["value"])
                    for c in counts
                )
            )
    assert sum(hits) / len(hits) >= 0.85
