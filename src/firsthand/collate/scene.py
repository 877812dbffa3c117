"""A document as the beyond-the-sources check sees it: a headline, and clauses that bear it out, or do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from firsthand.collate.beyond_words import Lists, Pattern, lists
from firsthand.model.attribution import Attributed
from firsthand.model.mentions import CountMention, Mentions
from firsthand.model.sentences import sentences
from firsthand.model.text import Document, Span

# plain bears out what it says; hedged only that it may be; silent says that nothing is told, past what was before.
Role = Literal["plain", "hedged", "silent", "past"]


# Code points that a hedge reaches back and ahead.
_BACK, _AHEAD = 30, 120


# Right before a word: that there was none of it.
_DENIES = re.compile(
    r"(?<!\w)(?:no|without|not (?:an?|one|any)|none of the|neither|nor)(?! (?:fewer|less|more|longer|one|doubt)) (?:(?!(?:who|that|which|and|but|to|of|in|at)(?!\w))\w+ ){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One clause below the headline. `voiced`: somebody other than the outlet says it, or part of it; `told` are its
    words without those that name who speaks, `sentence` those of all its sentence. A lead that names nobody is the outlet's
    own, also where the next sentence gives the one who may have said it. `unknown`: it says that nobody knows who did it."""

    span: Span
    words: str
    told: str
    sentence: str
    role: Role
    voiced: bool
    first: bool = False
    unknown: bool = False

    def holds(self, pattern: Pattern) -> Role | None:
        """The role of what the line says in words of a pattern, None where it has none. A hedge reaches back only a few
        words, and forward as far as a clause: what stands further off is told plainly."""
        found = [
            m for m in pattern.finditer(self.words) if not _DENIES.search(self.words, max(0, m.start() - 30), m.start())
        ]
        if not found or self.role != "hedged":
            return self.role if found else None
        hedges = list(lists().hedge.finditer(self.words))
        near = all(any(h.start() - _BACK <= m.end() and m.start() <= h.end() + _AHEAD for h in hedges) for m in found)
        return "hedged" if near else "plain"


@dataclass(frozen=True, slots=True)
class Scene:
    """`headline` is where the headline stands, `title` its words; `lines` are what stands below it, the first the lead;
    `repeats` is where it stands there again, which bears nothing out."""

    document: Document
    attributed: Attributed
    mentions: Mentions
    headline: Span | None
    title: str
    lines: tuple[Line, ...]
    repeats: tuple[Span, ...] = ()

    def borne(self, pattern: Pattern, roles: Sequence[Role] = ("plain",), *, but: Line | None = None) -> bool:
        """True when a line of such a role has words of the pattern."""
        return any(line is not but and line.holds(pattern) in roles for line in self.lines)

    def own(self, span: Span) -> bool:
        """True for what the outlet says in its own voice, outside quotation marks."""
        if len(self.attributed.voice(span)) > 1:
            line = self.line_at(span) if span.part == "text" else None
            if line is None or not line.first or line.voiced:
                return False
        text = self.document.part(span.part)
        before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
        return not (re.search(r"[\"“‘«'][^\"”’»']*$", before) and re.search(r"^[^\"“‘«']*[\"”’»']", after))

    def line_at(self, span: Span) -> Line | None:
        return next((line for line in self.lines if line.span.meets(span)), None)

    def counts(self, *, voiced: bool = False) -> Iterator[CountMention]:
        """Counts below the headline, in lines that tell of the incident; with `voiced`, only what others say."""
        for count in self.mentions.counts:
            line = self.line_at(count.span)
            if line and line.role != "past" and count.scope != "area" and (line.voiced or not voiced):
                yield count

    @property
    def unknown(self) -> bool:
        """True when a line says that it is not known who did it."""
        return any(line.unknown for line in self.lines)

    @property
    def lead(self) -> tuple[Line, ...]:
        """The clauses of the first sentence."""
        return tuple(line for line in self.lines if line.first)


def scene(document: Document, attributed: Attributed, mentions: Mentions) -> Scene:
    headline = Span("title", 0, len(document.title)) if document.title.strip() else document.headline
    printed = document.words(headline) if headline else ""
    title = _TAIL.sub("", printed)
    begin = _below(document, headline, printed)
    body = document.body or (Span("text", 0, len(document.text)),)
    lines: list[Line] = []
    repeats: list[Span] = []
    first = -1
    for start, end in sentences(document.text):
        whole = Span("text", max(start, begin), end)
        if not any(b.meets(whole) for b in body) or not re.search(r"\w{2}", document.words(whole)):
            continue
        if title and _plain(document.words(whole)) == _plain(printed):
            repeats.append(whole)
            continue
        first = whole.end if first < 0 else first
        for clause in clauses(document.text, whole):
            lines.append(_line(document, attributed, clause, whole, first=whole.end == first))
    top = Span(headline.part, headline.start, headline.start + len(title)) if headline else None
    return Scene(document, attributed, mentions, top, title, tuple(lines), tuple(repeats))


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).rstrip(".")


# Where one statement of a sentence ends and another begins: each hedges, denies or recalls for itself.
_JOINT = re.compile(r"(?:[,;:]| -|--|–) (?=\w)|,? (?=(?:and|but) that )|,? (?=but (?!also))")


def clauses(text: str, whole: Span) -> Iterator[Span]:
    """The clauses of a sentence that hedge, deny or recall each for itself."""
    begin = whole.start
    for match in _JOINT.finditer(text, whole.start, whole.end):
        if match.end() > begin:
            yield Span("text", begin, match.end())
            begin = match.end()
    if begin < whole.end:
        yield Span("text", begin, whole.end)


# The name of the site that pages put behind a headline.
_TAIL = re.compile(
    r"\s*(?:\||\s[-–—_]\s?(?=.{0,60}(?:news|weather|sports|tv|radio|times|post|sabah|\.com|[WK][A-Z]{2,3}|NBC|CBS|ABC|FOX))).*$",
    re.IGNORECASE | re.DOTALL,
)


def _below(document: Document, headline: Span | None, title: str) -> int:
    """Where the text below the headline begins: behind the headline that scrapes print again at its head."""
    if headline is not None and headline.part == "text":
        return headline.end
    plain = title.strip().rstrip(".")
    again = re.search(re.escape(plain[:60]), document.text[: 200 + len(plain)], re.IGNORECASE) if plain else None
    if not again or again.start() >= 200 or _TELLS.search(document.text[: again.start()]):
        return 0
    pairs = zip(_folded(plain), _folded(document.text[again.start() :]), strict=False)
    end = again.start() + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if _GOES_ON.match(document.text, end):  # the lead itself begins so
        return 0
    return max(0, document.text.rfind(" ", 0, end + 1)) if re.match(r"\w", document.text[end : end + 1]) else end


# The words of a sentence that goes on.
_GOES_ON = re.compile(r"(?:,| (?:on|in|at|after|when|as|by|near|over|during|late|early|and|say|says|said)(?!\w))")


def _folded(words: str) -> str:
    """Case, quotation marks and dashes as one, code point for code point."""
    return "".join(_MARKS.get(c, c.lower() if len(c.lower()) == 1 else c) for c in words)


_MARKS = dict.fromkeys("‘’“”«»\"'`", "'") | dict.fromkeys("–—-", "-")


# A sentence of some words: what stands behind one is not the head of a page.
_TELLS = re.compile(r"(?:[\w'’,-]+ ){7,}[\w'’,-]+[.!?]")


def role_of(words: str, sentence: str, *, first: bool, voiced: bool) -> Role:
    """The role of a clause, by its words and those of its sentence."""
    if lists().silent.search(words):
        return "silent"
    if not first and (
        lists().history.search(words) or _OPENS_PAST.match(sentence) or (not voiced and _recalls(lists(), sentence))
    ):
        return "past"
    return "hedged" if lists().hedge.search(lists().rising.sub("", words)) else "plain"


def _line(document: Document, attributed: Attributed, span: Span, whole: Span, *, first: bool) -> Line:
    """One clause of a sentence; what recalls the past in it makes all of an own sentence one about the past."""
    words, sentence = document.words(span), document.words(whole)
    voiced = any(
        a.source_id != attributed.outlet
        and any(c.meets(span) for c in a.content)
        and (not first or a.source is not None or a.cue is not None)
        for a in attributed.attributions
    )
    voiced = voiced or bool(_WITNESS.search(sentence))
    role = role_of(words, sentence, first=first, voiced=voiced)
    return Line(span, words, _without_sources(attributed, span, words), sentence, role, voiced, first, left_open(words))


# The author's own observation, told as such: an account like any other.
_WITNESS = re.compile(
    r"(?<!\w)(?:(?:(?:our|a|an|this|the) (?:\w+['’]?s? ){0,3}|['’]s )(?:reporter|correspondent|journalist|photographer|team)s?(?: \w+){0,6}? (?:saw|seen|counted|heard|watched|noted|found|visited|"
    r"witnessed|could see)|(?:we|i) (?:saw|counted|heard|watched)|seen by (?:a|our|this) (?:reporter|correspondent|newspaper|paper|website))(?!\w)",
    re.IGNORECASE,
)
# Openings that make all of a sentence one about the past, whoever says it.
_OPENS_PAST = re.compile(
    r"[\"“‘ ]*(?:last (?:year|month|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"in (?:19|20)\d\d|(?:a|two|three|four|five|ten) (?:years?|decades?) (?:ago|earlier)|(?:years?|decades?) ago)(?!\w)",
    re.IGNORECASE,
)


def _recalls(lists: Lists, sentence: str) -> bool:
    return bool(lists.history.search(sentence) or lists.habit.search(sentence))


def _without_sources(attributed: Attributed, span: Span, words: str) -> str:
    """The words with blanks for those that name a source: "an army officer said" tells of no army."""
    told = list(words)
    for a in attributed.attributions:
        if a.source is not None and a.source.meets(span):
            for at in range(max(a.source.start, span.start), min(a.source.end, span.end)):
                told[at - span.start] = " "
    return "".join(told)


# Who, of whose side, and why: what accounts leave open ...
_ASKED = (
    r"(?:(?:know\w*|knew|clear|sure|certain|say\w*|said|tell\w*|told|establish\w*|s[ae]e|seen|find|found|determin\w+|ask(?:ed)?|guess\w*|"
    r"speculat\w+|identify\w*|quarrel\w* over|question of|question|matter of|as to|of|on|on to|ascertain\w*|trac\w+|saying|confirm\w*|reveal\w*|"
    r"specify|specified|name|named) (?:exactly |yet )?"
    r"(?:who(?!m)(?:se)?|which (?:\w+ ){0,2}?(?:side|group|unit|army|party|force|faction|brigade|gang|clan)s?|what (?:had |has )?(?:caused|set)|"
    r"where (?:the|it|they) (?:\w+ ){0,3}?(?:came|come|fired|from))|which (?:unit|side|army|group)|whose (?:they|it|the|those)|whoever|"
    r"who (?:they|he|it) (?:were|was|are|is)|"
    r"who (?:did (?:it|this|that|so)|(?:had |might have )?(?:done|fired|shot|killed|carried|set|planted|placed|left|laid|threw|sent|ordered|was behind|is behind|might be|is responsible|"
    r"pulled))|responsib(?:le|ility)|culprits?|perpetrators?|attackers?['’]? (?:identit\w+|motives?)|motives?|the identity|name (?:a side|one|any|the group|them|names?)|"
    r"(?:been|be) identified|hypothes[ie]s|origin|caus(?:e|ed)|why)"
)
# ... and the words that leave it so.
_LEFT = (
    r"(?:(?:ca|could|did|do|does|have|has|had|was|were|is|are|would|wo)n[o']?t|not|never|no|no ?(?:one|body)|nothing|none|neither|cannot|unable|"
    r"un(?:clear|certain|known)|declin\w+|refus\w+|yet to|still|too (?:early|soon)|premature|asked|remain\w*|open|at odds|god|differ\w*|guess\w*|"
    r"speculat\w*|question for|under investigation|be(?:ing)? (?:investigated|looked)|find|trace|hunt|lines)"
)
_OPEN = re.compile(rf"(?<!\w)(?:{_LEFT}(?!\w)[^.;]{{0,60}}?(?<!\w){_ASKED}|{_ASKED}(?!\w)[^.;]{{0,45}}?(?<!\w){_LEFT})(?!\w)", re.IGNORECASE)  # fmt: skip
_OPEN_TOO = re.compile(
    r"(?<!\w)(?:of unknown origin|unidentified|(?:have|had|has|with) no (?:lead|suspects?|idea|clues?)|(?:lines?|theor(?:y|ies)|versions|leads) (?:of \w+ )?"
    r"(?:were |was |are |is )?(?:being )?(?:followed|examined|looked)|against (?:jumping to )?conclusions|blam(?:e|ed|ing) (?:nobody|no one|no side)|"
    r"nobody (?:has )?(?:claimed|saw)|no ?(?:one|body|group|organi[sz]ation|faction|party) (?:\w+ ){0,3}?(?:claim|admit|owned|telephoned|called|said|took)\w*|"
    r"only (?:an? |the )?(?:\w+ ){0,2}(?:autopsy|inquest|inquiry|investigation|court|laboratory|tests?|god|allah) (?:can|could|will|would|knows)|"
    r"(?:n[o']?t|n['’]t|not|never) (?:tell|say|swear)(?: you| us)?(?: that)? (?:these|they|it|this) (?:were|was)|nothing (?:is|was|has been) (?:discarded|excluded|ruled out)|"
    r"no (?:indications?|signs?|evidence|proof) (?:of|that|who)|could not be (?:excluded|ruled out)|"
    r"yet been (?:held|arrested)|not speculate|(?:did not|didn['’]?t|without|never) (?:see|saw|seeing|name|naming|identify\w*|blame|blaming) )",
    re.IGNORECASE,
)


def left_open(words: str) -> bool:
    """True for words that say that it is not known who did it."""
    return bool(_OPEN.search(words) or _OPEN_TOO.search(words))
