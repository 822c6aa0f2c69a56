"""One build, measured from outside: time, memory, and what it wrote."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLED_EVERY = 0.02
"""Seconds."""
PROC = Path("/proc")
SESSION = 3
"""Place of the session's id in `/proc/<pid>/stat`, counted after the command's name."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished build."""

    wall: float
    """Seconds until its last process had ended."""
    cpu: float
    """Seconds of user and system time, of all processes that were waited for."""
    memory: int | None
    """Peak of the summed PSS of all its processes, in bytes; only if it was sampled."""


@dataclass(frozen=True, slots=True)
class Written:
    """What lies in an output folder."""

    files: int
    bytes: int
    pages: int
    """HTML files."""


Snapshot = dict[str, tuple[int, int, int]]
"""Time of change, inode and size of every file, by path."""


class BuildFailedError(Exception):
    """A build ended with an error or took too long."""


def build(
    command: Sequence[str], site: Path, environment: Mapping[str, str], log: Path, *, timeout: float, sampled: bool = False
) -> Run:
    """Run *command* in the folder *site*; what it prints goes to the end of *log*.

    Raises:
        BuildFailedError: it did not end with 0 within *timeout* seconds.
    """
    os.sync()  # what an earlier build left to be written is not this one's cost
    with log.open("ab") as printed:
        began = time.perf_counter()
        # A session of its own, so that all its processes can be found.
        process = subprocess.Popen(
            command, cwd=site, env=environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed, start_new_session=True
        )
        killer = threading.Timer(timeout, _kill, [process.pid])
        killer.start()
        sampler = Sampler(process.pid) if sampled else None
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            while any(_members(process.pid)):  # something that works on in the background belongs to the build
                time.sleep(0.002)
                wall = time.perf_counter() - began
        except KeyboardInterrupt:  # which a session of its own does not hear of
            _kill(process.pid)
            raise
        finally:
            killer.cancel()
            memory = sampler.finish() if sampler else None
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildFailedError(f"exit status {process.returncode} after {wall:.1f} s; see {log}")
    return Run(wall, usage.ru_utime + usage.ru_stime, memory)


class Sampler:
    """Watches the memory of a session's processes, from a thread.

    PSS counts a page that n processes share as one n-th for each, so that the sum is what the build really takes. The
    processes are looked up each time; a build shorter than the interval may not be seen at its peak.
    """

    def __init__(self, session: int) -> None:
        """Begin to watch."""
        self._session = session
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def finish(self) -> int | None:
        """Stop; the peak in bytes, or None where the system does not tell it."""
        self._done.set()
        self._thread.join()
        return self._peak or None

    def _watch(self) -> None:
        while not self._done.wait(SAMPLED_EVERY):
            self._peak = max(self._peak, sum(map(_pss, _members(self._session))))


def set_aside(site: Path, names: Sequence[str], trash: Path) -> None:
    """Move what a cold build must not find out of its way, into *trash*.

    It is not deleted, because ext4 does not reuse an inode for minutes after its deletion and searches past all such
    inodes one by one: a build right after a deletion would make its files several times slower. A tmpfs has no such
    habit, but little room, so there it is deleted.
    """
    for name in names:
        if (site / name).exists():
            trash.mkdir(parents=True, exist_ok=True)
            (site / name).rename(trash / str(time.monotonic_ns()))
    if trash.exists() and _in_memory(trash):
        shutil.rmtree(trash)


def snapshot(folder: Path) -> Snapshot:
    """Every file below *folder* as the disk knows it; none if there is no such folder."""
    files = _files(folder) if folder.is_dir() else ()
    return {path: (state.st_mtime_ns, state.st_ino, state.st_size) for path, state in files}


def changed(before: Snapshot, after: Snapshot) -> tuple[int, int]:
    """How many files are new or were written again, and their bytes now."""
    sizes = [state[2] for path, state in after.items() if before.get(path) != state]
    return len(sizes), sum(sizes)


def written(taken: Snapshot) -> Written:
    """What a snapshot's folder holds."""
    pages = sum(path.endswith(".html") for path in taken)
    return Written(len(taken), sum(size for _, _, size in taken.values()), pages)


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry))
        else:
            yield entry.path, entry.stat(follow_symlinks=False)


def _members(session: int) -> Iterator[int]:
    """The processes of a session; none on a system without /proc."""
    for process in PROC.glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text("utf-8", "replace").rsplit(") ", 1)[1].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[SESSION]) == session and fields[0] != "Z":
            yield int(process.name)


def _pss(process: int) -> int:
    """Bytes; 0 for a process that ended meanwhile."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _in_memory(folder: Path) -> bool:
    """Whether *folder* lies on a tmpfs."""
    try:
        mounts = [line.split()[1:3] for line in (PROC / "mounts").read_text("utf-8").splitlines()]
    except OSError:
        return False
    where = folder.resolve()
    holding = [(len(mount), kind) for mount, kind in mounts if where.is_relative_to(mount)]
    return max(holding, default=(0, ""))[1] == "tmpfs"


def _kill(session: int) -> None:
    try:
        os.killpg(session, signal.SIGKILL)
    except ProcessLookupError:
        return
