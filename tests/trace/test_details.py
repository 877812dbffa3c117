from __future__ import annotations

import pytest

from factories import account, at, attributed, attribution, claim, document, incident, source
from firsthand.model.account import Incident
from firsthand.model.attribution import Attributed
from firsthand.model.provenance import Derivation
from firsthand.model.text import Document
from firsthand.trace.case import Case
from firsthand.trace.details import shared_details

OUTLETS = ("Harwick Courier", "Amber Coast Times", "Saffron TV", "The Standing Column", "Hill Times", "Valley Post")
FIRST = "Shells fell on the grain market at 7.42. Fire took 137 sacks of barley, and nobody was on the bridge."
SECOND = "It was 7.42 when the barley hall of the town was hit; 137 sacks went up in flames, sellers told us."
PLAIN = (
    "The bakery reopened on Sunday.",
    "A convoy of lorries crossed the river.",
    "Rain held up the ferry for hours.",
)


def edges(
    *texts: str, apart: int = 0, read: dict[str, Attributed] | None = None, joined: frozenset[frozenset[str]] = frozenset()
) -> list[Derivation]:  # fmt: skip
    """The edges between texts of as many outlets on one incident; the last `apart` of them tell of another."""
    documents = [document(f"d{n}", t, outlet=OUTLETS[n]) for n, t in enumerate(texts)]
    accounts = [
        account(f"a{d.id}", d.id, (f"o{d.id}",), claim(f"c{d.id}", "where", at(d, d.text[:3]))) for d in documents
    ]
    here, there = documents[: len(documents) - apart], documents[len(documents) - apart :]
    told = [
        incident("i", *(f"a{d.id}" for d in here)),
        *([incident("j", *(f"a{d.id}" for d in there))] if there else []),
    ]
    return list(shared_details(case(documents, accounts, told, read), joined))


def case(documents: list[Document], accounts: list, told: list[Incident], read: dict[str, Attributed] | None) -> Case:  # type: ignore[type-arg]
    by_id = {d.id: d for d in documents}
    attributions = {d: attributed(f"o{d}") for d in by_id} | (read or {})
    sources = {s.id: s for a in attributions.values() for s in a.sources}
    return Case(by_id, accounts, told, attributions, sources)


def test_two_odd_numbers_that_only_two_texts_hold_tell_of_a_common_origin() -> None:
    (edge,) = edges(FIRST, SECOND, *PLAIN)
    assert (edge.kind, edge.directed, {edge.derived, edge.origin}) == ("shares", False, {"d0", "d1"})
    assert {(e.kind, e.detail) for e in edge.evidence} == {("odd number", "137"), ("odd number", "742")}
    assert edge.bits >= 10 and all(e.spans for e in edge.evidence)


def test_one_odd_number_is_chance() -> None:
    assert edges(FIRST, SECOND.replace("7.42", "dawn"), *PLAIN) == []


def test_what_texts_on_other_things_hold_too_is_background() -> None:
    assert edges(FIRST, SECOND, "Since then 137 letters came.", "At 7.42 the ferry left.", apart=2) == []


def test_texts_on_different_incidents_get_no_edge() -> None:
    assert edges(FIRST, SECOND, apart=1) == []


def test_what_is_joined_already_gets_no_second_edge() -> None:
    assert edges(FIRST, SECOND, joined=frozenset({frozenset({"d0", "d1"})})) == []


@pytest.mark.parametrize("details", ["12 and 9", "2014 and 2016", "14 February and 16 March", "300 and 4,000"])
def test_small_round_and_calendar_numbers_tell_nothing(details: str) -> None:
    assert edges(f"The store lost {details}.", f"People spoke of {details} there.", *PLAIN) == []


def test_what_both_give_to_one_named_source_is_known_already() -> None:
    monitor = source("monitor")
    read = {}
    for n, text in enumerate((FIRST, SECOND)):
        whole = attribution("s", at(document(f"d{n}", text), text), "monitor")
        read[f"d{n}"] = attributed(f"od{n}", whole, sources=(monitor,))
    assert edges(FIRST, SECOND, *PLAIN, read=read) == []


def test_who_names_the_other_paraphrases_it() -> None:
    named = f"Harwick Courier had it first. {SECOND}"
    link = attribution(
        "s", at(document("d1", named), "first"), "od0", source=at(document("d1", named), "Harwick Courier")
    )
    (edge,) = edges(FIRST, named, *PLAIN, read={"d1": attributed("od1", link)})
    assert (edge.kind, edge.directed, edge.derived, edge.origin) == ("paraphrases", True, "d1", "d0")


def test_a_spelling_that_few_use_among_many_tells_something() -> None:
    usual = [f"The ward of Maskanah {n} was dark." for n in ("one", "two", "three", "four")]
    (edge,) = edges(f"{FIRST} We saw Maskaneh burn.", f"{SECOND} The ward of Maskaneh shook.", *usual)
    assert {(e.kind, e.detail) for e in edge.evidence} >= {("odd number", "742"), ("spelling", "Maskaneh")}
    assert edge.bits > edges(FIRST, SECOND, *usual)[0].bits


def test_a_value_that_most_contradict_tells_more_than_one_that_all_give() -> None:
    texts = [f"The strike killed {n} people, {tail}" for n, tail in zip(
        (19, 19, 12, 12, 12, 12), ("137 at 7.42.", "137, the clock at 7.42.", *"abcd"), strict=True)]  # fmt: skip
    documents = [document(f"d{n}", t, outlet=OUTLETS[n]) for n, t in enumerate(texts)]
    accounts = [
        account(f"a{d.id}", d.id, (f"o{d.id}",), claim(f"c{d.id}", "killed", at(d, w), low=int(w), high=int(w)))
        for d, w in zip(documents, ("19", "19", "12", "12", "12", "12"), strict=True)
    ]
    told = [incident("i", *(a.id for a in accounts))]
    kinds = {e.kind for x in shared_details(case(documents, accounts, told, None), frozenset()) for e in x.evidence}
    assert kinds == {"odd number", "same value"}


def test_a_quotation_of_unnamed_people_in_the_same_words_has_one_origin() -> None:
    said = "“we carried the flour out under our coats all night long”"
    read, texts = {}, []
    for n, who in enumerate(("a baker", "a man")):
        d = document(f"d{n}", f"In the evening {who} told us: {said}.")
        unnamed = source(f"u{n}", kind="eyewitness", disclosure="anonymous", name=who)
        read[d.id] = attributed(
            f"od{n}", attribution("s", at(d, said), unnamed.id, speech="direct"), sources=(unnamed,)
        )
        texts.append(d.text)
    (edge,) = edges(*texts, *PLAIN, read=read)
    assert [e.kind for e in edge.evidence] == ["same quotation"]
