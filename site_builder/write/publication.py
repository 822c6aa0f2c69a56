"""One publication of a site: files are staged beside the output and then replace what stands there, all or nothing.

Whatever is killed and when, every file below the output is whole and every link of every page there leads somewhere; the
next publication finishes or undoes what was under way.
"""

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from site_builder.dataclass import dataclass
from site_builder.write import journal, whole
from site_builder.write.errors import WriteError, told
from site_builder.write.folder import look_at, refuse_foreign, refuse_place, refuse_too_much
from site_builder.write.hypertext import Hypertext
from site_builder.write.journal import Journal, make_folders, write_journal, write_whole
from site_builder.write.lock import Busy, locked
from site_builder.write.paths import KEPT, LIST, as_list, is_sound, parse_list, standing_file
from site_builder.write.sequence import steps_for
from site_builder.write.whole import NEW

WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)

Signature = tuple[int, int, int]
"""When it was written, in nanoseconds; nothing; its bytes."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a build changed."""

    new: int
    changed: int
    same: int
    removed: int


@contextmanager
def publication(output: Path, sources: Collection[Path] = ()) -> Iterator["Publication"]:
    """Take *output* for one build, heal what a killed build left there, and make an empty staging folder beside it.

    Args:
        output: The folder to publish into. It need not exist.
        sources: Folders of the site that the output may neither lie in nor hold.

    Raises:
        WriteError: O106 for a folder that is not ours, O108 while another build holds it, O109 on top of *sources*, O110 for a
            file, O107 if the system refuses. Nothing was changed then.
    """
    place = Path(os.path.realpath(output))
    refuse_place(place, sources)
    staging = place.with_name(f".{place.name}-staging")
    with ExitStack() as held:
        with told(str(place)):
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(locked(place.with_name(f".{place.name}-lock")))
            except Busy:
                raise WriteError("O108", str(place)) from None
            whole.heal(str(staging), str(place))
            refuse_foreign(place)
            os.makedirs(staging / NEW)
            one = Publication(str(place), str(staging))
        held.callback(one.close)
        yield one


class Publication:
    """The one build that may write a folder now. `stage` may be called in forked processes, the rest only where it began."""

    def __init__(self, output: str, staging: str) -> None:
        """Of *output*, resolved, with an empty folder for new files in *staging*."""
        self._output = output
        self._staging = staging
        self._new = f"{staging}/{NEW}"
        self._made = {""}
        self._is_done = False
        self._process = os.getpid()
        self._identity = _identity(output)
        self._list = b""
        with contextlib.suppress(FileNotFoundError):
            self._list = Path(output, LIST).read_bytes()

    @property
    def standing(self) -> bytes:
        """Digest of the list of what stands in the output, by which a later build knows that it found what this one left."""
        return sha256(self._list).digest()

    @cached_property
    def listed(self) -> Mapping[str, str]:
        """The digest of each file that the last build wrote, in hexadecimal; nothing before the first build."""
        return parse_list(self._list)

    def stats(self, paths: Iterable[str]) -> dict[str, Signature]:
        """Of each of *paths* in the output. Raises WriteError if one is gone."""
        base, read = f"{self._output}/", os.stat
        with told(self._output):
            states = ((path, read(base + path)) for path in paths)
            return {path: (state.st_mtime_ns, 0, state.st_size) for path, state in states}

    def earlier(self, path: str) -> bytes:
        """A file of the output, if it is as the list says; nothing otherwise."""
        return standing_file(Path(self._output), path, self.listed)

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a file of the output is *data*; what the list says of it is not believed."""
        file = f"{self._output}/{path}"
        try:
            return os.stat(file).st_size == len(data) and Path(file).read_bytes() == data
        except OSError:
            return False

    def read(self, path: str) -> bytes:
        """The bytes of a file that stands in the output. Raises WriteError O112 if it is gone."""
        try:
            return Path(self._output, path).read_bytes()
        except FileNotFoundError:
            raise WriteError("O112", self._output) from None

    def coming(self, path: str) -> bytes:
        """A file as it will be: as it was staged, or as it stands. Raises WriteError O112 if it is gone."""
        try:
            return Path(self._new, path).read_bytes()
        except FileNotFoundError:
            return self.read(path)

    def stage(self, path: str, data: bytes) -> None:
        """Write a finished file, not yet into the output.

        Args:
            path: Where it will stand below the output, with forward slashes.
            data: All of it.

        Raises:
            WriteError: O107 if the disk is full or refuses, O112 if the staging folder has vanished.
            ValueError: if *path* leads out of the output, or is a name that the builder keeps for itself.
        """
        if path in KEPT or not is_sound(path):
            raise ValueError(path)
        try:
            self._write(path, data)
        except FileNotFoundError:
            raise WriteError("O112", self._output) from None
        except OSError as error:
            with told(self._output):
                raise error from None

    def _write(self, path: str, data: bytes) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            make_folders(self._new, folder, self._made)
        handle = os.open(f"{self._new}/{path}", WRITE, 0o666)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, memoryview(data)[written:])
        finally:
            os.close(handle)

    def publish(self, files: Mapping[str, str], staged: Collection[str], pages: Hypertext) -> Written:
        """Let the output hold exactly *files*, beside what was never ours.

        Args:
            files: Every file that the site consists of, with its sha256 in hexadecimal.
            staged: Those of them that were staged. The others stand in the output, unchanged.
            pages: Reads finished pages, so that none leads nowhere meanwhile.

        Raises:
            WriteError: O106 or O111 if something in the output is in the way; O107 if the system refuses; O112 if the output has
                vanished. The former site is whole then; what was begun is finished by the next publication.
            ValueError: if a file is neither staged nor listed.
        """
        with told(self._output):
            self._refuse_changed_place()
            try:
                written = self._publish(files, frozenset(staged), pages)
            except FileNotFoundError:
                if os.path.isdir(self._staging) and os.path.isdir(self._output):
                    raise
                raise WriteError("O112", self._output) from None
        self._is_done = True
        return written

    def _publish(self, files: Mapping[str, str], staged: frozenset[str], pages: Hypertext) -> Written:
        removed = {path for path in self.listed.keys() - files.keys() if path not in KEPT and is_sound(path)}
        if unknown := files.keys() - self.listed.keys() - staged:
            raise ValueError(min(unknown))
        stand = look_at(self._output, [*staged, *removed], {path: files[path] for path in staged}, self.listed.keys())
        removed &= stand
        fresh = staged - stand
        self._refuse_unstaged(staged)
        text = as_list(files)
        if staged or removed or text != self._list or not files:
            self._begin(staged, fresh, removed, text, pages)
            self._list = text
        return Written(len(fresh), len(staged) - len(fresh), len(files) - len(staged), len(removed))

    def _begin(self, staged: frozenset[str], fresh: frozenset[str], removed: set[str], text: bytes, pages: Hypertext) -> None:
        if not self.listed and whole.may_replace_whole(self._staging, self._output):
            Path(self._new, LIST).write_bytes(text)
            if whole.replace_whole(self._staging, self._output):
                return
            os.remove(f"{self._new}/{LIST}")
        os.makedirs(self._output, exist_ok=True)
        if not os.path.lexists(f"{self._output}/{LIST}"):
            write_whole(f"{self._staging}/{LIST}", b"")
            journal.perform([(LIST, LIST)], self._staging, self._output)
        steps = steps_for(self._output, self._staging, staged, fresh, removed, pages)
        write_whole(f"{self._staging}/{LIST}", text)
        steps.append((LIST, LIST))
        refuse_too_much([f"{self._staging}/{source}" for source, _ in steps if source], self._output)
        before, after = sha256(self._list).hexdigest(), sha256(text).hexdigest()
        write_journal(self._staging, Journal(before, after, steps))
        journal.perform(steps, self._staging, self._output)

    def _refuse_changed_place(self) -> None:
        """The output must be the folder that it was when the build began."""
        if _identity(self._output) != self._identity:
            raise WriteError("O112", self._output)

    def _refuse_unstaged(self, staged: Iterable[str]) -> None:
        """Every staged file must still be there: the journal takes a missing one for done."""
        for path in staged:
            if not os.path.lexists(f"{self._new}/{path}"):
                raise WriteError("O112", self._output)

    def close(self) -> None:
        """Throw the staging folder away, unless a publication broke off: the next one finishes it."""
        is_begun = os.path.lexists(f"{self._staging}/{journal.NAME}")
        if os.getpid() == self._process and (self._is_done or not is_begun):
            with contextlib.suppress(OSError):
                journal.drop(self._staging)


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        state = os.stat(folder)
    except FileNotFoundError:
        return None
    return state.st_dev, state.st_ino
