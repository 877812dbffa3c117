"""One article in the terminal: what each source says in its colour, the chain that says it in the margin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.model.attribution import Attributed, Attribution
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Span
from firsthand.report.counts import LANGUAGES, count_words, language_of
from firsthand.report.html_safe import visible
from firsthand.report.terminal import console_of

# Colours that both dark and light terminals show; sources take them in the order of their first words.
COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red", "bright_cyan", "bright_yellow", "bright_green")
MARGIN = 30  # columns
# How a source puts what it does not say to be so, in the margin.
MARKS = {"denied": "denies", "negated": "not said", "asked": "asks"}
IMPLIED = "implied"  # a voice that is carried on: its sentence names nobody and has no word of saying
# Kinds under which rhetoric falls ("the usual voices", "this site"): described only, they tell nothing of their own.
LOOSE_KINDS = frozenset({"unknown", "unnamed_generic", "news_outlet"})
OWN_SHOWN = 12  # sentences of the outlet's own voice
HEAD = 4  # sentences at the top among which a headline, an outlet or a date stands once more
_DATE_WORDS = re.compile(
    r"(?:\d{1,4}|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september"
    r"|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|published|updated|on|[\s.,:/|–-])+",
    re.IGNORECASE,
)


def print_article(
    document: Document, attributed: Attributed, stream: TextIO, *, resting: Collection[str] | None = None
) -> None:
    """The article, sentence by sentence: left the chain behind it (outlet first is left out: it is always the same),
    right its words; then the sources, and what the outlet says in its own voice. What is page furniture is left out, and a chain that is mere rhetoric: one that
    ends with an unnamed source of no kind on which no claim rests (`resting`: the sources on which claims do)."""
    console = console_of(stream)
    names = {s.id: visible(s.name) for s in attributed.sources}
    attributed = attributed if resting is None else told_by_somebody(attributed, resting)
    colours = colours_of(attributed)
    headline = visible(document.words(document.headline)) if document.headline else document.id
    console.print(Text(headline, "bold"), soft_wrap=True)
    date = document.published or document.printed
    told = [visible(t) for t in (names.get(attributed.outlet, document.outlet), date) if t]
    console.print(Text(", ".join(told), "dim"), soft_wrap=True)
    table = Table.grid(padding=(0, 2))
    table.add_column(width=MARGIN)
    table.add_column(ratio=1)
    for span in spoken(document):
        table.add_row(_margin(span, attributed, names, colours), _words(document, span, attributed, colours))
    console.print(table)
    for source in attributed.sources:
        if source.id in colours:
            line = Text("  ■ ", colours[source.id]).append(names[source.id], "default")
            console.print(line.append(f"  {source.kind.replace('_', ' ')}", "dim"), soft_wrap=True)
    _print_own(document, attributed, console)
    if not attributed.attributions and document.language not in (None, *LANGUAGES):
        language = language_of({"language": document.language})
        console.print(Text(f"  (in {language}: firsthand reads statements in English only)", "dim"))
    outside = len(document.text) - sum(s.end - s.start for s in document.body if s.part == "text")
    if document.body and outside > len(document.text) // 10:
        console.print(Text(f"  ({outside} characters of page furniture left out)", "dim"))


def _print_own(document: Document, attributed: Attributed, console: Console) -> None:
    """The sentences that the outlet says in its own voice, a line each; nothing where nobody else speaks."""
    said = list(spoken(document))
    own = [span for span in said if all(_is_own(inside, attributed) for inside in _held(span, attributed))]
    if not own or len(own) == len(said):
        return
    console.print(Text(f"  □ in the outlet's own voice: {len(own)} of {count_words(len(said), 'sentence')}", "default"))
    for span in own[:OWN_SHOWN]:
        line = Text("    " + " ".join(visible(document.words(span)).split()), "dim")
        line.truncate(console.width, overflow="ellipsis")
        console.print(line)
    if len(own) > OWN_SHOWN:
        console.print(Text(f"    … {len(own) - OWN_SHOWN} more", "dim"))


def _is_own(inside: Span, attributed: Attributed) -> bool:
    """True where nobody but the outlet says some words."""
    return {a.source_id for a in attributed.chain(inside)} <= {attributed.outlet}


def colours_of(attributed: Attributed) -> dict[str, str]:
    """A colour for every source that says something, by its id."""
    speaking = sorted(attributed.attributions, key=lambda a: (a.content[0] if a.content else Span("text", 0, 0), a.id))
    ids = dict.fromkeys(a.source_id or "unknown" for a in speaking)
    return {source: COLOURS[n % len(COLOURS)] for n, source in enumerate(ids)}


def told_by_somebody(attributed: Attributed, resting: Collection[str]) -> Attributed:
    """Without the statements of those who are nobody in particular and on whom no claim rests."""
    sources = {s.id: s for s in attributed.sources}

    def hollow(link: Attribution) -> bool:
        source = sources.get(link.source_id or "")
        loose = source is None or (source.disclosure != "named" and source.kind in LOOSE_KINDS)
        return loose and (link.source_id or "unknown") not in resting

    parents = {link.parent for link in attributed.attributions}
    kept = tuple(a for a in attributed.attributions if a.id in parents or not hollow(a))
    return replace(attributed, attributions=kept)


def spoken(document: Document) -> Iterator[Span]:
    """The sentences of the article, without its headline, and without a date or outlet that stands above it too."""
    seen = 0
    for piece in document.body or (Span("text", 0, len(document.text)),):
        if piece == document.headline:
            continue
        for start, end in sentences(document.part(piece.part)[piece.start : piece.end]):
            span, seen = Span(piece.part, piece.start + start, piece.start + end), seen + 1
            if seen > HEAD or not _stands_above(document, document.words(span).strip()):
                yield span


def _stands_above(document: Document, words: str) -> bool:
    """True for words that the lines above the article show: its headline, its outlet, or nothing but a date."""
    shown = {(document.outlet or "").casefold()} | ({_headline(document)} if document.headline else set())
    dated = bool(document.published or document.printed) and any(c.isdigit() for c in words)
    return words.casefold() in shown or (dated and _DATE_WORDS.fullmatch(words) is not None)


def _headline(document: Document) -> str:
    return document.words(document.headline).strip().casefold() if document.headline else ""


def _margin(span: Span, attributed: Attributed, names: dict[str, str], colours: dict[str, str]) -> Text:
    """The chains of the statements in a sentence, each once, in the order of their words."""
    lines: dict[str, Text] = {}
    for inside in _held(span, attributed):
        chain = attributed.chain(inside)
        ids = [source for source, _ in groupby(a.source_id or "unknown" for a in chain)]
        line = Text("", no_wrap=False)
        for n, source in enumerate(ids):
            line.append(" › " if n else "", "dim")
            line.append(names.get(source, "someone"), colours.get(source, "default"))
        mark = MARKS.get(chain[-1].factuality) if chain else None
        line.append(f" ({mark})" if mark else "", "bold")
        if chain and chain[-1].source is None and chain[-1].cue is None:
            lines.setdefault(line.plain, line.copy().append(f" {IMPLIED}", "dim italic"))
        else:
            lines[line.plain] = line
    return Text("\n").join(lines.values())


def _held(span: Span, attributed: Attributed) -> list[Span]:
    """The parts of a sentence that statements hold."""
    found = {
        Span(span.part, max(c.start, span.start), min(c.end, span.end))
        for a in attributed.attributions
        for c in a.content
        if c.meets(span)
    }
    return sorted(found)


def _words(document: Document, span: Span, attributed: Attributed, colours: dict[str, str]) -> Text:
    """A sentence with its statements in the colours of who says them, sources bold and cues underlined."""
    text = Text()
    links = attributed.attributions
    cuts = {span.start, span.end}
    for marked in _marks(links):
        if marked.meets(span):
            cuts |= {max(marked.start, span.start), min(marked.end, span.end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        piece = Span(span.part, start, end)
        chain = attributed.chain(piece)
        style = [colours.get(chain[-1].source_id or "unknown", "") if chain else ""]
        style += ["bold"] if any(a.source and a.source.holds(piece) for a in links) else []
        style += ["underline"] if any(a.cue and a.cue.holds(piece) for a in links) else []
        text.append(" ".join(visible(document.words(piece)).split("\n")), " ".join(style).strip() or "default")
    return text


def _marks(links: Sequence[Attribution]) -> Iterator[Span]:
    for link in links:
        yield from (s for s in (link.source, link.cue, *link.content) if s is not None)
