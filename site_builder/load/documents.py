"""One file to one record: YAML files, and Markdown files with front matter.

Every file is read in the fast way first, which knows only files without fault and does not note where anything stands.
Where it declines, the file is read again in the thorough way, which tells everything.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.dataclass import dataclass
from site_builder.load.body import digest_of, parse_body
from site_builder.load.records import parse_record
from site_builder.load.simple_yaml import parse_simple
from site_builder.load.source_text import read_clean, read_source
from site_builder.load.tree import Origin, Tree
from site_builder.load.validators import valid_record
from site_builder.model.body import Body
from site_builder.model.values import Reading
from site_builder.problems import Place, Problem, problem


class Digests(NamedTuple):
    """Of the two parts of a Markdown file, 16 bytes each."""

    front: bytes
    """Of the front matter without its fences."""
    text: bytes
    """Of everything below."""


@dataclass(slots=True)
class Document:
    """A Markdown file with front matter."""

    head: Any = None
    """The record of its front matter; None where that could not be read."""
    body: Body | None = None
    digests: Digests | None = None
    problems: list[Problem] = field(default_factory=list)


class Parts(NamedTuple):
    """A Markdown file taken apart."""

    front: str
    text: str
    line: int
    """The line of the file on which *text* begins, counted from 1."""


def parse_tree(text: str, path: str, first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """Read YAML thoroughly; see `parse_yaml`."""
    from site_builder.load.yaml_tree import parse_yaml  # loads the YAML library, which simple files do without

    return parse_yaml(text, path, first_line)


Heads = Mapping[str, tuple[bytes, Any]]
"""By path: the digest of a front matter without fault, and its record, as they were read before."""


def read_document(root: Path, path: str, kind: type, reading: Reading, known: Heads) -> Document:
    """The Markdown file at *path* below *root*, its front matter as a record of *kind*; one that is *known* is not read again."""
    return _read_sound(root, path, kind, reading, known) or _read_thoroughly(root, path, kind, reading)


def read_record(root: Path, path: str, kind: type, reading: Reading, id: str) -> tuple[Any, list[Problem]]:
    """The YAML file at *path* below *root* as a record of *kind*."""
    record = _sound_record(read_clean(f"{root}/{path}"), kind, reading, id)
    if record is not None:
        return record, []
    tree, problems = read_tree(root, path)
    if tree.data is None:
        return None, problems
    found, more = parse_record(kind, tree.data, Origin(tree, (), path), reading, id=id)
    return found, [*problems, *more]


def read_tree(root: Path, path: str) -> tuple[Tree, list[Problem]]:
    """The YAML file at *path* below *root*, with the place of every key."""
    source, problems = read_source(root / path, path)
    if source is None:
        return Tree(), problems
    tree, mistakes = parse_tree(source.text, path)
    problems += mistakes
    if tree.data is None and not mistakes:
        problems.append(problem(Place(path), "C007"))
    return tree, problems


def read_front_tree(root: Path, path: str) -> Tree:
    """The front matter of the Markdown file at *path* below *root*, with the place of every key."""
    source, _ = read_source(root / path, path)
    parts = _split(source.text) if source else None
    return parse_tree(parts.front + "\n", path, 2)[0] if isinstance(parts, Parts) else Tree()


def _sound_record(file: bytes | None, kind: type, reading: Reading, id: str) -> Any:
    """The fast way; None where there is anything to tell, or more than the fast way knows."""
    try:
        data = parse_simple(file.decode("utf-8")) if file else None
    except UnicodeDecodeError:
        return None
    return None if data is None or "id" in data else valid_record(kind, {**data, "id": id}, reading)


def _read_sound(root: Path, path: str, kind: type, reading: Reading, known: Heads) -> Document | None:
    """The same of a Markdown file."""
    file = read_clean(f"{root}/{path}") or b""
    end = file.find(b"\n---\n", 3)
    if end < 0 or not file.startswith(b"---\n"):
        return None
    front, below = file[4:end], file[end + 5 :]
    digests = Digests(digest_of(front), digest_of(below))
    before, head = known.get(path, (b"", None))
    try:
        text = below.decode("utf-8")
        if before != digests.front:
            data = parse_simple(front.decode("utf-8"))
            head = valid_record(kind, data, reading) if data is not None else None
    except UnicodeDecodeError:
        return None
    if head is None:
        return None
    body, problems = parse_body(text, path, front.count(b"\n") + 4, digests.text)
    return Document(head, body, digests, problems)


def _read_thoroughly(root: Path, path: str, kind: type, reading: Reading) -> Document:
    source, problems = read_source(root / path, path)
    if source is None:
        return Document(problems=problems)
    parts = _split(source.text)
    if not isinstance(parts, Parts):
        return Document(problems=[*problems, problem(Place(path), parts)])
    digests = Digests(digest_of(parts.front.encode()), digest_of(parts.text.encode()))
    tree, mistakes = parse_tree(parts.front + "\n", path, 2)
    body, body_problems = parse_body(parts.text, path, parts.line, digests.text)
    mistakes += body_problems
    if tree.data is None:
        mistakes += [] if mistakes else [problem(Place(path, 2), "C027")]
        return Document(problems=[*problems, *mistakes])
    head, more = parse_record(kind, tree.data, Origin(tree, (), path), reading, lenient=True)
    return Document(head, body, digests, [*problems, *mistakes, *more])


def _split(text: str) -> Parts | str:
    """The parts of a file, or the code of what is wrong with its fences."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "C016" if text.strip() else "C007"
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return "C017"
    return Parts("\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2)


def read_body(root: Path, path: str, known: bytes) -> Body | None:
    """The text of the Markdown file at *path*, whose digest is *known*; None where the file holds another one by now."""
    file = read_clean(f"{root}/{path}") or b""
    end = file.find(b"\n---\n", 3)
    if end >= 0 and file.startswith(b"---\n") and digest_of(file[end + 5 :]) == known:
        return parse_body(file[end + 5 :].decode("utf-8"), path, file.count(b"\n", 4, end) + 4, known)[0]
    source, _ = read_source(root / path, path)
    parts = _split(source.text) if source else None
    if not isinstance(parts, Parts) or digest_of(parts.text.encode()) != known:
        return None
    return parse_body(parts.text, path, parts.line, known)[0]
