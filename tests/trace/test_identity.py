from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


def test_an_armed_group_goes_by_its_letters_and_never_by_a_part_of_its_name() -> None:
    read = {
        "one": attributed(
            "a",
            sources=(
                source("full", name="Orontes Liberation Front", kind="armed_group"),
                source("letters", name="OLF", kind="armed_group"),
                source("part", name="Liberation Front", kind="armed_group"),
            ),
        )
    }
    assert identities(read) == {"letters": "full"}


def test_a_name_after_what_it_is_is_the_name() -> None:
    def read(*names: str) -> dict[str, str]:
        bodies = tuple(source(n, name=n, kind="monitor_group") for n in names)
        return identities({"one": attributed("a", sources=bodies)})

    assert read("Orontes Civilian Watch", "monitor Orontes Civilian Watch") == {
        "monitor Orontes Civilian Watch": "Orontes Civilian Watch"
    }
    assert read("JNF", "al-Qaeda-linked group JNF") == {"al-Qaeda-linked group JNF": "JNF"}
    assert read("Ford", "defence ministry in Ford") == {}
    assert read("Orontes Watch", "Watch") == {}


def test_a_ministry_is_the_only_named_one_of_its_field() -> None:
    def read(*names: tuple[str, str]) -> dict[str, str]:
        held = tuple(source(n, name=n, kind="state_body", disclosure=how) for n, how in names)
        return identities({"one": attributed("a", sources=held)})

    ministry, called = ("Ministry of Defence", "named"), ("defence ministry", "described")
    abroad = ("defence ministry in Port Ford", "named")
    assert read(ministry, called, abroad) == {
        "defence ministry": "Ministry of Defence",
        "defence ministry in Port Ford": "Ministry of Defence",
    }
    assert "defence ministry" not in read(ministry, called, ("Fordian Ministry of Defence", "named"))
    assert read(called, ("Ministry of Health", "named")) == {}


def test_the_letters_that_an_agency_signs_with_lead_to_it() -> None:
    signed = document("one", "Damascus, BANA - A source denied it.", outlet="Barada News Agency")
    other = document("two", "Damascus, SUNA - A source denied it.", outlet="Barada News Agency")
    read = {
        "one": attributed("barada", sources=(outlet("barada", "Barada News Agency"),)),
        "three": attributed("amber", sources=(source("short", name="state news agency BANA", kind="state_media"),)),
    }
    assert own_letters([signed, other]) == {"one": "BANA"}
    assert identities(read, own_letters([signed])) == {"short": "barada"}


NAMES = st.lists(st.sampled_from(["Orontes", "Monitor", "of", "Human", "Rights", "OHR", "OMH", "the"]), min_size=1)


def slow(short: str, full: str) -> bool:
    """What `identities` asks of two names, without its look-up table."""
    slight = {"the", "of"}
    few, words = ([w for w in name.lower().split() if w not in slight] for name in (short, full))
    if few == words:
        return bool(few)
    if len(few) == 1 and len(few[0]) >= 3 and short.isupper():
        return few[0] == "".join(w[0] for w in words)
    return 2 <= len(few) < len(words) and few in (words[: len(few)], words[-len(few) :])


@given(st.lists(NAMES.map(" ".join), min_size=1, max_size=6, unique=True))
def test_the_look_up_finds_what_comparing_each_with_each_finds(names: list[str]) -> None:
    bodies = [source(f"s{n}", name=name) for n, name in enumerate(names)]
    read = {"one": attributed("harwick", sources=tuple(bodies))}
    found = identities(read)
    own = Source("harwick", "harwick", "news_outlet")
    for a in bodies:
        fits = {b.id for b in [*bodies, own] if a.id != b.id and slow(a.name, b.name)}
        assert (a.id in found) == (len(fits) == 1)
