"""How a record is named, and who can tell where it stands."""

from typing import NamedTuple, Protocol

from site_builder.problems import Place


class Ref(NamedTuple):
    """One record: `Ref("story", "dimsum", "en")` is the English file of a story."""

    kind: str
    id: str = ""
    language: str = ""
    """Of a translation; empty for the original."""


class Places(Protocol):
    """Tells where records and their keys stand."""

    def place(self, ref: Ref, *loc: str | int, key: bool = False) -> Place:
        """Of the value at *loc* of a record; of its key where *key* is true."""

    def line(self, ref: Ref, line: int, column: int = 1) -> Place:
        """Of a line of the file that a record stands in."""

    def word(self, place: Place, found: str, before: int = 0) -> Place:
        """Of the words *found* after *place* in its file, which stand there *before* times before; *place* if they do not."""

    def path(self, ref: Ref) -> str:
        """Of the file that a record stands in."""

    def is_unread(self, ref: Ref) -> bool:
        """Whether the record exists but could not be read, so that nothing may be said of it."""
