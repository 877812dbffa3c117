from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from firsthand.link.seen import Seen
from firsthand.model.account import Account, Interval
from firsthand.model.mentions import Place

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
CITY = Place("t2", "Wadi Hinna", 35.9, 36.8, 9_000, "settlement", "SY", "Hama")


def account(id: str, where: Place | None, kind: str, day: str) -> Account:
    return Account(id, f"d{id}", f"h{id}", ("outlet",), kind, (), Interval(day, day), where, told=day, family=kind)


def days(count: int) -> Iterable[str]:
    return (f"{2031 + n // 48}-{n // 4 % 12 + 1:02}-{n % 4 * 7 + 1:02}" for n in range(count))


PILE = [account(f"x{n}", CITY, "shelling", day) for n, day in enumerate(days(90))]
NEW = [account("a", TOWN, "gas_attack", "2031-05-04"), account("b", TOWN, "gas_attack", "2031-05-04")]
OLD = [account("c", CITY, "shelling", "2031-05-04"), account("d", CITY, "shelling", "2031-05-04")]


def told(pile: list[Account], left: Account, right: Account, *features: str) -> set[str]:
    found = Seen(pile).levels([left], [right])
    return {f"{lv.feature} {lv.level}" for lv in found if lv.feature in (features or ("place_seen", "type_seen"))}


def test_a_place_and_a_kind_of_event_that_are_seldom_told_of_say_more_when_shared() -> None:
    pile = [*PILE, *NEW, *OLD]
    assert told(pile, *NEW) == {"place_seen same_rare", "type_seen rare"}
    assert told(pile, *OLD) == set()


def test_what_two_do_not_share_says_nothing_and_distant_places_say_how_seldom_either_is_told_of() -> None:
    pile = [*PILE, *NEW, *OLD]
    assert told(pile, NEW[0], OLD[0]) == set()
    unplaced = account("e", None, "gas_attack", "2031-05-04")
    assert told([*pile, unplaced], NEW[0], unplaced) == {"type_seen rare"}


def test_a_case_of_one_week_does_not_take_every_kind_of_event_for_rare() -> None:
    assert told(NEW, *NEW) == {"place_seen same_often"}


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [("shelling", "shelling", "recurring"), ("bombing", "bombing", "single"), ("bombing", "shelling", "other")],
)
def test_what_recurs_in_a_war_is_weighed_apart_from_single_acts(left: str, right: str, kind: str) -> None:
    one, other = account("a", TOWN, left, "2031-05-04"), account("b", TOWN, right, "2031-05-04")
    assert told([one, other], one, other, "kind") == {f"kind {kind}"}


def test_words_in_common_are_weighed_by_how_the_places_lie() -> None:
    one = replace(NEW[0], terms=("HRNDS", "cellar", "winery"))
    other = replace(NEW[1], terms=("HRNDS", "cellar", "winery"))
    unplaced = replace(other, id="u", happening="hu", document="du", where=None)
    pile = [*PILE, one, other, unplaced]
    assert told(pile, one, other, "overlap_place") == {"overlap_place close_75"}
    assert told(pile, one, unplaced, "overlap_place") == {"overlap_place unplaced_75"}
