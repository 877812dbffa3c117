"""Files of records, one at a time whatever their size: the bytes of each record, or why there are none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from firsthand.model.records import FIELDS, delimiter, encoding_of

BOM_LONGEST = 4


def jsonl_records(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | str]]:
    """(line number from 1, the bytes of the record or the reason why it was left out), blank lines skipped."""
    for number, line, whole in _lines(stream, limit):
        if not line.strip():
            continue
        if len(line) > limit:
            yield number, _too_large(limit)
        elif not whole and not line.rstrip().endswith(b"}"):
            yield number, "the last line breaks off: is the file half-written? write it again and trace it again"
        else:
            yield number, line.strip(b"\r\n")


def csv_records(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | str]]:
    """(line where the row begins, header and row as the bytes of a small CSV, or the reason why it was left out).

    Columns are told by the first line; a row may reach over several lines inside quotation marks.
    """
    lines = ((number, line) for number, line, _ in _lines(stream, limit))
    _, header = next(lines, (0, b""))
    if not header.strip():
        return
    names = {name.strip().strip('"').lower() for name in _split(header)}
    if not names & set(FIELDS["text"]):
        yield 1, f'no column "text": the first line must name the columns, found {", ".join(sorted(names))[:120]}'
        return
    start, rows, quotes = 0, b"", 0
    for number, line in lines:
        start = start or number
        if len(rows) <= limit:
            rows += line
        quotes += line.count(b'"')
        if quotes % 2:
            continue
        if len(rows) > limit:
            yield start, _too_large(limit)
        elif rows.strip():
            yield start, header.rstrip(b"\r\n") + b"\r\n" + rows.rstrip(b"\r\n")
        start, rows, quotes = 0, b"", 0
    if rows.strip():
        yield start, "its quotation marks never close: is the file half-written? mend it and trace it again"


def _split(header: bytes) -> list[str]:
    text = header.decode("utf-8", "replace")
    return next(csv.reader(io.StringIO(text), delimiter=delimiter(text)), [])


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """(number, line as UTF-8 with its end, whether it has one); a line over the limit is cut to limit + 1 bytes."""
    head = stream.read(BOM_LONGEST)
    stream.seek(0)
    encoding = encoding_of(head)
    if encoding == "utf-8-sig":
        stream.seek(3)
    if encoding in ("utf-8", "utf-8-sig"):
        yield from _byte_lines(stream, limit)
    else:
        with io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
            for number, line in enumerate(text, 1):
                encoded = line.encode("utf-8", "replace")
                yield number, encoded[: limit + 1], encoded.endswith(b"\n")


def _byte_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        whole = line.endswith(b"\n")
        if len(line) > limit and not whole:
            while rest := stream.readline(limit + 1):
                if whole := rest.endswith(b"\n"):
                    break
        yield number, line, whole


def _too_large(limit: int) -> str:
    return f"it is larger than {limit / 1_000_000:g} MB (setting record_limit)"
