"""Reads a phrase that names a place: what is named, inside what, and how far from it in which direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from firsthand.model.romanise import ARTICLES

Relation = Literal["at", "near", "offset", "side", "between"]
_DIRECTION = r"(?:north|south|east|west)(?:[\s-]?(?:east|west)(?:ern)?|ern)?"
_KM = {"km": 1000.0, "kms": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "mile": 1609.34, "mi": 1609.34, "m": 1.0}
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "several": 5, "few": 4}
_RURAL = r"(?:countrysides?|country\s?side|rural(?:\s+areas?)?|outskirts|suburbs?|parts?|areas?|sides?|districts?|axis|front|fringes?|edges?|villages)"
_OFFSET = re.compile(
    rf"^(?:the\s+)?(?:.*?\b(?P<head>village|town|area|place|house|farm|base|camp)\s+)?(?:about|some|around|roughly|nearly|just|located|lying|situated)?\s*(?:a\s+)?(?P<number>\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})[\s-]*(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi)\b\.?\s*(?:away\s+)?"
    rf"(?:to\s+the\s+)?(?P<direction>{_DIRECTION})?\s*(?:\([^)]*\)\s*)?(?:of|from|outside|away\s+from)\s+(?P<name>.+)$",
    re.I,
)
_BETWEEN = re.compile(
    r"^.*?\b(?:between|(?:road|highway|route|bridge|crossing)s?\s+(?:linking|connecting|between|from|links))\s+(?P<left>.+?)\s+(?:and|with|to)\s+(?P<right>.+)$",
    re.I,
)
_ROAD = re.compile(
    r"^(?:the\s+)?(?P<left>[^,]+?)\s*[-–—/]\s*(?P<right>[^,]+?)\s+(?:international\s+)?(?:road|highway|route|motorway)$",
    re.I,
)
_SIDE_OF = re.compile(
    rf"^(?:the\s+)?(?P<direction>{_DIRECTION})(?:\s+and\s+{_DIRECTION})?\s+(?P<rural>{_RURAL})\s+(?:of|in|around)\s+(?P<name>.+)$",
    re.I,
)
_OF_SIDE = re.compile(
    rf"^(?:the\s+)?(?P<name>(?:(?!\bin\b|,).)+?)(?:['’]s?)?\s+(?P<direction>{_DIRECTION})\s+(?P<rural>{_RURAL})$", re.I
)
_SIDE_RURAL = re.compile(
    rf"^(?:the\s+)?(?P<direction>{_DIRECTION})\s+(?P<name>[^,]+?)\s+(?P<rural>countryside|suburbs|province|governorate)$",
    re.I,
)
_SIDE_BARE = re.compile(
    r"^(?:the\s+)?(?P<direction>(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?)\s+(?P<name>.+)$", re.I
)
_DIRECTION_OF = re.compile(
    rf"^(?:the\s+)?(?:area\s+)?(?:to\s+the\s+|just\s+)?(?P<direction>{_DIRECTION})\s+(?:of|from)\s+(?P<name>.+)$", re.I
)
_ARABIC_SIDE = re.compile(
    r"^(?P<name>.+?)[\s-]+(?:(?:al|el|ash|as)[\s-])?(?P<direction>sharqi|sharki|gharbi|shamali|shimali|janubi|janoubi|junubi)(?:ya|yah|yeh)?$",
    re.I,
)
_ARABIC_DIRECTIONS = {
    "shar": "east",
    "ghar": "west",
    "sham": "north",
    "shim": "north",
    "janu": "south",
    "jano": "south",
    "junu": "south",
}
_NEAR = re.compile(
    r"^(?:(?:on|at|in)\s+)?(?:the\s+)?(?:outskirts|suburbs?|edges?|vicinity|environs|surroundings|countryside|rural\s+areas?|periphery|entrance|banks?|gates?)\s+(?:of|to|around)\s+(?P<name>.+)$"
    r"|^(?:the\s+)?(?:badiya|badia|steppe|desert)\s+(?:area\s+)?of\s+(?P<name4>.+)$|^hawi\s+(?P<name5>.+)$"
    r"|^(?:near(?:by|\s+to)?|close\s+to|adjacent\s+to|next\s+to|around|outside|towards?|opposite|behind)\s+(?P<name2>.+)$"
    r"|^(?:the\s+)?(?P<name3>[^,]+?)(?:['’]s?)?\s+(?:countryside|outskirts|suburbs|surroundings|environs)$",
    re.I,
)
_RURAL_WORD = re.compile(r"\bcountryside\b|\brural\b", re.I)
# How far the countryside of a town reaches; its outskirts and what is near it are told by the size of the town.
COUNTRYSIDE_M = 25_000.0
# How far from the one end that is known the other end of a road may lie.
ROAD_ROOM_M = 30_000.0
_AREA = re.compile(r"^(?:the\s+)?(?:area|place|camp|village)\s+between\b", re.I)
_WITHIN = re.compile(
    r"\s*(?:[,;،:]|(?<=\w{3})\.(?=\s+[A-Z])|\s[-–—]\s|(?<=\bneighbourhood)\s+of\b|(?<=\bneighborhood)\s+of\b|(?<=\bquarter)\s+of\b|(?<=\bdistrict)\s+of\b|(?<!['’‘`´ʼ])\b(?:located\s+|situated\s+|lying\s+)?(?:in|within|inside|at)\s+(?:the\s+)?|\bpart\s+of\b)\s*",
    re.I,
)
_CLOSE = re.compile(
    rf"\s*,?\s+\b(?:(?:on|in|at)\s+the\s+(?:outskirts|edges?|vicinity|suburbs?|countryside)\s+of|near(?:\s+to)?|close\s+to|outside|next\s+to|adjacent\s+to|opposite)\s+|\s+(?=(?:{_DIRECTION})\s+of\s)",
    re.I,
)
_BRACKETS = re.compile(r"\[[^\]]*\]|[«»“”\"‎‏]")
_PARENTHESIS = re.compile(r"\(([^)]*)\)")
_EITHER = re.compile(r"\s+or\s+|\s*/\s*|\s+aka\s+|\s+also\s+known\s+as\s+", re.I)
_BOTH = re.compile(r"\s+and\s+(?:the\s+)?|\s*&\s*|\s*\+\s*", re.I)
# What a name is the name of, when the phrase says so.
KINDS: dict[str, str] = {
    **dict.fromkeys("village villages villlage hamlet town townlet city cities community settlement qaryat qariyat karyat madinat medinat baldat قرية بلدة مدينة".split(), "settlement"),
    **dict.fromkeys("neighbourhood neighborhood neighbourhoods neighborhoods quarter suburb roundabout mosque school hospital clinic square bakery market souk souq sooq suq hay hai cemetery centre center stadium building buildings museum church college headquarters headquarter office shrine حي مسجد مدرسة مشفى مستشفى دوار".split(), "quarter"),
    **dict.fromkeys("province governorate governate muhafazah muhafaza muhafazat محافظة".split(), "admin1"),
    **dict.fromkeys("district subdistrict nahiya nahiyah manatiq mantiqa county منطقة ناحية قضاء".split(), "admin2"),
    **dict.fromkeys("area region desert badia badiya plain valley mountain mountains mount mt jabal island countryside".split(), "region"),
    **dict.fromkeys("road street highway avenue tariq tareeq sharia shari طريق شارع".split(), "road"),
    **dict.fromkeys("camp camps farm farms bridge dam airport airbase airfield base crossing crossings junction mafraq checkpoint prison castle field oilfield factory mill station silos silo river university مخيم".split(), "site"),
}  # fmt: skip
# Words for parts of a town, as English and romanised Arabic write them.
TOWN_PARTS = frozenset(
    "neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters suburb roundabout mosque mosques school schools "
    "hospital clinic clinics square bakery market souk souq sooq suq hay hai street streets avenue building buildings stadium "
    "museum park garden gardens hotel restaurant office centre center central church cafe shop shops hall cinema court bank "
    "college institute university residence residences residential cemetery playground pool carwash pharmacy library kindergarten supermarket garage tower towers club apartment house houses station police "
    "hayy sharia shari masjid jami madrasa madrasat madraset mashfa mustashfa dawar dawwar saha sahat hadiqa hadika hadiqat "
    "malab malaab mathaf muthaf maktab funduq".split()
)
_DROPPED = frozenset(
    "the of a an in at to on and near refugee military air oil gas sub-district sub border main general old".split()
)
# Arabic words for kinds stand before a name: "Qabtan al-Jabal" is all name.
_FIRST_ONLY = frozenset(
    "jabal hay hai souk souq sooq suq badia badiya mafraq qaryat qariyat karyat madinat medinat baldat mount mt "
    "tariq tareeq sharia shari".split()
)
# Names of people too: words for kinds only before an article ("Tariq al-Warda", not "Tariq Mihyar").
_WITH_ARTICLE = frozenset("tariq tareeq sharia shari".split())
_ARTICLE = re.compile(rf"(?:{'|'.join(sorted(ARTICLES))})(?:-|$)", re.I)
_NO_NAMES = frozenset("place house buildings building various location locations somewhere unknown its".split())
_WORDS = re.compile(r"[\w'’‘`´ʻʿ‑-]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Named:
    """One name in a phrase: as written, and bare of words for its kind ("village", "camp"); `kind` is what they say."""

    written: str
    bare: str
    kind: str | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place as a phrase puts it: `names` in relation to which it lies, `within` the phrases that enclose it.

    `relation` at: the named thing itself; near: about it, as far as `metres` where they are known; offset: `metres` away
    in `direction` (None: any); side: that side of it; between: in the corridor of two names. `both` is True where the
    phrase means all its names together, `aside` where it stood in brackets.
    """

    relation: Relation
    names: tuple[Named, ...]
    within: tuple[Phrase, ...] = ()
    direction: str | None = None
    metres: float | None = None
    both: bool = False
    aside: bool = False


@lru_cache(maxsize=1 << 14)
def parse_phrase(text: str) -> Phrase:
    """What a phrase says about where.

    >>> parse_phrase("20 km north-east of Suluk").direction
    'north-east'
    >>> parse_phrase("Tall Hadi village, Afrin").within[0].names[0].bare
    'Afrin'
    """
    clean = " ".join(_BRACKETS.sub(" ", text).split()).strip(" .,;:")
    clean, aside = _asides(clean)
    besides = tuple(replace(parse_phrase(part), aside=True) for part in aside)
    relative = _relative(clean)
    if relative is not None:
        return replace(relative, within=(*relative.within, *besides))
    close = _CLOSE.split(clean, maxsplit=1)
    parts = [part for part in _WITHIN.split(close[0]) if part and part.strip()]
    within = [*map(parse_phrase, parts[1:]), *besides]
    if len(close) > 1:
        within.append(parse_phrase(close[1] if _DIRECTION_OF.match(close[1]) else "near " + close[1]))
    head = parts[0] if parts else clean
    inner = _relative(head)
    if inner is not None:
        return Phrase(inner.relation, inner.names, tuple(within), inner.direction, inner.metres, inner.both)
    several = _BOTH.split(head)
    if len(several) > 1 and all(len(s) > 2 for s in several):
        return Phrase("at", tuple(_named(s) for s in several), tuple(within), both=True)
    return Phrase("at", (_named(head),), tuple(within))


def _asides(text: str) -> tuple[str, list[str]]:
    aside = [part.strip() for part in _PARENTHESIS.findall(text) if part.strip()]
    return " ".join(_PARENTHESIS.sub(" ", text).split()), aside


def _relative(text: str) -> Phrase | None:
    if found := _OFFSET.match(text):
        number = found["number"].lower().replace(",", ".")
        unit = _KM["mile" if found["unit"].lower().startswith("mi") else "km"]
        metres = (_NUMBERS.get(number) or float(number)) * unit
        return _around("offset", found["name"], found["direction"], metres)
    if found := _BETWEEN.match(text) or _ROAD.match(text):
        left, right = found["left"], _CLOSE.split(found["right"], maxsplit=1)
        ends = [part for part in _WITHIN.split(right[0]) if part.strip()] or [right[0]]
        around = (*map(parse_phrase, ends[1:]), *(parse_phrase("near " + part) for part in right[1:]))
        room = None if _AREA.match(text) else ROAD_ROOM_M
        return Phrase("between", (_named(left), _named(ends[0])), around, metres=room, both=True)
    for pattern in (_SIDE_OF, _OF_SIDE, _SIDE_RURAL):
        if found := pattern.match(text):
            return _around("side", found["name"], found["direction"])
    if found := _DIRECTION_OF.match(text):
        return _around("offset", found["name"], found["direction"])
    if found := _ARABIC_SIDE.match(text):
        return _around("side", found["name"], _ARABIC_DIRECTIONS[found["direction"][:4].lower()])
    if found := _NEAR.match(text):
        name = next(part for part in found.groups() if part)
        rural = found["name4"] or _RURAL_WORD.search(text.replace(name, "", 1))
        return _around("near", name, None, COUNTRYSIDE_M if rural else None)
    return None


def bare_side(text: str) -> tuple[str, str] | None:
    """Direction and name of "northern Aleppo", where no such name is in the gazetteer as it stands."""
    found = _SIDE_BARE.match(text)
    return (direction_of(found["direction"]), found["name"]) if found else None


def _around(relation: Relation, name: str, direction: str | None, metres: float | None = None) -> Phrase:
    inner = parse_phrase(name)
    return Phrase(
        relation, inner.names, inner.within, direction_of(direction) if direction else None, metres, inner.both
    )


def direction_of(word: str) -> str:
    """One of the eight directions in the form "north-east".

    >>> direction_of("Southeastern")
    'south-east'
    """
    letters = re.sub(r"[\s-]|ern", "", word.lower())
    for first in ("north", "south"):
        if letters.startswith(first) and len(letters) > 5:
            return f"{first}-{letters[5:]}"
    return letters


def _named(text: str) -> Named:
    alternatives = [part.strip() for part in _EITHER.split(text) if part.strip()] or [text]
    bare = [_bare(part) for part in alternatives]
    kind = next((kind for _, kind in bare if kind), None)
    return Named(text.strip(), bare[0][0], kind, tuple(name for name, _ in bare[1:] if name))


def _says_kind(word: str, words: list[str]) -> bool:
    return word not in _WITH_ARTICLE or _ARTICLE.match(words[1]) is not None


def _bare(text: str) -> tuple[str, str | None]:
    """The name without words for its kind at either end, and the kind that they say."""
    words = _WORDS.findall(text)
    kind: str | None = None
    changed = True
    while changed and words:
        changed = False
        for end in (0, -1):
            if not words:
                break
            word = words[end].lower().strip("-")
            if word in KINDS and len(words) > 1 and not (end and word in _FIRST_ONLY) and _says_kind(word, words):
                kind = kind or KINDS[word]
                words.pop(end)
                changed = True
            elif word in _DROPPED and len(words) > 1:
                words.pop(end)
                changed = True
    if len(words) == 1 and (words[0].lower() in KINDS or words[0].lower() in _DROPPED or words[0].lower() in _NO_NAMES):
        return "", kind or KINDS.get(words[0].lower())
    return " ".join(words), kind
