"""Lands: the country and the province that most of a text's places lie in, and the names that are none of theirs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from firsthand.model.mentions import PlaceMention
from firsthand.model.text import Span

# A town that reaches so far is meant by its bare name, whatever province the text is of.
_CITY_M = 8_000


def is_held(mention: PlaceMention) -> bool:
    """True for an open name of which only the province or the town around it is known."""
    return mention.status == "coarse" and mention.place is not None and ":" in mention.place.id.partition(":")[2]


def country(places: Sequence[PlaceMention]) -> str | None:
    """The country in which most of a document's places lie; None where there is none such."""
    return _most([m.place.country for m in places if m.place and m.place.country])


def land(places: Sequence[PlaceMention]) -> str | None:
    """The country in which most of the places of local news lie, each counted once: a person called like a far village may
    be named in every sentence."""
    named = {m.place.id: m.place.country for m in places if m.place and m.place.country}
    return _most(list(named.values())) or country(places)


def strangers(
    places: Sequence[PlaceMention], headed: Sequence[Span], no_places: Collection[Span] = frozenset()
) -> set[Span]:
    """In local news: mentions read as a place of another province than the one that the text's own counties, provinces
    and datelines lie in, where the text names no other province. They are homonyms of a quarter or a person; a city is
    none. A street named after a province is among the `no_places` and tells of none."""
    own: list[str] = []
    for mention in places:
        place = mention.place
        if place is None or place.admin1 is None or is_held(mention) or mention.span in no_places:
            continue
        if place.feature in ("admin1", "admin2") or any(h.meets(mention.span) for h in headed):
            own.append(place.admin1)
    most = _most(own)
    if most is None:
        return set()
    return {
        m.span
        for m in places
        if m.place
        and m.place.feature == "settlement"
        and m.place.admin1 not in {*own, None}
        and m.place.radius_m < _CITY_M
    }


def _most(names: Sequence[str]) -> str | None:
    """The name that more than half of them are."""
    most = max(sorted(set(names)), key=names.count, default=None)
    return most if most and 2 * names.count(most) > len(names) else None
