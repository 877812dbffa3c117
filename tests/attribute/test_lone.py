from __future__ import annotations

import pytest

from firsthand.attribute.lone import owner, quoted


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“They took everything.” ― Nadia Qabbani\n", "“They took everything.”", "Nadia Qabbani"),
        ("“They took everything.” - Nadia Qabbani (Orontes)", "“They took everything.”", "Nadia Qabbani"),
        ("HOST: Who did it?\nODEH: Nobody knows.", "Nobody knows.", "ODEH"),
        ("They left - Nadia Qabbani stayed.", "They left", None),
        ("He spoke: the road is shut.", "the road is shut.", None),
    ],
)
def test_the_layout_of_a_page_tells_whose_words_they_are(text: str, words: str, who: str | None) -> None:
    start = text.index(words)
    found = owner(text, (start, start + len(words)))
    assert (text[slice(*found)] if found else None) == who


def test_words_in_marks_are_told_from_others() -> None:
    assert quoted("He: “we left”.", (4, 13))
    assert not quoted("The road is shut", (4, 8))
