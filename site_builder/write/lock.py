"""One build of a folder at a time. The system gives the lock back when its holder ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another build is writing this folder."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold *file* as a lock.

    Raises:
        Busy: if another process holds it.
    """
    with file.open("a+b") as handle:
        try:
            _take(handle)
        except OSError:
            raise Busy from None
        yield


def _take(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
