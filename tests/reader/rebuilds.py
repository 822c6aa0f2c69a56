"""A site that is built again and again through the Python interface: on what the last build remembers, and on nothing."""

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reader.builds import AS_OF, PROJECT
from site_builder.build import Order, build_site
from site_builder.memory import Memory

NOW = datetime.fromisoformat(AS_OF).replace(tzinfo=ZoneInfo("Asia/Makassar"))
LIST = "site-builder.sha256"
Made = dict[str, bytes]
"""The bytes of each file, by its path."""


def tree(folder: Path) -> Made:
    """Every file below *folder* with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one: Made, other: Made) -> list[str]:
    """The files that are not the same in both, or not in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


class Rebuilt:
    """The site at *root*, built once with all that its builds remember. Nobody reads it: stories may vanish from it."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.output = folder / "output"
        self._presses: dict[bytes, Any] = {}
        """So that the templates are compiled once."""
        self.first = self.rebuild()

    def _build(self, output: Path, state: Path | None) -> Made:
        memory = Memory(folder=state, began=time.time_ns(), presses=self._presses)
        templates = PROJECT / "templates"
        build_site(Order(root=self.root, templates=templates, output=output, now=NOW, is_kept=False, memory=memory))
        self._presses = memory.presses
        return tree(output)

    def rebuild(self) -> Made:
        """What a build leaves that remembers the last one."""
        return self._build(self.output, self.folder / "state")

    def build_anew(self) -> Made:
        """What a build leaves that remembers nothing, in an empty folder."""
        shutil.rmtree(self.folder / "anew", ignore_errors=True)
        return self._build(self.folder / "anew", None)

    def times(self) -> dict[str, int]:
        """When each file of the output was last written."""
        return {path: (self.output / path).stat().st_mtime_ns for path in tree(self.output)}

    @contextmanager
    def edited(self, files: Mapping[str, bytes]) -> Iterator[None]:
        """The site with *files* as given; afterwards they are as they were."""
        saved = {path: (self.root / path).read_bytes() for path in files}
        try:
            for path, data in files.items():
                (self.root / path).write_bytes(data)
            yield
        finally:
            for path, data in saved.items():
                (self.root / path).write_bytes(data)
