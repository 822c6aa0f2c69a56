"""Which files changed since they were last looked at, told from what the file system notes of them. Imports almost nothing."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from stat import S_ISREG

Signature = tuple[int, int, int]
"""When it was last written, when its entry last changed (both in nanoseconds), and its bytes."""
Snapshot = tuple[dict[str, int], dict[str, Signature], dict[str, bytes]]
"""Of folders, when their list of files last changed; of files, their signatures; of files written a moment ago, their digests."""

MOMENT = 100_000_000
"""Nanoseconds: file systems count time in steps of up to some ten milliseconds, so that of a file written so lately
a second change may leave the same signature."""

LATELY = 2_000_000_000
"""The same for files of which nothing may be kept that tells what they hold: as coarse as any file system's clock."""
UNTRUSTED: Signature = (0, 0, -1)


def take(folders: Iterable[str], now: int) -> Snapshot:
    """Look at everything below *folders*; *now* is in nanoseconds since 1970."""
    lists: dict[str, int] = {}
    files: dict[str, Signature] = {}
    for folder in folders:
        _walk(folder, lists, files)
    fresh = {path: digest_of(path) for path, (written, changed, _) in files.items() if max(written, changed) > now - MOMENT}
    recent = [folder for folder, written in lists.items() if written > now - MOMENT]
    return lists | dict.fromkeys(recent, 0), files, fresh


def _walk(folder: str, lists: dict[str, int], files: dict[str, Signature]) -> None:
    try:
        lists[folder] = os.stat(folder).st_mtime_ns
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    _walk(entry.path, lists, files)
            else:
                stat = entry.stat(follow_symlinks=False)
                files[entry.path] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
        except OSError:
            files[entry.path] = (0, 0, 0)


def digest_of(path: str) -> bytes:
    """Of a file's bytes; of nothing where it cannot be read, or where reading would wait for somebody to write."""
    try:
        if not S_ISREG(os.stat(path).st_mode):
            return b""
        with open(path, "rb") as file:
            return hashlib.blake2b(file.read(), digest_size=16).digest()
    except OSError:
        return b""


def signature_of(path: str) -> Signature:
    """Of a file as it is now; zeros where there is none."""
    try:
        stat = os.stat(path, follow_symlinks=False)
    except OSError:
        return (0, 0, 0)
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def private_signature(path: str) -> Signature:
    """Of a private file, or of what a link of that name leads to; zeros where there is none. Its bytes are never looked at."""
    try:
        stat = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def trusted(signatures: Mapping[str, Signature], now: int) -> dict[str, Signature]:
    """*signatures* as they may be kept: one that a later change might leave as it is becomes one that no file has."""
    return {path: one if max(one[:2]) < now - LATELY else UNTRUSTED for path, one in signatures.items()}


def is_private_same(signatures: Mapping[str, Signature]) -> bool:
    """Whether none of these private files has changed."""
    return all(private_signature(path) == known for path, known in signatures.items())


def is_same(snapshot: Snapshot) -> bool:
    """Whether nothing that *snapshot* shows has changed."""
    lists, files, fresh = snapshot
    stat = os.stat
    try:
        for folder, written in lists.items():
            if stat(folder).st_mtime_ns != written:
                return False
        for path, known in files.items():
            found = stat(path, follow_symlinks=False)
            if (found.st_mtime_ns, found.st_ctime_ns, found.st_size) != known:
                return False
    except OSError:
        return False
    return all(digest_of(path) == known for path, known in fresh.items())


def changed_between(before: Snapshot, now: Snapshot) -> set[str]:
    """The files that are new, gone, or may hold something else."""
    _, old, fresh = before
    _, new, fresher = now
    changed = {path for path, found in new.items() if old.get(path) != found}
    changed |= old.keys() - new.keys()
    changed |= {
        path for path, known in fresh.items() if path in new and fresher.get(path, b"") != known and digest_of(path) != known
    }
    return changed


def touched(root: str, known: Mapping[str, tuple[int, int]]) -> set[str]:
    """The files below *root* whose bytes or time of writing are not as *known*."""
    spoiled: set[str] = set()
    stat = os.stat
    for path, (size, written) in known.items():
        try:
            found = stat(f"{root}/{path}", follow_symlinks=False)
        except OSError:
            spoiled.add(path)
            continue
        if found.st_size != size or found.st_mtime_ns != written:
            spoiled.add(path)
    return spoiled
