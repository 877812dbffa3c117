"""`firsthand sources`: who stands behind a case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from firsthand.report.machine import case_json
from firsthand.report.terminal import print_sources
from firsthand.store import open_view


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also the sources on whom no account rests.")
def sources(case: Path, everything: bool) -> None:
    """Ranks the origins that accounts in CASE rest on by incidents, accounts and articles, with their kind; and tells how
    many incidents that two outlets or more tell of rest on one origin alone.

    \b
    Example:
      firsthand sources war.case
    """
    with open_view(case) as view:
        print_sources(case_json(view.case()), sys.stdout, everything=everything)
