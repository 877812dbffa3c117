"""Tells names of places that are but parts of longer names: of a street, a park, a fort, a village "Kafr ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model.romanise import fold
from firsthand.normalise.gazetteer import Known

# First parts of names that never stand alone before a further name ("Tal Jubbin", "Kafr Halab").
FIRST_PARTS = frozenset(
    "tal tel tell tall khan kafr kfar kafar deir dayr ain ayn ein um umm om abu abo ras jisr bab bir beir jabal jebel wadi burj qasr "
    "sheikh shaikh beit bayt marj khirbet khirbat qalaat hawsh hosh maarat maaret maarrat new old east west north south camp mount "
    "el al saint san santa los las fort lake point cape".split()
)
# Streets and landforms are called after places, or by longer names that no gazetteer has: "Dayton Street", "Meadow Grove".
_STREET = re.compile(
    r"\s+(?:Street|Drive|Avenue|Boulevard|Blvd|Lane|Freeway|Parkway|Road|(?:St|Dr|Ave|Rd)(?:\b\.?(?=[\s,;.)]*(?:[a-z(]|$))))(?![\w-])"
)
_LANDFORM = re.compile(
    r"\s+(?:Grove|Colony|Mills?|Farms|Ridge|Ranch|(?:National |State )?Park|(?:National|State) (?:Forest|Lakeshore)|Wilderness|Creek|"
    r"Lake|Springs|Heights|Hills|Landing|Corners?|Islands)\b"
)
_LAST_PARTS = frozenset(
    "grove colony mill mills ridge ranch parkway valley park lake springs heights hills landing corner".split()
)
# Capitalised at the head of a sentence, or in front of any name: what follows them is no part of theirs.
_NO_FIRST_NAMES = frozenset(
    "the a an and or but for with by on upper lower greater central downtown northern southern eastern western northeast northwest "
    "southeast southwest monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december when while after before as since until both all two three i he she they we it if "
    "that this these those there where their his her our its not no yes so then now also only even just".split()
)
_POSSESSIVE = re.compile(r"['’‘`´][sS]?$")
_HEADS = FIRST_PARTS - frozenset(
    "abu abo new old east west north south el al sheikh shaikh um umm om bab qasr camp".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, and whether it may begin a name."""

    start: int
    end: int
    word: str
    capital: bool


def in_longer(name: str, before: str | None, after: str, known: Sequence[Known]) -> bool:
    """Whether a folded name is but a part of a longer one; `before` is the capitalised word that it is joined to, `after`
    what follows, `known` what it may stand for."""
    if _STREET.match(after) and any(k.place.feature != "admin2" for k in known):  # a county's roads are in the county
        return True
    if any(k.place.feature in ("region", "water") for k in known):
        return False
    if before is not None and (name in _LAST_PARTS or before in _HEADS):
        return True
    return _LANDFORM.match(after) is not None


def tails(text: str, tokens: Sequence[Token], cues: frozenset[str]) -> frozenset[str]:
    """Folded words that somewhere, in a line that is not all in capitals, end a name of several; `cues` end none."""
    found = set()
    for index in range(1, len(tokens)):
        left, right = tokens[index - 1], tokens[index]
        if not (left.capital and right.capital) or text[left.end : right.start] != " ":
            continue
        word = left.word.lower()
        if (
            word in cues
            or word in FIRST_PARTS
            or word in _NO_FIRST_NAMES
            or left.word.isupper()
            or right.word.isupper()
        ):
            continue
        if _beside_small(text, tokens, index):
            found.add(fold(_POSSESSIVE.sub("", right.word)))
    return frozenset(found)


def _beside_small(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in small letters stands right before or after the two words that end at `index`."""
    before = tokens[index - 2] if index > 1 else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.word[0].islower() and text[before.end : tokens[index - 1].start] == " ":
        return True
    return after is not None and not after.capital and text[tokens[index].end : after.start] == " "
