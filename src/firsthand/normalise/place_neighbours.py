"""Where a name that no gazetteer bears lies by the user's own places: near a like name, or where its like are.

These are estimates for a person who asks (docs/decisions/0008-estimates.md): coarse circles that say what they were drawn
from. No article is read by them, so that nothing is linked or placed on a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place
from firsthand.model.romanise import ARTICLES, fold, place_name_key
from firsthand.normalise.gazetteer import Gazetteer
from firsthand.normalise.place_candidates import STATED_FAR, Frame, even, inside_of
from firsthand.normalise.place_circles import circle
from firsthand.normalise.place_phrases import TOWN_PARTS, Phrase, parse_phrase

# How alike two names must be, writing and skeleton together, and how much less alike a second may be to be a rival.
ALIKE, RIVAL = 0.78, 0.06
# The same of a place that its row lists in another division; of what is left of both without words such as "kafr"; and
# of the writing alone where the skeleton has but two consonants.
ALIKE_ELSEWHERE, ALIKE_REST, ALIKE_SHORT = 0.9, 0.75, 0.84
COMMON = ARTICLES | frozenset(
    "sheikh shaykh cheikh khan kafr kafar tal tall tel tell um umm abu abo abou rasm rasim maarat maaret maar deir dayr ain "
    "ayn ein jeb jub jubb jisr hawi burj beit bayt bait wadi jabal khirbet khirbat qasr karam bab".split()
)
# "Greater Kharufa", "Mazlum the Upper": such pairs are neighbours.
TWINS = frozenset(
    "kabir kabira kabirah kabeer kabeera saghir saghira saghirah sagheer foqani fawqani foukani tahtani gharbi gharbiyah "
    "sharqi sharqiyah shamali janubi janoubi awal".split()
)
# Like names nearer to one another than this are one answer; and how large it is at least.
SAME_M, LIKE_RADIUS_M = 15_000.0, 15_000.0
# So many parts of towns, and so large a share of them inside a circle of no more than the last radius.
LEAST_PARTS, LEAST_SHARE, LEAST_RADIUS_M, MOST_RADIUS_M = 8, 0.9, 3_000.0, 25_000.0
# With more in one province the list is no case's, and looking all through would take too long.
MOST_NAMES = 5_000
# "(amusement park)", "(at the corner)": an aside that says what, not where.
_ASIDE = re.compile(rf"\((?:at|near|next|the|[^)]*\b(?:{'|'.join(sorted(TOWN_PARTS))}))\b[^)]*\)", re.I)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A circle, the share of the evidence that speaks for it (0 to 1), and what it was drawn from in words."""

    place: Place
    score: float
    told: str


@dataclass(frozen=True, slots=True)
class _Own:
    """The user's places in a frame: each spelling with its place and how surely it is inside, and the parts of towns."""

    spellings: tuple[str, ...]
    evened: tuple[str, ...]
    places: tuple[tuple[Place, float], ...]
    parts: tuple[Place, ...]


def estimate(name: str, frame: Frame, gazetteer: Gazetteer) -> Estimate | None:
    """The circle in which a name that nothing bears lies by the user's own places; None where they do not say."""
    if not frame.regions or len(gazetteer.connections) < 2:
        return None
    own = _own(gazetteer, frame)
    return _alike(name, own, gazetteer) or _among_parts(name, own, frame.regions[-1].place)


@lru_cache(maxsize=64)
def _own(gazetteer: Gazetteer, frame: Frame) -> _Own:
    inside = [(k, share) for k in gazetteer.own(frame.country) if (share := inside_of(k, frame)) > 0]
    told = ((s, k, share) for k, share in inside for spelt in k.spellings.split("\n") for s in _with_twin(spelt))
    named = [(s, k.place, share) for s, k, share in told if len(place_name_key(s)) > 1]
    named = named if len(named) <= MOST_NAMES else []
    # A name that several rows bear counts once: they may be one place, taken from several incidents. What its row lists in
    # the province though it lies elsewhere counts against the others.
    listed = [k.place for k, share in inside if share in (1.0, STATED_FAR) and k.place.feature != "circle"]
    once = {fold(place.name): place for place in listed}
    return _Own(
        spellings=tuple(spelling for spelling, _, _ in named),
        evened=tuple(_plain(spelling) for spelling, _, _ in named),
        places=tuple((place, share) for _, place, share in named),
        parts=tuple(place for place in once.values() if is_part(place.name)),
    )


def is_part(name: str) -> bool:
    """Whether a name is that of a part of a town and does not say of which.

    >>> is_part("Salam hospital"), is_part("Salam hospital, Warda"), is_part("Tall Salam")
    (True, False, False)
    """
    bare = _ASIDE.sub(" ", name)
    words = set(fold(name).split(" "))
    return bool(words & TOWN_PARTS) and not (set(",:(") & set(bare) or words & {"in", "of"})


def _alike(name: str, own: _Own, gazetteer: Gazetteer) -> Estimate | None:
    """About the one place of the user's own that bears a name like it."""
    phrase = parse_phrase(name)
    if phrase.relation not in ("at", "near") or any(named.kind == "road" for named in phrase.names):
        return None
    if not all(_is_wide(part, gazetteer) for part in phrase.within):
        return None
    spellings = dict.fromkeys(
        s for named in phrase.names for n in (named.bare, *named.others) if n for s in (*_with_twin(n), *_turned(n))
    )
    like = sorted((pair for s in spellings for pair in _scored(s, own)), key=lambda pair: (-pair[0], pair[1].id))
    if not like:
        return None
    score, place = like[0]
    if any(distance_m(place, other) > SAME_M for less, other in like if less >= score - RIVAL):
        return None
    around = circle((place.lat, place.lon), max(LIKE_RADIUS_M, place.radius_m), f"{place.name} or near", place)
    return Estimate(around, round(score, 4), f"by a name like it among your own places: {place.name}")


def _is_wide(part: Phrase, gazetteer: Gazetteer) -> bool:
    """Whether what a name says that it lies in is but a country or province: nothing that a like name must be in too."""
    return part.relation == "at" and all(
        any(known.place.feature in ("country", "admin1") for known in gazetteer.find(named.bare))
        for named in part.names
    )


def _scored(spelling: str, own: _Own) -> list[tuple[float, Place]]:
    if len(place_name_key(spelling)) < 2:
        return []
    near = process.extract(_plain(spelling), own.evened, scorer=Indel.normalized_similarity, score_cutoff=0.6, limit=20)
    found = []
    for _, writing, index in near:
        place, share = own.places[index]
        score = _alikeness(spelling, own.spellings[index], writing)
        if score >= (ALIKE if share == 1.0 else ALIKE_ELSEWHERE):
            found.append((score, place))
    return found


def _alikeness(one: str, other: str, writing: float) -> float:
    """How alike two names are in writing and skeleton together, 0 where what sets them apart is not alike."""
    keys = place_name_key(one), place_name_key(other)
    skeleton = Indel.normalized_similarity(*keys)
    shortest = min(map(len, keys))
    if (shortest < 4 and skeleton < 1.0) or (shortest < 3 and writing < ALIKE_SHORT):
        return 0.0
    rests = _rest(one), _rest(other)
    if not all(rests):
        return 0.0
    rest = Indel.normalized_similarity(_plain(rests[0]), _plain(rests[1]))
    rest += Indel.normalized_similarity(place_name_key(rests[0]), place_name_key(rests[1]))
    return (writing + skeleton) / 2 if rest / 2 >= ALIKE_REST else 0.0


def _plain(name: str) -> str:
    """The writing of a name, of whatever length its vowels are."""
    return even(name).replace("aa", "a")


def _with_twin(name: str) -> tuple[str, ...]:
    """The name, and what it shares with its twin where it says which of two it is."""
    words = fold(name).split(" ")
    kept = [word for word in words if word not in TWINS]
    shared = " ".join(kept)
    return (name, shared) if len(kept) < len(words) and len(place_name_key(shared)) > 2 else (name,)


def _turned(name: str) -> tuple[str, ...]:
    """ "Sheikh Mihyar" for "Mihyar Sheikh"."""
    words = [word for word in fold(name).split(" ") if word not in ARTICLES]
    return (f"{words[1]} {words[0]}",) if len(words) == 2 else ()


def _rest(name: str) -> str:
    return " ".join(word for word in fold(name).split(" ") if word not in COMMON)


def _among_parts(name: str, own: _Own, region: Place) -> Estimate | None:
    """Where nearly all parts of towns among the user's places of the region lie: mostly in the town the case is about."""
    if not is_part(name) or len(own.parts) < LEAST_PARTS:
        return None
    centre = _centre(own.parts)
    away = sorted(distance_m(centre, part) for part in own.parts)
    reach = max(away[int(LEAST_SHARE * len(away))], LEAST_RADIUS_M)
    if reach > MOST_RADIUS_M:
        return None
    around = circle((centre.lat, centre.lon), reach, f"where most of your parts of towns in {region.name} lie", centre)
    inside = sum(distance_m(around, part) <= around.radius_m for part in own.parts)
    told = f"{inside} of your {len(own.parts)} parts of towns in {region.name} lie within {around.radius_m / 1000:g} km of it"
    return Estimate(around, round(inside / len(own.parts), 4), told)


@lru_cache(maxsize=64)
def _centre(places: tuple[Place, ...]) -> Place:
    """The place that lies nearest to all others, none of which counts for more than the largest radius."""
    return min(places, key=lambda c: (sum(min(distance_m(c, p), MOST_RADIUS_M) for p in places), c.id))
