"""Names that the words around call places but no gazetteer bears: read by their skeleton, or held by what encloses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.model.mentions import PlaceMention
from firsthand.model.romanise import fold
from firsthand.model.text import Span
from firsthand.normalise.gazetteer import Gazetteer, Known
from firsthand.normalise.gazetteer_build import ROMANISED
from firsthand.normalise.place_candidates import Frame
from firsthand.normalise.place_circles import AROUND_TOWN_M, circle, province_of
from firsthand.normalise.place_finder import Found, unknown_after_cue, word_list
from firsthand.normalise.place_resolve import PlaceAnswer, answer

_NEAR_WORDS = 60


def unknown_mentions(
    text: str, mentions: Sequence[PlaceMention], found: Sequence[Found], gazetteer: Gazetteer, country: str | None
) -> list[PlaceMention]:
    """Mentions of names that are in no gazetteer as they are spelt, in a country whose names are romanised."""
    home = country or _home(mentions)
    if home not in ROMANISED:
        return []
    taken = sorted((item.start, item.end) for item in found)
    read = []
    for start, end, strong in unknown_after_cue(text, taken):
        mention = _mention(text, start, end, strong, mentions, gazetteer, home)
        if mention is not None:
            read.append(mention)
    return read


def _home(mentions: Sequence[PlaceMention]) -> str | None:
    counts = Counter(m.place.country for m in mentions if m.place is not None and m.place.country)
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def _mention(
    text: str,
    start: int,
    end: int,
    strong: bool,
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    home: str | None,
) -> PlaceMention | None:
    name = text[start:end]
    words = fold(name).split(" ")
    if not strong and (
        any(w in word_list("given_names") for w in words) or all(w in word_list("common_words") for w in words)
    ):
        return None
    near = _nearest(start, end, mentions, home)
    frame = Frame(home)
    if near is not None and near.place is not None:
        reach = max(near.place.radius_m, AROUND_TOWN_M * 2)
        around = circle((near.place.lat, near.place.lon), reach, f"around {near.place.name}", near.place)
        frame = frame.narrowed(Known(around, 0, None, 0, 0))
    read = _read(name, frame, home, gazetteer)
    span = Span("text", start, end)
    if read.status == "resolved":
        return PlaceMention(span, read.place, "resolved", read.candidates)
    if not strong:
        return None
    if near is not None and abs(near.span.start - end) <= _NEAR_WORDS and frame.regions:
        return PlaceMention(span, frame.regions[-1].place, "coarse", read.candidates)
    return PlaceMention(span, None, "ambiguous" if read.candidates else "unknown", read.candidates)


def _read(name: str, frame: Frame, home: str | None, gazetteer: Gazetteer) -> PlaceAnswer:
    """The answer in the frame, or that of the country where it is a town that a province is called after: such a town is
    named from anywhere ("Deir Ezour" in an article on Raqqa)."""
    read = answer(name, frame, gazetteer)
    if read.status == "resolved" or not frame.regions:
        return read
    far = answer(name, Frame(home), gazetteer)
    if far.status == "resolved" and far.place is not None and province_of(far.place, gazetteer) is not None:
        return far
    return read


def _nearest(start: int, end: int, mentions: Sequence[PlaceMention], home: str | None) -> PlaceMention | None:
    """The resolved place of the same country that is named nearest, after the name rather than before it."""
    fit = [
        m
        for m in mentions
        if m.place is not None and m.place.country == home and m.place.feature not in ("country", "region")
    ]

    def away(m: PlaceMention) -> float:
        return m.span.start - end if m.span.start >= end else 1.5 * (start - m.span.end) + 20

    return min(fit, key=lambda m: (away(m), m.span.start), default=None)
