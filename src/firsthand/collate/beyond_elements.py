"""Ranks, causes, targets, places, times and certainty in a headline that no account below bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.collate.beyond_agents import befallen
from firsthand.collate.beyond_synonyms import says_same
from firsthand.collate.beyond_words import Excess, Group, Pattern, lists
from firsthand.collate.grounds import apart_m
from firsthand.collate.scene import Line, Scene
from firsthand.model.mentions import PlaceMention
from firsthand.model.text import Span

# Two places nearer than this may be one scene told by two names.
_APART_M = 10_000
# ... or nearer than this, where the text gives how far the one lies from the other.
_FAR_M = 60_000
_SETTLED = frozenset({"settlement", "quarter", "site"})


def elements(scene: Scene) -> Iterator[Excess]:
    """What a headline says of who, with what, on what, where and when, and how surely."""
    words = lists()
    if scene.headline is None:
        return
    yield from _sure(scene, words.sure)
    yield from _unborne(scene, words.ranks, "rank", "group")
    if not words.open.search(scene.title):
        yield from _unborne(scene, words.causes, "cause", "weapon", words.means)
        yield from _unborne(scene, words.targets, "target", "target", words.site)
        yield from _unborne(scene, words.motives, "cause", "cause", words.reason)
        yield from _motives(scene)
        if any(words.daypart.search(line.words) for line in scene.lines if line.role != "past"):
            yield from _unborne(scene, words.times, "time", "when")
        yield from _unborne(scene, words.victims, "value", "killed", words.combatant)
        yield from _roles(scene)
        yield from _unborne(scene, words.civilians, "value", "killed", words.combatant)
        yield from _central(scene)
        yield from _places(scene)


def _unborne(
    scene: Scene, groups: Sequence[Group], kind: str, slot: str, point: Pattern | None = None
) -> Iterator[Excess]:
    """Words that no plain line has in any form; where hedged lines have them, they are surer than said. With `point`,
    only where some account speaks to the point: with a word of it, or of another group."""
    for group in groups:
        others = [point, *(g.borne for g in groups if g is not group)] if point is not None else []
        for span in _found(scene, group):
            if kind == "rank" and re.match(r"s?(?::| says?(?!\w)| said)", scene.document.part(span.part)[span.end :]):
                continue  # who speaks in the headline
            word = " ".join(scene.document.words(span).split())
            if kind == "rank" and (_of_other(scene, group) or not befallen(scene, span)):
                continue
            if kind == "value" and not befallen(scene, span):
                continue
            if kind == "target" and scene.document.part(span.part)[: span.start].endswith(
                (" for ", " to ", " from ", " with ")
            ):
                continue  # where somebody comes from or goes to
            if kind == "target" and _elsewhere(scene, group):
                yield span, kind, slot, f"the accounts name {word!r} only as what lies elsewhere"
                continue
            if kind != "rank" and (scene.borne(group.borne) or _known(scene, word) or _of_whom(scene, span, kind)):
                continue
            if not scene.borne(group.borne, ("hedged",)):
                if others and not _speaks(scene, others):
                    continue
                yield span, kind, slot, f"no account below the headline speaks of {word!r}"
            elif kind in ("cause", "target") and not lists().hedge.search(scene.title):
                yield span, "certainty", slot, f"the text below says {word!r} only as what may be"


def _roles(scene: Scene) -> Iterator[Excess]:
    """What somebody hurt or held is said to be, when the text says what they are and has no word like it."""
    persons = lists().persons
    for group in persons:
        others = [lists().combatant, _ANYONE, *(g.words for g in persons if g is not group)]
        for span in _found(scene, group):
            word = scene.document.words(span)
            if not befallen(scene, span) or scene.document.part(span.part)[span.end : span.end + 1] in "'’":
                continue
            lines = [line for line in scene.lines if line.role != "past"]
            told = any(group.borne.search(line.told) or _of_one(line, group) for line in lines) or _known(scene, word)
            if not told and any(o.search(line.told) for line in scene.lines for o in others if line.role != "past"):
                kind = "value" if _PLURAL.search(word) else "rank"
                yield span, kind, "group", f"no account below the headline speaks of {word!r}"


def _known(scene: Scene, word: str) -> bool:
    """True when a plain line has a word that says the same."""
    last = word.split()[-1]
    return any(line.role == "plain" and says_same(last, line.told) for line in scene.lines)


def _of_one(line: Line, group: Group) -> bool:
    """True for somebody by whom a source is called: "the brother of a bishop"."""
    return any(
        re.search(r" of (?:an?|the) (?:\w+ )?$", line.words[: m.start()]) for m in group.borne.finditer(line.words)
    )


_PLURAL = re.compile(r"(?:s|men|women|wives)$", re.IGNORECASE)
_ANYONE = re.compile(
    r"(?<!\w)(?:m[ae]n|wom[ae]n|persons?|people|victims?|boys?|girls?|villagers?|residents?|workers?|youths?|passengers?|\w{4,}(?:er|or|ist)s?)(?!\w)",
    re.I,
)


# What says that a place is not the scene.
_OFF = re.compile(
    r"(?<!\w)(?:(?:\d+|a|one|two|three|four|five|six|ten|twenty|thirty|forty|fifty|sixty|eighty|hundred|some|several|half a) ?(?:km|kms|kilomet\w+|miles?|metres|meters|yards|blocks)"
    r"(?: or more)?(?! (?:of|across|wide|deep|long|high))|(?:kilomet(?:re|er)s?|metres|meters|miles) (?:away|from|off|up|down|or more)|at no time|untouched|unharmed|unaffected|undamaged|"
    r"(?:not|never) (?:been )?(?:hit|affected|damaged|harmed|touched|attacked)|a quiet (?:night|day))(?!\w)",
    re.IGNORECASE,
)


def _elsewhere(scene: Scene, group: Group) -> bool:
    """True when the text names such a site, but only as one that lies off, or was not touched."""
    told = [line for line in scene.lines if line.role != "past" and group.words.search(line.words)]
    others = [line for line in scene.lines if line not in told and group.borne.search(line.told)]
    return bool(told) and not others and all(not line.first and _off(line, group) for line in told)


def _off(line: Line, group: Group) -> bool:
    found = list(group.words.finditer(line.sentence))
    return all(_OFF.search(line.sentence[max(0, m.start() - _BESIDE) : m.end() + _BESIDE]) for m in found)


# Code points between a site and how far off it is.
_BESIDE = 60


def _of_whom(scene: Scene, span: Span, kind: str) -> bool:
    """True for victims to whom something belongs: "girls' hostel" is a place."""
    return kind == "value" and scene.document.part(span.part)[span.end : span.end + 2].strip() in ("'", "’", "'s", "’s")


def _of_other(scene: Scene, group: Group) -> bool:
    """True when a plain line gives anybody such a rank, other than who speaks in it."""
    return any(line.role == "plain" and group.borne.search(line.told) for line in scene.lines)


def _speaks(scene: Scene, patterns: Sequence[Pattern]) -> bool:
    return any(scene.borne(p, ("plain", "hedged", "silent")) for p in patterns)


def _found(scene: Scene, group: Group) -> Iterator[Span]:
    """Where the headline has words of a group in the outlet's own voice."""
    if scene.headline is None:
        return
    for match in group.words.finditer(scene.title):
        span = Span(scene.headline.part, scene.headline.start + match.start(), scene.headline.start + match.end())
        if scene.own(span):
            yield span


def _sure(scene: Scene, groups: Sequence[Group]) -> Iterator[Excess]:
    """A sure word ("confirmed", "deliberately") that nothing below bears out."""
    for group in groups:
        for span in _found(scene, group):
            if not any(
                line.role in ("plain", "hedged") and group.borne.search(_NOT_SURE.sub("", line.words))
                for line in scene.lines
            ):
                yield span, "certainty", "circumstances", f"nothing below is as sure as {scene.document.words(span)!r}"


# A sure word taken back.
_NOT_SURE = re.compile(
    r"(?<!\w)(?:no|not|without|nor|nt|cannot|could ?n[o']?t|awaiting|pending|yet to)(?: \w+){0,3}? (?:confirm|identif|prov|proof|evidence|admi|acknowledg)\w*",
    re.IGNORECASE,
)

_MOTIVE = re.compile(
    r"^(.{4,40}?) behind (?:the )?(?:raid|attack|killing|blast|bombing|murder|massacre|strike)", re.IGNORECASE
)


def _motives(scene: Scene) -> Iterator[Excess]:
    """ "Land grab behind raid": what a headline puts behind an event, when the text has none of its words."""
    match = _MOTIVE.match(scene.title)
    if match is None or scene.headline is None:
        return
    stems = [w[:5].lower() for w in re.findall(r"\w{4,}", match.group(1))]
    told = " ".join(line.words.lower() for line in scene.lines if line.role in ("plain", "hedged"))
    if stems and not any(re.search(rf"(?<!\w){re.escape(s)}", told) for s in stems):
        span = Span(scene.headline.part, scene.headline.start, scene.headline.start + match.end(1))
        yield span, "cause", "cause", "no account below the headline gives this reason"


def _central(scene: Scene) -> Iterator[Excess]:
    """ "Heart of" a town, when the accounts put it outside."""
    group = lists().central
    for span in _found(scene, group):
        if scene.borne(lists().off) and not scene.borne(group.borne):
            yield span, "place", "where", "the accounts put it outside"


def _places(scene: Scene) -> Iterator[Excess]:
    """A settlement in the headline that the text does not name, when it names another as the scene."""
    top = [m for m in scene.mentions.places if scene.headline and scene.headline.holds(m.span) and _settled(m)]
    if len(top) != 1:
        return
    name = scene.document.words(top[0].span)
    text = scene.document.part(top[0].span.part)
    if not _AT.search(text[: top[0].span.start]) and not (
        top[0].span.start == 0 and _SITE.match(text, top[0].span.end)
    ):
        return
    named = re.compile(rf"(?<!\w){re.escape(name[:4])}|(?<!of the )(?<!from the )(?<!\w)capital(?!\w)", re.IGNORECASE)
    told = [line for line in scene.lines if named.search(line.words)]
    if any(line.role != "past" and (line.first or not _OFF.search(line.words)) for line in told):
        return
    lead = [line for line in scene.lines if line.role == "plain"][:4]
    below = [
        m
        for m in scene.mentions.places
        if any(line.span.holds(m.span) for line in lead)
        and _settled(m)
        and _AT.search(scene.document.text[: m.span.start])
        and not _ON.search(scene.document.text[: m.span.start])
    ]
    if not below or any(_near(top[0], m, _FAR_M if told else _APART_M) for m in below):
        return
    said, only = scene.document.words(below[0].span), "only as lying off, or in the past" if told else "nowhere"
    yield top[0].span, "place", "where", f"the accounts speak of {said!r}, and of {name!r} {only}"


# What stands before the name of a scene.
_AT = re.compile(
    r"(?<!\w)(?:in|at|on|near|outside|hits?|struck|strikes?|pounds?|rocks?|shells?|bombs?|of)"
    r"(?: the)?(?: (?:central|downtown|northern|southern|eastern|western|gates of|town|city|village|quarter|district|heart|centre|center|outskirts|suburb)s?(?: of)?)?\s+$",
    re.IGNORECASE,
)


# What makes of the first word of a headline the place of it.
_SITE = re.compile(
    r" (?:\w+ )?(?:shrine|market|mosque|church|hospital|school|hotel|airport|bank|station|stadium|cafe|restaurant|university|prison|base|camp|bus|bakery|court|wedding|funeral|"
    r"bazaar|bridge|embassy|blasts?|bomb(?:ing)?s?|attacks?|explosions?|shootings?|massacre|siege|clashes|raids?|air ?strikes?|shelling|killings?)(?!\w)",
    re.IGNORECASE,
)


# What stands on it is a road.
_ON = re.compile(r"(?<!\w)on(?: the)? $", re.IGNORECASE)


def _settled(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.feature in _SETTLED


def _near(one: PlaceMention, other: PlaceMention, apart: int) -> bool:
    """True for places that may be one, or of which one lies in the province that is called by the other."""
    a, b = one.place, other.place
    if a is None or b is None:
        return True
    called = b.admin1 or ""
    return a.country != b.country or called[:4].lower() == a.name[:4].lower() or apart_m(a, b) < apart
