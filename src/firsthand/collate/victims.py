"""Victims: where some tell of dead fighters alone and others of dead civilians alone, who the dead were is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.collate.held import TOLD, Cells, Held
from firsthand.collate.relations import Known

# Slots of people who were harmed or seized, for each of which it matters who they were (domain 4.2).
_HARMED = ("killed", "wounded", "killed_or_wounded", "taken", "captured", "detained")
_FIGHTERS = "combatant"
_CIVILIANS = frozenset({"civilian", "child", "woman", "elderly", "medic", "journalist", "aid_worker"})
_NAMED = 3  # names that a reason lists


@dataclass(frozen=True, slots=True)
class _Told:
    """What one origin tells of the people of a slot: the claims by group, and the largest figure of all."""

    fighters: tuple[Held, ...]
    civilians: tuple[Held, ...]
    most: int

    def only(self, ours: tuple[Held, ...], others: tuple[Held, ...]) -> Held | None:
        """The claim that makes one kind all of the people: none of the other kind, and no larger whole beside it."""
        counted = [h for h in ours if h.claim.relation == "whole" and not h.claim.derived]
        wholes = [h for h in counted if _many(h) >= self.most]
        return max(wholes, key=_many) if wholes and not others else None


def who_they_were(filled: Cells, known: Known) -> Mapping[tuple[str, str], str]:
    """By slot and group, the reason why figures of fighters and of civilians cannot both be all: each side tells of the
    one kind alone, of one happening. Nothing where anybody who tells of the one is also an origin of the other."""
    found: dict[tuple[str, str], str] = {}
    for slot in _HARMED:
        told = _by_origin(filled, slot)
        fighters = {o: h for o, t in told.items() if (h := t.only(t.fighters, t.civilians))}
        civilians = {o: h for o, t in told.items() if (h := t.only(t.civilians, t.fighters))}
        if fighters and civilians:
            sides = f"fighters ({_who(fighters, known)}) or civilians ({_who(civilians, known)})"
            reason = f"who they were is disputed: {sides}; neither side tells of the other"
            groups = {_FIGHTERS, *(h.claim.group for h in civilians.values())}
            found |= {(slot, group): reason for group in sorted(groups)}
    return found


def _by_origin(filled: Cells, slot: str) -> dict[str, _Told]:
    held: dict[str, list[Held]] = defaultdict(list)
    for key in sorted(k for k in filled if k[0] == slot):
        for h in filled[key]:
            if h.claim.factuality in TOLD and not all(r.weak for r in h.roots):
                for origin in h.origins:
                    held[origin].append(h)
    return {
        origin: _Told(
            tuple(h for h in found if h.claim.group == _FIGHTERS),
            tuple(h for h in found if h.claim.group in _CIVILIANS),
            max(_many(h) for h in found),
        )
        for origin, found in sorted(held.items())
    }


def _many(held: Held) -> int:
    return held.claim.low if held.claim.low is not None else held.claim.high or 0


def _who(told: Mapping[str, Held], known: Known) -> str:
    """Who tells one side, by name."""
    who = list(dict.fromkeys(known.names[o] for o in told if o in known.names)) or ["an account"]
    return ", ".join(who[:_NAMED]) + (f" and {len(who) - _NAMED} more" if len(who) > _NAMED else "")
