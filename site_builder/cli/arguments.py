"""The commands and their options, explained in the reader's language."""

import argparse
import os
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NoReturn

from site_builder import __version__
from site_builder.cli.plain_options import FORMATS
from site_builder.cli.words import LANGUAGES, say

WRONG_USE = 2

_Command = Callable[[str], argparse.ArgumentParser]
"""Begins a command and gives its parser."""

MESSAGES = (
    ("invalid_choice", r"argument ([^:]+): invalid choice: '(.*)' \(choose from (.*)\)", (2, 1, 3)),
    ("required", r"the following arguments are required: (.*)", (1,)),
    ("unrecognized", r"unrecognized arguments: (.*)", (1,)),
    ("expects_one", r"argument ([^:]+): expected one argument", (1,)),
    ("invalid_int", r"argument ([^:]+): invalid int value: '(.*)'", (2, 1)),
)
"""What argparse says, and in which order its parts stand in ours."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """The layout of a help text; argparse asks for one at every option, and would measure the terminal each time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"])
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks the reader's language where argparse would speak English only."""

    language = "id"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and where the help is."""
        self.exit(WRONG_USE, say(self.language, "usage.error", message=self._translated(message), prog=self.prog) + "\n")

    def _translated(self, message: str) -> str:
        for key, pattern, order in MESSAGES:
            if found := re.fullmatch(pattern, message):
                return say(self.language, f"argparse.{key}").format(*(found[number] for number in order))
        return message.partition(": ")[2] or message

    def format_help(self) -> str:
        """The help under headings in the reader's language."""
        return super().format_help().replace("usage: ", say(self.language, "argparse.usage") + " ", 1)


def _moment(language: str) -> Callable[[str], datetime | str]:
    def parse(text: str) -> datetime | str:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(say(language, "usage.moment", found=text)) from None

    return parse


def parser_for(language: str) -> argparse.ArgumentParser:
    """All commands and their options, explained in *language*."""

    def text(key: str) -> str:
        return say(language, key)

    _Parser.language = language
    parser = _Parser(
        prog="site-builder",
        description=text("help.about"),
        epilog=text("help.epilog"),
        formatter_class=_Help,
        add_help=False,
    )
    _headed(parser, text)
    parser.add_argument(
        "--version", action="version", version=f"site-builder {__version__}", help=text("argparse.version_option")
    )
    commands = parser.add_subparsers(prog="site-builder", dest="command", metavar=text("help.command"), required=True)

    def command(name: str) -> argparse.ArgumentParser:
        own = commands.add_parser(
            name,
            help=text(f"{name}.help"),
            description=text(f"{name}.about"),
            epilog=text(f"{name}.epilog"),
            formatter_class=_Help,
            add_help=False,
        )
        _headed(own, text)
        own.add_argument("--lang", choices=LANGUAGES, help=text("help.lang"))
        if name != "init":
            own.add_argument("--root", type=Path, default=Path(), metavar="DIR", help=text("help.root"))
        return own

    _site_options(command, text, _moment(language))
    _writing_options(command, text)
    return parser


def _site_options(command: _Command, text: Callable[[str], str], moment: Callable[[str], datetime | str]) -> None:
    """Commands about the site as it is: `build`, `check`, `serve`, `list`, `withdraw`, `hosting`."""
    build = command("build")
    check = command("check")
    for own in (build, check):
        own.add_argument("--as-of", type=moment, metavar=text("help.time"), help=text("help.as_of"))
        own.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=text("help.format"))
    check.add_argument("--hints", action="store_true", help=text("help.hints"))
    check.add_argument("--fix", action="store_true", help=text("help.fix"))
    check.add_argument("--yes", action="store_true", help=text("help.fix_yes"))
    build.add_argument("--output", type=Path, metavar="DIR", help=text("help.output"))
    build.add_argument("--drafts", action="store_true", help=text("help.drafts"))
    build.add_argument("--portable", action="store_true", help=text("help.portable"))
    build.add_argument("--state", type=Path, metavar="DIR", help=text("help.state"))
    build.add_argument("--profile", action="store_true", help=text("help.profile"))
    build.add_argument("--jobs", type=int, metavar="N", help=text("help.jobs"))
    serve = command("serve")
    serve.add_argument("--port", type=int, default=8000, metavar="N", help=text("help.port"))
    serve.add_argument("--public", action="store_true", help=text("help.public"))
    serve.add_argument("--open", action="store_true", help=text("help.open"))
    listing = command("list")
    listing.add_argument("--as-of", type=moment, metavar=text("help.time"), help=text("help.as_of"))
    listing.add_argument("--format", choices=("text", "json"), default="text", help=text("help.list_format"))
    listing.add_argument("--translations", action="store_true", help=text("help.translations"))
    _comparing_options(command("diff"), text, moment)
    _verifying_options(command("verify"), text)
    _withdrawing_options(command("withdraw"), text, moment)
    hosting = command("hosting")
    hosting.add_argument("server", choices=("nginx", "apache", "caddy", "headers"), help=text("help.server"))
    hosting.add_argument("--as-of", type=moment, metavar=text("help.time"), help=text("help.as_of"))


def _comparing_options(own: argparse.ArgumentParser, text: Callable[[str], str], moment: Callable[[str], datetime | str]) -> None:
    own.add_argument("--as-of", type=moment, metavar=text("help.time"), help=text("help.as_of"))
    own.add_argument("--output", type=Path, metavar="DIR", help=text("help.output"))
    own.add_argument("--state", type=Path, metavar="DIR", help=text("help.state"))
    own.add_argument("--format", choices=("text", "json"), default="text", help=text("help.list_format"))
    own.add_argument("--all", action="store_true", help=text("help.all_files"))
    own.add_argument("--exit-code", action="store_true", help=text("help.exit_code"))


def _verifying_options(own: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    own.add_argument("target", nargs="?", metavar="FOLDER|URL", help=text("help.verify_target"))
    own.add_argument("--against", type=Path, metavar="DIR", help=text("help.against"))
    own.add_argument("--timeout", type=float, default=10.0, metavar="S", help=text("help.timeout"))
    own.add_argument("--jobs", type=int, metavar="N", help=text("help.ask_jobs"))
    own.add_argument("--format", choices=("text", "json"), default="text", help=text("help.list_format"))


def _withdrawing_options(
    own: argparse.ArgumentParser, text: Callable[[str], str], moment: Callable[[str], datetime | str]
) -> None:
    own.add_argument("targets", nargs="+", metavar=text("help.targets"), help=text("help.targets_help"))
    own.add_argument("--reason-public", metavar=text("help.text"), help=text("help.reason_public"))
    own.add_argument("--kind", choices=("request", "error", "legal"), default="request", help=text("help.withdraw_kind"))
    own.add_argument("--requested", type=moment, metavar=text("help.time"), help=text("help.requested"))
    own.add_argument("--no-tombstone", action="store_true", help=text("help.no_tombstone"))
    own.add_argument("--purge-list", type=Path, metavar="FILE", help=text("help.purge_list"))
    own.add_argument("--output", type=Path, metavar="DIR", help=text("help.output"))
    own.add_argument("--state", type=Path, metavar="DIR", help=text("help.state"))
    own.add_argument("--yes", action="store_true", help=text("help.yes"))


def _writing_options(command: _Command, text: Callable[[str], str]) -> None:
    """Commands that help to write: `new`, `init`, `approve`, `translated`, `schema`, `explain`."""
    new = command("new")
    new.add_argument("kind", choices=("story", "translation", "program", "photo"), help=text("help.kind"))
    new.add_argument("title", help=text("help.title"))
    new.add_argument("--date", help=text("help.date"), metavar="YYYY-MM-DD")
    new.add_argument("--file", type=Path, help=text("help.file"), metavar="FILE")
    init = command("init")
    init.add_argument("directory", type=Path, metavar="DIR", help=text("help.directory"))
    init.add_argument("--with-templates", action="store_true", help=text("help.with_templates"))
    approve = command("approve")
    approve.add_argument("story", metavar=text("help.story_name"), help=text("help.story"))
    approve.add_argument("--role", choices=("writer", "editor", "head"), required=True, help=text("help.role"))
    approve.add_argument("--as", dest="signer", required=True, metavar=text("help.signer_name"), help=text("help.signer"))
    approve.add_argument("--yes", action="store_true", help=text("help.sign_yes"))
    translated = command("translated")
    translated.add_argument("story", metavar=text("help.story_name"), help=text("help.translated_story"))
    schema = command("schema")
    schema.add_argument("kind", nargs="?", help=text("help.schema_kind"))
    schema.add_argument("--check", action="store_true", help=text("help.schema_check"))
    explain = command("explain")
    explain.add_argument("code", nargs="?", metavar=text("help.code"), help=text("help.code_help"))
    explain.add_argument("--format", choices=("text", "markdown"), default="text", help=text("help.explain_format"))


def _headed(parser: argparse.ArgumentParser, text: Callable[[str], str]) -> None:
    """Headings and the help option in the reader's language."""
    for group, key in zip(parser._action_groups, ("positionals", "options"), strict=True):  # noqa: SLF001 (argparse has no other way)
        group.title = text(f"argparse.{key}")
    parser.add_argument("-h", "--help", action="help", help=text("argparse.help_option"))
