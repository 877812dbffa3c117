"""Local files, alone or in folders, to items; what cannot be read becomes a failure with its reason."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from firsthand.acquire.tables import csv_records, jsonl_records
from firsthand.errors import InputError
from firsthand.model.records import clean_id, decoded, record_fields
from firsthand.model.steps import Item
from firsthand.model.text import Capture, Failure

WHOLE = {".txt": "text/plain", ".text": "text/plain", ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html"}
RECORDS = {
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".tsv": "text/csv",
}
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Acquirer:
    """Files and folders to items, in the order of their paths, each file once.

    Limits are bytes: `file_limit` of a text or page, `record_limit` of one record; files of records may be of any
    size. `skip` are paths that are never taken up (the case file itself).
    """

    file_limit: int = 50 * MEGABYTE
    record_limit: int = 20 * MEGABYTE
    skip: tuple[str, ...] = ()
    version: ClassVar[str] = "1"

    def __call__(self, paths: Sequence[str]) -> Iterator[Item | Failure]:
        skipped = {os.path.realpath(path) for path in self.skip}
        seen: set[str] = set()
        found = [entry for path in paths for entry in _files(path)]
        for entry in sorted(found, key=lambda e: e.origin if isinstance(e, Failure) else e):
            if isinstance(entry, Failure):
                yield entry
                continue
            real = os.path.realpath(entry)
            if real not in seen and real not in skipped:
                seen.add(real)
                yield from self._items(entry)

    def _items(self, path: str) -> Iterator[Item | Failure]:
        if not os.path.lexists(path):
            yield _failure(path, "there is no such file or folder")
            return
        kind = Path(path).suffix.lower()
        if kind not in WHOLE and kind not in RECORDS:
            known = " ".join(sorted(WHOLE) + sorted(RECORDS))
            yield _failure(path, f"its kind {kind or '(no ending)'} is not one that firsthand reads: {known}")
            return
        try:
            if not stat.S_ISREG(Path(path).stat().st_mode):
                yield _failure(path, "it is no regular file")
                return
            with Path(path).open("rb") as stream:
                if kind in WHOLE:
                    yield self._whole(path, stream, WHOLE[kind])
                else:
                    yield from self._records(path, stream, RECORDS[kind])
        except OSError as error:
            yield _failure(path, f"it cannot be read: {error.strerror or error}")

    def _whole(self, path: str, stream: BinaryIO, media_type: str) -> Item | Failure:
        payload = stream.read(self.file_limit + 1)
        if len(payload) > self.file_limit:
            return _failure(path, f"it is larger than {self.file_limit / MEGABYTE:g} MB (setting file_limit)")
        if not payload.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
            return _failure(path, "it is empty")
        if media_type == "text/plain":
            try:
                decoded(payload)
            except InputError as error:
                return _failure(path, str(error))
        return _item(payload, path, None, media_type, clean_id(Path(path).stem))

    def _records(self, path: str, stream: BinaryIO, media_type: str) -> Iterator[Item | Failure]:
        """One item a record; `record` in captures and failures is "line N", where the record begins."""
        read: Callable[[BinaryIO, int], Iterator[tuple[int, bytes | str]]]
        read = jsonl_records if media_type == "application/x-ndjson" else csv_records
        empty = True
        for line, payload in read(stream, self.record_limit):
            empty = False
            if isinstance(payload, str):
                yield Failure(path, f"line {line}", payload)
                continue
            try:
                name = record_fields(payload, media_type)["id"]
            except InputError as error:
                yield Failure(path, f"line {line}", str(error))
                continue
            yield _item(payload, path, f"line {line}", media_type, name or clean_id(f"{Path(path).stem}-{line}"))
        if empty:
            yield _failure(path, "it is empty: not one record in it")


def _item(payload: bytes, origin: str, record: str | None, media_type: str, name: str) -> Item:
    sha256 = hashlib.sha256(payload).hexdigest()
    return Item(Capture(sha256, _printable(origin), record, media_type), payload, name or sha256[:12])


def _failure(path: str, reason: str) -> Failure:
    return Failure(_printable(path), None, reason)


def _printable(path: str) -> str:
    """A path whose undecodable bytes stand as \\xNN, so that it can be stored and shown."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _files(path: str) -> Iterator[str | Failure]:
    """The files at a path: itself, or all in the folder and below it but hidden ones; a loop of links ends."""
    if not Path(path).is_dir():
        yield path
        return
    problems: list[OSError] = []
    seen: set[str] = set()
    for folder, inner, files in os.walk(path, onerror=problems.append, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            inner.clear()
            continue
        seen.add(real)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (str(Path(folder, name)) for name in files if not name.startswith("."))
    for error in problems:
        yield _failure(str(error.filename or path), f"its folder cannot be read: {error.strerror or error}")
