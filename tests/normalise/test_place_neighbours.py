"""Names that no gazetteer bears are put where the user's own places speak for, and never without saying so."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import group as program
from firsthand.cli.place import answers
from firsthand.model.text import Document
from firsthand.normalise.gazetteer_import import import_gazetteer
from firsthand.normalise.place_neighbours import is_part
from firsthand.normalise.place_resolve import PlaceAnswer
from firsthand.normalise.places import Places

Row = tuple[str, float, float, str]
Own = Callable[[Sequence[Row]], str]
# Invented parts of the city of Raqqa, all within three kilometres.
PARTS: list[Row] = [
    (f"{name} {kind}", 35.95 + number / 500, 39.01, "Raqqa")
    for number, (name, kind) in enumerate(
        [("Warda", "school"), ("Zahra", "mosque"), ("Qindil", "street"), ("Bustani", "square"), ("Dallal", "hospital"),
         ("Hakawi", "bakery"), ("Mihyar", "neighbourhood"), ("Tirkawi", "roundabout"), ("Ghosn", "school")]
    )
]  # fmt: skip


def ask(line: str, gazetteer: str, *, estimates: bool = True) -> PlaceAnswer:
    (told,) = answers([line], country="SY", gazetteers=(gazetteer,), estimates=estimates)
    return told


def test_a_part_of_a_town_lies_where_the_other_parts_of_towns_do(own: Own) -> None:
    told = ask("Nawras hospital, Raqqa", own(PARTS))
    assert told.status == "coarse" and told.place is not None and told.estimate is not None
    assert (told.place.radius_m, round(told.place.lat, 1), round(told.place.lon, 1)) == (3000, 36.0, 39.0)
    assert told.estimate.told == "9 of your 9 parts of towns in Raqqa lie within 3 km of it"


@pytest.mark.parametrize(
    "line",
    ["Nawras, Raqqa", "Nawras village, Raqqa", "Nawras hospital, Tabqa, Raqqa", "Nawras hospital, Hama", "Nawras hospital"],
)  # fmt: skip
def test_nothing_is_estimated_of_villages_other_towns_other_provinces_or_without_one(own: Own, line: str) -> None:
    assert ask(line, own(PARTS)).estimate is None


def test_scattered_or_few_parts_say_nothing(own: Own) -> None:
    scattered = [(name, 35.5 + n / 8, 38.5 + n / 8, province) for n, (name, _, _, province) in enumerate(PARTS)]
    assert ask("Nawras hospital, Raqqa", own(scattered)).estimate is None


def test_few_parts_say_nothing(own: Own) -> None:
    assert ask("Nawras hospital, Raqqa", own(PARTS[:7])).estimate is None


def test_one_name_in_many_rows_counts_once(own: Own) -> None:
    assert ask("Nawras hospital, Raqqa", own(PARTS[:1] * 20)).estimate is None


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Dharat Qiwar", "Dhahrat Qiwwar"),
        ("Kafr Zimtan", "Kafr Zimtam"),
        ("Kharmuda Kabir", "Kharmudah"),
        ("Qiwwar Sheikh", "Sheikh Qiwar"),
        ("Kaarzimta", "Kafar Zimtaa"),
    ],
)
def test_a_like_name_of_ones_own_is_near(own: Own, asked: str, known: str) -> None:
    told = ask(f"{asked}, Aleppo", own([(known, 36.4, 37.6, "Aleppo")]))
    assert told.status == "coarse" and told.place is not None and told.estimate is not None
    assert (told.place.lat, told.place.lon, told.place.radius_m) == (36.4, 37.6, 15_000)
    assert known in told.estimate.told


@pytest.mark.parametrize(
    ("asked", "known"),
    [("Kafr Zimtan", "Kafr Holaq"), ("Sheikh Maqil", "Sheikh Amin"), ("Tall Burza", "Tall Durra"), ("Bilsa road", "Bilsah")],
)  # fmt: skip
def test_a_shared_first_word_or_a_road_makes_no_like_name(own: Own, asked: str, known: str) -> None:
    assert ask(f"{asked}, Aleppo", own([(known, 36.4, 37.6, "Aleppo")])).estimate is None


def test_two_like_names_far_apart_decide_nothing(own: Own) -> None:
    rows = [("Dhahrat Qiwwar", 36.4, 37.6, "Aleppo"), ("Dahrat Qiwar", 36.1, 37.0, "Aleppo")]
    assert ask("Dharat Qiwar, Aleppo", own(rows)).estimate is None


def test_estimates_can_be_left_out(own: Own) -> None:
    told = ask("Nawras hospital, Raqqa", own(PARTS), estimates=False)
    assert told.estimate is None and told.place is not None and told.place.feature == "admin1"


def test_the_command_says_what_an_estimate_was_drawn_from(own: Own) -> None:
    gazetteer = own(PARTS)
    arguments = ["place", "--country", "SY", "--gazetteer", gazetteer, "Nawras hospital, Raqqa"]
    said = CliRunner().invoke(program, arguments).output
    assert "estimated: 9 of your 9 parts of towns in Raqqa" in said
    row = json.loads(CliRunner().invoke(program, [*arguments, "--json"]).output)
    assert row["status"] == "coarse" and row["estimated"]["score"] == 1.0


def test_no_article_is_placed_by_an_estimate(own: Own) -> None:
    gazetteer = own([*PARTS, ("Dhahrat Qiwwar", 35.9, 39.0, "Raqqa")])
    text = "Shells hit the village of Dharat Qiwar and Nawras hospital in Raqqa province, Syria, residents said."
    read = Places(country="SY", gazetteers=(gazetteer,))(Document("d", "", "", text))
    assert not [m for m in read if m.place is not None and ("or near" in m.place.name or "where most" in m.place.name)]


@pytest.mark.parametrize(
    ("name", "part"),
    [("Salam hospital", True), ("near Malahi (amusement park)", True), ("Madrasat Nawras", True), ("Tall Salam", False),
     ("Salam hospital, Warda", False), ("Warda: Salam street", False), ("market in Warda", False), ("Salam (Warda)", False)],
)  # fmt: skip
def test_parts_of_towns_are_told_by_their_words(name: str, part: bool) -> None:
    assert is_part(name) is part


def test_a_dump_of_everybodys_places_gives_no_estimates(tmp_path: Path) -> None:
    rows = [
        f"{number}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\tSY\t\t04\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n"
        for number, (name, lat, lon, _) in enumerate([*PARTS, ("Dhahrat Qiwwar", 35.9, 39.0, "")], start=1)
    ]
    source = tmp_path / "SY.txt"
    source.write_text("".join(rows), "utf8")
    import_gazetteer([source], tmp_path / "dump.gazetteer")
    for line in ("Nawras hospital, Raqqa", "Dharat Qiwar, Raqqa"):
        assert ask(line, str(tmp_path / "dump.gazetteer")).estimate is None
