"""The home of watchfiles: tells when something below the watched folders was saved."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from livereload.watcher import Watcher as LiveReloadWatcher
from tornado.ioloop import IOLoop
from watchfiles import DefaultFilter, watch

QUIET = 15
"""Milliseconds without another save before a build begins, so that many saves at once are one."""
LONGEST = 300
"""Milliseconds after which a build begins although files are still being saved."""
GLANCE = 500
"""Milliseconds between two looks at files that do not lie in the watched folders."""


class FolderWatcher(LiveReloadWatcher):  # type: ignore[misc]  # livereload has no types
    """Runs *rebuild* in a thread of its own after each burst of saves, then has the browsers reload."""

    def __init__(
        self, folders: Iterable[Path], rebuild: Callable[[], None], ready: Callable[[], None], is_stale: Callable[[], bool]
    ) -> None:
        super().__init__()
        self.folders = [folder for folder in folders if folder.exists()]
        self.rebuild = rebuild
        self.ready = ready
        self.is_stale = is_stale
        self.stopped = threading.Event()
        for folder in self.folders:
            self.watch(str(folder))

    def start(self, callback: Callable[[], None]) -> bool:
        """Begin to watch; the server listens by now. *callback* is livereload's, and runs on its loop."""
        self.ready()
        loop = IOLoop.current()
        threading.Thread(target=self._watch, args=(loop, callback), daemon=True).start()
        return True

    def _watch(self, loop: IOLoop, callback: Callable[[], None]) -> None:
        changes = watch(
            *self.folders,
            watch_filter=DefaultFilter(),
            debounce=LONGEST,
            step=QUIET,
            stop_event=self.stopped,
            raise_interrupt=False,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
        )
        for changed in changes:
            if changed or self.is_stale():
                self.rebuild()
                loop.add_callback(callback)

    def examine(self) -> tuple[str, None]:
        """What livereload asks after each callback: that something changed, and no delay."""
        return "index.html", None
