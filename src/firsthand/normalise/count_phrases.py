"""Phrases that count people or things: a quantity, its modifiers and the noun it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.normalise.numbers import SMALL, STARTS, Quantity, number, quantity
from firsthand.normalise.outcomes import CUES, Cue, lists

_TOKEN = re.compile(
    r"(?:\d{1,3}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[- ](?:year|month|week|day)s?[- ]olds?\b|\w+(?:[.,٬](?=\d)\d+)*(?:[-–‑'’]\w+)*|[^\w\s]"
)
_AGE = re.compile(r"(\d{1,3})-?(?:year|yr|month|week|day)-olds?|(\w+)-(?:year|yr|month|week|day)-olds?")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
PEOPLE = {w: _NAMES.get(g, g) for g, text in lists()["people"].items() for w in text.split()} | {"forces": "combatant"}
COMPOUNDS = {tuple(w.split("-", 1)): g for g, text in lists()["compounds"].items() for w in text.split()}
UNITS = {w: u for u, text in lists()["units"].items() for w in text.split()}
HEADS = {w: o for o, text in lists()["heads"].items() for w in text.split()}
_PLURALS = frozenset(
    "people police men women children gunmen servicemen servicewomen militiamen policemen policewomen cameramen tribesmen fishermen "
    "infantrymen guardsmen businessmen personnel staff crew dead wounded injured elderly folk schoolchildren youth "
    "grandchildren missing displaced clergy aircraft peshmerga folks passersby remains".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_ENDS_IN_S = _words("stops", "ends_in_s")
NOT_NAMES = _words("names", "not_names")
SAYING = frozenset("said says say told tells reported reports added adds stated announced claimed".split())
_SELVES = frozenset("himself herself self".split())
_HARM = frozenset("killed wounded injured killing wounding injuring kills wounds injures kill wound injure least than".split())
_LIVES = frozenset(
    "claim claims claimed claiming cost costs costing took take takes taking taken lost lose loses losing".split()
)
_PARTS = frozenset("them whom these those which us".split())


_ADJECTIVES = frozenset(
    w for w, entries in CUES.items() for p, _, form in entries if len(p) == 1 and form in ("past", "done", "state")
)


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence: lower-case words, printed words and their places in the text."""

    words: list[str]
    printed: list[str]
    starts: list[int]
    ends: list[int]


@dataclass(slots=True, eq=False)
class Phrase:
    """A counting phrase at tokens [first, last), number words at [core, core_last).

    kind: count (number and noun), bare (number alone), single ("a man"), definite ("the man", "his wife"),
    named ("Sami Haddad, 17,"), pronoun, self ("himself"), zero, derived, proportion. `part` marks "two of them": a part of people told before;
    `own` that it says nothing of them unless an outcome word of its own does.
    """

    first: int
    last: int
    core: int
    core_last: int
    low: int | None
    high: int | None
    modality: str
    kind: str
    group: str = ""
    unit: str = "person"
    inner: str | None = None
    more: bool = False
    part: bool = False
    own: bool = False
    outcome: str | None = None
    cue: Cue | None = None
    relation: str = "whole"
    scope: str = "incident"
    derived: bool = False
    whole: Phrase | None = None
    parts: list[Phrase] = field(default_factory=list)
    head: str = ""


def tokens(text: str, start: int, end: int) -> Sentence:
    """The tokens of text[start:end], with places counted in the whole text."""
    words, printed, starts, ends = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        printed.append(word)
        words.append(word.lower().replace("’", "'").replace(" ", "-"))
        starts.append(match.start())
        ends.append(match.end())
    return Sentence(words, printed, starts, ends)


def plural(word: str) -> bool:
    """True for a noun form that can stand for more than one."""
    return word in _PLURALS or word.endswith("s")


def phrases(sentence: Sentence, *, headline: bool = False, known: set[str] | None = None) -> list[Phrase]:
    """All counting phrases of a sentence, left to right, none overlapping.

    `known` holds the last words of the names told so far, and gains those of this sentence: "Haddad died later".
    """
    known = set() if known is None else known
    found: list[Phrase] = []
    at, words, named = 0, sentence.words, not _title_case(sentence)
    while at < len(words):
        phrase = _phrase(sentence, at, headline, named)
        if phrase is None and named and words[at] in known and sentence.printed[at][0].isupper():
            phrase = _surname(at) if _ends(words, at + 1) or words[at + 1] in BE else None
        if phrase is None:
            at += 1
            continue
        if phrase.kind == "named":
            known.add(words[phrase.core_last - 1])
        found.append(phrase)
        at = max(phrase.last, at + 1)
    return found


def _phrase(sentence: Sentence, at: int, headline: bool, named: bool) -> Phrase | None:
    word = sentence.words[at]
    if word == "both" and _both_and(sentence.words, at):
        return None
    if word in STARTS or word[0].isdigit() or word.partition("-")[0] in STARTS:
        read = quantity(sentence.words, at)
        if read is not None:
            return _counted(sentence, read)
        if word in ("a", "an", "another"):
            single = _single(sentence, at, at + 1, "single")
            return single or (_other(sentence.words, at) if word == "another" else None)
    if word in ("the", "this", "that") or word in POSSESSIVE:
        owned = _single(sentence, at, at + 1, "definite")
        return _pronoun(at) if owned is None and word == "her" and _ends(sentence.words, at + 1) else owned
    if word in ("he", "she", "him"):
        return None if sentence.words[at + 1 : at + 2] and sentence.words[at + 1] in SAYING else _pronoun(at)
    if word[0].isdigit() and _AGE.fullmatch(word):
        single = _single(sentence, at, at, "single")
        if single is not None and single.head == "" and named and single.last < len(sentence.words):
            name = _named(sentence, single.last)
            if name is not None:
                single.last, single.kind = name.last, "named"
        return single
    if word in _SELVES:
        return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "self", derived=True)
    if headline and word in PEOPLE and not plural(word):
        return _single(sentence, at, at, "single")
    if named and sentence.printed[at][0].isupper() and word not in NOT_NAMES:
        return _named(sentence, at)
    return None


def _other(words: list[str], at: int) -> Phrase | None:
    """ "another" alone, before an outcome word: one more person."""
    if at + 1 < len(words) and not _ends(words, at + 1):
        return None
    return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "single", more=True)


def _both_and(words: list[str], at: int) -> bool:
    """True for "both the driver and his son", where "both" counts nothing that is not listed."""
    return "and" in words[at + 1 : at + 7] and not (
        at + 1 < len(words) and plural(words[at + 1]) and words[at + 1] in PEOPLE
    )


def _surname(at: int) -> Phrase:
    return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "named", derived=True)


def _pronoun(at: int) -> Phrase:
    return Phrase(at, at + 1, at, at + 1, 1, 1, "exact", "pronoun", derived=True)


def _ends(words: list[str], at: int) -> bool:
    return at >= len(words) or not words[at][0].isalnum() or words[at] in STOPS or words[at] in CUES


def _title_case(sentence: Sentence) -> bool:
    """True for headlines in capitals, where a capital says nothing about names."""
    letters = [word for word in sentence.printed if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in letters) > 0.8 * len(letters)


def _named(sentence: Sentence, at: int) -> Phrase | None:
    """A private name of two to four capitalised words, with the age after it."""
    words, end = sentence.words, at
    if at and words[at - 1] in ("the", "a", "an"):
        return None
    while end < len(words) and end - at < 5 and sentence.printed[end][0].isupper() and words[end] not in NOT_NAMES:
        if words[end] in SMALL or words[end] in STARTS:
            break
        end += 2 if len(words[end]) == 1 and words[end + 1 : end + 2] == ["."] else 1
    if end - at < 2 or not any(len(word) > 2 for word in words[at:end]) or any(w in PEOPLE for w in words[at:end]):
        return None
    last = end
    if (
        words[end : end + 1] == [","]
        and end + 1 < len(words)
        and words[end + 1].isdigit()
        and int(words[end + 1]) < 110
    ):
        last = end + 3 if words[end + 2 : end + 3] == [","] else end + 2
    return Phrase(at, last, at, end, 1, 1, "exact", "named", derived=True)


def _counted(sentence: Sentence, read: Quantity) -> Phrase | None:
    words = sentence.words
    if _labelled(sentence, read):
        return None
    made = Phrase(
        read.first, read.last, read.core, read.core_last, read.low, read.high, read.modality, "bare", more=read.more
    )
    at = read.last
    if words[at : at + 1] == ["of"] and words[at + 1 : at + 2] and words[at + 1] in _PARTS:
        return _partial(sentence, made, at + 2) if _them(words, at + 1) else None
    if words[at : at + 2] == ["of", "the"] or (
        words[at : at + 1] == ["of"] and at + 1 < len(words) and words[at + 1] in POSSESSIVE
    ):
        return _of_the(sentence, made, at + 2)
    if words[at : at + 1] == ["of"]:
        at += 1
    return _headed(sentence, made, at, read)


def _headed(sentence: Sentence, made: Phrase, at: int, read: Quantity) -> Phrase | None:
    single = read.low == 1 and read.high == 1
    head = find_head(sentence, at, want_plural=not single, numbered=True)
    if head is not None and head < 0:
        return None
    if head is None:
        if at < len(sentence.words) and _demonym(sentence, at):
            made.group, made.last = sentence.words[at], at + 1
            return made
        return made if at == read.last and _bare_fits(sentence, made, read) else None
    if sentence.words[head] == "lives" and not _lives_lost(sentence.words, made, head):
        return None
    _set_head(sentence, made, at, head)
    made.kind = "count"
    if sentence.words[head] == "lives":
        made.inner = "killed"
    if made.group == "family" and made.unit == "family" and single:
        return _family(sentence, made)
    return made


def _demonym(sentence: Sentence, at: int) -> bool:
    """True for a capitalised plural that no list knows: "five Ruritanians"; it counts people where an outcome says so."""
    word, printed = sentence.words[at], sentence.printed[at]
    name = printed[0].isupper() and not printed.isupper() and word.endswith("s") and len(word) > 4
    return name and word not in NOT_PEOPLE and word not in MEASURE and not _title_case(sentence)


def _lives_lost(words: list[str], made: Phrase, head: int) -> bool:
    """True for "claiming two lives", "two lives were lost"; other lives are no victims."""
    before = words[max(0, made.first - 6) : made.first]
    return any(w in _LIVES for w in before) or "lost" in words[head + 1 : head + 5]


def _of_the(sentence: Sentence, made: Phrase, at: int) -> Phrase | None:
    inner = quantity(sentence.words, at)
    if inner is not None and sentence.words[at - 1] == "the":
        head = find_head(sentence, inner.last, want_plural=True)
        made.kind, made.part, made.last = "count", True, at - 1
        made.group = _group(sentence.words, inner.last, head) if head is not None and head >= 0 else ""
        made.own = True
        return made
    head = find_head(sentence, at, want_plural=True)
    if head is None or head < 0:
        word = sentence.words[at] if at < len(sentence.words) else ""
        if word not in HEADS and word not in CUES:
            return made
        head = at
    _set_head(sentence, made, at, head)
    made.kind, made.part = "count", sentence.words[at - 1] == "the"
    made.own = made.part and sentence.words[head] not in HEADS and made.group != ""
    return made


def _them(words: list[str], at: int) -> bool:
    """False for "two of those rockets", where a noun of another kind follows."""
    after = words[at + 1] if at + 1 < len(words) else "."
    return (
        words[at] not in ("those", "these")
        or not after[0].isalnum()
        or after in STOPS
        or after in CUES
        or after in PEOPLE
    )


def _partial(sentence: Sentence, made: Phrase, at: int) -> Phrase:
    words = sentence.words
    made.part, made.last = True, at
    made.kind = "count"
    look = at
    while look < len(words) and (words[look] in BE or words[look] in ("all", "a", "an", "mostly")):
        look += 1
    single = made.low == 1 and made.high == 1
    head = find_head(sentence, look, want_plural=not single) if look < len(words) else None
    if head is not None and head - look <= 3 and head and head >= 0 and made.unit == "person":
        _set_head(sentence, made, look, head)
    return made


def _set_head(sentence: Sentence, made: Phrase, at: int, head: int) -> None:
    words = sentence.words
    made.last = head + 1
    word = made.head = words[head]
    if word in UNITS and word not in PEOPLE:
        made.unit, made.group = UNITS[word], ""
        return
    if (
        words[head + 1 : head + 2] == ["and"]
        and head + 2 < len(words)
        and words[head + 2] in PEOPLE
        and plural(words[head + 2])
    ):
        made.last = head + 3
        made.group = " ".join(words[head : head + 3]) if PEOPLE.get(word) != PEOPLE[words[head + 2]] else PEOPLE[word]
        made.group = " ".join(words[head : head + 3]) if made.group == "printed" else made.group
        return
    made.group = _group(words, at, head)
    if made.group == "family":
        made.unit = "family"
    for here in range(at, head):
        inner = CUES.get(words[here])
        if inner:
            made.inner = next((o for p, o, f in inner if len(p) == 1 and f in ("past", "done", "state")), None)
    if word in HEADS and "attempted" not in words[at:head]:
        made.inner = HEADS[word]


def _group(words: list[str], at: int, head: int) -> str:
    at = next((here + 1 for here in range(head - 1, at - 1, -1) if words[here].endswith("'s")), at)
    pair = COMPOUNDS.get((words[head - 1], words[head])) if head > at else None
    if pair:
        return pair
    group = PEOPLE.get(words[head], "printed" if words[head] not in HEADS else "")
    if words[head] in HEADS:
        inside = next((PEOPLE[w] for w in words[at:head] if w in PEOPLE), "")
        return "" if inside == "printed" else inside
    if group in ("", "combatant"):
        inside = next(
            (PEOPLE[w] for w in words[at:head] if w in PEOPLE and PEOPLE[w] in ("civilian", "combatant", "child")), ""
        )
        group = inside or group or ("child" if young(words[at:head]) else "")
    if group == "man" and any(w in ("young",) for w in words[at:head]):
        return group
    aged = young(words[at:head])
    if group == "printed" and aged is not None:
        return "child" if aged else words[head]
    return " ".join(words[at : head + 1]) if group == "printed" else str(group)


def young(words: list[str]) -> bool | None:
    """True when an age among the words is under 18, False when it is not, None when no age stands there."""
    for word in words:
        match = _AGE.fullmatch(word)
        if match:
            years = int(match[1]) if match[1] else SMALL.get(match[2], 99)
            return years < 18 or ("-year" not in word and "yr" not in word)
    return None


def _family(sentence: Sentence, made: Phrase) -> Phrase:
    words = sentence.words
    if words[made.last : made.last + 1] == ["of"]:
        inner = quantity(words, made.last + 1)
        if inner and inner.low:
            made.core, made.core_last, made.last = inner.core, inner.core_last, inner.last
            made.low, made.high, made.modality, made.unit = inner.low, inner.high, inner.modality, "person"
            return made
    made.low, made.high, made.modality = 2, None, "unknown"
    return made


def find_head(sentence: Sentence, at: int, *, want_plural: bool, numbered: bool = False) -> int | None:
    """The token of the noun that a number before `at` counts; None when there is none near, -1 when it counts
    a measure (kilometres, percent) or things that are no people."""
    words = sentence.words
    best: int | None = None
    for here in range(at, min(at + 8, len(words))):
        word = words[here]
        if word in MEASURE and best is None and here <= at + 1 and word not in ("second",):
            return -1
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
        if word in STOPS and not (word in _ADJECTIVES and _modifies(words, here)):
            break
        if not word[0].isalnum() or (word[0].isdigit() and not _AGE.fullmatch(word)) or word in SMALL:
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


def _bare_fits(sentence: Sentence, made: Phrase, read: Quantity) -> bool:
    """True where a number without a noun can stand for people: its neighbours do not claim it for something else."""
    words = sentence.words
    word = words[made.last] if made.last < len(words) else "."
    if word == "shot" and not {"fired", "fires", "firing", "fire", "heard"}.isdisjoint(
        words[max(0, made.first - 2) : made.first]
    ):
        return False
    if word == "-" or word in MEASURE or word in NOT_PEOPLE or word in _MONTHS:
        return False
    if not word[0].isalnum() or word in STOPS or word in CUES or word in ADVERBS or word in BE or word in HAVE:
        return True
    if made.first and words[made.first - 1] in _HARM and _source_follows(words, made.last):
        return True
    return (
        word.endswith("s")
        and read.modified is not None
        and word not in NOT_PEOPLE
        and sentence.printed[made.last][0].isupper()
    )


def _source_follows(words: list[str], at: int) -> bool:
    """True for "wounded 50 state media reported", where the comma before the source was lost."""
    for word in words[at : at + 5]:
        if word in SAYING:
            return True
        if word.endswith("s") or word in STOPS:
            return False
    return False


def _labelled(sentence: Sentence, read: Quantity) -> bool:
    """True for figures that are no count: years, dates, ages after a name, unit and house numbers, money, times."""
    words, core = sentence.words, read.core
    before = words[core - 1] if core else ""
    after = words[read.core_last] if read.core_last < len(words) else ""
    if after in ("-", "/", "%", ":") or (
        before in ("$", "€", "£", "#", "/", ":") and read.figure and not _toll_colon(words, core)
    ):
        return True
    if not read.figure:
        return before in ("aged", "age", "chapter", "phase", "channel", "grade")
    if before == "of" and words[core - 2 : core - 1] == ["out"]:
        return True
    if read.modified:
        return before in ("$", "€", "£")
    people = find_head(sentence, read.last, want_plural=not (read.low == 1 and read.high == 1))
    noun = people is not None and people >= 0
    if not noun and _predicate_age(words, core):
        return True
    if after in _MONTHS or (before in _MONTHS and not noun):
        return True
    if _YEAR.fullmatch(words[core]) and before in _MONTHS:
        return True
    if _YEAR.fullmatch(words[core]) and not (noun and people == read.last and words[people] not in HEADS):
        return True
    if before in LABELS:
        return not (noun and before in _MONTHS)
    return before == "," and not noun and _age_of_name(sentence, read)


def _predicate_age(words: list[str], core: int) -> bool:
    """True for "ages 19, 21 and 22" and "his mother, who was 24, ..."."""
    before = words[max(0, core - 6) : core]
    return "ages" in before or "aged" in before or (before[-1:] in (["was"], ["is"]) and before[-2:-1] in (["who"], ["he"], ["she"]))


def _age_of_name(sentence: Sentence, read: Quantity) -> bool:
    """True for the 17 of "Sami Haddad, 17, of Tarhana"; "on Wednesday, 15 of them" is a count."""
    core, after = read.core, sentence.words[read.core_last : read.core_last + 2] + ["", ""]
    noun = sentence.words[core - 2] if core > 1 else ""
    person = sentence.printed[core - 2][:1].isupper() or (noun in PEOPLE and not plural(noun))
    if core < 2 or not person or after[1] in _PARTS or after[1] == "the":
        return False
    return after[0] in (",", ".", ")", ";", "was", "of", "is", "and", "")


def _toll_colon(words: list[str], core: int) -> bool:
    return words[core - 1] == ":"


def _single(sentence: Sentence, first: int, at: int, kind: str) -> Phrase | None:
    words = sentence.words
    head = find_head(sentence, at, want_plural=False)
    if head is None or head < 0:
        if at < len(words) and _AGE.fullmatch(words[at]):
            head = at
        else:
            return None
    word = words[head]
    after = words[head + 1] if head + 1 < len(words) else "."
    if (word in UNITS and word not in PEOPLE) or (word in HEADS and word not in PEOPLE):
        return None
    if word in HEADS and after[0].isalnum() and after not in STOPS and after not in CUES:
        return None
    if len(after) > 4 and after.endswith("s") and not {after} & (STOPS | CUES.keys() | ADVERBS | PEOPLE.keys()):
        return None  # "the terrorist groups", "a police officer's car": the noun found is no head
    made = Phrase(first, head + 1, first, first + 1, 1, 1, "exact", kind)
    if head == at and _AGE.fullmatch(words[at]):
        made.group = "child" if young(words[at : at + 1]) else ""
        if words[at].endswith("s"):
            return None
    else:
        _set_head(sentence, made, at, head)
    if plural(made.head):
        return None
    made.derived = kind == "definite" or first == at
    if (
        made.group != "family"
        and words[head + 1 : head + 2] == ["of"]
        and (aged := number(words, head + 2))
        and _ends(words, aged[0])
    ):
        made.last = aged[0]
        made.group = "child" if made.group == "man" and aged[1] < 18 else made.group
    if made.group == "family":
        return _family(sentence, made)
    if kind == "definite" and words[first] in POSSESSIVE and made.head not in KIN:
        return None
    return made
