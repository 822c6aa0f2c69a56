"""Which software this is: what it calls itself, where it lies, what its sources say, and what is installed beside it."""

import os
import sys
from pathlib import Path

from site_builder import __version__
from site_builder.digest import mix

PACKAGE = Path(__file__).parent


def installed() -> bytes:
    """Digest of the version, of the place, and of Python and what is beside it with their versions; found out before every build.

    Sources are no part of it: that they changed is told by the file system, as of every other source. It cannot tell so of
    software that lies elsewhere, since the old one may still be there and as it was; so the place is a part.
    """
    return mix(__version__, str(PACKAGE), *_libraries())


def compiling() -> bytes:
    """Digest of everything that decides which Python a template becomes, beside the templates themselves."""
    sources = sorted((PACKAGE / "render").glob("*.py"))
    return mix(__version__, *_libraries(), *(part for file in sources for part in (file.name, file.read_bytes())))


def _libraries() -> list[str]:
    """Python and what is installed beside it, each with its version: another one may make other bytes."""
    folders = [folder for folder in sys.path if os.path.isdir(folder)]  # noqa: PTH112 (before every build)
    found = {name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")}  # noqa: PTH208
    return [sys.version, *sorted(found)]
