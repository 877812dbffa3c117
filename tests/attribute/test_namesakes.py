"""One body under several names in one report is one source."""

from __future__ import annotations

import pytest
from chain_of import voice

from firsthand.attribute import Attributor
from firsthand.model.attribution import Source
from firsthand.model.text import Document, Span


def sources(text: str, title: str = "", outlet: str = "Cedar Times") -> list[Source]:
    """Those to whom a report attributes something, in its order."""
    read = Attributor()(Document("d", "", title, text, outlet, None, body=(Span("text", 0, len(text)),)))
    by_id = {s.id: s for s in read.sources}
    return list(dict.fromkeys(by_id[a.source_id] for a in read.attributions if a.source_id and a.content))


def names(text: str, title: str = "", outlet: str = "Cedar Times") -> list[str]:
    return [s.name for s in sources(text, title, outlet)]


def test_initials_are_the_name_that_the_report_spells_out() -> None:
    text = "The Highland Liberation Army said that 14 people died. In a note the HLA called it a crime."
    assert names(text, "HLA says 14 died in raid") == ["Highland Liberation Army"]


def test_initials_that_fit_two_names_stay_who_they_are() -> None:
    text = (
        "The Highland Liberation Army said that 14 people died. The Hilltop Labour Association said that 12 died. "
        "The HLA said that the road was closed."
    )
    assert len(names(text)) == 3


@pytest.mark.parametrize("bare", ["police said", "Dunmore police said", "the Dunmore Police Department said"])
def test_the_police_of_a_report_that_names_one_are_one(bare: str) -> None:
    text = f"One man was shot, {bare}. Police said he was 31. He died at the scene, according to the Dunmore Police Department."
    assert names(text) == ["Dunmore Police Department"]


def test_the_police_of_two_towns_stay_two() -> None:
    text = "One man was shot, Dunmore police said. Kilbride police said he lived there. Police said he was 31."
    assert len(names(text)) == 3


@pytest.mark.parametrize(
    "lead",
    [
        "Rockets killed 14 people, a monitoring group said.",
        "A rights group on Sunday accused soldiers of killing 14 people.",
        "Rockets killed 14 people, a war monitor said.",
    ],
)
def test_a_described_monitor_of_the_lead_is_the_one_that_is_named(lead: str) -> None:
    text = (
        lead + ' The Benue Peace Watch said that they hit a school. "They were pupils," its director, Ruth Adel, said.'
    )
    assert names(text)[0] == "Benue Peace Watch"
    assert voice(text, "14 people")[-1] == "Benue Peace Watch"


def test_of_two_monitors_none_is_taken_for_the_described_one() -> None:
    text = (
        "Rockets killed 14 people, a monitoring group said. The Benue Peace Watch said that they hit a school. "
        "The Delta Rights Monitor said that they came from the hills."
    )
    assert names(text)[0] == "monitoring group"


def test_two_monitoring_groups_are_no_single_one() -> None:
    text = "Rockets killed 14 people, rights groups said. The Benue Peace Watch said that they hit a school."
    assert names(text) == ["rights groups", "Benue Peace Watch"]


@pytest.mark.parametrize(
    "title, text, name",
    [
        ("Rockets kill 14, officials say", "Rockets killed 14, two local officials said.", "local officials"),
        ("Marsu health officials: 14 killed overnight", "Rockets killed 14, health officials in Marsu said.", "health officials in Marsu"),
        ("Rockets kill 14, medics say", "Rockets killed 14, medics at the town's clinic said.", "medics at the town's clinic"),
        ("Army says it killed 14 rebels", "Soldiers killed 14 rebels, the general staff said in a note.", "general staff"),
        ("Monitor says rockets killed 14", "Rockets killed 14, the Benue Peace Watch said.", "Benue Peace Watch"),
    ],
)  # fmt: skip
def test_whom_a_headline_describes_is_quoted_below(title: str, text: str, name: str) -> None:
    assert names(text, title) == [name]


def test_officials_of_a_lead_are_the_one_official_who_is_quoted() -> None:
    text = "Rockets killed 14 people, officials say. Governor Tuncay Orlu said that they hit a school."
    assert names(text) == ["Tuncay Orlu"]
    two = text + " Mayor Elif Kaan said that they came from the hills."
    assert names(two) == ["officials", "Tuncay Orlu", "Elif Kaan"]


def test_officials_are_not_those_of_the_other_side() -> None:
    text = "Rockets killed 14 people, Chadian officials say. Nigerian general Tuncay Orlu said that they hit a depot."
    assert len(names(text)) == 2


def test_a_capital_that_only_opens_a_sentence_makes_no_name() -> None:
    found = sources("Rights group Amnesty was not asked. Police said that 14 died.", "Rebels say that 14 died")
    assert [s.disclosure for s in found if s.name.lower() in ("police", "rebels")] == ["described", "described"]


def test_an_agency_that_no_list_knows_stands_behind_its_dateline() -> None:
    text = "ZINDER, Sept 13 (Agence Marsu) - Rebels killed 14 people, a nurse said."
    assert voice(text, "14 people") == ["Agence Marsu", "nurse"]
    assert voice(text, "14 people", outlet="Agence Marsu") == ["nurse"]
    assert "ZINDER" not in sources(text)[0].name


@pytest.mark.parametrize(
    "text, kind",
    [
        ("A girl has died, the Dunmore County Medical Examiner's Office said.", "civil_defence_or_medical"),
        ("A girl has died, the Dunmore Examiner said.", "news_outlet"),
        ("A girl has died, the Pacific Wire said.", "wire_agency"),
        ("A girl has died, the air force said.", "state_body"),
        ("A girl has died, a bartender said.", "eyewitness"),
    ],
)
def test_kinds_of_bodies_and_people(text: str, kind: str) -> None:
    assert [s.kind for s in sources(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "A man was charged on Friday with two counts of murder in the shooting of a clerk.",
        "Man charged in double murder near the bridge.",
    ],
)
def test_who_is_charged_before_a_court_says_nothing(text: str) -> None:
    assert names(text) == []


def test_the_office_is_the_one_named_before() -> None:
    text = "The UN human rights office said that 14 people died. The office said it had no access to the town."
    assert len(names(text)) == 1


def test_a_general_staff_is_that_of_no_state_that_the_report_does_not_name() -> None:
    assert names("Rebels lost a camp, the General Staff said in Ndjamena.") == ["General Staff"]
    assert names("Rebels lost a camp near Turkey's border, the General Staff said.") == ["Turkish General Staff"]


def test_nobody_says_that_an_attack_was_not_claimed() -> None:
    assert names("Gunmen killed 15 people, local officials said. The attack has not been claimed.") == [
        "local officials"
    ]


def test_a_headline_is_not_found_again_in_the_middle_of_a_sentence() -> None:
    text = "Three people were hurt in a rebel rocket attack on Marsu market on Sunday, the mayor's office said. A shed burned."
    assert voice(text, "Three people", title="Rocket attack on Marsu market hurts three") == ["mayor's office"]


def test_a_capital_for_its_ministry_is_the_ministry() -> None:
    text = "Russia's defence ministry said that it hit a depot. Moscow denies that it hit a school."
    assert names(text) == ["Russian Ministry of Defence"]


def test_the_united_nations_of_a_lead_are_the_office_that_speaks() -> None:
    text = "The United Nations said that 14 people were shot. The UN human rights office called for an inquiry."
    assert len(names(text, "UN: 14 people shot")) == 1


def test_a_body_that_goes_by_its_trade_is_the_one_of_that_trade() -> None:
    text = (
        "Rockets killed 14 people, a doctors' group said. The Benue Doctors Network said in a note that 20 were hurt. "
        "Delta Lawyers, a rights group, said that the toll could rise."
    )
    assert names(text, "Doctors group says rockets killed 14")[0] == "Benue Doctors Network"
    assert "doctors' group" not in names(text, "Doctors group says rockets killed 14")


def test_who_an_official_is_does_not_hide_what_he_says() -> None:
    text = "An aid official, who asked not to be identified, put the toll at 51."
    assert voice(text, "51") == ["aid official"]


def test_the_coroner_is_no_deputy() -> None:
    text = "Deputies said that the boy was 19. The coroner said that he died of a stab wound."
    assert voice(text, "stab wound") == ["coroner"]


def test_initials_are_those_of_the_name_without_its_place_and_description() -> None:
    text = (
        "The People's Guard Force in Marsu said that 14 died. The PGF said it was a jet. The shadow Highland Unity Council (HUC) "
        "said that 16 died. The HUC called it a crime."
    )
    assert len(names(text)) == 2


def test_an_armed_group_of_the_lead_is_the_one_that_is_named() -> None:
    text = "Jets killed 14 people, a resistance group said. The Highland Liberation Army said that they hit a school."
    assert names(text, "Jets kill 14, resistance group says") == ["Highland Liberation Army"]


def test_a_government_of_a_headline_is_the_one_that_is_quoted() -> None:
    text = "Rebels killed five officers, Colombia's government said. The governor of Cauca said that seven were hurt."
    assert names(text, "Rebels kill five officers, government says")[0] == "Colombia's government"


def test_officials_of_a_headline_are_no_hospital() -> None:
    text = "The Dunmore Fire Department said it took three to hospital. Hospital officials said two were in danger."
    assert names(text, "One dead, three hurt at mall: officials")[0] == "officials"


def test_a_monitor_on_its_own_page_is_a_monitor() -> None:
    page = Document("d", "", "", "Rockets killed 14.", "Benue Rights Collective", None, body=(Span("text", 0, 18),))
    assert [s.kind for s in Attributor()(page).sources] == ["monitor_group"]
    assert [s.kind for s in sources("Rockets hit us, he said.", outlet="Benue Monitor")] != ["monitor_group"]


def test_the_defence_ministry_is_not_the_interior_ministry() -> None:
    text = "The interior ministry said that 14 died. The defence ministry said that 12 died. The ministry said it was a jet."
    assert names(text) == ["interior ministry", "defence ministry"]


@pytest.mark.parametrize("name", ["Jean Bahuma", "Brian Walsham", "Sean Dooley"])
def test_a_given_name_that_ends_like_a_nation_is_part_of_the_name(name: str) -> None:
    assert voice(f"Local community leader {name} said that 14 people died.", "14 people") == [name]


def test_a_body_that_every_state_has_is_not_that_of_a_state_unheard_of() -> None:
    text = "Israeli jets killed 14 people in Gaza. The civil defense agency said its crews were digging."
    assert voice(text, "crews were digging") != ["White Helmets"]
    assert voice(text.replace("Israeli jets", "Jets").replace("Gaza", "northern Syria"), "crews were digging") == [
        "White Helmets"
    ]
