"""Weighing many happenings gives what comparing all their accounts gives."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.link import PACKAGED_WEIGHTS, WORTH_BITS, Linker, weights
from firsthand.link.blocking import candidates
from firsthand.link.cluster import happening_bits
from firsthand.link.features import FEATURES, levels
from firsthand.model.account import Account, Claim, Interval, Pair
from firsthand.model.mentions import Place, PlaceCandidate
from firsthand.model.text import Span

TOWN = Place("t1", "Tal Amara", 35.2, 36.7, 2_000, "settlement", "SY", "Hama")
FAR = Place("t3", "Deir Qanun", 33.4, 40.9, 2_000, "settlement", "SY", "Deir ez-Zor")
HAMA = Place("p1", "Hama", 35.1, 36.9, 60_000, "admin1", "SY", "Hama")
WORDS = ("market", "shell", "HRNDS", "raid", "van", "court", "MRWN", "barracks", "river")

claims = st.lists(
    st.tuples(st.sampled_from(["killed", "wounded", "weapon", "target"]), st.integers(1, 30)), max_size=3
).map(
    lambda given: tuple(
        Claim(f"c{n}", slot, Span("text", 0, 1), "x", low=low, high=low)
        if slot in ("killed", "wounded")
        else Claim(f"c{n}", slot, Span("text", 0, 1), "x", value=f"v{low % 2}")
        for n, (slot, low) in enumerate(given)
    )
)
happenings = st.tuples(
    st.sampled_from([TOWN, FAR, HAMA, None]),
    st.sampled_from([(), (PlaceCandidate(TOWN, 0.5),)]),
    st.integers(1, 5),
    st.booleans(),
    st.sets(st.sampled_from(WORDS)),
    st.lists(st.tuples(st.sampled_from(["raid", "shelling"]), claims), min_size=1, max_size=3),
)


def pile(drawn: list[tuple[object, ...]]) -> list[Account]:
    return [
        Account(
            f"a{n}-{m}", f"d{n // 2}", f"h{n}", ("outlet",), kind, told,
            Interval(None if reported else f"2031-05-0{day}", f"2031-05-0{day}"), where, candidate,
            family=kind[:1], terms=tuple(sorted(words)),
        )
        for n, (where, candidate, day, reported, words, voices) in enumerate(drawn)  # type: ignore[misc]
        for m, (kind, told) in enumerate(voices)
    ]  # fmt: skip


def strongest(accounts: list[Account], pairs: list[Pair]) -> dict[tuple[str, str], float]:
    return happening_bits({a.id: a for a in accounts}, pairs)


@given(st.lists(happenings, max_size=6), st.sets(st.integers(0, 5)))
def test_the_strongest_pairs_are_those_of_comparing_all(drawn: list[tuple[object, ...]], before: set[int]) -> None:
    linker, accounts = Linker(), pile(drawn)
    every = [linker.compare(left, right) for left, right in candidates(accounts)]
    least = weights(str(PACKAGED_WEIGHTS))["prior"]["bits"] + WORTH_BITS
    wanted = {k: v for k, v in strongest(accounts, every).items() if v > least}
    assert strongest(accounts, list(linker.pairs(accounts))) == wanted
    known = [a for a in accounts if int(a.happening[1:]) in before]
    ids = {a.id for a in known}
    more = [*linker.pairs(known), *linker.pairs(accounts, ids)]
    assert strongest(accounts, more) == wanted
    assert len({frozenset((p.left, p.right)) for p in more}) == len(more)


@given(st.lists(happenings, min_size=2, max_size=4))
def test_a_feature_goes_by_nothing_but_its_value_and_is_symmetric(drawn: list[tuple[object, ...]]) -> None:
    seen: dict[object, str] = {}
    for left, right in combinations(pile(drawn), 2):
        assert [lv.level for lv in levels(left, right)] == [lv.level for lv in levels(right, left)]
        for n, feature in enumerate(FEATURES):
            level = feature.level(left, right).level
            assert seen.setdefault((n, feature.value(left), feature.value(right)), level) == level
