"""The learned reader's statements without what in them is somebody else's by the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.attribute import lone
from firsthand.attribute.found import Found
from firsthand.attribute.tokens import Range
from firsthand.model.sentences import sentence_at

# A sentence that a source of its own opens begins with at most "The latest update of the".
_OPENS = 30
_TURNS = re.compile(r"(?:\A|[,;]?\s+)(?:while|whereas|but|although)\s+(?:the\s+)?\Z")


def divided(text: str, one: Found, found: Sequence[Found]) -> Found | None:
    """A reader's statement without the pieces of other sentences that have a source and a cue of their own there."""
    if one.cue is None:
        return one
    here = sentence_at(text, one.cue[0])
    one = _behind_according(text, one, found)
    one = _parted(text, one, found)
    others = [f for f in found if f.cue is not None and f.source is not None and not here[0] <= f.cue[0] < here[1]]
    framed = tuple(c for c in one.content if not any(_frames(text, c, f) for f in found))
    one = replace(one, content=framed or one.content)
    kept = tuple(c for c in one.content if not any(_owned(text, c, f) for f in others))
    return replace(one, content=kept) if kept else None


def _behind_according(text: str, one: Found, found: Sequence[Found]) -> Found:
    """A reader's statement whose source is "[According to] a letter, recruits" as that of the recruits."""
    for rule in found:
        if one.source is None or rule.source is None or rule.cue is None or rule.cue[1] > rule.source[0]:
            continue
        if one.cue is not None and overlap((one.cue,), (rule.cue,)):
            continue
        if not text[slice(*rule.cue)].lower().startswith(("according", "as per")):
            continue
        if rule.source[0] == one.source[0] and rule.source[1] < one.source[1] and text.startswith(", ", rule.source[1]):
            return replace(one, source=(rule.source[1] + 2, one.source[1]))
    return one


def _parted(text: str, one: Found, found: Sequence[Found]) -> Found:
    """A reader's statement up to where "while the rebels said" begins another one."""
    pieces = list(one.content)
    for rule in found:
        if rule.source is None or rule.cue is None:
            continue
        for k, (start, end) in enumerate(pieces):
            turn = _TURNS.search(text[start : rule.source[0]]) if start < rule.source[0] < end else None
            if turn is not None and not lone.quoted(text, (start, end)):
                pieces[k] = (start, start + turn.start())
    kept = tuple(p for p in pieces if p[0] < p[1])
    return replace(one, content=kept) if kept and kept != one.content else one


def _frames(text: str, piece: Range, rule: Found) -> bool:
    """Is this only the "The ministry said that" in front of "according to its staff, C"?"""
    if rule.source is None or rule.cue is None:
        return False
    inside = piece[0] <= rule.source[0] <= piece[0] + 1 and rule.source[1] <= rule.cue[0] and rule.cue[1] <= piece[1]
    return inside and text[rule.cue[1] : piece[1]].strip(" ,") in ("", "that")


def _owned(text: str, piece: Range, rule: Found) -> bool:
    """Does a rule's statement, cue and all in the sentence of this piece, hold most of it?"""
    start, end = sentence_at(text, piece[0])
    if rule.cue is None or rule.source is None or not start <= rule.cue[0] < end:
        return False
    if piece[0] <= rule.source[0] <= piece[0] + _OPENS and not lone.quoted(text, piece) and rule.cue[1] <= piece[1]:
        return True
    return 2 * overlap((piece,), rule.content) > piece[1] - piece[0]


def overlap(left: Sequence[Range], right: Sequence[Range]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
