"""Word classes that tell a noun phrase from what stands around it."""

from __future__ import annotations

from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.tokens import Line

FINITE = frozenset(
    """is are was were be been has have had will would could should may might can must do does did killed wounded injured died hit
    struck left said told fell took came went began broke shot got made held fled set blew kept met ran saw found
    targeted attacked carried launched seized captured entered""".split()
)

_ADJECTIVAL = (
    "ian",
    "ean",
    "ern",
    "ish",
    "ese",
    "raqi",
    "based",
    "led",
    "backed",
    "run",
    "held",
    "linked",
    "backed",
    "affiliated",
    "aligned",
)

_NATIONS = frozenset(
    "us u.s. uk u.k. un u.n. eu french german dutch greek israeli iraqi kurdish arab yemeni saudi emirati qatari kuwaiti omani pakistani afghan bahraini".split()
)


_ARTICLES = frozenset(("the", "a", "an"))


# Media that go by a number: "Channel 13".
_NUMBERED = frozenset(("channel", "kanal", "canal"))
# In front of somebody who has a role, these tell what happened to them.
_PARTICIPIAL = frozenset(
    "elected appointed retired wounded displaced detained exiled ousted armed uniformed masked unnamed defected deposed designated jailed released freed captured injured "
    "bereaved trusted respected seasoned convicted suspected accused hooded abducted kidnapped mandated".split()
)


# What a medium did with somebody: "a nurse contacted by the radio".
HEARD = frozenset("contacted reached interviewed quoted cited consulted questioned approached surveyed".split())


def finite(line: Line, first: int, last: int) -> bool:
    """True when a finite verb seems to stand between two tokens."""
    known = verbs()
    for i in range(first, last):
        w = line.low[i]
        if line.words[i] == "IS" or (w in _PARTICIPIAL and i > first and is_role(line.at(i + 1))):
            continue
        if i > first and w in HEARD and line.at(i + 1) == "by" and line.low[i - 1] not in words().auxiliaries:
            continue  # "a nurse contacted by the radio"
        if w in FINITE or (
            w.endswith("ed") and len(w) > 4 and "-" not in w and i > first and line.low[i - 1] not in _ARTICLES
        ):
            return True
        if w in known and known[w].form in ("past", "third"):
            return True
    return False


# Given names that end as the names of peoples do.
GIVEN = frozenset(
    "jean sean dean ian brian bryan adrian julian vivian lillian lilian gillian jillian damian damien sebastian christian cristian fabian marian killian florian cyprian "
    "dorian bastian trish parish ciprian emilian aurelian maximilian hadrian".split()
)


def national(word: str) -> bool:
    """True for "Syrian", "U.S.", "Britain-based": words that a role noun may follow without a comma."""
    if word in GIVEN:
        return False
    return word in _NATIONS or word.endswith(_ADJECTIVAL) or word.endswith(("'s", "'"))


def is_role(word: str) -> bool:
    """True for nouns that name a source or stand before one."""
    w = words()
    return word in w.heads or word in w.modifiers


def is_name(line: Line, i: int) -> bool:
    """True for a capitalised token that can be part of a name."""
    if not line.capital(i):
        return (
            line.words[i : i + 1] != ()
            and line.words[i].isdigit()
            and line.at(i - 1) in _NUMBERED
            and line.capital(i - 1)
        )
    low = line.low[i]
    if low in ("today", "now") and i > 0 and line.capital(i - 1) and is_name(line, i - 1):
        return True  # "Halab Today"
    if low in words().not_names or low in words().determiners:
        return False
    return not (low in words().prepositions or low in words().pronouns)
