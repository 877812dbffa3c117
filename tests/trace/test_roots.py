from __future__ import annotations

from factories import account, at, attributed, attribution, claim, document, incident, passage, source
from firsthand.model.origins import count
from firsthand.trace.roots import pile, roots

WORDS = "At least 12 people were killed in the market of Maskanah"


def test_two_outlets_that_cite_one_monitor_rest_on_one_origin() -> None:
    texts = [document(n, f"{WORDS}, the Orontes Monitor said.") for n in ("one", "two")]
    accounts, read = [], {}
    for d in texts:
        said = attribution("a1", at(d, WORDS), "monitor")
        read[d.id] = attributed(f"outlet-{d.id}", said, sources=(source("monitor"),))
        accounts.append(
            account(
                f"account-{d.id}",
                d.id,
                (f"outlet-{d.id}", "monitor"),
                claim(f"{d.id}.1", "killed", at(d, "12"), low=12),
            )
        )
    found, _ = roots(pile(accounts, read, ()), [incident("i", "account-one", "account-two")])
    assert {r.origin for r in found} == {"monitor"}
    assert count(found).upper == 1


def test_a_copy_without_credit_rests_on_what_its_original_rests_on() -> None:
    left = document("wire", f"{WORDS}, Dr. Halwani said.")
    right = document("copy", f"{WORDS} today.", outlet="Amber Coast Times")
    read = {
        "wire": attributed(
            "meridian",
            attribution("a1", at(left, WORDS), "halwani"),
            sources=(source("halwani", kind="named_person", access="professional_at_scene"),),
        ),
        "copy": attributed("amber"),
    }
    accounts = [
        account("account-1", "wire", ("meridian", "halwani"), claim("c1", "killed", at(left, "12"), low=12)),
        account("account-2", "copy", ("amber",), claim("c2", "killed", at(right, "12"), low=12)),
    ]
    found, _ = roots(pile(accounts, read, [passage(left, right, WORDS)]), [incident("i", "account-1", "account-2")])
    assert {r.origin for r in found} == {"halwani"}
    assert (count(found).lower, count(found).upper) == (1, 1)


def test_what_a_copier_adds_is_its_own() -> None:
    left = document("wire", f"{WORDS}.")
    right = document("copy", f"{WORDS}. Thirty houses burned, said Lina Haddad, who lives there.")
    own = at(right, "Thirty houses burned")
    read = {
        "wire": attributed("meridian"),
        "copy": attributed("amber", attribution("a1", own, "haddad"), sources=(source("haddad", kind="eyewitness"),)),
    }
    accounts = [
        account("account-1", "wire", ("meridian",), claim("c1", "killed", at(left, "12"), low=12)),
        account("account-2", "copy", ("amber", "haddad"), claim("c2", "damage", own)),
    ]
    found, _ = roots(pile(accounts, read, [passage(left, right, WORDS)]), [incident("i", "account-1", "account-2")])
    assert {r.claim: r.origin for r in found} == {"c1": "meridian", "c2": "haddad"}


def test_unnamed_contacts_of_a_monitor_are_the_monitors_own() -> None:
    d = document("one", WORDS)
    contacts = source("contacts of one", kind="activist_or_local_network", disclosure="described")
    read = {"one": attributed("outlet", sources=(source("monitor"), contacts))}
    accounts = [
        account(
            "account-1", "one", ("outlet", "monitor", "contacts of one"), claim("c1", "killed", at(d, "12"), low=12)
        )
    ]
    found, _ = roots(pile(accounts, read, ()), [incident("i", "account-1")])
    assert [r.origin for r in found] == ["monitor"]


def test_a_relay_is_no_origin_when_another_account_goes_behind_it() -> None:
    d, e = document("one", WORDS), document("two", WORDS)
    agency = source("agency", kind="wire_agency")
    read = {
        "one": attributed("first", sources=(agency,)),
        "two": attributed("second", sources=(agency, source("monitor"))),
    }
    accounts = [
        account("account-1", "one", ("first", "agency"), claim("c1", "killed", at(d, "12"), low=12)),
        account("account-2", "two", ("second", "agency", "monitor"), claim("c2", "killed", at(e, "12"), low=12)),
    ]
    found, _ = roots(pile(accounts, read, ()), [incident("i", "account-1", "account-2")])
    assert {r.origin for r in found} == {"monitor"}


def test_circular_reporting_is_a_finding_and_counts_one() -> None:
    d, e = document("one", WORDS), document("two", WORDS)
    first, second = source("first", kind="news_outlet"), source("second", kind="news_outlet")
    read = {"one": attributed("first", sources=(second,)), "two": attributed("second", sources=(first,))}
    accounts = [
        account("account-1", "one", ("first", "second"), claim("c1", "killed", at(d, "12"), low=12)),
        account("account-2", "two", ("second", "first"), claim("c2", "killed", at(e, "12"), low=12)),
    ]
    found, findings = roots(pile(accounts, read, ()), [incident("i", "account-1", "account-2")])
    assert (count(found).lower, count(found).upper) == (1, 1)
    assert [(f.kind, f.path) for f in findings] == [("circular", ("first", "second"))]


def test_an_unnamed_source_is_never_another_by_name() -> None:
    texts = [document(n, WORDS) for n in ("one", "two")]
    read, accounts = {}, []
    for d in texts:
        unnamed = source(
            f"activists of {d.id}", kind="activist_or_local_network", disclosure="described", name="activists"
        )
        read[d.id] = attributed(f"outlet-{d.id}", sources=(unnamed,))
        accounts.append(
            account(
                f"account-{d.id}",
                d.id,
                (f"outlet-{d.id}", unnamed.id),
                claim(f"{d.id}.1", "killed", at(d, "12"), low=12),
            )
        )
    found, _ = roots(pile(accounts, read, ()), [incident("i", "account-one", "account-two")])
    bounds = count(found)
    assert (bounds.lower, bounds.upper, len(bounds.undetermined)) == (1, 2, 1)
