"""Findings that say what to write, put into the text that they are about: exactly there, and nothing else."""

from collections.abc import Iterable

from site_builder.load.source_text import parse_source
from site_builder.problems import Edit

WHOLE_FILE = frozenset(["C002", "C003"])
"""Findings about a file's bytes, which are put right by writing it as it was read."""


def mended(data: bytes, path: str, edits: Iterable[Edit]) -> bytes | None:
    r"""The file *data* with *edits* in it, in UTF-8 with `\n` and without a byte order mark; None where it is no text.

    An edit whose place does not hold what it should, or that touches one before it, is left out.
    """
    source, _ = parse_source(data, path)
    if source is None or _is_altered(data, source.text):
        return None
    lines = source.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    text, end = source.text, 0
    pieces: list[str] = []
    for edit in sorted(edits):
        if not 1 <= edit.place.line <= len(lines):
            continue
        start = starts[edit.place.line - 1] + edit.place.column - 1
        if start >= end and text.startswith(edit.old, start):
            pieces += [text[end:start], edit.new]
            end = start + len(edit.old)
    return "".join([*pieces, text[end:]]).encode("utf-8")


def _is_altered(data: bytes, text: str) -> bool:
    """Whether reading changed more than line ends and the byte order mark; such a file a person has to mend."""
    bare = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return bare != text.encode("utf-8")
