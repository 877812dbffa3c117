"""Counts without a number of their own: asserted zeros, shares of a whole, deaths that the words imply."""

from __future__ import annotations

from firsthand.normalise.count_lists import noun_after
from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import ADVERBS, BE, HEADS, PEOPLE, POSSESSIVE, STOPS, Sentence, title_case
from firsthand.normalise.outcomes import CUES, cue_at

_ZERO_WORDS = frozenset("no without any zero nobody no-one none not".split())
_NO_NEWS = frozenset(
    "reports report word immediate information figures claim claims details confirmation doubt official comment indication indications evidence that longer".split()
)
# What follows is about somebody, and counts nobody: "no charges against the boy who killed a friend".
_ASIDE = frozenset("against for from over after about on at to by with between".split())
_NO_ZERO = frozenset("dead bodies body arrest arrests homicide homicides murder murders".split())
_MOST = {
    "most": "most",
    "majority": "most",
    "mostly": "most",
    "mainly": "most",
    "largely": "most",
    "half": "half",
    "all": "all",
}


def zeros(sentence: Sentence) -> list[Phrase]:
    """Asserted zeros: "no casualties", "nobody was hurt", "no civilians were killed"; "no reports of" asserts nothing."""
    words, made = sentence.words, []
    if _ZERO_WORDS.isdisjoint(sentence.present):
        return []
    for at, word in enumerate(words):
        if word in ("no", "without", "any", "zero"):
            if word == "without" and at and sentence.printed[at][0].isupper() and not title_case(sentence):
                continue  # "Doctors Without Borders"
            if word == "any" and not (
                at
                and (
                    words[at - 1] in ("without",)
                    or "not" in words[max(0, at - 4) : at]
                    or any(w.endswith("n't") or w == "never" for w in words[max(0, at - 4) : at])
                )
            ):
                continue
            made += _zero_nouns(sentence, at)
        if word == "not" and (words[at + 1 : at + 3] == ["a", "single"] or words[at + 1 : at + 2] == ["one"]):
            made += _zero_nouns(sentence, at + (2 if words[at + 1] == "a" else 1))
        if word in ("nobody", "no-one", "none") or (word == "no" and words[at + 1 : at + 2] == ["one"]):
            made += _zero_verb(sentence, at, at + (2 if word == "no" else 1), "")
    return made


def _zero_nouns(sentence: Sentence, at: int) -> list[Phrase]:
    words = sentence.words
    made: list[Phrase] = []
    group, other = "", False
    for here in range(at + 1, min(at + 7, len(words))):
        word = words[here]
        if word in _NO_NEWS or word in ("fewer", "less", "more", "one") or (word in _ASIDE and not made):
            return []
        if word in ("other", "further", "additional", "else", "more"):
            other = True
        elif word in HEADS and word not in _NO_ZERO:
            zero = _zero(at, here + 1, HEADS[word], group)
            zero.relation = "increment" if other else "whole"
            made.append(zero)
        elif word in PEOPLE and not made:
            group = PEOPLE[word] if PEOPLE[word] != "printed" else word
            verbal = _zero_verb(sentence, at, here + 1, group)
            if verbal:
                return verbal
        elif (made and word not in ("or", "and", ",")) or word in BE or not word[0].isalnum():
            break
    return made


def _zero_verb(sentence: Sentence, at: int, here: int, group: str) -> list[Phrase]:
    words = sentence.words
    other = False
    while here < len(words) and (
        words[here] in BE
        or words[here] in ADVERBS
        or words[here] in ("else", "have", "had", "has", "in", "the", "inside", "other", "of", "them")
        or words[here] in PEOPLE
        or words[here] in POSSESSIVE
    ):
        if words[here] in PEOPLE and not group:
            group = PEOPLE[words[here]] if PEOPLE[words[here]] != "printed" else words[here]
        other = other or words[here] in ("else", "other")
        here += 1
    cue = cue_at(words, here) if here < len(words) else None
    if cue is None or cue.form == "act":
        return []
    made = [_zero(at, cue.last, cue.outcome, group)]
    after = (
        cue_at(words, cue.last + 1) if words[cue.last : cue.last + 1] == ["or"] and cue.last + 1 < len(words) else None
    )
    if after and {after.outcome, cue.outcome} == {"killed", "wounded"}:
        made = [_zero(at, after.last, "killed_or_wounded", group)]
    for zero in made:
        zero.relation = "increment" if other else "whole"
    return made


def _zero(first: int, last: int, outcome: str, group: str) -> Phrase:
    return Phrase(first, last, first, first + 1, 0, 0, "exact", "zero", group=group, outcome=outcome)


def proportions(sentence: Sentence, found: list[Phrase]) -> list[Phrase]:
    """ "most of them civilians", "mostly children", "half of the dead were women": a share of a counted whole."""
    words, made = sentence.words, []
    if sentence.present.isdisjoint(_MOST):
        return []
    for at, word in enumerate(words):
        share = _MOST.get(word)
        if share is None or any(p.first <= at < p.last for p in found):
            continue
        here = at + 1
        if words[here : here + 1] == ["of"]:
            here += 1
            while here < len(words) and (
                any(p.first == here for p in found)
                or words[here]
                in ("them", "whom", "the", "those", "these", "dead", "victims", "killed", "wounded", "which")
                or words[here] in BE
            ):
                inside = next((p for p in found if p.first == here), None)
                here = inside.last if inside is not None else here + 1
        elif share == "all" and words[here : here + 1] != ["civilians"]:
            continue
        head = noun_after(sentence, here)
        if head is None or head - here > 2 or any(p.first <= head < p.last for p in found):
            continue
        if word == "most" and words[at + 1 : at + 2] != ["of"] and head - here > 1:
            continue
        group = PEOPLE[words[head]]
        phrase = Phrase(
            at,
            head + 1,
            at,
            at + 1,
            None,
            None,
            "vague",
            "proportion",
            group=group if group != "printed" else words[head],
        )
        phrase.relation, phrase.head = "proportion", share
        made.append(phrase)
    return made


def share_of(phrase: Phrase, whole: Phrase) -> None:
    """Bounds a proportion by its whole, where the whole is one number."""
    if whole.low is None or whole.low != whole.high:
        return
    n = whole.low
    bounds = {"most": (n // 2 + 1, n), "half": (n // 2, (n + 1) // 2), "all": (n, n)}
    phrase.low, phrase.high = bounds[phrase.head]
    phrase.modality = {"most": "vague", "half": "approx", "all": "exact"}[phrase.head]
    phrase.derived = True


_FOLD = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_FATAL_NOUNS = frozenset(
    "shooting shootings crash stabbing attack attacks bombing bombings blast explosion strike strikes raid ambush clash "
    "clashes accident collision fire shootout wreck homicide murder slaying wound wounds gunshot injuries injury".split()
)
_IMPLYING = frozenset(
    "fatal deadly death killing homicide manslaughter murder double triple quadruple quintuple".split()
)


def implied(sentence: Sentence, found: list[Phrase]) -> list[Phrase]:
    """Deaths that no number counts: "a triple homicide", "the boy's death", "a fatal shooting" (one or more)."""
    words, made = sentence.words, []
    if _IMPLYING.isdisjoint(sentence.present):
        return []
    taken = {at for p in found if p.outcome for at in range(p.first, p.last)}
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if at in taken:
            continue
        if word in _FOLD and after in ("homicide", "murder", "slaying", "killing", "fatality", "homicides", "murders"):
            made.append(_implied(at, at + 2, _FOLD[word], _FOLD[word], "killed"))
        elif word in _KILLINGS and _is_killing(words, at):
            made.append(_implied(at, at + 1, 1, None, "killed"))
        elif word in _FOLD and after == "shooting":
            made.append(_implied(at, at + 2, _FOLD[word], _FOLD[word], "shot"))
        elif word in ("fatal", "deadly") and (_fatal_noun(words, at)):
            made.append(_implied(at, at + 2, 1, None, "killed"))
        elif (word in ("his", "her") and after == "death") or (
            word.endswith("'s")
            and (after == "death" or words[at + 2 : at + 3] == ["death"])
            and (word[:-2] in PEOPLE or sentence.printed[at][0].isupper())
        ):
            made.append(_implied(at, at + 2, 1, 1, "killed"))
    return made


_KILLINGS = frozenset("homicide manslaughter murder death killing".split())
_CHARGED = frozenset(
    "charged guilty convicted accused degree counts count charges charge suspicion plead pleaded pleads".split()
)


def _is_killing(words: list[str], at: int) -> bool:
    """True for a killing told as a case: "a shooting death", "charged with second-degree murder", never attempted."""
    before, after = words[max(0, at - 6) : at], words[at + 1] if at + 1 < len(words) else ""
    if "attempted" in before or after in (
        "detectives",
        "unit",
        "division",
        "squad",
        "investigators",
        "bureau",
        "toll",
        "penalty",
        "of",
    ):
        return False
    if words[at] == "killing":
        return before[-1:] == ["in"] and any(w in _CHARGED for w in before) and (not after or not after[0].isalnum())
    if words[at] == "death":
        return before[-1:] in (["shooting"], ["stabbing"], ["accidental"])
    charged = any(w in _CHARGED or w.endswith("-degree") for w in before)
    return charged or (words[at] == "homicide" and before[-1:] in (["a"], ["the"], ["as"]))


def _fatal_noun(words: list[str], at: int) -> bool:
    """Whether an event follows "fatal" with nothing but names between: "the deadly Marwa harbour shooting"."""
    for word in words[at + 1 : at + 5]:
        if word in _FATAL_NOUNS:
            return True
        if not word[0].isalnum() or word in STOPS or word in CUES or word in ("weapon", "weapons", "force"):
            return False
    return False


def _implied(first: int, last: int, low: int, high: int | None, outcome: str) -> Phrase:
    modality = "exact" if high is not None else "unknown"
    return Phrase(first, last, first, first + 1, low, high, modality, "implied", outcome=outcome, derived=True)
