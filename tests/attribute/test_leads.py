from __future__ import annotations

import pytest

from factories import at, attributed, attribution, document, source
from firsthand.attribute.leads import join_leads

TEXT = (
    "At least 12 people died, a doctor at the town's hospital said. Rockets hit the market. "
    "Dr. Nizar Halwani, who runs the ward, counted them. Several residents fled. A doctor in another town spoke too."
)


def voices(text: str, described: str, name: str, *, disclosure: str = "described") -> list[str | None]:
    d = document("one", text)
    read = attributed(
        "outlet",
        attribution(
            "a1",
            at(d, "At least 12 people died"),
            "described",
            source=at(d, described),
            kind="civil_defence_or_medical",
        ),
        attribution("a2", at(d, "counted them"), "named", source=at(d, name), kind="civil_defence_or_medical"),
        sources=(
            source("described", name=described, disclosure=disclosure),
            source("named", name=name, kind="eyewitness"),
        ),
    )
    return [a.source_id for a in join_leads(d, read).attributions]


def test_the_doctor_of_the_lead_is_the_doctor_who_is_named() -> None:
    assert voices(TEXT, "a doctor at the town's hospital", "Nizar Halwani") == ["named", "named"]


@pytest.mark.parametrize(
    "described, disclosure",
    [
        ("Several residents", "described"),  # of several people one name is not all
        ("A doctor in another town", "described"),  # described after the lead
        ("a doctor at the town's hospital", "anonymous_with_reason"),
    ],
)
def test_who_is_left_unnamed_stays_unnamed(described: str, disclosure: str) -> None:
    assert voices(TEXT, described, "Nizar Halwani", disclosure=disclosure)[0] == "described"


def test_a_role_that_stands_beside_no_name_leads_nowhere() -> None:
    text = TEXT.replace("Dr. Nizar Halwani, who runs the ward", "Nizar Halwani, who sells cloth")
    assert voices(text, "a doctor at the town's hospital", "Nizar Halwani")[0] == "described"


def test_the_outlet_that_was_told_is_no_candidate() -> None:
    text = "Four died, a resident said. Ibrahim Shawakh, who lives there, told Meridian Press Agency that it burned."
    d = document("one", text)
    read = attributed(
        "outlet",
        attribution("a1", at(d, "Four died"), "described", source=at(d, "a resident"), kind="eyewitness"),
        attribution("a2", at(d, "that it burned"), "named", source=at(d, "Ibrahim Shawakh"), kind="eyewitness"),
        attribution("a3", at(d, "that it burned"), "agency", source=at(d, "Meridian Press Agency"), kind="wire_agency"),
        sources=(
            source("described", name="a resident", disclosure="described"),
            source("named", name="Ibrahim Shawakh", kind="eyewitness"),
            source("agency", name="Meridian Press Agency", kind="wire_agency"),
        ),
    )
    assert join_leads(d, read).attributions[0].source_id == "named"
