"""The home of PyYAML: text to plain data in which every scalar stays what was typed, with a place for every key.

Built from parser events, not from nodes: events come in a flat stream, so that neither deep nesting
nor an alias bomb can cost more than reading the text.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from site_builder.load.source_text import CONTROL, INVISIBLE
from site_builder.load.tree import Path, Tree
from site_builder.load.yaml_mistakes import complaint_of, explain_complaint
from site_builder.problems import Place, Problem, problem
from site_builder.regex import regex

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 20
TOO_DEEP = "exceeded maximum nesting depth"
"""Newer C parsers say so as soon as they see it, before the first event of what is too deep."""

LOST = regex(r"\s+(#[^\s#].*)")
"""What follows a value and reads as a comment, although it was hardly meant as one: `Juara #1`."""


class _Stop(Exception):
    """The rest of the document cannot be understood."""


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """Read one YAML document that begins on *first_line* of the file at *path*.

    Returns:
        The tree as far as it could be read, and every problem. `data` is None for an empty document.
    """
    return _parse(text, path, first_line, LOADER)


def _parse(text: str, path: str, first_line: int, loader: Any) -> tuple[Tree, list[Problem]]:
    reader = _Reader(path, first_line, text.split("\n"))
    try:
        reader.read_document(text, loader)
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        if error.problem == TOO_DEEP and loader is not yaml.BaseLoader:
            return _parse(text, path, first_line, yaml.BaseLoader)
        reader.tree.data = None
        reader.problems.append(explain_complaint(complaint_of(error, text, path, first_line)))
    except yaml.reader.ReaderError as error:
        reader.problems.append(problem(Place(path, first_line), "C004", found=f"U+{ord(str(error.character)[:1]):04X}"))
    return reader.tree, reader.problems


class _Reader:
    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.tree = Tree()
        self.problems: list[Problem] = []

    def place(self, mark: Any) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def read_document(self, text: str, loader: Any) -> None:
        events = yaml.parse(text, Loader=loader)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.tree.data = self.read_value(next(events), events, ())
                break
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.tree.data = None
                self.stop(event, "C026")

    def stop(self, event: Any, code: str, **values: str) -> None:
        self.problems.append(problem(self.place(event.start_mark), code, **values))
        raise _Stop

    def read_value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        self.tree.values[path] = self.place(event.start_mark)
        self.tree.keys.setdefault(path, self.tree.values[path])
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.stop(event, "C023", found=event.anchor[:60])
        if event.tag and event.tag != "!":
            self.stop(event, "C024", found=event.tag.replace("tag:yaml.org,2002:", "!!")[:60])
        if len(path) > DEEPEST:
            self.stop(event, "C025", deepest=str(DEEPEST))
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.read_list(events, path)
        return self.read_mapping(events, path)

    def read_scalar(self, event: Any) -> str | None:
        """The text of a scalar; None where it is empty. An escape may not bring in what the text may not hold."""
        text = str(event.value)
        for code, pattern in (("C004", CONTROL), ("C005", INVISIBLE)):
            if event.style == '"' and (found := pattern.search(text)):
                self.problems.append(problem(self.place(event.start_mark), code, found=f"U+{ord(found[0]):04X}"))
        if not event.style and event.end_mark.line < len(self.lines):
            rest = self.lines[event.end_mark.line][event.end_mark.column :]
            if lost := LOST.match(rest):
                place = Place(self.path, event.end_mark.line + self.first_line, event.end_mark.column + lost.start(1) + 1)
                self.problems.append(problem(place, "C033", found=lost[1][:40]))
        is_nothing = not text.strip() or (not event.style and text in ("~", "null"))
        return None if is_nothing else text

    def read_list(self, events: Iterator[Any], path: Path) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.read_value(event, events, (*path, len(items))))
        return items

    def read_mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any] | None:
        """The fields that have a value; None where there are none, except at the top."""
        mapping: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not _is_plain_key(event):
                self.stop(event, "C031")
            key, where = event.value, self.place(event.start_mark)
            if key in seen:
                dotted = ".".join(str(part) for part in (*path, key))
                self.problems.append(problem(where, "C102", dotted, first=seen[key]))
                self.skip(next(events), events)
                continue
            seen[key] = where.line
            self.tree.keys[(*path, key)] = where
            value = self.read_value(next(events), events, (*path, key))
            if value is not None:
                mapping[key] = value
        return mapping if mapping or not path else None

    def skip(self, event: Any, events: Iterator[Any]) -> None:
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                self.stop(event, "C025", deepest=str(DEEPEST))
            if depth == 0:
                return
            event = next(events)


def _is_plain_key(event: Any) -> bool:
    """Whether *event* is one line of text, so that a finding that names it stays one line."""
    is_bare = isinstance(event, yaml.ScalarEvent) and not (event.tag or event.anchor)
    return is_bare and bool(event.value) and event.value.isprintable()
