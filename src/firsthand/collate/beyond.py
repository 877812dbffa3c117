"""Beyond the sources: where a headline, a lead or the author says more than any account in the document.

A word of the headline is held against the sentences below it: borne out by one that says as much, held back where all
that say it hedge, and beyond the sources where none says it but talk of the past or of what is not known. `scene` cuts
the text into lines that bear out, hedge, stay silent or recall; each check then finds excesses of its own:

values, numbers   people, and things and measures, that are more than below
doers             who did it (who acts in a headline: beyond_agents)
doubts            what happened, told below only as what may be
elements, more    ranks, means, targets, places, times; odd shapes of them, leads
wording, deeds    the author's own words and accusations (beyond_author)

A small network weighs the same words (beyond_learned): what a rule flags and the network is sure of is let be, and what
the network alone is very sure goes beyond is flagged behind the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from firsthand.collate.beyond_agents import ACTS
from firsthand.collate.beyond_author import deeds, wording
from firsthand.collate.beyond_doers import doers
from firsthand.collate.beyond_doubt import doubts
from firsthand.collate.beyond_elements import elements
from firsthand.collate.beyond_learned import learned
from firsthand.collate.beyond_more import more
from firsthand.collate.beyond_numbers import numbers
from firsthand.collate.beyond_values import accounted, values
from firsthand.collate.beyond_words import Excess
from firsthand.collate.scene import Scene, scene
from firsthand.model.account import Account
from firsthand.model.attribution import Attributed
from firsthand.model.collation import Beyond
from firsthand.model.mentions import Mentions
from firsthand.model.text import Document, Span

# A text of fewer words than this is a teaser: what it does not say says nothing.
_TEASER = 15


def beyond(
    document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
) -> Iterator[Beyond]:
    """What goes beyond, in the order of the text. A document that attributes nothing has nothing to go beyond."""
    if not any(a.source_id != attributed.outlet for a in attributed.attributions):
        return
    seen = scene(document, attributed, mentions)
    if sum(len(line.words.split()) for line in seen.lines) < _TEASER:
        return
    incident = next((a.happening for a in accounts if not a.background), None)
    weighed = learned(seen)
    found: list[Beyond] = []
    for check, least in _CHECKS:
        for span, kind, slot, reason in check(seen):
            doubted = kind == "certainty" and any(_told_already(b, span) for b in found)
            sure = weighed.sure(span, _least(seen, check, span, kind, least))
            if not doubted and sure and not any(b.span.meets(span) for b in found):
                renamed = weighed.renamed(span, kind) if check not in _SURE_OF_KIND else None
                told, slot, reason = renamed or (kind, slot, reason)
                found.append(Beyond(document.id, incident, span, slot, document.words(span), told, reason))
    found = [_with_means(seen, b, found) for b in found]
    for span, kind, slot, reason in weighed.flags():
        counted = kind == "value" and accounted(seen, span)
        if not counted and not any(b.span.meets(span) for b in found):
            found.append(Beyond(document.id, incident, span, slot, document.words(span), kind, reason))
    yield from sorted(found, key=lambda b: (b.span.part != "title", b.span))


def _least(scene: Scene, check: Callable[[Scene], Iterator[Excess]], span: Span, kind: str, least: float) -> float:
    """How sure the network must be of a flag of a check."""
    if check is elements and kind == "value":
        return _VICTIMS
    arms = _ARMS.fullmatch(scene.document.words(span)) if check is doers else None
    told = (m for line in scene.lines if line.role == "plain" for m in _OF_OTHERS.finditer(line.words))
    if arms and any(m["whose"] != arms["whose"] for m in told):
        return _OF_A_STATE
    return least


# What a doer is told to have used, or who of them, right behind the name.
_MEANS = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:bombs?|shells?|shelling|rockets?|missiles?|mortars?|jets?|warplanes?|planes|drones?|artillery|air ?strikes?|gunboats?|tanks?|snipers?|"
    r"bullets|gunm[ae]n|bombers?|militants|fighters|troops|soldiers|forces|guns)(?!\w)",
    re.IGNORECASE,
)


# What a doer in doubt is told to have done.
_ACT = re.compile(rf" (?:\w+ )?{ACTS.pattern}", re.IGNORECASE)


def _with_means(scene: Scene, flag: Beyond, found: Sequence[Beyond]) -> Beyond:
    """A doer of a headline together with the means that stand behind it, where nothing else is said of them."""
    document = scene.document
    pattern = _ACT if flag.kind == "certainty" else _MEANS
    match = pattern.match(document.part(flag.span.part), flag.span.end)
    if flag.slot != "perpetrator" or scene.headline is None or not scene.headline.holds(flag.span) or match is None:
        return flag
    span = Span(flag.span.part, flag.span.start, match.end())
    if any(other is not flag and other.span.meets(span) for other in found):
        return flag
    return replace(flag, span=span, value=document.words(span))


# How sure the network must at least be of what a check flags, picked on the held-out articles of training/excess and with the
# totals of evals/beyond in view. Of numbers the rules often know better: the network takes the dead and wounded added up for a sum.
_CHECKS = (
    (values, 0.02),
    (numbers, 0.2),
    (doers, 0.2),
    (doubts, 0.0),
    (more, 0.4),
    (elements, 0.3),
    (wording, 0.1),
    (deeds, 0.0),
)
# What these find is what they say, whatever the network calls it.
_SURE_OF_KIND = (wording, deeds)
_VICTIMS = 0.6
# Arms of a state, where an account gives them to somebody else: here the rule knows better.
_WEAPONS = r"(?:jets|warplanes|planes|bombers|aircraft|troops|soldiers|forces|artillery|guns|gunboats|missiles|tanks|helicopters)(?!\w)"
_ARMS = re.compile(rf"(?P<whose>[A-Z]\w+) {_WEAPONS}")
_OF_OTHERS = re.compile(rf"(?<!\w)(?P<whose>government|regime|army|rebel|militia|[A-Z]\w+) {_WEAPONS}")
_OF_A_STATE = 0.05
# Code points behind words in doubt within which another flag says enough.
_NEAR = 15


def _told_already(other: Beyond, span: Span) -> bool:
    """True where a headline is in doubt already, or a number right behind goes beyond."""
    if other.span.part != span.part:
        return False
    return other.kind == "certainty" or (other.kind == "value" and 0 <= other.span.start - span.end < _NEAR)
