"""Places, topics and labels in front of a headline's colon; days and descriptions beside a name."""

from __future__ import annotations

import pytest
from chain_of import voice

from firsthand.attribute import Attributor
from firsthand.attribute.called import held_office, name_behind, undated
from firsthand.model.text import Document, Span

BODY = "Residents of the quarter buried their dead on Friday, a shopkeeper said."


def in_headline(title: str, text: str = BODY) -> list[str]:
    """The sources of a headline."""
    read = Attributor()(Document("d", "", title, text, "Cedar Times", None, body=(Span("text", 0, len(text)),)))
    names = {s.id: s.name for s in read.sources}
    return [names[a.source_id or ""] for a in read.attributions if a.content and a.content[0].part == "title"]


@pytest.mark.parametrize(
    "title",
    [
        "Marsu: two dozen shot at a wedding near the well",
        "Chad: at least 12 herders killed near Marsu",
        "Chad : douze bergers tués près de Marsu",
        "CORRECTION: toll of the attack on the bus depot",
        "Statement: shelling of the grain store in Marsu",
        "Live updates: rockets fall on the harbour of Marsu",
        "Watch: smoke over the harbour after the raid",
        "Exclusive: how the convoy was ambushed near Marsu",
    ],
)
def test_neither_a_place_nor_a_label_before_a_colon_speaks(title: str) -> None:
    assert in_headline(title) == []


@pytest.mark.parametrize(
    "title, text, name",
    [
        ("UN: 12 herders killed near Marsu", BODY, "United Nations"),
        ("Human Rights Watch: 12 herders killed near Marsu", BODY, "Human Rights Watch"),
        ("Police: 12 herders killed near Marsu", BODY, "Police"),
        ("Orlu: rebels killed 12 herders", "Mayor Tuncay Orlu said that rebels killed 12 herders.", "Orlu"),
        ("Chad: rebels killed 12 herders", "Chad's defence ministry said that rebels killed 12 herders.", "Chad"),
        ("Chad: rebels killed 12 herders", "The Chadian army said that rebels killed 12 herders.", "Chad"),
    ],
)
def test_a_body_or_somebody_quoted_below_speaks_before_a_colon(title: str, text: str, name: str) -> None:
    assert in_headline(title, text) == [name]


def test_a_country_whose_government_is_not_the_first_to_be_quoted_is_a_topic() -> None:
    text = "Survivors said that soldiers shot 12 herders. The Chadian army denied that it was there."
    assert in_headline("Chad: 12 herders killed near Marsu", text) == []


@pytest.mark.parametrize(
    "text, words, name",
    [
        (
            "The Benue Peace Watch, which follows all sides, said that rockets hit the depot.",
            "rockets",
            "Benue Peace Watch",
        ),
        (
            "The Marsu Civilian Watch, which follows the war, said in a note that rockets fell.",
            "rockets",
            "Marsu Civilian Watch",
        ),
        ("The monitor Benue Peace Watch says that rockets hit the depot.", "rockets", "Benue Peace Watch"),
        (
            "A local monitor, the Benue Peace Watch, had put the number of dead at 31.",
            "dead at 31",
            "Benue Peace Watch",
        ),
        ("The Qaeda-linked group QMLF said that it hit the depot.", "it hit", "QMLF"),
        ("A rights group on Sunday accused soldiers of burning the depot.", "burning", "rights group"),
        ("The general staff late on Friday denied that soldiers burned the depot.", "burned", "general staff"),
        ("Rockets hit the depot, mayor Tuncay Orlu's office said.", "Rockets", "Tuncay Orlu's office"),
    ],
)
def test_a_body_is_called_by_its_whole_name_and_nothing_else(text: str, words: str, name: str) -> None:
    assert voice(text, words)[-1] == name


def test_what_is_no_day_no_description_and_no_office_is_left() -> None:
    assert undated("The Sunday Herald") == "The Sunday Herald"
    assert name_behind("The leader of the group Anna Reed met") is None
    assert name_behind("The rights group's director, Anna Reed,") is None
    assert held_office("The prosecutor's office") is None
