"""What numbers below a headline come to: one that says as much, parts that add up, the dead and the wounded together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from firsthand.collate.beyond_numbers import died_there, heads, parts_of_a_whole
from firsthand.collate.scene import Scene
from firsthand.model.mentions import CountMention

_MOST_PARTS = 8
# Of more parts than this, all together may come to a number, though no choice of them is it.
_SEVERAL = 3
# "More than 70" and "around 70" come to 140: how far a sum of such numbers may lie off.
_ROUNDED = 0.05
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


def adds_up(scene: Scene, count: CountMention, parts: Sequence[CountMention]) -> bool:
    """True when some parts add up to a number, or all of several come to more."""
    number = count.low or 0
    parts = [c for c in parts if c.relation != "subset"] or parts
    besides = {c: bool(MORE.search(scene.document.words(c.span))) for c in parts}
    lows = sorted({(c.low or 0, c.group or "", besides[c]) for c in parts}, reverse=True)[:_MOST_PARTS]
    figures = [low for low, _, _ in lows if low]
    about = count.modality == "exact" and any(c.modality in ("floor", "approx") for c in parts)
    rounded = number * _ROUNDED if about else 0
    if any(abs(sum(some) - number) <= rounded for n in range(2, len(figures) + 1) for some in combinations(figures, n)):
        return True
    inner = parts_of_a_whole(scene, parts)
    apart = {(c.low or 0, c.group or "", besides[c]) for c in parts if c not in inner}
    return len(apart) > _SEVERAL and sum(low for low, _, _ in apart) >= number


# What may make more of one victim.
_WITH = re.compile(
    r"(?<!\w)(?:also|another|second|third|others?|both|couple|too|each|pair|twins|brothers?|sisters?|siblings?|cousins?|sons?|daughters?|parents?|wife|husband|"
    r"mother|father|famil\w+|compani\w+|colleagues?|friends?|relatives?|driver|bodyguards?|guards?|deputy|client|passenger|victims|bodies|dead were|more|along with|"
    r"together with|as well as|suicide|himself|herself|themselves|(?:attacker|gunman|bomber|assailant) (?:was|died)|and (?:his|her|their|its|the|an?))(?!\w)",
    re.IGNORECASE,
)
_AND_ONE = re.compile(r" and (?:(?:\w+ ){0,2}[A-Z]|\w+ (?:was|were)(?!\w)|m[ae]n|wom[ae]n|girl|boy|child)")
_FATAL = re.compile(
    r"(?<!\w)(?:kill(?:ed|s|ing)?|died|dies|dead|dying|deaths?|shot|body|life|lives|fatal\w*|slain|perished)(?!\w)",
    re.IGNORECASE,
)


def single_victim(scene: Scene, count: CountMention, rivals: Sequence[CountMention]) -> bool:
    """True where a headline kills several, and below one is told to have died, once, and nothing adds another."""
    if count.outcome != "killed" or count.relation != "whole" or (count.low or 0) < 2 or [c.low for c in rivals] != [1]:
        return False
    lines = [line for line in scene.lines if line.role != "past"]
    other = [c.span for c in scene.mentions.counts if c.outcome not in ("killed", "none") or c.unit != "person"]
    fatal = {line.sentence for line in lines if _FATAL.search(line.words)}
    adds = any(_WITH.search(line.words) or _AND_ONE.search(line.words) for line in lines)
    return len(fatal) == 1 and not adds and not any(number > 1 for _, number in heads(lines, other))


# That the wounded did not live.
_LOST = re.compile(
    r"(?<!\w)(?:succumb\w*|(?:not|none|nobody|no one)[^.;]{0,25} surviv\w+|died (?:later|of (?:his|her|their)|overnight|in (?:the )?(?:\w+ )?hospital|on the way)|later died|wounded[^.;]{0,25} died|ris(?:en|es)|rose|more bodies)(?!\w)",
    re.IGNORECASE,
)


def dead_and_wounded(scene: Scene, count: CountMention, below: Sequence[CountMention]) -> str | None:
    """A reason where a headline kills as many as one sentence below, or two, have dead and wounded together; "" where the wounded
    died, None for any other number."""
    if count.outcome != "killed" or count.modality != "exact":
        return None
    lost = any(_LOST.search(line.words) for line in scene.lines)
    dead, hurt = (
        [c for c in below if c.outcome == outcome and c.relation == "whole" and c.low and not c.derived]
        for outcome in ("killed", "wounded")
    )
    for one in dead:
        for other in hurt:
            if (one.low or 0) + (other.low or 0) == count.low and _side_by_side(scene, one, other):
                words = (" ".join(scene.document.words(c.span).split()) for c in (one, other))
                alive = not (lost or died_there(scene, other))
                return "the accounts have {!r} dead and {!r} wounded".format(*words) if alive else ""
    return None


def _side_by_side(scene: Scene, one: CountMention, other: CountMention) -> bool:
    sentences = list(dict.fromkeys(line.sentence for line in scene.lines))
    at = [sentences.index(line.sentence) for c in (one, other) if (line := scene.line_at(c.span)) is not None]
    return len(at) == 2 and abs(at[0] - at[1]) <= 1
