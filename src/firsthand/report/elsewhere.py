"""What goes beyond the sources of its own article, and yet stands in another account of the incident: shown apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.model.text import Span
from firsthand.report.html_case import Case, rows_of, span_of, unique, word_of

Row = Mapping[str, Any]


def held_elsewhere(case: Case, excess: Row) -> tuple[str, ...]:
    """The names of the origins that hold, in another article's account of the incident, what an article says beyond its own
    sources: a number at least as large, or the same doer. Nothing where the words were not read as a value."""
    rows = rows_of(case.collations.get(word_of(excess, "incident"), {}), "rows")
    origins = [o for row in rows if row.get("slot") == excess.get("slot") for o in _holding(case, excess, row)]
    return unique(case.name(o) for o in origins)


def _holding(case: Case, excess: Row, row: Row) -> Iterator[str]:
    claims, span = list(_claims(case, excess)), span_of(excess.get("span"))
    for reading in rows_of(row, "readings"):
        others = [w for w in rows_of(reading, "witnesses") if w.get("document") != excess.get("document")]
        if any(_bears(case, w, claim, span) for w in others for claim in claims):
            yield from map(str, reading.get("origins") or ())


def _claims(case: Case, excess: Row) -> Iterator[Row]:
    """The claims that were read from the words that go beyond."""
    span = span_of(excess.get("span"))
    for account in case.accounts.values():
        if span is None or account.get("document") != excess.get("document"):
            continue
        for claim in rows_of(account, "claims"):
            here = span_of(claim.get("span"))
            if claim.get("slot") == excess.get("slot") and here is not None and here.meets(span):
                yield claim


def _bears(case: Case, witness: Row, claim: Row, span: Span | None) -> bool:
    """Whether a witness holds what goes beyond in a claim: its number and, where it is not the number but the words after
    it ("42 civilians"), its group."""
    here = span_of(claim.get("span"))
    other = case.claims.get(word_of(witness, "claim"), {})
    at = span_of(other.get("span"))
    if at is None or at.part == "title":
        return False
    low, theirs = claim.get("low"), other.get("low")
    if low is not None and theirs is not None:
        after = span is not None and here is not None and here.part == span.part and here.start < span.start
        return bool(theirs >= low) and (not after or word_of(other, "group") == word_of(claim, "group"))
    return claim.get("value") is not None and claim.get("value") == other.get("value")
