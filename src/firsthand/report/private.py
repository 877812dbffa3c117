"""Private people: their names are masked in what leaves a case, unless the person who exports says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.model.actors import load

# Kinds of sources that are people by themselves; who speaks for a body or holds an office does so in public.
PRIVATE_KINDS = frozenset({"named_person", "eyewitness", "relative_of_victim", "survivor"})
# Kinds that are bodies or people: a name of two or three words that names no body is a person's.
_EITHER = frozenset({"civil_defence_or_medical", "activist_or_local_network", "expert_or_analyst"})
_PERSON = re.compile(r"^(?:[A-Z][\w'’-]+|al-\w+|abu|ibn|bin)(?: (?:[A-Z][\w'’-]+|al-\w+|abu|ibn|bin)){1,3}$")
_BODY = re.compile(
    r"\b(?:network|committees?|centre|center|council|agency|observatory|defen[cs]e|helmets|commission|union|group|hospital|crescent|"
    r"cross|office|coalition|media|association|society|movement|front|services?|authority|department|ministry|police|brigade|"
    r"forces?|bureau|directorate|administration|unit|team|room|clinic|ambulance|rescue|watch|monitor|institute|foundation|"
    r"organi[sz]ation|examiner|coroner|corps|board|university|college|initiative|project|league|federation|party|campaign)\b",
    re.IGNORECASE,
)
MASK = "█"
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")


def pseudonymised(case: dict[str, Any]) -> dict[str, Any]:
    """The same export with private people's names masked: sources are called "person 1" and so on, and every place in
    titles, texts and claims where the name or a part of it of three letters or more stands is blotted out, letter by
    letter, so that all offsets still hold; a part that is a word, a place or a public body's stays. Who judged is
    numbered."""
    outlets = " | ".join(sorted({d["outlet"] for d in case["documents"] if d.get("outlet")}))
    if case.get("judgements"):
        case = {**case, "judgements": _unnamed_judges(case["judgements"])}
    people = [s for s in case["sources"] if is_private(s) and s["name"] not in outlets]
    if not people:
        return case
    number = {s["id"]: f"person {n}" for n, s in enumerate(sorted(people, key=lambda s: str(s["id"])), 1)}
    mask = _masker((s["name"] for s in people), frozenset(_places(case)) | _public(case))
    blotted: dict[str, Any] = {key: _blot(value, mask) for key, value in case.items() if key != "sources"}
    sources = [{**s, "name": number.get(s["id"], _blot(s["name"], mask))} for s in case["sources"]]
    return {**blotted, "sources": sources}


def _unnamed_judges(judgements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who judged is told apart by number: a user name is a private person's too."""
    names = sorted({j["by"] for j in judgements})
    return [{**j, "by": f"judge {names.index(j['by']) + 1}"} for j in judgements]


def is_private(source: dict[str, Any]) -> bool:
    """True for a named person who speaks for nobody."""
    if source["disclosure"] != "named" or source["speaks_for"]:
        return False
    if source["kind"] in PRIVATE_KINDS:
        return True
    return source["kind"] in _EITHER and bool(_PERSON.match(source["name"])) and not _BODY.search(source["name"])


def _places(case: dict[str, Any]) -> Iterator[str]:
    """Names of places and their words, which stay legible even where a person is called by one."""
    for told in (*case["accounts"], *case.get("incidents", ())):
        for place in (told.get("where"), *told.get("candidates", ())):
            if place:
                yield place["name"]
                yield from re.split(r", ", place["name"])
                yield from re.findall(r"\w{3,}", f"{place['name']} {place.get('admin1') or ''}")


def _public(case: dict[str, Any]) -> frozenset[str]:
    """Words that are no person's own: what the texts also write small ("Killed"), words of known bodies and of their
    countries ("Islamic", "Syrians")."""
    written = set(_WORD.findall(" ".join(d["text"] for d in case["documents"])))
    small = {word.title() for word in written if word.islower()}
    bodies = {
        word
        for actor in load()
        for name in (actor.name, *actor.names)
        for word in _WORD.findall(name)
        if word[0].isupper()
    }
    plural = {word for word in written if word.removesuffix("s") in bodies}
    return frozenset(small | bodies | plural)


def _masker(names: Iterable[str], known: frozenset[str]) -> re.Pattern[str]:
    parts = {p for name in names for p in (name, *_WORD.findall(name)) if p not in known}
    ordered = sorted(parts, key=lambda p: (-len(p), p))
    if not ordered:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p) for p in ordered) + r")(?!\w)")


def _blot(value: Any, mask: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return mask.sub(lambda m: re.sub(r"\S", MASK, m.group()), value)
    if isinstance(value, list):
        return [_blot(v, mask) for v in value]
    if isinstance(value, dict):
        return {k: v if k in _KEPT else _blot(v, mask) for k, v in value.items()}
    return value


# Ids and closed words are left as they are: they hold no names.
_KEPT = frozenset(
    {"id", "document", "incident", "account", "accounts", "claim", "origin", "voice", "kind", "slot", "group", "sha256", "url",
     "published", "printed", "language", "happening", "attribution", "attributions", "from", "to", "cited_by", "sources", "outlet", "path", "targets", "by"}
)  # fmt: skip
