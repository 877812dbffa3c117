"""Noun phrases that name sources, read backward from a cue without a parser.

Scraped news loses commas and apostrophes, so a phrase ends by its own grammar: a determiner opens it, a weekday or a
verb stops it, "of", "for" and "at" carry it on where what stands before them can have such a complement.
"""

from __future__ import annotations

from firsthand.attribute.lexicon import words
from firsthand.attribute.nouns import FINITE, finite, is_name, is_role, national
from firsthand.attribute.tokens import Line

_ALONE = frozenset("he she it they who we i you everyone someone somebody others many both".split())
# Prepositions that may follow a role or a body's name: "head of", "source at", "Observatory for", "resident from".
_LINKING = frozenset("of for at in from with on inside near within to by among via".split())
# Determiners that another may stand in front of: "the local council".
_LOOSE = frozenset(("local", "other", "various", "few"))
_RELATIVE = frozenset("who which whose that".split())
_OPENS = frozenset("and but while whereas that , when as ; because since after although though if where".split())
# Between a noun and its complement: "people familiar with the talks", "an official based in Beirut".
_ADJUNCTS = frozenset(
    "familiar close briefed based living working loyal contacted reached interviewed consulted questioned approached allied linked affiliated stationed present involved quoted cited opposed met heard surveyed".split()
)
# "A resident, by phone,".
_BY_PHONE = frozenset("phone telephone text radio e-mail email satellite skype letter".split())
_CITING = frozenset(("citing", "quoting", "relaying"))
# Nouns that close a body's name in lower case: "the Sultan Murad brigade", "Anadolu agency".
_CLOSES_NAME = frozenset(
    "news daily weekly hospital clinic university page account brigade brigades battalion front group agency ministry militia movement army police forces party network channel newspaper television tv radio website organisation organization governor mayor governorate province monitor press centre center corps division campaign administration".split()
)
# These end a count ("40 others", "50 wounded") and belong to what was said, not to who said it.
_COUNTED = frozenset("others wounded injured people civilians civilian dead killed".split())
# Nouns of a body's name that in lower case are something else.
_NAMES_ONLY = frozenset(
    "online street house watch fund cross state star express dispatch tracker project programme initiative room rooms lab laboratory wire newswire agence".split()
)
# "In an online statement" between commas says where, not who.
_PAPERS = frozenset("statement interview report message post tweet video letter briefing".split())
_LINKS = frozenset("al el ash an ar as bin ibn abu abdul abd de von van der van la le and & -".split())
_NUMBER_OF = frozenset(
    "number total majority end result cause use risk death deaths killing loss fall site scene rest part".split()
)
# Pages that lost their hyphens: "the Britain based Observatory".
_BASED = frozenset("based led backed linked run".split())
_WIDE_PLACES = frozenset(
    "village town city district province governorate neighbourhood neighborhood region area countryside suburb camp".split()
)


def before(line: Line, end: int, floor: int = 0) -> int | None:
    """The first token of the noun phrase whose last token is end - 1, or None where no source stands there.

    `floor` is the first token that the phrase may take (the start of the clause).
    """
    j = end - 1
    if j < floor:
        return None
    if line.low[j] in _ALONE:
        return j
    if line.words[j] == ")":
        opened = _back_to(line, j, "(", floor)
        return before(line, opened, floor) if opened is not None else None
    if line.words[j] == ",":
        return _appositive(line, j, floor)
    first = _core(line, j, floor)
    if first is None:
        return _climb(line, j, floor)
    first = _complements(line, first, floor)
    if first - 2 >= floor and line.low[first - 1] in ("named", "called"):
        described = _core(line, first - 2, floor)
        first = _complements(line, described, floor) if described is not None else first
    first = _bare_apposition(line, first, floor)
    first = _relative(line, first, floor)
    first = _citing(line, first, floor)
    return _coordinated(line, first, floor)


def _citing(line: Line, first: int, floor: int) -> int:
    """Take in "The channel citing the opposition's network" where the page has lost its commas."""
    if first - 2 < floor or line.low[first - 1] not in _CITING:
        return first
    owner = _core(line, first - 2, floor)
    if owner is None:
        return first
    owner = _complements(line, owner, floor)
    return owner if owner == floor or line.low[owner - 1] in _OPENS else first


def _back_to(line: Line, j: int, mark: str, floor: int, reach: int = 14) -> int | None:
    for i in range(j - 1, max(floor, j - reach) - 1, -1):
        if line.words[i] == mark:
            return i
    return None


def _appositive(line: Line, comma: int, floor: int) -> int | None:
    """ "X, the director of Y," and "X, who heads Y," before a cue."""
    opened = comma
    for _ in range(4):
        found = _back_to(line, opened, ",", floor, 26)
        if found is None:
            return None
        opened = found
        if not _opens_apposition(line, found + 1):
            continue
        if line.low[found - 1] in ("them", "us") and line.at(found - 2) == "of":
            return max(floor, found - 3)
        head = _core(line, found - 1, floor)
        if head is not None and head - 2 > floor and line.low[head - 1] in _CITING and line.words[head - 2] == ",":
            continue  # "Reuters, quoting Fars, which cited an official,"
        if head is not None:
            return _coordinated(line, _complements(line, head, floor), floor)
    return None


# What opens "..., quoted by X," behind a name.
_BEHIND_COMMA = frozenset(
    "speaking citing quoting relaying run led backed headed known identified contacted interviewed drawing "
    "relying quoted cited based formerly now also since then reached himself herself".split()
)


def _opens_apposition(line: Line, i: int) -> bool:
    low = line.at(i)
    if low == "for" and line.at(i + 1) in ("its", "his", "her", "their") and line.at(i + 2) == "part":
        return True
    if low == "by":
        return line.at(i + 1) in _BY_PHONE
    if low == "in":
        return any(line.at(k) in _PAPERS for k in range(i + 1, i + 5))
    return (
        low.isdigit()  # an age
        or (low in ("of", "from") and line.capital(i - 2) and is_name(line, i - 2))
        or low in _RELATIVE
        or low in words().determiners
        or is_role(low)
        or line.capital(i)
        or low in _BEHIND_COMMA
    )


def _bare_apposition(line: Line, first: int, floor: int) -> int:
    """Take in "The Valley Observatory a Britain-based monitoring group" where the page has lost the comma."""
    if line.low[first] not in ("a", "an", "the", "another") or first - 2 < floor or not is_name(line, first - 1):
        return first
    left = _core(line, first - 1, floor)
    if left is None:
        return first
    left = _complements(line, left, floor)
    opens = left == floor or line.low[left - 1] in _OPENS
    named = any(
        (line.capital(k) and line.low[k] in words().organisation_words) or line.words[k].isupper()
        for k in range(left, first)
    )
    placed = any(line.low[k] in ("in", "near", "at", "on", "from") for k in range(left, first))
    return left if opens and named and not placed else first


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
    if not (is_name(line, j) or head in w.heads or (head in w.organisation_words and head not in _NAMES_ONLY)):
        return _determined(line, j, floor)
    i = j
    while i > floor:
        p = i - 1
        low = line.low[p]
        if low in _COUNTED and p > floor and not line.capital(p):
            break
        if low == "that" and head.endswith("s"):
            break
        if low in _WIDE_PLACES and p > floor and is_name(line, p - 1) and finite(line, floor, p - 1):
            break  # "... rocked the Zeinab district state media said"
        if low in w.determiners and (not line.capital(p) or p == floor or low in ("the", "a", "an")):
            behind = low in _LOOSE and p > floor and line.low[p - 1] in w.determiners
            return _all_of(line, p - behind, floor)
        if low in ("'", "’") and _possessive(line, p, floor):
            i = p - 1
            continue
        if is_name(line, p):
            if not (_may_open(line, p, i, floor) or _one_of_body(line, p, i, j)):
                break
        elif not _extends(line, p, i, j):
            back = None if is_name(line, i) else _determined(line, i, floor)
            return i if back is None or finite(line, back, i) else back
        i = p
    return i


def _possessive(line: Line, p: int, floor: int) -> bool:
    """Is this the apostrophe of "the rebels' coordinator", and no closing quotation mark?"""
    owner = p - 1 > floor and line.low[p - 1].endswith("s") and line.ends[p - 1] == line.starts[p]
    return owner and not any(w in ("'", "‘") for w in line.words[:p])


def _one_of_body(line: Line, p: int, i: int, j: int) -> bool:
    """ "A Houthi official", "two Marj officers": the capital is whose they are."""
    before_it = line.at(p - 1)
    several = line.low[j].endswith("s")
    one = before_it in ("a", "an", "another", "one") and not several
    some = before_it in ("two", "three", "four", "five", "six", "several", "some", "other", "many") and several
    return is_role(line.low[i]) and not line.capital(i) and i == j and (one or some)


def _extends(line: Line, p: int, i: int, j: int) -> bool:
    """May the lower-case token p belong to the phrase that ends at j and so far starts at i?"""
    low = line.low[p]
    if is_name(line, i) and low.endswith("s") and low != "news" and not low.endswith("'s"):
        return False
    if low in ("and", "&"):
        return is_name(line, i) and is_name(line, p - 1) and line.low[j] in words().organisation_words and i == j
    if low in _LINKS:
        return is_name(line, i) and is_name(line, p - 1)
    if low in _BASED and line.capital(p - 1) and is_name(line, p - 1):
        return True
    return is_role(low) or ("-" in low and low[0].isalpha()) or low.endswith("'s")


def _all_of(line: Line, p: int, floor: int) -> int:
    """Take in "all of", "some of", "one of", "both" in front of a determiner."""
    if (
        p > floor
        and line.low[p - 1] == "of"
        and line.at(p - 2) in ("one", "some", "all", "most", "both")
        and p - 2 >= floor
    ):
        return p - 2
    return p - 1 if p > floor and line.low[p - 1] in ("all", "both", "half") else p


def _may_open(line: Line, p: int, i: int, floor: int) -> bool:
    """May the capitalised token p belong to the phrase that so far starts at i?"""
    if (line.capital(i) and is_name(line, i)) or line.low[i] in _BASED:
        return True
    if is_role(line.low[i]) and line.at(p - 1) in ("that", "the"):
        return True  # "that Gulf officials", "the Nairobi police"
    if p == floor or national(line.low[p]) or line.words[p].isupper() or line.low[p] in words().organisation_words:
        return True
    if line.low[i] in words().heads and p - 1 >= floor and is_name(line, p - 1):
        first = p - 1
        while first - 1 >= floor and is_name(line, first - 1):
            first -= 1
        if first == floor and line.at(i + 1) in ("of", "for", "at", "in"):
            return True
    if line.low[i] in words().heads and _placed(line, p, floor):
        return True
    return line.low[i] in _CLOSES_NAME and _name_is_opened(line, p, floor)


def _placed(line: Line, p: int, floor: int) -> bool:
    """Do the capitals that end at p complete a role: "a source at Marj hospital"?"""
    while p > floor and is_name(line, p):
        p -= 1
    return line.low[p] in _LINKING and p > floor and line.low[p - 1] in words().heads


def _name_is_opened(line: Line, p: int, floor: int) -> bool:
    """Does a determiner, a possessive or the clause open the capitals that end at p?"""
    while p > floor and is_name(line, p):
        p -= 1
    low = line.low[p]
    return low in words().determiners or low.endswith("'s") or low in _OPENS or p == floor


def _determined(line: Line, j: int, floor: int, reach: int = 4) -> int | None:
    """The determiner (up to four tokens back) of a noun that the word lists do not know: "the embattled town council"."""
    w = words()
    for i in range(j, max(floor, j - reach) - 1, -1):
        low = line.low[i]
        if low.endswith("'s") and i < j and line.low[j] in w.heads and line.words[i] != line.low[i]:
            return _core(line, i, floor)
        if low in w.determiners:
            i -= low in _LOOSE and i > floor and line.low[i - 1] in w.determiners
            return i if i < j or low in ("some", "many", "others", "several", "most") else None
        if low in w.prepositions and i + 1 <= j and is_name(line, i + 1) and line.at(i - 1) in w.heads:
            return i + 1
        if (
            low in w.prepositions
            or not low[0].isalnum()
            or low in FINITE
            or low in w.pronouns
            or low in _OPENS
            or low == "or"
        ):
            return None
    opens = j == floor or line.at(j - 1) in _OPENS
    return j if opens and line.low[j].isalpha() and len(line.low[j]) > 2 and line.low[j] not in w.not_names else None


def _complements(line: Line, first: int, floor: int) -> int:
    """Go on to the left over "head of", "source at", "Observatory for"; over places only to reach a role."""
    climbed = _climb(line, first, floor, reached=first)
    return first if climbed is None else climbed


def _climb(line: Line, first: int, floor: int, *, reached: int | None = None) -> int | None:
    """The first token of a role or body that carries what starts at `first` by prepositions, up to four deep."""
    best, at = reached, first
    for _ in range(4):
        if at - 2 < floor or line.low[at - 1] not in _LINKING:
            break
        preposition, left = line.low[at - 1], at - 2
        adjunct = line.low[left] in _ADJUNCTS
        left -= adjunct
        further = _core(line, left, floor)
        if further is None and line.at(left - 1) == "of" and line.at(left - 2) in words().organisation_words:
            further = left  # "the ministry of health in Gaza"
        if further is None:
            break
        at = further
        if (adjunct and is_role(line.low[left])) or _carries(line, left, preposition, further, floor):
            best = at
        elif (
            line.low[left] not in _WIDE_PLACES
            and not line.capital(left)
            and line.low[left] not in words().organisation_words
        ):
            break
    return best


def _carries(line: Line, left: int, preposition: str, first: int, floor: int) -> bool:
    """Can the phrase from `first` to `left` have the complement that a preposition opens behind it?"""
    noun = line.low[left]
    opened = first == floor or line.low[first - 1] in _OPENS
    if preposition == "of" and opened and line.low[first] in ("the", "a", "an") and not line.capital(left):
        return noun not in _COUNTED and noun not in _NUMBER_OF
    if noun in words().heads and not (line.capital(left) and preposition not in ("of", "for", "in", "at", "from")):
        return noun not in _COUNTED
    if noun in words().modifiers and noun not in _WIDE_PLACES and not line.capital(left):
        return is_role(noun) and noun not in ("first", "second", "new", "old", "main", "own")
    if line.capital(left) and is_name(line, left):
        opens = first == floor or line.low[first - 1] in _OPENS
        named = preposition in ("of", "at", "with") and opens and left > first
        placed = preposition in ("in", "at") and opens and noun in words().organisation_words
        return (
            named
            or placed
            or preposition == "from"
            or (preposition in ("of", "for") and noun in words().organisation_words)
        )
    return False


def _relative(line: Line, first: int, floor: int) -> int:
    """Take in "the Observatory which relies on sources on the ground" where the clause opens with it."""
    for r in range(first - 1, floor, -1):
        if line.words[r] in (",", ".", ";", ":") or line.quoted[r]:
            return first
        that = line.low[r] == "that" and line.low[r - 1] in words().heads and line.low[r + 1].endswith(("s", "d"))
        if (line.low[r] in ("who", "which", "whose") or that) and r + 1 < first:
            head = _core(line, r - 1, floor)
            if head is None:
                return first
            head = _complements(line, head, floor)
            return head if head == floor or line.low[head - 1] in _OPENS else first
    return first


def _coordinated(line: Line, first: int, floor: int) -> int:
    """Take in "activists and residents" where the pair opens the clause."""
    if first - 2 >= floor and line.low[first - 1] in ("and", "or"):
        left = _core(line, first - 2, floor)
        if left is not None:
            left = _complements(line, left, floor)
            if (left == floor or line.low[left - 1] in _OPENS) and not finite(line, left, first - 1):
                return left
    return first
