"""`site-builder check --fix`: shows what would be written as a difference, and writes it when told to."""

import difflib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_builder.catalogue import is_safe
from site_builder.cli.words import say
from site_builder.load.mending import WHOLE_FILE, mended
from site_builder.problems import Problem

ROUNDS = 20
"""What is put right may bring out the next thing; more often than this it never does."""
YES = ("y", "ya", "yes")


def mend(root: Path, check: Callable[[], Sequence[Problem]], language: str, *, yes: bool) -> Sequence[Problem]:
    """Put right what needs no judgement, round by round.

    Args:
        check: Tells all findings as the files stand now.
        yes: Whether to write without asking. Otherwise a terminal is asked; without one, nothing is written.

    Returns:
        The findings that remain.
    """
    found = check()
    for number in range(ROUNDS):
        files = _mended_files(root, found)
        if not files:
            print(say(language, "fix.nothing" if number == 0 else "fix.done"), file=sys.stderr)
            break
        for path, (before, after) in files.items():
            sys.stdout.write(_difference(path, before, after))
        sys.stdout.flush()
        if not (yes or _agrees(language)):
            print(say(language, "fix.not_written"), file=sys.stderr)
            break
        for path, (before, after) in files.items():
            if not _write(root / path, before, after):
                print(say(language, "fix.left", path=path), file=sys.stderr)
                return check()
        print(say(language, "fix.written", count=len(files)), file=sys.stderr)
        found = check()
    return found


def _mended_files(root: Path, found: Sequence[Problem]) -> Mapping[str, tuple[bytes, bytes]]:
    """What each file holds, and what it would hold."""
    by_path: dict[str, list[Problem]] = {}
    for one in found:
        if is_safe(one) and one.place.path.startswith("content/"):
            by_path.setdefault(one.place.path, []).append(one)
    files: dict[str, tuple[bytes, bytes]] = {}
    for path, problems in sorted(by_path.items()):
        file = root / path
        if file.is_symlink() or not file.resolve().is_relative_to((root / "content").resolve()):
            continue  # what lies elsewhere is not ours to write
        before = file.read_bytes()
        edits = [edit for one in problems for edit in one.edits if edit.place.path == path]
        after = mended(before, path, edits) if edits or any(one.code in WHOLE_FILE for one in problems) else None
        if after is not None and after != before:
            files[path] = before, after
    return files


def _difference(path: str, before: bytes, after: bytes) -> str:
    """A unified difference. A line end that is not ours is shown, so that one sees why a line changes."""
    old, new = (_lines(data) for data in (before, after))
    return "".join(difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"))


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").replace("\ufeff", "<U+FEFF>").replace("\r", "<CR>")
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([f"{last}\n\\ No newline at end of file\n"] if last else [])


def _agrees(language: str) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    print(say(language, "fix.ask"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in YES


def _write(file: Path, before: bytes, after: bytes) -> bool:
    """Let *after* take the place of *before* in one step, with the same permissions; not if somebody saved it meanwhile."""
    mode = stat.S_IMODE(file.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(mode)
        if file.read_bytes() != before:
            return False
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
    return True
