"""Text reuse: the passages that texts share, word for word or nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from firsthand.errors import InputError
from firsthand.model.ids import content_id
from firsthand.model.provenance import Passage
from firsthand.model.text import Document, Span
from firsthand.trace.align import aligned
from firsthand.trace.chains import chains
from firsthand.trace.evidence import Weighed, united, weighed
from firsthand.trace.seeds import Fingerprints, Seeds, Ties, fingerprints, seeds
from firsthand.trace.surprisal import I16, WordTable, word_table
from firsthand.trace.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Code points [left_start, left_end) of text `left` and [right_start, right_end) of text `right` share their words.

    `left` and `right` are indexes of texts as given; `left` comes first in the order. `score` is the share of the words
    of both sides that agree.
    """

    left: int
    left_start: int
    left_end: int
    right: int
    right_start: int
    right_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """Finds the passages that texts share: exact, edited, with other numbers, reordered, or split by an attribution.

    Bits are bits of surprisal of the shared words. The settings were chosen on two sets of passages planted in real
    articles (1,000 and 8,000); docs/how-to/find-reuse.md has the figures.

    >>> said = "Ferry crews sheltered below deck while three shells hit the grain depot behind the harbour wall at dawn."
    >>> Reuse()((f"Lower Marrow. {said}", f"Our reporters were told: {said}"))
    (Match(left=0, left_start=14, left_end=117, right=1, right_start=25, right_end=128, score=1.0),)
    """

    version: ClassVar[str] = "1"
    run_bits: float = 20.0  # a run of words must tell so much to be a seed
    pair_bits: float = 24.0  # so must a pair of content words
    content_bits: float = 9.5  # a word that tells more is a content word
    common: int = 8  # a seed at more places ties them to its first places only
    run_heads: int = 4  # how many first places of a run ...
    pair_heads: int = 1  # ... and of a pair
    chain_bits: float = 56.0  # seeds of a window worth aligning
    least_odds: float = -0.3  # log odds of reuse, by the words that agree; see evidence.py

    def __call__(
        self, texts: Sequence[str], *, order: Sequence[int] | None = None, table: WordTable | None = None
    ) -> tuple[Match, ...]:
        """The passages, sorted. `order` lists the indexes of the texts by publication, first one first (None: as given)."""
        order = range(len(texts)) if order is None else order
        if sorted(order) != list(range(len(texts))):
            raise InputError(f"order must hold every index from 0 to {len(texts) - 1} once, got {len(order)} entries")
        tokens = tokenise([texts[i] for i in order])
        table = table or word_table(tokens)
        bits = table.bits(tokens)
        tied = seeds(self.fingerprints(tokens, bits), self.ties())
        return tuple(sorted(self.matches(tied, tokens, bits, table, order)))

    def ties(self) -> Ties:
        """Which places of a seed are tied."""
        return Ties(self.common, self.run_heads, self.pair_heads)

    def fingerprints(self, tokens: Tokens, bits: I16) -> Iterator[Fingerprints]:
        """The fingerprints of these words, in the order of the texts."""
        return fingerprints(
            tokens, bits, run_bits=self.run_bits, pair_bits=self.pair_bits, content_bits=self.content_bits
        )

    def matches(
        self, tied: Iterable[Seeds], tokens: Tokens, bits: I16, table: WordTable, order: Sequence[int]
    ) -> Iterator[Match]:
        """The passages that grow from seeds; each pair of texts is judged by its own words and seeds only."""
        windows = chains(tied, least_bits=self.chain_bits)
        found = [(left, right, s) for left, right, some in aligned(tokens, windows) for s in some]
        for w in united(weighed(found, tokens, bits, table, least=self.least_odds)):
            yield _match(tokens, w, order)

    def passages(self, documents: Sequence[Document]) -> tuple[Passage, ...]:
        """The passages that the articles of these documents share; furniture around an article is not compared."""
        order = sorted(range(len(documents)), key=lambda i: _published(documents[i]))
        return as_passages(self([_article(d) for d in documents], order=order), documents)


def as_passages(matches: Iterable[Match], documents: Sequence[Document]) -> tuple[Passage, ...]:
    """Passages from matches of the texts of these documents."""
    return tuple(_passage(match, documents[match.left].id, documents[match.right].id) for match in matches)


def _passage(match: Match, left: str, right: str) -> Passage:
    left_span, right_span = (
        Span("text", match.left_start, match.left_end),
        Span("text", match.right_start, match.right_end),
    )
    name = content_id("passage", left, match.left_start, match.left_end, right, match.right_start, match.right_end)
    return Passage(name, left, left_span, right, right_span, match.score)


def _published(document: Document) -> tuple[bool, str, str]:
    """Sorts by publication, then id; documents of unknown date come last."""
    when = document.published or document.printed
    return when is None, when or "", document.id


def _article(document: Document) -> str:
    """The text with blanks for all that lies outside the article, so that places in it stay the same."""
    if not document.body:
        return document.text
    kept: list[str] = []
    end = 0
    for span in sorted(span for span in document.body if span.part == "text"):
        start = max(span.start, end)
        kept += [" " * (start - end), document.text[start : span.end]]
        end = max(end, span.end)
    return "".join(kept)


def _match(tokens: Tokens, found: Weighed, order: Sequence[int]) -> Match:
    s = found.stretch
    words = s.left_high - s.left_low + s.right_high - s.right_low
    return Match(
        order[found.left],
        int(tokens.start[s.left_low]),
        int(tokens.end[s.left_high - 1]),
        order[found.right],
        int(tokens.start[s.right_low]),
        int(tokens.end[s.right_high - 1]),
        round(min(1.0, 2 * found.equal / words), 4),
    )
