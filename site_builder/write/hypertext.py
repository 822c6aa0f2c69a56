"""What the writer asks about pages, so as to replace them without breaking a link. It reads no HTML itself."""

from collections.abc import Set as AbstractSet
from typing import Protocol


class Hypertext(Protocol):
    """Reads finished pages. A *path* is a file from the site's root, with forward slashes; *data* its finished bytes."""

    def anchors(self, path: str, data: bytes) -> AbstractSet[str]:
        """Every place in the page that a link can lead to, as `path#anchor`."""
        ...

    def targets(self, path: str, data: bytes) -> AbstractSet[str]:
        """Every file of the site that the page leads to, and every `file#anchor`; of such a link, both."""
        ...

    def without(self, path: str, data: bytes, targets: AbstractSet[str]) -> bytes:
        """The page without its links to *targets*: a file means each link to it or to a place in it."""
        ...


class NoLinks:
    """Pages that lead nowhere."""

    def anchors(self, path: str, data: bytes) -> AbstractSet[str]:
        """None."""
        del path, data
        return frozenset()

    targets = anchors

    def without(self, path: str, data: bytes, targets: AbstractSet[str]) -> bytes:
        """The page as it is."""
        del path, targets
        return data
