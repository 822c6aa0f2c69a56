"""Lists that must never get out: where they lie, and whether they are safe there."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from site_builder.problems import Place, Problem, problem


def exposures(root: Path, setting: str, key: str, published: Sequence[Path], said: Callable[[], Place]) -> Iterator[Problem]:
    """What would let out the private file at *setting*, a path from *root*.

    Args:
        key: The setting's name, for example `privacy.register`.
        published: Folders whose files are published or shared.
        said: Tells where the setting stands; asked only if something is wrong, since its file must be read again for it.
    """
    file, place = root / setting, Place(setting)
    real = Path(os.path.realpath(file))
    if any(_holds(folder, file, real) for folder in published):
        yield problem(said(), "P121", key, found=setting[:120])
        return
    if not file.is_file():
        if not _holds(root, file, real) or os.path.lexists(file):
            yield problem(said(), "P123", key, found=setting[:120])
        return
    yield from tracking(file, setting)
    if os.name == "posix" and _is_open_to_others(real):
        yield problem(place, "P124", found=setting[:120])


def tracking(file: Path, setting: str) -> Iterator[Problem]:
    """Whether version control keeps the private *file*, or may."""
    from site_builder.load.tracked import UnknownError, is_tracked  # late: many sites have no private file

    try:
        if is_tracked(file):
            yield problem(Place(setting), "P120", found=setting[:120])
    except UnknownError:
        yield problem(Place(setting), "P122", found=setting[:120])


def _holds(folder: Path, file: Path, real: Path) -> bool:
    """Whether *file* lies in *folder*, as it is named or as it really is."""
    typed = Path(os.path.normpath(os.path.abspath(file)))  # noqa: PTH100 (a link's own place, not where it leads)
    tops = {_plain(Path(os.path.abspath(folder))), _plain(Path(os.path.realpath(folder)))}  # noqa: PTH100 (the same)
    return any(not tops.isdisjoint(map(_plain, (one, *one.parents))) for one in (typed, real))


def _plain(path: Path) -> str:
    return os.path.normcase(path)


def _is_open_to_others(file: Path) -> bool:
    """Whether another user of this computer may read *file*: no folder on the way to it is closed to others."""
    return bool(file.stat().st_mode & stat.S_IROTH) and all(folder.stat().st_mode & stat.S_IXOTH for folder in file.parents)
