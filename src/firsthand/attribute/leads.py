"""Leads: "a doctor said" at the head of a report is the doctor whom the report then names.

News puts the role first and the name after it. A source that title or lead only describes, and whose role stands beside
the name of exactly one person further down, is that person; a source described later on, or one who asked not to be
named, stays who it is: unnamed."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute import bodies
from firsthand.attribute.tokens import line
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.sentences import sentences
from firsthand.model.text import Document

# How many sentences the lead of a report has.
LEAD_SENTENCES = 3
# How far from a name its role may stand, in code points: "Hasan Dalloum, the Monitor's field coordinator".
_BESIDE = 70
# How a text says that somebody has a role without naming it.
_SAME_AS = {
    "resident": r"resident|who lives|lives in|living in",
    "witness": r"witness|who (?:saw|was (?:there|present|nearby))",
    "doctor": r"doctor|physician|surgeon|who (?:works|treats|runs|heads)",
    "survivor": r"survivor|who survived",
}
_TITLES = {"doctor": ("dr.", "dr"), "officer": ("col.", "gen.", "maj.", "lt.", "capt."), "physician": ("dr.", "dr")}
_BODIES = frozenset(
    {
        "news_outlet", "wire_agency", "state_media", "monitor_group", "state_body", "armed_group", "armed_group_media",
        "international_organisation", "document", "unnamed_generic", "unknown", "video_or_photo", "social_media_post",
    }
)  # fmt: skip
# A body is not the person who speaks for it.
_BODY_NOUNS = frozenset(
    "group monitor organisation organization watchdog network ngo charity body agency movement militia observatory centre center".split()
)
_NAME = re.compile(r"^(?:[A-Z][\w'’-]+|al-\w+|abu|ibn|bin)(?: (?:[A-Z][\w'’-]+|al-\w+|abu|ibn|bin))+$")
_TAIL = re.compile(r"\s(?:at|of|in|from|for|with|who|on|near|to|by|and)\b.*$", re.IGNORECASE)


def join_leads(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions, with described sources of the lead led to the person whom the text names."""
    first = first_places(attributed)
    end = lead_end(document)
    people = [s for s in attributed.sources if _is_person(s) and s.id in first]
    two = nested(attributed)
    same: dict[str, str] = {}
    for source in attributed.sources:
        if (
            source.disclosure != "described"
            or source.kind == "state_body"
            or source.id not in first
            or not _in_lead(first[source.id], end)
        ):
            continue
        role = _role(source.name)
        if role in _BODY_NOUNS:
            continue  # its name, not that of who speaks for it
        fits = [
            p.id
            for p in people
            if role
            and (source.id, p.id) not in two
            and first[source.id] < first[p.id]
            and _beside(document, p.name, role)
        ]
        if len(fits) == 1:
            same[source.id] = fits[0]
    if not same:
        return attributed
    kinds = {s.id: s for s in attributed.sources}
    attributions = tuple(_led(a, same, kinds) for a in attributed.attributions)
    return Attributed(attributed.outlet, attributions, tuple(s for s in attributed.sources if s.id not in same))


def nested(attributed: Attributed) -> frozenset[tuple[str, str]]:
    """(inner, outer) sources where one tells of the other's words: they are two."""
    by = {a.id: a for a in attributed.attributions}
    above = ((a, by.get(a.parent or "")) for a in attributed.attributions)
    return frozenset((a.source_id, p.source_id) for a, p in above if p is not None and a.source_id and p.source_id)


def _is_person(source: Source) -> bool:
    named = source.disclosure == "named" and source.kind not in _BODIES and bool(_NAME.match(source.name))
    return named and bodies.kind_of(line(source.name, 0, len(source.name))) == "unknown"


def _led(attribution: Attribution, same: dict[str, str], sources: dict[str, Source]) -> Attribution:
    if attribution.source_id not in same:
        return attribution
    person = sources[same[attribution.source_id]]
    return replace(attribution, source_id=person.id, source_kind=person.kind)


def first_places(attributed: Attributed) -> dict[str, tuple[bool, int]]:
    """Where each source is first said to speak: titles come first."""
    first: dict[str, tuple[bool, int]] = {}
    for a in attributed.attributions:
        if not a.content:
            continue  # a link that only passes on, as in "told AFP"
        spot = next((s for s in (a.source, a.cue, *a.content) if s is not None), None)
        if spot is None:
            continue
        place = (spot.part == "text", spot.start)
        if a.source_id and (a.source_id not in first or place < first[a.source_id]):
            first[a.source_id] = place
    return first


def lead_end(document: Document) -> int:
    start = next((b.start for b in document.body if b.part == "text"), 0)
    ends = [end for _, end in sentences(document.text) if end > start]
    return ends[min(LEAD_SENTENCES, len(ends)) - 1] if ends else 0


def _in_lead(place: tuple[bool, int], lead_end: int) -> bool:
    return not place[0] or place[1] <= lead_end


def _role(name: str) -> str:
    """The noun that a description turns on ("the Monitor's field coordinator in the town": coordinator); "" for several
    people, of whom one name is not all."""
    head = _TAIL.sub("", name.strip()).split()
    word = re.sub(r"\W", "", head[-1]).lower() if head else ""
    return "" if word.endswith("s") and not word.endswith("ss") else word


def _beside(document: Document, name: str, role: str) -> bool:
    """True when the role stands beside the name, in the same sentence, or a title of the role before it."""
    text = document.text
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        after = text[match.end() : match.end() + _BESIDE]
        near = re.split(r"[.!?]\s", before)[-1] + " " + re.split(r"[.!?](?:\s|$)", after)[0]
        titled = before.rstrip().lower().endswith(_TITLES.get(role, ("\0",)))
        if titled or re.search(rf"(?<!\w)(?:{_SAME_AS.get(role, re.escape(role))})(?!\w)", near, re.IGNORECASE):
            return True
    return False
