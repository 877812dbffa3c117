"""Bounds over generated piles: chains of citations with circles, copies in any direction, unnamed sources, relays."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factories import account, at, attributed, attribution, claim, document, incident
from firsthand.model.account import Account
from firsthand.model.attribution import Attributed, Source
from firsthand.model.origins import count, of_incident
from firsthand.model.provenance import Finding, Origins, Passage, Root
from firsthand.trace.roots import pile, roots

TEXT = document("any", "12 or 14 or 17 people were killed in the market of Maskanah")
PAPERS = [Source(f"paper{n}", f"Paper {n}", "news_outlet") for n in range(5)]
NEW = 4  # the paper that nobody cites: what it says tells nothing of others
BODIES = [
    Source("monitor", "Monitor", "monitor_group"),
    Source("agency", "Agency", "wire_agency"),
    Source("television", "State television", "state_media"),
    Source("doctor", "Dr. Halwani", "named_person", "professional_at_scene"),
    Source("driver", "Salim Qasim", "eyewitness", "direct_witness"),
    Source("reports", "reports", "unnamed_generic", "unstated", "anonymous"),
    Source("activists", "activists", "activist_or_local_network", "unstated", "described"),
]
ALL = {s.id: s for s in (*PAPERS, *BODIES)}


@dataclass(frozen=True)
class Told:
    """An article: its outlet, the chain behind it, its figure, and the articles whose words it has."""

    outlet: int
    chain: tuple[str, ...]
    figure: int
    copies: tuple[int, ...]


CHAINS = st.lists(st.sampled_from(sorted(ALL.keys() - {f"paper{NEW}"})), max_size=4).map(tuple)
ARTICLES = st.builds(
    Told, st.integers(0, 3), CHAINS, st.sampled_from([12, 14, 17]), st.lists(st.integers(0, 6), max_size=2).map(tuple)
)


def inside(articles: Sequence[Told]) -> list[Told]:
    """The same pile, without copies of articles that are not in it."""
    return [replace(a, copies=tuple(m for m in a.copies if m < len(articles))) for a in articles]


def traced(articles: Sequence[Told], *, seed: int | None = None) -> tuple[list[Account], list[Root], list[Finding]]:
    """The roots of a pile; with a seed, its accounts and passages in another order."""
    accounts, read, passages = [], {}, []
    for n, a in enumerate(articles):
        words = at(TEXT, str(a.figure))
        voice = (f"paper{a.outlet}", *a.chain)
        voice = tuple(v for i, v in enumerate(voice) if i == 0 or v != voice[i - 1])
        accounts.append(account(f"a{n}", f"d{n}", voice, claim(f"c{n}", "killed", words, low=a.figure, high=a.figure)))
        read[f"d{n}"] = Attributed(f"paper{a.outlet}", (), tuple(ALL[s] for s in sorted({voice[0], *a.chain})))
        whole = at(TEXT, TEXT.text)
        passages += [Passage(f"p{n}-{m}", f"d{m}", whole, f"d{n}", whole, 1.0) for m in a.copies if m < len(articles)]
    if seed is not None:
        chance = random.Random(seed)
        chance.shuffle(accounts)
        chance.shuffle(passages)
        read = dict(chance.sample(sorted(read.items()), len(read)))
    found, findings = roots(pile(accounts, read, passages), [incident("i", *(a.id for a in accounts))])
    return accounts, list(found), list(findings)


def bounds(articles: Sequence[Told], *, seed: int | None = None) -> Origins:
    accounts, found, _ = traced(articles, seed=seed)
    return of_incident(accounts, found)


PILES = st.lists(ARTICLES, min_size=1, max_size=7).map(inside)


@given(PILES)
@settings(deadline=None)
def test_anything_told_rests_on_one_origin_at_least_and_every_account_has_a_root(articles: list[Told]) -> None:
    accounts, found, _ = traced(articles)
    assert {r.account for r in found} == {a.id for a in accounts}
    told = of_incident(accounts, found)
    assert 1 <= told.lower <= told.upper == len(told.sources)


@given(PILES, st.integers())
@settings(deadline=None)
def test_the_order_of_accounts_and_passages_never_matters(articles: list[Told], seed: int) -> None:
    assert traced(articles, seed=seed)[1:] == traced(articles)[1:]
    assert bounds(articles, seed=seed) == bounds(articles)


@given(PILES, st.integers(0, 6), st.booleans())
@settings(deadline=None)
def test_a_copy_never_raises_a_bound(articles: list[Told], n: int, mutual: bool) -> None:
    """Not even one of which nothing tells which came first, and that says everything in its own voice."""
    n %= len(articles)
    original, last = articles[n], len(articles)
    changed = list(articles)
    if mutual:
        changed[n] = Told(original.outlet, original.chain, original.figure, (*original.copies, last))
    copy = Told(NEW, (), original.figure, (n,))
    before, after = bounds(articles), bounds([*changed, copy])
    assert after.lower <= before.lower
    assert after.upper <= before.upper


@given(PILES, st.sampled_from(["doctor", "driver", "monitor"]), st.sampled_from([12, 14, 17]))
@settings(deadline=None)
def test_an_account_of_a_body_never_lowers_a_bound_of_sourced_accounts(
    articles: list[Told], body: str, figure: int
) -> None:
    sourced = inside([a for a in articles if not traced([a])[1][0].weak])
    if sourced:
        before, after = bounds(sourced), bounds([*sourced, Told(NEW, (body,), figure, ())])
        assert after.lower >= before.lower
        assert after.upper >= before.upper


@given(st.integers(2, 9), st.sampled_from(["monitor", "agency", "doctor"]))
def test_an_original_that_is_not_in_the_pile_counts_once(n: int, body: str) -> None:
    told = bounds([Told(m % 4, (body,), 12, ()) for m in range(n)])
    assert (told.lower, told.upper, told.sources) == (1, 1, (body,))


@given(st.integers(2, 4), st.booleans())
def test_undated_mutual_copies_count_one_not_zero(n: int, sourced: bool) -> None:
    chain = ("monitor",) if sourced else ()
    articles = [Told(m, chain if m == 0 else (), 12, tuple(x for x in range(n) if x != m)) for m in range(n)]
    told = bounds(articles)
    assert (told.lower, told.upper) == (1, 1)
    assert not sourced or told.sources == ("monitor",)


@given(st.integers(2, 4), st.integers())
def test_a_circle_of_citations_is_told_once_and_counts_one(n: int, seed: int) -> None:
    articles = [Told(m, (f"paper{(m + 1) % n}",), 12, ()) for m in range(n)]
    _, found, findings = traced(articles, seed=seed)
    assert [(f.kind, f.path, f.incident) for f in findings] == [("circular", tuple(f"paper{m}" for m in range(n)), "i")]
    assert (count(found).lower, count(found).upper) == (1, 1)


def test_circular_reporting_is_told_with_its_words() -> None:
    d, e = document("one", "Paper 1 said 12 were killed."), document("two", "Paper 0 said 12 were killed.")
    read = {
        x.id: attributed(
            mine, attribution("s", at(x, "12 were killed"), theirs, source=at(x, x.text[:7])), sources=(ALL[mine], ALL[theirs])
        )
        for x, mine, theirs in ((d, "paper0", "paper1"), (e, "paper1", "paper0"))
    }  # fmt: skip
    accounts = [
        account("a", "one", ("paper0", "paper1"), claim("c", "killed", at(d, "12"), low=12)),
        account("b", "two", ("paper1", "paper0"), claim("k", "killed", at(e, "12"), low=12)),
    ]
    _, (finding,) = roots(pile(accounts, read, ()), [incident("i", "a", "b")])
    assert finding.detail.count("names") == 2
    assert [(w.document, w.span) for w in finding.words] == [("one", at(d, "Paper 1")), ("two", at(e, "Paper 0"))]
