"""What the author says in a voice of its own: loaded words, accusations, who carried something out, ranks.

Loaded words are told as wording, not as fact; accusations when nobody in the text is quoted as making them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.collate.beyond_words import Excess, Group, lists
from firsthand.collate.scene import Line, Scene
from firsthand.model.text import Span

# The first lists are words for people, looked for in every own sentence; others are looked for in headline and lead.
_PEOPLE = 4


# Behind these it is somebody else who calls it so.
_CALLED = re.compile(
    r"(?<!\w)(?:condemn|denounc|decr(?:y|ied)|deplor|describ|call|brand|label|term|accus|blam|mourn)\w*", re.IGNORECASE
)


def wording(scene: Scene) -> Iterator[Excess]:
    """The first place of each loaded word that no source uses, when a source uses a plain one for the same."""
    for group in lists().loaded:
        voiced = [line for line in scene.lines if line.voiced]
        plain = next((m.group() for line in voiced for m in group.borne.finditer(line.words) if _other(scene, m)), None)
        if plain is None:
            continue
        seen: set[str] = set()
        for span in _own(scene, group):
            word = scene.document.words(span)
            stem = word.lower()[:6]
            if span.part == "text" and word[0].isupper() and not _begins(scene, span):
                continue  # a name
            if stem in seen or any(stem in line.words.lower() for line in voiced):
                continue
            seen.add(stem)
            yield span, "wording", "wording", f"the outlet's own word; the accounts say {plain.lower()!r}"


def _other(scene: Scene, plain: re.Match[str]) -> bool:
    """False for a party that the headline names beside the loaded word: "Army kills terrorists" calls no army so."""
    return not re.search(rf"(?<!\w){re.escape(plain.group())}(?!\w)", scene.title, re.IGNORECASE)


def _begins(scene: Scene, span: Span) -> bool:
    return any(not line.words[: span.start - line.span.start].strip() for line in scene.lines if line.span.holds(span))


def _own(scene: Scene, group: Group) -> Iterator[Span]:
    """Where the outlet uses words of a group in its own voice: in the headline, then below it."""
    if scene.headline is not None:
        for match in group.words.finditer(scene.title):
            span = Span(scene.headline.part, scene.headline.start + match.start(), scene.headline.start + match.end())
            if scene.own(span):
                yield span
    people = group in lists().loaded[:_PEOPLE]
    for line in scene.lines:
        if line.voiced or line.role == "past" or not (people or line.first):
            continue
        for match in group.words.finditer(line.words):
            span = Span("text", line.span.start + match.start(), line.span.start + match.end())
            if scene.own(span) and not _CALLED.search(line.words, 0, match.start()):
                yield span


_NO_PARTY = frozenset({"person", "civilians", "outlet", "agency"})


def deeds(scene: Scene) -> Iterator[Excess]:
    """Accusations in the author's own sentences that nobody in the text is quoted as making."""
    quoted = " ".join(
        scene.document.words(c)
        for a in scene.attributed.attributions
        if a.source_id != scene.attributed.outlet
        for c in a.content
    )
    unsettled = any(line.role == "silent" for line in scene.lines)
    for line in scene.lines:
        yield from _accusations(scene, line, quoted)
        if not line.voiced and line.role == "plain" and unsettled:
            yield from _doings(scene, line, quoted)
        yield from _admissions(scene, line)
        if not line.voiced and line.role == "plain" and not line.first:
            yield from _ranks(scene, line)


def _accusations(scene: Scene, line: Line, quoted: str) -> Iterator[Excess]:
    spans = [other.span for other in scene.lines if other.sentence == line.sentence]
    actors = [a for a in scene.mentions.actors if any(s.meets(a.span) for s in spans) and a.kind not in _NO_PARTY]
    if len({a.actor or scene.document.words(a.span) for a in actors}) < 2:
        return
    for match in lists().blame.finditer(line.words):
        here = _span(line, match)
        if not scene.own(here) or re.search(rf"(?<!\w){re.escape(match.group()[:5])}", quoted, re.IGNORECASE):
            continue
        yield here, "claim", "perpetrator", "said in the author's own voice; no cited account holds it"


def _doings(scene: Scene, line: Line, quoted: str) -> Iterator[Excess]:
    """ "was carried out by X": X in the author's own voice, when no account names X."""
    for match in lists().deed.finditer(line.words):
        here = _span(line, match)
        named = _next(scene, line, here) if match.group().lower().endswith("by") else _before(scene, line, here)
        if named is None:
            continue
        name = scene.document.words(named)
        if not re.search(rf"(?<!\w){re.escape(name[:5])}", quoted, re.IGNORECASE):
            whole = Span("text", min(here.start, named.start), max(here.end, named.end))
            yield whole, "blame", "perpetrator", f"said in the author's own voice; no cited account names {name}"


def _next(scene: Scene, line: Line, here: Span) -> Span | None:
    """An actor that stands within a few words behind."""
    return next(iter(_actors(scene, Span("text", here.end, min(here.end + 30, line.span.end)))), None)


def _before(scene: Scene, line: Line, here: Span) -> Span | None:
    found = _actors(scene, Span("text", max(here.start - 50, line.span.start), here.start))
    return found[-1] if found else None


def _actors(scene: Scene, near: Span) -> list[Span]:
    """Parties, and words for one or for a state's, in the order of the text."""
    named = [a.span for a in scene.mentions.actors if near.holds(a.span) and a.kind not in _NO_PARTY]
    words = [
        Span("text", m.start(), m.end())
        for g in (*lists().nations, *lists().doers)
        for m in g.words.finditer(scene.document.text, near.start, near.end)
    ]
    return sorted(named) + sorted(w for w in words if not any(n.meets(w) for n in named))


def _admissions(scene: Scene, line: Line) -> Iterator[Excess]:
    """ "X has admitted": when no other line has X own up to it."""
    for group in lists().sure:
        for match in group.words.finditer(line.words):
            if match.group().lower() == "admitted" and not scene.borne(
                group.borne, ("plain", "hedged", "silent"), but=line
            ):
                yield _span(line, match), "certainty", "circumstances", "no cited account has anybody own up to it"


# Sentences that say who somebody hurt or held was.
_WHO_WAS = re.compile(
    r"(?<!\w)(?:among (?:them|the (?:dead|victims|killed|wounded))|one of (?:them|the (?:dead|victims|men))|the (?:dead )?(?:man|men|victim|woman|"
    r"prisoner|driver))(?:,[^,]{3,40},)? (?:was|were|is|are|had been)(?!\w)",
    re.IGNORECASE,
)


# A head is a rank only where it is one of something.
_BODY = re.compile(r"heads?(?! of).*", re.IGNORECASE)


def _ranks(scene: Scene, line: Line) -> Iterator[Excess]:
    """A rank that the author gives to somebody of the incident, when no account gives anybody one like it."""
    who = _WHO_WAS.search(line.words)
    if who is None:
        return
    for group in lists().ranks:
        match = group.words.search(line.words, who.end())
        if (
            match
            and not _BODY.fullmatch(match.group() + line.words[match.end() : match.end() + 3])
            and not any(o.voiced and group.borne.search(o.told) for o in scene.lines)
        ):
            yield _span(line, match), "rank", "group", "the author's own word; no cited account gives such a rank"


def _span(line: Line, match: re.Match[str]) -> Span:
    return Span("text", line.span.start + match.start(), line.span.start + match.end())
