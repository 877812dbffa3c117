from __future__ import annotations

from typing import Any

from factories import at, attributed, attribution, document, source
from firsthand.coding import Coder
from firsthand.model.account import Account, Claim
from firsthand.model.mentions import CountMention, Mentions
from firsthand.model.text import Document


def count(d: Document, words: str, low: int, outcome: str, **more: Any) -> CountMention:
    return CountMention(at(d, words), at(d, words), low, low, "exact", outcome, **more)  # type: ignore[arg-type]


def told(d: Document, *counts: CountMention) -> tuple[Account, ...]:
    return Coder(codebook="gun-violence")(d, attributed("outlet"), Mentions(counts=counts))


def figures(accounts: tuple[Account, ...], slot: str, scope: str = "incident") -> list[int | None]:
    return [c.low for a in accounts for c in a.claims if c.slot == slot and c.scope == scope]


FILLER = "Officers searched the street. " * 40


def one(accounts: tuple[Account, ...], slot: str) -> Claim:
    (found,) = [c for a in accounts for c in a.claims if c.slot == slot]
    return found


def test_those_told_as_shot_and_not_as_dead_are_the_wounded_and_marked_as_worked_out() -> None:
    d = document("one", "Six people were shot at a party. One man died.")
    accounts = told(d, count(d, "Six people", 6, "killed_or_wounded", hit=True), count(d, "One man", 1, "killed"))
    wounded = one(accounts, "wounded")
    assert (wounded.low, wounded.derived, wounded.text) == (5, True, "Six people")
    assert [d.words(s) for s in wounded.support] == ["Six people", "One man"]


def test_who_was_wounded_and_died_is_no_more_among_the_wounded() -> None:
    d = document("one", f"A teenager was killed in a shooting. {FILLER}The injured teenager was found at a house.")
    accounts = told(d, count(d, "A teenager", 1, "killed"), count(d, "The injured teenager", 1, "wounded"))
    assert (figures(accounts, "killed"), figures(accounts, "wounded")) == ([1], [])


def test_a_part_is_never_larger_than_its_whole() -> None:
    d = document("one", "One person was killed and eight were hurt in a shooting. Seven of the victims died, it says.")
    whole, hurt = count(d, "One person", 1, "killed"), count(d, "eight", 8, "wounded")
    assert figures(told(d, whole, hurt, count(d, "Seven", 7, "killed", relation="subset")), "killed") == [1]


def test_a_larger_figure_told_once_far_below_the_lead_stands_beside() -> None:
    d = document(
        "one",
        f"Two men were killed in a shooting. {FILLER}Police know of five homicides.",
    )
    accounts = told(d, count(d, "Two men", 2, "killed"), count(d, "five homicides", 5, "killed"))
    assert figures(accounts, "killed") == [2]
    assert figures(accounts, "killed", "aside") == [5]


def test_a_larger_figure_in_the_lead_stays_a_value() -> None:
    d = document("one", "One man was killed in a shooting. Later five people were said to be killed.")
    accounts = told(d, count(d, "One man", 1, "killed"), count(d, "five people", 5, "killed"))
    assert figures(accounts, "killed") == [1, 5]


def test_wounded_that_are_as_many_as_dead_and_wounded_together_stand_beside() -> None:
    d = document("one", "Two dead, four wounded in a shooting. The four are men. Six people were wounded at the party.")
    counts = (
        count(d, "Two", 2, "killed"),
        count(d, "four", 4, "wounded"),
        count(d, "The four", 4, "wounded"),
        count(d, "Six people", 6, "wounded"),
    )
    accounts = told(d, *counts)
    assert (figures(accounts, "wounded"), figures(accounts, "wounded", "aside")) == ([4], [6])


def test_a_killer_who_killed_himself_is_one_more_and_marked_as_worked_out() -> None:
    d = document("one", "A man shot dead two women in a shooting, then killed himself.")
    women = count(d, "two women", 2, "killed")
    accounts = told(d, women, count(d, "himself", 1, "killed", relation="increment", relates_to=0, derived=True))
    claims = {c.low: c for a in accounts for c in a.claims if c.slot == "killed" and c.relation == "whole"}
    assert sorted(claims) == [2, 3]
    assert (claims[3].derived, [d.words(s) for s in claims[3].support]) == (True, ["two women", "himself"])


def test_all_who_were_hit_are_told_apart_from_the_wounded_whoever_tells_it() -> None:
    d = document(
        "one", "One dead, three wounded in a shooting. Three hurt. Police say four victims went to a hospital."
    )
    counts = (
        count(d, "One", 1, "killed"),
        count(d, "three", 3, "wounded"),
        count(d, "Three", 3, "wounded"),
        count(d, "four victims", 4, "wounded"),
    )
    said = attribution("p", at(d, "four victims went to a hospital"), "police")
    accounts = Coder(codebook="gun-violence")(
        d, attributed("outlet", said, sources=(source("police"),)), Mentions(counts=counts)
    )
    assert (figures(accounts, "wounded"), figures(accounts, "wounded", "aside")) == ([3], [4])


def test_the_dead_among_the_wounded_are_taken_from_them() -> None:
    d = document("one", "Four people were wounded in a shooting. One of the victims died.")
    accounts = told(
        d,
        count(d, "Four people", 4, "wounded"),
        count(d, "One of the victims", 1, "killed", relation="subset", relates_to=0),
    )
    assert figures(accounts, "wounded") == [3]
    assert figures(accounts, "wounded", "aside") == [4]


def test_a_larger_figure_of_an_earlier_shooting_stands_beside_whoever_tells_it() -> None:
    late = "A pastor said a shooting last month left two dead."
    d = document("one", f"One dead in a shooting. {FILLER}{late}")
    said = attribution("p", at(d, "a shooting last month left two dead"), "pastor")
    accounts = Coder(codebook="gun-violence")(
        d,
        attributed("outlet", said, sources=(source("pastor"),)),
        Mentions(counts=(count(d, "One", 1, "killed"), count(d, "two", 2, "killed"))),
    )
    assert 2 not in figures(accounts, "killed") or any(a.background for a in accounts)
