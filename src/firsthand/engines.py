"""map(function, items): in this process or in several, with the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Guarded(Generic[T, R]):
    """A function that gives `failed(item, error)` where it raises: the worker boundary, the one place that catches
    whatever a step may raise, so that one item's trouble never ends a run."""

    function: Callable[[T], R]
    failed: Callable[[T, Exception], R]

    def __call__(self, item: T) -> R:
        try:
            return self.function(item)
        except Exception as error:
            return self.failed(item, error)


@dataclass(frozen=True)
class InProcess:
    """One item after the other, here."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(function, items)


@dataclass(frozen=True)
class Processes:
    """`jobs` worker processes; at most `in_flight` items a worker wait or run at once.

    A worker that dies (killed, out of memory) takes nothing with it: the items that were under way are tried once
    more, one at a time, and the one that kills its worker again becomes `lost(item)`. Without `lost`, it raises.
    """

    jobs: int
    in_flight: int = 4
    lost: Callable[[Any], Any] | None = None

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        waiting: deque[tuple[T, Future[R]]] = deque()
        pool = _pool(self.jobs)
        source = iter(items)
        try:
            while True:
                for item in source:
                    waiting.append((item, _submit(pool, function, item)))
                    if len(waiting) >= self.jobs * self.in_flight:
                        break
                if not waiting:
                    return
                item, future = waiting.popleft()
                try:
                    result = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    suspects = [item, *(i for i, _ in waiting)]
                    waiting.clear()
                    yield from self._one_by_one(function, suspects)
                    pool = _pool(self.jobs)
                else:
                    yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _one_by_one(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Items in one worker, one at a time, so that a death tells whose it is."""
        pool: ProcessPoolExecutor | None = None
        for item in items:
            pool = pool or _pool(1)
            try:
                yield pool.submit(function, item).result()
            except BrokenProcessPool:
                pool = None
                if self.lost is None:
                    raise
                yield self.lost(item)
        if pool is not None:
            pool.shutdown(wait=True)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], R], item: T) -> Future[R]:
    """The future of an item; that of a pool that has broken already fails as those under way do."""
    try:
        return pool.submit(function, item)
    except BrokenProcessPool as error:
        failed: Future[R] = Future()
        failed.set_exception(error)
        return failed


def _begin_worker() -> None:
    """A worker leaves Ctrl-C to its parent, and ends when its parent has ended, however that was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
