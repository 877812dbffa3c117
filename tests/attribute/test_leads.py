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
        sources=(source("described", name=described, disclosure=disclosure), source("named", name=name)),
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
