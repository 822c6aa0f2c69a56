"""Which files changed since they were last looked at, told from what the file system notes of them. Imports almost nothing."""

import hashlib
import os
import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from mmap import mmap
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from site_builder.workshop import Claims, share_out

Signature = tuple[int, int, int]
"""When it was last written, when its entry last changed (both in nanoseconds), and its bytes."""
NOTHING: Signature = (0, 0, 0)
"""Of a file that is not there."""
WIDTH = 3

MOMENT = 100_000_000
"""Nanoseconds: file systems count time in steps of up to some ten milliseconds, so that of a file written so lately
a second change may leave the same signature."""
LATELY = 2_000_000_000
"""The same for files of which nothing may be kept that tells what they hold: as coarse as any file system's clock."""
UNTRUSTED: Signature = (0, 0, -1)
PIECE = 500
"""Files that a process looks at, at once; their names are kept together."""
WORTH_SHARING = 8
"""So many pieces are looked at sooner than another process begins."""


Names = tuple[str, str]
"""Of some files that follow each other: the folder that all lie in, ending with a slash, and their paths from there, joined."""


class Signatures:
    """Of many files, in as little space as it takes, since they are read before every build.

    Names stay joined, a piece at a time, until somebody asks for them: whoever looks at a piece takes it apart.
    """

    __slots__ = ("_at", "_paths", "names", "numbers")

    def __init__(self, names: Sequence[Names], numbers: "array[int]") -> None:
        self.names, self.numbers = names, numbers
        self._paths: list[str] = []
        self._at: dict[str, int] = {}

    @classmethod
    def of(cls, found: Mapping[str, Signature]) -> "Signatures":
        """The same of a mapping."""
        paths = list(found)
        names = [_joined(paths[first : first + PIECE]) for first in range(0, len(paths), PIECE)]
        return cls(names, array("q", [number for signature in found.values() for number in signature]))

    @classmethod
    def unpacked(cls, names: Sequence[Names], numbers: bytes) -> "Signatures":
        """What `packed` gave."""
        known = array("q")
        known.frombytes(numbers)
        return cls(names, known)

    def packed(self) -> tuple[Sequence[Names], bytes]:
        """Plain values; the numbers as this machine writes them."""
        return self.names, self.numbers.tobytes()

    @property
    def paths(self) -> list[str]:
        """Of all files, in order."""
        if not self._paths:
            self._paths = [folder + name for folder, joined in self.names for name in joined.split("\0")]
        return self._paths

    def __len__(self) -> int:
        return len(self.numbers) // WIDTH

    def __getitem__(self, number: int) -> Signature:
        at = number * WIDTH
        return self.numbers[at], self.numbers[at + 1], self.numbers[at + 2]

    def items(self) -> Iterator[tuple[str, Signature]]:
        """Paths and signatures."""
        numbers = iter(self.numbers)
        return zip(self.paths, zip(numbers, numbers, numbers, strict=True), strict=True)

    def get(self, path: str) -> Signature | None:
        """Of one file; none where it is not known."""
        at = self._where(path)
        return None if at < 0 else self[at]

    def renewed(self, found: Mapping[str, Signature], paths: Iterable[str]) -> "Signatures":
        """Of these *paths*, in this order: what was *found* anew, and what is known of the others."""
        wanted = list(paths)
        if wanted != self.paths:
            known = dict(self.items())
            return Signatures.of({path: found[path] if path in found else known[path] for path in wanted})
        numbers = self.numbers[:]
        for path, signature in found.items():
            at = self._where(path) * WIDTH
            numbers[at : at + WIDTH] = array("q", signature)
        return Signatures(self.names, numbers)

    def _where(self, path: str) -> int:
        if not self._at:
            self._at = {path: number for number, path in enumerate(self.paths)}
        return self._at.get(path, -1)

    def differing(self, base: str, piece: int) -> dict[str, Signature]:
        """Those of a *piece* of the files, below *base*, that are not as known; a zero is not looked at."""
        found: dict[str, Signature] = {}
        first = piece * PIECE * WIDTH
        look, numbers = os.lstat, iter(self.numbers[first : first + PIECE * WIDTH].tolist())
        within, joined = self.names[piece]
        with _within(base + within) as (folder, above):
            for name, written, changed, size in zip(joined.split("\0"), numbers, numbers, numbers, strict=True):
                try:
                    now = look(above + name, dir_fd=folder)
                except OSError:
                    found[within + name] = NOTHING
                else:
                    if now.st_mtime_ns != written or now.st_size != size or (changed and now.st_ctime_ns != changed):
                        found[within + name] = (now.st_mtime_ns, now.st_ctime_ns, now.st_size)
        return found


def _joined(paths: Sequence[str]) -> Names:
    start = os.path.commonprefix(paths)  # noqa: RUF071 (cut at a slash in the next line)
    folder = start[: start.rfind("/") + 1]
    return folder, "\0".join(path.removeprefix(folder) for path in paths)


@contextmanager
def _within(base: str) -> Iterator[tuple[int | None, str]]:
    """How files below *base* are named the shortest way: an open folder and nothing before their names, where systems can."""
    try:
        folder = os.open(base, os.O_RDONLY) if base and os.stat in os.supports_dir_fd else None
    except OSError:
        folder = None
    try:
        yield folder, "" if folder is not None else base
    finally:
        if folder is not None:
            os.close(folder)


class Snapshot(NamedTuple):
    """What some folders held at one time."""

    lists: dict[str, int]
    """When the list of files of each folder last changed; 0 where that was a moment ago."""
    files: Signatures
    fresh: dict[str, bytes]
    """The digests of files that were written a moment ago."""

    def packed(self) -> tuple[object, ...]:
        """Plain values."""
        return self.lists, *self.files.packed(), self.fresh

    @classmethod
    def unpacked(cls, lists: dict[str, int], names: Sequence[Names], numbers: bytes, fresh: dict[str, bytes]) -> "Snapshot":
        """What `packed` gave."""
        return cls(lists, Signatures.unpacked(names, numbers), fresh)


class Seen(NamedTuple):
    """What has happened to files since they were last looked at."""

    now: Snapshot
    """Of the sources."""
    changed: frozenset[str]
    """The sources that are new, gone, or may hold something else."""
    are_lists_same: bool
    """Whether no source can have come or gone."""
    spoiled: frozenset[str]
    """The published files that are not as they were left."""


def take(folders: Iterable[str], now: int) -> Snapshot:
    """Look at everything below *folders*; *now* is in nanoseconds since 1970."""
    lists: dict[str, int] = {}
    files: dict[str, Signature] = {}
    for folder in folders:
        _walk(folder, lists, files)
    recent = [folder for folder, written in lists.items() if written > now - MOMENT]
    return Snapshot(lists | dict.fromkeys(recent, 0), Signatures.of(files), _fresh(files, now))


def _fresh(files: Mapping[str, Signature], now: int) -> dict[str, bytes]:
    return {path: digest_of(path) for path, (written, changed, _) in files.items() if max(written, changed) > now - MOMENT}


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
            files[entry.path] = NOTHING


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
    """Of a file as it is now."""
    try:
        stat = os.stat(path, follow_symlinks=False)
    except OSError:
        return NOTHING
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def private_signature(path: str) -> Signature:
    """Of a private file, or of what a link of that name leads to; zeros where there is none. Its bytes are never looked at."""
    try:
        stat = os.stat(path)
    except OSError:
        return NOTHING
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def trusted(signatures: Mapping[str, Signature], now: int) -> dict[str, Signature]:
    """*signatures* as they may be kept: one that a later change might leave as it is becomes one that no file has."""
    return {path: one if max(one[:2]) < now - LATELY else UNTRUSTED for path, one in signatures.items()}


def is_private_same(signatures: Mapping[str, Signature]) -> bool:
    """Whether none of these private files has changed."""
    return all(private_signature(path) == known for path, known in signatures.items())


def look(
    before: Snapshot,
    folders: Collection[str],
    output: str,
    outputs: Signatures,
    *,
    now: int,
    jobs: int,
    prepare: Callable[[], object] = lambda: None,
) -> Seen:
    """What has happened to the sources in *folders* since *before*, and to what was published in *output*.

    Args:
        outputs: By path below *output*.
        now: In nanoseconds since 1970.
        jobs: The number of processes that may look.
        prepare: Done by this process as soon as any sees that a source changed, while others look on; again costs nothing.
    """
    are_lists_same = _are_same(before.lists)
    is_seen = mmap(-1, 1)  # whether anything changed: a byte that all processes share
    is_seen[0] = not are_lists_same
    sources, spoiled = _differing((before.files, outputs), f"{output}/", jobs, is_seen, prepare)
    if not are_lists_same:
        taken = take(folders, now)
        return Seen(taken, frozenset(_changed_between(before, taken)), are_lists_same=False, spoiled=frozenset(spoiled))
    unlike = {path for path, known in before.fresh.items() if path not in sources and digest_of(path) != known}
    recent = {path: signature_of(path) for path in before.fresh if path not in sources} | sources
    files = before.files.renewed(sources, before.files.paths) if sources else before.files
    taken = Snapshot(before.lists, files, _fresh(recent, now))
    return Seen(taken, frozenset(sources.keys() | unlike), are_lists_same=True, spoiled=frozenset(spoiled))


def _differing(
    known: tuple[Signatures, Signatures], output: str, jobs: int, is_seen: mmap, prepare: Callable[[], object]
) -> tuple[dict[str, Signature], dict[str, Signature]]:
    """The sources and the published files that are not as known; processes that can be had share the work."""
    sources, outputs = known
    of_sources = len(sources.names)
    pieces = of_sources + len(outputs.names)
    here = os.getpid()

    def work(claims: Claims) -> tuple[dict[str, Signature], dict[str, Signature]]:
        changed: dict[str, Signature] = {}
        spoiled: dict[str, Signature] = {}
        for number in claims:
            if number < of_sources:
                changed |= sources.differing("", number)
                is_seen[0] |= bool(changed)
            else:
                spoiled |= outputs.differing(output, number - of_sources)
            if is_seen[0] and os.getpid() == here:
                prepare()
        return changed, spoiled

    changed: dict[str, Signature] = {}
    spoiled: dict[str, Signature] = {}
    for more, others in share_out(pieces, jobs if pieces > WORTH_SHARING else 1, work):
        changed |= more
        spoiled |= others
    return changed, spoiled


def _are_same(lists: Mapping[str, int]) -> bool:
    try:
        return all(os.stat(folder).st_mtime_ns == written for folder, written in lists.items())
    except OSError:
        return False


def _changed_between(before: Snapshot, now: Snapshot) -> set[str]:
    old, new = dict(before.files.items()), dict(now.files.items())
    changed = {path for path, found in new.items() if old.get(path) != found}
    changed |= old.keys() - new.keys()
    changed |= {
        path
        for path, known in before.fresh.items()
        if path in new and now.fresh.get(path, b"") != known and digest_of(path) != known
    }
    return changed


def touched_since(file: Path, root: Path, shared: Iterable[str]) -> Callable[[str], bool]:
    """Tells of a file below *root* whether it may have been written since *file* was; of any, if one of *shared* may."""

    def latest(path: Path) -> int:
        try:
            state = path.stat()
        except OSError:
            return sys.maxsize
        return max(state.st_mtime_ns, state.st_ctime_ns)

    since = file.stat().st_mtime_ns - LATELY
    is_any = any(latest(root / path) >= since for path in shared)
    return lambda path: is_any or latest(root / path) >= since
