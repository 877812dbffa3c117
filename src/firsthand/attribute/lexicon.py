"""The words that attribution goes by: reporting verbs with their forms, and the nouns that name sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.model.attribution import Access, Factuality, SourceKind

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb: its group ("say", "claim" ...), how the source puts it, and whether it is an -ing form
    or may be a participle."""

    lemma: str
    group: str
    factuality: Factuality
    form: str


@dataclass(frozen=True, slots=True)
class KindRule:
    """Nouns that tell a kind of source. `needs`: one of these must stand in the phrase (none: no condition)."""

    kind: SourceKind
    access: Access
    heads: frozenset[str]
    needs: frozenset[str]
    without: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """Closed and half-closed word classes; all in lower case."""

    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    modifiers: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    organisation_words: frozenset[str]
    not_names: frozenset[str]
    governments: frozenset[str]
    media_names: frozenset[str]
    heads: frozenset[str]


def _regular(base: str) -> tuple[str, str, str, str]:
    stem = base[:-1] if base.endswith("e") else base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"


@cache
def verbs() -> dict[str, Verb]:
    """Each form of each reporting verb, in lower case; where two verbs share a form, the first listed has it."""
    found: dict[str, Verb] = {}
    for group in tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["group"]:
        for entry in group["verbs"].split():
            base, _, irregular = entry.partition(":")
            forms = tuple(irregular.split(",")) if irregular else _regular(base)
            names = ("base", "third", "past", "participle", "ing")
            for name, form in zip(names, (base, *forms), strict=True):
                found.setdefault(form, Verb(base, group["name"], group["factuality"], name))
    return found


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """The rules for kinds of sources, in the order they are tried."""
    return tuple(
        KindRule(
            rule["kind"],
            rule["access"],
            frozenset(rule["heads"].split()),
            frozenset(rule.get("with", "").split()),
            frozenset(rule.get("without", "").split()),
            rule["reason"],
        )
        for rule in tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["rule"]
    )


@cache
def words() -> Words:
    """The word classes of both data files."""
    cues = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))["words"]
    sources = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["words"]
    classes = {name: frozenset(value.split()) for name, value in {**cues, **sources}.items()}
    heads = frozenset().union(*(rule.heads for rule in kind_rules()))
    return Words(heads=heads, **classes)
