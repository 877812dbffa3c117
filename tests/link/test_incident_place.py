"""Where an incident is, when its accounts do not give one place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from firsthand.link import Linker
from firsthand.model.account import Account, Interval
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Place

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 4_000, "settlement", "SY", "Hama")
QUARTER = Place("t2", "Bab Amara", 35.21, 36.71, 1_000, "quarter", "SY", "Hama")
FAR = Place("t3", "Wadi Hinna", 35.9, 36.8, 3_000, "settlement", "SY", "Hama")
WIDER = Place("t4", "Deir Hinna", 36.4, 36.8, 6_000, "settlement", "SY", "Hama")
PROVINCE = Place("p1", "Hama", 35.3, 36.9, 70_000, "admin1", "SY", "Hama")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ((TOWN, FAR, FAR), "Wadi Hinna"),  # most documents
        ((PROVINCE, PROVINCE, FAR), "Wadi Hinna"),  # a fine one before a coarse one
        ((FAR, TOWN, QUARTER), "Bab Amara"),  # inside what another gives
        ((FAR, WIDER), "Deir Hinna"),  # else the wider
        ((TOWN, replace(TOWN, name="Tal Amara, Hama"), FAR), "Tal Amara, Hama"),  # by its fullest name
        ((), None),
    ],
)
def test_an_incident_is_where_most_accounts_and_what_surrounds_them_put_it(
    given: tuple[Place, ...], name: str | None
) -> None:
    accounts = [
        Account(f"a{n}", f"d{n}", f"h{n}", ("outlet",), "raid", (), Interval(None, None), place)
        for n, place in enumerate(given or (None, None))
    ]
    same = [
        Judgement(f"j{n}", (a.id, b.id), "same", "reader", f"2031-05-0{n + 1}T00:00:00Z")
        for n, (a, b) in enumerate(pairwise(accounts))
    ]
    (incident,) = Linker().cluster(accounts, (), same)
    assert (incident.where and incident.where.name) == name
