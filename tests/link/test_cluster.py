from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import account, claim
from firsthand.link.cluster import COPY_BITS, Bars, groups, with_copies
from firsthand.model.account import Interval
from firsthand.model.text import Span

NONE = Bars(frozenset(), frozenset())


def together(found: tuple[tuple[str, ...], ...], *names: str) -> bool:
    return any(set(names) <= set(g) for g in found)


def test_strong_evidence_joins_and_weak_does_not() -> None:
    found = groups({"a": "1", "b": "2", "c": "3"}, {("a", "b"): 5.0, ("b", "c"): -1.0, ("a", "c"): -3.0}, NONE, 0.0)
    assert found == (("a", "b"), ("c",))


def test_a_like_b_like_c_does_not_chain() -> None:
    found = groups({"a": "1", "b": "2", "c": "3"}, {("a", "b"): 3.0, ("b", "c"): 2.9, ("a", "c"): -9.0}, NONE, 0.0)
    assert not together(found, "a", "c")


def test_happenings_of_one_document_stay_apart() -> None:
    found = groups({"a": "1", "b": "2", "c": "1"}, {("a", "b"): 6.0, ("b", "c"): 5.0}, NONE, 0.0)
    assert together(found, "a", "b") and not together(found, "a", "c")


def test_lists_of_the_same_incidents_are_not_joined_across() -> None:
    documents = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c", "c2": "c"}
    bits = {(f"{x}{n}", f"{y}{n}"): 8.0 for x, y in ("ab", "ac", "bc") for n in (1, 2)}
    bits |= {(f"{x}1", f"{y}2"): 1.0 for x, y in ("ab", "ac", "bc")}
    assert groups(documents, bits, NONE, 0.0) == (("a1", "b1", "c1"), ("a2", "b2", "c2"))


def test_an_article_cut_in_two_is_mended_where_many_tell_of_both_as_one() -> None:
    documents = {"a1": "a", "a2": "a", "b": "b", "c": "c", "d": "d", "e": "e"}
    bits = {(x, y): 4.0 for n, x in enumerate("bcde") for y in "bcde"[n + 1 :]}
    bits |= {("a1", x): 4.0 for x in "bcde"} | {("a2", x): 3.0 for x in "bcde"}
    assert groups(documents, bits, NONE, 0.0) == (("a1", "a2", "b", "c", "d", "e"),)


def test_a_pair_that_nothing_brought_together_does_not_keep_groups_apart() -> None:
    documents = {x: x for x in "abcd"}
    bits = {("a", "b"): 5.0, ("c", "d"): 5.0, ("a", "c"): 3.0, ("a", "d"): 3.0, ("b", "c"): 3.0}
    assert groups(documents, bits, NONE, 0.0) == (("a", "b", "c", "d"),)


def test_not_the_same_bars_whole_groups() -> None:
    documents = {x: x for x in "abcd"}
    bits = {("a", "b"): 9.0, ("c", "d"): 9.0, ("b", "c"): 8.0, ("a", "c"): 8.0, ("a", "d"): 8.0, ("b", "d"): 8.0}
    assert together(groups(documents, bits, NONE, 0.0), "a", "b", "c", "d")
    barred = groups(documents, bits, Bars(frozenset(), frozenset({("a", "d")})), 0.0)
    assert together(barred, "a", "b") and together(barred, "c", "d") and len(barred) == 2


def test_the_same_joins_whatever_the_evidence() -> None:
    found = groups({"a": "1", "b": "2"}, {("a", "b"): -9.0}, Bars(frozenset({("a", "b")}), frozenset()), 0.0)
    assert found == (("a", "b"),)


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(-9, 9), max_size=20), st.randoms())
def test_every_happening_is_in_one_group_whatever_the_order(raw: dict[tuple[int, int], float], chance: object) -> None:
    bits = {(f"h{min(a, b)}", f"h{max(a, b)}"): v for (a, b), v in raw.items() if a != b}
    documents = {f"h{n}": str(n) for n in range(8)}
    found = groups(documents, bits, NONE, 0.0)
    assert sorted(h for g in found for h in g) == sorted(documents)
    items = list(bits.items())
    chance.shuffle(items)  # type: ignore[attr-defined]
    assert groups(documents, dict(items), NONE, 0.0) == found


def test_the_very_same_words_are_one_incident_though_nobody_dates_them() -> None:
    undated = Interval(None, None)
    held = {
        f"{d}#1": [
            account(
                f"{d}1",
                d,
                ("s",),
                claim("c", "killed", Span("text", 0, 4), text=toll, low=5),
                when=undated,
                happening=f"{d}#1",
            )
        ]
        for d, toll in (("a", "Five"), ("b", "Five"), ("c", "Six"))
    }
    assert with_copies({("a#1", "b#1"): -2.0}, held) == {("a#1", "b#1"): COPY_BITS}
