"""How well places are read: bare names with a province, spellings, and names in running text.

    python evals/places.py names FILE.jsonl             names with governorate and coordinates (Airwars' form)
    python evals/places.py half FILE.jsonl              the same: half of the places as a user's gazetteer, the other half asked
    python evals/places.py variants FILE.json           groups of spellings and pairs that must stay apart
    python evals/places.py news CORPUS.xml [...]        LGL, TR-News and their like: toponyms with coordinates
    python evals/places.py lines CORPUS.jsonl           articles (id, title, text) -> the "places" lines that scorers read

The sets are not part of the project. names: within25 is a fine answer (radius up to 25 km) within 25 km; wrong a fine one
over 50 km off or a coarse circle that misses. news: acc161 over all gold toponyms, precise161 over those found and
resolved; `more` is the share of resolved mentions that stand on no gold toponym. Words for peoples are gold toponyms in
these corpora and no locations here, so they count as not found unless `--demonyms` is given.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.cli.place import answers
from firsthand.model.geo import between_m, distance_m
from firsthand.model.mentions import PlaceMention
from firsthand.model.text import Document
from firsthand.normalise.gazetteer_import import import_gazetteer
from firsthand.normalise.place_resolve import PlaceAnswer, resolve
from firsthand.normalise.places import Places

Row = dict[str, Any]
Gold = tuple[int, int, float, float]
FINE_M, RIGHT_M, WRONG_M, NEAR_M = 25_000, 25_000, 50_000, 161_000


def names(path: Path, gazetteers: tuple[str, ...] = (), only: int | None = None) -> dict[str, float]:
    """Shares of right, wrong, coarse and open answers to names with their province."""
    rows = [row for row in _lines(path) if only is None or _side(row) == only]
    told = answers((f"{r['name_en']}, {r['governorate']}" for r in rows), country="SY", gazetteers=gazetteers)
    kinds = [_kind(row, answer) for row, answer in zip(rows, told, strict=True)]
    return {"names": len(rows)} | {
        kind: round(kinds.count(kind) / len(rows), 4) for kind in ("within25", "between", "wrong", "coarse", "open")
    }


def half(path: Path) -> dict[str, dict[str, float]]:
    """The second half of the names without and with the first half's places as a user's gazetteer."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "own.geojson", Path(folder) / "own.gazetteer"
        features = [
            _feature(row)
            for row in _lines(path)
            if _side(row) == 0 and abs(row["lat"]) <= 90 and abs(row["lon"]) <= 180
        ]
        source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf8")
        import_gazetteer([source], target, country="SY")
        return {"packaged": names(path, only=1), "with own": names(path, (str(target),), only=1)}


def variants(path: Path) -> dict[str, Any]:
    """The share of spellings whose candidates hold their group's place, and the pairs that were taken for one place."""
    groups = json.loads(path.read_text("utf8"))
    asked = met = 0
    merged = []
    for group in groups:
        base = resolve(group["canonical"], country=group["country"])
        own = {c.place.id for c in base.candidates}
        for spelling in group["variants"] + group["arabic"]:
            asked += 1
            met += bool(own & {c.place.id for c in resolve(spelling, country=group["country"]).candidates})
        for other in group["not_same_as"]:
            told = resolve(other, country=group["country"])
            if told.place and base.place and distance_m(told.place, base.place) < 5000:
                merged.append(f"{group['canonical']} / {other}")
    return {"spellings": asked, "met": round(met / asked, 4), "merged": merged}


def news(path: Path, *, demonyms: bool) -> dict[str, float]:
    """found, acc161, precise161 over gold toponyms with coordinates; more: resolved mentions on no gold toponym."""
    step = Places(demonyms=demonyms)
    total = found = resolved = right = mentions = more = 0
    for name, text, gold in _articles(path):
        read = step(Document(name, "", "", text))
        placed = [m for m in read if m.place is not None]
        mentions += len(placed)
        more += sum(not any(g[0] < m.span.end and m.span.start < g[1] for g in gold) for m in placed)
        for start, end, lat, lon in gold:
            hits = [m for m in read if m.span.start < end and start < m.span.end]
            total += 1
            found += bool(hits)
            near = [between_m((lat, lon), (m.place.lat, m.place.lon)) for m in hits if m.place]
            resolved += bool(near)
            right += bool(near) and near[0] <= NEAR_M
    return {
        "gold": total, "found": round(found / total, 4), "acc161": round(right / total, 4),
        "precise161": round(right / max(1, resolved), 4), "more": round(more / max(1, mentions), 4),
    }  # fmt: skip


def lines(path: Path) -> Iterator[str]:
    """The `places` part of `firsthand read --json` for articles, one object a line."""
    for row in _lines(path):
        read = Places()(Document(row["id"], "", row.get("title") or "", row["text"]))
        yield json.dumps({"id": row["id"], "places": [_mention(m) for m in read]}, ensure_ascii=False)


def _mention(mention: PlaceMention) -> Row:
    span = {"part": mention.span.part, "start": mention.span.start, "end": mention.span.end}
    place = mention.place
    if place is None:
        return {"span": span, "place": None}
    fields = ("id", "name", "lat", "lon", "radius_m", "feature")
    return {"span": span, "place": {field: getattr(place, field) for field in fields}}


def _kind(row: Row, answer: PlaceAnswer) -> str:
    if answer.place is None:
        return "open"
    off = between_m((row["lat"], row["lon"]), (answer.place.lat, answer.place.lon))
    if answer.place.radius_m > FINE_M:
        return "coarse" if off <= answer.place.radius_m else "wrong"
    return "within25" if off <= RIGHT_M else "wrong" if off > WRONG_M else "between"


def _side(row: Row) -> int:
    return hashlib.sha256(row["name_en"].encode()).digest()[0] % 2


def _feature(row: Row) -> Row:
    told = {"name": row["name_en"], "name_ar": row["name_ar"] or "", "governorate": row["governorate"]}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": told,
    }


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf8").split("\n") if line]


def _articles(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    for number, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        gold = []
        for node in [*article.iter("toponym"), *article.iter("location")]:
            where = [_first(node, "lat", "gaztag/lat", "latitude"), _first(node, "lon", "gaztag/lon", "longitude")]
            span = [_first(node, "start"), _first(node, "end")]
            if all(where) and all(span):
                gold.append((int(span[0]), int(span[1]), float(where[0]), float(where[1])))
        yield f"{number:04d}", article.findtext("text") or "", gold


def _first(node: ElementTree.Element, *names: str) -> str:
    return next((text for name in names if (text := node.findtext(name))), "")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in ("names", "half", "variants", "news", "lines"):
        print(__doc__)
        return 2
    what, *paths = (a for a in arguments if not a.startswith("--"))
    for path in map(Path, paths):
        if what == "lines":
            for line in lines(path):
                print(line)
        elif what == "news":
            print(path.name, json.dumps(news(path, demonyms="--demonyms" in arguments)))
        else:
            print(
                path.name,
                json.dumps({"names": names, "half": half, "variants": variants}[what](path), ensure_ascii=False),
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
