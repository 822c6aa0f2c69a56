"""The one idea: everything that the site publishes is an artifact."""

from typing import NamedTuple

Argument = str | int


class Artifact(NamedTuple):
    """One file that the site publishes, before it is made. What it reads is noted while it is made (`reads.py`)."""

    path: str
    """Below the output folder, with forward slashes."""
    recipe: str
    """Which recipe makes it; `plan/features.py` has them by name."""
    arguments: tuple[Argument, ...] = ()
    """What the recipe is called with."""
    source: str = ""
    """The content file to open when this artifact is wrong; empty for a list or feed."""
