"""Builds of one site with memory, each held against a clean one of the same content that remembers nothing."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich_site import Data, Files, clear, files, rich_site, save, tree

from site_builder.build import Order, OutputError, Report, build_site
from site_builder.memory import Memory
from site_builder.problems import ContentError, Problem

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 3, 12, 9, tzinfo=ZONE)
MOST_KEPT = 40
LIST = "site-builder.sha256"

LESS = {
    "site_builder.make.WORTH_SHARING": 8,
    "site_builder.make.PIECE": 3,
    "site_builder.newsroom.WORTH_SHARING": 2,
    "site_builder.newsroom.PIECE": 2,
    "site_builder.plan.lists.PAGE_SIZE": 3,
    "site_builder.plan.feeds.NEWEST": 4,
    "site_builder.plan.directory.SHOWN": 3,
    "site_builder.plan.sitemaps.LARGEST": 40,
}
"""With these a dozen stories do what it takes hundreds to do: lists with several pages, work in several processes."""


@dataclass(frozen=True)
class Outcome:
    """What came of a build."""

    files: Files | None
    """Below the output; none where the build was refused."""
    problems: tuple[Problem, ...]
    counts: tuple[int, int] | None = None
    """Stories that may be seen, and that may not."""


@dataclass(repr=False)
class Desk:
    """One site on the disk: what was said, and what builds made of it."""

    folder: Path
    data: Data = field(default_factory=rich_site)
    lying: Files = field(default_factory=dict)
    presses: dict[bytes, Any] = field(default_factory=dict)
    """Templates are compiled once for all builds."""
    server: Memory | None = None
    """What a long-lived process keeps between its builds, if it is one that builds."""
    stood: bytes = b""
    """The list of what was published before the last build with memory: what has vanished since may be refused."""
    clean: dict[bytes, Outcome] = field(default_factory=dict)
    """What clean builds gave, by the digest of what they were of."""

    @property
    def root(self) -> Path:
        """The site."""
        return self.folder / "site"

    @property
    def output(self) -> Path:
        """What is published of it."""
        return self.folder / "output"

    @property
    def state(self) -> Path:
        """What its builds remember."""
        return self.folder / "state"

    def output_of(self, more: Mapping[str, Any]) -> Path:
        """Where a build goes: a preview has a folder of its own."""
        return self.folder / "preview" if more.get("is_preview") else self.output

    def begin(self) -> None:
        """As if nothing had ever happened."""
        for name in ("site", "output", "preview", "state", "older-state"):
            clear(self.folder / name)
        self.data, self.lying, self.server, self.stood = rich_site(), {}, None, b""
        self.save()

    def save(self) -> None:
        """Write down what is said now."""
        wanted = files(self.data)
        save(self.root, wanted, self.lying)
        self.lying = wanted

    def order(self, output: Path, memory: Memory, **more: Any) -> Order:
        """To build this site."""
        plain: dict[str, Any] = {"root": self.root, "templates": self.root / "templates", "now": NOW}
        return Order(output=output, memory=memory, **{**plain, **more})

    def build(self, **more: Any) -> Report:
        """A build with memory. Raises as `build_site` does."""
        if self.server is not None:
            return build_site(self.order(self.output_of(more), self.server, **more))
        memory = Memory(folder=self.state, began=time.time_ns(), presses=dict(self.presses))
        try:
            return build_site(self.order(self.output_of(more), memory, **more))
        finally:
            self._keep(memory.presses)

    def outcome(self, **more: Any) -> Outcome:
        """What comes of a build with memory."""
        output = self.output_of(more)
        before = tree(output) if output.exists() else None
        self.stood = (before or {}).get(LIST, b"")
        found = self._outcome(output, lambda: self.build(**more))
        if found.files is None and before is not None:
            assert tree(output) == before, "a refused build changed the output"
        return found

    def clean_outcome(self, **more: Any) -> Outcome:
        """What comes of a build without memory into a new folder, of which only the list of what was published is left."""
        said = [sha256(data).digest() + path.encode() for path, data in sorted(self.lying.items())]
        key = sha256(b"\0".join(said) + repr(sorted(more.items())).encode() + self.stood).digest()
        if key not in self.clean:
            if len(self.clean) >= MOST_KEPT:
                self.clean.pop(next(iter(self.clean)))
            output = self.folder / "clean"
            clear(output)
            if self.stood:
                output.mkdir()
                (output / LIST).write_bytes(self.stood)
            memory = Memory(presses=dict(self.presses))
            self.clean[key] = self._outcome(output, lambda: build_site(self.order(output, memory, **more)))
            self._keep(memory.presses)
        return self.clean[key]

    def _outcome(self, output: Path, build: Any) -> Outcome:
        try:
            report = build()
        except (ContentError, OutputError) as error:
            return Outcome(None, tuple(sorted(error.problems)))
        return Outcome(tree(output), report.warnings, (report.public, report.hidden))

    def _keep(self, presses: Mapping[bytes, Any]) -> None:
        self.presses |= presses
        while len(self.presses) > MOST_KEPT:
            self.presses.pop(next(iter(self.presses)))


def assert_same(found: Outcome, expected: Outcome) -> None:
    """Two builds came to the same: the findings, the counts, and every byte of every file."""
    assert found.problems == expected.problems
    assert found.counts == expected.counts
    assert (found.files is None) == (expected.files is None)
    own, clean = found.files or {}, expected.files or {}
    assert sorted(own) == sorted(clean)
    assert {path: (own[path], clean[path]) for path in own if own[path] != clean[path]} == {}


def tamper(output: Path, n: int, m: int) -> None:
    """Something is done to the output by hand."""
    published = sorted(path for path in output.rglob("*") if path.is_file()) if output.is_dir() else []
    if not published:
        return
    file = published[n * 7 % len(published)]
    match m % 5:
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(file.read_bytes()[:-1] + b"!")
        case 2:
            file.write_bytes(b"")
        case 3:
            shutil.rmtree(file.parent)
        case _:
            file.write_bytes(file.read_bytes() + b"\n")


def touch(root: Path) -> None:
    """Every file is saved again as it was, as a fresh checkout does."""
    for file in root.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            partial = file.with_name(f"{file.name}~")
            partial.write_bytes(data)
            partial.replace(file)
