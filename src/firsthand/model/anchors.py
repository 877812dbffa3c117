"""The check that nothing stands without its words: every span lies in its document, every claim has its words there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from firsthand.errors import FirsthandError
from firsthand.model.account import Account
from firsthand.model.text import Document, Span


def spans_in(value: Any) -> Iterator[Span]:
    """All spans in a dataclass, or in tuples of them, whatever their depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def check_anchored(document: Document, made: Iterable[Any]) -> None:
    """Raises FirsthandError where a span of something made from a document does not lie in it, or where the words of
    a claim are not those at its span."""
    for value in made:
        for span in spans_in(value):
            if not 0 <= span.start < span.end <= len(document.part(span.part)):
                raise FirsthandError(f"{document.id}: {type(value).__name__} has no words at {span}")
        if isinstance(value, Account):
            for claim in value.claims:
                if claim.text != document.words(claim.span):
                    raise FirsthandError(
                        f"{document.id}: claim {claim.slot} has other words than stand at {claim.span}"
                    )
