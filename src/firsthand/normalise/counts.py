"""People counted in news text: how many, what happened to them, who they were, and what each number is a part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, cast

from firsthand.model.mentions import CountMention, Modality, Outcome, Relation, Scope
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Part, Span
from firsthand.model.tolls import tolls
from firsthand.normalise.count_clauses import clause_of
from firsthand.normalise.count_links import link
from firsthand.normalise.count_lists import complete
from firsthand.normalise.count_nouns import Phrase
from firsthand.normalise.count_patterns import implied, proportions, share_of, zeros
from firsthand.normalise.count_phrases import phrases
from firsthand.normalise.count_scopes import WAR_TOLL, as_of, scope_of
from firsthand.normalise.count_selves import join, murder_suicides, suicides, tails, unmeant
from firsthand.normalise.count_tellers import seen_by_one, victims
from firsthand.normalise.count_told import adds, give_tolls, of_those, predicates
from firsthand.normalise.count_words import Sentence, tokens

__all__ = ["Counts", "tolls"]


@dataclass(slots=True)
class _Told:
    """A phrase with the sentence and part it stands in."""

    phrase: Phrase
    sentence: Sentence
    part: Part
    as_of: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts of people (and of vehicles, aircraft and buildings, with outcome "none") in title and text.

    >>> document = Document("d", "c", title="Blast kills 12, wounds 30 in Tarhana market", text="")
    >>> [(c.outcome, c.low, c.high) for c in Counts()(document)]
    [('killed', 12, 12), ('wounded', 30, 30)]
    """

    version: ClassVar[str] = "7"

    def __call__(self, document: Document) -> tuple[CountMention, ...]:
        told: list[_Told] = []
        wholes: list[Phrase] = []
        known: set[str] = set()
        for part, text, start, end in _stretches(document):
            for first, last in _sentences(text, start, end):
                told += _read(text, part, first, last, wholes, known, headline=part == "title" or first == 0)
        return _mentions(told)


def _stretches(document: Document) -> Iterator[tuple[Part, str, int, int]]:
    if document.title:
        yield "title", document.title, 0, len(document.title)
    inside = [span for span in document.body if span.part == "text"]
    for span in sorted(inside) if inside else [Span("text", 0, len(document.text))]:
        yield "text", document.text, span.start, span.end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in sentences(text):
        if first < end and last > start:
            yield max(first, start), min(last, end)


def _read(
    text: str, part: Part, start: int, end: int, wholes: list[Phrase], known: set[str], *, headline: bool
) -> list[_Told]:
    sentence = tokens(text, start, end)
    found = phrases(sentence, headline=headline and sentence.words[-1:] != ["."], known=known)
    none = zeros(sentence)
    found = [p for p in found if not any(z.first < p.last and p.first < z.last for z in none)]
    found = victims(sentence, found)
    clause = clause_of(sentence, found)
    chains = link(clause)
    give_tolls(sentence, found)
    predicates(sentence, found, wholes)
    complete(clause)
    tails(sentence, found)
    unmeant(sentence, found)
    shares = proportions(sentence, found)
    _beside_dead(sentence, found, chains, wholes)
    _died_since(sentence, found)
    _to_death(sentence, chains)
    of_those(sentence, found)
    seen_by_one(sentence, found)
    _relate(found, wholes, sentence.words[:2] == ["of", "the"], adds(sentence, found))
    for share in shares:
        _share(share, found, wholes)
    kept = [p for p in found if _keeps(p)] + [s for s in shares if s.outcome] + none
    kept += (
        _derive(chains, found, sentence.words)
        + implied(sentence, found)
        + suicides(sentence)
        + murder_suicides(sentence)
    )
    join(sentence, kept, wholes)
    reach = scope_of(text, start, end) if kept else "incident"
    for phrase in kept:
        lasting = phrase.outcome in ("missing", "trapped")  # "missing since Tuesday" dates a state, it sums nothing
        phrase.scope = "incident" if lasting and reach == "period" else reach
        phrase.scope = "period" if max(phrase.low or 0, phrase.high or 0) >= WAR_TOLL else phrase.scope
    moment = as_of(text, start, end) if kept else None
    wholes += [p for p in kept if p.outcome and p.relation in ("whole", "total") and p.kind != "zero"]
    return [_Told(p, sentence, part, moment) for p in kept]


def _keeps(phrase: Phrase) -> bool:
    if phrase.kind == "self":
        phrase.relation = "increment" if phrase.outcome == "killed" else "whole"
        return phrase.outcome in ("killed", "shot")
    if phrase.outcome is not None:
        return True
    counted = phrase.kind == "count" and (phrase.low is None or phrase.low > 1) and phrase.modality != "unknown"
    return counted and not phrase.part


def _beside_dead(sentence: Sentence, found: list[Phrase], chains: list[list[Phrase]], wholes: list[Phrase]) -> None:
    """Those told as shot beside the dead, or as others than the dead, live: "one dead, three shot"."""
    words = sentence.words
    for at, phrase in enumerate(found):
        if phrase.outcome != "shot" or phrase.part:
            continue
        before = any(p.outcome == "killed" for p in wholes)
        dead = next((p for p in found[:at][::-1] if p.outcome == "killed" and p.relation == "whole" and p.cue), None)
        told_apart = not _OTHERS.isdisjoint(words[phrase.first : phrase.last])
        told_apart = told_apart or (phrase.cue is not None and "also" in words[phrase.last : phrase.cue.first])
        done_to = phrase.cue is not None and phrase.cue.first > phrase.first
        if told_apart and (dead or (before and (done_to or "another" not in words[phrase.first : phrase.last]))):
            chain = next((c for c in chains if phrase in c), [phrase])
            for one in chain:
                one.outcome = "wounded" if one.outcome == "shot" else one.outcome
        elif dead is not None and dead.cue is not None:
            gap = words[max(dead.last, dead.cue.last) : phrase.first]
            if len(gap) <= 2 and not {"and", ","}.isdisjoint(gap):
                phrase.outcome = "wounded"


_OTHERS = frozenset("others other another".split())


def _died_since(sentence: Sentence, found: list[Phrase]) -> None:
    """Gives "a boy who was wounded on Friday died on Saturday" its last outcome."""
    words = sentence.words
    for at, phrase in enumerate(found):
        if phrase.outcome not in ("wounded", "shot") or phrase.cue is None or not phrase.low == phrase.high == 1:
            continue
        relative = words[phrase.last : phrase.last + 2]
        if not (relative[:1] in (["who"], ["that"]) or relative == [",", "who"]):
            continue
        until = found[at + 1].first if at + 1 < len(found) else len(words)
        if not _DIED.isdisjoint(words[phrase.cue.last : until]):
            phrase.outcome = "killed"


def _to_death(sentence: Sentence, chains: list[list[Phrase]]) -> None:
    """ "shot his wife and son to death": the words behind the people tell the outcome."""
    words = sentence.words
    for chain in chains:
        if chain[-1].outcome == "shot" and words[chain[-1].last : chain[-1].last + 2] == ["to", "death"]:
            for phrase in chain:
                phrase.outcome = "killed"


_DIED = frozenset("died dies succumbed succumbs".split())


def _relate(found: list[Phrase], wholes: list[Phrase], frame: bool, more: list[Phrase]) -> None:
    """Ties parts told after their whole, and more of the same, to what was told before.

    `frame` says that the sentence begins with "Of the": "Of the 40 detainees, 12 were released"; `more` are deaths that
    come to others by the words of the sentence."""
    for at, phrase in enumerate(found):
        before = [
            p for p in found[:at] if p.outcome and p.relation in ("whole", "total", "increment") and p is not phrase
        ]
        earlier = before[::-1] + wholes[::-1]
        if phrase.part:
            whole = next(
                (
                    p
                    for p in earlier
                    if p.outcome not in (None, "none") and (phrase.outcome is None or p.outcome == phrase.outcome)
                ),
                None,
            )
            whole = whole or next((p for p in earlier if p.outcome != "none"), None)
            phrase.relation, phrase.whole = "subset", phrase.whole or whole
            close = whole in before or bool(phrase.group)
            if phrase.outcome is None and whole is not None and close and not phrase.own:
                phrase.outcome = whole.outcome
        elif _of_shot(phrase, before) is not None:
            phrase.relation, phrase.whole = "subset", _of_shot(phrase, before)
        elif phrase.kind == "bare" and phrase.outcome and at == 1 and found[0].last <= phrase.first and frame:
            phrase.relation, phrase.whole = "subset", found[0]
        elif phrase.relation == "subset" and phrase.whole is None:
            phrase.whole = next((p for p in earlier if p.outcome == phrase.outcome), None)
        elif (
            (phrase.more or phrase in more)
            and phrase.outcome
            and phrase.relation == "whole"
            and not (before and before[-1].outcome != phrase.outcome)
        ):
            whole = next((p for p in earlier if p.outcome == phrase.outcome), None)
            if whole is not None or phrase in more or phrase.head in ("bodies", "deaths", "corpses", "fatalities"):
                phrase.relation, phrase.whole = "increment", whole


def _of_shot(phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """The people shot that a number without a group of its own is part of: "four people were shot and one has died"."""
    if phrase.group or phrase.head == "others" or phrase.outcome not in ("killed", "wounded"):
        return None
    if phrase.kind not in ("bare", "count"):
        return None
    whole = next((p for p in before[::-1] if p.outcome == "shot"), None)
    return whole if whole is not None and (phrase.low or 0) < (whole.low or 0) else None


def _share(share: Phrase, found: list[Phrase], wholes: list[Phrase]) -> None:
    before = [p for p in found if p.first < share.first and p.outcome and p.relation != "subset"]
    whole = before[-1] if before else (wholes[-1] if wholes else None)
    if whole is not None:
        share.whole, share.outcome = whole, whole.outcome
        share.cue = whole.cue if before else None
        share_of(share, whole)


def _derive(chains: list[list[Phrase]], found: list[Phrase], words: list[str]) -> list[Phrase]:
    made = []
    for chain in [*chains, *_and_others(found, words)]:
        parts = [p for p in chain if p.relation == "whole" and p.unit == "person"]
        if len(parts) < 2:
            continue
        first, rest = parts[0], parts[1:]
        alone = all(p.kind in ("named", "definite", "single") for p in rest)
        if len(rest) == 1 and not alone:  # "two adults, two children" are four
            made.append(_sum(parts))
            continue
        generic = first.group in ("", "man", "woman", "child", "family") or all(
            p.kind in ("named", "definite") for p in rest
        )
        if generic and first.low is not None and first.low > 1 and first.low == sum(p.low or 0 for p in rest):
            for part in rest:
                part.relation, part.whole = "partition", first
            continue
        made.append(_sum(parts))
    return made


def _and_others(found: list[Phrase], words: list[str]) -> list[list[Phrase]]:
    """People of one outcome told in two clauses: "one is in critical condition and three others are injured"."""
    told = [
        p for p in found if p.outcome == "wounded" and p.relation == "whole" and p.unit == "person" and p.kind != "zero"
    ]
    pairs = []
    for left, right in pairwise(told):
        apart = "others" in words[right.first : right.last] or "other" in words[right.first : right.last]
        firm = left.kind in ("count", "single", "bare") and right.kind == "count" and (right.low or 0) > 1
        if apart and firm and left.cue is not right.cue and "other" not in words[left.first : left.last]:
            pairs.append([left, right])
    return pairs


def _sum(parts: list[Phrase]) -> Phrase:
    low = sum(p.low or 0 for p in parts)
    high = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    groups = {p.group for p in parts}
    modalities = {p.modality for p in parts}
    modality = "exact" if modalities == {"exact"} else "floor" if high is None else "range" if low != high else "approx"
    whole = Phrase(
        parts[0].first, parts[-1].last, parts[0].first, parts[-1].last, low, high, modality, "derived",
        group=groups.pop() if len(groups) == 1 else "", outcome=parts[0].outcome, cue=parts[0].cue, derived=True,
    )  # fmt: skip
    for part in parts:
        part.relation, part.whole = "partition", whole
    return whole


def _treated(phrase: Phrase, words: list[str]) -> bool:
    """True for one person told as hit or in hospital, whose death may be told in the next sentence."""
    cue = phrase.cue
    weak = cue is None or (cue.last > phrase.first and (phrase.derived or cue.form in ("done", "self", "state")))
    weak = weak or (phrase.kind == "definite" and words[phrase.first] == "the")
    return phrase.outcome == "wounded" and phrase.low == phrase.high == 1 and weak and not phrase.more


def _mentions(told: list[_Told]) -> tuple[CountMention, ...]:
    order = {"title": 0, "text": 1}
    told = sorted(
        told,
        key=lambda t: (
            order[t.part],
            t.sentence.starts[t.phrase.first],
            -t.sentence.ends[t.phrase.last - 1],
            t.phrase.kind != "derived",
        ),
    )
    index = {id(t.phrase): at for at, t in enumerate(told)}
    return tuple(_mention(t, index) for t in told)


def _mention(told: _Told, index: dict[int, int]) -> CountMention:
    phrase, sentence = told.phrase, told.sentence
    cue = phrase.cue
    return CountMention(
        span=Span(told.part, sentence.starts[phrase.first], sentence.ends[phrase.last - 1]),
        number=Span(told.part, sentence.starts[phrase.core], sentence.ends[phrase.core_last - 1]),
        low=phrase.low,
        high=phrase.high,
        modality=cast(Modality, phrase.modality),
        outcome=cast(Outcome, "killed_or_wounded" if phrase.outcome == "shot" else phrase.outcome or "none"),
        group=phrase.group,
        relation=cast(Relation, phrase.relation),
        scope=cast(Scope, phrase.scope),
        unit=phrase.unit,
        relates_to=index.get(id(phrase.whole)) if phrase.whole is not None else None,
        cue=Span(told.part, sentence.starts[cue.first], sentence.ends[cue.last - 1]) if cue else None,
        as_of=Span(told.part, *told.as_of) if told.as_of and phrase.outcome else None,
        derived=phrase.derived,
        hit=phrase.outcome == "shot" or _treated(phrase, sentence.words),
    )
