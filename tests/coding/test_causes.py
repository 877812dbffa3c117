from __future__ import annotations

import pytest

from factories import attributed, document
from firsthand.coding.causes import cause
from firsthand.coding.codebook import load
from firsthand.coding.units import units
from firsthand.model.mentions import Mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The explosion was caused by an ammunition store, he said.", "caused by an ammunition store, he said"),
        (
            "Ten were killed after a shell hit the queue at 7 a.m. on Monday.",
            "after a shell hit the queue at 7 a.m. on Monday",
        ),
        ("The raid came in retaliation for an ambush.", "in retaliation for an ambush"),
        ("He saw bodies in the street after the explosion at about 7 a.m. and left.", ""),
        ("The wounded of the strike were driven off because the roads are closed.", ""),
        ("The toll rises to 17 after three of the wounded die.", ""),
        ("The bakery stopped working after the raid.", ""),
        ("The toll is expected to rise because some are in critical condition.", ""),
    ],
)
def test_a_cause_says_why_it_happened_and_not_when(text: str, words: str) -> None:
    d = document("one", text)
    unit = next(iter(units(d, attributed("outlet"), Mentions(), load("conflict"))))
    found = cause(d, unit)
    assert (d.words(found) if found else "") == words
