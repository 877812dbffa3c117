"""Noun phrases that name sources, read outward from a cue without a parser.

Scraped news loses commas and apostrophes, so a phrase ends by its own grammar: a determiner opens it, a weekday or a
verb stops it, "of", "for" and "at" carry it on where the noun before them can have such a complement.
"""

from __future__ import annotations

from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.tokens import Line

# Prepositions that may follow a body's name or a role: "head of", "source at", "Observatory for", "resident from".
_AFTER_ROLE = frozenset("of for at in from with on inside near within to by".split())
_AFTER_NAME = frozenset("of for".split())
_RELATIVE = frozenset("who which whose that".split())
_FINITE = frozenset(
    """is are was were be been has have had will would could should may might can must do does did killed wounded injured died hit
    struck left said told fell took came went began broke shot got made held fled set blew kept met ran saw found
    targeted attacked carried launched seized captured entered""".split()
)
_ADJECTIVAL = ("ian", "ish", "ese", "raqi", "based", "led", "backed", "run", "held", "linked", "affiliated", "aligned")
_NATIONS = frozenset(
    "us u.s. uk u.k. un u.n. eu french german dutch greek israeli iraqi kurdish arab yemeni saudi emirati qatari kuwaiti omani pakistani afghan bahraini".split()
)
# These end a count ("40 others", "50 wounded") and belong to what was said, not to who said it.
_COUNTED = frozenset("others wounded injured people civilians civilian dead killed".split())
_LINKS = frozenset("al el ash an ar as bin ibn abu abdul abd de von van der la le and & -".split())


def finite(line: Line, first: int, last: int) -> bool:
    """True when a finite verb seems to stand between two tokens."""
    known = verbs()
    for i in range(first, last):
        w = line.low[i]
        if w in _FINITE or (w.endswith("ed") and len(w) > 4 and "-" not in w and i > first):
            return True
        if w in known and known[w].form in ("past", "third"):
            return True
    return False


def national(word: str) -> bool:
    """True for "Syrian", "U.S.", "Britain-based": words that a role noun may follow without a comma."""
    return word in _NATIONS or word.endswith(_ADJECTIVAL) or word.endswith(("'s", "'"))


def is_role(word: str) -> bool:
    """True for nouns that name a source or stand before one."""
    w = words()
    return word in w.heads or word in w.modifiers


def is_name(line: Line, i: int) -> bool:
    """True for a capitalised token that can be part of a name."""
    if not line.capital(i):
        return False
    low = line.low[i]
    if low in words().not_names or low in words().determiners:
        return False
    return not (low in words().prepositions or low in words().pronouns)


def before(line: Line, end: int, floor: int = 0) -> int | None:
    """The first token of the noun phrase whose last token is end - 1, or None where no source stands there.

    `floor` is the first token that the phrase may take (the start of the clause).
    """
    j = end - 1
    if j < floor:
        return None
    low = line.low[j]
    if low in (
        "he",
        "she",
        "it",
        "they",
        "who",
        "we",
        "i",
        "you",
        "everyone",
        "someone",
        "somebody",
        "others",
        "many",
        "both",
    ):
        return j
    if line.words[j] == ")":
        opened = _back_to(line, j, "(", floor)
        return before(line, opened, floor) if opened is not None else None
    if line.words[j] == ",":
        return _appositive(line, j, floor)
    first = _core(line, j, floor)
    if first is None:
        return None
    first = _complements(line, first, floor)
    first = _bare_apposition(line, first, floor)
    first = _relative(line, first, floor)
    return _coordinated(line, first, floor)


def _bare_apposition(line: Line, first: int, floor: int) -> int:
    """Take in "The Valley Observatory a Britain-based monitoring group" where the page has lost the comma."""
    if line.low[first] not in ("a", "an", "the", "which") or first - 2 < floor or not is_name(line, first - 1):
        return first
    left = _core(line, first - 1, floor)
    if left is None:
        return first
    left = _complements(line, left, floor)
    opens = left == floor or line.low[left - 1] in ("and", "but", "while", "that", ",", "when", "as")
    named = any(line.low[k] in words().organisation_words or line.words[k].isupper() for k in range(left, first))
    return left if opens and named else first


def _back_to(line: Line, j: int, mark: str, floor: int, reach: int = 14) -> int | None:
    for i in range(j - 1, max(floor, j - reach) - 1, -1):
        if line.words[i] == mark:
            return i
    return None


def _appositive(line: Line, comma: int, floor: int) -> int | None:
    """ "X, the director of Y," and "X, who heads Y," before a cue."""
    opened = comma
    for _ in range(3):
        found = _back_to(line, opened, ",", floor, 26)
        if found is None:
            return None
        head = _core(line, found - 1, floor)
        follows = line.at(found + 1)
        if head is not None and (
            follows in _RELATIVE
            or follows in words().determiners
            or is_role(follows)
            or line.capital(found + 1)
            or follows in ("speaking", "citing", "quoting", "based", "formerly", "now", "also")
        ):
            return _complements(line, head, floor)
        opened = found
    return None


def _core(line: Line, j: int, floor: int) -> int | None:
    """The first token of the phrase that ends at j, without what hangs on by a preposition further left."""
    w = words()
    if j < floor:
        return None
    if line.words[j] == ")":
        opened = _back_to(line, j, "(", floor)
        return None if opened is None else _core(line, opened - 1, floor)
    head = line.low[j]
    if head in w.determiners and head not in ("one", "some", "many", "others", "both", "several"):
        return None
    if not (is_name(line, j) or head in w.heads or head in w.organisation_words):
        return _determined(line, j, floor)
    i = j
    while i > floor:
        p = i - 1
        low = line.low[p]
        if low in _COUNTED and p > floor:
            break
        if low in w.determiners and (not line.capital(p) or p == floor or low in ("the", "a", "an")):
            return _all_of(line, p, floor)
        if is_name(line, p):
            if not _may_open(line, p, i, floor):
                break
        elif not _extends(line, p, i, j):
            back = None if is_name(line, i) else _determined(line, i, floor)
            return i if back is None or finite(line, back, i) else back
        i = p
    return i


def _extends(line: Line, p: int, i: int, j: int) -> bool:
    """May the lower-case token p belong to the phrase that ends at j and so far starts at i?"""
    low = line.low[p]
    if is_name(line, i) and low.endswith("s") and low != "news" and not low.endswith("'s"):
        return False
    if low in ("and", "&"):
        return is_name(line, i) and is_name(line, p - 1) and _inside_body(line, i, j)
    if low in _LINKS:
        return is_name(line, i) and is_name(line, p - 1)
    return is_role(low) or ("-" in low and low[0].isalpha()) or low.endswith("'s")


def _inside_body(line: Line, i: int, j: int) -> bool:
    """True when "and" seems to stand inside a body's name ("Ministry of Health and Environment")."""
    return line.low[j] in words().organisation_words and i == j


def _all_of(line: Line, p: int, floor: int) -> int:
    while (
        p > floor
        and line.low[p - 1] in ("all", "both", "some", "of", "one", "at", "least", "half", "most")
        and line.at(p) == "the"
    ):
        if line.low[p - 1] == "of" and not (
            p - 2 >= floor and line.low[p - 2] in ("one", "some", "all", "most", "both")
        ):
            break
        if line.low[p - 1] in ("at", "least"):
            break
        return p - 2 if line.low[p - 1] == "of" else p - 1
    return p


def _may_open(line: Line, p: int, i: int, floor: int) -> bool:
    """May the capitalised token p belong to the phrase that so far starts at i?"""
    if line.capital(i) and is_name(line, i):
        return True
    if line.low[i] in ("governor", "mayor", "governorate", "province", "police"):
        return True
    return p == floor or national(line.low[p]) or line.words[p].isupper() or line.low[p] in words().organisation_words


def _determined(line: Line, j: int, floor: int, reach: int = 4) -> int | None:
    """The determiner (up to four tokens back) of a noun that the word lists do not know: "the embattled town council"."""
    w = words()
    for i in range(j, max(floor, j - reach) - 1, -1):
        low = line.low[i]
        if low in w.determiners:
            return i if i < j or low in ("some", "many", "others", "several", "most") else None
        if low in w.prepositions and i + 1 <= j and is_name(line, i + 1) and line.at(i - 1) in w.heads:
            return i + 1
        if low in w.prepositions or not (low[0].isalnum()) or low in _FINITE or low in w.pronouns:
            return None
        if low in ("and", "or", "but", "as", "when", "while", "after", "before", "that"):
            return None
    if j == floor and line.low[j].isalpha() and len(line.low[j]) > 2 and line.low[j] not in words().not_names:
        return j
    return None


def _complements(line: Line, first: int, floor: int) -> int:
    """Go on to the left over "head of", "source at", "Observatory for"."""
    while first - 2 >= floor and line.low[first - 1] in _AFTER_ROLE:
        left = first - 2
        noun = line.low[left]
        carried = noun in words().heads or (is_role(noun) and noun not in words().determiners)
        if line.capital(left) and noun not in words().heads:
            carried = line.low[first - 1] in _AFTER_NAME and noun in words().organisation_words
            carried = carried or (line.low[first - 1] == "from" and is_name(line, left))
        if not carried or noun in ("village", "town", "city", "district", "first", "second"):
            return first
        further = _core(line, left, floor)
        if further is None:
            return first
        first = further
    return first


def _relative(line: Line, first: int, floor: int) -> int:
    """Take in "the Observatory which relies on sources on the ground" where the clause opens with it."""
    for r in range(first - 1, floor, -1):
        if line.words[r] in (",", ".", ";", ":") or line.quoted[r]:
            return first
        if line.low[r] in ("who", "which", "whose"):
            head = _core(line, r - 1, floor)
            if head is None:
                return first
            head = _complements(line, head, floor)
            return head if head == floor else first
    return first


def _coordinated(line: Line, first: int, floor: int) -> int:
    """Take in "activists and residents" where the pair opens the clause."""
    if first - 2 >= floor and line.low[first - 1] in ("and", "or"):
        left = _core(line, first - 2, floor)
        if left is not None:
            left = _complements(line, left, floor)
            if left == floor and not finite(line, left, first - 1):
                return left
    return first


_STOPS = frozenset(
    "adding as while after when before because but although though since until amid during following on said that which and or where if".split()
)
_TAIL_NOUNS = frozenset(
    "statement interview speech conference briefing post tweet press letter email telephone phone report comments remarks".split()
)


def after(line: Line, first: int, *, appositive: bool = False) -> int:
    """One past the last token of the noun phrase that starts at `first` (`first` itself where none does).

    `appositive` also takes ", the director of Y" behind a name, as after "said".
    """
    w = words()
    i = first
    unknown = 0
    known = False
    while i < len(line):
        low = line.low[i]
        if low in w.pronouns and i == first and low not in w.heads:
            return i + 1
        if low in w.determiners and (
            i == first or line.low[i - 1] in _AFTER_ROLE or line.low[i - 1] in ("and", ",", "all", "both")
        ):
            unknown = 0
        elif (
            is_name(line, i)
            or is_role(low)
            or (
                low in _LINKS and i > first and is_name(line, i + 1) and line.capital(i - 1) and low not in ("and", "&")
            )
        ):
            known = True
        elif low in ("'", "’") and i > first:
            pass
        elif line.words[i] == "(" and i > first:
            close = next((k for k in range(i, min(len(line), i + 14)) if line.words[k] == ")"), None)
            if close is None:
                break
            i = close
        elif low in _AFTER_ROLE and i > first and _carries(line, i):
            unknown = 0
        elif (
            low == "and"
            and known
            and i + 1 < len(line)
            and (line.low[i + 1] in w.heads or is_name(line, i + 1))
            and not finite(line, i + 1, min(len(line), i + 4))
        ):
            pass
        elif line.words[i] == "," and appositive and known and _opens_apposition(line, i + 1):
            appositive = appositive and line.at(i + 1) not in ("who", "which")
            if not appositive:
                return _clause_end(line, i + 1)
        elif (
            low.isalpha()
            and low not in _STOPS
            and low not in _FINITE
            and unknown < 2
            and (i == first or line.low[i - 1] in w.determiners or unknown or line.low[i - 1] in w.modifiers)
            and low not in w.not_names
            and not low.endswith("ing")
        ):
            unknown += 1
        else:
            break
        i += 1
    while i > first and (line.low[i - 1] in w.prepositions or line.low[i - 1] in ("and", ",", "the", "a", "an")):
        i -= 1
    return i


def _carries(line: Line, prep: int) -> bool:
    """Does this preposition carry the phrase on ("head of the ...") rather than begin a time, place or manner?"""
    follows = line.at(prep + 1)
    second = line.at(prep + 2)
    if follows in words().not_names and follows not in words().determiners:
        return False
    if follows in _TAIL_NOUNS or second in _TAIL_NOUNS or follows == "least":
        return False
    if line.low[prep] in ("of", "for"):
        return not follows.endswith("ing")
    before_noun = line.low[prep - 1]
    if line.low[prep] in ("on", "to", "by"):
        return second == "ground" or (
            line.low[prep] == "to" and before_noun in ("ambassador", "envoy", "adviser", "advisor", "aide")
        )
    return before_noun in words().heads and (
        line.capital(prep + 1) or follows in words().determiners or is_role(follows)
    )


def _opens_apposition(line: Line, i: int) -> bool:
    low = line.at(i)
    return low in ("the", "a", "an", "who", "which", "his", "her", "its") or (is_role(low) and not line.capital(i))


def _clause_end(line: Line, i: int) -> int:
    for k in range(i, len(line)):
        if line.words[k] in (",", ".", ";") or line.quoted[k]:
            return k
    return len(line)
