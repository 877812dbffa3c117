"""Told apart: a text that dates two events keeps them two, and says of which of them others tell."""

from __future__ import annotations

from collections.abc import Sequence

from factories import account, claim
from firsthand.link.apart import of_one_time, told_apart
from firsthand.link.cluster import AGAINST_BITS, Bars, groups
from firsthand.model.account import Account, Interval
from firsthand.model.text import Span

FIRST = Interval("2017-02-11T18:00", "2017-02-12T06:00")
SECOND = Interval("2017-02-12T18:00", "2017-02-13T06:00")


def told(document: str, n: int, when: Interval, *, named: bool = True, type: str = "air_strike") -> list[Account]:
    words = [claim("c", "when", Span("text", 0, 5), value=f"{when.earliest}/{when.latest}")] if named else []
    return [
        account(
            f"{document}{n}", document, ("s",), *words, happening=f"{document}#{n}", when=when, told=None, type=type
        )
    ]


def held(*accounts: Sequence[Account]) -> dict[str, Sequence[Account]]:
    return {a[0].happening: a for a in accounts}


def test_a_text_that_names_two_nights_tells_of_two() -> None:
    assert told_apart(held(told("a", 1, SECOND), told("a", 2, FIRST))) == [("a#1", "a#2")]


def test_other_kinds_of_event_unnamed_times_and_following_days_may_be_one() -> None:
    assert told_apart(held(told("a", 1, SECOND), told("a", 2, FIRST, type="clash"))) == []
    assert told_apart(held(told("a", 1, SECOND), told("a", 2, FIRST, named=False))) == []
    days = (Interval("2017-02-12", "2017-02-12"), Interval("2017-02-13", "2017-02-13"))
    assert told_apart(held(told("a", 1, days[0]), told("a", 2, days[1]))) == []
    assert told_apart(held(told("a", 1, SECOND), told("b", 1, FIRST))) == []


def test_an_account_of_one_night_is_not_of_the_other_however_alike() -> None:
    known = held(told("a", 1, SECOND), told("a", 2, FIRST), told("b", 1, FIRST), told("c", 1, SECOND))
    bits = {
        ("a#1", "b#1"): 9.0, ("a#2", "b#1"): 2.0, ("a#1", "c#1"): 9.0, ("a#2", "c#1"): 8.0, ("b#1", "c#1"): 1.0
    }  # fmt: skip
    apart = told_apart(known)
    found = of_one_time(bits, known, apart)
    assert found == bits | {("a#1", "b#1"): AGAINST_BITS, ("a#2", "c#1"): AGAINST_BITS}
    documents = {h: accounts[0].document for h, accounts in known.items()}
    said = Bars(frozenset(), frozenset()).with_apart(apart)
    assert groups(documents, found, said, 0.0) == (("a#1", "c#1"), ("a#2", "b#1"))


def test_who_judged_them_the_same_has_the_last_word() -> None:
    same = frozenset({("a#1", "a#2")})
    assert Bars(same, frozenset()).with_apart([("a#1", "a#2")]).apart == frozenset()
