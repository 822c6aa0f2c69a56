"""How a malformed site is written down: the minimal site, and what is laid over it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MINIMAL = Path(__file__).parents[2] / "sites" / "minimal"

SITE = "content/site.yaml"
ORGANIZATIONS = "content/organizations.yaml"
PEOPLE = "content/people.yaml"
COVERAGE = "content/coverage.yaml"
TAGS = "content/tags.yaml"
WITHDRAWALS = "content/withdrawals.yaml"
STORY = "content/stories/2025/panen-selada.md"
PAGE = "content/pages/tentang.md"
PROGRAM = "content/programs/kebun.yaml"
REGISTER = "private/consents.yaml"
PHOTO = "content/photos/kebun.yaml"
PICTURE = "content/photos/kebun.png"


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link to *target*; `{outside}` stands for a folder beside the site."""

    target: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A file or folder of the minimal site that is taken away."""


@dataclass(frozen=True, slots=True)
class Pipe:
    """A named pipe, which nobody may wait for."""


Laid = str | bytes | Link | Gone | Pipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One malformed site."""

    name: str
    promise: str
    """What holds, as a sentence."""
    files: Mapping[str, Laid]
    """By path below the site's root: what is added or replaced."""
    exit: int = 1
    """What the command line returns: 0 where there are only warnings."""


def said(path: Path) -> dict[str, tuple[str, ...]]:
    """What an expectation file says of each case: `== name`, and below it every finding, whole and in order."""
    sections = path.read_text("utf-8").split("== ")[1:]
    return {name: tuple(lines) for name, *lines in (section.rstrip("\n").split("\n") for section in sections)}


def text_of(path: str) -> str:
    """A file of the minimal site."""
    return (MINIMAL / path).read_text("utf-8")


def swapped(path: str, old: str, new: str) -> str:
    """A file of the minimal site in which *old* became *new*."""
    text = text_of(path)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return text.replace(old, new)


def site(*lines: str) -> str:
    """The minimal `site.yaml` with more lines at its end, from line 8 on."""
    return text_of(SITE) + "".join(f"{line}\n" for line in lines)


def story(*lines: str) -> str:
    """The minimal story with more lines of front matter, from line 6 on."""
    return swapped(STORY, "kebun mereka.\n---\n", "kebun mereka.\n" + "".join(f"{line}\n" for line in lines) + "---\n")


def told(*lines: str) -> str:
    """The minimal story with more lines of text, from line 9 on."""
    return text_of(STORY) + "\n" + "".join(f"{line}\n" for line in lines)


def lay(root: Path, files: Mapping[str, Laid]) -> None:
    """Lay *files* over the site at *root*."""
    for path, content in files.items():
        target = Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(path)))
        if isinstance(content, Gone):
            _remove(target)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            _remove(target)
            target.symlink_to(content.target.replace("{outside}", str(root.parent / "outside")))
        elif isinstance(content, Pipe):
            os.mkfifo(target)
        else:
            target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
            if path.startswith("private/"):
                target.chmod(0o600)


def _remove(target: Path) -> None:
    if target.is_dir():
        for below in sorted(target.rglob("*"), reverse=True):
            below.rmdir() if below.is_dir() else below.unlink()
        target.rmdir()
    elif target.exists():
        target.unlink()


PERSON = """\
siti-contoh:
  name: Siti Contoh
  title: Kepala Rutan Contoh
"""
REPORT = """\
harian-selada:
  outlet: Harian Contoh
"""
PROGRAM_TEXT = """\
name: Kebun Selada
summary: Warga binaan belajar menanam selada.
field: kemandirian
status: running
"""
PHOTO_TEXT = """\
shows: none
alt: Bedeng selada di bawah matahari pagi
credit: Humas Rutan Contoh
"""
