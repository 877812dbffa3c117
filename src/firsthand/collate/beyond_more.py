"""Reasons, days, ends and ways in a headline, and what a lead in the outlet's own voice makes surer or grander."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.collate.beyond_words import Excess, lists
from firsthand.collate.scene import Line, Scene
from firsthand.model.text import Span


def more(scene: Scene) -> Iterator[Excess]:
    """What goes beyond of a headline's reasons, days and ends, then of an unattributed lead."""
    if scene.headline is not None and not lists().open.search(scene.title) and "?" not in scene.title:
        yield from _reasons(scene, scene.headline)
        yield from _days(scene, scene.headline)
        yield from _fates(scene, scene.headline)
        yield from _suicides(scene, scene.headline)
        yield from _feasts(scene, scene.headline)
        yield from _accidents(scene, scene.headline)
        yield from _half_done(scene, scene.headline)
        yield from _tied(scene, scene.headline)
    if scene.headline is not None:
        yield from _claimed(scene, scene.headline)
    yield from _leads(scene)


# What a headline gives as the reason at its end; a name, a number or a place behind "over" is none.
_REASON = re.compile(
    r"(?<!\w)(?:over|in (?:revenge|retaliation|reprisal) for|to avenge|because of|in protest at) (?!\d)((?:the )?[a-z][\w'’ -]{4,45})$"
)
_MANY = re.compile(r"over (?:a |the |\w+ (?:hundred|thousand|dozen)|hundred|thousand|dozen|[a-z]+ty(?!\w))?\s*(?:weekend|night|week|days?|month|hundred|dozen)")  # fmt: skip


def _reasons(scene: Scene, headline: Span) -> Iterator[Excess]:
    match = _REASON.search(scene.title)
    if match is None or _MANY.match(match.group()):
        return
    stems = [w[:5].lower() for w in re.findall(r"\w{3,}", match.group(1)) if w.lower() not in ("the", "and")]
    told = " ".join(line.words.lower() for line in scene.lines)
    if stems and not any(re.search(rf"(?<!\w){re.escape(s)}" + (r"(?!\w)" if len(s) < 4 else ""), told) for s in stems):
        yield _at(headline, match), "cause", "cause", "no account below the headline gives this reason"


_DAY = re.compile(
    r"(?<!\w)(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)(?! (?:prayers?|mosque|market|sermon))", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?<!\w)(?:today|yesterday|tomorrow|overnight|last night|tonight|dawn|midnight|weekend)(?!\w)", re.I
)
_SPOKEN = re.compile(r"(?:said|told|says|statement|added|reported|announced|confirmed)[^.]{0,30}$", re.IGNORECASE)


def _days(scene: Scene, headline: Span) -> Iterator[Excess]:
    """A day of the week that the text does not name, when its lead gives the event another."""
    told = " ".join(line.words for line in scene.lines)
    if _RELATIVE.search(told):
        return
    days = {m.group().lower() for m in _DAY.finditer(told)}
    lead = "".join(line.words for line in scene.lead)
    of_event = [m for m in _DAY.finditer(lead) if not _SPOKEN.search(lead[: m.start()])]
    for match in _DAY.finditer(scene.title):
        if of_event and match.group().lower() not in days:
            yield _at(headline, match), "time", "when", f"the accounts say {of_event[0].group()!r}"


def _fates(scene: Scene, headline: Span) -> Iterator[Excess]:
    """The end of a thing of which the text tells only harm."""
    if not scene.borne(lists().harm, ("plain", "hedged")):
        return
    for group in lists().fates:
        for match in group.words.finditer(scene.title):
            span = _at(headline, match)
            if scene.own(span) and not any(group.borne.search(line.words) for line in scene.lines):
                yield span, "cause", "damage", "the accounts tell only of damage"


_SUICIDE = re.compile(r"(?<!\w)suicide(?: (?:car |truck )?(?:bomb\w*|attack\w*|blast))", re.IGNORECASE)
_WILLING = re.compile(
    r"(?<!\w)(?:suicide|himself|herself|themselves|bombers?|martyrdom|kamikaze|vest|belt|strapped|driver|rammed|drove|driven)(?!\w)",
    re.IGNORECASE,
)


def _suicides(scene: Scene, headline: Span) -> Iterator[Excess]:
    """A suicide attack, when the accounts have the bomb left somewhere and nobody with it."""
    match = _SUICIDE.search(scene.title)
    if match and scene.borne(lists().other_way) and not any(_WILLING.search(line.words) for line in scene.lines):
        yield _at(headline, match), "cause", "weapon", "the accounts have the bomb left or set off from afar"


_FEAST = re.compile(
    r"(?<!\w)(?:on |eve of )(?:the )?(?:eve of )?(?:christmas|easter|eid|ramadan|new year['’]?s?|good friday|palm sunday|passover|yom kippur|diwali|holi|ashura|arbaeen|"
    r"mawlid|vesak|independence day|republic day|thanksgiving|nowruz|lunar new year|tet|all saints|election day|polling day)(?: eve| day)?(?!\w)",
    re.IGNORECASE,
)


_NO_FEAST = ("the", "eve", "new", "good", "day", "during")


def _feasts(scene: Scene, headline: Span) -> Iterator[Excess]:
    """A feast as the day, when the text gives the event a day and has no word of the feast."""
    told = " ".join(line.words for line in scene.lines if line.role != "past").lower()
    for match in _FEAST.finditer(scene.title):
        word = next(
            w for w in re.findall(r"[a-z]{3,}", match.group().lower()) if w not in ("the", "eve", "new", "good", "day")
        )
        if word[:5] not in told and (_DAY.search(told) or _DATE.search(told)) and scene.own(_at(headline, match)):
            yield _at(headline, match), "time", "when", "the accounts name no such day"


_DATE = re.compile(
    r"(?<!\w)(?:\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|june|july|august|"
    r"september|october|november|december) \d{1,2}|week of|month of)(?!\w)",
    re.IGNORECASE,
)
# What a headline calls an attack, what accounts call an accident, and what they call an attack.
_ATTACK = re.compile(
    r"(?<!\w)(?:bomb(?:s|ed|ing)?|bomber|attack(?:s|ed)?|assassinat\w+|arson\w*|sabotage\w*|shoots? down|shot down|downs?|murder(?:s|ed)?|gunned down|strikes?)(?!\w)",
    re.I,
)
_ACCIDENT = re.compile(
    r"(?<!\w)(?:gas (?:cylinder|leak|bottle|canister|stove|main|pipe)s?|short circuit|electrical fault|faulty wiring|wiring|tyre (?:had )?burst|burst tyre|brakes? (?:had )?failed|"
    r"(?:technical|engine|mechanical) (?:fault|failure|trouble|problem)s?|bad weather|heavy (?:rain|fog)|drowned|heart (?:attack|failure)|natural causes|lightning|by accident|"
    r"accidental(?:ly)?|(?:was|been) an accident|careless\w*|unattended|cooking|fell to (?:his|her|their) deaths?|slipp(?:ed|ery)|overloaded)(?!\w)",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"(?<!\w)(?:bomb\w*|attack\w*|shot|shots|shoot\w*|gun\w*|fired|rockets?|missiles?|shell\w*|explosives?|grenades?|arson\w*|petrol|stab\w*|assassin\w*|murder\w*|sabot\w*|raid\w*|"
    r"militants?|strikes?|struck|ambush\w*|bullets?|mines?|deliberate\w*)(?!\w)",
    re.IGNORECASE,
)


def _accidents(scene: Scene, headline: Span) -> Iterator[Excess]:
    """An attack in the headline, when the accounts tell of an accident and of nothing else."""
    told = [line for line in scene.lines if line.role == "plain"]
    if not any(_ACCIDENT.search(line.words) for line in told) or any(_VIOLENCE.search(line.words) for line in told):
        return
    match = _ATTACK.search(scene.title)
    if match and scene.own(_at(headline, match)):
        yield _at(headline, match), "cause", "cause", "the accounts tell of an accident"


_TAKEN = re.compile(
    r"(?<!\w)(?:(?:re)?(?:captures?|takes?|seizes?|conquers?|liberates?)(?= (?:[A-Z]|(?:key |strategic |border |last |rebel |whole )?(?:towns?|city|villages?|base|airport|port|district|"
    r"hills?|bridge|stronghold|crossing|control)))|(?:re)?captured(?= (?:by|from|after|in)|\W*$)|retaken|falls?(?= to|\W*$)|overruns)(?!\w)"
)
_WHOLE = re.compile(
    r"(?<!\w)(?:captur\w+|recaptur\w+|took|taken|takes?|retaken|retook|retak\w+|seiz\w+|conquer\w+|liberat\w+|f[ae]ll(?:en)?|full control|in control|controls?|overr[au]n|drove out|driven out|cleared|secured|in (?:the )?hands of)(?!\w)",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"(?<!\w)(?:still (?:held|hold|holding|in|fighting|being|resisting)|fighting (?:near|for|in|around|inside)|entered|enter|advanc\w+|close to|edge of|outskirts|pushing|parts? of|half of|progress|resistance)(?!\w)",
    re.IGNORECASE,
)


def _half_done(scene: Scene, headline: Span) -> Iterator[Excess]:
    """A place taken in the headline, when the accounts still have it fought over."""
    match = _TAKEN.search(scene.title)
    told = [line for line in scene.lines if line.role in ("plain", "hedged")]
    if match is None or not any(_PARTLY.search(line.words) for line in told) or not scene.own(_at(headline, match)):
        return
    if not any(_WHOLE.search(line.words) and not _PARTLY.search(line.words) and line.role == "plain" for line in told):
        yield _at(headline, match), "certainty", "circumstances", "the accounts still have it fought over"


_TIE = re.compile(
    r"(?<!\w)([A-Z][\w.]+)-(?:made|backed|trained|supplied|linked|inspired|funded|sponsored|armed|built|allied)(?!\w)"
)


def _tied(scene: Scene, headline: Span) -> Iterator[Excess]:
    """Somebody's tie to a party that the text has nowhere: "Iran-made", "Pakistan-trained"."""
    told = " ".join(line.words for line in scene.lines)
    for match in _TIE.finditer(scene.title):
        if not re.search(rf"(?<!\w){re.escape(match.group(1)[:4])}", told, re.IGNORECASE) and scene.own(
            _at(headline, match)
        ):
            yield _at(headline, match), "blame", "perpetrator", f"no account speaks of {match.group(1)}"


_CLAIM = re.compile(
    r"(?<!\w)(?:claims? (?=responsibility|(?:[\w'’-]+ ){0,3}(?:blasts?|attacks?|bombings?|killings?|raids?|strikes?|ambush|bombs?|murders?|shootings?|massacre|assault)(?!\w))|"
    r"owns? up to|takes? responsibility|says? it (?:did|carried out))"
)
_CLAIMS = re.compile(r"(?<!\w)(?:claim\w*|responsib\w*|admit\w*|own(?:s|ed)? up)(?!\w)", re.IGNORECASE)
_NONE = re.compile(r"(?<!\w)(?:no|not|nobody|none|never|n[o']?t|yet|without|unclear|if)(?!\w)", re.IGNORECASE)


def _claimed(scene: Scene, headline: Span) -> Iterator[Excess]:
    """A claim of responsibility in the headline, when the text says that there is none."""
    match = _CLAIM.search(scene.title)
    told = [line for line in scene.lines if _CLAIMS.search(line.words)]
    if match and told and all(line.role == "silent" or _NONE.search(line.words) for line in told):
        yield _at(headline, match), "certainty", "claimed_by", "the accounts say that nobody has claimed it"


# Whom a lead says something befell.
_BEFELL = re.compile(
    r"(?:\s[\w'’-]+){0,4}?\s(?:(?:was|were|has been|have been) (?:killed|captured|arrested|shot|hit|wounded|assassinated|among)|died)(?!\w)",
    re.IGNORECASE,
)


def _leads(scene: Scene) -> Iterator[Excess]:
    """Ranks and means of a lead that names no source, when the sources give none, or hold them open."""
    first = scene.lead
    if not first or any(line.voiced for line in first) or lists().hedge.search(first[0].sentence):
        return
    voiced = [line for line in scene.lines if line.voiced]
    if not voiced:
        return
    yield from (e for line in first for e in _grander(scene, line))
    for line in first:
        for group in lists().causes:
            match = group.words.search(line.words)
            told = [o for o in scene.lines if not o.first and group.words.search(o.words)]
            if match and told and all(o.voiced and o.holds(group.words) == "hedged" for o in told):
                yield _in(line, match), "certainty", "weapon", "the accounts say so only as what may be"


def _grander(scene: Scene, line: Line) -> Iterator[Excess]:
    for group in lists().ranks:
        for match in group.words.finditer(line.words):
            others = [o for o in scene.lines if o is not line]
            if _BEFELL.match(line.words, match.end()) and not any(group.borne.search(o.told) for o in others):
                yield _in(line, match), "rank", "group", "no account below the lead gives anybody such a rank"


def _at(headline: Span, match: re.Match[str]) -> Span:
    return Span(headline.part, headline.start + match.start(), headline.start + match.end())


def _in(line: Line, match: re.Match[str]) -> Span:
    return Span("text", line.span.start + match.start(), line.span.start + match.end())
