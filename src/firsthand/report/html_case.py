"""A case export read leniently: the one place that knows its fields, so that pages show what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from firsthand.model.text import Span
from firsthand.report.html_safe import visible

Row = Mapping[str, Any]
UNNAMED = ("described", "none")  # how a source is disclosed that bears no name


def span_of(row: Row | None) -> Span | None:
    """The span that a row of the export holds, None where it holds none."""
    if not row or "start" not in row or "end" not in row:
        return None
    return Span("title" if row.get("part") == "title" else "text", int(row["start"]), int(row["end"]))


def rows_of(row: Row, name: str) -> Sequence[Row]:
    """A list of rows under a name; empty where there is none."""
    found = row.get(name)
    return found if isinstance(found, (list, tuple)) else ()


def word_of(row: Row, name: str, default: str = "") -> str:
    """A text under a name; the default where it is missing or null."""
    value = row.get(name)
    return default if value is None else str(value)


@dataclass(frozen=True)
class Case:
    """An export with its rows by id. Order of rows is the order of the export."""

    row: Row

    @cached_property
    def documents(self) -> dict[str, Row]:
        return {word_of(d, "id"): d for d in rows_of(self.row, "documents")}

    @cached_property
    def sources(self) -> dict[str, Row]:
        return {word_of(s, "id"): s for s in rows_of(self.row, "sources")}

    @cached_property
    def accounts(self) -> dict[str, Row]:
        return {word_of(a, "id"): a for a in rows_of(self.row, "accounts")}

    @cached_property
    def incidents(self) -> tuple[Row, ...]:
        return tuple(rows_of(self.row, "incidents"))

    @cached_property
    def ghosts(self) -> dict[str, Row]:
        return {word_of(g, "id"): g for g in rows_of(self.row, "ghosts")}

    @cached_property
    def passages(self) -> dict[str, Row]:
        found: dict[str, Row] = {word_of(p, "id"): p for p in rows_of(self.row, "passages")}
        for derivation in rows_of(self.row, "derivations"):
            for n, passage in enumerate(rows_of(derivation, "passages")):
                if isinstance(passage, Mapping):
                    found.setdefault(word_of(passage, "id", f"{word_of(derivation, 'from')} {n}"), passage)
        return found

    @cached_property
    def derived(self) -> Mapping[str, Sequence[tuple[int, Row]]]:
        """Derivations with their place in the export, by the id of either end."""
        found: dict[str, list[tuple[int, Row]]] = {}
        for n, row in enumerate(rows_of(self.row, "derivations")):
            for end in {word_of(row, "from"), word_of(row, "to")}:
                found.setdefault(end, []).append((n, row))
        return found

    @cached_property
    def telling(self) -> frozenset[str]:
        """The documents that have an account of an incident."""
        return frozenset(word_of(a, "document") for a in self.accounts.values() if a.get("incident"))

    @cached_property
    def collations(self) -> dict[str, Row]:
        return {word_of(c, "incident"): c for c in rows_of(self.row, "collations")}

    @cached_property
    def open_in(self) -> Mapping[tuple[str, str], int]:
        """The pairs of origins of which nothing tells whether one rests on the other, with the number of incidents in
        which they stand open."""
        bounds: list[Row] = [i.get("origins") or {} for i in self.incidents]
        return Counter((str(a), str(b)) for row in bounds for a, b in rows_of(row, "undetermined"))

    @cached_property
    def claims(self) -> dict[str, Row]:
        return {word_of(c, "id"): c for a in self.accounts.values() for c in rows_of(a, "claims") if c.get("id")}

    @cached_property
    def roots(self) -> dict[tuple[str, str], frozenset[str]]:
        """The origins that a claim of an account rests on; under ("account", "") those of the whole account."""
        found: dict[tuple[str, str], set[str]] = {}
        for r in rows_of(self.row, "roots"):
            account, claim, origin = word_of(r, "account"), word_of(r, "claim"), word_of(r, "origin")
            found.setdefault((account, claim), set()).add(origin)
            found.setdefault((account, ""), set()).add(origin)
        return {key: frozenset(origins) for key, origins in found.items()}

    def rests_on(self, account: str, claim: str, origin: str) -> bool:
        """True when a claim (or the account, where the claim is not known) rests on an origin."""
        known = self.roots.get((account, claim)) or self.roots.get((account, ""))
        return origin in known if known else origin in (self.accounts.get(account, {}).get("voice") or ())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Documents numbered by date and id, from 1: the number that stands for them on every page."""
        ordered = sorted(self.documents.values(), key=lambda d: (self.date(d) == "", self.date(d), word_of(d, "id")))
        return {word_of(d, "id"): n for n, d in enumerate(ordered, 1)}

    def date(self, document: Row) -> str:
        """The date that a document stands at: published, else printed in the text, "" where it tells none."""
        return word_of(document, "published") or word_of(document, "printed")

    def outlet(self, document: Row) -> str:
        return visible(word_of(document, "outlet")) or "unnamed outlet"

    def title(self, document: Row) -> str:
        title = word_of(document, "title")
        headline = span_of(document.get("headline"))
        if not title and headline and headline.part == "text":
            title = word_of(document, "text")[headline.start : headline.end]
        return visible(title).strip() or word_of(document, "id")

    def name(self, source: str) -> str:
        """What a source is called, with whose it is where other unnamed ones are called alike: "doctor (Radio Ford)"."""
        name = self.plain(source)
        return f"{name} ({self.apart[source]})" if source in self.apart else name

    def plain(self, source: str) -> str:
        """What a source is called in its article; its id where the export does not hold it."""
        row = self.sources.get(source) or self.ghosts.get(source)
        if row is None:
            return "a source that could not be told" if source == "unknown" else visible(source)
        return visible(word_of(row, "name") or word_of(row, "label") or source)

    @cached_property
    def speaking(self) -> dict[str, set[str]]:
        """The articles in which each source says something."""
        found: dict[str, set[str]] = {}
        for d, document in self.documents.items():
            for link in rows_of(document, "attributions"):
                found.setdefault(word_of(link, "source_id"), set()).add(d)
        for account in self.accounts.values():
            for source in account.get("voice") or ():
                found.setdefault(str(source), set()).add(word_of(account, "document"))
        return found

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """What tells apart unnamed sources that are called alike: the outlet of each, with the day or the id of the article
        where that is not enough."""
        alike: dict[str, list[str]] = {}
        told = {str(s) for a in self.accounts.values() for s in a.get("voice") or ()}
        for source in sorted(told & self.sources.keys()):
            if word_of(self.sources[source], "disclosure") in UNNAMED:
                alike.setdefault(word_of(self.sources[source], "name").casefold(), []).append(source)
        return {
            source: words for same in alike.values() if len(same) > 1 for source, words in self._homes(same).items()
        }

    def _homes(self, same: Sequence[str]) -> dict[str, str]:
        """The first article of each source, in as few words as tell it from those of the others."""
        first = {s: min(self.speaking[s] & self.numbers.keys(), key=self.numbers.__getitem__, default="") for s in same}
        found: dict[str, str] = {}
        for way in (self.outlet, self._dated, self._cited):
            said = {s: way(self.documents.get(d, {})) for s, d in first.items()}
            alone = Counter(said.values())
            found |= {s: words for s, words in said.items() if s not in found and alone[words] == 1}
        return {s: found.get(s, self._cited(self.documents.get(d, {}))) for s, d in first.items()}

    def _dated(self, document: Row) -> str:
        day = day_words(self.date(document)[:10], short=True)
        return f"{self.outlet(document)}, {day}" if day else self.outlet(document)

    def _cited(self, document: Row) -> str:
        return f"{self.outlet(document)}, {visible(word_of(document, 'id'))}"

    def kind(self, source: str) -> str:
        """The kind of a source in words, "" where it is unknown."""
        return word_of(self.sources.get(source, {}), "kind").replace("_", " ").replace("unknown", "")

    def chain(self, account: Row) -> tuple[str, ...]:
        """The names of an account's voice, outlet first, deepest reached last."""
        voice = [str(v) for v in account.get("voice") or ()]
        names = [self.plain(v) for v in voice]
        document = self.documents.get(word_of(account, "document"))
        if document is not None and names:
            names[0] = self.outlet(document) if names[0].startswith("outlet") else names[0]
        return tuple(names)

    def words(self, document: Row, span: Span) -> str:
        return word_of(document, "title" if span.part == "title" else "text")[span.start : span.end]

    def document_of(self, identifier: str) -> str | None:
        """The document that an id of a document or account belongs to; None for sources and ghosts."""
        if identifier in self.documents:
            return identifier
        account = self.accounts.get(identifier)
        return word_of(account, "document") if account is not None else None


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values without repetition, in the order of their first appearance."""
    return tuple(dict.fromkeys(values))


_NIGHT = ("T18:00", "T06:00")  # how a night is bounded (docs/reference/times.md)


def when_words(when: Row | None) -> str:
    """An interval for people: one day, or both its ends."""
    earliest, latest = word_of(when or {}, "earliest"), word_of(when or {}, "latest")
    if not earliest and not latest:
        return "not stated"
    if earliest == latest:
        return day_words(earliest)
    if not latest:
        return f"since {day_words(earliest)}"
    if not earliest:
        return f"until {day_words(latest)}"
    if earliest[:10] == latest[:10]:
        if len(earliest) <= 13:
            return day_words(latest)
        return (
            f"{day_words(earliest)}–{latest[11:16]}"
            if len(latest) > 13
            else f"{day_words(earliest)[:-7]}, from {earliest[11:16]}"
        )
    if (earliest[10:16], latest[10:16]) == _NIGHT and _next_day(earliest[:10]) == latest[:10]:
        one, other = day_words(earliest[:10]), day_words(latest[:10])
        return f"night of {one.removesuffix(f' {latest[:4]}')} to {other}"
    return f"{day_words(earliest)} to {day_words(latest)}"


def _next_day(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return ""


MONTHS = "January February March April May June July August September October November December".split()


def day_words(date: str, *, short: bool = False) -> str:
    """A date for people: "5 February 2015" ("5 Feb 2015" where it is `short`), with its hour where it has one; other words as they stand."""
    year, month, day = date[:4], date[5:7], date[8:10]
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return visible(date)
    hour = f", {date[11:16]}" if len(date) > 13 else ""
    return f"{int(day)} {MONTHS[int(month) - 1][: 3 if short else None]} {year}{hour}"


def bounds_words(lower: object, upper: object) -> str:
    """A lower and an upper bound for people: "2", "1 to 2"; "?" where unknown."""
    if lower is None and upper is None:
        return "?"
    if lower == upper or upper is None:
        return str(lower)
    return f"{lower}–{upper}"
