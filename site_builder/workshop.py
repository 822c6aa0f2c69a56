"""Makes artifacts: one after the other, or shared out over processes where the system can fork."""

import multiprocessing
from collections.abc import Callable, Sequence

from site_builder.artifact import Artifact

WORTH_SHARING = 200
"""Fewer artifacts than this are made faster by one process than a second one is started."""

Progress = Callable[[int, int], None]
"""Told how many of how many are made."""

_shared: Sequence[Artifact] = ()


def make_all(artifacts: Sequence[Artifact], jobs: int, progress: Progress) -> list[bytes]:
    """The bytes of each artifact, in order. *jobs* is the number of processes."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if jobs > 1 and can_fork and len(artifacts) >= WORTH_SHARING:
        return _make_shared(artifacts, jobs, progress)
    made = []
    for number, artifact in enumerate(artifacts, 1):
        made.append(artifact.make())
        progress(number, len(artifacts))
    return made


def _make_shared(artifacts: Sequence[Artifact], jobs: int, progress: Progress) -> list[bytes]:
    global _shared  # noqa: PLW0603 (what a forked process inherits is the only way to hand it recipes that cannot be pickled)
    _shared = artifacts
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            made = []
            for number, data in enumerate(pool.imap(_make_one, range(len(artifacts)), chunksize=32), 1):
                made.append(data)
                progress(number, len(artifacts))
            return made
    finally:
        _shared = ()


def _make_one(number: int) -> bytes:
    return _shared[number].make()
