"""Why accounts are held to tell of one incident: the strongest ties between its articles, in bits that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.report.html_case import Case, Row, rows_of, word_of
from firsthand.report.html_safe import visible
from firsthand.report.open_links import command

# What is compared, in words; "" where how it stands tells nothing beside its words.
FEATURES = {
    "prior": "before anything is compared", "place": "place", "place seen": "how often that place is told of",
    "time": "day", "told": "days on which they were told", "type": "what happened",
    "type seen": "how often such a thing is told of", "killed": "killed", "wounded": "wounded",
    "perpetrator": "who did it", "target": "target", "weapon": "weapon", "words": "rare words in common",
    "document": "likeness of the articles", "document words": "rare words of the articles",
    "passages": "the same words", "judged": "judged", "overlap place": "words in common at such a place",
    "kind": "kind of event",
}  # fmt: skip
# What bits are, for people who have not met them.
MEANING = "each bit doubles the odds that two accounts tell of one incident, each below zero halves them"
_WEAKEST = 0.05  # bits that nobody needs to read


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against: what, in words, and its bits ("+2.5")."""

    what: str
    detail: str
    bits: str
    against: bool


@dataclass(frozen=True, slots=True)
class JoinView:
    """Two articles, how much speaks for one incident in all ("+14.2 bits"), and why, the weightiest first."""

    left: tuple[int, str]
    right: tuple[int, str]
    bits: str
    reasons: tuple[Reason, ...]
    command: str


def joins_of(case: Case, incident: str, path: str = "CASE") -> tuple[JoinView, ...]:
    """The ties of one incident, strongest first; none where the export holds none. `path` is the case for the command
    that cuts a tie."""
    found = []
    for row in rows_of(case.row, "joins"):
        ends = [case.document_of(word_of(row, end)) for end in ("left", "right")]
        left, right = ends
        if row.get("incident") != incident or left not in case.documents or right not in case.documents:
            continue
        cut = command(path, "not-same", (word_of(row, "left"), word_of(row, "right")))
        articles = _article(case, left), _article(case, right)
        found.append(JoinView(*articles, f"{_signed(row)} bits", tuple(_reasons(row)), cut))
    return tuple(found)


def _article(case: Case, document: str) -> tuple[int, str]:
    return case.numbers[document], case.outlet(case.documents[document])


def _reasons(row: Row) -> Iterator[Reason]:
    for e in sorted(rows_of(row, "evidence"), key=lambda e: -abs(float(e.get("bits") or 0))):
        feature, _, level = word_of(e, "kind").partition(": ")
        detail = visible(word_of(e, "detail")).replace("_", " ") if feature != "prior" else ""
        plain = FEATURES.get(feature, feature)
        how = "" if level.startswith("from ") or feature.endswith("seen") else level
        bits = float(e.get("bits") or 0)
        if abs(bits) >= _WEAKEST or feature == "judged":
            yield Reason(f"{plain}, {how}" if how else plain, detail, _signed(e), bits < 0)


def _signed(row: Row) -> str:
    return f"{float(row.get('bits') or 0):+.1f}".replace("-", "−")
