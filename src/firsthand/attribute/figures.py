"""Figures in somebody's mouth without a verb of saying: "X put the toll at N", "by X's count", "X put it bluntly"."""

from __future__ import annotations

import re

from firsthand.attribute import phrases
from firsthand.attribute.clauses import clause_end, clause_start, floor, names_source, speech, trim
from firsthand.attribute.found import Found
from firsthand.attribute.lexicon import words
from firsthand.attribute.phrased import around
from firsthand.attribute.tokens import Line, Range

_CHANGES = r"(?:lower|rais|revis|reduc|updat|correct|increas)(?:ed|es|e|s|ing)|cut|cuts|cutting"
_PUTS = frozenset(
    "lowered lowers raised raises revised revises reduced reduces updated updates corrected corrects increased increases cut cuts spoke speaks talked talks wrote writes tells put puts gave gives giving putting set sets places placed".split()
)


_NUMBER = (
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|dozens|scores|hundreds|hundred|thousands|zero|half|a third)\b)"
)
_TOLL = re.compile(
    r"(?:put|puts|putting|placed|places|set|sets) (?P<toll>(?:the |its )?(?:[\w-]+ ){0,3}(?:toll|number|figure|tally|count|total)\b)|"
    rf"(?:{_CHANGES}) (?:(?:up|down|upward|downward)s? )?(?P<toll6>(?:from [\w-]+ )?to (?:(?:at least|more than|about|some) )?{_NUMBER}[\w,]* (?:its |the )(?:[\w-]+ ){{0,3}}?(?:toll|tally|count|figure|estimate)s?\b|"
    rf"(?:its |the )?(?:[\w-]+ ){{0,3}}?(?:toll|tally|count|figure|estimate)s?\b[^.;:\"“”]{{0,80}}? to (?:(?:at least|more than|about|some) )?{_NUMBER})|"
    r"(?:gave|gives|giving) (?P<toll2>(?:a|an|the|its) (?:[\w-]+ ){0,3}(?:toll|number|figure|tally|count|total)\b)|"
    rf"(?:put|puts|putting|placed|places) (?P<toll4>[^.;:\"“”]{{1,90}}? at (?:an? |about |around |some |roughly |nearly |almost |over |up to |at least |at most |more than |fewer than |"
    rf"less than |between |only |just |as many as |[$€£])*{_NUMBER})|"
    r"(?:spoke|speaks) of (?P<toll3>(?:at least |more than |about |some )?[\w-]+ (?:people )?(?:dead|killed|deaths|wounded|injured|casualties|victims|bodies)\b)|"
    rf"(?:spoke|speaks|talked|talks|wrote|writes|tells) of (?P<toll7>(?!it\b|him\b|her\b|them\b|a need|the need)[\w“\"])|"
    rf"(?:spoke|speaks) of (?P<toll5>(?:at least |more than |about |some |only |just |as many as )*{_NUMBER})"
)
_PLAINLY = re.compile(
    r"(?:put|puts) (?:it|things|the matter) (?:[\w-]+ ){0,3}?(?:[\w-]+ly|so|way|like this|in other words|thus)\s?:"
)
_WORDS = frozenset("words telling view version account".split())
_GIVEN = frozenset("given reported announced cited claimed counted listed".split())
_GIVEN_OF = frozenset("dead deaths killed victims wounded injured people figure toll bodies".split())
_PAPERS = frozenset("report statement testimony theory claim".split())
_COUNTS = frozenset(
    "count tally reckoning estimate estimates figures calculation calculations account accounts admission".split()
)


def toll(text: str, line: Line, i: int, earlier: list[Found]) -> Found | None:
    """ "X put the toll at N", "X gave a toll of N": a count in X's mouth without a verb of saying."""
    if line.low[i] not in _PUTS:
        return None
    match = _TOLL.match(text, line.starts[i], line.end)
    if match is None:
        return None
    main = [f.source for f in earlier if f.source is not None]
    own = _putting(line, i)
    source = main[-1] if main and (own is None or line.low[i].endswith("ing")) else own
    if source is None or (match.lastgroup == "toll4" and not _can_count(line, source)):
        return None
    k = next((k for k in range(i, len(line)) if line.starts[k] >= match.start(match.lastgroup or 0)), len(line))
    stop = clause_end(line, k)
    if stop <= k:
        return None
    piece = trim(line, k, stop)
    return Found(source, line.range(i, i + 1), (piece,))


def given_by(line: Line, i: int) -> Found | None:
    """ "The 22 given by the monitor": a figure in the mouth of whoever gave it."""
    if line.low[i] not in _GIVEN or line.at(i + 1) != "by" or i == 0:
        return None
    first = next((k for k in range(i - 1, max(-1, i - 6), -1) if line.low[k][0].isdigit()), None)
    end = phrases.after(line, i + 2, appositive=True)
    close = (
        first is not None
        and line.at(first - 1) not in words().not_names - {"the", "over", "some"}
        and all(line.low[k] in _GIVEN_OF for k in range(first + 1, i))
    )
    if first is None or not close or end == i + 2 or not names_source(line, i + 2, end):
        return None
    first -= line.at(first - 1) in ("the", "about", "some") and first > 0
    return Found(line.range(i + 2, end), line.range(i, i + 2), (line.range(first, i),))


def by_which(line: Line, i: int) -> Found | None:
    """ "The ministry's own account of Monday, according to which C"."""
    if line.low[i] != "according" or line.at(i + 1) != "to" or line.at(i + 2) != "which":
        return None
    near = range(max(0, i - 8), i)
    k = next((k for k in near if line.low[k] in _COUNTS | _WORDS | _PAPERS), None)
    first = next((k for k in range(k - 1, -1, -1) if line.low[k] in ("the", "a", "an", "its")), k - 1) if k else 0
    who = _whose(line, first, k) if k is not None and k > 0 else None
    piece = trim(line, i + 3, clause_end(line, i + 3)) if i + 3 < len(line) else (0, 0)
    return Found(who, line.range(i, i + 3), (piece,)) if who is not None and piece[1] > piece[0] else None


def _putting(line: Line, i: int) -> Range | None:
    """Who puts a toll: the noun phrase before the verb, or the one that "citing ..." stands behind."""
    cites = next((k for k in range(i - 1, 0, -1) if line.low[k] in ("citing", "quoting")), None)
    if cites is not None:
        first = phrases.before(line, cites, floor(line, cites))
        if first is not None:
            return line.range(first, cites)
    stop = i
    while stop and (line.low[stop - 1] in words().auxiliaries or line.low[stop - 1] in words().adverbs):
        stop -= 1
    first = phrases.before(line, stop, floor(line, i))
    return line.range(first, stop) if first is not None else None


def _can_count(line: Line, source: Range) -> bool:
    """Is this somebody, rather than what happened ("the crash put the road ...")?"""
    inside = [k for k in range(len(line)) if source[0] <= line.starts[k] < source[1]]
    return any(phrases.is_name(line, k) or line.low[k] in words().heads | words().pronouns for k in inside)


def plainly(text: str, line: Line, i: int) -> Found | None:
    """ "X put it more plainly: C"."""
    match = _PLAINLY.match(text, line.starts[i], line.end) if line.low[i] in ("put", "puts") else None
    if match is None:
        return _put_it(line, i)
    first = phrases.before(line, i, floor(line, i))
    k = next((k for k in range(i, len(line)) if line.starts[k] >= match.end()), len(line))
    piece = trim(line, k, clause_end(line, k))
    if first is None or piece[1] <= piece[0]:
        return None
    return Found(line.range(first, i), line.range(i, k), (piece,), speech(line, [piece]))


def _put_it(line: Line, i: int) -> Found | None:
    """ "“C”, a diplomat put it", also "as a diplomat put it"."""
    closed = line.low[i] in ("put", "puts") and line.at(i + 1) == "it" and line.at(i + 2) in (".", ",", "", ";")
    first = phrases.before(line, i, floor(line, i)) if closed else None
    if first is None:
        return None
    stop = first - (line.at(first - 1) == "as")
    stop -= line.at(stop - 1) == ","
    piece = trim(line, clause_start(line, first), stop)
    if stop < 3 or not line.quoted[stop - 1] or piece[1] <= piece[0]:
        return None
    return Found(line.range(first, i), line.range(i, i + 2), (piece,), speech(line, [piece]))


def counted(text: str, line: Line, i: int) -> Found | None:
    """ "By X's count, C" and "C, by the reckoning of X"."""
    nouns = _COUNTS if line.low[i] == "by" else _WORDS if line.low[i] == "in" else frozenset()
    k = next((k for k in range(i + 1, min(i + 9, len(line))) if line.low[k] in nouns), None)
    if k is None or (line.low[i] == "in" and line.at(i - 1) not in ("", ",", "and", "but")):
        return None
    if line.at(k + 1) == "of" and line.at(k - 1) in ("the", "by") and k - 1 <= i + 1:
        end = phrases.after(line, k + 2, appositive=True)
        who = line.range(k + 2, end) if end > k + 2 and names_source(line, k + 2, end) else None
    else:
        end, who = k + 1, _whose(line, i + 1, k)
    pieces = around(text, line, i, end) if who is not None else []
    return Found(who, line.range(i, k + 1), tuple(pieces), speech(line, pieces)) if pieces else None


def _whose(line: Line, first: int, last: int) -> Range | None:
    """The owner in "the army's own" (tokens [first, last)), without the mark of possession."""
    if last == first + 1 and line.low[first] in ("his", "her", "their"):
        return line.range(first, last)
    for k in range(last - 1, first - 1, -1):
        if line.low[k].endswith("'s") and _owns(line, first, k):
            return line.starts[first], line.ends[k] - 2
        if line.words[k] in ("'", "’") and k > first and line.low[k - 1].endswith("s"):
            return line.range(first, k)
    plain = (
        last - first > 1
        and line.low[first] == "the"
        and line.low[last - 1] in words().heads | words().organisation_words
    )
    return line.range(first, last) if plain else None  # "in the police version"


def _owns(line: Line, first: int, last: int) -> bool:
    return line.low[last].removesuffix("'s") in words().heads or names_source(line, first, last + 1)
