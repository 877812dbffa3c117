"""One body under its names: a source that a text calls by a short name, and the outlet or body of the pile that it is."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from firsthand.model.attribution import Attributed, Source
from firsthand.model.text import Document

_SIGNED = re.compile(r"^[A-Z][\w .'-]{1,30}, (?P<letters>[A-Z]{3,6}) ?(?:-|–|—)")
_WORD = re.compile(r"[^\W_]+")
_NEARNESS = {
    "participant": 0,
    "direct_witness": 1,
    "professional_at_scene": 2,
    "collected_from_contacts": 3,
    "relayed": 4,
}
# Words that names of bodies are cited without.
_SLIGHT = frozenset({"the", "of", "for", "and", "in", "a", "al"})
# Kinds that publish or collect under a name of their own; people and descriptions are never matched by name.
_BODIES = frozenset(
    {
        "news_outlet", "wire_agency", "state_media", "monitor_group", "armed_group_media", "activist_or_local_network",
        "international_organisation", "civil_defence_or_medical", "state_body", "unknown",
    }
)  # fmt: skip
# A name behind words in small letters that say what it bears; a place behind "in" or "of" is no name of a body.
_DESCRIBED = re.compile(
    r"(?:(?!(?:in|of|at|from|for|near|to|by|on|with)\b)(?:[a-z][\w'’-]*) )+(?P<name>[A-Z][\w'’-]*(?: .+|(?<=[A-Z]{3})))$"
)
# Kinds of which parts of names are other groups ("Syrian Army", "Free Syrian Army"): one only by their letters.
_BY_LETTERS = frozenset({"armed_group"})


def own_letters(documents: Iterable[Document]) -> dict[str, str]:
    """The letters that outlets sign with in their own datelines ("Damascus, BANA -"), by document id: they must stand in
    the outlet's name in their order, the first at its beginning."""
    found = {}
    for document in documents:
        signed = _SIGNED.match(document.text.lstrip())
        if signed and document.outlet and _in_order(signed["letters"], document.outlet):
            found[document.id] = signed["letters"]
    return found


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name.upper())
    return name.upper().startswith(letters[0]) and all(any(c == x for x in rest) for c in letters)


def identities(attributed: Mapping[str, Attributed], letters: Mapping[str, str] | None = None) -> dict[str, str]:
    """From the id of a named source to the id of the body it is, for those that are another's short name.

    A short name stands for a body of the pile when its words are the first or the last of that body's name and at
    least two, or when it is the initials of at least three of them, and when no other body of the pile has them too. Parts
    of the name of an armed group may be another group: only its letters stand for it. A name with a word before it that
    says what it is ("the monitor Orontes Watch") is the name, and "the defence ministry" is the one that the pile names.
    Names that fit two bodies stay apart: an ambiguous name stays ambiguous. `letters` are those that outlets sign with,
    by document id. Takes time in proportion to the number of names.
    """
    signed = {short: attributed[id].outlet for id, short in sorted((letters or {}).items()) if id in attributed}
    sources = {s.id: s for a in attributed.values() for s in a.sources}
    outlets = {a.outlet for a in attributed.values()}
    kinds = _BODIES | _BY_LETTERS
    every = [s for _, s in sorted(sources.items()) if s.disclosure == "named" and s.kind in kinds and not s.speaks_for]
    described = _described(every)
    named = [s for s in every if s.id not in described]
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for full in named:
        for key in _shorter(full.name):
            if full.kind not in _BY_LETTERS or key[0] == "letters":
                by_key[key].append(full.id)
    bodies = {s.id for s in named}
    fits: dict[str, set[str]] = {}
    for short in named:
        signer = signed.get((short.name.split() or [""])[-1])
        held = [id for key in _keys(short.name) for id in by_key.get(key, ())]
        full_ids = {*held, *((signer,) if signer in bodies else ())}
        if full_ids - {short.id}:
            fits[short.id] = full_ids - {short.id}
    found = {id: body for id, body in (*_ministries(sources.values()), *described.items()) if id not in outlets}
    for short_id, fulls in fits.items():
        best = fulls & outlets or fulls
        if len(best) == 1 and short_id not in outlets:
            found[short_id] = next(iter(best))
    return {short: _end(full, found) for short, full in found.items()}


def _described(named: Iterable[Source]) -> dict[str, str]:
    """From the id of a source whose name says first what it is ("monitor Orontes Watch", "the group JNF") to that of the
    only one that bears the bare name."""
    bearing: dict[tuple[str, ...], list[str]] = defaultdict(list)
    held = list(named)
    for source in held:
        bearing[tuple(_words(source.name))].append(source.id)
    found = {}
    for source in held:
        bare = _DESCRIBED.match(source.name)
        ids = bearing.get(tuple(_words(bare["name"])), []) if bare else []
        if len(ids) == 1 and ids[0] != source.id:
            found[source.id] = ids[0]
    return found


def _ministries(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """Pairs of a ministry as articles call it ("the defence ministry in Port Ford") and the only named one of its field
    ("Ministry of Defence"); none where the pile names another of that field with more words, such as a country's."""
    fields: dict[str, frozenset[str]] = {}
    bodies: dict[frozenset[str], set[str]] = defaultdict(set)
    for source in sources:
        field = frozenset(_words(source.name.partition(" in ")[0]))
        if "ministry" in field and len(field) > 1 and source.kind == "state_body" and not source.speaks_for:
            fields[source.id] = field
            if source.disclosure == "named" and " in " not in source.name:
                bodies[field].add(source.id)
    for id, field in sorted(fields.items()):
        fits = bodies.get(field, set())
        if len(fits) == 1 and id not in fits and not any(field < other for other in bodies):
            yield id, next(iter(fits))


def unite(sources: Iterable[Source], same: Mapping[str, str]) -> dict[str, Source]:
    """Sources by id, the nearest to the facts where documents place one differently; a short name's id leads to the body
    that it stands for."""
    by_id: dict[str, Source] = {}
    for source in sorted(sources, key=lambda s: (s.id, _NEARNESS.get(s.access, 9), s.kind, s.name)):
        by_id.setdefault(source.id, source)
    return {id: by_id.get(same.get(id, id), source) for id, source in by_id.items()}


def _end(id: str, found: Mapping[str, str]) -> str:
    seen = {id}
    while found.get(id) and found[id] not in seen:
        id = found[id]
        seen.add(id)
    return id


def _keys(short: str) -> list[tuple[str, ...]]:
    """What a name is looked up by: its words, and one word of capitals as letters too."""
    words = tuple(_words(short))
    letters = len(words) == 1 and len(words[0]) >= 3 and short.strip().isupper()
    return [k for k in (words, ("letters", words[0]) if letters else ()) if k]


def _shorter(full: str) -> set[tuple[str, ...]]:
    """The keys of all names that a body may go by: its own, its first or last words (two at least), its letters."""
    words = tuple(_words(full))
    cuts = range(2, len(words))
    letters = "".join(w[0] for w in words)
    found = {words, *(words[:n] for n in cuts), *(words[-n:] for n in cuts), ("letters", letters)}
    return found - {()}


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return [w for w in _WORD.findall(plain.lower()) if w not in _SLIGHT]
