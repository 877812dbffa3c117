"""One whole an outcome from the counts of one document, or of the part of it that tells of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model.mentions import CountMention
from firsthand.model.text import Span

Toll = tuple[int | None, int | None, tuple[int, ...]]
LEAD = 500  # code points of a news text in which the main event's own figures stand
UNKNOWN_WEIGHT = 0.2  # "his family", "a fatal shooting": how many it was is told elsewhere, if at all
FOREGROUND = 800  # code points within which a text has named its main event's outcomes
TITLE_WEIGHT, LEAD_WEIGHT, TOTAL_WEIGHT, SINGLE_WEIGHT, IMPLIED_WEIGHT = 3.0, 2.0, 2.0, 0.4, 0.3


_SILENT = CountMention(Span("text", 0, 0), Span("text", 0, 0), None, None, "unknown", "none", scope="area")


def tolls(counts: Sequence[CountMention], among: Iterable[int] | None = None) -> dict[str, Toll]:
    """{outcome: (low, high, indices)}: the whole that the counts support best, never subsets added to wholes.

    Only incident-scope wholes and totals speak; parts of a partition speak through their derived sum. The same number
    told again supports itself, titles and leads more than later sentences, a printed count more than "the victim" or
    a name. People told as shot, less those told as killed, are the wounded where no wounded are told. `indices` are
    the places of the supporting counts, in order. `among` limits the reading to some places of the tuple (those that
    one source tells, or that tell of one happening); None is all.
    """
    chosen = frozenset(range(len(counts)) if among is None else among)
    counts = [c if at in chosen else _SILENT for at, c in enumerate(counts)]
    killed = _best(counts, "killed") or _alone(counts)
    found = {o: t for o in _outcomes(counts) if (t := _best(counts, o)) is not None}
    hurt = [_best(counts, "wounded"), _best(counts, "wounded", hit=True), _best(counts, "killed_or_wounded", hit=True)]
    if killed is not None and not _early(counts, killed) and any(h and _early(counts, h) for h in hurt):
        killed = _alone(counts)
    killed = _and_killer(counts, killed)
    wounded = _wounded(counts, killed)
    if killed and wounded and not _early(counts, wounded) and _early(counts, killed) and (wounded[0] or 0) <= 1:
        wounded = None
    rest = {o: t for o, t in found.items() if o not in ("killed", "wounded")}
    return rest | ({"killed": killed} if killed else {}) | ({"wounded": wounded} if wounded else {})


def _early(counts: Sequence[CountMention], toll: Toll) -> bool:
    return any(counts[i].span.part == "title" or counts[i].span.start < FOREGROUND for i in toll[2])


def _alone(counts: Sequence[CountMention]) -> Toll | None:
    """Somebody who "shot himself dead" and nobody else: an increment to no whole is the whole."""
    at = tuple(
        i
        for i, c in enumerate(counts)
        if c.outcome == "killed" and c.relation == "increment" and c.scope == "incident" and c.relates_to is None
    )
    return (counts[at[0]].low, counts[at[0]].high, at[:1]) if at else None


def _and_killer(counts: Sequence[CountMention], killed: Toll | None) -> Toll | None:
    """Adds the killer who killed himself to the victims that he is told with; a murder-suicide has two dead at least."""
    low, high, at = killed or (0, 0, ())
    if low is None:
        return killed
    for i, c in enumerate(counts):
        more = c.outcome == "killed" and c.relation == "increment" and c.scope == "incident" and c.derived
        if more and c.relates_to is not None and counts[c.relates_to].low == low:
            low, high, at = low + 1, high + 1 if high is not None else None, (*at, i)
            break
    for i, c in enumerate(counts):
        if (
            _least(c)
            and _speaks(c, counts)
            and (c.low or 0) > low
            and (c.span.part == "title" or c.span.start < FOREGROUND)
        ):
            return c.low, None, (*at, i)
    return (low, high, at) if at else killed


def _least(count: CountMention) -> bool:
    """True for a murder-suicide, which tells how many died at least and no number."""
    implied = count.outcome == "killed" and count.derived and count.cue is None and count.modality == "unknown"
    return implied and (count.low or 0) > 1 and count.unit == "person" and count.group == ""


def _outcomes(counts: Sequence[CountMention]) -> list[str]:
    return sorted(
        {c.outcome for c in counts if c.outcome != "none" and not (c.hit and c.outcome == "killed_or_wounded")}
    )


def _speaks(count: CountMention, counts: Sequence[CountMention]) -> bool:
    if count.scope != "incident" or count.unit not in ("person", "family"):
        return False
    return count.relation in ("whole", "total") or _of_hit(count, counts)


def _of_hit(count: CountMention, counts: Sequence[CountMention]) -> bool:
    """True for the dead among people shot: a part of those, and the whole of the dead."""
    at = count.relates_to
    dead = count.relation == "subset" and count.outcome == "killed" and count.group == ""
    return dead and at is not None and at < len(counts) and (counts[at].hit or counts[at].outcome == "wounded")


def _weight(count: CountMention) -> float:
    weight = 1.0
    if count.span.part == "title":
        weight *= TITLE_WEIGHT
    elif count.span.start < LEAD:
        weight *= LEAD_WEIGHT
    if count.relation == "total":
        weight *= TOTAL_WEIGHT
    if count.modality == "unknown":
        return weight * UNKNOWN_WEIGHT
    if value(count) != 1:
        return weight
    return weight * (IMPLIED_WEIGHT if count.derived else SINGLE_WEIGHT)


def value(count: CountMention) -> int:
    """The number that stands for a count when counts are compared: its lower bound, else its upper one, else 0."""
    return count.low if count.low is not None else count.high or 0


def _best(counts: Sequence[CountMention], outcome: str, *, hit: bool = False) -> Toll | None:
    weights = _weights(counts, outcome, hit)
    if not weights:
        return None
    chosen = max(weights, key=lambda n: (weights[n], n))
    return _toll(counts, outcome, chosen, hit)


def _weights(counts: Sequence[CountMention], outcome: str, hit: bool) -> dict[int, float]:
    weights: dict[int, float] = {}
    for count in counts:
        if count.outcome == outcome and count.hit == hit and _speaks(count, counts) and not _least(count):
            weights[value(count)] = weights.get(value(count), 0.0) + _weight(count)
    return weights


def _toll(counts: Sequence[CountMention], outcome: str, chosen: int, hit: bool) -> Toll:
    at = tuple(
        i
        for i, c in enumerate(counts)
        if c.outcome == outcome and c.hit == hit and _speaks(c, counts) and value(c) == chosen
    )
    first = max((counts[i] for i in at), key=_weight)
    return first.low, first.high, at


def _wounded(counts: Sequence[CountMention], killed: Toll | None) -> Toll | None:
    told = _best(counts, "wounded")
    dead = (killed[0] or killed[1] or 0) if killed else 0
    shot = _best(counts, "killed_or_wounded", hit=True)
    left = ((shot[0] or 0) - dead) if shot else 0
    heavier = shot is not None and (told is None or _heaviness(counts, shot) > _heaviness(counts, told))
    single = shot is not None and shot[0] == 1 and told is not None and (told[0] or 0) > 1
    if told is not None and told[0] != 0 and not (heavier and left > 0 and not single):
        return _less_dead(counts, told)
    if shot is not None and left > 0:
        return left, left if shot[1] is not None else None, shot[2] + (killed[2] if killed else ())
    treated = _best(counts, "wounded", hit=True)
    if treated is not None and (dead == 0 or _apart(counts, treated)):
        return treated
    return told


def _less_dead(counts: Sequence[CountMention], told: Toll) -> Toll:
    """The wounded without those of them who died: "four were wounded, one of them died"."""
    low, high, at = told
    dead = next((i for i, c in enumerate(counts) if _of_hit(c, counts) and c.relates_to in at), None)
    if dead is None or low is None or not 0 < value(counts[dead]) < low:
        return told
    return low - value(counts[dead]), high - value(counts[dead]) if high is not None else None, (*at, dead)


def _heaviness(counts: Sequence[CountMention], toll: Toll) -> float:
    return sum(_weight(counts[i]) for i in toll[2])


def _apart(counts: Sequence[CountMention], treated: Toll) -> bool:
    """True when the one in hospital is of another group than anybody told as killed: a woman beside a dead man."""
    hurt = {counts[i].group for i in treated[2]} - {""}
    dead = {c.group for c in counts if c.outcome == "killed" and _speaks(c, counts) and c.group}
    return bool(hurt and dead) and not any(_may_be(a, b) for a in hurt for b in dead)


_FEMALE = frozenset(
    "woman wife mother girlfriend sister daughter grandmother aunt niece granddaughter stepdaughter fiancee ex-wife".split()
)
_MALE = frozenset(
    "man husband father boyfriend brother son grandfather uncle nephew grandson stepson stepfather fiance".split()
)
_YOUNG = frozenset("child sister brother daughter son niece nephew granddaughter grandson stepdaughter stepson".split())


def _may_be(one: str, other: str) -> bool:
    """True when a person of one group may be one of the other: his wife is a woman, her brother may be a child."""
    a, b = one.split()[-1], other.split()[-1]
    return a == b or any({a, b} <= kind for kind in (_FEMALE, _MALE, _YOUNG))
