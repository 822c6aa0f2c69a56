"""Findings as SARIF 2.1.0, which code hosts and editors read: what each rule means, where it was broken, who silenced it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from site_builder import __version__
from site_builder.catalogue import FAMILIES, entry, severity_of, word
from site_builder.problems import Edit, Place, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_log(problems: Sequence[Problem], language: str) -> dict[str, Any]:
    """The log of one run; rules come from the catalogue, as far as they were broken."""
    codes = sorted({one.code for one in problems})
    driver = {
        "name": "site-builder",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), language) for one in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, language: str) -> dict[str, Any]:
    known = entry(code)
    if known is None:
        raise KeyError(code)
    own = known[language]
    return {
        "id": code,
        "shortDescription": {"text": own["title"]},
        "fullDescription": {"text": own["why"]},
        "help": {"text": f"{own['why']}\n\n{known['bad'].strip()}\n\n→\n\n{known['good'].strip()}"},
        "defaultConfiguration": {"level": known["severity"]},
        "properties": {"tags": [FAMILIES[code[0]][language]], **({"source": known["source"]} if known.get("source") else {})},
    }


def _result(one: Problem, index: int, language: str) -> dict[str, Any]:
    weight = severity_of(one)
    said: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": weight if weight != "off" else (entry(one.code) or {})["severity"],
        "message": {"text": word(one, language).removeprefix(f"{one.code} ").removeprefix(f"{one.code}: ")},
        "locations": [_location(one.place)],
    }
    if one.edits:
        said["fixes"] = [_fix(edit) for edit in one.edits]
    if weight == "off":
        _, by, reason = one.ruling
        why = {"justification": ": ".join(filter(None, (by, reason)))} if by or reason else {}
        said["suppressions"] = [
            {"kind": "external", "status": "accepted", "location": _location(Place("content/site.yaml")), **why}
        ]
    return said


def _fix(edit: Edit) -> dict[str, Any]:
    """What could be written instead, as a replacement of exactly these characters."""
    lines = edit.old.split("\n")
    end = (edit.place.column if len(lines) == 1 else 1) + len(lines[-1])
    region = {
        "startLine": edit.place.line,
        "startColumn": edit.place.column,
        "endLine": edit.place.line + len(lines) - 1,
        "endColumn": end,
    }
    change = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
    where = _location(edit.place)["physicalLocation"]["artifactLocation"]
    return {"artifactChanges": [{"artifactLocation": where, "replacements": [change]}]}


def _location(place: Place) -> dict[str, Any]:
    """A spot; a path that is not below the project's root is an address of its own."""
    path = PurePath(place.path)
    where = {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": where, "region": {"startLine": place.line, "startColumn": place.column}}}
