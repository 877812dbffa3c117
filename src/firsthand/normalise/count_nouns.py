"""Counting phrases and the group of people that their noun names."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.normalise.count_words import ADJECTIVES, COMPOUNDS, HEADS, PEOPLE, UNITS, Sentence, plural, young
from firsthand.normalise.numbers import quantity
from firsthand.normalise.outcomes import CUES, Cue


@dataclass(slots=True, eq=False)
class Phrase:
    """A counting phrase at tokens [first, last), number words at [core, core_last).

    kind: count (number and noun), bare (number alone), single ("a man"), definite ("the man", "his wife"),
    named ("Sami Haddad, 17,"), pronoun, self ("himself"), zero, derived, proportion. `part` marks "two of them": a part of people told before;
    `own` that it says nothing of them unless an outcome word of its own does.
    """

    first: int
    last: int
    core: int
    core_last: int
    low: int | None
    high: int | None
    modality: str
    kind: str
    group: str = ""
    unit: str = "person"
    inner: str | None = None
    more: bool = False
    part: bool = False
    own: bool = False
    outcome: str | None = None
    cue: Cue | None = None
    relation: str = "whole"
    scope: str = "incident"
    derived: bool = False
    whole: Phrase | None = None
    parts: list[Phrase] = field(default_factory=list)
    head: str = ""


def set_head(sentence: Sentence, made: Phrase, at: int, head: int) -> None:
    words = sentence.words
    made.last = head + 1
    word = made.head = words[head]
    if word in UNITS and word not in PEOPLE:
        made.unit, made.group = UNITS[word], ""
        return
    if (
        words[head + 1 : head + 2] == ["and"]
        and head + 2 < len(words)
        and words[head + 2] in PEOPLE
        and plural(words[head + 2])
    ):
        made.last = head + 3
        made.group = " ".join(words[head : head + 3]) if PEOPLE.get(word) != PEOPLE[words[head + 2]] else PEOPLE[word]
        made.group = " ".join(words[head : head + 3]) if made.group == "printed" else made.group
        return
    kin = _of_family(words, head)
    if kin is not None:
        made.last, made.group = kin, "family"
        return
    made.group = group_of(words, at, head)
    if word.startswith(("famil", "household")):
        made.unit = "family"
    for here in range(at, head):
        inner = CUES.get(words[here])
        if inner:
            made.inner = next((o for p, o, f in inner if len(p) == 1 and f in ("past", "done", "state")), None)
    if word.startswith("victim") and not {"gunshot", "shooting"}.isdisjoint(words[at:head]):
        made.inner = "shot"
    if word in HEADS and "attempted" not in words[at:head]:
        made.inner = HEADS[word]
        if words[head + 1 : head + 2] in (["or"], ["and"]) and words[head + 2 : head + 3] in _LUMPED:
            made.inner, made.last = "killed_or_wounded", head + 3


_LUMPED = (["wounded"], ["injured"], ["dead"], ["killed"], ["hurt"])


def _of_family(words: list[str], head: int) -> int | None:
    """The token after "members of the same family", where "members" are no fighters; None elsewhere."""
    if words[head] not in ("members", "member") or words[head + 1 : head + 2] != ["of"]:
        return None
    for here in range(head + 2, min(head + 7, len(words))):
        if words[here] in ("family", "families", "household"):
            return here + 1
        if not words[here][0].isalnum() or words[here] in ("were", "was", "have", "had", "and"):
            return None
    return None


def group_of(words: list[str], at: int, head: int) -> str:
    at = next((here + 1 for here in range(head - 1, at - 1, -1) if words[here].endswith("'s")), at)
    pair = COMPOUNDS.get((words[head - 1], words[head])) if head > at else None
    if pair:
        return pair
    group = PEOPLE.get(words[head], "printed" if words[head] not in HEADS else "")
    if words[head] in HEADS:
        inside = next((PEOPLE[w] for w in words[at:head] if w in PEOPLE), "")
        return "" if inside == "printed" else inside
    if group in ("", "combatant"):
        inside = next(
            (PEOPLE[w] for w in words[at:head] if w in PEOPLE and PEOPLE[w] in ("civilian", "combatant", "child")), ""
        )
        group = inside or group or ("child" if young(words[at:head]) else "")
    if group == "printed" and any(PEOPLE.get(w) == "child" for w in words[at:head]):
        return "child"
    aged = young(words[at:head])
    if group == "printed" and aged is not None:
        return "child" if aged else words[head]
    while group == "printed" and at < head and words[at] in ADJECTIVES:
        at += 1  # "the kidnapped teachers" are teachers
    return " ".join(words[at : head + 1]) if group == "printed" else str(group)


def family(sentence: Sentence, made: Phrase) -> Phrase:
    words = sentence.words
    if words[made.last : made.last + 1] == ["of"]:
        inner = quantity(words, made.last + 1)
        if inner and inner.low:
            made.core, made.core_last, made.last = inner.core, inner.core_last, inner.last
            made.low, made.high, made.modality, made.unit = inner.low, inner.high, inner.modality, "person"
            return made
    made.low, made.high, made.modality = 2, None, "unknown"
    return made
