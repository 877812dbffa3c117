"""The voice that is read at some words of a text."""

from __future__ import annotations

from firsthand.attribute import Attributor
from firsthand.model.text import Document, Span


def voice(text: str, words: str, *, title: str = "", outlet: str = "Cedar Times", learned: bool = True) -> list[str]:
    """The names of the voice at the first place where the words stand, the outlet's left out."""
    document = Document("d", "", title, text, outlet, None, body=(Span("text", 0, len(text)),))
    read = Attributor(learned=learned)(document)
    names = {s.id: s.name for s in read.sources}
    start = text.index(words)
    return [names.get(i, i) for i in read.voice(Span("text", start, start + len(words)))[1:]]
