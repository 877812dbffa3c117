"""Names of places, alone or with words on where they lie: resolved, an honest circle, or open."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import group as program
from firsthand.model.geo import between_m, distance_m
from firsthand.normalise.place_phrases import parse_phrase
from firsthand.normalise.place_resolve import resolve

BUQRUS = (35.09, 40.42)
DATA = Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))


@pytest.mark.parametrize("name", ["Beqres", "Buqaras", "al-Buqrus", "Buqras", "البقرص"])
def test_the_village_of_many_spellings_is_one_place(name: str) -> None:
    answer = resolve(name, context="Deir ez-Zor", country="SY")
    assert answer.status == "resolved"
    assert answer.place is not None
    assert between_m((answer.place.lat, answer.place.lon), BUQRUS) < 20_000


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nubl", "Kafranbel"),
        ("Maarrat al-Numan", "Maarrat Misrin"),
        ("Daraa", "Darayya"),
        ("Darayya", "Darat Izza"),
        ("Khan Shaykhun", "Khan Tuman"),
        ("Khan Tuman", "Khan al-Shih"),
        ("Tell Rifaat", "Tell Abyad"),
    ],
)
def test_names_that_must_not_merge_stay_apart(left: str, right: str) -> None:
    a, b = resolve(left, country="SY").place, resolve(right, country="SY").place
    assert a is not None
    assert b is not None
    assert distance_m(a, b) > 10_000


def test_context_decides_between_namesakes() -> None:
    assert resolve("Paris", context="Texas").place != resolve("Paris").place
    salihiyah = resolve("Salihiyah", country="SY")
    assert (salihiyah.status, salihiyah.place) == ("ambiguous", None)
    assert len(salihiyah.candidates) >= 2


def test_an_unknown_village_becomes_its_province() -> None:
    answer = resolve("Zzarqumayd", context="Idlib", country="SY")
    assert answer.status == "coarse"
    assert answer.place is not None
    assert (answer.place.feature, answer.place.admin1) == ("admin1", "Idlib")
    assert answer.place.radius_m > 25_000


def test_an_unknown_name_without_context_is_unknown() -> None:
    answer = resolve("Zzarqumayd", country="SY")
    assert (answer.status, answer.place) == ("unknown", None)


def test_a_name_listed_elsewhere_only_does_not_leave_its_province() -> None:
    answer = resolve("Khan Shaykhun", context="Daraa", country="SY")
    assert answer.status == "coarse"
    assert answer.candidates
    assert any("not in" in reason for reason in answer.candidates[0].reasons)


@pytest.mark.parametrize(
    ("name", "centre", "least_m"),
    [
        ("20 km north-east of Suluk", (36.72, 39.29), 5000),
        ("the outskirts of Mayadin", (35.02, 40.45), 5000),
        ("between Mayadin and Abu Kamal", (34.74, 40.69), 20_000),
        ("eastern countryside of Hama", (35.13, 37.2), 20_000),
        ("Hama's eastern countryside", (35.13, 37.2), 20_000),
        ("Deir ez-Zor al-Sharqi", (35.33, 40.7), 20_000),
        ("a town in Idlib province", (35.8, 36.6), 40_000),
    ],
)
def test_relative_places_become_circles(name: str, centre: tuple[float, float], least_m: int) -> None:
    answer = resolve(name, country="SY")
    assert answer.status == "coarse"
    assert answer.place is not None
    assert answer.place.radius_m >= least_m
    assert between_m((answer.place.lat, answer.place.lon), centre) < answer.place.radius_m


@pytest.mark.parametrize(
    ("text", "relation", "name", "within"),
    [
        ("village of Tall Warda, Afrin", "at", "Tall Warda", "Afrin"),
        ("Hay Salma neighbourhood in Raqqa city", "at", "Salma", "Raqqa"),
        ("near Kafr Salma", "near", "Kafr Salma", None),
        ("12 miles south of Kafr Salma", "offset", "Kafr Salma", None),
        ("A road linking Kafr Salma with Tall Warda", "between", "Kafr Salma", None),
        ("Kafr Salma western countryside", "side", "Kafr Salma", None),
        ("Kafr Salma, Tall Warda countryside", "at", "Kafr Salma", "Tall Warda"),
        ("Nawras street. Kafr Salma", "at", "Nawras", "Kafr Salma"),
        ("a market in the Nawras neighbourhood of Kafr Salma", "at", "", "Nawras"),
        ("Kafr Salma south of Tall Warda", "at", "Kafr Salma", "Tall Warda"),
        ("a water crossing linking Kafr Salma with Tall Warda", "between", "Kafr Salma", None),
        ("Kafr Salma city centre", "at", "Kafr Salma", None),
        ("Kafr Salma Janoubi", "side", "Kafr Salma", None),
        ("Qabtan al-Jabal", "at", "Qabtan al-Jabal", None),
        ("Mazra'at Kafr Salma", "at", "Mazra'at Kafr Salma", None),
    ],
)
def test_phrases_are_parted_into_name_and_relation(text: str, relation: str, name: str, within: str | None) -> None:
    phrase = parse_phrase(text)
    assert (phrase.relation, phrase.names[0].bare) == (relation, name)
    assert (phrase.within[0].names[0].bare if phrase.within else None) == within


def test_brackets_name_the_town_where_its_province_is_known() -> None:
    town = resolve("Zzarqumayd (Ar Raqqah)", context="Raqqa", country="SY").place
    province = resolve("Zzarqumayd, Ar Raqqah", context="Raqqa", country="SY").place
    assert town is not None and province is not None
    assert town.radius_m < 15_000 < 50_000 < province.radius_m


@pytest.mark.parametrize("name", ["Nubl and Zzarqumayd", "west of Ain Issa"])
def test_what_lies_together_or_beside_is_within_25_km(name: str) -> None:
    place = resolve(name, country="SY").place
    assert place is not None and place.radius_m <= 25_000


def test_the_countryside_of_a_town_is_wider_than_its_outskirts() -> None:
    rural, edge = (resolve(f"{part} of Mayadin", country="SY").place for part in ("countryside", "outskirts"))
    assert rural is not None and edge is not None
    assert (edge.radius_m < 10_000, rural.radius_m) == (True, 25_000)


def test_sounds_that_writers_confuse_are_tried_where_no_place_of_the_country_has_the_skeleton() -> None:
    place = resolve("Sabka", context="Raqqa", country="SY").place
    assert place is not None and place.name == "Sabkhah"


def test_the_command_answers_each_line_in_order() -> None:
    lines = "Talbiseh, Homs\nZzarqumayd\nal-Buqrus, Deir ez-Zor\n"
    result = CliRunner().invoke(program, ["place", "--country", "SY", "--json"], input=lines)
    assert result.exit_code == 0, result.output
    first, second, third = map(json.loads, result.output.splitlines())
    assert (first["status"], first["country"]) == ("resolved", "SY")
    assert second["place"] is None
    assert second["candidates"] == []
    assert abs(third["lat"] - BUQRUS[0]) < 0.2


@pytest.mark.shared
@pytest.mark.skipif(not (DATA / "place_variants.json").exists(), reason="needs the public data beside the checkout")
def test_spellings_of_each_group_meet_in_candidates() -> None:
    groups = json.loads((DATA / "place_variants.json").read_text("utf8"))
    asked = met = 0
    for group in groups:
        own = {c.place.id for c in resolve(group["canonical"], country=group["country"]).candidates}
        for spelling in group["variants"] + group["arabic"]:
            asked += 1
            met += bool(own & {c.place.id for c in resolve(spelling, country=group["country"]).candidates})
    assert met / asked >= 0.9
