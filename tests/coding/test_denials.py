from __future__ import annotations

import pytest

from factories import at, attributed, claim, document
from firsthand.coding.codebook import load
from firsthand.coding.denials import denial, measured, of_aim, presupposed, untrue
from firsthand.coding.earlier import overtaken
from firsthand.coding.units import Unit, units
from firsthand.model.mentions import Mentions
from firsthand.model.text import Document


def unit_of(text: str) -> tuple[Document, Unit]:
    d = document("one", text)
    return d, next(iter(units(d, attributed("outlet"), Mentions(), load("conflict"))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A source denies that the air force bombed the market.", "denies"),
        ("The army dismissed reports of a raid.", "dismissed"),
        ("What channels said of an air raid was fabricated.", "was fabricated"),
        ("The army dismissed the officer after the raid.", ""),
        ("The rebels denied access to the town after the raid.", ""),
    ],
)
def test_a_denial_is_of_what_is_told(text: str, words: str) -> None:
    d, unit = unit_of(text)
    found = denial(d, unit)
    assert (d.words(found) if found else "") == words


def test_what_is_called_fabricated_is_denied_and_what_follows_is_not() -> None:
    d, unit = unit_of("What was told of a raid on the market was fabricated, and it came after a blast.")
    assert untrue(d, unit, at(d, "raid"))
    assert not untrue(d, unit, at(d, "blast"))


def test_a_denial_of_people_counted_is_one_of_a_part() -> None:
    d = document("one", "He denied that a civilian had been taken.")
    denied = claim("a", "denial", at(d, "denied"))
    person = claim("b", "taken", at(d, "a civilian"), low=1, high=1, factuality="denied")
    assert [c.value for c in measured([denied, person])] == ["part", None]
    assert [c.value for c in measured([denied])] == ["whole"]


@pytest.mark.parametrize(
    ("text", "number", "old"),
    [
        ("The group had earlier put the toll of the strike at 14.", "14", True),
        ("This corrects the toll of 14 that was published after the raid.", "14", True),
        ("The dead of the raid rose to 17 from 14 on Monday.", "14", True),
        ("The dead of the raid rose to 17 from 14 on Monday.", "17", False),
        ("Earlier, 14 people were killed in a raid.", "14", False),
        ("An earlier toll of 14 was given for the strike.", "14", True),
    ],
)
def test_a_figure_that_the_text_calls_an_earlier_one_is_overtaken(text: str, number: str, old: bool) -> None:
    d, unit = unit_of(text)
    assert overtaken(d, unit, at(d, number)) is old


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Moscow denies targeting civilians.", True),
        ("The army denies bombing residential areas and hospitals.", True),
        ("The army denied deliberately targeting civilians in its war on the rebels.", True),
        ("The army says that the raid did not target civilians.", True),
        ("The army denied shelling civilians in Tall Rif on Saturday.", False),
        ("The army denied bombing the hospital.", False),
        ("The army denied killing nine people in the raid.", False),
    ],
)
def test_a_denial_of_an_aim_is_one_of_no_happening(text: str, aim: bool) -> None:
    d, unit = unit_of(text)
    denied = denial(d, unit)
    assert denied is not None
    assert of_aim(d, unit, denied) is aim


@pytest.mark.parametrize(
    ("text", "content", "words", "given"),
    [
        (
            "The army denied involvement in the raid that killed nine.",
            "involvement in the raid that killed nine",
            "nine",
            True,
        ),
        ("The army denied any role in the raid on Tall Rif.", "any role in the raid on Tall Rif", "Tall Rif", True),
        ("The army denied a raid, in which nine were killed.", "a raid, in which nine were killed", "nine", True),
        ("The army denied a raid, in which nine were killed.", "a raid, in which nine were killed", "raid", False),
        ("The army denied that it had killed nine.", "that it had killed nine", "nine", False),
        ("The army denied bombing Tall Rif, killing nine.", "bombing Tall Rif, killing nine", "nine", False),
    ],
)
def test_what_a_denial_takes_as_given_is_not_denied(text: str, content: str, words: str, given: bool) -> None:
    d = document("one", text)
    assert presupposed(d, at(d, content), at(d, words)) is given
