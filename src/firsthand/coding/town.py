"""Town: where local news is from, for what it tells without a place ("two were shot in the 200 block of Elm Street")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.coding.happenings import Happening
from firsthand.coding.units import Unit
from firsthand.coding.where import BESIDE, HOME, chosen, holds_too_much
from firsthand.model.mentions import PlaceMention

# The title, the headline and the first sentences.
_HEAD = 3


def in_town(found: Sequence[Happening], units: Iterable[Unit]) -> None:
    """Gives the happenings of local news that name no place, open or not, the one that its head says that it is of."""
    town = _town(units)
    for happening in found:
        if happening.place is None and not happening.background and not _names_another(happening):
            happening.place = town


def _town(units: Iterable[Unit]) -> PlaceMention | None:
    told = [
        (m, v, u.lead)
        for u in units
        if u.lead <= _HEAD
        for m, v in zip(u.places, u.standing, strict=True)
        if v >= BESIDE
    ]
    return chosen(told)


def _names_another(happening: Happening) -> bool:
    """True where something is said to be in a place of which the text does not say which it is."""
    return any(
        v > HOME and (m.place is None or not holds_too_much(m.place))
        for u in happening.units
        for m, v in zip(u.places, u.standing, strict=True)
    )
