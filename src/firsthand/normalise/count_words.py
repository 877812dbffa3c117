"""The vocabulary of counts, tokens, and the search for the noun that a number counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.normalise.numbers import SMALL
from firsthand.normalise.outcomes import CUES, lists

_TOKEN = re.compile(
    r"(?:\d{1,3}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[- ](?:year|month|week|day)s?[- ]olds?\b|\w+(?:[.,٬](?=\d)\d+)*(?:[-–‑'’]\w+)*|[^\w\s]"
)
AGE = re.compile(r"(\d{1,3})-?(?:year|yr|month|week|day)-olds?|(\w+)-(?:year|yr|month|week|day)-olds?")
YEAR = re.compile(r"(?:19|20)\d\d")


def _words(*path: str) -> frozenset[str]:
    node = lists()
    for step in path:
        node = node[step]
    return frozenset(str(node).split())


STOPS, MEASURE = _words("stops", "words"), _words("stops", "measure")
LABELS, NOT_PEOPLE = _words("stops", "labels"), _words("stops", "not_people")
ADVERBS, BE, HAVE = _words("relations", "adverbs"), _words("relations", "be"), _words("relations", "have")
POSSESSIVE, KIN = _words("relations", "kin_possessive"), _words("singular", "kin")
_NAMES = {"whole": "", "aid_worker": "aid_worker"}
PEOPLE: dict[str, str] = {w: _NAMES.get(g, g) for g, text in lists()["people"].items() for w in text.split()} | {
    "forces": "combatant"
}
COMPOUNDS: dict[tuple[str, ...], str] = {
    tuple(w.split("-", 1)): g for g, text in lists()["compounds"].items() for w in text.split()
}
UNITS: dict[str, str] = {w: u for u, text in lists()["units"].items() for w in text.split()}
HEADS: dict[str, str] = {w: o for o, text in lists()["heads"].items() for w in text.split()}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_STATES = frozenset("dead wounded injured missing displaced".split())
_QUOTES = frozenset('"“”«»„')  # they come and go in scraped text, and part no number from its noun
_PLURALS = frozenset(
    "people police men women children gunmen servicemen servicewomen militiamen policemen policewomen cameramen tribesmen fishermen "
    "infantrymen guardsmen businessmen personnel staff crew dead wounded injured elderly folk schoolchildren youth "
    "grandchildren missing displaced clergy aircraft peshmerga folks passersby remains".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_ENDS_IN_S = _words("stops", "ends_in_s")
NOT_AGENTS = _words("stops", "not_agents")
NOT_NAMES = _words("names", "not_names")
SAYING = frozenset("said says say told tells reported reports added adds stated announced claimed".split())
PARTS = frozenset("them whom these those which us".split())
ADJECTIVES = frozenset(
    w for w, entries in CUES.items() for p, _, form in entries if len(p) == 1 and form in ("past", "done", "state")
)


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence: lower-case words (`present`: each once), printed words, places in the text."""

    words: list[str]
    printed: list[str]
    starts: list[int]
    ends: list[int]
    present: frozenset[str]


def tokens(text: str, start: int, end: int) -> Sentence:
    """The tokens of text[start:end], with places counted in the whole text."""
    words, printed, starts, ends = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in _QUOTES:
            continue
        printed.append(word)
        words.append(word.lower().replace("’", "'").replace(" ", "-"))
        starts.append(match.start())
        ends.append(match.end())
    return Sentence(words, printed, starts, ends, frozenset(words))


def plural(word: str) -> bool:
    """True for a noun form that can stand for more than one."""
    return word in _PLURALS or word.endswith("s")


def ends(words: list[str], at: int) -> bool:
    return at >= len(words) or not words[at][0].isalnum() or words[at] in STOPS or words[at] in CUES


def title_case(sentence: Sentence) -> bool:
    """True for headlines in capitals, where a capital says nothing about names."""
    letters = [word for word in sentence.printed if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in letters) > 0.8 * len(letters)


def young(words: list[str]) -> bool | None:
    """True when an age among the words is under 18, False when it is not, None when no age stands there."""
    for word in words:
        match = AGE.fullmatch(word)
        if match:
            years = int(match[1]) if match[1] else SMALL.get(match[2], 99)
            return years < 18 or ("-year" not in word and "yr" not in word)
    return None


def find_head(sentence: Sentence, at: int, *, want_plural: bool, numbered: bool = False) -> int | None:
    """The token of the noun that a number before `at` counts; None when there is none near, -1 when it counts
    a measure (kilometres, percent) or things that are no people."""
    words = sentence.words
    best: int | None = None
    for here in range(at, min(at + 8, len(words))):
        word = words[here]
        if word in MEASURE and best is None and here <= at + 1 and word not in ("second",):
            return -1
        if best is not None and word in _STATES:
            break
        if word in PEOPLE or word in UNITS or word in HEADS:
            if plural(word) == want_plural or (not want_plural and numbered and word in ("dead", "wounded", "injured")):
                nxt = words[here + 1] if here + 1 < len(words) else ""
                if word in HEADS and word in CUES and nxt in PEOPLE:
                    continue
                best = here
            elif best is not None:
                break
            continue
        if best is not None:
            break
        if word in STOPS and sentence.printed[here] != "US" and not (word in ADJECTIVES and _modifies(words, here)):
            break
        counted = word[0].isdigit() and not AGE.fullmatch(word) and not _ORDINAL.fullmatch(word)
        if not word[0].isalnum() or counted or word in SMALL:
            break
        if word in NOT_PEOPLE and here == at:
            return -1
        if _plain_plural(sentence, here) and (want_plural or sentence.printed[here][0].islower()):
            break
    return best


def _modifies(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and (
        words[at + 1] in PEOPLE or (at + 2 < len(words) and words[at + 2] in PEOPLE and words[at + 1] not in STOPS)
    )


def _plain_plural(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or sentence.printed[at].isupper():
        return False
    return not word.endswith("'s") and word not in _ENDS_IN_S
