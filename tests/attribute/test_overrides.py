"""Corrected chains from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.attribute import Attributor
from firsthand.errors import SettingError
from firsthand.model.text import Document, Span

TEXT = "The mayor said that ten people died and that two cars burned."


def voice(path: Path, words: str) -> list[str]:
    doc = Document("doc-1", "", "", TEXT, "Harwick Courier")
    attributed = Attributor(overrides=str(path), learned=False)(doc)
    start = TEXT.index(words)
    by_id = {s.id: s.name for s in attributed.sources}
    return [by_id[i] for i in attributed.voice(Span("text", start, start + len(words)))]


def write(tmp_path: Path, text: str, name: str = "chains.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_corrected_quote_has_the_given_chain_and_the_rest_keeps_its_own(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[chain]]\ndocument = "doc-1"\nquote = "ten people died"\nsources = ["Valley Agency", "a nurse"]\n',
    )
    assert voice(path, "ten people died") == ["Harwick Courier", "Valley Agency", "nurse"]
    assert voice(path, "two cars burned") == ["Harwick Courier", "mayor"]


def test_an_empty_chain_gives_the_words_back_to_the_outlet(tmp_path: Path) -> None:
    path = write(tmp_path, '[{"document": "doc-1", "quote": "ten people died", "sources": []}]', "chains.json")
    assert voice(path, "ten people died") == ["Harwick Courier"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[chain]]\ndocument = "doc-1"\n', "expected document, quote and sources"),
        ('[[chain]]\ndocument = "doc-1"\nquote = "nine"\nsources = ["a"]\n', "do not stand in document doc-1"),
        ('[[chain]]\ndocument = "doc-1"\nquote = "ten"\nsources = ["a"]\nkinds = ["ghost"]\n', "one known kind"),
        ("not toml at all [", "cannot be read"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        voice(write(tmp_path, text), "ten people died")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no overrides file"):
        voice(tmp_path / "none.toml", "ten people died")
