"""The list of protected names: one on a line. What is wrong with a line is told without the line."""

from collections.abc import Collection, Iterator
from pathlib import Path

from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

COMMENT = "#"
EXACT = "="
"""Begins a name that is also an ordinary word, and is meant with capitals only."""
FEWEST = 3
"""Letters of a name. Two of them stand in every text."""
LONGEST = 100
FOREIGN = regex(r"[^\w\s.'’‘ʼ`\u00ad\u200b-\u200d\u0300-\u036f-]|[\d_]")
"""What no name holds, but a list of several names on one line may."""


def read_names(file: Path, path: str, published: Collection[Path], *, is_expected: bool) -> tuple[tuple[str, ...], list[Problem]]:
    """The names on the list in *file*, as they are written there, and what is wrong with the list.

    Args:
        path: How findings call the file.
        published: Folders that others may see, in which the list may not lie.
        is_expected: Whether a list that is not there is a mistake.
    """
    where = file.resolve()
    if any(where.is_relative_to(folder.resolve()) for folder in published):
        return (), [problem(Place(path), "P134")]
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return (), [problem(Place(path), "P133", reason="missing")] if is_expected else []
    except OSError as error:
        return (), [problem(Place(path), "P133", reason=error.strerror or "I/O error")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return (), [problem(Place(path, data.count(b"\n", 0, error.start) + 1), "P133", reason="not UTF-8")]
    named = list(_lines(text))
    return tuple(line for _, line in named), [
        problem(Place(path, number), "P132") for number, line in named if not _is_name(line)
    ]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        name = line.strip()
        if name and not name.startswith(COMMENT):
            yield number, name


def _is_name(line: str) -> bool:
    name = line.removeprefix(EXACT).strip()
    is_long = any(sum(map(str.isalpha, word)) > 1 for word in name.split())
    return is_long and sum(map(str.isalpha, name)) >= FEWEST and len(name) <= LONGEST and not FOREIGN.search(name)
