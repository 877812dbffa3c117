"""Superseded: figures that the same origin replaced later. They stay in the table, marked; nobody else's are touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.collate.held import PEOPLE, Held
from firsthand.collate.words import holders, quoted
from firsthand.model.collation import Reading


def latest(slot: str, told: Sequence[Held]) -> list[Held]:
    """Of what one origin alone stands behind, only what it said last: a running toll that rises supersedes itself, nobody
    else's, and is as old as its first telling, however late a copy repeats it.
    A figure that a text itself calls an earlier one is nobody's last, where another is told."""
    if slot not in PEOPLE:
        return list(told)
    now = [h for h in told if not h.claim.overtaken] or list(told)
    gone = _called_earlier(told)
    first: dict[tuple[str, int | None, int | None], str] = {}
    for h in now:
        for origin in sorted(h.origins):
            key = (origin, h.claim.low, h.claim.high)
            first[key] = min(first.get(key, "9999"), h.account.told or "")
    kept = [h for h in now if not h.roots or not all(_replaced(o, h, first, gone) for o in sorted(h.origins))]
    return kept or now


def _replaced(
    origin: str, held: Held, first: Mapping[tuple[str, int | None, int | None], str], gone: Mapping[int, str]
) -> bool:
    """Did the same origin tell as many or more later? A lower figure told later counts other people, unless a text of
    that day or a later one calls the higher an earlier figure (`gone`)."""
    own, low, high = first[origin, held.claim.low, held.claim.high], held.claim.low, held.claim.high
    many = low if low is not None else high or 0
    return any(
        o == origin
        and day > own
        and ((lower if lower is not None else upper or 0) >= many or day <= gone.get(many, ""))
        for (o, lower, upper), day in first.items()
    )


def _called_earlier(told: Sequence[Held]) -> dict[int, str]:
    """The figures that texts call earlier ones ("which had first put it at 27"), with when one last did."""
    found: dict[int, str] = {}
    for h in told:
        if h.claim.overtaken and h.claim.low is not None:
            found[h.claim.low] = max(found.get(h.claim.low, ""), h.account.told or "")
    return found


def without_relays(slot: str, told: Sequence[Held]) -> list[Held]:
    """An outlet that only recalls in its own voice what a figure once was is no origin of it, where somebody else is."""
    if slot not in PEOPLE:
        return list(told)
    others = {(h.claim.low, h.claim.high) for h in told if h.roots and not _recalled(h)}
    return [replace(h, roots=()) if _recalled(h) and (h.claim.low, h.claim.high) in others else h for h in told]


def _recalled(held: Held) -> bool:
    return held.claim.overtaken and len(held.account.voice) == 1


def marked(readings: Sequence[Reading], now: Sequence[Reading], names: Mapping[str, str]) -> tuple[Reading, ...]:
    """The readings of a slot of people, those marked that the origins behind them have replaced by one of `now`."""
    found = []
    for reading in readings:
        later = [r for r in now if {*r.origins} & {*reading.origins}]
        replaced = not any(_same_figure(reading, r) for r in now)
        if replaced and later and {*reading.origins} <= {o for r in now for o in r.origins}:
            newest = max(later, key=lambda r: (r.as_of or "", r.low or 0))
            reading = replace(reading, superseded=f"{holders(newest, names)} later: {quoted(newest)}")
        found.append(reading)
    return tuple(found)


def _same_figure(one: Reading, other: Reading) -> bool:
    """The same bounds; or, of one origin, "at least 5" and "5", which are one reading."""
    shared = {*one.origins} & {*other.origins} and None in (one.high, other.high)
    return one.low == other.low and (one.high == other.high or (one.low is not None and bool(shared)))


def told_of(readings: Sequence[Reading]) -> str:
    """What a reason adds of figures that their own origins replaced."""
    return "; ".join(f"{quoted(r)} superseded ({r.superseded})" for r in readings if r.superseded)
