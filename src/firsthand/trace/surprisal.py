"""How much a shared word tells: its surprisal in bits, from the texts themselves and a prior for small piles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.trace.threads import in_threads
from firsthand.trace.tokens import I32, I64, U32, Tokens, mix

I16 = npt.NDArray[np.int16]

UNIT = 16  # all bits are whole sixteenths, so that sums are exact in any order
CAP_BITS = 16  # rarer is not more telling: misspellings and ids are rare by accident
_SLOT_BITS = 20  # words are counted in 2**20 slots by their hash ...
_PAIR_BITS = 22, 24  # ... and pairs of words in 2**22, or 2**24 when there are more than
_MANY = 1 << 23  # so many words
_STEP = np.uint64(0x9E3779B97F4A7C15)
_PRIOR_TOKENS = 20_000  # the prior weighs as much as this many words of text: forty articles
# Mean surprisal in bits of a running word of 1, 2, 3 ... letters in English news (3.5 million words); longer as the last.
_PRIOR_BITS = np.array((7.3, 7.3, 7.2, 7.6, 10.8, 12.4, 13.7, 13.8, 14.4, 14.5, 14.8, 15.6), np.float32)
_AFTER = 16  # what is expected of a word weighs as much as so many sightings of the word before it
_FLOOR = 0.25  # of its surprisal a word keeps after any other: a passage in a hundred texts is still a passage
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class WordTable:
    """Counts of words and of pairs of words by slot, and the number of words.

    A table kept as it is gives the same bits whatever is added to the texts later.
    """

    counts: I32
    pairs: I32
    total: int

    def bits(self, tokens: Tokens) -> I16:
        """The surprisal of every word, in sixteenths of a bit, at most CAP_BITS."""
        bits = np.empty(len(tokens), np.int16)
        prior = _PRIOR_TOKENS * np.exp2(-_PRIOR_BITS)
        whole = np.float32(np.log2(self.total + _PRIOR_TOKENS))

        def block(low: int) -> None:
            part = slice(low, low + _BLOCK)
            length = np.minimum(tokens.end[part] - tokens.start[part], len(_PRIOR_BITS) - 1)
            seen = self.counts[_slots(tokens.word[part])].astype(np.float32) + prior[length]
            bits[part] = np.rint(np.minimum(whole - np.log2(seen), np.float32(CAP_BITS)) * UNIT)

        for _ in in_threads(block, range(0, len(tokens), _BLOCK)):
            pass
        return bits

    def bits_after(self, before: U32, word: U32, bits: I16) -> I64:
        """The surprisal of words after given ones, in sixteenths of a bit: little for the rest of a name or stock phrase.

        `bits` is the surprisal of the words by themselves. Two sightings are left out: those of the passage in question.
        """
        alone = bits.astype(np.float64) / UNIT
        seen_before = np.maximum(self.counts[_slots(before)].astype(np.float64) - 2, 0)
        seen_both = np.minimum(np.maximum(self.pairs[_pair_slots(before, word, len(self.pairs))] - 2.0, 0), seen_before)
        after = -np.log2((seen_both + _AFTER * np.exp2(-alone)) / (seen_before + _AFTER))
        bits_after: I64 = np.rint(np.clip(after, _FLOOR * alone, alone) * UNIT).astype(np.int64)
        return bits_after


def word_table(tokens: Tokens) -> WordTable:
    """The counts of the words of these texts."""
    size = 1 << _PAIR_BITS[len(tokens) > _MANY]
    counts, pairs = np.zeros(1 << _SLOT_BITS, np.int32), np.zeros(size, np.int32)
    for low in range(0, len(tokens), _BLOCK):
        word = tokens.word[low : low + _BLOCK + 1]
        np.add.at(counts, _slots(word[:_BLOCK]), np.int32(1))
        np.add.at(pairs, _pair_slots(word[:-1], word[1:], size), np.int32(1))
    return WordTable(counts, pairs, len(tokens))


def _slots(word: U32) -> I64:
    return (word >> np.uint32(32 - _SLOT_BITS)).astype(np.int64)


def _pair_slots(before: U32, word: U32, size: int) -> I64:
    key = mix(before.astype(np.uint64) * _STEP + word)
    return (key >> np.uint64(65 - size.bit_length())).astype(np.int64)
