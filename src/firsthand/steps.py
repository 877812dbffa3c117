"""The steps that a run takes when nobody says otherwise."""

from __future__ import annotations

from firsthand.acquire import Acquirer
from firsthand.attribute import Attributor
from firsthand.coding import Coder
from firsthand.collate import Collator
from firsthand.link import Linker
from firsthand.normalise import Normaliser
from firsthand.normalise.places import Places
from firsthand.pipeline import Steps
from firsthand.read import Reader
from firsthand.trace import Tracer


def default_steps(*, skip: tuple[str, ...] = (), country: str | None = None, gazetteers: tuple[str, ...] = ()) -> Steps:
    """The built-in steps with their settings. `skip` are paths that are never taken up; `country` is where places
    are looked for first (ISO 3166-1 alpha-2); `gazetteers` are files of places of the user's own."""
    places = Places(country=country.upper() if country else None, gazetteers=gazetteers)
    return Steps(
        acquire=Acquirer(skip=skip),
        read=Reader(),
        attribute=Attributor(),
        normalise=Normaliser(places=places),
        code=Coder(),
        link=Linker(),
        trace=Tracer(),
        collate=Collator(),
    )
