"""Coding: a document's attributions and mentions become accounts of claims, by the words of a codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import ClassVar

from firsthand.coding.anaphora import refer_back
from firsthand.coding.bearing import placed, typed
from firsthand.coding.codebook import UNKNOWN_TYPE, Codebook, load
from firsthand.coding.denials import left_open, measured, presupposed, untrue
from firsthand.coding.earlier import overtaken
from firsthand.coding.happenings import Happening, happenings
from firsthand.coding.home import at_home, named_around
from firsthand.coding.local import localised
from firsthand.coding.roles import ASIDE
from firsthand.coding.slots import claims
from firsthand.coding.town import in_town
from firsthand.coding.units import UNREAL, Unit, names, terms, units
from firsthand.coding.when import named_by_day
from firsthand.coding.wholes import beside, gone, spans, worked_out
from firsthand.model.account import Account, Claim, Interval
from firsthand.model.attribution import Attributed, Attribution, Factuality
from firsthand.model.ids import content_id, files_id
from firsthand.model.mentions import CountMention, Mentions
from firsthand.model.text import Document, Span

__all__ = ["Coder", "load"]

# How many content words of a happening are kept for comparison.
MAX_TERMS = 80
# What is only asked, planned or supposed tells of no happening by itself.
_UNTOLD = frozenset({"asked", "planned", "conditional"})
# Nobody says what "no group has claimed".
_NOBODY = re.compile(r"(?:no|none|nobody|no-one|neither)\b", re.IGNORECASE)
# The order in which a chain's worst link decides how sure a claim is.
_DOUBT: tuple[Factuality, ...] = ("denied", "negated", "conditional", "planned", "asked", "possible", "alleged")


@dataclass(frozen=True, slots=True)
class Coder:
    """Accounts of every happening that a document tells of, one for each voice that tells of it."""

    version: ClassVar[str] = "1.20"
    codebook: str = "conflict"
    files: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Make what a codebook of one's own holds part of the step's identity; one that cannot be used is refused."""
        object.__setattr__(self, "files", files_id([self.codebook] if self.codebook.endswith(".toml") else []))
        load(self.codebook, self.files)

    def __call__(self, document: Document, attributed: Attributed, mentions: Mentions) -> tuple[Account, ...]:
        book = localised(load(self.codebook, self.files), document)
        mentions = named_by_day(document, refer_back(document, mentions))
        mentions = at_home(document, mentions) if book.local else named_around(document, mentions)
        read = units(document, attributed, mentions, book)
        accounts: list[Account] = []
        told = happenings(document, read, book)
        if book.local:
            in_town(told, read)
        for n, happening in enumerate(told):
            accounts += _accounts(document, attributed, happening, mentions.counts, f"{document.id}#{n + 1}", book)
        return tuple(accounts)


def _accounts(
    document: Document,
    attributed: Attributed,
    happening: Happening,
    counts: tuple[CountMention, ...],
    key: str,
    book: Codebook,
) -> list[Account]:
    merged = _by_voice(document, attributed, happening, counts, book)
    content = _terms(document, happening.units)
    when = _when(document, happening)
    accounts: list[Account] = []
    for voice in sorted(merged):
        attribution, found = merged[voice]
        kept = _distinct(measured(typed(found, happening, book)))
        if all(c.slot in ("when", "where") or c.factuality in _UNTOLD for c in kept):
            continue
        id = content_id("account", document.id, document.capture, key, voice)
        numbered = tuple(replace(c, id=f"{id}.{i + 1}") for i, c in enumerate(kept))
        accounts.append(
            Account(
                id,
                document.id,
                key,
                voice,
                _type(kept, happening),
                numbered,
                when,
                happening.where,
                happening.candidates,
                attribution,
                happening.background,
                document.published or document.printed,
                book.family(_type(kept, happening)),
                content,
            )
        )
    return accounts


def _by_voice(
    document: Document, attributed: Attributed, happening: Happening, counts: tuple[CountMention, ...], book: Codebook
) -> dict[tuple[str, ...], tuple[str | None, list[Claim]]]:
    """A happening's claims by the voice that makes them, with the first of that voice's attributions (None: the outlet)."""
    found: dict[tuple[str, ...], tuple[str | None, list[Claim]]] = {}
    without = spans(gone(happening, counts), counts)
    more = worked_out(document, happening, counts)
    voices = {i: attributed.voice(c.span) for unit in happening.units for i, c in unit.counts}
    aside = spans(beside(happening, counts, voices), counts)
    for unit in happening.units:
        own = [c for c in claims(document, unit, book, "asserted") if c.low is None or c.span not in without]
        for claim in own + [more[i] for i, _ in unit.counts if i in more]:
            spot = _spot(document, attributed, claim)
            if spot is None:
                continue
            chain = attributed.chain(spot)
            if spot != claim.span and claim.factuality == "negated":
                claim = replace(claim, factuality="asserted")
            if claim.slot != "denial" and untrue(document, unit, claim.span):
                claim = replace(claim, factuality="denied")
            if claim.low is not None and overtaken(document, unit, claim.span):
                claim = replace(claim, overtaken=True)
            told = _factuality(document, unit, claim, [_sure(document, a) for a in chain])
            _, held = found.setdefault(attributed.voice(spot), (chain[-1].id if chain else None, []))
            if claim.low is not None and claim.span in aside:
                claim = replace(claim, scope=ASIDE)
            held.append(placed(document, unit, happening, replace(claim, factuality=told), local=book.local))
    return found


def _spot(document: Document, attributed: Attributed, claim: Claim) -> Span | None:
    """Where to look for who says a claim: its own words, but for a denial what is denied ("denied" is a cue, and it is
    whoever stands before it that denies); for what a denial takes as given the denial; for one's own deed what one
    claims, and nothing where nobody is heard to claim it."""
    if claim.slot == "denial":
        for attribution in attributed.attributions:
            if attribution.cue is not None and attribution.cue.meets(claim.span):
                return next(iter(attribution.content), claim.span)
    if claim.slot == "perpetrator" and claim.factuality == "alleged":
        own = (a for a in attributed.attributions if a.source is not None and a.source.meets(claim.span))
        return next((c for a in own for c in a.content if a.factuality != "negated"), None)
    last = next(reversed(attributed.chain(claim.span)), None)
    if last is not None and last.source is not None and _NOBODY.match(document.words(last.source)):
        return last.cue or last.source
    if last is not None and last.factuality == "denied" and last.cue is not None:
        given = any(presupposed(document, c, claim.span) for c in last.content if c.holds(claim.span))
        return last.cue if given else claim.span
    return claim.span


def _sure(document: Document, attribution: Attribution) -> Factuality:
    """How sure a link makes what it tells; what a body does not deny is left open."""
    cue = attribution.cue
    open_still = attribution.factuality == "denied" and cue is not None and left_open(document, cue)
    return "possible" if open_still else attribution.factuality


def _when(document: Document, happening: Happening) -> Interval:
    """The happening's time; without one, only that it was not after the report of it (never its date itself)."""
    told = document.published or document.printed
    if happening.when.latest is None and told and not happening.background:
        return Interval(None, told[:10])
    return happening.when


def _type(found: list[Claim], happening: Happening) -> str:
    told = [c.value for c in found if c.slot == "type" and c.value]
    if happening.type and (happening.type.id in told or not told):
        return happening.type.id
    return told[0] if told else (happening.type.id if happening.type else UNKNOWN_TYPE)


def _distinct(found: list[Claim]) -> list[Claim]:
    """Claims in the order of the text, each value of a slot once."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(found, key=lambda c: (c.span.part != "title", c.span, c.slot)):
        wording = "" if claim.low is not None or claim.value else claim.text.lower()
        if claim.relation == "partition":
            wording = str(claim.span.start)  # a part belongs to its own whole
        kept.setdefault(
            (claim.slot, claim.group, claim.low, claim.high, claim.value, claim.scope, claim.factuality, wording), claim
        )
    return list(kept.values())


def _factuality(document: Document, unit: Unit, claim: Claim, chain: list[Factuality]) -> Factuality:
    if claim.slot == "denial":
        return "asserted"  # that somebody denies is a fact; what is denied is none
    for doubt in _DOUBT[:2]:
        if claim.factuality == doubt or doubt in chain:
            return doubt
    if document.words(unit.span).rstrip().endswith("?"):
        return "asked"
    if claim.factuality == "possible":
        return "possible"
    if unit.unreal and _unreal_before(document, unit, claim.span):
        return "possible"
    return next((d for d in _DOUBT if d in chain), "asserted")


def _unreal_before(document: Document, unit: Unit, span: Span) -> bool:
    before = document.part(span.part)[max(unit.span.start, span.start - 40) : span.start]
    return bool(UNREAL.search(before))


def _terms(document: Document, found: list[Unit]) -> tuple[str, ...]:
    """Content words in lower case and keys of singular names in upper case."""
    words = dict.fromkeys(t for unit in found for t in terms(document, unit.span))
    singular = dict.fromkeys(n for unit in found for n in names(document, unit))
    return tuple(sorted([*list(words)[:MAX_TERMS], *list(singular)[:MAX_TERMS]]))
