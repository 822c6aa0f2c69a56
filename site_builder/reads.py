"""What a recipe reads, noted while it reads: so that a file is made again exactly when something that it shows has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Fact = tuple[str, ...]
"""The name of something that can be read, for example `("programs", "dimsum")`. What it names has a digest in every build."""

Made = TypeVar("Made")


class Reads:
    """Notes the facts that are read, and makes once what is read often."""

    __slots__ = ("_made", "facts")

    def __init__(self) -> None:
        self.facts: set[Fact] = set()
        self._made: dict[object, tuple[Any, frozenset[Fact]]] = {}

    def note(self, *fact: str) -> None:
        """Something was read."""
        self.facts.add(fact)

    @contextmanager
    def listening(self) -> Iterator[set[Fact]]:
        """A set that fills with what is read meanwhile; nobody else hears of it."""
        outer, self.facts = self.facts, set()
        try:
            yield self.facts
        finally:
            self.facts = outer

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What *make* gives, made once. Whoever asks again has read what the first one read."""
        known = self._made.get(key)
        if known is None:
            outer, self.facts = self.facts, set()
            try:
                made = make()
                known = self._made[key] = (made, frozenset(self.facts))
            finally:
                self.facts = outer
        self.facts |= known[1]
        value: Made = known[0]
        return value
