"""`firsthand gazetteer`: places of your own, beside those that come with the package."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.settings import country_code
from firsthand.errors import FirsthandError
from firsthand.normalise.gazetteer_import import astray, import_gazetteer


@click.group()
def gazetteer() -> None:
    """Make gazetteers of your own, for the places that the packaged one lacks."""


@gazetteer.command("add")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Where to write the gazetteer.",
)
@click.option(
    "--case",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="CASE",
    help="Write it beside this case, under its name.",
)
@click.option(
    "--country",
    callback=country_code,
    metavar="CODE",
    help="ISO 3166 code of places whose row names no country, such as SY.",
)
def add(files: tuple[Path, ...], target: Path | None, case: Path | None, country: str | None) -> None:
    """Compile FILEs into a gazetteer: GeoNames country dumps, CSV with named columns, GeoJSON points.

    It replaces what stands at the path: give all files at once.
    """
    if target is not None and case is not None:
        raise click.UsageError("give --to or --case, not both")
    path = target or (case.with_suffix(".gazetteer") if case else files[0].with_suffix(".gazetteer"))
    try:
        count = import_gazetteer(files, path, country=country)
        lost = astray(path)
    except FirsthandError as error:
        raise click.ClickException(str(error)) from error
    told = f"firsthand trace --case {case} uses it by itself" if case else f"use it with --gazetteer {path}"
    click.echo(f"{count} places in {path}; {told}")
    if lost:
        named = "; ".join(f"{place.name} ({place.admin1})" for place in lost[:5])
        rows = "row lies" if len(lost) == 1 else "rows lie"
        click.echo(
            f"{len(lost)} {rows} far from the province stated: {named}{' ...' if len(lost) > 5 else ''}", err=True
        )


if __name__ == "__main__":
    gazetteer()
