"""Words that describe actors without naming them: what they tell of the kind, and which of them are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# What the words alone tell; armed men of no stated side stay unknown.
_KINDS = {
    "state_force": "army|armed forces|military|soldier|soldiers|troop|troops|servicemen|conscript|conscripts|police|policeman|policemen|"
    "security forces|air force|navy|border guards|government forces|government troops|pro-government forces|loyalist forces|loyalists|"
    "army unit|army units|army forces|army troops|army soldiers|military units|ground forces|special forces",
    "armed_group": "rebel|rebels|insurgent|insurgents|militant|militants|jihadist|jihadists|jihadi|jihadis|guerrilla|guerrillas|"
    "militiaman|militiamen|militia|militias|mujahideen|mujahedeen|opposition fighters|opposition forces|armed opposition|islamists|"
    "islamist|separatists|revolutionaries|takfiri|takfiris|armed group|armed groups|armed factions|extremist|extremists|"
    "opposition groups|opposition factions|tribal fighters",
    "unknown": "gunman|gunmen|attacker|attackers|assailant|assailants|fighter|fighters|combatant|combatants|armed man|armed men|"
    "masked men|terrorist|terrorists|bomber|bombers|suicide bomber|suicide bombers|warplane|warplanes|jets|fighter jets|helicopter|"
    "helicopters|drone|drones|aircraft|mercenary|mercenaries|gang|gangs|thugs|criminal|criminals|infidels|apostates|martyr|martyrs|"
    "invaders|occupiers|occupation forces|resistance fighters|freedom fighters",
    "civilians": "civilian|civilians|resident|residents|villager|villagers|inhabitants|locals|bystander|bystanders|worshippers|protester|"
    "protesters|demonstrators|refugees|displaced people|displaced families|noncombatants|townspeople|shoppers|mourners",
}  # fmt: skip
# Adjectives that make a description with the noun after them ("terrorist groups", "rebel fighters").
_SIDES = "terrorist|rebel|militant|jihadist|jihadi|islamist|takfiri|insurgent|extremist|opposition|guerrilla|armed"
_NOUNS = (
    "groups?|fighters?|organi[sz]ations?|factions?|gangs?|forces|members?|gunm[ae]n|elements|units?|cells?|militants|terrorists|insurgents|"
    "commanders?|leaders?|brigades?|battalions?|networks?|rebels"
)
# Words that take a side; they say how the text speaks of somebody, never who that is.
_LOADED = (
    "terrorists?|takfiris?|mercenar(?:y|ies)|thugs?|gangs?|criminals?|infidels?|apostates?|martyrs?|regime|invaders?|occupiers?|"
    "occupation|rebels?|militants?|insurgents?|jihadists?|jihadis?|extremists?|islamists?|loyalists?|freedom fighters|resistance|"
    "mujahide?en|mujahedeen|crusaders?|zionists?|so-called|self-styled|self-proclaimed|revolutionaries|heroic|junta|puppet|nusayri|"
    "safavid|rafidi|kuffar"
)
_HEADS = (
    "members?|fighters?|militants?|terrorists?|forces|troops|soldiers|gunm[ae]n|rebels|jihadists?|jihadis?|insurgents|militiam[ae]n|"
    "elements|operatives|commanders?|leaders?|group|organi[sz]ation|extremists|takfiris|warplanes|jets|aircraft|helicopters|units?|"
    "brigades?|bombers?|snipers?|recruits|cells?|gangs|mercenaries"
)
# After a singular that may be an adjective these show that it is one ("terrorist attacks", "army base").
_MODIFIED = frozenset(
    "attack attacks assault assaults bomb bombs bombing bombings base bases post posts camp camps airport airfield airbase airports raid "
    "raids strike strikes airstrike airstrikes source sources officer officers official officials vehicle vehicles convoy convoys "
    "checkpoint checkpoints position positions barracks hospital council aid help campaign offensive offensives operation operations "
    "headquarters spokesman spokeswoman spokesperson statement commander commanders command activity activities hideout hideouts dens "
    "nests fire shelling rocket rockets mortar mortars shells weapons arms equipment hardware bulldozer truck trucks bus targets area "
    "areas zone zones territory territories stronghold strongholds enclave neighbourhood neighborhood neighbourhoods neighborhoods "
    "district districts town towns village villages city side sides lines line advance advances gains losses casualties deaths death "
    "toll victims leader leaders leadership chief head hands control rule plot plots acts act threat threats ideology infiltration "
    "intervention personnel personnels station stations academy college airport facility facilities compound infrastructure targets "
    "homes houses buildings lives life population populations cars houses suburb suburbs ambush ambushes crimes crime charges gear "
    "helicopters jets warplanes aircraft planes drones pilot pilots crew crews carrier carriers defector defectors deserters solution action exercises council units unit".split()
)
_MODIFIED_ENDINGS = ("tion", "tions", "ment", "ments", "ity", "ities", "ship", "hood", "held", "controlled")
_ADJECTIVES = frozenset(
    "army military police terrorist rebel militant jihadist jihadi islamist takfiri insurgent extremist civilian criminal guerrilla "
    "militia resident bomber fighter helicopter drone troop aircraft".split()
)
LOADED = re.compile(rf"\b(?:{_LOADED})\b", re.I)
# The noun that a name stands before ("Daesh members") belongs to the mention.
HEAD = re.compile(
    rf"(?:['’]s|s(?=\s))?(?:\s+(?:terrorist|armed|militant|takfiri|allied|rebel))?\s+(?:{_HEADS})\b", re.I
)
BEFORE = re.compile(
    r"(?i)\b(?:so-called|self-styled|self-proclaimed|terrorist|terrorists|takfiri|heroic|militant|extremist|rebel|zionist)\s+$"
)
ARMY = re.compile(
    r"(?i)\b(?:army|armed forces|military|air force|army units?|army forces|army troops|army soldiers|military units|soldiers|troops|"
    r"servicemen|ground forces)$"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUND = re.compile(rf"(?:{_SIDES})\s+(?:{_NOUNS})\b", re.I)
_NEXT = re.compile(r"\s+([A-Za-z]+)|-")

_PARTICLE = r"(?:al|el|as|ash|an|bin|ibn|abu|abdel|abdul|abd|de|van|von|der|umm)"
_NAME = rf"[A-Z][\w'’-]+(?:[ ](?:{_PARTICLE}[- ])?[A-Z][\w'’-]+|[ -](?:{_PARTICLE})[- ][A-Z][\w'’-]+){{0,3}}"
_TITLES = frozenset(
    "mr mrs ms dr gen general col colonel capt captain maj major lt lieutenant brig brigadier sgt sergeant cpl corporal pvt sheikh sheik "
    "shaykh imam ayatollah prof professor sir judge rev bishop".split()
)
_ROLES = frozenset(
    "activist resident doctor nurse surgeon commander leader spokesman spokeswoman spokesperson director journalist reporter correspondent "
    "photographer governor mayor officer lawyer teacher minister president ambassador envoy analyst researcher expert witness student "
    "farmer driver rescuer medic rapporteur secretary".split()
)
_NAMED = re.compile(rf"\.?[ ]+(?:(?:{'|'.join(sorted(t.capitalize() for t in _TITLES))})\.?[ ]+)?(?P<name>{_NAME})")
_KUNYA = re.compile(
    r"(?:Abu|Abou|Umm)[ -](?:al-|Al-)?(?P<first>[A-Z][\w'’]+)(?:[ -](?:al|Al|el|bin|ibn)[- ][A-Z][\w'’]+){0,2}"
)
# Places that are called after somebody's father.
_KUNYA_PLACES = frozenset("dhabi ghraib kamal duhour duhur dhuhur musa simbel qasr hamad khashab".split())
# Countries whose own forces are called by no more than "the army" or "government forces", by how their words begin.
_COUNTRIES = {
    "syri": "SY", "iraq": "IQ", "yemen": "YE", "liby": "LY", "afghan": "AF", "ukrain": "UA", "sudan": "SD", "leban": "LB", "turk": "TR",
    "israel": "IL", "egypt": "EG", "somali": "SO", "nigeri": "NG", "myanmar": "MM", "burm": "MM", "ethiop": "ET", "colombia": "CO",
    "congo": "CD", "pakistan": "PK", "russia": "RU", "iran": "IR", "salvador": "SV", "peru": "PE", "palestin": "PS", "american": "US",
    "jordan": "JO",
}  # fmt: skip


# States as actors, by the id of their government; only where a verb makes them one.
_STATES = {
    "Syria": "syrian-government", "Russia": "russian-government", "Moscow": "russian-government", "Turkey": "turkish-government",
    "Ankara": "turkish-government", "Iran": "iranian-government", "Tehran": "iranian-government", "Israel": "israeli-government",
    "Iraq": "iraqi-government", "Lebanon": "lebanese-government", "Jordan": "jordanian-government", "Saudi Arabia": "saudi-government",
    "Qatar": "qatari-government", "Egypt": "egyptian-government", "France": "french-government", "Britain": "uk-government",
    "UK": "uk-government", "Germany": "german-government", "China": "chinese-government", "Ukraine": "ukrainian-government",
    "Pakistan": "pakistani-government", "India": "indian-government", "United States": "us-government", "US": "us-government",
    "U.S.": "us-government", "Washington": "us-government",
}  # fmt: skip
_ACTS = (
    "struck|hit|bombed|bombs|shelled|shells|launched|launches|carried out|carries out|targeted|targets|attacked|attacks|killed|kills|said|"
    "says|denied|denies|accused|accuses|claimed|claims|announced|announces|confirmed|confirms|blamed|blames|warned|warns|condemned|"
    "condemns|intervened|invaded|fired|downed|shot down|began|backs|backed|supports|supported|deployed|sent|vowed|insists|insisted|"
    "rejected|rejects|conducted|conducts|agreed|arrested|detained|released|urged|urges"
)
_NAMES_OF_STATES = "|".join(re.escape(s) for s in sorted(_STATES, key=len, reverse=True))
STATE = re.compile(
    rf"(?<![\w-])(?P<does>{_NAMES_OF_STATES})(?=\s+(?:(?:has|had|have|also|later|repeatedly|reportedly|on \w+day)\s+){{0,2}}(?:{_ACTS})\b)"
    rf"|\b(?:[Bb]y|blam(?:ed|es|ing)|accus(?:ed|es|ing))\s+(?:the\s+)?(?P<done>{_NAMES_OF_STATES})(?![\w-]|\s+[A-Z]|['’]s)"
)


_PLACED = re.compile(
    r"(?i)\b(?:in|on|of|inside|into|from|to|at|near|across|over|outside|against|within|around|throughout|for|with|between|through|visit|"
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|central)(?:ern)?)\s+(?:the\s+)?$"
)


class Description(NamedTuple):
    """A description of an actor, or the name of a person, and where it stands."""

    start: int
    end: int
    kind: str


def _by_word() -> dict[str, list[tuple[str, str]]]:
    """Descriptions by their first word, longest first, with their kind."""
    table: dict[str, list[tuple[str, str]]] = {}
    for kind, words in _KINDS.items():
        for words_of_one in words.split("|"):
            table.setdefault(words_of_one.split()[0], []).append((words_of_one, kind))
    for entries in table.values():
        entries.sort(key=lambda e: (-len(e[0]), e))
    return table


_BY_WORD = _by_word()
_FIRST_SIDES = frozenset(_SIDES.split("|"))


@lru_cache(maxsize=65536)
def _entry(word: str) -> tuple[str, str]:
    """A word in small letters and what it may begin: d description, t title or role, k a father's name, c a country."""
    low = word.lower()
    if low in _BY_WORD or low in _FIRST_SIDES:
        return low, "t" if low in _ROLES else "d"
    if low in _TITLES or low in _ROLES:
        return low, "t"
    if word in ("Abu", "Abou", "Umm"):
        return low, "k"
    return low, "c" if country_of(low) else ""


@lru_cache(maxsize=65536)
def country_of(word: str) -> str | None:
    """The country that a word in small letters speaks of.

    >>> country_of("syrias"), country_of("village")
    ('SY', None)
    """
    return next((code for beginning, code in _COUNTRIES.items() if word.startswith(beginning)), None)


def countries(text: str) -> list[str]:
    """The countries that a text speaks of, once for each word."""
    found = (country_of(_entry(w)[0]) for w in _WORD.findall(text) if _entry(w)[1] == "c")
    return [code for code in found if code]


def states(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a country's name stands for its government, with that actor's id: "Israel struck", "accused Turkey of".

    >>> list(states("Turkey shelled a hill in Syria."))
    [(0, 6, 'turkish-government')]
    """
    for match in STATE.finditer(text):
        start, end = match.span("does" if match.group("does") else "done")
        if match.group("does") and _PLACED.search(text, max(0, start - 24), start):
            continue  # "a mine in northern Syria killed two"
        yield start, end, _STATES[text[start:end]]


def descriptions(text: str) -> Iterator[Description]:
    """Descriptions and persons in the order of the text."""
    after = 0
    for match in _WORD.finditer(text):
        low, sort = _entry(match.group())
        if not sort or sort == "c" or match.start() < after:
            continue
        found = None
        if sort == "t" and (
            low in _TITLES or match.group()[0].islower() or text[match.start() - 1 : match.start()] in (" ", "")
        ):
            found = _person(text, match.end(), low)
        elif sort == "k":
            found = _kunya(text, match.start())
        if found is None and sort in "dt":
            found = _description(text, match.start(), match.end(), low)
        if found:
            after = found.end
            yield found


def _description(text: str, start: int, end: int, low: str) -> Description | None:
    compound = _COMPOUND.match(text, start)
    if compound:
        loose = low in ("terrorist", "armed")
        return Description(start, compound.end(), "unknown" if loose else "armed_group")
    for words, kind in _BY_WORD.get(low, ()):
        stop = start + len(words)
        if text[start:stop].lower() == words and not text[stop : stop + 1].isalnum():
            following = _NEXT.match(text, stop)
            if words in _ADJECTIVES and following and _modified((following.group(1) or "").lower() or None):
                return None
            return Description(start, stop, kind)
    return None


def _modified(following: str | None) -> bool:
    """Whether a word (None: a hyphen) shows that the one before it was its adjective."""
    return following is None or following in _MODIFIED or following.endswith(_MODIFIED_ENDINGS)


def _person(text: str, end: int, low: str) -> Description | None:
    match = _NAMED.match(text, end)
    if match is None:
        return None
    if match.group("name").isupper():
        return None  # in a text all in capitals nothing tells a name
    parts = match.group("name").split()
    if any(_entry(p)[1] == "c" for p in parts) or (low in ("sheikh", "sheik", "shaykh") and len(parts) < 2):
        return None
    if low in _ROLES and len(parts) < 2:
        return None
    return Description(match.start("name"), match.end("name"), "person")


def _kunya(text: str, start: int) -> Description | None:
    match = _KUNYA.match(text, start)
    if match is None or match.group("first").lower() in _KUNYA_PLACES:
        return None
    return Description(start, match.end(), "person")
