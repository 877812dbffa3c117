"""Which of several places a name stands for where the user's own list and the packaged gazetteer bear it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.cli.place import answers
from firsthand.model.geo import between_m
from firsthand.normalise.place_candidates import even
from firsthand.normalise.place_phrases import parse_phrase
from firsthand.normalise.place_resolve import PlaceAnswer

Row = tuple[str, float, float, str]
Own = Callable[[Sequence[Row]], str]


def ask(line: str, gazetteer: str) -> PlaceAnswer:
    (told,) = answers([line], country="SY", gazetteers=(gazetteer,), estimates=False)
    return told


def test_two_that_lie_together_are_one_circle(own: Own) -> None:
    told = ask("Qiwarta, Hasakah", own([("Qiwarta", 36.5, 41.0, "Hasakah"), ("Qiwarta", 36.68, 41.0, "Hasakah")]))
    assert told.status == "coarse" and told.place is not None and told.place.radius_m <= 25_000
    assert told.place.name == "Qiwarta, one of 2"
    assert all(between_m((lat, 41.0), (told.place.lat, told.place.lon)) <= told.place.radius_m for lat in (36.5, 36.68))


def test_two_that_lie_apart_leave_the_province(own: Own) -> None:
    told = ask("Qiwarta, Hasakah", own([("Qiwarta", 36.5, 41.0, "Hasakah"), ("Qiwarta", 37.0, 41.0, "Hasakah")]))
    assert told.status == "coarse" and told.place is not None and told.place.feature == "admin1"


def test_a_row_gone_astray_leaves_a_town_that_others_and_the_package_know(own: Own) -> None:
    rows = [("Ras al Ain", 36.85, 40.07, "Hasakah"), ("Raas Al-Ayn", 36.0, 40.4, "Hasakah")]
    told = ask("Mihyar camp, Ras al-Ain, Hasakah", own(rows))
    assert told.place is not None and between_m((36.85, 40.07), (told.place.lat, told.place.lon)) < 5_000
    assert told.place.radius_m < 10_000


@pytest.mark.parametrize("row", ["near Susah, Syria", "Karama and Mihyar, Susah, Syria", "Warda school, Syria"])
def test_a_country_is_no_further_name_of_what_lies_in_it(own: Own, row: str) -> None:
    told = ask("near Qiwarta, Syria, Deir Ezzor", own([(row, 34.5, 40.95, "Deir Ezzor")]))
    assert told.place is not None and told.place.feature == "admin1"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hitten", "Hiten"), ("Izzaz", "Izaz"), ("Al Suwwaidiyya", "Al Suwaidiya"), ("Umm Rasm", "Um Rasm")],
)
def test_doubled_letters_are_even(one: str, other: str) -> None:
    assert even(one) == even(other)


def test_what_two_words_share_at_their_seam_stays() -> None:
    assert even("Um Mayadin") != even("Umayadin")


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("Mihyar University Hospital complex, Idlib City, Idlib", (35.93, 36.63)),
        ("between Qiwar and Zimtan (Raqqa city), Raqqa", (35.95, 39.01)),
        ("Road between Qiwar and Zimtan on the outskirts of Qamishli, Hasakah", (37.05, 41.22)),
        ("Road linking Qiwar and Zimtan in al Hamra district, Hama", (35.3, 37.15)),
        ("Badiya of Dhiban, Deir Ezzor", (35.01, 40.52)),
        ("Hawi Khusham, Deir Ezzor", (35.3, 40.29)),
    ],
)
def test_what_a_phrase_lies_in_or_by_is_its_circle(line: str, near: tuple[float, float]) -> None:
    (told,) = answers([line], country="SY")
    assert told.status == "coarse" and told.place is not None and told.place.radius_m <= 25_000
    assert between_m(near, (told.place.lat, told.place.lon)) < 10_000


def test_the_north_of_a_province_is_no_corner_of_its_town(own: Own) -> None:
    told = ask("northern Deir Ezzor, Deir Ezzor", own([("Deir Ezzor", 35.335, 40.138, "Deir Ezzor")]))
    assert told.place is not None and told.place.radius_m > 50_000


@pytest.mark.parametrize(
    ("written", "bare"),
    [("Tariq al-Warda", "al-Warda"), ("Tariq Mihyar", "Tariq Mihyar"), ("Souq al Hal", "al Hal"),
     ("Qaryat Mihyar", "Mihyar"), ("Madinat Qiwar", "Qiwar"), ("Mafraq Zimtan", "Zimtan")],
)  # fmt: skip
def test_romanised_words_for_kinds_are_no_part_of_the_bare_name(written: str, bare: str) -> None:
    assert parse_phrase(written).names[0].bare == bare


def test_the_name_itself_goes_before_a_like_one_of_ones_own(own: Own) -> None:
    told = ask("Safsaf farms, Raqqa", own([("Al Safsafat", 36.2, 39.2, "Raqqa")]))
    assert told.place is not None and told.place.name == "Safsafah"
