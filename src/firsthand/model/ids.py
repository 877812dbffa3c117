"""Ids that derive from content, so that the same claim is the same row on every machine."""

from __future__ import annotations

import hashlib
import json
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
