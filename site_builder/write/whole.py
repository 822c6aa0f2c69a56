"""A first publication: the staged folder becomes the output by one rename. A kill on the way is undone."""

import contextlib
import os
import shutil
import stat
import sys
from pathlib import Path

from site_builder.write import journal
from site_builder.write.paths import KEPT, LIST

NEW = "new"
ASIDE = "kept"
FORM = b"site-builder whole folder 1\n"


def may_replace_whole(staging: str, output: str) -> bool:
    """Whether nothing stands at *output*, or a folder that could as well be the staged one but for a few kept files."""
    if not os.path.lexists(output):
        return True
    old, new = os.stat(output), os.stat(f"{staging}/{NEW}")
    if os.path.ismount(output) or (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        return False
    with os.scandir(output) as entries:
        return all(entry.name in KEPT and stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) for entry in entries)


def replace_whole(staging: str, output: str) -> bool:
    """Let the staged folder, which is complete, become *output*.

    Returns:
        Whether the system allowed it. If not, the output is as it was.
    """
    is_there = os.path.lexists(output)
    kept = sorted(os.listdir(output)) if is_there else []
    for name in kept:
        if name != LIST:
            shutil.copy2(f"{output}/{name}", f"{staging}/{NEW}/{name}")
    os.mkdir(f"{staging}/{ASIDE}")
    if is_there:
        shutil.copymode(output, f"{staging}/{NEW}")
    journal.write_whole(f"{staging}/{journal.NAME}", FORM)
    try:
        for name in kept:
            os.replace(f"{output}/{name}", f"{staging}/{ASIDE}/{name}")
        _move(f"{staging}/{NEW}", output)
    except OSError:
        _undo(staging, output, kept)
        return False
    return True


def heal(staging: str, output: str) -> None:
    """Finish or undo whatever a killed build left. May itself be killed and repeated. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        if Path(staging, journal.NAME).read_bytes() == FORM:
            _give_back(staging, output)
    journal.heal(staging, output)


def _move(folder: str, output: str) -> None:
    if sys.platform == "win32" and os.path.isdir(output):
        os.rmdir(output)  # elsewhere a folder takes an empty one's place in one step
    os.replace(folder, output)


def _undo(staging: str, output: str, kept: list[str]) -> None:
    _give_back(staging, output)
    os.remove(f"{staging}/{journal.NAME}")
    os.rmdir(f"{staging}/{ASIDE}")
    for name in kept:
        if name != LIST:
            os.remove(f"{staging}/{NEW}/{name}")


def _give_back(staging: str, output: str) -> None:
    """Put the kept files back where they were, if the staged folder has not taken their place."""
    aside = f"{staging}/{ASIDE}"
    if not os.path.isdir(f"{staging}/{NEW}") or not os.path.isdir(aside):
        return
    for name in sorted(os.listdir(aside)):
        os.makedirs(output, exist_ok=True)
        os.replace(f"{aside}/{name}", f"{output}/{name}")
