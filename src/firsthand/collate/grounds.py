"""Grounds: the places that accounts name, as circles, and how far two of them lie apart for certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.account import Account
from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place


def grounds(accounts: Iterable[Account]) -> Mapping[str, Place]:
    """Every place that the accounts know, by id."""
    found: dict[str, Place] = {}
    for account in accounts:
        known = [account.where] if account.where else []
        for place in (*known, *(c.place for c in account.candidates)):
            found.setdefault(place.id, place)
    return found


def apart_m(one: Place, other: Place) -> float:
    """Metres that surely lie between two places: 0 where their circles meet, or one is a division that holds the other."""
    if _holds(one, other) or _holds(other, one):
        return 0.0
    return max(0.0, distance_m(one, other) - _reach(one) - _reach(other))


def _reach(place: Place) -> int:
    """How far a place reaches: "east of Aleppo" is as far as a reporter likes, so that its circle may be twice as large."""
    return place.radius_m * (2 if place.feature == "circle" else 1)


def _holds(whole: Place, part: Place) -> bool:
    if whole.country and part.country and whole.country != part.country:
        return False
    # A province is often called by its capital: what lies in Idlib province lies in "Idlib".
    return (
        whole.feature == "country"
        or whole.name == part.admin1
        or (whole.feature == "admin1" and part.admin1 is not None and part.admin1 == whole.admin1)
    )
