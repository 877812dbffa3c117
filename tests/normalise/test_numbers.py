"""Numbers in words and figures, with the bounds that their modifiers give them."""

from __future__ import annotations

import pytest

from firsthand.normalise.numbers import bounds, figure, quantity


@pytest.mark.parametrize(
    ("words", "low", "high", "modality"),
    [
        ("40", 40, 40, "exact"),
        ("1300", 1300, 1300, "exact"),
        ("1,300", 1300, 1300, "exact"),
        ("١٢", 12, 12, "exact"),
        ("twenty-one", 21, 21, "exact"),
        ("sixty two", 62, 62, "exact"),
        ("two hundred and fifty", 250, 250, "exact"),
        ("a hundred", 100, 100, "exact"),
        ("1.2 million", 1_200_000, 1_200_000, "exact"),
        ("exactly 44", 44, 44, "exact"),
        ("at least 40", 40, None, "floor"),
        ("no fewer than nine", 9, None, "floor"),
        ("30 or more", 30, None, "floor"),
        ("more than 70", 71, None, "floor"),
        ("over 350", 351, None, "floor"),
        ("up to 30", None, 30, "ceiling"),
        ("as many as 60", None, 60, "ceiling"),
        ("fewer than 20", None, 19, "ceiling"),
        ("nearly 40", 35, 39, "approx"),
        ("about 200", 150, 250, "approx"),
        ("some 30", 25, 35, "approx"),
        ("about 12", 12, 12, "approx"),
        ("between 12 and 15", 12, 15, "range"),
        ("10 to 15", 10, 15, "range"),
        ("40-50", 40, 50, "range"),
        ("two or three", 2, 3, "range"),
        ("a dozen", 12, 12, "approx"),
        ("half a dozen", 6, 6, "approx"),
        ("two dozen", 24, 24, "approx"),
        ("at least a dozen", 12, None, "floor"),
        ("dozens", 24, 99, "vague"),
        ("tens", 20, 99, "vague"),
        ("scores", 40, 199, "vague"),
        ("hundreds", 200, None, "vague"),
        ("tens of thousands", 20_000, None, "vague"),
        ("several", 3, 9, "vague"),
        ("a couple", 2, 2, "exact"),
        ("a number", 1, None, "unknown"),
    ],
)
def test_words_bound_the_number_as_the_parse_table_says(
    words: str, low: int | None, high: int | None, modality: str
) -> None:
    read = quantity(words.split(), 0)
    assert read is not None
    assert (read.low, read.high, read.modality, read.last) == (low, high, modality, len(words.split()))


@pytest.mark.parametrize("words", ["a man", "the town", "another attack", "over there", "some of"])
def test_words_without_a_number_are_no_quantity(words: str) -> None:
    assert quantity(words.split(), 0) is None


@pytest.mark.parametrize(("word", "value"), [("3.5", None), ("12th", None), ("17-08-2013", None), ("280,000", 280_000)])
def test_only_whole_figures_have_a_value(word: str, value: int | None) -> None:
    assert figure(word) == value


def test_more_of_the_same_is_marked() -> None:
    read = quantity("another 12 people".split(), 0)
    assert read is not None and read.more and (read.core, read.core_last) == (1, 2)


@pytest.mark.parametrize("modifier", ["floor", "above", "ceiling", "below", "near", "approx", ""])
@pytest.mark.parametrize("value", [0, 1, 9, 10, 40, 105, 1300])
def test_lower_bound_never_exceeds_the_upper_one(modifier: str, value: int) -> None:
    low, high, _ = bounds(modifier, value, value, "exact")
    assert low is None or high is None or low <= high or value <= 1
