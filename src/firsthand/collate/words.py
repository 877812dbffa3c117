"""The words of reasons: who holds a reading, and what it says, short enough for one line."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.collation import Reading

_NAMED = 3  # names that a reason lists
_LONGEST = 40  # code points of a value in a reason


def holders(reading: Reading, names: Mapping[str, str]) -> str:
    """Who holds a reading, by name: at most three."""
    found = list(dict.fromkeys(names[o] for o in reading.origins if o in names)) or ["an account"]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return ", ".join(found[:_NAMED]) + more


def quoted(reading: Reading) -> str:
    """The words of a reading, cut to what a reason can hold."""
    words = " ".join(reading.value.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
