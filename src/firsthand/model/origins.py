"""Counting origins: how many independent ones stand behind something, at least and at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from firsthand.model.account import Account, Claim
from firsthand.model.attribution import FACTUAL
from firsthand.model.judgement import Judgement
from firsthand.model.provenance import Origins, Root

# Slots that say what happened to whom, and those that say it in other words: where, when, with what, by whom.
HARM = frozenset(
    {"killed", "wounded", "killed_or_wounded", "missing", "detained", "taken", "captured", "surrendered", "released",
     "displaced", "trapped", "denial"}
)  # fmt: skip
_PARTS = frozenset({"subset", "proportion", "increment"})
CIRCUMSTANCE = frozenset(
    {"type", "when", "where", "weapon", "damage", "target", "perpetrator", "claimed_by", "participants", "means"}
)  # fmt: skip


def of_incident(accounts: Sequence[Account], roots: Iterable[Root], judgements: Sequence[Judgement] = ()) -> Origins:
    """Bounds for an incident as a whole: the origins of those who count the harm or deny it, not of those who only comment
    on it (a minister who condemns a bombing is no origin of it). Where outlets alone do, in their own voice, the
    sources count that they give for the rest: place, time, means, "many"; and where nobody has any, all."""
    claims = [c for a in accounts for c in a.claims if c.factuality in FACTUAL or c.factuality == "denied"]
    held = sorted(roots, key=lambda r: (r.account, r.claim, r.origin))
    told: list[Root] = []
    for tells in (_counts_harm, _tells):
        here = {c.id for c in claims if c.scope == "incident" and tells(c)}
        told += [r for r in held if r.claim in here]
        if any(not r.weak for r in told):
            return count(told, judgements)
    return count(told or held, judgements)


def _counts_harm(claim: Claim) -> bool:
    """True for a number of people harmed and for a denial; a part ("most of them children") tells nothing without its
    whole."""
    counted = claim.low is not None or claim.high is not None
    return claim.slot == "denial" or (claim.slot in HARM and counted and claim.relation not in _PARTS)


def _tells(claim: Claim) -> bool:
    return claim.slot in HARM or claim.slot in CIRCUMSTANCE


def count(roots: Iterable[Root], judgements: Sequence[Judgement] = ()) -> Origins:
    """Bounds on the number of independent origins behind some claims.

    Upper: distinct origins; what only an outlet's own voice says counts where nothing else stands behind the claims.
    Lower: the largest set of origins of which each two are surely apart, which needs that both are named and speak
    from their own presence, or a person's judgement. An unnamed origin is never surely apart from another, a copy is
    its original. Nothing at all gives 0 to 0; anything at all gives at least 1.
    """
    held = list(roots)
    strong = [r for r in held if not r.weak] or held
    same, apart = _said(judgements)
    origins = sorted({_find(r.origin, same) for r in strong})
    sure = {_find(r.origin, same) for r in strong if r.firsthand}
    undetermined = []
    independent: dict[str, set[str]] = {o: set() for o in origins}
    for a, b in combinations(origins, 2):
        if (a in sure and b in sure) or _apart(a, b, apart, same):
            independent[a].add(b)
            independent[b].add(a)
        else:
            undetermined.append((a, b))
    return Origins(_largest(independent), len(origins), tuple(origins), tuple(undetermined))


def _said(judgements: Sequence[Judgement]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Sources judged the same (each to a representative) and pairs judged apart; the last word on a pair holds."""
    gone = {j.supersedes for j in judgements if j.supersedes}
    last: dict[tuple[str, str], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.made_at, j.id)):
        if judgement.id not in gone and judgement.verdict in ("same", "not_same", "unsure"):
            for a, b in combinations(sorted(judgement.targets), 2):
                last[a, b] = judgement.verdict
    same: dict[str, str] = {}
    for (a, b), verdict in sorted(last.items()):
        if verdict == "same":
            low, high = sorted((_find(a, same), _find(b, same)))
            if low != high:
                same[high] = low
    return same, {p for p, v in last.items() if v == "not_same"}


def _find(source: str, same: dict[str, str]) -> str:
    while source in same:
        source = same[source]
    return source


def _apart(a: str, b: str, apart: set[tuple[str, str]], same: dict[str, str]) -> bool:
    return any({_find(x, same), _find(y, same)} == {a, b} for x, y in apart)


def _largest(near: Mapping[str, Set[str]]) -> int:
    """The size of the largest set of which each two are near (Bron and Kerbosch 1973, with pivots). Those who are near
    nobody cost nothing; first-hand origins, all near each other, are one step."""
    most = 1 if near else 0
    todo = [(0, frozenset(n for n in near if near[n]))]
    while todo:
        size, left = todo.pop()
        most = max(most, size)
        if size + len(left) <= most:
            continue
        pivot = min(left, key=lambda n: (-len(near[n] & left), n))
        for node in sorted(left - near[pivot]):
            todo.append((size + 1, left & near[node]))
            left -= {node}
    return most
