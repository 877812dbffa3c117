"""Noun phrases that name sources: `before` a cue, `after` one; and what tells a name from a noun."""

from __future__ import annotations

from firsthand.attribute.backward import before
from firsthand.attribute.forward import after
from firsthand.attribute.nouns import finite, is_name, is_role, national

__all__ = ["after", "before", "finite", "is_name", "is_role", "national"]
