"""The settings under which a case was read, kept in it: the next run takes them where it is given none."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from firsthand.errors import CaseError, SettingError
from firsthand.model.ids import canonical
from firsthand.store import open_view, open_writer

NOTE = "settings"  # the key under which a case keeps them
OPTIONS = {
    "country": "--country",
    "gazetteers": "--gazetteer",
    "actors": "--actors",
    "overrides": "--overrides",
    "codebook": "--codebook",
}
DEFAULTS: Mapping[str, Any] = {
    "country": None, "gazetteers": (), "actors": (), "overrides": None, "codebook": "conflict"
}  # fmt: skip
FILES = ("gazetteers", "actors", "overrides", "codebook")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `default_steps` takes for reading; `kept` are the names of those that the case remembered. Paths are whole,
    so that the same files are the same settings wherever the next run is started."""

    country: str | None = None
    gazetteers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    overrides: str | None = None
    codebook: str = "conflict"
    kept: frozenset[str] = frozenset()

    def values(self) -> dict[str, Any]:
        """The settings by name."""
        return {name: getattr(self, name) for name in OPTIONS}

    def told(self) -> str:
        """The settings as they would be given, "" where all are the defaults."""
        words = []
        for name, option in OPTIONS.items():
            if (value := getattr(self, name)) != DEFAULTS[name]:
                mark = " (remembered)" if name in self.kept else ""
                words += [f"{option} {v}{mark}" for v in (value if isinstance(value, tuple) else (value,))]
        return ", ".join(words)


def chosen(context: click.Context) -> frozenset[str]:
    """The names of the settings that somebody gave in this call."""
    return frozenset(n for n in OPTIONS if context.get_parameter_source(n) not in (None, ParameterSource.DEFAULT))


def settled(case: Path, given: Mapping[str, Any], named: Collection[str], *, forget: bool = False) -> Settings:
    """The settings of a run: those `named` as they were `given`, the others as the case remembers them, if it does.

    Raises SettingError when a remembered file is gone.
    """
    kept = {} if forget else {name: value for name, value in _remembered(case).items() if name not in named}
    for name in FILES:
        for path in _paths(kept.get(name)):
            if not Path(path).is_file():
                told = f"{case} was read with {OPTIONS[name]} {path}, and this file is gone"
                raise SettingError(f"{told}: put it back, give {OPTIONS[name]} again, or read with --forget")
    fresh = {name: _whole(name, given[name]) for name in OPTIONS if name not in kept}
    return Settings(**fresh, **kept, kept=frozenset(kept))


def with_gazetteer(settings: Settings, path: Path) -> Settings:
    """The settings with one more gazetteer, unless it is among them."""
    whole = _absolute(path)
    return settings if whole in settings.gazetteers else replace(settings, gazetteers=(*settings.gazetteers, whole))


def keep(case: Path, settings: Settings, *, wait_s: float) -> None:
    """Remembers the settings in the case, which is made if there is none; nothing is written where it knows them."""
    values = settings.values()
    if {**DEFAULTS, **_remembered(case)} != values:
        with open_writer(case, wait_s=wait_s) as writer:
            writer.put_notes({NOTE: canonical(values)})


def _remembered(case: Path) -> dict[str, Any]:
    """What a case remembers; nothing where it was made before cases did, or is none."""
    if not case.is_file():
        return {}
    try:
        with open_view(case) as view:
            note = view.note(NOTE)
    except CaseError:  # no whole case: the run itself mends or refuses it
        return {}
    found = json.loads(note) if note else {}
    known = {name: value for name, value in found.items() if name in OPTIONS}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}


def _paths(value: Any) -> tuple[str, ...]:
    """The paths that a setting holds; a packaged codebook's name is none."""
    values = value if isinstance(value, tuple) else (value,)
    return tuple(v for v in values if isinstance(v, str) and Path(v).is_absolute())


def _whole(name: str, value: Any) -> Any:
    """A setting with whole paths, and codes in capitals."""
    if isinstance(value, tuple | list):
        return tuple(_absolute(v) for v in value)
    if value is None or name not in FILES:
        return value.upper() if value else None
    return _absolute(value) if name != "codebook" or value.endswith(".toml") else value


def _absolute(path: str | Path) -> str:
    """A path from the root, links left as they are: a gazetteer's name is part of what it tells."""
    return os.path.normpath(Path(path).absolute())
