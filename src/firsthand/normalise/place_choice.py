"""Chooses among the places that a name may stand for: the one that is meant, or none where nothing sets one apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place
from firsthand.normalise.place_candidates import LIKENESS, Frame, Scored
from firsthand.normalise.place_circles import BROAD, spanning

# With nothing but the country to go by, a spelling must be so much like the name (else LIKENESS).
LIKENESS_ALONE = 0.85
# How much less alike a place of the user's own may be spelt than a packaged one, and still be the one that is meant.
OWN_LIKENESS = 0.05
# How much more alike the first of two must be to be the one that is meant.
CLEAR_LIKENESS = 0.08
# Two candidates nearer than this are one place for the reader: a town and its district, a quarter and its city.
SAME_PLACE_M = 15_000.0
# A circle about several candidates that is no larger says more than the province in which all of them lie.
MOST_TOGETHER_M = 25_000.0


def decide(candidates: Sequence[Scored], frame: Frame) -> list[Scored] | None:
    """The candidates with the one that is meant in front, or None when nothing sets one apart."""
    fit = _fitting(candidates, frame)
    if not fit:
        return None
    first = fit[0]
    rivals = [c for c in fit[1:] if _far(first, c)]
    if not rivals and frame.country is None and not frame.regions and first.likeness < 1.0:
        return None
    if rivals and not _clear(first, rivals[0]):
        return None
    return [first, *(c for c in candidates if c is not first)]


def together(candidates: Sequence[Scored], frame: Frame) -> Place | None:
    """The circle that holds all candidates between which nothing decides, where it is a small one."""
    fit = _fitting(candidates, frame)
    if not frame.regions or not fit:
        return None
    tied = [fit[0], *(c for c in fit[1:] if not (_far(fit[0], c) and _clear(fit[0], c)))]
    if any(c.place.feature in BROAD for c in tied):
        return None
    around = spanning([c.place for c in tied], whole=True)
    if around.radius_m > MOST_TOGETHER_M:
        return None
    return replace(around, name=f"{fit[0].place.name}, one of {len(tied)}")


def _fitting(candidates: Sequence[Scored], frame: Frame) -> list[Scored]:
    least = LIKENESS if frame.regions else LIKENESS_ALONE
    return _own_first([c for c in candidates if _fit(c, least)])


def _far(first: Scored, other: Scored) -> bool:
    return distance_m(first.place, other.place) > max(SAME_PLACE_M, _reach(first, other))


def _clear(first: Scored, second: Scored) -> bool:
    """Whether the name, the frame or its size sets the first candidate apart from the second."""
    ahead = OWN_LIKENESS if second.own and not first.own else CLEAR_LIKENESS
    if first.likeness - second.likeness >= ahead or first.inside > second.inside or first.score - second.score >= 0.1:
        return True
    return first.likeness == 1.0 and first.known.population >= 20 * max(second.known.population, 1000)


def _fit(candidate: Scored, least: float) -> bool:
    """A like spelling counts only surely inside; the same spelling also where the next division lists it."""
    if candidate.road:
        return False
    if candidate.likeness < 1.0:
        return candidate.inside == 1.0 and candidate.likeness >= max(least, candidate.least)
    return candidate.inside > 0 and (
        candidate.inside == 1.0 or candidate.own or candidate.place.feature not in ("quarter", "site")
    )


def _own_first(fit: list[Scored]) -> list[Scored]:
    """Without the packaged rivals of a user's own place that bears the name as surely: it is the one of this case.

    All of them where a division bears it too: being the user's own counts for nothing there. Where the user's own places differ among themselves, those near a packaged one.
    """
    fit = [c for c in fit if c.place.feature != "circle"] or fit
    if any(c.place.feature in BROAD for c in fit):
        return sorted(fit, key=lambda c: OWN_LIKENESS * c.own - c.score)
    if not fit:
        return fit
    first = max(fit, key=lambda c: (c.inside, c.likeness))
    own = [
        c
        for c in fit
        if c.own and c.place.feature in ("settlement", "quarter")
        if c.inside >= first.inside and c.likeness >= first.likeness - OWN_LIKENESS
    ]
    if not own:
        return fit
    named = [c for c in own if c.likeness >= own[0].likeness]
    same = [c for c in fit if not c.own and c.likeness > own[0].likeness]
    if all(_near(own[0], c) for c in named) and not any(_near(c, o) for c in own for o in same):
        return named
    others = same or [c for c in fit if not c.own]
    agreed = [c for c in own if any(_near(c, o) for o in others)]
    borne = [o for o in same if any(_near(c, o) for c in own)]
    return [*borne, *agreed] if agreed else fit


def _near(one: Scored, other: Scored) -> bool:
    return distance_m(one.place, other.place) <= SAME_PLACE_M


def _reach(a: Scored, b: Scored) -> float:
    """A division and the town inside it that bears its name are no rivals."""
    broad = [c.place.radius_m for c in (a, b) if c.place.feature in BROAD and c.place.feature != "country"]
    return float(max(broad, default=0))
