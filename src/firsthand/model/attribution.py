"""Attributions, sources and voices: who says what, link by link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from firsthand.model.text import Span

Speech = Literal["direct", "indirect", "mixed", "block"]

# Closed lists of docs/reference/sources.md.
SourceKind = Literal[
    "named_person", "official_named", "official_unnamed", "spokesperson", "state_body", "state_media", "armed_group",
    "armed_group_media", "international_organisation", "monitor_group", "civil_defence_or_medical",
    "activist_or_local_network", "wire_agency", "news_outlet", "reporter_own_observation", "eyewitness",
    "relative_of_victim", "survivor", "expert_or_analyst", "document", "social_media_post", "video_or_photo",
    "satellite_or_sensor", "unnamed_generic", "machine_translation_of", "unknown",
]  # fmt: skip
Access = Literal[
    "participant", "direct_witness", "professional_at_scene", "collected_from_contacts", "relayed", "unstated"
]
Disclosure = Literal["named", "described", "anonymous_with_reason", "anonymous", "none"]
Factuality = Literal["asserted", "denied", "alleged", "possible", "planned", "asked", "conditional", "negated"]

SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
FACTUAL: frozenset[str] = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a statement.

    A named body has the same id wherever it is named, under any of its names. An unnamed source ("activists",
    "a security source") has an id of its own in each document: it neither matches nor differs from another by
    name. `speaks_for` is the id of the body that a person or spokesperson speaks for. `joint` are the ids of those that
    this is: the two of "a medic and a trader", the several of whom "one of the officials" is one.
    """

    id: str
    name: str
    kind: SourceKind
    access: Access = "unstated"
    disclosure: Disclosure = "named"
    speaks_for: str | None = None
    reason: str = ""
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a chain: source, cue and content spans, perhaps inside another (`parent`, an id of this document).

    `source` or `cue` is None where the text leaves it implicit. Content may be in several pieces. `content` of a
    credit line or dateline is all that it covers. `source_id` is None where the source could not be told.
    `factuality` is how the source puts it.
    """

    id: str
    parent: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speech: Speech
    source_id: str | None
    source_kind: SourceKind
    factuality: Factuality = "asserted"


@dataclass(frozen=True, slots=True)
class Attributed:
    """What one document attributes to whom. `outlet` is the id of the source that the outlet itself is."""

    outlet: str
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]

    def chain(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions that hold a span, outermost first: the deepest whose content covers it, and its parents."""
        by_id = {a.id: a for a in self.attributions}
        holding = [a for a in self.attributions if any(c.holds(span) for c in a.content)]
        if not holding:
            return ()

        def path(a: Attribution) -> tuple[Attribution, ...]:
            found: list[Attribution] = []
            step: Attribution | None = a
            while step is not None and step not in found:
                found.append(step)
                step = by_id.get(step.parent) if step.parent else None
            return tuple(reversed(found))

        def size(a: Attribution) -> int:
            return sum(c.end - c.start for c in a.content)

        return max((path(a) for a in holding), key=lambda p: (len(p), -size(p[-1]), p[-1].id))

    def voice(self, span: Span) -> tuple[str, ...]:
        """The source ids that say what stands at a span, outlet first, deepest reached last; the outlet's own
        voice has length one. A link whose source could not be told ends the voice in "unknown". A person who speaks
        for a body is followed by that body: "Observatory director X told AFP" ends at the Observatory."""
        bodies = {s.id: s.speaks_for for s in self.sources if s.speaks_for}
        ids = [self.outlet]
        for a in self.chain(span):
            who = a.source_id or "unknown"
            ids.append(who)
            if who in bodies:
                ids.append(bodies[who])
        return tuple(x for i, x in enumerate(ids) if i == 0 or x != ids[i - 1])
