"""Whether the output is ours to change: no foreign files, no way out of it, nothing of the site's sources in it."""

import errno
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from site_builder.write.errors import WriteError
from site_builder.write.paths import KEPT, LIST


def refuse_place(output: Path, sources: Collection[Path]) -> None:
    """Refuse an *output* that is no folder, the whole disk, or one with the site's *sources*: in them, or around them.

    Raises:
        WriteError: O106, O109 or O110.
    """
    if output == output.parent:
        raise WriteError("O106", str(output), found="/")
    for source in sources:
        kept = source.resolve()
        if output.is_relative_to(kept) or kept.is_relative_to(output):
            raise WriteError("O109", str(output), found=str(kept))
    for folder in (output, *output.parents):
        if os.path.lexists(folder):
            if not folder.is_dir():
                raise WriteError("O110", str(folder))
            return


def refuse_foreign(output: Path) -> None:
    """Refuse a folder with content that has no list of ours.

    Raises:
        WriteError: O106, with the first names.
    """
    if os.path.isfile(output / LIST) or not output.is_dir():
        return
    foreign = sorted(entry.name for entry in os.scandir(output) if entry.name not in KEPT)
    if foreign:
        raise WriteError("O106", str(output), found=", ".join(foreign[:3]))


def look_at(output: str, paths: Iterable[str], staged: Mapping[str, str], listed: AbstractSet[str]) -> set[str]:
    """Which of *paths*, that are to be placed or removed, stand in the output now.

    Args:
        output: The folder, resolved.
        paths: Files below it.
        staged: The digests of those that are to be placed.
        listed: Every file that an earlier build wrote.

    Raises:
        WriteError: O106 if something of somebody else's is in the way, O111 if a folder leads out, O107 if one cannot be written.
    """
    folders: dict[str, bool] = {}
    return {path for path in paths if _stands(output, path, staged.get(path), listed, folders)}


def _stands(output: str, path: str, digest: str | None, listed: AbstractSet[str], folders: dict[str, bool]) -> bool:
    if not _is_folder(output, path.rpartition("/")[0], folders):
        return False
    file = f"{output}/{path}"
    try:
        mode = os.lstat(file).st_mode
    except FileNotFoundError:
        return False
    if digest is not None and (stat.S_ISDIR(mode) or (path not in listed and not _holds(file, digest))):
        raise WriteError("O106", file, found=path)
    return not stat.S_ISDIR(mode)


def _holds(file: str, digest: str) -> bool:
    """Whether somebody has put there just what we would: a build whose staging folder was deleted, for example."""
    return os.path.isfile(file) and sha256(Path(file).read_bytes()).hexdigest() == digest


def _is_folder(output: str, folder: str, known: dict[str, bool]) -> bool:
    """Whether *folder* is there, and ours to write into."""
    if folder not in known:
        is_above = not folder or _is_folder(output, folder.rpartition("/")[0], known)
        known[folder] = is_above and _is_own_folder(output, folder)
    return known[folder]


def _is_own_folder(output: str, folder: str) -> bool:
    place = f"{output}/{folder}" if folder else output
    try:
        mode = os.lstat(place).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):
        led = os.path.realpath(place)
        if os.path.commonpath((led, output)) != output:
            raise WriteError("O111", place, found=led)
    if not os.path.isdir(place):
        raise WriteError("O106", place, found=folder)
    if not os.access(place, os.W_OK | os.X_OK):
        raise _refusal(place)
    return True


def _refusal(place: str) -> OSError:
    """Why the system would refuse to write into *place*, before anything was begun."""
    is_readonly = hasattr(os, "statvfs") and os.statvfs(place).f_flag & os.ST_RDONLY
    number = errno.EROFS if is_readonly else errno.EACCES
    return OSError(number, os.strerror(number), place)


def refuse_too_much(files: Collection[str], output: str) -> None:
    """Refuse before the first change if *output* is on another disk than *files*, and that has no room for them.

    Raises:
        OSError: ENOSPC. Systems that do not tell how much room there is are not asked.
    """
    if not files or not hasattr(os, "statvfs") or os.stat(min(files)).st_dev == os.stat(output).st_dev:
        return
    room = os.statvfs(output)
    needed = sum(os.stat(file).st_size // room.f_frsize + 1 for file in files)
    if needed > room.f_bavail:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), output)
