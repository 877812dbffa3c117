"""The provenance picture: who rests on whom, time left to right, a lane an outlet or origin, ghosts hollow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.report.counts import told_in
from firsthand.report.html_case import Case, Row, unique, word_of
from firsthand.report.html_safe import visible

LANE_PX, ORIGIN_PX, FIRST_PX, HEAD_PX, LABEL_PX = 38, 27, 246, 46, 230
COLUMN_PX, DAY_GAP_PX, NODE_PX = 44, 22, 24
DRAWN_PX, WIDEST_PX = 900, 210
MOST_COLUMNS = 19
MOST_LABELS = 28
MOST_GHOSTS = 10
MOST_YEARS = 8  # columns that have room to name the year each time
GRAINS = (0, 1, 3, 6, 12, 24)  # hours a column, the finest that leaves few enough columns


@dataclass(frozen=True, slots=True)
class Node:
    """A circle (article), a hollow circle (ghost) or a diamond (origin) at x, y."""

    id: str
    shape: str
    x: int
    y: int
    number: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from what was taken to who took it; `path` is SVG path data, `label` "" where labels would crowd."""

    kind: str
    path: str
    title: str
    label: str
    label_x: int
    label_y: int
    directed: bool
    derived: str
    origin: str


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    y: int
    kind: str
    middle: int


@dataclass(frozen=True, slots=True)
class Tick:
    label: str
    x: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Picture:
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: tuple[str, ...]
    width: int
    height: int
    label_px: int = LABEL_PX


@dataclass(frozen=True, slots=True)
class Tie:
    """`derived` rests on `origin`; both are ids of nodes."""

    derived: str
    origin: str
    kind: str
    directed: bool


def picture(case: Case, incident: Row) -> Picture:
    """The picture of one incident; empty lanes where it has no article."""
    documents = told_in(case, incident)
    ties, outside = _ties(case, incident, documents)
    documents = (*documents, *outside)
    ties = _folded(case, ties)
    origins = _origins(case, incident, documents, ties)
    ties = (*ties, *_tellings(case, incident, documents, origins, ties))
    origins = _by_first_use(case, origins, ties)
    columns = _columns(case, documents)
    lanes, lane_of = _lanes(case, documents, origins, ties)
    here = f" on {visible(word_of(incident, 'label'))}"
    lanes = [(name.removesuffix(here), kind, rows) for name, kind, rows in lanes]
    nodes, height = _nodes(case, documents, origins, columns, lanes, lane_of)
    edges = _edges(case, ties, {n.id: n for n in nodes})
    width = max([x for _, x in columns.values()] + [n.x for n in nodes] + [FIRST_PX + DRAWN_PX]) + 54
    kinds = unique(e.kind for e in sorted(edges, key=lambda e: KINDS.index(e.kind) if e.kind in KINDS else 99))
    return Picture(_placed(lanes), _ticks(columns), nodes, edges, kinds, width, height)


KINDS = ("tells", "copies", "quotes", "cites", "paraphrases", "translates", "updates", "corrects", "shares")


def derivations_among(case: Case, incident: Row, documents: Sequence[str]) -> tuple[Row, ...]:
    """The derivations that touch an incident: an end in one of its accounts, or in a document of it as a whole."""
    own = {str(a) for a in incident.get("accounts") or ()}

    def touches(identifier: str) -> bool:
        return identifier in own or identifier in documents

    def elsewhere(identifier: str) -> bool:
        return identifier in case.accounts and identifier not in own

    rows = dict(held for end in (*own, *documents) for held in case.derived.get(end, ()))
    ends = [(rows[n], word_of(rows[n], "from"), word_of(rows[n], "to")) for n in sorted(rows)]
    return tuple(r for r, a, b in ends if (touches(a) or touches(b)) and not (elsewhere(a) or elsewhere(b)))


def _ties(case: Case, incident: Row, documents: Sequence[str]) -> tuple[tuple[Tie, ...], tuple[str, ...]]:
    """Ties between nodes, one a pair and kind, and articles without any account that one of these rests on."""
    found: dict[tuple[str, str, str], Tie] = {}
    outside: list[str] = []
    for row in derivations_among(case, incident, documents):
        ends = []
        for identifier in (word_of(row, "from"), word_of(row, "to")):
            document = case.document_of(identifier)
            if document is not None and document not in documents:
                if document in case.telling:
                    break
                outside.append(document)
            ends.append(document or identifier)
        if len(ends) < 2 or ends[0] == ends[1]:
            continue
        kind = word_of(row, "kind", "cites")
        directed = bool(row.get("directed", kind != "shares"))
        found.setdefault((ends[0], ends[1], kind), Tie(ends[0], ends[1], kind, directed))
    return tuple(found.values()), unique(sorted(outside))


def _origins(case: Case, incident: Row, documents: Sequence[str], ties: Iterable[Tie]) -> tuple[str, ...]:
    """Origins and ghosts that need a node of their own: not the outlets that speak for themselves."""
    outlets = {_outlet_source(case, d) for d in documents}
    reached = [str(s) for s in (incident.get("origins") or {}).get("sources") or ()]
    tied = [end for t in ties for end in (t.origin, t.derived) if case.document_of(end) is None]
    made = {word_of(case.ghosts[g], "source") for g in tied if g in case.ghosts}
    return tuple(s for s in unique([*reached, *tied]) if s in tied or (s not in outlets and s not in made))


def _folded(case: Case, ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Where many originals are cited that are not in the pile, those of one source stand in one node."""
    cited = unique(t.origin for t in ties if t.origin in case.ghosts)
    if len(cited) <= MOST_GHOSTS:
        return ties
    one = {g: word_of(case.ghosts[g], "source") or g for g in cited}
    found = {(t.derived, one.get(t.origin, t.origin), t.kind): t.directed for t in ties}
    return tuple(Tie(derived, origin, kind, directed) for (derived, origin, kind), directed in found.items())


def _by_first_use(case: Case, origins: Sequence[str], ties: Sequence[Tie]) -> tuple[str, ...]:
    """Origins by the first article that rests on them, so that few lines cross."""
    first: dict[str, int] = {}
    for t in ties:
        if t.derived in case.numbers:
            first[t.origin] = min(first.get(t.origin, len(case.numbers)), case.numbers[t.derived])
    return tuple(sorted(origins, key=lambda o: (-first.get(o, len(case.numbers)), origins.index(o))))


def _outlet_source(case: Case, document: str) -> str:
    for account in case.accounts.values():
        voice = account.get("voice") or ()
        if voice and word_of(account, "document") == document:
            return str(voice[0])
    return ""


def _tellings(
    case: Case, incident: Row, documents: Sequence[str], origins: Sequence[str], ties: Sequence[Tie]
) -> tuple[Tie, ...]:
    """Who an article has its account from, unless it has it through another article of the picture."""
    voices: dict[str, list[str]] = {d: [] for d in documents}
    for a in incident.get("accounts") or ():
        account = case.accounts.get(str(a), {})
        reached = case.roots.get((str(a), "")) or frozenset(str(v) for v in account.get("voice") or ())
        voices.setdefault(word_of(account, "document"), []).extend(sorted(reached))
    rests: dict[str, list[str]] = {}
    for tie in ties:
        if tie.origin not in case.numbers or case.numbers[tie.origin] < case.numbers.get(tie.derived, 0):
            rests.setdefault(tie.derived, []).append(tie.origin)

    def reaches(document: str, origin: str, seen: frozenset[str]) -> bool:
        for step in rests.get(document, ()):
            if step == origin:
                return True
            if step not in seen and (origin in voices.get(step, ()) or reaches(step, origin, seen | {step})):
                return True
        return False

    return tuple(
        Tie(d, o, "tells", True)
        for d in documents
        for o in origins
        if o in voices.get(d, ()) and not reaches(d, o, frozenset({d}))
    )


def _columns(case: Case, documents: Sequence[str]) -> dict[str, tuple[str, int]]:
    """A column a moment, from left to right: key to (label, x). Many moments share a column by hours or days."""
    dates = {case.date(case.documents[d]) for d in documents} - {""}
    keys = next((k for k in ({_key(d, g) for d in dates} for g in GRAINS) if len(k) <= MOST_COLUMNS), set())
    keys = keys or {_key(d, GRAINS[-1]) for d in dates}
    days = len({k[:10] for k in keys})
    undated = any(not case.date(case.documents[d]) for d in documents)
    room = DRAWN_PX - 2 * COLUMN_PX - DAY_GAP_PX * days
    step = max(COLUMN_PX, min(WIDEST_PX, room // max(1, len(keys) + undated)))
    found: dict[str, tuple[str, int]] = {}
    x, before = FIRST_PX + 2 * COLUMN_PX, ""
    for key in sorted(keys):
        x += DAY_GAP_PX if before and before[:10] != key[:10] else 0
        found[key] = (key, x)
        x, before = x + step, key
    if undated:
        found[""] = ("undated", x + DAY_GAP_PX)
    return found


def _key(date: str, hours: int) -> str:
    """The column of a date: itself, or the part of its day of so many hours (0: the date as it stands)."""
    if not hours or len(date) < 13 or not date[11:13].isdigit():
        return date if not hours else date[:10]
    return f"{date[:10]}T{int(date[11:13]) // hours * hours:02d}" if hours < 24 else date[:10]


def _column(columns: Mapping[str, tuple[str, int]], date: str) -> int:
    return next(columns[k][1] for k in (_key(date, g) for g in GRAINS) if k in columns)


def _lanes(
    case: Case, documents: Sequence[str], origins: Sequence[str], ties: Sequence[Tie]
) -> tuple[list[tuple[str, str, int]], dict[str, int]]:
    """Lanes as (name, kind, rows) and which lane a node stands in: origins first, then outlets by first article."""
    outlets = unique(case.outlet(case.documents[d]) for d in sorted(documents, key=lambda d: case.numbers[d]))
    lanes: list[list[str | int]] = []
    lane_of: dict[str, int] = {}
    for origin in origins:
        if case.name(origin) in outlets:
            continue
        lane_of[origin] = len(lanes)
        lanes.append([case.name(origin), "ghost" if is_ghost(case, origin, ties) else "origin", 1])
    base = len(lanes)
    for outlet in outlets:
        lanes.append([outlet, "outlet", 1])
    for origin in origins:
        if case.name(origin) in outlets:
            lane_of[origin] = base + outlets.index(case.name(origin))
    for d in documents:
        lane_of[d] = base + outlets.index(case.outlet(case.documents[d]))
    return [(str(name), str(kind), int(rows)) for name, kind, rows in lanes], lane_of


def is_ghost(case: Case, identifier: str, ties: Iterable[Tie] = ()) -> bool:
    """True for a cited original that is not in the pile."""
    if identifier in case.ghosts or identifier.startswith("ghost"):
        return True
    cited = any(t.origin == identifier and t.kind != "tells" for t in ties)
    return cited and case.document_of(identifier) is None


def _nodes(
    case: Case,
    documents: Sequence[str],
    origins: Sequence[str],
    columns: Mapping[str, tuple[str, int]],
    lanes: list[tuple[str, str, int]],
    lane_of: Mapping[str, int],
) -> tuple[tuple[Node, ...], int]:
    """Nodes in their lanes; articles of one outlet at one moment stand below each other and widen the lane."""
    seats: dict[tuple[int, int], list[str]] = {}
    for o in origins:
        seats.setdefault((lane_of[o], FIRST_PX), []).append(o)
    for d in sorted(documents, key=lambda d: case.numbers[d]):
        seats.setdefault((lane_of[d], _column(columns, case.date(case.documents[d]))), []).append(d)
    for (lane, _), ids in seats.items():
        name, kind, rows = lanes[lane]
        lanes[lane] = (name, kind, max(rows, len(ids)))
    tops, y = [], HEAD_PX
    for _, kind, rows in lanes:
        tops.append(y)
        y += _lane_px(kind) + (rows - 1) * NODE_PX
    nodes = []
    for (lane, x), ids in sorted(seats.items()):
        for n, identifier in enumerate(ids):
            y_at = tops[lane] + _lane_px(lanes[lane][1]) // 2 + n * NODE_PX
            nodes.append(_node(case, identifier, x, y_at, ghost=lanes[lane][1] == "ghost"))
    return tuple(nodes), y + 12


def _lane_px(kind: str) -> int:
    return LANE_PX if kind == "outlet" else ORIGIN_PX


def _node(case: Case, identifier: str, x: int, y: int, *, ghost: bool) -> Node:
    document = case.documents.get(identifier)
    if document is None:
        shape = "ghost" if ghost or is_ghost(case, identifier) else "origin"
        tail = ": cited, and not in the pile" if shape == "ghost" else f": {case.kind(identifier) or 'origin'}"
        return Node(identifier, shape, x, y, "", case.name(identifier) + tail, "")
    number = case.numbers[identifier]
    title = f"{number}. {case.outlet(document)}, {case.date(document) or 'undated'}: {case.title(document)}"
    return Node(identifier, "article", x, y, str(number), title, f"#article-{number}")


def _edges(case: Case, ties: Sequence[Tie], nodes: Mapping[str, Node]) -> tuple[Edge, ...]:
    shown = [t for t in ties if t.derived in nodes and t.origin in nodes]
    labelled = sum(t.kind != "tells" for t in shown) <= MOST_LABELS
    taken = [(n.x, n.y) for n in nodes.values()]
    edges = []
    for t in shown:
        a, b = nodes[t.origin], nodes[t.derived]
        curve = _curve(a, b)
        label = t.kind if labelled and _needs_label(t, a, b) else ""
        x, y = _label_spot(curve, taken) if label else (0, 0)
        title = f"{_called(b)} {t.kind} {_called(a)}" if t.kind != "tells" else f"{_called(b)} has it from {_called(a)}"
        edges.append(Edge(t.kind, _path(curve), title, label, x, y, t.directed, t.derived, t.origin))
    return tuple(edges)


def _needs_label(tie: Tie, a: Node, b: Node) -> bool:
    """Not where the ends tell the kind already (origins tell, ghosts are cited), nor where there is no room."""
    near = abs(a.x - b.x) < 2 * NODE_PX and abs(a.y - b.y) < 3 * NODE_PX
    return tie.kind != "tells" and not near and (a.shape == "article" or tie.kind != "cites")


def _called(node: Node) -> str:
    return f"article {node.number}" if node.number else node.title.split(":")[0]


Curve = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


def _curve(a: Node, b: Node) -> Curve:
    """A cubic curve that leaves one node and stops short of the other."""
    gap = 15
    if abs(a.x - b.x) < 2 * gap:
        bend = max(a.x, b.x) + 32 + min(60, abs(b.y - a.y) // 5)
        return (a.x + 11, a.y), (bend, a.y), (bend, b.y), (b.x + gap - 1, b.y)
    side = 1 if b.x > a.x else -1
    reach = max(30, abs(b.x - a.x) // 2)
    x1, x2 = a.x + side * 12, b.x - side * gap
    return (x1, a.y), (x1 + side * reach, a.y), (x2 - side * reach, b.y), (x2, b.y)


def _path(curve: Curve) -> str:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    return f"M{ax},{ay} C{bx},{by} {cx},{cy} {dx},{dy}"


def _label_spot(curve: Curve, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """Where a label stands free on its curve; it takes its place from the labels after it."""
    spots = []
    for n in (50, 40, 60, 30, 70, 22, 78):
        t, u = n / 100, 1 - n / 100
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x, y = (round(sum(w * p[i] for w, p in zip(weights, curve, strict=True))) for i in (0, 1))
        clear = min((max(abs(x - tx) / 44, abs(y - ty) / 17) for tx, ty in taken), default=9.0)
        spots.append((clear >= 1, clear if clear < 1 else 1.0, -abs(n - 50), x, y))
    *_, x, y = max(spots)
    taken.append((x, y))
    return x, y - 5


def _placed(lanes: Sequence[tuple[str, str, int]]) -> tuple[Lane, ...]:
    found, y = [], HEAD_PX
    for name, kind, rows in lanes:
        found.append(Lane(name, y, kind, y + _lane_px(kind) // 2))
        y += _lane_px(kind) + (rows - 1) * NODE_PX
    return tuple(found)


def _ticks(columns: Mapping[str, tuple[str, int]]) -> tuple[Tick, ...]:
    ticks, day = [], ""
    short = len({label[:10] for label, _ in columns.values()}) > MOST_YEARS
    for label, x in columns.values():
        if label == "undated":
            ticks.append(Tick("undated", x, True))
        elif label[:10] != day:
            known, day = day[:5], label[:10]
            ticks.append(Tick(day[5:] if short and known == day[:5] else day, x, True))
        else:
            ticks.append(Tick("", x, False))
    return tuple(ticks)
