"""How names of actors are folded and found in text: one pass over the words, longest name first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’‘`´ʼʿʾ"
_TOKEN = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_GAP = re.compile(rf"[\s\-‐‑–—/&{_APOSTROPHES}\"“”]{{1,3}}")
_DROPPED = str.maketrans("", "", _APOSTROPHES + ".ـ")
_ALIKE = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}
)
# British and American spellings that part names of bodies.
_SPELLINGS = {
    "centre": "center", "defence": "defense", "organisation": "organization", "mobilisation": "mobilization",
    "programme": "program", "organisations": "organizations", "coordinating": "coordination",
}  # fmt: skip
_ARTICLES = frozenset({"al", "el"})
# Assimilated forms of the Arabic article: an article only where a hyphen follows ("ash-Sham"), else a word.
_HYPHEN_ARTICLES = frozenset({"an", "as", "ash", "ar", "ad", "adh", "at", "az", "ul", "ed", "en", "es", "er"})
_HYPHENS = frozenset("-‐‑–")
_QUALIFIER = re.compile(
    r"^(?:the\s+|so-called\s+|self-styled\s+|[\w.]+-(?:based|run|backed)\s+|(?:(?:semi-)?official|state)\s+(?:news\s+)?(?:agency\s+)?)+",
    re.I,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SITE = re.compile(r"^(?:https?://)?(?:www\.|en\.|english\.)*([\w-]+)\.(?:[a-z]{2,4})(?:\.[a-z]{2})?/?$", re.I)
_LEADING_ARTICLE = re.compile(r"^(?:the\s+|(?:al|el|an|as|ash|ar|ad|at|az)-|(?:al|el)\s+)", re.I)
# Particles written together with the word after them: and, for, by, so.
_PREFIXES = ("و", "ل", "ب", "ف")


# Words remembered by an index at most.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of one actor. `since` and `until` bound its use (both inside). `article` is the article that a name
    of one word needs to be that name ("al": "al-Hayat", "the": "The Guardian"), "" where the word is enough."""

    text: str
    actor: str
    short: bool = False
    since: date | None = None
    until: date | None = None
    article: str = ""

    def valid(self, on: date | None) -> bool:
        """True when the name was in use on that day, or no day is given."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


class _Word(NamedTuple):
    folded: str
    start: int
    end: int
    article: str
    article_start: int


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """One word without case, diacritics, apostrophes and dots, in American spelling.

    >>> fold("Defence"), fold("Kata'ib"), fold("U.S."), fold("Şam")
    ('defense', 'kataib', 'us', 'sam')
    """
    plain = unicodedata.normalize("NFKD", token.translate(_DROPPED).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_ALIKE)
    return _SPELLINGS.get(bare, bare)


@lru_cache(maxsize=32)
def words(text: str) -> tuple[_Word, ...]:
    """The words that carry a name, each with the article before it; articles are no words of their own."""
    found: list[_Word] = []
    article, article_start = "", -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        folded, sort = _folded(match.group())
        if sort and (sort != "hyphen" or text[end : end + 1] in _HYPHENS):
            begins = article_start if sort != "the" and article == "al" else start
            article, article_start = "the" if sort == "the" else "al", begins
            continue
        found.append(_Word(folded, start, end, article, article_start))
        article, article_start = "", -1
    return tuple(found)


@lru_cache(maxsize=65536)
def _folded(token: str) -> tuple[str, str]:
    """A word folded, and whether it is an article: "the", "al", "hyphen" (only where a hyphen follows) or ""."""
    folded = fold(token)
    sort = "the" if folded == "the" else "al" if folded in _ARTICLES else "hyphen" if folded in _HYPHEN_ARTICLES else ""
    return folded, sort


def key(name: str) -> str:
    """What two spellings of one name share: the folded words without articles.

    >>> key("The Al-Nusra Front") == key("Nusra front")
    True
    """
    return " ".join(w.folded for w in words(name))


class NameIndex:
    """Names by key, and by first word for scanning; built once, read-only afterwards."""

    __slots__ = ("_begun", "_by_first", "_by_key", "_joined")

    def __init__(self, names: Iterable[ActorName], joined: frozenset[str] = frozenset()) -> None:
        """`joined` are ids of actors whose names are also found written as one word ("jordantimes")."""
        self._by_key: dict[str, list[ActorName]] = {}
        self._joined: dict[str, list[ActorName]] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._begun: dict[str, bool] = {}
        for name in names:
            parts = words(name.text)
            if not parts:
                continue
            folded = tuple(w.folded for w in parts)
            bearers = self._by_key.setdefault(" ".join(folded), [])
            if not bearers:
                self._by_first.setdefault(folded[0], []).append(folded[1:])
            bearers.append(name)
            if name.actor in joined and not name.short:
                self._joined.setdefault("".join(folded), []).append(name)
                self._joined.setdefault("".join(fold(t) for t in _TOKEN.findall(name.text)), []).append(name)
        for rests in self._by_first.values():
            # "Brigades" before "Brigade": a plural that is a name of its own is no possessive of the singular.
            rests.sort(key=lambda rest: (len(rest), rest), reverse=True)

    def bearers(self, name: str, on: date | None = None, *, short: bool = False) -> tuple[str, ...]:
        """Ids of the actors that bear a name on a day, sorted; more than one: the name is ambiguous."""
        site = _SITE.match(name.strip())
        plain = _BRACKETS.sub("", name).strip()
        for spelled in (name, plain, _QUALIFIER.sub("", plain)):
            found = self._usable(self._by_key.get(key(spelled), []), on, short)
            if found:
                return found
        joined = "".join(fold(t) for t in _TOKEN.findall(site.group(1) if site else name))
        return self._usable(self._joined.get(joined, []), on, short)

    def scan(
        self, text: str, on: date | None = None, *, short: bool = False
    ) -> Iterator[tuple[int, int, tuple[ActorName, ...]]]:
        """Names in the order of the text, longest first, never overlapping, with all that bear each."""
        found = words(text)
        at = 0
        while at < len(found):
            hit = self._longest(text, found, at, short) if self._begins(found[at].folded) else None
            if hit is None:
                at += 1
                continue
            size, start, end, names = hit
            valid = tuple(n for n in names if n.valid(on))
            if valid:
                yield start, end, valid
            at += size

    def _begins(self, folded: str) -> bool:
        """Whether a name can begin with a word; remembered, since texts repeat their words."""
        known = self._begun.get(folded)
        if known is None:
            known = any(first in self._by_first for first, _ in _readings(folded))
            if len(self._begun) < _REMEMBERED:
                self._begun[folded] = known
        return known

    def _longest(
        self, text: str, found: Sequence[_Word], at: int, short: bool
    ) -> tuple[int, int, int, list[ActorName]] | None:
        for first, strip in _readings(found[at].folded):
            rests = self._by_first.get(first, [])
            for rest in rests:
                if strip == "s" and rest:
                    continue
                end = _end(text, found, at, rest, strip == "s")
                if end is None or (text[end - 2 : end - 1] in _APOSTROPHES and _singular(rest) in rests):
                    continue
                names = self._fitting(text, found[at], (first, *rest), end, short)
                if names:
                    start = found[at].start + (1 if strip == "prefix" else 0)
                    if any(words(n.text)[0].article == "al" or n.article == "al" for n in names):
                        start = found[at].article_start if found[at].article == "al" else start
                    return 1 + len(rest), start, end, names
        return None

    def _fitting(self, text: str, word: _Word, folded: tuple[str, ...], end: int, short: bool) -> list[ActorName]:
        printed = text[word.start : end]
        return [
            n
            for n in self._by_key[" ".join(folded)]
            if (short or not n.short) and (not n.article or n.article == word.article) and _case_fits(n.text, printed)
        ]

    @staticmethod
    def _usable(names: list[ActorName], on: date | None, short: bool) -> tuple[str, ...]:
        return tuple(sorted({n.actor for n in names if n.valid(on) and (short or not n.short)}))


def _singular(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words with an s less at the end: "Brigade's" is the Brigade's, though it folds to the Brigades."""
    return (*rest[:-1], rest[-1][:-1]) if rest and rest[-1].endswith("s") else None


@lru_cache(maxsize=65536)
def _readings(folded: str) -> tuple[tuple[str, str], ...]:
    """A word as it stands, without a possessive s (its apostrophe may be lost), without an Arabic particle."""
    found = [(folded, "")]
    if folded.endswith("s") and len(folded) > 2:
        found.append((folded[:-1], "s"))
    if folded[0] in _PREFIXES and len(folded) > 3:
        found.append((folded[1:], "prefix"))
    return tuple(found)


def _end(text: str, found: Sequence[_Word], at: int, rest: tuple[str, ...], possessive: bool) -> int | None:
    """Where the name ends when the words after `at` are `rest`, None when they are not."""
    if at + len(rest) >= len(found):
        return None
    for offset, expected in enumerate(rest, start=1):
        word, before = found[at + offset], found[at + offset - 1]
        last = offset == len(rest)
        if word.folded != expected:
            if not (last and word.folded == expected + "s"):
                return None
            possessive = True
        gap_end = word.article_start if word.article else word.start
        if not _GAP.fullmatch(text, before.end, gap_end):
            return None
    end = found[at + len(rest)].end
    if not possessive:
        return end
    return end - 2 if text[end - 2] in _APOSTROPHES else end - 1


@lru_cache(maxsize=65536)
def _case_fits(name: str, printed: str) -> bool:
    """Acronyms stand in capitals; other names begin with a capital where the table's do."""
    if len(name) <= 6 and name.isascii() and (name.isupper() or (len(name) <= 4 and name[-1].isupper())):
        return printed == (printed.upper() if name.isupper() else name)
    core = _LEADING_ARTICLE.sub("", name)
    initial = next((c for c in core if c.isalpha()), "")
    shown = next((c for c in _LEADING_ARTICLE.sub("", printed) if c.isalpha()), "")
    return not initial.isupper() or shown.isupper() or not shown.isascii()
