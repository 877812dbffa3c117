"""Citations: the bodies, documents and addresses that a text names as where it has something from, and their ghosts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from firsthand.model.account import Account, Evidence
from firsthand.model.attribution import Attribution
from firsthand.model.ids import content_id
from firsthand.model.provenance import Derivation, Ghost
from firsthand.trace.case import CITATION_BITS, Case

# Named bodies whose statement or report is an original of its own when it is cited.
CITABLE = frozenset(
    {"monitor_group", "wire_agency", "news_outlet", "state_media", "armed_group_media", "document", "international_organisation",
     "social_media_post"}
)  # fmt: skip


def linked(case: Case) -> Iterator[Derivation]:
    """Documents that point with a hyperlink to another one of the pile."""
    by_url = {_address(d.url): d.id for d in sorted(case.documents.values(), key=lambda d: d.id) if d.url}
    for document in sorted(case.documents.values(), key=lambda d: d.id):
        seen: set[str] = set()
        for link in document.links:
            origin = by_url.get(_address(link.url))
            if origin is None or origin == document.id or origin in seen:
                continue
            seen.add(origin)
            spans = (link.span,) if link.span is not None else ()
            evidence = (Evidence("link", CITATION_BITS, link.url, spans),)
            id = content_id("derivation", document.id, origin, "cites")
            yield Derivation(id, document.id, origin, "cites", True, CITATION_BITS, evidence)


def _address(url: str) -> str:
    """An address without what does not change the page: scheme, www, a closing slash, a fragment."""
    bare = url.split("#")[0].split("://")[-1].rstrip("/").lower()
    return bare.removeprefix("www.")


def citations(case: Case) -> tuple[list[Derivation], tuple[Ghost, ...]]:
    """Accounts whose chain names a body: an edge to that body's own document on the incident, or to a ghost of it."""
    by_id = {a.id: a for a in case.accounts}
    edges: list[Derivation] = []
    cited_by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for incident in case.incidents:
        accounts = [by_id[id] for id in incident.accounts]
        in_pile: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for a in accounts:
            in_pile[case.attributed[a.document].outlet].add((a.told or "", a.document))
        for account in accounts:
            for attribution in _links(case, account):
                source = case.sources.get(attribution.source_id or "")
                if source is None or source.kind not in CITABLE or source.disclosure != "named":
                    continue
                body = source.speaks_for or source.id
                if body == account.voice[0]:
                    continue
                own = _cited(in_pile.get(body, ()), account.told or "")
                origin = own or content_id("ghost", body, incident.id)
                if body not in in_pile:
                    cited_by[body, incident.id].add(account.document)
                edges.append(_edge(account, origin, source.name, attribution))
    labels = {i.id: i.label for i in case.incidents}
    ghosts = tuple(
        Ghost(
            content_id("ghost", body, incident),
            body,
            f"{case.sources[body].name if body in case.sources else body} on {labels[incident]}",
            tuple(sorted(docs)),
        )
        for (body, incident), docs in sorted(cited_by.items())
    )
    return edges, ghosts


def _edge(account: Account, origin: str, name: str, link: Attribution) -> Derivation:
    """An account cites a body's document, or its ghost, by name."""
    spans = tuple(s for s in (link.source, link.cue) if s is not None)
    evidence = (Evidence("citation", CITATION_BITS, name, spans),)
    id = content_id("derivation", account.id, origin, "cites")
    return Derivation(id, account.id, origin, "cites", True, CITATION_BITS, evidence)


def _cited(own: Collection[tuple[str, str]], told: str) -> str | None:
    """Of a body's own documents (when told, id) the one that is cited by what was told at a time: its last until then, for
    nobody cites what is yet to be said; the first where it told none before, or the times are not known."""
    before = [d for d in own if d[0] and told and d[0][: len(told)] <= told[: len(d[0])]]
    found = max(before, default=None) or min(own, key=lambda d: (not d[0], d), default=None)
    return found[1] if found else None


def _links(case: Case, account: Account) -> Iterator[Attribution]:
    by_id = {a.id: a for a in case.attributed[account.document].attributions}
    seen: set[str] = set()
    here = by_id.get(account.attribution or "")
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here
        here = by_id.get(here.parent or "")
