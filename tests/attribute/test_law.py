"""Officers speak for the one force that a report quotes."""

from __future__ import annotations

import pytest

from firsthand.attribute import Attributor
from firsthand.model.text import Document, Span


def joined(text: str) -> dict[str, tuple[str, ...]]:
    """Each source of a report with those that it is."""
    read = Attributor()(Document("d", "", "", text, "Cedar Times", None, body=(Span("text", 0, len(text)),)))
    names = {s.id: s.name for s in read.sources}
    return {s.name: tuple(names[id] for id in s.joint) for s in read.sources}


@pytest.mark.parametrize(
    "sentence, name",
    [
        ("Police Chief Dana Whitby said the van was white.", "Dana Whitby"),
        ("Sgt. Luis Ortegon said the van was white.", "Luis Ortegon"),
        (
            "A spokesman for the Dunmore Police Department said the van was white.",
            "spokesman for the Dunmore Police Department",
        ),
        ("Detectives said the van was white.", "Detectives"),
    ],
)
def test_officers_are_the_police_of_the_report(sentence: str, name: str) -> None:
    assert joined(f"Two men were shot in Dunmore, police said. {sentence}")[name] == ("police",)


@pytest.mark.parametrize(
    "sentence, name",
    [
        ("Mayor Dana Whitby said the van was white.", "Dana Whitby"),
        ("A police officer, who asked not to be named, said the van was white.", "police officer"),
        ("Kilbride police chief Dana Whitby said the van was white.", "Dana Whitby"),
        ("A neighbor said the van was white.", "neighbor"),
        ("Captain Luis Ortegon of the ferry said the van was white.", "Luis Ortegon"),
        ("Fire Department Lt. Luis Ortegon said the van was white.", "Luis Ortegon"),
        ("Retired detective Luis Ortegon said the van was white.", "Luis Ortegon"),
        ("School superintendent Luis Ortegon said the van was white.", "Luis Ortegon"),
    ],
)
def test_others_are_heard_for_themselves(sentence: str, name: str) -> None:
    assert joined(f"Two men were shot, the Dunmore Police Department said. {sentence}")[name] == ()


def test_where_soldiers_speak_a_rank_alone_is_no_policeman() -> None:
    text = "Two men were shot, police said. Capt. Luis Ortegon said the road was open. The army said it was not."
    assert joined(text)["Luis Ortegon"] == ()


def test_the_sheriff_and_his_deputies_are_the_office() -> None:
    text = (
        "Two men were shot, according to the sheriff's office. Sheriff Tom Halley said the van was white. "
        "The Marlow County Sheriff's Office said a man was held. Deputies said he was 19."
    )
    office = "Marlow County Sheriff's Office"
    assert joined(text) == {"Cedar Times": (), office: (), "Tom Halley": (office,), "Deputies": (office,)}


@pytest.mark.parametrize(
    "text, name, body",
    [
        ("The army denied the raid. Army spokesman Lt. Jules Ngasso said it was elsewhere.", "Jules Ngasso", "army"),
        (
            "The Ministry of Defence denied the raid. The ministry's spokesman, Brigadier Adam Tahiru, said it was a lie.",
            "Adam Tahiru",
            "Ministry of Defence",
        ),
    ],
)
def test_a_spokesman_is_the_body_of_that_noun(text: str, name: str, body: str) -> None:
    assert joined(text)[name] == (body,)


def test_a_spokesman_of_two_such_bodies_is_heard_for_himself() -> None:
    text = "The interior ministry denied it. The defence ministry denied it. A ministry spokesman, Adam Tahiru, said it was a lie."
    assert joined(text)["Adam Tahiru"] == ()
