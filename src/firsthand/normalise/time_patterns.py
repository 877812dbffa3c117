"""Patterns over the letters of `time_words`: which stretches of a text are phrases of time, and of which sort."""

from __future__ import annotations

import re

_CLOCK = r"(?:q|[cd]p|[ck])(?:lj|z|u)?(?:\((?:[kcq]|[cd]p)z\))?"
_DM = r"r?[do]g?m(?:,?g?y)?"
_MD = r"mr?[do](?![pu])(?:,?y)?"
_DATE = rf"(?:[wv],?)?(?:{_DM}|{_MD}|i)"
_WEEKDAY = r"(?:r?[LN]w|wg?r?[LV]u|[LV]uxw|w)"
_ORDINAL = r"(?:w,?)?ro(?=$|[|,)xtAK(s'])"
_DAY = rf"(?:{_DATE}|r?uKT|{_WEEKDAY}|T|{_ORDINAL})"
_PART = r"(?:E?Pu|E?P|Eug?)"
_LEAD = rf"(?:x?r?{_PART}(?:lj)?(?:\({_CLOCK}\))?[gx]?|E,?x?r?|{_CLOCK},?[xg]?r?)"
_TIMED = rf"(?:{_LEAD})?{_DAY}(?:[,-]?x*r?(?:{_PART}(?!g)|ExP|{_CLOCK}))*"
_EDGE = r"(?:r?E-?[gx]?r?)"

# In order of preference where two begin at the same place.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("night_range", rf"x?r?[PO][gfx]?(?:{_DAY}(?:t|-|A){_DAY}|[do](?:-|t|A)[do]g?m(?:,?y)?)|ww?(?:t|-)w(?=P)P"),
    ("days", r"(?:f|B|xB)?r?(?:[do](?:-|t|A)r?[do]g?m(?:,?y)?|m[do](?:-|t|A)r?[do](?![um])(?:,?y)?)"),
    ("range", rf"[fB]{_TIMED}(?:t|-|A){_TIMED}|w[t-]w|[fB](?:my?[tA]my?|y[tA-]y)|y-y"),
    ("clocks", rf"f{_CLOCK}[t-]{_CLOCK}"),
    ("overnight", rf"O(?:x?{_DAY})?"),
    ("day", _TIMED),
    ("hijri", r"[do]?g?M(?:-*I)?(?:[do],?)?H?"),
    ("edge_span", r"E-?g?x?r?[LV]u"),
    ("in_the", r"Exru"),
    ("half", r"rFGg(?:y|my?)"),
    ("week_of", r"r?[FL]ugm(?:,?y)?"),
    ("start_of", r"r?Egru"),
    ("season", rf"{_EDGE}?(?:r?LS|r?Sg?y)"),
    ("decade", r"r?(?:E-?)?Y"),
    ("month", rf"{_EDGE}?(?:Lm|mg?,?y|m)"),
    ("ago", r"(?:[edD]|en?g?|n)?ub"),
    ("shift", r"r?[LN]u|(?:[ed]|en?|n)u(?:E|K(?![.rwhemds]))|r?NP|r[uP]K(?![.rwhemds])"),
    ("night", r"E?r?LP"),
    ("span", r"x?r?[LV](?:[ndD]|en)?u|x?ru"),
    ("part", rf"[xs]r?{_PART}"),
    ("year", rf"{_EDGE}?y"),
    ("clock", rf"(?<=x){_CLOCK}|(?:q|[cd]p)(?:lj|z)?|kz"),
)
COMPILED = tuple((name, re.compile(pattern)) for name, pattern in PATTERNS)
# The guard spares most tokens the alternatives.
ANY = re.compile(r"(?![.|,'():gAzjlbtI-])(?:" + "|".join(f"(?:{pattern})" for _, pattern in PATTERNS) + ")")
YEAR_AFTER = re.compile(r",?Lu")
SPLIT = re.compile(r"[tA-]")
TIMED_ALONE = re.compile(rf"{_TIMED}|my?|y")
