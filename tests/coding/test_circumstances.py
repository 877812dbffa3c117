from __future__ import annotations

import pytest

from factories import attributed, document
from firsthand.coding.circumstances import circumstances
from firsthand.coding.codebook import load
from firsthand.coding.units import units
from firsthand.model.mentions import Mentions


@pytest.mark.parametrize(
    "text, told",
    [
        ("A shell hit the bakery as dozens of people queued for bread.", "as dozens of people queued for bread"),
        ("The car bomb exploded during Friday prayers, residents said.", "during Friday prayers"),
        ("Six were shot while leaving a wedding.", "while leaving a wedding"),
        ("He was shot during an argument over a parking space.", "during an argument"),
        ("An air strike hit the town on Friday, as residents said.", None),
        ("The town was bombed, while the army denied it.", None),
        ("People queued for bread during the wedding.", None),
        ("The toll of the blast rose as four more victims died.", None),
        ("The bombing came as troops pressed on.", None),
    ],
)
def test_circumstances_are_what_people_were_doing_there(text: str, told: str | None) -> None:
    d = document("one", text)
    (unit,) = units(d, attributed("outlet"), Mentions(), load("conflict"))
    found = circumstances(d, unit)
    assert (d.words(found) if found else None) == told
