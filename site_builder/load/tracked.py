"""Whether git keeps a file, read from git's own index. Nothing is run: a repository that came with a USB stick may be hostile."""

import os
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HASHES = (20, 32)
"""Bytes of an object's name: SHA-1, SHA-256."""
FIXED = 40
"""Bytes of an entry before its object's name: times, device, mode, owner, size."""
EXTENDED = 0x4000
LONG = 0xFFF
PREFIXED = 4
"""The version of the format that writes of a path only what differs from the one before."""


class UnknownError(Exception):
    """There is a repository, and it cannot be told what it keeps."""


def is_tracked(file: Path) -> bool:
    """Whether the repository around *file*, if there is one, has it in its index.

    Raises:
        UnknownError: if that cannot be told.
    """
    real = Path(os.path.realpath(file))
    found = index_of(real)
    if found is None or not found[1].exists():
        return False
    top, index = found
    wanted = _folded(real.relative_to(top).as_posix())
    try:
        return any(wanted == path or (path.endswith("/") and wanted.startswith(path)) for path in _paths(index))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise UnknownError(str(index)) from error


def index_of(file: Path) -> tuple[Path, Path] | None:
    """The top folder of the repository around *file*, and its index; None where there is no repository.

    Raises:
        UnknownError: if what calls itself a repository is not one that can be read.
    """
    for top in file.parents:
        place = top / ".git"
        if place.is_file():  # a further working tree, or a submodule
            try:
                mark, _, target = place.read_text("utf-8").partition(":")
            except (OSError, ValueError) as error:
                raise UnknownError(str(place)) from error
            if mark != "gitdir" or not (top / target.strip()).is_dir():
                raise UnknownError(str(place))
            return top, top / target.strip() / "index"
        if os.path.lexists(place / "HEAD"):
            return top, place / "index"
    return None


def _folded(path: str) -> str:
    """The same for two names that some file system would take for one."""
    return unicodedata.normalize("NFC", path).casefold()


def _paths(index: Path) -> Iterator[str]:
    """Every path in *index*, and in the shared one that it leans on; more rather than fewer."""
    data = index.read_bytes()
    paths, shared = _read(data)
    if shared:
        paths += _read((index.parent / f"sharedindex.{shared}").read_bytes())[0]
    return (_folded(path.decode("utf-8", "replace")) for path in paths)


def _read(data: bytes) -> tuple[list[bytes], str]:
    """The paths in an index, and the name of the shared one; whichever object names fit."""
    if not data.startswith(b"DIRC"):
        raise ValueError(data[:4])
    for size in HASHES:
        try:
            return _read_entries(data, size)
        except (ValueError, IndexError, struct.error):
            continue
    raise ValueError(len(data))


def _read_entries(data: bytes, size: int) -> tuple[list[bytes], str]:
    version, count = struct.unpack_from(">II", data, 4)
    paths: list[bytes] = []
    at, path = 12, b""
    for _ in range(count):
        begin = at
        (flags,) = struct.unpack_from(">H", data, at + FIXED + size)
        at += FIXED + size + (4 if flags & EXTENDED else 2)
        kept = 0
        if version >= PREFIXED:
            dropped, at = _number(data, at)
            kept = len(path) - dropped
        end = data.index(b"\0", at)
        path = path[:kept] + data[at:end]
        if kept < 0 or flags & LONG != min(len(path), LONG):
            raise ValueError(begin)
        at = end + 1 if version >= PREFIXED else begin + ((end - begin) // 8 + 1) * 8
        paths.append(path)
    return paths, _shared(data, at, size)


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of varying length, and where it ends."""
    value = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        value = ((value + 1) << 7) | (data[at] & 0x7F)
    return value, at + 1


def _shared(data: bytes, at: int, size: int) -> str:
    """The object name of the shared index, from the parts that follow the entries; these must fill the file."""
    shared = ""
    while at < len(data) - size:
        length = struct.unpack_from(">I", data, at + 4)[0]
        if data[at : at + 4] == b"link":
            shared = data[at + 8 : at + 8 + size].hex().replace("0" * 2 * size, "")
        at += 8 + length
    if at != len(data) - size:
        raise ValueError(at)
    return shared
