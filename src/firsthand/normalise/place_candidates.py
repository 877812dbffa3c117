"""The places that a name may stand for, by its spellings and its skeleton, scored by how well they fit a frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Indel

from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place
from firsthand.model.romanise import ARTICLES, fold, from_arabic, is_arabic, place_name_key
from firsthand.normalise.gazetteer import SHORT, Gazetteer, Known
from firsthand.normalise.place_phrases import Named

# Likeness of spellings (Indel, vowels evened out) below which a shared skeleton says nothing; measured by evals/places.py.
LIKENESS = 0.78
# What lies in the circle of a division but is listed in the next one: borders are drawn differently, and shifted.
OTHER_DIVISION = 0.8
# What a row of the user's own lists in a division though its coordinates lie far from it: one of them is wrong.
STATED_FAR = 0.5
_EVEN = str.maketrans({"e": "a", "o": "u", "i": "y", "q": "k", "c": "k", "w": "u", "'": None})
_DOUBLED = re.compile(r"([^a])\1+")
_ORDER = {"settlement": 0, "quarter": 0, "site": 1, "admin2": 2, "admin1": 3, "region": 2, "country": 4, "water": 5}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a place must lie: the country, and regions from the widest to the narrowest, with their codes."""

    country: str | None = None
    regions: tuple[Known, ...] = ()

    def narrowed(self, region: Known) -> Frame:
        return replace(self, regions=(*self.regions, region))


@dataclass(frozen=True, slots=True)
class Scored:
    known: Known
    score: float
    likeness: float
    inside: float
    reasons: tuple[str, ...]
    least: float = 0.0
    road: bool = False

    @property
    def place(self) -> Place:
        return self.known.place

    @property
    def own(self) -> bool:
        return self.known.own


def candidates_of(named: Named, frame: Frame, gazetteer: Gazetteer, *, exact: bool = False) -> list[Scored]:
    """The places that may be meant, best first, each once."""
    best: dict[str, Scored] = {}
    spellings = dict.fromkeys(n for n in (named.written, named.bare, *named.others) if n)
    for spelling in spellings:
        for known in gazetteer.find(spelling):
            if known.kind <= SHORT:
                _keep(best, _scored(known, 1.0, "bears this name", named, frame))
    if not exact:
        # "Tariq al-Warda" may be a quarter's whole name: the word for a kind stands first in it.
        whole = (named.written,) if named.written.endswith(named.bare) else ()
        for spelling in dict.fromkeys((named.bare, *named.others, *whole)):
            for known in gazetteer.find_key(spelling, frame.country):
                if known.place.id not in best:
                    like = min(likeness(spelling, known), 0.97)
                    scored = _scored(known, like, f"a spelling of {known.place.name}", named, frame)
                    _keep(best, scored and replace(scored, least=least_likeness(spelling)))
    return sorted(best.values(), key=lambda s: (-s.score, _ORDER.get(s.place.feature, 3), s.place.id))


def likeness(name: str, known: Known) -> float:
    """How alike a name and the nearest spelling of a place are, 0 to 1, vowels and articles evened out."""
    wanted = even(name)
    others = {even(spelling) for spelling in known.spellings.split("\n")}
    if is_arabic(name):
        others = {o for o in others if o} or {""}
    return max((Indel.normalized_similarity(wanted, other) for other in others if other), default=0.0)


def least_likeness(name: str) -> float:
    """How alike two spellings must be when they share only a skeleton: the shorter it is, the less it tells."""
    return {0: 1.0, 1: 1.0, 2: 0.9, 3: 0.78}.get(len(place_name_key(name)), LIKENESS)


@lru_cache(maxsize=1 << 16)
def even(name: str) -> str:
    """A folded name without articles, spaces, doubled letters and the differences between vowels that romanisation
    leaves open."""
    words = [w for w in fold(from_arabic(name) if is_arabic(name) else name).split(" ") if w not in ARTICLES]
    words[-1:] = [word.rstrip("h") for word in words[-1:]]
    return "".join(map(_even_word, words))


@lru_cache(maxsize=1 << 16)
def _even_word(word: str) -> str:
    for spelling, sound in (("ou", "u"), ("oo", "u"), ("ee", "y"), ("ei", "ay"), ("ai", "ay")):
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word.translate(_EVEN))


def _keep(best: dict[str, Scored], scored: Scored | None) -> None:
    if scored is not None and (scored.place.id not in best or best[scored.place.id].score < scored.score):
        best[scored.place.id] = scored


def _scored(known: Known, like: float, why: str, named: Named, frame: Frame) -> Scored | None:
    if frame.country is not None and known.place.country not in (frame.country, None):
        return None
    inside = inside_of(known, frame)
    reasons = [why]
    if frame.regions:
        region = frame.regions[-1].place.name
        reasons.append(f"in {region}" if inside == 1.0 else f"near {region}" if inside else f"not in {region}")
    fits = _fits(named.kind, known.place.feature)
    if fits > 0:
        reasons.append(f"is a {known.place.feature}")
    size = min(known.population, 10_000_000) ** 0.25 / 60
    score = like * (0.55 + (0.3 * inside if frame.regions else 0.1) + 0.08 * fits + 0.07 * size)
    if known.place.id.startswith("user:") and (fits > 0 or known.place.feature == named.kind):
        score += 0.05
    # "Karama Road" is called after Karama, and need not lie there.
    road = (
        named.kind == "road" and named.written != named.bare and known.place.feature not in ("road", "quarter", "site")
    )
    return Scored(known, round(min(1.0, score), 4), like, inside, tuple(reasons), road=road)


def _fits(kind: str | None, feature: str) -> float:
    """1 where the words for its kind agree with what the place is, -1 where they differ, 0 when they say nothing."""
    if kind is None:
        return 0.4 if feature in ("settlement", "quarter") else 0.0
    groups = ({"settlement", "quarter"}, {"admin1"}, {"admin2"}, {"region", "water"}, {"site"}, {"quarter"})
    if kind == feature or any(kind in group and feature in group for group in groups):
        return 1.0
    return -1.0 if feature in ("admin1", "country") or kind == "admin1" else 0.0


def inside_of(known: Known, frame: Frame) -> float:
    """1 in the narrowest region, 0.8 where only distance says so, 0 elsewhere; 1 with no region at all."""
    share = 1.0
    for region in frame.regions:
        if region.place.feature == "country":
            share = min(share, 1.0 if known.place.country == region.place.country else 0.0)
        elif region.admin1_code is not None and known.admin1_code == region.admin1_code:
            share = min(share, STATED_FAR if _strays(known, region) else 1.0)
        elif distance_m(known.place, region.place) <= region.place.radius_m:
            share = min(share, OTHER_DIVISION if _listed_elsewhere(known, region) else 1.0)
        elif region.place.feature == "circle" and distance_m(known.place, region.place) <= 2 * region.place.radius_m:
            share = min(share, OTHER_DIVISION)  # "Rajo, Afrin": how far the surroundings of a town reach is a guess
        else:
            return 0.0
    return share


def strays(place: Place, division: Place) -> bool:
    """True where a place lies too far from the middle of a division to be in it."""
    return distance_m(place, division) > 1.2 * division.radius_m


def _strays(known: Known, region: Known) -> bool:
    """True for a place of the user's own that its row puts in a division far from which its coordinates lie."""
    return known.own and strays(known.place, region.place)


def _listed_elsewhere(known: Known, region: Known) -> bool:
    """True when a place is listed in another first-order division than the region that it lies in the circle of."""
    if region.admin1_code is None:
        return False
    if known.admin1_code is not None:
        return True
    stated = known.place.admin1
    return stated is not None and place_name_key(stated) != place_name_key(region.place.name)
