"""Builds that are killed at any moment: what lies in the output stays readable, and the next build ends as a clean one."""

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from big_site import big_site, change_much, command, lay, run, start
from reader.page_reader import read_page
from rich_site import Files, clear, tree

KILLS = int(os.environ.get("SITE_BUILDER_KILLS", "12"))
"""How many builds are killed."""

LIST = "site-builder.sha256"
HREF = re.compile(rb'( href="[^"]*")')
BASE = "https://rutan-contoh.example/"


def clean(folder: Path) -> Files:
    """What a clean build makes now."""
    clear(folder / "clean")
    clear(folder / "clean-state")
    code, said = run(command(folder / "site", folder / "clean", folder / "clean-state", "--jobs", 2))
    assert code == 0, said
    return tree(folder / "clean")


def is_version(data: bytes, whole: bytes) -> bool:
    """Whether *data* is *whole*, or *whole* without some of its links' addresses."""
    if data == whole:
        return True
    pieces = HREF.split(whole)
    at = 0
    for number, piece in enumerate(pieces):
        if data.startswith(piece, at):
            at += len(piece)
        elif number % 2 == 0:
            return False
    return at == len(data)


def assert_whole(found: Mapping[str, bytes], before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Every file is the old one or the new one; a page may lack some addresses for a moment."""
    broken = []
    for path, data in found.items():
        versions = [version[path] for version in (before, after) if path in version]
        if path == LIST and data == b"":  # the mark of a folder whose first build is under way
            continue
        is_page = path.endswith(".html")
        if not any(data == whole or (is_page and is_version(data, whole)) for whole in versions):
            broken.append(path)
    assert broken == []


_read = lru_cache(4096)(read_page)
"""Most pages of a build are those of the build before."""


def assert_leads_somewhere(found: Mapping[str, bytes]) -> None:
    """Every link of every page leads to a file that is there, and to a place that is there."""
    pages = {path: _read(data) for path, data in found.items() if path.endswith(".html")}
    dead = []
    for path, page in pages.items():
        for link in page.links:
            url = urlsplit(urljoin(BASE + path, link))
            if f"{url.scheme}://{url.netloc}/" != BASE:
                continue
            file = unquote(url.path[1:])
            file += "index.html" if not file or file.endswith("/") else ""
            if file not in found or (url.fragment and file in pages and unquote(url.fragment) not in pages[file].anchors):
                dead.append((path, link))
    assert dead == []


def kill(process: "subprocess.Popen[str]") -> None:
    """The whole group: the build and what it forked."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


class Kills:
    """A site whose builds are killed, one after the other."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.root, self.output, self.state = folder / "site", folder / "output", folder / "state"
        self.staging = folder / ".output-staging"
        self.data = big_site()
        self.lying: Files = {}
        self.save()
        self.killed = self.halfway = 0

    def save(self) -> None:
        """Write down what is said now."""
        self.lying = lay(self.root, self.data, self.lying)

    def build(self) -> float:
        """A build to its end; how long it took."""
        began = time.monotonic()
        code, said = run(command(self.root, self.output, self.state, "--jobs", 2))
        assert code == 0, said
        return time.monotonic() - began

    def kill_one(self, took: float) -> bool:
        """Start a build and kill it, mostly while it changes the output; whether it was not done yet."""
        process = start(command(self.root, self.output, self.state, "--jobs", 2))
        if self.chance.random() < 0.75:
            self._wait_for_a_step(process)
        else:
            time.sleep(self.chance.random() * took)
        is_killed = process.poll() is None
        kill(process) if is_killed else process.communicate()
        self.killed += is_killed
        return is_killed

    def _wait_for_a_step(self, process: "subprocess.Popen[str]") -> None:
        """Until the build has done one of the steps that it has written down, any of them."""
        journal = self.staging / "journal"
        while process.poll() is None and not journal.exists():
            pass
        try:
            steps = [line.partition("\t")[0] for line in journal.read_text().splitlines()[3:]]
        except FileNotFoundError:
            return
        source = self.staging / self.chance.choice([step for step in steps if step] or [""])
        while process.poll() is None and source.exists():
            pass

    def assert_sound(self, before: Files, after: Files) -> None:
        """What lies in the output can be read."""
        found = tree(self.output)
        assert_whole(found, before, after)
        assert_leads_somewhere(found)
        self.halfway += found not in (before, after)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed once or several times in a row, also while the killed build's work is finished; then the next build is a clean one."""
    seed = random.randrange(1 << 32)  # noqa: S311 (chance, not a secret)
    print(f"seed {seed}")  # told when the test fails
    kills = Kills(tmp_path, random.Random(seed))  # noqa: S311 (the same)
    took = kills.build()
    before = clean(tmp_path)
    assert tree(kills.output) == before
    while kills.killed < KILLS:
        change_much(kills.data, kills.chance)
        kills.save()
        after = clean(tmp_path)
        for _ in range(kills.chance.randrange(1, 5)):
            kills.kill_one(took)
            kills.assert_sound(before, after)
        took = kills.build()
        assert tree(kills.output) == after
        before = after
        print(f"{kills.killed} killed, {kills.halfway} halfway", flush=True)
    print(f"{kills.killed} builds killed, {kills.halfway} times the output was halfway")
    assert kills.halfway > 0
