"""The table of actors: forces, groups, bodies, outlets, agencies, with their names by script and time of validity.

The packaged table is `data/actors.toml`; users add files of the same form. docs/reference/actors.md explains it.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from firsthand.errors import SettingError
from firsthand.model.actor_names import ActorName, NameIndex, words
from firsthand.model.attribution import SOURCE_KINDS, SourceKind

ActorKind = Literal["state_force", "armed_group", "coalition", "ministry", "body", "outlet", "agency"]
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)
# PLOVER sectors (codebook 1.3) with IGO and NGO as in CAMEO; ACLED interaction codes 0-8.
PLOVER_SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()
)
_FIELDS = frozenset(
    "id name kind source_kind country names arabic short valid not_same_as part_of acled plover people".split()
)
_LISTS = ("names", "arabic", "short", "not_same_as")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# Only these are also looked up written as one word ("jordantimes"), the way outlets name themselves in metadata.
_JOINED_KINDS = frozenset({"outlet", "agency", "body"})

PACKAGED = Path(__file__).parent / "data" / "actors.toml"


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """A holder of a public office who speaks for a body; `names` are spellings of the name, preferred first."""

    office: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. `valid` bounds names in time ("*": every name) as "from/to", ISO, ".." open. `part_of` is the id of
    the actor that it belongs to; `not_same_as` are ids that its names are known to be confused with."""

    id: str
    name: str
    kind: ActorKind
    source_kind: SourceKind
    country: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    arabic: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    valid: tuple[tuple[str, str], ...] = ()
    not_same_as: tuple[str, ...] = ()
    part_of: str | None = None
    acled: int = 0
    plover: str = "UNK"
    people: tuple[Spokesperson, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the table in a text; `name` is the table's spelling. `others` are ids that bear the name as well:
    where there are any, the name alone does not say who is meant."""

    start: int
    end: int
    actor: str
    name: str
    short: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All actors by id, with an index over their names; build it with `load`."""

    actors: Mapping[str, Actor]
    _names: NameIndex = field(repr=False, compare=False)
    _people: NameIndex = field(repr=False, compare=False)

    def __getitem__(self, actor_id: str) -> Actor:
        return self.actors[actor_id]

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor with an id, None when the table has none."""
        return self.actors.get(actor_id)

    def find(self, name: str, on: date | None = None, *, short: bool = False) -> Actor | None:
        """The one actor that bears a name on a day; None when nobody or more than one does.

        Case, articles, diacritics, apostrophes, hyphens and British spelling do not count; outlets are also found
        by their site or slug ("jordantimes", "www.reuters.com"). `short` also tries context-dependent names.

        >>> load().find("the al-Nusra Front", date(2014, 5, 1)).id
        'jabhat-al-nusra'
        >>> load().find("the al-Nusra Front", date(2018, 5, 1)) is None
        True
        """
        found = self.candidates(name, on, short=short)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, on: date | None = None, *, short: bool = True) -> tuple[Actor, ...]:
        """Everybody who bears a name on a day, by id."""
        return tuple(self.actors[i] for i in self._names.bearers(name, on, short=short))

    def speaks_for(self, name: str) -> Actor | None:
        """The body for which a holder of a public office, named exactly, speaks; None when the table knows none.

        >>> load().speaks_for("Dmitry Peskov").id
        'russian-government'
        """
        found = self._people.bearers(name)
        return self.actors[found[0]] if len(found) == 1 else None

    def matches(self, text: str, *, on: date | None = None, allow_short: bool = False) -> Iterator[Match]:
        """Names in the order of the text, longest first, never overlapping; acronyms only in capitals.

        >>> [(m.actor, m.start, m.end) for m in load().matches("Syrias SANA agency and the YPG said so.")]
        [('sana', 7, 11), ('ypg', 27, 30)]
        """
        return _as_matches(self._names.scan(text, on, short=allow_short))

    def people(self, text: str) -> Iterator[Match]:
        """Names of holders of a public office in a text, each with the body that the person speaks for."""
        return _as_matches(self._people.scan(text))

    def not_same(self, left: str, right: str) -> bool:
        """True when the table says that two ids must not be merged."""
        a, b = self.actors.get(left), self.actors.get(right)
        return (a is not None and right in a.not_same_as) or (b is not None and left in b.not_same_as)

    def within(self, actor_id: str, whole: str) -> bool:
        """True when an actor is another or, at any depth, a part of it."""
        seen: set[str] = set()
        step: str | None = actor_id
        while step is not None and step not in seen:
            if step == whole:
                return True
            seen.add(step)
            actor = self.actors.get(step)
            step = actor.part_of if actor else None
        return False


def load(extra: Sequence[Path | str] = ()) -> ActorTable:
    """The packaged table, with files of the user's own added in order; read once for each list of files.

    An entry of a later file with a known id adds its names, short names, people and bounds to that actor, and
    replaces the single values it gives. Raises SettingError naming file, entry and field.
    """
    return _load(tuple(str(path) for path in extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[str, ...]) -> ActorTable:
    actors: dict[str, Actor] = {}
    for path in (PACKAGED, *map(Path, extra)):
        for number, entry in enumerate(_entries(path), start=1):
            actor = _actor(entry, actors.get(str(entry.get("id"))), f"{path.name}, entry {number}")
            actors[actor.id] = actor
    for actor in actors.values():
        _check_references(actor, actors)
    joined = frozenset(a.id for a in actors.values() if a.kind in _JOINED_KINDS)
    names = [name for actor in actors.values() for name in _names(actor)]
    people = [ActorName(n, a.id) for a in actors.values() for person in a.people for n in person.names]
    return ActorTable(actors, NameIndex(names, joined), NameIndex(people))


def _as_matches(found: Iterator[tuple[int, int, tuple[ActorName, ...]]]) -> Iterator[Match]:
    for start, end, names in found:
        firm = [n for n in names if not n.short] or list(names)
        ids = sorted({n.actor for n in firm})
        best = next(n for n in firm if n.actor == ids[0])
        yield Match(start, end, best.actor, best.text, best.short, tuple(ids[1:]))


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise SettingError(f"no actor table at {path}: give the path of a TOML file")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path.name} is no TOML file: {error}") from error
    entries = table.get("actor", [])
    unknown = sorted(set(table) - {"actor"})
    if unknown or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise SettingError(f"{path.name}: expected [[actor]] entries only, got {unknown or 'another shape'}")
    return entries


def _actor(entry: Mapping[str, Any], known: Actor | None, where: str) -> Actor:
    where = f"{where} ({entry.get('id', 'without id')})"
    for name in sorted(set(entry) - _FIELDS):
        raise SettingError(f"{where}: unknown field {name!r}; fields are {', '.join(sorted(_FIELDS))}")
    given = dict(entry)
    for name in _LISTS:
        given[name] = _strings(given.get(name, []), f"{where}, field {name!r}")
    given["country"] = tuple(c for c in _text(given.get("country", ""), where, "country").split(",") if c)
    given["valid"] = _bounds(given.get("valid", {}), where)
    given["people"] = _people(given.get("people", []), where)
    if known is not None:
        return _checked(_extended(known, given), where)
    for name in ("id", "name", "kind"):
        if not given.get(name):
            raise SettingError(f"{where}: field {name!r} is missing")
    given.setdefault("source_kind", "unknown")
    return _checked(Actor(**given), where)


def _extended(known: Actor, given: Mapping[str, Any]) -> Actor:
    values: dict[str, Any] = {}
    for name, value in given.items():
        before = getattr(known, name)
        joined = isinstance(before, tuple) and name != "country"
        values[name] = tuple(dict.fromkeys((*before, *value))) if joined else value or before
    return replace(known, **values)


def _checked(actor: Actor, where: str) -> Actor:
    for name in ("id", "name", "kind", "source_kind", "plover"):
        _text(getattr(actor, name), where, name)
    if not _SLUG.fullmatch(actor.id):
        raise SettingError(f"{where}, field 'id': {actor.id!r} is no slug; use small letters, digits and hyphens")
    for name, value, allowed in (
        ("kind", actor.kind, ACTOR_KINDS),
        ("source_kind", actor.source_kind, SOURCE_KINDS),
        ("plover", actor.plover, sorted(PLOVER_SECTORS)),
    ):
        if value not in allowed:
            raise SettingError(f"{where}, field {name!r}: {value!r} is not one of {', '.join(allowed)}")
    if type(actor.acled) is not int or not 0 <= actor.acled <= 8:
        raise SettingError(f"{where}, field 'acled': {actor.acled!r} is no interaction code from 0 to 8")
    spelled = {actor.name, *actor.names, *actor.arabic, *actor.short, "*"}
    for name, _ in actor.valid:
        if name not in spelled:
            raise SettingError(f"{where}, field 'valid': {name!r} is none of the actor's names")
    return actor


def _check_references(actor: Actor, actors: Mapping[str, Actor]) -> None:
    for name, ids in (("not_same_as", actor.not_same_as), ("part_of", (actor.part_of,) if actor.part_of else ())):
        for other in ids:
            if other not in actors:
                raise SettingError(f"actor {actor.id}, field {name!r}: no actor has the id {other!r}")


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and words(v) for v in value):
        raise SettingError(f"{where}: expected a list of names, got {str(value)[:80]!r}")
    return tuple(dict.fromkeys(value))


def _text(value: Any, where: str, name: str) -> str:
    if not isinstance(value, str):
        raise SettingError(f"{where}, field {name!r}: expected text, got {str(value)[:80]!r}")
    return value


def _people(value: Any, where: str) -> tuple[Spokesperson, ...]:
    if not isinstance(value, list) or not all(isinstance(p, dict) and set(p) == {"office", "names"} for p in value):
        raise SettingError(
            f"{where}, field 'people': expected entries with 'office' and 'names', got {str(value)[:80]!r}"
        )
    return tuple(
        Spokesperson(_text(p["office"], where, "people"), _strings(p["names"], f"{where}, field 'people'"))
        for p in value
    )


def _bounds(value: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise SettingError(f"{where}, field 'valid': expected name = \"from/to\", got {str(value)[:80]!r}")
    for name, bounds in value.items():
        ends = str(bounds).split("/")
        if len(ends) != 2 or not all(end == ".." or _day(end, last=False) for end in ends):
            raise SettingError(f'{where}, field \'valid\', {name!r}: {bounds!r} is no "from/to" of ISO dates or ".."')
    return tuple(value.items())


def _day(text: str, *, last: bool) -> date | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not (1 <= year <= 9999 and month <= 12):
        return None
    month = month or (12 if last else 1)
    longest = monthrange(year, month)[1]
    return date(year, month, day or (longest if last else 1)) if day <= longest else None


def _names(actor: Actor) -> Iterator[ActorName]:
    bounds = dict(actor.valid)
    spelled = [(n, False) for n in (actor.name, *actor.names, *actor.arabic)] + [(n, True) for n in actor.short]
    for name, short in dict.fromkeys(spelled):
        since, until = bounds.get(name, bounds.get("*", "../..")).split("/")
        parts = words(name)
        article = parts[0].article if len(parts) == 1 and not short else ""
        yield ActorName(name, actor.id, short, _day(since, last=False), _day(until, last=True), article)
