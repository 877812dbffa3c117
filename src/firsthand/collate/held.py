"""Held: a claim with what it rests on, and which of them fill the rows of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.account import Account, Claim
from firsthand.model.provenance import Root

PEOPLE = (
    "killed", "wounded", "killed_or_wounded", "missing", "detained", "taken", "captured", "surrendered", "released",
    "displaced", "trapped", "participants", "means",
)  # fmt: skip
TOLD = frozenset({"asserted", "alleged"})
DENIED = frozenset({"denied"})
# Slots whose single values people deny; who denies that the thing happened at all denies it once, in a row of its own.
DENIABLE = frozenset({*PEOPLE, "perpetrator", "claimed_by"})
# Slots in which a headline that goes beyond its own text gives no reading: that is pointed out elsewhere.
_BORNE_OUT = frozenset({*PEOPLE, "perpetrator", "weapon", "type"})
# That people were killed is no name of what happened where one is told.
_OUTCOME = "killing"
_ONE_OF_THEM = re.compile(r"^(?:an?|his|her|their|one)\b", re.I)
_OF_THEM = re.compile(r"\bof (?:the|those|these) (?:wounded|injured|dead|killed|missing|detained|captured)\b", re.I)
_SUBSETS = ("subset", "increment", "partition")


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the account that makes it and what it rests on."""

    account: Account
    claim: Claim
    roots: tuple[Root, ...]

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(r.origin for r in self.roots)


Cells = dict[tuple[str, str], list[Held]]


def cells(accounts: Sequence[Account], roots: Mapping[str, Sequence[Root]], slots: Iterable[str]) -> Cells:
    """The claims that fill the rows of a table, by slot and group."""
    wanted = frozenset(slots)
    found: Cells = defaultdict(list)
    below = {a.document: [] for a in accounts}  # type: dict[str, list[Claim]]
    for account in accounts:
        below[account.document] += [c for c in account.claims if c.factuality in TOLD and not _in_headline(account, c)]
    for account in accounts:
        doer = _denies_a_doer(account)
        for claim in account.claims:
            if claim.slot == "denial" and doer:
                continue  # not that it happened, but who did it: the row of perpetrators says so
            if claim.slot in wanted and _fills(claim) and not _unborne(account, claim, below[account.document]):
                found[claim.slot, claim.group].append(Held(account, claim, tuple(roots.get(claim.id, ()))))
    return {key: _named(_wholes(held)) for key, held in found.items()}


def _named(held: list[Held]) -> list[Held]:
    named = [h for h in held if h.claim.slot != "type" or h.claim.value != _OUTCOME]
    return named if any(h.claim.factuality in TOLD for h in named) else held


def _fills(claim: Claim) -> bool:
    if claim.scope != "incident" or claim.relation == "proportion":
        return False
    if claim.factuality in DENIED and claim.slot not in DENIABLE:
        return False
    if claim.slot == "denial" and claim.value == "part":
        return False  # the row of those people says so
    if claim.slot in PEOPLE and not claim.group and _OF_THEM.search(claim.text):
        return False  # "several of the wounded" are not the wounded
    if claim.relation in ("subset", "increment") and not claim.group:
        return False  # a part of which nothing is said but that it is one fills no row of wholes
    return claim.slot not in PEOPLE or claim.low is not None or claim.high is not None


def _denies_a_doer(account: Account) -> bool:
    return any(c.slot == "perpetrator" and c.factuality in DENIED and _fills(c) for c in account.claims)


def _in_headline(account: Account, claim: Claim) -> bool:
    return claim.span.part == "title" and len(account.voice) == 1


def _unborne(account: Account, claim: Claim, below: Sequence[Claim]) -> bool:
    """True for what only a headline says in its outlet's own voice, where its text says something else of the slot."""
    if claim.slot not in _BORNE_OUT or not _in_headline(account, claim):
        return False
    if claim.slot in PEOPLE and claim.modality != "vague":
        return False  # a figure that its text does not bear out is read beside the others, and pointed out
    same = [c for c in below if c.slot == claim.slot]
    return bool(same) and not any(_like(claim, c) for c in same)


def _like(claim: Claim, other: Claim) -> bool:
    if claim.low is not None or claim.high is not None:
        return claim.low == other.low
    return claim.value == other.value and (claim.value is not None or claim.text.lower() == other.text.lower())


def _wholes(held: list[Held]) -> list[Held]:
    """Without parts told beside their whole: "a boy of nine" is one of the five children of the same text."""
    most: dict[str, int] = defaultdict(int)
    for h in held:
        if h.claim.factuality in TOLD:
            most[h.account.document] = max(most[h.account.document], h.claim.low or 0)
    return [h for h in held if not (_is_part(h.claim) and (h.claim.low or 0) < most[h.account.document])]


def _is_part(claim: Claim) -> bool:
    if claim.slot not in PEOPLE or claim.factuality not in TOLD or claim.low is None:
        return False
    if claim.derived and claim.high is None and claim.low == 1:
        return True  # "a deadly attack" counts nobody where the same text does
    return (claim.relation in _SUBSETS and claim.low == 1) or bool(claim.low == 1 and _ONE_OF_THEM.match(claim.text))
