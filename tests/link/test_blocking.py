from __future__ import annotations

from dataclasses import replace

from firsthand.link.blocking import candidates
from firsthand.model.account import Account, Interval
from firsthand.model.mentions import Place

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
NEXT = Place("t2", "Wadi Hinna", 35.3, 36.8, 2_000, "settlement", "SY", "Idlib")
FAR = Place("t3", "Deir Qanun", 33.4, 40.9, 2_000, "settlement", "SY", "Deir ez-Zor")
FARM = Place("t4", "Ain Zaira", 34.8, 37.9, 2_000, "settlement", "SY", "Hama")


def account(id: str, where: Place | None, day: str | None = "2031-05-04", **more: object) -> Account:
    whole = Account(id, f"d{id}", f"h{id}", ("outlet",), "raid", (), Interval(day, day), where)
    return replace(whole, **more)  # type: ignore[arg-type]


def met(*accounts: Account) -> set[str]:
    return {"".join(sorted((a.id, b.id))) for a, b in candidates(accounts)}


def test_accounts_of_one_area_or_near_each_other_meet() -> None:
    assert met(account("a", TOWN), account("b", FARM), account("c", NEXT), account("d", FAR)) == {"ab", "ac"}


def test_a_day_apart_meets_and_a_week_apart_does_not() -> None:
    others = [account("b", TOWN, "2031-05-05"), account("c", TOWN, "2031-05-11"), account("d", TOWN, None)]
    assert met(account("a", TOWN), *others) == {"ab"}


def test_an_account_of_a_report_alone_meets_the_days_before_it() -> None:
    told = account("a", TOWN, when=Interval(None, "2031-05-06"))
    assert met(told, account("b", TOWN)) == {"ab"}


def test_who_tells_no_place_meets_everybody_of_the_day() -> None:
    assert met(account("a", TOWN), account("b", None), account("c", FAR), account("d", None)) == {
        "ab",
        "bc",
        "ad",
        "bd",
        "cd",
    }


def test_the_same_name_brings_distant_places_together() -> None:
    terms = {"terms": ("HRNDS", "market")}
    assert met(account("a", TOWN, **terms), account("b", FAR, **terms), account("c", FAR, terms=("market",))) == {
        "ab",
        "bc",
    }


def test_background_and_one_document_are_not_compared() -> None:
    vague = Interval(None, "2031-05-04")
    recalled = account("b", TOWN, when=vague, background=True)
    assert met(account("a", TOWN), recalled, account("c", TOWN, document="da")) == set()


def test_background_with_a_day_and_place_of_its_own_is_one_more_account() -> None:
    recalled = account("b", TOWN, background=True, told="2031-06-20")
    assert met(account("a", TOWN), recalled, account("c", None, background=True)) == {"ab"}
