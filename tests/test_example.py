"""The example case, traced, held against the answer of a careful reader (examples/three-incidents/expected.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from firsthand.pipeline import run
from firsthand.report.machine import case_json
from firsthand.steps import default_steps
from firsthand.store import open_view

Row = dict[str, Any]

EXAMPLE = Path(__file__).parent.parent / "examples" / "three-incidents"
EXPECTED: Row = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))
INCIDENTS: dict[str, Row] = EXPECTED["incidents"]
SLOTS = [(key, n) for key, incident in INCIDENTS.items() for n in range(len(incident["slots"]))]
TITLES = ("dr. ", "colonel ", "the ", "an ", "a ")
NOT_FACTS = ("denied", "negated")


@lru_cache(maxsize=1)
def case() -> Row:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.case"
        run([str(EXAMPLE / "articles")], path, default_steps(), jobs=1)
        with open_view(path) as view:
            return case_json(view.case())


def named(name: str) -> str:
    """A name without title or article, for comparing."""
    low = name.lower().strip()
    for title in TITLES:
        low = low.removeprefix(title)
    return low


def same_name(expected: str, found: str) -> bool:
    """True when one name holds the other, or the person is called by the role that the article gives first."""
    b = named(found)
    wanted = [named(n) for n in (expected, *EXPECTED["also_called"].get(expected, ()))]
    return bool(b) and any(a in b or b in a for a in wanted)


def names_of(sources: Iterable[str]) -> list[str]:
    known = {s["id"]: s["name"] for s in case()["sources"]} | {g["id"]: g["label"] for g in case()["ghosts"]}
    return [known.get(s, s) for s in sources]


def documents_of(accounts: Iterable[str]) -> set[str]:
    document = {a["id"]: a["document"] for a in case()["accounts"]}
    return {document[a] for a in accounts}


def incident(key: str) -> Row:
    """The incident of the case that shares most articles with an expected one (and fewest others)."""
    wanted = set(INCIDENTS[key]["documents"])

    def fit(found: Row) -> tuple[int, int, str]:
        have = documents_of(found["accounts"])
        return len(have & wanted), -len(have - wanted), found["id"]

    best: Row = max(case()["incidents"], key=fit)
    assert documents_of(best["accounts"]) & wanted, f"no incident holds an article of {key}"
    return best


def table(key: str) -> list[Row]:
    found = incident(key)
    rows: list[Row] = next(c["rows"] for c in case()["collations"] if c["incident"] == found["id"])
    return rows


def rows(key: str, slot: str, group: str | list[str]) -> list[Row]:
    """The rows of a slot; where several groups are right ("three members" taken: the whole, or fighters), any of them."""
    groups = [group] if isinstance(group, str) else group
    found = [r for r in table(key) if r["slot"] == slot and r["group"] in groups]
    assert found, f"no row {slot} {groups} in {[(r['slot'], r['group']) for r in table(key)]}"
    return found


def within(bound: Any, value: int) -> bool:
    low, high = bound if isinstance(bound, list) else (bound, bound)
    return bool(low <= value <= high)


def words(document: str, span: Row) -> str:
    found = next(d for d in case()["documents"] if d["id"] == document)
    text: str = found["title"] if span["part"] == "title" else found["text"]
    return text[span["start"] : span["end"]]


@pytest.mark.parametrize("document", EXPECTED["documents"])
def test_every_article_is_read_with_its_outlet_and_date(document: str) -> None:
    wanted = EXPECTED["documents"][document]
    found = next(d for d in case()["documents"] if d["id"] == document)
    assert found["outlet"] == wanted["outlet"]
    dates = [str(found["published"] or "")[:10], str(found["printed"] or "")[:10]]
    assert (wanted["published"] or wanted["printed"]) in dates
    assert found["language"] == wanted.get("language", "en")


def test_nothing_else_is_read_and_nothing_fails() -> None:
    assert {d["id"] for d in case()["documents"]} == set(EXPECTED["documents"])
    assert case()["failures"] == []


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_holds_its_articles_and_no_others(key: str) -> None:
    have = documents_of(incident(key)["accounts"])
    wanted = set(INCIDENTS[key]["documents"])
    assert have - set(INCIDENTS[key]["may_recall"]) == wanted


@pytest.mark.parametrize(("left", "right"), EXPECTED["apart"])
def test_incidents_that_look_alike_stay_apart(left: str, right: str) -> None:
    assert incident(left)["id"] != incident(right)["id"]


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_has_its_type(key: str) -> None:
    assert incident(key)["type"] in INCIDENTS[key]["types"]


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_has_its_day(key: str) -> None:
    when, wanted = incident(key)["when"], INCIDENTS[key]["when"]
    assert when["earliest"] and when["latest"], when
    assert wanted["earliest"] <= when["earliest"][:10] <= when["latest"][:10] <= wanted["latest"], when


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_has_its_place(key: str) -> None:
    where, wanted = incident(key)["where"], INCIDENTS[key]["where"]
    assert where is not None
    north, east = (where["lat"] - wanted["lat"]) * 111, (where["lon"] - wanted["lon"]) * 90
    assert (north**2 + east**2) ** 0.5 <= wanted["within_km"], where


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_counts_its_origins(key: str) -> None:
    found, wanted = incident(key)["origins"], INCIDENTS[key]["origins"]
    assert (within(wanted["lower"], found["lower"]), within(wanted["upper"], found["upper"])) == (True, True), found


@pytest.mark.parametrize("key", INCIDENTS)
def test_an_incident_names_its_origins(key: str) -> None:
    found = names_of(incident(key)["origins"]["sources"])
    for name in INCIDENTS[key]["origins"]["sources"]:
        assert any(same_name(name, f) for f in found), (name, found)


@pytest.mark.parametrize(("key", "n"), SLOTS)
def test_a_slot_has_its_relation(key: str, n: int) -> None:
    slot = INCIDENTS[key]["slots"][n]
    found = {r["relation"] for r in rows(key, slot["slot"], slot["group"])}
    assert found & set(slot["relation"]), found


@pytest.mark.parametrize(("key", "n"), SLOTS)
def test_a_slot_counts_its_origins(key: str, n: int) -> None:
    slot = INCIDENTS[key]["slots"][n]
    found = [r["origins"] for r in rows(key, slot["slot"], slot["group"])]
    wanted = slot["origins"]
    right = [o for o in found if within(wanted["lower"], o["lower"]) and within(wanted["upper"], o["upper"])]
    assert right, [(o["lower"], o["upper"], names_of(o["sources"])) for o in found]


def each_reading() -> Iterator[tuple[str, int, int]]:
    for key, n in SLOTS:
        for m in range(len(INCIDENTS[key]["slots"][n]["readings"])):
            yield key, n, m


@pytest.mark.parametrize(("key", "n", "m"), list(each_reading()))
def test_a_slot_holds_each_value_with_its_articles(key: str, n: int, m: int) -> None:
    slot = INCIDENTS[key]["slots"][n]
    wanted = slot["readings"][m]
    readings = [x for r in rows(key, slot["slot"], slot["group"]) for x in r["readings"]]
    same = [r for r in readings if (r["low"], r["high"]) == (wanted["low"], wanted["high"])]
    assert same, [(r["value"], r["low"], r["high"]) for r in readings]
    holding = {d for r in same for d in documents_of(r["accounts"])}
    assert holding >= set(wanted["documents"])


@pytest.mark.parametrize(("key", "n", "m"), list(each_reading()))
def test_a_value_rests_on_its_origins(key: str, n: int, m: int) -> None:
    slot = INCIDENTS[key]["slots"][n]
    wanted = slot["readings"][m]
    readings = [x for r in rows(key, slot["slot"], slot["group"]) for x in r["readings"]]
    found = names_of(o for r in readings if r["low"] == wanted["low"] for o in r["origins"])
    for name in wanted["sources"]:
        assert any(same_name(name, f) for f in found), (name, found)


@pytest.mark.parametrize("key", INCIDENTS)
def test_what_is_of_another_scope_fills_no_slot(key: str) -> None:
    for never in INCIDENTS[key]["never"]:
        mine = [r for r in table(key) if r["slot"] == never["slot"] and r["group"] == never.get("group", "")]
        held = [x["low"] for r in mine for x in r["readings"]]
        assert never["low"] not in held, never["why"]


@pytest.mark.parametrize(("key", "n"), [(k, n) for k, i in INCIDENTS.items() for n in range(len(i["denials"]))])
def test_a_denial_is_said_by_who_denies_and_is_no_fact(key: str, n: int) -> None:
    wanted = INCIDENTS[key]["denials"][n]
    document = next(d for d in case()["documents"] if d["id"] == wanted["document"])
    start = document["text"].index(wanted["words"])
    end = start + len(wanted["words"])
    inside = [
        a
        for a in document["attributions"]
        for c in a["content"]
        if c["part"] == "text" and c["start"] <= start and end <= c["end"]
    ]
    assert any(a["factuality"] in NOT_FACTS for a in inside), inside
    chains = [names_of(a["voice"]) for a in case()["accounts"] if a["document"] == wanted["document"]]
    assert any(follows(wanted["voice"], chain) for chain in chains), chains


def follows(wanted: list[str], chain: list[str]) -> bool:
    """True when a chain is the wanted one, link by link."""
    return len(wanted) == len(chain) and all(same_name(w, c) for w, c in zip(wanted, chain, strict=True))


@pytest.mark.parametrize("document", EXPECTED["voices"])
def test_a_voice_is_followed_to_the_deepest_link(document: str) -> None:
    chains = [names_of(a["voice"]) for a in case()["accounts"] if a["document"] == document]
    for wanted in EXPECTED["voices"][document]:
        assert any(follows(wanted, chain) for chain in chains), (wanted, chains)


def ends(identifier: str) -> list[str]:
    """What an end of a derivation may be called: the article, the source, the maker of a ghost."""
    if identifier in {a["id"] for a in case()["accounts"]}:
        return sorted(documents_of([identifier]))
    ghost = next((g for g in case()["ghosts"] if g["id"] == identifier), None)
    if ghost is not None:
        return [identifier, *names_of([ghost["source"]])]
    return [identifier, *names_of([identifier])]


@pytest.mark.parametrize("n", range(len(EXPECTED["derivations"])), ids=lambda n: EXPECTED["derivations"][n]["from"])
def test_a_derivation_is_found(n: int) -> None:
    wanted = EXPECTED["derivations"][n]
    targets = [wanted["to"], *wanted.get("or", ())]
    found = [d for d in case()["derivations"] if wanted["from"] in ends(d["from"])]
    mine = [d for d in found if any(same_name(t, e) for t in targets for e in ends(d["to"]))]
    assert [d for d in mine if d["kind"] in wanted["kinds"]], [(d["kind"], ends(d["to"])) for d in found]


def test_two_articles_that_cite_one_report_share_its_ghost() -> None:
    citing = [d["from"] for d in EXPECTED["derivations"] if d.get("ghost")]
    shared = [g for g in case()["ghosts"] if set(citing) <= {e for c in g["cited_by"] for e in ends(c)}]
    assert shared, case()["ghosts"]


@pytest.mark.parametrize("n", range(len(EXPECTED["beyond"])), ids=lambda n: EXPECTED["beyond"][n]["words"])
def test_what_goes_beyond_the_sources_is_pointed_out(n: int) -> None:
    wanted = EXPECTED["beyond"][n]
    found = [words(b["document"], b["span"]) for b in case()["beyond"] if b["document"] == wanted["document"]]
    assert any(same_name(wanted["words"], f) for f in found), found


@pytest.mark.parametrize("document", EXPECTED["not_beyond"])
def test_what_the_sources_carry_is_not_pointed_out(document: str) -> None:
    assert [words(document, b["span"]) for b in case()["beyond"] if b["document"] == document] == []
