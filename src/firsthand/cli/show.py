"""`firsthand show`: a case, or one incident of it, in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from firsthand.report.machine import case_json
from firsthand.report.terminal import incident_at, print_case, print_incident
from firsthand.store import open_view


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("incident", required=False)
@click.option("--all", "everything", is_flag=True, help="All incidents.")
def show(case: Path, incident: str | None, everything: bool) -> None:
    """Shows the incidents of CASE, those first where most articles rest on fewest origins; or the table of one
    INCIDENT (its number there, its id, or how that begins): every value, who holds it, and the words that say so.

    \b
    Examples:
      firsthand show war.case
      firsthand show war.case 1
      firsthand show war.case incident-3f
    """
    with open_view(case) as view:
        value = case_json(view.case())
        numbered = incident_at(value, int(incident)) if incident and incident.isdecimal() else None
        wanted = numbered or (view.incident_id(incident) if incident else None)
    if wanted:
        print_incident(value, wanted, sys.stdout, path=str(case))
    else:
        print_case(value, sys.stdout, everything=everything, name=case.name)
