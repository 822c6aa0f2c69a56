"""From a save in the editor to the changed page in a real browser, under `site-builder serve`.

    python bench/serve.py --stories 1000 --runs 15 --work DIR

Needs Chromium (`CHROME_BIN`, or on the path) and Playwright, which the project's tests bring along.
"""

import argparse
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import layouts
from playwright.sync_api import Page, sync_playwright

TARGET = 150
"""Milliseconds, the median."""
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def main() -> int:
    """Print the median and the spread; 1 where the median misses the target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000, metavar="N")
    parser.add_argument("--runs", type=int, default=15, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="scratch folder, made anew")
    wanted = parser.parse_args()
    site = wanted.work / f"serve-{wanted.stories}"
    shutil.rmtree(site, ignore_errors=True)
    stories = corpus.write(wanted.work / f"corpus-{wanted.stories}-{wanted.seed}", wanted.stories, wanted.seed)
    layouts.lay_out_ours(stories, site)
    files = sorted((site / "content" / "stories").rglob("*.md"))
    file = files[len(files) // 2]
    with _served(site) as address, _tab() as page:
        page.goto(f"{address}berita/{file.parent.name}/{file.stem}/")
        spent = sorted(_once(page, file, number) for number in range(wanted.runs + 2))[: wanted.runs]
    median = statistics.median(spent)
    spread = f"{spent[0]:.0f} to {spent[-1]:.0f}"
    print(f"{wanted.stories} stories, {wanted.runs} saves: median {median:.0f} ms ({spread}), target {TARGET} ms")
    return int(median > TARGET)


def _once(page: Page, file: Path, number: int) -> float:
    """Milliseconds from the save of a sentence to that sentence on the page."""
    sentence = f"Simpanan uji nomor {number} baru saja ditulis."
    text = file.read_text("utf-8").partition("\n\nSimpanan uji")[0].rstrip("\n")
    time.sleep(0.6)
    began = time.perf_counter()
    file.write_bytes(f"{text}\n\n{sentence}\n".encode())
    page.get_by_text(sentence).wait_for()
    return (time.perf_counter() - began) * 1000


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-u", "-m", "site_builder", "serve", "--root", str(site), "--port", str(port)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(site / ".cache")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as process:
        for line in process.stdout or ():
            if "Ctrl+C" in line:
                break
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


@contextlib.contextmanager
def _tab() -> Iterator[Page]:
    names = ("chromium", "google-chrome", "chromium-browser")
    program = os.environ.get("CHROME_BIN") or next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser.new_page()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
