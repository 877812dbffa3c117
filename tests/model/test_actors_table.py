"""The table of actors: look-up by any name, validity in time, must-not-merge pairs, users' own files."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from firsthand.errors import SettingError
from firsthand.model.actors import ACTOR_KINDS, Actor, load
from firsthand.model.attribution import SOURCE_KINDS

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("FIRSTHAND_DATA", str(ROOT / "../shared/data")))


def found(text: str, **options: bool) -> list[tuple[str, str]]:
    return [(m.actor, text[m.start : m.end]) for m in load().matches(text, **options)]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Syrian Observatory for Human Rights", "sohr"),
        ("the britain-based Syrian Observatory for Human Rights", "sohr"),
        ("SOHR", "sohr"),
        ("al Nusra front", "jabhat-al-nusra"),
        ("An-Nusra Front", "jabhat-al-nusra"),
        ("Da`esh", "islamic-state"),
        ("so-called Islamic State", "islamic-state"),
        ("Kurdish Peoples Protection Units", "ypg"),
        ("Syria Civil Defense", "white-helmets"),
        ("state news agency SANA", "sana"),
        ("White Helmets (Syria Civil Defence)", "white-helmets"),
        ("U.N. Security Council", "un-security-council"),
        ("jordantimes", "jordan-times"),
        ("https://www.dailysabah.com", "daily-sabah"),
        ("Medecins sans frontieres", "msf"),
        ("حزب الله", "hezbollah"),
        ("جبهة النصرة", "jabhat-al-nusra"),
        ("Türk Silahlı Kuvvetleri", "turkish-armed-forces"),
        ("Village Council of Marjana", None),
        ("", None),
    ],
)
def test_a_body_is_found_under_any_of_its_names(name: str, actor: str | None) -> None:
    hit = load().find(name)
    assert (hit.id if hit else None) == actor


@pytest.mark.parametrize(
    ("name", "on", "actor"),
    [
        ("Nusra Front", date(2014, 5, 1), "jabhat-al-nusra"),
        ("Nusra Front", date(2016, 7, 31), "jabhat-al-nusra"),
        ("Nusra Front", date(2018, 5, 1), None),
        ("Jabhat Fatah al-Sham", date(2016, 10, 1), "jabhat-fatah-al-sham"),
        ("Jabhat Fatah al-Sham", date(2014, 10, 1), None),
        ("Islamic State of Iraq", date(2008, 1, 1), "islamic-state-of-iraq"),
        ("Islamic State of Iraq", date(2015, 1, 1), None),
        ("HTS", date(2016, 1, 1), None),
    ],
)
def test_names_are_valid_in_time(name: str, on: date, actor: str | None) -> None:
    hit = load().find(name, on)
    assert (hit.id if hit else None) == actor


def test_ambiguous_short_names_find_nobody() -> None:
    assert load().find("the Coalition", short=True) is None
    assert [a.id for a in load().candidates("SNC")] == ["syrian-national-coalition", "syrian-national-council"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Syrias SANA agency said so", [("sana", "SANA")]),
        ("SOHRs director", [("sohr", "SOHR")]),
        ("Hezbollah's men and Daesh members", [("hezbollah", "Hezbollah"), ("islamic-state", "Daesh")]),
        ("the Islamic State of Iraq and the Levant took", [("islamic-state", "Islamic State of Iraq and the Levant")]),
        ("a pentagon of tents; what is this who", []),
        ("white helmets lay on the floor", []),
        ("PEOPLE WHO DIED", []),
        ("Sanaa was quiet", []),
        ("the al-Nusra-linked group", [("jabhat-al-nusra", "al-Nusra")]),
        ("told Reuters. State media", [("reuters", "Reuters")]),
        ("The YPG, YPJ and the SDF", [("ypg", "YPG"), ("ypj", "YPJ"), ("syrian-democratic-forces", "SDF")]),
        ("بيان وكالة سانا", [("sana", "وكالة سانا")]),
        ("والجيش السوري", [("syrian-army", "الجيش السوري")]),
    ],
)
def test_names_are_found_in_text_longest_first(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(text) == hits


def test_short_names_match_only_when_asked_for() -> None:
    text = "The Observatory said IS took it."
    assert found(text) == []
    assert found(text, allow_short=True) == [("sohr", "Observatory"), ("islamic-state", "IS")]


def test_office_holders_are_known_by_the_body_they_speak_for() -> None:
    body = load().speaks_for("Rami Abdurrahman")
    assert body is not None and body.id == "sohr"
    assert [m.actor for m in load().people("director Rami Abdel Rahman told AFP")] == ["sohr"]
    assert found("director Rami Abdel Rahman said") == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hezbollah", "kataib-hezbollah"),
        ("syrian-national-army", "syrian-army"),
        ("liwa-al-quds", "quds-force"),
        ("jaysh-al-islam", "jaysh-al-fatah"),
        ("sohr", "snhr"),
    ],
)
def test_must_not_merge_pairs_are_known_from_both_sides(left: str, right: str) -> None:
    assert load().not_same(left, right)
    assert load().not_same(right, left)


def test_a_part_lies_within_its_whole() -> None:
    assert load().within("unicef", "united-nations")
    assert load().within("tiger-forces", "syrian-army")
    assert not load().within("syrian-army", "tiger-forces")


def test_every_entry_of_the_packaged_table_is_sound() -> None:
    table = load()
    assert len(table.actors) > 300
    spelled: dict[str, set[str]] = {}
    for actor in table:
        assert actor.kind in ACTOR_KINDS and actor.source_kind in SOURCE_KINDS
        for name in (actor.name, *actor.names, *actor.arabic):
            spelled.setdefault(name, set()).add(actor.id)
    assert {n: ids for n, ids in spelled.items() if len(ids) > 1} == {}


def test_users_add_actors_and_names(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[actor]]\nid = "marjana-council"\nname = "Marjana Council"\nkind = "body"\n'
        'source_kind = "activist_or_local_network"\n\n[[actor]]\nid = "sohr"\nnames = ["The Coventry Monitor"]\n'
    )
    table = load([own])
    council, monitor = table.find("marjana council"), table.find("the Coventry monitor")
    assert council is not None and council.source_kind == "activist_or_local_network"
    assert monitor is not None and monitor.id == "sohr" and "SOHR" in monitor.names
    assert load().find("Marjana Council") is None


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('id = "a"\nname = "A"\nkind = "gang"', "field 'kind'"),
        ('id = "a"\nname = "A"', "field 'kind' is missing"),
        ('name = "A"\nkind = "body"', "field 'id' is missing"),
        ('id = "A b"\nname = "A"\nkind = "body"', "no slug"),
        ('id = "a"\nname = "A"\nkind = "body"\ncolour = "red"', "unknown field 'colour'"),
        ('id = "a"\nname = "A"\nkind = "body"\nnames = "A"', "field 'names'"),
        ('id = "a"\nname = "A"\nkind = "body"\nvalid = { "A" = "2012" }', "field 'valid'"),
        ('id = "a"\nname = "A"\nkind = "body"\nvalid = { "B" = "2012/.." }', "none of the actor's names"),
        ('id = "a"\nname = "A"\nkind = "body"\nacled = 9', "field 'acled'"),
        ('id = "a"\nname = "A"\nkind = "body"\nnot_same_as = ["nobody"]', "no actor has the id 'nobody'"),
    ],
)
def test_a_wrong_table_is_told_by_file_entry_and_field(tmp_path: Path, entry: str, told: str) -> None:
    own = tmp_path / "wrong.toml"
    own.write_text(f"[[actor]]\n{entry}\n")
    with pytest.raises(SettingError) as raised:
        load([own])
    assert told in str(raised.value)


def test_what_is_no_toml_is_told(tmp_path: Path) -> None:
    own = tmp_path / "wrong.toml"
    own.write_text("actor = [")
    with pytest.raises(SettingError, match=r"wrong\.toml is no TOML file"):
        load([own])
    with pytest.raises(SettingError, match="no actor table"):
        load([tmp_path / "absent.toml"])


@pytest.mark.shared
def test_groups_of_spellings_meet_in_one_actor() -> None:
    path = DATA / "actor_variants.json"
    if not path.exists():
        pytest.skip(f"no public data at {DATA}")
    table = load()
    apart: list[str] = []
    spellings = 0
    for group in json.loads(path.read_text(encoding="utf-8")):
        actor: Actor | None = table.find(group["canonical"])
        for name in group["variants"] + group["arabic"]:
            spellings += 1
            hit = table.find(name, short=True)
            if hit is None or actor is None or hit.id != actor.id:
                apart.append(name)
    # What stays apart does so on purpose (Iraqi army, Liwa al-Aqsa ...): docs/reference/actors.md.
    assert len(apart) <= 0.02 * spellings, apart
