"""Reads the places that a document names, each resolved, a coarse circle, or honestly open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from firsthand.model.attribution import Attributed
from firsthand.model.ids import files_id
from firsthand.model.mentions import PlaceCandidate, PlaceMention, PlaceStatus
from firsthand.model.text import Document, Part, Span
from firsthand.normalise.gazetteer import Gazetteer, open_gazetteers
from firsthand.normalise.place_context import Choice, Name, choose, names_of, strays
from firsthand.normalise.place_finder import Found, find_names
from firsthand.normalise.place_relative import relative_mention
from firsthand.normalise.place_resolve import PlaceAnswer, resolve
from firsthand.normalise.place_unknown import unknown_mentions

__all__ = ["PlaceAnswer", "Places", "resolve"]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document.

    `country` is the case's country, for which ambiguous names are weighed; `gazetteers` are the paths of a user's own
    gazetteer files. `demonyms` reads words for where somebody is from ("Syrian") as mentions of the country; they are
    no locations, so this is off by default.
    """

    version: ClassVar[str] = "2.4"
    country: str | None = None
    gazetteers: tuple[str, ...] = ()
    demonyms: bool = False
    files: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Make what the gazetteers hold part of the step's identity, so that an edited file makes new rows."""
        object.__setattr__(self, "files", files_id(self.gazetteers))

    def __call__(self, document: Document, attributed: Attributed | None = None) -> tuple[PlaceMention, ...]:
        """The mentions of title and text, in the order of the text; only inside the body where one is known."""
        gazetteer = open_gazetteers(self.gazetteers)
        # Title and text are one text to the weighing: what one names speaks for the other.
        joined = f"{document.title}\n\n{document.text}"
        shift = len(document.title) + 2
        found = [f for f in find_names(joined, gazetteer) if _in_body(document, f, shift)]
        return tuple(_placed(m, shift) for m in self._mentions(joined, found, gazetteer))

    def _mentions(self, text: str, found: Sequence[Found], gazetteer: Gazetteer) -> list[PlaceMention]:
        choices = choose(text, found, country=self.country)
        names = names_of(text, found)
        astray = strays(choices, self.country)
        kept = [pair for pair in zip(found, names, strict=True) if pair[1] not in astray or pair[0].people]
        mentions = []
        for item, name in kept:
            choice = choices.get(name)
            mention = self._mention(item, name, choice)
            if mention is not None and choice is not None:
                mention = _as_province(text, mention, choice)
            if mention is not None:
                mentions.append(relative_mention(text, mention, gazetteer))
        mentions += unknown_mentions(text, mentions, [item for item, _ in kept], gazetteer, self.country)
        return sorted(mentions, key=lambda m: (m.span.start, m.span.end))

    def _mention(self, item: Found, name: Name, choice: Choice | None) -> PlaceMention | None:
        span = Span("text", item.start, item.end)
        if item.people:
            if not self.demonyms:
                return None
            candidates = tuple(PlaceCandidate(k.place, 1.0, ("a word for its people",)) for k in item.known[:1])
            return PlaceMention(span, candidates[0].place, "coarse", candidates)
        if choice is None:
            candidates = tuple(PlaceCandidate(k.place, 0.5, ("bears this name",)) for k in item.known[:3])
            return PlaceMention(span, None, "ambiguous", candidates)
        candidates = tuple(
            PlaceCandidate(k.place, round(p, 4), ("bears this name", *_why(p)))
            for k, p in choice.ranked[:6]
            if p > 0.001
        )
        best = choice.ranked[0][0].place
        if choice.held is not None:
            return PlaceMention(span, choice.held.place, "coarse", candidates)
        if choice.sure:
            status: PlaceStatus = "coarse" if best.feature in ("country", "region", "water", "circle") else "resolved"
            return PlaceMention(span, best, status, candidates)
        if choice.none > 0.5 and item.cue == 0:
            return None
        return PlaceMention(span, None, "ambiguous" if candidates else "unknown", candidates)


_OFFICE = re.compile(
    r"\s+(?:Gov\.|Governor\b|[Ss]tate\b|[Ll]egislature\b|[Ss]enat(?:e|ors?)\b|lawmakers\b|Attorney General\b)"
)
_PROVINCE = re.compile(r"\s+(?:[Pp]rovince|[Gg]overnorate|[Cc]ountryside)\b")


def _as_province(text: str, mention: PlaceMention, choice: Choice) -> PlaceMention:
    """The division rather than the town that it is called after, where the next word says so ("Idlib province")."""
    said = _PROVINCE.match(text, mention.span.end)
    office = _OFFICE.match(text, mention.span.end)
    if (said is None and office is None) or mention.place is None or mention.place.feature == "admin1":
        return mention
    country = mention.place.country
    wide = [k.place for k, _ in choice.ranked if k.place.feature == "admin1" and k.place.country == country]
    if not wide:
        return mention
    return replace(mention, place=wide[0], span=replace(mention.span, end=said.end() if said else mention.span.end))


def _why(probability: float) -> tuple[str, ...]:
    return ("fits the other places named",) if probability > 0.5 else ()


def _in_body(document: Document, found: Found, shift: int) -> bool:
    if found.end <= shift or not document.body:
        return True
    span = Span("text", found.start - shift, found.end - shift)
    return any(body.part == "text" and body.holds(span) for body in document.body)


def _placed(mention: PlaceMention, shift: int) -> PlaceMention:
    """The mention with its span in the part that it stands in."""
    part: Part = "text" if mention.span.start >= shift else "title"
    move = shift if part == "text" else 0
    return replace(mention, span=Span(part, mention.span.start - move, mention.span.end - move))
