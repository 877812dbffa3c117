"""Names of media in noun phrases: "the state-run newspaper Northern Light", "the movement's Al-Fajr television"."""

from __future__ import annotations

from firsthand.attribute.lexicon import words
from firsthand.attribute.names import METONYMS
from firsthand.attribute.nouns import is_name, national
from firsthand.attribute.tokens import Line

MEDIA = frozenset(
    "agency tv television radio newspaper paper broadcaster channel station website outlet daily magazine".split()
)
_BETWEEN = frozenset("news press satellite television tv radio state official".split())
_SCREENS = frozenset(("tv", "television"))
_OF_STATE = frozenset(("state", "government", "official"))
_ADJECTIVES = frozenset(adjective.lower() for adjective in METONYMS.values())
_INSIDE = frozenset("of the al el for and - & in".split())


def state_television(row: Line) -> str | None:
    """ "Syrian state television" for "Syria's government-run TV" and the like, None for other phrases."""
    if not frozenset(row.low) & _SCREENS or not frozenset("-".join(row.low).split("-")) & _OF_STATE:
        return None
    nations = (METONYMS.get(low.removesuffix("'s").removesuffix("s"), low) for low in row.low)
    return next((f"{n.capitalize()} state television" for n in nations if n.lower() in _ADJECTIVES), None)


def outlet_in(phrase: str, row: Line) -> tuple[str, str] | None:
    """(name, name with its noun) of the medium that a phrase names; None for other phrases."""
    stop = next(
        (k for k in range(1, len(row)) if row.low[k] in words().prepositions or row.words[k] in (",", "(")), len(row)
    )
    nouns = [k for k in range(stop) if row.low[k] in MEDIA]
    if not nouns:
        return None
    noun = next((k for k in reversed(nouns) if not row.capital(k)), nouns[-1])
    return _behind(phrase, row, noun) or _in_front(phrase, row, noun, stop)


def _behind(phrase: str, row: Line, noun: int) -> tuple[str, str] | None:
    """The capitals behind the noun, to the end of the phrase."""
    first = noun + 1
    if first >= len(row) or not (is_name(row, first) or row.low[first] == "the") or row.capital(noun):
        return None
    last = first
    while last < len(row) and (
        is_name(row, last) or (last > first and row.low[last] in _INSIDE) or row.low[first] == "the" == row.low[last]
    ):
        last += 1
    while last > first and row.low[last - 1] in _INSIDE:
        last -= 1
    if last <= first or (last < len(row) and row.words[last] not in (",", "(", ".")):
        return None
    name = phrase[row.starts[first] : row.ends[last - 1]]
    return name, name


def _in_front(phrase: str, row: Line, noun: int, stop: int) -> tuple[str, str] | None:
    """The capitals right in front of the noun that ends the phrase, behind an owner or an adjective."""
    if noun + 1 != stop or stop != len(row):
        return None
    last = noun
    while last > 0 and row.low[last - 1] in _BETWEEN:
        last -= 1
    first = last
    while first > 0 and is_name(row, first - 1) and (_direction(row, first - 1) or not national(row.low[first - 1])):
        first -= 1
    if first == last:
        return None
    return phrase[row.starts[first] : row.ends[last - 1]], phrase[row.starts[first] : row.ends[noun]]


def _direction(row: Line, at: int) -> bool:
    """True for "Northern" in the name of "the Northern Light newspaper"."""
    return row.capital(at) and row.low[at].endswith("ern")
