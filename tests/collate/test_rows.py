from __future__ import annotations

from factories import account, at, claim, document
from firsthand.collate.rows import by_claim, rows, shown
from firsthand.model.collation import Row
from firsthand.model.provenance import Root
from firsthand.model.text import Span

TEXT = document("one", "At least 12 people, 12, 14, 17 were killed; nobody was killed; between 10 and 20.")


def told(
    n: int, origin: str, *, slot: str = "killed", low: int | None = None, high: int | None = None, **more: object
) -> tuple[object, Root]:
    c = claim(f"c{n}", slot, at(TEXT, "12"), low=low, high=high, **more)
    return account(f"account-{n}", f"doc-{n}", ("outlet", origin), c), Root(
        f"account-{n}", f"c{n}", origin, False, False, ""
    )


def table(*held: tuple[object, Root]) -> dict[tuple[str, str], Row]:
    found = rows([a for a, _ in held], by_claim(r for _, r in held), ())  # type: ignore[misc]
    return {(r.slot, r.group): r for r in found}


def test_one_value_from_one_origin_is_single_however_many_articles() -> None:
    row = table(told(1, "monitor", low=12, high=12), told(2, "monitor", low=12, high=12))["killed", ""]
    assert (row.relation, row.origins.upper) == ("single", 1)


def test_one_value_from_two_origins_agrees() -> None:
    assert (
        table(told(1, "monitor", low=12, high=12), told(2, "agency", low=12, high=12))["killed", ""].relation == "agree"
    )


def test_a_figure_inside_a_wider_one_refines() -> None:
    assert table(told(1, "monitor", low=12), told(2, "agency", low=14, high=14))["killed", ""].relation == "refine"


def test_figures_that_cannot_both_hold_differ() -> None:
    assert (
        table(told(1, "monitor", low=12, high=12), told(2, "agency", low=14, high=14))["killed", ""].relation
        == "differ"
    )


def test_none_against_some_contradicts() -> None:
    assert (
        table(told(1, "monitor", low=12, high=12), told(2, "agency", low=0, high=0))["killed", ""].relation
        == "contradict"
    )


def test_a_denial_contradicts_and_is_shown_as_one() -> None:
    row = table(told(1, "monitor", low=12, high=12), told(2, "ministry", low=12, high=12, factuality="denied"))[
        "killed", ""
    ]
    assert row.relation == "contradict"
    assert [r.value for r in row.readings] == ["12", "denied: 12"]


def test_a_total_of_a_period_fills_no_slot() -> None:
    assert table(told(1, "monitor", low=280000, scope="period")) == {}


def test_what_is_planned_or_asked_is_no_reading() -> None:
    row = table(told(1, "monitor", low=12, high=12, factuality="asked"))["killed", ""]
    assert (row.readings, row.relation) == ((), "absent")


def test_a_number_is_never_shown_surer_than_it_was_said() -> None:
    def words(**bounds: object) -> str:
        return shown(claim("c", "killed", at(TEXT, "12"), text="dozens", **bounds))

    assert words(low=12, high=12) == "12"
    assert words(low=12, modality="floor") == "at least 12"
    assert words(high=12, modality="ceiling") == "at most 12"
    assert words(low=10, high=20, modality="range") == "10 to 20"
    assert words(low=24, high=99, modality="vague") == "dozens"


def test_who_denies_and_who_tells_is_said() -> None:
    held = [told(1, "monitor", low=12, high=12), told(2, "ministry", low=12, high=12, factuality="denied")]
    (row,) = rows([a for a, _ in held], by_claim(r for _, r in held), (), {"monitor": "M", "ministry": "N"})  # type: ignore[misc]
    assert row.reason == "denied by N; told by M"


def test_what_only_its_denier_is_heard_telling_is_not_contradicted() -> None:
    row = table(told(1, "ministry", low=12, high=12), told(2, "ministry", low=12, high=12, factuality="denied"))
    assert row["killed", ""].relation == "single"


def in_headline(n: int, *, group: str) -> tuple[object, Root]:
    c = claim(f"c{n}", "killed", Span("title", 0, 2), text="19", low=19, high=19, group=group)
    return account(f"account-{n}", f"doc-{n}", ("outlet",), c), Root(f"account-{n}", f"c{n}", "outlet", False, True, "")


def test_a_headline_alone_is_unsupported_and_one_that_the_text_bears_out_is_not() -> None:
    alone = table(in_headline(1, group=""))["killed", ""]
    assert (alone.relation, alone.reason) == ("unsupported", "of this incident only a headline tells it")
    borne_out = table(in_headline(1, group=""), told(2, "monitor", low=19, high=19, group="civilian"))
    assert borne_out["killed", ""].relation == "single"
