"""What the command line says, in the language of whoever reads it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("id", "en")


@cache
def _file(language: str) -> str:
    return (Path(__file__).parent / f"{language}.toml").read_text("utf-8")


@cache
def _texts(language: str) -> Mapping[str, Any]:
    import tomllib  # late: a build that went well says a few plain sentences

    return tomllib.loads(_file(language))


def plain_text(language: str, key: str) -> str | None:
    """The text *key*, if it stands on one line of its section, with no mark that TOML would read as more; else None."""
    section, _, name = key.partition(".")
    _, _, found = _file(language).partition(f"\n[{section}]\n")
    _, sign, rest = f"\n{found.partition(chr(10) + '[')[0]}".partition(f'\n{name} = "')
    text, end, _ = rest.partition('"\n')
    return text if sign and end and text and not {'"', "\\", "\n"} & set(text) else None


def say(language: str, key: str, **blanks: object) -> str:
    """The text *key* (`build.done`), its blanks filled."""
    found: Any = plain_text(language, key)
    if found is None:
        found = _texts(language)
        for part in key.split("."):
            found = found[part]
    return str(found).strip().format_map(blanks) if blanks else str(found).strip()


def language_for(arguments: Sequence[str], root: Path) -> str:
    """`--lang` where it was given, otherwise the site's first language, otherwise Indonesian."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = value or (arguments[number + 1] if number + 1 < len(arguments) else "")
            if chosen in LANGUAGES:
                return chosen
    try:
        text = (root / "content" / "site.yaml").read_text("utf-8", errors="replace")
    except OSError:
        return "id"
    found = re.search(r"^languages:\s*(?:\[\s*|\n\s*-\s*)[\"']?(id|en)", text, re.MULTILINE)
    return found[1] if found else "id"
