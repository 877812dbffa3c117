"""Phrases that stand for somebody named before: "he", "the source", "the agency", "the man"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.attribute import kinds
from firsthand.attribute.lexicon import words
from firsthand.attribute.nouns import is_name, national
from firsthand.attribute.tokens import Line
from firsthand.model.attribution import Source

_HE = frozenset(("he", "she", "who", "him", "her"))
_SPEAKS_ON = frozenset(("he", "she", "they"))
_ALIKE: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        frozenset("group monitor organisation organization watchdog network ngo centre observatory".split()),
        frozenset(("monitor_group", "armed_group", "activist_or_local_network", "civil_defence_or_medical")),
    ),
    (frozenset("agency agencies".split()), frozenset(("wire_agency", "state_media"))),
    (
        frozenset(
            "tv television channel broadcaster newspaper paper daily website outlet station radio magazine".split()
        ),
        frozenset(("state_media", "news_outlet")),
    ),
    (
        frozenset(
            "ministry government army military police command department authorities regime coalition pentagon force forces".split()
        ),
        frozenset(("state_body",)),
    ),
    (frozenset("militants rebels group fighters militia".split()), frozenset(("armed_group",))),
    (frozenset("wing arm".split()), frozenset(("state_body", "armed_group_media"))),
    (frozenset("un agency organisation organization".split()), frozenset(("international_organisation",))),
)
# Words for bodies of a state that are not one another.
_APART = tuple(
    frozenset(w.split())
    for w in (
        "army military forces force troops command pentagon",
        "police",
        "ministry minister",
        "commission committee council court parliament",
        "directorate department office administration",
    )
)
_PAPERS = frozenset(
    "release warrant advisory notice indictment report statement communique communiqué post tweet account message bulletin document video update letter".split()
)
# Several are not the one monitor of a report.
_MANY = frozenset("groups organisations organizations networks ngos monitors watchdogs".split())
# "A monitoring group" in the lead stands for the one monitor that the text names later.
UNIQUE = frozenset(("monitor_group", "state_media"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "their"))
# "Its ministry" is not the one named before.
_OWNED = frozenset(("its", "his", "her", "their"))
# Pronouns that stand for nobody in particular.
ANYBODY = frozenset("some others many nobody none someone somebody everyone anyone most".split())
# "The man" is whoever spoke last, not somebody of a kind.
_HUMAN = frozenset("man woman boy girl person speaker caller youth teenager interlocutor source".split())
# Nouns of bodies that stand for them when they are named again: "the office".
_PARTS_OF_STATE = frozenset("office service agency mission directorate bureau secretariat commission".split())
# What bodies of a state are for.
_BRANCHES = frozenset(
    "interior defence foreign health information justice education transport energy finance emergency security medical military police human fire water agriculture".split()
)
# Offices whose holder is no other official.
_ONE_OFFICE = frozenset("coroner prosecutor judge examiner ombudsman".split())
# Words for who leads something: "the union leader" is the head of the police union.
_LEADS = frozenset("head chief leader director boss president chairman chairwoman chair commander".split())
# One of a body, unnamed: "a rebel commander".
SOMEBODY = frozenset(
    "commander fighter militant rebel officer worker volunteer rescuer guard aide driver employee gunman leader official source man member soldier doctor nurse medic surgeon paramedic rescuer".split()
)


@dataclass(slots=True)
class Mention:
    """A phrase that was read as a source: the noun that it turns on, and whether it is a person, or several."""

    source: Source
    head: str
    person: bool
    plural: bool
    name: str = ""
    # Told of by somebody else: "the mayor said that the commander told him".
    inner: bool = False
    # All words by which the text has called it.
    words: frozenset[str] = frozenset()


def pronoun(word: str, mentions: Sequence[Mention], *, inner: bool = False) -> Mention | None:
    """Whom a personal pronoun stands for; None for nobody named so far. `inner`: it stands inside somebody's words."""
    if word in _SPEAKS_ON and not inner and mentions and mentions[-1].inner:
        outer = [m for m in mentions if not m.inner]
        found = pronoun(word, outer) if outer else None
        if found is not None and found.person and found.plural == (word == "they"):
            return found
    if word in ("i", "we", "you"):
        return None
    wanted = [m for m in reversed(mentions) if (m.person if word in _HE else not m.person)]
    if word in _HE:
        wanted = [m for m in wanted if not m.plural] or wanted
    if word == "it":
        wanted = [m for m in wanted if m.source.kind != "unknown"] or wanted
    if word in ("they", "both"):
        wanted = [m for m in reversed(mentions) if m.plural] or wanted
    wanted = wanted or list(reversed(mentions))
    return replace(wanted[0]) if wanted else None


def again(row: Line, heads: list[str], mentions: Sequence[Mention], only: Mapping[str, Source]) -> Mention | None:
    """Whom a phrase ("the source", "a monitoring group") stands for, where somebody named fits it."""
    head = heads[-1] if heads else row.low[-1]
    kind = kinds.of_phrase(row, named=False)[0]
    known = only.get(kind)
    if (
        known is not None
        and row.low[0] != "another"
        and not _MANY & {head}
        and (kind == "monitor_group" or "agency" in row.low)
    ):
        return Mention(known, head, False, False)
    if row.low[0] not in DEFINITE or any(is_name(row, k) and not national(row.low[k]) for k in range(1, len(row))):
        return None
    return (
        _by_noun(row, head, mentions)
        or _by_word(row, mentions)
        or _by_post(row, head, mentions)
        or _by_kind(row, head, kind, mentions)
    )


def stands_for(noun: str) -> frozenset[str]:
    """The kinds of bodies that "the group", "the agency" can stand for; none for other nouns."""
    return frozenset().union(*(alike for nouns, alike in _ALIKE if noun in nouns))


_PART = frozenset("one another two three four five six seven eight nine ten several some most others".split())


def one_of(row: Line, mentions: Sequence[Mention]) -> Mention | None:
    """The several of whom this is one: "one of them", "one of the officials", "one" behind "Residents"."""
    if row.low[0] not in _PART or (len(row) > 1 and row.at(1) != "of"):
        return None
    many = [m for m in reversed(mentions) if m.plural and m.person]
    if len(row) == 1 or row.low[-1] in ("them", "these", "those"):
        return many[0] if many else None
    if row.at(2) not in DEFINITE or len(row) > 5:
        return None
    if row.low[-1] in _PART:
        return many[0] if many else None  # "two of the three"
    return next((m for m in many if m.head.rstrip("s") == row.low[-1].rstrip("s")), None)


def _branches(low: Iterable[str]) -> frozenset[str]:
    """What a ministry or committee is for."""
    return frozenset(w.replace("defense", "defence") for w in low) & _BRANCHES


def _other_branch(row: Line, mention: Mention) -> bool:
    """Is this a body of another branch: "the defence ministry" behind "the interior ministry"?"""
    own, theirs = _branches(row.low), _branches(mention.words)
    return bool(own and theirs and not own & theirs)


def _by_noun(row: Line, head: str, mentions: Sequence[Mention]) -> Mention | None:
    for mention in reversed(mentions):
        alike = mention.head and (mention.head == head or mention.head.rstrip("s") == head.rstrip("s"))
        if alike and not _other_branch(row, mention):
            return replace(mention)
    if head in _PAPERS and len(row) <= 2 and mentions:
        return replace(mentions[-1])
    if head in _HUMAN:
        return next((replace(m) for m in reversed(mentions) if m.person and not m.plural), None)
    return None


def _by_word(row: Line, mentions: Sequence[Mention]) -> Mention | None:
    """The body by whose name or description a bare noun stands: "the office" behind "the UN human rights office"."""
    if len(row) != 2 or row.low[0] != "the" or row.low[1] not in _PARTS_OF_STATE:
        return None
    return next((replace(m) for m in reversed(mentions) if not m.person and row.low[1] in m.words), None)


def _by_post(row: Line, head: str, mentions: Sequence[Mention]) -> Mention | None:
    """Who leads the same thing by another word."""
    led = frozenset(low.removesuffix("'s") for low in row.low) - DEFINITE - {head}
    if head not in _LEADS or not led:
        return None
    return next((replace(m) for m in reversed(mentions) if m.person and led <= m.words and m.words & _LEADS), None)


def _may_be(noun: str, mention: Mention) -> bool:
    """Can "the police" be this body? A word for one kind of body stands for none that is called by another's."""
    called = mention.words | frozenset(mention.source.name.lower().split())
    others = frozenset().union(*(like for like in _APART if noun not in like))
    own = next((like for like in _APART if noun in like), frozenset())
    return not own or bool(own & called) or not others & called


def _by_kind(row: Line, head: str, kind: str, mentions: Sequence[Mention]) -> Mention | None:
    for nouns, alike in _ALIKE:
        if head in nouns and row.low[0] not in _OWNED:
            near = [m for m in reversed(mentions) if m.source.kind in alike and not m.person]
            fits = [m for m in near if _may_be(head, m) and not _other_branch(row, m)]
            if fits:
                return replace(fits[0])
    if head in words().heads and len(row) <= 3 and row.low[0] not in _OWNED:
        fits = [
            m
            for m in reversed(mentions)
            if m.person
            and (head not in _ONE_OFFICE or head in m.words)
            and m.plural == (head.endswith("s") and not head.endswith("ss"))
            and (m.source.kind == kind or kinds.person_like(kind, m.source.kind))
        ]
        if fits:
            return replace(fits[0])
    return None
