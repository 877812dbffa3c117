"""Build hook: compiles the gazetteer that the package ships. `python hatch_build.py` does it in a checkout."""

from __future__ import annotations

import importlib
import sys
import types
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script in a checkout, without the build back end
    BuildHookInterface = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).parent
TARGET = Path("src/firsthand/normalise/data/gazetteer.sqlite")
CURATED = Path("src/firsthand/normalise/data/places")


def build_gazetteer(root: Path) -> Path:
    """Writes the gazetteer below `root` unless it is newer than what it is made of; its path."""
    target = root / TARGET
    sources = [
        *sorted((root / CURATED).glob("*.toml")),
        *sorted((root / "src/firsthand/normalise").glob("gazetteer_*.py")),
    ]
    sources.append(root / "src/firsthand/model/romanise.py")
    if target.exists() and target.stat().st_mtime > max(path.stat().st_mtime for path in sources):
        return target
    sys.path.insert(0, str(root / "src"))
    try:
        # The package of the steps needs the run-time dependencies; an empty stand-in lets its module load without.
        if "firsthand.normalise" not in sys.modules:
            stand_in = types.ModuleType("firsthand.normalise")
            stand_in.__path__ = [str(root / "src/firsthand/normalise")]
            sys.modules["firsthand.normalise"] = stand_in
        packaged = importlib.import_module("firsthand.normalise.gazetteer_packaged")
        packaged.build(target, root / CURATED)
    finally:
        sys.path.remove(str(root / "src"))
    return target


class GazetteerHook(BuildHookInterface):
    """Compiles the gazetteer before a wheel is made and puts it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        build_gazetteer(Path(self.root))
        build_data["artifacts"].append(str(TARGET))
        build_data["pure_python"] = True


if __name__ == "__main__":
    print(build_gazetteer(ROOT))
