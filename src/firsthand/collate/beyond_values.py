"""Numbers that go beyond the sources: larger in a headline or an own sentence than any account below gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.collate.beyond_numbers import is_number, pairs_up, people, vague
from firsthand.collate.beyond_sums import MORE, adds_up, dead_and_wounded, single_victim, supports
from firsthand.collate.beyond_words import Excess
from firsthand.collate.scene import Scene
from firsthand.model.mentions import CountMention, Outcome
from firsthand.model.text import Span

# Groups that a headline must find in the text as such: a toll of all is none of children.
_SUBGROUPS = frozenset({"child", "woman", "medic", "journalist", "elderly"})
# How far an own number must lie above the accounts': it may sum up what the text does not count one by one.
_OWN_FACTOR = 1.3
_HURT = frozenset({"killed", "wounded", "killed_or_wounded"})
# A headline that sums up some time may count all of it.
_PERIOD = re.compile(
    r"(?<!\w)(?:since|week\w*|days?|months?|years?|hours?|so far|toll|total|weekend|overnight|battles?|clashes|fighting|offensive)(?!\w)",
    re.I,
)
# What ties an own sentence further down to the incident.
_THIS = re.compile(
    r"(?<!\w)(?:the|this|that) (?:attack|assault|blast|raid|explosion|bombing|strike|air strike|shelling|incident|ambush|massacre|"
    r"shooting|fire|crash|clash|battle|dead|siege|violence|fighting|killing|crossfire|operation|protest|unrest|riot|rampage|storming|kidnapping|abduction|incursion|offensive)",
    re.IGNORECASE,
)


# A headline that names a year may be one about what was before.
_A_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w.,-])")
_IN_ALL = re.compile(
    r"(?<!\w)(?:in all|in total|altogether|all told|lost their lives|corpses|bodies)(?!\w)",
    re.I,
)


def values(scene: Scene) -> Iterator[Excess]:
    """Numbers of the headline, then of the outlet's own sentences, that no account bears out."""
    own = list(_own(scene))
    if scene.headline is not None:
        below = _below(scene, own)
        for count in (*scene.mentions.counts, *_bare(scene)):
            summed = any(supports(count, c) and c.outcome == count.outcome for c in _lead(scene))
            if scene.headline.holds(count.span) and not summed:
                yield from _beyond(scene, count, below, 1.0)
    yield from own


def _below(scene: Scene, own: Sequence[Excess]) -> list[CountMention]:
    """What a headline's numbers are held against: no number of the outlet's own that itself goes beyond; one of the past only where the
    headline names a year."""
    top = scene.headline or Span("title", 0, 0)
    years = (Span(top.part, top.start + m.start(), top.start + m.end()) for m in _A_YEAR.finditer(scene.title))
    past = any(not any(c.span.meets(year) for c in scene.mentions.counts) for year in years)
    told = (c for c in scene.mentions.counts if scene.line_at(c.span)) if past else scene.counts()
    return [c for c in told if not any(c.span.meets(span) for span, *_ in own)]


def _own(scene: Scene) -> Iterator[Excess]:
    voiced = list(scene.counts(voiced=True))
    for line in scene.lines:
        if (
            line.voiced
            or line.role == "past"
            or not voiced
            or not (line.first or _THIS.search(line.words) or _IN_ALL.search(line.words))
        ):
            continue
        others = [c for c in scene.counts() if not line.span.meets(c.span)]
        for count in scene.mentions.counts:
            if not line.span.holds(count.span) or MORE.search(scene.document.words(count.span)):
                continue
            if count.modality == "vague" and not _HARM.search(_around(scene, count)):
                continue
            alike = (count.outcome, "killed_or_wounded", "none")
            told = [c for c in others if c.outcome in alike and c.scope == "incident"]
            if not (any(supports(count, c) for c in told) or adds_up(scene, count, told)):
                yield from _beyond(scene, count, voiced, _OWN_FACTOR)


def _lead(scene: Scene) -> Iterator[CountMention]:
    """Counts of the first sentence for an area or some time: a headline may sum up what the lead does."""
    for count in scene.mentions.counts:
        if count.scope == "area" and any(line.span.meets(count.span) for line in scene.lead):
            yield count


def _beyond(scene: Scene, count: CountMention, below: Sequence[CountMention], factor: float) -> Iterator[Excess]:
    if not count.low or count.derived or not _of_incident(scene, count) or count.unit != "person":
        return
    outcome = count.outcome if count.outcome != "none" else _fate(scene, count)
    if outcome == "none" and count.group not in ("family", "child", "woman"):
        return
    family = _CUSTODY if outcome in _CUSTODY else frozenset({outcome, "killed_or_wounded"})
    rivals, every = _rivals(scene, count, below, outcome, family)
    if not rivals:
        yield from _of_nobody(scene, count)
    if not rivals or _borne_out(scene, count, below, rivals, every):
        return
    if factor == 1.0 and all(c.low == 0 and c.high == 0 and not _NOBODY_ELSE.search(_after(scene, c)) for c in rivals):
        yield count.span, "value", count.outcome, "the accounts have nobody who was"
        return
    parts = ("whole", "total", "partition", *(("subset",) if count.group else ()))
    if factor == 1.0 and single_victim(scene, count, rivals):
        yield count.span, "value", count.outcome, "the accounts have one"
        return
    together = dead_and_wounded(scene, count, below) if factor == 1.0 else None
    if together is not None:
        if together:
            yield count.span, "value", count.outcome, together
        return
    exact = count.modality == "exact" and count.group not in _SUBGROUPS
    if (exact or not count.group) and _summed(scene, count, family | _hurt(outcome)):
        return
    swapped = _swapped(count, below)
    tolls = [c for c in rivals if c.relation in parts and ((c.low or 0) > 1 or swapped)]
    if factor > 1.0:
        tolls = [c for c in tolls if not MORE.search(scene.document.words(c.span))]
    if not tolls or count.relation not in (
        "whole",
        "total",
        *(("subset",) if count.group in _SUBGROUPS or not count.group else ()),
    ):
        return
    most = max(tolls, key=lambda c: (c.low or 0, -c.span.start))
    if _nominal(count) >= _nominal(most) * factor:
        said = " ".join(scene.document.words(most.span).split())
        yield count.span, "value", count.outcome, f"the accounts give at most {said!r}"


def _rivals(
    scene: Scene, count: CountMention, below: Sequence[CountMention], outcome: str, family: frozenset[str]
) -> tuple[list[CountMention], list[CountMention]]:
    """The numbers below that a number is held against, and all that may add up to it."""
    alike = [c for c in below if (c.outcome in family or outcome == "none") and c.low is not None]
    every = alike
    if outcome != "killed_or_wounded" and any(c.outcome == outcome for c in alike):
        alike = [c for c in alike if c.outcome != "killed_or_wounded"]
    if any(c.scope == "incident" and (c.low or 0) > 1 for c in alike) and not _PERIOD.search(scene.title):
        alike = [c for c in alike if c.scope == "incident"]
    rivals = [c for c in alike if _subgroup(scene, c) == count.group] if count.group in _SUBGROUPS else alike
    if any(c.modality != "unknown" for c in rivals) and count.modality != "unknown":
        rivals = [c for c in rivals if c.modality != "unknown"]
    every = rivals if count.group in _SUBGROUPS else every
    return rivals, every


def _borne_out(
    scene: Scene,
    count: CountMention,
    below: Sequence[CountMention],
    rivals: Sequence[CountMention],
    every: Sequence[CountMention],
) -> bool:
    """True when a number of its kind reaches it, alone or with others, or one of people shot, or one not counted."""
    hurt = [c for c in below if c.outcome in _HURT and c.low is not None]
    shot = [c for c in hurt if c.outcome == "killed_or_wounded" and _SHOT.search(_after(scene, c))]
    parts = hurt if count.outcome == "killed_or_wounded" else every
    reached = any(supports(count, c) for c in (*rivals, *shot))
    return reached or adds_up(scene, count, parts) or _unread(scene, count)


# Below this many, a number that the text has nowhere may be read from its words.
_SOME = 8


def _of_nobody(scene: Scene, count: CountMention) -> Iterator[Excess]:
    """A number of people of whom the text has none, when it is far above all numbers of people that the text has."""
    below = [c for c in scene.counts() if c.unit == "person" and c.relation != "proportion"]
    heads = [n for line in scene.lines if line.role in ("plain", "hedged") for n in people(line.words)]
    if (count.low or 0) < _SOME or count.relation != "whole" or not (heads or any((c.low or 0) > 1 for c in below)):
        return
    if (
        any(c.modality == "vague" and c.low is not None for c in below)
        or _unread(scene, count)
        or _summed(scene, count, _hurt(count.outcome))
    ):
        return
    most = max([*heads, *(max(c.low or 0, c.high or 0) for c in below)])
    if _nominal(count) > most * _OWN_FACTOR:
        yield count.span, "value", count.outcome, f"the accounts count at most {most:g} people"


_OUTCOME_TOO = re.compile(r" (?:are |were )?(?:killed|dead|die[sd]?|slain|wounded|injured|hurt)$", re.IGNORECASE)


def accounted(scene: Scene, span: Span) -> bool:
    """True for a number of people in a headline that some account gives of the same people, or that numbers below come to."""
    if scene.headline is None or not scene.headline.holds(span):
        return False
    if not is_number(_OUTCOME_TOO.sub("", scene.document.words(span))):
        return False
    below = _below(scene, list(_own(scene)))
    for count in (*scene.mentions.counts, *_bare(scene)):
        if not count.span.meets(span) or count.unit != "person" or not count.low or count.derived:
            continue
        rivals = [
            c for c in below
            if c.outcome == count.outcome and c.low and c.modality not in ("unknown", "vague") and c.group in ("", count.group)
        ]  # fmt: skip
        if count.group:
            rivals = [c for c in rivals if c.group == count.group]
        exact = count.low if count.modality == "exact" and not count.group else 0
        if any(supports(count, c) for c in rivals) or pairs_up(scene, exact, exact, _hurt(count.outcome)):
            return True
    return False


def _summed(scene: Scene, count: CountMention, outcomes: frozenset[str]) -> bool:
    """True when numbers of the text add up to a number, or a little above what is told as its floor."""
    low = count.low or 0
    return pairs_up(scene, low, low if count.modality == "exact" else low * _OWN_FACTOR, outcomes)


def _hurt(outcome: str) -> frozenset[str]:
    return frozenset({"killed", "wounded", outcome} if outcome == "killed_or_wounded" else {outcome})


# Said of the dead as of the wounded.
_SHOT = re.compile(
    r"(?<!\w)(?:shot|executed|gunned down|mown down|massacred|casualties)(?!\w)(?! (?:and|or) (?:wounded|injured|hurt))",
    re.IGNORECASE,
)


_NOBODY_ELSE = re.compile(
    r"(?<!\w)(?:else|others?|more|further|additional|new|soldiers?|troops|officers?|police)(?!\w)", re.IGNORECASE
)


def _unread(scene: Scene, count: CountMention) -> bool:
    """True when the figure stands in a line as a number that no count was read from: it may say the same."""
    figure = re.compile(rf"(?<![\w.,:$-]){count.low}(?![\w:%-]|[.,]\d)(?! (?:km|kilomet|miles|hours|days|a\.m|p\.m))")
    return any(
        not any(
            c.span.meets(Span("text", line.span.start + m.start(), line.span.start + m.end()))
            for c in scene.mentions.counts
        )
        for line in scene.lines
        if line.role != "past"
        for m in figure.finditer(line.words)
    )


def _after(scene: Scene, count: CountMention) -> str:
    return scene.document.part(count.span.part)[max(0, count.span.start - 20) : count.span.end + 30].split(".")[0]


# What makes of "this year" a standard, and not the time that a number is for.
_SUPERLATIVE = re.compile(
    r"(?<!\w)(?:worst|deadliest|bloodiest|first|latest|biggest|largest|second|third)(?!\w)", re.IGNORECASE
)


def _of_incident(scene: Scene, count: CountMention) -> bool:
    line = scene.line_at(count.span)
    standard = line is not None and count.scope == "period" and _SUPERLATIVE.search(line.words) is not None
    return count.scope == "incident" or standard


_IS_GROUP = re.compile(
    r"[^.;]{0,12}?(?:was|were|are|is|being|including) (?:\w+ )?(?:(?P<child>child(?:ren)?|minors?|infants?|bab(?:y|ies)|pupils?)|(?P<woman>wom[ae]n))(?!\w)",
    re.IGNORECASE,
)


def _subgroup(scene: Scene, count: CountMention) -> str | None:
    """The group of a count, also where it stands behind: "four of the dead were children"."""
    if count.group or count.relation != "subset":
        return count.group
    match = _IS_GROUP.match(scene.document.part(count.span.part), count.span.end)
    return match.lastgroup if match else count.group


def _swapped(count: CountMention, below: Sequence[CountMention]) -> bool:
    """True when a headline kills as many as the accounts have wounded, and no less."""
    if count.outcome != "killed" or (count.low or 0) < _FEW:
        return False
    return any(c.outcome == "wounded" and c.low == count.low and c.high == count.high for c in below)


# What was done to people that are not counted; a far-off word may be about others.
_HARM = re.compile(
    r"(?<!\w)(?:kill|dead|die|death|wound|injur|hurt|casualt|massacre|slaughter|fled|flee|displac|missing|abduct|kidnap|arrest|burn)",
    re.IGNORECASE,
)


def _around(scene: Scene, count: CountMention) -> str:
    text = scene.document.part(count.span.part)
    return text[max(0, count.span.start - 25) : count.span.end + 40]


# Below this many, equal numbers of dead and wounded are chance.
_FEW = 3


def _nominal(count: CountMention) -> float:
    """The number that the words name: the middle of "about 100"."""
    low = count.low or 0
    return (low + count.high) / 2 if count.modality == "approx" and count.high is not None else low


# People in somebody's hands, by whatever word.
_CUSTODY = frozenset({"taken", "detained", "captured", "missing", "released"})
_FATAL = re.compile(
    r"(?<!\w)(?:f[ae]ll|die|perish\w*|slain|massacred?|slaughter\w*|executed?|lose lives|lifeless|drown\w*|wiped out|burn(?:t|ed)? to death|gassed|buried alive|behead\w*|butchered)(?!\w)",
    re.I,
)


def _fate(scene: Scene, count: CountMention) -> str:
    """What a headline says became of people it counts, where no word for it was read: "30 soldiers fall"."""
    return "killed" if _FATAL.search(scene.title) else "none"


_BARE = re.compile(
    r"(?<![\w.,:-])(?<!in )(\d{1,3}(?:,\d{3})+|\d{2,4}) (?:\w+ )?(?=(?:feared |reported |presumed |believed )?(?:drown(?:ed)?|dead|die|killed|slain|perish|massacred|missing|wounded|injured|hurt|evacuated|displaced|homeless|stranded|trapped|flee|fled|freed|rescued|held)(?!\w))",
    re.IGNORECASE,
)


_OUTCOMES: dict[str, Outcome] = {
    "missing": "missing", "evac": "displaced", "displ": "displaced", "homel": "displaced", "stran": "trapped", "trap": "trapped", "fle": "displaced",
    "fled": "displaced", "freed": "released", "resc": "released", "held": "detained",
}  # fmt: skip
_KILLS = re.compile(
    r"(?<!\w)(?:kill|slaughter|massacre|murder|execute|butcher|behead|drown|slay|shoot dead|gun down|mow down|gas|burn|lynch|hang|claim)(?:s|ed|d|ing)? "
    r"(?:at least |more than |over |nearly |almost |about |some |up to )?(\d{1,3}(?:,\d{3})+|\d{2,4})(?= (?!(?:years|days|hours|months|weeks|km|miles|times)(?!\w))[a-z])",
    re.IGNORECASE,
)
_VAGUELY = re.compile(
    r"(?<!\w)(dozens|scores|hundreds|thousands) (?:\w+ )?(?:(?:are |were )?(?:feared |believed |reported )?(?:dead|drown(?:ed)?|die|perish(?:ed)?|slain|fall|drowned))(?!\w)",
    re.IGNORECASE,
)


# Numbers of people taken, behind the act.
_HELD = re.compile(
    r"(?<!\w)(?:round(?:s|ed)? up|arrest(?:s|ed)?|detain(?:s|ed)?|captur(?:e|es|ed)|abduct(?:s|ed)?|kidnap(?:s|ped)?|seize[sd]?|jail(?:s|ed)?) "
    r"(?:over |more than |at least |nearly |almost |about |some |up to )?(\d{1,3}(?:,\d{3})+|\d{1,4})(?= (?:after|in|over|for|as|at|near|on|from)(?!\w)|\W*$)",
    re.IGNORECASE,
)


def _bare(scene: Scene) -> Iterator[CountMention]:
    """Numbers of a headline that count nobody by name: "80 drown"."""
    if scene.headline is None:
        return
    for match in _HELD.finditer(scene.title):
        span = Span(scene.headline.part, scene.headline.start + match.start(1), scene.headline.start + match.end(1))
        if not any(c.span.meets(span) for c in scene.mentions.counts):
            low = int(match.group(1).replace(",", ""))
            yield CountMention(span, span, low, low, "exact", "detained")
    for match in _KILLS.finditer(scene.title):
        span = Span(scene.headline.part, scene.headline.start + match.start(1), scene.headline.start + match.end(1))
        if not any(c.span.meets(span) for c in scene.mentions.counts):
            low = int(match.group(1).replace(",", ""))
            yield CountMention(span, span, low, low, "exact", "killed")
    for match in _VAGUELY.finditer(scene.title):
        span = Span(scene.headline.part, scene.headline.start + match.start(1), scene.headline.start + match.end(1))
        if not any(c.span.meets(span) for c in scene.mentions.counts):
            yield CountMention(span, span, vague(match.group(1)), None, "floor", "killed")
    for match in _BARE.finditer(scene.title):
        if _A_YEAR.fullmatch(match.group(1)) and len(re.findall(r"\d+", scene.title)) + (match.start() == 0) > 1:
            continue
        span = Span(scene.headline.part, scene.headline.start + match.start(1), scene.headline.start + match.end(1))
        if not any(c.span.meets(span) for c in scene.mentions.counts):
            after = scene.title[match.end() : match.end() + 7].lower()
            outcome: Outcome = "wounded" if after.startswith(("wound", "injur", "hurt")) else "killed"
            low = int(match.group(1).replace(",", ""))
            for word, other in _OUTCOMES.items():
                outcome = other if after.startswith(word) else outcome
            yield CountMention(span, span, low, low, "exact", outcome)
