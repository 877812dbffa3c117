from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.cli import main

PASSAGE = (
    "Residents of the harbour district said on Tuesday that three shells landed near the grain depot shortly before dawn, "
    "wounding a night watchman and setting two delivery trucks on fire, while ferry crews sheltered below deck."
)
NOTICE = (
    "The Harwick Courier is printed on Mill Lane and delivered before breakfast; readers who find an error may "
    "write to the corrections desk, quoting the page, and will hear from us within nine days."
)


def records(tmp_path: Path, *lines: object) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["reuse", *arguments])
    return int(ended.value.code or 0)


def test_passages_come_as_json_with_the_first_publication_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = {"id": "late", "published": "2017-02-15", "text": f"Our reporters looked into it.\n\n{PASSAGE}"}
    first = {"id": "first", "published": "2017-02-14", "text": PASSAGE}
    assert run(records(tmp_path, late, first), "--json") == 0
    (passage,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert passage == {
        "left": "first", "left_span": [0, len(PASSAGE) - 1],
        "right": "late", "right_span": [31, 30 + len(PASSAGE)], "score": 1.0,
    }  # fmt: skip


def test_without_json_a_reader_sees_how_much_is_shared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(records(tmp_path, *({"id": i, "text": PASSAGE} for i in (1, 2)))) == 0
    out = capsys.readouterr().out
    assert "2 records, 1 shared passages between 1 pairs" in out
    assert "Residents of the harbour" in out


def test_boilerplate_of_an_outlet_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = [{"id": f"a{i}", "outlet": "The Harwick Courier", "text": f"Item {i}. {NOTICE}"} for i in range(25)]
    wire = [{"id": f"w{i}", "outlet": f"Outlet {i}", "text": PASSAGE} for i in range(25)]
    run(records(tmp_path, *many, *wire), "--json")
    for passage in map(json.loads, capsys.readouterr().out.splitlines()):
        assert passage.get("boilerplate", False) == passage["left"].startswith("a")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "line 2: not JSON"),
        ("[1]", "line 2: expected a JSON object with id and text, got list"),
        ({"text": "x"}, "line 2: no id"),
        ({"id": "b"}, "line 2: no text; the record 'b' needs a text"),
        ({"id": "a", "text": "x"}, "line 2: the id 'a' was used on line 1"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    line: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = records(tmp_path, {"id": "a", "text": PASSAGE}, line, {"id": "c", "text": PASSAGE})
    assert run(path, "--json") == 0
    captured = capsys.readouterr()
    assert reason in captured.err
    assert json.loads(captured.out)["right"] == "c"


def test_a_file_without_any_record_ends_with_one(tmp_path: Path) -> None:
    assert run(records(tmp_path, "{not json")) == 1
