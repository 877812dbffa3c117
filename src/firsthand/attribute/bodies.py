"""The kind of a body that the table of actors does not know, by the nouns of its name."""

from __future__ import annotations

import re

from firsthand.attribute.lexicon import words
from firsthand.attribute.nouns import national
from firsthand.attribute.tokens import Line
from firsthand.model.attribution import SourceKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BY_LETTERS: dict[SourceKind, str] = {
    "armed_group": "hpg ybs ira rsf m23 jnim adf pkk ypg ypj tplf fano isgs iswap aqap aqim lra fdlr splm splm-n splm-io kia knla tnla mndaa ola cndd codeco eln farc ttp bla "
    "mnlf milf npa stc wagner ansaru janjaweed csp fla viv gatia plo pflp",
    "state_body": "fardc fsb sbu idf ispr saf fama ukmto centcom africom gur hur svr fbi cia dea",
    "international_organisation": "monusco minusma minusca unmiss unamid unami unifil unitams unsmil untso unrwa wfp iom fao unfpa undp iaea opcw ohchr ecowas igad eu nato "
    "osce sadc amisom atmis icrc ifrc ocha unhcr unicef",
    "monitor_group": "acled hrw snhr sohr aapp vdc rnddh indepaz airwars bellingcat btselem b'tselem",
    "civil_defence_or_medical": "msf dsns",
}
# Forces of a state are named by what they do or by the state; these words name a cause, a people or a struggle.
_CAUSE = _set(
    "liberation independence people's peoples free resistance revolutionary revolution nationalities popular rebel islamic jihad jihadist support salvation "
    "patriotic lord's self-defence self-defense volunteer democratic"
)
_FORCES = _set("army armies force forces corps guard guards command fleet navy legion units unit troops")
_OF_STATE = _set(
    "armed air security special ground naval border coast presidential republican police gendarmerie customs rapid-reaction"
)
# A numbered or national unit is a regular one.
_REGULAR = _set("brigade brigades battalion regiment division squadron corps")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_INTERNATIONAL = _set("un u.n. nations international world european african eu nato osce league")
_MEDICAL = _set(
    "doctors medical medicine trauma surgical ambulance hospital hospitals rescue helmets crescent clinic paramedics medics firefighters"
)
_STATE = _set(
    "ministry directorate department government governorate municipality parliament police prosecution prosecutors office headquarters presidency administration "
    "cabinet embassy commission authority authorities gendarmerie customs relations council pentagon kremlin house secretariat ombudsman court courts bureau staff "
    "service services intelligence military campaign agency state"
)  # fmt: skip
_ARMED = _set(
    "jaysh jaish liwa kataib harakat jabhat ahrar jund ansar saraya front fronts brigade brigades battalion battalions militia militias movement faction factions fighters "
    "mujahideen rebels insurgents cartel gang"
)
_MONITOR = _set(
    "observatory rights monitor monitors monitoring watch watchdog amnesty documentation archive tracker data"
)
_NEWS = _set(
    "news times post tv radio television channel newspaper daily journal tribune herald guardian telegraph press magazine online broadcaster gazette website "
    "paper outlet courier dispatch chronicle express examiner inquirer sentinel argus mail"
)
_WIRE = _set("wire newswire agence")
_LEARNED = _set(
    "institute institution university college think-tank faculty laboratory lab research studies centre center"
)
_LOCAL = _set(
    "committee committees coordination network networks union association society societies collective assembly activists lawyers group groups rooms room initiative"
)
_OFFICIAL = _set(
    "investigative investigation security parliamentary standing senate military electoral anti-terrorist state"
)
_COMPLEMENT = _set("of for at in on")
# Bodies that texts name by their letters or one word alone, whose nouns tell nothing.
_KNOWN: dict[str, SourceKind] = {name: kind for kind, names in _BY_LETTERS.items() for name in names.split()}
_NATIONAL = _set("national regular somali burkinabe burkinabé thai greek czech swiss royal united state")


def known(word: str) -> SourceKind | None:
    """The kind of the body that goes by these letters, None for other words."""
    return _KNOWN.get(word.replace(".", ""))


def medium(row: Line) -> bool:
    """Is this a medium whose name does not show it ("Jeune Afrique")?"""
    name = "-".join(low for low in row.low if low not in ("the", "-", "’", "'"))
    return name in words().media_names


def kind_of(row: Line) -> SourceKind:
    """What the nouns of a name tell; the name's own head says more than what it is of or for."""
    if medium(row):
        return "news_outlet"
    front = _front(row)
    known = [_KNOWN[w] for w in (word.replace(".", "") for word in front) if w in _KNOWN]
    if known:
        return known[-1]
    owned = next((k for k in range(1, len(front) - 1) if row.low[k].endswith("'s") and row.capital(k)), None)
    if owned is not None and _kind([*front[:owned], front[owned]], row) == "armed_group":
        return "armed_group"
    return _kind(front, row) or _kind(list(row.low), row) or "unknown"


def _front(row: Line) -> list[str]:
    stop = next((k for k in range(1, len(row)) if row.low[k] in _COMPLEMENT), len(row))
    return [low.removesuffix("'s") for low in row.low[:stop]]


def _kind(low: list[str], row: Line) -> SourceKind | None:
    present, head = frozenset(low), low[-1] if low else ""
    regular = head in _REGULAR and any(
        (national(w) and not w.endswith("ern")) or _NUMBERED.fullmatch(w) for w in row.low
    )
    if regular and not present & _CAUSE:
        return "state_body"
    if head in _FORCES:
        return _of_forces(present | frozenset(row.low), _of_a_name(row))
    if present & _ARMED:
        return "armed_group"
    if frozenset(("red", "cross")) <= present:
        return "international_organisation"
    of_state = frozenset(row.low) & _set("ministry army government military presidency police")
    if head in ("centre", "center", "office") and "media" in present and not of_state:
        return "activist_or_local_network"
    if "medical" in present and present & _set("examiner examiners"):
        return "civil_defence_or_medical"
    if present & _MONITOR and not present & _set("ministry directorate department"):
        return "monitor_group"
    if (head in ("agency", "wire") and present & _set("news press")) or present & _WIRE:
        return "wire_agency"
    if present & _NEWS:
        return "news_outlet"
    if present & _MEDICAL and head not in _STATE:
        return "civil_defence_or_medical"
    if frozenset(row.low) & _INTERNATIONAL and present & (_STATE | _LOCAL | _set("organisation organization mission")):
        return "international_organisation"
    if head in _STATE or (present & _STATE and head not in _LEARNED | _LOCAL):
        return "state_body"
    if head in ("committee", "committees") and present & _OFFICIAL:
        return "state_body"
    if present & _LEARNED:
        return "expert_or_analyst"
    return "activist_or_local_network" if present & _LOCAL else None


def _of_a_name(row: Line) -> bool:
    """Is this "the Valley Army": an army by a name that is no country's?"""
    at = next((i for i in range(1, len(row)) if row.low[i] == "army"), 0)
    if not at or not row.capital(at) or not row.capital(at - 1) or row.low[at - 1] in ("the", "a"):
        return False
    low = row.low[at - 1]
    return not (national(low) or low in _NATIONAL or low in words().governments or low in _OF_STATE)


def _of_forces(present: frozenset[str], named: bool) -> SourceKind:
    if present & _CAUSE or named:
        return "armed_group"
    of_state = present & _OF_STATE or any(national(w) for w in present) or present & _set("army navy fleet")
    return "state_body" if of_state else "armed_group"
