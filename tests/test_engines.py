"""Engines: the same results in the same order, whatever runs where and whoever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from firsthand.engines import Guarded, InProcess, Processes


def slower_when_small(n: int) -> int:
    time.sleep(0.002 * (10 - n))
    return n * n


def deadly(n: int) -> int:
    if n % 5 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


@pytest.mark.parametrize("engine", [InProcess(), Processes(2)], ids=["in process", "processes"])
def test_results_come_in_the_order_of_the_items(engine: InProcess | Processes) -> None:
    assert list(engine.map(slower_when_small, range(10))) == [n * n for n in range(10)]


def test_only_a_bounded_number_of_items_is_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(40):
            taken.append(n)
            yield n

    results = Processes(1, in_flight=3).map(abs, items())
    assert next(results) == 0
    assert len(taken) <= 4
    assert list(results) == list(range(1, 40))


def test_an_item_that_kills_its_worker_is_lost_alone() -> None:
    engine = Processes(2, lost=lambda n: -n)
    assert list(engine.map(deadly, range(6))) == [0, 1, 2, -3, 4, 5]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc to see a process end")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    noted = tmp_path / "worker"
    program = f"import test_engines\nif __name__ == '__main__': test_engines.wait_in_a_worker({str(noted)!r})"
    path = os.pathsep.join(p for p in (str(Path(__file__).parent), *sys.path) if p)
    (tmp_path / "run.py").write_text(program)
    parent = subprocess.Popen([sys.executable, tmp_path / "run.py"], env={**os.environ, "PYTHONPATH": path})
    until = time.monotonic() + 60
    while not (noted.exists() and noted.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    while Path(f"/proc/{noted.read_text()}").exists():
        assert time.monotonic() < until
        time.sleep(0.02)


def note_and_wait(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(120)


def wait_in_a_worker(path: str) -> None:
    list(Processes(1).map(note_and_wait, [path]))


def test_a_guarded_function_never_raises() -> None:
    guarded = Guarded(lambda n: 1 // n, lambda n, error: len(type(error).__name__))
    assert list(InProcess().map(guarded, [1, 0])) == [1, len("ZeroDivisionError")]


def test_without_an_answer_for_lost_items_the_death_is_told() -> None:
    with pytest.raises(BrokenProcessPool):
        list(Processes(1).map(deadly, [3]))
