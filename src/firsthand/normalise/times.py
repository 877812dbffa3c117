"""Times in a text, each as an interval with the anchor that it was resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from firsthand.model.mentions import Anchor, TimeMention
from firsthand.model.text import Document


def document_date(document: Document) -> Anchor | None:
    """The day a document is of: its metadata, else the date it prints, else its dateline; None when none is there."""
    return Anchor(document.published[:10], "published") if document.published else None


@dataclass(frozen=True, slots=True)
class Times:
    """Mentions of times in the order of the text."""

    version: ClassVar[str] = "1"

    def __call__(self, document: Document) -> tuple[TimeMention, ...]:
        return ()
