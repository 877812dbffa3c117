from __future__ import annotations

import pytest

from firsthand.collate.grounds import apart_m
from firsthand.collate.relations import Known, stand
from firsthand.model.collation import Reading, RowRelation
from firsthand.model.mentions import Place

NAMES = {"a": "Orontes Monitor", "b": "Meridian Press Agency"}
FAMILIES = {"air_strike": "explosion", "shelling": "explosion", "clash": "battle", "killing": "killing"}


def place(
    name: str, lat: float, lon: float, radius_m: int = 5000, feature: str = "settlement", admin1: str = ""
) -> Place:
    return Place(f"p:{name}", name, lat, lon, radius_m, feature, "SY", admin1 or None)


IDLIB = place("Idlib", 35.93, 36.63, admin1="Idlib")
MAARAT = place("Maarat", 35.65, 36.67, admin1="Idlib")
PROVINCE = place("Aleppo Province", 36.3, 37.4, 90000, "admin1", "Aleppo")
ALEPPO = place("Aleppo", 36.2, 37.16, 12000, admin1="Aleppo")
HOMS = place("Homs", 34.73, 36.71, admin1="Homs")
KNOWN = Known(NAMES, FAMILIES, {p.id: p for p in (IDLIB, MAARAT, PROVINCE, ALEPPO, HOMS)})


def held(*values: tuple[str, str, str]) -> list[tuple[Reading, str]]:
    """(words, what they stand for, the origins as letters)"""
    return [(Reading(words, None, None, tuple(origins), ()), value) for words, value, origins in values]


@pytest.mark.parametrize(
    ("slot", "values", "relation"),
    [
        ("type", [("air strike", "air_strike", "a"), ("shells", "shelling", "b")], "refine"),
        ("type", [("air strike", "air_strike", "a"), ("killed", "killing", "b")], "refine"),
        ("type", [("air strike", "air_strike", "a"), ("fighting", "clash", "b")], "differ"),
        ("type", [("air strike", "air_strike", "ab"), ("fighting", "clash", "b")], "refine"),
        ("weapon", [("rocket", "rocket", "a"), ("rocket shells", "rocket shell", "b")], "refine"),
        ("weapon", [("barrel bomb", "barrel bomb", "a"), ("sniper", "sniper", "b")], "differ"),
        ("perpetrator", [("rebels", "armed_group", "a"), ("Islamic State", "islamic-state", "b")], "refine"),
        ("perpetrator", [("Syrian army", "syrian-army", "a"), ("Islamic State", "islamic-state", "b")], "differ"),
        ("target", [("Observatory", "sohr", "a"), ("Islamic State", "islamic-state", "b")], "refine"),
        ("cause", [("after a quarrel", "", "a"), ("over land", "", "b")], "incomparable"),
        (
            "when",
            [("Sunday", "2017-02-12/2017-02-12", "a"), ("at noon", "2017-02-12T12:00/2017-02-12T12:00", "b")],
            "refine",
        ),
        ("when", [("Sunday", "2017-02-12/2017-02-12", "a"), ("Monday", "2017-02-13/2017-02-13", "b")], "differ"),
        ("when", [("Sunday", "2017-02-12/2017-02-12", "a"), ("Monday", "2017-02-13/2017-02-13", "a")], "refine"),
        ("where", [("Aleppo", ALEPPO.id, "a"), ("Aleppo province", PROVINCE.id, "b")], "refine"),
        ("where", [("Idlib", IDLIB.id, "a"), ("Maarat", MAARAT.id, "b")], "refine"),
        ("where", [("Homs", HOMS.id, "a"), ("Aleppo", ALEPPO.id, "b")], "differ"),
        ("where", [("Homs", HOMS.id, "a"), ("Nowhere", "", "b")], "incomparable"),
        ("where", [("Homs", HOMS.id, "ab")], "agree"),
        ("where", [("Homs", HOMS.id, "a")], "single"),
    ],
)
def test_values_stand_by_what_they_are(slot: str, values: list[tuple[str, str, str]], relation: RowRelation) -> None:
    found, reason = stand(slot, held(*values), KNOWN, (), counted=False)
    assert found == relation
    assert reason or relation in ("agree", "single")


@pytest.mark.parametrize(
    ("slot", "values", "reason"),
    [
        ("type", [("air strike", "air_strike", "a"), ("shells", "shelling", "b")], "words for one thing"),
        ("type", [("air strike", "air_strike", "a"), ("killed", "killing", "b")], "several are told"),
        ("weapon", [("rocket", "rocket", "a"), ("rocket shells", "rocket shell", "b")], "words for one thing"),
        ("weapon", [("helicopters", "helicopter", "a"), ("machine gun", "machine gun", "b")], "several are told"),
        ("target", [("Observatory", "sohr", "a"), ("Islamic State", "islamic-state", "b")], "several are told"),
    ],
)
def test_only_other_words_for_one_thing_are_more_exact(
    slot: str, values: list[tuple[str, str, str]], reason: str
) -> None:
    relation, told = stand(slot, held(*values), KNOWN, (), counted=False)
    assert (relation, told.split(",")[0]) == ("refine", reason)


def test_a_disagreement_names_who_says_what() -> None:
    said = stand("where", held(("Homs", HOMS.id, "a"), ("Aleppo", ALEPPO.id, "b")), KNOWN, (), counted=False)[1]
    assert said.startswith("Orontes Monitor: Homs; Meridian Press Agency: Aleppo (")
    assert said.endswith(" km apart)")


def test_a_town_does_not_lie_apart_from_the_province_that_is_called_by_its_name() -> None:
    assert apart_m(IDLIB, MAARAT) == 0
    assert apart_m(HOMS, ALEPPO) > 100_000
