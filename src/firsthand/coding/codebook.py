"""Codebooks: the event types that accounts are coded by, the words that report them, and the words that fill slots."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.errors import SettingError

PACKAGED = Path(__file__).parent / "codebooks"
UNKNOWN_TYPE = "unknown"


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: `family` holds the types that reporters use for one another, `weight` says how far a word
    of this type beats a more general one; `acled`, `ucdp`, `plover` are its counterparts in those schemes."""

    id: str
    label: str
    family: str
    weight: float
    words: re.Pattern[str]
    acled: str
    ucdp: int
    plover: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """Event types in the order of the file, and the word lists by slot. `local`: for the news of a place, whose
    datelines say where it happened and not only where it was written."""

    name: str
    version: str
    types: tuple[EventType, ...]
    words: dict[str, re.Pattern[str]]
    actor_slots: dict[str, re.Pattern[str]]
    local: bool = False

    def type(self, id: str) -> EventType | None:
        """The type with this id; None when the codebook has none such."""
        return next((t for t in self.types if t.id == id), None)

    def family(self, id: str) -> str:
        """The family of a type; the id itself for a type that is not in the codebook."""
        known = self.type(id)
        return known.family if known else id


@lru_cache(maxsize=16)
def load(name: str, held: str = "") -> Codebook:
    """The packaged codebook of this name, or the one at this path, read once for what it is said to hold.

    Raises SettingError when it cannot be used.
    """
    path = Path(name) if name.endswith(".toml") else PACKAGED / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in PACKAGED.glob("*.toml")))
        raise SettingError(f"no codebook {name!r}: expected a packaged one ({known}) or a path to a .toml file")
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"codebook {path.name}: not valid TOML ({error}); mend the file and run again") from error
    return _codebook(raw, path.name)


def _codebook(raw: dict[str, Any], where: str) -> Codebook:
    types = tuple(_type(entry, where) for entry in raw.get("type", ()))
    if not types:
        raise SettingError(f"codebook {where}: has no [[type]]; at least one event type is needed")
    return Codebook(
        str(raw.get("name", where)),
        str(raw.get("version", "1")),
        types,
        {slot: _pattern(words, where, slot) for slot, words in sorted(raw.get("words", {}).items())},
        {slot: _pattern(words, where, slot) for slot, words in sorted(raw.get("actor_slots", {}).items())},
        bool(raw.get("local", False)),
    )


def _type(entry: dict[str, Any], where: str) -> EventType:
    for field in ("id", "label", "words"):
        if not entry.get(field):
            raise SettingError(f"codebook {where}: type {entry.get('id', '?')!r} has no {field!r}")
    return EventType(
        entry["id"],
        entry["label"],
        str(entry.get("family", entry["id"])),
        float(entry.get("weight", 1.0)),
        _pattern(entry["words"], where, entry["id"]),
        str(entry.get("acled", "")),
        int(entry.get("ucdp", 0)),
        str(entry.get("plover", "")),
    )


def _pattern(words: list[str], where: str, what: str) -> re.Pattern[str]:
    try:
        return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise SettingError(f"codebook {where}: words of {what!r} are no regular expressions ({error})") from error
