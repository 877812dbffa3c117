"""Who was told, and passes on: the agency, outlet or body of a "told X"; a crowd or "reporters" pass nothing on."""

from __future__ import annotations

import re

from firsthand.attribute import bodies, kinds
from firsthand.attribute.found import Found
from firsthand.attribute.names import actor_of, government_of
from firsthand.attribute.register import Register
from firsthand.attribute.tokens import Line, Range, line
from firsthand.model.actors import Actor
from firsthand.model.attribution import Source
from firsthand.model.ids import content_id
from firsthand.model.sentences import sentence_at

_OUTLET_NOUNS = frozenset(
    "news agency tv television radio times post newspaper magazine channel journal press network daily broadcaster station website paper outlet".split()
)
_PLAIN_OUTLETS = frozenset("agency television tv newspaper radio broadcaster channel station paper network".split())
_RELAYS = frozenset(("wire_agency", "state_media", "news_outlet", "armed_group_media", "monitor_group"))
_MEDIA = frozenset(("wire_agency", "state_media", "news_outlet", "armed_group_media"))
# Where somebody speaks for themselves is nobody who passes it on.
_PLATFORM = re.compile(
    r"\b(?:Telegram|WhatsApp|Facebook|Twitter|Skype|YouTube|TikTok|Signal|Instagram|Zoom|VK|Weibo|Viber|Truth Social)\b|^(?:social media|X)$"
)
# Whoever took, published or checked a picture is no link.
_PICTURES = frozenset(("video_or_photo", "satellite_or_sensor"))
_TOLD = re.compile(r"\b(?:told|tells?|telling)\b")
_ON_THE_SPOT = frozenset(
    "eyewitness survivor relative_of_victim civil_defence_or_medical activist_or_local_network armed_group official_unnamed".split()
)
# So far back (code points) the sentences before are looked at.
_REACH = 600
_PUBLISHED = re.compile(
    r"\b(?:published|released|shared|posted|broadcast|circulated|intercepted|aired|carried|relayed|streamed|translated|transcribed|read out|printed|played|transmitted)"
    r"(?: (?:live|late|on \w+day))? (?:by|on) (?:the )?$"
)
# Who has a paper before it is public is a medium, where nothing else is told of it.
_HAS = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|received|heard|quoted|cited|contacted|reached|interviewed) by (?:the )?$"
)
_OPEN = frozenset(("unknown", "named_person"))
_INTERVIEW = re.compile(r"\binterview (?:with|to|for) (?:the )?$")
# Names of media in other languages begin like this.
_FOREIGN = frozenset("le la les der die das el il al jeune corriere gazeta".split())
# Who collects for a body what others tell: "told activists of the Monitor".
_COLLECTORS = re.compile(r"(?:activists|volunteers|correspondents|reporters|monitors) (?:of|from|with) (?:the )?[A-Z]")
_REPORTER = re.compile(r"(?:the|its) (?:[a-z]+ )?(?:reporter|correspondent|journalist)$")
# Whose staff or service was told: "AFP's correspondent", "Radio Marj's Persian service" (which may be cut short).
_STAFF = re.compile(
    r"['’]s (?:(?:[A-Z]\w+|evening|morning|main|flagship|local) )*(?:correspondents?|reporters?|journalists?|service|programme|program|newscast|show|website|channel)$"
)
_SERVICE = re.compile(r"['’]s [A-Z]\w+$")
_PAGE_OF = re.compile(r"^(?:the )?(?:web ?site|site|pages) of (?=(?:the )?[A-Z])")
_BEHIND_STAFF = re.compile(r" (?:[A-Z]\w+ )*(?:correspondent|reporter|journalist|photographer)", re.IGNORECASE)


def who_was_told(text: str, found: Found, source: Source | None, register: Register) -> Source | None:
    """Who passes a statement on; None where that is nobody, or the outlet itself."""
    if found.relay is None:
        return None
    phrase = text[slice(*found.relay)]
    if phrase.lower().split()[0] in ("our", "this"):
        return None
    if source is not None and source.kind in _PICTURES:
        register.resolve(phrase)  # named all the same: "the channel"
        return None
    if _PLATFORM.search(phrase):
        return None
    phrase = _PAGE_OF.sub("", _STAFF.sub("", phrase))
    phrase = _SERVICE.sub("", phrase) if text.startswith(" service", found.relay[1]) else phrase
    row = line(phrase, 0, len(phrase))
    special = _special(phrase, row, register)
    if special is not None:
        return special
    handed = text[max(0, found.relay[0] - 24) : found.relay[0]]
    published = bool(_PUBLISHED.search(handed))
    actor = _actor(phrase, register)
    if actor is not None:
        if actor.source_kind not in _RELAYS | {"activist_or_local_network"} and not published:
            return None
        register.keep(kinds.body(actor))
        return register.sources[actor.id]
    talked = bool(_INTERVIEW.search(handed)) and phrase[:1].isupper() and not _person_named(text, phrase)
    if talked or _told_medium(text, found, source, phrase, register):
        own = content_id("source", "body", phrase.casefold())
        register.keep(Source(own, phrase, "news_outlet", "relayed", "named", None, "it was told this"))
        return register.sources[own]
    formed = _by_form(phrase, row, register)
    if formed is None and any(c.isupper() for c in phrase) and (published or _HAS.search(handed)):
        return _handed(text, phrase, register, published=published)
    return formed


def _handed(text: str, phrase: str, register: Register, *, published: bool) -> Source | None:
    """The body that published somebody's words; a medium where its name does not tell what it is."""
    resolved = register.resolve(phrase)
    if resolved is None or resolved.kind not in _OPEN:
        return resolved if published else None
    if _person_named(text, phrase) or (not published and " " in phrase):
        return None
    own = content_id("source", "body", phrase.removeprefix("the ").casefold())
    register.keep(
        Source(own, phrase.removeprefix("the "), "news_outlet", "relayed", "named", None, "it passed this on")
    )
    return register.sources[own]


def _special(phrase: str, row: Line, register: Register) -> Source | None:
    """Pictures, reporters and collectors of a body, and media that the text or the lists know."""
    if kinds.of_phrase(row, named=False)[0] == "video_or_photo":
        return register.resolve(re.sub(r"^(?:the|this|that) ", "", phrase))
    named = register.part_of_named(phrase)
    if named is not None:
        return named
    if _COLLECTORS.match(phrase) or bodies.medium(row):
        return register.resolve(phrase)
    if _REPORTER.match(phrase):
        told = register.resolve(phrase)
        return told if told is not None and told.kind == "reporter_own_observation" else None
    return None


def _actor(phrase: str, register: Register) -> Actor | None:
    """The body of the table that a phrase names as a whole, or whose staff it tells of."""
    actor = actor_of(register.table, phrase, register.on)
    if actor is not None:
        return actor
    matches = [m for m in register.table.matches(phrase, on=register.on) if not m.others]
    whole = [m for m in matches if not re.match(r" [A-Z]", phrase[m.end :]) or _BEHIND_STAFF.fullmatch(phrase[m.end :])]
    return register.table[whole[0].actor] if whole else None


def _by_form(phrase: str, row: Line, register: Register) -> Source | None:
    """A medium by the nouns of its name."""
    nouns = frozenset(phrase.lower().split()) & _OUTLET_NOUNS
    told = bodies.kind_of(row) if phrase[:1].isupper() or phrase.startswith("the ") else "unknown"
    if told in _RELAYS and any(c.isupper() for c in phrase):
        resolved = register.resolve(phrase)
        return resolved if resolved is not None and resolved.kind in _RELAYS else None
    if not nouns or (phrase[:1].islower() and not nouns & _PLAIN_OUTLETS):
        return None
    resolved = register.resolve(phrase)
    passes_on = resolved is not None and (resolved.kind in _RELAYS or resolved.kind == "activist_or_local_network")
    return resolved if passes_on else None


def _told_medium(text: str, found: Found, source: Source | None, phrase: str, register: Register) -> bool:
    """Is this a medium by a name that does not show it ("a nurse told Marj Now")? Who speaks to a state, a body or a
    person is not on the spot for a paper."""
    cue = found.cue
    if cue is None or source is None or not (_TOLD.search(text[slice(*cue)]) or text.startswith(" to ", cue[1])):
        return False
    foreign = len(phrase.split()) > 1 and re.split(r"[ -]", phrase.lower())[0] in _FOREIGN
    quoted = found.speech == "direct" and " " not in phrase
    sure = (foreign or quoted) and not _person_named(text, phrase)
    placed = source.kind in _ON_THE_SPOT or (source.kind == "unknown" and source.disclosure == "described")
    if not (placed or (sure and kinds.is_person(source.kind))):
        return False
    row = line(phrase, 0, len(phrase))
    named = len(row) > 0 and all(w[:1].isupper() for w in phrase.split()) and len(phrase.split()) <= 3
    other = bodies.kind_of(row) not in ("unknown", "news_outlet") or kinds.of_phrase(row, named=False)[0] != "unknown"
    known = phrase in register.outlet.name or any(m.name and phrase in m.name for m in register.mentions)
    return named and not other and not known and government_of(row) is None


def _person_named(text: str, name: str) -> bool:
    """Does the text call a person so ("Mr Reed", "Anna Reed")?"""
    front = r"(?:[A-Z][\w.’'-]+|\b(?:minister|president|counterpart|colleague|leader))"
    return bool(re.search(rf"{front} {re.escape(name)}\b", text))


def medium_before(text: str, cue: Range, register: Register) -> Source | None:
    """The medium that the sentences in front of "was quoted as saying" tell of."""
    start = sentence_at(text, cue[0])[0]
    register.before = text[max(0, start - _REACH) : start]
    found = register.subject_before(_MEDIA)
    if found is None:
        return None
    register.keep(found.source)
    return found.source
