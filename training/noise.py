"""Texts as they come: without quotation marks, without paragraphs, in capitals; labels move along."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Literal

from corpus import Labelled

Noise = Literal[
    "as is", "stripped", "straight", "curly", "backticks", "unbalanced", "one paragraph", "capitals", "unmarked"
]
# How often each is drawn in training; about half of the texts stay as they are.
SHARES: dict[Noise, float] = {
    "as is": 0.48, "stripped": 0.2, "straight": 0.12, "curly": 0.02, "backticks": 0.03, "unbalanced": 0.06,
    "one paragraph": 0.06, "capitals": 0.03, "unmarked": 0.0,
}  # fmt: skip
MARKS = "\"'“”‘’«»`´„‟‹›"
STRAIGHT = str.maketrans("“”„‟«»‘’‹›`´", "\"\"\"\"\"\"''''''")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def draw(chance: random.Random) -> Noise:
    return chance.choices(list(SHARES), list(SHARES.values()))[0]


def spoil(document: Labelled, noise: Noise, chance: random.Random) -> Labelled:
    """The document under one kind of noise, its ranges moved; a range that is left empty is dropped."""
    if noise == "as is":
        return document
    pieces = _rewrite(document.text, noise, chance)
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    readings = tuple(
        tuple(
            {role: [(places[b], places[e]) for b, e in said[role] if places[e] > places[b]] for role in said}
            for said in reading
        )
        for reading in document.readings
    )
    entities = document.entities
    if entities is not None:
        entities = tuple((kind, places[b], places[e]) for kind, b, e in entities if places[e] > places[b])
    return replace(document, text="".join(pieces), readings=readings, entities=entities)


def _rewrite(text: str, noise: Noise, chance: random.Random) -> list[str]:
    """What stands in the place of each code point."""
    if noise == "stripped":  # the manner of FA-KES: no marks, no thousands separators, one line
        commas = {m.start() for m in _THOUSANDS.finditer(text)}
        return ["" if c in MARKS or i in commas else " " if c == "\n" else c for i, c in enumerate(text)]
    if noise == "unmarked":  # the same with its lines: measured only
        return ["" if c in MARKS else c for c in text]
    if noise == "straight":
        return [c.translate(STRAIGHT) for c in text]
    if noise == "unbalanced":
        return ["" if c in MARKS and chance.random() < 0.3 else c for c in text]
    if noise == "one paragraph":
        return [" " if c == "\n" else c for c in text]
    if noise == "capitals":
        return [c.upper() if len(c.upper()) == 1 else c for c in text]
    opening, closing = ("``", "''") if noise == "backticks" else ("“", "”")
    pieces = [c.translate(STRAIGHT) for c in text] if noise == "curly" else list(text)
    for i, c in enumerate(pieces):
        if c == "“" or (c == '"' and (i == 0 or text[i - 1].isspace() or text[i - 1] in "([—–-")):
            pieces[i] = opening
        elif c in '”"':
            pieces[i] = closing
    return pieces
