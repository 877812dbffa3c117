from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.link import Linker
from firsthand.link.words import Words, common
from firsthand.model.account import Account, Interval
from firsthand.model.mentions import Place

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
FAR = Place("t3", "Deir Qanun", 33.4, 40.9, 2_000, "settlement", "SY", "Deir ez-Zor")
COMMON = ("attack", "killed", "people", "town")


def account(id: str, *terms: str, where: Place | None = TOWN, day: str = "2031-05-04", **more: object) -> Account:
    whole = Account(
        id, f"d{id}", f"h{id}", ("outlet",), "raid", (), Interval(day, day), where, told=day,
        family="raid", terms=tuple(sorted((*COMMON, *terms))),
    )  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]


PILE = [
    account(f"x{n}", *(f"word{n}-{k}" for k in range(8)), where=None, day=f"20{30 + n // 10}-0{1 + n % 9}-01")
    for n in range(50)
]
WINERY = ("HRNDS", "winery", "cellar", "barrel")


def level(words: Words, left: str, right: str, feature: str = "words") -> int:
    name = next(lv.level for lv in words.levels(left, right) if lv.feature == feature)
    return 0 if name == "few" else int(name.removeprefix("from_"))


@pytest.mark.parametrize("feature", ["words", "document_words"])
def test_rare_words_weigh_more_than_what_everybody_says(feature: str) -> None:
    words = Words([account("a", *WINERY), account("b", *WINERY), account("c", "mosque"), *PILE])
    assert level(words, "ha", "hb", feature) > level(words, "ha", "hc", feature)


def test_the_overlap_is_a_share_of_the_document_that_tells_less() -> None:
    more = account("b", *WINERY, *(f"other{n}" for n in range(40)))
    elsewhere = account("c", *(f"mosque{n}" for n in range(10)), where=FAR)
    words = Words([account("a", *WINERY), more, elsewhere, *PILE])
    assert words.overlap("ha", "hb") == words.overlap("hb", "ha") == "from_75"
    assert words.overlap("ha", "hc") < words.overlap("ha", "hb")


def test_what_most_documents_of_a_small_case_tell_is_not_taken_for_rare() -> None:
    few = [account(f"n{n}", "HLB", *(("ZHR",) if n < 2 else ()), *(f"own{n}-{k}" for k in range(4))) for n in range(12)]
    words = Words(few)
    assert level(words, "hn0", "hn1") > level(words, "hn2", "hn3") + 20


def test_a_word_of_one_week_is_rare_however_many_told_of_it() -> None:
    burst = [account(f"b{n}", "winery", "cellar") for n in range(12)]
    spread = [account(f"s{n}", "market", "square", day=f"2031-{n + 1:02}-20") for n in range(12)]
    words = Words([*burst, *spread, *PILE])
    assert level(words, "hb0", "hb1") > level(words, "hs0", "hs1")


def test_what_news_often_says_is_not_rare_in_a_small_case() -> None:
    ordinary = sorted(common(), key=lambda w: -common()[w])[:4]
    small = Words([account("a", *ordinary), account("b", *ordinary), account("c", *WINERY), account("d", *WINERY)])
    assert level(small, "ha", "hb") < level(small, "hc", "hd")


def test_common_words_hold_no_names() -> None:
    assert common() and not any(word.isupper() or word.startswith(("at:", "perpetrator:")) for word in common())
    assert all(0 < share <= 1 for share in common().values())


def test_words_bring_together_what_place_and_day_do_not() -> None:
    found = set(Words([account("a", *WINERY), account("b", *WINERY), *PILE]).alike())
    assert ("ha", "hb") in found and not any(h.startswith("hx") for pair in found for h in pair)


def test_two_happenings_of_one_document_are_not_brought_together() -> None:
    one = account("a", *WINERY)
    other = account("b", *WINERY, document=one.document)
    assert set(Words([one, other, *PILE]).alike()) == set()


def test_the_evidence_of_a_case_names_the_rarest_first() -> None:
    pile = [account("a", *WINERY), account("b", *WINERY), account("c"), *PILE]
    evidence = {e.kind.split(":")[0]: e for e in Linker().in_case(pile, "ha", "hb")}
    assert evidence["words"].bits > 0
    assert set(evidence["words"].detail.split(", ")[:4]) == {w.lower() for w in WINERY}


def test_linking_does_not_depend_on_the_order_of_accounts() -> None:
    pile = [account("a", *WINERY), account("b", *WINERY, where=FAR), account("c"), *PILE]
    link = Linker()
    found = link.cluster(pile, link.pairs(pile), ())
    assert found == link.cluster(pile[::-1], link.pairs(pile[::-1]), ())
