from __future__ import annotations

from dataclasses import replace

import pytest

from factories import document
from firsthand.coding.codebook import load
from firsthand.coding.local import is_local, localised

STREET = (
    "A man was shot in the 1200 block of Alder Avenue on Sunday, the county coroner says. Detectives arrested a teen. "
    "Anyone with information is asked to call."
)


@pytest.mark.parametrize(
    "text, local",
    [
        (STREET, True),
        ("Air strikes killed 12 people in a neighborhood held by rebels, a police chief said. Troops shelled it.", False),
        ("A man was shot on Sunday.", False),
        (f"{STREET} Rebels shelled the army. Troops and militants fought with rockets and mortars.", False),
    ],
)  # fmt: skip
def test_local_news_is_known_by_its_own_words(text: str, local: bool) -> None:
    assert is_local(document("one", text)) is local


def test_a_codebook_of_wars_reads_local_news_as_such() -> None:
    book = load("conflict")
    found = localised(book, document("one", STREET))
    assert found.local and "aftermath" in found.words
    assert localised(book, document("two", "Air strikes killed 12 people.")) is book
    own = load("gun-violence")
    assert localised(own, replace(document("one", STREET), title="Shooting")) is own
