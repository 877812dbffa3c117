from __future__ import annotations

from typing import Any

from firsthand.report.private import is_private, pseudonymised


def source(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"source-{name}",
        "name": name,
        "kind": kind,
        "access": "unstated",
        "disclosure": "named",
        "speaks_for": None,
        **more,
    }


def export(*sources: dict[str, Any], text: str) -> dict[str, Any]:
    return {"sources": list(sources), "documents": [{"id": "one", "title": "", "text": text}], "accounts": []}


def test_a_private_persons_name_is_blotted_out_and_offsets_hold() -> None:
    text = "Four died, said Ibrahim Shawakh, a baker. Shawakh ran out."
    found = pseudonymised(export(source("Ibrahim Shawakh", "eyewitness"), text=text))
    masked = found["documents"][0]["text"]
    assert found["sources"][0]["name"] == "person 1"
    assert "Shawakh" not in masked and "Ibrahim" not in masked
    assert len(masked) == len(text) and masked.index("a baker") == text.index("a baker")


def test_bodies_and_those_who_speak_for_them_keep_their_names() -> None:
    assert not is_private(source("Orontes Monitor for Human Rights", "monitor_group"))
    assert not is_private(source("Aaron Whitlock", "spokesperson", speaks_for="coalition"))
    assert not is_private(source("White Helmets", "civil_defence_or_medical"))
    assert not is_private(source("State Emergency Service", "civil_defence_or_medical"))
    assert not is_private(source("County Medical Examiner", "civil_defence_or_medical"))
    assert is_private(source("Nizar Halwani", "civil_defence_or_medical"))


def test_an_export_without_private_people_is_as_it_was() -> None:
    case = export(source("Orontes Monitor", "monitor_group"), text="Said the Orontes Monitor.")
    assert pseudonymised(case) == case


def test_a_place_keeps_its_name_though_a_source_is_called_so() -> None:
    told = export(source("Fort Salma", "named_person"), text="Fort Salma reported four dead.")
    told["accounts"] = [{"where": {"name": "Fort Salma", "admin1": "Homs"}}]
    found = pseudonymised(told)
    assert found["accounts"][0]["where"]["name"] == "Fort Salma"
    assert found["documents"][0]["text"] == "Fort Salma reported four dead."


def test_words_and_public_bodies_stay_legible_though_a_source_was_called_so() -> None:
    text = (
        "Terrorist Killed in raid, said Hope Shawakh. The Syrian army killed a terrorist. Without hope, Shawakh left."
    )
    told = export(source("Terrorist Killed", "named_person"), source("Hope Shawakh", "eyewitness"), text=text)
    masked = pseudonymised(told)["documents"][0]["text"]
    assert "The Syrian army killed a terrorist. Without hope, " in masked
    assert "Shawakh" not in masked and "Hope" not in masked
