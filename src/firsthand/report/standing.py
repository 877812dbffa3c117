"""How the values of a row stand to each other, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.report.html_case import Case, Row, unique, word_of
from firsthand.report.html_safe import visible

SIDES_SHOWN = 4  # one more where that shows them all

DISPUTED = ("contradict", "differ")
RELATIONS = {
    "agree": "all agree",
    "refine": "one says it more exactly",
    "differ": "differ",
    "contradict": "contradict each other",
    "incomparable": "cannot be compared",
    "single": "one origin alone",
    "absent": "nobody says",
    "unsupported": "no source behind it",
}
# What reasons of the collation say where values stand side by side, and where they add up.
SEVERAL, _SUM = "several", " = "
# And where some tell of fighters alone and others of civilians alone.
WHO_THEY_WERE = "who they were"


def adds_up(row: Row) -> bool:
    """Whether the reason of a row is a sum: "5 = 4 + 1"."""
    return word_of(row, "relation") == "refine" and _SUM in word_of(row, "reason")


def says(row: Row) -> str:
    """How the values of a row stand to each other; values that only stand side by side make none more exact, nor do the
    parts of a whole."""
    relation = word_of(row, "relation", "single")
    if relation == "refine" and SEVERAL in word_of(row, "reason"):
        return "several are told"
    if adds_up(row):
        return "parts of one figure" if word_of(row, "group") else "the parts add up"
    return RELATIONS.get(relation, relation)


# Where reasons of the collation say why values differ.
_TELLING = (
    "does not say", "round figure", "rose from", "corrected", "may have risen", "denied by", "copy changed", " apart", "lies", "lie", "is disputed",
)  # fmt: skip


def telling(reason: str) -> str:
    """The reason where it says more than who says what, which the values beside it show."""
    return reason if any(words in reason for words in _TELLING) else ""


@dataclass(frozen=True, slots=True)
class Side:
    """A value and all who hold it; `replaced` tells by what, where its origin gave another one later."""

    value: str
    who: tuple[str, ...]
    low: int | None
    high: int | None
    replaced: str

    @property
    def denied(self) -> bool:
        return self.value.startswith("denied: ")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who is against whom: `between` sides are left out after the first, those of the `tail` follow them."""

    head: tuple[Side, ...]
    between: int
    tail: tuple[Side, ...]
    counted: bool


def side_of(case: Case, reading: Row) -> Side:
    """A reading as a side of its row."""
    return Side(
        visible(word_of(reading, "value")) or "said, no value",
        unique(case.name(str(o)) for o in reading.get("origins") or ()),
        reading.get("low"),
        reading.get("high"),
        visible(word_of(reading, "superseded")),
    )


def sides_of(given: Sequence[Side], shown: int = SIDES_SHOWN) -> Sides:
    """The sides of a row that still stand: numbers from the least to the most, with both ends kept and what most hold; of
    other values those of most origins first, and a denial in any case. Of more than `shown` and one, `shown` are kept."""
    found = [s for s in given if not s.replaced] or list(given)
    counted = any(s.low is not None for s in found)
    if counted:
        found.sort(key=lambda s: (s.denied, s.high or 0 if s.low is None else s.low, s.high is None, s.high or 0))
    else:
        found.sort(key=lambda s: (s.denied, -len(s.who)))
    if len(found) <= shown + 1:
        return Sides(tuple(found), 0, (), counted)
    if counted:
        return _counted(found, shown)
    end = int(found[-1].denied)
    head, tail = found[: shown - end], found[-end:] if end else []
    return Sides(tuple(head), len(found) - shown, tuple(tail), counted)


def _counted(found: Sequence[Side], shown: int) -> Sides:
    """Of numbers in order: the least, what most hold, the most, and a denial."""
    end = 1 + int(found[-1].denied)
    inner = found[1:-end]
    held = sorted(range(len(inner)), key=lambda n: -len(inner[n].who))[: max(0, shown - 1 - end)]
    head = (found[0], *(inner[n] for n in sorted(held)))
    return Sides(head, len(inner) - len(held), tuple(found[-end:]), True)


def range_of(given: Sequence[Side]) -> str:
    """From the least to the most that anybody tells in digits, "" where that is one number: "dozens" sets no end."""
    told = [s for s in given if not s.replaced and not s.denied and any(c.isdigit() for c in s.value)]
    ends = [n for s in told for n in (s.low, s.high) if n is not None]
    if not ends or min(ends) == max(ends):
        return ""
    last = [s.value for s in told if s.high is None and s.low == max(ends)]
    end = next((v for v in last if v.startswith("more than ")), f"{max(ends)} or more" if last else f"{max(ends)}")
    return f"{min(ends)} to {end}"
