"""The steps that a run takes when nobody says otherwise."""

from __future__ import annotations

from firsthand.acquire import Acquirer
from firsthand.attribute import Attributor
from firsthand.coding import Coder
from firsthand.collate import Collator
from firsthand.link import Linker
from firsthand.normalise import Normaliser
from firsthand.normalise.actors import Actors
from firsthand.normalise.places import Places
from firsthand.pipeline import Steps
from firsthand.read import Reader
from firsthand.trace import Tracer


def default_steps(
    *,
    skip: tuple[str, ...] = (),
    country: str | None = None,
    gazetteers: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    overrides: str | None = None,
    codebook: str = "conflict",
) -> Steps:
    """The built-in steps with their settings. `skip` are paths that are never taken up; `country` is where places
    are looked for first (ISO 3166-1 alpha-2); `gazetteers` and `actors` are files of the user's own, `overrides` one
    of corrected chains; `codebook` is a packaged one's name or the path of a TOML file."""
    places = Places(country=country.upper() if country else None, gazetteers=gazetteers)
    return Steps(
        acquire=Acquirer(skip=skip),
        read=Reader(),
        attribute=Attributor(actors=actors, overrides=overrides),
        normalise=Normaliser(places=places, actors=Actors(tables=actors)),
        code=Coder(codebook=codebook),
        link=Linker(),
        trace=Tracer(),
        collate=Collator(),
    )
