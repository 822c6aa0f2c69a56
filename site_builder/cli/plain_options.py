"""The short way to read the arguments of `build`: only options spelled in full, with sound values; argparse reads all else."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from site_builder.cli.words import LANGUAGES

FORMATS = ("text", "json", "github", "sarif")
FLAGS = ("--drafts", "--portable", "--profile")
VALUES = ("--as-of", "--format", "--jobs", "--lang", "--output", "--root", "--state")


def plain_options(arguments: Sequence[str]) -> SimpleNamespace | None:
    """What argparse would make of *arguments*; None where it has to be asked."""
    if not arguments or arguments[0] != "build":
        return None
    flags, given, rest = set[str](), dict[str, str](), iter(arguments[1:])
    for argument in rest:
        name, sign, value = argument.partition("=")
        if argument in FLAGS:
            flags.add(argument)
        elif name in VALUES:
            given[name] = value if sign else next(rest, "")
            if not given[name] or given[name].startswith("-"):
                return None
        else:
            return None
    with suppress(ValueError):
        return _options(flags, given)
    return None


def _options(flags: set[str], given: dict[str, str]) -> SimpleNamespace | None:
    """The same, if every value is one that may be given. Raises ValueError if one is no number or no time."""
    places = {name: Path(given[name]) if name in given else None for name in ("--output", "--state")}
    jobs, language, format = given.get("--jobs", "1"), given.get("--lang", LANGUAGES[0]), given.get("--format", FORMATS[0])
    if not (jobs.isascii() and jobs.isdecimal()) or language not in LANGUAGES or format not in FORMATS:
        return None
    return SimpleNamespace(
        command="build",
        lang=given.get("--lang"),
        root=Path(given.get("--root", "")),
        as_of=datetime.fromisoformat(given["--as-of"]) if "--as-of" in given else None,
        format=format,
        output=places["--output"],
        state=places["--state"],
        jobs=int(jobs) if "--jobs" in given else None,
        drafts="--drafts" in flags,
        portable="--portable" in flags,
        profile="--profile" in flags,
    )
