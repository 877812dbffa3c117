"""The kind of a body that the table of actors does not know, by the nouns of its name."""

from __future__ import annotations

from firsthand.attribute.nouns import national
from firsthand.attribute.tokens import Line
from firsthand.model.attribution import SourceKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Forces of a state are named by what they do or by the state; these words name a cause, a people or a struggle.
_CAUSE = _set(
    "liberation independence people's peoples free resistance revolutionary revolution nationalities popular rebel islamic jihad jihadist support salvation "
    "patriotic lord's self-defence self-defense volunteer democratic"
)
_FORCES = _set("army armies force forces corps guard guards command fleet navy legion units unit troops")
_OF_STATE = _set(
    "armed air security special ground naval border coast presidential republican police gendarmerie customs rapid-reaction"
)
_INTERNATIONAL = _set("un u.n. nations international world european african eu nato osce league")
_MEDICAL = _set(
    "doctors medical ambulance hospital hospitals rescue helmets crescent clinic paramedics medics firefighters"
)
_STATE = _set(
    "ministry directorate department government governorate municipality parliament police prosecution prosecutors office headquarters presidency administration "
    "cabinet embassy commission authority authorities gendarmerie customs relations council pentagon kremlin house secretariat ombudsman court courts bureau "
    "service services intelligence military campaign agency state"
)  # fmt: skip
_ARMED = _set(
    "jaysh jaish liwa kataib harakat jabhat ahrar jund ansar saraya front fronts brigade brigades battalion battalions militia militias movement faction factions fighters "
    "mujahideen rebels insurgents cartel gang"
)
_MONITOR = _set("observatory rights monitor monitors monitoring watch watchdog amnesty documentation archive tracker")
_NEWS = _set(
    "news times post tv radio television channel newspaper daily journal tribune herald guardian telegraph press magazine online broadcaster gazette website "
    "paper outlet courier dispatch chronicle express examiner inquirer sentinel argus mail"
)
_LEARNED = _set(
    "institute institution university college think-tank faculty laboratory lab research studies centre center"
)
_LOCAL = _set(
    "committee committees coordination network networks union association society societies collective assembly activists group groups"
)
_COMPLEMENT = _set("of for at in on")


def kind_of(row: Line) -> SourceKind:
    """What the nouns of a name tell; the name's own head says more than what it is of or for."""
    front = _front(row)
    return _kind(front, row) or _kind(list(row.low), row) or "unknown"


def _front(row: Line) -> list[str]:
    stop = next((k for k in range(1, len(row)) if row.low[k] in _COMPLEMENT), len(row))
    return [low.removesuffix("'s") for low in row.low[:stop]]


def _kind(low: list[str], row: Line) -> SourceKind | None:
    present, head = frozenset(low), low[-1] if low else ""
    if head in _FORCES:
        return _of_forces(present | frozenset(row.low))
    if present & _ARMED:
        return "armed_group"
    if frozenset(("red", "cross")) <= present:
        return "international_organisation"
    if head in ("centre", "center", "office") and "media" in present:
        return "activist_or_local_network"
    if present & _MONITOR and not present & _set("ministry directorate department"):
        return "monitor_group"
    if head in ("agency", "wire") and present & _set("news press"):
        return "wire_agency"
    if present & _NEWS:
        return "news_outlet"
    if present & _MEDICAL and head not in _STATE:
        return "civil_defence_or_medical"
    if frozenset(row.low) & _INTERNATIONAL and present & (_STATE | _LOCAL | _set("organisation organization mission")):
        return "international_organisation"
    if head in _STATE or (present & _STATE and head not in _LEARNED | _LOCAL):
        return "state_body"
    if present & _LEARNED:
        return "expert_or_analyst"
    return "activist_or_local_network" if present & _LOCAL else None


def _of_forces(present: frozenset[str]) -> SourceKind:
    if present & _CAUSE:
        return "armed_group"
    of_state = present & _OF_STATE or any(national(w) for w in present) or present & _set("army navy fleet")
    return "state_body" if of_state else "armed_group"
