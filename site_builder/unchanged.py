"""What the last build left and what has happened since, told before anything is imported that reading or making needs."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from site_builder import signatures
from site_builder.problems import Problem
from site_builder.signatures import Seen, Signature, Signatures, Snapshot
from site_builder.table import ForgottenError
from site_builder.vault import Vault, vault_for
from site_builder.version import PACKAGE


class Site(NamedTuple):
    """Where a site is built from, and where to."""

    root: Path
    """The folder that holds `content/`."""
    templates: Path
    output: Path
    mode: tuple[bool, ...]
    """What else decides what is made."""

    def sources(self) -> tuple[str, ...]:
        """The folders of which every file counts: what was said first, then templates and this software."""
        return os.path.realpath(self.root / "content"), os.path.realpath(self.templates), str(PACKAGE)


class Left(NamedTuple):
    """What the last build left, as far as it takes to see whether there is anything to do."""

    vault: Vault
    outputs: Signatures
    """Of each published file and of their list; the time of its entry is not looked at."""
    window: tuple[float, float]
    """From when until when time alone changes nothing."""
    standing: bytes
    """The digest of the list of what was published."""
    told: tuple[int, int, int, tuple[Problem, ...]]
    judged: tuple[dict[str, Signature], tuple[float, float]]
    """What the file system noted of private files, and from when until when time alone changes no judgement by them."""
    fingerprint: bytes
    """Of the templates; empty where files may change that no look at their folder tells of."""
    before: Snapshot
    """The sources as that build found them."""
    seen: Seen


class Unchanged(NamedTuple):
    """What the last build told."""

    public: int
    hidden: int
    files: int
    warnings: tuple[Problem, ...]


def look_back(folder: Path, site: Site, *, now: int, jobs: int, prepare: Callable[[], object] = lambda: None) -> Left:
    """What the last build of *site* left in *folder*, and what has happened since; *now* in nanoseconds since 1970.

    Args:
        prepare: As of `signatures.look`.

    Raises:
        ForgottenError: if nothing can be believed.
    """
    vault = vault_for(folder, *site)
    vault.open()
    try:
        snapshot, outputs, window, standing, told, judged, fingerprint = vault.load("files")
        before, known = Snapshot.unpacked(*snapshot), Signatures.unpacked(*outputs)
    except (TypeError, ValueError, AttributeError) as error:  # of another shape
        raise ForgottenError(str(error)) from error
    seen = signatures.look(before, site.sources(), os.path.realpath(site.output), known, now=now, jobs=jobs, prepare=prepare)
    return Left(vault, known, window, standing, told, judged, fingerprint, before, seen)


def what_stands(left: Left, output: Path, now: float) -> Unchanged | None:
    """What the last build told, if a build at *now* (seconds since 1970) would change nothing; None if it might."""
    seen, place = left.seen, Path(os.path.realpath(output))
    if seen.changed or seen.spoiled or not seen.are_lists_same or not left.window[0] <= now < left.window[1]:
        return None
    if not signatures.is_private_same(left.judged[0]):
        return None
    if os.path.lexists(place.with_name(f".{place.name}-staging")):
        return None
    return Unchanged(*left.told)
