from __future__ import annotations

from dataclasses import replace

from factories import at, attributed, document, place
from firsthand.coding.codebook import load
from firsthand.coding.happenings import Happening, happenings
from firsthand.coding.town import in_town
from firsthand.coding.units import units
from firsthand.model.mentions import Mentions, PlaceCandidate, PlaceMention

HARWICK = place("Harwick", 40.0, -80.0, radius_m=9_000, country="US", admin1="Ohio")
HEAD = "HARWICK, Ohio - Residents met on Friday at the old library of the town. "


def told(text: str, *more: PlaceMention) -> list[str | None]:
    d = document("one", text)
    named = PlaceMention(at(d, "HARWICK"), HARWICK, "resolved")
    book = load("gun-violence")
    read = units(d, attributed("outlet"), Mentions(places=(named, *more)), book)
    found = [replace(h, place=None) for h in happenings(d, read, book)]
    in_town(found, read)
    return [h.where.name if h.where else None for h in found]


def test_what_local_news_tells_without_a_place_was_in_its_town() -> None:
    assert told(f"{HEAD}Two were shot dead in the 200 block of Elm Street.") == ["Harwick"]


def test_what_was_in_a_place_that_stays_open_was_not_in_the_town() -> None:
    text = f"{HEAD}Two were shot dead in Millside."
    one, other = (PlaceCandidate(place("Millside", lat, -90.0), 0.4) for lat in (30.0, 45.0))
    assert told(text, PlaceMention(at(document("one", text), "Millside"), None, "ambiguous", (one, other))) == [None]


def test_what_a_text_only_recalls_was_anywhere() -> None:
    happening = Happening([], background=True)
    in_town([happening], [])
    assert happening.place is None
