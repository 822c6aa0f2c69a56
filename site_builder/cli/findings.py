"""Findings on the terminal: as text, JSON, GitHub annotations or SARIF; what a site silences is counted, never forgotten."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from site_builder.catalogue import is_error, is_safe, severity_of, word
from site_builder.cli.words import say
from site_builder.problems import Edit, Problem

OF_TEMPLATES = ("O101", "O102", "O103")
"""What is wrong on finished pages, and on all of them where a template or a setting is the cause."""
FEW = 3
"""So many pages are named one by one."""


def print_findings(problems: Iterable[Problem], language: str, form: str = "text") -> None:
    """Every finding, in order; text ends with how many there are, and with what this site's settings made lighter."""
    found = tuple(problems)
    if form == "json":
        print(json.dumps([_as_data(one, language) for one in found], ensure_ascii=False, indent=1))
        return
    if form == "sarif":
        from site_builder.cli.sarif import as_log  # late: only where it is asked for

        print(json.dumps(as_log(found, language), ensure_ascii=False, indent=1))
        return
    told = [one for one in found if severity_of(one) != "off"]
    if form == "github":
        for one in told:
            print(_annotation(one, language))
    else:
        for line in _lines(told, language):
            print(line, file=sys.stderr)
    for line in _lighter(found, language):
        print(f"::notice::{_escaped(line)}" if form == "github" else line, file=sys.stderr if form == "text" else sys.stdout)
    if form == "text" and told:
        print(_summary(told, language), file=sys.stderr)


def _lines(told: Sequence[Problem], language: str) -> Iterator[str]:
    """A line for each finding; what a template has put on many pages is told of the first, with how many more there are."""
    left = Counter((one.code, one.values) for one in told if one.code in OF_TEMPLATES)
    for one in told:
        alike = left.get((one.code, one.values), 1)
        if not alike:
            continue
        yield as_line(one, language)
        if alike > FEW:
            yield say(language, "findings.alike", code=one.code, count=alike - 1)
            left[one.code, one.values] = 0


def _summary(told: Sequence[Problem], language: str) -> str:
    """How many errors and warnings; where there are both, which codes stop the build."""
    errors = [one for one in told if is_error(one)]
    if not errors or len(errors) == len(told):
        return say(language, "findings.summary", errors=len(errors), warnings=len(told) - len(errors))
    codes = ", ".join(sorted({one.code for one in errors}))
    return say(language, "findings.mixed", errors=len(errors), codes=codes, warnings=len(told) - len(errors))


def _lighter(found: Sequence[Problem], language: str) -> Iterator[str]:
    """A line for each rule that this site's settings silence, or that somebody answers for."""
    rulings = Counter((one.code, one.ruling) for one in found if one.ruling and (one.ruling[0] == "off" or one.ruling[1]))
    for (code, (severity, by, reason)), count in sorted(rulings.items()):
        key = "findings.silenced" if severity == "off" else "findings.weighed"
        who = say(language, "findings.by", by=by, reason=reason) if by else ""
        weight = say(language, f"findings.{severity}")
        yield say(language, key, code=code, count=count, severity=weight) + (f" {who}" if who else "")


def as_line(problem: Problem, language: str) -> str:
    """`path:line:col: CODE key: what is wrong. What to do.`"""
    return f"{problem.place}: {word(problem, language)}"


def _as_data(problem: Problem, language: str) -> dict[str, object]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": severity_of(problem),
        "key": problem.key,
        "message": word(problem, language),
        **({"suggestions": [_suggestion(problem, edit) for edit in problem.edits]} if problem.edits else {}),
        **(dict(zip(("by", "reason"), problem.ruling[1:], strict=True)) if problem.ruling else {}),
    }


def _suggestion(problem: Problem, edit: Edit) -> dict[str, object]:
    """What to write where; `safe` where `check --fix` would write it."""
    place = {"path": edit.place.path, "line": edit.place.line, "column": edit.place.column}
    return {**place, "old": edit.old, "new": edit.new, "safe": is_safe(problem)}


def _annotation(problem: Problem, language: str) -> str:
    """A workflow command that marks the line in a pull request."""
    level = "error" if is_error(problem) else "warning"
    path, message = _escaped(problem.place.path, ",:"), _escaped(word(problem, language))
    return f"::{level} file={path},line={problem.place.line},col={problem.place.column},title={problem.code}::{message}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
