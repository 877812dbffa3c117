"""One writer a case: a lock on a file beside it that goes when its process goes, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from firsthand.errors import CaseError, CaseLockedError

POLL_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def writing(case: Path, wait_s: float, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Holds the case for writing; waits at most `wait_s` seconds for another run to end.

    Raises CaseLockedError when the other run is still at it then.
    """
    side = case.with_name(case.name + ".lock")
    until = clock() + wait_s
    descriptor = _open(side)
    while not (_take(descriptor) and _is_at(descriptor, side)):
        if clock() >= until:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            os.close(descriptor)
            who = f" (process {holder})" if holder else ""
            raise CaseLockedError(
                f"{case}: another run{who} is writing to this case; "
                f"waited {wait_s:g} s; let it end or give a longer --wait"
            )
        time.sleep(POLL_SECONDS)
        if not _is_at(descriptor, side):
            os.close(descriptor)
            descriptor = _open(side)
    try:
        os.truncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
    except OSError:
        pass  # a full disk: the lock holds without its note
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            side.unlink()
        os.close(descriptor)


def _open(side: Path) -> int:
    try:
        return os.open(side, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(f"{side.parent}: the case cannot be written there: {error.strerror}") from error


def _is_at(descriptor: int, side: Path) -> bool:
    """True when the file that was opened is still the one at its path (another run may have removed it)."""
    try:
        return os.path.samestat(os.fstat(descriptor), side.stat())
    except FileNotFoundError:
        return False
