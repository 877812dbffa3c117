"""What the documents tell must be there: commands, options, links, decisions, steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from firsthand.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    for line in re.findall(r"^ {4}.*?\bfirsthand ([a-z]\S*)", page.read_text("utf-8"), re.MULTILINE):
        assert line in COMMANDS, line


def test_every_command_is_shown_in_the_reference() -> None:
    told = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"firsthand {command}" in told


def test_the_readme_has_its_two_commands() -> None:
    told = (ROOT / "README.md").read_text("utf-8")
    assert "pip install . && firsthand trace examples/three-incidents/articles" in told
    assert "pip install '.[dev]' && pytest" in told


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
