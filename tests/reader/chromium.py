"""A real Chromium, driven by Playwright; the system's own, with an empty profile and no way out of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Response, sync_playwright

NAMES = ("chromium", "google-chrome", "chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
MISSING = (
    "These tests read the pages in Chromium, which is not installed: apt-get install chromium, or set CHROME_BIN to its path."
)


def find_chromium() -> str | None:
    """The browser's program: `CHROME_BIN`, or the first on the path."""
    if chosen := os.environ.get("CHROME_BIN"):
        if not Path(chosen).is_file():
            pytest.fail(f"CHROME_BIN names {chosen}, which is no file. {MISSING}")
        return chosen
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """A browser, closed at the end."""
    program = find_chromium()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, channel=None if program else "chromium", args=FLAGS)
        except Error as error:
            pytest.fail(f"{MISSING}\n{error}")
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Watched:
    """A tab, and everything that went on in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """Every address that was asked for."""
    failures: list[str] = field(default_factory=list)
    """Requests that failed, or were answered with 400 or more; not those that ended because the tab went on to another page."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings on the console, uncaught exceptions, dialogs, windows and downloads."""

    def take(self) -> list[str]:
        """All that went wrong since the last call."""
        found = [*self.failures, *self.complaints]
        self.failures.clear()
        self.complaints.clear()
        return found


def watch(context: BrowserContext) -> Watched:
    """A new tab whose every request, error and dialog is noted."""
    seen = Watched(context.new_page())
    page = seen.page

    def note_dialog(dialog: object) -> None:
        seen.complaints.append(f"dialog: {dialog}")
        getattr(dialog, "dismiss")()  # noqa: B009 (Playwright's Dialog, whose type is not needed here)

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            seen.failures.append(f"failed: {request.url} {request.failure}")

    def note_answer(answer: Response) -> None:
        if answer.status >= 400:
            seen.failures.append(f"{answer.status}: {answer.url}")

    def note_said(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            seen.complaints.append(f"{said.type}: {said.text}")

    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", note_failure)
    page.on("response", note_answer)
    page.on("console", note_said)
    page.on("pageerror", lambda error: seen.complaints.append(f"exception: {error}"))
    page.on("popup", lambda other: seen.complaints.append(f"window: {other.url}"))
    page.on("download", lambda file: seen.complaints.append(f"download: {file.url}"))
    page.on("dialog", note_dialog)
    return seen
