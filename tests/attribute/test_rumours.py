"""What is only passed on, what is called a lie, who several are and who is meant by "they"."""

from __future__ import annotations

import pytest
from chain_of import voice

from firsthand.attribute import Attributor
from firsthand.model.attribution import Attributed
from firsthand.model.text import Document, Span


def read(text: str, title: str = "") -> Attributed:
    return Attributor()(Document("d", "", title, text, "Cedar Times", None, body=(Span("text", 0, len(text)),)))


@pytest.mark.parametrize(
    "said",
    [
        "it was alarmed by reports that soldiers shot at least 31 herders",
        "that it was deeply concerned about allegations that soldiers shot at least 31 herders",
    ],
)
def test_reports_that_alarm_somebody_are_passed_on_and_not_said(said: str) -> None:
    assert voice(f"The UN human rights office said on Monday {said} near Marsu.", "31 herders")[-1].endswith(
        ("reports", "allegations")
    )


def test_what_is_said_beside_the_alarm_is_said() -> None:
    text = "The UN human rights office said that 31 herders were shot and that it was alarmed by reports that more were missing."
    assert voice(text, "31 herders")[-1].startswith("Office of the UN")


def test_reports_are_those_of_whoever_drew_them_up() -> None:
    text = (
        "The UN human rights office said it was alarmed by reports that soldiers shot at least 31 herders near Marsu.\n\n"
        "The reports, compiled by the Benue Rights Collective, allege that foreign fighters took part."
    )
    assert voice(text, "31 herders")[1:] == ["Benue Rights Collective"]
    assert voice(text, "foreign fighters") == ["Benue Rights Collective"]


@pytest.mark.parametrize(
    "text, put",
    [
        ('The command denounced as "lies" the accusations of the Benue Watch that soldiers shot 31 men.', "denied"),
        ('The ministry described the reports that soldiers shot 31 men as "baseless".', "denied"),
        ("The ministry condemned the shooting of 31 men.", "asserted"),
    ],
)
def test_what_is_called_a_lie_is_denied(text: str, put: str) -> None:
    assert read(text).attributions[0].factuality == put


@pytest.mark.parametrize(
    "text, words",
    [
        ("A war monitor on Monday lowered to 19 its toll of people killed by rockets on Marsu.", "19"),
        ("The war monitor raised its toll for the raid on Marsu from 17 to 19.", "19"),
        ("The ministry revised down the death toll to 19.", "19"),
    ],
)
def test_who_changes_a_toll_gives_it(text: str, words: str) -> None:
    assert voice(text, words) in (["war monitor"], ["ministry"])


def test_they_are_those_who_were_spoken_to() -> None:
    text = "The Benue Rights Collective said it had spoken to nine survivors of the raid. They said that soldiers shot the men in a ditch."
    assert voice(text, "in a ditch") == ["Benue Rights Collective", "nine survivors of the raid"]


def test_a_witness_is_one_person() -> None:
    text = (
        '"Most of them were pupils," said Ruth Adel, a teacher.\n\n'
        'A witness said he had helped to carry the benches out. "There was no soldier there," he said.'
    )
    assert voice(text, "There was no soldier") == ["witness"]


def test_two_who_speak_together_are_two() -> None:
    text = (
        "At least six people died when rockets hit Marsu, a medical source and a trader said.\n\n"
        "The rockets fell at noon, the medical source at Marsu clinic said. The trader said they came from the hills."
    )
    named = {s.name: s for s in read(text).sources}
    both = next(s for s in named.values() if s.joint)
    assert {s.name for s in named.values() if s.id in both.joint} == {"medical source at Marsu clinic", "trader"}


def test_one_of_the_officials_is_one_of_those_heard() -> None:
    text = "Gunmen killed 15 people, two local officials told Radio Marsu. They came on motorcycles, one of the officials said."
    found = {s.name: s for s in read(text).sources}
    assert found["one of the officials"].joint == (found["local officials"].id,)


@pytest.mark.parametrize("name", ["search and rescue team", "officials and residents", "army and a half"])
def test_other_words_with_and_are_one_source(name: str) -> None:
    assert not any(s.joint for s in read(f"Six people died, the {name} said.").sources)


def test_police_and_relatives_are_two_where_the_police_speak_alone_too() -> None:
    text = "A boy was shot, according to police and relatives. Police said he was 17."
    found = {s.name: s for s in read(text).sources}
    assert found["police and relatives"].joint[0] == found["Police"].id
    assert len(found["police and relatives"].joint) == 2
