"""The plan of a build, asked through the Python interface: which artifacts there are, with which keys."""

from collections.abc import Container, Iterable
from datetime import datetime
from pathlib import Path

from reader.builds import PROJECT
from site_builder import build
from site_builder.artifact import Artifact
from site_builder.memory import Memory
from site_builder.plan.features import plan_artifacts

Made = dict[str, tuple[bytes, bytes]]
"""By path: the key and the bytes."""


MEMORIES: dict[Path, Memory] = {}
"""So that the templates of a site that is planned often are compiled once."""


def plan(root: Path, now: datetime) -> dict[str, Artifact]:
    """Every artifact of the site at *root*, by its path."""
    memory = MEMORIES.setdefault(root, Memory())
    order = build.Order(root=root, templates=PROJECT / "templates", output=root / "output", now=now, memory=memory)
    loaded, _ = build.read_content(root, memory)
    assert loaded.content is not None
    edition = build._edition(order, loaded, loaded.content)  # noqa: SLF001 (the keys are inside; nothing else shows them)
    return {str(artifact.path): artifact for artifact in plan_artifacts(edition)}


def make(artifacts: dict[str, Artifact], wanted: Iterable[str] | None = None) -> Made:
    """All of them made, or those *wanted*, each given the finished bytes of what it needs."""
    finished: dict[str, bytes] = {}

    def bytes_of(path: str) -> bytes:
        if path not in finished:
            finished[path] = artifacts[path].make(*(bytes_of(str(needed)) for needed in artifacts[path].needs))
        return finished[path]

    return {path: (artifacts[path].key, bytes_of(path)) for path in (artifacts if wanted is None else wanted)}


def broken_promises(before: Made, root: Path, now: datetime, left_out: Container[str] = ()) -> tuple[list[str], int]:
    """The artifacts of the site at *root* whose key is as it was *before*, and whose bytes are not.

    Args:
        left_out: What is not made again, because it takes long and has nothing to do with the change.

    Returns:
        Their paths, and how many artifacts have a new key or are new.
    """
    after = plan(root, now)
    same = [path for path, artifact in after.items() if path in before and artifact.key == before[path][0]]
    made = make(after, [path for path in same if path not in left_out])
    return [path for path in made if made[path] != before[path]], len(after) - len(same)
