"""All reported statements of one part of a document, before their sources are resolved."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribute import blocks, headlines, patterns, quotes
from firsthand.attribute.credits import body_start
from firsthand.attribute.found import Found
from firsthand.attribute.segments import Segment
from firsthand.attribute.tokens import Range, line
from firsthand.model.sentences import sentences

_FIRST_PERSON = frozenset(("i", "we", "you", "i'm", "we've"))
# No sentence is longer (code points): what follows in such a run of words is a table or a broken page.
_LONGEST = 3000
# Between two pieces of one quotation stands at most "he said on Monday at a rally in the town."
_LONGEST_GAP = 90
# The date that a page prints above its text is nobody's statement.
_PRINTED = re.compile(
    r"\s*(?:Published(?: on)?|Date of publication|Posted(?: on)?|Updated|Last updated)?:?\s*(?:[A-Z][a-z]{2,8},? )?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?:,? (?:at )?\d{1,2}[:.]?\d{2}(?: ?[ap]m)?(?: [A-Z]{3}(?:[+-]\d)?)?)?[\s.|–—-]+"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def gather(text: str, segment: Segment) -> tuple[Found, ...]:
    """The statements of a segment, blocks first, then in order of sentences."""
    if segment.role == "headline":
        one = headlines.read(text, segment.start, segment.end)
        return (one,) if one is not None else _sentence(text, segment.start, segment.end, ())
    start = body_start(text, segment)
    printed = _PRINTED.match(text, start, segment.end)
    start = printed.end() if printed else start
    marked = blocks.blocks(text, start, segment.end)
    inside = [b.content for b in marked]
    quoted = tuple(q for q in quotes.quotations(text, start, segment.end) if not any(_blocked(q, b) for b in inside))
    found: list[Found] = [_block(text, b) for b in marked]
    for s, e in _sentences(text, start, segment.end, marked):
        if any(q[0] <= s and e <= q[1] for q in quoted):
            continue
        found += [_whole(f, quoted) for f in _sentence(text, s, e, quoted)]
    found = [_to_block_end(text, f, inside) for f in _go_on(text, found, quoted)]
    for q in quoted:
        if q[1] - q[0] > 30:
            found += _inside(text, q)
    return tuple(found)


def _blocked(quotation: Range, block: Range) -> bool:
    """Is this quotation the block itself (or a lost mark in it) rather than one inside it?"""
    if quotation[1] <= block[0] or quotation[0] >= block[1]:
        return False
    return quotation[0] <= block[0] + 2 or quotation[1] >= block[1] - 2


def _block(text: str, block: blocks.Block) -> Found:
    return Found(block.source, block.cue, (block.content,), "block", name="" if block.source else "unnamed outlet")


def _sentences(text: str, start: int, end: int, marked: tuple[blocks.Block, ...]) -> list[Range]:
    cuts = sorted({b.content[0] for b in marked} | {b.content[1] for b in marked})
    found: list[Range] = []
    for s, e in sentences(text):
        s, e = max(s, start), min(e, end)
        if e <= s:
            continue
        for cut in cuts:
            if s < cut < e:
                found.append((s, cut))
                s = cut
        found.append((s, e))
    intros = [b.intro for b in marked if b.source is not None]
    return [r for r in found if text[slice(*r)].strip() and not any(r[0] >= i[0] and r[1] <= i[1] + 2 for i in intros)]


def _sentence(text: str, start: int, end: int, quoted: tuple[Range, ...]) -> tuple[Found, ...]:
    row = line(text, start, min(end, start + _LONGEST))
    return patterns.read(text, row, quoted) if len(row) > 2 else ()


def _whole(found: Found, quoted: tuple[Range, ...]) -> Found:
    """The statement with every quotation that it touches taken whole, over the ends of sentences."""
    pieces = []
    for s, e in found.content:
        for q in quoted:
            if q[0] < e and s < q[1]:
                s, e = min(s, q[0]), max(e, q[1])
        pieces.append((s, e))
    return replace(found, content=tuple(pieces))


def _to_block_end(text: str, found: Found, inside: list[Range]) -> Found:
    """What a report has from its contacts goes on to the end of the report."""
    if not found.behind or found.cue != found.behind[0][0]:
        return found
    for start, end in inside:
        if start <= found.content[0][0] < end:
            return replace(found, content=((found.content[0][0], end),))
    return found


def _go_on(text: str, found: list[Found], quoted: tuple[Range, ...]) -> list[Found]:
    """Give a quotation that nobody introduces to whoever spoke right before it, in the same or the last sentence."""
    done = list(found)
    for q in quoted:
        if any(s < q[1] and q[0] < e for f in done for s, e in f.content) or len(text[q[0] : q[1]].split()) < 3:
            continue
        if any(r is not None and q[0] <= r[0] < q[1] for f in done for r in (f.source, f.cue)):
            continue
        near = [(_stop(f, q[0]), i) for i, f in enumerate(done) if f.start < q[0] and f.speech != "block"]
        if not near:
            continue
        stop, i = max(near)
        if done[i].speech in ("direct", "mixed") and _goes_on(text[stop : q[0]]):
            done[i] = replace(done[i], content=(*done[i].content, q))
    return done


def _stop(found: Found, limit: int) -> int:
    ends = [r[1] for r in (found.source, found.cue, *found.content) if r is not None and r[1] <= limit]
    return max(ends, default=found.start)


def _goes_on(gap: str) -> bool:
    """May a quotation behind this gap be the same speaker's?"""
    return len(gap) < _LONGEST_GAP and len(_SENTENCE_END.findall(gap)) <= 1 and gap.count("\n\n") <= 1


def _inside(text: str, quotation: Range) -> list[Found]:
    """Speech reported inside a quotation."""
    start, end = quotation[0] + 1, quotation[1] - 1
    found: list[Found] = []
    for s, e in sentences(text[start:end]):
        row = line(text, start + s, start + min(e, s + _LONGEST))
        for one in patterns.read(text, row, quotes.inner(text, quotation), speech_only=True):
            spoken = text[slice(*one.source)].lower() if one.source else ""
            if one.source is not None and spoken not in _FIRST_PERSON:
                found.append(one)
    return found
