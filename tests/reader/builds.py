"""Built sites, each made once for all tests, by the command line and nothing else."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

PROJECT = Path(__file__).parents[2]
CONTOH = PROJECT / "tests" / "sites" / "contoh"
AS_OF = "2026-11-22T09:00"
"""The time that the built sites are for, in the sites' own zone."""
LONGEST_WAIT = 300


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built."""

    name: str
    root: Path
    """The folder that holds its `content/`."""
    output: Path
    base_url: str
    """Absolute, ends with a slash."""

    @property
    def files(self) -> list[str]:
        """Every file below the output, as a path with forward slashes, in order."""
        return sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file())

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return (self.output / path).read_bytes()


def run_command(*arguments: object, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `site-builder` with *arguments* in a process of its own."""
    command = [sys.executable, "-m", "site_builder", *map(str, arguments)]
    places = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
    variables = {**os.environ, "PYTHONPATH": places, **(environment or {})}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=variables, check=False)


def build(root: Path, output: Path, *more: object, environment: Mapping[str, str] | None = None) -> None:
    """Build the site at *root* into *output*, as of `AS_OF` unless *more* says otherwise; anything but success fails the test."""
    when = () if "--as-of" in more else ("--as-of", AS_OF)
    done = run_command("build", "--root", root, "--output", output, *when, *more, environment=environment)
    if done.returncode:
        pytest.fail(f"The build of {root} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """*folder*, filled by *make* in whichever process comes first; all others wait for it."""
    done, failed = folder.with_name(f"{folder.name}.done"), folder.with_name(f"{folder.name}.failed")
    try:
        folder.with_name(f"{folder.name}.taken").mkdir(parents=True)
    except FileExistsError:
        for _ in range(LONGEST_WAIT * 20):
            if done.exists():
                return folder
            if failed.exists():
                break
            time.sleep(0.05)
        pytest.fail(f"Another test process could not make {folder.name}; its own report says why.")
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


def copy_content(root: Path, target: Path) -> Path:
    """The content at *root*, copied to *target*, where a test may change it."""
    shutil.copytree(root / "content", target / "content")
    return target


def unpacked(path: str, data: bytes) -> bytes:
    """A finished file as somebody reads it who looks for something: what pagefind has packed, unpacked."""
    if not path.endswith((".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")):
        return data
    text = data if path.endswith((".pf_meta", ".pf_filter")) else gzip.decompress(data)
    assert text.startswith(b"pagefind_dcd"), path
    return text.removeprefix(b"pagefind_dcd")


SMALL = 96
"""Pixels across the pictures of a site that is built often."""


def copy_small(root: Path, target: Path) -> Path:
    """The same with tiny pictures, whose many sizes take no time to make."""
    copy_content(root, target)
    for file in sorted((target / "content" / "photos").iterdir()):
        if file.suffix != ".yaml":
            with Image.open(file) as picture:
                small = picture.convert("RGB")
            small.thumbnail((SMALL, SMALL))
            small.save(file)
    return target
