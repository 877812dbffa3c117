"""One body, one source: initials and the name they stand for, a city's police under all its names, and what a headline or
lead only describes ("a monitoring group said") with the name that the report then gives it.

News describes first and names afterwards. A description of the headline is somebody whom the text below quotes: whoever
alone is of that kind there, or goes by the same noun. One of the lead is the first body of that kind that is named next;
where several might be meant, it stays who it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from firsthand.attribute.law import force_of, same_force
from firsthand.attribute.leads import first_places, lead_end, nested
from firsthand.attribute.names import METONYMS
from firsthand.attribute.nouns import national
from firsthand.model.actors import ActorTable
from firsthand.model.attribution import Attributed, Source
from firsthand.model.text import Document

Place = tuple[bool, int]
# Words that initials leave out.
_SLIGHT = frozenset("the of for and in on to de du des la le les al el & a an".split())
_LETTERS = re.compile(r"[A-Z][A-Za-z]{1,7}")
_NUMBERS = frozenset("two three four five six seven several some many".split())
# Nouns for bodies that watch and record; the plural names several.
_MONITOR = re.compile(
    r"^(?:[\w’'-]+ )*?(?:monitor|watchdog|(?:rights|monitoring|advocacy|campaign|human rights|documentation) (?:group|organi[sz]ation|network|body|ngo))$",
    re.I,
)
# A body that goes by its trade: "a doctors' group" is the Orontes Doctors Network.
_TRADE = re.compile(
    r"^(?:[\w’'-]+ )*?(?P<trade>doctors|medical|lawyers|students|women|teachers|journalists|press|workers|youth|farmers|traders|bar)['’]?s? (?:group|network|union|association|syndicate|committee|organi[sz]ation)$",
    re.I,
)
_ARMED = re.compile(
    r"^(?:[\w’'-]+ )*?(?:resistance|rebel|armed|jihadist|militant|insurgent|separatist|guerrilla|islamist|terrorist) (?:group|movement|organi[sz]ation|force|army|coalition)$",
    re.I,
)
_ARMY = re.compile(r"^(?:\w+ )?(?:army|military|armed forces)$", re.I)
_COMMAND = re.compile(r"\b(?:general staff|armed forces|army|military)\b", re.I)
_OFFICIALS = re.compile(r"^(?!one of)(?:[\w-]+ )*?(?:officials|authorities)$", re.I)
# Reports that nobody is named for, and those of which it is told whose they are.
_LOOSE = re.compile(r"^(?:[\w-]+ )?(?:reports|allegations|accounts|testimonies|claims|accusations)$", re.I)
_THE_REPORTS = re.compile(
    r"^(?:the|these|those) (?P<noun>reports|allegations|accounts|testimonies|claims|accusations)\b.*\bby\b", re.I
)
_IN_OFFICE = frozenset({"official_named", "official_unnamed", "spokesperson"})
# Whom a headline calls by a noun of their kind alone.
_BY_KIND = frozenset(
    {"eyewitness", "survivor", "civil_defence_or_medical", "official_unnamed", "relative_of_victim", "monitor_group"}
)
_ANYBODY = tuple([w] for w in "man men woman women boy girl people person teen".split())
_BODIES = frozenset(
    {
        "monitor_group", "state_body", "armed_group", "activist_or_local_network", "international_organisation", "civil_defence_or_medical",
        "unknown", "news_outlet",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document with where each of its sources first speaks."""

    document: Document
    attributed: Attributed
    first: Mapping[str, Place]
    lead: int
    # The nations by which the document calls each.
    nations: Mapping[str, frozenset[str]]

    @property
    def spoken(self) -> list[Source]:
        """The sources in the order in which they speak."""
        held = [s for s in self.attributed.sources if s.id in self.first]
        return sorted(held, key=lambda s: (self.first[s.id], s.id))


def join_namesakes(document: Document, attributed: Attributed, table: ActorTable) -> Attributed:
    """The same attributions, with each body as one source."""
    steps: Sequence[Callable[[_Reading], dict[str, str]]] = (
        _initials,
        _reports,
        _police,
        partial(_wholes, table),
        _headline,
        _lead,
    )
    for step in steps:
        nations = _nations(document, attributed)
        reading = _Reading(document, attributed, first_places(attributed), lead_end(document), nations)
        attributed = _led(attributed, step(reading))
    return attributed


def _nations(document: Document, attributed: Attributed) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {s.id: _national(s.name) for s in attributed.sources}
    for a in attributed.attributions:
        if a.source is not None and a.source_id in found:
            found[a.source_id] |= _national(document.words(a.source))
    return found


def _national(words: str) -> frozenset[str]:
    return frozenset(w.lower() for w in words.split() if w[0].isupper() and national(w.lower()) and "'" not in w)


def _led(attributed: Attributed, same: Mapping[str, str]) -> Attributed:
    """The attributions with sources led to those that they are."""
    same = {a: b for a, b in same.items() if a != b and b not in same}
    if not same:
        return attributed
    by_id = {s.id: s for s in attributed.sources}
    links = tuple(
        replace(a, source_id=same[a.source_id], source_kind=by_id[same[a.source_id]].kind) if a.source_id in same else a
        for a in attributed.attributions
    )
    kept = (s for s in attributed.sources if s.id not in same)
    sources = tuple(replace(s, speaks_for=_of(s, same)) if s.speaks_for in same else s for s in kept)
    return Attributed(attributed.outlet, links, sources)


def _of(source: Source, same: Mapping[str, str]) -> str | None:
    body = same.get(source.speaks_for or "")
    return None if body == source.id else body


def _reports(reading: _Reading) -> dict[str, str]:
    """ "Reports" of which the document goes on to tell whose they are: "The reports, compiled by the Orontes Watch"."""
    loose = [s for s in reading.spoken if s.disclosure != "named" and _LOOSE.match(s.name)]
    same: dict[str, str] = {}
    for a in reading.attributed.attributions:
        whose = _THE_REPORTS.match(reading.document.words(a.source)) if a.source is not None else None
        for source in loose:
            if (
                whose is not None
                and a.source_id not in (None, source.id)
                and source.name.lower().startswith(whose["noun"].lower()[:6])
            ):
                same.setdefault(source.id, a.source_id or "")
    return same


def _wholes(table: ActorTable, reading: _Reading) -> dict[str, str]:
    """A whole that a report puts for the one part of it that it quotes: a capital for its government's ministry, or, in
    headline or lead, "the United Nations" for the office that speaks next."""
    same: dict[str, str] = {}
    for whole in reading.spoken:
        parts = [s for s in reading.spoken if (actor := table.get(s.id)) is not None and actor.part_of == whole.id]
        if len(parts) != 1 or table.get(whole.id) is None:
            continue
        at = reading.first[whole.id]
        ahead = (
            whole.kind == "international_organisation"
            and (not at[0] or at[1] <= reading.lead)
            and at < reading.first[parts[0].id]
        )
        if ahead or (whole.kind == "state_body" and _by_place(reading, whole)):
            same[whole.id] = parts[0].id
    return same


def _by_place(reading: _Reading, whole: Source) -> bool:
    """Does the document call this government by its capital or country alone?"""
    links = (a.source for a in reading.attributed.attributions if a.source_id == whole.id)
    called = [reading.document.words(span).lower().removeprefix("the ") for span in links if span is not None]
    return bool(called) and all(name in METONYMS for name in called)


def _initials(reading: _Reading) -> dict[str, str]:
    """Letters of a name that the document spells out: "the RSF" of "the Rapid Support Forces"."""
    named = [
        s for s in reading.attributed.sources if s.disclosure == "named" and s.kind in _BODIES and not s.speaks_for
    ]
    same: dict[str, str] = {}
    for short in named:
        if _LETTERS.fullmatch(short.name) is None or sum(c.isupper() for c in short.name) < 2:
            continue
        full = [s.id for s in named if s.id != short.id and short.name.upper() in _letters_of(s.name)]
        if len(full) == 1 and short.id != reading.attributed.outlet:
            same[short.id] = full[0]
    return same


def _letters_of(name: str) -> set[str]:
    """The initials that a name of three words and more may go by."""
    parts = [w for w in re.split(r"[\s-]+", re.sub(r"\([^)]*\)", "", name)) if w]
    front = re.split(r"\s(?:in|at)\s", name)[0].split()
    found = {
        "".join(w[0] for w in held).upper()
        for held in ([w for w in parts if w.lower() not in _SLIGHT], parts, [w for w in front if w[0].isupper()])
    }
    return {letters for letters in found if len(letters) > 2}


def _police(reading: _Reading) -> dict[str, str]:
    return same_force(reading.attributed)


def _headline(reading: _Reading) -> dict[str, str]:
    """Whom a headline describes: the one in the text who goes by the same noun, or alone is of that kind."""
    same: dict[str, str] = {}
    spoken = reading.spoken
    below = [s for s in spoken if reading.first[s.id][0]]
    two = nested(reading.attributed)
    for source in spoken:
        if reading.first[source.id][0] or not _described(source):
            continue
        apart = [s for s in below if (source.id, s.id) not in two and not _foreign(reading, source, s)]
        found = of_class(source, apart) or _by_noun(source, apart) or _by_kind(source, apart) or _by_body(source, apart)
        if found is not None:
            same[source.id] = found.id
    return same


def _lead(reading: _Reading) -> dict[str, str]:
    """Whom a lead describes: the first body of that kind that is named next."""
    same: dict[str, str] = {}
    two = nested(reading.attributed)
    for source in reading.spoken:
        at = reading.first[source.id]
        if not at[0] or at[1] > reading.lead or not _described(source):
            continue
        behind = _heard_behind(reading, at[1])
        after = [s for s in reading.spoken if s.id in behind and s.id != source.id and (source.id, s.id) not in two]
        found = of_class(source, [s for s in after if not _foreign(reading, source, s)])
        if found is not None and found.id not in same:
            same[source.id] = found.id
    return same


def _heard_behind(reading: _Reading, start: int) -> frozenset[str]:
    """Who speaks in the text behind a place, though perhaps in the headline too; nobody who spoke in the text before."""
    places: dict[str, int] = {}
    for a in reading.attributed.attributions:
        spot = next((s for s in (a.source, a.cue, *a.content) if s is not None), None)
        if a.source_id and a.content and spot is not None and spot.part == "text":
            places[a.source_id] = min(spot.start, places.get(a.source_id, spot.start))
    return frozenset(id for id, place in places.items() if place > start)


def _described(source: Source) -> bool:
    return source.disclosure == "described"


def of_class(source: Source, others: Sequence[Source]) -> Source | None:
    """The first named monitor for "a monitoring group", the general staff for "the army", the one official for
    "officials"."""
    if _MONITOR.match(source.name):
        return _only([s for s in others if s.kind == "monitor_group" and s.disclosure == "named" and not s.speaks_for])
    if _ARMED.match(source.name):
        return _only([s for s in others if s.kind == "armed_group" and s.disclosure == "named" and not s.speaks_for])
    trade = _TRADE.match(source.name)
    if trade is not None:
        stem = trade["trade"].lower().rstrip("s'’")
        return _only([s for s in others if s.disclosure == "named" and stem in s.name.lower() and not s.speaks_for])
    if _ARMY.match(source.name):
        return _only([s for s in others if s.kind == "state_body" and _COMMAND.search(s.name)])
    if _OFFICIALS.match(source.name):
        one = _only([s for s in others if s.kind in _IN_OFFICE or s.kind == "state_body"])
        return one if one is not None and (one.kind == "official_named" or force_of(one) is not None) else None
    return None


def _by_body(source: Source, others: Sequence[Source]) -> Source | None:
    """The one named body of a state that goes by that noun: "government says" over "Colombia's government said"."""
    own = source.name.lower().split()[-1:]
    if source.kind != "state_body":
        return None
    return _only(
        [s for s in others if s.kind == "state_body" and not s.speaks_for and s.name.lower().split()[-1:] == own]
    )


def _only(found: Sequence[Source]) -> Source | None:
    return found[0] if len(found) == 1 else None


def _by_noun(source: Source, others: Sequence[Source]) -> Source | None:
    """The first unnamed one of the same noun, who is nobody else by the words in front of it."""
    own = _words(source.name)
    for other in others:
        theirs = _words(other.name)
        alike = other.kind == source.kind and other.disclosure != "named" and " and " not in other.name
        if alike and theirs and own and theirs[-1] == own[-1] and set(own) <= set(_all_words(other.name)):
            return other
    return None


def _by_kind(source: Source, others: Sequence[Source]) -> Source | None:
    """The one source of that kind, where the text has no other."""
    if source.kind not in _BY_KIND or _words(source.name)[-1:] in _ANYBODY:
        return None
    return _only([s for s in others if s.kind == source.kind and s.disclosure != "named"])


def _words(name: str) -> list[str]:
    """The words of a description in front of its complement, in the singular."""
    front = re.split(r"\s(?:at|of|in|from|for|with|who|on|near|to|by|and)\b|,", name.lower())[0]
    return [w.rstrip("s") for w in front.split() if w not in _SLIGHT | _NUMBERS]


def _all_words(name: str) -> list[str]:
    return [w.rstrip("s") for w in re.findall(r"[\w'’-]+", name.lower())]


def _foreign(reading: _Reading, source: Source, other: Source) -> bool:
    """Are these of two nations: "Ukrainian officials", "the Russian command"?"""
    one, two = reading.nations[source.id], reading.nations[other.id]
    return bool(one and two and not one & two)
