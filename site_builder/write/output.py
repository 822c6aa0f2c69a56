"""Finished files into the output folder: staged, renamed into place, what nothing claims removed.

The folder holds `site-builder.sha256`, a list of every file that was written there, in the format that
`sha256sum -c` reads. It marks the folder as ours; what it does not list is never touched.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from site_builder.write.lock import Busy, locked

LIST = "site-builder.sha256"
KEPT = frozenset((LIST, ".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"))


class WriteError(Exception):
    """The output cannot be written; it is as it was."""

    def __init__(self, code: str, path: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.path, self.values = code, path, values


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed."""

    new: int
    changed: int
    same: int
    removed: int


def write_output(files: Mapping[str, bytes], output: Path) -> Written:
    """Make *output* hold exactly *files*, beside what was never ours.

    Args:
        files: The bytes of each file, by its path below *output* with forward slashes.

    Raises:
        WriteError: if the folder is not ours, another build is writing it, or the disk refuses.
    """
    output = output.resolve()
    if output == output.parent:
        raise WriteError("O106", str(output), found="/")
    staging = output.with_name(f".{output.name}-staging")
    try:
        output.mkdir(parents=True, exist_ok=True)
        with locked(output.with_name(f".{output.name}-lock")):
            listed = _listed(output)
            _refuse_foreign(output, files, listed)
            shutil.rmtree(staging, ignore_errors=True)
            try:
                return _replace(files, output, staging, listed)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except Busy:
        raise WriteError("O108", str(output)) from None
    except OSError as error:
        raise WriteError("O107", str(output), reason=f"{error.strerror or error} ({error.filename or output})") from error


def _listed(output: Path) -> dict[str, str]:
    """The files that an earlier build wrote, with their digests."""
    try:
        lines = (output / LIST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    entries = (line.partition("  ") for line in lines)
    return {path: digest for digest, gap, path in entries if gap and _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and "\\" not in path and ":" not in path


def _refuse_foreign(output: Path, files: Iterable[str], listed: Mapping[str, str]) -> None:
    if not (output / LIST).is_file():
        foreign = sorted(entry.name for entry in output.iterdir() if entry.name not in KEPT)
        if foreign:
            raise WriteError("O106", str(output), found=", ".join(foreign[:3]))
    home = output.resolve()
    checked: set[Path] = set()
    for path in files:
        file = output / path
        if (path not in listed and os.path.lexists(file)) or file.is_dir():
            raise WriteError("O106", str(file), found=path)
        for folder in file.parents:
            if folder == output or folder in checked:
                break
            checked.add(folder)
            if folder.exists() and (not folder.is_dir() or not folder.resolve().is_relative_to(home)):
                raise WriteError("O106", str(folder), found=folder.name)


def _replace(files: Mapping[str, bytes], output: Path, staging: Path, listed: Mapping[str, str]) -> Written:
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    changed = [
        path for path in sorted(files, key=_order) if not _is_same(output / path, files[path], digests[path], listed.get(path))
    ]
    for path in changed:
        staged = staging / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(files[path])
    new = sum(not (output / path).exists() for path in changed)
    removed = [path for path in listed if path not in files and (output / path).is_file()]
    for path in changed:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(output / path)
    for path in removed:
        (output / path).unlink()
        _remove_empty(output, (output / path).parent)
    _write_list(output, staging, digests)
    return Written(new, len(changed) - new, len(files) - len(changed), len(removed))


def _order(path: str) -> tuple[int, str]:
    """Assets first, then pages from the deepest up, then lists and feeds: no link ever leads nowhere."""
    is_page = path.endswith(".html")
    if not is_page:
        return (0 if path.startswith(("assets/", "media/")) else 3, path)
    return (1 if path.count("/") > len(("section", "year")) else 2, path)


def _is_same(file: Path, data: bytes, digest: str, listed: str | None) -> bool:
    """Whether the file already holds *data*; the list alone is not believed."""
    if listed is not None and listed != digest:
        return False
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _remove_empty(output: Path, folder: Path) -> None:
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write_list(output: Path, staging: Path, digests: Mapping[str, str]) -> None:
    text = "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
    staging.mkdir(parents=True, exist_ok=True)
    (staging / LIST).write_bytes(text.encode())
    (staging / LIST).replace(output / LIST)
