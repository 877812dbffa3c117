"""The police of a report, under all its names and in the mouths of its officers.

"Police", "Marsu police" and "the Marsu Police Department" of one report are one body; its chief, its spokesman and its
sergeants tell what it knows, and are no origins beside it. An officer who would not be named speaks for himself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from firsthand.model.attribution import Attributed, Source
from firsthand.model.text import Document

_SLIGHT = frozenset(
    "police department dept force service officers bureau the city metropolitan metro sheriff's sheriff office sheriff’s".split()
)
_SHERIFF = re.compile(r"\bsheriff(?:['’]s)? (?:office|department)\b", re.IGNORECASE)
_OFFICERS = {
    "police": re.compile(
        r"\b[Pp]olice\b|\b(?:Sgt|Sergeant|Det|[Dd]etectives?)\b|^(?:Officer|Lt\.?|Lieutenant|Deputy Chief|Assistant Chief) [A-Z]|^(?:The )?[Oo]fficers$"
    ),
    "sheriff": re.compile(r"\b(?:[Ss]heriff|[Uu]ndersheriff|[Dd]eputies|[Dd]eputy|[Ss]heriff['’]s)\b"),
}  # fmt: skip
# What an officer is called who speaks without a name, for all of them.
_FOR_ALL = re.compile(
    r"^(?:[\w’'-]+ )*?(?:spokes\w+|officers|detectives|deputies|investigators|police officials)\b", re.IGNORECASE
)
_OF = re.compile(r"\b((?:[A-Z][a-z]+ )+)(?:[Pp]olice|County [Ss]heriff|[Ss]heriff['’]s)")
_BODY = r"army|military|armed forces|ministry|government|presidency|police|air force|navy|coast guard|general staff"
_SPOKESMAN = re.compile(
    rf"\b(?P<front>{_BODY})(?:['’]s)?(?: chief)? spokes\w+|\bspokes\w+ (?:for|of) (?:the |its )?(?:[\w'’-]+ ){{0,3}}?(?P<behind>{_BODY})\b",
    re.IGNORECASE,
)
_FORCES = re.compile(r"\b(?:army|military|armed forces|general staff|defen[cs]e forces?)\b", re.IGNORECASE)
_LIKE = dict.fromkeys(("army", "military", "armed forces", "general staff"), _FORCES)
# Ranks and officers of other services.
_OTHER = re.compile(
    r"\b(?:fire|rescue|medical|health|school|ambulance|coast guard|navy|army|marines?|prison|press|red cross|ret|retired|former)\b",
    re.IGNORECASE,
)
_TITLES = frozenset("deputy assistant chief the former acting state".split())
_PEOPLE = frozenset({"official_named", "official_unnamed", "spokesperson", "named_person"})
_ARMED = re.compile(r"\b(?:army|military|armed forces|troops|soldiers|militia|rebels?)\b", re.IGNORECASE)


def force_of(source: Source) -> tuple[str, tuple[str, ...]] | None:
    """("police" or "sheriff", whose) of such a body; None for other sources."""
    if source.kind not in ("state_body", "news_outlet") or source.speaks_for:
        return None
    low = source.name.lower()
    if " and " in low:
        return None
    noun = "sheriff" if _SHERIFF.search(low) else "police" if "police" in low.split() else None
    return (noun, tuple(w for w in low.split() if w not in _SLIGHT)) if noun else None


def same_force(attributed: Attributed) -> dict[str, str]:
    """From the ids of a report's names of one force to that of its fullest name, where only one is named by its place."""
    forces = _forces(attributed.sources)
    same: dict[str, str] = {}
    for held in forces.values():
        placed = [s for s, place in held if place]
        if len({place for _, place in held if place}) != 1:
            continue
        full = max(placed, key=lambda s: (s.id == attributed.outlet, len(s.name), s.id))
        same |= {s.id: full.id for s, _ in held if s.id not in (full.id, attributed.outlet)}
    return same


def _forces(sources: Iterable[Source]) -> dict[str, list[tuple[Source, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Source, tuple[str, ...]]]] = defaultdict(list)
    for source in sources:
        force = force_of(source)
        if force is not None:
            found[force[0]].append((source, force[1]))
    return found


def _spoken_for(words: str, bodies: Iterable[Source]) -> Source | None:
    """The one body of a state whose spokesman this is by its noun: "army spokesman Lt. Jules Ngongo"."""
    match = _SPOKESMAN.search(words)
    if match is None:
        return None
    noun = (match.group("front") or match.group("behind")).lower()
    like = _LIKE.get(noun, re.compile(rf"\b{noun}\b", re.IGNORECASE))
    found = [s for s in bodies if s.kind == "state_body" and " and " not in s.name and like.search(s.name)]
    return found[0] if len(found) == 1 else None


def with_officers(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions; the officers of the one force that the report quotes are known to speak for it."""
    forces = {noun: held[0] for noun, held in _forces(attributed.sources).items() if len(held) == 1}
    called: dict[str, list[str]] = defaultdict(list)
    for a in attributed.attributions:
        if a.source is not None and a.source_id:
            called[a.source_id].append(document.words(a.source))
    at_war = any(_ARMED.search(s.name) for s in attributed.sources)
    sources = tuple(_officer(s, called.get(s.id, []), forces, at_war=at_war) for s in attributed.sources)
    sources = tuple(_spokesman(s, called.get(s.id, []), sources) for s in sources)
    return Attributed(attributed.outlet, attributed.attributions, sources)


def _spokesman(source: Source, called: list[str], sources: Iterable[Source]) -> Source:
    if (
        source.kind != "spokesperson"
        or source.speaks_for
        or source.joint
        or source.disclosure not in ("named", "described")
    ):
        return source
    bodies = [body for words in called if (body := _spoken_for(words, sources)) is not None]
    return replace(source, joint=(bodies[0].id,)) if bodies else source


def _officer(
    source: Source, called: list[str], forces: dict[str, tuple[Source, tuple[str, ...]]], *, at_war: bool
) -> Source:
    unnamed = source.disclosure == "described" and bool(_FOR_ALL.match(source.name))
    if source.kind not in _PEOPLE or source.speaks_for or source.joint or not (source.disclosure == "named" or unnamed):
        return source
    for noun, (force, place) in sorted(forces.items()):
        told = [words for words in called if _OFFICERS[noun].search(words) and not _OTHER.search(words)]
        if not told or (at_war and not any(noun in words.lower() for words in told)):
            continue
        if not any(_of_another(words, place) for words in told):
            return replace(source, joint=(force.id,))
    return source


def _of_another(words: str, place: tuple[str, ...]) -> bool:
    """Is this an officer of another town: "Kilbride police chief Anna Reed"?"""
    match = _OF.search(words)
    own = [w.lower() for w in match.group(1).split() if w.lower() not in _TITLES] if match else []
    return bool(own and place) and not set(own) & set(place)
