"""`firsthand trace`: builds or extends a case, and prints what it found."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from firsthand.cli import remembered, settings
from firsthand.cli.progress import Bar
from firsthand.errors import InputError
from firsthand.pipeline import Steps, run, silent
from firsthand.report.machine import case_json
from firsthand.report.terminal import command_words, console_of, print_case
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
@click.option("--forget", is_flag=True, help="Do not take the settings that the case remembers from earlier runs.")
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
    forget: bool,
    wait_s: float,
    **reading: Any,
) -> int:
    """Reads articles into a case, joins what tells of the same incident, and shows what rests on what.

    PATH is a file or a folder: .txt, .html, .jsonl (one record a line: id, outlet, title, published, url, text) and
    .csv with these columns. What stands in the case already is not read again, unless the settings differ from those
    it was read under. The case remembers its settings (--country, --gazetteer, --actors, --overrides, --codebook): one
    that is not given stays what it was, one that is given replaces it, and all of the case is read under it. A gazetteer
    beside the case under its name (firsthand gazetteer add --case) is used by itself.

    \b
    Examples:
      firsthand trace articles/ more.jsonl --case war.case
      firsthand trace pages/ --country SY --jobs 2
      firsthand trace local-news.jsonl --codebook gun-violence --country US --case guns.case
    """
    context = click.get_current_context()
    chosen = remembered.settled(case, reading, remembered.chosen(context), forget=forget)
    own = case.with_suffix(".gazetteer")
    used = remembered.with_gazetteer(chosen, own) if own.is_file() else chosen
    steps = default_steps(skip=(str(case), f"{case}-wal", f"{case}-shm", f"{case}.lock", str(own)), **used.values())
    _refuse_nothing(paths, case, steps)
    remembered.keep(case, chosen, wait_s=wait_s)
    shown = Bar(sys.stderr, active=not quiet)
    with shown:
        try:
            outcome = run(
                paths, case, steps, jobs=jobs, strict=strict, wait_s=wait_s, progress=silent if quiet else shown.step
            )
        except InputError as error:
            raise click.ClickException(str(error)) from error
    if not quiet:
        _print(case, used, everything)
    elif outcome.failures:
        click.echo(f"{len(outcome.failures)} inputs could not be read: firsthand show {case}", err=True)
    return 0 if outcome.readable else 1


def _refuse_nothing(paths: tuple[str, ...], case: Path, steps: Steps) -> None:
    """Ends the run where there is nothing to read, before a case is made."""
    missing = [path for path in paths if not os.path.lexists(path)]
    if len(missing) == len(paths):
        raise click.ClickException("\n".join(f"{path}: there is no such file or folder" for path in missing))
    if not case.exists() and next(iter(steps.acquire(paths)), None) is None:
        raise click.ClickException(f"{', '.join(paths)}: no file in there; give a file or folder of articles")


def _print(case: Path, used: remembered.Settings, everything: bool) -> None:
    """The summary, the settings where they are not the defaults, and for people the next command."""
    with open_view(case) as view:
        value = case_json(view.case())
    print_case(value, sys.stdout, everything=everything, path=str(case))
    console = console_of(sys.stdout)
    if used.told():
        console.print(Text(f"\nread with {used.told()}", "dim"), soft_wrap=True)
    if value["incidents"] and console.is_terminal:
        pages = command_words("report", str(case), "-o", "pages/")
        console.print(Text(f"\nnext: {command_words('show', str(case), '1')}   or: {pages}"), soft_wrap=True)
