"""Presence: a person whom the text puts at the scene speaks from there, whatever the person's post."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.model.attribution import Attributed, Attribution, Source
from firsthand.model.text import Document

_THERE = re.compile(
    r"\bwho (?:was|were) (?:in|at|there|present|nearby|inside|near|on the spot)\b|\bwho (?:saw|witnessed|survived)\b|\bat the scene\b",
    re.IGNORECASE,
)
_SAW = re.compile(
    r"^\W*(?:that )?(?:he|she|i|they) (?:saw|counted|witnessed|watched|carried|pulled|heard)\b|\b(?:I|we) (?:saw|heard|pulled|carried|found|ran|fled|hid)\b|\b(?:my|our) (?:street|house|home|village|neighbou?rhood|building|shop|quarter|roof|door|fields?|cellar|windows?)\b|^\W*i (?:was|am) (?:there|in|at)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:I|we|We) (?:just |only |then |all |also |never |still )?(?:saw|heard|pulled|carried|ran|fled|hid|woke|felt|buried|dug|crawled|walked|counted|lost|smelled|jumped)\b"
)
_KIN = re.compile(
    r"\bmy (?:[\w-]+ ){0,2}(?:sons?|daughters?|brothers?|sisters?|father|mother|husband|wife|child|children|family|cousins?|uncle|aunt|nephew|niece|parents)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:kill\w*|died|dead|death|murder\w*|shot|taken|took|arrest\w*|detain\w*|missing|disappear\w*|bod(?:y|ies)|buried|wounded|injured|never saw|(?:did not|didn.t|never) (?:come|came|return\w*)|martyr\w*|lost|hit)\b",
    re.IGNORECASE,
)
# Of whom nothing is told but a name.
_PLAIN = frozenset({"named_person", "unknown"})
_COUNTED = re.compile(r"^(?:counted|saw|witnessed|watched)$", re.IGNORECASE)
# Only what says nothing surer is made surer.
_UNSURE = frozenset({"unstated", "collected_from_contacts", "relayed"})
_BODIES = frozenset(
    {
        "monitor_group",
        "news_outlet",
        "wire_agency",
        "state_media",
        "state_body",
        "armed_group",
        "international_organisation",
        "document",
    }
)


def mark_presence(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions; sources who are said to have been there or to have seen it have direct access, and people
    of no known office are what they tell of themselves: witnesses, or relatives of the dead."""
    there = {a.source_id for a in attributed.attributions if a.source_id and _was_there(document, a)}
    first = {a.source_id for a in attributed.attributions if a.source_id and _tells_of_oneself(document, a)}
    hurt = {a.source_id for a in attributed.attributions if a.source_id and _was_hurt(document, a)}
    claims = {a.source_id for a in attributed.attributions if a.source_id and _claims(document, a)}
    kin = {a.source_id for a in attributed.attributions if a.source_id and _mourns(document, a)}
    sources = tuple(
        _told(s, s.id in there or (s.id in first and s.kind in _PLAIN), s.id in kin) for s in attributed.sources
    )
    sources = tuple(
        _owned_up(_hurt(s) if s.id in hurt else s) if s.id in claims else _hurt(s) if s.id in hurt else s
        for s in sources
    )
    kinds = {s.id: s.kind for s in sources}
    attributions = (
        replace(a, source_kind=kinds.get(a.source_id or "", a.source_kind)) for a in attributed.attributions
    )
    return Attributed(attributed.outlet, tuple(attributions), sources)


_WAS_HURT = re.compile(
    r"^\W*(?:that )?(?:he|she|they) (?:had been |was |were |got )(?:\w+ing [^,.;]{0,60}? when [^,.;]{0,40}?(?:shot|fired|opened fire|hit|stabbed|attacked)"
    r"|(?:\w+ly )?(?:shot|wounded|hit|grazed|stabbed|robbed|attacked|beaten|injured))"
)
_CLAIMS = re.compile(
    r"^\W*(?:responsibility|the (?:\w+ ){0,2}(?:attack|bombing|killing|blast|assault|raid|ambush|operation|explosion)s?)\b"
)
_NOBODY = frozenset({"unknown", "unnamed_generic", "named_person", "social_media_post"})


def _was_hurt(document: Document, attribution: Attribution) -> bool:
    """Does somebody tell how they were shot or hurt?"""
    return any(_WAS_HURT.search(document.words(c)) for c in attribution.content)


def _claims(document: Document, attribution: Attribution) -> bool:
    """Does somebody claim an attack?"""
    if attribution.cue is None or "claim" not in document.words(attribution.cue).lower():
        return False
    return any(_CLAIMS.match(document.words(c)) for c in attribution.content)


def _hurt(source: Source) -> Source:
    person = (
        source.kind in _PLAIN and (source.kind != "unknown" or source.disclosure == "described")
    ) or source.reason.startswith(('"man"', '"woman"', '"teenager"', '"boy"', '"girl"', '"driver"'))
    if not person or source.reason.startswith("known by name"):
        return source
    return replace(source, kind="survivor", access="participant", reason="tells how it happened to them")


def _owned_up(source: Source) -> Source:
    if (
        source.kind not in _NOBODY
        or source.name.lower().startswith(("no ", "nobody", "none"))
        or source.reason.startswith("known by name")
    ):
        return source
    return replace(source, kind="armed_group", access="participant", reason="claims an attack")


def _told(source: Source, there: bool, kin: bool) -> Source:
    source = _present(source) if there else source
    known = source.reason.startswith("known by name")
    by_name = kin and source.kind == "eyewitness" and source.reason.startswith("a by-name")
    if (source.kind not in _PLAIN and not by_name) or known or not (there or kin):
        return source
    if kin:
        return replace(source, kind="relative_of_victim", access="relayed", reason="tells of their own family's harm")
    return replace(source, kind="eyewitness", access="direct_witness")


_TAKEN = re.compile(
    r"^\W*(?:that )?(?:her|his|my|their) (?:\w+ )?(?:son|daughter|husband|wife|brother|sister|father|mother|child|children|sons|daughters|brothers|cousin|nephew|uncle)s? "
    r"(?:was|were|had been|has been|have been) (?:\w+ly )?(?:taken|arrested|detained|abducted|kidnapped|killed|shot|wounded|executed|tortured|beaten|disappeared|missing)\b"
)


def _mourns(document: Document, attribution: Attribution) -> bool:
    """Does somebody tell what was done to their own family?"""
    if any(_TAKEN.match(document.words(c)) for c in attribution.content):
        return True
    return any(_KIN.search(w) and _HARM.search(w) for w in (document.words(c) for c in attribution.content))


def _present(source: Source) -> Source:
    if source.access not in _UNSURE or source.kind in _BODIES:
        return source
    return replace(
        source, access="direct_witness", reason=f"{source.reason}; the text says that they were there or saw it"
    )


def _tells_of_oneself(document: Document, attribution: Attribution) -> bool:
    """Does somebody tell, in the first person, what happened around them?"""
    return attribution.speech != "indirect" and any(_FIRST.search(document.words(c)) for c in attribution.content)


def _was_there(document: Document, attribution: Attribution) -> bool:
    if attribution.source is not None and _THERE.search(document.words(attribution.source)):
        return True
    if attribution.cue is not None and _COUNTED.match(document.words(attribution.cue)):
        return True
    return any(_SAW.match(document.words(c)) for c in attribution.content)
