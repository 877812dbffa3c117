from __future__ import annotations

import pytest

from firsthand.attribute.bodies import kind_of
from firsthand.attribute.outlets import outlet_in, state_television
from firsthand.attribute.tokens import line


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Valley Liberation Army", "armed_group"),
        ("Lebanese Army", "state_body"),
        ("Delta Support Forces", "armed_group"),
        ("Armed Forces", "state_body"),
        ("Delta Doctors Network", "civil_defence_or_medical"),
        ("Ombudsman's Office", "state_body"),
        ("Ministry of Health", "state_body"),
        ("Orontes Monitor", "monitor_group"),
        ("Cedar Horizon Institute", "expert_or_analyst"),
        ("Marj News Network", "news_outlet"),
        ("Coordination Committees of Marj", "activist_or_local_network"),
        ("UN Office for Camps", "international_organisation"),
        ("Baker Street", "unknown"),
    ],
)
def test_a_body_is_what_the_nouns_of_its_name_say(name: str, kind: str) -> None:
    assert kind_of(line(name, 0, len(name))) == kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the state-run newspaper New Dawn of Marj", "New Dawn of Marj"),
        ("the movement's Al-Fajr television", "Al-Fajr television"),
        ("state broadcaster KLTV", "KLTV"),
        ("The valley-run Tallum news agency", "Tallum news agency"),
        ("a television correspondent", None),
        ("Syrian state television", None),
        ("the director of Al-Fajr television", None),
    ],
)
def test_a_medium_goes_by_the_name_beside_its_noun(phrase: str, name: str | None) -> None:
    found = outlet_in(phrase, line(phrase, 0, len(phrase)))
    assert (found[1] if found else None) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Syrias government run TV", "Syrian state television"),
        ("Iran's state television", "Iranian state television"),
        ("a private television channel", None),
    ],
)
def test_the_television_of_a_state_is_told_by_its_country(phrase: str, name: str | None) -> None:
    assert state_television(line(phrase, 0, len(phrase))) == name
