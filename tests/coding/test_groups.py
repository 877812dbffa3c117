"""Groups that accounts are compared by."""

from __future__ import annotations

import pytest

from firsthand.coding.groups import group_of


@pytest.mark.parametrize(
    ("group", "words", "compared"),
    [
        ("", "12 people", ""),
        ("child", "two children", "child"),
        ("police officers", "two police officers", "police"),
        ("policeman", "a policeman", "police"),
        ("tartus police officers", "three Tartus police officers", "police"),
        ("kurdish policemen", "four Kurdish policemen", "kurdish policeman"),
        ("high school students", "two high school students", "high school student"),
        ("young sons", "his young sons", "young son"),
        ("alawites", "nine Alawites", "alawite"),
        ("lebanese pilgrims", "11 Lebanese pilgrims", "lebanese pilgrim"),
        ("monitor gazette", "a monitor Gazette", ""),
        ("111 jane roe", "111 Jane Roe", ""),
        ("women and elderly", "women and elderly", "women and elderly"),
        ("family", "a family", "family"),
    ],
)
def test_a_group_is_what_accounts_are_compared_by(group: str, words: str, compared: str) -> None:
    assert group_of(group, words) == compared
