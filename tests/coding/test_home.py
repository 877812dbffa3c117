from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.coding.home import at_home, named_around, province
from firsthand.model.mentions import Mentions, Place, PlaceCandidate, PlaceMention
from firsthand.model.text import Document, Span

MASS = Place("g:1", "Massachusetts", 42.2, -71.8, 120_000, "admin1", "US", "Massachusetts")
BOSTON = Place("g:2", "Boston", 42.36, -71.06, 9_000, "settlement", "US", "Massachusetts")
OHIO = Place("g:3", "Ohio", 40.2, -83.0, 200_000, "admin1", "US", "Ohio")
NEWTON_MA = Place("g:4", "Newton", 42.34, -71.21, 3_000, "settlement", "US", "Massachusetts")
NEWTON_KS = Place("g:5", "Newton", 38.05, -97.35, 2_000, "settlement", "US", "Kansas")
ROXBURY_CT = Place("g:6", "Roxbury", 41.55, -73.31, 1_000, "settlement", "US", "Connecticut")
SPRINGFIELDS = tuple(
    Place(f"g:7{n}", "Springfield", 40.0 + n, -80.0, 2_000, "settlement", "US", "Ohio") for n in range(2)
)
MATTAPAN = Place("g:8", "Mattapan", 42.27, -71.09, 1_500, "settlement", "US", "Massachusetts")


def _mention(text: str, word: str, *places: Place, status: str = "resolved", part: str = "text") -> PlaceMention:
    start = text.index(word)
    known = places[0] if status == "resolved" else None
    return PlaceMention(
        Span(part, start, start + len(word)),  # type: ignore[arg-type]
        known,
        status,  # type: ignore[arg-type]
        tuple(PlaceCandidate(p, 0.5) for p in places),
    )


def _read(text: str, *mentions: PlaceMention) -> list[tuple[str, str | None]]:
    document = Document("d", "c", "", text)
    found = at_home(document, Mentions(places=mentions)).places
    return [(document.words(m.span), m.place.name if m.place else None) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot in Newton, Mass. on Friday.", "Massachusetts"),
        ("A man was shot in Newton on Friday.", None),
        ("NEWTON, MA (WXYZ) - Police came from Kansas.", "Massachusetts"),
    ],
)
def test_a_province_after_a_town_is_that_of_the_text(text: str, expected: str | None) -> None:
    assert province(Document("d", "c", "", text), ()) == expected


def test_an_ambiguous_name_is_the_one_place_of_the_texts_province() -> None:
    text = "NEWTON, Mass. - A man was shot."
    assert _read(text, _mention(text, "NEWTON", NEWTON_KS, NEWTON_MA, status="ambiguous")) == [("NEWTON", "Newton")]


def test_a_name_of_two_places_of_the_province_stays_open() -> None:
    text = "A man was shot in Springfield. The county is in Harwick, OH."
    assert _read(text, _mention(text, "Springfield", *SPRINGFIELDS, status="ambiguous")) == [("Springfield", None)]


def test_an_open_name_is_held_by_the_province_that_is_named() -> None:
    text = "SPRINGFIELD, Ohio - A man was shot."
    read = _read(text, _mention(text, "SPRINGFIELD", *SPRINGFIELDS, status="ambiguous"), _mention(text, "Ohio", OHIO))
    assert read == [("SPRINGFIELD", "Springfield, Ohio"), ("Ohio", "Ohio")]


def test_a_name_that_no_gazetteer_bears_is_held_by_the_province_behind_it() -> None:
    text = "A man was shot in Lower Harwick, Ohio. Neighbours in Lower Harwick heard it."
    assert _read(text, _mention(text, "Ohio", OHIO)) == [
        ("Lower Harwick", "Lower Harwick, Ohio"),
        ("Ohio", "Ohio"),
        ("Lower Harwick", "Lower Harwick, Ohio"),
    ]


def test_a_quarter_called_like_a_far_village_is_of_the_city_whose_police_speak() -> None:
    text = "A boy was shot in Roxbury, Boston police said. The state of Massachusetts pays."
    read = _read(
        text,
        _mention(text, "Roxbury", ROXBURY_CT),
        _mention(text, "Boston", BOSTON),
        _mention(text, "Massachusetts", MASS),
    )
    assert read[0] == ("Roxbury", "Roxbury, Boston")


def test_a_quarter_without_police_of_its_own_bears_the_name_of_the_city_whose_police_speak() -> None:
    text = "A boy was shot in Mattapan, Boston police said. The state of Massachusetts pays."
    read = _read(
        text,
        _mention(text, "Mattapan", MATTAPAN),
        _mention(text, "Boston", BOSTON),
        _mention(text, "Massachusetts", MASS),
    )
    assert read[0] == ("Mattapan", "Mattapan, Boston")


def test_without_a_province_of_its_own_a_text_stays_as_it_was() -> None:
    text = "A man was shot in Newton."
    assert _read(text, _mention(text, "Newton", NEWTON_KS, NEWTON_MA, status="ambiguous")) == [("Newton", None)]


def test_an_open_name_is_the_place_that_the_text_tells_it_to_be_elsewhere() -> None:
    text = "NEWTON, Mass. - A man was shot. It was late. Later Newton slept."
    later = PlaceMention(Span("text", text.rindex("Newton"), text.rindex("Newton") + 6), None, "ambiguous")
    read = _read(text, _mention(text, "NEWTON", NEWTON_MA), later)
    assert [name for _, name in read] == ["Newton", "Newton"]


def test_a_name_held_by_its_province_is_the_place_that_the_text_tells_it_to_be_elsewhere() -> None:
    text = "NEWTON, Massachusetts - A man was shot. It was late. Later Newton slept."
    head = PlaceMention(Span("text", 0, 6), MASS, "coarse")
    later = _mention(text, "Newton", NEWTON_MA)
    read = _read(text, head, _mention(text, "Massachusetts", MASS), later)
    assert [name for _, name in read] == ["Newton", "Massachusetts", "Newton"]


def test_an_open_name_in_a_text_dated_from_a_small_town_lies_around_it() -> None:
    text = "NEWTON, Massachusetts - A man was shot in Harwick."
    abroad = tuple(Place(f"g:8{n}", "Harwick", 50.0 + n, 0.0, 2_000, "settlement", "GB", "England") for n in range(2))
    mentions = [_mention(text, "NEWTON", NEWTON_MA), _mention(text, "Massachusetts", MASS)]
    read = _read(text, *mentions, _mention(text, "Harwick", *abroad, status="ambiguous"))
    assert read[-1] == ("Harwick", "Harwick, Newton")


def test_of_two_lands_named_alike_the_one_named_more_often_is_the_texts() -> None:
    rio = Place("g:10", "Rio", -22.9, -43.2, 90_000, "admin1", "BR", "Rio")
    text = "A man was shot in Boston, Boston police said. Contact Rio for more."
    again = PlaceMention(Span("text", text.rindex("Boston"), text.rindex("Boston") + 6), BOSTON, "resolved")
    mentions = (_mention(text, "Boston", BOSTON), again, _mention(text, "Rio", rio))
    assert province(Document("d", "c", "", text), mentions) == "Massachusetts"


def test_a_division_abroad_that_is_called_like_a_person_is_not_the_texts_province() -> None:
    mary = Place("g:9", "Mary", 37.6, 61.8, 150_000, "admin1", "TM", "Mary")
    text = "BOSTON (WXYZ) - Mary was shot."
    document = Document("d", "c", "", text)
    assert province(document, (_mention(text, "BOSTON", BOSTON), _mention(text, "Mary", mary))) == "Massachusetts"


def test_a_village_that_no_gazetteer_bears_keeps_its_name_beside_the_town_it_lies_around() -> None:
    ring = Place("circle:35.3,40.1,60000", "around Farshan", 35.3, 40.1, 60_000, "circle", "SY")
    text = "Shells fell on Kafr Harwick and Tell Orum."
    names = ("Kafr Harwick", "Tell Orum")
    mentions = Mentions(places=tuple(replace(_mention(text, n, ring), status="coarse") for n in names))
    found = [m.place for m in named_around(Document("d", "c", "", text), mentions).places]
    assert [p.name for p in found if p] == ["Kafr Harwick, around Farshan", "Tell Orum, around Farshan"]
    assert len({p.id for p in found if p}) == 2
