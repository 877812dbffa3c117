"""`firsthand export`: a case for other programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from firsthand.report.machine import case_json
from firsthand.report.private import pseudonymised
from firsthand.store import open_view


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True, help="The form.")
@click.option("--names", is_flag=True, help="Keep the names of private people, which are masked otherwise.")
def export(case: Path, form: str, names: bool) -> None:
    """Prints the whole of CASE: documents, sources, accounts, incidents, derivations, collations and what goes beyond.

    Names of private people (witnesses, relatives, whoever speaks for no body) are masked. The same case gives the same bytes. The fields are told in docs/reference/case-file.md.

    \b
    Example:
      firsthand export war.case --format json > war.json
    """
    with open_view(case) as view:
        view.check()
        value = case_json(view.case())
    if not names:
        value = pseudonymised(value)
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
