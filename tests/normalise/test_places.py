"""Places in running text: what is one, what is none, and which is meant."""

from __future__ import annotations

import pytest

from firsthand.model.mentions import PlaceMention
from firsthand.model.text import Document, Span
from firsthand.normalise.places import Places


def read(
    text: str, *, title: str = "", country: str | None = None, body: tuple[Span, ...] = ()
) -> dict[str, PlaceMention]:
    document = Document("d", "c", title, text, body=body)
    return {document.words(m.span): m for m in Places(country=country)(document)}


def place_of(found: dict[str, PlaceMention], words: str) -> tuple[str | None, str | None]:
    place = found[words].place
    return (place.country, place.admin1) if place else (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The Aleppo Media Center filmed it.",
        "Salem al-Baghdadi spoke.",
        "The Jordan Times reported it.",
        "He met Paris Hiller and Mr Washington.",
        "Reading books is good. Mobile phones rang. It was Nice.",
        "Fighters of Ahrar al-Sham and of the Islamic State of Iraq and the Levant left.",
        "The Syrian army said so, a Russian officer added.",
        "It happened in March, on Sunday.",
    ],
)
def test_names_that_hold_a_place_are_no_location(text: str) -> None:
    assert [m for m in read(text, country="SY").values() if m.place is not None] == []


def test_demonyms_are_mentions_of_a_country_when_asked_for() -> None:
    document = Document("d", "c", "", "The Syrian army left.")
    (mention,) = Places(demonyms=True)(document)
    assert mention.place is not None
    assert (mention.place.country, mention.status) == ("SY", "coarse")


def test_what_follows_the_comma_decides() -> None:
    assert place_of(read("He lives in Paris, Texas."), "Paris") == ("US", "Texas")
    assert place_of(read("A fire in Decatur, Ala., killed one."), "Decatur") == ("US", "Alabama")


def test_other_places_named_decide() -> None:
    text = "A crash near Columbus closed the road to Cincinnati and Dayton in Ohio."
    assert place_of(read(text), "near Columbus") == ("US", "Ohio")


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("MOBILE, Ala. (AP) — Two men were hurt.", "MOBILE", "Alabama"),
        ("HARTFORD — Connecticut lawmakers met.", "HARTFORD", "Connecticut"),
        ("They moved from Ohio and Surprise, Ariz., to the coast.", "Surprise", "Arizona"),
        ("Hartford firefighters in Connecticut put it out.", "Hartford", "Connecticut"),
    ],
)
def test_words_of_every_day_are_towns_in_datelines_and_before_states(text: str, words: str, state: str) -> None:
    assert place_of(read(text), words) == ("US", state)


@pytest.mark.parametrize(
    "text", ["MOBILE phones - two of them - rang.", "It was hot. READING IS GOOD, they said - and left."]
)
def test_words_in_capitals_are_no_datelines(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("Deputies of Henry County said two men were hurt in Paris. Henry County is to pay.", "Paris", "Tennessee"),
        ("The sheriff of Walker County closed a road to Huntsville.", "Huntsville", "Texas"),
    ],
)
def test_a_town_and_its_county_find_each_other_among_namesakes(text: str, town: str, state: str) -> None:
    assert place_of(read(text), town) == ("US", state)


def test_a_town_beside_a_county_of_other_places_stays_what_it_is() -> None:
    assert place_of(read("A delegation from Henry County flew to Paris in France."), "Paris") == ("FR", "Île-de-France")


def test_an_unfounded_small_namesake_is_left_open() -> None:
    found = read("A shop in Springfield burned.")
    assert found["Springfield"].status in ("ambiguous", "resolved")
    assert found["Springfield"].candidates


def test_a_place_unknown_to_the_state_is_held_by_it() -> None:
    mention = read("A barn burned in Aleppo, Mont., on a farm.")["Aleppo"]
    assert (mention.status, mention.place and mention.place.feature) == ("coarse", "admin1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A strike 20 km north-east of Manbij killed three.", "20 km north-east of Manbij"),
        ("Shells fell on the outskirts of Mayadin.", "outskirts of Mayadin"),
        ("Fighting went on in the eastern countryside of Hama.", "eastern countryside of Hama"),
        ("Troops entered northern Iraq.", "northern Iraq"),
        ("Clashes in Deir ez-Zor al-Sharqi went on.", "Deir ez-Zor al-Sharqi"),
    ],
)
def test_relative_places_become_circles_over_the_whole_phrase(text: str, words: str) -> None:
    mention = read(text, country="SY")[words]
    assert mention.status == "coarse"
    assert mention.place is not None
    assert mention.place.feature == "circle"


def test_two_spellings_of_the_village_are_one_place_and_a_far_namesake_is_none() -> None:
    text = (
        "Troops landed in Beqres, a suburban area east of Dayr al-Zawr. The house stands at the outskirts of the town of "
        "Buqaras on the Euphrates. A man in the village of Bursa opened fire."
    )
    found = read(text)
    first, second = found["Beqres"].place, found["outskirts of the town of Buqaras"].place
    assert first is not None
    assert second is not None
    assert abs(first.lat - second.lat) + abs(first.lon - second.lon) < 0.2
    bursa = found.get("Bursa")
    assert bursa is None or bursa.place is None or bursa.place.country == "SY"


def test_text_in_capitals_is_read() -> None:
    found = read("TROOPS SHELLED HOMS AND RASTAN IN SYRIA ON MONDAY, RESIDENTS OF DAMASCUS SAID.")
    assert {"HOMS", "SYRIA", "DAMASCUS"} <= {words for words, m in found.items() if m.place}


def test_a_stripped_apostrophe_hides_no_country() -> None:
    assert read("Syrias war goes on.")["Syrias"].place is not None


def test_furniture_is_not_read() -> None:
    text = "Shells fell on Aleppo. Share this in London"
    found = read(text, body=(Span("text", 0, 22),))
    assert "London" not in found
    assert "Aleppo" in found


def test_title_and_text_speak_for_each_other() -> None:
    document = Document("d", "c", "Strike on Mayadin", "The town lies on the Euphrates.")
    parts = {m.span.part for m in Places()(document)}
    assert parts == {"title", "text"}


def test_spans_hold_the_words_and_the_same_text_gives_the_same_places() -> None:
    document = Document("d", "c", "", "Shells fell on Saraqib, Idlib and Khan Shaykhun; Ma‘arrat an-Nu‘mān was quiet.")
    first, second = Places(country="SY")(document), Places(country="SY")(document)
    assert first == second
    assert all(document.words(m.span).strip() for m in first)
    assert list(first) == sorted(first, key=lambda m: m.span)


def test_the_province_is_meant_where_the_next_word_says_so() -> None:
    found = read("Raids hit Idlib province; residents of Idlib city fled.", country="SY")
    wide, town = found["Idlib province"].place, found["Idlib"].place
    assert wide is not None
    assert town is not None
    assert (wide.feature, town.feature) == ("admin1", "settlement")


def test_no_span_runs_from_the_title_into_the_text() -> None:
    document = Document("d", "c", "Raid in the village east of", "Damascus was quiet.")
    assert [document.words(m.span) for m in Places()(document)] == ["Damascus"]


def test_a_bare_name_is_first_of_all_that_of_the_far_larger_town() -> None:
    found = read("San Francisco police arrested two men on Monday.")
    assert place_of(found, "San Francisco") == ("US", "California")


def test_the_country_of_a_text_decides_among_namesakes() -> None:
    found = read("Police in Kentucky, Ohio and Tennessee were warned on Monday. Officers closed a road in Cleveland.")
    assert place_of(found, "Cleveland")[0] == "US"


def test_a_spelling_of_a_provinces_town_is_read_far_from_the_places_named_beside_it() -> None:
    text = (
        "Shells fell in Deir Ezour on Monday, residents said. In Raqqa, Syria, nobody was hurt. In Zzarquma it rained."
    )
    read = {text[m.span.start : m.span.end]: m for m in Places()(Document("d", "", "", text))}
    place = read["Deir Ezour"].place
    assert place is not None and place.name == "Deir ez-Zor"
    assert "Zzarquma" not in read


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("Man shot at home - WXYZ News - Birmingham, AL A teenager was shot in Birmingham on Tuesday.", "Birmingham", "Alabama"),
        ("Man shot at home - WXYZ - Richmond, VA News Richmond police are searching for a man.", "Richmond", "Virginia"),
        ("A man was brought to Las Vegas, Las Vegas police said.", "Las Vegas", "Nevada"),
        ("PUYALLUP, Wash. - Nobody was hurt in Puyallup, police said.", "Puyallup", "Washington"),
    ],
)  # fmt: skip
def test_states_in_letters_and_towns_of_their_own_name_are_read(text: str, town: str, state: str) -> None:
    read = [m.place for m in Places()(Document("d", "", "", text)) if text[m.span.start : m.span.end].title() == town]
    assert read and {(p.name, p.admin1) for p in read if p is not None} == {(town, state)}


def test_the_countryside_of_a_town_reaches_further_than_its_outskirts_in_articles() -> None:
    text = "Shells fell in the countryside of Palmyra and on the outskirts of Homs in Syria, residents said."
    read = {m.place.name: m.place.radius_m for m in Places()(Document("d", "", "", text)) if m.place is not None}
    assert read["near Palmyra"] == 25_000 and read["near Homs"] < 25_000
