"""Beyond the sources: where a headline, a lead or the author says more than any account in the document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from firsthand.model.account import Account
from firsthand.model.attribution import Attributed
from firsthand.model.collation import Beyond
from firsthand.model.mentions import ActorMention, CountMention, Mentions
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Span

_WORDS = Path(__file__).parent / "beyond.toml"


@dataclass(frozen=True, slots=True)
class Lists:
    """Word lists of beyond.toml, compiled: ranks, what says less than a rank, blame, hedges."""

    rank: re.Pattern[str]
    blame: re.Pattern[str]
    hedge: re.Pattern[str]


@lru_cache(maxsize=1)
def _lists() -> Lists:
    raw = tomllib.loads(_WORDS.read_text("utf-8"))
    one = {k: re.compile(r"(?<!\w)(?:" + "|".join(v["words"]) + r")(?!\w)", re.IGNORECASE) for k, v in raw.items()}
    return Lists(one["rank"], one["blame"], one["hedge"])


def beyond(
    document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
) -> Iterator[Beyond]:
    """What goes beyond, in the order of the text. A document that attributes nothing has nothing to go beyond."""
    if len({a.source_id for a in attributed.attributions}) == 0:
        return
    headline = _headline(document)
    first = next((a.happening for a in accounts if not a.background), None)
    if headline is not None:
        yield from _values(document, attributed, mentions, headline, first)
        yield from _ranks(document, attributed, headline, first)
        yield from _agents(document, mentions, headline, accounts)
    yield from _blame(document, attributed, mentions, headline, first)


def _headline(document: Document) -> Span | None:
    if document.title.strip():
        return Span("title", 0, len(document.title))
    return document.headline


def _values(
    document: Document, attributed: Attributed, mentions: Mentions, headline: Span, incident: str | None
) -> Iterator[Beyond]:
    """Numbers in the headline that are larger than every number that the text gives for the same outcome."""
    body = [c for c in mentions.counts if not headline.holds(c.span) and not _repeats(document, headline, c.span)]
    for count in mentions.counts:
        if not headline.holds(count.span) or count.low is None or count.outcome == "none" or count.scope != "incident":
            continue
        alike = [c for c in body if c.outcome in (count.outcome, "killed_or_wounded") and c.low is not None]
        rivals = [c for c in alike if c.group == count.group] if count.group in _SUBGROUPS else alike
        if not rivals or any(_supports(count, c) for c in rivals):
            continue
        most = max(rivals, key=lambda c: (c.low or 0, -c.span.start))
        if sum(c.low or 0 for c in rivals) >= count.low:
            continue
        yield Beyond(
            document.id, incident, count.span, count.outcome, document.words(count.span), "value",
            f"the text gives at most {document.words(most.span)!r}",
        )  # fmt: skip


def _spoken_of(document: Document, headline: Span, agent: ActorMention, below: set[str | None]) -> bool:
    """True when the text below names the agent, or, for one of no table, the people that it is called after."""
    if agent.actor is not None:
        return agent.actor in below
    first = re.match(r"[A-Z]\w{3}", document.words(agent.span))
    rest = document.text[headline.end :] if headline.part == "text" else document.text.replace(document.title, "")
    return first is None or re.search(rf"(?<!\w){first.group()}", rest) is not None


# Groups that a headline must find in the text as such: a toll of all is none of children.
_SUBGROUPS = frozenset({"child", "woman", "medic", "journalist", "elderly"})


def _agents(document: Document, mentions: Mentions, headline: Span, accounts: Sequence[Account]) -> Iterator[Beyond]:
    """Who a headline says did it, when the text below never speaks of that actor."""
    below = {
        m.actor for m in mentions.actors if not headline.holds(m.span) and not _repeats(document, headline, m.span)
    }
    for account in accounts:
        for claim in account.claims:
            if claim.slot == "perpetrator" and headline.holds(claim.span) and claim.factuality == "asserted":
                named = next((m for m in mentions.actors if m.span == claim.span), None)
                if named is not None and not _spoken_of(document, headline, named, below):
                    yield Beyond(
                        document.id, account.happening, claim.span, "perpetrator", claim.text, "blame",
                        "the text below the headline does not name this actor",
                    )  # fmt: skip


def _supports(headline: CountMention, other: CountMention) -> bool:
    low = headline.low or 0
    return (other.low or 0) >= low or (other.high is None and other.modality != "exact") or (other.high or 0) >= low


def _repeats(document: Document, headline: Span, span: Span) -> bool:
    """True for a headline printed again at the head of the text, as scrapes often have it."""
    title = document.words(headline).strip().rstrip(".")
    at = document.text.find(title[:60]) if title else -1
    return 0 <= at < 200 and span.part == "text" and at <= span.start < at + len(title) + 1


def _ranks(document: Document, attributed: Attributed, headline: Span, incident: str | None) -> Iterator[Beyond]:
    """A rank in the headline that no sentence of the text uses."""
    lists = _lists()
    words = document.words(headline)
    rest = document.text if headline.part == "title" else document.text[headline.end :]
    at = rest.find(words.strip().rstrip(".")[:60])
    if 0 <= at < 200:
        rest = rest[:at] + rest[at + len(words) :]
    for match in lists.rank.finditer(words):
        stem = match.group().lower().rstrip("s")
        if re.search(rf"(?<!\w){re.escape(stem)}", rest, re.IGNORECASE):
            continue
        span = Span(headline.part, headline.start + match.start(), headline.start + match.end())
        said = ", ".join(sorted({m.group().lower() for m in lists.rank.finditer(rest)})[:3])
        yield Beyond(
            document.id, incident, span, "group", document.words(span), "rank",
            f"no account speaks of {match.group().lower()}" + (f"; the text says {said}" if said else ""),
        )  # fmt: skip


def _blame(
    document: Document, attributed: Attributed, mentions: Mentions, headline: Span | None, incident: str | None
) -> Iterator[Beyond]:
    """Accusations in the outlet's own voice against a named actor that nobody in the text is quoted as making."""
    lists = _lists()
    body = document.body or (Span("text", 0, len(document.text)),)
    quoted = " ".join(
        document.words(c) for a in attributed.attributions if a.source_id != attributed.outlet for c in a.content
    )
    for start, end in sentences(document.text):
        span = Span("text", start, end)
        if not any(p.meets(span) for p in body) or (headline is not None and headline.meets(span)):
            continue
        actors = [
            a
            for a in mentions.actors
            if span.holds(a.span) and a.kind not in ("person", "civilians", "outlet", "agency")
        ]
        for match in lists.blame.finditer(document.text, start, end):
            here = Span("text", match.start(), match.end())
            if len(attributed.voice(here)) > 1 or len({a.actor or document.words(a.span) for a in actors}) < 2:
                continue
            if re.search(rf"(?<!\w){re.escape(match.group()[:5])}", quoted, re.IGNORECASE):
                continue
            yield Beyond(
                document.id, incident, here, "perpetrator", document.words(here), "claim",
                "said in the author's own voice; no cited account holds it",
            )  # fmt: skip
