"""What happened to the people of each counting phrase: outcome words joined to phrases inside one sentence."""

from __future__ import annotations

from firsthand.normalise.count_clauses import GRADES, LINKS, Clause, has_be, in_place
from firsthand.normalise.count_lists import closed, hang
from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_words import ADVERBS, BE
from firsthand.normalise.outcomes import Cue

REACH = 16  # tokens between a subject and its verb, beyond which a reader looks for a nearer subject


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
        after = clause.sentence.words[phrase.last : phrase.last + 1]
        if after and phrase.outcome in (None, "taken") and phrase.unit == "person":
            phrase.outcome = _CAPTIVE.get(after[0], phrase.outcome)
    return [kept for chain in chains if (kept := closed(clause, chain))]


def _argument(clause: Clause, cue: Cue) -> tuple[str, Phrase | None]:
    """Which phrase an outcome word speaks of, and on which side it stands."""
    words = clause.sentence.words
    right = _right(clause, cue)
    if cue.form == "act":
        return "right", right
    if _framed(words, cue):
        return "right", None
    left = _left(clause, cue)
    be = has_be(words, cue.first)
    if cue.form == "past" and not be:
        if right is not None and not (left is not None and _has_own_cue(clause, right)):
            return "right", right
        return "left", left or _same_subject(clause, cue)
    far = cue.form == "self" or (be and cue.form in ("past", "done", "state")) or _left_behind(words, cue)
    left = left or (_far_left(clause, cue) if far else None)
    if words[cue.first] in GRADES and cue.last == cue.first + 1:
        if left is None or (left.kind != "bare" and not left.part):
            return "left", None
        left.part = True
    return "left", left


# "holding nine workers hostage", "took 22 soldiers prisoner"
_CAPTIVE = {
    "hostage": "taken",
    "hostages": "taken",
    "captive": "captured",
    "prisoner": "captured",
    "prisoners": "captured",
}


def _framed(words: list[str], cue: Cue) -> bool:
    """True for "of those killed", "among the dead": the frame of a subset, no statement of its own."""
    return cue.first > 1 and words[cue.first - 1] in ("those", "the") and words[cue.first - 2] in ("of", "among")


def _same_subject(clause: Clause, cue: Cue) -> Phrase | None:
    """The subject of the passive before, for "was shot five times and killed", "was seized by the militia and executed"."""
    words = clause.sentence.words
    start = cue.first
    while start and words[start - 1] in ADVERBS:
        start -= 1
    if not start or words[start - 1] not in ("and", "then"):
        return None
    at = clause.cues.index(cue)
    before = clause.cues[at - 1] if at else None
    if before is None or start - before.last > 8 or before.form != "past" or not has_be(words, before.first):
        return None
    inside = [p for p in clause.phrases if before.last <= p.first < start and p.kind != "bare"]
    between = any(words[p.first - 1] not in LINKS["inside"] for p in inside)
    return None if between else _left(clause, before) or _far_left(clause, before)


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
            bad = bad or (words[cue.last - 1] == "murder" and phrase.head in _ACCUSED and phrase.first == cue.last)
            return None if bad or phrase.unit not in ("person", "family") else phrase
        if at >= len(words) or (words[at] not in ADVERBS and words[at] not in ("up", ":")):
            return None
        at += 1
    return None


_ACCUSED = frozenset("suspect suspects defendant defendants convict witness witnesses".split())  # "a murder suspect"
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
            fits = phrase.unit in ("person", "family") and not in_place(words, phrase) and _agrees(clause, cue, phrase)
            return phrase if fits else None
        word = words[at - 1] if at else ";"
        if word not in ADVERBS and word not in BE and word not in _BETWEEN:
            return None
        at -= 1
    return None


_BETWEEN = frozenset("have had has ) were who not".split())


def _agrees(clause: Clause, cue: Cue, phrase: Phrase) -> bool:
    """False for one person before "were" or several before "was": the subject stands further left."""
    words = clause.sentence.words
    verbs = [w for w in words[max(phrase.last, cue.first - 4) : cue.first] if w in ("was", "is", "were", "are")]
    if not verbs or phrase.unit == "family" or phrase.group in ("family", "crew"):
        return True
    one = phrase.low == phrase.high == 1
    if verbs[0] in ("was", "is"):
        return one or phrase.low is None or phrase.kind == "bare" or phrase.modality in ("unknown", "vague")
    at = clause.phrases.index(phrase)
    return not one or (at > 0 and hang(clause, clause.phrases[at - 1], phrase) != "")


def _far_left(clause: Clause, cue: Cue) -> Phrase | None:
    words, at = clause.sentence.words, cue.first
    limit = max(0, cue.first - REACH)
    while at > limit:
        phrase = clause.ends.get(at)
        if phrase is not None:
            before = words[phrase.first - 1] if phrase.first else ""
            fits = before not in LINKS["inside"] and phrase.unit in ("person", "family")
            if (
                fits
                and phrase.kind not in ("pronoun", "self")
                and not _done_by(clause, cue, phrase)
                and _agrees(clause, cue, phrase)
            ):
                return phrase
            at = phrase.first
            continue
        at -= 1
        if words[at] in LINKS["barriers"]:
            return None
        if at in clause.cue_tokens:
            return _reduced(clause, at)
    return None


def _done_by(clause: Clause, cue: Cue, phrase: Phrase) -> bool:
    """True for the soldiers of "killed four soldiers and fled", "killed four soldiers, and an aide was arrested": the
    second verb is of somebody else."""
    between = clause.sentence.words[phrase.last : cue.first]
    if phrase.first - 1 not in clause.cue_tokens or not {"who", "whom", "which", "that"}.isdisjoint(between):
        return False
    return between == ["and"] if cue.form == "self" else bool({"and", "but"} & set(between[:-2]))


def _reduced(clause: Clause, at: int) -> Phrase | None:
    """The phrase before a participle or relative clause: "a boy shot in the head died", "the boy who was shot died"."""
    cue = next(c for c in clause.cues if c.first <= at < c.last)
    phrase = _left(clause, cue)
    if phrase is None or cue.form != "past":
        return None
    relative = not has_be(clause.sentence.words, cue.first) or "who" in clause.sentence.words[phrase.last : cue.first]
    return phrase if relative and (phrase.part or cue.outcome in _PASSING) else None


_PASSING = frozenset(("shot", "wounded", "taken", "captured", "detained", "trapped", "missing"))


def _has_own_cue(clause: Clause, phrase: Phrase) -> bool:
    words, at = clause.sentence.words, phrase.last
    while at < len(words) and (words[at] in ADVERBS or words[at] in BE):
        at += 1
    return any(c.first == at and c.form in ("past", "done", "state") for c in clause.cues) or bool(phrase.inner)


def _give(phrase: Phrase, cue: Cue) -> None:
    phrase.outcome, phrase.cue = cue.outcome, cue


def _spread_left(clause: Clause, cue: Cue, phrase: Phrase, active_heads: set[int]) -> list[Phrase]:
    ends = cue.outcome == "killed" or (cue.outcome == "released" and phrase.outcome not in ("shot", "wounded"))
    if phrase.outcome is not None and not (phrase.outcome in _PASSING and ends):
        return []
    if phrase.outcome is not None:
        _give(phrase, cue)
        return []
    _give(phrase, cue)
    chain, pending = [phrase], [phrase]
    at = clause.phrases.index(phrase)
    if _of_one(clause.sentence.words, phrase, cue):
        return chain
    while at > 0:
        before = clause.phrases[at - 1]
        kind = "" if in_place(clause.sentence.words, before) else hang(clause, before, clause.phrases[at])
        told = before.outcome is not None or (before.inner is not None and before.inner != cue.outcome)
        if kind == "coord" and _new_clause(clause, at):
            break
        if kind == "subset" and clause.phrases[at].last in clause.starts and clause.phrases[at].own:
            break  # "mourners buried 22 of the 30 killed": the whole stands behind
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


def _of_one(words: list[str], phrase: Phrase, cue: Cue) -> bool:
    """True for "Haddad and the man who died", where the clause speaks of the last alone."""
    between = words[phrase.last : cue.first]
    return phrase.low == phrase.high == 1 and between[:1] == ["who"] and {"were", "are", "have"}.isdisjoint(between)


def _new_clause(clause: Clause, at: int) -> bool:
    """True at the six of "two were killed, including the gunman, and six others were hurt": the list ended before."""
    words, left, right = clause.sentence.words, clause.phrases[at - 1], clause.phrases[at]
    if at < 2 or words[left.last : right.first] != [",", "and"]:
        return False
    whole = clause.phrases[at - 2]
    return words[left.first - 1] == "including" and any(n in clause.cue_tokens for n in range(whole.last, left.first))


def _is_active_head(clause: Clause, at: int, active_heads: set[int]) -> bool:
    """True when the phrase, or the head of the list it stands in, is the object of an active outcome word."""
    while id(clause.phrases[at]) not in active_heads:
        if at == 0 or hang(clause, clause.phrases[at - 1], clause.phrases[at]) != "coord":
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
        kind = hang(clause, clause.phrases[at], after)
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
