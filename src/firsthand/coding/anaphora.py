"""Counts that refer back: "the five people" are those who were said to be taken a sentence before."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.model.mentions import CountMention, Mentions, Outcome
from firsthand.model.sentences import sentence_at
from firsthand.model.text import Document, Span

# How far back, in code points, a definite count may find what it refers to.
REACH = 600
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_GROUPS = {
    "civilian": "civilian", "civilians": "civilian", "child": "child", "children": "child", "woman": "woman", "women": "woman",
    "man": "man", "men": "man", "member": "combatant", "members": "combatant", "fighter": "combatant", "fighters": "combatant",
    "militant": "combatant", "militants": "combatant", "soldier": "combatant", "soldiers": "combatant", "rebels": "combatant",
    "journalist": "journalist", "journalists": "journalist", "medic": "medic", "medics": "medic",
}  # fmt: skip
_ITEM = re.compile(
    r"[\s,]*(?:and\s+|as well as\s+)?(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    r"(?P<who>[^\s,.;]+(?:\s+(?!and\b|as well\b|who\b|in\b|from\b)[^\s,.;]+){0,4})"
)
_DEFINITE = re.compile(r"^(?:all |both )?(?:the|these|those)\b", re.IGNORECASE)
_DIVIDES = re.compile(
    r"\b(?:includ(?:ed?|es|ing)|compris(?:ed?|es|ing)|consist(?:ed|s|ing) of|were|are|among them)\b", re.IGNORECASE
)


def refer_back(document: Document, mentions: Mentions) -> Mentions:
    """The same mentions; a definite count of people without an outcome takes that of the nearest earlier count of as many,
    and what its own sentence divides it into takes it too, as parts of it."""
    counts = [_in_clause(document, c) for c in mentions.counts]
    for n, count in enumerate(list(counts)):
        if count is not mentions.counts[n]:
            counts += _among(document, count, n)
        if count.outcome != "none" or count.unit != "person" or count.low is None or count.low < 2:
            continue
        if not _DEFINITE.match(document.words(count.span)):
            continue
        earlier = _antecedent(counts[:n], count)
        if earlier is not None:
            whole = counts[n] = replace(count, outcome=earlier.outcome, group=earlier.group)
            parts = [replace(p, relates_to=n) for p in _parts(document, whole)]
            told_again = [m for m in range(n + 1, len(counts)) if any(p.span.meets(counts[m].span) for p in parts)]
            for m, part in zip(told_again, parts, strict=False):
                counts[m] = part
            counts += [*parts[len(told_again) :], *_among(document, whole, n)]
    counts += [c for c in _behind_clauses(document) if not any(c.span.meets(k.span) for k in counts)]
    return replace(mentions, counts=tuple(counts))


_SOME = r"(?P<number>an?|one|two|three|four|five|six|\d{1,2})\s+(?P<who>[^\s,.;]+(?:\s[^\s,.;]+){0,2}?)"
_AMONG = re.compile(rf"\b{_SOME}\s+(?:was|were|is|are)\s+among\s+(?:the\s+)?$", re.IGNORECASE)
_WHO_WAS = re.compile(
    rf"\b{_SOME}\s+who\s+[^.;,]{{3,60}}?\s(?:was|were)\s+(?P<verb>killed|wounded|injured|detained|arrested|captured|taken)\b",
    re.IGNORECASE,
)


def _among(document: Document, whole: CountMention, n: int) -> tuple[CountMention, ...]:
    """ "A civilian was among five people whom they took": some of a whole, said in front of it."""
    text = document.part(whole.span.part)
    found = _AMONG.search(text, max(0, whole.span.start - 60), whole.span.start)
    if found is None:
        return ()
    return (replace(_part(whole, found, _size(found["number"])), relation="subset", relates_to=n),)


def _behind_clauses(document: Document) -> list[CountMention]:
    """ "A fighter who opened fire was killed": the outcome stands behind a clause."""
    found = []
    for match in _WHO_WAS.finditer(document.text):
        outcome = _OUTCOMES[match["verb"].lower()]
        bare = CountMention(Span("text", 0, 0), Span("text", 0, 0), None, None, "exact", outcome)
        found.append(replace(_part(bare, match, _size(match["number"])), relation="whole"))
    return found


_CLAUSE = re.compile(
    r"^\s*(?:who\b[^.;,]{0,30}?\b(?:was|were|been|are|is)\s+(?:\w+ly\s+)?|(?:whom|that|which)\s+(?:[\w'’-]+\s+){1,5}?)(?P<verb>took away|taken|took|seized|abducted|captured|detained|arrested|killed|wounded|injured)\b"
)
_OUTCOMES: dict[str, Outcome] = {
    "took away": "taken", "taken": "taken", "took": "taken", "seized": "taken", "abducted": "taken", "captured": "captured",
    "detained": "detained", "arrested": "detained", "killed": "killed", "wounded": "wounded", "injured": "wounded",
}  # fmt: skip


def _in_clause(document: Document, count: CountMention) -> CountMention:
    """ "Five people whom the troops took away": the outcome stands in the clause behind the count."""
    if count.outcome != "none" or count.unit != "person":
        return count
    after = document.part(count.span.part)[count.span.end : count.span.end + 80]
    clause = _CLAUSE.match(after)
    return replace(count, outcome=_OUTCOMES[clause["verb"]]) if clause else count


def _antecedent(before: list[CountMention], count: CountMention) -> CountMention | None:
    for earlier in reversed(before):
        near = earlier.span.part == count.span.part and count.span.start - earlier.span.end <= REACH
        if near and earlier.outcome != "none" and (earlier.low, earlier.high) == (count.low, count.high):
            return earlier
    return None


def _parts(document: Document, whole: CountMention) -> tuple[CountMention, ...]:
    """What a sentence divides a whole into ("included an expert, three fighters and a civilian"); empty unless the parts
    add up to it."""
    text = document.part(whole.span.part)
    _, end = sentence_at(text, whole.span.start)
    word = _DIVIDES.search(text, whole.span.end, min(end, whole.span.end + 60))
    if word is None:
        return ()
    found = []
    at = word.end()
    while item := _ITEM.match(text, at, end):
        found.append(item)
        at = item.end()
    sizes = [_size(item["number"]) for item in found]
    if len(found) < 2 or sum(sizes) != whole.low:
        return ()
    return tuple(_part(whole, item, size) for item, size in zip(found, sizes, strict=True))


def _part(whole: CountMention, item: re.Match[str], size: int) -> CountMention:
    span = Span(whole.span.part, item.start("number"), item.end("who"))
    number = Span(whole.span.part, *item.span("number"))
    words = item["who"].lower().split()
    group = next((_GROUPS[w] for w in reversed(words) if w in _GROUPS), item["who"].lower())
    return CountMention(span, number, size, size, "exact", whole.outcome, group, "partition")


def _size(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower(), 1)
