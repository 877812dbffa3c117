"""When: how plainly a text says that something happened at a time that it names, and which day most of it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from firsthand.model.account import Interval
from firsthand.model.mentions import Mentions, TimeMention
from firsthand.model.text import Document, Span

_PRECISE = frozenset({"minute", "hour", "part_of_day", "day", "days"})
_PERIODS = frozenset({"week", "month", "year"})
# Verbs and nouns that say of any event that it happened, or how help came to it.
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|broke out|erupted|unfolded|was reported|were reported|responded|were called|"
    r"was called|dispatched|sustained|incident)\b",
    re.IGNORECASE,
)
# What ends a clause: what stands behind it has another time.
_BREAK = re.compile(
    r"[;]|, |\b(?:after|when|before|following|while|in connection with|stemming from|for|who|which|that|because|but)\b"
)
_TURNS = re.compile(
    r"\b(?:after|when|before|following|while|in connection with|stemming from|who|which|that|because|but)\b"
)
# What came after: words published, and the deaths of those who had been wounded.
_LATER = re.compile(
    r"\(@\w+\)\s*$|"  # a tweet's own date
    r"\b(?:is|are)\s+(?:seen|pictured|shown)\b[^.;]{0,80}$|"  # when a picture was taken
    r"\b(?:published|posted|issued|released a statement|pictured|(?:an?|the) (?:\w+ )?(?:report|interview|broadcast|segment|article))(?:\s+on)?\s*$|"
    r"\b(?:wounded|injured)\s+(?:people\s+|persons\s+)?(?:have\s+|had\s+)?(?:died?|succumbed)\b[^.;,]{0,40}$|"
    r"\b(?:died|succumbed)\b[^.;,]{0,30}\b(?:wounds|injuries)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
# "spoke Wednesday about the murders", "in a story on Aug. 10 about a shooting"
_ABOUT = re.compile(r"^ about (?:a|an|the|his|her|their|its)\b", re.IGNORECASE)
# "The shooting happened at a park on Aug. 26, police said."
_IT_WAS = re.compile(r"\b(?:happened|occurred|took place|broke out|erupted|unfolded)\b(?P<rest>[^.;]*)$", re.IGNORECASE)
_TAIL = re.compile(r"^,\s+(?:[\w.'’-]+\s+){0,8}$")
_SPEECH = re.compile(r"^(?:said|told|announced|confirmed|described|revealed|office|statement)$", re.IGNORECASE)
_BESIDE_WORDS = 2
_ACCORDING = re.compile(r"^\W*(?:According to|In) [^,]{3,80},")
_TALK = re.compile(
    r"\b(?:spoke|speaks?|talk(?:s|ed)?|story|interview\w*|asked|testif\w+|tweet\w*|posted|wrote|learned)\b",
    re.IGNORECASE,
)
# A deed that is only the name of a charge: "guilty of capital murder", "on one murder charge".
_CHARGED = re.compile(
    r"\b(?:charg(?:e|es|ed)|counts?|guilty|convicted|indict(?:ed|ment)|accused|arraigned|sentenced|suspicion|convictions?|warrants?)\s+"
    r"(?:(?:with|of|on|to|for|in|and|or|an?|the|his|her|their|one|two|three|four|five|six|multiple|several|\d+|counts?|charges?|capital|felony|"
    r"aggravated|attempted|criminal|reckless|involuntary|voluntary|negligent|second|first|third|degree|manslaughter|robbery|assault|battery|"
    r"(?:first|second|third)-degree)\s+)*$",
    re.IGNORECASE,
)
_CRIME = re.compile(r"^(?:murders?|homicides?|assaults?|shootings?)$", re.IGNORECASE)
_CHARGE_NEXT = re.compile(
    r"^\s+(?:charges?|counts?|trial|conviction|plea|suspects?|defendants?|warrants?|indictments?)\b", re.IGNORECASE
)
# What is told without an event word to be so today is how things stand.
_NOW = re.compile(r"^(?:earlier |later )?(?:today|tonight)$", re.IGNORECASE)
PLAIN, LIKELY, OPEN, OTHER = 2.0, 1.0, 0.4, 0.1


def weight(
    document: Document, unit: Span, time: TimeMention, events: Iterable[Span], aftermath: Iterable[Span]
) -> float:
    """How plainly a time is that of the event told and not of what came after it, by what stands nearest to it."""
    text = document.part(unit.part)
    before = text[max(unit.start, time.span.start - 90) : time.span.start]
    after = text[time.span.end : time.span.end + 60]
    if _LATER.search(before) or (_ABOUT.match(after) and _TALK.search(before)):
        return OTHER
    if (said := _IT_WAS.search(before)) and not _TURNS.search(said["rest"]):
        return PLAIN
    events = [e for e in events if not _is_charge(text, unit, e)]
    events = [*events, *(_span(unit, m) for m in _HAPPENED.finditer(document.words(unit)))]
    later = [a for a in aftermath if not _only_said(text, unit, time.span, a)]
    if any(_leads_to(text, e, time.span) for e in events):
        later = [a for a in later if a.end <= time.span.start]  # "a boy who was shot on Monday has died"
    events = [e for e in events if not any(a.meets(e) for a in later)]
    if any(_leads_to(text, a, time.span) for a in later) and not any(_near(text, e, time.span) for e in events):
        return OTHER  # "was charged last Thursday for the killing"
    near = min((_steps(text, e, time.span) for e in events), default=None)
    other = min((_steps(text, a, time.span) for a in later), default=None)
    if near is None:
        return OTHER if other is not None or _NOW.match(text[time.span.start : time.span.end]) else OPEN
    if other is not None and other < near:
        return OTHER
    return PLAIN if near <= 4 else LIKELY


def _is_charge(text: str, unit: Span, event: Span) -> bool:
    """True for a deed that is the name of what somebody is charged with."""
    if _CHARGE_NEXT.match(text[event.end : min(unit.end, event.end + 20)]):
        return True
    if not _CRIME.match(text[event.start : event.end]):
        return False  # "accused of killing two on Friday"
    return bool(_CHARGED.search(text[max(unit.start, event.start - 80) : event.start]))


def _only_said(text: str, unit: Span, time: Span, word: Span) -> bool:
    """True for who said so and by what paper: "according to an arrest warrant, ...", "on Aug. 26, police said", and a verb
    of saying with more than a word between it and the time (a day of saying itself is told as such)."""
    source = _ACCORDING.match(text[unit.start : unit.end])
    if source and word.end <= unit.start + source.end() <= time.start:
        return True
    if not _SPEECH.match(text[word.start : word.end]):
        return False
    if word.start >= time.end:
        between = text[time.end : word.start]
        return bool(_TAIL.match(between))
    return len(text[word.end : time.start].split()) > _BESIDE_WORDS


def _span(unit: Span, match: re.Match[str]) -> Span:
    return Span(unit.part, unit.start + match.start(), unit.start + match.end())


def _leads_to(text: str, word: Span, time: Span) -> bool:
    """True for a word before a time in its clause."""
    return word.end <= time.start and not _BREAK.search(text[word.end : time.start])


def _near(text: str, word: Span, time: Span) -> bool:
    """True for a word in the clause of a time, before or behind it."""
    return _leads_to(text, word, time) or (word.start >= time.end and not _BREAK.search(text[time.end : word.start]))


def _steps(text: str, word: Span, time: Span) -> int:
    """Words between an event word and a time, and more for each clause that ends between them."""
    before = word.end <= time.start
    between = text[word.end : time.start] if before else text[time.end : word.start]
    return len(between.split()) + 5 * len(_BREAK.findall(between)) + (0 if before else 1)


# "Tuesday's strike" (apostrophes are lost in scraped texts), "the August 21 attack": the event is called after its day.
_CALLED = re.compile(
    r"^(?P<own>['’]?s)?\s+(?:[\w.-]+\s+){0,3}?(?:air ?strikes?|strikes?|raids?|attacks?|bombings?|blasts?|explosions?|shelling|shootings?|massacre|"
    r"crash|ambush|assault|killings?|murders?|slayings?|executions?|incident|clashes|gunfire)\b",
    re.IGNORECASE,
)
# "The shooting, reported at about noon on Friday": to the police, when it was.
_EVENT_REPORTED = re.compile(
    r"\b(?:shootings?|shots|gunfire|stabbings?|incident|attack|blast|explosion|crash)\b,?\s+(?:that\s+|which\s+)?(?:(?:was|were)\s+)?(?:first\s+)?reported\s+"
    r"(?:(?:at|on|around|about|just|shortly|before|after|late|early)\s+)*$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|an?|after|since)\s+$", re.IGNORECASE)
_OWN_DAY = re.compile(r"day['’]?s$", re.IGNORECASE)


def named_by_day(document: Document, mentions: Mentions) -> Mentions:
    """The same mentions; a day that an event is called after is that of the event, whoever speaks of it."""
    times = tuple(
        replace(t, kind="occurred") if t.kind == "reported" and _is_called(document, t) else t for t in mentions.times
    )
    return replace(mentions, times=times)


def _is_called(document: Document, time: TimeMention) -> bool:
    text = document.part(time.span.part)
    if _EVENT_REPORTED.search(text[max(0, time.span.start - 80) : time.span.start]):
        return True
    called = _CALLED.match(text[time.span.end : time.span.end + 60])
    if called is None:
        return False
    own = called["own"] or _OWN_DAY.search(document.words(time.span))
    return bool(own or _THE.search(text[max(0, time.span.start - 10) : time.span.start]))


def told_times(times: Iterable[TimeMention], told: str | None) -> list[TimeMention]:
    """The times precise enough to date an event, none of them still to come when the text was published."""
    return [
        t
        for t in times
        if t.kind == "occurred"
        and t.earliest
        and t.latest
        and t.precision in _PRECISE
        and t.latest[:10] >= t.earliest[:10]
        and not (told and t.earliest[:10] > told[:10])
    ]


def told_periods(times: Iterable[TimeMention], told: str | None) -> list[TimeMention]:
    """The weeks, months and years named, none of them still to come when the text was published."""
    return [
        t
        for t in times
        if t.kind == "occurred"
        and t.earliest
        and t.latest
        and t.precision in _PERIODS
        and not (told and t.earliest[:10] > told[:10])
    ]


def earlier_period(times: Iterable[TimeMention]) -> str | None:
    """The end of the week, month or year that a sentence names: "shot last month, he thanked them on Sunday"."""
    ends = [
        t.latest[:10] for t in times if t.kind == "occurred" and t.precision in _PERIODS and t.earliest and t.latest
    ]
    return max(ends, default=None)


def agreed(told: Iterable[tuple[Interval, float]]) -> Interval:
    """The interval that the plainest and most tellings mean, narrowed by those that meet it."""
    known = [(w, v) for w, v in told if w.earliest and w.latest and v > 0]
    if not known:
        return Interval(None, None)
    votes = [sum(v for o, v in known if _meet(w, o)) for w, _ in known]
    order = sorted(range(len(known)), key=lambda i: (-votes[i], -known[i][1], i))
    best = known[order[0]][0]
    for i in sorted(range(len(known)), key=lambda i: (-known[i][1], i)):
        other = known[i][0]
        if known[i][1] >= LIKELY and _meet(best, other):
            best = _joined(best, other, plain=known[i][1] >= PLAIN)
    return best


def _joined(a: Interval, b: Interval, *, plain: bool) -> Interval:
    """The one that lies in the other; of two parts of one night, both."""
    shared = narrowed(a, b)
    if shared is None or shared in (a, b) or not _in_hours(a) or not _in_hours(b):
        return shared or a
    low, high = min(a.earliest or "", b.earliest or ""), max(a.latest or "", b.latest or "")
    return Interval(low, high) if plain else a


def _in_hours(when: Interval) -> bool:
    return "T" in (when.earliest or "") and "T" in (when.latest or "")


def narrowed(a: Interval, b: Interval) -> Interval | None:
    """What two intervals share; None for nothing. A day without an hour lasts to its end."""
    low = max(a.earliest or "", b.earliest or "")
    high = min(a.latest or "", b.latest or "", key=lambda x: x if "T" in x else f"{x}T24")
    return Interval(low, high) if low <= (high if "T" in high else f"{high}T24") else None


def _meet(a: Interval, b: Interval) -> bool:
    return (a.earliest or "")[:10] <= (b.latest or "")[:10] and (b.earliest or "")[:10] <= (a.latest or "")[:10]
