from __future__ import annotations

from dataclasses import replace

import pytest

from factories import at, attributed, claim, document, place
from firsthand.coding.bearing import ASIDE, heads_line, placed, typed
from firsthand.coding.codebook import load
from firsthand.coding.happenings import Happening
from firsthand.coding.units import units
from firsthand.model.account import Interval
from firsthand.model.mentions import Mentions, PlaceMention, TimeMention

BOOK = load("conflict")
KINDS = {kind.id: kind for kind in BOOK.types}
TALL_RIF = place("Tall Rif", 36.2, 37.1)
FAR = place("Sarrin", 36.6, 38.3)


def scope(text: str, slot: str, words: str, value: str | None = None, kind: str = "air_strike") -> str:
    d = document("one", text)
    mentions = tuple(PlaceMention(at(d, p.name), p, "resolved") for p in (TALL_RIF, FAR) if p.name in text)
    read = units(d, attributed("outlet"), Mentions(places=mentions), BOOK)
    home = PlaceMention(at(d, words), TALL_RIF, "resolved")
    happening = Happening(list(read), place=home, type=KINDS[kind], when=Interval("2017-02-14", "2017-02-14"))
    told = claim("a", slot, at(d, words), text=words, value=value)
    return placed(d, read[0], happening, told, local=False).scope


@pytest.mark.parametrize(
    ("text", "words", "bears"),
    [
        ("An air strike hit people in Tall Rif on Tuesday.", "Tall Rif", True),
        ("After the strike eight were taken to Sarrin by car.", "Sarrin", False),
        ("The Sarrin-based group told of the strike in Tall Rif.", "Sarrin", False),
        ("TALL RIF, Syria - An air strike killed two. It was in Tall Rif.", "TALL RIF", True),
        ("Clashes went on along the road between Aleppo and Sarrin after the strike.", "Sarrin", False),
    ],
)
def test_a_place_bears_where_it_happened_and_not_where_people_went(text: str, words: str, bears: bool) -> None:
    assert (scope(text, "where", words) != ASIDE) is bears


def test_a_dateline_is_no_place_of_what_happened() -> None:
    d = document("one", "Aleppo Province - Orontes Monitor: two died in Aleppo Province - so it said.")
    assert heads_line(d, at(d, "Aleppo Province"))
    later = d.text.rindex("Aleppo Province")
    assert not heads_line(d, replace(at(d, "Aleppo Province"), start=later, end=later + 15))


@pytest.mark.parametrize(
    ("text", "slot", "words", "bears"),
    [
        ("Warplanes fired rockets at the town in a raid.", "weapon", "rockets", True),
        ("Units dismantled scores of explosive devices after the strike.", "weapon", "explosive devices", False),
        ("The air strike hit a market.", "target", "market", True),
        ("The wounded of the strike were brought to a hospital.", "target", "hospital", False),
    ],
)
def test_arms_that_were_found_and_houses_that_were_not_hit_stand_aside(
    text: str, slot: str, words: str, bears: bool
) -> None:
    assert (scope(text, slot, words, words) != ASIDE) is bears


@pytest.mark.parametrize(
    ("words", "interval", "bears"),
    [
        ("Tuesday", ("2017-02-14", "2017-02-14"), True),
        ("since Tuesday", ("2017-02-14", "2017-02-15"), False),
        ("recent months", ("2016-12-01", "2017-02-15"), False),
        ("Friday", ("2017-02-10", "2017-02-10"), False),
    ],
)
def test_a_time_bears_that_is_of_the_day_itself(words: str, interval: tuple[str, str], bears: bool) -> None:
    d = document("one", f"An air strike hit the town, {words}, and killed two on Tuesday.")
    time = TimeMention(at(d, "on Tuesday"), "2017-02-14", "2017-02-14", "day")
    (unit,) = units(d, attributed("outlet"), Mentions(times=(time,)), BOOK)
    happening = Happening([unit], when=Interval("2017-02-14", "2017-02-14"), type=KINDS["air_strike"])
    told = claim("a", "when", at(d, words), text=words, value="/".join(interval))
    assert (placed(d, unit, happening, told, local=False).scope != ASIDE) is bears


def kinds(happening: str, *told: tuple[str, str]) -> list[str | None]:
    d = document("one", " ".join(words for words, _ in told))
    claims = [claim(str(n), "type", at(d, words), text=words, value=value) for n, (words, value) in enumerate(told)]
    found = typed(claims, Happening([], type=KINDS[happening]), BOOK)
    return [c.value for c in found if c.scope == "incident"]


def test_words_of_outcome_and_of_other_happenings_name_no_type() -> None:
    assert kinds("air_strike", ("air strike", "air_strike"), ("wounded", "killing"), ("withdrew", "territory")) == [
        "air_strike"
    ]
    assert kinds("raid", ("withdrew", "territory"), ("explosions", "explosion")) == []
    assert kinds("raid", ("took away", "abduction")) == ["abduction"]


def test_raids_by_aircraft_are_air_strikes() -> None:
    assert kinds("air_strike", ("raids", "raid")) == ["air_strike"]
