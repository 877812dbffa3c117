"""Why accounts are held to tell of one incident, on its page and in the terminal."""

from __future__ import annotations

import io
from typing import Any

from report_case import small

from firsthand.report.html import pages
from firsthand.report.html_case import Case
from firsthand.report.html_joins import joins_of
from firsthand.report.terminal_incident import print_incident


def joined() -> dict[str, Any]:
    row = small()
    first, second = (a["id"] for a in row["accounts"][:2])
    row["joins"] = [
        {
            "incident": "incident-market", "left": first, "right": second, "bits": 6.36,
            "evidence": [
                {"kind": "prior", "bits": -11.92, "detail": "any two accounts that share a key"},
                {"kind": "place: same city", "bits": 2.45, "detail": "Meskene / <b>Maskanah</b>"},
                {"kind": "words: from 500", "bits": 5.3, "detail": "porters, target state_force"},
                {"kind": "killed: differ", "bits": -0.01, "detail": "killed 3 and 4"},
            ],
        }
    ]  # fmt: skip
    return row


def test_what_speaks_for_one_incident_is_told_in_words_the_weightiest_first() -> None:
    (join,) = joins_of(Case(joined()), "incident-market")
    assert join.bits == "+6.4 bits"
    assert [(r.what, r.detail, r.bits) for r in join.reasons] == [
        ("before anything is compared", "", "−11.9"),
        ("rare words in common", "porters, target state force", "+5.3"),
        ("place, same city", "Meskene / <b>Maskanah</b>", "+2.5"),
    ]
    assert joins_of(Case(joined()), "another") == ()


def test_pages_and_terminal_tell_it() -> None:
    page = pages(joined())["incident-market.html"]
    assert "Why one incident" in page and "1 tie, the weakest +6.4 bits" in page
    assert "<b>Maskanah" not in page
    assert "Why one incident" not in pages(small())["incident-market.html"]
    stream = io.StringIO()
    print_incident(joined(), "incident-market", stream)
    assert "rare words in common (porters, target state force) +5.3" in " ".join(stream.getvalue().split())
