from __future__ import annotations

import pytest
from chain_of import voice

from firsthand.attribute import Attributor
from firsthand.model.attribution import Attribution, Source
from firsthand.model.text import Document, Span


def deepest(text: str, words: str) -> tuple[Source | None, Attribution | None]:
    """The deepest source at some words, and how it puts them."""
    document = Document("d", "", "", text, "Cedar Times", None, body=(Span("text", 0, len(text)),))
    read = Attributor()(document)
    start = text.index(words)
    chain = read.chain(Span("text", start, start + len(words)))
    known = {s.id: s for s in read.sources}
    return (known.get(chain[-1].source_id or ""), chain[-1]) if chain else (None, None)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mayor told a news conference carried by Radio Tallum that ten people died.", ["Radio Tallum", "mayor"]),
        (
            "“ten people died,” the guard says in the recording, as translated by the Marj Documentation Centre.",
            ["Marj Documentation Centre", "guard"],
        ),
        ("“ten people died,” the mayor of Marj insisted on Radio Tallum.", ["Radio Tallum", "mayor of Marj"]),
        (
            "Asked by the broadcaster Radio Tallum about the raid, the mayor of Marj said ten people died.",
            ["Radio Tallum", "mayor of Marj"],
        ),
        ("Villagers speaking to Radio Tallum via Skype said ten people died.", ["Radio Tallum", "Villagers"]),
        ("In a video posted on its Telegram channel, the Marj Front said ten people died.", ["Marj Front"]),
        ("Photographs verified by Radio Tallum show that ten people died.", ["Photographs"]),
        (
            "The mayor visited the ward. Radio Tallum quoted him as saying that ten people died.",
            ["Radio Tallum", "mayor"],
        ),
    ],
)
def test_who_carries_somebodys_words_stands_in_front(text: str, chain: list[str]) -> None:
    assert voice(text, "ten people died") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The Marj Harm Tracker said in a report based on interviews with residents that ten people died.",
            ["Marj Harm Tracker", "residents"],
        ),
        (
            "Radio Tallum, quoting Marj Radio, which cited a doctor, reported that ten people died.",
            ["Radio Tallum", "Marj Radio", "doctor"],
        ),
        ("Anna Reed, who sells bread, heard a soldier say that ten people died.", ["Anna Reed", "soldier"]),
        (
            "The office said that, according to its partners on the ground, ten people died.",
            ["office", "partners on the ground"],
        ),
        ("The leaflet, signed by the Marj Front, read: “ten people died.”", ["Marj Front"]),
        ("In the police version, ten people died.", ["police"]),
        ("The army would neither confirm nor deny that ten people died.", ["Cedar Times"]),
    ],
)
def test_whom_a_statement_rests_on_stands_behind(text: str, chain: list[str]) -> None:
    found = voice(text, "ten people died")
    assert [name for name in found if name != "Cedar Times"] == [name for name in chain if name != "Cedar Times"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The emir of the group in the region, Abu Talha al-Marji, said ten people died.", "armed_group"),
        ("Officials here said ten people died.", "official_unnamed"),
        ("The Marj health directorate said ten people died.", "civil_defence_or_medical"),
        ("A friend of the family said ten people died.", "unknown"),
        ("A caller from the town said ten people died.", "eyewitness"),
        ("Minister of Electricity Imad Marji said ten people died.", "official_named"),
        ("Brig. Gen. Imad Marji, in a radio interview, said ten people died.", "official_named"),
        ("A U.N. official said ten people died.", "international_organisation"),
        ("My uncle told me that ten people died.", "eyewitness"),
        ("A source in the Marj Guards Corps said ten people died.", "official_unnamed"),
    ],
)
def test_kinds_follow_the_conventions(text: str, kind: str) -> None:
    source, _ = deepest(text, "ten people died")
    assert source is not None and source.kind == kind


@pytest.mark.parametrize(
    ("text", "words", "put"),
    [
        ("According to the mayor, nobody was hurt.", "nobody was hurt", "negated"),
        ("“They did not harm anyone,” said the mayor.", "They did not harm anyone", "negated"),
        ("The mayor said he could see two tanks from the roof.", "two tanks", "asserted"),
        ("The mayor said the crews could not reach the road.", "could not reach", "negated"),
        ("The mayor complained in May that the road was closed.", "the road was closed", "asserted"),
        ("They would not attend unless the siege was lifted, the mayor said.", "would not attend", "conditional"),
        ("The mayor called the report “a fabrication”.", "a fabrication", "denied"),
        ("It is not true that the town has fallen, the mayor said.", "the town has fallen", "denied"),
    ],
)
def test_how_a_statement_is_put_follows_its_own_verb(text: str, words: str, put: str) -> None:
    _, link = deepest(text, words)
    assert link is not None and link.factuality == put
