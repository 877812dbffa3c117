"""Gazetteers of one's own are compiled, opened read-only and stand before the packaged one."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import group as program
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
        program, ["gazetteer", "add", str(source), "--case", str(tmp_path / "raid.case"), "--country", "sy"]
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


def own_gazetteer(folder: Path, *rows: str) -> str:
    source = folder / "own.csv"
    source.write_text("\n".join(["name,lat,lon,country,governorate", *rows]), "utf8")
    import_gazetteer([source], folder / "own.gazetteer")
    return str(folder / "own.gazetteer")


def test_ones_own_place_stands_before_packaged_namesakes_of_its_province(tmp_path: Path) -> None:
    own = own_gazetteer(tmp_path, '"Khalidiyah, Aleppo",36.40,37.50,SY,Aleppo')
    assert resolve("Khalidiyah", context="Aleppo", country="SY").status == "coarse"
    told = resolve("Khalidiya", context="Aleppo", country="SY", gazetteers=(own,))
    assert told.status == "resolved" and told.place is not None and told.place.lat == 36.40


def test_a_row_that_strays_from_its_province_stands_behind_the_packaged_place(tmp_path: Path) -> None:
    own = own_gazetteer(tmp_path, "Sarmada,34.2,38.1,SY,Idlib")
    told = resolve("Sarmada", context="Idlib", country="SY", gazetteers=(own,))
    assert told.place is not None and told.place.lat > 36


@pytest.mark.parametrize(
    ("row", "asked", "radius_m"),
    [
        ("Qishraz and Tall Bawwan", "Qishraz", 10_000),
        ("near Qishraz", "Qishraz", 8_000),
        ("Between Qishraz and Tall Bawwan", "Tall Bawwan", 20_000),
        ("Nawras school; Qishraz", "Qishraz", 6_000),
    ],
)
def test_other_places_that_a_row_names_become_circles(tmp_path: Path, row: str, asked: str, radius_m: int) -> None:
    own = own_gazetteer(tmp_path, f'"{row}",36.40,37.50,SY,Aleppo')
    told = resolve(asked, context="Aleppo", country="SY", gazetteers=(own,))
    assert told.status == "coarse" and told.place is not None
    assert (told.place.feature, told.place.radius_m) == ("circle", radius_m)


def test_a_part_called_after_its_town_is_no_second_town(tmp_path: Path) -> None:
    own = own_gazetteer(tmp_path, "Afrin city centre,36.50,36.88,SY,Aleppo")
    assert not [k for k in open_gazetteers((own,)).find("Afrin") if k.place.id.startswith("user:")]


def test_a_file_says_how_many_rows_it_holds_not_what_they_name_besides(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon,country\nQishraz and Tall Bawwan,36.4,37.5,SY\n", "utf8")
    assert import_gazetteer([source], tmp_path / "own.gazetteer") == 1


def test_the_command_names_rows_far_from_the_province_that_they_state(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon,governorate\nQishraz,34.2,38.1,Idlib\nTall Bawwan,35.9,36.6,Idlib\n", "utf8")
    result = CliRunner().invoke(program, ["gazetteer", "add", str(source), "--country", "sy"])
    assert result.exit_code == 0, result.output
    assert "1 row lies far from the province stated: Qishraz (Idlib)" in result.output
