"""The wording of every finding, in two languages: read from `codes/<family>.toml`, and only when something is wrong."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.problems import Problem

FAMILIES = {
    "C": {"id": "model isi", "en": "content model"},
    "N": {"id": "bentuk berita", "en": "newsroom form"},
    "P": {"id": "privasi dan martabat", "en": "privacy and dignity"},
    "A": {"id": "aksesibilitas", "en": "accessibility"},
    "L": {"id": "tautan dan rujukan", "en": "links and references"},
    "M": {"id": "media", "en": "media"},
    "T": {"id": "waktu", "en": "time"},
    "O": {"id": "templat dan hasil", "en": "templates and output"},
}
WALLS = ("P11", "P12", "P13")
"""Consents, where private lists lie, and protected names."""


@cache
def codes(family: str) -> Mapping[str, Any]:
    """Every code of *family* with its wordings."""
    return _read(f"{family}.toml")


@cache
def words() -> Mapping[str, Any]:
    """What fills a blank, in both languages: `words()["expected"]["list"]["id"]`."""
    return _read("words.toml")


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "codes" / name).read_text("utf-8"))


def all_codes() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every code with its entry, in order."""
    for family in FAMILIES:
        yield from sorted(codes(family).items())


def entry(code: str) -> Mapping[str, Any] | None:
    """What the catalogue says of *code*."""
    found: Mapping[str, Any] | None = codes(code[:1]).get(code)
    return found


def severity_of(problem: Problem) -> str:
    """`error`, `warning`, or `off` where the site's settings silence it."""
    if problem.ruling:
        return problem.ruling[0]
    found = entry(problem.code)
    return found["severity"] if found else "error"


def is_error(problem: Problem) -> bool:
    """Whether *problem* blocks the build; a warning is only printed."""
    return severity_of(problem) == "error"


def is_safe(problem: Problem) -> bool:
    """Whether what *problem* suggests may be written without a person's judgement, and this site wants it told at all."""
    found = entry(problem.code)
    return found is not None and found.get("fix") == "safe" and severity_of(problem) != "off"


def guard_of(code: str) -> str:
    """How well a rule is guarded against being weakened: `free`, `named` (by whom and why must be said) or `never`.

    An error is a wall, and what it finds is mostly nothing that a page could be made of; so only those yield of which the
    catalogue says `yields`. Consents and protected names yield to nobody. A warning about privacy, or one that `guards`,
    yields to a name.
    """
    found = codes(code[:1])[code]
    if code.startswith(WALLS) or (found["severity"] == "error" and not found.get("yields")):
        return "never"
    return "named" if found["severity"] == "error" or code[0] == "P" or found.get("guards") else "free"


def word(problem: Problem, language: str) -> str:
    """*problem* as one line, without its place: `CODE key: what is wrong. What to do.`"""
    found = entry(problem.code)
    if found is None:
        raise KeyError(problem.code)
    wording = found[language]
    values = {name: _printable(name, value, language) for name, value in problem.values}
    suggestion = values.get("suggestion", "—") not in ("", "—")
    remedy = wording["suggested"] if suggestion and "suggested" in wording else wording["remedy"]
    said = f"{wording['message']} {remedy}".format_map(values)
    return f"{problem.code} {problem.key}: {said}" if problem.key else f"{problem.code}: {said}"


def _printable(name: str, value: str, language: str) -> str:
    """A value on one line; words such as `mapping`, or several with commas, in the reader's language."""
    known = words().get(name, {})
    if all(part in known for part in value.split(", ")):
        return ", ".join(known[part][language] for part in value.split(", "))
    return "".join(character if character.isprintable() else "\ufffd" for character in value)
