"""Actors in a text: names, descriptions where only one can be meant, loaded words as stance, persons unlinked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.attribution import Attributed
from firsthand.model.mentions import ActorMention
from firsthand.model.text import Document, Span
from firsthand.normalise.actors import Actors


def read(
    text: str, published: str = "2015-06-22", outlet: str | None = None, title: str = ""
) -> dict[str, ActorMention]:
    document = Document("d", "c", title, text, outlet=outlet, published=published)
    return {document.words(m.span): m for m in Actors()(document)}


@pytest.mark.parametrize(
    ("text", "words", "actor", "stance"),
    [
        ("Four Daesh members were taken.", "Daesh members", "islamic-state", None),
        ("ISIS terrorists fled.", "ISIS terrorists", "islamic-state", "terrorists"),
        ("the terrorist al-Nusra Front", "al-Nusra Front", "jabhat-al-nusra", "terrorist"),
        (
            "the so-called Syrian Observatory for Human Rights",
            "Syrian Observatory for Human Rights",
            "sohr",
            "so-called",
        ),
        ("The Assad regime denied it.", "Assad regime", "syrian-government", "regime"),
        ("Russian warplanes struck.", "Russian warplanes", "russian-aerospace-forces", None),
        ("The US-led coalition struck.", "US-led coalition", "global-coalition", None),
    ],
)
def test_names_are_linked_and_loaded_words_are_stance(text: str, words: str, actor: str, stance: str | None) -> None:
    mention = read(text)[words]
    assert (mention.actor, mention.stance) == (actor, stance)


@pytest.mark.parametrize(
    ("text", "words", "kind", "stance"),
    [
        ("Gunmen opened fire.", "Gunmen", "unknown", None),
        ("Rebels opened fire.", "Rebels", "armed_group", "rebels"),
        ("Terrorists opened fire.", "Terrorists", "unknown", "terrorists"),
        ("Takfiri fighters came.", "Takfiri fighters", "armed_group", "takfiri"),
        ("Nine martyrs were buried.", "martyrs", "unknown", "martyrs"),
        ("Two soldiers died.", "soldiers", "state_force", None),
        ("Two civilians died.", "civilians", "civilians", None),
        ("Warplanes struck.", "Warplanes", "unknown", None),
    ],
)
def test_descriptions_tell_a_kind_and_no_identity(text: str, words: str, kind: str, stance: str | None) -> None:
    mention = read(text)[words]
    assert (mention.actor, mention.kind, mention.stance) == (None, kind, stance)


@pytest.mark.parametrize(
    "text", ["A terrorist attack.", "A rebel-held town.", "An army base burned.", "Military posts fell."]
)
def test_adjectives_are_no_actors(text: str) -> None:
    assert read(text) == {}


def test_a_name_outside_its_time_is_not_linked() -> None:
    assert read("The Nusra Front attacked.", "2015-01-01")["Nusra Front"].actor == "jabhat-al-nusra"
    later = read("The Nusra Front attacked.", "2018-01-01")["Nusra Front"]
    assert (later.actor, later.kind) == (None, "armed_group")


def test_short_names_need_their_bearer_in_the_text() -> None:
    assert read("The Observatory said so.")["Observatory"].actor is None
    full = read("The Syrian Observatory for Human Rights said so. The Observatory added more.")
    assert full["Observatory"].actor == "sohr"
    assert read("The coalition struck.")["coalition"].actor is None
    assert read("The US-led coalition struck. The coalition denied it.")["coalition"].actor == "global-coalition"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Jerusalem Brigades fired rockets from Gaza.", "Jerusalem Brigades", "al-quds-brigades-pij"),
        ("The Jerusalem Brigade of Islamic Jihad fired rockets.", "Jerusalem Brigade", "al-quds-brigades-pij"),
        ("The Jerusalem Brigade took a hill in Syria.", "Jerusalem Brigade", "liwa-al-quds"),
        ("The Jerusalem Brigades said two of theirs died.", "Jerusalem Brigades", None),
        ("The Jerusalem Brigades met in Syria, far from Gaza.", "Jerusalem Brigades", None),
        ("The Al-Quds Brigades fired rockets.", "Al-Quds Brigades", "al-quds-brigades-pij"),
    ],
)
def test_a_name_of_two_groups_is_open_without_parent_or_country(text: str, words: str, actor: str | None) -> None:
    assert read(text, "2019-11-12")[words].actor == actor


def test_government_forces_belong_to_the_country_of_the_text() -> None:
    assert read("In Syria, government forces shelled a Syrian town.")["government forces"].actor == "syrian-army"
    assert read("In Yemen, government forces shelled a Yemeni town.")["government forces"].actor is None
    assert read("Government forces shelled the town.")["Government forces"].actor is None


def test_the_army_is_the_only_one_named_or_nobody() -> None:
    assert read("The Syrian army left. The army lost two men.")["army"].actor == "syrian-army"
    assert read("The Syrian army and the Turkish army met. The army lost two men.")["army"].actor is None
    assert read("The army lost two men.")["army"].actor is None


def test_the_army_in_state_media_is_the_state_s_own() -> None:
    document = Document("d", "c", "", "The army destroyed a depot.", outlet="sana", published="2015-06-22")
    (mention,) = Actors()(document, Attributed("sana", (), ()))
    assert mention.actor == "syrian-army"
    (other,) = Actors()(document, Attributed("reuters", (), ()))
    assert other.actor is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("activist Samir Haddad said so", "Samir Haddad"),
        ("Col. Tarek al-Omar was wounded", "Tarek al-Omar"),
        ("a fighter called Abu Layth", "Abu Layth"),
        ("director Rami Abdel Rahman said so", "Rami Abdel Rahman"),
    ],
)
def test_persons_are_never_linked(text: str, name: str) -> None:
    mention = read(text)[name]
    assert (mention.actor, mention.kind) == (None, "person")


def test_places_called_after_fathers_are_no_persons() -> None:
    assert read("Shells fell on Abu Kamal and Sheikh Maqsoud.") == {}


def test_must_not_merge_pairs_stay_apart() -> None:
    found = read("Hezbollah, Kata'ib Hezbollah, the Syrian National Army and the Syrian Arab Army met.", "2019-01-01")
    assert [m.actor for m in found.values()] == ["hezbollah", "kataib-hezbollah", "syrian-national-army", "syrian-army"]


def test_a_text_in_capitals_has_no_short_names() -> None:
    assert read("THE ISLAMIC STATE FELL. THIS IS WHAT THE MEN WHO FLED SAID TO US ALL IN THE TOWN.").keys() == {
        "ISLAMIC STATE"
    }


def test_furniture_is_not_read() -> None:
    document = Document("d", "c", "", "Rebels came. Follow Reuters", body=(Span("text", 0, 12),))
    assert [document.words(m.span) for m in Actors()(document)] == ["Rebels"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Israel struck a depot.", "Israel", "israeli-government"),
        ("Russia on Monday denied it.", "Russia", "russian-government"),
        ("The strike was carried out by Turkey.", "Turkey", "turkish-government"),
        ("A mine in northern Syria killed two.", "Syria", None),
        ("The road to Turkey is shut.", "Turkey", None),
        ("Raids by Turkey-backed men", "Turkey", None),
    ],
)
def test_a_country_is_an_actor_only_where_it_acts(text: str, words: str, actor: str | None) -> None:
    mention = read(text).get(words)
    assert (mention.actor if mention else None) == actor


def test_an_indefinite_coalition_is_no_name() -> None:
    assert list(read("The US-led coalition left a coalition of tribes behind.")) == ["US-led coalition"]


@given(
    st.text(alphabet=st.sampled_from("the army Syrian al- Daesh's IS 3 \n.,'-ISIL Sheikh Abu Omar by US"), max_size=120)
)
def test_spans_always_lie_inside_the_text(text: str) -> None:
    mentions = Actors()(Document("d", "c", text, text))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span.part != "title", m.span.start, m.span.end))
