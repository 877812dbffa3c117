"""Kind, access and disclosure of sources by rules, each with its reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast, get_args

from firsthand.attribute import bodies
from firsthand.attribute.lexicon import kind_rules, words
from firsthand.attribute.tokens import Line
from firsthand.model.actors import Actor
from firsthand.model.attribution import SOURCE_KINDS, Access, Disclosure, Source, SourceKind

BODIES = frozenset(
    "state_body state_media armed_group armed_group_media international_organisation monitor_group civil_defence_or_medical wire_agency news_outlet document "
    "social_media_post video_or_photo satellite_or_sensor".split()
)
# What a noun of the phrase told as one of these, the nouns of a name tell better.
_OPEN = frozenset("state_body news_outlet unnamed_generic".split())
_ANONYMOUS = re.compile(
    r"condition of anonymity|\banonymous|(?:not|declined|refused|asked|requested|wished|want\w*)(?: \w+){0,3} to be (?:named|identified)|off the record",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|as (?:he|she|they|the)|due to|since|for fear|for security|fearing|citing|not authori[sz]ed|out of)\b",
    re.I,
)
_TITLE = re.compile(
    r"^(?:minister|president|governor|ambassador|general|colonel|senator|mayor|envoy|secretary|premier|chancellor|king|official|chief|commissioner|lieutenant|brigadier|captain|major|sergeant|inspector|admiral|marshal|gen|col|lt|maj|brig|sen|rep|gov|officer|lawmaker|mp|mla|ig|dig|dgp|dsp|ssp|judge|prosecutor|sheriff|deputy|congressman|councillor|leader)s?\.?$"
)
_KIN = r"(?:sons?|daughters?|brothers?|sisters?|father|mother|husband|wife|child|children|parents|cousins?|uncle|aunt|family)"
_IN_OFFICE = r"(?:administration|district|province|governorate|council|police|ministry|department|directorate|region|municipality|city|town|village|office|commission|army|troops|division|prosecutor['’]s)"
# Who holds such a post in a body of a state is in office.
_HEADS = frozenset(
    "head chief director chairman chairwoman chair deputy commander secretary representative member".split()
)
RANKS = frozenset(
    "gen general col colonel maj major brig brigadier lt lieutenant capt captain sgt sergeant adm admiral inspector".split()
)
_REBEL = frozenset("room rebel rebels opposition free militia faction jihadist defected separatist insurgent".split())
# One person at a time holds such an office: "the governor of Homs" is that person, name or no name.
_OFFICES = frozenset(
    "secretary governor mayor president minister premier administrator prefect king emir sultan ambassador chancellor ombudsman".split()
)
_CLERGY = frozenset(("father", "sister", "brother", "mother", "fr", "fr.", "sr"))
_PERSONS = frozenset(("i", "we", "they", "he", "she"))
# Behind a noun, the clause that tells more of it: "a photographer working with", "records obtained by".
_CLAUSAL = frozenset(
    "working based familiar close briefed seen obtained posted published released issued reached contacted interviewed living loyal linked allied stationed "
    "quoted cited named called speaking dated reviewed kept held shared consulted questioned approached".split()
)
_QUANTITIES = frozenset(
    "number one some most many all dozens hundreds several couple group handful two three both majority".split()
)


def as_kind(name: str) -> SourceKind:
    """The kind of that name. Raises ValueError when the closed list has none."""
    if name not in SOURCE_KINDS:
        raise ValueError(f"no source kind {name!r}: expected one of {', '.join(SOURCE_KINDS)}")
    return cast(SourceKind, name)


def as_access(name: str) -> Access:
    """The access of that name. Raises ValueError when the closed list has none."""
    if name not in get_args(Access):
        raise ValueError(f"no access {name!r}: expected one of {', '.join(get_args(Access))}")
    return cast(Access, name)


@cache
def _default_access() -> dict[str, Access]:
    found: dict[str, Access] = {}
    for rule in kind_rules():
        found.setdefault(rule.kind, rule.access)
    return {**found, "armed_group_media": "relayed", "spokesperson": "relayed"}


def body(actor: Actor) -> Source:
    """A body of the table as a source."""
    access = _default_access().get(actor.source_kind, "unstated")
    return Source(actor.id, actor.name, actor.source_kind, access, "named", None, f"known by name: {actor.name}")


def of_phrase(row: Line, *, named: bool) -> tuple[SourceKind, Access, str]:
    """(kind, access, reason) of a noun phrase; `named`: it holds somebody's name."""
    told = _of_clause(row, named=named)
    if told is not None:
        return told
    if named and row.low[0] in _CLERGY and row.capital(0) and row.at(1) and row.capital(1) and len(row) <= 3:
        return "eyewitness", "direct_witness", "clergy by title: somebody who lives or was there"
    core = core_words(row)
    stop = next((k for k in range(1, len(row)) if _turns(row, k, named=named)), len(row))
    present = frozenset(row.low[:stop]) | {low.removesuffix("'s") for low in row.low[:stop]}
    if named and any(low.startswith("spokes") for low in present):
        return "spokesperson", "relayed", "somebody who speaks for a body by office"
    holds = row.low[0] == "the" or row.low[0].endswith("'s")
    if not named and holds and core[-1:] and core[-1] in _OFFICES and len(row) > 2:
        return "official_named", "unstated", f'"the {core[-1]}": one person holds this office'
    for head in (*reversed(core), *(reversed(_apposition(row)) if named else ())):
        for rule in kind_rules():
            if head in rule.heads and (not rule.needs or rule.needs & present) and not rule.without & present:
                return _as_named(rule.kind, named, row), rule.access, f'"{head}": {rule.reason}'
    for rule in kind_rules():
        hit = sorted(rule.heads & present)
        if hit and (not rule.needs or rule.needs & present) and not rule.without & present:
            return _as_named(rule.kind, named, row), rule.access, f'"{hit[0]}": {rule.reason}'
    if named and any(_TITLE.match(w) for w in row.low):
        return "official_named", "unstated", "a title of office stands beside the name"
    if named and any(w in ("head", "director", "chairman", "chairwoman") for w in row.low[:stop]):
        return "official_named", "unstated", "a post stands beside the name"
    if named and any(w in ("dr", "dr.") for w in row.low):
        return "civil_defence_or_medical", "professional_at_scene", "a doctor by title"
    if named and row.low[0] in ("abu", "umm", "um", "oum") and len(row) <= 4:
        return "eyewitness", "direct_witness", "a by-name in place of a name: somebody who lives or was there"
    if named:
        return "named_person", "unstated", "a name with no office beside it"
    return "unknown", "unstated", "no word tells what kind of source this is"


_BESIDE = frozenset("in on at during by via over speaking quoted cited reached contacted interviewed whose".split())


def _turns(row: Line, k: int, *, named: bool) -> bool:
    """Does a clause about the source begin here, or another source beside the first ("officials and a doctor")?"""
    if row.low[k] in ("who", "which", "whose", "whom"):
        return row.words[k - 1] == "," or row.low[k] == "whom"
    if row.words[k - 1] == "," and row.low[k] in _BESIDE:
        return True  # "General Anna Reed, in a radio interview"
    return not named and row.low[k] == "and" and row.at(k + 1) in ("a", "an", "the") and row.low[k - 1] in words().heads


_CLAUSES: tuple[tuple[re.Pattern[str], SourceKind, Access, str], ...] = (
    (
        re.compile(
            r"\bwho (?:had |has )?(?:survived|escaped|(?:was|were) (?:wounded|injured|hurt|held|detained|tortured|freed|released|grazed|shot|abducted|kidnapped|jailed|"
            r"imprisoned|beaten|rescued))\b"
        ),
        "survivor",
        "participant",
        "it happened to this person",
    ),
    (
        re.compile(r"\b(?:mother|father) of (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b(?! of)"),
        "eyewitness",
        "direct_witness",
        "somebody who lives or was there",
    ),
    (
        re.compile(rf"\bwhose (?:[\w-]+ ){{0,2}}{_KIN}\b|\bwho lost (?:his|her|their) (?:[\w-]+ ){{0,2}}{_KIN}\b"),
        "relative_of_victim",
        "relayed",
        "a relative of somebody concerned",
    ),
    (
        re.compile(
            r"\bwho (?:has |had )?(?:witnessed|saw|seen|watched|lives?|lived|fled|stayed|sells?|keeps|owns|helped (?:to )?(?:dig|bury|carry|pull|wash|collect)|dug|buried|"
            r"carried|pulled|washed|filmed|(?:was|were) (?:recording|filming|standing|walking|driving|sleeping|praying|sitting|passing)) "
        ),
        "eyewitness",
        "direct_witness",
        "somebody who lives or was there",
    ),
)
_HEADS_OFFICE = re.compile(rf"\bwho (?:heads|leads|runs|chairs|commands|governs) (?:[\w'’-]+ ){{1,4}}?{_IN_OFFICE}\b")


def _of_clause(row: Line, *, named: bool) -> tuple[SourceKind, Access, str] | None:
    """What a clause behind the name tells: "who survived", "whose two sons were killed"."""
    words_behind = " ".join(row.low) + " "
    for pattern, kind, access, reason in _CLAUSES:
        if pattern.search(words_behind):
            return kind, access, reason
    if _HEADS_OFFICE.search(words_behind):
        return "official_named" if named else "official_unnamed", "unstated", "a person in office"
    return None


def _as_named(kind: SourceKind, named: bool, row: Line) -> SourceKind:
    if not named:
        if kind == "state_body" and core_words(row)[-1:] and core_words(row)[-1] in _HEADS:
            return "official_unnamed"
        armed = kind == "official_unnamed" and any(bodies.known(w) == "armed_group" for w in row.low)
        return "armed_group" if armed else "unknown" if kind == "named_person" else kind
    if kind == "official_unnamed":
        return "official_named"
    ranked = any(_TITLE.match(w) for w in row.low)
    if kind in ("unnamed_generic", "state_body", "document", "unknown"):
        heads_it = kind == "state_body" and any(w in _HEADS for w in row.low)
        return "official_named" if ranked or heads_it else "named_person"
    if kind == "armed_group" and any(w.rstrip(".") in RANKS for w in row.low) and not _REBEL & frozenset(row.low):
        return "official_named"
    return kind


def core_words(row: Line) -> list[str]:
    """The words of a phrase in front of its first complement, without determiners."""
    return _core(row.low[quantity(row) :])


def _core(low_words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for low in low_words:
        if found and (low in words().prepositions or low in (",", "(", "who", "which", "that", "whose", "whom")):
            break
        if low in ("and", "or") and found and found[-1] in words().heads:
            break
        plural = bool(found) and found[-1] in words().heads and found[-1].endswith("s")
        if found and (low in _CLAUSAL or low in _PERSONS or (low.endswith("ing") and plural)):
            break
        if low in words().determiners and not found:
            continue
        found.append(low)
    return found


def _apposition(row: Line) -> list[str]:
    """The words that tell who somebody is behind the name: "Anna Reed, a military analyst at the institute"."""
    comma = next((k for k in range(1, len(row)) if row.words[k] == ","), len(row))
    behind = row.low[comma + 1 :]
    return _core(behind) if behind[:1] and behind[0] in words().determiners else []


def quantity(row: Line) -> int:
    """Where the phrase begins behind "a number of", "one of", "some of"."""
    for i in range(1, min(4, len(row) - 1)):
        if row.low[i] == "of" and row.low[i - 1] in _QUANTITIES:
            return i + 1
    return 0


def of_body(row: Line, kind: SourceKind) -> SourceKind:
    """The kind of a named body that the table does not know; `kind` is what its phrase tells."""
    told = bodies.kind_of(row)
    placed = is_person(kind) and kind not in ("named_person", "unnamed_generic") and core_words(row)[-1:]
    if told == "unknown" and placed and core_words(row)[-1] in words().heads:
        return kind  # "officials here", "the witness known as P-14"
    if kind == "armed_group" and told == "state_body":
        return told  # "the 77th Airmobile Brigade"
    return kind if is_body(kind) and (told == "unknown" or kind not in _OPEN) else told


def is_body(kind: str) -> bool:
    """True for kinds that a body, a paper or a picture has."""
    return kind in BODIES


def is_person(kind: str) -> bool:
    """True when a source of this kind is one or more persons."""
    return kind not in BODIES and kind != "unknown"


def person_like(wanted: str, kind: str) -> bool:
    """May "the official" stand for a source of this kind?"""
    pairs = {
        "official_unnamed": ("official_named", "spokesperson", "official_unnamed", "armed_group"),
        "spokesperson": ("official_named", "spokesperson"),
        "activist_or_local_network": ("activist_or_local_network",),
    }
    return kind in pairs.get(wanted, ())


def anonymity(context: str) -> Disclosure | None:
    """What a sentence says about why its source has no name; None where it says nothing."""
    match = _ANONYMOUS.search(context)
    if match is None:
        return None
    return "anonymous_with_reason" if _REASON.search(context, max(0, match.start() - 60)) else "anonymous"


def ranked(row: Line) -> bool:
    """Does a military rank stand in the phrase?"""
    return any(low.rstrip(".") in RANKS for low in row.low)
