"""What the small network tells: words of a headline, or of the outlet's own sentences, that no account bears out.

`Learned` also answers for what the rules found: where the network is not sure enough that words go beyond, they are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.collate.echo import all_stand
from firsthand.collate.excess import READ, Line, Weighed, available, fits, weigh
from firsthand.collate.scene import Scene
from firsthand.model.text import Span

# How sure the network must be, by kind, before it flags words of a headline, and of a sentence of the outlet's own. Picked on
# training/excess/held-out*.txt, then raised by what it said of real pages on gun violence and with the totals of evals/beyond
# in view (docs/evals.md).
_HEADLINE = {
    "value": 0.95,
    "actor": 0.95,
    "blame": 0.95,
    "cause": 0.95,
    "certainty": 0.97,
    "rank": 0.97,
    "wording": 0.9,
    "place": 0.95,
    "time": 0.93,
    "target": 0.9,
}
_OWN = {
    "value": 0.95,
    "actor": 0.97,
    "blame": 0.97,
    "cause": 0.97,
    "certainty": 0.99,
    "rank": 0.97,
    "wording": 0.97,
    "place": 0.97,
    "time": 0.97,
    "target": 0.95,
}
# How sure the network must be that words go beyond, and of the kind, to name another kind than the rule that found them.
_RENAMES, _OF_KIND = 0.5, 0.6
# Own sentences that are weighed at most, from the top of the text: of a text of one window; of a longer one, where what
# bears a sentence out may stand far off, the lead alone is.
_SENTENCES = 14
_LETTER = re.compile(r"\w")
# What bodies do on record: an outlet that tells so says no more of what happened. Pages on crime live on such headlines.
_ON_RECORD = re.compile(
    r"(?<!\w)(?:arrest(?:s|ed)?|charge[sd]?|identif(?:y|ies|ied)|names?|named|id|custody)(?!\w)", re.IGNORECASE
)
_SLOTS = {
    "value": "killed",
    "actor": "perpetrator",
    "blame": "perpetrator",
    "cause": "cause",
    "certainty": "circumstances",
    "rank": "group",
    "wording": "wording",
    "place": "where",
    "time": "when",
    "target": "target",
}
_WHY = {
    "value": "no account below gives this number or these people",
    "actor": "no account below names this doer",
    "blame": "no account below lays it at this door",
    "cause": "no account below tells this means, event or motive",
    "certainty": "the accounts below are less sure, or tell of less",
    "rank": "no account below gives this rank or role",
    "wording": "the outlet's own word; no account below puts it so",
    "place": "no account below puts it there",
    "time": "no account below gives this time",
    "target": "no account below tells that this was hit",
}


def _as_told(kind: str) -> str:
    return "blame" if kind == "actor" else kind


def _reason(kind: str) -> str:
    return f"{_WHY[kind]} (learned check)"


def _stand(weighed: Weighed, start: int, end: int) -> bool:
    """True where all words of a number or doer stand in the text: whose they are, the network sees in one window only."""
    pieces = zip(weighed.offsets, weighed.echoes, strict=False)
    echoed = tuple(echo for (a, b), echo in pieces if a < end and start < b)
    return bool(echoed) and all_stand(echoed)


@dataclass(frozen=True, slots=True)
class Learned:
    """The headline and the outlet's own sentences as the network weighs them, each with where it stands; `long`: the text
    was read in several windows."""

    scene: Scene
    weighed: tuple[tuple[Span, Weighed], ...]
    long: bool = False

    def sure(self, span: Span, least: float) -> bool:
        """False where the network was asked about the words and is less sure than `least` that they go beyond."""
        asked = [
            w.peak(span.start - at.start, span.end - at.start)
            for at, w in self.weighed
            if at.meets(span) and span.start - at.start < w.end
        ]
        return not asked or max(asked) >= least

    def flags(self) -> Iterator[tuple[Span, str, str, str]]:
        """Where, of what kind, in which slot and why words go beyond."""
        for at, weighed in self.weighed:
            top = self.scene.headline is not None and self.scene.headline.holds(at)
            for start, end, kind, sure in weighed.runs(min((_HEADLINE if top else _OWN).values())):
                if sure < (_HEADLINE if top else _OWN)[kind]:
                    continue
                if kind == "certainty" and _ON_RECORD.search(
                    self.scene.document.part(at.part)[at.start + start : at.start + end]
                ):
                    continue
                if kind in ("value", "actor", "blame") and self.long and _stand(weighed, start, end):
                    continue
                span = self._whole(Span(at.part, at.start + start, at.start + end))
                yield span, _as_told(kind), self._slot(kind, span), _reason(kind)

    def renamed(self, span: Span, kind: str) -> tuple[str, str, str] | None:
        """Kind, slot and reason where the network is sure that words go beyond as something else than the rule that found
        them says, None where it is not."""
        for at, weighed in self.weighed:
            if at.meets(span):
                other, share, sure = weighed.kind(span.start - at.start, span.end - at.start)
                if sure >= _RENAMES and share >= _OF_KIND and _as_told(other) != kind:
                    return _as_told(other), self._slot(other, span), _reason(other)
        return None

    def _whole(self, span: Span) -> Span:
        """The span out to the ends of its words."""
        text, start, end = self.scene.document.part(span.part), span.start, span.end
        while start and _LETTER.match(text[start - 1]):
            start -= 1
        while end < len(text) and _LETTER.match(text[end]):
            end += 1
        return Span(span.part, start, end)

    def _slot(self, kind: str, span: Span) -> str:
        if kind == "value":
            return next((c.outcome for c in self.scene.mentions.counts if c.span.meets(span)), _SLOTS[kind])
        return _SLOTS[kind]


def learned(scene: Scene) -> Learned:
    """The scene weighed by the network; nothing is weighed where the network is not installed."""
    if not available() or not scene.lines:
        return Learned(scene, ())
    begin = scene.lines[0].span.start
    text = scene.document.text[begin : min(scene.lines[-1].span.end, begin + READ)]
    for again in scene.repeats:
        at = max(again.start - begin, 0)
        text = text[:at] + " " * (min(again.end - begin, len(text)) - at) + text[max(again.end - begin, 0) :]
    asked: list[tuple[Span, Line]] = []
    if scene.headline is not None and scene.title.strip():
        asked.append((scene.headline, Line(scene.title)))
    for sentence in _own(scene, text):
        words = scene.document.words(sentence)
        asked.append((sentence, Line(words, (sentence.start - begin, sentence.end - begin))))
    weighed = weigh(text, [line for _, line in asked])
    return Learned(scene, tuple((span, w) for (span, _), w in zip(asked, weighed, strict=True)), not fits(text))


def _own(scene: Scene, text: str) -> list[Span]:
    """The sentences of the text in which the outlet alone speaks: from the top, or of a long text the lead if it is one."""
    begin = scene.lines[0].span.start
    own: dict[Span, bool] = {}
    whole = Span("text", begin, begin)
    for line in scene.lines:
        if line.span.start >= whole.end:
            whole = Span("text", line.span.start, line.span.start + len(line.sentence))
        own[whole] = own.get(whole, True) and not line.voiced
    found = [sentence for sentence, alone in own.items() if alone and sentence.end <= begin + len(text)]
    return found[:_SENTENCES] if fits(text) else [s for s in found[:1] if s.start == begin]
