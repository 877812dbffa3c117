from __future__ import annotations

import pytest

from factories import at, attributed, document
from firsthand.coding.codebook import load
from firsthand.coding.sites import hit
from firsthand.coding.units import units
from firsthand.model.mentions import Mentions


@pytest.mark.parametrize(
    ("text", "site", "was"),
    [
        ("An air strike hit the weekly livestock market.", "market", True),
        ("Two raids on the old market killed ten.", "market", True),
        ("Market strike kills ten", "Market", True),
        ("The school was badly damaged in the shelling.", "school", True),
        ("The force set the store on fire after the raid.", "store", True),
        ("A blast near the mosque killed two.", "mosque", True),
        ("Helicopters landed beside a house before the raid.", "house", False),
        ("The wounded of the strike were taken to a hospital.", "hospital", False),
        ("The men were flown to an airfield after the raid.", "airfield", False),
        ("The force took two men from a house used as a store before the raid ended.", "house", True),
        ("The force took two men from a house used as a store before the raid ended.", "store", True),
        ("The raid ended and the wounded were taken from the school to the coast.", "school", False),
        ("A guard who lives opposite the bakery heard the blast.", "bakery", False),
    ],
)
def test_a_site_is_a_target_where_something_was_done_to_it(text: str, site: str, was: bool) -> None:
    d = document("one", text)
    (unit,) = units(d, attributed("outlet"), Mentions(), load("conflict"))
    assert hit(unit, at(d, site), d.text) is was
