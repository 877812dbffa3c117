"""Texts cut into pieces that a template can show: words marked, attributions drawn, sentences around a span."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.model.sentences import paragraphs, sentences
from firsthand.model.text import Span
from firsthand.report.html_case import Case, Row, rows_of, span_of, word_of
from firsthand.report.html_safe import visible

LONG_PARAGRAPH = 700
WIDE_CONTEXT = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the classes that mark them; `label` is a small number or sign set before them."""

    words: str
    classes: str = ""
    label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An attribution in the margin: its number, its chain from the outlet inward, how it is said."""

    number: int
    hue: int
    chain: tuple[str, ...]
    speech: str
    factuality: str
    kind: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text with what stands in its margin. `furniture`: outside the article, never read."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    furniture: bool = False


def sentence_around(case: Case, document: Row, span: Span) -> tuple[Piece, ...]:
    """The sentence (or sentences) that hold a span, with the words at the span marked."""
    text = word_of(document, span.part)
    if not text:
        return (Piece("(the text of this article is not in the export)"),)
    start, end = 0, len(text)
    if span.part == "text":
        meeting = [(s, e) for s, e in sentences(text) if s < span.end and span.start < e]
        start = min([s for s, _ in meeting] + [span.start])
        end = max([e for _, e in meeting] + [span.end])
    cut_left = max(start, span.start - WIDE_CONTEXT)
    cut_right = min(end, span.end + WIDE_CONTEXT)
    before = ("… " if cut_left > start else "") + visible(text[cut_left : span.start])
    after = visible(text[span.end : cut_right]) + (" …" if cut_right < end else "")
    pieces = (Piece(before), Piece(visible(text[span.start : span.end]), "words"), Piece(after))
    return tuple(p for p in pieces if p.words)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    classes: str
    label: str = ""
    title: str = ""
    depth: int = 0


def article(case: Case, document: Row, beyond: Sequence[Row] = ()) -> tuple[Paragraph, ...]:
    """The text of a document as paragraphs, attributions marked in place and chained in the margin."""
    text = word_of(document, "text")
    attributions = rows_of(document, "attributions")
    notes = _notes(case, document, attributions)
    marks = _marks(attributions, notes, beyond)
    body = [s for s in (span_of(b) for b in rows_of(document, "body")) if s is not None and s.part == "text"]
    found: list[Paragraph] = []
    for start, end in _blocks(text):
        own = tuple(
            notes[word_of(a, "id")]
            for a in attributions
            if (first := _first(a)) is not None and start <= first < end and word_of(a, "id") in notes
        )
        outside = bool(body) and not any(b.start < end and start < b.end for b in body)
        pieces = _pieces(text, start, end, marks)
        if outside and found and found[-1].furniture:
            found[-1] = Paragraph((*found[-1].pieces, Piece("\n"), *pieces), (*found[-1].notes, *own), True)
        else:
            found.append(Paragraph(pieces, own, outside))
    return tuple(found)


def own_voice(document: Row, outlets: Collection[str]) -> tuple[str, ...]:
    """The sentences of a document that no source says but its outlet (the ids under which it speaks); the headline and page
    furniture are left out."""
    text, headline = word_of(document, "text"), span_of(document.get("headline"))
    title = visible(word_of(document, "title")).strip()
    body = [s for s in (span_of(b) for b in rows_of(document, "body")) if s is not None and s.part == "text"]
    links = [a for a in rows_of(document, "attributions") if word_of(a, "source_id") not in outlets]
    said = [s for a in links for c in rows_of(a, "content") if (s := span_of(c)) is not None]
    found = []
    for start, end in sentences(text):
        span = Span("text", start, end)
        inside = not body or any(b.start < end and start < b.end for b in body)
        is_title = headline is not None and headline.meets(span)
        words = visible(text[start:end]).strip()
        if inside and not is_title and words not in ("", title) and not any(s.meets(span) for s in said):
            found.append(words)
    return tuple(found)


def heading(document: Row, beyond: Sequence[Row]) -> tuple[Piece, ...]:
    """The title of a document with what goes beyond the sources marked."""
    title = word_of(document, "title")
    spans = [s for s in (span_of(b.get("span")) for b in beyond) if s is not None and s.part == "title"]
    marks = [_Mark(s.start, s.end, "beyond", title="goes beyond the sources") for s in spans]
    return _pieces(title, 0, len(title), marks)


def _notes(case: Case, document: Row, attributions: Sequence[Row]) -> dict[str, Note]:
    by_id = {word_of(a, "id"): a for a in attributions}
    hues: dict[str, int] = {}
    found: dict[str, Note] = {}
    for a in attributions:
        names: list[str] = []
        step: Row | None = a
        seen: set[str] = set()
        while step is not None and word_of(step, "id") not in seen:
            seen.add(word_of(step, "id"))
            names.append(_source_name(case, document, step))
            step = by_id.get(word_of(step, "parent"))
        chain = (case.outlet(document), *reversed(names))
        hue = hues.setdefault(chain[-1], len(hues) % 6)
        factuality = word_of(a, "factuality")
        found[word_of(a, "id")] = Note(
            len(found) + 1,
            hue,
            tuple(n for i, n in enumerate(chain) if i == 0 or n != chain[i - 1]),
            word_of(a, "speech"),
            "" if factuality == "asserted" else factuality,
            word_of(a, "source_kind").replace("_", " ").replace("unknown", ""),
        )
    return found


def _source_name(case: Case, document: Row, attribution: Row) -> str:
    source = word_of(attribution, "source_id")
    if source in case.sources:
        return case.plain(source)
    span = span_of(attribution.get("source"))
    return visible(case.words(document, span)) if span is not None else "not named"


def _first(attribution: Row) -> int | None:
    spans = [span_of(attribution.get("source")), span_of(attribution.get("cue"))]
    spans += [span_of(c) for c in rows_of(attribution, "content")]
    starts = [s.start for s in spans if s is not None and s.part == "text"]
    return min(starts) if starts else None


def _marks(attributions: Sequence[Row], notes: dict[str, Note], beyond: Sequence[Row]) -> list[_Mark]:
    marks = []
    for a in attributions:
        note = notes[word_of(a, "id")]
        chain = " › ".join(note.chain)
        first = _first(a)
        spans = [(span_of(a.get("source")), f"source h{note.hue}"), (span_of(a.get("cue")), "cue")]
        spans += [(span_of(c), f"said h{note.hue}") for c in rows_of(a, "content")]
        for span, classes in spans:
            if span is not None and span.part == "text":
                label = str(note.number) if span.start == first else ""
                marks.append(_Mark(span.start, span.end, classes, label, chain, len(note.chain)))
    for b in beyond:
        span = span_of(b.get("span"))
        if span is not None and span.part == "text":
            marks.append(_Mark(span.start, span.end, "beyond", title="goes beyond the sources"))
    return marks


def _pieces(text: str, start: int, end: int, marks: Sequence[_Mark]) -> tuple[Piece, ...]:
    """The range cut at every edge of a mark; the narrowest mark, of those as wide the deepest, gives colour and tooltip."""
    here = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end} | {max(start, m.start) for m in here} | {min(end, m.end) for m in here})
    pieces = []
    for left, right in pairwise(cuts):
        covering = [m for m in here if m.start <= left and right <= m.end]
        covering.sort(key=lambda m: (m.end - m.start, -m.depth, m.classes))
        labels = sorted({m.label for m in here if m.label and m.start == left}, key=int)
        inner = covering[0] if covering else None
        classes = sorted({c for m in covering for c in m.classes.split() if not re.fullmatch(r"h\d", c)})
        hue = [c for m in covering for c in m.classes.split() if re.fullmatch(r"h\d", c)][:1]
        pieces.append(
            Piece(
                visible(text[left:right]),
                " ".join(classes + hue),
                " ".join(labels),
                visible(inner.title) if inner else "",
            )
        )
    return tuple(pieces)


def _blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Paragraphs; a long one (a scrape without breaks) is cut at sentences."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        if end - start <= LONG_PARAGRAPH:
            found.append((start, end))
            continue
        inner = [(max(s, start), min(e, end)) for s, e in sentences(text) if s < end and start < e]
        block: tuple[int, int] | None = None
        for s, e in inner:
            if block is not None and e - block[0] > LONG_PARAGRAPH:
                found.append(block)
                block = None
            block = (s, e) if block is None else (block[0], e)
        found.append(block or (start, end))
    return tuple(found)


def side_by_side(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two wordings with the words that differ marked: `gone` on the left, `new` on the right."""
    ours, theirs = re.findall(r"\s*\S+", left), re.findall(r"\s*\S+", right)
    matcher = difflib.SequenceMatcher(None, [w.strip() for w in ours], [w.strip() for w in theirs], autojunk=False)
    first, second = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if b > a:
            first.append(Piece(visible("".join(ours[a:b])), "" if tag == "equal" else "gone"))
        if d > c:
            second.append(Piece(visible("".join(theirs[c:d])), "" if tag == "equal" else "new"))
    return tuple(first), tuple(second)
