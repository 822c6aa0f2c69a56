"""Findings on the terminal: as text, JSON or GitHub annotations."""

import json
import sys
from collections.abc import Iterable

from site_builder.catalogue import is_error, word
from site_builder.cli.words import say
from site_builder.problems import Problem


def print_findings(problems: Iterable[Problem], language: str, form: str = "text") -> None:
    """Every finding, in order; text ends with how many there are."""
    found = tuple(problems)
    if form == "json":
        print(json.dumps([_as_data(one, language) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        print(
            _annotation(one, language) if form == "github" else as_line(one, language),
            file=sys.stderr if form == "text" else sys.stdout,
        )
    errors = sum(is_error(one) for one in found)
    if form == "text" and found:
        print(say(language, "findings.summary", errors=errors, warnings=len(found) - errors), file=sys.stderr)


def as_line(problem: Problem, language: str) -> str:
    """`path:line:col: CODE key: what is wrong. What to do.`"""
    return f"{problem.place}: {word(problem, language)}"


def _as_data(problem: Problem, language: str) -> dict[str, object]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": "error" if is_error(problem) else "warning",
        "key": problem.key,
        "message": word(problem, language),
    }


def _annotation(problem: Problem, language: str) -> str:
    """A workflow command that marks the line in a pull request."""
    level = "error" if is_error(problem) else "warning"
    path, message = _escaped(problem.place.path, ",:"), _escaped(word(problem, language))
    return f"::{level} file={path},line={problem.place.line},col={problem.place.column},title={problem.code}::{message}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
