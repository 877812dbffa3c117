"""Labelled texts as training windows."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from corpus import Labelled, Range, Said
from torch import Tensor

from firsthand.attribute.decode import ENTITY_TAGS
from firsthand.attribute.linking import between_bucket, gap_bucket
from firsthand.attribute.reading import ROLES
from firsthand.attribute.windows import boundaries, windows
from firsthand.model.pieces import CLS, SEP, Pieces, pieces_of

# How often the right cue of a content, the right source of a cue, is taken from the candidates.
LOST = (0.1, 0.04)


@dataclass(frozen=True, slots=True)
class Question:
    """One link to learn: the asking span, its candidates, and the index of the right one (their number: none)."""

    kind: int
    asking: Range
    candidates: tuple[Range, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Example:
    """A window. `tags` is None where attributions were not annotated, `entities` likewise."""

    ids: tuple[int, ...]
    looks: tuple[int, ...]
    tags: tuple[int, ...] | None
    entities: tuple[int, ...] | None
    questions: tuple[Question, ...]


def examples_of(document: Labelled, chance: random.Random, *, size: int) -> list[Example]:
    """The document cut anew, with one annotator drawn; the first window has a random length so that cuts move."""
    pieces = pieces_of(document.text)
    starts = boundaries(document.text, pieces)
    reading = chance.choice(document.readings) if document.readings else None
    tags = _tags(pieces, reading) if reading is not None else None
    entities = _entities(pieces, document) if document.entities is not None else None
    sentence_starts = sorted(at for at in starts if 0 < at < min(size, len(pieces.ids)))
    head = chance.choice([0, *sentence_starts])
    cuts = [(0, head)] if head else []
    rest = {at - head: rank for at, rank in starts.items()}
    cuts += [(head + w.start, head + w.end) for w in windows(len(pieces.ids) - head, rest, size=size, left=0, right=0)]
    found = []
    for start, end in cuts:
        questions = _questions(pieces, reading, start, end, chance) if reading is not None else ()
        found.append(
            Example(
                (CLS, *pieces.ids[start:end], SEP),
                (0, *pieces.looks[start:end], 0),
                tuple(tags[start:end]) if tags is not None else None,
                tuple(entities[start:end]) if entities is not None else None,
                questions,
            )
        )
    return found


def _tags(pieces: Pieces, reading: tuple[Said, ...]) -> list[int]:
    found = [0] * len(pieces.ids)
    for said in reading:
        for role in ("content", "source", "cue"):
            for start, end in said[role]:
                first, last = pieces.covering(start, end)
                if first == last or any(found[first:last]):
                    continue
                base = 1 + 4 * ROLES.index(role)
                if last - first == 1:
                    found[first] = base + 3
                else:
                    found[first:last] = [base, *[base + 1] * (last - first - 2), base + 2]
    return found


def _entities(pieces: Pieces, document: Labelled) -> list[int]:
    found = [0] * len(pieces.ids)
    for kind, start, end in document.entities or ():
        first, last = pieces.covering(start, end)
        begin = ENTITY_TAGS.index(f"B-{kind}")
        for i in range(first, last):
            found[i] = begin if i == first else begin + 1
    return found


def hulls_of(pieces: Pieces, reading: tuple[Said, ...], role: str) -> list[Range | None]:
    """For each attribution the pieces from the first to the last of a role, None where it has none."""
    return [_hull(pieces, said[role]) for said in reading]


def _hull(pieces: Pieces, ranges: list[Range]) -> Range | None:
    if not ranges:
        return None
    hull = pieces.covering(min(b for b, _ in ranges), max(e for _, e in ranges))
    return hull if hull[1] > hull[0] else None


def _questions(
    pieces: Pieces, reading: tuple[Said, ...], start: int, end: int, chance: random.Random
) -> tuple[Question, ...]:
    """Links inside a window; positions count from its first piece. A right answer cut by the window is not asked.

    The tags of a cue may be missed at work, and its content would then be tied to a stranger's: so the right answer
    is now and again taken from the candidates, and none becomes right.
    """

    def inside(one: Range | None) -> Range | None:
        if one is None or one[0] < start or one[1] > end:
            return None
        return one[0] - start, one[1] - start

    hulls = {role: hulls_of(pieces, reading, role) for role in ("cue", "source")}
    near = {role: tuple(sorted({r for h in hulls[role] if (r := inside(h))})) for role in hulls}
    found: list[Question] = []
    for said, cue, source in zip(reading, hulls["cue"], hulls["source"], strict=True):
        here = inside(cue)
        if here is None:
            continue
        for b, e in said["content"]:
            first, last = pieces.covering(b, e)
            first, last = max(first, start), min(last, end)
            if last > first:
                asking = (first - start, last - start)
                found.append(_asked(0, asking, here, near["cue"], chance))
        there = inside(source)
        if source is None:
            found.append(Question(1, here, near["source"], len(near["source"])))
        elif there is not None:
            found.append(_asked(1, here, there, near["source"], chance))
    return tuple(found)


def _asked(kind: int, asking: Range, right: Range, candidates: tuple[Range, ...], chance: random.Random) -> Question:
    if chance.random() < LOST[kind]:
        left = tuple(c for c in candidates if c != right)
        return Question(kind, asking, left, len(left))
    return Question(kind, asking, candidates, candidates.index(right))


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    looks: Tensor
    mask: Tensor
    tags: Tensor
    entities: Tensor
    questions: tuple[tuple[Question, ...], ...]


def batch_of(examples: list[Example]) -> Batch:
    """Padded tensors; tags and entities stand without the two special pieces, -100 where not annotated."""
    longest = max(len(x.ids) for x in examples)
    ids, looks, mask = (torch.zeros(len(examples), longest, dtype=torch.long) for _ in range(3))
    tags, entities = (torch.full((len(examples), longest - 2), -100) for _ in range(2))
    for i, x in enumerate(examples):
        ids[i, : len(x.ids)] = torch.tensor(x.ids)
        looks[i, : len(x.ids)] = torch.tensor(x.looks)
        mask[i, : len(x.ids)] = 1
        if x.tags is not None:
            tags[i, : len(x.tags)] = torch.tensor(x.tags)
        if x.entities is not None:
            entities[i, : len(x.entities)] = torch.tensor(x.entities)
    return Batch(ids, looks, mask, tags, entities, tuple(x.questions for x in examples))


def buckets(question: Question) -> tuple[list[int], list[int]]:
    """Gap and between buckets of each candidate."""
    gaps = [gap_bucket(question.asking, c) for c in question.candidates]
    return gaps, [between_bucket(question.asking, c, question.candidates) for c in question.candidates]
