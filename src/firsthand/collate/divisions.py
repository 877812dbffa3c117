"""Divisions: a whole that one text gives as 4 + 1 and another as 1 + 3 + 1 is one whole, told more finely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.model.account import Account

# Parts of one division stand this close to each other, in code points.
_REACH = 120


def finer_division(accounts: Sequence[Account], slot: str) -> str:
    """How one division of a slot's whole refines another ("5 = 4 + 1 = 1 + 3 + 1"); "" when there is but one division,
    or when two of them cannot both hold."""
    found = sorted({tuple(d) for a in accounts for d in _divisions(a, slot)}, key=lambda d: (len(d), d))
    if len(found) < 2:
        return ""
    for coarse, fine in pairwise(found):
        if sum(coarse) != sum(fine) or not _refines(sorted(coarse, reverse=True), sorted(fine, reverse=True)):
            return ""
    return " = ".join([str(sum(found[0])), *(" + ".join(str(n) for n in d) for d in found)])


def _divisions(account: Account, slot: str) -> Iterator[list[int]]:
    """The parts of each whole that an account divides, in the order of the text."""
    parts = sorted(
        (c.span.part, c.span.start, c.span.end, c.low)
        for c in account.claims
        if c.slot == slot and c.relation == "partition" and c.low is not None and c.low == c.high
    )
    held: list[int] = []
    last = ("", -_REACH)
    for part, start, end, low in parts:
        if held and (part != last[0] or start - last[1] > _REACH):
            yield held
            held = []
        held.append(low)
        last = (part, end)
    if len(held) > 1:
        yield held


def _refines(coarse: list[int], fine: list[int]) -> bool:
    """True when each coarse part is the sum of fine parts of its own."""
    if not coarse:
        return not fine
    return any(_refines(coarse[1:], rest) for rest in _without(fine, coarse[0]))


def _without(parts: list[int], total: int) -> Iterator[list[int]]:
    """What is left after taking parts that add up to a total, for each way to take them."""
    if total == 0:
        yield parts
        return
    for n, part in enumerate(parts):
        if part <= total:
            for rest in _without(parts[n + 1 :], total - part):
                yield [*parts[:n], *rest]
