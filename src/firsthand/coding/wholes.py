"""Wholes: one toll an outcome for a happening, and what it makes of the single figures that its sentences give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.coding.happenings import Happening
from firsthand.coding.slots import claim_of
from firsthand.model.account import Claim
from firsthand.model.mentions import CountMention
from firsthand.model.text import Document, Span
from firsthand.model.tolls import FOREGROUND, LEAD, Toll, tolls

_PEOPLE = ("killed", "wounded")


def told(happening: Happening, counts: Sequence[CountMention]) -> dict[str, Toll]:
    """The happening's own tolls, by outcome; the indices are places in the document's counts."""
    own = dict(c for unit in happening.units for c in unit.counts)
    return tolls([own.get(i, c) for i, c in enumerate(counts)], own)


def worked_out(document: Document, happening: Happening, counts: Sequence[CountMention]) -> dict[int, Claim]:
    """{index of a count: a claim that it gives rise to}: those told as shot and not as dead, and those told as
    wounded but for the dead among them, are the wounded; a killer who killed himself is one more than the victims that
    he is told with."""
    found = told(happening, counts)
    made = (_hit(document, found.get("wounded"), counts), _with_killer(document, found.get("killed"), counts))
    return {at: claim for at, claim in made if claim is not None}


def _hit(document: Document, toll: Toll | None, counts: Sequence[CountMention]) -> tuple[int, Claim | None]:
    if toll is None or not toll[0]:
        return 0, None
    told = [i for i in toll[2] if counts[i].outcome == "wounded" and not counts[i].hit]
    if told and (counts[told[0]].low or 0) <= toll[0]:
        return 0, None
    at = next((i for i in toll[2] if counts[i].hit and counts[i].outcome != "killed"), toll[2][-1] if told else None)
    return (0, None) if at is None else (at, _derived(document, "wounded", at, toll, counts))


def _with_killer(document: Document, toll: Toll | None, counts: Sequence[CountMention]) -> tuple[int, Claim | None]:
    if toll is None or len(toll[2]) < 2 or counts[toll[2][-1]].relation != "increment":
        return 0, None
    return toll[2][-1], _derived(document, "killed", toll[2][-1], toll, counts)


def _derived(document: Document, slot: str, at: int, toll: Toll, counts: Sequence[CountMention]) -> Claim:
    low, high, of = toll
    support = tuple(dict.fromkeys(counts[i].number for i in of))
    count = replace(counts[at], low=low, high=high, group="", relation="whole")
    return replace(claim_of(document, slot, count), derived=True, support=support)


def gone(happening: Happening, counts: Sequence[CountMention]) -> frozenset[int]:
    """Counts that the happening's tolls leave out: single people who were wounded and died are no more among the
    wounded, a death told late beside people hurt in the lead is another's, and no part is larger than its whole."""
    found = told(happening, counts)
    own = [i for unit in happening.units for i, _ in unit.counts]
    left = {i for i in own if _too_large(counts[i], found)}
    for slot, other in (_PEOPLE, _PEOPLE[::-1]):
        if slot not in found and other in found:
            left |= {
                i for i in own if counts[i].outcome == slot and counts[i].low == 1 and counts[i].relation == "whole"
            }
    return frozenset(left)


def _too_large(count: CountMention, found: dict[str, Toll]) -> bool:
    toll = found.get(count.outcome)
    part = count.relation == "subset" and count.low is not None
    return bool(part and toll and toll[1] and count.outcome in _PEOPLE and (count.low or 0) > toll[1])


def beside(happening: Happening, counts: Sequence[CountMention], voices: dict[int, tuple[str, ...]]) -> frozenset[int]:
    """Larger figures that are of something else: told once, far down, by a voice that gives the happening's own toll or
    by the outlet, where title or lead give that toll; no sum, no update. So are "six wounded" that are all who were
    hit, where two dead and four wounded are told."""
    found = told(happening, counts)
    own = [i for unit in happening.units for i, _ in unit.counts]
    all_hit = sum(found[slot][0] or 0 for slot in _PEOPLE) if set(_PEOPLE) <= set(found) else 0
    recalled = {i for unit in happening.units if unit.recalls for i, _ in unit.counts}
    left: set[int] = set()
    for slot, (_, high, support) in found.items():
        if slot not in _PEOPLE or high is None or not any(_leads(counts[i]) for i in support):
            continue
        tellers = {voices[i] for i in support if i in voices}
        for i in own:
            count = counts[i]
            larger = count.outcome == slot and count.relation == "whole" and (count.low or 0) > high
            known = voices.get(i) in tellers or len(voices.get(i, ())) < 2 or i in recalled
            if (larger and known and _stray(count, [counts[j] for j in own])) or (
                larger
                and (slot, count.low) == ("wounded", all_hit)
                and (known or not _tells_dead(i, own, counts, voices))
            ):
                left.add(i)
    return frozenset(left)


def _tells_dead(
    at: int, own: Sequence[int], counts: Sequence[CountMention], voices: dict[int, tuple[str, ...]]
) -> bool:
    """True when whoever tells a count tells of dead as well: then the wounded are those who live."""
    return any(voices.get(i) == voices.get(at) and counts[i].outcome == "killed" for i in own)


def _stray(count: CountMention, own: Sequence[CountMention]) -> bool:
    """True for a figure below the first paragraphs that nothing repeats."""
    return not _early(count) and sum((c.outcome, c.low) == (count.outcome, count.low) for c in own) == 1


def _leads(count: CountMention) -> bool:
    return count.span.part == "title" or count.span.start < LEAD


def _early(count: CountMention) -> bool:
    return count.span.part == "title" or count.span.start < FOREGROUND


def spans(indices: frozenset[int], counts: Sequence[CountMention]) -> frozenset[Span]:
    """Where some counts stand."""
    return frozenset(counts[i].span for i in indices)
