"""Text from articles made safe to show and to name files after: what cannot be seen is shown, nothing can act."""

from __future__ import annotations

import hashlib
import re

# Controls that reorder, hide or break text: bidirectional marks, embeddings, overrides and isolates (Unicode Standard
# Annex 9), line and paragraph separators, byte order mark, zero width space, word joiner, tags.
_HIDDEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
SLUG_LIMIT = 48


def visible(text: str) -> str:
    """The text with every control that would reorder or hide it written out; line breaks and tabs stay.

    >>> visible("abc\\u202edef")
    'abc⟨U+202E⟩def'
    """
    shown = _HIDDEN.sub(_written_out, text)
    shown = _CONTROLS.sub(lambda m: "" if m.group() == "\r" else _written_out(m), shown.replace("\r\n", "\n"))
    return _SURROGATES.sub("\ufffd", shown)


def _written_out(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"


def slug(identifier: str) -> str:
    """A file name without ending that is safe and unique on any file system: a-z, 0-9 and hyphens.

    An id that had to be changed gets the first digits of its SHA-256, so that two ids never share a name.

    >>> slug("incident-0a1b")
    'incident-0a1b'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")[:SLUG_LIMIT].strip("-")
    if plain and plain == identifier and plain not in _RESERVED:
        return plain
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{plain or 'x'}-{digest}"
