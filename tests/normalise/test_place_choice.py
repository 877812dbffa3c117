"""Which of several places a name stands for where the user's own list and the packaged gazetteer bear it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from firsthand.cli.place import answers
from firsthand.model.geo import between_m
from firsthand.normalise.gazetteer_import import import_gazetteer
from firsthand.normalise.place_candidates import even
from firsthand.normalise.place_resolve import PlaceAnswer

Row = tuple[str, float, float, str]
Own = Callable[[Sequence[Row]], str]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    def make(rows: Sequence[Row]) -> str:
        source, target = tmp_path / "own.csv", tmp_path / "own.gazetteer"
        lines = [f'"{name}",{lat},{lon},SY,{province}' for name, lat, lon, province in rows]
        source.write_text("\n".join(["name,lat,lon,country,governorate", *lines]), "utf8")
        import_gazetteer([source], target)
        return str(target)

    return make


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
