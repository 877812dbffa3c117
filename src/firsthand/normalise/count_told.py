"""Counts told in set expressions: tolls, parts of a whole told before, lists of the dead."""

from __future__ import annotations

import re

from firsthand.normalise.count_clauses import LINKS
from firsthand.normalise.count_lists import noun_after
from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import BE, HEADS, MONTHS, PEOPLE, Sentence
from firsthand.normalise.outcomes import Cue, cue_at

TOLL_REACH = 14  # tokens from the word "toll" to its number
_TOLL_WORDS = frozenset("toll tolls number total count tally".split())


def give_tolls(sentence: Sentence, found: list[Phrase]) -> None:
    """Gives "the death toll rose to 52", "the number of wounded at 130" their outcome."""
    if _TOLL_WORDS.isdisjoint(sentence.present):
        return
    words = sentence.words
    for at, word in enumerate(words):
        outcome, start = _toll(words, at, word) if word in _TOLL_WORDS else (None, at)
        if outcome is None:
            continue
        if _raised(words, found, at, start, outcome):
            continue
        phrase = next((p for p in found if _is_toll(words, p, start, outcome)), None)
        if phrase is not None:
            _give_toll(words, phrase, at, outcome)


def _raised(words: list[str], found: list[Phrase], at: int, start: int, outcome: str) -> bool:
    """ "bring to 48 the number of journalists killed": the number stands before its noun."""
    for phrase in found:
        if phrase.last == at - 1 and words[phrase.first - 1] == "to" and words[phrase.first - 2] in LINKS["raise"]:
            inside = next((PEOPLE[w] for w in words[at:start] if w in PEOPLE), "")
            phrase.outcome, phrase.relation, phrase.kind = outcome, "total", "count"
            phrase.group = phrase.group or ("" if inside == "printed" else inside)
            return True
    return False


def _is_toll(words: list[str], phrase: Phrase, start: int, outcome: str) -> bool:
    if not start <= phrase.first < start + TOLL_REACH or phrase.outcome not in (None, outcome):
        return False
    if phrase.kind not in ("bare", "count") or phrase.unit != "person" or (phrase.outcome and phrase.cue):
        return False
    lead = words[phrase.first - 1]
    if lead not in LINKS["toll_lead"] and words[phrase.first] not in ("from", "above", "over"):
        return False
    return lead in ("to", "at") or {",", ";"}.isdisjoint(words[start : phrase.first])


def _give_toll(words: list[str], phrase: Phrase, at: int, outcome: str) -> None:
    phrase.outcome = outcome
    phrase.kind = "count" if phrase.kind == "bare" else phrase.kind
    if phrase.modality == "range" and words[phrase.first] == "from":
        phrase.low, phrase.modality = phrase.high, "exact"
    before = words[max(0, at - 5) : at]
    if not LINKS["raise"].isdisjoint(before) or "overall" in before or "total" in before:
        phrase.relation = "total"


def _toll(words: list[str], at: int, word: str) -> tuple[str | None, int]:
    if word in ("toll", "tolls"):
        before = words[at - 1] if at else ""
        if before in ("casualty",):
            return "killed_or_wounded", at + 1
        return ("wounded" if before in ("injury", "injured") else "killed"), at + 1
    if word in ("number", "total", "count", "tally") and words[at + 1 : at + 2] == ["of"]:
        for here in range(at + 2, min(at + 8, len(words))):
            outcome = HEADS.get(words[here])
            cue = cue_at(words, here) if outcome is None else None
            if cue is not None and cue.form in ("past", "state"):
                outcome = cue.outcome
            if outcome and outcome != "shot":
                return outcome, here + 1
            if words[here] == "victims":
                return "killed", here + 1
    raised = word in ("total", "number") and any(w in LINKS["raise"] for w in words[max(0, at - 4) : at])
    if raised and not {"dead", "killed", "deaths"}.isdisjoint(words[at : at + 5]):
        return "killed", at + 1
    return None, at


def predicates(sentence: Sentence, found: list[Phrase], wholes: list[Phrase]) -> None:
    """ "three were children", "of those killed six were women": parts of a whole told before, with their group."""
    words = sentence.words
    for phrase in found:
        if phrase.kind == "bare" and phrase.outcome is None and _verb_after(words, phrase):
            _predicate(sentence, phrase)
    frame = _frame(words)
    if frame is None:
        return
    outcome, place = frame
    if outcome == "victims":
        outcome = next((p.outcome for p in wholes[::-1] if p.outcome in ("killed", "shot", "wounded")), "killed") or ""
    for phrase in found:
        if phrase.outcome is not None or phrase.unit != "person" or phrase.kind in ("pronoun", "self", "named"):
            continue
        verb = _verb_after(words, phrase)
        if (phrase.first >= place or verb) and (phrase.kind != "bare" or phrase.part or verb):
            phrase.outcome, phrase.relation = outcome, "subset"


def _verb_after(words: list[str], phrase: Phrase) -> bool:
    return phrase.last < len(words) and words[phrase.last] in BE


def _predicate(sentence: Sentence, phrase: Phrase) -> None:
    head = noun_after(sentence, phrase.last + 1)
    if head is not None and head - phrase.last <= 4:
        group = PEOPLE[sentence.words[head]]
        phrase.group = group if group != "printed" else sentence.words[head]
        phrase.kind, phrase.part, phrase.last = "count", True, head + 1


_FRAMING = frozenset("of among as include includes included are were".split())
_FRAME = re.compile(
    r"(?:\b(?:of|among) (?:the|those)(?: (?:people|civilians|soldiers|\w+ly))?|\bthe(?= \w+ (?:include|includes|included)\b)|\bthe(?= \w+ (?:were|was|are|have been) (?:(?:identified|named) as\b|(?:an?|his|her|two|three|four|five|six|seven|eight|nine|ten|\d+) ))) (dead|killed|wounded|injured|victims|casualties|missing|fatalities)\b"
)


def _frame(words: list[str]) -> tuple[str, int] | None:
    if _FRAMING.isdisjoint(words):
        return None
    match = _FRAME.search(" ".join(words))
    if not match:
        return None
    place = len(" ".join(words)[: match.start()].split())
    word = match.group(1)
    outcome = {"killed": "killed", "casualties": "killed_or_wounded"}.get(word) or HEADS.get(word) or word
    return outcome, place


def of_those(sentence: Sentence, found: list[Phrase]) -> None:
    """ "One of the four wounded there, a girl, died": the four were wounded, one of them died, and the girl is that one."""
    for at, part in enumerate(found[:-1]):
        whole = found[at + 1]
        if not part.own or whole.first != part.last or whole.outcome is not None or whole.unit != "person":
            continue
        hit = _hit_at(sentence, whole.last, found)
        if hit is None:
            continue
        whole.outcome, whole.cue, part.whole = hit.outcome, hit, whole
        late = next((p for p in found[at + 2 :] if _names_the_dead(sentence.words, p, part)), None)
        if late is not None and part.cue is not None and part.cue.first == hit.first:
            part.outcome, part.cue = late.outcome, late.cue
            late.relation, late.whole = "subset", part


def _names_the_dead(words: list[str], phrase: Phrase, part: Phrase) -> bool:
    """True for ", a girl of 17, died": in apposition to as many before."""
    dead = phrase.outcome == "killed" and phrase.low == part.low and phrase.cue is not None
    return dead and words[phrase.first - 1] == "," and words[phrase.last : phrase.last + 1] != ["and"]


def _hit_at(sentence: Sentence, at: int, found: list[Phrase]) -> Cue | None:
    """The outcome told right behind people: "the four wounded there", "the six who were hurt"; not of what they did."""
    words = sentence.words
    if words[at : at + 1] == ["who"]:
        at = next((n for n in range(at + 1, len(words)) if words[n] not in BE), len(words))
    cue = cue_at(words, at) if at < len(words) else None
    if cue is None or cue.form != "past":
        return None
    after = words[cue.last] if cue.last < len(words) else "."
    named = (
        after[0].isalpha()
        and sentence.printed[cue.last][0].isupper()
        and not after.endswith("day")
        and after not in MONTHS
    )
    return None if named or after in _OBJECTS or any(p.first == cue.last for p in found) else cue


_OBJECTS = frozenset("his her him them the a an at into".split())
_WOUNDS = re.compile(
    r"^(?:of|from) (?:\w+ ){0,2}?(?:wounds|injuries)\b|^(?:later |overnight )?(?:in|at) (?:the |a )?hospital\b"
)
_BODIES = frozenset("bodies corpses remains".split())
_RAISING = re.compile(
    r", (?:bringing|raising|taking|pushing|lifting) (?:the |its |his |their )?(?:\w+ ){0,3}?(?:toll|total|number)\b[^.;]*? to (?:at least |about )?(?P<to>\d+|\w+)"
)


def adds(sentence: Sentence, found: list[Phrase]) -> list[Phrase]:
    """Deaths that come to those told before: "three more died of their wounds", "six bodies, bringing the toll to 14"."""
    words = sentence.words
    raised = _RAISING.search(" ".join(words))
    until = len(" ".join(words)[: raised.start()].split()) if raised else 0
    more = []
    for phrase in found:
        cue = phrase.cue
        died = phrase.outcome == "killed" and phrase.relation == "whole" and phrase.unit == "person"
        wounds = cue is not None and phrase.more and _WOUNDS.match(" ".join(words[cue.last : cue.last + 5]))
        if died and (
            wounds
            or (phrase.last <= until and (phrase.head in _BODIES or (cue is not None and words[cue.first] in _BODIES)))
        ):
            more.append(phrase)
    return more
