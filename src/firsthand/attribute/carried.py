"""Voices that carry on: reports give the toll first and say in the next sentence who told of it.

What stands in the lead of a report, or between two sentences of one source, and tells how many were harmed is that
source's, unless it names its own. The link has neither source nor cue span: the text leaves both to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.attribute.credits import body_start
from firsthand.attribute.segments import segments
from firsthand.attribute.tokens import Range
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.ids import content_id
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Span

# The lead of a report: its first sentences, which state media print twice.
_LEAD = 4
_HARM = re.compile(
    r"\b(?:kill\w*|dead|death\w*|died|dies|wound\w*|injur\w*|martyr\w*|lives|casualt\w*|massacre\w*|execut\w*|slain|hurt)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|"
    r"fifty|dozens?|scores|hundreds|several)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:attack\w*|blast\w*|explo\w*|bomb\w*|strike\w*|airstrike\w*|raid\w*|shell\w*|rocket\w*|mortar\w*|clash\w*|gunm[ae]n|sniper\w*|missile\w*|barrel\w*|"
    r"militants|terrorist\w*|warplanes?|detonat\w*|fir(?:ed|ing)|assault\w*|ambush\w*|landmine\w*|kidnap\w*|seiz\w*|storm\w*|houses?)\b",
    re.IGNORECASE,
)
_ATTACK = r"(?:attacks?|blasts?|explosions?|bombings?|strikes?|airstrikes?|raids?|shelling|shells|rockets|assault|clashes|barrage|incident)\b"
# "The attacks claimed the lives of five", "six were wounded in the attack": the attacks just told of.
_AGAIN = re.compile(
    rf"\A\s*(?:The|These|Those|Both) (?:\w+ ){{0,3}}?{_ATTACK}|\bin (?:the|these|both) (?:\w+ ){{0,1}}{_ATTACK}"
)
# Tolls of a whole war are everybody's.
_WHOLE = re.compile(
    r"\bsince (?:\w+ ){0,3}(?:20\d\d|the (?:war|conflict|crisis|uprising)|began|March)|\b(?:civil war|so far this year|conflict)\b",
    re.IGNORECASE,
)
# Sentences that look back at another incident.
_ANOTHER = re.compile(
    r"\b(?:came|comes|coming) (?:\w+ ){0,3}after\b|\b(?:last|previous) (?:week|month|year)\b|\bin a separate\b",
    re.IGNORECASE,
)
# Kinds of sources that captions name.
_SHOWN = frozenset("video_or_photo document civil_defence_or_medical reporter_own_observation".split())
_TELLS = frozenset(
    "monitor_group state_media wire_agency official_unnamed official_named spokesperson state_body civil_defence_or_medical activist_or_local_network eyewitness "
    "armed_group armed_group_media news_outlet reporter_own_observation unnamed_generic survivor".split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the body with the attribution that holds most of it, None in the outlet's own voice."""

    place: Range
    by: Attribution | None


def carry(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions, and implied ones for figures of a lead or between two sentences of one source."""
    if not document.title.strip() and document.headline is None:
        return attributed
    sources = {s.id: s for s in attributed.sources}
    rows = _rows(document, attributed)
    found = [*_lead(document.text, rows, sources), *_between(document.text, rows, sources)]
    if not found:
        return attributed
    new = {a.id: a for a in (_implied(document.id, place, by) for place, by in found)}
    old = tuple(_under(a, attributed.outlet, new.values()) for a in attributed.attributions)
    return Attributed(attributed.outlet, (*old, *new.values()), attributed.sources)


def _under(a: Attribution, outlet: str, carried: Iterable[Attribution]) -> Attribution:
    """Hearsay of the outlet ("reportedly") inside a carried sentence is what the sentence's source tells."""
    if a.source is not None or a.source_id != outlet or not a.content:
        return a
    for one in carried:
        if all(any(held.holds(c) for held in one.content) for c in a.content):
            return replace(a, parent=one.id, source_id=one.source_id, source_kind=one.source_kind)
    return a


def _implied(document: str, place: Range, by: Attribution) -> Attribution:
    own = content_id("attribution", document, "carried", place, by.source_id)
    span = Span("text", *place)
    return Attribution(own, by.parent, None, None, (span,), "indirect", by.source_id, by.source_kind)


def _rows(document: Document, attributed: Attributed) -> list[_Said]:
    bodies = [s for s in segments(document) if s.role == "body" and s.part == "text"]
    if not bodies:
        return []
    start = body_start(document.text, bodies[0])
    own = attributed.outlet
    inside = (a for a in attributed.attributions if a.content and a.content[0].part == "text")
    said = [a for a in inside if a.speech != "block" and (a.source is not None or a.source_id != own)]
    places = [(max(s, start), e) for s, e in sentences(document.text) if e > start]
    return [_row(document.text, p, said) for p in places if document.text[slice(*p)].strip()]


def _row(text: str, place: Range, said: Sequence[Attribution]) -> _Said:
    """A sentence and who says it; a caption that runs into it on a page without breaks is cut off."""
    by = _holder(place, said)
    if by is None:
        return _Said(place, None)
    end = max(min(c.end, place[1]) for c in by.content if c.start < place[1])
    shown = by.source_kind in _SHOWN and end < place[1] and _counts(text, (end, place[1]))
    return _Said((end, place[1]), None) if shown and not _shared((end, place[1]), by) else _Said(place, by)


def _holder(place: Range, said: Sequence[Attribution]) -> Attribution | None:
    """The attribution that holds most of a sentence; any that holds a part makes it no sentence of the outlet's own."""
    best = max(said, key=lambda a: (_shared(place, a), a.id), default=None)
    return best if best is not None and _shared(place, best) else None


def _shared(place: Range, a: Attribution) -> int:
    return sum(max(0, min(place[1], c.end) - max(place[0], c.start)) for c in a.content)


def _tells(text: str, row: _Said, sources: dict[str, Source]) -> bool:
    """Does a source that can know tell of the incident in this sentence?"""
    a = row.by
    if a is None or a.source_id is None or a.source is None or a.factuality not in ("asserted", "alleged"):
        return False
    known = sources.get(a.source_id)
    here = text[slice(*row.place)]
    return known is not None and known.kind in _TELLS and bool(_EVENT.search(here) or _HARM.search(here))


def _counts(text: str, place: Range) -> bool:
    here = text[slice(*place)]
    told = bool(_HARM.search(here) and _COUNT.search(here))
    return told and not _WHOLE.search(here) and not _ANOTHER.search(here)


def _lead(text: str, rows: list[_Said], sources: dict[str, Source]) -> list[tuple[Range, Attribution]]:
    """Figures of the lead, which the first source after it tells of."""
    first = next((k for k, row in enumerate(rows) if row.by is not None), None)
    if first is None or not 0 < first <= _LEAD or not _tells(text, rows[first], sources):
        return []
    by = rows[first].by
    return [(row.place, by) for row in rows[:first] if by is not None and _counts(text, row.place)]


def _between(text: str, rows: list[_Said], sources: dict[str, Source]) -> list[tuple[Range, Attribution]]:
    """Figures between two sentences of one source, and of "the attacks" that the sentence before told of."""
    found: list[tuple[Range, Attribution]] = []
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        if row.by is not None or before.by is None or not _tells(text, before, sources) or not _counts(text, row.place):
            continue
        same = after is not None and after.by is not None and after.by.source_id == before.by.source_id
        if same or _AGAIN.search(text[slice(*row.place)]):
            found.append((row.place, before.by))
    return found
