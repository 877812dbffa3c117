"""Actors in a text: names of the table, descriptions, loaded words; never an identity that the words do not give.

A description ("the army") or a short name ("the Observatory") is linked only where the text leaves one choice; a name
outside its time of validity is not linked; persons are never linked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from firsthand.model.actors import Actor, ActorTable, Match, load
from firsthand.model.attribution import Attributed
from firsthand.model.ids import files_id
from firsthand.model.mentions import ActorMention
from firsthand.model.text import Document, Part, Span
from firsthand.normalise.actor_words import ARMY, BEFORE, HEAD, LOADED, countries, descriptions, states

_PARTS: tuple[Part, ...] = ("title", "text")
_STATE_VOICES = frozenset({"state_media", "state_body"})
_INDEFINITE = re.compile(r"(?i)\ban?\s$")
# Called by no country's name.
_PALESTINIAN = re.compile(r"\bGaza\b|\bWest Bank\b")
_OF_A_STATE = frozenset({"state_force", "ministry"})


@dataclass(frozen=True, slots=True)
class Actors:
    """Mentions of actors in the order of the text. `tables` are paths of the user's own actor tables."""

    version: ClassVar[str] = "1.1"
    tables: tuple[str, ...] = ()
    files: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Make what the tables hold part of the step's identity; a table that cannot be used is refused."""
        load(self.tables)
        object.__setattr__(self, "files", files_id(self.tables))

    def __call__(self, document: Document, attributed: Attributed | None = None) -> tuple[ActorMention, ...]:
        """`attributed` lets "the army" be that of the country whose state media or ministry speaks."""
        table = load(self.tables)
        matches = {part: tuple(table.matches(document.part(part), allow_short=True)) for part in _PARTS}
        context = _context(document, attributed, matches, table)
        return tuple(m for part in _PARTS for m in _mentions(document, part, matches[part], table, context))


@dataclass(frozen=True, slots=True)
class _Context:
    """What one document tells about whom its short names and descriptions can mean.

    `named` are the actors it names in full, `country` the one it speaks of most (None: no such), `spoken` all it speaks of.
    """

    on: date | None
    named: frozenset[str]
    country: str | None
    spoken: frozenset[str]
    attributed: Attributed | None
    outlet: str | None

    def voice(self, span: Span) -> tuple[str, ...]:
        """Who says what stands at a span, outlet first."""
        if self.attributed:
            return self.attributed.voice(span)
        return (self.outlet,) if self.outlet else ()


def _context(
    document: Document, attributed: Attributed | None, matches: Mapping[Part, tuple[Match, ...]], table: ActorTable
) -> _Context:
    on = _day(document.published or document.printed)
    full = sorted({m.name for found in matches.values() for m in found if not m.short})
    possible = [table.candidates(name, on, short=False) for name in full]
    named = {actors[0].id for actors in possible if len(actors) == 1}
    outlet = table.find(document.outlet) if document.outlet else None
    spoken = Counter(countries(document.title) + countries(document.text))
    top = spoken.most_common(2)
    country = top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else None
    own = outlet.id if outlet else None
    beyond = {"PS"} if any(_PALESTINIAN.search(document.part(part)) for part in _PARTS) else set()
    return _Context(
        on, frozenset(named | ({own} if own else set())), country, frozenset({*spoken, *beyond}), attributed, own
    )


def _mentions(
    document: Document, part: Part, matches: tuple[Match, ...], table: ActorTable, context: _Context
) -> list[ActorMention]:
    text = document.part(part)
    mentions = [m for m in (_named(text, part, match, table, context) for match in matches) if m]
    mentions += [ActorMention(Span(part, m.start, m.end), None, "person") for m in table.people(text)]
    mentions += [m for m in _states(text, part, table) if not any(m.span.meets(o.span) for o in mentions)]
    taken = [m.span for m in mentions]
    mentions += [m for m in _described(text, part, table, context) if not any(m.span.meets(span) for span in taken)]
    if part == "text" and document.body:
        mentions = [m for m in mentions if any(b.meets(m.span) for b in document.body)]
    return sorted(mentions, key=lambda m: m.span)


def _named(text: str, part: Part, match: Match, table: ActorTable, context: _Context) -> ActorMention | None:
    """A name of the table, with the noun after it and the loaded word beside it."""
    if match.short and text[max(0, match.start - 40) : match.end + 40].isupper():
        return None  # "IS" in a text all in capitals is no name
    if match.short and _INDEFINITE.search(text, max(0, match.start - 4), match.start) and " " not in match.name[4:]:
        return None  # "a coalition of tribes"
    actor = _bearer(match, table, context)
    head = HEAD.match(text, match.end)
    end = head.end() if head else match.end
    before = BEFORE.search(text, max(0, match.start - 20), match.start)
    loaded = LOADED.search(text[match.start : end]) or (LOADED.search(before.group()) if before else None)
    kind = actor.kind if actor else table[match.actor].kind
    return ActorMention(Span(part, match.start, end), actor.id if actor else None, kind, _word(loaded))


def _bearer(match: Match, table: ActorTable, context: _Context) -> Actor | None:
    """Who bears the name in this document: the one that its day allows, the one named in full, or nobody."""
    possible = table.candidates(match.name, context.on, short=match.short)
    if not match.short and len(possible) == 1:
        return possible[0]
    named = [a for a in possible if a.id in context.named]
    if len(named) == 1:
        return named[0]
    if len(possible) == 1 and possible[0].kind in _OF_A_STATE and context.country in possible[0].country:
        return possible[0]
    return _of_its_country(possible, context)


def _of_its_country(possible: Sequence[Actor], context: _Context) -> Actor | None:
    """The one of several armed groups of a name whose parent, or else whose country, is all that the text tells of."""
    if len(possible) < 2 or any(a.kind != "armed_group" for a in possible):
        return None
    found = [a for a in possible if a.part_of in context.named]
    found = found or [a for a in possible if not context.spoken.isdisjoint(a.country)]
    return found[0] if len(found) == 1 else None


def _states(text: str, part: Part, table: ActorTable) -> Iterator[ActorMention]:
    """Countries that act or are said to: their governments."""
    for start, end, actor in states(text):
        government = table.get(actor)
        if government:
            yield ActorMention(Span(part, start, end), actor, government.kind)


def _described(text: str, part: Part, table: ActorTable, context: _Context) -> Iterator[ActorMention]:
    for start, end, kind in descriptions(text):
        words, span = text[start:end], Span(part, start, end)
        if kind == "person" and table.find(words):
            continue
        loaded = LOADED.search(words) if kind != "person" else None
        force = _force(span, table, context) if kind == "state_force" and ARMY.search(words) else None
        yield ActorMention(span, force.id if force else None, kind, _word(loaded))


def _force(span: Span, table: ActorTable, context: _Context) -> Actor | None:
    """The army that "the army" is: that of the state whose medium or ministry speaks, else the only one named."""
    for source in reversed(context.voice(span)):
        speaker = table.get(source)
        if speaker and speaker.source_kind in _STATE_VOICES and len(speaker.country) == 1:
            return _army_of(speaker.country[0], table)
    named = {_whole(i, table) for i in context.named if table[i].kind == "state_force"}
    only = table[next(iter(named))] if len(named) == 1 else None
    return only if only and (context.country is None or context.country in only.country) else None


def _whole(actor_id: str, table: ActorTable) -> str:
    """The force at the top that a force is a part of."""
    seen = [actor_id]
    while (step := table[seen[-1]].part_of) is not None and step not in seen:
        seen.append(step)
    return seen[-1]


def _army_of(country: str, table: ActorTable) -> Actor | None:
    """The country's own army or armed forces: the first of the table that is part of nothing."""
    for actor in table:
        own = actor.kind == "state_force" and actor.country == (country,) and actor.part_of is None
        if own and ARMY.search(actor.name):
            return actor
    return None


def _word(loaded: re.Match[str] | None) -> str | None:
    return loaded.group().lower() if loaded else None


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
