"""Happenings: which sentences of one document tell of the same thing, and when and where it was."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.coding.codebook import Codebook, EventType
from firsthand.coding.periods import period, within
from firsthand.coding.turns import names_several, tells_of_others, turns_back, turns_elsewhere
from firsthand.coding.units import Unit, days_between
from firsthand.coding.when import OPEN, OTHER, PLAIN, agreed
from firsthand.coding.where import FINE_RADIUS_M, HOME, IN, NAME, chosen, holds_too_much, is_open
from firsthand.model.account import Interval, hours_between
from firsthand.model.geo import distance_m
from firsthand.model.mentions import Place, PlaceCandidate, PlaceMention
from firsthand.model.text import Document

# Two fine places of one happening may lie this far apart beyond their own radii (a village and its outskirts).
NEAR_M = 12_000
# Two times so many hours apart are not of one happening.
APART_HOURS = 6.0
# What goes back to an earlier event is not of the one told so far, whatever else they share.
_EARLIER = -3.0


@dataclass(slots=True)
class Happening:
    """What the sentences so far tell of one happening; grows while a document is read, then stays as it is."""

    units: list[Unit]
    beside: list[Unit] = field(default_factory=list)
    when: Interval = field(default_factory=lambda: Interval(None, None))
    place: PlaceMention | None = None
    type: EventType | None = None
    background: bool = False
    plain: float = 0.0

    @property
    def where(self) -> Place | None:
        return self.place.place if self.place else None

    @property
    def candidates(self) -> tuple[PlaceCandidate, ...]:
        seen: dict[str, PlaceCandidate] = {}
        for unit in self.units:
            for mention in unit.places:
                if mention.place is None or mention.status == "coarse":
                    for candidate in mention.candidates[:5]:
                        seen.setdefault(candidate.place.id, candidate)
        return tuple(sorted(seen.values(), key=lambda c: (-c.score, c.place.id))[:8])


def happenings(document: Document, units: tuple[Unit, ...], book: Codebook) -> tuple[Happening, ...]:
    """The document's happenings in the order in which they are first told; sentences that tell of none are left out."""
    found: list[Happening] = []
    last: Happening | None = None
    for unit in units:
        if not unit.tells or _only_sums_up(document, unit):
            if last is not None and not unit.recalls:
                _fill(last, unit)
                last.beside.append(unit)
            continue
        best = _best(document, unit, found, last, book)
        if best is None:
            best = Happening([], background=_is_background(document, unit))
            found.append(best)
        best.units.append(unit)
        _grow(best, unit)
        last = best
    for happening in found:
        _settle(document, happening, NAME if book.local else HOME)
        if happening.place is None and _turns_back(document, happening):
            happening.place = (
                unit_place(found[0].units[0]) or found[0].place
            )  # "the night before, a strike on the city"
    return tuple(h for h in found if _worth(h, found))


_BESIDE = 0.5  # a sentence that tells of no event itself says half as much about when and where it was


def _settle(document: Document, happening: Happening, least: float) -> None:
    """Time and place as most of the sentences mean them; only places that stand plainer than `least`."""
    beside = [u for u in happening.beside if not _only_sums_up(document, u)]
    if least == NAME and all(u.span.part == "title" for u in happening.units):
        beside = [u for u in beside if u.whens]  # a page that tells in its title alone is mostly other matter
        happening.place = next((unit_place(u) for u in happening.units), None)
    around = [*happening.units, *beside]
    told = [
        (m, v * (1.0 if u.tells else _BESIDE), u.lead)
        for u in around
        for m, v in zip(u.places, u.standing, strict=True)
        if v > least
    ]
    happening.place = chosen(told) or happening.place
    if is_open(told, happening.place):
        happening.place = None
    when = agreed(
        (w, v * (1.5 if u.lead <= 2 else 1.0) * (1.0 if u.tells or v >= PLAIN else _BESIDE))
        for u in around
        for w, v in u.whens
    )
    if when.earliest is not None:
        happening.when = when
        if least == NAME and all(v <= OTHER for u in around for _, v in u.whens):
            happening.when = Interval(None, (when.latest or "")[:10])
    if least == NAME:
        happening.when = within(happening.when, period(p for u in around for p in u.periods))


def unit_when(unit: Unit) -> Interval:
    """When the sentence says that it happened, by its plainest time; open towards the past where it only reports."""
    if plain := [(w, v) for w, v in unit.whens if v > OTHER]:
        return max(plain, key=lambda p: p[1])[0]
    reported = [t for t in unit.times if t.kind == "reported" and t.latest]
    return Interval(None, reported[0].latest if reported else None)


def unit_place(unit: Unit) -> PlaceMention | None:
    """The place that a sentence gives for what it tells: one that it says to be "in" before one that it only names,
    the smallest that is named after an event word or count, else the smallest of all; None when it names none but a
    country."""
    settled = [
        (m, v)
        for m, v in zip(unit.places, unit.standing, strict=True)
        if m.place is not None and not holds_too_much(m.place) and m not in unit.aside and v > HOME
    ]
    if not settled:
        return None
    anchors = [t.span.start for t in unit.triggers] + [c.span.start for _, c in unit.tolls]
    first = min(anchors, default=0)

    def rank(told: tuple[PlaceMention, float]) -> tuple[int, int, int]:
        m, _ = told
        fine = 0 if m.place and m.place.radius_m <= FINE_RADIUS_M else 1
        return (fine, 0 if m.span.start >= first else 1, m.span.start)

    return min(settled, key=rank)[0]


def _best(
    document: Document, unit: Unit, found: list[Happening], last: Happening | None, book: Codebook
) -> Happening | None:
    if not found:
        return None
    scored = [
        (s, n) for n, h in enumerate(found) if (s := _fit(document, unit, h, h is last, n == 0, book)) is not None
    ]
    if not scored:
        return None
    score, n = max(scored, key=lambda p: (p[0], -p[1]))
    return found[n] if score > 0 or not _stands_apart(document, unit) else None


def _stands_apart(document: Document, unit: Unit) -> bool:
    """True when a sentence gives a toll, place or day of its own, or says that it turns elsewhere: without any of these
    there is nothing to tell another happening by."""
    if unit.tolls or turns_elsewhere(document.words(unit.span)):
        return True
    place = unit_place(unit)
    return unit_when(unit).earliest is not None or (place is not None and place.place is not None)


def _fit(
    document: Document, unit: Unit, happening: Happening, is_last: bool, is_main: bool, book: Codebook
) -> float | None:
    """How well a sentence goes with a happening: above 0 it joins; None when they cannot be the same."""
    if _is_background(document, unit) != happening.background and not (
        is_main and _turns_on(document, unit, happening)
    ):
        return None
    score = 0.6 if is_last else 0.1
    when = _time_fit(unit_when(unit), happening.when)
    if when is None and book.local and _dates_plainer(unit, happening):
        when = 0.0
    where = place_fit(unit_place(unit), happening.place)
    if where is None and book.local and not (_own_story(document, unit) and _plain(unit)):
        where = 0.0  # in the news of one place, another that is named in passing is no other event
    if when is None or where is None:
        return None
    score += when + where + _toll_fit(unit, happening)
    kind = unit.type()
    if kind and happening.type:
        if kind.family == happening.type.family:
            score += 0.5
        elif min(kind.weight, happening.type.weight) >= 3.0:
            score -= 0.4
    if turns_elsewhere(document.words(unit.span)):
        score -= 1.2
    if turns_back(document.words(unit.span)) and not _turns_back(document, happening):
        score += _EARLIER
    if tells_of_others(document.words(unit.span)) and not _toll_fit(unit, happening):
        score -= 1.6
    return score


def _plain(unit: Unit) -> bool:
    """True when a sentence says of its place that something was in it."""
    place = unit_place(unit)
    return any(m is place and v >= IN for m, v in zip(unit.places, unit.standing, strict=True))


def _own_story(document: Document, unit: Unit) -> bool:
    return any(c.relation in ("whole", "total") and c.low and not c.derived for _, c in unit.tolls) or bool(
        turns_elsewhere(document.words(unit.span))
    )


def _turns_on(document: Document, unit: Unit, main: Happening) -> bool:
    """True for a sentence of the past in an article about it (a hearing, an anniversary): its main happening has no
    time of its own, and the sentence tells no other toll."""
    if (main.when.earliest is not None and not _dates_plainer(unit, main)) or turns_elsewhere(
        document.words(unit.span)
    ):
        return False
    kind = unit.type()
    if kind is None or main.type is None or kind.family != main.type.family:
        return False
    told: dict[str, int] = {}
    for _, c in (c for u in main.units for c in u.tolls if c[1].high is not None or not c[1].derived):
        told[c.outcome] = max(told.get(c.outcome, 0), c.low or 0)
    return all((c.low or 0) <= told.get(c.outcome, c.low or 0) for _, c in unit.tolls)


def _dates_plainer(unit: Unit, happening: Happening) -> bool:
    """True for a sentence that says of its day that something happened on it, and a happening of which none does."""
    return happening.plain <= OPEN and _plainest(unit) >= PLAIN


def _plainest(unit: Unit) -> float:
    return max((v for _, v in unit.whens), default=0.0)


def _time_fit(unit: Interval, happening: Interval) -> float | None:
    if unit.earliest is None or unit.latest is None or happening.earliest is None or happening.latest is None:
        return 0.0
    if unit.earliest[:10] > happening.latest[:10] or happening.earliest[:10] > unit.latest[:10]:
        return None
    return None if hours_between(unit, happening) >= APART_HOURS else 1.0


def place_fit(mention: PlaceMention | None, place: PlaceMention | None) -> float | None:
    """How well a place goes with that of a happening; None when they cannot be the same."""
    if mention is None or place is None or mention.place is None or place.place is None:
        return 0.0
    a, b = mention.place, place.place
    gap = distance_m(a, b)
    if a.id == b.id:
        return 1.5
    if a.name == b.admin1 or b.name == a.admin1:
        return 0.3  # "Aleppo" may be the province that the village lies in
    if max(a.radius_m, b.radius_m) > FINE_RADIUS_M:
        # "East of Aleppo" is as far as a reporter likes: twice its circle is no contradiction yet.
        reach = max(p.radius_m * (2 if p.feature == "circle" else 1) for p in (a, b))
        return 0.3 if gap <= reach + NEAR_M else None
    return 1.0 if gap <= a.radius_m + b.radius_m + NEAR_M else None


def _toll_fit(unit: Unit, happening: Happening) -> float:
    told = {(c.outcome, c.low) for u in happening.units for _, c in u.tolls if c.low}
    mine = {(c.outcome, c.low) for _, c in unit.tolls if c.low}
    return 1.5 if any(low and low >= 3 for _, low in told & mine) else (0.5 if told & mine else 0.0)


def _grow(happening: Happening, unit: Unit) -> None:
    _fill(happening, unit)
    kind = unit.type()
    if kind and (happening.type is None or kind.weight > happening.type.weight + 0.5):
        happening.type = kind


def _fill(happening: Happening, unit: Unit) -> None:
    """Takes time and place of a sentence where the happening has none yet, or a finer one that lies inside."""
    when = unit_when(unit)
    replaced = when.earliest is not None and _dates_plainer(unit, happening)
    happening.plain = max(happening.plain, _plainest(unit))
    if (replaced and _time_fit(when, happening.when) is None) or (
        when.latest and (happening.when.earliest is None and (when.earliest or happening.when.latest is None))
    ):
        happening.when = when
    elif when.earliest and when.latest and happening.when.earliest and happening.when.latest:
        low, high = max(when.earliest, happening.when.earliest), min(when.latest, happening.when.latest)
        if low[:10] <= high[:10] and low <= high:
            happening.when = Interval(low, high)
    mention = unit_place(unit)
    if mention is None or mention.place is None or not unit.tells:
        if happening.place is None and mention is not None and mention.place is not None:
            happening.place = mention
        return
    if (
        happening.place is None
        or happening.place.place is None
        # "Aleppo" meant the province, as the village named now shows.
        or (happening.place.place.name == mention.place.admin1 and mention.place.radius_m <= FINE_RADIUS_M)
        or (mention.place.radius_m < happening.place.place.radius_m and (place_fit(mention, happening.place) or 0) > 0)
    ):
        happening.place = mention


def _is_background(document: Document, unit: Unit) -> bool:
    """True when a sentence only recalls: it says so, or its date lies more than ten days before the document's."""
    if unit.lead == 0:
        return False
    when = unit_when(unit)
    told = document.published or document.printed
    if when.latest and told and days_between(when.latest, told) > 10:
        return unit.lead > 2 or unit.recalls
    return unit.recalls and when.earliest is None


def _turns_back(document: Document, happening: Happening) -> bool:
    return any(turns_back(document.words(u.span)) for u in happening.units)


def _only_sums_up(document: Document, unit: Unit) -> bool:
    """True when a sentence tells but the toll of a period, or that there were several."""
    if unit.tolls:
        return all(c.scope != "incident" for _, c in unit.tolls)
    return unit.lead > 0 and names_several(document.words(unit.span))


def _worth(happening: Happening, all_of_them: list[Happening]) -> bool:
    """A happening without a toll, place or strong event word is no incident, unless nothing better is told."""
    strong = any(t.type.weight >= 2.0 for u in happening.units for t in u.triggers)
    toll = any(u.tolls for u in happening.units)
    if happening.background and not toll:
        return False
    if toll or (strong and happening.place is not None):
        return True
    return strong and len(all_of_them) == 1
