"""`firsthand trace`: builds or extends a case, and prints what it found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from firsthand.cli import settings
from firsthand.cli.progress import Bar
from firsthand.errors import InputError
from firsthand.pipeline import run, silent
from firsthand.report.machine import case_json
from firsthand.report.terminal import print_case
from firsthand.steps import default_steps
from firsthand.store import open_view


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=False))
@click.option(
    "--case", "case", default="firsthand.case", show_default=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The case file to build or extend.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes that read; as many as there are cores if not given."
)
@settings.reading
@settings.codebook
@click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--all", "everything", is_flag=True, help="All incidents in the summary.")
@click.option(
    "--wait", "wait_s", default=10.0, show_default=True, metavar="SECONDS",
    help="How long to wait while another run writes to the case.",
)  # fmt: skip
def trace(
    paths: tuple[str, ...],
    case: Path,
    jobs: int | None,
    strict: bool,
    quiet: bool,
    everything: bool,
    wait_s: float,
    **reading: Any,
) -> int:
    """Reads articles into a case, joins what tells of the same incident, and shows what rests on what.

    PATH is a file or a folder: .txt, .html, .jsonl (one record a line: id, outlet, title, published, url, text) and
    .csv with these columns. What stands in the case already is not read again, unless the settings differ from those
    it was read under. A gazetteer beside the case under its name (firsthand gazetteer add --case) is used by itself.

    \b
    Examples:
      firsthand trace articles/ more.jsonl --case war.case
      firsthand trace pages/ --country SY --jobs 2
      firsthand trace local-news.jsonl --codebook gun-violence --country US --case guns.case
    """
    own = case.with_suffix(".gazetteer")
    if own.is_file() and str(own) not in reading["gazetteers"]:
        reading["gazetteers"] = (*reading["gazetteers"], str(own))
    steps = default_steps(skip=(str(case), f"{case}-wal", f"{case}-shm", f"{case}.lock", str(own)), **reading)
    shown = Bar(sys.stderr, active=not quiet)
    with shown:
        try:
            outcome = run(
                paths, case, steps, jobs=jobs, strict=strict, wait_s=wait_s, progress=silent if quiet else shown.step
            )
        except InputError as error:
            raise click.ClickException(str(error)) from error
    if not quiet:
        with open_view(case) as view:
            print_case(case_json(view.case()), sys.stdout, everything=everything, path=str(case))
    elif outcome.failures:
        click.echo(f"{len(outcome.failures)} inputs could not be read: firsthand show {case}", err=True)
    return 0 if outcome.readable else 1
