"""What a build is about to do to the output, written down before the first step, and done again after a kill.

The journal lies in the staging folder and comes there whole, by a rename. Each step is a rename or a removal that can be
repeated: a file that has left the staging folder has arrived.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from site_builder.dataclass import dataclass
from site_builder.write.paths import LIST, PART, is_sound

NAME = "journal"
FORM = "site-builder journal 1"

Step = tuple[str, str]
"""A file below the staging folder (nothing for a removal), and the file below the output that it becomes."""


@dataclass(frozen=True, slots=True)
class Journal:
    """Steps from one state of the output to the next, each known by the digest of its list."""

    before: str
    after: str
    steps: Sequence[Step]


def write_journal(staging: str, journal: Journal) -> None:
    """From here on the steps will be done, by this build or the next."""
    lines = [FORM, journal.before, journal.after, *(f"{source}\t{target}" for source, target in journal.steps)]
    write_whole(f"{staging}/{NAME}", "\n".join([*lines, ""]).encode())


def read_journal(staging: str) -> Journal | None:
    """What a killed build left; none if it had not begun to change the output."""
    try:
        lines = Path(staging, NAME).read_text("utf-8").split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    form, before, after, *rest = [*lines, "", ""]
    steps = [(source, target) for source, tab, target in (line.partition("\t") for line in rest) if tab]
    is_ours = form == FORM and all(is_sound(target) and (not source or is_sound(source)) for source, target in steps)
    return Journal(before, after, steps) if is_ours else None


def heal(staging: str, output: str) -> None:
    """Finish what a killed build had begun; whatever else it left is thrown away. May itself be killed and repeated.

    Raises:
        OSError: if the system refuses; the journal then stays for the next time.
    """
    if not os.path.lexists(staging):
        return
    journal = read_journal(staging)
    if journal is not None and list_digest(output) in (journal.before, journal.after):
        perform(journal.steps, staging, output)
    with contextlib.suppress(FileNotFoundError):
        os.remove(f"{output}/{PART}")
    drop(staging)


def perform(steps: Sequence[Step], staging: str, output: str) -> None:
    """Do *steps*, but for those that are done. What is removed only to come again is there already if it has left *staging*."""
    made: set[str] = {""}
    coming = {target: source for source, target in steps if source}
    for source, target in steps:
        if source:
            _place(f"{staging}/{source}", output, target, made)
            coming.pop(target, None)
        elif target not in coming or os.path.lexists(f"{staging}/{coming[target]}"):
            _remove(output, target)


def _place(source: str, output: str, target: str, made: set[str]) -> None:
    folder = target.rpartition("/")[0]
    if folder not in made and os.path.lexists(source):
        make_folders(output, folder, made)
    try:
        os.replace(source, f"{output}/{target}")
    except FileNotFoundError:
        if os.path.lexists(source):
            raise
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(source, f"{output}/{PART}")
        os.replace(f"{output}/{PART}", f"{output}/{target}")
        os.remove(source)


def make_folders(base: str, folder: str, made: set[str]) -> None:
    """Make *folder* below *base*, which stands, and remember it in *made*, which holds the empty name."""
    if folder in made:
        return
    make_folders(base, folder.rpartition("/")[0], made)
    with contextlib.suppress(FileExistsError):
        os.mkdir(f"{base}/{folder}")
    made.add(folder)


def _remove(output: str, target: str) -> None:
    try:
        os.remove(f"{output}/{target}")
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError:
        if not os.path.isdir(f"{output}/{target}"):
            raise
    _remove_empty(output, target.rpartition("/")[0])


def _remove_empty(output: str, folder: str) -> None:
    """Remove *folder* and those above it, up to the first that still holds something; some may be gone already."""
    while folder:
        try:
            os.rmdir(f"{output}/{folder}")
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def list_digest(output: str) -> str:
    """The digest of the list that lies in *output*; empty without one."""
    try:
        return sha256(Path(output, LIST).read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def write_whole(file: str, data: bytes) -> None:
    """Put *data* at *file* in one piece, by a rename beside it."""
    Path(f"{file}.part").write_bytes(data)
    os.replace(f"{file}.part", file)


def drop(staging: str) -> None:
    """Remove the staging folder, its journal first: without one, the rest means nothing."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(f"{staging}/{NAME}")
    _remove_tree(staging)


def _remove_tree(folder: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        with os.scandir(folder) as entries:
            found = [(entry.path, entry.is_dir(follow_symlinks=False)) for entry in entries]
        for path, is_folder in found:
            if is_folder:
                _remove_tree(path)
            else:
                os.remove(path)
        os.rmdir(folder)
