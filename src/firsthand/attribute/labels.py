"""What stands before a colon in a headline: a speaker, a place that the report is about, or a label of the page.

"Kutum: residents bury the dead" is about Kutum, and "CORRECTION: the toll" has no speaker. A country speaks where the
report goes on with the words of its government; a name that nothing tells to be a body speaks where the report quotes
somebody of this name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.names import METONYMS
from firsthand.attribute.nouns import national
from firsthand.attribute.tokens import Line, line

# Labels that a page puts in front of a headline. "Human Rights Watch" is none, "Watch" is.
_LABELS = frozenset(
    "correction corrections clarification statement factbox update updates updated photos photo video videos breaking exclusive analysis opinion live timeline "
    "explainer explained alert interview commentary comment editorial feature profile obituary backgrounder special podcast listen recap roundup summary "
    "developing just-in flash urgent gallery infographic map maps fact-check q&a viewpoint review dispatch letter communiqué communique announcement".split()
)
_ALONE = frozenset(
    "watch press release in pictures just joint news public official weekly daily morning evening read".split()
)
_OF_STATE = re.compile(
    r"\b(?:government|ministry|minister|president|presidency|army|military|armed forces|air force|navy|officials?|spokes\w+|police|state (?:tv|media|television|radio|agency)|"
    r"general staff|authorities|foreign|defen[cs]e|parliament|embassy|ambassador|envoy)\b",
    re.IGNORECASE,
)
_STATES = frozenset("drc uae car dprk prc".split())


def is_label(row: Line, mark: int) -> bool:
    """Do the words in front of the mark label the page rather than name somebody?"""
    lead = row.low[:mark]
    if lead[0] in _LABELS or (lead[-1] in _LABELS - {"statement", "letter", "announcement"} and not _body(row, mark)):
        return True
    return all(low in _LABELS | _ALONE for low in lead)


def _body(row: Line, mark: int) -> bool:
    """Is this a body's name that ends in such a word: "Kivu Dispatch"?"""
    return mark > 1 and row.low[mark - 1] in words().organisation_words and row.words[mark - 1].istitle()


def speaking(title: str, found: Sequence[Found], text: str, below: Sequence[Found]) -> list[Found]:
    """The statements of a headline without those that the name before its colon does not make; `below` are the
    statements of the text under it."""
    phrases = [text[slice(*f.source)] for f in below if f.source is not None]
    if not text.strip():
        return list(found)
    return [f for f in found if not _in_front(title, f) or _speaks(title[slice(*f.source or (0, 0))], phrases)]


def _in_front(title: str, found: Found) -> bool:
    return found.source is not None and title[found.source[1] :].lstrip().startswith(":")


def _speaks(name: str, phrases: Sequence[str]) -> bool:
    row = line(name, 0, len(name))
    if not len(row):
        return False
    state = _state(row)
    if state:
        return any(_of_state(phrase, state) for phrase in phrases[:1])
    low = row.low[-1].removesuffix("'s")
    told = low in words().heads or low in words().organisation_words or any(w in words().heads for w in row.low)
    if told or any(w.isupper() and len(w) > 1 for w in row.words):
        return True
    called = re.compile(rf"(?<!\w){re.escape(row.words[-1])}(?!\w)", re.IGNORECASE)
    return any(called.search(phrase) for phrase in phrases)


def _state(row: Line) -> frozenset[str]:
    """The words for a country whose name, or whose capital's, this is; none for other names."""
    low = [w for w in row.low if w not in ("the", "arabia")]
    joined = "-".join(low)
    if len(low) == 1 and low[0] in METONYMS:
        adjective = METONYMS[low[0]]
        return frozenset({adjective.lower(), *(p for p, a in METONYMS.items() if a == adjective)})
    return frozenset((" ".join(low),)) if joined in words().governments or joined in _STATES else frozenset()


def _of_state(phrase: str, state: frozenset[str]) -> bool:
    """Does this phrase name the government of that country, or somebody of it?"""
    row = line(phrase, 0, len(phrase))
    plain = " ".join(low.removesuffix("'s") for low in row.low)
    if plain in state or plain.removeprefix("the ") in state:
        return True
    own = any(_akin(low.removesuffix("'s"), word) for low in plain.split() for word in state) or any(
        w in plain for w in state if " " in w
    )
    return own and bool(_OF_STATE.search(phrase))


def _akin(word: str, country: str) -> bool:
    """ "Malian" for "Mali", "Ukrainian" for "Ukraine"."""
    return word == country or (
        national(word) and len(country) > 3 and word.startswith(country[: max(4, len(country) - 2)])
    )
