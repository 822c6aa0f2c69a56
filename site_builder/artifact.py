"""The one idea: everything that the site publishes is an artifact."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file that the site publishes, before it is made."""

    path: PurePosixPath
    """Below the output folder."""
    key: bytes
    """Digest of everything the recipe reads: same key, same bytes."""
    make: Callable[..., bytes]
    """The recipe: from the bytes of `needs`, in their order, to its own. Pure: it may be called in any process or not at all."""
    needs: tuple[PurePosixPath, ...] = ()
    """Other artifacts whose finished bytes the recipe reads; those need nothing themselves. Their keys belong to this key."""
    source: str = ""
    """The content file to open when this artifact is wrong; empty for a list or feed."""
