from __future__ import annotations

from dataclasses import replace

import pytest

from factories import account, at, claim, document, incident
from firsthand.model.account import Claim
from firsthand.model.provenance import Derivation
from firsthand.model.text import Document
from firsthand.trace.drift import drift

AGENCY = document("agency", "A drone hit a car and killed three people, guards said.", outlet="Meridian Press")
PAPER = document("paper", "A Fordian drone killed nine people, Meridian Press said.", outlet="Hill Times")
DOER = claim("c1", "perpetrator", at(PAPER, "Fordian"), text="Fordian", value="fordia")
NINE = claim("c2", "killed", at(PAPER, "nine people"), text="nine people", low=9, high=9)
THREE = claim("c3", "killed", at(AGENCY, "three people"), text="three people", low=3, high=3)
GUARDS = claim("c4", "perpetrator", at(AGENCY, "guards"), text="guards")


def told(
    *claims: Claim, theirs: tuple[Claim, ...] = (THREE,), cited: Document = AGENCY, citing: Document = PAPER
) -> list[tuple[str, str]]:
    held = [
        account("a-agency", "agency", ("agency",), *theirs),
        account("a-paper", "paper", ("hill", "agency"), *claims),
    ]
    edge = Derivation("e", "a-paper", "agency", "cites", True, 10.0, ())
    documents = {"agency": cited, "paper": citing}
    found = drift([edge], documents, {a.id: a for a in held}, [incident("i", "a-agency", "a-paper")])
    return [(f.kind, f.detail) for f in found]


def test_a_doer_whom_the_cited_article_does_not_name_was_added() -> None:
    assert told(DOER) == [
        ("doer added", "Hill Times has “Fordian” from Meridian Press, whose article names nobody")
    ]  # fmt: skip


def test_a_toll_above_all_that_the_cited_article_gives_was_raised() -> None:
    assert told(NINE) == [
        ("figure raised", "Hill Times has “nine people” killed from Meridian Press, whose article has “three people”")
    ]


@pytest.mark.parametrize(
    "case",
    [
        {"claims": (DOER,), "theirs": (THREE, GUARDS)},  # it names somebody
        {
            "claims": (DOER,),
            "cited": replace(AGENCY, text="Fordian news: a car was hit, and three people were killed."),
        },
        {"claims": (NINE,), "theirs": (replace(THREE, low=12, high=12),)},
        {"claims": (NINE,), "theirs": (replace(THREE, modality="vague"),)},
        {"claims": (replace(NINE, overtaken=True),)},
        {"claims": (NINE, DOER), "cited": replace(AGENCY, language="fr")},
        {"claims": (NINE, DOER), "theirs": ()},
    ],
)
def test_what_the_cited_article_holds_or_cannot_be_compared_is_no_finding(case: dict[str, object]) -> None:
    claims = case.pop("claims")
    found = told(*claims, **case)  # type: ignore[misc, arg-type]
    if case.get("theirs") == ():
        assert "figure raised" not in {kind for kind, _ in found}
    else:
        assert found == []
