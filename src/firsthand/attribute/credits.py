"""Credit lines and datelines: an agency named at the head or the foot of an article stands behind all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.attribute.agencies import DAYS, LIST
from firsthand.attribute.segments import Segment
from firsthand.attribute.tokens import Range

_PLACE = r"[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"
# "BEIRUT (Reuters) -", "Damascus, SANA –", "BEIRUT, 3 June (AFP):"
DATELINE = re.compile(
    rf"(?:^|\n)\W{{0,3}}{_PLACE}(?:,? [\w ]{{3,12}})?\s*(?:[,/]\s*|[-–—]\s*)?\(?(?<!\w)(?P<who>{LIST})\)?\s*[-–—:]+\s"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# "MOSCOW, October 14. /TASS/.", "SRINAGAR, Feb 9 (PTI)": marks and capitals name the agency, known or not.
MARKED = re.compile(
    rf"(?:^|\n)\W{{0,3}}[A-Z][A-Z'’ -]{{2,30}}(?:, [A-Z][\w.]+)?(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)?\.?,?\s*"
    rf"(?:/(?P<who>[A-Z][\w -]{{1,24}})/|\((?P<let>[A-Z]{{2,6}}|{LIST})\))\s*[-–—:.]*\s"
)
# "AFP Thursday 2 Jun 2016", "By Reuters", "(Reuters) -"
HEAD = re.compile(
    rf"\A[\W\d]{{0,4}}(?:[Ww]ith (?:inputs? from |reporting by |reports from )?|By (?:[A-Z][\w'’.-]+ ){{0,6}}?)?(?:(?:and|with|,) )?\(?(?P<who>{LIST})\)?,?(?=\s*(?:{DAYS}|\d{{1,2}} [A-Z]|[-–—]|\n|,\s*{DAYS}))"
)
BYLINE = re.compile(rf"(?:^|\n)\s*By [A-Z][^\n]{{2,60}}?[,|/] (?P<who>{LIST})\s*(?=\n|$)")
# "... killed. (AFP)", "- REUTERS", "with agencies", "Source: Agencies"
FOOT = re.compile(
    rf"(?:\((?:with |from )?(?P<a>{LIST})\)|(?<=[.!?”\"]\s)\((?P<g>[A-Z][A-Za-z]{{1,11}})\)|[-–—]\s*(?:[Ww]ith |[Ff]rom )?(?P<b>{LIST})|(?:^|\n|[.”\"]\s)\s*(?:[Ww]ith|[Ff]rom) (?:reporting by |inputs? from |material from |reports from )?(?P<c>{LIST})|\b[Ss]ources?: ?(?P<d>[A-Z][\w' -]{{2,40}}?)|(?:^|\n)\s*(?P<e>{LIST})(?:/\w{{2,4}})?|(?<=[.!?”\"])\s+(?P<f>{LIST}))[\s.]*\Z"
)
# "DAKAR, Sept 13 (Agence Marsu) - ": an agency that no list knows, by place and date in front of it.
NAMED = re.compile(
    rf"(?:^|\n)\W{{0,3}}[A-Z][A-Z'’ -]{{2,30}}(?:, [A-Z][\w. ]+?)?,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})? \((?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,3}})\) ?[-–—]\s"
)
# A line that tells who wrote the report.
BY = re.compile(r"\A\s*By [A-Z][^\n.]{2,80}\n+")
_FOOT_REACH = 120
_HEAD_REACH = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency (or "agencies") named as where the article comes from."""

    source: Range
    head: bool


def credits(text: str, body: Segment) -> tuple[Credit, ...]:
    """The credits of one body, head first; an empty tuple where it names none."""
    found: list[Credit] = []
    head = text[body.start : min(body.end, body.start + _HEAD_REACH)]
    for pattern in (HEAD, DATELINE, MARKED, NAMED, BYLINE):
        match = pattern.search(head)
        if match:
            name = match.lastgroup or "who"
            found.append(Credit((body.start + match.start(name), body.start + match.end(name)), True))
            break
    foot_at = max(body.start, body.end - _FOOT_REACH)
    match = FOOT.search(text[foot_at : body.end])
    if match:
        name = next(k for k in "abcdefg" if match.group(k))
        where = (foot_at + match.start(name), foot_at + match.end(name))
        if not any(c.source[0] <= where[0] < c.source[1] for c in found):
            found.append(Credit(where, False))
    return tuple(found)


def body_start(text: str, body: Segment) -> int:
    """Where the article begins behind the credit or dateline at its head."""
    head = text[body.start : min(body.end, body.start + _HEAD_REACH)]
    match = HEAD.search(head)
    if match is None:
        match = DATELINE.search(head) or MARKED.search(head) or NAMED.search(head)
        if match is None or match.start() > 160:
            written = BY.match(head)
            return body.start + (written.end() if written else 0)
    end = body.start + match.end()
    date = re.compile(
        rf"[\s,]*(?:{DAYS})?[\s,]*(?:\d{{1,2}} [A-Z][a-z]{{2,8}}\.? \d{{4}}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}},? \d{{4}})?[\s\-–—:.|]*"
    )
    after = date.match(text, end, body.end)
    return after.end() if after else end
