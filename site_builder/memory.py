"""What a long-lived process remembers from one build to the next. Only ever a saving."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from site_builder.artifact import Artifact

Made = TypeVar("Made")


@dataclass(slots=True)
class Memory:
    """Finished bytes by their key, and pictures by their signature."""

    made: dict[bytes, bytes] = field(default_factory=dict)
    presses: dict[bytes, Any] = field(default_factory=dict)
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
        keys = {artifact.path: artifact.key for artifact in artifacts}
        for needing in (False, True):
            missing = [artifact for artifact in artifacts if bool(artifact.needs) is needing and artifact.key not in self.made]
            ready = [self._with_needs(artifact, keys) for artifact in missing]
            self.made |= zip((artifact.key for artifact in missing), make(ready), strict=True)
        self.made = {artifact.key: self.made[artifact.key] for artifact in artifacts}
        return [self.made[artifact.key] for artifact in artifacts]

    def _with_needs(self, artifact: Artifact, keys: Mapping[PurePosixPath, bytes]) -> Artifact:
        """*artifact* with a recipe that has what it needs."""
        needed = [self.made[keys[path]] for path in artifact.needs]
        return replace(artifact, make=partial(artifact.make, *needed)) if needed else artifact

    def press(self, fingerprint: bytes, make: Callable[[], Made]) -> Made:
        """The press of the last build while its templates are the same, so that they are compiled once."""
        if fingerprint not in self.presses:
            self.presses = {fingerprint: make()}
        made: Made = self.presses[fingerprint]
        return made
