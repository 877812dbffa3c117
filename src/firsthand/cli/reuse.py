"""`firsthand reuse`: the passages that the records of a JSONL file share."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from firsthand.model.text import Failure
from firsthand.trace.families import boilerplate
from firsthand.trace.reuse import Match, Reuse

_SHOWN = 20  # passages that the summary shows
_WORDS = 70  # characters of a passage that it shows


@dataclass(frozen=True, slots=True)
class Record:
    """What reuse needs of one line of the file."""

    id: str
    text: str
    outlet: str | None
    published: str | None


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a passage.")
def reuse(file: Path, as_json: bool) -> int:
    """Shows the passages that the records of FILE share: copies, also edited, reordered or split by an attribution.

    FILE holds one JSON object a line with "id" and "text", and if known "published" and "outlet" ("-" reads standard
    input). The left side of a passage is the record that was published first. Passages that one outlet puts under
    many of its articles are told apart as boilerplate.

    \b
    Examples:
      firsthand reuse articles.jsonl
      firsthand reuse articles.jsonl --json > passages.jsonl
    """
    with _uncollected():
        records, failures = read_records(file)
    for failure in failures:
        click.echo(f"{failure.origin}, {failure.record}: {failure.reason}", err=True)
    with _uncollected():
        matches = Reuse()([record.text for record in records], order=by_publication(records))
    for line in (as_lines if as_json else as_summary)(matches, records):
        sys.stdout.write(line + "\n")
    return 0 if records or not failures else 1


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: there is none, and looking through millions of words takes a tenth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def read_records(file: Path) -> tuple[list[Record], list[Failure]]:
    """The records of a JSONL file, in its order, and the lines that hold none."""
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    records: list[Record] = []
    failures: list[Failure] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line or line.isspace():
            continue
        read = _record(line)
        if isinstance(read, Record) and lines.setdefault(read.id, number) != number:
            read = f"the id {read.id[:80]!r} was used on line {lines[read.id]}; give each record its own"
        if isinstance(read, Record):
            records.append(read)
        else:
            failures.append(Failure(str(file), f"line {number}", read))
    return records, failures


def _record(line: bytes) -> Record | str:
    """The record on a line, or why there is none."""
    try:
        value = json.loads(line)
    except ValueError as error:
        return f"not JSON ({str(error)[:80]}); write one JSON object a line"
    if not isinstance(value, dict):
        return f"expected a JSON object with id and text, got {type(value).__name__}"
    name, text = value.get("id"), value.get("text")
    if not isinstance(name, str | int) or isinstance(name, bool):
        return "no id; give each record an id, a string or a whole number"
    if not isinstance(text, str):
        return f"no text; the record {str(name)[:80]!r} needs a text, a string"
    return Record(str(name), text, _stated(value.get("outlet")), _stated(value.get("published")))


def _stated(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def by_publication(records: Sequence[Record]) -> list[int]:
    """The indexes of the records by date of publication, then id; those without a date last."""
    return sorted(
        range(len(records)), key=lambda i: (records[i].published is None, records[i].published or "", records[i].id)
    )


def as_lines(matches: Sequence[Match], records: Sequence[Record]) -> Iterator[str]:
    """One JSON object a passage; those that an outlet puts under everything have "boilerplate": true."""
    repeated = boilerplate(matches, [record.outlet for record in records])
    for i, match in enumerate(matches):
        passage: dict[str, Any] = {
            "left": records[match.left].id,
            "left_span": [match.left_start, match.left_end],
            "right": records[match.right].id,
            "right_span": [match.right_start, match.right_end],
            "score": match.score,
        }
        yield json.dumps(passage | {"boilerplate": True} if i in repeated else passage, ensure_ascii=False)


def as_summary(matches: Sequence[Match], records: Sequence[Record]) -> Iterator[str]:
    """How much is shared, and the longest passages with their first words."""
    repeated = boilerplate(matches, [record.outlet for record in records])
    passages = [match for i, match in enumerate(matches) if i not in repeated]
    pairs = {(match.left, match.right) for match in passages}
    yield f"{len(records)} records, {len(passages)} shared passages between {len(pairs)} pairs of records"
    if repeated:
        yield f"{len(repeated)} more are boilerplate: one outlet puts the same words under many of its articles"
    longest = sorted(passages, key=lambda m: (m.left_start - m.left_end, m))[:_SHOWN]
    for match in longest:
        yield ""
        yield from _side_by_side(match, records[match.left], records[match.right])
    if len(passages) > len(longest):
        yield ""
        yield f"... and {len(passages) - len(longest)} more; --json prints them all"


def _side_by_side(match: Match, left: Record, right: Record) -> Iterator[str]:
    places = f"{left.id} [{match.left_start}:{match.left_end}]  =  {right.id} [{match.right_start}:{match.right_end}]"
    yield f"{places}  {match.score:.0%} of words"
    yield f"  {_short(left.text[match.left_start : match.left_end])}"
    if match.score < 1:
        yield f"  {_short(right.text[match.right_start : match.right_end])}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"
