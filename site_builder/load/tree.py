"""A YAML document as plain data, and where its keys stand."""

from dataclasses import field
from typing import Any

from site_builder.dataclass import dataclass
from site_builder.problems import Place

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """A YAML document: mappings, lists and strings; a key without a value is left out of *data*."""

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    """Where each key, or each item of a list, begins."""
    values: dict[Path, Place] = field(default_factory=dict)
    """Where each value begins."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the keys of one record stand."""

    tree: Tree
    base: Path
    path: str

    def place(self, loc: Path = (), *, key: bool = True) -> Place:
        """Of the key at *loc*, or of the nearest key above it."""
        where = self.tree.keys if key else self.tree.values
        full = (*self.base, *loc)
        while full and full not in where:
            full = full[:-1]
        return where.get(full, Place(self.path))
