"""The rules of docs/design.md that must never break, each held against the traced example case or a case made for it."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from factories import account, at, attributed, claim, document, incident, passage, source
from firsthand.collate.rows import by_claim, rows
from firsthand.errors import IntegrityError
from firsthand.link.cluster import bars
from firsthand.model.account import Account
from firsthand.model.attribution import SOURCE_KINDS
from firsthand.model.judgement import Judgement
from firsthand.model.origins import count
from firsthand.model.provenance import Root
from firsthand.model.text import Document
from firsthand.normalise.place_resolve import resolve
from firsthand.pipeline import run
from firsthand.report.machine import case_json
from firsthand.report.private import is_private, pseudonymised
from firsthand.steps import default_steps
from firsthand.store import open_view, open_writer
from firsthand.trace.roots import pile, roots

EXAMPLE = Path(__file__).parent.parent / "examples" / "three-incidents" / "articles"
Row = dict[str, Any]


def traced(paths: list[str], *, jobs: int = 1) -> Row:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rules.case"
        run(paths, path, default_steps(), jobs=jobs)
        with open_view(path) as view:
            return case_json(view.case())


@lru_cache(maxsize=1)
def case() -> Row:
    return traced([str(EXAMPLE)])


def documents() -> dict[str, Row]:
    return {d["id"]: d for d in case()["documents"]}


def spans(value: Any) -> Iterator[Row]:
    if isinstance(value, dict):
        if {"part", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def words(doc: Row, span: Row) -> str:
    return str((doc["title"] if span["part"] == "title" else doc["text"])[span["start"] : span["end"]])


def claims() -> Iterator[tuple[Row, Row]]:
    for told in case()["accounts"]:
        for one in told["claims"]:
            yield told, one


def test_rule_1_every_value_stands_on_words_of_its_document() -> None:
    for told, one in claims():
        doc = documents()[told["document"]]
        assert words(doc, one["span"]) == one["text"] != ""
    for table in case()["collations"]:
        for row in table["rows"]:
            assert row["relation"] == "absent" or row["readings"]
            assert all(reading["spans"] for reading in row["readings"])
    for edge in case()["derivations"]:
        assert edge["evidence"]
    for one in case()["beyond"]:
        assert words(documents()[one["document"]], one["span"])


def test_rule_2_changed_bytes_stop_their_use_loudly(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Four people were killed in Maskanah on Tuesday, the monitor said.", "utf-8")
    path = tmp_path / "bytes.case"
    run([str(tmp_path / "one.txt")], path, default_steps(), jobs=1)
    sqlite3 = pytest.importorskip("sqlite3")
    with sqlite3.connect(path) as raw:
        guards = raw.execute(
            "select name from sqlite_master where type = 'trigger' and tbl_name = 'capture'"
        ).fetchall()
        assert guards  # a change through SQL is refused to begin with
        for (name,) in guards:
            raw.execute(f'drop trigger "{name}"')
        raw.execute("update capture set payload = x'00'")
    raw.close()
    with open_view(path) as view, pytest.raises(IntegrityError):
        view.item("one")


def test_rule_3_bounds_are_of_origins_and_never_above_what_is_reached() -> None:
    for one in case()["incidents"]:
        bounds = one["origins"]
        assert 1 <= bounds["lower"] <= bounds["upper"] == len(bounds["sources"])
    for table in case()["collations"]:
        for row in table["rows"]:
            assert row["origins"]["lower"] <= row["origins"]["upper"]


def test_rule_4_a_copy_adds_no_origin() -> None:
    text = "At least 12 people were killed in the market of Maskanah, Dr. Halwani said."
    left, right = document("wire", text), document("copy", text.split(",")[0] + ".", outlet="Amber Coast Times")
    read = {
        "wire": attributed("meridian", sources=(source("halwani", kind="named_person"),)),
        "copy": attributed("amber"),
    }
    told = [
        account("account-1", "wire", ("meridian", "halwani"), claim("c1", "killed", at(left, "12"), low=12)),
        account("account-2", "copy", ("amber",), claim("c2", "killed", at(right, "12"), low=12)),
    ]
    shared = passage(left, right, text.split(",")[0])
    found, _ = roots(pile(told, read, [shared]), [incident("i", "account-1", "account-2")])
    assert count(found) == count([r for r in found if r.account == "account-1"])


def test_rule_5_every_voice_begins_with_the_outlet_and_follows_the_attributions() -> None:
    for told, _ in claims():
        doc = documents()[told["document"]]
        assert told["voice"][0] == doc["source"]
        links = {a["source_id"] or "unknown" for a in doc["attributions"]} | {doc["source"]}
        assert set(told["voice"]) <= links


def test_rule_5_what_is_denied_asked_or_planned_is_no_reading() -> None:
    unreal = {one["id"] for _, one in claims() if one["factuality"] not in ("asserted", "alleged")}
    for table in case()["collations"]:
        for row in table["rows"]:
            for reading in row["readings"]:
                if not str(reading["value"]).startswith("denied: "):
                    assert not unreal & {w["claim"] for w in reading.get("witnesses", [])}


def test_rule_6_bounds_are_in_order_and_unknown_is_not_zero() -> None:
    for _, one in claims():
        if one["low"] is not None and one["high"] is not None:
            assert one["low"] <= one["high"]
        if one["low"] == 0 and one["high"] == 0:
            assert any(w in one["text"].lower() for w in ("no", "none", "zero", "without", "nobody", "neither"))


def test_rule_6_totals_of_a_period_or_area_fill_no_slot() -> None:
    elsewhere = {one["id"] for _, one in claims() if one["scope"] != "incident"}
    shown = {
        w["claim"]
        for t in case()["collations"]
        for r in t["rows"]
        for g in r["readings"]
        for w in g.get("witnesses", [])
    }
    assert not elsewhere & shown


def test_rule_8_a_date_of_publication_is_never_silently_the_day_of_an_event(tmp_path: Path) -> None:
    record = {"id": "one", "outlet": "Amber Coast Times", "title": "", "published": "2017-02-15",
              "text": "Four people were killed when a shell hit a house in Maskanah, the Orontes Monitor said."}  # fmt: skip
    (tmp_path / "one.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    for told in traced([str(tmp_path / "one.jsonl")])["accounts"]:
        assert told["when"]["earliest"] is None


def test_rule_9_an_unresolved_place_has_no_coordinates() -> None:
    for told in case()["accounts"]:
        if told["where"] is not None:
            assert told["where"]["radius_m"] > 0


def test_rule_10_not_the_same_bars_whole_groups() -> None:
    held: dict[str, Account] = {f"account-{n}": account(f"account-{n}", f"d{n}", ("o",)) for n in (1, 2)}
    said = Judgement("j", ("account-1", "account-2"), "not_same", "a reader", "2026-01-01")
    assert bars(held, [said]).apart == {("d1#1", "d2#1")}


def test_rule_10_a_judgement_survives_a_run_and_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "judged.case"
    run([str(EXAMPLE)], path, default_steps(), jobs=1)
    said = Judgement("j", ("account-1", "account-2"), "not_same", "a reader", "2026-01-01T00:00:00Z")
    with open_writer(path) as writer:
        writer.put_judgement(said)
    run([str(EXAMPLE)], path, default_steps(), jobs=1)
    with open_view(path) as view:
        assert view.judgements() == (said,)


def test_rule_11_a_perpetrator_is_always_somebodys_words() -> None:
    for told, one in claims():
        if one["slot"] in ("perpetrator", "claimed_by"):
            assert one["text"] and told["voice"]


def test_rule_12_private_people_are_masked_in_an_export() -> None:
    outlets = " | ".join(d["outlet"] for d in case()["documents"])
    private = [s["name"] for s in case()["sources"] if is_private(s) and s["name"] not in outlets]
    assert private
    told = json.dumps(pseudonymised(case()), ensure_ascii=False)
    assert not [name for name in private if name in told]


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")
def test_rule_13_the_order_and_number_of_processes_change_no_byte(tmp_path: Path) -> None:
    files = sorted(str(p) for p in EXAMPLE.iterdir())
    random.Random(7).shuffle(files)
    assert json.dumps(traced(files, jobs=2)) == json.dumps(case())


def test_rule_14_what_cannot_be_read_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Four people were killed in Maskanah on Tuesday, the monitor said.", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\x00")
    found = traced([str(tmp_path)])
    assert [d["id"] for d in found["documents"]] == ["good"]
    assert len(found["failures"]) == 2 and all(f["reason"] for f in found["failures"])


def test_the_closed_lists_stay_closed() -> None:
    assert {s["kind"] for s in case()["sources"]} <= set(SOURCE_KINDS)
    assert isinstance(Document("x", "y", "", ""), Document)


def test_rule_7_a_running_toll_supersedes_only_within_one_origin() -> None:
    text = document("one", "12, 14 and 17 people were killed")

    def told(n: int, origin: str, day: str) -> tuple[Account, Root]:
        one = claim(f"c{n}", "killed", at(text, str(n)), low=n, high=n)
        return account(f"a{n}", f"d{n}", ("o", origin), one, told=day), Root(f"a{n}", f"c{n}", origin, False, False, "")

    def relation(*held: tuple[Account, Root]) -> str:
        (row,) = rows([a for a, _ in held], by_claim(r for _, r in held), ())
        return row.relation

    first, later = told(14, "monitor", "2017-02-14"), told(17, "monitor", "2017-02-15")
    assert relation(first, later) == "single"
    assert relation(first, later, told(12, "hospital", "2017-02-14")) == "differ"


def test_rule_9_an_ambiguous_name_stays_ambiguous() -> None:
    found = resolve("Springfield", country="US")
    assert found.place is None and len(found.candidates) > 1
