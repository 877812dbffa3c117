from __future__ import annotations

from factories import attributed, document, source
from firsthand.model.attribution import Source
from firsthand.trace.identity import identities, own_letters


def outlet(id: str, name: str) -> Source:
    return Source(id, name, "news_outlet")


def test_a_short_name_leads_to_the_outlet_of_the_pile() -> None:
    read = {
        "one": attributed("orontes", sources=(outlet("orontes", "Orontes Monitor for Human Rights"),)),
        "two": attributed("amber", sources=(source("short", name="the Orontes Monitor"),)),
    }
    assert identities(read) == {"short": "orontes"}


def test_initials_lead_to_the_outlet_of_the_pile() -> None:
    read = {
        "one": attributed("barada", sources=(outlet("barada", "Barada News Agency"),)),
        "two": attributed("amber", sources=(source("short", name="BNA", kind="state_media"),)),
    }
    assert identities(read) == {"short": "barada"}


def test_a_name_that_fits_two_bodies_stays_ambiguous() -> None:
    read = {
        "one": attributed("a", sources=(outlet("a", "Orontes Monitor for Human Rights"),)),
        "two": attributed("b", sources=(outlet("b", "Orontes Monitor of Prisons"),)),
        "three": attributed("c", sources=(source("short", name="Orontes Monitor"),)),
    }
    assert identities(read) == {}


def test_one_word_in_common_is_no_name_in_common() -> None:
    read = {
        "one": attributed("a", sources=(outlet("a", "Syrian Arab News Agency"),)),
        "two": attributed(
            "b", sources=(source("army", name="Syrian Army", kind="state_body"), source("word", name="Monitor"))
        ),
    }
    assert identities(read) == {}


def test_the_letters_that_an_agency_signs_with_lead_to_it() -> None:
    signed = document("one", "Damascus, BANA - A source denied it.", outlet="Barada News Agency")
    other = document("two", "Damascus, SUNA - A source denied it.", outlet="Barada News Agency")
    read = {
        "one": attributed("barada", sources=(outlet("barada", "Barada News Agency"),)),
        "three": attributed("amber", sources=(source("short", name="state news agency BANA", kind="state_media"),)),
    }
    assert own_letters([signed, other]) == {"one": "BANA"}
    assert identities(read, own_letters([signed])) == {"short": "barada"}
