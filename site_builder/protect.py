"""Names that may appear nowhere: the private list, and whether what stands must be looked through again. Shown to nobody."""

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from site_builder.artifact import Artifact
from site_builder.dataclass import dataclass
from site_builder.model.site import Privacy
from site_builder.problems import ContentError
from site_builder.workshop import Claims, share_out

if TYPE_CHECKING:
    from site_builder.gate.lookout import Lookout

PIECE = 100
"""Files that a process reads again at once."""


class Hit(NamedTuple):
    """A finished file in which protected names stand."""

    artifact: Artifact
    names: frozenset[int]
    """Their numbers."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a build must know of the private lists. Shows no name."""

    lookout: "Lookout | None" = field(repr=False)
    """None where no name is protected."""
    is_new: bool
    """Whether other names may be protected than in the last build, so that every file must be looked through again."""


def guard_for(root: Path, privacy: Privacy, published: Collection[Path], more: Sequence[str], *, is_new: bool) -> Guard:
    """Read the list of protected names.

    Args:
        published: Folders in which the list may not lie.
        more: Names that stand elsewhere.

    Raises:
        ContentError: with everything that is wrong with the list.
    """
    return Guard(_lookout((*_read(root, privacy, published), *more)), is_new)


def _read(root: Path, privacy: Privacy, published: Collection[Path]) -> tuple[str, ...]:
    file, is_expected = root / privacy.names, privacy.names != Privacy().names
    if not os.path.lexists(file) and not is_expected:
        return ()
    from site_builder.load.private import tracking  # late: many sites have no list
    from site_builder.load.protected_names import read_names

    names, problems = read_names(file, privacy.names, published, is_expected=is_expected)
    problems += tracking(file, privacy.names) if file.is_file() else ()
    if problems:
        raise ContentError(tuple(problems))
    return names


def _lookout(names: Sequence[str]) -> "Lookout | None":
    if not names:
        return None
    from site_builder.gate.lookout import Lookout  # late, as above

    return Lookout(names)


def look_again(artifacts: Sequence[Artifact], lookout: "Lookout", read: Callable[[str], bytes], jobs: int) -> list[Hit]:
    """Look through files that stand in the output already; *read* gives the bytes of a path there."""

    def work(claims: Claims) -> list[tuple[int, frozenset[int]]]:
        found = []
        for piece in claims:
            for number in range(piece * PIECE, min((piece + 1) * PIECE, len(artifacts))):
                path = artifacts[number].path
                if here := lookout.find(path, read(path)):
                    found.append((number, here))
        return found

    results = share_out(-(-len(artifacts) // PIECE), jobs, work)
    return [Hit(artifacts[number], names) for found in results for number, names in found]
