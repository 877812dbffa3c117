"""PolNeAR and re3d as texts with labelled code point ranges; nothing of them goes into the repository."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from firsthand.attribute.reading import ROLES, EntityKind

Range = tuple[int, int]
Said = dict[str, list[Range]]

# re3d's fourteen types on the reader's few kinds; coordinates, frequencies and call signs are left out (17 in all).
KINDS: dict[str, EntityKind] = {
    "Person": "person",
    "Organisation": "organisation",
    "Nationality": "group",
    "Location": "place",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "quantity",
    "Weapon": "weapon",
    "MilitaryPlatform": "weapon",
    "Vehicle": "weapon",
    "DocumentReference": "document",
}
# BBC texts are for non-commercial use only: a model derived from them could not be shipped.
LEFT_OUT = "BBC Online"
HELD_OUT = 5  # one group of documents in five
ALIKE = 0.15  # Jaccard of word trigrams from which two press releases share a template


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what stands in it. `readings` holds one list of attributions for each annotator; empty for re3d.
    `entities` is None where they were not annotated."""

    name: str
    text: str
    readings: tuple[tuple[Said, ...], ...] = ()
    entities: tuple[tuple[EntityKind, int, int], ...] | None = None


def polnear(split: Path) -> list[Labelled]:
    """The texts of train or dev in order of name, each with its annotators in order of their ids."""
    by_text: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((split / "attributions").glob("*.ann")):
        by_text[re.sub(r"_[0-9a-z]{4}\.ann$", "", path.name)].append(path)
    return [
        Labelled(stem, _exact(split / "text" / f"{stem}.txt"), tuple(_brat(p) for p in paths))
        for stem, paths in sorted(by_text.items())
    ]


def _exact(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _brat(path: Path) -> tuple[Said, ...]:
    spans: dict[str, list[Range]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not re.match(r"[TE]\d+\t", line):
            continue
        part = line.split("\t")
        if part[0][0] == "T":
            ranges = [tuple(map(int, r.split())) for r in part[1].split(" ", 1)[1].split(";")]
            spans[part[0]] = [(r[0], r[1]) for r in ranges]
        else:
            events.append(part[1].split())
    found: list[Said] = []
    for event in events:
        said: Said = {role: [] for role in ROLES}
        for item in event:
            role, reference = item.split(":", 1)
            role = re.sub(r"\d+$", "", role).lower()
            if role in said:
                said[role] += spans.get(reference, [])
        if said["content"]:
            found.append(said)
    return tuple(found)


def re3d(folder: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Documents to train on and documents held out; documents that share a template stay on one side."""
    documents: list[Labelled] = []
    for source in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != LEFT_OUT):
        entities: dict[str, list[tuple[EntityKind, int, int]]] = defaultdict(list)
        for row in _rows(source / "entities.json"):
            if row["type"] in KINDS:
                entities[row["documentId"]].append((KINDS[row["type"]], row["begin"], row["end"]))
        for row in _rows(source / "documents.json"):
            documents.append(Labelled(row["_id"], row["text"], (), _apart(entities[row["_id"]])))
    groups = _templates(documents)
    held = {g for g in set(groups) if int(hashlib.sha256(g.encode()).hexdigest(), 16) % HELD_OUT == 0}
    train = [d for d, g in zip(documents, groups, strict=True) if g not in held]
    return train, [d for d, g in zip(documents, groups, strict=True) if g in held]


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _apart(entities: list[tuple[EntityKind, int, int]]) -> tuple[tuple[EntityKind, int, int], ...]:
    """The entities in order of text, the longer kept where two overlap."""
    kept: list[tuple[EntityKind, int, int]] = []
    for kind, start, end in sorted(entities, key=lambda e: (e[1] - e[2], e[1], e[0])):
        if all(end <= b or e <= start for _, b, e in kept):
            kept.append((kind, start, end))
    return tuple(sorted(kept, key=lambda e: e[1]))


def _templates(documents: list[Labelled]) -> list[str]:
    """For each document the name of its group: the first name among those joined by shared word trigrams."""
    shingles = []
    for document in documents:
        words = re.findall(r"[a-z]+", document.text.lower())
        shingles.append({tuple(words[i : i + 3]) for i in range(len(words) - 2)})
    group = list(range(len(documents)))
    for i in range(len(documents)):
        for j in range(i):
            both = len(shingles[i] | shingles[j])
            if both and len(shingles[i] & shingles[j]) / both >= ALIKE:
                old, new = group[i], group[j]
                group = [new if g == old else g for g in group]
    return [documents[g].name for g in group]
