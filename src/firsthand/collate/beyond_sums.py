"""What numbers below a headline come to: one that says as much, parts that add up, the dead and the wounded together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from firsthand.collate.beyond_numbers import died_there, heads, summed_up
from firsthand.collate.scene import Scene
from firsthand.model.mentions import CountMention

_MOST_PARTS = 8
# Numbers of those beside others.
MORE = re.compile(r"(?<!\w)(?:others?|more(?! than)|another|different|additional|remaining|rest)(?!\w)", re.IGNORECASE)


def supports(count: CountMention, other: CountMention) -> bool:
    """True when a number is no more than another says: vague words reach as far as they reach, floors only to
    themselves."""
    low = count.low or 0
    if other.relation == "proportion":  # "most of them" is no number
        return False
    if other.modality == "unknown" or (other.modality == "vague" and other.high is None):
        return True
    if other.modality in ("vague", "approx", "range", "ceiling"):
        return max(other.low or 0, other.high or 0) >= low
    return (other.low or 0) >= low


def adds_up(scene: Scene, number: int, parts: Sequence[CountMention]) -> bool:
    """True when some parts add up to a number, or all of several come to more."""
    other = {c: bool(MORE.search(scene.document.words(c.span))) for c in parts}
    summed = summed_up(parts)
    parts = [c for c in parts if c.relation != "subset" and c.low not in summed] or parts
    lows = sorted({(c.low or 0, c.group or "", other[c]) for c in parts}, reverse=True)[:_MOST_PARTS]
    figures = [low for low, _, _ in lows if low]
    if len(figures) > 3 and sum(figures) >= number:
        return True
    return any(sum(some) == number for n in range(2, len(figures) + 1) for some in combinations(figures, n))


# What may make more of one victim.
_WITH = re.compile(
    r"(?<!\w)(?:also|another|second|third|others?|both|couple|too|each|brothers|sisters|sons|daughters|wife|husband|mother|father|family|"
    r"compani\w+|colleagues?|friends?|relatives|driver|bodyguards?|guards?|and (?:his|her|their|an?)|victims|bodies|dead were|more)(?!\w)",
    re.IGNORECASE,
)


def one_alone(scene: Scene, count: CountMention) -> bool:
    """True where a headline has several, and nothing below that is told of the incident counts as many people, or adds any."""
    lines = [line for line in scene.lines if line.role != "past"]
    other = [c.span for c in scene.mentions.counts if c.outcome not in (count.outcome, "none") or c.unit != "person"]
    return (
        (count.low or 0) > 1
        and not any(n > 1 for _, n in heads(lines, other))
        and not any(_WITH.search(x.words) for x in lines)
    )


def added(scene: Scene, count: CountMention, below: Sequence[CountMention]) -> str | None:
    """A reason where a headline kills as many as the accounts have dead and wounded together."""
    if count.outcome != "killed" or count.modality != "exact":
        return None
    dead, hurt = (
        [c for c in below if c.outcome == outcome and c.relation == "whole" and c.low and not c.derived]
        for outcome in ("killed", "wounded")
    )
    for one in dead:
        for other in hurt:
            if (one.low or 0) + (other.low or 0) == count.low and not died_there(scene, other):
                words = (" ".join(scene.document.words(c.span).split()) for c in (one, other))
                return "the accounts have {!r} dead and {!r} wounded".format(*words)
    return None
