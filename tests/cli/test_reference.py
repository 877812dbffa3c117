"""The reference pages tell what is there."""

from __future__ import annotations

import re
from pathlib import Path

from firsthand.cli.reference import reference
from firsthand.model.records import FIELDS
from firsthand.report.machine import case_json, read_json
from firsthand.store.tables import metadata

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def test_the_page_of_the_commands_is_that_of_their_help() -> None:
    told = (DOCS / "cli.md").read_text("utf-8")
    assert told == reference(), "run: python -m firsthand.cli.reference > docs/reference/cli.md"


def test_every_table_and_field_is_told() -> None:
    told = set(re.findall(r"\w+", (DOCS / "case-file.md").read_text("utf-8")))
    assert set(metadata.tables) <= told
    assert {name for names in FIELDS.values() for name in names} <= told
    written = Path(str(case_json.__code__.co_filename)).read_text("utf-8")
    assert set(re.findall(r'"(\w+)":', written)) <= told
    assert read_json.__doc__
