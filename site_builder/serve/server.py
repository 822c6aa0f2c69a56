"""The home of livereload: the output folder on 127.0.0.1, pages that reload, findings over the last good site."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from site_builder.dataclass import dataclass
from site_builder.serve.in_place import with_script
from site_builder.serve.overlay import page_of, with_overlay
from site_builder.serve.watch import FolderWatcher

HOST = "127.0.0.1"
SHEET = "_photos/"
LOOKING = ThreadPoolExecutor(1, "looking")
"""Makes the pictures of the contact sheet, one after the other, while pages are served."""
OWN_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What to serve, and what to do meanwhile."""

    output: Path
    folders: tuple[Path, ...]
    """Watched."""
    rebuild: Callable[[], None]
    """Called after each burst of saves, in another thread."""
    is_stale: Callable[[], bool]
    """Whether a file that lies elsewhere has changed since the last build."""
    ready: Callable[[], None]
    """Called once the server listens."""
    port: int
    opens: bool
    """Whether to open the browser."""
    sheet: Callable[[str], tuple[bytes, str] | None]
    """What stands below `/_photos/`, by its path there, with its media type; nothing where nothing does."""


class Panel:
    """What lies over every page until the next good build; empty after one."""

    def __init__(self, language: str) -> None:
        self.html = b""
        self.language = language


def serve(served: Served, panel: Panel) -> None:
    """Serve until interrupted.

    Raises:
        OSError: if the port is in use.
    """
    logging.disable(logging.INFO)
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    watcher = FolderWatcher(served.folders, served.rebuild, served.ready, served.is_stale)
    server = Server(watcher=watcher)
    server.SFH = _handler(served, panel)
    try:
        root = str(served.output.resolve())
        server.serve(port=served.port, host=HOST, root=root, open_url_delay=0 if served.opens else None)
    finally:
        watcher.stopped.set()


def _handler(served: Served, panel: Panel) -> type:
    output = served.output.resolve()

    class PageHandler(StaticFileHandler):  # type: ignore[misc]  # livereload has no types
        """A file of the output; a page with the panel over it; the site's own page for unknown addresses."""

        def prepare(self) -> None:
            """Answer only to this computer's names, so that no foreign page can read along (DNS rebinding)."""
            if self.request.host_name not in OWN_HOSTS:
                raise HTTPError(403)

        async def get(self, path: str, *further: Any, **options: Any) -> None:
            """A file of the output, or the contact sheet, which is no file at all."""
            await (_show_sheet(self, served, panel, path) if path.startswith(SHEET) else super().get(path, *further, **options))

        def set_extra_headers(self, _path: str) -> None:
            """Nothing is kept: the next save changes it."""
            self.set_header("Cache-Control", "no-store")

        def compute_etag(self) -> None:
            """None, since a page changes with the panel."""

        @classmethod
        def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> bytes:
            """The file's bytes, as they are shown."""
            return _shown(Path(abspath), panel)[start:end]

        def get_content_size(self) -> int:
            """The number of bytes that are shown."""
            return len(_shown(Path(str(self.absolute_path)), panel))

        def write_error(self, status_code: int, **_details: Any) -> None:
            """The site's own page for unknown addresses, in the language of the address."""
            first = self.request.path.strip("/").partition("/")[0]
            candidates = [output / first / "404.html", output / "404.html"]
            page = next((file for file in candidates if file.is_file()), None)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            if status_code == 403 or (page is None and not panel.html):  # noqa: PLR2004
                self.finish(f"<!doctype html><title>{status_code}</title><h1>{status_code}</h1></head>")
            else:
                self.finish(_shown(page, panel) if page else page_of(panel.html, panel.language))

    return PageHandler


async def _show_sheet(handler: Any, served: Served, panel: Panel, path: str) -> None:
    """A part of the contact sheet; no other site may show it."""
    answer = await IOLoop.current().run_in_executor(LOOKING, served.sheet, path.removeprefix(SHEET))
    if answer is None:
        raise HTTPError(404)
    data, media_type = answer
    handler.set_header("Content-Type", media_type)
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Cross-Origin-Resource-Policy", "same-origin")
    handler.finish(with_overlay(data, panel.html) if media_type.startswith("text/html") and panel.html else data)


def _shown(file: Path, panel: Panel) -> bytes:
    data = file.read_bytes()
    if file.suffix != ".html":
        return data
    return with_script(with_overlay(data, panel.html) if panel.html else data)
