"""`firsthand show`: a case, or one incident of it, in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from firsthand.cli.joins import joins
from firsthand.errors import UnknownIdError
from firsthand.report.counts import in_order
from firsthand.report.html_case import Case, word_of
from firsthand.report.html_safe import visible
from firsthand.report.machine import case_json
from firsthand.report.terminal import command_words, print_case
from firsthand.report.terminal_incident import print_incident
from firsthand.report.terminal_views import print_view
from firsthand.report.views import VIEWS, ViewName
from firsthand.store import View, open_view

LISTED = 8  # incidents that a message lists
LONGEST_NUMBER = 5  # digits; more of them begin an id


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("incident", required=False)
@click.option(
    "--view", type=click.Choice(VIEWS), help="One value a slot, by a rule of your choice; nothing of it is stored."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="All incidents; of one incident, every value with its words, and why it is one.",
)
def show(case: Path, incident: str | None, view: ViewName | None, everything: bool) -> None:
    """Shows the incidents of CASE, those first where most articles rest on fewest origins; or one INCIDENT (its number
    there, its id, or how that begins): its figures, what is disputed and between whom, what it rests on, and what goes
    beyond the sources.

    \b
    Examples:
      firsthand show war.case
      firsthand show war.case 1
      firsthand show war.case incident-3f --all
      firsthand show war.case 1 --view conservative
    """
    if view and not incident:
        raise click.UsageError(f"--view {view} is of one incident: name it, by its number or id")
    with open_view(case) as stored:
        whole = stored.case()
        value = case_json(whole)
        wanted = _wanted(value, incident, stored, case) if incident else None
    if wanted and everything:
        value["joins"] = joins(whole, [wanted])
    if wanted:
        print_incident(value, wanted, sys.stdout, path=str(case), everything=everything)
        if view:
            print_view(value, wanted, view, sys.stdout)
    else:
        print_case(value, sys.stdout, everything=everything, path=str(case), explained=True)


def _wanted(value: dict[str, Any], given: str, view: View, path: Path) -> str:
    """The id of the incident that is meant by its number, its id, an earlier id, or the beginning of one.

    Raises UnknownIdError.
    """
    case = Case(value)
    ids = [word_of(i, "id") for i in in_order(case)]
    numbers = f"give a number from 1 to {len(ids)}" if len(ids) > 1 else "the only one is 1"
    expected = f"{numbers}: {command_words('show', str(path))}" if ids else "the case holds no incident yet"
    if given.isdecimal() and len(given) <= LONGEST_NUMBER:
        if not 0 < int(given) <= len(ids):
            raise UnknownIdError(f"{given}: no incident has this number; {expected}")
        return ids[int(given) - 1]
    begun = [i for i in ids if i.startswith((given, f"incident-{given}"))]
    if len(begun) > 1 and given not in ids:
        raise UnknownIdError(
            f"{given}: {len(begun)} incidents begin so; give the number of one\n{_listed(case, begun)}"
        )
    try:
        return view.incident_id(given)
    except UnknownIdError as error:
        raise UnknownIdError(f"{given}: no incident has this id; {expected}") from error


def _listed(case: Case, ids: list[str]) -> str:
    """Incidents for people, a line each."""
    lines = [
        f"  {n}  {word_of(i, 'label')}  {word_of(i, 'id')}"
        for n, i in enumerate(in_order(case), 1)
        if word_of(i, "id") in ids
    ]
    more = [f"  … {len(lines) - LISTED} more"] if len(lines) > LISTED else []
    return visible("\n".join(lines[:LISTED] + more))
