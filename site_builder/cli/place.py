"""Where a site's folders are, and what time it is for it."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path


def templates_of(root: Path) -> Path:
    """The site's own templates; those that come with the software where it has none."""
    own = root / "templates"
    return own if own.is_dir() else packaged("templates")


def lies_within(place: Path, folder: Path) -> bool:
    """Whether *place* is *folder* or below it, however either is spelled, on a disk that minds the case or not."""
    real, kept = Path(os.path.realpath(place)), Path(os.path.realpath(folder))
    if _folded(real).startswith(_folded(kept)):
        return True
    return kept.exists() and any(above.exists() and above.samefile(kept) for above in (real, *real.parents))


def _folded(place: Path) -> str:
    import unicodedata  # late: only previews need it

    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", f"{place}{os.sep}").casefold())


def command_for(root: Path) -> str:
    """How to call this program again for the same site, as it can be typed here."""
    called = Path(sys.argv[0])
    if _is_installed():
        program = "site-builder"
    elif called.name.startswith("site-builder"):
        program = os.path.relpath(called) if called.is_relative_to(Path.cwd()) else str(called)
    else:
        program = f"{Path(sys.executable).name} -m site_builder"
    return f"{program} {{}}" if root.resolve() == Path.cwd() else f"{program} {{}} --root {root}"


def _is_installed() -> bool:
    """Whether the program is found by its name, as `shutil.which` would tell (which takes longer to import than this)."""
    names = ("site-builder.exe", "site-builder") if sys.platform == "win32" else ("site-builder",)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    files = (os.path.join(folder, name) for folder in folders for name in names)  # noqa: PTH118 (on every build)
    return any(os.access(file, os.X_OK) and not os.path.isdir(file) for file in files)  # noqa: PTH112


def save_whole(file: Path, text: str) -> None:
    """Let *text* take the place of *file* in one step, with the same permissions."""
    import shutil  # late: few commands need it

    partial = file.with_name(f".{file.name}.part")
    file.parent.mkdir(parents=True, exist_ok=True)
    partial.touch(0o600)
    if file.exists():
        shutil.copymode(file, partial)
    else:
        partial.chmod(0o644)
    partial.write_bytes(text.encode())
    partial.replace(file)


def program() -> list[str]:
    """How another program calls this one, from any folder."""
    import shutil  # late: few commands need it

    found = shutil.which("site-builder")
    return [found] if found else [sys.executable, "-m", "site_builder"]


def packaged(name: str) -> Path:
    """A folder that comes with the software: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "packaged" / name
    return inside if inside.is_dir() else package.parent / name


def time_of(given: datetime | None, zone: str = "Asia/Makassar") -> datetime:
    """The time that the output is for: as given (in *zone* unless it has an offset), or now."""
    if given is None:
        return datetime.now(UTC)
    if given.tzinfo:
        return given
    from zoneinfo import ZoneInfo  # late: most builds are for now

    return given.replace(tzinfo=ZoneInfo(zone))


def jobs_of(given: int | None) -> int:
    """How many processes to use: as given, or as many as there are processors for us."""
    if given:
        return max(given, 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_folder() -> Path | None:
    """Where builds keep what they know for the next one, unless said otherwise: in this user's cache.

    Never in the project: what lies there may come from somebody else.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "site-builder" if base else None
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "site-builder"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "site-builder"
