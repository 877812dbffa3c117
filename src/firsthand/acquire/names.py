"""Ids of documents: a record's own id or a file's stem, told apart where two inputs have the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from firsthand.model.steps import Item


class Names:
    """Hands every new item an id of its own.

    >>> names = Names({"letter": "aa11"})
    """

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        """`taken`: the ids in use with the SHA-256 of their bytes."""
        self._taken = dict(taken or {})
        self._known = set(self._taken.values())

    def settle(self, item: Item) -> Item | None:
        """The item under an id that no other has: its own name, else the name, "~" and the first six digits of its
        SHA-256 (more, should these be taken too). None when the very same bytes are here already."""
        sha = item.capture.sha256
        if sha in self._known:
            return None
        name, digits = item.name, 6
        while name in self._taken:
            name, digits = f"{item.name}~{sha[:digits]}", digits + 6
        self._taken[name] = sha
        self._known.add(sha)
        return item if name == item.name else replace(item, name=name)
