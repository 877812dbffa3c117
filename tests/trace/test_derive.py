from __future__ import annotations

from dataclasses import replace

import pytest

from factories import account, at, attributed, attribution, claim, document, incident, passage, source
from firsthand.model.attribution import Attributed
from firsthand.model.provenance import Derivation, Ghost
from firsthand.model.text import Document, Link
from firsthand.trace.case import Case
from firsthand.trace.derive import derivations

CORE = (
    "Shells fell on the grain market of Maskanah on Tuesday morning and killed twelve people, most of them porters who "
    "had come from the villages on the other bank to unload the first barges of the week"
)
MORE = (
    " The market had been closed for a month. Traders said that they would open it again once the roof was mended, and "
    "that the barges would go on to the next town until then. The council met in the evening and put off its decision. "
    "Nobody could say when the porters would be paid for the weeks in which the cranes stood still."
)


def edges(
    left: Document, right: Document, *, read: dict[str, Attributed] | None = None, told: bool = True
) -> list[Derivation]:
    """The edges between two documents that share `CORE`, on one incident if `told`."""
    accounts = [
        account(f"a{d.id}", d.id, (f"o{d.id}",), claim(f"c{d.id}", "killed", at(d, "twelve people"), low=12))
        for d in (left, right)
    ]
    here = [incident("i", *(a.id for a in accounts))] if told else [incident(a.id, a.id) for a in accounts]
    attributions = {d.id: attributed(f"o{d.id}") for d in (left, right)} | (read or {})
    sources = {s.id: s for a in attributions.values() for s in a.sources}
    case = Case({d.id: d for d in (left, right)}, accounts, here, attributions, sources)
    found, _ = derivations(case, [passage(left, right, CORE)])
    return list(found)


def text(id: str, words: str, outlet: str, **more: str | None) -> Document:
    return document(id, words, outlet=outlet, **more)  # type: ignore[arg-type]


def test_time_tells_who_copied() -> None:
    left = text("one", f"{CORE}.", "Harwick Courier", published="2017-02-14")
    (edge,) = edges(left, text("two", f"{CORE}!", "Hill Times", published="2017-02-15"))
    assert (edge.kind, edge.directed, edge.derived, edge.origin) == ("copies", True, "two", "one")


@pytest.mark.parametrize("swapped", [False, True])
def test_what_is_cut_from_a_longer_text_was_taken_from_it(swapped: bool) -> None:
    whole, cut = ("two", "one") if swapped else ("one", "two")
    documents = [text(whole, f"{CORE}.{MORE}{MORE}", "Harwick Courier"), text(cut, f"{CORE}.", "Hill Times")]
    (edge,) = edges(*sorted(documents, key=lambda d: d.id))
    assert (edge.kind, edge.directed, edge.derived, edge.origin) == ("copies", True, cut, whole)
    assert "containment" in {e.kind for e in edge.evidence}


def test_without_time_credit_or_containment_a_copy_has_no_direction() -> None:
    (edge,) = edges(text("one", f"{CORE}.", "Harwick Courier"), text("two", f"{CORE}!", "Hill Times"))
    assert (edge.kind, edge.directed) == ("copies", False)


def test_background_that_articles_on_different_incidents_share_makes_no_edge() -> None:
    left = text("one", f"{MORE}{CORE}.{MORE}", "Harwick Courier")
    assert edges(left, text("two", f"{MORE} {CORE}.{MORE.upper()}", "Hill Times"), told=False) == []


@pytest.mark.parametrize(("title", "kind"), [("Correction: shells in Maskanah", "corrects"), ("Shells", "updates")])
def test_an_outlet_updates_or_corrects_itself(title: str, kind: str) -> None:
    left = text("one", f"{CORE}.", "Harwick Courier", published="2017-02-14")
    right = replace(text("two", f"{CORE}.{MORE}", "Harwick Courier", published="2017-02-15"), title=title)
    (edge,) = edges(left, right)
    assert (edge.kind, edge.directed) == (kind, True)


def test_two_copies_of_one_agency_share_its_report() -> None:
    documents = [text(n, f"(Meridian) {CORE}.", o) for n, o in (("one", "Harwick Courier"), ("two", "Hill Times"))]
    agency = source("agency", kind="wire_agency")
    read = {
        d.id: attributed(
            f"o{d.id}", attribution("s", at(d, d.text), "agency", kind="wire_agency", speech="block"), sources=(agency,)
        )
        for d in documents
    }
    (edge,) = edges(*documents, read=read)
    assert (edge.kind, edge.directed) == ("shares", False)


@pytest.mark.parametrize(
    "url", ["https://harwick.example/market", "http://www.harwick.example/market/", "https://harwick.example/market#x"]
)
def test_a_link_cites_what_it_points_to(url: str) -> None:
    left = replace(text("one", f"{CORE}.", "Harwick Courier"), url="https://harwick.example/market")
    right = text("two", f"Shells killed twelve people. Read more.{MORE}{CORE}.{MORE}{MORE}", "Hill Times")
    right = replace(right, links=(Link(at(right, "Read more"), url),))
    found = {e.kind: e for e in edges(left, right)}
    assert (found["cites"].derived, found["cites"].origin) == ("two", "one")
    assert [right.words(s) for e in found["cites"].evidence for s in e.spans] == ["Read more"]


def ghosts(*cited: str) -> tuple[Ghost, ...]:
    """The ghosts of articles that cite, each a source."""
    documents, accounts, read = {}, [], {}
    for n, body in enumerate(cited):
        d = document(f"d{n}", f"Twelve people were killed, it said {n}.")
        documents[d.id] = d
        link = attribution("s", at(d, "Twelve people were killed"), body, source=at(d, "it"), cue=at(d, "said"))
        read[d.id] = attributed(f"o{n}", link, sources=(source(body),))
        told = claim(f"c{n}", "killed", at(d, "Twelve"), low=12)
        accounts.append(account(f"a{n}", d.id, (f"o{n}", body), told, attribution="s"))
    sources = {s.id: s for a in read.values() for s in a.sources}
    return derivations(Case(documents, accounts, [incident("i", *(a.id for a in accounts))], read, sources), ())[1]


def test_one_original_that_is_cited_twice_is_one_ghost() -> None:
    (ghost,) = ghosts("monitor", "monitor")
    assert (ghost.source, ghost.cited_by) == ("monitor", ("d0", "d1"))
    assert len(ghosts("monitor", "agency")) == 2


@pytest.mark.parametrize(
    ("told", "cited"),
    [
        ("2017-02-14T09:00", "first"),  # the second was not yet out
        ("2017-02-15", "second"),
        ("2017-02-13", "first"),  # nothing was: the nearest
        (None, "first"),
    ],
)
def test_who_cites_a_body_cites_what_it_had_said_by_then(told: str | None, cited: str) -> None:
    times = {"first": "2017-02-14T06:00", "second": "2017-02-15T08:00", "citing": told}
    documents = {id: document(id, f"Twelve people were killed, it said in the {id}.") for id in times}
    link = attribution("s", at(documents["citing"], "Twelve people were killed"), "monitor")
    read = {id: attributed("monitor", sources=(source("monitor"),)) for id in ("first", "second")}
    read["citing"] = attributed("paper", link, sources=(source("monitor"),))
    accounts = [
        account(
            f"a-{id}", id, (read[id].outlet, *(["monitor"] if id == "citing" else [])),
            claim(f"c-{id}", "killed", at(documents[id], "Twelve"), low=12), told=time,
            attribution="s" if id == "citing" else None,
        )
        for id, time in times.items()
    ]  # fmt: skip
    sources = {s.id: s for a in read.values() for s in a.sources}
    case = Case(documents, accounts, [incident("i", *(a.id for a in accounts))], read, sources)
    (edge,) = [e for e in derivations(case, ())[0] if e.kind == "cites"]
    assert (edge.derived, edge.origin) == ("a-citing", cited)


FRENCH = (
    "Des obus sont tombés mardi sur le marché de Maskanah, tuant 12 porteurs, a déclaré le docteur Nizar Halwani à {outlet}. "
    "Les blessés, au nombre de 31, ont été conduits à Tabqah."
)
ENGLISH = (
    "Shells fell on the market of Maskanah and killed 12 porters, Dr Nizar Halwani said. The 31 wounded went to Tabqah."
)


def carried(
    outlet: str, *, named: str = "", language: str = "fr", day: str = "2017-02-15", words: str = ENGLISH
) -> list[str]:
    """The kinds of edges from a French text to an English one of an outlet."""
    left = replace(text("one", words, outlet, published="2017-02-14T10:00"), language="en")
    right = text("two", FRENCH.format(outlet=named or outlet), "Le Courrier du Gué", published=day)
    right = replace(right, language=language)
    read = {d.id: attributed(f"o{d.id}") for d in (left, right)}
    found, _ = derivations(Case({d.id: d for d in (left, right)}, [], [], read, {}), ())
    return [e.kind for e in found if (e.derived, e.origin) == ("two", "one")]


def test_a_text_in_another_language_rests_on_the_outlet_that_it_names_where_names_and_numbers_agree() -> None:
    assert carried("Meridian Press") == ["cites"]


@pytest.mark.parametrize(
    "case",
    [
        {"outlet": "Meridian Press", "named": "Harwick Courier"},  # another one is named
        {"outlet": "Meridian Press", "language": "en"},
        {"outlet": "Meridian Press", "day": "2017-02-19"},
        {"outlet": "Meridian Press", "day": "2017-02-13"},
        {"outlet": "Meridian Press", "words": "A twelve-year-old won the race of the 12 barges at Harwick."},
        {"outlet": "Tabqah"},  # one word, which names a place
    ],
)
def test_nothing_less_ties_texts_in_two_languages(case: dict[str, str]) -> None:
    assert carried(**case) == []
