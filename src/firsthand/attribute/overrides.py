"""Corrected chains: what a person knows better than the rules, from a TOML or JSON file.

[[chain]]
document = "harbour-raid"
quote = "five people were taken"          # exact words of the text, once
sources = ["Valley Observatory", "residents of Marj"]   # after the outlet, deepest last; empty: the outlet's own words
kinds = ["monitor_group", "eyewitness"]   # optional
factuality = "asserted"                   # optional
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast, get_args

from firsthand.attribute import kinds
from firsthand.attribute.register import Register
from firsthand.errors import SettingError
from firsthand.model.attribution import SOURCE_KINDS, Attribution, Factuality, Source
from firsthand.model.ids import content_id
from firsthand.model.text import Document, Span

_FIELDS = frozenset(("document", "quote", "sources", "kinds", "factuality"))


@dataclass(frozen=True, slots=True)
class Correction:
    """The chain that the words of a quote really have."""

    document: str
    quote: str
    sources: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    factuality: Factuality = "asserted"


@lru_cache(maxsize=8)
def corrections(path: str) -> tuple[Correction, ...]:
    """The corrections of a file, in order. Raises SettingError that names the entry and the field."""
    file = Path(path)
    if not file.is_file():
        raise SettingError(f"no overrides file at {path}: give the path of a TOML or JSON file")
    text = file.read_text(encoding="utf-8")
    try:
        data = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{file.name} cannot be read: {error}") from error
    entries = data.get("chain") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise SettingError(f"{file.name}: expected a list of chains under [[chain]]")
    return tuple(_correction(entry, f"{file.name}, chain {n}") for n, entry in enumerate(entries, start=1))


def _correction(entry: Any, where: str) -> Correction:
    if not isinstance(entry, dict) or not {"document", "quote", "sources"} <= set(entry) or set(entry) - _FIELDS:
        raise SettingError(f"{where}: expected document, quote and sources, and of the rest only kinds and factuality")
    named = entry["sources"]
    if not isinstance(named, list) or not all(isinstance(s, str) and s.strip() for s in named):
        raise SettingError(f"{where}: sources must be a list of names, got {str(named)[:80]!r}")
    told = entry.get("kinds", [])
    wrong = [k for k in told if k not in SOURCE_KINDS]
    if wrong or (told and len(told) != len(named)):
        raise SettingError(f"{where}: kinds must be one known kind for each source, got {told}")
    factuality = entry.get("factuality", "asserted")
    if factuality not in get_args(Factuality):
        raise SettingError(f"{where}: factuality must be one of {', '.join(get_args(Factuality))}, got {factuality!r}")
    return Correction(
        str(entry["document"]), str(entry["quote"]), tuple(named), tuple(told), cast(Factuality, factuality)
    )


def corrected(
    document: Document, attributions: tuple[Attribution, ...], register: Register, given: tuple[Correction, ...]
) -> tuple[Attribution, ...]:
    """The attributions with each corrected quote cut out of the others and given its own chain.

    Raises SettingError where a quote does not stand in the document.
    """
    for correction in given:
        if correction.document != document.id:
            continue
        span = _where(document, correction.quote)
        attributions = tuple(_without(a, span) for a in attributions)
        parent: str | None = None
        for n, name in enumerate(correction.sources):
            source = _source(name, correction.kinds[n] if correction.kinds else None, register)
            own = content_id("attribution", document.id, "override", correction.quote, n, source.id)
            last = n == len(correction.sources) - 1
            content = (span,) if last else ()
            put: Factuality = correction.factuality if last else "asserted"
            attributions += (Attribution(own, parent, None, None, content, "indirect", source.id, source.kind, put),)
            parent = own
    return attributions


def _where(document: Document, quote: str) -> Span:
    for part in ("text", "title"):
        text = document.text if part == "text" else document.title
        at = text.find(quote)
        if at != -1:
            return Span("text" if part == "text" else "title", at, at + len(quote))
    raise SettingError(f"the words {quote[:80]!r} do not stand in document {document.id}: correct the overrides file")


def _without(a: Attribution, span: Span) -> Attribution:
    """The attribution with a range cut out of its content."""
    pieces: list[Span] = []
    for c in a.content:
        if not c.meets(span):
            pieces.append(c)
            continue
        pieces += [Span(c.part, s, e) for s, e in ((c.start, span.start), (span.end, c.end)) if s < e]
    return Attribution(
        a.id, a.parent, a.source, a.cue, tuple(pieces), a.speech, a.source_id, a.source_kind, a.factuality
    )


def _source(name: str, kind: str | None, register: Register) -> Source:
    source = register.resolve(name) or register.implied(name)
    bare = re.sub(r"^(?:an?|the)\s+", "", name, flags=re.IGNORECASE).casefold()
    if register.table.get(source.id) is None and source.name.casefold() not in (name.casefold(), bare):
        # What a person wrote is the name, whatever part of it the rules would take for one.
        own = content_id("source", "body", " ".join(name.casefold().split()))
        source = replace(source, id=own, name=name)
        register.keep(source)
    if kind is None or source.kind == kind:
        return source
    changed = Source(
        source.id,
        source.name,
        kinds.as_kind(kind),
        source.access,
        source.disclosure,
        source.speaks_for,
        "corrected by hand",
    )
    register.keep(changed)
    return changed
