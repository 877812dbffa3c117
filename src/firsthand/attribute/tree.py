"""From statements to chains: each statement under the one that holds it, with who was told and who stands behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from firsthand.attribute import kinds
from firsthand.attribute.again import SOMEBODY
from firsthand.attribute.found import OWN, Found
from firsthand.attribute.register import Register
from firsthand.attribute.tokens import Range
from firsthand.attribute.told import medium_before, who_was_told
from firsthand.model.attribution import Attribution, Source, Speech
from firsthand.model.ids import content_id
from firsthand.model.sentences import sentence_at
from firsthand.model.text import Document, Part, Span

_RECEIVES = frozenset(("learned", "learnt", "obtained", "received", "learns", "knew", "heard"))
_QUOTED = re.compile(r"\b(?:was|were|is|are|been) (?:quoted|cited) as saying$")
_UNSAID = re.compile(r"\b(?:not|never|\w+n['’]t|without|declin\w+|refus\w+|yet to)\b")
# "Would neither confirm nor deny that C".
_NEITHER = re.compile(
    r"\bneither (?:confirm\w*|den(?:y|ied|ies)) n?or (?:confirm\w*|den(?:y|ied|ies))\b|"
    r"\b(?:not|\w+n['’]t|never|refus\w+|declin\w+|without)(?: to)? (?:confirm\w*|deny(?:ing)?) (?:n?or|and) (?:confirm\w*|deny(?:ing)?)\b"
)
_UNKNOWN = re.compile(r"\b(?:confirm|know|verify|rule out|tell|determine|establish|exclude)\b")
_RUMOUR = re.compile(r"(?:the |these |those )?(?:reports?|rumou?rs?|claims?|allegations?|accusations?)\b")
_WHETHER = re.compile(r"\W*(?:whether|how|who|what|why|when|where|which|if)\b")
# So far back (code points) the sentences before are looked at.
_REACH = 600


@dataclass(slots=True)
class Node:
    """A statement on its way into the tree; `parent` is an index into the list of nodes."""

    part: Part
    found: Found
    source: Source | None = None
    parent: int | None = None
    dropped: bool = False
    behind: list[Source] = field(default_factory=list)


def build(
    document: Document, placed: list[tuple[Part, Found]], register: Register, roots: list[Node]
) -> tuple[Attribution, ...]:
    """The attributions of a document, parents before their children; fills the register."""
    nodes = roots + [Node(part, found) for part, found in sorted(placed, key=_order)]
    told = _told_within(nodes[len(roots) :])
    for k, node in enumerate(nodes[len(roots) :]):
        register.inner = k in told
        node.source = _resolve(document, node, register)
    _hold(nodes, len(roots))
    for node in nodes[len(roots) :]:
        if node.found.name == OWN:
            node.source = nodes[node.parent].source if node.parent is not None else register.outlet
    _prune(document, nodes)
    _link(document, nodes, register, len(roots))
    return _emit(document, nodes)


def _told_within(nodes: list[Node]) -> frozenset[int]:
    """Which of the statements, in order, stand with their source inside the words of the one in front of them."""
    found: set[int] = set()
    for k, (before, node) in enumerate(pairwise(nodes), start=1):
        source, cue = node.found.source, node.found.cue
        pieces = before.found.content if before.part == node.part and before.found.source is not None else ()
        if (
            source is not None
            and before.found.speech != "block"
            and any(s <= source[0] and source[1] <= e and (cue is None or s <= cue[0] < e) for s, e in pieces)
        ):
            found.add(k)
    return frozenset(found)


def _order(item: tuple[Part, Found]) -> tuple[bool, int, int, int]:
    part, found = item
    at = found.source or found.cue or found.content[0]
    return part == "text", at[0], -found.size, found.content[0][0]


def _resolve(document: Document, node: Node, register: Register) -> Source | None:
    text, found = document.part(node.part), node.found
    if found.source is None and found.name == OWN:
        return register.outlet
    if found.source is None:
        return register.implied(
            found.name or "unnamed reports", "news_outlet" if found.name == "unnamed outlet" else "unnamed_generic"
        )
    source = _named(text, found.phrase or found.source, register)
    if _of_rumour(text, found):
        node.found = replace(found, factuality="asserted")
        return source
    if _unsaid(text, found):
        unknown = register.inner and found.cue is not None and _UNKNOWN.search(text, found.cue[0], found.content[0][0])
        node.found = replace(found, factuality="possible" if unknown else "asked")
        return source if register.inner else register.outlet
    for _, who in found.behind:
        deeper = _named(text, who, register)
        if deeper is not None and source is not None and deeper.id == source.id and not kinds.is_body(deeper.kind):
            deeper = register.anew(text[slice(*who)])  # whom "she heard the man say" names is not she
        if deeper is not None:
            node.behind.append(deeper)
    return source


def _of_rumour(text: str, found: Found) -> bool:
    """Is this "neither confirmed nor denied reports that C": what the reports say?"""
    if found.phrase is None or found.cue is None:
        return False
    return bool(_NEITHER.search(text, *found.cue) and _RUMOUR.match(text, found.phrase[0]))


def _unsaid(text: str, found: Found) -> bool:
    """Is this what somebody has not said ("declined to say whether C")? The outlet asks it, and nobody says it."""
    if found.cue is None:
        return False
    if _NEITHER.search(text[max(0, found.cue[0] - 40) : found.cue[1] + 20]) and not found.behind:
        return True
    said = text[max(0, found.cue[0] - 10) : found.cue[1]]
    return bool(_UNSAID.search(said) and _WHETHER.match(text, found.content[0][0]))


def _named(text: str, who: Range, register: Register) -> Source | None:
    here = sentence_at(text, who[0])
    register.before = text[max(0, here[0] - _REACH) : who[0]]
    return register.resolve(text[slice(*who)], text[here[0] : here[1]])


def _extent(found: Found) -> Range:
    ranges = [*found.content] + ([found.cue] if found.cue and found.speech != "block" else [])
    return min(r[0] for r in ranges), max(r[1] for r in ranges)


def _hold(nodes: list[Node], first: int) -> None:
    """Give each statement from `first` on the smallest other one whose content holds all of it as its parent."""
    pieces = sorted((n.part, s, -e, n.found.size, j) for j, n in enumerate(nodes) for s, e in n.found.content)
    asked = sorted((nodes[i].part, *_extent(nodes[i].found), i) for i in range(first, len(nodes)))
    active: list[tuple[int, int, int]] = []
    k = 0
    for part, start, end, i in asked:
        while k < len(pieces) and (pieces[k][0], pieces[k][1]) <= (part, start):
            if k and pieces[k][0] != pieces[k - 1][0]:
                active = []
            active.append((-pieces[k][2], pieces[k][3], pieces[k][4]))
            k += 1
        active = [a for a in active if a[0] > start]
        own = nodes[i].found.content
        holding = [
            (size, j)
            for stop, size, j in active
            if stop >= end and j != i and nodes[j].part == part and not (j > i and nodes[j].found.content == own)
        ]
        nodes[i].parent = min(holding)[1] if holding else None


def _prune(document: Document, nodes: list[Node]) -> None:
    """Leave out what adds no link: "we said" inside one's own quotation, "it learned" under its own contacts."""
    for node in nodes:
        above = _ancestors(nodes, node)
        if node.source is None:
            node.dropped = bool(above)
            continue
        ids = [_source_id(nodes[k]) for k in above]
        if node.source.id not in ids:
            continue
        cue = document.part(node.part)[slice(*node.found.cue)].lower() if node.found.cue else ""
        if any(word in _RECEIVES for word in cue.split()) and not node.found.behind:
            node.dropped = True
        else:
            node.parent = above[ids.index(node.source.id)]
    for i, node in enumerate(nodes):
        if node.dropped:
            for child in nodes:
                if child.parent == i:
                    child.parent = node.parent


def _ancestors(nodes: list[Node], node: Node) -> list[int]:
    found: list[int] = []
    step = node.parent
    while step is not None and step not in found:
        found.append(step)
        step = nodes[step].parent
    return found


def _source_id(node: Node) -> str | None:
    return node.source.id if node.source is not None else None


def _link(document: Document, nodes: list[Node], register: Register, first: int) -> None:
    """Add who was told (above) and who stands behind (below), and carry both on to later words of the same source."""
    carried: dict[str, int] = {}
    parts, people = register.parts, {m.source.id for m in register.mentions if m.person}
    for i in range(first, len(nodes)):
        node = nodes[i]
        if node.dropped or node.source is None:
            continue
        above = {_source_id(nodes[k]) for k in _ancestors(nodes, node)} | {register.outlet.id}
        if node.found.relay is not None or _quoted(document, node):
            relay = _relay(document, node, register)
            if relay is not None and relay.id not in above and relay.id != node.source.id:
                nodes.append(Node(node.part, Found(node.found.relay, None, (), "indirect"), relay, node.parent))
                node.parent = len(nodes) - 1
                carried[node.source.id] = node.parent
                _deepen(nodes, i, above | {relay.id}, carried)
                continue
        _deepen(nodes, i, above, carried)
        same = carried.get(node.source.id, carried.get(parts.get(node.source.id, "")))
        if same is not None and same != i and (node.parent is None or node.parent < first):
            owner = nodes[same].source
            if (
                owner is not None
                and owner.id not in above
                and not (_names_body(node.source) and node.source.id not in people)
            ):
                node.parent = same


def _deepen(nodes: list[Node], i: int, above: set[str | None], carried: dict[str, int]) -> None:
    """Hang the deeper sources of a statement below it, one under the other."""
    node, parent, added = nodes[i], i, len(nodes)
    for (cue, who), source in zip(node.found.behind, node.behind, strict=False):
        if source.id in above or (node.source is not None and source.id == node.source.id):
            continue
        found = Found(who, cue, node.found.content, node.found.speech, node.found.factuality)
        nodes.append(Node(node.part, found, source, parent))
        carried.setdefault(source.id, parent)
        parent = len(nodes) - 1
    for k in range(added):
        if nodes[k].parent == i:
            nodes[k].parent = parent


def _names_body(source: Source) -> bool:
    somebody = source.disclosure != "named" and bool(SOMEBODY & frozenset(source.name.lower().split()))
    return source.speaks_for is None and not kinds.is_person(source.kind) and not somebody


def _relay(document: Document, node: Node, register: Register) -> Source | None:
    text, found = document.part(node.part), node.found
    if found.relay is None:
        return medium_before(text, found.cue, register) if found.cue is not None else None
    return who_was_told(text, found, node.source, register)


def _quoted(document: Document, node: Node) -> bool:
    """Is this "was quoted as saying", by nobody who is named?"""
    cue = node.found.cue
    return cue is not None and bool(_QUOTED.search(document.part(node.part)[slice(*cue)]))


def _emit(document: Document, nodes: list[Node]) -> tuple[Attribution, ...]:
    ids: dict[int, str] = {}
    for i, node in enumerate(nodes):
        if not node.dropped:
            f = node.found
            who = node.source.id if node.source else None
            ids[i] = content_id("attribution", document.id, node.part, f.source, f.cue, f.content, who, f.speech)
    done = [
        _attribution(node, ids[i], ids.get(node.parent) if node.parent is not None else None)
        for i, node in enumerate(nodes)
        if not node.dropped
    ]
    unique = {a.id: a for a in done}
    return tuple(sorted(unique.values(), key=_position))


def _position(a: Attribution) -> tuple[bool, int, int, str]:
    spans = [s for s in (a.source, a.cue, *a.content) if s is not None]
    first = min(spans, default=Span("text", 0, 0), key=lambda s: (s.part == "text", s.start))
    return first.part == "text", first.start, -sum(s.end - s.start for s in a.content), a.id


def _attribution(node: Node, own: str, parent: str | None) -> Attribution:
    def span(r: Range | None) -> Span | None:
        return Span(node.part, *r) if r else None

    speech: Speech = node.found.speech
    return Attribution(
        own, parent if parent != own else None, span(node.found.source), span(node.found.cue),
        tuple(Span(node.part, s, e) for s, e in node.found.content), speech,
        node.source.id if node.source else None, node.source.kind if node.source else "unknown", node.found.factuality,
    )  # fmt: skip
