"""Sentences as rows of tokens that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

Range = tuple[int, int]

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Brig|Adm|Rep|Sen|Gov|Prof|Rev|St|Jr|Sr)\.(?=\s)|\b[A-Z]\.(?=\s[A-Z])|"
    r"[^\W_]+(?:['’\-‐‑][^\W_]+|(?<=\d)[.,]\d+)*|``|''|[^\w\s]|_+"
)
OPENING = frozenset(("“", "``", "«", "„"))
CLOSING = frozenset(("”", "''", "»"))
QUOTES = OPENING | CLOSING | {'"'}


@dataclass(frozen=True)
class Line:
    """The tokens of one sentence: their words as written and in lower case, and where each starts and ends."""

    start: int
    end: int
    words: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def range(self, first: int, last: int) -> Range:
        """Code points from the first token to the one before `last`."""
        return self.starts[first], self.ends[last - 1]

    def at(self, i: int) -> str:
        """The token in lower case, "" outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def capital(self, i: int) -> bool:
        """True when the token is written with a capital (anywhere in it, "al-Assad" too)."""
        return 0 <= i < len(self.words) and self.words[i] != self.low[i]

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it is a quotation mark."""
        return tuple(w in QUOTES for w in self.words)


def line(text: str, start: int, end: int) -> Line:
    """The tokens of text[start:end]."""
    found = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, start, end)]
    written = tuple(f[0] for f in found)
    return Line(
        start,
        end,
        written,
        tuple(w.lower().replace("’", "'") for w in written),
        tuple(f[1] for f in found),
        tuple(f[2] for f in found),
    )
