"""Resolves a name of a place, alone or with words on where it lies, to a place, an honest circle, or candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place, PlaceCandidate, PlaceStatus
from firsthand.model.romanise import fold
from firsthand.normalise.gazetteer import ALIAS, Gazetteer, Known, open_gazetteers
from firsthand.normalise.place_candidates import Frame, Scored, candidates_of, inside_of, least_likeness, likeness
from firsthand.normalise.place_choice import SAME_PLACE_M, decide, together
from firsthand.normalise.place_circles import (
    AROUND_TOWN_M,
    TOGETHER_M,
    circle,
    offset,
    province_of,
    side,
    spanning,
)
from firsthand.normalise.place_neighbours import Estimate, estimate
from firsthand.normalise.place_phrases import TOWN_PARTS, Named, Phrase, bare_side, parse_phrase


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What a name was read as: `place` is set when status is resolved or coarse; candidates best first.
    `estimate` says what the place was drawn from where the name itself does not tell."""

    name: str
    place: Place | None
    status: PlaceStatus
    candidates: tuple[PlaceCandidate, ...] = ()
    estimate: Estimate | None = None


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


def answer(name: str, frame: Frame, gazetteer: Gazetteer, *, estimates: bool = False) -> PlaceAnswer:
    """As `resolve`, in a frame that is known already.

    With `estimates`, a name of which only the province is known is put where the user's own places speak for.
    """
    whole = decide(candidates_of(Named(name, name, None), frame, gazetteer, exact=True), frame)
    if whole is not None:
        return _honest(PlaceAnswer(name, whole[0].place, "resolved", _listed(whole)))
    told = _honest(replace(_of_phrase(parse_phrase(name), frame, gazetteer), name=name))
    if not estimates or not frame.regions or told.place not in (None, frame.regions[-1].place):
        return told
    guess = estimate(name, frame, gazetteer)
    return told if guess is None else replace(told, place=guess.place, status="coarse", estimate=guess)


def _honest(told: PlaceAnswer) -> PlaceAnswer:
    """A circle that a user's own row tells of besides is coarse, though it bears the name."""
    circled = told.status == "resolved" and told.place is not None and told.place.feature == "circle"
    return replace(told, status="coarse") if circled else told


def _region(part: str, frame: Frame, gazetteer: Gazetteer) -> Known | None:
    """The place that encloses: a division rather than the town it is called after."""
    named = parse_phrase(part).names[0]
    found = [k for n in (part, named.bare) for k in gazetteer.find(n)]
    found = found or [
        k for k in gazetteer.find_key(named.bare) if likeness(named.bare, k) >= least_likeness(named.bare)
    ]
    fitting = [k for k in found if frame.country in (None, k.place.country) or k.place.feature == "country"]
    inside = [k for k in fitting if not frame.regions or inside_of(k, frame) > 0]
    first = {"admin1": 0, "country": 1, "region": 2, "admin2": 3}
    inside += [p for k in inside for p in (province_of(k.place, gazetteer),) if p is not None]
    ranked = sorted(inside, key=lambda k: (first.get(k.place.feature, 4), -k.place.radius_m, k.place.id))
    if not ranked or ranked[0].place.feature != "admin1":
        return ranked[0] if ranked else None
    # "Damascus" as context is the city's own division or the one around it: the wider holds both.
    around = [k for k in gazetteer.find(f"{named.bare} countryside") if k.place.feature == "admin1"]
    return around[0] if around else ranked[0]


def _of_phrase(phrase: Phrase, frame: Frame, gazetteer: Gazetteer) -> PlaceAnswer:
    inner = frame
    around: list[PlaceAnswer] = []
    town: Known | None = None
    head = _of_name(phrase.names[0], phrase, frame, gazetteer) if phrase.within else None
    for part in reversed(phrase.within):
        enclosing = _of_phrase(part, frame, gazetteer)
        if enclosing.place is None and (abroad := _abroad(part, frame, gazetteer)) is not None:
            inner = Frame(abroad.place.country, () if abroad.place.feature == "country" else (abroad,))
            continue
        if head is not None and head.place is not None and _smaller(enclosing.place, head.place):
            # "Mayadin, Sinaa quarter": the town encloses, though it comes first.
            if enclosing.status == "resolved" and _is_part(enclosing.place, head.place):
                around.append(enclosing)
            continue
        if enclosing.place is not None and enclosing.place not in [r.place for r in frame.regions]:
            around.append(enclosing)
            inner = inner.narrowed(_enclosing(enclosing.place, phrase.names[0], gazetteer))
            town = _town_said(part, enclosing.place, frame, gazetteer) or town
    found = [_of_name(named, phrase, inner, gazetteer) for named in phrase.names]
    known = [f for f in found if f.place is not None]
    if not known:
        return _coarse(inner.narrowed(town) if town else inner, tuple(c for f in found for c in f.candidates))
    listed = tuple(c for f in found for c in f.candidates)
    if len(found) > 1 and phrase.both:
        ends = [f.place for f in known if f.place is not None]
        place = spanning(ends, whole=len(known) == len(found), room=phrase.metres or TOGETHER_M)
        return PlaceAnswer("", place, "coarse", listed)
    if phrase.relation != "at":
        return PlaceAnswer("", _circle(phrase, known[0], gazetteer), "coarse", listed)
    smaller = [a for a in around if a.status == "resolved" and _is_part(a.place, known[0].place)]
    return smaller[0] if smaller else known[0]


def _abroad(part: Phrase, frame: Frame, gazetteer: Gazetteer) -> Known | None:
    """The country or first-order division that a phrase names outside the frame's country ("Quseir (Egypt)")."""
    if frame.country is None or frame.regions:
        return None
    for named in (name for phrase in (part, *part.within) for name in phrase.names):
        wide = [k for k in gazetteer.find(named.bare) if k.place.feature in ("country", "admin1") and k.kind <= ALIAS]
        if wide and all(k.place.country != frame.country for k in wide):
            return wide[0]
    return None


def _of_name(named: Named, phrase: Phrase, frame: Frame, gazetteer: Gazetteer) -> PlaceAnswer:
    if not named.bare:
        return PlaceAnswer(named.written, None, "unknown")
    candidates = candidates_of(named, frame, gazetteer)
    best = decide(candidates, frame)
    if best is not None:
        return PlaceAnswer(named.written, best[0].place, "resolved", _listed(best))
    towards = bare_side(named.bare)
    if towards is not None and phrase.relation == "at":
        whole = decide(
            candidates_of(replace(named, written=towards[1], bare=towards[1]), frame, gazetteer, exact=True), frame
        )
        if whole is not None:
            half = side(whole[0].place, towards[0], gazetteer)
            return PlaceAnswer(named.written, half, "resolved", _listed(whole))
    around = together(candidates, frame)
    if around is not None:
        return PlaceAnswer(named.written, around, "coarse", _listed(candidates))
    status: PlaceStatus = "ambiguous" if any(c.score >= 0.5 for c in candidates) else "unknown"
    return PlaceAnswer(named.written, None, status, _listed(candidates))


def _listed(candidates: Sequence[Scored], most: int = 8) -> tuple[PlaceCandidate, ...]:
    return tuple(PlaceCandidate(c.place, c.score, c.reasons) for c in candidates[:most])


def _coarse(frame: Frame, candidates: tuple[PlaceCandidate, ...]) -> PlaceAnswer:
    """The narrowest enclosing place as a circle; nothing when only the country is known."""
    status: PlaceStatus = "ambiguous" if candidates else "unknown"
    if not frame.regions:
        return PlaceAnswer("", None, status, candidates)
    return PlaceAnswer("", frame.regions[-1].place, "coarse", candidates)


def _town_said(part: Phrase, place: Place, frame: Frame, gazetteer: Gazetteer) -> Known | None:
    """The town that is meant by its name in brackets ("Amasi (Raqqa)"), where the province of that name is known already."""
    province = province_of(place, gazetteer) if part.aside else None
    if province is None or province not in frame.regions[-1:]:
        return None
    return _known(replace(place, radius_m=place.radius_m + 3000, feature="circle"))


def _enclosing(place: Place, inner: Named, gazetteer: Gazetteer) -> Known:
    """The circle in which something "in" or "of" a place lies: a village of a town lies in its district."""
    if place.feature not in ("settlement", "quarter", "site"):
        return _known(place)
    if inner.kind in ("quarter", "site") or TOWN_PARTS & set(fold(inner.written).split(" ")):
        return _known(replace(place, radius_m=place.radius_m + 3000, feature="circle"))
    province = province_of(place, gazetteer)
    if province is not None:
        return province
    districts = [k.place for k in gazetteer.find(f"{place.name} district") if k.place.country == place.country]
    reach = max((d.radius_m + distance_m(d, place) for d in districts), default=0.0)
    reach = min(max(reach, 25_000.0), 2 * AROUND_TOWN_M)
    return _known(replace(place, radius_m=int(reach), feature="circle"))


def _known(place: Place) -> Known:
    return Known(place, 0, None, 0, 0)


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


def _circle(phrase: Phrase, found: PlaceAnswer, gazetteer: Gazetteer) -> Place:
    place = found.place
    if place is None:
        raise ValueError("a circle needs a place that is known")
    if phrase.relation == "side" and phrase.direction:
        return side(place, phrase.direction, gazetteer)
    if phrase.relation == "offset":
        return offset(place, phrase.metres, phrase.direction, gazetteer)
    reach = max(1.5 * place.radius_m, place.radius_m + 5000.0, phrase.metres or 0.0)
    return circle((place.lat, place.lon), reach, f"near {place.name}", place)
