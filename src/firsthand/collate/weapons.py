"""Weapons: what one account calls the thing that fires and another what it fired are no rivals."""

from __future__ import annotations

import re

# (what carries or fires, what it may carry or fire): general knowledge of arms, not of any conflict.
_AIR = r"war ?plane|plane|jet|aircraft|helicopter|drone|air ?craft"
_GROUND = r"artillery|tank|mortar|cannon|howitzer|launcher|grenade"
_AIRBORNE = r"bomb(?!er)|rocket|missile|munition|phosphorus|incendiary|sarin|chlorine|gas|barrel|canister|machine[ -]gun|shell|grenade"
_FIRED = r"shell|rocket|missile|round|grenade|mortar|phosphorus|sarin|chlorine|gas|canister|projectile"
_PLANTED = r"car bomb|truck bomb|motorcycle bomb|roadside bomb|belt|vest|mine|explosive"
_GUNS = r"machine[ -]gun|rifle|pistol|handgun|sniper|gun"
_KINDS = (_AIR, _GROUND, _GUNS)


def go_together(one: str, other: str) -> bool:
    """True for names of one thing ("jets", "warplanes"), and where the one may fire or carry the other."""
    return _paired(one, other) or _paired(other, one)


def _paired(one: str, other: str) -> bool:
    a, b = one.lower(), other.lower()
    if re.search(_PLANTED, a) and re.search(_PLANTED, b):
        return True
    if any(re.search(kind, a) and re.search(kind, b) for kind in _KINDS):
        return not _differ_in_the_air(a, b)
    if re.search(_PLANTED, b) and not re.search(_PLANTED, a):
        return False
    return bool((re.search(_AIR, a) and re.search(_AIRBORNE, b)) or (re.search(_GROUND, a) and re.search(_FIRED, b)))


def _differ_in_the_air(a: str, b: str) -> bool:
    """A helicopter is no jet, nor is a drone; "aircraft" may be any."""
    kinds = [next((k for k in ("helicopter", "drone") if k in w), "plane") for w in (a, b)]
    return bool(kinds[0] != kinds[1] and not any("aircraft" in w for w in (a, b)))
