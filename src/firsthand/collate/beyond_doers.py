"""Doers that go beyond the sources: who a headline or lead says did it, when no account below says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.collate.beyond_values import Excess
from firsthand.collate.beyond_words import Group, Pattern, lists, whole
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
    """Doers of the headline, and of a lead in the outlet's own voice, that no account bears out."""
    words = lists()
    if scene.headline is not None and not words.open.search(scene.title) and "?" not in scene.title:
        for doer in _named(scene, scene.headline):
            if scene.own(doer.span):
                yield from _weighed(scene, doer, None)
    if any(_of_doers(line) for line in scene.lines) or (any(line.voiced for line in scene.lines) and _open_who(scene)):
        for line in scene.lines:
            for doer in _named(scene, line.span) if line.role == "plain" and not line.voiced else ():
                yield from _weighed(scene, doer, line)


def _weighed(scene: Scene, doer: Doer, own: Line | None) -> Iterator[Excess]:
    """A doer against the lines that speak of it: all of them for the headline, the sources' for an own line."""
    lines = [line for line in scene.lines if (own is None or line.voiced) and _speaks_of(scene, line, doer)]
    name = " ".join(scene.document.words(doer.span).split())
    held = [line for line in lines if line.role == "hedged" and _speaks_of(scene, line, doer, told=True)]
    if any(line.role == "plain" and (not held or _speaks_of(scene, line, doer, told=True)) for line in lines):
        return
    if any(line.role == "hedged" for line in lines):
        if own is None or (own.first and held):
            yield doer.span, "certainty", "perpetrator", f"the text below says of {name} only that it may be"
        return
    past = any(line.role == "past" for line in lines)
    if not (past or doer.actor is not None or _open_who(scene)) and own is not None:
        return
    yield (
        doer.span, "blame", "perpetrator",
        f"no account says that {name} did it" + ("; the text speaks of it only as background" if past else ""),
    )  # fmt: skip


# Sentences that say that the doer is not known.
_NOT_WHO = re.compile(
    r"(?:know|clear|say|tell|establish|speculate|knew|known)\w*\s+(?:who|whose|where (?:they|it|the)|which)|of unknown origin|unidentified|"
    r"not speculate|no (?:proof|evidence)|no ?(?:one|body) (?:has |had )?(?:claimed|said)|yet been (?:held|arrested)",
    re.IGNORECASE,
)


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


def _of_doers(line: Line) -> bool:
    return _NOT_WHO.search(line.words) is not None


def _named(scene: Scene, span: Span) -> Iterator[Doer]:
    """Who acts in a headline or lead: a party's name or a word for one, before an act or after "by"."""
    words, text = lists(), scene.document.part(span.part)
    taken: list[Span] = []
    for mention in scene.mentions.actors:
        if _ANYBODY.fullmatch(scene.document.words(mention.span)):
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
    if span == scene.headline:
        if _open_who(scene):
            yield from _others(scene, span, taken)
        yield from _foreign(scene, span, taken)


_OF_A_STATE = re.compile(r"(?<!\w)[A-Z][a-z]{2,}(?:ian|ish|ese|ean|an|i)(?!\w)")


def _foreign(scene: Scene, span: Span, taken: list[Span]) -> Iterator[Doer]:
    """An adjective of a state of no list, before an act: "Chadian troops shell ..."."""
    text = scene.document.part(span.part)
    for match in _OF_A_STATE.finditer(text, span.start, span.end):
        here = Span(span.part, match.start(), match.end())
        if not any(t.meets(here) for t in taken) and _acts(scene, span, here):
            forces = lists().forces.pattern
            stem = rf"(?<!\w){re.escape(match.group()[:4])}|{forces}"
            yield Doer(here, None, Group(whole([match.group()]), re.compile(stem, re.IGNORECASE)))


# Who is told as no more than that somebody did it.
_ANYBODY = re.compile(
    r"(?:gun|bomb|knife|axe)?m[ae]n|bombers?|attackers?|assailants?|snipers?|air ?strikes?|strikes?|raids?|attacks?|blasts?|bombs?|shell(?:s|ing)|"
    r"rockets?|missiles?|drones?|killers?|shooters?|clashes|fighting|battles?|explosions?|people|warplanes?|jets?|forces|planes|"
    r"helicopters?|mortars?|artillery|car|suicide|twin|two|three|\d+|more|killed|dead|dies?|wounded|fire|barrel|group|teams?",
    re.IGNORECASE,
)


def _others(scene: Scene, span: Span, taken: list[Span]) -> Iterator[Doer]:
    """A doer of no list at the head of a headline: "Settlers burn ...", "Pirates seize ..."."""
    text = scene.document.part(span.part)
    for match in list(re.finditer(r"[A-Za-z][\w'’-]{3,}", text[span.start : span.end]))[:_HEAD]:
        here = Span(span.part, span.start + match.start(), span.start + match.end())
        word = match.group()
        places = (m.span for m in scene.mentions.places)
        if _ANYBODY.fullmatch(word) or any(t.meets(here) for t in (*taken, *places)) or _a_thing(word):
            continue
        if lists().act.match(f" {word}"):
            continue
        after = text[here.end : span.end]
        acting = (re.search(r"[^s]s$", word) and _VERBS.match(after)) or (
            _MANY.search(word) and lists().act.match(after)
        )
        if acting and scene_own(text[span.start : here.start]):
            stem = Group(whole([re.escape(word)]), re.compile(rf"(?<!\w){re.escape(word[:5])}", re.IGNORECASE))
            yield Doer(here, None, stem)
            return


# Words for several people, or for a body of them.
_MANY = re.compile(
    r"(?:[a-z]men|[a-z]hood|movement|front|network|army|mob|cartel|gang|cell|squad|crowd|cult|clan|tribe|junta|militia|mafia|brigade|clique)$",
    re.IGNORECASE,
)
# Words of a headline among which its doer stands.
_HEAD = 4


def _a_thing(word: str) -> bool:
    """True for what other lists hold: means, sites, victims, ranks, loaded words."""
    words = lists()
    groups = (*words.causes, *words.targets, *words.victims, *words.ranks, *words.loaded)
    return any(g.words.search(word) for g in groups)


_VERBS = re.compile(
    r" (?:behind|kill|bomb|shell|attack|raid|burn|shoot|gun down|slaughter|ambush|execute|behead|poison|seize|abduct|kidnap|massacre|hit|"
    r"destroy|storm|blow up|torch|loot|murder|stab|hang|lynch|torture|rape|hijack|hack|sink|set fire)(?!\w)",
    re.IGNORECASE,
)


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
    if _abbreviates(scene.document.words(doer.span), words):
        return True
    if doer.actor is not None:
        unknown = any(m.kind == "armed_group" and m.actor is None for m in held)
        return unknown or any(m.actor == doer.actor for m in held) or _first(scene, doer).search(words) is not None
    return doer.group is not None and doer.group.armed and any(m.kind == "armed_group" for m in held)


# Whom somebody says it was not.
_DENIED = re.compile(
    r"(?<!\w)not (?:of |by |from |the work of |carried out by )(?:the )?(?:[\w'’-]+ ?){1,3}", re.IGNORECASE
)


def _abbreviates(one: str, words: str) -> bool:
    """True for "RSF" beside "Rapid Support Forces", and the other way round."""
    names = re.findall(r"(?:[A-Z][\w'’-]+ (?:(?:of|the|for|and) )*){1,5}[A-Z][\w'’-]+", words)
    if one.isupper() and len(one) > 2:
        return any(one in "".join(w[0] for w in name.split() if w[0].isupper()) for name in names)
    initials = "".join(w[0] for w in one.split() if w[0].isupper())
    return len(initials) > 2 and re.search(rf"(?<!\w){initials}(?!\w)", words) is not None


def _first(scene: Scene, doer: Doer) -> Pattern:
    """The name by its beginning: a spelling of the same name in the text."""
    name = re.sub(r"^(?:the|al)[ -]", "", scene.document.words(doer.span), flags=re.IGNORECASE)
    return re.compile(rf"(?<!\w){re.escape(name[:5].strip())}", re.IGNORECASE)
