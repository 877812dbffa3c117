"""How much a shared word tells: its surprisal in bits, from the texts themselves and a prior for small piles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.trace.tokens import I32, U32, Tokens

I16 = npt.NDArray[np.int16]

UNIT = 16  # all bits are whole sixteenths, so that sums are exact in any order
CAP_BITS = 16  # rarer is not more telling: misspellings and ids are rare by accident
_SLOT_BITS = 20  # words are counted in 2**20 slots by their hash
_PRIOR_TOKENS = 20_000  # the prior weighs as much as this many words of text: forty articles
# Mean surprisal in bits of a running word of 1, 2, 3 ... letters in English news (3.5 million words); longer as the last.
_PRIOR_BITS = np.array((7.3, 7.3, 7.2, 7.6, 10.8, 12.4, 13.7, 13.8, 14.4, 14.5, 14.8, 15.6), np.float32)
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class WordTable:
    """Counts of words by slot, and their total. A table kept as it is gives the same bits whatever is added later."""

    counts: I32
    total: int

    def bits(self, tokens: Tokens) -> I16:
        """The surprisal of every word, in sixteenths of a bit, at most CAP_BITS."""
        bits = np.empty(len(tokens), np.int16)
        prior = _PRIOR_TOKENS * np.exp2(-_PRIOR_BITS)
        whole = np.float32(np.log2(self.total + _PRIOR_TOKENS))
        for low in range(0, len(tokens), _BLOCK):
            part = slice(low, low + _BLOCK)
            length = np.minimum(tokens.end[part] - tokens.start[part], len(_PRIOR_BITS) - 1)
            seen = self.counts[_slots(tokens.word[part])].astype(np.float32) + prior[length]
            bits[part] = np.rint(np.minimum(whole - np.log2(seen), np.float32(CAP_BITS)) * UNIT)
        return bits


def word_table(tokens: Tokens) -> WordTable:
    """The counts of the words of these texts."""
    return WordTable(np.bincount(_slots(tokens.word), minlength=1 << _SLOT_BITS).astype(np.int32), len(tokens))


def _slots(word: U32) -> I32:
    return (word >> np.uint32(32 - _SLOT_BITS)).astype(np.int32)
