"""Resolves a name of a place, alone or with words on where it lies, to a place, an honest circle, or candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from firsthand.model.geo import BEARINGS, between_m, distance_m, middle, moved
from firsthand.model.mentions import Place, PlaceCandidate, PlaceStatus
from firsthand.model.romanise import ARTICLES, fold, from_arabic, is_arabic, place_name_key
from firsthand.normalise.gazetteer import SHORT, Gazetteer, Known, open_gazetteers
from firsthand.normalise.place_phrases import Named, Phrase, bare_side, parse_phrase

# Likeness of spellings (Indel, vowels evened out) below which a shared skeleton says nothing; measured by evals/places.py.
LIKENESS = 0.72
# The same with nothing but the country to go by.
LIKENESS_ALONE = 0.85
# What lies in the circle of a division but is listed in the next one: borders are drawn differently, and shifted.
OTHER_DIVISION = 0.8
# Two candidates nearer than this are one place for the reader: a town and its district, a quarter and its city.
SAME_PLACE_M = 15_000.0
# How far a village "in X" may lie from the town X when no district tells.
AROUND_TOWN_M = 30_000.0
_EVEN = str.maketrans({"e": "a", "o": "u", "i": "y", "q": "k", "c": "k", "w": "u", "'": None})
_BROAD = frozenset({"admin1", "admin2", "region", "country", "water"})
_ORDER = {"settlement": 0, "quarter": 0, "site": 1, "admin2": 2, "admin1": 3, "region": 2, "country": 4, "water": 5}


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What a name was read as: `place` is set when status is resolved or coarse; candidates best first."""

    name: str
    place: Place | None
    status: PlaceStatus
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a place must lie: the country, and regions from the widest to the narrowest, with their codes."""

    country: str | None = None
    regions: tuple[Known, ...] = ()

    def narrowed(self, region: Known) -> Frame:
        return replace(self, regions=(*self.regions, region))


def resolve(
    name: str,
    *,
    context: str | None = None,
    country: str | None = None,
    gazetteers: tuple[str, ...] = (),
) -> PlaceAnswer:
    """What a name of a place stands for, given where it lies (`context`: "Afrin, Aleppo") and the country's code.

    Resolved only with context or for a unique name; an unknown or ambiguous name within a known context becomes the
    enclosing place as a coarse circle; else `place` is None and the candidates are all there is.
    """
    gazetteer = open_gazetteers(gazetteers)
    frame = frame_of(context, country, gazetteer)
    return answer(name, frame, gazetteer)


def frame_of(context: str | None, country: str | None, gazetteer: Gazetteer) -> Frame:
    """The frame that words like "Afrin, Aleppo" and a country's code set; words that name no place are passed over."""
    frame = Frame(country.upper() if country else None)
    for part in reversed([p.strip() for p in (context or "").split(",") if p.strip()]):
        region = _region(part, frame, gazetteer)
        if region is not None:
            frame = frame.narrowed(region)
    return frame


def answer(name: str, frame: Frame, gazetteer: Gazetteer) -> PlaceAnswer:
    """As `resolve`, in a frame that is known already."""
    whole = _decide(_candidates(Named(name, name, None), frame, gazetteer, exact=True), frame)
    if whole is not None:
        return PlaceAnswer(name, whole[0].place, "resolved", _listed(whole))
    return replace(_of_phrase(parse_phrase(name), frame, gazetteer), name=name)


def _region(part: str, frame: Frame, gazetteer: Gazetteer) -> Known | None:
    """The place that encloses: a division rather than the town it is called after."""
    named = parse_phrase(part).names[0]
    found = [k for n in (part, named.bare) for k in gazetteer.find(n)]
    found = found or [
        k for k in gazetteer.find_key(named.bare) if likeness(named.bare, k) >= least_likeness(named.bare)
    ]
    fitting = [k for k in found if frame.country in (None, k.place.country) or k.place.feature == "country"]
    inside = [k for k in fitting if not frame.regions or _inside(k, frame) > 0]
    first = {"admin1": 0, "country": 1, "region": 2, "admin2": 3}
    inside += [p for k in inside for p in (_province(k.place, gazetteer),) if p is not None]
    ranked = sorted(inside, key=lambda k: (first.get(k.place.feature, 4), -k.place.radius_m, k.place.id))
    return ranked[0] if ranked else None


def _province(place: Place, gazetteer: Gazetteer) -> Known | None:
    """The first-order division that is called after a town in it ("Deir Ezzor" the province), None for other towns."""
    if place.feature != "settlement" or place.admin1 is None:
        return None
    if place_name_key(place.name) != place_name_key(place.admin1) and place.name != place.admin1:
        return None
    same = [k for k in gazetteer.find(place.admin1) if k.place.feature == "admin1" and k.place.country == place.country]
    return same[0] if same else None


def _of_phrase(phrase: Phrase, frame: Frame, gazetteer: Gazetteer) -> PlaceAnswer:
    inner = frame
    around: list[PlaceAnswer] = []
    head = _of_name(phrase.names[0], phrase, frame, gazetteer) if phrase.within else None
    for part in reversed(phrase.within):
        enclosing = _of_phrase(part, frame, gazetteer)
        if head is not None and head.place is not None and _smaller(enclosing.place, head.place):
            # "Mayadin, Sinaa quarter": the town encloses, though it comes first.
            if enclosing.status == "resolved" and _is_part(enclosing.place, head.place):
                around.append(enclosing)
            continue
        if enclosing.place is not None and enclosing.place not in [r.place for r in frame.regions]:
            around.append(enclosing)
            inner = inner.narrowed(Known(_enclosing(enclosing.place, phrase.names[0], gazetteer), 0, None, 0, 0))
    found = [_of_name(named, phrase, inner, gazetteer) for named in phrase.names]
    known = [f for f in found if f.status == "resolved" and f.place is not None]
    if not known:
        return _coarse(inner, tuple(c for f in found for c in f.candidates))
    listed = tuple(c for f in found for c in f.candidates)
    if len(found) > 1 and phrase.both:
        place = _spanning([f.place for f in known if f.place is not None], whole=len(known) == len(found))
        return PlaceAnswer("", place, "coarse", listed)
    if phrase.relation != "at":
        return PlaceAnswer("", _circle(phrase, known[0], gazetteer), "coarse", listed)
    smaller = [a for a in around if a.status == "resolved" and _is_part(a.place, known[0].place)]
    return smaller[0] if smaller else known[0]


def _of_name(named: Named, phrase: Phrase, frame: Frame, gazetteer: Gazetteer) -> PlaceAnswer:
    if not named.bare:
        return PlaceAnswer(named.written, None, "unknown")
    candidates = _candidates(named, frame, gazetteer)
    best = _decide(candidates, frame)
    if best is not None:
        return PlaceAnswer(named.written, best[0].place, "resolved", _listed(best))
    towards = bare_side(named.bare)
    if towards is not None and phrase.relation == "at":
        whole = _decide(
            _candidates(replace(named, written=towards[1], bare=towards[1]), frame, gazetteer, exact=True), frame
        )
        if whole is not None:
            circle = side(whole[0].place, towards[0], gazetteer)
            return PlaceAnswer(named.written, circle, "resolved", _listed(whole))
    status: PlaceStatus = "ambiguous" if any(c.score >= 0.5 for c in candidates) else "unknown"
    return PlaceAnswer(named.written, None, status, _listed(candidates))


@dataclass(frozen=True, slots=True)
class _Scored:
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


def _candidates(named: Named, frame: Frame, gazetteer: Gazetteer, *, exact: bool = False) -> list[_Scored]:
    """The places that may be meant, best first, each once."""
    best: dict[str, _Scored] = {}
    spellings = dict.fromkeys(n for n in (named.written, named.bare, *named.others) if n)
    for spelling in spellings:
        for known in gazetteer.find(spelling):
            if known.kind <= SHORT:
                _keep(best, _scored(known, 1.0, "bears this name", named, frame))
    if not exact:
        for spelling in dict.fromkeys((named.bare, *named.others)):
            for known in gazetteer.find_key(spelling):
                if known.place.id not in best and frame.country in (None, known.place.country):
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


def even(name: str) -> str:
    """A folded name without articles, spaces and the differences between vowels that romanisation leaves open."""
    words = [w for w in fold(from_arabic(name) if is_arabic(name) else name).split(" ") if w not in ARTICLES]
    joined = (
        "".join(words).replace("ou", "u").replace("oo", "u").replace("ee", "y").replace("ei", "ay").replace("ai", "ay")
    )
    return joined.removesuffix("h").translate(_EVEN)


def _keep(best: dict[str, _Scored], scored: _Scored | None) -> None:
    if scored is not None and (scored.place.id not in best or best[scored.place.id].score < scored.score):
        best[scored.place.id] = scored


def _scored(known: Known, like: float, why: str, named: Named, frame: Frame) -> _Scored | None:
    if frame.country is not None and known.place.country not in (frame.country, None):
        return None
    inside = _inside(known, frame)
    reasons = [why]
    if frame.regions:
        region = frame.regions[-1].place.name
        reasons.append(f"in {region}" if inside == 1.0 else f"near {region}" if inside else f"not in {region}")
    fits = _fits(named.kind, known.place.feature)
    if fits > 0:
        reasons.append(f"is a {known.place.feature}")
    size = min(known.population, 10_000_000) ** 0.25 / 60
    score = like * (0.55 + (0.3 * inside if frame.regions else 0.1) + 0.08 * fits + 0.07 * size)
    if known.layer == 0 and known.place.id.startswith("user:"):
        score += 0.05
    # "Karama Road" is called after Karama, and need not lie there.
    road = (
        named.kind == "road" and named.written != named.bare and known.place.feature not in ("road", "quarter", "site")
    )
    return _Scored(known, round(min(1.0, score), 4), like, inside, tuple(reasons), road=road)


def _fits(kind: str | None, feature: str) -> float:
    """1 where the words for its kind agree with what the place is, -1 where they differ, 0 when they say nothing."""
    if kind is None:
        return 0.4 if feature in ("settlement", "quarter") else 0.0
    groups = ({"settlement", "quarter"}, {"admin1"}, {"admin2"}, {"region", "water"}, {"site"}, {"quarter"})
    if kind == feature or any(kind in group and feature in group for group in groups):
        return 1.0
    return -1.0 if feature in ("admin1", "country") or kind == "admin1" else 0.0


def _inside(known: Known, frame: Frame) -> float:
    """1 in the narrowest region, 0.8 where only distance says so, 0 elsewhere; 1 with no region at all."""
    share = 1.0
    for region in frame.regions:
        if region.place.feature == "country":
            share = min(share, 1.0 if known.place.country == region.place.country else 0.0)
        elif region.admin1_code is not None and known.admin1_code == region.admin1_code:
            continue
        elif distance_m(known.place, region.place) <= region.place.radius_m:
            share = min(share, 1.0 if region.admin1_code is None or known.admin1_code is None else OTHER_DIVISION)
        elif region.place.feature == "circle" and distance_m(known.place, region.place) <= 2 * region.place.radius_m:
            share = min(share, OTHER_DIVISION)  # "Rajo, Afrin": how far the surroundings of a town reach is a guess
        else:
            return 0.0
    return share


def _decide(candidates: Sequence[_Scored], frame: Frame) -> list[_Scored] | None:
    """The candidates with the one that is meant in front, or None when nothing sets one apart."""
    least = LIKENESS if frame.regions else LIKENESS_ALONE
    fit = [c for c in candidates if _fit(c, least)]
    if not fit:
        return None
    first = fit[0]
    rivals = [c for c in fit[1:] if distance_m(first.place, c.place) > max(SAME_PLACE_M, _reach(first, c))]
    if not rivals:
        if frame.country is None and not frame.regions and first.likeness < 1.0:
            return None
        return [first, *(c for c in candidates if c is not first)]
    second = rivals[0]
    clear = first.likeness - second.likeness >= 0.08 or first.inside > second.inside
    larger = first.known.population >= 20 * max(second.known.population, 1000)
    if clear or (larger and first.likeness == 1.0) or first.score - second.score >= 0.1:
        return [first, *(c for c in candidates if c is not first)]
    return None


def _fit(candidate: _Scored, least: float) -> bool:
    """A like spelling counts only surely inside; the same spelling also where the next division lists it."""
    if candidate.road:
        return False
    if candidate.likeness < 1.0:
        return candidate.inside == 1.0 and candidate.likeness >= max(least, candidate.least)
    return candidate.inside > 0 and (candidate.inside == 1.0 or candidate.place.feature not in ("quarter", "site"))


def _reach(a: _Scored, b: _Scored) -> float:
    """A division and the town inside it that bears its name are no rivals."""
    broad = [c.place.radius_m for c in (a, b) if c.place.feature in _BROAD and c.place.feature != "country"]
    return float(max(broad, default=0))


def _listed(candidates: Sequence[_Scored], most: int = 8) -> tuple[PlaceCandidate, ...]:
    return tuple(PlaceCandidate(c.place, c.score, c.reasons) for c in candidates[:most])


def _coarse(frame: Frame, candidates: tuple[PlaceCandidate, ...]) -> PlaceAnswer:
    """The narrowest enclosing place as a circle; nothing when only the country is known."""
    status: PlaceStatus = "ambiguous" if candidates else "unknown"
    if not frame.regions:
        return PlaceAnswer("", None, status, candidates)
    return PlaceAnswer("", frame.regions[-1].place, "coarse", candidates)


def _enclosing(place: Place, inner: Named, gazetteer: Gazetteer) -> Place:
    """The circle in which something "in" or "of" a place lies: a village of a town lies in its district."""
    if place.feature not in ("settlement", "quarter", "site"):
        return place
    if inner.kind in ("quarter", "site"):
        return replace(place, radius_m=place.radius_m + 3000, feature="circle")
    province = _province(place, gazetteer)
    if province is not None:
        return province.place
    districts = [k.place for k in gazetteer.find(f"{place.name} district") if k.place.country == place.country]
    reach = max((d.radius_m + distance_m(d, place) for d in districts), default=0.0)
    return replace(place, radius_m=int(min(max(reach, 25_000.0), 2 * AROUND_TOWN_M)), feature="circle")


def _smaller(part: Place | None, whole: Place) -> bool:
    return (
        part is not None
        and part.feature in ("quarter", "site", "road")
        and whole.feature not in ("quarter", "site", "road")
    )


def _is_part(part: Place | None, whole: Place | None) -> bool:
    return (
        part is not None
        and whole is not None
        and part.radius_m < whole.radius_m
        and part.feature in ("quarter", "site", "settlement")
        and distance_m(part, whole) <= whole.radius_m + SAME_PLACE_M
    )


def _spanning(places: Sequence[Place], *, whole: bool) -> Place:
    """The circle about several places; about the one known with the room that the unknown one may need."""
    lat, lon = middle([(p.lat, p.lon) for p in places])
    reach = max(between_m((lat, lon), (p.lat, p.lon)) + p.radius_m for p in places)
    name = " and ".join(p.name for p in places)
    radius = int(reach * 1.1 if whole else reach + AROUND_TOWN_M)
    return circle((lat, lon), radius, name, places[0])


def circle(point: tuple[float, float], radius_m: float, name: str, of: Place) -> Place:
    """A circle in words about or beside a place, in whose country and division it is taken to lie."""
    metres = int(-(-radius_m // 500) * 500)
    lat, lon = round(point[0], 4), round(point[1], 4)
    return Place(f"circle:{lat},{lon},{metres}", name, lat, lon, metres, "circle", of.country, of.admin1)


def _circle(phrase: Phrase, found: PlaceAnswer, gazetteer: Gazetteer) -> Place:
    place = found.place
    if place is None:
        raise ValueError("a circle needs a place that is known")
    if phrase.relation == "side" and phrase.direction:
        return side(place, phrase.direction, gazetteer)
    if phrase.relation == "offset":
        return offset(place, phrase.metres, phrase.direction, gazetteer)
    reach = max(1.5 * place.radius_m, place.radius_m + 5000.0)
    return circle((place.lat, place.lon), reach, f"near {place.name}", place)


def offset(place: Place, metres: float | None, direction: str | None, gazetteer: Gazetteer) -> Place:
    """The circle so far away in a direction; without a distance it lies beside the place on that side."""
    if metres is None and direction is not None:
        if place.feature in _BROAD:
            return side(place, direction, gazetteer)
        point = moved((place.lat, place.lon), BEARINGS[direction], place.radius_m + 8000.0)
        return circle(point, place.radius_m + 15_000.0, f"{direction} of {place.name}", place)
    far = metres or 0.0
    if direction is None:
        return circle((place.lat, place.lon), far * 1.2 + place.radius_m, f"{far / 1000:g} km from {place.name}", place)
    point = moved((place.lat, place.lon), BEARINGS[direction], far)
    reach = max(3000.0, 0.4 * far) + 0.5 * place.radius_m
    return circle(point, reach, f"{far / 1000:g} km {direction} of {place.name}", place)


def side(place: Place, direction: str, gazetteer: Gazetteer) -> Place:
    """That half of a place; of a province, where one is called as the town is ("eastern Hama")."""
    whole = place
    if place.feature not in _BROAD:
        same = [
            k.place
            for k in gazetteer.find(place.name)
            if k.place.feature == "admin1" and k.place.country == place.country
        ]
        whole = same[0] if same and distance_m(same[0], place) <= same[0].radius_m else place
    reach = max(float(whole.radius_m), 10_000.0)
    start = (place.lat, place.lon) if whole is not place else (whole.lat, whole.lon)
    point = moved(start, BEARINGS[direction], 0.45 * reach)
    return circle(point, 0.65 * reach, f"{direction} of {place.name}", place)
