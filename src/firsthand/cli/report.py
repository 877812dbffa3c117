"""`firsthand report`: a case as pages that work without a network."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.joins import joins
from firsthand.report.html import write
from firsthand.report.machine import case_json
from firsthand.store import open_view


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; made if there is none.",
)  # fmt: skip
def report(case: Path, folder: Path) -> None:
    """Writes CASE as self-contained pages: an overview, and a page an incident with its table and its provenance.

    \b
    Example:
      firsthand report war.case -o pages/
    """
    with open_view(case) as view:
        view.check()
        whole = view.case()
        value = {**case_json(whole), "joins": joins(whole)}
    write(value, folder, case.name)  # the name alone: pages may be given away, where it lies is nobody's business
    click.echo(f"open {folder / 'index.html'}")
