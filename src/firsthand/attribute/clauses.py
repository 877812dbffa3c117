"""Where statements begin and end in a sentence."""

from __future__ import annotations

from firsthand.attribute import phrases
from firsthand.attribute.lexicon import verbs, words
from firsthand.attribute.nouns import FINITE
from firsthand.attribute.tokens import QUOTES, Line, Range
from firsthand.model.attribution import Factuality, Speech

# A noun phrase behind these only places or completes another.
PLACING = frozenset("in near of at on from with inside outside visiting around across monitoring".split())
OPENERS = frozenset(
    "and but while whereas although though as because since after before that yet so when if until nor which who where or with including amid following".split()
)


SUBORDINATE = frozenset(
    "adding as while after when before because but and although though since until amid during following citing noting referring despite with in on at for by from without including or so, then where which who saying calling describing confirming stressing pointing claiming".split()
)


def floor(line: Line, i: int) -> int:
    """The first token that a source before token i may take: the sentence's, or the one behind a quotation."""
    for k in range(i - 1, -1, -1):
        if line.words[k] in QUOTES or line.words[k] in (";", ":"):
            return k + 1
    return 0


def clause_start(line: Line, i: int) -> int:
    """Where the statement in front of token i begins: the sentence, a semicolon, or a conjunction behind another cue."""
    known = verbs()
    for k in range(i - 1, 0, -1):
        if line.words[k] == ";":
            return k + 1
        spoken = (known[t] for t in line.low[:k] if t in known)
        if line.low[k] in ("but", "while", "whereas", "although") and any(
            v.group in ("say", "claim") and v.form in ("past", "third") for v in spoken
        ):
            return k + 1
    return 0


def clause_opens(line: Line, i: int) -> bool:
    return line.at(i - 1) in OPENERS or line.at(i - 1) in (",", ";", ":")


def clause_end(line: Line, i: int) -> int:
    """One past the last token of the statement that begins at i, without the full stop."""
    end = len(line)
    for k in range(i, len(line)):
        if line.words[k] == ";":
            end = k
            break
    while (
        end > i
        and line.words[end - 1] in (".", ",", "!", "…")
        and not (end - 2 >= i and line.words[end - 2] in QUOTES and False)
    ):
        end -= 1
    return end


def trim(line: Line, first: int, last: int) -> Range:
    """The range of tokens [first, last) without commas, dashes and opening conjunctions at its ends."""
    while first < last and line.words[first] in (",", ":", ";", "-", "–", "—", "."):
        first += 1
    while last > first and (
        line.words[last - 1] in (",", ":", ";", "-", "–", "—")
        or (line.low[last - 1] in ("as", "and", "but") and last - first > 2)
    ):
        last -= 1
    if last <= first:
        return (line.start, line.start)
    return line.range(first, last)


def speech(line: Line, pieces: list[Range]) -> Speech:
    """direct, indirect or mixed, by where quotation marks stand in the content."""
    marks = [i for i, w in enumerate(line.words) if w in QUOTES and any(s <= line.starts[i] < e for s, e in pieces)]
    if not marks:
        return "indirect"
    whole = all(line.starts[marks[0]] == p[0] or line.ends[marks[-1]] == p[1] for p in pieces[:1])
    first_is_quote = line.starts[marks[0]] == pieces[0][0]
    return "direct" if whole and first_is_quote else "mixed"


def adverbial(line: Line, start: int, end: int) -> bool:
    """Is this only "On Monday" or "In the town of Aleppo", not something said?"""
    if end - start < 2:
        return True
    if line.low[start] == "at" and line.at(start + 1) in ("least", "most"):
        return False
    if line.low[start] in words().prepositions or line.low[start] in (
        "earlier",
        "later",
        "but",
        "and",
        "meanwhile",
        "however",
        "separately",
        "last",
        "also",
        "yesterday",
        "today",
        "speaking",
        "asked",
        "as",
        "after",
        "while",
        "when",
        "although",
        "since",
        "during",
        "citing",
        "quoting",
        "according",
    ):
        return (
            not phrases.finite(line, start, end)
            or line.at(end - 1) == ","
            or (
                line.low[start] in ("as", "after", "while", "when", "although", "since", "speaking", "asked")
                and end - start < 14
            )
        )
    return False


def that(line: Line, i: int) -> bool:
    return line.at(i) in ("that", "how", "whether", "why", "no")


def names_source(line: Line, first: int, last: int) -> bool:
    """Does this phrase name somebody who can speak: a role, a body or a name?"""
    return any(phrases.is_name(line, k) or line.low[k] in words().heads for k in range(first, last))


# Who holds such a post can be cited without a name.
_POSTS = frozenset("head director chairman chairwoman member members founder owner manager".split())


def cites_source(line: Line, first: int, last: int) -> bool:
    """Does the phrase behind "citing" name somebody, and not a ground ("citing the release of prisoners")?"""
    stop = next((k for k in range(first + 1, last) if line.low[k] in words().prepositions), last)
    return names_source(line, first, stop) or any(line.low[k] in _POSTS for k in range(first, stop))


_WILL = frozenset(("would", "will", "'ll", "shall"))
_MAY = frozenset(("might", "may", "could", "probably", "perhaps", "possibly", "likely"))
_NO = frozenset(("no", "nobody", "nothing", "none", "neither", "never", "not"))
# "He could see two tanks" tells what he saw.
_PERCEIVED = frozenset("see hear smell feel".split())
_LATER = frozenset("and after while as when which who but where".split())


def modality(line: Line, pieces: list[Range]) -> Factuality:
    """How the first clause of a statement is put, where it is the only one: asserted, planned, possible, negated or
    conditional. With more clauses it stays asserted: a plan in one of them says nothing of the deaths in the other."""
    inside = [
        i for i in range(len(line)) if line.low[i][0].isalnum() and any(s <= line.starts[i] < e for s, e in pieces)
    ]
    inside = [i for n, i in enumerate(inside) if n or line.low[i] != "that"]
    low = ["" if line.words[i] == "May" and n else line.low[i] for n, i in enumerate(inside)]
    verb = next(
        (
            n
            for n, w in enumerate(low)
            if w in _WILL or w in _MAY or w in FINITE or w == "cannot" or w.endswith("n't") or (n and w.endswith("ed"))
        ),
        None,
    )
    if verb is None:
        return "negated" if low[:1] and low[0] in _NO else "asserted"
    if ("if" in low or "unless" in low) and any(w in _WILL or w in ("could", "might") for w in low):
        return "conditional"
    later = next((n for n, w in enumerate(low) if n > verb and w in _LATER), len(low))
    if any(w in FINITE or w.endswith("ed") for w in low[later:]):
        return "asserted"
    return _of_verb(low, verb)


def _of_verb(low: list[str], verb: int) -> Factuality:
    """How the verb at this place puts a clause."""
    head = low[verb]
    if head in _WILL or (
        low[verb + 1 : verb + 2]
        and low[verb + 1] in ("preparing", "planning", "going", "expected")
        and ("to" in low or low[verb + 1] != "going")
    ):
        return "planned"
    if head == "could" and low[verb + 1 : verb + 2] and low[verb + 1] in _PERCEIVED:
        return "asserted"
    unable = head == "cannot" or (head == "could" and low[verb + 1 : verb + 2] in (["not"], ["no"]))
    if unable:
        return "negated"
    if head in _MAY or any(w in _MAY for w in low[max(0, verb - 2) : verb + 2]):
        return "possible"
    if (
        head.endswith("n't")
        or any(w in _NO for w in low[:1])
        or any(w in ("not", "never") for w in low[verb : verb + 3])
        or any(w in ("no", "nothing", "nobody", "none") for w in low[verb + 1 : verb + 3])
    ):
        return "negated"
    return "asserted"
