"""A gazetteer of the user's own, for the tests of places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from firsthand.normalise.gazetteer_import import import_gazetteer

Row = tuple[str, float, float, str]


@pytest.fixture
def own(tmp_path: Path) -> Callable[[Sequence[Row]], str]:
    """Makes one of rows of name, latitude, longitude and governorate, and gives its path."""

    def make(rows: Sequence[Row]) -> str:
        source, target = tmp_path / "own.csv", tmp_path / "own.gazetteer"
        lines = [f'"{name}",{lat},{lon},SY,{province}' for name, lat, lon, province in rows]
        source.write_text("\n".join(["name,lat,lon,country,governorate", *lines]), "utf8")
        import_gazetteer([source], target)
        return str(target)

    return make
