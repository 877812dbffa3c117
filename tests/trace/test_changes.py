from __future__ import annotations

import pytest

from factories import account, at, attributed, attribution, claim, document, incident, passage, source
from firsthand.model.account import Account
from firsthand.model.attribution import Attributed
from firsthand.model.provenance import Finding, Passage
from firsthand.model.text import Document
from firsthand.trace.changes import Readings, changes

HEAD = "The shelling of the grain market in Maskanah on Tuesday morning killed"
TAIL = "people and burned eleven stalls along the river road"
MONITOR, HOSPITAL = source("monitor"), source("hospital", kind="civil_defence_or_medical")


def text(figure: str, end: str) -> str:
    return f"{HEAD} {figure} {TAIL}{end}."


def found(
    left: tuple[str, tuple[str, ...]], right: tuple[str, tuple[str, ...]], *, figures: tuple[int, int] = (12, 12)
) -> list[Finding]:
    """The changes between two texts of two outlets, given the end of each and its voice behind the outlet."""
    documents, read, accounts = [], {}, {}
    for n, ((end, voice), figure) in enumerate(zip((left, right), figures, strict=True)):
        d = document(f"d{n}", text(str(figure), end), outlet=("Harwick Courier", "Amber Coast Times")[n])
        told = claim(f"c{n}", "killed", at(d, str(figure)), text=str(figure), low=figure, high=figure)
        documents.append(d)
        accounts[d.id] = [account(f"a{n}", d.id, (f"o{n}", *voice), told)]
        links = [attribution(f"s{n}", at(d, HEAD), v) for v in voice]
        read[d.id] = attributed(f"o{n}", *links, sources=(MONITOR, HOSPITAL))
    shared = passage_of(*documents)
    return list(changes(readings(documents, read, accounts), [incident("i", "a0", "a1")], [shared]))


def passage_of(left: Document, right: Document) -> Passage:
    whole = [at(d, d.text[: d.text.index("road") + 4]) for d in (left, right)]
    return Passage("p", left.id, whole[0], right.id, whole[1], 0.9)


def readings(documents: list[Document], read: dict[str, Attributed], accounts: dict[str, list[Account]]) -> Readings:
    sources = {s.id: s for a in read.values() for s in a.sources}
    return Readings({d.id: d for d in documents}, read, accounts, sources)


def test_a_figure_that_a_copy_gives_to_another_source_is_told_with_its_words() -> None:
    (finding,) = found((", the monitor said", ("monitor",)), (", the hospital said", ("hospital",)))
    assert finding.kind == "source changed"
    assert finding.detail == "Amber Coast Times gives to Hospital what Harwick Courier gives to Monitor: “12”"
    assert (finding.path, finding.incident) == (("d0", "d1"), "i")
    assert [w.document for w in finding.words] == ["d0", "d1"]


def test_a_figure_that_a_copy_says_itself_is_told() -> None:
    (finding,) = found((", the monitor said", ("monitor",)), ("", ()))
    assert (finding.kind, "says itself what" in finding.detail) == ("source dropped", True)


@pytest.mark.parametrize(
    "right", [(", the monitor said", ("monitor",)), (", the monitor told the hospital", ("hospital", "monitor"))]
)
def test_a_copy_that_keeps_the_source_is_no_finding(right: tuple[str, tuple[str, ...]]) -> None:
    assert found((", the monitor said", ("monitor",)), right) == []


def test_a_figure_that_a_copy_changes_is_told() -> None:
    (finding,) = found((", the monitor said", ("monitor",)), (", the monitor said", ("monitor",)), figures=(12, 21))
    assert finding.kind == "figure changed"
    assert "has “21” in words that it shares with Harwick Courier, which has “12”" in finding.detail


def test_accounts_of_different_incidents_are_not_compared() -> None:
    d, e = document("d0", text("12", "")), document("d1", text("21", ""), outlet="Amber Coast Times")
    accounts = {
        x.id: [account(f"a{x.id}", x.id, ("o",), claim(f"c{x.id}", "killed", at(x, n), low=int(n)))]
        for x, n in ((d, "12"), (e, "21"))
    }
    read = {"d0": attributed("o0"), "d1": attributed("o1")}
    told = [incident("i", "ad0"), incident("j", "ad1")]
    assert changes(readings([d, e], read, accounts), told, [passage_of(d, e)]) == ()


QUOTED = "“{} near the bridge on Tuesday,” said the monitor, which has counted attacks here for six years"


def quotations(left: str, right: str) -> list[Finding]:
    documents, read, accounts = [], {}, {}
    for n, words in enumerate((left, right)):
        d = document(f"d{n}", QUOTED.format(words), outlet=("Harwick Courier", "Amber Coast Times")[n])
        said = attribution("s", at(d, d.text[: d.text.index("”") + 1]), "monitor", speech="direct")
        documents.append(d)
        read[d.id] = attributed(f"o{n}", said, sources=(MONITOR,))
        accounts[d.id] = [account(f"a{n}", d.id, (f"o{n}", "monitor"), claim(f"c{n}", "where", at(d, "bridge")))]
    a, b = documents
    shared = Passage("p", a.id, at(a, a.text), b.id, at(b, b.text), 0.8)
    return list(changes(readings(documents, read, accounts), [incident("i", "a0", "a1")], [shared]))


def test_words_that_a_copy_changes_inside_a_quotation_are_told() -> None:
    (finding,) = quotations(
        "A plane hit a car, killing two men of the Guard and three of the village watch",
        "A plane hit a car, killing two men five of the village watch",
    )
    assert finding.kind == "quotation changed"
    assert "two men of the Guard and three of the" in finding.detail  # as it stands, so that names can be masked
    assert "two men five of the" in finding.detail


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A plane hit a car, killing two men", "A plane hit a car, killing two men"),
        ("Our neighbours saw a plane hit a car", "Our neighbors saw a plane hit a car"),
        ("Sadly, a plane hit a car and the driver", "A plane hit a car and driver"),
    ],
)
def test_spelling_small_words_and_cut_ends_are_no_change(left: str, right: str) -> None:
    assert quotations(left, right) == []


@pytest.mark.parametrize(("end", "kinds"), [("", ["credit dropped"]), (" (Meridian)", [])])
def test_an_agencys_words_without_its_name_are_told(end: str, kinds: list[str]) -> None:
    meridian = source("agency", kind="wire_agency", name="Meridian")
    more = " while families waited by the old mill for boats to the other bank"
    left = document("d0", f"MASKANAH (Meridian) - {text('12', more)}", outlet="Harwick Courier")
    right = document("d1", text("12", more) + end, outlet="Amber Coast Times")
    credit = attribution(
        "s", at(left, left.text), "agency", kind="wire_agency", speech="block", source=at(left, "Meridian")
    )
    read = {"d0": attributed("o0", credit, sources=(meridian,)), "d1": attributed("o1")}
    accounts = {
        d.id: [account(f"a{n}", d.id, (f"o{n}", *v), claim(f"c{n}", "killed", at(d, "12"), low=12))]
        for n, (d, v) in enumerate(((left, ("agency",)), (right, ())))
    }
    shared = passage(left, right, text("12", more))
    told = changes(readings([left, right], read, accounts), [incident("i", "a0", "a1")], [shared])
    assert [f.kind for f in told] == kinds
