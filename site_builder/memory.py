"""What a long-lived process remembers from one build to the next. Only ever a saving."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.artifact import Artifact


@dataclass(slots=True)
class Memory:
    """Finished bytes by their key, and pictures by their signature."""

    made: dict[bytes, bytes] = field(default_factory=dict)
    pictures: dict[tuple[str, int, int], tuple[int, int]] = field(default_factory=dict)

    def inspect(self, file: Path, inspect: Callable[[Path], tuple[int, int]]) -> tuple[int, int]:
        """The size of a picture, looked at only when its file changed."""
        stat = file.stat()
        signature = (str(file), stat.st_mtime_ns, stat.st_size)
        if signature not in self.pictures:
            self.pictures[signature] = inspect(file)
        return self.pictures[signature]

    def make(self, artifacts: Sequence[Artifact], make: Callable[[Sequence[Artifact]], list[bytes]]) -> list[bytes]:
        """The bytes of each artifact; only those with a new key are made. What is no longer wanted is forgotten."""
        missing = [artifact for artifact in artifacts if artifact.key not in self.made]
        made = dict(zip((artifact.key for artifact in missing), make(missing), strict=True))
        known = self.made | made
        self.made = {artifact.key: known[artifact.key] for artifact in artifacts}
        return [self.made[artifact.key] for artifact in artifacts]
