"""What relative times are resolved against: the document's own date, datelines, dated reports, dated headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model.mentions import Anchor
from firsthand.model.text import Document, Span
from firsthand.normalise.calendars import day_near
from firsthand.normalise.time_kinds import PRINTED_AFTER
from firsthand.normalise.time_periods import Setting, as_day
from firsthand.normalise.time_phrases import Phrase, phrases
from firsthand.normalise.time_resolve import day_of, resolve
from firsthand.normalise.time_words import MONTHS, Tokens, tokens

# A date that the text prints as its own stands this far from the head at most.
HEAD = 400
_DATELINE = re.compile(
    r"(?<![\w-])[A-Z][A-Z'’./-]+(?:[ ,]+[A-Z][A-Za-z'’./-]+){0,4}(?: \([A-Z][A-Za-z ]+\))?[ ,]+"
    r"(?P<date>(?:(?P<m1>[A-Z][A-Za-z]{2,8})\.? (?P<d1>\d{1,2})|(?P<d2>\d{1,2}) (?P<m2>[A-Z][A-Za-z]{2,8}))"
    r"(?:,? (?P<year>(?:19|20)?\d\d(?![\d:])))?)"
    r"[ ,]*(?:\([A-Za-z][^()\n]{1,40}\)[ ]*[-–—:]*|[ ]*[-–—]{1,2}(?=\s))"
)
_GLUED = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? ?(?P<day>\d{1,2}),? ?(?P<year>20[0-3]\d)(?=\D|$)")
_REPORT = (
    "report|statement|bulletin|dispatch|article|communique|communiqué|release|post|tweet|diary|log|entry|testimony|letter|"
    "interview|transcript|briefing|memo|note|newsletter|update|story|account|message"
)
_REPORT_BEFORE = re.compile(rf"(?i)\b(?:{_REPORT})\b[\w ,]{{0,24}}\b(?:dated|of|from|on)\s+(?:the\s+)?$")
_REPORT_AFTER = re.compile(rf"^(?:\s*,)?\s+(?:[\w-]+\s+)?(?:{_REPORT})\b")
_COLON = re.compile(r"[^.!?\n]{0,200}?:\s*(?P<quote>[\"“«])?")
_CLOSING = {'"': '"', "“": "”", "«": "»"}
_HEADING = re.compile(r"\s*(?::|\n|[-–—](?=\s))")
_LINE_BEFORE = re.compile(r"(?:^|\n|[.!?•*]\s)[ \t*•-]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that has a date of its own; `report` where a dated report is introduced."""

    start: int
    end: int
    anchor: Anchor
    report: bool = False


@dataclass(frozen=True, slots=True)
class Anchors:
    """Every anchor of one document. `own` are the spans of dates that the text prints as its own."""

    document: Anchor | None
    published: Anchor | None
    printed: Anchor | None
    dateline: Anchor | None
    blocks: tuple[Block, ...] = ()

    @property
    def own(self) -> tuple[Span, ...]:
        return tuple(a.span for a in (self.printed, self.dateline) if a and a.span)

    def at(self, span: Span) -> Anchor | None:
        """What a relative time at a span is resolved against: the innermost dated block, the dateline, the date the
        text prints or was published on; without any, the one report whose date the text gives."""
        if span.part == "text":
            holding = [b for b in self.blocks if b.start <= span.start < b.end]
            if holding:
                return max(holding, key=lambda b: b.start).anchor
            if self.dateline and self.dateline.span and self.dateline.span.start <= span.start:
                return self.dateline
        if self.document:
            return self.document
        if self.dateline:
            return self.dateline
        dated = {b.anchor.date: b.anchor for b in self.blocks if b.report}
        return next(iter(dated.values())) if len(dated) == 1 else None


def anchors(document: Document, found: Sequence[Phrase], text: Tokens) -> Anchors:
    """All anchors; `found` are the phrases of the document's text."""
    published = _published(document)
    printed = _printed(document, found, text)
    own = _earliest_sound(published, printed)
    dateline = _dateline(document, own)
    blocks = _blocks(document.text, found, own, [a.span for a in (printed, dateline) if a and a.span])
    return Anchors(own, published, printed, dateline, blocks)


def document_date(document: Document) -> Anchor | None:
    """The day a document is of: its metadata, else the date it prints, else its dateline; None when none is there.

    Nothing in the document happened later. Metadata that is no date counts as none.
    """
    published = _published(document)
    if published:
        return published
    read = tokens(document.text)
    found = tuple(phrases(read))
    return _printed(document, found, read) or _dateline(document, None)


def _published(document: Document) -> Anchor | None:
    day = _iso(document.published)
    return Anchor(day.isoformat(), "published") if day else None


def _iso(text: str | None) -> date | None:
    """The day of an ISO date or date-time; years that no news can have come from are none."""
    if not text or not re.match(r"(?:1[89]|20|21)\d\d-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _earliest_sound(published: Anchor | None, printed: Anchor | None) -> Anchor | None:
    """The printed date where it is the earlier one: metadata often tell of a later change."""
    if published is None or printed is None:
        return published or printed
    return printed if printed.date < published.date else published


def _printed(document: Document, found: Sequence[Phrase], text: Tokens) -> Anchor | None:
    """The full date at the head, or after a word such as "Published", that the text prints as its own."""
    choices: list[tuple[bool, int, Anchor]] = []
    for phrase in found:
        if not _full(phrase) or phrase.kind != "day":
            continue
        keyword = PRINTED_AFTER.search(document.text, max(0, phrase.start - 56), phrase.start)
        headed = phrase.start < HEAD and not _governed(phrase, text) and _stands_alone(document, phrase)
        day, _ = day_of(phrase, Setting(_iso(document.published)))
        if day and (keyword or headed):
            late = bool(keyword and keyword.group("late"))
            choices.append(
                (late, phrase.start, Anchor(day.isoformat(), "printed", Span("text", phrase.start, phrase.end)))
            )
    if choices:
        return min(choices, key=lambda c: c[:2])[2]
    glued = _GLUED.search(document.text, 0, HEAD)
    if glued and glued.group("month").lower() in MONTHS and not _glued_apart(glued, found):
        month = MONTHS[glued.group("month").lower()]
        day = _iso(f"{glued.group('year')}-{month:02}-{int(glued.group('day')):02}")
        if day:
            return Anchor(day.isoformat(), "printed", Span("text", *glued.span()))
    return Anchor(document.printed[:10], "printed") if document.printed and _iso(document.printed) else None


def _glued_apart(glued: re.Match[str], found: Sequence[Phrase]) -> bool:
    return any(_full(p) and p.start < glued.end() and glued.start() < p.end for p in found)


def _full(phrase: Phrase) -> bool:
    return bool(phrase.numeric or (phrase.day and phrase.month and phrase.year)) and not phrase.reach


def _governed(phrase: Phrase, text: Tokens) -> bool:
    """True when a preposition or the like before the date makes it part of a sentence."""
    before = text.shape[phrase.first - 1] if phrase.first else "|"
    word = text.words[phrase.first - 1] if phrase.first else ""
    return before in "xgsftBAreK" or word in ("dated", "late", "early")


def _stands_alone(document: Document, phrase: Phrase) -> bool:
    """The date begins the text, or is the one that the metadata give, or something new begins after it."""
    before, after = document.text[: phrase.start], document.text[phrase.end : phrase.end + 48]
    if after.lstrip()[:1] == ":" or _REPORT_AFTER.match(after):
        return False
    published = _published(document)
    day, _ = day_of(phrase, Setting())
    if not before.strip() or (published and day and day.isoformat() == published.date):
        return True
    prose = re.search(r"[.!?]\s", before) and not before.rstrip().endswith((".", "!", "?", "|", ":"))
    follows = after[:24].lstrip(" \t,|/()-–—.;")
    return not prose and (not follows or not follows[0].islower() or "\n" in after[:3])


def _dateline(document: Document, own: Anchor | None) -> Anchor | None:
    match = _DATELINE.search(document.text, 0, 3 * HEAD)
    while match:
        name = (match.group("m1") or match.group("m2")).lower()
        month = MONTHS.get(name)
        if month:
            return _dateline_day(match, month, own)
        match = _DATELINE.search(document.text, match.end(), 3 * HEAD)
    return None


def _dateline_day(match: re.Match[str], month: int, own: Anchor | None) -> Anchor | None:
    number = int(match.group("d1") or match.group("d2"))
    span = Span("text", match.start("date"), match.end("date"))
    if match.group("year"):
        year = int(match.group("year"))
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        day = _iso(f"{year}-{month:02}-{number:02}")
    else:
        against = _iso(own.date) if own else None
        day = day_near(against, month, number) if against else None
    return Anchor(day.isoformat(), "dateline", span) if day else None


def _blocks(text: str, found: Sequence[Phrase], own: Anchor | None, taken: Sequence[Span]) -> tuple[Block, ...]:
    """Dated reports that are introduced, and headings that are a date."""
    blocks: list[Block] = []
    headings: list[tuple[int, int, Anchor]] = []
    setting = Setting(_iso(own.date) if own else None)
    for phrase in found:
        span = Span("text", phrase.start, phrase.end)
        if phrase.kind != "day" or not (phrase.day or phrase.numeric) or phrase.part or phrase.reach or phrase.clock:
            continue
        if any(span.meets(other) for other in taken):
            continue
        first = resolve(phrase, setting).earliest
        if first is None:
            continue
        anchor = Anchor(as_day(first).isoformat(), "dated_sentence", span)
        if _full(phrase) and _is_report(text, phrase):
            blocks.append(Block(phrase.start, _block_end(text, phrase.end), anchor, report=True))
        elif phrase.month and _is_heading(text, phrase):
            headings.append((phrase.start, phrase.end, anchor))
    for i, (start, _, anchor) in enumerate(headings):
        blocks.append(Block(start, headings[i + 1][0] if i + 1 < len(headings) else len(text), anchor))
    return tuple(sorted(blocks, key=lambda b: b.start))


def _is_report(text: str, phrase: Phrase) -> bool:
    if _REPORT_AFTER.match(text[phrase.end : phrase.end + 48]):
        return True
    return bool(_REPORT_BEFORE.search(text, max(0, phrase.start - 72), phrase.start))


def _is_heading(text: str, phrase: Phrase) -> bool:
    return bool(_LINE_BEFORE.search(text, max(0, phrase.start - 12), phrase.start) and _HEADING.match(text, phrase.end))


def _block_end(text: str, after: int) -> int:
    """Where the words of a dated report end: its closing quote, its sentence, or (a colon ends the line) the text."""
    colon = _COLON.match(text, after)
    if colon:
        quote = colon.group("quote")
        if quote:
            closing = text.find(_CLOSING[quote], colon.end())
            return closing if closing >= 0 else len(text)
        if "\n" in text[colon.end() - 2 : colon.end()]:
            return len(text)
    stop = re.compile(r"[.!?](?:\s|$)|\n").search(text, colon.end() if colon else after)
    return stop.start() if stop else len(text)
