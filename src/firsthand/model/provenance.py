"""Passages, derivations, origins: what rests on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.model.account import Evidence
from firsthand.model.text import Span

DerivationKind = Literal["copies", "quotes", "cites", "paraphrases", "translates", "updates", "corrects", "shares"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two spans with the same or nearly the same words; left is the document published first, by id when equal or
    unknown. `score` is the share of words that agree."""

    id: str
    left: str
    left_span: Span
    right: str
    right_span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """`origin` stands to `derived` as exemplar to copy: both are ids of documents, accounts or sources.

    `kind` shares means an unseen common origin and has no direction (`directed` False); nor has a copy whose order
    nothing tells. `bits` is the sum of the evidence; `passages` are ids.
    """

    id: str
    derived: str
    origin: str
    kind: DerivationKind
    directed: bool
    bits: float
    evidence: tuple[Evidence, ...]
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ghost:
    """A cited original that is not in the pile: an origin by itself. `source` is who made it."""

    id: str
    source: str
    label: str
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """What one claim (or, with claim "", an account as a whole) rests on: the source id of its origin, as deep as the
    pile reaches. `firsthand` is True when the origin is named and says it from its own presence. `weak` marks words
    in an outlet's own voice, which count as an origin only where nothing better stands behind the incident.
    `reason` says how the origin was reached."""

    account: str
    claim: str
    origin: str
    firsthand: bool
    weak: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins stand behind a slot or an incident.

    `lower`: origins that are surely apart; `upper`: that may be apart. `sources` are the origins reached (source ids),
    `undetermined` the pairs of them that make the difference.
    """

    lower: int
    upper: int
    sources: tuple[str, ...]
    undetermined: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words of a document: half-open code points of one of its parts."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should know that no table holds: circular reporting, a copy that gives a figure to another
    source ... `path` are ids: the sources of a circle, or the earlier and the later document of a change; `words` what
    it stands on; `incident` the one that it concerns, None where it is none's or several's."""

    kind: str
    detail: str
    path: tuple[str, ...]
    words: tuple[Words, ...] = ()
    incident: str | None = None
