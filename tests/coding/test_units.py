from __future__ import annotations

from dataclasses import replace

import pytest

from factories import at, attributed, document
from firsthand.coding.codebook import load
from firsthand.coding.units import units
from firsthand.model.mentions import CountMention, Mentions, TimeMention
from firsthand.model.text import Span


def count(text: str, words: str, when: str) -> CountMention:
    d = replace(document("one", text), published="2017-02-15")
    start = text.index(when)
    told = CountMention(at(d, words), at(d, words), 17, 17, "exact", "killed", scope="period")
    time = TimeMention(Span("text", start, start + len(when)), "2017-02-14", "2017-02-14", "day")
    (unit,) = units(d, attributed("outlet"), Mentions(times=(time,), counts=(told,)), load("conflict"))
    return unit.counts[0][1]


@pytest.mark.parametrize(
    "text, when, scope",
    [
        ("17 people have died since Tuesday's strike on the town.", "Tuesday", "incident"),
        ("17 people have died in raids on the town since Tuesday.", "Tuesday", "period"),
    ],
)
def test_only_an_event_begins_a_running_toll(text: str, when: str, scope: str) -> None:
    assert count(text, "17 people", when).scope == scope
