"""Units: the sentences of a document with the event words and mentions that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.coding.codebook import Codebook, EventType
from firsthand.coding.lands import strangers
from firsthand.coding.when import OTHER, earlier_period, told_periods, told_times, weight
from firsthand.coding.where import DATED, HOME, IN, NAME, is_province, standings
from firsthand.model.account import Interval
from firsthand.model.attribution import Attributed
from firsthand.model.mentions import ActorMention, CountMention, Mentions, PlaceMention, TimeMention
from firsthand.model.romanise import place_name_key
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Part, Span

# Verbs and particles that take a sentence out of fact: what is planned, asked, conditional or denied.
UNREAL = re.compile(
    r"\b(?:will|would|shall|could|might|may|should|plans? to|planned to|intends? to|vow(?:s|ed)? to|threaten(?:s|ed)? to|"
    r"if|unless|in case|calls? for|called for|urged?|aim(?:s|ed)? to|ready to|prepar(?:es|ed|ing) to|warned of|fears? of|"
    r"trying to|try to|tried to|attempt(?:s|ed|ing)? to)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|denied|denies|neither|nor|did not|didn.?t|rejected|dismissed)\b", re.IGNORECASE
)
# What points back to an earlier happening rather than telling of this one.
_RECALL = re.compile(
    r"\b(?:last (?:month|year)|earlier this (?:month|year)|years? ago|months? ago|weeks? ago|since (?:the )?(?:war|conflict|"
    r"uprising|revolt|start|beginning|outbreak|19|20|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|in (?:19|20)\d\d|previous(?:ly)?|has been (?:battling|fighting)|for months|for years|"
    r"anniversary|in recent (?:weeks|months|years)|in the past (?:year|years|months)|civil war|uprising|"
    r"com(?:es?|ing) (?:at a time|as|amid|after weeks|after months)|in separate incidents)\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"[^\W\d_]{4,}|\d{2,}")
# A place that reaches further than this holds more than one event a day.
_CITY_M = 4_000
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_NAME = re.compile(r"\b[A-Z][\w'’]+(?:-[A-Z]?[\w'’]+)*")
_STOP = frozenset(
    "that this with from have were been their they them said says which when where while after before other others also "
    "more than least over into about people person killed wounded dead injured syria syrian syrias reported report reports "
    "told agency news state media according sources source monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december group human rights observatory "
    "some many most including among between against during since upon there these those would could being between "
    "russian syrian turkish kurdish american iraqi israeli iranian islamic arab western eastern northern southern "
    "north south east west president minister foreign defence defense ministry united nations states general "
    "area city town province village forces army attack attacks year years month week last near several were will what "
    "police officials official authorities county street early late morning night evening afternoon".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: its type and where it stands."""

    type: EventType
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence (or the title), with what was read in it. `lead` is 0 for title or headline, 1 for the first
    sentence and so on. Counts carry their index in the document. `aside` are places that people or things only went to
    or came from, or where a body is based. `standing` says of each place how plainly something is told to be there,
    `whens` of each precise time how plainly it is the event's (where.py, when.py), `periods` of each week, month or year."""

    span: Span
    lead: int
    triggers: tuple[Trigger, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    actors: tuple[ActorMention, ...]
    counts: tuple[tuple[int, CountMention], ...]
    unreal: bool
    recalls: bool
    aside: tuple[PlaceMention, ...] = ()
    standing: tuple[float, ...] = ()
    whens: tuple[tuple[Interval, float], ...] = ()
    periods: tuple[tuple[Interval, float], ...] = ()

    @property
    def tolls(self) -> tuple[tuple[int, CountMention], ...]:
        """Counts of people to whom something happened."""
        return tuple((i, c) for i, c in self.counts if c.outcome != "none")

    @property
    def tells(self) -> bool:
        """True when the sentence tells of an event: an event word or a toll."""
        return bool(self.triggers or self.tolls)

    def type(self) -> EventType | None:
        """The event type that most and the most specific words name; the earliest of equals."""
        weights: dict[str, float] = {}
        for n, trigger in enumerate(self.triggers):
            weights[trigger.type.id] = max(weights.get(trigger.type.id, 0.0), trigger.type.weight - n * 0.01)
        if not weights:
            return None
        best = max(weights, key=lambda k: weights[k])
        return next(t.type for t in self.triggers if t.type.id == best)


def units(document: Document, attributed: Attributed, mentions: Mentions, book: Codebook) -> tuple[Unit, ...]:
    """The title and the sentences of the body, in order. A place inside the name of a source ("Orontes Monitor") is
    none, nor is a dateline's."""
    found: list[Unit] = []
    taken = _names_of_sources(document, attributed, book.local)
    places = tuple(m for m in mentions.places if not any(t.meets(m.span) for t in taken))
    headed = [] if not book.local else datelines(document)
    standing = standings(document, places, book.words.get("aftermath"), local=book.local)
    dated = [m for m in places if any(d.meets(m.span) for d in headed) and not is_province(m)]
    if book.local:
        no_places = {span for span, plain in standing.items() if plain <= NAME}
        standing |= dict.fromkeys(strangers(places, headed, no_places), NAME)
    for lead, span in enumerate(s for s in _sentences(document) if not _TEASER.match(document.words(s))):
        _date(span, dated, places, standing)
        words = document.words(span)
        triggers = tuple(_triggers(words, span, book))
        aside = tuple(m for m in places if span.holds(m.span) and _is_aside(document, m.span))
        found.append(
            Unit(
                span,
                lead,
                triggers,
                tuple(m for m in places if span.holds(m.span)),
                tuple(m for m in mentions.times if span.holds(m.span)),
                tuple(m for m in mentions.actors if span.holds(m.span)),
                tuple(
                    (i, _running(document, span, m, mentions.times))
                    for i, m in enumerate(mentions.counts)
                    if span.meets(m.span) and span.start <= m.span.start
                ),
                bool(UNREAL.search(words)),
                bool(_RECALL.search(words)),
                aside,
                tuple(HOME if m in aside else standing[m.span] for m in places if span.holds(m.span)),
                tuple(_whens(document, span, mentions.times, triggers, book)),
                tuple(_periods(document, span, mentions.times, triggers, book)),
            )
        )
    return tuple(_after_its_day(document, unit, found) for unit in found) if book.local else tuple(found)


_ANAPHORIC = re.compile(r"^(?:later )?(?:that|the same)\b", re.IGNORECASE)


def _after_its_day(document: Document, unit: Unit, found: list[Unit]) -> Unit:
    """The sentence; "that night" counted from the day of a hearing is no day of the event."""
    back = {(t.earliest, t.latest) for t in unit.times if _ANAPHORIC.match(document.words(t.span))}
    if not any((w.earliest, w.latest) in back for w, _ in unit.whens):
        return unit
    told = {(w.earliest or "")[:10] for u in found if u is not unit for w, v in u.whens if v > OTHER}
    told |= {(w.earliest or "")[:10] for w, v in unit.whens if v > OTHER and (w.earliest, w.latest) not in back}
    whens = tuple(
        (w, OTHER if (w.earliest, w.latest) in back and (w.earliest or "")[:10] not in told else v)
        for w, v in unit.whens
    )
    return replace(unit, whens=whens)


def _date(span: Span, dated: list[PlaceMention], places: tuple[PlaceMention, ...], standing: dict[Span, float]) -> None:
    """The town of a dateline is where it was, less plainly where its sentence says that something was in another."""
    own = {m.span for m in dated if span.holds(m.span)}
    others = [m for m in places if span.holds(m.span) and m.span not in own and m.place and not is_province(m)]
    plain = DATED if any(standing[m.span] >= IN for m in others) else IN
    standing.update(dict.fromkeys(own, plain))


def _whens(
    document: Document, span: Span, times: tuple[TimeMention, ...], triggers: tuple[Trigger, ...], book: Codebook
) -> Iterator[tuple[Interval, float]]:
    """The precise times of a sentence, each with how plainly it is that of what is told."""
    inside = told_times([t for t in times if span.holds(t.span)], document.published or document.printed)
    if not inside:
        return
    later = _later(document, span, book)
    long_ago = earlier_period([t for t in times if span.holds(t.span)]) if "aftermath" in book.words else None
    for time in inside:
        if long_ago is not None and (time.earliest or "") > long_ago:
            yield Interval(time.earliest, time.latest), OTHER
        else:
            yield Interval(time.earliest, time.latest), weight(document, span, time, [t.span for t in triggers], later)


def _periods(
    document: Document, span: Span, times: tuple[TimeMention, ...], triggers: tuple[Trigger, ...], book: Codebook
) -> Iterator[tuple[Interval, float]]:
    """The weeks, months and years of a sentence, each with how plainly it is that of what is told."""
    inside = told_periods([t for t in times if span.holds(t.span)], document.published or document.printed)
    later = _later(document, span, book) if inside else []
    for time in inside:
        yield Interval(time.earliest, time.latest), weight(document, span, time, [t.span for t in triggers], later)


def _later(document: Document, span: Span, book: Codebook) -> list[Span]:
    """Where a sentence has words for what follows an event."""
    pattern = book.words.get("aftermath")
    found = pattern.finditer(document.words(span)) if pattern else ()
    return [Span(span.part, span.start + m.start(), span.start + m.end()) for m in found]


_ASIDE_BEFORE = re.compile(
    r"\b(?:towards?|bound for|en route to|(?:fled|referred|taken|transferred|sent|moved|returned|travell?ed|heading|headed|flown|"
    r"evacuated) (?:to|for|from)|road (?:to|from)|based in|arrived (?:in|from)|reached)\s+(?:(?:a|the|two|several|other|nearby)\s+)?"
    r"(?:(?:hospitals?|clinics?|camps?|city|town|village)\s+(?:in|of|near)\s+)?$",
    re.IGNORECASE,
)
_ASIDE_AFTER = re.compile(r"^-?\s?based\b", re.IGNORECASE)


def _is_aside(document: Document, span: Span) -> bool:
    text = document.part(span.part)
    return bool(
        _ASIDE_BEFORE.search(text[max(0, span.start - 60) : span.start])
        or _ASIDE_AFTER.match(text[span.end : span.end + 8])
    )


# The running time and the title of another film, one below the other beside the story: "1:43 Two found dead in Harwick".
_TEASER = re.compile(r"^\W*\d{1,2}:\d\d(?::\d\d)?\s+(?![AaPp]\.?[Mm]\b)[A-Z][^\n]*(?<![.!])$")


# A city, perhaps a date and an agency at the head of a text say where it was written, not where anything happened.
_DATELINE = re.compile(
    r"^\W*(?:[A-Z][A-Z.' -]{2,30}|[A-Z][a-z]+)(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?(?:,? [A-Z][a-z]+\.? \d{1,2})?,? ?(?:\([^)]{2,40}\) ?)?(?:-{1,2}|–|—) ",
    re.M,
)


def _names_of_sources(document: Document, attributed: Attributed, local: bool) -> list[Span]:
    """Where the full names of the outlet and of named sources stand, and the datelines and credits (not local ones)."""
    wanted = {s.name for s in attributed.sources if s.disclosure == "named" and not local} | {document.outlet or ""}
    found: list[Span] = []
    for name in sorted(n for n in wanted if len(n) > 3):
        first = re.escape(name.split()[0])
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)|\({first}\)")
        found += [Span("text", m.start(), m.end()) for m in pattern.finditer(document.text)]
        found += [Span("title", m.start(), m.end()) for m in pattern.finditer(document.title)]
    return found if local else [*found, *datelines(document)]


def datelines(document: Document) -> list[Span]:
    """Where a line begins with a city, perhaps a date and an agency, and a dash."""
    return [Span("text", m.start(), m.end()) for m in _DATELINE.finditer(document.text)]


# A toll that has run for longer than this is of a period.
_TOLL_DAYS = 4
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
# "since Tuesday's strike", not "since Tuesday": only the event itself begins a running toll.
_EVENT = re.compile(
    r"['’]?s\s+(?:\w+\s+){0,2}(?:strikes?|raids?|attacks?|bombings?|blasts?|explosions?|shelling|shootings?|massacre|crash|ambush)\b",
    re.IGNORECASE,
)


def _running(document: Document, span: Span, count: CountMention, times: tuple[TimeMention, ...]) -> CountMention:
    """A running toll is of its incident: "17 have died since Tuesday's strike" counts no period."""
    told = document.published or document.printed
    if count.scope != "period" or told is None:
        return count
    text = document.part(span.part)
    days = [
        t for t in times if span.holds(t.span) and t.earliest and t.precision in ("day", "part_of_day", "hour", "open")
    ]
    near = [
        t
        for t in days
        if _SINCE.search(text[max(0, t.span.start - 8) : t.span.start + 6])
        and _EVENT.match(text[t.span.end : t.span.end + 40])
    ]
    close = any(0 <= days_between(t.earliest or "", told) <= _TOLL_DAYS for t in near)
    return replace(count, scope="incident") if close else count


def terms(document: Document, span: Span) -> Iterator[str]:
    """Content words of a stretch of text, lower case, cut to six letters so that forms of a word meet."""
    for match in _TERM.finditer(document.words(span).lower()):
        if match.group() not in _STOP:
            yield match.group()[:6]


def names(document: Document, unit: Unit) -> Iterator[str]:
    """Keys of the proper names in a sentence that single its event out: no actors, no outlets, no days or months, no
    place so large that much happens in it, and no headline in which every word has a capital."""
    words = document.words(unit.span)
    capitals = _CAPITAL.findall(words)
    if unit.span.part == "title" or len(capitals) > 0.6 * len(words.split()):
        return
    large = [m.span for m in unit.places if m.place is not None and m.place.radius_m > _CITY_M]
    taken = [*(a.span for a in unit.actors), *large, *(t.span for t in unit.times)]
    for match in _NAME.finditer(words):
        span = Span(unit.span.part, unit.span.start + match.start(), unit.span.start + match.end())
        word = match.group()
        if match.start() == 0 or word.lower() in _STOP or any(t.meets(span) for t in taken):
            continue
        key = place_name_key(word)
        if len(key) >= 3:
            yield key.upper()


def negated(document: Document, unit: Unit, span: Span) -> bool:
    """True when a denial or negation stands shortly before a span in its sentence."""
    before = document.part(span.part)[max(unit.span.start, span.start - 30) : span.start]
    return bool(_NEGATED.search(before))


def day(moment: str | None) -> date | None:
    """The calendar day of an ISO date or date-time; None for None or what is none."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def days_between(a: str, b: str) -> int:
    """Whole days from a to b (negative when b is earlier); 0 when either is no date."""
    left, right = day(a), day(b)
    return (right - left).days if left and right else 0


def shift(moment: str, days: int) -> str:
    """The ISO day that lies some days after another."""
    start = day(moment)
    return (start + timedelta(days=days)).isoformat() if start else moment


def _sentences(document: Document) -> Iterator[Span]:
    if document.title.strip():
        yield Span("title", 0, len(document.title))
    body = document.body or (Span("text", 0, len(document.text)),)
    headline = document.headline if document.headline and document.headline.part == "text" else None
    if headline:
        yield headline
    for piece in body:
        if piece.part != "text":
            continue
        for start, end in sentences(document.text):
            span = Span(_TEXT, max(start, piece.start), min(end, piece.end))
            if span.start < span.end and not (headline and headline.meets(span) and headline.holds(span)):
                yield span


_TEXT: Part = "text"


def _triggers(words: str, span: Span, book: Codebook) -> Iterator[Trigger]:
    found: list[Trigger] = []
    for kind in book.types:
        for match in kind.words.finditer(words):
            found.append(Trigger(kind, Span(span.part, span.start + match.start(), span.start + match.end())))
    yield from sorted(found, key=lambda t: (t.span, -t.type.weight, t.type.id))
