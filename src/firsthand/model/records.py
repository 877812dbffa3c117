"""Text and records out of bytes: the one reading of encodings and of record fields, for acquiring and for reading."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from typing import Any

from firsthand.errors import InputError

# Names that people give the columns of a record; the first that is there counts.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "outlet": ("outlet", "source", "publisher"),
    "title": ("title", "headline"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "text": ("text", "body", "content", "article"),
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ID_LIMIT = 200


def encoding_of(head: bytes) -> str:
    """The encoding that a byte order mark at the head tells, else UTF-8."""
    return next((name for bom, name in _BOMS if head.startswith(bom)), "utf-8")


def decoded(payload: bytes) -> str:
    """The text of some bytes, line ends as they are; a byte order mark is no part of it.

    Raises InputError when the bytes are no text.
    """
    encoding = encoding_of(payload)
    if encoding == "utf-8" and b"\x00" in payload:
        raise InputError("it is binary: text holds no NUL bytes; is this another kind of file?")
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"it is not {encoding.upper().removesuffix('-SIG')} at byte {error.start} "
            f"(0x{payload[error.start]:02x}); save it as UTF-8"
        ) from error


def record_fields(payload: bytes, media_type: str) -> dict[str, str | None]:
    """The fields of one record by the names of FIELDS, None where it has none; ids are clean, texts as given.

    Raises InputError when the record is broken or holds no text.
    """
    record = _json_record(payload) if media_type == "application/x-ndjson" else _csv_record(payload)
    fields = {name: _first(record, keys) for name, keys in FIELDS.items()}
    if not (fields["text"] or "").strip():
        raise InputError('it has no text: expected a field "text" that is not empty')
    if fields["id"]:
        fields["id"] = clean_id(fields["id"])
    return fields


def clean_id(name: str) -> str:
    """A name without control characters, bidi controls and outer spaces, at most ID_LIMIT code points."""
    return _UNPRINTABLE.sub("_", name.strip())[:ID_LIMIT]


def _json_record(payload: bytes) -> dict[str, Any]:
    try:
        record = json.loads(decoded(payload))
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"it is no JSON: {reason[:120]}") from error
    if not isinstance(record, dict):
        raise InputError(f"expected a JSON object with a text, got {type(record).__name__}")
    return {str(key).strip().lower(): value for key, value in record.items()}


def _csv_record(payload: bytes) -> dict[str, Any]:
    header_and_row = decoded(payload)
    reader = csv.reader(io.StringIO(header_and_row, newline=""), delimiter=delimiter(header_and_row), strict=True)
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise InputError(f"it is no CSV: {error}") from error
    if len(rows) != 2 or len(rows[1]) > len(rows[0]):
        raise InputError(f"expected one row of {len(rows[0]) if rows else 0} columns; is a quotation mark missing?")
    return {key.strip().lower(): value for key, value in zip(rows[0], rows[1], strict=False)}


def delimiter(text: str) -> str:
    """The separator of a CSV: whichever of , ; and tab stands most often in its first line."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if value is not None and value != "" and isinstance(value, (str, int, float)):
            return _SURROGATES.sub("\ufffd", str(value))
    return None
