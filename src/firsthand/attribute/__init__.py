"""Who says what: statements, their sources, and the chains that they stand in."""

from __future__ import annotations

from firsthand.attribute.attributor import Attributor, outlet_source

__all__ = ["Attributor", "outlet_source"]
