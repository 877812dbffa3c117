"""The steps that a run takes when nobody says otherwise."""

from __future__ import annotations

from firsthand.acquire import Acquirer
from firsthand.attribute import Attributor
from firsthand.coding import Coder
from firsthand.collate import Collator
from firsthand.link import Linker
from firsthand.normalise import Normaliser
from firsthand.pipeline import Steps
from firsthand.read import Reader
from firsthand.trace import Tracer


def default_steps(*, skip: tuple[str, ...] = (), country: str | None = None) -> Steps:
    """The built-in steps with their settings. `skip` are paths that are never taken up; `country` is where places
    are looked for first (ISO 3166-1 alpha-2)."""
    normaliser = Normaliser()
    return Steps(
        Acquirer(skip=skip), Reader(), Attributor(), normaliser, Coder(), Linker(), Tracer(), Collator()
    )  # fmt: skip
