from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.judgement import Judgement
from firsthand.model.origins import count
from firsthand.model.provenance import Root

NAMES = st.sampled_from(["a", "b", "c", "d", "e"])


@st.composite
def some_roots(draw: st.DrawFn) -> list[Root]:
    present = draw(st.sets(NAMES))
    rows = draw(st.lists(st.tuples(NAMES, st.booleans()), max_size=12))
    return [
        Root(f"account-{n}", f"claim-{n}", o, o in present, weak and o not in present, "")
        for n, (o, weak) in enumerate(rows)
    ]


def judged(
    verdict: str, *targets: str, id: str = "j", at: str = "2026-01-01", supersedes: str | None = None
) -> Judgement:
    return Judgement(id, targets, verdict, "a reader", at, supersedes=supersedes)  # type: ignore[arg-type]


def root(origin: str, *, firsthand: bool = False, weak: bool = False, n: int = 0) -> Root:
    return Root(f"account-{n}", f"claim-{n}", origin, firsthand, weak, "")


def test_nothing_rests_on_nothing() -> None:
    assert (count([]).lower, count([]).upper) == (0, 0)


def test_eleven_articles_on_one_monitor_count_once() -> None:
    found = count(root("monitor", n=n) for n in range(11))
    assert (found.lower, found.upper) == (1, 1)


def test_two_named_bodies_are_distinct_but_not_surely_apart() -> None:
    found = count([root("monitor"), root("agency")])
    assert (found.lower, found.upper, found.undetermined) == (1, 2, (("agency", "monitor"),))


def test_two_named_people_who_were_there_are_apart() -> None:
    found = count([root("doctor", firsthand=True), root("driver", firsthand=True)])
    assert (found.lower, found.upper, found.undetermined) == (2, 2, ())


def test_an_outlets_own_words_count_only_where_nothing_else_stands_behind() -> None:
    assert count([root("outlet", weak=True)]).upper == 1
    assert count([root("outlet", weak=True), root("monitor")]).sources == ("monitor",)


def test_a_person_settles_an_undetermined_link_either_way() -> None:
    pair = [root("monitor"), root("agency")]
    assert count(pair, [judged("not_same", "agency", "monitor")]).lower == 2
    assert count(pair, [judged("same", "agency", "monitor")]).upper == 1


def test_a_judgement_that_was_taken_back_does_not_hold() -> None:
    said = [
        judged("same", "agency", "monitor"),
        judged("unsure", "agency", "monitor", id="k", at="2026-01-02", supersedes="j"),
    ]
    assert count([root("monitor"), root("agency")], said).upper == 2


@given(some_roots())
def test_lower_never_exceeds_upper_and_anything_counts_at_least_one(roots: list[Root]) -> None:
    found = count(roots)
    assert found.lower <= found.upper
    assert (found.lower >= 1) == bool(roots)


@given(some_roots(), st.randoms())
def test_order_never_matters(roots: list[Root], chance: object) -> None:
    shuffled = list(roots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count(shuffled) == count(roots)


@given(some_roots(), st.integers(0, 11))
def test_a_copy_never_raises_a_bound(roots: list[Root], n: int) -> None:
    if not roots:
        return
    original = roots[n % len(roots)]
    copy = Root("copier", "copied", original.origin, original.firsthand, original.weak, "copied")
    assert count([*roots, copy]) == count(roots)


PAIRS = st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["same", "not_same", "unsure"])), max_size=8)


def verdicts(pairs: list[tuple[str, str, str]]) -> list[Judgement]:
    return [judged(v, a, b, id=f"j{n}", at=f"2026-01-{n + 1:02}") for n, (a, b, v) in enumerate(pairs) if a != b]


@given(some_roots(), PAIRS)
def test_the_lower_bound_is_the_largest_set_of_which_each_two_are_apart(
    roots: list[Root], pairs: list[tuple[str, str, str]]
) -> None:
    found = count(roots, verdicts(pairs))
    open_pairs = {frozenset(p) for p in found.undetermined}
    sets = (c for n in range(len(found.sources) + 1) for c in combinations(found.sources, n))
    assert found.lower == max(len(c) for c in sets if not any(frozenset(p) in open_pairs for p in combinations(c, 2)))


@given(some_roots(), PAIRS, NAMES, st.booleans())
def test_an_account_with_a_source_never_lowers_the_lower_bound(
    roots: list[Root], pairs: list[tuple[str, str, str]], name: str, there: bool
) -> None:
    strong, said = [r for r in roots if not r.weak], verdicts(pairs)
    assert count([*strong, root(name, firsthand=there)], said).lower >= count(strong, said).lower


@given(some_roots(), PAIRS, NAMES, NAMES)
def test_a_verdict_moves_the_bounds_one_way(
    roots: list[Root], pairs: list[tuple[str, str, str]], a: str, b: str
) -> None:
    if a == b:
        return
    before = count(roots, verdicts(pairs))
    last = {"id": "z", "at": "2026-02-01"}
    same = count(roots, [*verdicts(pairs), judged("same", a, b, **last)])
    apart = count(roots, [*verdicts(pairs), judged("not_same", a, b, **last)])
    assert same.upper <= before.upper
    assert apart.upper >= before.upper
    assert len(apart.undetermined) <= len(count(roots, [*verdicts(pairs), judged("unsure", a, b, **last)]).undetermined)


@given(some_roots(), NAMES)
def test_an_account_with_a_source_never_lowers_the_upper_bound(roots: list[Root], name: str) -> None:
    strong = [r for r in roots if not r.weak]
    assert count([*strong, root(name)]).upper >= count(strong).upper
