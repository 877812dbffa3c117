"""Chains of whole documents: nesting, credits, blocks, carried voices, kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.attribute import Attributor
from firsthand.model.attribution import Attributed
from firsthand.model.text import Document, Span

RULES = Attributor(learned=False)


def document(
    text: str, *, title: str = "", outlet: str | None = "Harwick Courier", body: tuple[Span, ...] = ()
) -> Document:
    return Document("doc-1", "capture", title, text, outlet, "2016-05-03", body=body)


def voice(text: str, words: str, **more: str) -> list[str]:
    doc = document(text, **more)  # type: ignore[arg-type]
    return names(RULES(doc), doc, words)


def names(attributed: Attributed, doc: Document, words: str) -> list[str]:
    start = doc.text.index(words)
    by_id = {s.id: s.name for s in attributed.sources}
    return [by_id.get(i, i) for i in attributed.voice(Span("text", start, start + len(words)))][1:]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Two houses burned down on Monday.", "Two houses", []),
        ("BEIRUT (Reuters) - Ten people died on Monday.", "Ten people", ["Reuters"]),
        ("AFP Thursday 2 Jun 2016 Ten people died on Monday.", "Ten people", ["Agence France-Presse"]),
        ("Ten people died on Monday. (AFP)", "Ten people", ["Agence France-Presse"]),
        ("Ten people died on Monday. - REUTERS", "Ten people", ["Reuters"]),
        ("With agencies\n\nTen people died on Monday.", "Ten people", ["news agencies"]),
        (
            "A police source told SANA that ten people died. The source added that two cars burned.",
            "two cars burned",
            ["Syrian Arab News Agency", "police source"],
        ),
        (
            "BEIRUT (AFP) - The monitor said ten died. “Two are critical,” a medic told AFP.",
            "Two are critical",
            ["Agence France-Presse", "medic"],
        ),
        ("Activists said troops left. They said two tanks burned.", "two tanks burned", ["Activists"]),
        (
            "A monitoring group said ten people died. The Syrian Observatory for Human Rights counts harm.",
            "ten people died",
            ["Syrian Observatory for Human Rights"],
        ),
        (
            "Observatory director Rami Abdel Rahman told AFP that ten people died.",
            "ten people died",
            ["Agence France-Presse", "Rami Abdel Rahman", "Syrian Observatory for Human Rights"],
        ),
        (
            "SANA quoted the governor of Homs as saying that “terrorists, the police said, fired ten shells”.",
            "fired ten shells",
            ["Syrian Arab News Agency", "governor of Homs", "police"],
        ),
        ("“It is over,” Karim Odeh said. “Ten of us died.”", "Ten of us died", ["Karim Odeh"]),
        ("The baker, Karim Odeh, said ten died. Odeh said two more were hurt.", "two more were hurt", ["Karim Odeh"]),
        (
            "Ten people died, SANA reported, citing a source at the Police Command.",
            "Ten people died",
            ["Syrian Arab News Agency", "source at the Police Command"],
        ),
    ],
)
def test_a_chain_is_followed_to_its_deepest_source(text: str, words: str, chain: list[str]) -> None:
    assert voice(text, words) == chain


BLOCKS = (
    "Nobody asked why the town was left.\n\nNow the following emerges:\n\n"
    "“On Monday, the SOHR reported a raid, during which troops took four gunmen from a house. The gunmen had three cars, "
    "the report added. The town is quiet since.”\n\nThis is what we have come to.\n\n"
    "Here is the SOHR May 2, 2016 report about the raid:\n\n"
    "The Syrian Observatory for Human Rights obtained details from a number of reliable sources in the area of Marj, about the "
    "landing. Some 20 men took off from two boats. The Syrian Observatory for Human Rights learned that a man opened fire."
)


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Nobody asked", []),
        ("This is what", []),
        ("The town is quiet", ["unnamed outlet"]),
        ("took four gunmen", ["unnamed outlet", "Syrian Observatory for Human Rights"]),
        ("three cars", ["unnamed outlet", "Syrian Observatory for Human Rights"]),
        ("Some 20 men", ["Syrian Observatory for Human Rights", "reliable sources in the area of Marj"]),
        ("opened fire", ["Syrian Observatory for Human Rights", "reliable sources in the area of Marj"]),
    ],
)
def test_block_quotations_have_the_voice_of_the_line_above_them(words: str, chain: list[str]) -> None:
    assert voice(BLOCKS, words) == chain


def test_unnamed_local_sources_are_reached_through_contacts() -> None:
    source = next(s for s in RULES(document(BLOCKS)).sources if "reliable" in s.name)
    assert source.kind == "activist_or_local_network"
    assert (source.access, source.disclosure) == ("collected_from_contacts", "described")
    assert source.reason


def test_a_headline_names_its_source_at_the_end() -> None:
    doc = document("Ten people died.", title="Ten dead in raid on market: monitor")
    attributed = RULES(doc)
    assert len(attributed.voice(Span("title", 0, 8))) == 2


def test_nothing_outside_the_body_is_a_statement() -> None:
    text = "Ten people died. Read also: The mayor said it rained."
    doc = document(text, body=(Span("text", 0, 16),))
    assert RULES(doc).attributions == ()


def test_an_outlet_nobody_named_is_an_unnamed_outlet_of_the_document() -> None:
    attributed = RULES(document("Ten people died.", outlet=None))
    assert [s.name for s in attributed.sources] == ["unnamed outlet"]


def test_unnamed_sources_of_two_documents_are_never_one() -> None:
    first = RULES(Document("a", "", "", "Activists said ten people died."))
    second = RULES(Document("b", "", "", "Activists said ten people died."))
    assert not {s.id for s in first.sources} & {s.id for s in second.sources}


def test_a_body_has_one_id_under_all_its_names() -> None:
    attributed = RULES(
        document(
            "The SOHR said ten died. The Syrian Observatory for Human Rights said two fled. The Observatory said one hid."
        )
    )
    assert len({a.source_id for a in attributed.attributions}) == 1


def test_a_monitor_that_no_table_knows_is_told_by_its_name() -> None:
    text = (
        "A monitoring group said ten people died. Karim Odeh, the head of the Marj Monitor for Human Rights, told Harbour TV that two "
        "fled. The Monitor said one hid. The Monitor's report did not name the dead."
    )
    attributed = RULES(document(text))
    monitor = [s for s in attributed.sources if s.kind == "monitor_group" and s.name == "Marj Monitor for Human Rights"]
    assert len(monitor) == 1
    doc = document(text)
    assert names(attributed, doc, "ten people died") == ["Marj Monitor for Human Rights"]
    assert names(attributed, doc, "two fled") == ["Harbour TV", "Karim Odeh", "Marj Monitor for Human Rights"]
    assert names(attributed, doc, "one hid") == ["Marj Monitor for Human Rights"]


def test_a_common_noun_beside_an_unknown_name_is_no_known_body() -> None:
    assert voice("The state news agency KLTA said ten people died.", "ten people died") == ["KLTA"]


def test_a_person_in_a_clause_about_a_body_is_not_its_speaker() -> None:
    text = "Ten people died said the Syrian Observatory for Human Rights a group opposed to President Bashar al-Assad."
    assert voice(text, "Ten people died") == ["Syrian Observatory for Human Rights"]


def test_a_capital_stands_for_its_government() -> None:
    assert "government" in voice("Moscow denied that ten people had died.", "ten people had died")[0].lower()


def test_a_reason_for_anonymity_is_told() -> None:
    text = "A senior official, speaking on condition of anonymity because the talks are secret, said that ten had died."
    source = next(s for s in RULES(document(text)).sources if s.kind == "official_unnamed")
    assert source.disclosure == "anonymous_with_reason"


def test_every_span_stands_in_its_part_and_every_parent_exists() -> None:
    doc = document(BLOCKS, title="Troops take four: monitor")
    attributions = RULES(doc).attributions
    ids = {a.id for a in attributions}
    for a in attributions:
        assert a.parent is None or a.parent in ids
        for span in (a.source, a.cue, *a.content):
            assert span is None or (0 <= span.start < span.end <= len(doc.part(span.part)))


def test_the_same_document_gives_the_same_attributions() -> None:
    assert RULES(document(BLOCKS)) == RULES(document(BLOCKS))


def test_users_add_bodies_by_a_file(tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text(
        '[[actor]]\nid = "valley-monitor"\nname = "Valley Monitor"\nkind = "body"\nsource_kind = "monitor_group"\nnames = ["VM Group"]\n',
        encoding="utf-8",
    )
    attributed = Attributor(actors=(str(more),), learned=False)(document("The VM Group said ten people died."))
    assert "valley-monitor" in {s.id for s in attributed.sources}
