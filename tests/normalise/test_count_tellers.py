"""Counted people who are nobody's victims, and bodies that are some of the dead."""

from __future__ import annotations

import pytest

from firsthand.model.text import Document
from firsthand.normalise.counts import Counts


def told(text: str) -> list[tuple[int | None, str, str]]:
    return [(c.low, c.outcome, c.relation) for c in Counts()(Document("d", "c", title="", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army killed 42 men, three residents we spoke to said.", [(42, "killed")]),
        ("The army killed 42 men, three residents said.", [(42, "killed")]),
        ("Gunmen killed 31 people, four survivors told the agency by telephone.", [(31, "killed")]),
        ("The blast killed nine people, a doctor and two nurses at the hospital said.", [(9, "killed")]),
        ("The blast killed nine people, Sami Haddad told the paper.", [(9, "killed")]),
        ("At least 14 worshippers were killed, two doctors and a nurse told the paper.", [(14, "killed")]),
        ("The raid wounded six people, two officials familiar with the matter said.", [(6, "wounded")]),
        ("The raid wounded six people, two women who fled the town said.", [(6, "wounded")]),
        ("According to five witnesses, soldiers shot dead eight farmers.", [(8, "killed")]),
        ("Soldiers shot dead eight farmers, according to five witnesses and two doctors.", [(8, "killed")]),
        ("A driver was wounded, the governor told two reporters.", [(1, "wounded")]),
        ("Two local officials told the paper that the dead were farmers.", []),
        ("Two security officials and a medic said that 18 people were killed.", [(18, "killed")]),
        ("Two paramedics said they treated 11 wounded.", [(11, "wounded")]),
        ("Six wounded were treated, a nurse there said; two of them later died.", [(6, "wounded"), (2, "killed")]),
        ("Hundreds of mourners buried 22 of the 30 people killed in the strike.", [(22, "killed"), (30, "killed")]),
        ("About 60 rescuers were working at the site of the strike, which killed four.", [(4, "killed")]),
        ("The shelling killed 19 people; the monitor had counted several bodies twice.", [(19, "killed")]),
        ("Nine people were killed, said two officials, who gave no names.", [(9, "killed")]),
        ("The 15 fighters killed four soldiers and fled.", [(15, "none"), (4, "killed")]),
        ("Bombers killed 14 worshippers in the town, and three accomplices were arrested.", [(14, "killed")]),
        ("Two sisters said of the raid that nine men had died.", [(9, "killed")]),
        ("Three bodies had been counted twice.", []),
        ("Doctors Without Borders treated 52 wounded.", [(52, "wounded")]),
    ],
)
def test_who_only_tells_or_cares_is_no_victim(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(low, outcome) for low, outcome, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three wounded men said that soldiers had shot at them.", [(3, "wounded")]),
        ("The shells killed nine and wounded 12, said the monitor.", [(9, "killed"), (12, "wounded")]),
        ('"It killed 18 civilians and wounded dozens of others" said the director.', [(18, "killed"), (24, "wounded")]),
        ("Seven people were shot, with six confirmed dead.", [(7, "killed_or_wounded"), (6, "killed")]),
        ("The group abducted a priest and four Christians on Sunday, the mission said.", [(5, "taken")]),
        ("Troops killed four men who officials said were farmers.", [(4, "killed")]),
        ("The attack claimed 12 lives.", [(12, "killed")]),
        ("Two others were sent to the trauma center.", [(2, "wounded")]),
    ],
)
def test_victims_beside_a_verb_of_saying_are_kept(text: str, expected: list[tuple[int, str]]) -> None:
    found = [(low, outcome) for low, outcome, relation in told(text) if relation != "partition"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("A witness said he had helped carry nine bodies.", ["subset"]),
        ("A gravedigger said he buried 40 bodies.", ["subset"]),
        ("A resident said he saw at least ten bodies.", ["subset"]),
        ("Rescuers pulled six bodies from the rubble.", ["whole"]),
        ("A rescue team found 12 bodies.", ["whole"]),
        ("Rescuers pulled six bodies from the rubble, bringing the toll to 14.", ["increment", "total"]),
        ("The bodies of two boys were found, taking the number of dead to 21.", ["increment", "total"]),
        ("The dead are a baker, his wife and their three children.", ["subset", "subset", "subset"]),
        ("Three more died of their wounds overnight.", ["increment"]),
        ("Eighteen of the dead had been buried, and three more died of their wounds.", ["subset", "increment"]),
    ],
)
def test_what_one_pair_of_eyes_saw_is_a_part(text: str, relations: list[str]) -> None:
    assert [relation for _, _, relation in told(text)] == relations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One of the four people wounded there, a 17-year-old girl, died on Sunday.",
            [(1, "killed", "subset"), (4, "wounded", "whole"), (1, "killed", "subset")],
        ),
        ("Three of the five people who were injured went home.", [(3, "wounded", "subset"), (5, "wounded", "whole")]),
        ("Only two of the 30 miners were rescued.", [(2, "released", "subset"), (30, "none", "whole")]),
    ],
)
def test_the_whole_that_a_part_is_of_has_an_outcome_of_its_own(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert told(text)[: len(expected)] == expected
