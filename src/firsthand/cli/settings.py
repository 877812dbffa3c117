"""The options that set how articles are read, the same for every command that reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False)
_OPTIONS = (
    click.option("--country", metavar="CC", help="Where places are looked for first: a two-letter code such as SY."),
    click.option(
        "--gazetteer", "gazetteers", multiple=True, type=FILE, metavar="FILE",
        help="Places of your own (see firsthand gazetteer); may be given again.",
    ),
    click.option(
        "--actors", multiple=True, type=FILE, metavar="FILE",
        help="Actors and names of your own, in TOML (docs/reference/actors.md); may be given again.",
    ),
    click.option(
        "--overrides", type=FILE, metavar="FILE",
        help="Corrected chains of sources, in TOML or JSON (docs/how-to/correct-sources.md).",
    ),
)  # fmt: skip
codebook = click.option(
    "--codebook", default="conflict", show_default=True, metavar="NAME|FILE",
    help="What is coded: conflict, gun-violence, or a TOML file of your own (docs/reference/codebooks.md).",
)  # fmt: skip


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that `default_steps` takes for reading; the command passes them on as they are."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
