from __future__ import annotations

import pytest

from firsthand.collate.weapons import go_together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("warplanes", "rockets", True),
        ("jets", "warplanes", True),
        ("barrel bombs", "helicopter", True),
        ("artillery", "shells", True),
        ("explosives", "car bomb", True),
        ("warplanes", "explosive devices", False),
        ("mortar", "barrel bombs", False),
        ("helicopters", "jets", False),
        ("aircraft", "helicopter", True),
        ("sniper", "car bomb", False),
    ],
)
def test_arms_go_together_where_one_may_fire_the_other(one: str, other: str, together: bool) -> None:
    assert go_together(one, other) is together
    assert go_together(other, one) is together
