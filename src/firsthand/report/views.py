"""Views: one value out of several readings, by a rule that the reader chooses. Made while showing, never stored: the
readings stay what they are, and a view says which origins set it (copies and repetitions are one origin).

conservative   the least that any origin tells; of other slots only what all origins tell
informative    from the least to the most that any origin tells; of other slots all that anybody tells
representative the value that most origins hold; where several do, the middle one
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from firsthand.report.html_case import rows_of, unique, word_of

ViewName = Literal["conservative", "informative", "representative"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)
# The rules in words, for people.
RULES: Mapping[ViewName, str] = {
    "conservative": "the least that any origin tells; of other slots only what all origins tell",
    "informative": "from the least to the most that any origin tells; of other slots all that anybody tells",
    "representative": "the value that most origins hold; where several do, the middle one",
}
_SHOWN = 4  # values of a slot that is no count

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """A row in one value, and the ids of the origins that set it."""

    value: str
    origins: tuple[str, ...]


def view_of(row: Row, name: ViewName) -> View | None:
    """A row of a collation in one value; None where nobody tells anything that holds still."""
    readings = [r for r in rows_of(row, "readings") if r.get("origins") and not _denied(r) and not r.get("superseded")]
    if not readings:
        return None
    counted = [r for r in readings if r.get("low") is not None or r.get("high") is not None]
    return _figure(counted, name) if counted else _words(readings, name)


def _denied(reading: Row) -> bool:
    return word_of(reading, "value").startswith("denied: ")


def _figure(readings: Sequence[Row], name: ViewName) -> View:
    if name == "representative":
        return _most_held(readings)
    least = min(readings, key=_low)
    most = max(readings, key=_high)
    if _low(least) == _high(most):
        return View(f"{_low(least)}", _origins(readings))
    if name == "conservative":
        return View(f"at least {_low(least)}", _origins([r for r in readings if _low(r) == _low(least)]))
    ends = [r for r in readings if _low(r) == _low(least) or _high(r) == _high(most)]
    top = max(_low(r) for r in readings)
    value = f"{_low(least)} to {_high(most)}" if _high(most) < _OPEN else f"{_low(least)} to {top} or more"
    return View(value if top > _low(least) or _high(most) < _OPEN else f"{_low(least)} or more", _origins(ends))


_OPEN = 10**9


def _low(reading: Row) -> int:
    return int(reading.get("low") or 0)


def _high(reading: Row) -> int:
    high = reading.get("high")
    return _OPEN if high is None else int(high)


def _most_held(readings: Sequence[Row]) -> View:
    """The value with most origins; of several with as many the middle one, the lower of two."""
    most = max(len(set(r.get("origins") or ())) for r in readings)
    held = sorted((r for r in readings if len(set(r.get("origins") or ())) == most), key=lambda r: (_low(r), _high(r)))
    chosen = held[(len(held) - 1) // 2]
    return View(word_of(chosen, "value"), _origins([chosen]))


def _words(readings: Sequence[Row], name: ViewName) -> View | None:
    every = set(_origins(readings))
    if name == "representative":
        return _most_held(readings)
    shown = [r for r in readings if name == "informative" or set(r.get("origins") or ()) == every]
    if not shown:
        return None
    values = unique(word_of(r, "value") for r in shown)
    more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
    return View(", ".join(values[:_SHOWN]) + more, _origins(shown))


def _origins(readings: Sequence[Row]) -> tuple[str, ...]:
    return unique(str(o) for r in readings for o in r.get("origins") or ())
