from __future__ import annotations

import re
from dataclasses import replace

import pytest

from factories import at, document, place
from firsthand.coding.where import BARE, BESIDE, HOME, IN, NAME, SAID, chosen, standings
from firsthand.model.mentions import Place, PlaceMention
from firsthand.model.text import Document, Span

OAKVALE = place("Oakvale", 40.0, -80.0, radius_m=15_000, country="US", admin1="Ohio")
MILLSIDE = place("Millside", 40.05, -80.05, radius_m=2_000, country="US", admin1="Ohio")
HARWICK = place("Harwick", 45.0, -100.0, country="US", admin1="Dakota")
OHIO = place("Ohio", 40.3, -82.0, radius_m=250_000, feature="admin1", country="US", admin1="Ohio")


def named(d: Document, name: str, found: Place = HARWICK) -> PlaceMention:
    return PlaceMention(at(d, name), found, "resolved")


@pytest.mark.parametrize(
    "text, standing",
    [
        ("Two people were shot in Harwick on Friday.", IN),
        ("Shells fell near the rebel-held town of Harwick.", IN),
        ("The shooting happened at a house on Alder Lane in Harwick.", SAID),
        ("The strikes on Harwick went on for hours.", IN),
        ("Gunmen attacked the remote commune of Harwick at dawn.", IN),
        ("The raid on the quiet mountain town of Harwick was short.", IN),
        ("Troops rescued five men from Harwick.", IN),
        ("Harwick police were called at noon.", BESIDE),
        ("The night was quiet. Harwick slept.", BARE),
        ("A Harwick man was shot dead.", HOME),
        ("The victim, 31, of Harwick died.", HOME),
        ("He was flown to a hospital in Harwick.", HOME),
        ("A spokesman said in Harwick that it was over.", HOME),
        ("The attack came as troops pressed their assault on Harwick.", HOME),
        ("Doctors at Harwick Memorial Hospital treated two.", HOME),
        ("The toll came up at a meeting of the council in Harwick.", HOME),
        ("They called for a Harwick conference on the war.", HOME),
        ("Additional reporting by Dana Dune in Harwick.", NAME),
        ("It happened in the 1200 block of Harwick Avenue.", NAME),
        ("Officer Harwick fired twice.", NAME),
        ("They saw Dana Harwick, 31, run away.", NAME),
        ("Harwick Dune, 10, was found at home.", NAME),
        ("They live in the suburbs of Harwick where the attack occurred, he said.", SAID),
        ("Harwick said the strikes were a mistake.", HOME),
        ("Jets are seen at the base of Harwick (Wire Photo).", NAME),
        ("Documents outline a feud in 2 Harwick shootings.", BESIDE),
        ("The shop stands at 5900 Harwick near the river.", NAME),
        ("The gym was rented for Dune's Harwick initiative.", BARE),
        ("Neighbours in Eastside Harwick heard it.", BARE),
        ("Two were found in a car on a Harwick street.", IN),
    ],
)
def test_words_around_a_name_say_whether_something_was_there(text: str, standing: float) -> None:
    d = document("one", text)
    mention = named(d, "Harwick")
    assert standings(d, [mention]) == {mention.span: standing}


def test_a_name_given_to_a_person_is_no_place_elsewhere_either() -> None:
    d = document("one", "Dana Harwick, 31, was shot. She ran. Police found Harwick.")
    later = PlaceMention(replace(at(d, "Harwick."), end=at(d, "Harwick.").end - 1), HARWICK, "resolved")
    assert set(standings(d, [named(d, "Harwick"), later]).values()) == {NAME}


def test_the_outlets_town_behind_the_bar_of_a_pages_title_is_hardly_told() -> None:
    d = replace(document("one", "A man was shot."), title="Man shot dead - Wire News - Harwick, OH")
    mention = PlaceMention(Span("title", 26, 33), HARWICK, "resolved")
    assert standings(d, [mention]) == {mention.span: HOME}


def test_a_town_with_police_is_no_person() -> None:
    d = document("one", "He was taken to Mercy Harwick. The case is with Harwick police.")
    later = PlaceMention(Span("text", d.text.rindex("Harwick"), d.text.rindex("Harwick") + 7), HARWICK, "resolved")
    assert standings(d, [named(d, "Harwick"), later])[later.span] == BESIDE


def test_a_part_of_the_world_is_no_place_of_an_event_though_a_village_is_called_so() -> None:
    d = document("one", "Strikes went on in the Middle East.")
    mention = named(d, "Middle East", MILLSIDE)
    assert standings(d, [mention]) == {mention.span: NAME}


def test_a_town_that_something_happened_in_is_meant_before_the_province_that_is_named_more_often() -> None:
    d = document("one", "Millside Ohio")
    town, wide = named(d, "Millside", MILLSIDE), named(d, "Ohio", OHIO)
    assert chosen([(town, IN, 5), *((wide, IN, 1) for _ in range(9))]) == town


def test_where_only_somebody_is_from_is_not_where_it_was() -> None:
    d = document("one", "Harwick Ohio")
    home, wide = named(d, "Harwick", HARWICK), named(d, "Ohio", OHIO)
    assert chosen([(home, HOME, 0), (home, HOME, 1), (wide, IN, 1)]) == wide


def test_a_place_named_only_to_say_where_another_is_does_not_count_beside_it() -> None:
    d = document("one", "A man was shot in Millside, Ohio.")
    inner, outer = named(d, "Millside", MILLSIDE), named(d, "Ohio", OHIO)
    assert standings(d, [inner, outer]) == {inner.span: IN, outer.span: HOME}


def test_a_place_in_another_country_than_most_of_a_text_counts_only_where_something_was_in_it() -> None:
    d = document(
        "one", "Two died in Oakvale, one in Harwick, three in Millside. Farshan protested. A blast hit Ruvane."
    )
    home = [named(d, "Oakvale", OAKVALE), named(d, "Harwick"), named(d, "Millside", MILLSIDE)]
    farshan = named(d, "Farshan", place("Farshan", 36.0, 37.0))
    ruvane = named(d, "Ruvane", place("Ruvane", 36.2, 37.0))
    found = standings(d, [*home, farshan, ruvane])
    assert (found[home[0].span], found[farshan.span], found[ruvane.span]) == (IN, HOME, IN)


def test_a_side_of_a_town_is_not_the_town_that_a_gazetteer_knows_by_that_name() -> None:
    d = document("one", "A man was shot on the West Side of town.")
    side = named(d, "West Side", place("West Harwick", 40.0, -80.0, country="US"))
    assert standings(d, [side]) == {side.span: NAME}


@pytest.mark.parametrize(
    "text, standing",
    [
        ("It was in the OK neighborhood.", NAME),
        ("OK, she is in the house.", NAME),
        ("It was in Harwick, OK, at noon.", HOME),
        ("It was in Ok.", IN),
    ],
)
def test_two_capitals_are_a_province_only_behind_its_town(text: str, standing: float) -> None:
    d = document("one", text)
    code = named(d, "OK" if "OK" in text else "Ok", OHIO)
    assert standings(d, [code])[code.span] == standing


def test_in_local_news_a_person_called_like_a_far_village_does_not_make_its_country_the_texts() -> None:
    d = document("one", "Two died in Oakvale, near Millside. Tallam wept. Dune knew Tallam's son. He said Tallam left.")
    starts = [i for i in range(len(d.text)) if d.text.startswith("Tallam", i)]
    far = place("Tallam", -9.0, 14.0, country="AO")
    places = [named(d, "Oakvale", OAKVALE), named(d, "Millside", MILLSIDE)]
    places += [PlaceMention(Span("text", i, i + 6), far, "resolved") for i in starts]
    assert standings(d, places, local=True)[places[2].span] == HOME
    assert standings(d, places)[places[2].span] == BARE


def test_a_part_of_the_world_is_no_place_of_an_incident() -> None:
    wide = place("Middle Reaches", 35.0, 38.0, radius_m=900_000, feature="region", country=None)
    assert chosen([(PlaceMention(Span("text", 0, 1), wide, "coarse"), IN, 1)]) is None


def test_where_somebody_was_arrested_nothing_happened() -> None:
    d = document("one", "Evan Rowe was arrested in Harwick.")
    mention = named(d, "Harwick")
    assert standings(d, [mention], re.compile("arrested"))[mention.span] == HOME


@pytest.mark.parametrize(
    "told, name",
    [
        ([(OAKVALE, IN, 0), (MILLSIDE, IN, 1)], "Millside, Oakvale"),
        ([(OAKVALE, IN, 0), (HARWICK, BARE, 9)], "Oakvale"),
        ([(OHIO, IN, 0), (MILLSIDE, IN, 4)], "Millside"),
        ([(OHIO, IN, 0), (OHIO, IN, 1), (MILLSIDE, HOME, 4)], "Ohio"),
        ([(HARWICK, NAME, 0)], None),
    ],
)
def test_the_place_is_the_finest_that_is_told_plainly_enough(told: list[tuple[Place, float, int]], name: str) -> None:
    d = document("one", "Harwick")
    found = chosen((named(d, "Harwick", p), v, lead) for p, v, lead in told)
    assert (found.place.name if found and found.place else None) == name
