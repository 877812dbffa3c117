"""Loaded words in the outlet's own voice for what its sources call otherwise: told as wording, not as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.collate.beyond_words import Excess, Group, lists
from firsthand.collate.scene import Scene
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
