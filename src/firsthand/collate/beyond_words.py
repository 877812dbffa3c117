"""The word lists of the beyond-the-sources check (beyond.toml), compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.model.text import Span

_WORDS = Path(__file__).parent / "beyond.toml"
Pattern = re.Pattern[str]
Excess = tuple[Span, str, str, str]  # where, kind, slot, reason


@dataclass(frozen=True, slots=True)
class Group:
    """Words of a headline, and the words that bear them out. `armed` groups are borne out by any armed group's name."""

    words: Pattern
    borne: Pattern
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured: an expression for its words, its kind, and how many of the kind's own unit it is."""

    kind: str
    factor: float
    words: str


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists, by what they are for; beyond.toml explains each."""

    doers: tuple[Group, ...]
    nations: tuple[Group, ...]
    ranks: tuple[Group, ...]
    causes: tuple[Group, ...]
    targets: tuple[Group, ...]
    times: tuple[Group, ...]
    motives: tuple[Group, ...]
    victims: tuple[Group, ...]
    persons: tuple[Group, ...]
    events: tuple[Group, ...]
    civilians: tuple[Group, ...]
    sure: tuple[Group, ...]
    fates: tuple[Group, ...]
    units: tuple[Unit, ...]
    loaded: tuple[Group, ...]
    act: Pattern
    passive: Pattern
    hedge: Pattern
    rising: Pattern
    open: Pattern
    silent: Pattern
    history: Pattern
    habit: Pattern
    daypart: Pattern
    central: Group
    off: Pattern
    combatant: Pattern
    forces: Pattern
    reason: Pattern
    site: Pattern
    means: Pattern
    firm: Pattern
    blame: Pattern
    deed: Pattern
    harm: Pattern
    other_way: Pattern


def whole(words: Sequence[str]) -> Pattern:
    """Any of some expressions as whole words, case ignored."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def lists() -> Lists:
    raw: dict[str, Any] = tomllib.loads(_WORDS.read_text("utf-8"))

    def groups(name: str, borne: str = "borne") -> tuple[Group, ...]:
        return tuple(Group(whole(g["words"]), whole(g[borne]), g.get("group", False)) for g in raw[name])

    between = r"(?:(?:" + "|".join(raw["act"]["between"]) + r")\s+){0,3}"
    central = raw["central"]
    kinds: dict[str, Any] = {
        name + "s": groups(name)
        for name in (
            "doer",
            "nation",
            "rank",
            "cause",
            "target",
            "time",
            "motive",
            "victim",
            "person",
            "event",
            "civilian",
            "fate",
        )
    }
    plain: dict[str, Any] = {name: whole(raw[name]["words"]) for name in _PLAIN}
    return Lists(
        **kinds,
        **plain,
        sure=groups("sure"),
        units=tuple(Unit(u["kind"], u.get("factor", 1.0), "|".join(u["words"])) for u in raw["unit"]),
        loaded=groups("loaded", "plain"),
        act=re.compile(rf"['’]?s?\s+{between}(?:" + "|".join(raw["act"]["words"]) + r")(?!\w)", re.IGNORECASE),
        passive=re.compile(r"(?<!\w)(?:" + "|".join(raw["passive"]["words"]) + r")\s+$", re.IGNORECASE),
        central=Group(whole(central["words"]), whole(central["borne"])),
        off=whole(central["against"]),
    )


_PLAIN = (
    "hedge", "rising", "open", "silent", "history", "habit", "daypart", "combatant", "forces", "reason", "site", "means", "firm", "blame", "deed", "harm", "other_way",
)  # fmt: skip
