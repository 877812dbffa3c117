from __future__ import annotations

import pytest

from factories import at, attributed, document
from firsthand.coding.codebook import load
from firsthand.coding.roles import came_after, does, near, suffers
from firsthand.coding.units import Unit, units
from firsthand.model.mentions import ActorMention, CountMention, Mentions


def told(
    text: str, name: str, kind: str, actor: str | None = None, counted: str = ""
) -> tuple[Unit, ActorMention, str]:
    d = document("one", text)
    who = ActorMention(at(d, name), actor, kind)
    counts = (CountMention(at(d, counted), at(d, counted), 1, 1, "exact", "killed"),) if counted else ()
    (unit,) = units(d, attributed("outlet"), Mentions(actors=(who,), counts=counts), load("conflict"))
    return unit, who, d.text


@pytest.mark.parametrize(
    ("text", "name", "kind", "counted", "did"),
    [
        ("Government warplanes bombed the town of Tall Rif.", "Government warplanes", "state_force", "", True),
        ("The town of Tall Rif was bombed by the army.", "army", "state_force", "", True),
        ("The rebels on Monday shelled the town.", "rebels", "armed_group", "", True),
        ("Coalition raids killed two in Tall Rif.", "Coalition", "coalition", "", True),
        ("Toll of the market strike rises as army denies raid.", "army", "state_force", "", False),
        ("The coalition has not commented on the raid.", "coalition", "coalition", "", False),
        ("Several rebels were captured in the raid.", "rebels", "armed_group", "", False),
        ("Rebels killed in raid on Tall Rif.", "Rebels", "armed_group", "", False),
        ("A fighter who opened fire was killed in the raid.", "fighter", "armed_group", "A fighter", False),
        ("Two helicopters landed beside a house before the raid.", "helicopters", "unknown", "", False),
        ("It was not clear whose army carried out the strike.", "army", "state_force", "", False),
        ("Two terrorist blasts rocked the town.", "terrorist", "unknown", "", False),
        ("The strike was reported by a monitor on Monday.", "monitor", "body", "", False),
        ("The army launched an investigation into the shelling of the camp.", "army", "state_force", "", False),
        ("The army on Monday shot down a jet over the town.", "army", "state_force", "", True),
        ("The army rescued the wounded after a raid on the town.", "army", "state_force", "", False),
        ("The army took part in the funeral of those killed.", "army", "state_force", "", False),
        ("The army denied shelling civilians in the town.", "army", "state_force", "", False),
        ("The army launched a raid on the town.", "army", "state_force", "", True),
        ("The rebels claimed the shooting of two guards.", "rebels", "armed_group", "", False),
    ],
)
def test_who_did_it_is_told_by_the_words_around_a_name(
    text: str, name: str, kind: str, counted: str, did: bool
) -> None:
    assert does(*told(text, name, kind, counted=counted)) is did


@pytest.mark.parametrize(
    ("text", "name", "kind", "hit"),
    [
        ("Troops carried out a raid against the rebels in Tall Rif.", "rebels", "armed_group", True),
        ("Warplanes bombed the rebels near Tall Rif.", "rebels", "armed_group", True),
        ("The army came under attack at a crossing.", "army", "state_force", True),
        ("No one was detained and no civilian was harmed.", "civilian", "civilians", False),
        ("Air strike on bakery kills four - resident", "resident", "civilians", False),
        ("Helicopters landed troops in a village.", "troops", "state_force", False),
        ("Two died in air strikes, the observatory said.", "observatory", "body", False),
        ("The bombing killed the soldiers.", "soldiers", "state_force", False),
    ],
)
def test_whom_it_was_aimed_at_is_what_was_attacked(text: str, name: str, kind: str, hit: bool) -> None:
    assert suffers(*told(text, name, kind)) is hit


@pytest.mark.parametrize(
    ("text", "name", "family", "after"),
    [
        ("Police arrested a man after the shooting.", "Police", "killing", True),
        ("A man was arrested by police after the shooting.", "police", "killing", True),
        ("Police arrested a man in the raid.", "Police", "custody", False),
        ("Police shot dead a gunman who killed three people.", "Police", "killing", True),
        ("Police shot dead a gunman in a raid.", "Police", "killing", False),
        ("The army shot down two drones over the town.", "army", "explosion", True),
        ("The army shot down a jet over the town.", "army", "aircraft", False),
        ("Police freed 16 hostages on Monday.", "Police", "custody", True),
        ("Police freed 16 hostages in a raid.", "Police", "raid", False),
        ("Police opened fire and arrested a man.", "Police", "killing", False),
        ("Police shot a man, who was arrested.", "Police", "killing", False),
    ],
)
def test_who_comes_afterwards_did_not_do_it(text: str, name: str, family: str, after: bool) -> None:
    unit, who, words = told(text, name, "state_force")
    assert came_after(unit, who.span, words, family) is after


@pytest.mark.parametrize(
    ("text", "name", "kind", "slot"),
    [
        ("Drones hit the town overnight.", "Drones", "unknown", None),
        ("The army denies bombing the town.", "army", "state_force", None),
        ("The army said it shot down two drones.", "army", "state_force", None),
        ("The army said it bombed the town.", "army", "state_force", "perpetrator"),
    ],
)
def test_a_party_beside_an_event_word_is_near_it_by_what_it_does(
    text: str, name: str, kind: str, slot: str | None
) -> None:
    assert near(*told(text, name, kind)) == slot
