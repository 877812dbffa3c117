"""Rows to dataclasses and back: bodies are canonical JSON, so that the same value is the same bytes."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import cattrs

from firsthand.model.ids import canonical

T = TypeVar("T")
_CONVERTER = cattrs.Converter()


def body_of(value: Any, *, without: tuple[str, ...] = ()) -> str:
    """The canonical JSON of a dataclass, less the named fields."""
    fields = _CONVERTER.unstructure(value)
    return canonical({key: item for key, item in fields.items() if key not in without} if without else fields)


def from_body(kind: type[T], body: str, **more: Any) -> T:
    """The dataclass that a body holds; `more` are fields that stand in columns of their own, as plain values."""
    return _CONVERTER.structure({**json.loads(body), **more}, kind)


def plain(value: Any) -> Any:
    """A dataclass as dicts and lists."""
    return _CONVERTER.unstructure(value)
