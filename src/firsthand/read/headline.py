"""Where a headline stands, and the name of the outlet that pages put behind it."""

from __future__ import annotations

import re

LONGEST = 200  # code points; the longest headlines of 2,100 news pages looked at had 150
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANK = re.compile(r"[ \t\r\xa0]*(?:\n[ \t\r\xa0]*(?:\n|\Z)|\Z)")
_SPACES = re.compile(r"\s+")
_SUFFIX = re.compile(r"\s*(?:(?P<bar>[|‖¦]|::|»)|\s(?P<dash>[-–—])(?=\s))\s*(?P<outlet>[^|‖¦]{2,60}?)\s*$")
# Words that tell an outlet behind a dash from the second half of a headline.
_OUTLET_WORD = re.compile(
    r"\b(?:news(?:paper|wire)?|times|post|wire|agency|press|tribune|observer|herald|daily|journal|tv|radio|network|"
    r"online|monitor|gazette|star|telegraph|guardian|mirror|mail|express|chronicle|courier|record|bulletin|standard|"
    r"today|weekly|review|magazine|media|broadcasting|reuters|afp|ap|upi|bbc|cnn|rt|sana|tass|xinhua|aljazeera|"
    r"\w+\.(?:com|org|net|info|co))\b",
    re.IGNORECASE,
)


def first_line(text: str) -> tuple[int, int] | None:
    """The range of the first line where it reads as a headline: short, of more than one word, without a final full
    stop, and a blank line between it and the rest."""
    found = _LINE.search(text)
    if not found:
        return None
    line = found.group().strip()
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    rest = text[found.end() :]
    reads_as_one = len(line.split()) > 1 and len(line) <= LONGEST and not line.endswith((".", ",", ";", ":"))
    if not reads_as_one or not rest.strip() or not _BLANK.match(rest):
        return None
    return start, start + len(line)


def outlet_suffix(headline: str) -> tuple[int, str | None]:
    """(where the headline itself ends, the outlet named behind it or None).

    >>> outlet_suffix("Convoy leaves the town | Valley Post")
    (22, 'Valley Post')
    >>> outlet_suffix("Convoy leaves the town - residents speak")
    (40, None)
    """
    found = _SUFFIX.search(headline)
    if not found or len(headline[: found.start()].split()) < 2:
        return len(headline), None
    outlet = _SPACES.sub(" ", found["outlet"]).strip(" -–—")
    named = all(word[0].isupper() or word[0].isdigit() or len(word) <= 3 for word in outlet.split())
    if not outlet or len(outlet.split()) > 6 or not named or (found["dash"] and not _OUTLET_WORD.search(outlet)):
        return len(headline), None
    return len(headline[: found.start()].rstrip(" -–—")), outlet
