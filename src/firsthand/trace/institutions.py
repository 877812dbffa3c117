"""Bodies of a state that every article calls by their office alone: "the defence ministry", "the Ministry of Defence".

In the articles of one incident they are one body where at most one such body is named by whose it is, and no second
nation's forces or offices stand in the texts: the police of one shooting, the ministry of a war inside one country. Where
two states fight, "the army" of one article may be the other's, and stays apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.model.attribution import Source
from firsthand.model.text import Document

_FORCES = (
    r"(?:[Aa]rmy|[Mm]ilitary|[Aa]rmed [Ff]orces|[Ff]orces|troops|soldiers|warplanes|jets|aircraft|drones?|missiles?|artillery|air ?strikes?|strikes?|[Nn]avy|[Aa]ir [Ff]orce|"
    r"(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior) [Mm]inistr\w+|[Mm]inistry|[Gg]overnment|authorities|officials?|president|general [Ss]taff|[Gg]eneral [Ss]taff)"
)
_NATION = re.compile(
    rf"\b([A-Z][a-z]+(?:ian|ish|ese|ean|can|yan|dan|aeli|iqi|eni|udi|itary|[a-z]i)|French|German|Greek|Dutch|Czech|US|U\.S\.|American) (?:[\w-]+ ){{0,2}}?{_FORCES}\b"
)
_SHARED = 4
_KINDS = frozenset({"state_body", "official_unnamed"})
_MINISTRY = re.compile(
    r"^(?P<front>.*?)\b(?:(?P<a>defen[cs]e|interior|health|foreign|information|justice) ministry|ministry of (?:the )?(?P<b>defen[cs]e|interior|health|foreign affairs|information|justice)|mod)\b(?P<behind>.*)$"
)
_POLICE = re.compile(r"^(?P<front>.*?)\bpolice(?: (?:department|service|force))?(?P<behind>)$")
_ARMY = re.compile(
    r"^(?P<front>.*?)\b(?:army|military|armed forces|general staff|army command)\b(?: of the arm(?:y|ies))?(?P<behind>.*)$"
)
_NOUNS = (("ministry", _MINISTRY), ("police", _POLICE), ("army", _ARMY))
_PLAIN = frozenset("the a an its their state country's country local city's city town's town".split())


def nations(document: Document) -> frozenset[str]:
    """The nations whose forces or offices a document tells of, by the letters that "Sudan" and "Sudanese" share."""
    return frozenset(
        m.group(1).lower()[:_SHARED] for part in ("title", "text") for m in _NATION.finditer(document.part(part))
    )


def institutions(sources: Iterable[Source], told_of: Iterable[frozenset[str]]) -> dict[str, str]:
    """From the id of a source of one incident to the id of the one that stands for the body; `told_of` are the nations
    of its documents."""
    groups: dict[str, dict[str, tuple[str, Source]]] = defaultdict(dict)
    for source in sources:
        office = _office(source)
        if office is not None:
            groups[office[0]][source.id] = (office[1], source)
    at_war = len(frozenset().union(*told_of)) > 1
    same: dict[str, str] = {}
    for noun, held in sorted(groups.items()):
        whose = {owner for owner, _ in held.values() if owner}
        if len(whose) > 1 or (at_war and not noun.startswith("police")):
            continue
        first = min(held.values(), key=lambda h: (not h[0], h[1].disclosure != "named", h[1].id))[1]
        same |= {id: first.id for id in held if id != first.id}
    return same


def _office(source: Source) -> tuple[str, str] | None:
    """(which body, whose it is) of a body of a state that is called by its office; None for all others."""
    if source.kind not in _KINDS or source.speaks_for:
        return None
    for noun, pattern in _NOUNS:
        match = pattern.match(source.name.lower())
        if match is None:
            continue
        branch = {k: v for k, v in match.groupdict().items() if k in "ab" and v}
        of = next(iter(branch.values()), "defence").replace("defense", "defence").split()[0]
        return (f"{noun} {of}" if noun == "ministry" else noun), _owner(match["front"], match["behind"])
    return None


def _owner(front: str, behind: str) -> str:
    """Whose a body is by the words around it: "malian", "in port sudan"; "" where nothing tells."""
    kept = [w for w in re.findall(r"[\w'’]+", f"{front} {behind}") if w not in _PLAIN]
    return " ".join(kept)


def by_document(documents: Iterable[Document]) -> Mapping[str, frozenset[str]]:
    """The nations of each document."""
    return {d.id: nations(d) for d in documents}
