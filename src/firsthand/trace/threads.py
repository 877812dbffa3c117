"""Two threads for work on arrays, which gives the interpreter away; results come in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_THREADS = 2
_AHEAD = 8  # items in work or waiting: bounds the memory


def in_threads(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of a pure function, as `map` gives them."""
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Future[R]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
