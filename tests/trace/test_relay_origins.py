from __future__ import annotations

import pytest

from factories import account, at, attributed, attribution, claim, document, incident, source
from firsthand.model.account import Account
from firsthand.model.attribution import Attributed, Source
from firsthand.model.origins import count, of_incident
from firsthand.model.provenance import Root
from firsthand.trace.roots import pile, roots

TEXT = document("any", "12 dead, 14 dead, 3 hurt, and a denial")
AGENCY = source("agency", kind="wire_agency")
MONITOR, HOSPITAL = source("monitor"), source("hospital", kind="civil_defence_or_medical")


def told(id: str, doc: str, voice: tuple[str, ...], low: int = 12, slot: str = "killed", **more: object) -> Account:
    return account(id, doc, voice, claim(f"{id}.1", slot, at(TEXT, str(low)), low=low, high=low), **more)


def reached(accounts: list[Account], *sources: Source, read: dict[str, Attributed] | None = None) -> list[Root]:
    here = read or {a.document: attributed(a.voice[0], sources=sources) for a in accounts}
    found, _ = roots(pile(accounts, here, ()), [incident("i", *(a.id for a in accounts))])
    return list(found)


def origins(found: list[Root], account: str) -> set[str]:
    return {r.origin for r in found if r.account == account}


def test_a_relays_figure_goes_on_to_who_gives_that_figure_through_it() -> None:
    found = reached(
        [
            told("a", "one", ("first", "agency"), 12),
            told("b", "two", ("second", "agency", "monitor"), 12),
            told("c", "three", ("third", "agency", "hospital"), 14),
        ],
        AGENCY, MONITOR, HOSPITAL,
    )  # fmt: skip
    assert origins(found, "a") == {"monitor"}


def test_a_relays_figure_that_nobody_gives_goes_to_the_one_who_fills_the_slot() -> None:
    found = reached(
        [told("a", "one", ("first", "agency"), 14), told("b", "two", ("second", "agency", "monitor"), 12)],
        AGENCY, MONITOR,
    )  # fmt: skip
    assert origins(found, "a") == {"monitor"}


def test_a_relays_figure_that_may_be_of_several_is_an_origin_only_where_nothing_better_is() -> None:
    found = reached(
        [
            told("a", "one", ("first", "agency"), 3),
            told("b", "two", ("second", "agency", "monitor"), 12),
            told("c", "three", ("third", "agency", "hospital"), 14),
        ],
        AGENCY, MONITOR, HOSPITAL,
    )  # fmt: skip
    assert origins(found, "a") == {"agency"}
    assert count(found).sources == ("hospital", "monitor")
    assert count([r for r in found if r.account == "a"]).upper == 1


def test_an_official_who_told_an_agency_is_no_contact_of_the_agency() -> None:
    official = source("an official", kind="official_unnamed", disclosure="described")
    found = reached(
        [
            told("a", "one", ("first", "agency", "an official"), 14),
            told("b", "two", ("second", "agency", "monitor"), 12),
        ],
        AGENCY, MONITOR, official,
    )  # fmt: skip
    assert origins(found, "a") == {"an official"}


@pytest.mark.parametrize(
    ("kind", "origin"), [("state_body", "them"), ("armed_group", "them"), ("activist_or_local_network", "monitor")]
)
def test_a_party_that_a_monitor_quotes_is_no_contact_of_his(kind: str, origin: str) -> None:
    quoted = source("them", kind=kind, disclosure="described")
    found = reached([told("a", "one", ("first", "monitor", "them"))], MONITOR, quoted)
    assert origins(found, "a") == {origin}


def test_who_told_an_agency_is_one_in_its_own_article_and_where_it_is_quoted() -> None:
    here, there = (
        source(f"an official of {n}", kind="official_unnamed", disclosure="described", name="an official")
        for n in ("one", "two")
    )
    accounts = [
        told("a", "one", ("agency", here.id), 14),
        told("b", "two", ("second", "agency", there.id), 14),
        told("c", "two", ("second", "agency", there.id), 3, "wounded"),
    ]
    own = Attributed("agency", (), (AGENCY, here))
    found = reached(accounts, read={"one": own, "two": attributed("second", sources=(AGENCY, there))})
    assert origins(found, "b") == origins(found, "a") == {here.id}
    assert origins(found, "c") == {there.id}  # of this the agency's own article says nothing


def test_a_partys_own_page_is_heard_for_itself_and_relays_nobody_unasked() -> None:
    read = {
        "one": Attributed("party", (), (Source("party", "Orontes Coalition", "activist_or_local_network"), MONITOR)),
        "two": attributed("second", sources=(source("party", kind="activist_or_local_network"),)),
    }
    accounts = [
        told("a", "one", ("party",), 14),
        told("b", "one", ("party", "monitor"), 12),
        told("c", "two", ("second", "party"), 14),
    ]
    found = reached(accounts, read=read)
    assert (origins(found, "a"), origins(found, "c")) == ({"party"}, {"party"})
    assert count(found).sources == ("monitor", "party")


@pytest.mark.parametrize("name", ["reports", "Media reports", "other media", "news agencies", "some"])
def test_what_nameless_others_publish_counts_only_where_nothing_better_does(name: str) -> None:
    hearsay = source("hearsay", kind="unnamed_generic", disclosure="anonymous", name=name)
    accounts = [told("a", "one", ("first", "hearsay")), told("b", "two", ("second", "monitor"))]
    found = reached(accounts, hearsay, MONITOR)
    assert count(found).sources == ("monitor",)
    assert count([r for r in found if r.account == "a"]).sources == ("hearsay",)


def test_an_unnamed_source_of_which_nothing_tells_what_it_is_counts_only_where_nothing_better_does() -> None:
    toll = source("toll", kind="unknown", disclosure="anonymous", name="latest toll")
    found = reached([told("a", "one", ("first", "toll")), told("b", "two", ("second", "monitor"))], toll, MONITOR)
    assert count(found).sources == ("monitor",)


@pytest.mark.parametrize("name", ["a security source", "activists", "local residents"])
def test_an_unnamed_source_who_may_know_counts(name: str) -> None:
    unnamed = source("unnamed", kind="unnamed_generic", disclosure="anonymous", name=name)
    found = reached([told("a", "one", ("first", "unnamed")), told("b", "two", ("second", "monitor"))], unnamed, MONITOR)
    assert count(found).upper == 2


def test_a_headline_over_a_credited_report_is_no_source_beside_the_agency() -> None:
    credit = attribution("a1", at(TEXT, "12 dead"), "agency", kind="wire_agency", speech="block")
    read = {"one": attributed("first", credit, sources=(AGENCY,))}
    accounts = [told("a", "one", ("first",), 3), told("b", "one", ("first", "agency"), 14)]
    found = reached(accounts, read=read)
    assert {r.origin for r in found} == {"agency"}
    assert count(found).upper == 1


def test_an_incident_counts_who_tells_of_harm_before_who_tells_of_the_rest() -> None:
    accounts = [
        told("a", "one", ("first", "monitor")),
        account("b", "two", ("second", "minister"), claim("b.1", "weapon", at(TEXT, "3"))),
    ]
    held = [Root("a", "a.1", "monitor", False, False, ""), Root("b", "b.1", "minister", False, False, "")]
    assert of_incident(accounts, held).sources == ("monitor",)


def test_who_counts_the_harm_comes_before_who_says_many_or_tells_of_a_part() -> None:
    accounts = [
        told("a", "one", ("first", "monitor")),
        account("b", "two", ("second", "minister"), claim("b.1", "killed", at(TEXT, "14"))),
        account("c", "three", ("third", "mayor"), claim("c.1", "killed", at(TEXT, "3"), low=3, relation="subset")),
    ]
    held = [Root(a, f"{a}.1", o, False, False, "") for a, o in (("a", "monitor"), ("b", "minister"), ("c", "mayor"))]
    assert of_incident(accounts, held).sources == ("monitor",)
    assert of_incident(accounts[1:], held[1:]).sources == ("mayor", "minister")


def test_where_outlets_alone_tell_of_harm_their_sources_for_the_rest_count() -> None:
    accounts = [
        told("a", "one", ("first",)),
        account("b", "one", ("first", "monitor"), claim("b.1", "where", at(TEXT, "3"))),
    ]
    held = [Root("a", "a.1", "first", False, True, ""), Root("b", "b.1", "monitor", False, False, "")]
    assert of_incident(accounts, held).sources == ("monitor",)
    assert of_incident(accounts[:1], held[:1]).sources == ("first",)


def test_of_two_whom_an_agency_heard_the_one_who_is_called_alike_is_behind_its_quotation() -> None:
    def unnamed(id: str, name: str) -> Source:
        return source(id, name=name, kind="official_unnamed", disclosure="described")

    officials, others = unnamed("o1", "local officials"), unnamed("o2", "prosecutors")
    quoted, nobody = unnamed("o3", "officials"), unnamed("o4", "a driver")
    found = reached(
        [
            told("a", "one", ("agency", "o1"), 12),
            told("b", "one", ("agency", "o2"), 12),
            told("c", "two", ("paper", "agency", "o3"), 12),
            told("d", "three", ("post", "agency", "o4"), 12),
        ],
        AGENCY, officials, others, quoted, nobody,
    )  # fmt: skip
    assert origins(found, "c") == {"o1"}
    assert origins(found, "d") == {"o4"}


def test_own_words_sum_up_the_account_that_holds_most_of_them() -> None:
    def both(id: str, origin: str, *claims: tuple[str, int]) -> Account:
        held = [claim(f"{id}.{slot}", slot, at(TEXT, str(n)), low=n, high=n) for slot, n in claims]
        return account(id, "one", ("paper", *([origin] if origin else [])), *held)

    found = reached(
        [
            both("a", "hospital", ("killed", 12)),
            both("b", "monitor", ("killed", 12), ("wounded", 3)),
            both("own", "", ("killed", 12), ("wounded", 3)),
        ],
        MONITOR, HOSPITAL,
    )  # fmt: skip
    assert origins(found, "own") == {"monitor"}


def test_a_source_that_is_two_is_two_origins() -> None:
    both = source("both", name="a medic and a trader", disclosure="described", joint=("medic", "trader"))
    medic, trader = (source(n, disclosure="described", kind="eyewitness") for n in ("medic", "trader"))
    found = reached([told("a", "one", ("first", "both"))], both, medic, trader)
    assert origins(found, "a") == {"medic", "trader"}


def test_an_organisation_that_says_elsewhere_whose_a_figure_is_is_no_origin_of_it() -> None:
    office = source("office", kind="international_organisation")
    found = reached(
        [told("a", "one", ("first", "office")), told("b", "two", ("second", "office", "monitor"))], office, MONITOR
    )
    assert origins(found, "a") == {"monitor"}


def test_an_organisation_is_heard_for_itself_with_a_figure_of_its_own() -> None:
    office = source("office", kind="international_organisation")
    found = reached(
        [told("a", "one", ("first", "office"), 14), told("b", "two", ("second", "office", "monitor"), 12)],
        office,
        MONITOR,
    )
    assert origins(found, "a") == {"office"}


def test_reports_that_an_organisation_passes_on_are_no_contacts_of_its_own() -> None:
    office = source("office", kind="international_organisation")
    reports = source("reports", kind="unnamed_generic", disclosure="described")
    found = reached([told("a", "one", ("first", "office", "reports"))], office, reports)
    assert origins(found, "a") == {"reports"} and all(r.weak for r in found)
