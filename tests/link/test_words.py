from __future__ import annotations

import pytest

from firsthand.link import Linker
from firsthand.link.words import Words
from firsthand.model.account import Account, Interval
from firsthand.model.mentions import Place

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
FAR = Place("t3", "Deir Qanun", 33.4, 40.9, 2_000, "settlement", "SY", "Deir ez-Zor")
COMMON = ("attack", "killed", "people", "town")


def account(id: str, *terms: str, where: Place | None = TOWN, day: str = "2031-05-04", **more: object) -> Account:
    return Account(
        id, f"d{id}", f"h{id}", ("outlet",), "raid", (), Interval(day, day), where, told=day,
        family="raid", terms=tuple(sorted((*COMMON, *terms))), **more,  # type: ignore[arg-type]
    )  # fmt: skip


PILE = [account(f"x{n}", *(f"word{n}-{k}" for k in range(8)), where=None) for n in range(50)]


def test_rare_words_weigh_more_than_what_everybody_says() -> None:
    words = Words([account("a", "HRNDS", "winery"), account("b", "HRNDS", "winery"), account("c", "mosque"), *PILE])
    assert words.shared("ha", "hb") == pytest.approx(1.0)
    assert words.shared("ha", "hc") < words.shared("ha", "hb") / 2
    assert words.level("ha", "hb") == "nearly_all" and words.level("ha", "hx1") == "few"


def test_words_bring_together_what_place_and_day_do_not() -> None:
    found = set(Words([account("a", "HRNDS", "winery"), account("b", "HRNDS", "winery"), *PILE]).alike())
    assert ("ha", "hb") in found and not any(h.startswith("hx") for pair in found for h in pair)


def test_two_happenings_of_one_document_are_not_brought_together() -> None:
    one, two = account("a", "HRNDS", "winery"), account("b", "HRNDS", "winery")
    other = Account(two.id, one.document, two.happening, two.voice, two.type, (), two.when, two.where, terms=two.terms)
    assert set(Words([one, other, *PILE]).alike()) == set()


def test_the_evidence_of_words_names_the_rarest_first() -> None:
    words = Words([account("a", "HRNDS", "winery"), account("b", "HRNDS", "winery"), account("c"), *PILE])
    evidence = words.evidence("ha", "hb", {"nearly_all": 2.5})
    assert evidence.bits == 2.5 and evidence.detail.split(", ")[:2] == ["hrnds", "winery"]


def test_linking_does_not_depend_on_the_order_of_accounts() -> None:
    pile = [account("a", "HRNDS", "winery"), account("b", "HRNDS", "winery", where=FAR), account("c"), *PILE]
    link = Linker()
    found = link.cluster(pile, link.pairs(pile), ())
    assert found == link.cluster(pile[::-1], link.pairs(pile[::-1]), ())
