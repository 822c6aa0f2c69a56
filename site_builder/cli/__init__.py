"""The command line: arguments, exit codes, the clock, the terminal."""

from site_builder.cli.main import main

__all__ = ["main"]
