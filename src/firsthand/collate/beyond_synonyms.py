"""Words that say the same as others, or less: who "troops" kill, "soldiers" did (beyond_synonyms.toml, written by hand)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_SYNONYMS = Path(__file__).parent / "beyond_synonyms.toml"
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)*|\d+(?:[.,:]\d+)*")
# Words that tell nothing of their own.
_EMPTY = frozenset(
    "a an the of in on at to for by with from as and or but is are was were be been has have had it its his her their he she they that this who which after "
    "before over near amid not no into out up off than when while will would what how more i we you s t since during about against between under through "
    "until upon per via also just even still yet only both either neither nor each every some any all most other another such own same so too very can "
    "could may might must should do does did done being having there here then once again further few because if why where whose whom these those january "
    "february march april june july august september october november december second third fourth fifth sixth latest".split()
)
_ENDING = re.compile(r"(?:ings?|ers?|ed|es|s|e|ions?|al|ly)$")
_STEM, _SHORT = 6, 4  # letters of a stem; words up to this long lose only an s


def says_same(word: str, text: str) -> bool:
    """True when a text has another word that says the same as this one, or less.

    >>> says_same("troops", "a patrol of soldiers"), says_same("executed", "three men were killed")
    (True, False)
    """
    same = borne_by(word)
    return bool(same) and any(stem(told) in same for told in telling(text))


def borne_by(word: str) -> frozenset[str]:
    """Stems of the words any of which says the same as this one, or less."""
    return _synonyms().get(word.lower(), frozenset())


def stem(word: str) -> str:
    """A word without its ending: what forms of it have in common."""
    plain = re.sub(r"'s?$", "", word.lower().replace("’", "'"))
    return (_ENDING.sub("", plain) if len(plain) > _SHORT else re.sub(r"s$", "", plain))[:_STEM]


def telling(text: str) -> list[str]:
    """The words of a text that tell something."""
    return [word for word in _WORD.findall(text) if word.lower() not in _EMPTY]


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in tomllib.loads(_SYNONYMS.read_text("utf-8"))["broader"]:
        borne = frozenset(stem(w) for w in group["borne"])
        for word in group["words"]:
            found[word] = found.get(word, frozenset()) | borne
    return found
