"""What is read out, put down to something, rested on what a sentence of its own cites, or told inside speech."""

from __future__ import annotations

import pytest
from chain_of import voice


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('"Leave or die," read a leaflet signed by the Falcon Brigade.', "Leave or die", ["Falcon Brigade"]),
        ('"Freedom for our sons", read a banner outside the court.', "Freedom for our sons", ["banner"]),
        ("The army attributed the attack to a local militia.", "to a local militia", ["army"]),
        ("Officials put the explosion down to a short circuit.", "a short circuit", ["Officials"]),
        ("The blast was put down by police to a faulty boiler.", "a faulty boiler", ["police"]),
        ("The blast was attributed to a gas leak by the fire service.", "a gas leak", ["fire service"]),
        ("Adel Musa put the book down to answer the phone.", "answer the phone", []),
        (
            '"Four people drowned," Tarik Odeh was quoted as telling state television.',
            "Four people drowned",
            ["state television", "Tarik Odeh"],
        ),
        (
            "The Orontes Centre said on Monday that 60 inmates had died. It cited prison registers.",
            "60 inmates had died",
            ["Orontes Centre", "prison registers"],
        ),
        (
            "The Orontes Centre said on Monday that 60 inmates had died. The group cited relatives of the missing.",
            "60 inmates had died",
            ["Orontes Centre", "relatives of the missing"],
        ),
        (
            "Two teachers described the raid. They said he had told them that soldiers fired first.",
            "soldiers fired first",
            ["Two teachers", "he"],
        ),
        (
            "Salma Haddad fled in June. She recalled her brother telling her that the guards took bribes.",
            "the guards took bribes",
            ["Salma Haddad", "brother"],
        ),
        (
            "Salma Haddad remembers her father saying that the river would rise.",
            "the river would rise",
            ["Salma Haddad", "father"],
        ),
        (
            "Salma Haddad, whose son is missing, said an officer had told her he was dead.",
            "he was dead",
            ["Salma Haddad", "officer"],
        ),
        (
            "Residents said militiamen had warned them that the houses would be burned.",
            "the houses would be burned",
            ["Residents", "militiamen"],
        ),
        (
            "The bus was stopped at noon, according to internal police documents obtained by The Guardian.",
            "The bus was stopped at noon",
            ["Guardian", "internal police documents"],
        ),
        (
            "Salma Haddad said the commander told villagers that the road was mined.",
            "the road was mined",
            ["Salma Haddad", "commander"],
        ),
        (
            "Adel Musa was quoted in the Orontes Herald newspaper as saying that the road was open.",
            "the road was open",
            ["Orontes Herald", "Adel Musa"],
        ),
        (
            "The road was open, Adel Musa was quoted as saying on the website of the Orontes Herald newspaper.",
            "The road was open",
            ["Orontes Herald", "Adel Musa"],
        ),
        (
            "Salma Haddad denied that her father told her that the river would rise.",
            "the river would rise",
            ["Salma Haddad"],
        ),
        (
            "A shopkeeper in Yarmouk who declined to be named said the shelling lasted an hour.",
            "the shelling lasted an hour",
            ["shopkeeper in Yarmouk"],
        ),
        (
            '"The war is over," Omar Daoud said in remarks carried by state television.',
            "The war is over",
            ["state television", "Omar Daoud"],
        ),
        (
            "In remarks broadcast on state television, Omar Daoud said the war was over.",
            "the war was over",
            ["state television", "Omar Daoud"],
        ),
    ],
)
def test_the_voice_ends_with_who_is_named(text: str, words: str, expected: list[str]) -> None:
    found = voice(text, words)
    assert len(found) == len(expected)
    assert all(
        e.casefold() in f.casefold() or f.casefold() in e.casefold() for e, f in zip(expected, found, strict=True)
    ), found


@pytest.mark.parametrize(
    "text",
    [
        "A teacher who asked that her name not be used said the bridge was mined.",
        "Speaking by phone, a teacher who asked that her surname be withheld said the bridge was mined.",
        "A teacher, who requested that her identity not be disclosed, said the bridge was mined.",
    ],
)
def test_who_asks_not_to_be_named_says_what_follows_and_not_the_request(text: str) -> None:
    assert voice(text, "the bridge was mined") == ["teacher"]
