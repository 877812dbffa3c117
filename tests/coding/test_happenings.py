from __future__ import annotations

from dataclasses import replace

import pytest

from factories import at, attributed, document, place
from firsthand.coding.codebook import PACKAGED, load
from firsthand.coding.happenings import Happening, happenings
from firsthand.coding.units import units
from firsthand.model.mentions import CountMention, Mentions, Place, PlaceCandidate, PlaceMention, TimeMention
from firsthand.model.text import Document

NORTHBRIDGE = place("Northbridge", 40.0, -80.0, country="US", admin1="Ohio")
ELMTON = place("Elmton", 41.5, -82.0, country="US", admin1="Ohio")
FARSHAN = place("Farshan", 36.0, 37.0)
TELL_ORUM = place("Tell Orum", 35.0, 38.5)


def located(d: Document, **places: Place) -> tuple[PlaceMention, ...]:
    return tuple(PlaceMention(at(d, name.replace("_", " ")), found, "resolved") for name, found in places.items())


def timed(d: Document, words: str, day: str) -> TimeMention:
    return TimeMention(at(d, words), day, day, "day")


def killed(d: Document, words: str, low: int) -> CountMention:
    return CountMention(at(d, words), at(d, words), low, low, "exact", "killed")


def read(d: Document, mentions: Mentions, book: str) -> tuple[Happening, ...]:
    found = load(book)
    return happenings(d, units(d, attributed("outlet"), mentions, found), found)


def test_incidents_of_one_article_are_told_apart_by_place_and_toll() -> None:
    d = document("one", "Air strikes killed 12 people in Farshan. Shelling killed four people in Tell Orum.")
    places = located(d, Farshan=FARSHAN, Tell_Orum=TELL_ORUM)
    counts = (killed(d, "12 people", 12), killed(d, "four people", 4))
    found = read(d, Mentions(places=places, counts=counts), "conflict")
    assert [(h.where.name if h.where else None, h.type.id if h.type else None) for h in found] == [
        ("Farshan", "air_strike"),
        ("Tell Orum", "shelling"),
    ]


def test_a_nominal_event_goes_with_what_it_names_again() -> None:
    d = document(
        "one", "A car bomb killed 12 people in Farshan. Tuesday's blast was the third. The raid ended at dawn."
    )
    places, times = located(d, Farshan=FARSHAN), (timed(d, "Tuesday", "2017-02-14"),)
    (happening,) = read(d, Mentions(places, times, counts=(killed(d, "12 people", 12),)), "conflict")
    assert (happening.when.earliest, len(happening.units)) == ("2017-02-14", 3)


def test_in_local_news_a_town_named_in_passing_opens_no_incident_and_the_dateline_says_where() -> None:
    d = document("one", "NORTHBRIDGE — A man was killed in a shooting on Sunday. Gunfire is heard of in Elmton too.")
    mentions = Mentions(
        (PlaceMention(at(d, "NORTHBRIDGE"), NORTHBRIDGE, "resolved"), *located(d, Elmton=ELMTON)),
        (timed(d, "Sunday", "2017-02-12"),),
        counts=(killed(d, "A man", 1),),
    )
    (happening,) = read(d, mentions, "gun-violence")
    assert (happening.where and happening.where.name, happening.when.latest) == ("Northbridge", "2017-02-12")


def test_a_dateline_yields_to_the_town_in_which_its_own_sentence_says_it_was() -> None:
    d = document("one", "NORTHBRIDGE — A couple deny guilt for a girl who was killed in Elmton.")
    mentions = Mentions(
        (PlaceMention(at(d, "NORTHBRIDGE"), NORTHBRIDGE, "resolved"), *located(d, Elmton=ELMTON)),
        counts=(killed(d, "a girl", 1),),
    )
    (happening,) = read(d, mentions, "gun-violence")
    assert happening.where and happening.where.name == "Elmton"


def test_an_event_in_a_town_of_many_names_is_not_where_a_victim_is_from() -> None:
    d = document("one", "A man was killed in Harwick. Harwick police found him. He was of Elmton.")
    open_name = tuple(PlaceCandidate(p, 0.4) for p in (NORTHBRIDGE, ELMTON))
    first, later = at(d, "Harwick"), replace(at(d, "Harwick police"), end=at(d, "Harwick police").start + 7)
    names = (PlaceMention(first, None, "ambiguous", open_name), PlaceMention(later, None, "ambiguous", open_name))
    mentions = Mentions((*names, *located(d, Elmton=ELMTON)), counts=(killed(d, "A man", 1),))
    (happening,) = read(d, mentions, "gun-violence")
    assert happening.where is None
    assert [c.place.name for c in happening.candidates] == ["Elmton", "Northbridge"]


def test_victims_who_were_also_killed_are_of_another_happening() -> None:
    d = document(
        "one", "Shells killed 18 people in Farshan. Twenty people were also killed yesterday when jets hit a market."
    )
    counts = (killed(d, "18 people", 18), killed(d, "Twenty people", 20))
    places, times = located(d, Farshan=FARSHAN), (timed(d, "yesterday", "2017-02-14"),)
    assert len(read(d, Mentions(places, times, counts=counts), "conflict")) == 2


def test_a_day_of_speaking_bounds_an_event_from_above() -> None:
    d = document("one", "A monitor said on Wednesday that air strikes killed 12 people in Farshan.")
    said = TimeMention(at(d, "Wednesday"), "2017-02-15", "2017-02-15", "day", kind="reported")
    mentions = Mentions(located(d, Farshan=FARSHAN), (said,), counts=(killed(d, "12 people", 12),))
    (happening,) = read(d, mentions, "conflict")
    assert (happening.when.earliest, happening.when.latest) == (None, "2017-02-15")


def test_a_dateline_of_news_from_afar_says_nothing() -> None:
    d = document("one", "NORTHBRIDGE — Air strikes killed 12 people, activists say.")
    mentions = Mentions(
        (PlaceMention(at(d, "NORTHBRIDGE"), NORTHBRIDGE, "resolved"),), counts=(killed(d, "12 people", 12),)
    )
    (happening,) = read(d, mentions, "conflict")
    assert happening.where is None


def test_a_hearing_months_later_tells_of_the_shooting_and_its_day() -> None:
    text = "A man pleaded guilty on Monday in a fatal shooting. One man was killed in the Nov. 8 shooting in Elmton."
    d = replace(document("one", text), published="2017-02-14")
    times = (timed(d, "Monday", "2017-02-13"), timed(d, "Nov. 8", "2016-11-08"))
    mentions = Mentions(
        located(d, Elmton=ELMTON), times, counts=(killed(d, "fatal shooting", 1), killed(d, "One man", 1))
    )
    (happening,) = read(d, mentions, "gun-violence")
    assert (happening.when.earliest, happening.background) == ("2016-11-08", False)


@pytest.mark.parametrize("name", sorted(p.stem for p in PACKAGED.glob("*.toml")))
def test_every_type_of_a_packaged_codebook_is_mapped(name: str) -> None:
    for kind in load(name).types:
        assert kind.label and kind.acled, kind.id
        assert kind.ucdp in (0, 1, 2, 3), kind.id
        assert kind.plover.split("/")[0] in {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "CONSULT", "MOBILIZE"}, kind.id


@pytest.mark.parametrize(
    "more, when",
    [
        ("", (None, "2017-02-13")),
        (" He was shot in August in Elmton.", ("2016-08-01", "2016-08-31")),
        (" He was shot on Aug. 3 in Elmton.", ("2016-08-03", "2016-08-03")),
    ],
)
def test_the_day_of_a_hearing_only_bounds_that_of_the_shooting(more: str, when: tuple[str | None, str | None]) -> None:
    d = replace(
        document("one", f"A man was sentenced on Monday in a fatal shooting in Elmton.{more}"), published="2017-02-14"
    )
    times = [timed(d, "Monday", "2017-02-13")]
    if "August" in more:
        times.append(TimeMention(at(d, "August"), "2016-08-01", "2016-08-31", "month"))
    elif more:
        times.append(timed(d, "Aug. 3", "2016-08-03"))
    mentions = Mentions(located(d, Elmton=ELMTON), tuple(times), counts=(killed(d, "fatal shooting", 1),))
    (happening,) = read(d, mentions, "gun-violence")
    assert (happening.when.earliest, happening.when.latest) == when


def test_a_day_on_which_a_sentence_says_it_was_comes_before_one_only_named() -> None:
    text = "Two men are held in a fatal shooting in Elmton. They came home on Monday. A man was shot on Sept. 29 there."
    d = replace(document("one", text), published="2016-11-30")
    times = (timed(d, "Monday", "2016-11-28"), timed(d, "Sept. 29", "2016-09-29"))
    mentions = Mentions(located(d, Elmton=ELMTON), times, counts=(killed(d, "fatal shooting", 1),))
    (happening,) = read(d, mentions, "gun-violence")
    assert (happening.when.earliest, happening.background) == ("2016-09-29", False)


def test_the_titles_of_other_films_beside_a_story_tell_nothing() -> None:
    d = document("one", "1:43 Two found dead in Elmton\n\nA man was shot in Northbridge.\n\n2:10 Vigil held in Elmton")
    places = (PlaceMention(at(d, "Elmton"), ELMTON, "resolved"), *located(d, Northbridge=NORTHBRIDGE))
    found = read(d, Mentions(places=places), "gun-violence")
    assert [h.where and h.where.name for h in found] == ["Northbridge"]


def test_a_page_that_tells_in_its_title_alone_is_not_where_its_other_matter_is() -> None:
    d = replace(document("one", "Five sights that you must see in Elmton."), title="Two shot at a barbecue")
    elmton = located(d, Elmton=ELMTON)
    assert [h.where for h in read(d, Mentions(places=elmton), "gun-violence")] == [None]
    d = replace(document("one", "It was at a house in Elmton on Tuesday."), title="Two shot at a barbecue")
    told = Mentions(places=located(d, Elmton=ELMTON), times=(timed(d, "Tuesday", "2017-02-14"),))
    assert [h.where for h in read(d, told, "gun-violence")] == [ELMTON]


def test_that_night_counted_from_a_hearing_is_not_the_night_of_the_event() -> None:
    text = "A man was sentenced on Monday in a fatal shooting in Elmton. Shots were fired into a crowd that night."
    d = replace(document("one", text), published="2017-02-14")
    night = TimeMention(at(d, "that night"), "2017-02-13T18:00", "2017-02-14T06:00", "part_of_day")
    counts = (killed(d, "fatal shooting", 1),)
    mentions = Mentions(located(d, Elmton=ELMTON), (timed(d, "Monday", "2017-02-13"), night), counts=counts)
    (happening,) = read(d, mentions, "gun-violence")
    assert happening.when.earliest is None
    shot = replace(document("one", text.replace("sentenced", "shot")), published="2017-02-14")
    (happening,) = read(
        shot, Mentions(located(shot, Elmton=ELMTON), (timed(shot, "Monday", "2017-02-13"),)), "gun-violence"
    )
    assert happening.when.earliest == "2017-02-13"
