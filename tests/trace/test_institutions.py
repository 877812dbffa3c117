"""Bodies of a state under the names of their office."""

from __future__ import annotations

import pytest

from factories import document, source
from firsthand.model.attribution import Source
from firsthand.trace.institutions import institutions, nations

ONE_STATE = [frozenset(("chad",)), frozenset[str]()]
TWO_STATES = [frozenset(("chad",)), frozenset(("nige",))]


def body(name: str, disclosure: str = "described") -> Source:
    return source(name, name=name, kind="state_body", disclosure=disclosure)


@pytest.mark.parametrize(
    "names",
    [
        ("defence ministry", "Ministry of Defence", "defense ministry in Abéché"),
        ("army", "general staff of the armies", "Chadian army"),
        ("police", "Police", "Dunmore Police Department"),
        ("interior ministry", "Ministry of the Interior"),
    ],
)
def test_one_office_under_several_names_is_one(names: tuple[str, ...]) -> None:
    same = institutions([body(n) for n in names], ONE_STATE)
    assert len({same.get(n, n) for n in names}) == 1


def test_the_one_that_tells_whose_it_is_stands_for_all() -> None:
    names = ("police", "Dunmore Police Department")
    assert institutions([body(n) for n in names], ONE_STATE) == {"police": "Dunmore Police Department"}


@pytest.mark.parametrize(
    "names",
    [
        ("defence ministry", "interior ministry"),
        ("army", "police"),
        ("Chadian army", "Nigerien army", "army"),
        ("Dunmore police", "Kilbride police", "police"),
    ],
)
def test_two_offices_stay_two(names: tuple[str, ...]) -> None:
    assert institutions([body(n) for n in names], ONE_STATE) == {}


def test_where_two_states_fight_the_army_may_be_either() -> None:
    assert institutions([body("army"), body("military"), body("Chadian army")], TWO_STATES) == {}


def test_whoever_speaks_for_somebody_else_and_armed_groups_are_no_office() -> None:
    rebel = source("rebel army", kind="armed_group")
    assert institutions([body("army"), rebel], ONE_STATE) == {}


@pytest.mark.parametrize(
    "text, found",
    [
        ("Sudan army shelling hit the Sudanese military post.", {"suda"}),
        ("Rwandan soldiers and Congolese troops clashed.", {"rwan", "cong"}),
        ("French tourists saw the bridge.", set()),
        ("Two Ukrainian drones were shot down by Russian air force jets.", {"ukra", "russ"}),
    ],
)
def test_the_nations_of_a_text_are_those_of_its_forces(text: str, found: set[str]) -> None:
    assert nations(document("d", text)) == found
