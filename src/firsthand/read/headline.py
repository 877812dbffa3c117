"""Where a headline stands, and the name of the outlet that pages put behind it."""

from __future__ import annotations

import re

from firsthand.read.printed import date_of_line

LONGEST = 200  # code points; the longest headlines of 2,100 news pages looked at had 150
LONGEST_OUTLET = 12  # words, slogans included
PIECES = 3
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANK = re.compile(r"[ \t\r\xa0]*(?:\n[ \t\r\xa0]*(?:\n|\Z)|\Z)")
_SPACES = re.compile(r"\s+")
_SUFFIX = re.compile(
    r"\s*(?:(?P<bar>[|‖¦]|::|»)|\s(?P<dash>[-–—])(?=\s))\s*(?P<outlet>(?:(?!\s[-–—]\s)[^|‖¦]){2,90}?)\s*$"
)
# Words that tell an outlet behind a dash from the second half of a headline.
_OUTLET_WORD = re.compile(
    r"\b(?:news(?:paper|wire)?|times|post|wire|agency|press|tribune|observer|herald|daily|journal|tv|radio|network|"
    r"online|monitor|gazette|star|telegraph|guardian|mirror|mail|express|chronicle|courier|record|bulletin|standard|"
    r"today|weekly|review|magazine|media|broadcasting|reuters|afp|ap|upi|bbc|cnn|rt|sana|tass|xinhua|aljazeera|"
    r"\w+\.(?:com|org|net|info|co))\b",
    re.IGNORECASE,
)

_CALL_SIGN = re.compile(r"\b[KW][A-Z]{2,3}\b|\b[Cc]hannel \d")  # stations of the United States


def first_line(text: str) -> tuple[int, int] | None:
    """The range of the first line that is no date where it reads as a headline: short, of more than one word, without a final full
    stop, and a blank line between it and the rest."""
    found = _LINE.search(text)
    if found and date_of_line(found.group().strip()):
        found = _LINE.search(text, found.end())
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
    """(where the headline itself ends, the outlet named behind it or None). Pages may name it in up to three pieces;
    the first is taken.

    >>> outlet_suffix("Convoy leaves the town | Valley Post")
    (22, 'Valley Post')
    >>> outlet_suffix("Convoy leaves the town - residents speak")
    (38, None)
    """
    end, outlet = len(headline), None
    for _ in range(PIECES):
        found = _outlet_piece(headline[:end])
        if found is None:
            break
        end, outlet = found
    return end, outlet


def _outlet_piece(headline: str) -> tuple[int, str] | None:
    found = _SUFFIX.search(headline.rstrip(" -–—"))
    if not found or len(headline[: found.start()].split()) < 2:
        return None
    outlet = _SPACES.sub(" ", found["outlet"]).strip(" -–—")
    named = all(word[0].isupper() or word[0].isdigit() or len(word) <= 3 or "." in word for word in outlet.split())
    behind_dash = found["dash"] and not (_OUTLET_WORD.search(outlet) or _CALL_SIGN.search(outlet))
    if not outlet or len(outlet.split()) > LONGEST_OUTLET or not named or behind_dash:
        return None
    return len(headline[: found.start()].rstrip(" -–—")), outlet
