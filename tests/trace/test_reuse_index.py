from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.trace.reuse import Reuse
from firsthand.trace.reuse_index import ReuseIndex

SYLLABLES = ("ka", "lor", "mi", "tesh", "on", "ra", "vel", "du", "sin", "par", "go", "eth", "um", "bri")


def invented(rng: random.Random, words: int) -> str:
    return " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(words))


def pile(rng: random.Random, size: int) -> tuple[list[str], list[str]]:
    """Texts, most with one of three passages, one of them very common; and their dates in a random order."""
    passages = [invented(rng, 30) for _ in range(3)]
    texts = []
    for _ in range(size):
        words = rng.choice((passages[0], passages[0], passages[0], passages[1], passages[2], "")).split()
        for _ in range(rng.randrange(4) if words else 0):
            words[rng.randrange(len(words))] = invented(rng, 1)
        texts.append(f"{invented(rng, 20)} {' '.join(words)} {invented(rng, 20)}")
    return texts, [f"2017-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" for _ in range(size)]


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), begin=st.integers(0, 40))
def test_one_at_a_time_gives_the_passages_of_all_at_once(seed: int, begin: int) -> None:
    texts, when = pile(random.Random(seed), 40)
    index = ReuseIndex.of(texts[:begin], when[:begin])
    for text, date in zip(texts[begin:], when[begin:], strict=True):
        index.add(text, date)
    order = sorted(range(len(texts)), key=lambda i: (when[i], i))
    assert index.matches() == Reuse()(texts, order=order, table=index.table)


def test_changes_add_up_to_the_passages() -> None:
    texts, when = pile(random.Random(2), 60)
    index = ReuseIndex.of((), ())
    held = set()
    for text, date in zip(texts, when, strict=True):
        change = index.add(text, date)
        assert not held & set(change.found)
        held = (held - set(change.lost)) | set(change.found)
    assert held == set(index.matches())


@pytest.mark.parametrize("last", ["2017-01-01", "2017-03-01"])
def test_an_earlier_publication_that_comes_late_becomes_the_left_side(last: str) -> None:
    passage = invented(random.Random(1), 30)
    index = ReuseIndex.of([passage], ["2017-02-01"])
    (match,) = index.add(passage, last).found
    assert (match.left, match.right) == ((1, 0) if last < "2017-02-01" else (0, 1))
