from __future__ import annotations

import pytest

from factories import account, claim
from firsthand.collate.divisions import finer_division
from firsthand.model.account import Account
from firsthand.model.text import Span


def divided(id: str, *parts: int) -> Account:
    claims = [
        claim(f"{id}.{n}", "taken", Span("text", 20 * n, 20 * n + 10), low=p, high=p, relation="partition")
        for n, p in enumerate(parts)
    ]
    return account(id, id, ("outlet",), *claims)


@pytest.mark.parametrize(
    "one, other, reason",
    [
        ((4, 1), (1, 3, 1), "5 = 4 + 1 = 1 + 3 + 1"),
        ((4, 1), (3, 1), ""),
        ((3, 2), (4, 1), ""),
        ((4, 1), (4, 1), ""),
    ],
)
def test_a_finer_division_of_the_same_whole_refines_it(
    one: tuple[int, ...], other: tuple[int, ...], reason: str
) -> None:
    assert finer_division([divided("a", *one), divided("b", *other)], "taken") == reason
