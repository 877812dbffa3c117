"""Two threads for work on arrays, which gives the interpreter away; results come in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_THREADS = 2
_AHEAD = 8  # items in work or waiting: bounds the memory


def in_threads(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of a pure function, as `map` gives them."""
    items = iter(items)
    begin = list(islice(items, 2))
    if len(begin) < 2:  # a thread would cost more than it saves
        yield from map(function, begin)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Future[R]] = deque()
        for item in chain(begin, items):
            waiting.append(pool.submit(function, item))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
