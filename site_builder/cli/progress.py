"""A progress bar, where somebody is watching and the work is long. The home of rich."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 500
"""Fewer artifacts than this are made before a bar could be read."""


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told how many of how many are done."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, visible=False)

        def show(done: int, total: int) -> None:
            if total >= LONG and (done % 50 == 0 or done == total):
                bar.update(task, completed=done, total=total, visible=True)

        yield show
