"""Gazetteers of one's own are compiled, opened read-only and stand before the packaged one."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli.gazetteer import gazetteer
from firsthand.errors import InputError, SettingError
from firsthand.normalise.gazetteer import open_gazetteers
from firsthand.normalise.gazetteer_import import import_gazetteer
from firsthand.normalise.place_resolve import resolve

DUMP = "900001\tTall Warda\tTall Warda\tTel Wardeh,تل وردة\t36.1\t40.2\tP\tPPL\tSY\t\t01\t\t\t\t350\t\t300\tAsia/Damascus\t2020-01-01\n"


def test_csv_places_are_found_under_each_name(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,name_ar,lat,lon,country\nTall Warda village,تل وردة,36.1,40.2,SY\n", "utf8")
    assert import_gazetteer([source], tmp_path / "own.gazetteer") == 1
    found = open_gazetteers((str(tmp_path / "own.gazetteer"),))
    for name in ("Tall Warda village", "tall warda", "تل وردة"):
        assert [k.place.lat for k in found.find(name)] == [36.1]


def test_a_geonames_dump_is_read_by_its_columns(tmp_path: Path) -> None:
    source = tmp_path / "SY.txt"
    source.write_text(DUMP, "utf8")
    import_gazetteer([source], tmp_path / "own.gazetteer")
    answer = resolve("Tel Wardah", context="Hasakah", country="SY", gazetteers=(str(tmp_path / "own.gazetteer"),))
    assert answer.place is not None
    assert (answer.place.id, answer.status) == ("user:geonames/900001", "resolved")


def test_geojson_points_give_longitude_first(tmp_path: Path) -> None:
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [40.2, 36.1]},
        "properties": {"name": "Tall Warda"},
    }
    source = tmp_path / "own.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}), "utf8")
    import_gazetteer([source], tmp_path / "own.gazetteer", country="SY")
    (known,) = open_gazetteers((str(tmp_path / "own.gazetteer"),)).find("Tall Warda")
    assert (known.place.lat, known.place.lon, known.place.country) == (36.1, 40.2, "SY")


@pytest.mark.parametrize("row", ["Nowhere,,40.2", "Nowhere,north,40.2", "Nowhere,136.1,40.2"])
def test_a_row_that_is_nowhere_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    source = tmp_path / "own.csv"
    source.write_text(f"name,lat,lon\n{row}\n", "utf8")
    with pytest.raises(InputError, match="line 2"):
        import_gazetteer([source], tmp_path / "own.gazetteer")


def test_a_missing_gazetteer_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="gazetteer add"):
        open_gazetteers((str(tmp_path / "absent.gazetteer"),))


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.gazetteer").write_text("not a database at all, only words")
    with pytest.raises(SettingError, match="no gazetteer"):
        open_gazetteers((str(tmp_path / "other.gazetteer"),))


def test_gazetteers_are_opened_read_only() -> None:
    connection = open_gazetteers().connections[-1]
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM place")


def test_the_command_writes_beside_the_case(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon\nTall Warda,36.1,40.2\n", "utf8")
    result = CliRunner().invoke(
        gazetteer, ["add", str(source), "--case", str(tmp_path / "raid.case"), "--country", "sy"]
    )
    assert result.exit_code == 0, result.output
    assert (tmp_path / "raid.gazetteer").exists()
    assert "1 places" in result.output


def test_compiling_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon\nTall Warda,36.1,40.2\nKafr Salma,36.2,40.3\n", "utf8")
    for name in ("a.gazetteer", "b.gazetteer"):
        import_gazetteer([source], tmp_path / name)
    assert (tmp_path / "a.gazetteer").read_bytes() == (tmp_path / "b.gazetteer").read_bytes()


def test_a_part_named_after_its_town_is_no_further_name_of_the_town(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text('name,lat,lon,country\n"Tabqa, Qishraz",35.8,38.6,SY\n"Tall Warda, Tabqa",35.9,38.5,SY\n', "utf8")
    import_gazetteer([source], tmp_path / "own.gazetteer")
    found = open_gazetteers((str(tmp_path / "own.gazetteer"),))
    assert not [k for k in found.find("Tabqa") if k.place.id.startswith("user:")]
    assert [k.place.lat for k in found.find("Qishraz")] == [35.8]
    assert [k.place.lat for k in found.find("Tall Warda")] == [35.9]
