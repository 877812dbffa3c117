"""Bodies and holders of offices that a noun phrase names, by the table of actors or by the form of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from firsthand.attribute import kinds, posts
from firsthand.attribute.again import Mention
from firsthand.attribute.names import METONYMS, letters, of_another
from firsthand.attribute.tokens import Line
from firsthand.model.actors import Actor, ActorTable, Match
from firsthand.model.attribution import Access, Source, SourceKind
from firsthand.model.ids import content_id

# Bodies that every state has, and the states whose such bodies the table knows by a short name.
_EVERYWHERE = frozenset(("civil_defence_or_medical", "state_media", "state_body"))
_ADJECTIVES = {
    "SY": "Syrian",
    "TR": "Turkish",
    "RU": "Russian",
    "IR": "Iranian",
    "IQ": "Iraqi",
    "IL": "Israeli",
    "LB": "Lebanese",
    "JO": "Jordanian",
    "EG": "Egyptian",
}
# Bodies that tell of what others do.
_TELLERS = frozenset(("monitor_group", "wire_agency", "state_media", "news_outlet"))
# Whom a body belongs to or sides with is not the body: "the Hamas-run health ministry", "rebels backed by Turkey".
_RUN = r"(?:run|led|backed|controlled|held|supported|funded|owned|headed|dominated|appointed|administered|governed)"
_RUN_BEFORE = re.compile(rf"-(?:{_RUN}|affiliated|linked|aligned|allied|friendly)\b")
_RUN_BEHIND = re.compile(
    rf"\b(?:{_RUN}(?: and \w+)? by|(?:loyal|linked|allied|affiliated|aligned) (?:to|with)) (?:the )?$"
)
_JOINS = re.compile(r"['’]?s?(?: [a-z][a-z-]+){0,3} $")


_PLATFORMS = frozenset("facebook telegram twitter youtube whatsapp instagram tiktok page account channel".split())


class Known(Protocol):
    """What a document has told so far of its sources."""

    @property
    def table(self) -> ActorTable: ...
    @property
    def on(self) -> date | None: ...
    @property
    def said(self) -> str: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...


def bodies_in(phrase: str, known: Known) -> list[Match]:
    """The bodies of the table that a phrase is about, in its order; not those that only own or back another."""
    found = known.table.matches(phrase, on=known.on, allow_short=True)
    named = [
        m
        for m in found
        if not (
            _goes_on(phrase, m, known.table)
            or m.others
            or _of_a_state_unheard_of(m, known)
            or _generic(phrase, m)
            or of_another(phrase, m, known.table[m.actor])
            or _beside(phrase, m)
        )
    ]
    return named[-1:] if len(named) > 1 and _by_last(phrase, named, known.table) else named


def _of_a_state_unheard_of(match: Match, known: Known) -> bool:
    """Is this a short name ("General Staff") of the body of a state that the document does not name; or one that many
    states have ("civil defence") where it names another?"""
    actor = known.table[match.actor]
    if not match.short or not known.said:
        return False
    adjective = actor.name.split()[0]
    if adjective in METONYMS.values():
        return not _heard_of(adjective, known.said)
    own = _ADJECTIVES.get(actor.country[0]) if len(actor.country) == 1 and actor.source_kind in _EVERYWHERE else None
    if own is None or _heard_of(own, known.said):
        return False
    return any(_heard_of(other, known.said) for other in _ADJECTIVES.values() if other != own)


def _heard_of(adjective: str, said: str) -> bool:
    """Does a text name this nation, its country or its capital?"""
    return any(
        word in said for word in (adjective.lower(), *(p for p, a in METONYMS.items() if a == adjective and len(p) > 2))
    )


def _generic(phrase: str, match: Match) -> bool:
    """Is this a common noun ("state news agency") beside a name that the table does not know?"""
    if any(c.isupper() for c in phrase[match.start : match.end]):
        return False
    return any(word[:1].isupper() for word in phrase[match.end :].split()[:1])


_PARTS = r"(?:Office|Mission|Panel|Commission|Team|Committee|Envoy|Project|Programme|Working Group|Group of Experts)"
_OWN = re.compile(
    r"['’]s (?:own |[a-z-]+ )*(?:[a-z]+ )?(?:ministry|ministries|directorate|department|administration|police|authority|court|prosecutors?)\b"
)


def _goes_on(phrase: str, match: Match, table: ActorTable) -> bool:
    """Is this only the front of a longer name ("United Nations Integrated Office"), or whose the body is ("the
    Taliban's defence ministry")?"""
    behind = phrase[match.end :]
    kind = table[match.actor].source_kind
    if kind == "international_organisation" and re.match(rf" (?:[A-Z][\w-]+ )*{_PARTS}\b", behind):
        return True
    return kind in ("armed_group", "state_body") and bool(_OWN.match(behind) or behind.startswith(" ministry"))


def _beside(phrase: str, match: Match) -> bool:
    """Does this name only tell who runs or backs the body that the phrase names?"""
    return bool(_RUN_BEFORE.match(phrase, match.end) or _RUN_BEHIND.search(phrase[: match.start]))


def _by_last(phrase: str, matches: Sequence[Match], table: ActorTable) -> bool:
    """ "... the Front and its allies the Observatory said": pages that lost their commas run two names together; and
    "the United Nations humanitarian office OCHA" is the last of the two."""
    first, last = (table[matches[k].actor] for k in (0, -1))
    runs_on = last.source_kind in _TELLERS and first.source_kind not in _TELLERS
    if runs_on and phrase[: matches[-1].start].endswith(" the "):
        return True
    between = phrase[matches[-2].end : matches[-1].start]
    closes = not phrase[matches[-1].end :].strip(" ,.")
    return closes and len(between) > 1 and bool(_JOINS.fullmatch(between)) and not re.search(r"\b(?:and|or)\b", between)


def officer_by_surname(name: str, officers: Mapping[str, Match]) -> Match | None:
    """The holder of an office whose surname ends a name, where the text names the body too."""
    parts = name.split()
    keys = (letters("".join(parts[-n:])) for n in (3, 2, 1) if len(parts) >= n)
    return next((officers[key] for key in keys if key in officers), None)


def officer(found: Match, row: Line, table: ActorTable) -> Mention:
    """The holder of an office at a body of the table."""
    actor = table[found.actor]
    spokes = any(low.startswith("spokes") for low in row.low)
    kind = "monitor_group" if actor.source_kind == "monitor_group" else "official_named"
    kind = "spokesperson" if spokes and kind == "official_named" else kind
    source = Source(
        content_id("source", "person", found.name.casefold()), found.name, kinds.as_kind(kind), "relayed", "named",
        actor.id, f"holds an office at {actor.name} and speaks for it",
    )  # fmt: skip
    return Mention(source, found.name.split()[-1].lower(), True, False, found.name)


def unknown_body(label: str, row: Line) -> Source:
    """A named body that the table does not know."""
    kind, access, reason = kinds.of_phrase(row, named=True)
    told = kinds.of_body(row, kind)
    told = kinds.of_phrase(row, named=False)[0] if told == "official_named" else told
    own = content_id("source", "body", label.casefold())
    return Source(own, label, told, access, "named", None, reason)


def works_for(
    actor: Actor, row: Line, told: tuple[SourceKind, Access, str], *, works: bool
) -> tuple[SourceKind, Access, str]:
    """(kind, access, reason) of a person named with a body; `told` is what the phrase alone tells."""
    kind, access, _ = told
    if actor.source_kind == "armed_group" and kind in ("official_named", "activist_or_local_network"):
        return told if frozenset(row.low) & posts.OF_STATE else ("armed_group", access, f"speaks from {actor.name}")
    if not works:
        return told
    if actor.source_kind in ("monitor_group", "international_organisation"):
        return actor.source_kind, access, f"works for {actor.name}"
    if actor.source_kind == "civil_defence_or_medical":
        return actor.source_kind, "professional_at_scene", f"works for {actor.name}"
    return told


def government(name: str, known: Known) -> Mention:
    """The government of a country, known to the table or not."""
    actor = known.table.find(name, known.on)
    own = content_id("source", "body", name.casefold())
    reason = "a country's name for its government"
    source = kinds.body(actor) if actor else Source(own, name, "state_body", reason=reason)
    return Mention(source, "government", False, False)


def medium(phrase: str, row: Line, matches: Sequence[Match], names: tuple[str, str], known: Known) -> Mention:
    """A medium that the phrase names, known to the table or not; `names`: alone and with its noun."""
    name, full = names
    at, most = phrase.index(name), 0.7 * len(name)
    covering = [m.actor for m in matches if min(m.end, at + len(name)) - max(m.start, at) >= most]
    actor = known.table.find(full, known.on) or known.table.find(name, known.on)
    actor = actor or (known.table[covering[0]] if covering else None)
    if actor is not None:
        return Mention(kinds.body(actor), "", False, False)
    kind, access, reason = kinds.of_phrase(row, named=False)
    if kind == "social_media_post" and not _PLATFORMS & frozenset(row.low):
        kind, access = "news_outlet", "relayed"  # "the website Marj Post"
    own = content_id("source", "body", full.casefold())
    source = known.sources.get(own) or Source(own, full, kind, access, "named", None, reason)
    return Mention(source, row.low[-1], False, False)
