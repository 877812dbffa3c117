"""Times in a text, each as an interval with the anchor that it was resolved against.

Without an anchor a relative time stays relative (both ends None); it never silently becomes the publication date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from firsthand.model.mentions import Anchor, TimeKind, TimeMention
from firsthand.model.sentences import sentence_at
from firsthand.model.text import Document, Part, Span
from firsthand.normalise.calendars import day_near, real_day
from firsthand.normalise.time_anchors import Anchors, anchors, document_date
from firsthand.normalise.time_kinds import kind_of, speaks_of_future
from firsthand.normalise.time_periods import Resolved, Setting, printed
from firsthand.normalise.time_phrases import Phrase, phrases
from firsthand.normalise.time_resolve import resolve
from firsthand.normalise.time_words import Tokens, tokens

__all__ = ["Times", "document_date"]

# "The next day" looks back this many characters for the day that it counts from.
_RECENT_REACH = 600
_END = "9999-12-31"
# A day that lies no further from the text's own date is of that year, whatever the text tells of another.
_JUST_PASSED_DAYS = 7

_Years = dict[tuple[int, int], set[int]]


@dataclass(frozen=True, slots=True)
class Times:
    """Mentions of times in the order of the text, the title's first; what lies outside the body only as a printed
    date."""

    version: ClassVar[str] = "1.1"

    def __call__(self, document: Document) -> tuple[TimeMention, ...]:
        text = tokens(document.text)
        found = tuple(phrases(text))
        known = anchors(document, found, text)
        title = tokens(document.title)
        headed = tuple(phrases(title)) if document.title else ()
        years = _stated_years((*headed, *found))
        mentions = _mentions(document, "title", title, headed, known, years)
        mentions += _mentions(document, "text", text, found, known, years)
        return tuple(mentions)


def _stated_years(found: tuple[Phrase, ...]) -> _Years:
    """The years that the text itself gives to a day of a month."""
    years: _Years = {}
    for phrase in found:
        if phrase.kind == "day" and phrase.month and phrase.day and phrase.year:
            years.setdefault((phrase.month, phrase.day), set()).add(phrase.year)
    return years


def _with_year(phrase: Phrase, years: _Years, told: date | None) -> Phrase:
    """The phrase; "March 13" is that of the year which the text gives it elsewhere, unless one has just passed."""
    if phrase.kind != "day" or not phrase.month or not phrase.day or phrase.year or told is None:
        return phrase
    stated = years.get((phrase.month, phrase.day), set())
    near = day_near(told, phrase.month, phrase.day, weekday=phrase.weekday)
    if len(stated) != 1 or near is None or abs((told - near).days) <= _JUST_PASSED_DAYS:
        return phrase
    day = real_day(min(stated), phrase.month, phrase.day)
    if day is None or day == near or day > told or (phrase.weekday is not None and day.weekday() != phrase.weekday):
        return phrase
    return replace(phrase, year=day.year)


def _mentions(
    document: Document, part: Part, read: Tokens, found: tuple[Phrase, ...], known: Anchors, years: _Years
) -> list[TimeMention]:
    words = document.part(part)
    mentions: list[TimeMention] = []
    for phrase in _with_own(found, known, part):
        span = Span(part, phrase.start, phrase.end)
        own = next((a for a in (known.printed, known.dateline) if a and a.span and a.span.meets(span)), None)
        if own is None and part == "text" and document.body and not any(b.meets(span) for b in document.body):
            continue
        if own is not None and own.span is not None:
            mentions.append(_own(phrase, own, span))
            continue
        anchor = known.at(span)
        future = speaks_of_future(words, phrase, read)
        recent = _recent(phrase, span, mentions, words, _END if future or not anchor else anchor.date)
        setting = Setting(_day(anchor), _first_day(recent), future)
        phrase = phrase if future else _with_year(phrase, years, setting.anchor)
        mentions.append(_mention(span, resolve(phrase, setting), kind_of(words, phrase, read), anchor, recent))
    return mentions


def _with_own(found: tuple[Phrase, ...], known: Anchors, part: Part) -> list[Phrase]:
    """The phrases, with the printed date in place of what its glued figures ("Jun 182016") were taken for."""
    spans = [s for s in known.own if part == "text" and not any(p.start <= s.start and s.end <= p.end for p in found)]
    kept = [p for p in found if not any(p.start < s.end and s.start < p.end for s in spans)]
    return sorted((*kept, *(Phrase("day", -1, -1, s.start, s.end) for s in spans)), key=lambda p: p.start)


def _own(phrase: Phrase, own: Anchor, span: Span) -> TimeMention:
    found = resolve(phrase, Setting(date.fromisoformat(own.date)))
    if found.earliest is None or phrase.first < 0:
        return TimeMention(own.span or span, own.date, own.date, "day", "published")
    return TimeMention(span, printed(found.earliest), printed(found.latest), found.precision, "published")


def _mention(
    span: Span, found: Resolved, kind: TimeKind, anchor: Anchor | None, recent: TimeMention | None
) -> TimeMention:
    used: Anchor | None = None
    if found.earliest is not None or found.latest is not None:
        if found.recent and recent and recent.earliest:
            used = Anchor(recent.earliest[:10], "dated_sentence", recent.span)
        elif found.relative:
            used = anchor
    earliest, latest = printed(found.earliest, found.zone), printed(found.latest, found.zone)
    return TimeMention(span, earliest, latest, found.precision, kind, used)


def _day(anchor: Anchor | None) -> date | None:
    return date.fromisoformat(anchor.date) if anchor else None


def _first_day(mention: TimeMention | None) -> date | None:
    return date.fromisoformat(mention.earliest[:10]) if mention and mention.earliest else None


def _is_day(mention: TimeMention) -> bool:
    return (
        mention.kind != "published"
        and mention.earliest is not None
        and mention.precision in ("day", "part_of_day", "minute")
    )


def _recent(phrase: Phrase, span: Span, before: list[TimeMention], words: str, limit: str) -> TimeMention | None:
    """The day that "the next day" counts from, no later than `limit`; for "at dawn" only a day of the same sentence
    on which something happened."""
    days = [m for m in before if _is_day(m) and (m.earliest or "")[:10] <= limit]
    if phrase.kind in ("part", "clock"):
        start, _ = sentence_at(words, span.start)
        days = [m for m in days if m.span.part == span.part and m.span.start >= start and m.kind != "reported"]
    else:
        days = [m for m in days if m.span.part == span.part and span.start - m.span.start < _RECENT_REACH]
    return days[-1] if days else None
