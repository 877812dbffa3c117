"""How far a run is, on the terminal's error stream."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

STAGES = {
    "acquire": "taking up",
    "read": "reading",
    "link": "comparing accounts",
    "trace": "tracing what was copied",
    "collate": "collating",
}


class Bar:
    """One line a stage while the run goes on; nothing where nobody looks."""

    def __init__(self, stream: TextIO, *, active: bool = True) -> None:
        console = Console(file=stream)
        columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, disable=not (active and console.is_terminal))
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def step(self, stage: str, done: int, total: int) -> None:
        """Shows a stage; a total of 0 is not known yet."""
        if stage not in self._tasks:
            for task in self._progress.tasks:
                self._progress.update(task.id, total=task.completed)  # what came before is done
            self._tasks[stage] = self._progress.add_task(STAGES.get(stage, stage), total=total or None)
        self._progress.update(self._tasks[stage], completed=done, total=total or None)
