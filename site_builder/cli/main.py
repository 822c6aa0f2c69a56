"""Reads the arguments and hands over to one command. Exit codes: 0 done, 1 content, 2 wrong use, 3 template or output."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from site_builder.cli.plain_options import plain_options
from site_builder.cli.words import language_for, say

DONE, WRONG_USE = 0, 2


def _root(arguments: Sequence[str]) -> Path:
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--root":
            return Path(value or (arguments[number + 1] if number + 1 < len(arguments) else "."))
    return Path()


def _parsed(arguments: Sequence[str], language: str) -> object:
    from site_builder.cli.arguments import parser_for  # late: it takes as long to import as it takes to see that nothing changed

    return parser_for(language).parse_args(arguments)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    gc.set_threshold(100_000, 50, 1000)  # cycles are few here, and looking for them as often as usual costs a third of the time
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    language = language_for(arguments, _root(arguments))
    try:
        options: Any = plain_options(arguments) or _parsed(arguments, language)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    command = import_module(f"site_builder.cli.{options.command}_command")
    try:
        code: int = command.run(options, language)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print(say(language, "usage.interrupted"), file=sys.stderr)
        return 130
    return code
