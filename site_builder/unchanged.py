"""Tells that nothing has changed since the last build, before anything is imported that reading or making needs."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from site_builder import signatures
from site_builder.problems import Problem
from site_builder.vault import ForgottenError, vault_for
from site_builder.write.paths import LIST


class Unchanged(NamedTuple):
    """What the last build told."""

    public: int
    hidden: int
    files: int
    warnings: tuple[Problem, ...]


def what_stands(
    folder: Path | None, root: Path, templates: Path, output: Path, mode: tuple[bool, ...], now: float
) -> Unchanged | None:
    """What the last build told, if a build at *now* (seconds since 1970) would change nothing; None if it might."""
    if folder is None:
        return None
    place = Path(os.path.realpath(output))
    try:
        vault = vault_for(folder, root, templates, output, mode)
        vault.open()
        snapshot, outputs, window, standing, told, (private, _) = vault.load("files")
        is_whole = hashlib.sha256((place / LIST).read_bytes()).digest() == standing
    except (ForgottenError, OSError, TypeError, ValueError):  # ValueError: of another shape
        return None
    is_now = window[0] <= now < window[1]
    is_healed = not os.path.lexists(place.with_name(f".{place.name}-staging"))
    is_same = signatures.is_same(snapshot) and signatures.is_private_same(private)
    if not (is_whole and is_now and is_healed and is_same) or signatures.touched(str(place), outputs):
        return None
    return Unchanged(*told)
