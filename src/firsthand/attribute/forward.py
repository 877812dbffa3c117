"""Noun phrases that name sources, read forward from "according to", "said" or "told"."""

from __future__ import annotations

from firsthand.attribute.lexicon import words
from firsthand.attribute.nouns import FINITE, finite, is_name, is_role
from firsthand.attribute.tokens import Line

_LINKING = frozenset("of for at in from with on inside near within to by".split())
_LINKS = frozenset("al el ash an ar as bin ibn abu abdul abd de von van der la le -".split())
_STOPS = frozenset(
    "adding as while after when before because but although though since until amid during following on said that which and or where if who whose whether how why what".split()
)
_TAIL_NOUNS = frozenset(
    "statement interview speech conference briefing post tweet press letter email telephone phone report comments remarks".split()
)
# Papers and figures have makers: "a statement by the army", "a toll from the monitor".
_MADE = frozenset(
    "assessment assessments bulletin communique communiqué advisory dispatch briefing notice findings update register release readout statement report figures toll data estimates estimate count tally reports account source sources document post tweet message letter list video footage information survey study release".split()
)


def after(line: Line, first: int, *, appositive: bool = False) -> int:
    """One past the last token of the noun phrase that starts at `first` (`first` itself where none does).

    `appositive` also takes ", the director of Y" behind a name, as after "said", and the same without its comma.
    """
    if first < len(line) and line.low[first] in words().pronouns and line.low[first] not in words().heads:
        return first + 1
    i, unknown, known = first, 0, False
    if _of_them(line, first):
        i, known = first + 3, True
    while i < len(line):
        low = line.low[i]
        if _determines(line, i, first):
            unknown = 0
        elif known and appositive and low in ("a", "an") and _role_ahead(line, i + 1):
            return _clause_end(line, i + 1)
        elif is_name(line, i) or is_role(low) or _links(line, i, first) or _owner(line, i, first):
            known = True
        elif low in ("'", "’") and i > first:
            pass
        elif line.words[i] == "(" and i > first:
            close = next((k for k in range(i, min(len(line), i + 14)) if line.words[k] == ")"), None)
            if close is None:
                break
            i = close
        elif i > first and low in _LINKING and _carries(line, i):
            unknown = 0
        elif i > first and low in ("familiar", "close", "briefed") and line.low[i - 1] in words().heads:
            return _adjunct_end(line, i)
        elif low == "and" and known and _goes_on(line, i + 1):
            pass
        elif line.words[i] == "," and appositive and known and _name_between(line, first, i):
            i = _name_between(line, first, i) - 1
        elif line.words[i] == "," and appositive and known and _opens_apposition(line, i + 1):
            if line.at(i + 1) in ("who", "which", "whose"):
                return _clause_end(line, i + 1)
        elif unknown < 2 and _plain_noun(line, i, first, unknown):
            unknown += 1
        else:
            break
        i += 1
    while i > first and (line.low[i - 1] in words().prepositions or line.low[i - 1] in ("and", ",", "the", "a", "an")):
        i -= 1
    return i


def _of_them(line: Line, i: int) -> bool:
    """Does "one of them" begin here?"""
    several = line.at(i + 1) == "of" and line.at(i + 2) in ("them", "these", "those")
    return several and line.low[i] in words().determiners


def _determines(line: Line, i: int, first: int) -> bool:
    if line.low[i] not in words().determiners:
        return False
    return i == first or line.low[i - 1] in _LINKING or line.low[i - 1] in ("and", ",", "all", "both")


def _links(line: Line, i: int, first: int) -> bool:
    return line.low[i] in _LINKS and i > first and is_name(line, i + 1) and line.capital(i - 1)


def _owner(line: Line, i: int, first: int) -> bool:
    """The owner in "the governor's office"."""
    low = line.low[i]
    owns = low.endswith("'s") and (
        is_role(low.removesuffix("'s")) or i == first or line.at(i - 1) in words().determiners
    )
    return owns and i >= first and i + 1 < len(line) and line.low[i + 1].isalpha()


def _goes_on(line: Line, i: int) -> bool:
    if i >= len(line):
        return False
    role = (
        line.low[i] in words().heads
        or is_name(line, i)
        or (line.low[i] in ("a", "an", "the") and _role_ahead(line, i + 1))
    )
    return role and not finite(line, i, min(len(line), i + 4))


def _plain_noun(line: Line, i: int, first: int, unknown: int) -> bool:
    """A noun or adjective that no word list knows, behind a determiner or a modifier."""
    low = line.low[i]
    if not low.isalpha() or low in _STOPS or low in FINITE or low in words().not_names or low.endswith("ing"):
        return False
    previous = line.low[i - 1] if i > first else ""
    return i == first or bool(unknown) or previous in words().determiners or previous in words().modifiers


def _role_ahead(line: Line, i: int) -> bool:
    return any(is_role(line.at(k)) for k in range(i, min(i + 4, len(line))))


def _carries(line: Line, prep: int) -> bool:
    """Does this preposition carry the phrase on ("head of the ...") rather than begin a time, place or manner?"""
    follows, second, noun = line.at(prep + 1), line.at(prep + 2), line.low[prep - 1]
    if follows in words().not_names and follows not in words().determiners:
        return False
    if follows in _TAIL_NOUNS or second in _TAIL_NOUNS or follows == "least":
        return False
    if line.low[prep] in ("of", "for"):
        return not follows.endswith("ing")
    opens = line.capital(prep + 1) or follows in words().determiners or is_role(follows)
    if line.low[prep] in ("by", "from") and noun in _MADE:
        return opens
    if line.low[prep] in ("on", "to", "by"):
        return second == "ground" or (
            line.low[prep] == "to" and noun in ("ambassador", "envoy", "adviser", "advisor", "aide")
        )
    return noun in words().heads and opens


def _opens_apposition(line: Line, i: int) -> bool:
    low = line.at(i)
    if low in ("who", "which", "whose"):
        return True
    if low in ("the", "a", "an", "his", "her", "its"):
        end = _clause_end(line, i)
        return not finite(
            line, i, next((k for k in range(i, end) if line.low[k] in ("who", "which", "whose", "that")), end)
        )
    return is_role(low) and not line.capital(i) and not finite(line, i, _clause_end(line, i))


def _name_between(line: Line, first: int, comma: int) -> int:
    """The comma behind "The coordinator, Hanan Odeh," as a token number; 0 where no name stands between commas."""
    if comma == 0 or not any(line.low[k] in words().heads for k in range(first, comma)):
        return 0
    i = comma + 1
    while i < len(line) and (is_name(line, i) or _links(line, i, comma + 1)):
        i += 1
    named = comma + 1 < i < len(line) and line.words[i] == ","
    return i if named and (not line.capital(comma - 1) or line.at(i + 1) == "as") else 0


def _adjunct_end(line: Line, i: int) -> int:
    """The end of "close to the talks", also in front of "as saying"."""
    stop = _clause_end(line, i)
    return next((k for k in range(i, stop - 1) if line.low[k] == "as" and line.low[k + 1].endswith("ing")), stop)


def _clause_end(line: Line, i: int) -> int:
    for k in range(i, len(line)):
        if line.words[k] in (",", ".", ";") or line.quoted[k]:
            return k
    return len(line)
