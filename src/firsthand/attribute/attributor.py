"""Who says what in a document: the step that reads chains of sources."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from firsthand.attribute import bodies, collect, kinds, reader
from firsthand.attribute.anonymous import asked_not_to_be_named
from firsthand.attribute.bases import with_basis
from firsthand.attribute.carried import carry
from firsthand.attribute.coordinated import with_parts
from firsthand.attribute.credits import credits
from firsthand.attribute.displayed import cited_after
from firsthand.attribute.found import Found
from firsthand.attribute.labels import speaking
from firsthand.attribute.law import with_officers
from firsthand.attribute.leads import join_leads
from firsthand.attribute.merge import merge
from firsthand.attribute.modal import with_modality
from firsthand.attribute.names import actor_of, letters, monitors_in
from firsthand.attribute.namesakes import join_namesakes
from firsthand.attribute.overrides import corrected, corrections
from firsthand.attribute.presence import mark_presence
from firsthand.attribute.reading import Outermost
from firsthand.attribute.register import Register
from firsthand.attribute.relative import with_antecedent
from firsthand.attribute.relays import with_relays
from firsthand.attribute.rumours import as_passed_on
from firsthand.attribute.segments import Segment, segments
from firsthand.attribute.tokens import line
from firsthand.attribute.tree import Node, build
from firsthand.model.actors import ActorTable, Match, load
from firsthand.model.attribution import Access, Attributed, Attribution, Source, SourceKind
from firsthand.model.ids import content_id
from firsthand.model.text import Document, Part

_AGENCY = re.compile(r"\b(?:press agency|news agency|agency|wire|press association|newswire)$|^agence\b", re.IGNORECASE)
_AGENCIES = re.compile(r"\b(?:agencies|wires)\b", re.IGNORECASE)
# Bodies that publish themselves, by words that names of papers have not.
_OWN_PAGE = frozenset(
    "rights observatory watch watchdog police sheriff's ministry army forces municipality prosecutor's government un u.n. nations crescent doctors".split()
)
_PUBLISH: dict[SourceKind, Access] = {
    "monitor_group": "collected_from_contacts", "state_body": "unstated", "international_organisation": "unstated",
    "civil_defence_or_medical": "professional_at_scene",
}  # fmt: skip
_NOUNS = frozenset("coalition ministry army navy command agency front militia council committee brigade".split())


@dataclass(frozen=True)
class Attributor:
    """Reads who says what, link by link. `actors` are TOML files that add bodies and names to the packaged table;
    `overrides` is a TOML or JSON file with corrected chains."""

    actors: tuple[str, ...] = ()
    overrides: str | None = None
    learned: bool = True
    version: ClassVar[str] = "2.14"
    files: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Make what the files hold part of the step's identity, so that an edited file makes new rows."""
        paths = [Path(p) for p in (*self.actors, *([self.overrides] if self.overrides else []))]
        digests = [hashlib.sha256(p.read_bytes()).hexdigest() for p in paths if p.is_file()]
        if self.learned and reader.available():
            digests.append(hashlib.sha256(reader.MODEL.read_bytes()).hexdigest())
        object.__setattr__(self, "files", content_id("files", *digests) if digests else "")

    def __call__(self, document: Document) -> Attributed:
        table = load(self.actors)
        on = _day(document)
        outlet = outlet_source(document, table, on)
        named = _named(document, table, on)
        register = Register(
            document.id,
            table,
            outlet,
            on,
            _only(named, table, document.text),
            _officers(named, table),
            _by_noun(named, table),
            document.outlet or "",
            f"{document.outlet} {document.title} {document.text}".lower(),
        )
        register.keep(outlet)
        parts = segments(document)
        roots = _credit_nodes(document, parts, register)
        readings = _readings(document, parts) if self.learned else {}
        placed: list[tuple[Part, Found]] = []
        headlines: list[tuple[Part, Found]] = []
        for segment in parts:
            text = document.part(segment.part)
            found: Sequence[Found] = collect.gather(text, segment)
            if segment.part in readings:
                found = merge(text, segment, found, readings[segment.part])
            found = asked_not_to_be_named(text, cited_after(text, list(found)))
            whole = with_relays(
                text, (with_basis(text, with_antecedent(text, as_passed_on(text, one))) for one in found)
            )
            whole = [with_modality(text, one) for one in whole]
            kept = headlines if segment.role == "headline" else placed
            kept += [(segment.part, one) for one in whole]
        placed += _heard(document, headlines, [one for _, one in placed])
        attributions = build(document, placed, register, roots)
        if self.overrides is not None:
            attributions = corrected(document, attributions, register, corrections(self.overrides))
        read = join_leads(document, Attributed(outlet.id, attributions, _used(attributions, register)))
        read = with_officers(document, with_parts(document, join_namesakes(document, read, table)))
        return mark_presence(document, carry(document, read))


def _heard(
    document: Document, headlines: Sequence[tuple[Part, Found]], below: Sequence[Found]
) -> list[tuple[Part, Found]]:
    """The statements of headlines whose speakers are none of place, topic or label."""
    return [
        (part, one) for part, said in headlines for one in speaking(document.part(part), [said], document.text, below)
    ]


def outlet_source(document: Document, table: ActorTable, on: date | None) -> Source:
    """The outlet as a source: a known body, a named one, or an unnamed one of this document alone."""
    name = (document.outlet or "").strip()
    if not name:
        own = content_id("source", "outlet of", document.id)
        return Source(own, "unnamed outlet", "news_outlet", "relayed", "none", None, "the document names no outlet")
    actor = actor_of(table, name, on)
    if actor is not None:
        return kinds.body(actor)
    own = content_id("source", "body", " ".join(name.casefold().split()))
    if _AGENCY.search(name):
        return Source(own, name, "wire_agency", "relayed", "named", None, "an agency by its name")
    row = line(name, 0, len(name))
    kind = bodies.kind_of(row)
    if _OWN_PAGE & frozenset(row.low) and kind in _PUBLISH:
        return Source(own, name, kind, _PUBLISH[kind], "named", None, "a body by its name, on its own page")
    return Source(own, name, "news_outlet", "relayed", "named", None, "the outlet of the document")


def _readings(document: Document, parts: tuple[Segment, ...]) -> dict[Part, tuple[Outermost, ...]]:
    """What the learned reader found in each part; nothing where it is not installed."""
    if not reader.available():
        return {}
    step = reader.Reader()
    return {part: step(document.part(part), part).outermost for part in sorted({s.part for s in parts})}


def _day(document: Document) -> date | None:
    given = (document.published or document.printed or "")[:10]
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _named(document: Document, table: ActorTable, on: date | None) -> tuple[str, ...]:
    """The bodies that the document names, in the order of the text."""
    found = (m.actor for part in ("text", "title") for m in table.matches(document.part(part), on=on) if not m.others)
    return tuple(dict.fromkeys(found))


def _only(named: tuple[str, ...], table: ActorTable, text: str) -> dict[str, Source]:
    """The monitor that the document names first, and the agency of a state where it names exactly one."""
    agencies = [i for i in named if table[i].source_kind == "state_media" and table[i].kind == "agency"]
    found = {"state_media": kinds.body(table[agencies[0]])} if len(agencies) == 1 else {}
    known = [i for i in named if table[i].source_kind == "monitor_group"]
    if known:
        found["monitor_group"] = kinds.body(table[known[0]])
    elif len(names := monitors_in(text)) == 1:
        name = min(names)
        own = content_id("source", "body", name.casefold())
        reason = "a monitor by its name"
        found["monitor_group"] = Source(own, name, "monitor_group", "collected_from_contacts", "named", None, reason)
    return found


def _by_noun(named: tuple[str, ...], table: ActorTable) -> dict[str, Source]:
    """Bodies by the common noun of their name ("the coalition", "the ministry"), where one alone has it."""
    found: dict[str, list[str]] = {}
    for actor in named:
        for noun in sorted(_NOUNS & set(table[actor].name.lower().split())):
            found.setdefault(noun, []).append(actor)
    return {noun: kinds.body(table[ids[0]]) for noun, ids in found.items() if len(ids) == 1}


def _officers(named: tuple[str, ...], table: ActorTable) -> dict[str, Match]:
    """Who speaks for the bodies that the document names, by the letters of the surname."""
    found: dict[str, Match] = {}
    for actor in named:
        for person in table[actor].people:
            for name in person.names:
                surname = letters("".join(name.split()[1:]))
                if len(surname) > 3:
                    found.setdefault(surname, Match(0, 0, actor, person.names[0]))
    return found


def _credit_nodes(document: Document, parts: tuple[Segment, ...], register: Register) -> list[Node]:
    """The agencies that a credit line or dateline names: they stand behind the whole body."""
    bodies = [s for s in parts if s.role == "body" and s.part == "text"]
    if not bodies:
        return []
    content = tuple((s.start, s.end) for s in bodies)
    found = [*credits(document.text, bodies[0])]
    if len(bodies) > 1:
        found += [c for c in credits(document.text, bodies[-1]) if not c.head]
    nodes: list[Node] = []
    for credit in found[:1]:
        name = document.text[slice(*credit.source)]
        actor = actor_of(register.table, name.split("/")[0].split(",")[0].strip(), register.on)
        if actor is not None and actor.id == register.outlet.id:
            continue
        if actor is not None:
            source = kinds.body(actor)
            register.keep(source)
        elif _AGENCIES.search(name):
            source = register.implied("news agencies", "wire_agency")
        elif (source := _credited(name, register)).id == register.outlet.id:
            continue
        nodes.append(Node("text", Found(credit.source, None, content, "block"), source))
    return nodes


def _credited(name: str, register: Register) -> Source:
    """Who is credited for a report: a body by its name, an agency where the name does not tell."""
    resolved = register.resolve(name)
    if resolved is not None and resolved.kind not in ("named_person", "unknown"):
        return resolved
    own = content_id("source", "body", name.casefold())
    register.keep(Source(own, name, "wire_agency", "relayed", "named", None, "credited for the report"))
    return register.sources[own]


def _used(attributions: tuple[Attribution, ...], register: Register) -> tuple[Source, ...]:
    wanted = {a.source_id for a in attributions} | {register.outlet.id}
    wanted |= {s.speaks_for for s in register.sources.values() if s.id in wanted and s.speaks_for}
    return tuple(sorted((s for s in register.sources.values() if s.id in wanted), key=lambda s: s.id))
