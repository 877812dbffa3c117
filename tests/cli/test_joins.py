from __future__ import annotations

from dataclasses import replace

from factories import account, at, claim, document, incident, passage, place
from firsthand.cli.joins import joins
from firsthand.link import Linker
from firsthand.model.account import Account
from firsthand.model.case import Case
from firsthand.model.judgement import Judgement
from firsthand.model.steps import Traced
from firsthand.model.text import Document

WORDS = "Shells fell on the grain market of Maskanah and killed twelve porters."


def case(*days: str) -> Case:
    """An incident of accounts told on some days, each in a document of its own."""
    documents = [document(f"d{n}", f"{WORDS} {n}", published=day) for n, day in enumerate(days)]
    accounts = [told(d, d.published or "") for d in documents]
    empty: dict[str, tuple[()]] = {"sources": (), "passages": (), "collations": (), "beyond": ()}
    return Case(
        documents=tuple(documents), attributed={}, accounts=tuple(accounts),
        incidents=(incident("i", *(a.id for a in accounts)),), traced=Traced((), (), (), ()), judgements=(),
        failures=(), **empty,
    )  # fmt: skip


def told(d: Document, day: str) -> Account:
    where = place("Maskanah", 35.96, 38.04)
    killed = claim(f"c-{d.id}", "killed", at(d, "twelve porters"), text="twelve porters", low=12, high=12)
    terms = ("grain", "market", "porters")
    return account(f"a-{d.id}", d.id, (f"o-{d.id}",), killed, where=where, told=day, terms=terms)


def test_each_happening_is_tied_to_the_one_that_it_is_most_like_and_the_bits_add_up() -> None:
    rows = joins(case("2017-02-14", "2017-02-15", "2017-02-24"))
    assert [(r["left"], r["right"]) for r in rows] == [("a-d0", "a-d1"), ("a-d1", "a-d2")]
    for row in rows:
        assert row["bits"] == round(sum(e["bits"] for e in row["evidence"]), 2)
        assert row["evidence"][0]["kind"] == "prior"


def test_what_the_case_says_counts_with_what_the_accounts_say() -> None:
    (row,) = joins(case("2017-02-14", "2017-02-15"))
    kinds = {e["kind"].partition(":")[0] for e in row["evidence"]}
    assert {"place", "time", "killed"} <= kinds
    assert kinds & {"words", "document", "document words", "type seen", "place seen"}


def test_shared_passages_and_judgements_are_told() -> None:
    plain = case("2017-02-14", "2017-02-15")
    one, other = plain.documents
    judged = Judgement("j", ("a-d0", "a-d1"), "same", "somebody", "2017-03-01T00:00:00Z")
    (row,) = joins(replace(plain, passages=(passage(one, other, WORDS),), judgements=(judged,)))
    assert {"passages", "judged"} <= {e["kind"] for e in row["evidence"]}


def test_an_incident_of_one_article_has_no_tie_and_others_are_left_out_on_demand() -> None:
    assert joins(case("2017-02-14")) == []
    assert joins(case("2017-02-14", "2017-02-15"), ["another"]) == []


def test_what_the_case_adds_is_what_linking_counts() -> None:
    held = case("2017-02-14", "2017-02-15")
    one, other = (a.happening for a in held.accounts)
    added = {e.kind: e.bits for e in Linker().in_case(held.accounts, one, other)}
    (row,) = joins(held)
    assert added and added.items() <= {e["kind"]: e["bits"] for e in row["evidence"]}.items()
