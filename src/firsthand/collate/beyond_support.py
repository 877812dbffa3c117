"""How far the lines below bear out the words of a headline or an own sentence, in measures that a filter can weigh.

Each word is held against what the accounts tell: whether they have it, plainly or held open, in another form or under a
word that says the same, beside the other words of the headline, and in a line that tells of harm. Classes of words (who
acts, weapons, ranks ...) come from beyond_classes.tsv, words that say the same from beyond_synonyms.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from firsthand.collate.beyond_words import lists
from firsthand.collate.scene import Line, Role, Scene
from firsthand.model.text import Part, Span

_HERE = Path(__file__).parent
_CLASSES, _SYNONYMS = _HERE / "beyond_classes.tsv", _HERE / "beyond_synonyms.toml"
WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)*|\d+(?:[.,:]\d+)*")
# Words that tell nothing of their own.
_EMPTY = frozenset(
    "a an the of in on at to for by with from as and or but is are was were be been has have had it its his her their he she they that this who which after "
    "before over near amid not no into out up off than when while will would what how more i we you s t since during about against between under through "
    "until upon per via also just even still yet only both either neither nor each every some any all most other another such own same so too very can "
    "could may might must should do does did done being having there here then once again further few because if why where whose whom these those january "
    "february march april june july august september october november december second third fourth fifth sixth latest".split()
)
_ENDING = re.compile(r"(?:ings?|ers?|ed|es|s|e|ions?|al|ly)$")
_STEM, _SHORT = 6, 4  # letters of a stem; words up to this long lose only an s
_OVER = frozenset({"over", "for", "after"})
_AT = frozenset({"in", "at", "near", "from", "on", "to", "outside"})
_NUMBER = re.compile(
    r"\d.*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|"
    r"hundreds?|thousands?|millions?",
    re.IGNORECASE,
)
Measures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that tells something, where it stands, and how far it is borne out."""

    word: str
    span: Span
    measures: Measures


@dataclass(frozen=True, slots=True)
class Below:
    """What a word is held against: stems by the role of their line, those that name who speaks, and plain lines each
    with their stems and how much they tell of harm."""

    stems: dict[Role, frozenset[str]]
    named: frozenset[str]
    plain: tuple[tuple[frozenset[str], float], ...]
    actors: frozenset[str]
    unknown: bool


def stem(word: str) -> str:
    """A word without its ending: what forms of it have in common."""
    plain = re.sub(r"'s?$", "", word.lower().replace("’", "'"))
    return (_ENDING.sub("", plain) if len(plain) > _SHORT else re.sub(r"s$", "", plain))[:_STEM]


@lru_cache(maxsize=1)
def _classes() -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    head, *rows = _CLASSES.read_text("utf-8").splitlines()
    table = (row.split("\t") for row in rows)
    return tuple(head.split("\t")[1].split()), {word: tuple(int(d) / 10 for d in digits) for word, digits in table}


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in tomllib.loads(_SYNONYMS.read_text("utf-8"))["broader"]:
        borne = frozenset(stem(w) for w in group["borne"])
        for word in group["words"]:
            found[word] = found.get(word, frozenset()) | borne
    return found


@lru_cache(maxsize=4096)
def kinds(word: str) -> dict[str, float]:
    """How near a word is to each class, 0 to 0.9; nothing for a word that is in no class."""
    names, table = _classes()
    plain = re.sub(r"'s?$", "", word.lower().replace("’", "'"))
    tried = (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ed"), re.sub(r"d$", "", plain), re.sub(r"ing$", "", plain), re.sub(r"ies$", "y", plain))  # fmt: skip
    row = next((table[w] for w in tried if w in table), None)
    return dict(zip(names, row, strict=True)) if row else dict.fromkeys(names, 0.0)


def forms(word: str) -> frozenset[str]:
    """Stems that bear a word out: its own, and those of words that say the same or less."""
    return _synonyms().get(word.lower(), frozenset()) | {stem(word)}


def says_same(word: str, text: str) -> bool:
    """True when a text has another word that says the same as this one, or less."""
    same = _synonyms().get(word.lower(), frozenset())
    return bool(same) and any(stem(m.group()) in same for m in telling(text))


def telling(text: str) -> list[re.Match[str]]:
    """The words of a text that tell something."""
    return [m for m in WORD.finditer(text) if m.group().lower() not in _EMPTY]


def below(scene: Scene, lines: Sequence[Line]) -> Below:
    """What some lines of a scene tell."""
    stems: dict[Role, set[str]] = {"plain": set(), "hedged": set(), "silent": set(), "past": set()}
    named: set[str] = set()
    plain = []
    for line in lines:
        words = telling(line.words)
        told = {stem(m.group()) for m in words if line.told[m.start()].strip()}
        named |= {stem(m.group()) for m in words if not line.told[m.start()].strip()}
        stems[line.role] |= told
        if line.role == "plain":
            near = (kinds(m.group()) for m in words)
            plain.append((frozenset(told), max((max(k["harm"], k["harmed"], k["event"]) for k in near), default=0.0)))
    found = {role: frozenset(s) for role, s in stems.items()}
    spans = [line.span for line in lines if line.role in ("plain", "hedged")]
    actors = {a.actor for a in scene.mentions.actors if a.actor and any(s.meets(a.span) for s in spans)}
    return Below(found, frozenset(named), tuple(plain), frozenset(actors), any(line.unknown for line in lines))


def units(scene: Scene, text: str, part: Part, start: int, told: Below) -> list[Unit]:
    """The words of a headline or clause that tell something, other than numbers, each with its measures."""
    words = telling(text)
    open_ = lists().hedge.search(text) is not None or lists().open.search(text) is not None or "?" in text
    found = []
    for n, match in enumerate(words):
        span = Span(part, start + match.start(), start + match.end())
        if _NUMBER.fullmatch(match.group()) or not scene.own(span):
            continue
        measures = _support(match.group(), [w.group() for w in words if w is not match], told)
        measures |= _surroundings(scene, span, text, match, told)
        measures |= _neighbours(words, n, told)
        measures |= _crossed(measures, match.group(), n, len(words), open_=open_, unknown=told.unknown)
        found.append(Unit(match.group(), span, measures))
    return found


def _support(word: str, others: Sequence[str], told: Below) -> Measures:
    """Whether the lines below have a word, and how."""
    same, alike = stem(word), forms(word)
    missing = float(not (alike & told.stems["plain"] or same in told.named))
    nowhere = missing * (not alike & told.stems["hedged"])
    lines = [(stems, harm) for stems, harm in told.plain if stems & alike]
    each = [forms(o) for o in others]
    together = (sum(bool(stems & o) for o in each) / max(1, len(each)) for stems, _ in lines)
    return {
        "missing": missing,
        "missing_everywhere": nowhere,
        "held_open": missing * bool(alike & told.stems["hedged"]),
        "only_past": nowhere * bool(alike & told.stems["past"]),
        "only_denied": nowhere * (same in told.stems["silent"]),
        "together": max(together, default=0.0),
        "told_with_harm": max((harm for _, harm in lines), default=0.0),
    }


def _surroundings(scene: Scene, span: Span, text: str, match: re.Match[str], told: Below) -> Measures:
    """What else is known of the place where a word stands."""
    before = [m.group().lower() for m in WORD.finditer(text, 0, match.start())][-1:]
    actors = [a for a in scene.mentions.actors if a.span.meets(span)]
    known = [a.actor for a in actors if a.actor]
    return {
        "after_by": float(before == ["by"]),
        "after_at": float(bool(_AT & set(before))),
        "after_over": float(bool(_OVER & set(before))),
        "actor": float(bool(actors)),
        "actor_missing": float(bool(known) and told.actors.isdisjoint(known)),
        "place": float(any(p.span.meets(span) for p in scene.mentions.places)),
        "time": float(any(t.span.meets(span) for t in scene.mentions.times)),
    }


def _neighbours(words: Sequence[re.Match[str]], n: int, told: Below) -> Measures:
    """What the next words are, and whether they are borne out."""
    after = words[n + 1].group() if n + 1 < len(words) else ""
    before = words[n - 1].group() if n else ""
    near = kinds(after)
    return {
        "next_missing": float(bool(after) and stem(after) not in told.stems["plain"]),
        "next_harm": near["harm"],
        "next_event": near["event"],
        "next_weapon": near["weapon"],
        "before_missing": float(bool(before) and stem(before) not in told.stems["plain"]),
    }


def _crossed(m: Measures, word: str, n: int, of: int, *, open_: bool, unknown: bool) -> Measures:
    """Measures of a word that the accounts lack: what is missing weighs by what it is, and where."""
    missing = m["missing"]
    found = {f"missing_{name}": missing * near for name, near in kinds(word).items()}
    return found | {
        "missing_actor": missing * m["actor"],
        "missing_known_actor": missing * m["actor_missing"],
        "missing_place": missing * m["place"],
        "missing_date": missing * m["time"],
        "missing_first": missing * (n == 0),
        "missing_last": missing * (n == of - 1),
        "missing_before_harm": missing * max(m["next_harm"], m["next_event"]),
        "missing_open": missing * open_,
        "missing_unknown": missing * unknown,
        "open": float(open_),
        "unknown": float(unknown),
    }
