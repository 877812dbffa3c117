from __future__ import annotations

from dataclasses import replace

import pytest

from factories import account, at, claim, document
from firsthand.collate.rows import by_claim, rows
from firsthand.model.account import Account
from firsthand.model.collation import Row
from firsthand.model.provenance import Root

TEXT = document("one", "At least 12 people, 12, 14, 17 were killed; a boy of nine; five children; denied; warplanes.")
NAMES = {"monitor": "Orontes Monitor", "agency": "Meridian Press Agency", "army": "army", "outlet": "Saffron TV"}


def said(n: int, origin: str, slot: str, words: str, day: str, **more: object) -> tuple[Account, Root]:
    voice = ("outlet",) if origin == "outlet" else ("outlet", origin)
    document_id = str(more.pop("document", f"doc-{n}"))
    c = claim(f"c{n}", slot, at(TEXT, words), text=words, **more)  # type: ignore[arg-type]
    a = account(f"account-{n}", document_id, voice, c, told=day)
    return a, Root(a.id, c.id, origin, False, False, "")


def table(*held: tuple[Account, Root]) -> dict[tuple[str, str], Row]:
    found = rows([a for a, _ in held], by_claim(r for _, r in held), (), NAMES)
    return {(r.slot, r.group): r for r in found}


def killed(n: int, origin: str, number: int, day: str, **more: object) -> tuple[Account, Root]:
    return said(n, origin, "killed", str(number), day, low=number, high=number, **more)


def test_a_figure_that_its_own_source_replaced_is_marked_and_disputes_nothing() -> None:
    row = table(killed(1, "monitor", 14, "2017-02-14"), killed(2, "monitor", 17, "2017-02-15"))["killed", ""]
    assert row.relation == "single"
    assert {r.value: r.superseded for r in row.readings} == {"17": "", "14": "Orontes Monitor later: 17"}
    assert row.reason == "14 superseded (Orontes Monitor later: 17)"


def test_a_figure_told_first_as_the_least_and_then_exactly_replaces_not_itself() -> None:
    row = table(
        said(1, "monitor", "killed", "At least 12 people", "2017-02-14", low=12, high=None),
        killed(2, "monitor", 12, "2017-02-15"),
        killed(3, "monitor", 14, "2017-02-15"),
    )["killed", ""]
    assert {r.value: r.superseded for r in row.readings} == {"at least 12": "", "14": ""}


def test_a_late_copy_of_an_old_figure_brings_it_not_back() -> None:
    row = table(
        killed(1, "monitor", 14, "2017-02-14"),
        killed(2, "monitor", 17, "2017-02-15"),
        killed(3, "monitor", 14, "2017-02-16"),
    )["killed", ""]
    assert [r.value for r in row.readings if not r.superseded] == ["17"]


def test_another_source_keeps_the_figure_that_one_has_replaced() -> None:
    row = table(
        killed(1, "monitor", 14, "2017-02-14"),
        killed(2, "agency", 14, "2017-02-14"),
        killed(3, "monitor", 17, "2017-02-15"),
    )["killed", ""]
    assert row.relation == "differ"
    assert [r.superseded for r in row.readings] == ["", ""]


def test_who_recalls_an_earlier_figure_is_no_origin_of_it() -> None:
    row = table(
        killed(1, "monitor", 14, "2017-02-14"),
        killed(2, "outlet", 14, "2017-02-15", overtaken=True),
        killed(3, "monitor", 17, "2017-02-15"),
    )["killed", ""]
    old = next(r for r in row.readings if r.value == "14")
    assert (old.origins, len(old.witnesses)) == (("monitor",), 2)


def test_a_floor_and_the_same_number_counted_are_one_reading_of_one_source() -> None:
    floor = said(1, "agency", "killed", "At least 12", "2017-02-14", low=12)
    row = table(floor, killed(2, "agency", 12, "2017-02-14"), killed(3, "monitor", 17, "2017-02-14"))["killed", ""]
    assert [r.value for r in row.readings] == ["at least 12", "17"]
    assert row.relation == "differ"
    apart = table(floor, killed(2, "monitor", 12, "2017-02-14"))["killed", ""]
    assert len(apart.readings) == 2


def test_a_part_never_rivals_its_whole() -> None:
    children = said(1, "monitor", "killed", "five children", "2017-02-15", group="child", low=5, high=5, document="d")
    boy = said(2, "monitor", "killed", "a boy of nine", "2017-02-15", group="child", low=1, high=1, document="d")
    assert [r.value for r in table(children, boy)["killed", "child"].readings] == ["5"]
    assert [r.value for r in table(boy)["killed", "child"].readings] == ["1"]


def test_a_denial_of_the_whole_is_one_row_and_contradicts_no_slot_word() -> None:
    found = table(
        said(1, "monitor", "type", "warplanes", "2017-02-14", value="air_strike"),
        said(2, "army", "type", "warplanes", "2017-02-15", value="air_strike", factuality="denied"),
        said(3, "army", "when", "17", "2017-02-15", value="2017-02-14/2017-02-14", factuality="denied"),
        said(4, "army", "denial", "denied", "2017-02-15", value="whole"),
    )
    assert sorted(found) == [("denial", ""), ("type", "")]
    assert found["type", ""].relation == "single"
    row = found["denial", ""]
    assert (row.relation, [r.value for r in row.readings]) == ("contradict", ["denied by army"])
    assert row.reason == "denied by army; told by Orontes Monitor"


def test_none_is_not_told_against_its_own_denial() -> None:
    row = table(
        said(1, "monitor", "taken", "12", "2017-02-14", low=1, high=1),
        said(2, "agency", "taken", "14", "2017-02-14", low=0, high=0),
        said(3, "army", "taken", "17", "2017-02-14", low=1, high=1, factuality="denied"),
    )["taken", ""]
    assert row.reason == "denied by army; told by Orontes Monitor"


def test_arms_of_which_one_fires_the_other_are_no_rivals() -> None:
    def relation(one: str, other: str) -> str:
        return table(
            said(1, "monitor", "weapon", "12", "2017-02-14", value=one),
            said(2, "agency", "weapon", "14", "2017-02-14", value=other),
        )["weapon", ""].relation

    assert relation("warplane", "car bomb") == "differ"


def test_kinds_of_unknown_parties_are_told_apart_by_their_words() -> None:
    row = table(
        said(1, "monitor", "perpetrator", "warplanes", "2017-02-14", value="unknown"),
        said(2, "agency", "perpetrator", "a boy of nine", "2017-02-14", value="unknown"),
    )["perpetrator", ""]
    assert sorted(r.value for r in row.readings) == ["a boy of nine", "warplanes"]


def test_some_of_the_wounded_and_a_deadly_attack_count_nobody() -> None:
    doc = replace(TEXT, text="A deadly attack: 31 were killed; several of the wounded are ill.")
    implied = claim("c1", "killed", at(doc, "deadly attack"), text="deadly attack", low=1, derived=True)
    counted = claim("c2", "killed", at(doc, "31"), text="31", low=31, high=31)
    some = claim("c3", "wounded", at(doc, "several of the wounded"), text="several of the wounded", low=3)
    found = rows([account("a", "one", ("outlet", "monitor"), implied, counted, some)], {}, (), NAMES)
    assert [(r.slot, [x.value for x in r.readings]) for r in found] == [("killed", ["31"])]


def test_a_lower_figure_told_later_replaces_nothing_unless_the_text_corrects() -> None:
    row = table(killed(1, "monitor", 17, "2017-02-14"), killed(2, "monitor", 12, "2017-02-15"))["killed", ""]
    assert {r.value: r.superseded for r in row.readings} == {"17": "", "12": ""}


def test_a_lower_figure_corrects_a_higher_that_a_text_calls_an_earlier_one() -> None:
    row = table(
        killed(1, "monitor", 17, "2017-02-14"),
        killed(2, "monitor", 14, "2017-02-15"),
        killed(3, "outlet", 17, "2017-02-16", overtaken=True),
    )["killed", ""]
    assert {r.value: r.superseded for r in row.readings} == {"14": "", "17": "Orontes Monitor later: 14"}
    assert row.relation == "single"


def test_a_lower_figure_alone_corrects_nothing() -> None:
    row = table(killed(1, "monitor", 17, "2017-02-14"), killed(2, "monitor", 14, "2017-02-15"))["killed", ""]
    assert [r.superseded for r in row.readings] == ["", ""]


def test_a_figure_called_an_earlier_one_stays_with_who_never_gave_another() -> None:
    row = table(
        killed(1, "agency", 17, "2017-02-14"),
        killed(2, "monitor", 14, "2017-02-15"),
        killed(3, "outlet", 17, "2017-02-16", overtaken=True),
    )["killed", ""]
    assert sorted((r.value, r.superseded) for r in row.readings) == [("14", ""), ("17", "")]


@pytest.mark.parametrize(
    ("words", "low", "high", "shown"),
    [
        ("more than 50", 51, None, "more than 50"),
        ("over 50", 51, None, "more than 50"),
        ("at least 51", 51, None, "at least 51"),
        ("no fewer than 51", 51, None, "at least 51"),
        ("fewer than 20", None, 19, "fewer than 20"),
        ("up to 20", None, 20, "at most 20"),
    ],
)
def test_a_bound_is_shown_by_the_number_that_stands_in_the_words(
    words: str, low: int | None, high: int | None, shown: str
) -> None:
    doc = replace(TEXT, text=f"Killed were {words}.")
    held = claim("c1", "killed", at(doc, words), text=words, low=low, high=high)
    (row,) = rows([account("a", "one", ("outlet", "monitor"), held)], {}, (), NAMES)
    assert [r.value for r in row.readings] == [shown]


def test_who_denies_having_done_it_denies_not_that_it_happened() -> None:
    doc = replace(TEXT, text="The army denied that it had shelled the market; the monitor said that the army had.")
    denial = claim("c1", "denial", at(doc, "denied"), text="denied", value="whole")
    doer = claim("c2", "perpetrator", at(doc, "army"), text="army", value="state_force", factuality="denied")
    told = claim("c3", "perpetrator", at(doc, "the army had"), text="army", value="state_force")
    type_ = claim("c4", "type", at(doc, "shelled"), text="shelled", value="shelling")
    accounts = [
        account("a", "one", ("outlet", "army"), denial, doer),
        account("b", "one", ("outlet", "monitor"), told, type_),
    ]
    roots = [Root(a.id, c.id, a.voice[1], False, False, "") for a in accounts for c in a.claims]
    found = {r.slot: r for r in rows(accounts, by_claim(roots), (), NAMES)}
    assert "denial" not in found
    assert found["perpetrator"].reason == "denied by army; told by Orontes Monitor"
    plain = {r.slot for r in rows([replace(accounts[0], claims=(denial,)), accounts[1]], by_claim(roots), (), NAMES)}
    assert "denial" in plain
