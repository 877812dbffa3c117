from __future__ import annotations

import pytest

from factories import account, at, claim, document
from firsthand.collate.rows import by_claim, rows
from firsthand.model.collation import Row
from firsthand.model.provenance import Root

TEXT = document("one", "31 terrorists, 42 villagers, 45 people, five children were killed.")
NAMES = {"staff": "general staff", "group": "Rights Collective", "paper": "The Ford Gazette"}
Told = tuple[str, str, int, str]  # origin, group, number, words

FIGHTERS: Told = ("staff", "combatant", 31, "31 terrorists")
CIVILIANS: Told = ("group", "civilian", 42, "42 villagers")


def table(*told: Told, relation: str = "whole") -> dict[str, Row]:
    accounts, roots = [], []
    for n, (origin, group, number, words) in enumerate(told):
        how = relation if group == "child" else "whole"
        c = claim(f"c{n}", "killed", at(TEXT, words), text=words, group=group, low=number, high=number, relation=how)
        accounts.append(account(f"account-{n}", f"doc-{n}", ("outlet", origin), c))
        roots.append(Root(f"account-{n}", c.id, origin, False, False, ""))
    return {r.group: r for r in rows(accounts, by_claim(roots), (), NAMES)}


def test_fighters_of_one_side_and_civilians_of_the_other_are_disputed() -> None:
    found = table(FIGHTERS, CIVILIANS)
    assert {g: r.relation for g, r in found.items()} == {"civilian": "differ", "combatant": "differ"}
    assert found["combatant"].reason == (
        "who they were is disputed: fighters (general staff) or civilians (Rights Collective); "
        "neither side tells of the other"
    )


@pytest.mark.parametrize(
    "told",
    [
        (FIGHTERS,),
        (FIGHTERS, CIVILIANS, ("group", "combatant", 31, "31 terrorists")),  # it tells of both
        (FIGHTERS, ("group", "", 45, "45 people")),  # of no kind
        (FIGHTERS, CIVILIANS, ("group", "", 45, "45 people")),  # of more than of civilians
    ],
)
def test_who_tells_of_both_or_of_no_kind_disputes_nothing(told: tuple[Told, ...]) -> None:
    assert {r.relation for r in table(*told).values()} == {"single"} or all(
        "disputed" not in r.reason for r in table(*told).values()
    )


def test_children_told_as_a_part_say_nothing_of_the_rest() -> None:
    child: Told = ("group", "child", 5, "five children")
    assert "disputed" in table(FIGHTERS, child)["child"].reason
    assert "disputed" not in table(FIGHTERS, child, relation="subset")["child"].reason
