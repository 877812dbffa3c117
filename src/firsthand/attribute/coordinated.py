"""Sources that are several others: "a medic and a trader said" is two, and "one of the officials" is one of those heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.attribute import kinds
from firsthand.attribute.namesakes import of_class
from firsthand.attribute.nouns import is_role
from firsthand.attribute.tokens import line
from firsthand.model.attribution import Attributed, Source
from firsthand.model.ids import content_id
from firsthand.model.text import Document

_TWO = re.compile(r"^(?P<one>[^,]+?) and (?:an?|the|another|two|three|four|five|several) (?P<other>[^,]+)$")
_PLURAL = re.compile(r"^(?P<one>[^,]+?) and (?P<other>[^,]+)$")
_ONE_OF = re.compile(r"^one of (?:the|these|those|its|their) (?P<many>[\w-]+(?: [\w-]+)?)$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\s(?:at|of|in|from|for|with|who|on|near|to|by)\b.*$")
_UNNAMED = frozenset({"described", "anonymous", "anonymous_with_reason"})


def with_parts(document: Document, attributed: Attributed) -> Attributed:
    """The same attributions; a source that is several others knows which."""
    held = list(attributed.sources)
    added: dict[str, Source] = {}
    for k, source in enumerate(held):
        if source.disclosure in _UNNAMED:
            parts = _parts(document, source, [s for s in held if s.id != source.id])
            added |= {p.id: p for p in parts}
            held[k] = replace(source, joint=tuple(p.id for p in parts))
    known = {s.id for s in held}
    every = [*held, *(s for id, s in added.items() if id not in known)]
    return Attributed(attributed.outlet, attributed.attributions, tuple(sorted(every, key=lambda s: s.id)))


def _parts(document: Document, source: Source, others: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that this one is; none for one that is itself."""
    one = _ONE_OF.match(source.name)
    if one is not None:
        many = [
            s
            for s in others
            if s.disclosure in _UNNAMED and _front(s.name).split()[-1:] == one["many"].lower().split()[-1:]
        ]
        return (many[0],) if len(many) == 1 else ()
    two = _TWO.match(source.name) or _beside(source, others)
    if two is None or not (_is_role(two["one"]) and _is_role(two["other"])):
        return ()
    return tuple(_part(document, name, source, others) for name in (two["one"], two["other"]))


def _beside(source: Source, others: Sequence[Source]) -> re.Match[str] | None:
    """ "Police and relatives", where one of the two speaks alone elsewhere in the document."""
    two = _PLURAL.match(source.name)
    heard = {_front(s.name) for s in others}
    return two if two is not None and {_front(two["one"]), _front(two["other"])} & heard else None


def _is_role(phrase: str) -> bool:
    return is_role(_front(phrase).split()[-1]) if _front(phrase) else False


def _part(document: Document, name: str, whole: Source, others: Sequence[Source]) -> Source:
    """The source of the document that goes by this description, or a new one."""
    alike = [
        s for s in others if s.disclosure in _UNNAMED and _front(s.name) == _front(name) and not _TWO.match(s.name)
    ]
    exact = [s for s in alike if s.name.lower() == name.lower()] or alike
    if len(exact) == 1:
        return exact[0]
    kind, access, reason = kinds.of_phrase(line(name, 0, len(name)), named=False)
    own = content_id("source", document.id, name.lower())
    made = Source(own, name, kind, access, whole.disclosure, None, reason)
    return of_class(made, others) or made


def _front(name: str) -> str:
    """A description without its complement: "medical source" of "medical source at the clinic"."""
    return _COMPLEMENT.sub("", name.lower()).strip()
