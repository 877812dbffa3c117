"""`firsthand read`: single articles, no case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import click

from firsthand.cli import settings
from firsthand.engines import Guarded, InProcess, Processes, cores
from firsthand.model.attribution import Attributed
from firsthand.model.steps import Attribute, Code, Item, Normalise, Read
from firsthand.model.text import Document, Failure
from firsthand.pipeline import WORTH_WORKERS, Steps
from firsthand.reading import LOST, reason_of
from firsthand.report.article import print_article
from firsthand.report.machine import read_json
from firsthand.steps import default_steps

Shown = tuple[Document, Attributed, frozenset[str]]


@dataclass(frozen=True)
class ReadOne:
    """An item to what it says: a line of JSON, or what the terminal shows of it."""

    read: Read
    attribute: Attribute
    normalise: Normalise
    code: Code
    as_json: bool

    def __call__(self, item: Item) -> str | Shown:
        document = self.read(item)
        attributed = self.attribute(document)
        mentions = self.normalise(document, attributed)
        if not self.as_json:
            accounts = self.code(document, attributed, mentions)
            return document, attributed, frozenset(source for account in accounts for source in account.voice)
        value = read_json(document, attributed, mentions)
        return json.dumps(value, ensure_ascii=False)


def failed(item: Item, error: Exception) -> Failure:
    """What is said of an article that a step raised on."""
    return Failure(item.capture.origin, item.capture.record, reason_of(error))


def lost(item: Item) -> Failure:
    """What is said of an article whose worker died."""
    return Failure(item.capture.origin, item.capture.record, LOST)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, a line each.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes that read; as many as there are cores if not given."
)
@settings.reading
def read(paths: tuple[str, ...], as_json: bool, jobs: int | None, **reading: Any) -> int:
    """Reads articles and shows who says what in them, link by link; nothing is kept.

    \b
    Examples:
      firsthand read article.txt
      firsthand read articles/ --json > read.jsonl
    """
    steps = default_steps(**reading)
    items: list[Item] = []
    failures: list[Failure] = []
    for found in steps.acquire(paths):
        (failures if isinstance(found, Failure) else items).append(found)  # type: ignore[arg-type]
    told = 0
    for read in _read(steps, list(_apart(items)), jobs or cores(), as_json):
        if isinstance(read, Failure):
            failures.append(read)
            continue
        if isinstance(read, str):
            sys.stdout.write(read + "\n")
        else:
            sys.stdout.write("\n" if told else "")
            document, attributed, resting = read
            print_article(document, attributed, sys.stdout, resting=resting)
        told += 1
    for failure in failures:
        record = f", {failure.record}" if failure.record else ""
        click.echo(f"{failure.origin}{record}: {failure.reason}", err=True)
    return 0 if told else 1


def _apart(items: list[Item]) -> Iterator[Item]:
    """The items, each under an id of its own; the same bytes under the same name are one."""
    taken: dict[str, str] = {}
    for item in items:
        sha = item.capture.sha256
        name, digits = item.name, 6
        while taken.get(name, sha) != sha:
            name, digits = f"{item.name}~{sha[:digits]}", digits + 6
        if name not in taken:
            taken[name] = sha
            yield replace(item, name=name)


def _read(steps: Steps, items: list[Item], jobs: int, as_json: bool) -> Iterator[str | Shown | Failure]:
    jobs = min(jobs, len(items) // WORTH_WORKERS + 1)
    engine = Processes(jobs, lost=lost) if jobs > 1 else InProcess()
    one = ReadOne(steps.read, steps.attribute, steps.normalise, steps.code, as_json)
    yield from engine.map(Guarded[Item, str | Shown | Failure](one, failed), items)
