from __future__ import annotations

from factories import at, document
from firsthand.coding.anaphora import refer_back
from firsthand.model.mentions import CountMention, Mentions
from firsthand.model.text import Document

TEXT = (
    "Helicopters took three guards and two clerks from a house. The five people taken included a foreign engineer, "
    "three guards and a clerk. The five aid trucks were left."
)


def mention(d: Document, words: str, low: int, outcome: str = "none", unit: str = "person") -> CountMention:
    return CountMention(at(d, words), at(d, words), low, low, "exact", outcome, unit=unit)  # type: ignore[arg-type]


def test_a_definite_count_takes_the_outcome_of_what_it_refers_to_and_passes_it_to_its_parts() -> None:
    d = document("one", TEXT)
    first = mention(d, "three guards and two clerks", 5, "taken")
    found = refer_back(d, Mentions(counts=(first, mention(d, "The five people", 5)))).counts
    assert [(d.words(c.span), c.low, c.outcome, c.relation) for c in found[1:]] == [
        ("The five people", 5, "taken", "whole"),
        ("a foreign engineer", 1, "taken", "partition"),
        ("three guards", 3, "taken", "partition"),
        ("a clerk", 1, "taken", "partition"),
    ]


def test_things_and_other_numbers_refer_to_nobody() -> None:
    d = document("one", TEXT)
    first = mention(d, "three guards and two clerks", 4, "taken")
    trucks = mention(d, "The five aid trucks", 5, unit="vehicle")
    assert refer_back(d, Mentions(counts=(first, mention(d, "The five people", 5), trucks))).counts[1:] == (
        mention(d, "The five people", 5),
        trucks,
    )


def test_what_is_told_in_clauses_is_counted() -> None:
    text = "A guard who ran to the gate was killed. A clerk was among five people whom the troops took away."
    d = document("one", text)
    found = refer_back(d, Mentions(counts=(mention(d, "five people", 5),))).counts
    assert [(d.words(c.span), c.low, c.outcome, c.relation) for c in found] == [
        ("five people", 5, "taken", "whole"),
        ("A clerk", 1, "taken", "subset"),
        ("A guard", 1, "killed", "whole"),
    ]


def test_who_killed_in_a_clause_is_not_who_was_killed() -> None:
    d = document("one", "The 15 fighters who attacked the post killed four soldiers.")
    (count,) = refer_back(d, Mentions(counts=(mention(d, "The 15 fighters", 15),))).counts
    assert count.outcome == "none"
