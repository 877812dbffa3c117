"""Slot values of one sentence: who claims an attack, where it was, and what fell there."""

from __future__ import annotations

import pytest

from factories import at, attributed, attribution, document, source
from firsthand.coding import Coder
from firsthand.coding.codebook import load
from firsthand.coding.slots import claims
from firsthand.coding.units import units
from firsthand.model.account import Claim
from firsthand.model.mentions import ActorMention, CountMention, Mentions, Outcome, Place, PlaceMention


def told(text: str, *mentions: ActorMention | CountMention | PlaceMention) -> list[Claim]:
    d = document("one", text)
    held = Mentions(
        places=tuple(m for m in mentions if isinstance(m, PlaceMention)),
        actors=tuple(m for m in mentions if isinstance(m, ActorMention)),
        counts=tuple(m for m in mentions if isinstance(m, CountMention)),
    )
    (unit,) = units(d, attributed("outlet"), held, load("conflict"))
    return list(claims(d, unit, load("conflict"), "asserted"))


def slot(found: list[Claim], name: str) -> list[str]:
    return [c.text for c in found if c.slot == name]


@pytest.mark.parametrize(
    ("text", "actor", "claimed"),
    [
        ("The Dawn Front claimed responsibility for the blast.", "Dawn Front", ["Dawn Front"]),
        ("The blast was claimed by the Dawn Front.", "Dawn Front", ["Dawn Front"]),
        ("No group has claimed responsibility for the blast that killed four policemen.", "policemen", []),
        ("Nobody claimed the attack, which left 17 soldiers dead.", "soldiers", []),
        ("The Front claimed responsibility for the attack by rebels on a convoy.", "rebels", ["The Front"]),
        ("Dawn Front claimed the shooting in which three were killed.", "Dawn Front", ["Dawn Front"]),
        ("The attack claimed the lives of three soldiers.", "soldiers", []),
        ("The army claimed the strike killed only fighters.", "army", []),
        ("No rebels claimed responsibility for the blast.", "rebels", []),
        ("The group DFX has claimed responsibility for the attack.", "nobody", ["DFX"]),
        ("No group has claimed responsibility for the attack.", "nobody", []),
        ("It has claimed responsibility for the attack.", "nobody", []),
    ],
)
def test_who_claims_an_attack_stands_at_the_verb_that_claims(text: str, actor: str, claimed: list[str]) -> None:
    d = document("one", text)
    known = [ActorMention(at(d, actor), None, "armed_group")] if actor in text else []
    assert slot(told(text, *known), "claimed_by") == claimed


def test_a_government_that_speaks_by_its_capital_is_no_place_of_the_event() -> None:
    text = "Tarhana denies bombing Tall Rif."
    d = document("one", text)
    places = [
        PlaceMention(at(d, n), Place(n, n, 30.0, 30.0, 4000, "settlement"), "resolved") for n in ("Tarhana", "Tall Rif")
    ]
    found = told(text, ActorMention(at(d, "Tarhana"), None, "ministry"), *places)
    assert slot(found, "where") == ["Tall Rif"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Six shells landed in and around the market.", "shelling"),
        ("Three rockets fired from the hills landed near the town.", "shelling"),
        ("Troops landed in the village at dawn.", "raid"),
    ],
)
def test_what_shells_do_is_no_raid(text: str, type: str) -> None:
    assert [c.value for c in told(text) if c.slot == "type"] == [type]


def test_an_organisation_without_borders_denies_nothing() -> None:
    text = "Medics Without Borders treated 52 wounded after the blast."
    d = document("one", text)
    outcome: Outcome = "wounded"
    (count,) = [CountMention(at(d, "52 wounded"), at(d, "52"), 52, 52, "exact", outcome)]
    assert [c.factuality for c in told(text, count) if c.slot == "wounded"] == ["asserted"]


def test_who_claims_an_attack_did_it_by_their_own_word_alone() -> None:
    text = "The Dawn Front claimed responsibility for the blast that killed two people."
    d = document("one", text)
    who = attribution(
        "a", at(d, "responsibility for the blast that killed two people"), "front", source=at(d, "The Dawn Front"),
        cue=at(d, "claimed"), factuality="alleged",
    )  # fmt: skip
    heard = attributed("outlet", who, sources=(source("front"),))
    dead = CountMention(at(d, "two people"), at(d, "two"), 2, 2, "exact", "killed")
    group = ActorMention(at(d, "Dawn Front"), None, "armed_group")
    found = Coder()(d, heard, Mentions(actors=(group,), counts=(dead,)))
    by = {
        a.voice[-1]: [(c.slot, c.factuality) for c in a.claims if c.slot in ("perpetrator", "claimed_by")]
        for a in found
    }
    assert by == {"outlet": [("claimed_by", "asserted")], "front": [("perpetrator", "alleged")]}


def test_what_a_denial_of_involvement_tells_is_told_by_the_outlet() -> None:
    text = "The army denied involvement in the blast that killed nine people."
    d = document("one", text)
    who = attribution(
        "a", at(d, "involvement in the blast that killed nine people"), "army", source=at(d, "The army"),
        cue=at(d, "denied"), factuality="denied",
    )  # fmt: skip
    dead = CountMention(at(d, "nine people"), at(d, "nine"), 9, 9, "exact", "killed")
    found = Coder()(d, attributed("outlet", who, sources=(source("army"),)), Mentions(counts=(dead,)))
    by = {a.voice[-1]: [(c.slot, c.factuality, c.value) for c in a.claims] for a in found}
    assert ("killed", "asserted", None) in by["outlet"]
    assert ("type", "asserted", "explosion") in by["outlet"]
    assert by["army"] == [("denial", "asserted", "whole")]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The mission could not verify reports that nine people were killed in the blast.", "possible"),
        ("The army has not confirmed that nine people were killed in the blast.", "possible"),
        ("The army said that not nine people were killed in the blast.", "negated"),
        ("The army said that nine people were killed in the blast.", "asserted"),
    ],
)
def test_what_nobody_could_verify_is_left_open(text: str, sure: str) -> None:
    d = document("one", text)
    dead = CountMention(at(d, "nine people"), at(d, "nine"), 9, 9, "exact", "killed")
    assert [c.factuality for c in told(text, dead) if c.slot == "killed"] == [sure]


@pytest.mark.parametrize("verb", ["did not deny", "denied"])
def test_what_is_not_denied_is_left_open(verb: str) -> None:
    text = f"The army {verb} that its shells killed nine people."
    d = document("one", text)
    who = attribution(
        "a", at(d, "that its shells killed nine people"), "army", source=at(d, "The army"), cue=at(d, verb),
        factuality="denied",
    )  # fmt: skip
    dead = CountMention(at(d, "nine people"), at(d, "nine"), 9, 9, "exact", "killed")
    found = Coder()(d, attributed("outlet", who, sources=(source("army"),)), Mentions(counts=(dead,)))
    sure = {c.factuality for a in found for c in a.claims if c.slot == "killed"}
    assert sure == ({"possible"} if "not" in verb else {"denied"})


def test_nobody_is_no_voice() -> None:
    text = "No group has claimed the blast that killed nine people."
    d = document("one", text)
    who = attribution(
        "a", at(d, "the blast that killed nine people"), "none", source=at(d, "No group"), cue=at(d, "claimed"),
        factuality="alleged",
    )  # fmt: skip
    dead = CountMention(at(d, "nine people"), at(d, "nine"), 9, 9, "exact", "killed")
    (one,) = Coder()(d, attributed("outlet", who, sources=(source("none"),)), Mentions(counts=(dead,)))
    assert one.voice == ("outlet",)
    assert {c.factuality for c in one.claims} == {"asserted"}
