from __future__ import annotations

from dataclasses import replace

from factories import at, document, place
from firsthand.coding.lands import country, land, strangers
from firsthand.model.mentions import Place, PlaceMention
from firsthand.model.text import Document

OAKVALE = place("Oakvale", 40.0, -80.0, radius_m=15_000, country="US", admin1="Ohio")
MILLSIDE = place("Millside", 40.05, -80.05, radius_m=2_000, country="US", admin1="Ohio")
HARWICK = place("Harwick", 45.0, -100.0, country="US", admin1="Dakota")
OHIO = place("Ohio", 40.3, -82.0, radius_m=250_000, feature="admin1", country="US", admin1="Ohio")
D = document("one", "OAKVALE, Ohio - Two died in Harwick. Others were hurt in Millside.")


def named(name: str, found: Place, d: Document = D) -> PlaceMention:
    return PlaceMention(at(d, name), found, "resolved")


def test_in_local_news_a_town_of_a_province_that_is_never_named_is_a_stranger() -> None:
    oakvale, harwick = named("OAKVALE", OAKVALE), named("Harwick", HARWICK)
    ohio, millside = named("Ohio", OHIO), named("Millside", MILLSIDE)
    places = [oakvale, ohio, harwick, millside]
    assert strangers(places, [oakvale.span]) == {harwick.span}
    dakota = named("Others", replace(OHIO, id="test:Dakota", name="Dakota", admin1="Dakota"))
    assert strangers([*places, dakota], [oakvale.span]) == set()
    assert strangers([harwick, millside], []) == set()


def test_a_city_is_no_stranger_and_a_street_named_after_a_province_makes_none() -> None:
    ohio, harwick = named("Ohio", OHIO), named("Harwick", HARWICK)
    assert strangers([ohio, harwick], []) == {harwick.span}
    assert strangers([ohio, named("Harwick", replace(HARWICK, radius_m=12_000))], []) == set()
    assert strangers([ohio, harwick], [], {ohio.span}) == set()
    held = replace(ohio, place=replace(OHIO, id="test:Ohio:dune"), status="coarse")
    assert strangers([held, harwick], []) == set()


def test_a_country_is_that_of_most_namings_and_in_local_news_of_most_places() -> None:
    far = place("Tallam", -9.0, 14.0, country="AO")
    places = [named("OAKVALE", OAKVALE), named("Millside", MILLSIDE), *[named("Others", far)] * 3]
    assert (country(places), land(places)) == ("AO", "US")
    assert country([]) is None
