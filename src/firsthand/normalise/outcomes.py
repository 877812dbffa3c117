"""Outcome words of casualty reports: what happened to the people counted, and in which voice the words tell it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

Form = Literal["past", "done", "act", "self", "state"]


@dataclass(slots=True)
class Cue:
    """Outcome words at tokens [first, last). `outcome` is an Outcome or "shot" (hit, living or dead); a lone "of"
    at its end makes it a noun with its people to the right."""

    first: int
    last: int
    outcome: str
    form: Form


@lru_cache(maxsize=1)
def lists() -> dict[str, Any]:
    """The word lists as they stand in data/counts.toml."""
    return tomllib.loads((Path(__file__).parent / "data" / "counts.toml").read_text(encoding="utf-8"))


def _table() -> dict[str, list[tuple[tuple[str, ...], str, Form]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, Form]]] = {}
    for outcome, forms in lists()["cues"].items():
        for form, phrases in forms.items():
            for phrase in phrases.split("|"):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, outcome, form))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


CUES = _table()


_CARRIED = frozenset(
    "taken rushed airlifted transported flown driven brought transferred admitted carried life-flighted sent evacuated "
    "transport treated".split()
)
_SENT = frozenset("sent sending sends send puts putting lands landing landed".split())
_HOSPITAL = frozenset("hospital hospitals clinic infirmary trauma medical hospitalization surgery".split())
_JAIL = frozenset("jail prison custody station headquarters precinct".split())
REACH = 9  # tokens from "taken" to "hospital"


def _carried(words: list[str], at: int) -> Cue | None:
    """ "taken to Saint Anne Hospital" tells of an injury, "taken to the county jail" of an arrest."""
    for here in range(at + 1, min(at + REACH, len(words))):
        if words[here] in (".", ";", "said", "where", "who"):
            break
        if words[here] in _HOSPITAL:
            return Cue(
                at, at + 1, "wounded", "past" if words[at] == "sent" else "done" if words[at] in _CARRIED else "act"
            )
        if words[here] in _JAIL and words[at] in _CARRIED and "to" in words[at:here]:
            return Cue(at, at + 1, "detained", "done")
    return None


_BEARING = frozenset(
    "suffered sustained received suffering sustaining suffer sustain sustains suffers with treated".split()
)
_WOUNDS = frozenset("wound wounds injury injuries burns shrapnel inhalation".split())


def _bearing(words: list[str], at: int) -> Cue | None:
    """ "sustained non-fatal bullet wounds", "with apparent gunshot wounds", "treated for minor injuries"."""
    if words[at] == "with" and not {"charged", "charges", "charge"}.isdisjoint(words[max(0, at - 3) : at]):
        return None
    for here in range(at + 1, min(at + 7, len(words))):
        if words[here] in _WOUNDS:
            fatal = "fatal" in words[at:here]
            return Cue(at, here + 1, "killed" if fatal else "wounded", "done" if words[at] == "treated" else "self")
        if words[here] in _NO_BEARING or words[here][0].isdigit():
            return None
    return None


_NO_BEARING = frozenset(". , ; his her their its the no without said who that and assault weapon intent".split())


def cue_at(words: list[str], at: int) -> Cue | None:
    """The longest outcome phrase that starts at a token of lower-case words."""
    if words[at] in _CARRIED or words[at] in _SENT:
        carried = _carried(words, at)
        if carried is not None:
            return carried
        if words[at] == "taken" and words[at + 1 : at + 2] == ["to"]:
            return None
    if words[at] in _BEARING:
        bearing = _bearing(words, at)
        if bearing is not None:
            return bearing
    if words[at] in _TURNED and (turned := _turned(words, at)) is not None:
        return turned
    if words[at + 1 : at + 3] == ["to", "death"] and words[at] not in ("sentenced", "condemned", "scared"):
        return Cue(at, at + 3, "killed", "act" if words[at].endswith("ing") else "past")
    if words[at] in _STRUCK and (struck := _struck(words, at)) is not None:
        return struck
    for phrase, outcome, form in CUES.get(words[at], ()):
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
            return Cue(at, at + len(phrase), outcome, form)
    return None


_STRUCK = frozenset("hit struck".split())
_MISSILES = frozenset(
    "gunfire bullet bullets gunshot gunshots shot shots shrapnel round rounds pellets buckshot birdshot crossfire".split()
)
_LIMBS = frozenset(
    "head face neck chest back torso abdomen stomach arm arms leg legs thigh thighs hand hands foot feet shoulder shoulders hip "
    "buttocks buttock groin knee ankle calf wrist elbow side body jaw cheek eye pelvis".split()
)


def _struck(words: list[str], at: int) -> Cue | None:
    """ "struck in the left leg", "hit by several shots": shot, living or dead."""
    if words[at + 1 : at + 2] == ["by"]:
        last = next((n for n in range(at + 2, min(at + 6, len(words))) if words[n] in _MISSILES), None)
    elif words[at + 1 : at + 2] == ["in"]:
        last = next((n for n in range(at + 2, min(at + 7, len(words))) if words[n] in _LIMBS), None)
    else:
        return None
    clear = last is not None and not any(w in _NO_BEARING and w not in _OWN for w in words[at + 2 : last])
    return Cue(at, last + 1, "shot", "past") if clear and last is not None else None


_OWN = frozenset("his her their the".split())
_TURNED = frozenset("turned turns turning".split())
_GUNS = frozenset("gun guns handgun weapon pistol rifle shotgun firearm revolver".split())


def _turned(words: list[str], at: int) -> Cue | None:
    """ "turned the gun on himself": that it killed him is told by the words, as with "took his own life"."""
    for here in range(at + 1, min(at + 5, len(words) - 2)):
        if words[here] in _GUNS:
            found = words[here + 1] in ("on", "upon") and words[here + 2].endswith(("self", "selves"))
            return Cue(at, here + 2, "killed", "act") if found else None
    return None


_FIRST = CUES.keys() | _CARRIED | _SENT | _BEARING | _TURNED | _STRUCK


def cues(words: list[str]) -> list[Cue]:
    """All outcome phrases of a sentence, left to right, none overlapping."""
    found: list[Cue] = []
    at, deadly = 0, "death" in words
    while at < len(words):
        cue = (
            cue_at(words, at) if words[at] in _FIRST or (deadly and words[at + 1 : at + 3] == ["to", "death"]) else None
        )
        if cue is None:
            at += 1
            continue
        if at and words[at - 1] == "fatal" and words[at] == "injury":
            cue.outcome = "killed"
        if at == 0 or words[at - 1] != "attempted":
            found.append(cue)
        at = cue.last
    return found
