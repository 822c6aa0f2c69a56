"""From a file's bytes to text that is safe to parse, with everything that was wrong with the bytes."""

import os
from pathlib import Path

from site_builder.dataclass import dataclass
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

LARGEST = 2 * 1024 * 1024
"""Bytes. A story of 2 MiB is a mistake, or an attack."""

CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
INVISIBLE = regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029\x85\U000e0000-\U000e007f]")
"""Characters that turn the reading direction or hide text: what is read is not what is written (CVE-2021-42574)."""

HARMLESS = bytes([0x09, 0x0A, *range(0x20, 0x7F)])


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""A text file, decoded, with `\n` line ends and without characters that may not be there."""

    path: str
    text: str


def place_in(path: str, text: str, index: int) -> Place:
    """The line and column of the character at *index*."""
    before = text[:index]
    return Place(path, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def read_clean(file: str) -> bytes | None:
    """The bytes of *file*; None where `read_source` has anything to tell of it. Whether they are UTF-8 is not known yet."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(handle).st_size
            data = os.read(handle, size + 1) if size <= LARGEST else b""
        finally:
            os.close(handle)
    except OSError:
        return None
    # What is not plain ASCII is little and may be searched character by character; a whole file would take ten times as long.
    beyond = data.translate(None, HARMLESS).decode("utf-8", "replace")
    return data if len(data) == size and (beyond.isprintable() or _is_clean(beyond)) else None


def _is_clean(text: str) -> bool:
    return not ("\r" in text or CONTROL.search(text) or INVISIBLE.search(text))


def read_source(file: Path, path: str) -> tuple[SourceText | None, list[Problem]]:
    """The text of *file* and its problems; no text where it cannot be decoded."""
    here = Place(path)
    try:
        if file.stat().st_size > LARGEST:
            return None, [problem(here, "C006", size=f"{file.stat().st_size / 1048576:.1f} MiB")]
        data = file.read_bytes()
    except OSError as error:
        return None, [problem(here, "C012", reason=error.strerror or "I/O error")]
    return parse_source(data, path)


def parse_source(data: bytes, path: str) -> tuple[SourceText | None, list[Problem]]:
    """Decode *data*; characters that may not be there are told and replaced by a space."""
    problems: list[Problem] = []
    bare = data
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(problem(Place(path), "C002"))
        bare = data[3:]
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        where = place_in(path, bare[: error.start].decode("utf-8"), len(bare[: error.start].decode("utf-8")))
        return None, [*problems, problem(where, "C001", byte=f"0x{bare[error.start]:02X}")]
    if bare.count(0) * 3 > len(bare):  # UTF-16 without its mark
        return None, [*problems, problem(Place(path), "C001", byte="0x00")]
    if "\r" in text:
        problems.append(problem(place_in(path, text, text.index("\r")), "C003"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for code, pattern in (("C004", CONTROL), ("C005", INVISIBLE)):
        if found := pattern.search(text):
            problems.append(problem(place_in(path, text, found.start()), code, found=f"U+{ord(found[0]):04X}"))
            text = pattern.sub(" ", text)
    return SourceText(path, text), problems
