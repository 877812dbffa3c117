"""Files of the user's own set how articles are read, and an edited file makes them be read again."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from firsthand import cli
from firsthand.cli.settings import country_code

ARTICLE = """Ferry holed at Marwa pier

MARWA, 4 March 2021 - Two ferries collided on Wednesday near the pier of Tall Warda, killing three people, Cedar Wire said.
"""
BOOK = """
[[type]]
id = "collision"
label = "Collision of ships"
words = ['collisions?', 'collided']
"""


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(a) for a in arguments])
    told = capsys.readouterr()
    return int(ended.value.code or 0), told.out, told.err


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, "utf8")
    return path


def exported(capsys: pytest.CaptureFixture[str], case: Path) -> dict[str, list[dict[str, object]]]:
    code, out, _ = call(capsys, "export", case, "--format", "json")
    assert code == 0
    told: dict[str, list[dict[str, object]]] = json.loads(out)
    return told


def test_a_codebook_of_ones_own_names_the_event(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, case = tmp_path / "harbour.toml", tmp_path / "h.case"
    book.write_text(BOOK, "utf8")
    assert call(capsys, "trace", article, "--case", case, "--quiet", "--codebook", book)[0] == 0
    assert "ollision" in json.dumps(exported(capsys, case)["incidents"])
    book.write_text(BOOK.replace("Collision of ships", "Ships struck").replace("collision", "struck", 1), "utf8")
    assert call(capsys, "trace", article, "--case", case, "--quiet", "--codebook", book)[0] == 0
    assert "struck" in json.dumps(exported(capsys, case)["incidents"]), "an edited codebook is read again"


def test_a_codebook_that_cannot_be_used_is_refused(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "harbour.toml"
    book.write_text(BOOK.replace("label", "title"), "utf8")
    code, _, err = call(capsys, "trace", article, "--case", tmp_path / "h.case", "--codebook", book)
    assert code != 0
    assert "'collision' has no 'label'" in err
    assert not (tmp_path / "h.case").exists()


def test_a_gazetteer_beside_the_case_is_used_by_itself(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, case = tmp_path / "own.csv", tmp_path / "h.case"
    own.write_text("name,lat,lon,country\nTall Warda,36.1,35.2,SY\n", "utf8")
    assert call(capsys, "trace", article, "--case", case, "--quiet")[0] == 0
    assert "user:own" not in json.dumps(exported(capsys, case))
    assert call(capsys, "gazetteer", "add", own, "--case", case)[0] == 0
    assert call(capsys, "trace", article, "--case", case, "--quiet")[0] == 0
    assert "user:own" in json.dumps(exported(capsys, case))


def test_actors_of_ones_own_are_known_sources(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actors = tmp_path / "actors.toml"
    actors.write_text(
        '[[actor]]\nid = "cedar-wire"\nname = "Cedar Wire Service"\nkind = "agency"\nnames = ["Cedar Wire"]\n', "utf8"
    )
    code, out, err = call(capsys, "read", article, "--json", "--actors", actors)
    assert code == 0, err
    assert "Cedar Wire Service" in out


def test_corrections_change_the_voice(tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "corrections.toml"
    own.write_text(
        '[[chain]]\ndocument = "ferry"\nquote = "killing three people"\nsources = ["Cedar Wire", "Marwa Coast Guard"]\n',
        "utf8",
    )
    code, out, err = call(capsys, "read", article, "--json", "--overrides", own)
    assert code == 0, err
    assert "Marwa Coast Guard" in out


def test_a_correction_that_fits_nothing_is_told(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "corrections.toml"
    own.write_text('[[chain]]\ndocument = "ferry"\nquote = "killing ten"\nsources = []\n', "utf8")
    code, _, err = call(capsys, "read", article, "--overrides", own)
    assert code == 1
    assert "do not stand in document ferry" in err


@pytest.mark.parametrize(
    ("given", "code"), [("SY", "SY"), ("sy", "SY"), ("Syria", "SY"), ("south sudan", "SS"), ("", "")]
)
def test_a_country_is_known_by_its_code_or_its_name(given: str, code: str) -> None:
    assert country_code(None, None, given) == code


@pytest.mark.parametrize("given", ["ZZ", "Atlantis", "S"])
def test_what_is_no_country_is_refused_rather_than_looked_for_in_vain(given: str) -> None:
    with pytest.raises(click.BadParameter, match="no country"):
        country_code(None, None, given)
