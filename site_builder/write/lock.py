"""One build of a folder at a time. The system gives the lock back when its holder ends, however it ends."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

HELD = frozenset((errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK))


class Busy(Exception):
    """Another build is writing this folder."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold *file* as a lock.

    Processes that are forked meanwhile hold it too, until the last of them ends: what they still stage after their parent was
    killed then meets no later build.

    Raises:
        Busy: if another process holds it.
        OSError: if the file cannot be made, or its disk knows no locks.
    """
    with file.open("a+b") as handle:
        try:
            _take(handle)
        except OSError as error:
            if error.errno in HELD:
                raise Busy from None
            raise
        yield


def _take(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
