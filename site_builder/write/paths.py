"""Names below the output folder: which may be written, and in which group they are replaced."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from site_builder.regex import regex

LIST = "site-builder.sha256"
"""Marks the folder as ours and lists every file that was written, as `sha256sum -c` reads it."""
PART = ".site-builder-part"
"""A file that is on its way from another disk."""
KEPT = frozenset((LIST, PART, ".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"))
"""What a folder may hold without being somebody else's."""

SOUND = regex(r"(?!\.\.?(?:/|$))[^/\\:\x00-\x1f\x7f]+(?:/(?!\.\.?(?:/|$))[^/\\:\x00-\x1f\x7f]+)*")
LATE = (".xml", ".json", ".ics", ".txt")


def is_sound(path: str) -> bool:
    """Whether *path* stays inside the folder on every system and stands on one line of the list."""
    return SOUND.fullmatch(path) is not None


def is_page(path: str) -> bool:
    """Whether readers are led from this file to others, and to places in it."""
    return path.endswith(".html")


def group_of(path: str) -> int:
    """0: what pages load; 1: pages; 2: feeds, sitemaps, data and calendars, which lead to pages."""
    return 1 if is_page(path) else 2 if path.endswith(LATE) else 0


def parse_list(data: bytes) -> dict[str, str]:
    """The files of a list, and their digests in hexadecimal. Somebody may have changed it: a name need not be sound."""
    text = data.decode("utf-8", "replace")
    if text.count("  ") == text.count("\n"):
        words = text.replace("\n", "  ").split("  ")
        return dict(zip(words[1::2], words[::2], strict=False))
    return {path: digest for digest, gap, path in (line.partition("  ") for line in text.split("\n")) if gap}


def listed_in(folder: Path) -> dict[str, str]:
    """The same of what an earlier build wrote into *folder*; nothing if none did."""
    try:
        return parse_list((folder / LIST).read_bytes())
    except OSError:
        return {}


def standing_file(folder: Path, path: str, listed: Mapping[str, str]) -> bytes:
    """A file of *folder*, if it is as the list says; nothing otherwise."""
    if path not in listed or not is_sound(path):
        return b""
    try:
        data = (folder / path).read_bytes()
    except OSError:
        return b""
    return data if sha256(data).hexdigest() == listed[path] else b""


def as_list(files: Mapping[str, str]) -> bytes:
    """*files* by name, each with its digest."""
    return "".join([f"{files[path]}  {path}\n" for path in sorted(files)]).encode()
