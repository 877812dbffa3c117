"""Changes: what a text that shares another's words makes of them: another source, no source, another figure, other words
in a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from firsthand.model.account import Account, Claim, Incident
from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.provenance import Finding, Passage, Words
from firsthand.model.text import Document, Span

_WORD = re.compile(r"\w+")
# A sentence may name its source anywhere; so many characters on either side are looked at where no stop ends it.
_SENTENCE = re.compile(r"[.!?\n]")
_REACH = 300
# Two words so alike are one word under two spellings: "neighbouring" and "neighboring".
_ALIKE = 0.72
_SHOWN = 70
# Fewer shared words than this need no credit.
_CREDIT_WORDS = 25
# Words that a quotation may gain or lose without saying another thing.
_SLIGHT = frozenset(
    "a an the of to in on at and that this it is was were be been has had have by for from as s".split()
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A passage with all that its two documents say; `left` came first where the order is known."""

    passage: Passage
    left: Document
    right: Document
    blocks: tuple[tuple[Span, Span], ...]  # equal words, by part of the text: left, right


@dataclass(frozen=True, slots=True)
class Readings:
    """What changes are told from: documents, who says what in them, accounts by document, sources by id."""

    documents: Mapping[str, Document]
    attributed: Mapping[str, Attributed]
    accounts: Mapping[str, Sequence[Account]]
    sources: Mapping[str, Source]


def changes(found: Readings, incidents: Sequence[Incident], passages: Iterable[Passage]) -> tuple[Finding, ...]:
    """A finding for each kind of change between two documents of different outlets that tell of one incident and share
    words; the order of documents, then of the text."""
    told = {account: i.id for i in incidents for account in i.accounts}
    findings: dict[tuple[str, ...], Finding] = {}
    for passage in sorted(passages, key=lambda p: (p.left, p.right, p.left_span)):
        left, right = found.documents.get(passage.left), found.documents.get(passage.right)
        if left is None or right is None or (left.outlet and left.outlet == right.outlet):
            continue
        pair = _Pair(passage, left, right, _blocks(left, passage.left_span, right, passage.right_span))
        for key, finding in (
            *_credits(found, pair, told),
            *_figures(found, pair, told),
            *_quotations(found, pair, told),
        ):
            findings.setdefault((passage.left, passage.right, *key), finding)
    return tuple(findings[k] for k in sorted(findings))


def _credits(found: Readings, pair: _Pair, told: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Shared words of an agency that the earlier text credits and the later one nowhere names."""
    common = _common(found, pair, told)
    credited = _credit(found, pair.left)
    if (
        common is None
        or credited is None
        or len(_WORD.findall(pair.right.words(pair.passage.right_span))) < _CREDIT_WORDS
    ):
        return
    attribution, agency = credited
    named = {_source_id(found, a) for a in found.attributed[pair.right.id].attributions}
    called = {agency.name, pair.left.words(attribution.source) if attribution.source else agency.name}
    if agency.id in {*named, found.attributed[pair.right.id].outlet} or any(c in pair.right.text for c in called):
        return
    detail = f"{_outlet(pair.right)} has words that {_outlet(pair.left)} credits to {agency.name}, and does not name it"
    spans = (attribution.source,) if attribution.source else ()
    words = (*(Words(pair.left.id, s) for s in spans), Words(pair.right.id, pair.passage.right_span))
    path = (pair.left.id, pair.right.id)
    yield ("credit dropped", agency.id), Finding("credit dropped", detail, path, words, common)


def _figures(found: Readings, pair: _Pair, told: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Figures in the shared words that the later text gives to another source, to none, or changes."""
    for account, claim in _counted(found, pair.left.id, pair.passage.left_span):
        spot = _carried(pair, claim.span)
        if spot is None:
            continue
        twins = [
            (a, c)
            for a, c in _counted(found, pair.right.id, pair.passage.right_span)
            if c.slot == claim.slot and c.span.meets(spot) and told.get(a.id) == told.get(account.id)
        ]
        if not twins or told.get(account.id) is None:
            continue
        other, twin = max(twins, key=lambda t: (t[1].low == claim.low, len(t[0].voice), t[1].id))
        yield from _figure_changes(found, pair, (account, claim), (other, twin), told[account.id])


def _figure_changes(
    found: Readings, pair: _Pair, first: tuple[Account, Claim], second: tuple[Account, Claim], incident: str
) -> Iterator[tuple[tuple[str, ...], Finding]]:
    (account, claim), (other, twin) = first, second
    words = (Words(pair.left.id, claim.span), Words(pair.right.id, twin.span))
    here, there = _named(found, account), _named(found, other)
    left, right = _outlet(pair.left), _outlet(pair.right)
    path = (pair.left.id, pair.right.id)
    if (claim.low, claim.high) != (twin.low, twin.high):
        if not _same_setting(pair, claim.span, twin.span):
            return
        detail = f"{right} has “{twin.text}” in words that it shares with {left}, which has “{claim.text}”"
        yield ("figure changed", claim.slot), Finding("figure changed", detail, path, words, incident)
    elif here and there and not set(here) & set(there):
        detail = f"{right} gives to {_called(found, there)} what {left} gives to {_called(found, here)}: “{twin.text}”"
        yield ("source changed", here[-1], there[-1]), Finding("source changed", detail, path, words, incident)
    elif here and len(other.voice) == 1 and not _sourced(found, pair.right, twin.span):
        detail = f"{right} says itself what {left} gives to {_called(found, here)}: “{twin.text}”"
        yield ("source dropped", here[-1]), Finding("source dropped", detail, path, words, incident)


def _quotations(found: Readings, pair: _Pair, told: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Quotations that both texts give to one source, in words that differ inside."""
    common = _common(found, pair, told)
    if common is None:
        return
    for said in _quoted(found, pair.left, pair.passage.left_span):
        for span in said.content:
            spot = _carried(pair, span)
            again = next(
                (
                    (a, c)
                    for a in _quoted(found, pair.right, pair.passage.right_span)
                    for c in a.content
                    if spot is not None and c.meets(spot) and _body(found, a) == _body(found, said)
                ),
                None,
            )
            if again is None:
                continue
            changed = _inner_change(pair.left.words(span), pair.right.words(again[1]))
            if changed is None:
                continue
            who = found.sources[said.source_id or ""].name
            detail = f"{_outlet(pair.right)} quotes {who} with {changed[1]}, {_outlet(pair.left)} with {changed[0]}"
            words = (Words(pair.left.id, span), Words(pair.right.id, again[1]))
            path = (pair.left.id, pair.right.id)
            yield ("quotation changed", f"{span.start:09}"), Finding("quotation changed", detail, path, words, common)


def _counted(found: Readings, document: str, within: Span) -> list[tuple[Account, Claim]]:
    """The counts of people that a document tells inside a span, each in its deepest voice."""
    best: dict[tuple[str, Span], tuple[Account, Claim]] = {}
    for account in found.accounts.get(document, ()):
        for claim in account.claims:
            if within.meets(claim.span) and (claim.low is not None or claim.high is not None):
                kept = best.get((claim.slot, claim.span))
                if kept is None or len(kept[0].voice) < len(account.voice):
                    best[claim.slot, claim.span] = (account, claim)
    return [best[k] for k in sorted(best)]


def _same_setting(pair: _Pair, a: Span, b: Span) -> bool:
    """True when at least half of the words just before and after two figures are the same."""
    sides = []
    for document, span in ((pair.left, a), (pair.right, b)):
        text = document.title if span.part == "title" else document.text
        before = [m.group().lower() for m in _WORD.finditer(text, max(0, span.start - 40), span.start)]
        after = [m.group().lower() for m in _WORD.finditer(text, span.end, span.end + 40)]
        sides.append([*before[-3:], *after[:3]])
    return 2 * len(set(sides[0]) & set(sides[1])) >= max(map(len, map(set, sides)))


def _named(found: Readings, account: Account) -> tuple[str, ...]:
    """The named sources of a voice behind the outlet and its credited agency, bodies in place of those who speak for them;
    none where the voice passes an unnamed source, which neither matches nor differs by name."""
    credited = _credit(found, found.documents[account.document])
    authors = {account.voice[0], credited[1].id if credited else ""}
    ids: list[str] = []
    for link in account.voice[1:]:
        source = found.sources.get(link)
        if source is None or source.disclosure != "named":
            return ()
        if source.id not in authors:
            ids.append(source.speaks_for or source.id)
    return tuple(ids)


def _credit(found: Readings, document: Document) -> tuple[Attribution, Source] | None:
    """The agency that a text is credited to, with where."""
    for attribution in found.attributed[document.id].attributions:
        source = found.sources.get(attribution.source_id or "")
        if attribution.speech == "block" and attribution.parent is None and source and source.kind == "wire_agency":
            return attribution, source
    return None


def _source_id(found: Readings, attribution: Attribution) -> str | None:
    source = found.sources.get(attribution.source_id or "")
    return source.id if source else None


def _sourced(found: Readings, document: Document, span: Span) -> bool:
    """True when the sentence of a span names any source."""
    text = document.title if span.part == "title" else document.text
    stops = [m.start() for m in _SENTENCE.finditer(text, max(0, span.start - _REACH), span.end + _REACH)]
    start = max((s for s in stops if s < span.start), default=max(0, span.start - _REACH))
    end = min((s for s in stops if s >= span.end), default=span.end + _REACH)
    sentence = Span(span.part, start, max(end, start + 1))
    return any(
        sentence.meets(s)
        for a in found.attributed[document.id].attributions
        if a.speech != "block"
        for s in (a.source, a.cue, *a.content)
        if s is not None
    )


def _quoted(found: Readings, document: Document, within: Span) -> list[Attribution]:
    """The direct quotations of named sources inside a span."""
    return [
        a
        for a in found.attributed[document.id].attributions
        if a.speech == "direct" and a.source_id in found.sources and any(within.meets(c) for c in a.content)
    ]


def _body(found: Readings, attribution: Attribution) -> str:
    source = found.sources[attribution.source_id or ""]
    return source.speaks_for or source.id


def _common(found: Readings, pair: _Pair, told: Mapping[str, str]) -> str | None:
    """An incident that both documents tell of; None where there is none."""
    here, there = ({told[a.id] for a in found.accounts.get(d.id, ()) if a.id in told} for d in (pair.left, pair.right))
    return min(here & there, default=None)


def _called(found: Readings, ids: Sequence[str]) -> str:
    source = found.sources.get(ids[-1])
    return source.name if source else ids[-1]


def _outlet(document: Document) -> str:
    return document.outlet or document.id


def _inner_change(left: str, right: str) -> tuple[str, str] | None:
    """The first words inside two versions of a quotation that differ, None where they say the same; a quotation may be
    cut at its ends."""
    said, again = _WORD.findall(left), _WORD.findall(right)
    a, b = [w.lower() for w in said], [w.lower() for w in again]
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    equal = [n for n, step in enumerate(steps) if step[0] == "equal"]
    if not equal:
        return None
    for tag, a_low, a_high, b_low, b_high in steps[equal[0] : equal[-1]]:
        gone, come = a[a_low:a_high], b[b_low:b_high]
        if tag != "equal" and not _same_words(gone, come):
            return _around(said, a_low, a_high), _around(again, b_low, b_high)
    return None


def _same_words(gone: Sequence[str], come: Sequence[str]) -> bool:
    """True for other spellings and for words that say nothing by themselves."""
    if set(gone) | set(come) <= _SLIGHT:
        return True
    one, other = "".join(gone), "".join(come)
    digits = any(c.isdigit() for c in one + other)
    return not digits and bool(one and other) and Indel.normalized_similarity(one, other) >= _ALIKE


def _around(words: Sequence[str], low: int, high: int) -> str:
    told = " ".join(words[max(0, low - 2) : high + 2])
    return f"“…{told[:_SHOWN]}…”"


def _blocks(left: Document, a: Span, right: Document, b: Span) -> tuple[tuple[Span, Span], ...]:
    """The runs of equal words of two spans, as spans."""
    here, there = (
        [Span(s.part, s.start + m.start(), s.start + m.end()) for m in _WORD.finditer(d.words(s))]
        for d, s in ((left, a), (right, b))
    )
    words = [left.words(s).lower() for s in here], [right.words(s).lower() for s in there]
    return tuple(
        (Span(a.part, here[i].start, here[i + n - 1].end), Span(b.part, there[j].start, there[j + n - 1].end))
        for i, j, n in Indel.editops(*words).as_matching_blocks()
        if n
    )


def _carried(pair: _Pair, span: Span) -> Span | None:
    """Where a span of the left text stands in the right one: between the equal words around it."""
    whole = pair.passage.right_span
    start, end = whole.start, -1
    for left, right in pair.blocks:
        if left.start <= span.start:
            inside = min(span.start - left.start, right.end - right.start)
            start = right.start + inside if span.start < left.end else right.end
        if end < 0 and left.end >= span.end:
            end = min(right.start + span.end - left.start, right.end) if left.start < span.end else right.start
    end = whole.end if end < 0 else end
    return Span(whole.part, start, end) if end > start and span.meets(pair.passage.left_span) else None
