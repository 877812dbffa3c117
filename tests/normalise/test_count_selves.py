from __future__ import annotations

import pytest

from firsthand.model.mentions import CountMention
from firsthand.model.text import Document
from firsthand.normalise.counts import Counts, tolls


def read(text: str, title: str = "") -> tuple[CountMention, ...]:
    return Counts()(Document("d", "c", title=title, text=text))


def killed(text: str, title: str = "") -> int | None:
    found = tolls(read(text, title)).get("killed")
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A man shot and killed his wife and two sons before killing himself.", 4),
        ("A man killed his wife, her son, then himself.", 3),
        ("A father fatally shot his two daughters before turning the gun on himself.", 3),
        ("Two boys were killed, and their father took his own life.", 3),
        ("Four people were shot dead by a man who later committed suicide.", 5),
        ("Before killing himself, the clerk shot dead three customers.", 4),
        ("He shot a woman and a child to death before turning the shotgun on himself.", 3),
        ("A woman was killed in an apparent murder-suicide.", 2),
        ("A gunman killed two clerks and a guard before police arrived. The gunman was killed by an officer.", 4),
        ("A double murder-suicide is being investigated.", 3),
    ],
)
def test_a_killer_who_killed_himself_is_one_more_than_his_victims(text: str, dead: int) -> None:
    assert killed(text) == dead


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Three people were found dead. A man killed his wife and son, then himself.", 3),
        ("Five people are dead, among them the gunman. He stepped outside and killed himself.", 5),
        ("Five people are dead, including the gunman. The gunman was shot dead by police.", 5),
        ("A man was found dead in his car. He had killed himself.", 1),
        ("A woman was killed. Her brother had said that he wanted to kill himself.", 1),
        ("A woman was killed. A murder-suicide is not ruled out.", 1),
        ("A girl was killed in an attempted murder-suicide.", 1),
    ],
)
def test_nobody_is_counted_twice_and_what_is_meant_counts_nobody(text: str, dead: int) -> None:
    assert killed(text) == dead


def test_the_sum_rests_on_the_words_of_both() -> None:
    text = "A man killed his wife and two sons. He wounded a guard and then turned the rifle on himself."
    counts = read(text)
    low, high, at = tolls(counts)["killed"]
    assert (low, high) == (4, 4)
    assert text[counts[at[-1]].span.start : counts[at[-1]].span.end] == "himself"


def test_who_killed_herself_is_told_late_too() -> None:
    filler = "Pupils left the school by bus. " * 40
    assert killed(f"A girl was wounded at a school on Monday. {filler}The pupil then turned the gun on herself.") == 1
