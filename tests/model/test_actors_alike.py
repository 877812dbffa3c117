"""Bodies whose names differ by one letter, and kinds of bodies that span countries."""

from __future__ import annotations

import pytest

from firsthand.model.actors import load


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Al-Quds Brigades said so.", "al-quds-brigades-pij"),
        ("The Al-Quds Brigade said so.", "liwa-al-quds"),
        ("The Al-Quds Brigade's men said so.", "liwa-al-quds"),
    ],
)
def test_a_plural_name_is_no_possessive(text: str, actor: str) -> None:
    table = load(())
    assert [m.actor for m in table.matches(text)] == [actor]


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        ("icrc", "international_organisation"),
        ("ifrc", "international_organisation"),
        ("sarc", "civil_defence_or_medical"),
        ("syrian-interim-government", "state_body"),
    ],
)
def test_kinds_follow_the_reference(actor: str, kind: str) -> None:
    assert load(())[actor].source_kind == kind
