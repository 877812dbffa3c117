"""Doers and roles of a headline that the accounts below do not bear out, by weights that were learned and no word lists.

Who acts in a headline ("Cartel hitmen kill ...") and whom something befalls ("... colonel shot dead") is found by its
place in the sentence; whether the accounts bear it out is weighed word by word from the measures of beyond_support by
a logistic regression (beyond_weights.toml, trained by training/train_beyond.py; BEYOND.md is its card).
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from firsthand.collate.beyond_agents import ANYBODY, befallen, phrases
from firsthand.collate.beyond_support import Unit, below, kinds, units
from firsthand.collate.beyond_words import Excess, lists
from firsthand.collate.scene import Scene
from firsthand.model.text import Span

_WEIGHTS = Path(__file__).parent / "beyond_weights.toml"
# A word of no more than these classes may be a role: who somebody is, not what or where.
_WHO = 0.4
# A word this near to a class is in it; and what a word of some classes goes beyond in.
_CLEARLY = 0.5
_WORDS = {"loaded": ("wording", "wording"), "motive": ("cause", "cause")}
# Whoever speaks for the authorities, and words that name nobody.
_NOBODY = re.compile(
    r"police\w*|cops?|deput\w+|authorit\w+|sheriff\w*|officials?|judges?|court|chief|civilians?|\w+ly|accidental|old|armed|masked|tv|news|agency|national",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each measure adds to the log odds that a word goes beyond the accounts, and from where on it is told."""

    bias: float
    of: dict[str, float]
    agent: float
    role: float
    word: float

    def score(self, unit: Unit) -> float:
        """How likely the word goes beyond the accounts, by the sets that the weights were learned from."""
        return 1 / (1 + math.exp(-self.bias - sum(self.of[name] * value for name, value in unit.measures.items())))


@lru_cache(maxsize=1)
def weights() -> Weights:
    raw = tomllib.loads(_WEIGHTS.read_text("utf-8"))
    return Weights(raw["bias"], raw["weights"], **raw["told_from"])


def learned(scene: Scene) -> Iterator[Excess]:
    """What the weights find in a headline, the likeliest first."""
    for what, span, unit in _candidates(scene, weights()):
        kind, slot = _kind(unit, what)
        words = " ".join(scene.document.words(span).split())
        yield span, kind, slot, f"no account below the headline bears out {words!r}"


def candidates(scene: Scene, rate: Weights) -> Iterator[tuple[str, Span]]:
    """Who acts ("agent"), whom something befalls ("role"), and loaded words and motives ("word") in a headline,
    when likely enough by some weights."""
    for what, span, _ in _candidates(scene, rate):
        yield what, span


def _candidates(scene: Scene, rate: Weights) -> Iterator[tuple[str, Span, Unit]]:
    top = scene.headline
    if top is None:
        return
    found = [
        u for u in units(scene, scene.title, top.part, top.start, below(scene, scene.lines)) if _tells_who(scene, u)
    ]
    scored = sorted(((rate.score(u), u) for u in found), key=lambda s: (-s[0], s[1].span.start))
    acting = [Span(top.part, top.start + start, top.start + end) for start, end in phrases(scene.title)]
    taken: list[Span] = []
    for score, unit in scored:
        phrase = next((a for a in acting if a.holds(unit.span)), None)
        span = phrase or unit.span
        if any(t.meets(span) for t in taken):
            continue
        if phrase is not None and score >= rate.agent and not _borne(scene, phrase):
            taken.append(span)
            yield "agent", span, unit
        elif phrase is None and score >= rate.role and _is_role(scene, unit):
            taken.append(span)
            yield "role", span, unit
        elif phrase is None and score >= rate.word and _what(unit) and not _whose(scene, unit):
            taken.append(span)
            yield "word", span, unit


def _tells_who(scene: Scene, unit: Unit) -> bool:
    """False for words that name nobody, and for who speaks in the headline: "Coroner: ..."."""
    near = kinds(unit.word)
    if near["victim"] > near["doer"] + near["rank"]:
        return False
    after = scene.document.part(unit.span.part)[unit.span.end : unit.span.end + 3]
    return not (ANYBODY.fullmatch(unit.word) or _NOBODY.fullmatch(unit.word) or re.match(r"s?\s*[:|]| [-–]", after))


def _borne(scene: Scene, phrase: Span) -> bool:
    """True when a plain line has words that are known to bear a doer out: "Syrian forces" a "regime"."""
    words, known = scene.document.words(phrase), lists()
    borne = [g.borne for g in (*known.doers, *known.nations) if g.words.search(words)]
    if any(g.words.search(words) for g in known.nations):
        borne.append(known.forces)
    return any(line.role == "plain" and p.search(line.told) for p in borne for line in scene.lines)


def _kind(unit: Unit, what: str) -> tuple[str, str]:
    near = kinds(unit.word)
    if unit.measures["held_open"]:
        return "certainty", "perpetrator" if what == "agent" else "group"
    if what == "role":
        return "rank", "group"
    if what == "word":
        return _WORDS[_what(unit)]
    if near["weapon"] > max(near["doer"], _WHO):
        return "cause", "weapon"
    return ("time", "when") if near["time"] > max(near["doer"], _WHO) else ("blame", "perpetrator")


def _what(unit: Unit) -> str:
    """The class of a word that tells of no doer and no role, "" where it is clearly in none."""
    near = kinds(unit.word)
    most = max(near, key=lambda name: near[name])
    return most if near[most] >= _CLEARLY and most in _WORDS else ""


def _whose(scene: Scene, unit: Unit) -> bool:
    """True for those to whom something belongs: "Martyrs' Day"."""
    return scene.document.part(unit.span.part)[unit.span.end : unit.span.end + 1] in ("'", "’")


def _is_role(scene: Scene, unit: Unit) -> bool:
    near = kinds(unit.word)
    return (
        max(near["rank"], near["doer"], near["victim"]) >= _WHO
        and befallen(scene, unit.span)
        and not lists().open.search(scene.title)
    )
