"""Doers that go beyond the sources: who a headline or lead says did it, when no account below says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from firsthand.collate.beyond_agents import ACTS, ANYBODY, DONE, abbreviates, phrases, unheard
from firsthand.collate.beyond_words import Excess, Group, Pattern, lists, whole
from firsthand.collate.scene import Line, Scene
from firsthand.model.text import Span

# Kinds of actors that fight; the names of others never stand as the doer of an attack.
_PARTIES = frozenset({"state_force", "armed_group", "coalition", "ministry"})


@dataclass(frozen=True, slots=True)
class Doer:
    """A doer as a headline or lead names it: where, which table's actor, which words bear it out."""

    span: Span
    actor: str | None
    group: Group | None


def doers(scene: Scene) -> Iterator[Excess]:
    """Doers of the headline, and of own sentences, that no account bears out."""
    words = lists()
    if scene.headline is not None and not words.open.search(scene.title) and "?" not in scene.title:
        for doer in _named(scene, scene.headline):
            if scene.own(doer.span):
                yield from _weighed(scene, doer, None)
    unknown = scene.unknown
    if unknown or (any(line.voiced for line in scene.lines) and _open_who(scene)):
        for line in scene.lines:
            for doer in _named(scene, line.span) if line.role == "plain" and not line.voiced else ():
                who = scene.document.words(doer.span)
                if not who.lower().startswith("police") and (line.first or not _RESPONDS.match(who)):
                    yield from _weighed(scene, doer, line)


# Who comes to the scene when something has happened: an own sentence that has them act puts nothing down to them.
_RESPONDS = re.compile(
    r"(?:the )?(?:police\w*|army|troops|soldiers|security forces|military|officers|government|navy|air ?force|marines|commandos)$",
    re.IGNORECASE,
)


def _weighed(scene: Scene, doer: Doer, own: Line | None) -> Iterator[Excess]:
    """A doer against the lines that speak of it: all of them for the headline, the sources' for an own line."""
    lines = [line for line in scene.lines if (own is None or line.voiced) and _speaks_of(scene, line, doer)]
    name = " ".join(scene.document.words(doer.span).split())
    held = [line for line in lines if line.role == "hedged" and _speaks_of(scene, line, doer, told=True)]
    plain = [line for line in lines if line.role == "plain" and _bears_out(scene, line, doer, held=bool(held))]
    if any(_does(scene, line, doer) for line in plain) or (plain and not scene.unknown):
        return
    if any(line.role == "hedged" for line in lines):
        if own is None or (own.first and held):
            yield doer.span, "certainty", "perpetrator", f"the text below says of {name} only that it may be"
        return
    past = any(line.role == "past" for line in lines)
    if own is not None and not (past or doer.actor is not None or _open_who(scene) or scene.unknown):
        return
    yield (
        doer.span, "blame", "perpetrator",
        f"no account says that {name} did it" + ("; the text speaks of it only as background" if past else ""),
    )  # fmt: skip


def _bears_out(scene: Scene, line: Line, doer: Doer, *, held: bool) -> bool:
    """True when a line tells of the doer, or the doer itself tells of the event: not when it takes something back."""
    return _speaks_of(scene, line, doer, told=True) or not (held or _TAKEN_BACK.search(line.words))


# What puts something down to whoever stands before or behind it, and what takes it back.
_PUT_DOWN = re.compile(
    r"(?<!\w)(?:by|blam\w+|accus\w+|attribut\w+|behind|responsib\w+|claim\w+|admit\w*|confirm\w*|acknowledg\w*|fault|point\w* (?:to|at)|fired|shot|came from|"
    r"belong\w*|recogni[sz]ed|part of|work of|pinned|identified|members?|from|of)(?!\w)",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?<!\w)(?:no|not|never|n[o']?t|den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|refus\w*|declin\w*|without|whether)(?!\w)|n't(?!\w)",
    re.IGNORECASE,
)


def _said_of_doers(scene: Scene, span: Span) -> str:
    """What the text says, without the past; where the doer is unknown, only where somebody is told to have done it."""
    lines = [line for line in scene.lines if line.role != "past" and not line.span.meets(span)]
    if scene.unknown:
        lines = [line for line in lines if not _TAKEN_BACK.search(line.words) and _tells_who(line)]
    return " ".join(line.told for line in lines).lower()


def _does(scene: Scene, line: Line, doer: Doer) -> bool:
    """True when a line has the doer act, or puts it down to the doer."""
    if _TAKEN_BACK.search(line.words):
        return False
    if _speaks_of(scene, line, doer, told=True):
        return _tells_who(line)
    return bool(_SAYS_SO.search(line.words)) and _speaks_of(scene, line, doer)


# What somebody says of deeds of their own: "the army said that it had destroyed ...".
_SAYS_SO = re.compile(
    r"(?<!\w)(?:that |said |says |saying |announced |confirmed |claimed )(?:it|they|we|its (?:\w+ )?(?:men|forces|troops|fighters|aircraft|jets|units))"
    r"(?: had| have| has)? [\"“'‘]?(?!(?:believed|wanted|hoped|needed|received|learned|noticed|opened|investigated|looked|denied|rejected)(?!\w))\w{2,}ed(?!\w)",
    re.IGNORECASE,
)


def _tells_who(line: Line) -> bool:
    return bool(DONE.search(line.words) or _PUT_DOWN.search(line.words))


# Doers of whom no more is told, and words that leave the doer open.
_SOMEBODY = re.compile(
    r"(?<!\w)(?:(?:armed|masked|young|unknown|several|two|three|four|some|dozens of) men|men (?:in|on|with|who|wearing|armed|dressed)|gunm[ae]n|"
    r"attackers?|assailants?|raiders|perpetrators?|(?:did not|didnt|nobody|no one|no group) (?:immediately )?(?:claim\w*|blame|named?)|"
    r"motives?|inquir\w+|investigat\w+|origin|accident\w*|fault|malfunction|short circuit|whoever|those behind|responsib\w+)(?!\w)",
    re.IGNORECASE,
)


def _open_who(scene: Scene) -> bool:
    """True when the accounts speak of who did it, and leave it open or name somebody vaguer."""
    return any(line.role == "silent" or _SOMEBODY.search(line.words) for line in scene.lines)


def _named(scene: Scene, span: Span) -> Iterator[Doer]:
    """Who acts in a headline or lead: a party's name or a word for one, before an act or after "by"."""
    words, text = lists(), scene.document.part(span.part)
    taken: list[Span] = []
    for mention in scene.mentions.actors:
        if ANYBODY.fullmatch(scene.document.words(mention.span)):
            continue
        if span.holds(mention.span) and mention.kind in _PARTIES and _acts(scene, span, mention.span):
            taken.append(mention.span)
            yield Doer(mention.span, mention.actor, _group(text[mention.span.start : mention.span.end]))
    for group in (*words.doers, *words.nations):
        for match in group.words.finditer(text, span.start, span.end):
            here = Span(span.part, match.start(), match.end())
            if not any(t.meets(here) for t in taken) and _acts(scene, span, here):
                taken.append(here)
                yield Doer(here, None, group)
    if (span == scene.headline and _open_who(scene)) or scene.unknown:
        for here in unheard(scene, span, partial(_said_of_doers, scene, span)):
            if not any(t.meets(here) for t in taken):
                taken.append(here)
                yield Doer(here, None, None)
    for place in scene.mentions.places if span == scene.headline else ():
        here, name = place.span, scene.document.words(place.span)
        state = place.place is not None and place.place.feature == "country" and span.holds(here)
        starts = re.search(r"(?:^|[,;:–-] )$", text[span.start : here.start])
        if state and starts and not any(t.meets(here) for t in taken) and ACTS.match(text, here.end + 1):
            taken.append(here)
            yield Doer(
                here, None, Group(whole([re.escape(name)]), re.compile(rf"(?<!\w){re.escape(name[:4])}", re.IGNORECASE))
            )
    if span == scene.headline:
        yield from _foreign(scene, span, taken)


_OF_A_STATE = re.compile(r"(?<!\w)[A-Z][a-z]{2,}(?:ian|ish|ese|ean|an|i)(?!\w)")


def _foreign(scene: Scene, span: Span, taken: list[Span]) -> Iterator[Doer]:
    """An adjective of a state of no list, before an act: "Chadian troops shell ..."."""
    text = scene.document.part(span.part)
    for match in _OF_A_STATE.finditer(text, span.start, span.end):
        here = Span(span.part, match.start(), match.end())
        named = [*taken, *(m.span for m in scene.mentions.places)]
        if ANYBODY.fullmatch(match.group()) or any(t.meets(here) for t in named):
            continue
        if _acts(scene, span, here):
            forces = lists().forces.pattern
            stem = rf"(?<!\w){re.escape(match.group()[:4])}|{forces}"
            yield Doer(here, None, Group(whole([match.group()]), re.compile(stem, re.IGNORECASE)))


def _group(name: str) -> Group | None:
    """The words that bear out a name of the table, by the last of them that is a word for a doer or a state."""
    words = lists()
    held = [(m.start(), g) for g in (*words.nations, *words.doers) for m in g.words.finditer(name)]
    return max(held, key=lambda h: h[0])[1] if held else None


def _acts(scene: Scene, whole: Span, here: Span) -> bool:
    """True before an act, and in a headline or lead also behind "by"."""
    words, text = lists(), scene.document.part(whole.part)
    before, after = text[whole.start : here.start], text[here.end : whole.end]
    if not scene_own(before) or _PART_OF_A_PLACE.search(before):
        return False
    if whole != scene.headline and not DONE.search(text, whole.start, whole.end):
        return False
    if whole == scene.headline or scene.unknown:
        found = (Span(whole.part, whole.start + a, whole.start + b) for a, b in phrases(text[whole.start : whole.end]))
        if any(phrase.holds(here) for phrase in found):
            return True
    top = whole == scene.headline or any(line.span == whole for line in scene.lead)
    return bool(words.act.match(after)) or (top and bool(words.passive.search(_QUALIFIED.sub("", before))))


# Names and adjectives between "by" and a word for a doer: "by Lashkar militants".
_QUALIFIED = re.compile(r"(?<=\bby )(?:[A-Z][\w'’-]+ |suspected |armed |islamist |masked ){1,2}$")


_PART_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:in|near|at|from|south|north|east|west|central|southern|northern|eastern|western)\s+$", re.IGNORECASE
)


def scene_own(before: str) -> bool:
    """False within quotation marks that open before and do not close."""
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


def _speaks_of(scene: Scene, line: Line, doer: Doer, *, told: bool = False) -> bool:
    """True when a line has the doer; with `told`, elsewhere than in the name of who speaks."""
    words = _DENIED.sub("", line.told if told else line.words)
    if doer.group is not None and doer.group.borne.search(words):
        return True
    if doer.group in lists().nations and lists().forces.search(words):
        return True
    denied = [(line.span.start + d.start(), line.span.start + d.end()) for d in _DENIED.finditer(line.words)]
    held = [m for m in scene.mentions.actors if line.span.meets(m.span)]
    held = [m for m in held if not any(start <= m.span.start < end for start, end in denied)]
    if told:
        held = [
            m for m in held if m.span.end <= line.span.end and line.told[m.span.start - line.span.start :][:1].strip()
        ]
    if abbreviates(scene.document.words(doer.span), words):
        return True
    if doer.actor is not None:
        unknown = any(m.kind == "armed_group" and m.actor is None for m in held)
        return unknown or any(m.actor == doer.actor for m in held) or _first(scene, doer).search(words) is not None
    return doer.group is not None and doer.group.armed and any(m.kind == "armed_group" for m in held)


# Whom somebody says it was not.
_DENIED = re.compile(
    r"(?<!\w)not (?:of |by |from |the work of |carried out by )(?:the )?(?:[\w'’-]+ ?){1,3}", re.IGNORECASE
)


def _first(scene: Scene, doer: Doer) -> Pattern:
    """The name by its beginning: a spelling of the same name in the text."""
    name = re.sub(r"^(?:the|al)[ -]", "", scene.document.words(doer.span), flags=re.IGNORECASE)
    return re.compile(rf"(?<!\w){re.escape(name[:5].strip())}", re.IGNORECASE)
