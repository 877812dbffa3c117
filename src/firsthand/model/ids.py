"""Ids that derive from content, so that the same claim is the same row on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def canonical(value: Any) -> str:
    """JSON with sorted keys, no spaces, no escapes for non-ASCII: the same value gives the same text everywhere."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_id(prefix: str, *parts: Any, length: int = 12) -> str:
    """`prefix` and the first hex digits of a SHA-256 over the canonical JSON of the parts.

    >>> content_id("account", "doc-1", 2) == content_id("account", "doc-1", 2)
    True
    """
    digest = hashlib.sha256(canonical(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:length]}"


def files_id(paths: Iterable[str]) -> str:
    """An id for what some files hold, in their order; "" for none. A path where no file stands counts by its name."""
    held = [hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else str(p) for p in map(Path, paths)]
    return content_id("files", *held) if held else ""
