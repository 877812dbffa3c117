"""Files to items: every input is taken up once or told as a failure that a person can act on."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from firsthand.acquire import Acquirer, Names
from firsthand.model.records import decoded, record_fields
from firsthand.model.steps import Item
from firsthand.model.text import Capture, Failure

SMALL = Acquirer(file_limit=1000, record_limit=200)


def items(*paths: Path | str, acquire: Acquirer = SMALL) -> list[Item]:
    found = list(acquire([str(p) for p in paths]))
    assert not [f for f in found if isinstance(f, Failure)]
    return [f for f in found if isinstance(f, Item)]


def failure(path: Path, acquire: Acquirer = SMALL) -> str:
    (found,) = acquire([str(path)])
    assert isinstance(found, Failure)
    assert found.origin == str(path)
    return found.reason


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_is_taken_up_with_its_bytes_and_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, "My letter.txt", "Salem wrote.\r\n")
    (item,) = items(path)
    assert item.payload == b"Salem wrote.\r\n"
    assert item.name == "My letter"
    sha = hashlib.sha256(item.payload).hexdigest()
    assert item.capture == Capture(sha, str(path), None, "text/plain")


def test_files_and_folders_come_in_the_order_of_their_paths_each_once(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/c.html", "a.htm", "sub/deep/d.TXT", ".hidden.txt", ".git/e.txt"):
        write(tmp_path, name, f"words of {name}")
    expected = ["a", "b", "c", "d"]
    assert [i.name for i in items(tmp_path)] == expected
    assert [i.name for i in items(tmp_path / "sub", tmp_path / "b.txt", tmp_path)] == expected
    assert items(tmp_path, tmp_path / "b.txt") == items(tmp_path / "b.txt", tmp_path)


def test_loops_of_links_end_and_linked_files_are_taken_up_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "words")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    assert [i.name for i in items(tmp_path)] == ["a"]
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert "No such file" in failure(tmp_path / "gone.txt")


def test_the_case_itself_is_never_taken_up(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "words")
    case = write(tmp_path, "war.case", "SQLite format 3")
    assert [i.name for i in items(tmp_path, acquire=Acquirer(skip=(str(case),)))] == ["a"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "it is empty"),
        ("a.html", b"\n", "it is empty"),
        ("a.txt", b"x" * 1001, "larger than 0.001 MB"),
        ("a.html", b"x" * 1001, "larger than 0.001 MB"),
        ("a.txt", b"words \x00 words", "it is binary"),
        ("a.txt", b"caf\xe9 noir", "not UTF-8 at byte 3 (0xe9); save it as UTF-8"),
        ("a.txt", b"\xff\xfeo\x00d", "not UTF-16"),
        ("a.docx", b"PK", "kind .docx is not one that firsthand reads"),
        ("article", b"words", "(no ending)"),
        ("a.jsonl", b"", "not one record"),
        ("a.jsonl", b"\n\n", "not one record"),
        ("a.csv", b"", "not one record"),
    ],
)
def test_what_cannot_be_taken_up_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert reason in failure(write(tmp_path, name, content))


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl"])
def test_a_missing_file_is_a_failure(tmp_path: Path, name: str) -> None:
    assert failure(tmp_path / name) == "there is no such file or folder"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "no regular file" in failure(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "words")
    path.chmod(0)
    assert "Permission denied" in failure(path)


def test_a_path_that_is_no_unicode_can_be_told(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.bin")).write_bytes(b"words")
    (found,) = SMALL([str(tmp_path)])
    assert isinstance(found, Failure)
    assert found.origin.endswith("caf\\xe9.bin")
    found.origin.encode("utf-8")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "text": "wor', "breaks off"),
        (b'{"id": 1 "text": "words"}\n', "no JSON"),
        (b'["words"]\n', "expected a JSON object"),
        (b'{"id": "a"}\n', "no text"),
        (b'{"id": "a", "text": "  "}\n', "no text"),
        (b'{"id": "a", "text": ["words"]}\n', "no text"),
        (b'{"id": "a", "text": "caf\xe9"}\n', "not UTF-8"),
        (b'{"text": "' + b"x" * 300 + b'"}\n', "larger than 0.0002 MB (setting record_limit)"),
        (b'{"a": ' + b"[" * 150 + b"\n", "no JSON"),
        (b'{"text": "a\x00b"}\n', "binary"),
        (b'{"text": ' + b"9" * 150 + b"e999999}", "no text|no JSON|inf"),
    ],
)
def test_a_broken_record_never_costs_its_neighbours(tmp_path: Path, line: bytes, reason: str) -> None:
    good = b'{"id": "%d", "text": "words"}\n'
    path = write(tmp_path, "a.jsonl", good % 1 + b"\n" + line.rstrip(b"\n") + b"\n" + good % 2)
    found = list(SMALL([str(path)]))
    names = [f.name for f in found if isinstance(f, Item)]
    assert names[0] == "1"
    assert names[-1] == "2"
    assert len(found) == 3
    if "breaks off" not in reason:
        assert all(f.record == "line 3" for f in found if isinstance(f, Failure))
    last = list(SMALL([str(write(tmp_path, "b.jsonl", good % 1 + line))]))[-1]
    if isinstance(last, Failure):
        assert any(part in last.reason for part in reason.split("|"))


def test_very_deep_json_is_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n")
    assert "JSON" in "".join(f.reason for f in Acquirer()([str(path)]) if isinstance(f, Failure))


def test_records_have_their_ids_or_their_lines(tmp_path: Path) -> None:
    records = [{"id": 7, "text": "a"}, {"text": "b"}, {"id": " x\u202ey\n", "TEXT": "c"}]
    path = write(tmp_path, "news.jsonl", "\n".join(map(json.dumps, records)))
    found = items(path)
    assert [i.name for i in found] == ["7", "news-2", "x_y"]
    assert [i.capture.record for i in found] == ["line 1", "line 2", "line 3"]
    assert found[0].payload == b'{"id": 7, "text": "a"}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Salém wrote:\r\n“عربي”\n"
    (item,) = items(write(tmp_path, "a.txt", text.encode(encoding)))
    assert decoded(item.payload) == text
    line = json.dumps({"id": "a", "text": text}, ensure_ascii=False) + "\n"
    (record,) = items(write(tmp_path, "b.jsonl", line.encode(encoding)))
    assert record_fields(record.payload, record.capture.media_type)["text"] == text
    (row,) = items(write(tmp_path, "c.csv", f'id,text\r\na,"{text}"\r\n'.encode(encoding)))
    assert record_fields(row.payload, row.capture.media_type)["text"] == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_known_by_their_names(tmp_path: Path, separator: str) -> None:
    rows = [
        ["Headline", "id", "Body", "date"],
        ["A title", "n1", '"line 1\nline ""2"""', "2016-05-01"],
        ["B", "n2", "text", ""],
    ]
    path = write(tmp_path, "a.csv", "\n".join(separator.join(row) for row in rows))
    first, second = items(path)
    fields = record_fields(first.payload, "text/csv")
    assert fields == {"id": "n1", "outlet": None, "title": "A title", "published": "2016-05-01", "url": None} | {
        "text": 'line 1\nline "2"'
    }
    assert (first.capture.record, second.capture.record) == ("line 2", "line 4")
    assert record_fields(second.payload, "text/csv")["published"] is None


def test_a_table_without_text_or_with_an_open_quotation_says_so(tmp_path: Path) -> None:
    assert 'no column "text"' in next(
        f.reason for f in SMALL([str(write(tmp_path, "a.csv", "id,words\n1,b\n"))]) if isinstance(f, Failure)
    )
    found = list(SMALL([str(write(tmp_path, "b.csv", 'id,text\n1,words\n2,"open\n3,words\n'))]))
    assert [type(f).__name__ for f in found] == ["Item", "Failure"]
    assert "quotation marks never close" in found[1].reason  # type: ignore[union-attr]


def test_lone_surrogates_do_not_spoil_a_text(tmp_path: Path) -> None:
    (item,) = items(write(tmp_path, "a.jsonl", rb'{"id": "a\ud800", "text": "one \udc00 two"}'))
    assert record_fields(item.payload, "application/x-ndjson")["text"] == "one \ufffd two"
    item.name.encode("utf-8")


def test_names_are_told_apart_by_their_bytes() -> None:
    def item(name: str, sha: str) -> Item:
        return Item(Capture(sha, name, None, "text/plain"), b"", name)

    names = Names({"a": "11" * 32})
    assert names.settle(item("a", "11" * 32)) is None
    assert names.settle(item("b", "11" * 32)) is None
    told = [names.settle(item("a", digit * 64)) for digit in "abc"]
    assert [t.name for t in told if t] == ["a~aaaaaa", "a~bbbbbb", "a~cccccc"]
    assert names.settle(item("a~dddddd", "e" * 64)) is not None
    clash = names.settle(item("a", "d" * 64))
    assert clash is not None
    assert clash.name == "a~" + "d" * 12
