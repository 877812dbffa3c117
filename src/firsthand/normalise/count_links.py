"""What happened to the people of each counting phrase: outcome words joined to phrases inside one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import ADVERBS, BE, PEOPLE, Sentence, find_head
from firsthand.normalise.outcomes import Cue, cues, lists

LINKS = {name: frozenset(text.split()) for name, text in lists()["links"].items()}
REACH = 16  # tokens between a subject and its verb, beyond which a reader looks for a nearer subject
_LUMP = {
    frozenset(("killed", "wounded")),
    frozenset(("killed", "killed_or_wounded")),
    frozenset(("wounded", "killed_or_wounded")),
}


@dataclass(slots=True)
class Clause:
    """A sentence with its phrases and outcome words, while they are being joined."""

    sentence: Sentence
    phrases: list[Phrase]
    cues: list[Cue]
    owner: dict[int, Phrase]
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    cue_tokens: set[int] = field(default_factory=set)


def link(clause: Clause) -> list[list[Phrase]]:
    """Gives phrases their outcome, cue and subset relation; returns the chains of phrases that one outcome word joins."""
    phrases = clause.phrases
    passive: list[tuple[Cue, Phrase]] = []
    active: list[tuple[Cue, Phrase]] = []
    for cue in clause.cues:
        side, phrase = _argument(clause, cue)
        if phrase is not None:
            (passive if side == "left" else active).append((cue, phrase))
    chains = []
    active_heads = {id(phrase) for _, phrase in active}
    for cue, phrase in passive:
        relative = not {"who", "that", "which"}.isdisjoint(clause.sentence.words[phrase.last : cue.first])
        if not (relative and id(phrase) in active_heads and cue.outcome != "killed"):
            chains.append(_spread_left(clause, cue, phrase, active_heads))
    for cue, phrase in active:
        chains.append(_spread_right(clause, cue, phrase))
    for phrase in phrases:
        if phrase.outcome is None and phrase.inner:
            phrase.outcome = phrase.inner
    return [kept for chain in chains if (kept := _closed(clause, chain))]


_ALONE = frozenset(("single", "definite", "named"))


def _closed(clause: Clause, chain: list[Phrase]) -> list[Phrase]:
    """The chain without appositions: "the victim, a woman of 30" is one person, only a list that ends in "and" is many.

    The twin in apposition loses its outcome, the one that is printed as a count stays."""
    words = clause.sentence.words
    kept = chain[:1]
    for at in range(1, len(chain)):
        left, right = kept[-1], chain[at]
        comma = words[left.last : right.first][-1:] in ([","], [])
        later = any(words[right_.first - 1] in ("and", "&") or words[right_.first - 1] == "as" for right_ in chain[at:])
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


def clause_of(sentence: Sentence, phrases: list[Phrase]) -> Clause:
    """The sentence with its outcome words, those joined by "and" or "or" merged into one."""
    owner = {at: p for p in phrases for at in range(p.first, p.last)}
    found = [c for c in cues(sentence.words) if not any(at in owner for at in range(c.first, c.last))]
    merged: list[Cue] = []
    clause = Clause(sentence, phrases, merged, owner, {p.first: p for p in phrases}, {p.last: p for p in phrases})
    for cue in found:
        before = merged[-1] if merged else None
        if before and _joined(clause, before, cue):
            before.outcome = _together(before.outcome, cue.outcome)
            before.last = cue.last
            before.form = cue.form if before.form == "past" or cue.form == "act" else before.form
        else:
            merged.append(cue)
    clause.cue_tokens = {at for c in merged for at in range(c.first, c.last)}
    return clause


def _joined(clause: Clause, left: Cue, right: Cue) -> bool:
    words = clause.sentence.words
    gap = words[left.last : right.first]
    if gap not in (["and"], ["or"], ["and", "/", "or"], ["/"]) and not (
        left.outcome == "shot" and gap in ([], [","], ["and", "then"])
    ):
        return False
    if right.form == "act" and left.form != "act":
        return False
    if left.form == "self" or (right.form == "self" and left.form != "past"):
        return False
    if left.outcome == "shot":
        return True
    bare = not _has_be(words, left.first)
    return not (bare and left.first in clause.ends and right.last in clause.starts and gap == ["and"])


def _together(left: str, right: str) -> str:
    if left == right or frozenset((left, right)) in _LUMP:
        return left if left == right else "killed_or_wounded"
    if left == "shot":
        return right
    if right == "killed":
        return "killed"
    return (
        left if {left, right} & {"detained", "taken", "shot", "wounded", "missing"} and right != "captured" else "none"
    )


def _argument(clause: Clause, cue: Cue) -> tuple[str, Phrase | None]:
    """Which phrase an outcome word speaks of, and on which side it stands."""
    words = clause.sentence.words
    right = _right(clause, cue)
    if cue.form == "act":
        return "right", right
    if _framed(words, cue):
        return "right", None
    left = _left(clause, cue)
    be = _has_be(words, cue.first)
    if cue.form == "past" and not be:
        if right is not None and not (left is not None and _has_own_cue(clause, right)):
            return "right", right
        return "left", left
    far = cue.form == "self" or (be and cue.form in ("past", "done", "state")) or _left_behind(words, cue)
    left = left or (_far_left(clause, cue) if far else None)
    if left is not None and words[cue.first] in ("fatally", "critically") and cue.last == cue.first + 1:
        left.part = left.part or left.kind == "bare"
    return "left", left


def _framed(words: list[str], cue: Cue) -> bool:
    """True for "of those killed", "among the dead": the frame of a subset, no statement of its own."""
    return cue.first > 1 and words[cue.first - 1] in ("those", "the") and words[cue.first - 2] in ("of", "among")


def _left_behind(words: list[str], cue: Cue) -> bool:
    """True for "leaving twelve people, three of them children, dead"."""
    return cue.form in ("past", "state") and any(
        w in ("leaving", "left", "leaves", "leave") for w in words[max(0, cue.first - REACH) : cue.first]
    )


def _right(clause: Clause, cue: Cue) -> Phrase | None:
    words, at = clause.sentence.words, cue.last
    for _ in range(3):
        phrase = clause.starts.get(at)
        if phrase is not None:
            bad = (
                phrase.kind == "bare" and words[cue.last - 1] in LINKS["no_bare"] and not _captures(words, cue, phrase)
            )
            bad = bad or (phrase.kind == "named" and cue.outcome in _OF_PLACES)
            return None if bad or phrase.unit not in ("person", "family") else phrase
        if at >= len(words) or (words[at] not in ADVERBS and words[at] not in ("up", ":")):
            return None
        at += 1
    return None


def _in_place(words: list[str], phrase: Phrase) -> bool:
    """True for capitalised words after a preposition: "in Northeast Tarhana" names no victim."""
    return phrase.kind == "named" and phrase.first > 0 and words[phrase.first - 1] in LINKS["inside"]


_OF_PLACES = frozenset(("captured", "displaced", "trapped", "taken", "released"))  # what is done to towns as well


def _captures(words: list[str], cue: Cue, phrase: Phrase) -> bool:
    """True for "capturing 5." where no noun can follow that would make the five villages."""
    return cue.outcome == "captured" and (phrase.last >= len(words) or words[phrase.last] in (".", ",", ";"))


def _left(clause: Clause, cue: Cue) -> Phrase | None:
    words, at = clause.sentence.words, cue.first
    for _ in range(6):
        phrase = clause.ends.get(at)
        if phrase is not None:
            over = clause.ends.get(phrase.first)
            phrase = over if over is not None and over.own else phrase
            return None if phrase.unit not in ("person", "family") or _in_place(words, phrase) else phrase
        word = words[at - 1] if at else ";"
        if (
            word not in ADVERBS
            and word not in BE
            and word not in ("have", "had", "has", ")", "were", "who", "not", "of", "were")
        ):
            return None
        at -= 1
    return None


def _far_left(clause: Clause, cue: Cue) -> Phrase | None:
    words, at = clause.sentence.words, cue.first
    limit = max(0, cue.first - REACH)
    while at > limit:
        phrase = clause.ends.get(at)
        if phrase is not None:
            before = words[phrase.first - 1] if phrase.first else ""
            if before not in LINKS["inside"] and phrase.unit in ("person", "family"):
                return None if phrase.kind in ("pronoun", "self") else phrase
            at = phrase.first
            continue
        at -= 1
        if words[at] in LINKS["barriers"]:
            return None
        if at in clause.cue_tokens:
            return _reduced(clause, at)
    return None


def _reduced(clause: Clause, at: int) -> Phrase | None:
    """The phrase before a participle or relative clause: "a boy shot in the head died", "the boy who was shot died"."""
    cue = next(c for c in clause.cues if c.first <= at < c.last)
    phrase = _left(clause, cue)
    if phrase is None or cue.form != "past":
        return None
    relative = not _has_be(clause.sentence.words, cue.first) or "who" in clause.sentence.words[phrase.last : cue.first]
    return phrase if relative and (phrase.part or cue.outcome in ("shot", "wounded")) else None


def _has_own_cue(clause: Clause, phrase: Phrase) -> bool:
    words, at = clause.sentence.words, phrase.last
    while at < len(words) and (words[at] in ADVERBS or words[at] in BE):
        at += 1
    return any(c.first == at and c.form in ("past", "done", "state") for c in clause.cues) or bool(phrase.inner)


def _has_be(words: list[str], at: int) -> bool:
    at -= 1
    while at >= 0 and (words[at] in ADVERBS or words[at] in ("not", "n't")) and words[at] not in BE:
        at -= 1
    return at >= 0 and words[at] in BE


_LISTED = frozenset(("pronoun", "self"))


def joint(clause_words: list[str], left: Phrase, right: Phrase, cue_tokens: set[int]) -> str:
    """How two neighbouring phrases hang together: "coord", "subset" or "" (not at all)."""
    if right.first - left.last > 10 or right.first < left.last or not _LISTED.isdisjoint((left.kind, right.kind)):
        return ""
    if right.kind == "bare" and not right.part and not right.group:
        return ""
    gap = clause_words[left.last : right.first]
    if any(at in cue_tokens for at in range(left.last, right.first)):
        return ""
    if (
        any(word in ("including", "included", "include", "includes") for word in gap[-4:])
        or gap[-2:] in (["among", "them"], ["among", "whom"], ["among", "those"])
        or right.part
    ):
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


def _joint(clause: Clause, left: Phrase, right: Phrase) -> str:
    words = clause.sentence.words
    gap = words[left.last : right.first]
    if gap[-3:] == ["as", "well", "as"]:
        return "coord"
    kind = joint(words, left, right, clause.cue_tokens)
    return (
        kind if left.unit == right.unit or kind == "subset" or {left.unit, right.unit} <= {"person", "family"} else ""
    )


def _give(phrase: Phrase, cue: Cue) -> None:
    phrase.outcome, phrase.cue = cue.outcome, cue


def _spread_left(clause: Clause, cue: Cue, phrase: Phrase, active_heads: set[int]) -> list[Phrase]:
    if phrase.outcome is not None and not (phrase.outcome in ("shot", "wounded") and cue.outcome == "killed"):
        return []
    if phrase.outcome is not None:
        _give(phrase, cue)
        return []
    _give(phrase, cue)
    chain, pending = [phrase], [phrase]
    at = clause.phrases.index(phrase)
    while at > 0:
        before = clause.phrases[at - 1]
        kind = "" if _in_place(clause.sentence.words, before) else _joint(clause, before, clause.phrases[at])
        told = before.outcome is not None or (before.inner is not None and before.inner != cue.outcome)
        if not kind or told or (kind == "coord" and _is_active_head(clause, at - 1, active_heads)):
            break
        _give(before, cue)
        if kind == "subset":
            for part in pending:
                part.relation, part.whole = "subset", before
            chain = [p for p in chain if p not in pending]
            pending = []
        chain.insert(0, before)
        pending.insert(0, before)
        at -= 1
    return chain


def _is_active_head(clause: Clause, at: int, active_heads: set[int]) -> bool:
    """True when the phrase, or the head of the list it stands in, is the object of an active outcome word."""
    while id(clause.phrases[at]) not in active_heads:
        if at == 0 or _joint(clause, clause.phrases[at - 1], clause.phrases[at]) != "coord":
            return False
        at -= 1
    return True


def _spread_right(clause: Clause, cue: Cue, phrase: Phrase) -> list[Phrase]:
    if phrase.outcome is not None:
        return []
    _give(phrase, cue)
    chain, whole = [phrase], None
    at = clause.phrases.index(phrase)
    while at + 1 < len(clause.phrases):
        after = clause.phrases[at + 1]
        kind = _joint(clause, clause.phrases[at], after)
        if not kind or after.outcome is not None or (after.inner and after.inner != cue.outcome):
            break
        _give(after, cue)
        if kind == "subset":
            whole = whole or chain[0]
        if whole is not None:
            after.relation, after.whole = "subset", whole
        else:
            chain.append(after)
        at += 1
    return chain


def complete(clause: Clause) -> None:
    """Parts that follow a phrase which got its outcome late, and lists after a colon: "seven died: four men, ..."."""
    sentence, phrases = clause.sentence, clause.phrases
    for at in range(len(phrases) - 1, 0, -1):
        left, right = phrases[at - 1], phrases[at]
        late = right.relation == "subset" and right.cue is None and right.outcome and left.outcome is None
        if late and _joint(clause, left, right) == "coord":
            left.outcome, left.relation, left.whole = right.outcome, "subset", right.whole
    for at in range(1, len(phrases)):
        left, right = phrases[at - 1], phrases[at]
        if left.outcome is None or right.outcome is not None:
            continue
        if _joint(clause, left, right) == "subset":
            right.outcome, right.cue = left.outcome, left.cue
            right.relation, right.whole = "subset", left.whole or left
        elif sentence.words[right.first - 1] in (":", "-", "–", "—", "("):
            _itemise(clause, left, at)


def _itemise(clause: Clause, whole: Phrase, at: int) -> None:
    parts = [clause.phrases[at]]
    while at + 1 < len(clause.phrases) and _joint(clause, clause.phrases[at], clause.phrases[at + 1]) == "coord":
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
