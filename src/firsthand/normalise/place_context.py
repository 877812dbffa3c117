"""Chooses among the candidates of all names of a document at once: one sense for a name, near what else is named.

Weights are in natural-log units of odds; they were set by evals/places.py on two public sets and are few on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from firsthand.normalise.gazetteer import ALIAS, MAIN, SHORT, Known
from firsthand.normalise.gazetteer_build import ROMANISED
from firsthand.normalise.place_finder import Found

# How many candidates of a name, and how many names of a document, are weighed together.
MOST_CANDIDATES, MOST_NAMES = 12, 60
# In longer texts: fewer candidates for each of more names, so that the table stays as large.
FEW_CANDIDATES, MANY_NAMES = 5, 150
PRIOR_PER_TENFOLD = 1.1
BESIDE_PER_TENFOLD = 0.6
# What a town that is called so besides loses where one of its division, or of its country, bears the name itself.
ALIAS_BESIDE_MAIN, ALIAS_BESIDE_FAR = 4.0, 1.5
FEATURE_PRIOR = {
    "country": 8.5,
    "admin1": 6.6,
    "region": 6.8,
    "water": 5.0,
    "admin2": 3.6,
    "quarter": 4.0,
    "site": 3.5,
    "road": 3.0,
}
IN_CONTAINER, OUT_OF_CONTAINER = 7.0, -3.0
CASE_COUNTRY = 3.0
SUPPORT, MOST_SUPPORT = 3.0, 7.5
NEAR_KM, REGION_KM, REGION_SHARE = 80.0, 400.0, 0.22
IN_NAMED_ADMIN1, IN_NAMED_COUNTRY = 0.8, 0.35
# A town inside a county or district that is named too: namesakes of both seldom lie together by chance.
IN_NAMED_COUNTY = 2.0
# A candidate speaks for others with this power of its probability, so that several of which none is likely alone
# ("Paris" and "Henry County") may find each other.
SPEAKING = 0.7
# What the document's own country adds to a place, when all other names are in it; full weight from so many names.
HOME, HOME_NAMES = 2.0, 3.0
# What stands against every candidate: that the name is none of them; by the cue of the words around.
NO_PLACE = (6.0, 3.4, 2.2)
# A name is resolved when its best candidate (and what stands at the same spot) is likelier than all others together.
SURE = 0.5
_ROUNDS = 4

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken for: the candidates with their probabilities, best first; `sure` when one stands out.
    `held` is the division or country that the text puts it in ("Holliday, Mo.") where no candidate lies in it."""

    ranked: tuple[tuple[Known, float], ...]
    sure: bool
    none: float

    held: Known | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One sense to be chosen: a folded name, perhaps with the names that follow it after a comma."""

    folded: str
    container: str = ""


def strays(choices: Mapping[Name, Choice], country: str | None) -> frozenset[Name]:
    """Names taken for small places of countries that nothing else in the text is in, where the text is about a country
    whose names are romanised: there a likely spelling nearby is meant, or no place at all."""
    weight: dict[str, int] = {country: 2} if country else {}
    for choice in choices.values():
        known = choice.ranked[0][0]
        if choice.sure and known.place.country and _well_known(known):
            weight[known.place.country] = weight.get(known.place.country, 0) + 1
    home = country or min(weight, key=lambda c: (-weight[c], c), default=None)
    if home not in ROMANISED or (country is None and 2 * weight[home] < max(6, sum(weight.values()))):
        return frozenset()
    return frozenset(
        name
        for name, choice in choices.items()
        if not name.container
        and choice.ranked[0][0].place.country not in weight
        and not _well_known(choice.ranked[0][0])
    )


def _well_known(known: Known) -> bool:
    return known.place.feature in ("country", "admin1", "region", "water") or known.population >= 200_000


@dataclass(frozen=True, slots=True)
class _Table:
    """All candidates of all names, side by side."""

    known: tuple[Known, ...]
    starts: NDArray[np.intp]
    owner: NDArray[np.intp]
    prior: Floats
    weight: Floats
    none: Floats
    kernel: Floats
    country: NDArray[np.str_]


def names_of(text: str, found: Sequence[Found]) -> tuple[Name, ...]:
    """The sense that each stretch belongs to; "Paris, Texas" and a bare "Paris" are two that support each other."""
    names = []
    for index, item in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        holds = (
            after is not None and not after.people and text[item.end : after.start] == ", " and _broader(item, after)
        )
        if (
            holds and after is not None and item.folded == after.folded
        ):  # "New York, New York", not "Vegas, Vegas police"
            holds = any(k.place.feature in ("admin1", "country") for k in after.known)
        names.append(Name(item.folded, after.folded if holds and after is not None else ""))
    return tuple(names)


def _broader(item: Found, after: Found) -> bool:
    """True when one of the second may hold one of the first; a country is held by no other ("in Russia, U.S. officials
    said"), though a town of its name may be ("Lebanon, Pa.")."""
    if any(k.place.feature == "country" for k in item.known) and any(k.place.feature == "country" for k in after.known):
        return False
    states = {k.place.country for k in after.known if k.kind == SHORT and k.place.feature == "admin1"}
    if states:
        return not any(k.place.feature == "admin1" and k.place.country in states for k in item.known)
    return any(_holds(outer, inner) for outer in after.known for inner in item.known[:60])


def _holds(outer: Known, inner: Known) -> bool:
    if outer.place.id == inner.place.id:
        return False
    if outer.place.feature == "country":
        return outer.place.country == inner.place.country and inner.place.feature != "country"
    if outer.place.feature == "admin1":
        return (
            outer.admin1_code is not None and outer.admin1_code == inner.admin1_code and inner.place.feature != "admin1"
        )
    if outer.place.feature in ("admin2", "settlement", "region"):
        near = max(outer.place.radius_m, 20_000) / 111_000 * 1.3
        return inner.place.country == outer.place.country and abs(outer.place.lat - inner.place.lat) < near
    return False


def choose(text: str, found: Sequence[Found], *, country: str | None = None) -> Mapping[Name, Choice]:
    """The choice for every sense of a document; the same for the same names in any order of candidates."""
    names = names_of(text, found)
    groups: dict[Name, list[Found]] = {}
    containers: dict[Name, Found] = {}
    for index, (name, item) in enumerate(zip(names, found, strict=True)):
        groups.setdefault(name, []).append(item)
        if name.container:
            containers[name] = found[index + 1]
    kept = sorted(groups, key=lambda n: (-len(groups[n]), n.folded, n.container))[:MANY_NAMES]
    if not kept:
        return {}
    table = _table(kept, groups, containers, country)
    odds = _settle(table)
    choices = {name: _choice(table, odds, index) for index, name in enumerate(kept)}
    return {name: _held(choice, containers.get(name), choices) for name, choice in choices.items()}


def _held(choice: Choice, container: Found | None, choices: Mapping[Name, Choice]) -> Choice:
    if container is None:
        return choice
    outer = choices.get(Name(container.folded)) or next(
        (c for n, c in choices.items() if n.folded == container.folded), None
    )
    if outer is None or not outer.sure or outer.ranked[0][0].place.feature not in ("admin1", "country"):
        return choice
    whole = outer.ranked[0][0]
    if choice.ranked[0][0].place == whole.place or _holds(whole, choice.ranked[0][0]):
        return choice
    return replace(choice, held=whole)


def _table(
    kept: Sequence[Name], groups: Mapping[Name, Sequence[Found]], containers: Mapping[Name, Found], country: str | None
) -> _Table:
    known: list[Known] = []
    owner: list[int] = []
    starts: list[int] = []
    prior: list[float] = []
    none: list[float] = []
    for index, name in enumerate(kept):
        items = groups[name]
        container = containers.get(name)
        most = max(k.population for k in items[0].known)
        own = [k for k in items[0].known if k.kind == MAIN and k.place.feature == "settlement"]
        scored = [
            (_prior(k, country) + _in_container(k, container) + _beside(k, most) + _as_alias(k, own), k)
            for k in items[0].known
        ]
        scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
        starts.append(len(known))
        for score, candidate in scored[: MOST_CANDIDATES if len(kept) <= MOST_NAMES else FEW_CANDIDATES]:
            known.append(candidate)
            owner.append(index)
            prior.append(score)
        none.append(min(NO_PLACE[item.cue] for item in items))
    weight = np.array([min(len(groups[name]), 4) ** 0.5 for name in kept])
    owners = np.array(owner)
    return _Table(
        tuple(known),
        np.array(starts),
        owners,
        np.array(prior),
        weight,
        np.array(none),
        _kernel(known, owners),
        np.array([k.place.country or "" for k in known]),
    )


def _prior(known: Known, country: str | None) -> float:
    place = known.place
    base = FEATURE_PRIOR.get(place.feature)
    if place.feature == "admin1" and known.population:  # an island's parish is less known than a state of millions
        base = min(7.4, max(4.0, FEATURE_PRIOR["admin1"] + 0.8 * (float(np.log10(known.population)) - 6.3)))
    if base is None or (place.feature in ("quarter", "site") and known.population):
        base = PRIOR_PER_TENFOLD * float(np.log10(known.population + 60.0))
    return base + (0.5 if known.kind == MAIN else 0.0) + (CASE_COUNTRY if country and place.country == country else 0.0)


def _beside(known: Known, most: int) -> float:
    """What a town loses beside a far larger namesake: the bare name is first of all that of the larger."""
    if known.place.feature in FEATURE_PRIOR or most <= known.population:
        return 0.0
    return -BESIDE_PER_TENFOLD * float(np.log10((most + 1000.0) / (known.population + 1000.0)))


def _as_alias(known: Known, own: Sequence[Known]) -> float:
    """What a place loses that is called so besides, where towns (`own`) of its division or country bear the name."""
    if known.kind != ALIAS:
        return 0.0
    if known.admin1_code and any(k.admin1_code == known.admin1_code for k in own):
        return -ALIAS_BESIDE_MAIN
    far = known.place.feature == "settlement" and any(k.place.country == known.place.country for k in own)
    return -ALIAS_BESIDE_FAR if far else 0.0


def _in_container(known: Known, container: Found | None) -> float:
    if container is None:
        return 0.0
    return IN_CONTAINER if any(_holds(outer, known) for outer in container.known) else OUT_OF_CONTAINER


def _kernel(known: Sequence[Known], owner: NDArray[np.intp]) -> Floats:
    """How much a candidate (column) speaks for another (row): nearness, or that it holds it."""
    lat = np.radians(np.array([k.place.lat for k in known]))
    lon = np.radians(np.array([k.place.lon for k in known]))
    half = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    half = half + np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    km = 12742.0 * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    kernel = np.exp(-km / NEAR_KM) + REGION_SHARE * np.exp(-km / REGION_KM)
    features = np.array([k.place.feature for k in known])
    countries = np.array([k.place.country or "" for k in known])
    codes = np.array([k.admin1_code or "" for k in known])
    same_country = (countries[:, None] == countries[None, :]) & (countries != "")[None, :]
    same_admin1 = (codes[:, None] == codes[None, :]) & (codes != "")[None, :]
    reach = np.array([k.place.radius_m / 1000 for k in known])
    inside = (features == "settlement")[:, None] & (features == "admin2")[None, :] & (km <= reach[None, :])
    kernel = np.where(inside | inside.T, IN_NAMED_COUNTY, kernel)
    wide = (features == "country")[None, :]
    first = (features == "admin1")[None, :]
    kernel = np.where(wide, np.where(same_country, IN_NAMED_COUNTRY, 0.0), kernel)
    kernel = np.where(first, np.where(same_admin1, IN_NAMED_ADMIN1, np.minimum(kernel, 0.15)), kernel)
    # The other way round: a division or country is spoken for by what lies in it.
    kernel = np.where(wide.T, np.where(same_country, 0.3, 0.0), kernel)
    kernel = np.where(first.T & ~wide & ~first, np.where(same_admin1, 0.6, 0.0), kernel)
    kernel[owner[:, None] == owner[None, :]] = 0.0
    return np.asarray(kernel, dtype=np.float64)


def _settle(table: _Table) -> tuple[Floats, Floats]:
    """Probabilities of the candidates, and of no candidate for each name."""
    score = table.prior
    share, none = _shares(table, score)
    for _ in range(_ROUNDS):
        spoken = (
            np.maximum.reduceat(table.kernel * share[None, :] ** SPEAKING, table.starts, axis=1) * table.weight[None, :]
        )
        support = np.minimum(SUPPORT * spoken.sum(axis=1), MOST_SUPPORT)
        share, none = _shares(table, score + support + HOME * _home(table, share))
    return share, none


def _home(table: _Table, share: Floats) -> Floats:
    """For each candidate, the share of the other names of the document that are taken for places of its country."""
    same = (table.country[:, None] == np.unique(table.country)[None, :]).astype(np.float64)
    of_name = np.add.reduceat(same * share[:, None], table.starts, axis=0) * table.weight[:, None]
    others = of_name.sum(axis=0)[None, :] - of_name[table.owner]
    total = table.weight.sum() - table.weight[table.owner]
    told = (others * same).sum(axis=1) / np.maximum(total, 1e-9)
    return np.where(table.country == "", 0.0, told * np.minimum(1.0, total / HOME_NAMES))


def _shares(table: _Table, score: Floats) -> tuple[Floats, Floats]:
    top = np.maximum(np.maximum.reduceat(score, table.starts), table.none)
    raw = np.exp(score - top[table.owner])
    nothing = np.exp(table.none - top)
    total = np.add.reduceat(raw, table.starts) + nothing
    return raw / total[table.owner], nothing / total


def _choice(table: _Table, odds: tuple[Floats, Floats], index: int) -> Choice:
    share, none = odds
    chosen = np.flatnonzero(table.owner == index)
    ranked = sorted(
        ((table.known[i], float(share[i])) for i in chosen), key=lambda pair: (-round(pair[1], 9), pair[0].place.id)
    )
    ranked = _town_first(ranked)
    together = sum(p for k, p in ranked if _same(ranked[0][0], k))
    return Choice(tuple(ranked), together >= SURE, float(none[index]))


def _town_first(ranked: list[tuple[Known, float]]) -> list[tuple[Known, float]]:
    """Where names are romanised, provinces are called after their towns, and the bare name is the town's."""
    first = ranked[0][0]
    lands = [
        r
        for r in ranked
        if r[0].place.feature == "country" and r[0].place.country == first.place.country and r[1] > 0.1
    ]
    if lands:  # "Guatemala", "Panama": the country holds its capital too
        return [lands[0], *(r for r in ranked if r is not lands[0])]
    if first.place.feature != "admin1" or first.place.country not in ROMANISED:
        return ranked
    towns = [r for r in ranked if r[0].place.feature == "settlement" and r[0].admin1_code == first.admin1_code]
    return [towns[0], *(r for r in ranked if r is not towns[0])] if towns else ranked


def _same(best: Known, other: Known) -> bool:
    """A town, its district and its province are no rivals for the reader."""
    if best.place.feature == "country":
        return best.place.country == other.place.country
    one_division = best.admin1_code is not None and best.admin1_code == other.admin1_code
    if one_division and "admin1" in (best.place.feature, other.place.feature):
        return True
    return abs(other.place.lat - best.place.lat) < 0.7 and abs(other.place.lon - best.place.lon) < 0.9
