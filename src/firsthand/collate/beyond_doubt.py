"""Certainty: what a headline tells as fact, when all that the text says of it is held open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.collate.beyond_agents import ACTS
from firsthand.collate.beyond_words import Excess, Pattern, lists
from firsthand.collate.scene import Line, Scene
from firsthand.model.text import Span

# What holds open all that follows in its clause, so many code points far ...
_AHEAD = re.compile(
    r"(?<!\w)(?:may|might|could(?! not)|whether|suspects?|suspected(?! (?:\w+ )?(?:shooter|gunm[ae]n|attacker|killer|bomber|militant|rebel|m[ae]n|suspect)s?)|believes?|believed|thinks?|thought|presum\w+|assum\w+|allegedly|reportedly|apparently|"
    r"probabl[ey]|possibl[ey]|perhaps|maybe|likely|unlikely|unconfirmed|unverified|purported\w*|rumou?rs?|suspicions?|suggest\w*|appear(?:s|ed)? to|"
    r"seem(?:s|ed)? to|looks? like|looked like|fear(?:s|ed)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)? to|prepar(?:es?|ed|ing)|tr(?:y|ies|ied|ying) to|wants? to|wanted to|"
    r"intend\w*|threaten\w*|vow(?:s|ed)?|about to|close to|poised to|soon|"
    r"(?:no|without) (?:\w+ ){0,2}(?:proof|evidence|confirmation|sign)|not (?:\w+ ){0,2}(?:confirm\w*|certain|sure|clear|known|established)|"
    r"(?:can|could|did|does|has|have) ?(?:not|n[o']?t|n['’]t) (?:\w+ ){0,2}(?:confirm\w*|verif\w*|say|tell|establish\w*)|looking into reports|checking reports|comparing|"
    r"one (?:possibility|line)|consistent with|point(?:s|ed)? to|heard(?= (?:that|of))|hearsay|told of|claims? that|"
    r"unclear|not ruled out|rule out|preliminary|early (?:signs|indications))(?!\w)",
    re.IGNORECASE,
)
_FAR = 90
# ... and of them those that alone hold open what is no act.
_MODAL = re.compile(
    r"(?<!\w)(?:(?:may|might|could) (?:have|be)|(?:appear(?:s|ed)?|believed|thought|suspected|presumed|seem(?:s|ed)?) to|suspected of|on suspicion of|heard that|probably|possibly|"
    r"allegedly|reportedly|looks? like|looked like|one possibility|rumou?rs? (?:that|of))(?!\w)",
    re.IGNORECASE,
)
# ... and what holds open what stands before it.
_BACK = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|be|remains?|being)(?: \w+)? (?:suspected|likely|possible|feared|presumed|unclear|unconfirmed|unverified|unknown|probable|"
    r"rumou?red|investigated|checked|examined|verified|ruled out|excluded|said to|thought|believed|reported|considered|a possibility|one of (?:the|several)|"
    r"(?:not|n['’]?t) (?:\w+ )?(?:confirmed|clear|known|certain|established|proven|verified))|(?:not|n['’]?t) (?:be|been) (?:\w+ )?(?:confirmed|verified|established|ruled out|excluded)",
    re.IGNORECASE,
)
# Code points of the headline within which one flag covers several words.
_NEAR = 15
_STOP = frozenset(
    "the and for with from into over after near amid says said that this they their his her its are was were has have had been will who when where what "
    "than then down out off not but all any new one two three four five six seven eight nine ten dozens scores hundreds thousands people men man woman women "
    "today monday tuesday wednesday thursday friday saturday sunday city town village province district north south east west northern southern eastern "
    "western central report reports news police army official officials attack attacks".split()
)
# ... and those that hold open what somebody or something is, right before the word for it.
_IS = re.compile(
    r"(?<!\w)(?:(?:may|might|could) (?:well )?be|(?:believed|thought|suspected|presumed) to be|suspected of being|might have been|may have been)(?: an?| the)?\s+$",
    re.IGNORECASE,
)
# What makes of the word behind it no fact.
_NOT_YET = re.compile(
    r"(?<!\w)(?:to|may|might|could|would|will|not|no|if|plan|plot|bid|threat|fear|risk|hope|vow|set|ready|over|about|against)s? (?:\w+ )?$",
    re.IGNORECASE,
)
_MANY = re.compile(r"\w{4}[^s'’]s$")
_COPULA = re.compile(r"(?<!\w)(?:was|were|is|are|had|has)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w’'-]{2,}")


def doubts(scene: Scene) -> Iterator[Excess]:
    """Words of the headline for what happened, each time that the text has them held open; once a headline."""
    words = lists()
    if (
        scene.headline is None
        or words.hedge.search(scene.title)
        or words.open.search(scene.title)
        or "?" in scene.title
    ):
        return
    open_words = [m for m in _WORD.finditer(scene.title) if _tells(scene, m) and _held_open(scene, _same(m.group()))]
    acts = [m for m in open_words if _is_act(m.group())]
    strong = [m for m in open_words if _held_open(scene, _same(m.group()), _MODAL)]
    alone = [m for m in open_words if _MANY.search(m.group()) and _held_open(scene, _same(m.group()), _IS)]
    if alone and not acts:
        acts = alone[:1]
    if not acts and (len(strong) < 2 or not _COPULA.search(scene.title)):
        return
    first = (acts or strong)[0]
    last = max((m for m in open_words if first.start() <= m.start() <= first.end() + _NEAR), key=re.Match.end)
    span = Span(scene.headline.part, scene.headline.start + first.start(), scene.headline.start + last.end())
    word = " ".join(scene.document.words(span).split())
    yield span, "certainty", "circumstances", f"the text below tells {word!r} only as what may be"


def _tells(scene: Scene, word: re.Match[str]) -> bool:
    if scene.headline is None or word.group().lower() in _STOP:
        return False
    here = Span(scene.headline.part, scene.headline.start + word.start(), scene.headline.start + word.end())
    if _NOT_YET.search(scene.title, 0, word.start()):
        return False
    return scene.own(here) and not any(m.span.meets(here) for m in scene.mentions.places)


# Words for an event that are no verbs in a headline.
_NOUN = re.compile(
    r"murder|assault|attack|raid|ambush|massacre|blast|strike|fire|wound|rape|robbery|feud|vendetta|slaughter|torture|hit|shot|shots|shell|shells|bomb|bombs|rounds?",
    re.I,
)


def _is_act(word: str) -> bool:
    return bool(ACTS.fullmatch(word) and not _NOUN.fullmatch(word)) or any(
        g.words.fullmatch(word) for g in lists().events
    )


def _same(word: str) -> Pattern:
    """The word in any form, or a word of its group."""
    group = next((g for g in lists().events if g.words.fullmatch(word)), None)
    if group is not None:
        return group.borne
    stem = re.sub(r"(?:ing|ed|es|s|d)$", "", word.lower().replace("’", "'").removesuffix("'s"))
    return re.compile(rf"(?<!\w){re.escape(stem[: max(4, len(stem) - 1)])}\w*", re.IGNORECASE)


def _held_open(scene: Scene, pattern: Pattern, hedge: Pattern = _AHEAD) -> bool:
    """True when the text has such a word, and never but held open."""
    told = [(line, m) for line in scene.lines for m in pattern.finditer(line.words)]
    return bool(told) and all(line.role not in ("past", "silent") and _is_open(line, m, hedge) for line, m in told)


def _is_open(line: Line, word: re.Match[str], hedge: Pattern) -> bool:
    words = _ASIDE.sub(lambda m: " " * len(m.group()), line.words)
    return bool(hedge.search(words, max(0, word.start() - _FAR), word.start()) or _BACK.search(words, word.end()))


# A doubt about something else, put in between: "a boy who police believe was shot over shoes died".
_ASIDE = re.compile(
    r"(?<!\w)(?:who|whom|which|that) (?:\w+ ){1,3}?(?:believes?|suspects?|thinks?|says?|said)(?: \w+)+?(?= (?:died|was killed|has died))",
    re.IGNORECASE,
)
