"""What was read, and where everything stands."""

import re
from dataclasses import field
from itertools import islice
from pathlib import Path

from site_builder.dataclass import dataclass
from site_builder.load.documents import read_front_tree, read_tree
from site_builder.load.source_text import place_in, read_source
from site_builder.load.tree import Origin, Tree
from site_builder.model.content import Content
from site_builder.model.values import Reading
from site_builder.places import Ref
from site_builder.problems import Place, Problem

MANY = frozenset(["people", "organizations", "coverage", "tags", "withdrawals", "lexicon"])
"""Kinds of which one file holds all records, by id."""


@dataclass(slots=True)
class Loaded:
    """What was read. Where a key stands is found out when a finding asks for it, by reading its file once more."""

    root: Path
    content: Content | None = None
    """None where `site.yaml` itself cannot be understood."""
    problems: list[Problem] = field(default_factory=list)
    reading: Reading = field(default_factory=Reading)
    """How this site's values are read."""
    sources: dict[Ref, str] = field(default_factory=dict)
    """The file of each record, and of each file that could not be read."""
    unread: set[Ref] = field(default_factory=set)
    """Files of many records that could not be read at all."""
    trees: dict[str, Tree] = field(default_factory=dict)
    """By path: the files that were read once more."""

    def place(self, ref: Ref, *loc: str | int, key: bool = False) -> Place:
        """Where the value at *loc* of a record stands; of its key where *key* is true."""
        path = self.sources.get(ref)
        if path is None:
            return Place("content/site.yaml")
        if path not in self.trees:
            self.trees[path] = read_front_tree(self.root, path) if path.endswith(".md") else read_tree(self.root, path)[0]
        tree = self.trees[path]
        return Origin(tree, (ref.id,) if ref.kind in MANY else (), path).place(loc, key=key)

    def line(self, ref: Ref, line: int, column: int = 1) -> Place:
        """A line of the file that a record stands in."""
        return Place(self.sources[ref], line, column)

    def word(self, place: Place, found: str, before: int = 0) -> Place:
        """The words *found* after *place*, which stand there *before* times before; *place* itself if they do not."""
        source, _ = read_source(self.root / place.path, place.path)
        if source is None:
            return place
        start = sum(len(line) + 1 for line in source.text.split("\n")[: place.line - 1]) + place.column - 1
        pattern = re.compile(r"\s+".join(map(re.escape, found.split())))
        match = next(islice(pattern.finditer(source.text, start), before, None), None)
        return place_in(place.path, source.text, match.start()) if match else place

    def is_unread(self, ref: Ref) -> bool:
        """Whether the record exists, or its file may name it, but could not be read."""
        return ref in self.sources or Ref(ref.kind) in self.unread

    def path(self, ref: Ref) -> str:
        """The file that a record stands in."""
        return self.sources.get(ref, "")
