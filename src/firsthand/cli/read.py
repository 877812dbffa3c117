"""`firsthand read`: single articles, no case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

import click

from firsthand.engines import InProcess, Processes, cores
from firsthand.errors import InputError
from firsthand.model.steps import Attribute, Item, Normalise, Read
from firsthand.model.text import Failure
from firsthand.pipeline import WORTH_WORKERS, Steps
from firsthand.report.machine import read_json
from firsthand.steps import default_steps


@dataclass(frozen=True)
class ReadOne:
    """An item to the line of JSON that tells what it says."""

    read: Read
    attribute: Attribute
    normalise: Normalise

    def __call__(self, item: Item) -> str | Failure:
        try:
            document = self.read(item)
        except InputError as error:
            return Failure(item.capture.origin, item.capture.record, str(error))
        attributed = self.attribute(document)
        value = read_json(document, attributed, self.normalise(document, attributed))
        return json.dumps(value, ensure_ascii=False)


def lost(item: Item) -> Failure:
    """What is said of an article whose worker died."""
    return Failure(item.capture.origin, item.capture.record, "its worker process died twice (out of memory?)")


@click.command(short_help="Show who says what in articles, without a case.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, a line each.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes that read; as many as there are cores if not given."
)
@click.option("--country", metavar="CC", help="Where places are looked for first: a two-letter code such as SY.")
@click.option(
    "--gazetteer", "gazetteers", multiple=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="Places of your own (see firsthand gazetteer); may be given again.",
)  # fmt: skip
def read(
    paths: tuple[str, ...], as_json: bool, jobs: int | None, country: str | None, gazetteers: tuple[str, ...]
) -> int:
    """Reads articles and shows who says what in them, link by link; nothing is kept.

    \b
    Examples:
      firsthand read article.txt
      firsthand read articles/ --json > read.jsonl
    """
    steps = default_steps(country=country, gazetteers=gazetteers)
    items: list[Item] = []
    failures: list[Failure] = []
    for found in steps.acquire(paths):
        (failures if isinstance(found, Failure) else items).append(found)  # type: ignore[arg-type]
    told = 0
    for line in _lines(steps, _apart(items), jobs or cores()):
        if isinstance(line, Failure):
            failures.append(line)
            continue
        told += 1
        sys.stdout.write(line + "\n")
    for failure in failures:
        record = f", {failure.record}" if failure.record else ""
        click.echo(f"{failure.origin}{record}: {failure.reason}", err=True)
    return 0 if told else 1


def _apart(items: list[Item]) -> Iterator[Item]:
    """The items, each under an id of its own."""
    taken: set[str] = set()
    for item in items:
        name, digits = item.name, 6
        while name in taken:
            name, digits = f"{item.name}~{item.capture.sha256[:digits]}", digits + 1
            if digits > len(item.capture.sha256) + 1:
                name = f"{item.name}~{len(taken)}"
        taken.add(name)
        yield replace(item, name=name)


def _lines(steps: Steps, items: Iterator[Item], jobs: int) -> Iterator[str | Failure]:
    waiting = list(items)
    jobs = min(jobs, len(waiting) // WORTH_WORKERS + 1)
    engine = Processes(jobs, lost=lost) if jobs > 1 else InProcess()
    yield from engine.map(ReadOne(steps.read, steps.attribute, steps.normalise), waiting)
