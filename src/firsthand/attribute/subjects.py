"""Whom the sentences before tell of, for a pronoun that stands for nobody who has spoken yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.attribute import phrases
from firsthand.attribute.lexicon import words
from firsthand.attribute.tokens import line
from firsthand.model.sentences import sentences

# So many sentences back is somebody still in mind.
_BACK = 2
# "I met a woman called Furaha": brought in by name.
_CALLED = re.compile(
    r"\b(?:[Aa]|[Aa]n|[Tt]he) (?:[\w-]+ ){0,3}?(?:man|woman|boy|girl|youth|teenager|farmer|trader|fighter|soldier|mother|father|resident|villager|refugee|nurse|doctor|driver|"
    r"student|teacher|survivor|prisoner) (?:called|named) (?P<name>[A-Z][\w’'-]+(?: (?:al-|de |bin )?[A-Z][\w’'-]+)*)"
)


_MET = re.compile(
    r"\b(?:I|[Ww]e) (?:asked|met|interviewed|called|reached|found|spoke (?:to|with)|talked (?:to|with)) (?=(?:the|an?) [a-z])"
    r"|\b(?:it|he|she|they|which|[a-z]\w+|[A-Z]\w+) (?:had |has |have |also ){0,2}(?:interviewed|spoken (?:to|with)|spoke (?:to|with)|talked (?:to|with)|met(?: with)?|heard from|"
    r"(?:collected|gathered|taken|took|heard|recorded) (?:the )?(?:testimon(?:y|ies)|accounts|statements) (?:from|of))"
    r" (?:(?:more than|at least|over|about|some) )?(?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens of|many) [a-z])"
)


# Marks and "None of" in front of the people themselves.
_OPENS = re.compile(r"(?:(?:None|Most|Some|Many|All|Both|Several|Few) of (?=the |these |those |his |her |its ))?")


def people_before(text: str, *, quoted: bool = False) -> Iterator[str]:
    """The phrases of persons who open the last two sentences of a text, or are brought in there by name; nearest first.
    `quoted`: also of sentences that open with a quotation mark."""
    for start, end in list(reversed(list(sentences(text))))[:_BACK]:
        called = _CALLED.search(text, start, end)
        if called is not None:
            yield called.group()
        met = _MET.search(text, start, end)
        if met is not None:
            heard = line(text, met.end(), end)
            yield text[slice(*heard.range(0, max(1, phrases.after(heard, 0))))]
        if quoted and text[start] in "“\"‘'«":
            start += 1
        marks = _OPENS.match(text, start, end)
        start = marks.end() if marks is not None else start
        row = line(text, start, end)
        first = 1 if len(row) and row.low[0] in ("but", "and", "then", "later") else 0
        last = phrases.after(row, first) if len(row) > first else first
        opens = last > first and row.low[first] not in words().prepositions | words().pronouns
        if opens and (last >= len(row) or row.words[last] not in (":", ")")):
            yield text[slice(*row.range(first, last))]


_NOUNS = frozenset(
    "mission commission committee council institute agency network centre center association authority brigade movement front forum tribunal monitor observatory union foundation".split()
)


def named_before(text: str, noun: str) -> str | None:
    """The body, last named in a text, that "the mission" stands for: "the Valley Monitoring Mission"."""
    if noun not in _NOUNS:
        return None
    pattern = rf"((?:[A-Z][\w’'-]+ (?:(?:of|for|on|and) )?){{1,6}}(?:{noun}|{noun.capitalize()}))(?: (?:for|of|on|in|to) (?:the )?[A-Z]\w+(?: and [A-Z]\w+)*)?(?![\w-])"
    found = [m.group() for m in re.finditer(pattern, text)]
    return re.sub(r"^(?:The|A|An|In|On|At|But|And) ", "", found[-1]) if found else None
