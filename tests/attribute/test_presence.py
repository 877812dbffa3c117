from __future__ import annotations

import pytest

from factories import at, attributed, attribution, document, source
from firsthand.attribute.presence import mark_presence


@pytest.mark.parametrize(
    "text, who, what, kind, access",
    [
        ("Lina Haddad, who was in the market, said it burned.", "Lina Haddad, who was in the market,", "it burned", "named_person", "direct_witness"),
        ("Lina Haddad said that she saw a jet.", "Lina Haddad", "that she saw a jet", "activist_or_local_network", "direct_witness"),
        ("Lina Haddad said that it burned.", "Lina Haddad", "that it burned", "named_person", "unstated"),
        ("The monitor, who was in the market, said it burned.", "The monitor, who was in the market,", "it burned", "monitor_group", "unstated"),
    ],
)  # fmt: skip
def test_who_was_there_speaks_from_there(text: str, who: str, what: str, kind: str, access: str) -> None:
    d = document("one", text)
    read = attributed(
        "outlet", attribution("a", at(d, what), "s", source=at(d, who), kind=kind), sources=(source("s", kind=kind),)
    )
    assert next(s for s in mark_presence(d, read).sources if s.id == "s").access == access
