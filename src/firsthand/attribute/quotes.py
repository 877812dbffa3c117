"""Where quotations stand: curly, straight and doubled marks, nested, and marks that were never closed."""

from __future__ import annotations

import re

from firsthand.attribute.tokens import Range

_MARK = re.compile(r"[“”«»„\"]|``|''")
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n")
# A quotation that never closes ends with its paragraph; longer ones than this are lost marks, not quotations.
LONGEST = 4000
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)((?:[^‘’'\n]|(?<=\w)['’](?=\w)){12,600})['’](?!\w)")


def quotations(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Half-open ranges of the outermost quotations, marks inside, in order.

    >>> text = 'He said "we left" and went.'
    >>> [text[s:e] for s, e in quotations(text, 0, len(text))]
    ['"we left"']
    """
    found: list[Range] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        if opened is not None and not _same(text, opened, match.start()):
            found.append((opened, _paragraph_end(text, opened, match.start())))
            opened = None
        kind = _kind(text, match, opened is not None)
        if kind == "open" and opened is None:
            opened = match.start()
        elif kind == "close" and opened is not None:
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        stop = _paragraph_end(text, opened, end)
        if text[opened] in "“«„`" and stop - opened < LONGEST:
            found.append((opened, stop))
    return tuple(found) + tuple(
        (m.start(), m.end())
        for m in _SINGLE.finditer(text, start, end)
        if " " in m.group() and not any(s <= m.start() < e for s, e in found)
    )


def inner(text: str, quotation: Range) -> tuple[Range, ...]:
    """The quotations inside one, in single or in double marks."""
    start, end = quotation[0] + 1, quotation[1] - 1
    return tuple((m.start(), m.end()) for m in _SINGLE.finditer(text, start, max(start, end)))


def _kind(text: str, match: re.Match[str], inside: bool) -> str:
    mark = match.group()
    if mark in ("“", "«", "„", "``"):
        return "open"
    if mark in ("”", "»", "''"):
        return "close"
    after = text[match.end() : match.end() + 1]
    if not inside:
        return "open" if after.strip() else "stray"
    return "close"


def _same(text: str, opened: int, here: int) -> bool:
    """False when a paragraph ends between the two and the next does not go on with an opening mark."""
    if here - opened > LONGEST:
        return False
    for gap in _BREAK.finditer(text, opened, here):
        follows = text[gap.end() : gap.end() + 2]
        if follows[:1] not in ("“", '"', "«") and follows != "``":
            return False
    return True


def _paragraph_end(text: str, opened: int, limit: int) -> int:
    gap = _BREAK.search(text, opened, limit)
    return len(text[: gap.start() if gap else limit].rstrip())
