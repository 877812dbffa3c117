"""Drift: what an account gives to a body of the pile that the body's own article does not hold: a doer, a larger toll."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.account import Account, Claim, Incident
from firsthand.model.attribution import FACTUAL
from firsthand.model.provenance import Derivation, Finding, Words
from firsthand.model.text import Document

_TOLLS = ("killed", "wounded")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Cited:
    """An account, and the article of the body that it cites, with the accounts of the same incident there."""

    account: Account
    citing: Document
    cited: Document
    theirs: Sequence[Account]
    incident: str


def drift(
    edges: Iterable[Derivation],
    documents: Mapping[str, Document],
    accounts: Mapping[str, Account],
    incidents: Sequence[Incident],
) -> tuple[Finding, ...]:
    """A finding for each thing that an account has from a body and that the body's article until then does not hold, where
    that article tells of the same incident in the same language. The body may have said it elsewhere: only what can be read is told."""
    found: dict[tuple[str, str, str], Finding] = {}
    for cited in _cited(edges, documents, accounts, incidents):
        for finding in (*_doers(cited), *_tolls(cited)):
            found.setdefault((cited.citing.id, cited.cited.id, finding.kind), finding)
    return tuple(found[k] for k in sorted(found))


def _cited(
    edges: Iterable[Derivation],
    documents: Mapping[str, Document],
    accounts: Mapping[str, Account],
    incidents: Sequence[Incident],
) -> Iterator[_Cited]:
    told = {a: i for i in incidents for a in i.accounts}
    for edge in sorted(edges, key=lambda e: e.id):
        account, cited = accounts.get(edge.derived), documents.get(edge.origin)
        if edge.kind != "cites" or account is None or cited is None or account.id not in told:
            continue
        citing, incident = documents[account.document], told[account.id]
        theirs = [accounts[a] for a in incident.accounts if accounts[a].document == cited.id]
        if theirs and citing.language == cited.language and citing.outlet != cited.outlet:
            yield _Cited(account, citing, cited, theirs, incident.id)


def _doers(cited: _Cited) -> Iterator[Finding]:
    """A doer where the cited article names none, and has none of its words either."""
    if any(c.slot == "perpetrator" for a in cited.theirs for c in a.claims):
        return
    text = f"{cited.cited.title} {cited.cited.text}".casefold()
    for claim in _own(cited, "perpetrator"):
        words = [w.casefold() for w in _WORD.findall(claim.text)]
        if words and not any(w in text for w in words):
            detail = f"{_outlet(cited.citing)} has “{_short(claim.text)}” from {_outlet(cited.cited)}, whose article names nobody"
            yield _finding("doer added", detail, cited, claim)


def _tolls(cited: _Cited) -> Iterator[Finding]:
    """A whole figure above all that the cited article gives for the same outcome."""
    for slot in _TOLLS:
        told = [c for a in cited.theirs for c in a.claims if c.slot == slot and c.scope == "incident"]
        most = [c for c in told if not c.group and c.relation == "whole"]
        held = [n for c in told for n in (c.low, c.high) if n is not None]
        if not most or any(c.modality == "vague" for c in told):
            continue  # the dead may be told one by one: "a commander and two guards"
        for claim in _own(cited, slot):
            exact = claim.modality != "vague" and claim.relation == "whole"
            if exact and claim.low is not None and claim.low > max(held):
                top = max(most, key=lambda c: (c.high or c.low or 0, c.id))
                detail = (
                    f"{_outlet(cited.citing)} has “{_short(claim.text)}” {slot} from {_outlet(cited.cited)}, "
                    f"whose article has “{_short(top.text)}”"
                )
                yield _finding("figure raised", detail, cited, claim, top)


def _own(cited: _Cited, slot: str) -> Iterator[Claim]:
    """What the citing account tells below the headline as a fact of this incident."""
    for claim in cited.account.claims:
        told = claim.factuality in FACTUAL and claim.scope == "incident" and not claim.derived and not claim.overtaken
        if claim.slot == slot and told and claim.span.part == "text":
            yield claim


def _finding(kind: str, detail: str, cited: _Cited, claim: Claim, theirs: Claim | None = None) -> Finding:
    words = [Words(cited.cited.id, theirs.span)] if theirs is not None else []
    path = (cited.cited.id, cited.citing.id)
    return Finding(kind, detail, path, (*words, Words(cited.citing.id, claim.span)), cited.incident)


def _outlet(document: Document) -> str:
    return document.outlet or document.id


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
