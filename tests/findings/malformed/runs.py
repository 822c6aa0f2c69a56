"""Runs the command line on a malformed site, in this process or in one of its own."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from malformed.case import MINIMAL, Laid, lay
from site_builder.cli.main import main

PROJECT = Path(__file__).parents[3]
AS_OF = "2026-01-01"


class Run(NamedTuple):
    """What a command said and returned."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> tuple[str, ...]:
        """The lines on the error stream that begin with a place, in order."""
        return tuple(self.err.split("\n")[: -1 - self.closing])

    @property
    def closing(self) -> int:
        """How many lines follow the findings: the summary, and after a build what became of the output."""
        return sum(not line.startswith(("content", "private")) for line in self.err.split("\n")[:-1])


def make_site(folder: Path, files: Mapping[str, Laid]) -> Path:
    """The minimal site with *files* laid over it, beside a folder that it must not reach."""
    root = folder / "situs"
    shutil.copytree(MINIMAL, root)
    (folder / "outside").mkdir()
    (folder / "outside" / "rahasia.md").write_text("---\ntitle: Rahasia\n---\nRahasia.\n", "utf-8")
    shutil.copy(MINIMAL / "content" / "site.yaml", folder / "outside")
    lay(root, files)
    return root


def run(command: str, root: Path, language: str) -> Run:
    """`site-builder check` or `build`, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([command, "--root", str(root), "--lang", language, "--as-of", AS_OF])
    return Run(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return bytes(data).decode("utf-8")


def run_alone(command: str, root: Path, language: str) -> Run:
    """The same in a process of its own, in a folder of its own and without a locale."""
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", command, "--root", str(root), "--lang", language, "--as-of", AS_OF],
        capture_output=True,
        check=False,
        cwd=root.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
