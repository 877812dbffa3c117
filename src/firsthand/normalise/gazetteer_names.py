"""What the name of a place of a user's own says besides: its bare names, and other places that it names.

"Hatla and Shurak" stands for two villages, "near Warda" lies by a village, "Salam school, Warda" in one. Where the packaged
gazetteer knows no such place there, the row tells roughly where it is: a circle, never more.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.geo import between_m
from firsthand.model.romanise import place_name_key
from firsthand.normalise.gazetteer import Known, open_gazetteers
from firsthand.normalise.place_candidates import LIKENESS, likeness
from firsthand.normalise.place_phrases import Named, Phrase, bare_side, parse_phrase

Point = tuple[float, float]
# How far what a row names besides may lie from the row's point: each of several names, what it lies near, the town of a
# quarter or a street, and each end of "between A and B".
_PART_M, _NEAR_M, _TOWN_M, _BETWEEN_M = 10_000, 8_000, 6_000, 20_000
_TOWN_PARTS = ("quarter", "site", "road")


def kind_said(name: str) -> str | None:
    """What a name says that it is the name of ("Tabqa junction"), where it names one place."""
    phrase = parse_phrase(name)
    return phrase.names[0].kind if phrase.relation == "at" and len(phrase.names) == 1 else None


def bare_names(name: str, point: Point) -> tuple[str, ...]:
    """The name without what says what and where it is ("Tall Hadi village, Afrin"), where it names one place.

    A town that comes first encloses the part named after it: "Mayadin, Sinaa quarter" is no further name of Mayadin.
    """
    phrase = parse_phrase(name)
    if phrase.within and _encloses(phrase, point):
        phrase = phrase.within[0]
    if phrase.relation != "at" or len(phrase.names) > 1 or phrase.names[0].kind == "road":
        return ()
    part = phrase.names[0].kind in _TOWN_PARTS
    return tuple(n for n in _of(phrase.names[0]) if n != name and not (part and _is_town(n, point)))


def besides(name: str, point: Point) -> Iterator[tuple[str, int]]:
    """The other places that a name tells of, each with how far from the row's point it may lie in metres."""
    phrase = parse_phrase(name)
    if phrase.relation == "at" and len(phrase.names) > 1:
        said = [(n, _PART_M) for named in phrase.names for n in _of(named)]
    elif phrase.relation in ("near", "between"):
        said = [(n, _NEAR_M if phrase.relation == "near" else _BETWEEN_M) for x in phrase.names for n in _of(x)]
    else:
        said = []
    for part in phrase.within:
        if part.relation == "near" or (part.relation == "at" and phrase.names[0].kind in _TOWN_PARTS):
            said += [(n, _NEAR_M if part.relation == "near" else _TOWN_M) for x in part.names for n in _of(x)]
    for other, reach in dict(said).items():
        if len(place_name_key(other)) > 1 and not _is_division(other) and not _known_near(other, point, 100_000.0):
            yield other, reach


def _is_town(name: str, point: Point) -> bool:
    """Whether a part of a town is called after the town: "Afrin city centre" is no further place called Afrin."""
    return any(k.place.feature == "settlement" for k in _known_near(name, point, 25_000.0))


def _of(named: Named) -> list[str]:
    return [n for n in (named.bare, *named.others) if n and place_name_key(n)]


def _encloses(phrase: Phrase, point: Point) -> bool:
    """Whether the head of a phrase is the town and what follows a part of it, not the other way round."""
    if any(n.kind in _TOWN_PARTS for part in phrase.within for n in part.names):
        return True
    head, tail = phrase.names[0].bare, phrase.within[0].names[0].bare
    tail = (bare_side(tail) or ("", tail))[1]
    if not _known_near(head, point, 40_000.0) or _is_division(tail):
        return False
    known = _known_near(tail, point, 150_000.0)
    return not known or all(k.place.feature in _TOWN_PARTS for k in known)


def _is_division(name: str) -> bool:
    """Whether a country or province is called so: it encloses wherever it stands ("near Warda, Syria")."""
    return any(k.place.feature in ("country", "admin1") for k in open_gazetteers().find(name))


def _known_near(name: str, point: Point, reach_m: float) -> list[Known]:
    """The places of this name or a spelling of it that the packaged gazetteer has that near."""
    packaged = open_gazetteers()
    found = packaged.find(name) or tuple(k for k in packaged.find_key(name) if likeness(name, k) >= LIKENESS)
    return [k for k in found if between_m(point, (k.place.lat, k.place.lon)) <= reach_m]
