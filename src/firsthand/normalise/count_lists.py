"""Lists, appositions and parts: how neighbouring phrases hang together."""

from __future__ import annotations

from firsthand.normalise.count_clauses import LINKS, Clause
from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import BE, PEOPLE, Sentence, find_head

_ALONE = frozenset(("single", "definite", "named"))
_LISTED = frozenset(("pronoun", "self"))
_SELVES = frozenset(("himself", "herself", "self"))  # "killed his wife, her son and then himself": the list's end


def closed(clause: Clause, chain: list[Phrase]) -> list[Phrase]:
    """The chain without appositions: "the victim, a woman of 30" is one person, only a list that ends in "and" is many.

    The twin in apposition loses its outcome, the one that is printed as a count stays."""
    words = clause.sentence.words
    kept = chain[:1]
    selves = bool(chain) and not _SELVES.isdisjoint(words[chain[-1].last : chain[-1].last + 4])
    for at in range(1, len(chain)):
        left, right = kept[-1], chain[at]
        comma = words[left.last : right.first][-1:] in ([","], [])
        later = selves or any(
            words[right_.first - 1] in ("and", "&") or words[right_.first - 1] == "as" for right_ in chain[at:]
        )
        alone = {left.kind, right.kind} <= _ALONE
        prose = words[-1] in (".", '"', "”") or words[right.first] in ("a", "an", "the")
        open_end = comma and not later and prose and right.kind in _ALONE
        same = open_end or (comma and alone and "named" in (left.kind, right.kind))
        if not same:
            kept.append(right)
            continue
        drop = left if left.derived and not right.derived else right
        drop.outcome = drop.cue = None
        if drop is left:
            kept[-1] = right
    return kept


def joint(clause_words: list[str], left: Phrase, right: Phrase, cue_tokens: set[int]) -> str:
    """How two neighbouring phrases hang together: "coord", "subset" or "" (not at all)."""
    if right.first - left.last > 10 or right.first < left.last or not _LISTED.isdisjoint((left.kind, right.kind)):
        return ""
    if right.kind == "bare" and not right.part and not right.group:
        return ""
    gap = clause_words[left.last : right.first]
    if gap[-1:] == ["including"] or gap[-2:] in (["among", "them"], ["among", "whom"], ["among", "those"]):
        return "subset"
    if any(at in cue_tokens for at in range(left.last, right.first)):
        return ""
    if _includes(gap[-4:]) or right.part:
        return "subset"
    if any(word in LINKS["barriers"] or word in BE for word in gap):
        return ""
    if not gap:
        return "coord" if right.kind in ("definite", "single", "count") and left.kind not in ("bare", "named") else ""
    if (
        gap[-1] in LINKS["joints"]
        or gap[-3:] == ["as", "well", "as"]
        or gap[-3:] == ["in", "addition", "to"]
        or gap[-2:] in (["along", "with"], ["together", "with"], ["and", "also"])
    ):
        return "coord"
    return ""


def _includes(gap: list[str]) -> bool:
    """True where "including" opens a list and no clause follows it: not in "charges including murder, after a boy"."""
    at = next((n for n, word in enumerate(gap) if word.startswith("includ")), None)
    return at is not None and not any(word == "," or word in LINKS["barriers"] for word in gap[at + 1 :])


def hang(clause: Clause, left: Phrase, right: Phrase) -> str:
    words = clause.sentence.words
    gap = words[left.last : right.first]
    if gap[-3:] == ["as", "well", "as"]:
        return "coord"
    kind = joint(words, left, right, clause.cue_tokens)
    return (
        kind if left.unit == right.unit or kind == "subset" or {left.unit, right.unit} <= {"person", "family"} else ""
    )


def complete(clause: Clause) -> None:
    """Parts that follow a phrase which got its outcome late, and lists after a colon: "seven died: four men, ..."."""
    sentence, phrases = clause.sentence, clause.phrases
    for at in range(len(phrases) - 1, 0, -1):
        left, right = phrases[at - 1], phrases[at]
        late = right.relation == "subset" and right.cue is None and right.outcome and left.outcome is None
        if late and hang(clause, left, right) == "coord":
            left.outcome, left.relation, left.whole = right.outcome, "subset", right.whole
    for at in range(1, len(phrases)):
        left, right = phrases[at - 1], phrases[at]
        if left.outcome is None or right.outcome is not None:
            continue
        if hang(clause, left, right) == "subset":
            right.outcome, right.cue = left.outcome, left.cue
            right.relation, right.whole = "subset", left.whole or left
        elif sentence.words[right.first - 1] in (":", "-", "–", "—", "("):
            _itemise(clause, left, at)


def _itemise(clause: Clause, whole: Phrase, at: int) -> None:
    parts = [clause.phrases[at]]
    while at + 1 < len(clause.phrases) and hang(clause, clause.phrases[at], clause.phrases[at + 1]) == "coord":
        at += 1
        parts.append(clause.phrases[at])
    if (whole.low or 0) < 2 or whole.low != sum(p.low or 0 for p in parts) or any(p.outcome for p in parts):
        return
    for part in parts:
        part.outcome, part.cue, part.relation, part.whole = whole.outcome, whole.cue, "partition", whole


def noun_after(sentence: Sentence, at: int) -> int | None:
    """The token of a people noun within a short reach, for "three were children" and "most of them civilians"."""
    head = find_head(sentence, at, want_plural=True) if at < len(sentence.words) else None
    return head if head is not None and head >= 0 and sentence.words[head] in PEOPLE else None
