"""How the values of a row stand to each other, in words."""

from __future__ import annotations

from firsthand.report.html_case import Row, word_of

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
