"""Every moment at which a process can be killed while it changes files: what then lies on the disk."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHANGING = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.link", "os.symlink", "shutil.copyfile"}
_watchers: list[Callable[[], None]] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watchers and (event in CHANGING or (event == "open" and int(arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR))):
        watcher = _watchers.pop()
        try:
            watcher()
        finally:
            _watchers.append(watcher)


sys.addaudithook(_hear)


@contextmanager
def before_each_change(watcher: Callable[[], None]) -> Iterator[None]:
    """Call *watcher* before every rename, removal, new folder and opening for writing of this process."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


@contextmanager
def copies(folder: Path, into: Path) -> Iterator[list[Path]]:
    """A copy of *folder* as it is before each change: what a process that is killed there leaves."""
    made: list[Path] = []

    def copy() -> None:
        made.append(into / str(len(made)))
        shutil.copytree(folder, made[-1], symlinks=True)

    with before_each_change(copy):
        yield made
