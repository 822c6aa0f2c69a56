"""The register of consents. It is read for each build and never kept; a finding about it tells where, never what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any, get_args

from site_builder.dataclass import dataclass
from site_builder.load.documents import parse_tree
from site_builder.load.records import parse_record
from site_builder.load.simple_yaml import parse_simple
from site_builder.load.source_text import read_source
from site_builder.load.tree import Origin, Tree
from site_builder.load.validators import valid_record
from site_builder.model.consent import Channel, Consent, Form, end_of
from site_builder.model.values import ID_PATTERN, Reading, start_of
from site_builder.problems import Problem, problem

KNOWN = frozenset((*(one.name for one in fields(Consent)), *get_args(Form), *get_args(Channel)))
HIDDEN, EXAMPLE = "…", "wb-2025-001"
SHORTEST = 3
"""Letters of a name; with fewer it would be found in nearly every text."""
SPOKEN = frozenset({"expected", "shape", "allowed", "first", "size", "reason", "byte", "deepest"})
"""Blanks that never hold what was typed."""


@dataclass(slots=True)
class LoadedRegister:
    """What was read of the register."""

    consents: dict[str, Consent] = field(default_factory=dict, repr=False)
    unread: set[str] = field(default_factory=set)
    """Entries with mistakes."""
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = False
    """Whether every entry is known, at least by its id."""


def load_register(file: Path, path: str, reading: Reading) -> LoadedRegister:
    """Read the register in *file*, which findings call *path*."""
    source, problems = read_source(file, path)
    if source is None or problems:
        loaded = LoadedRegister(problems=problems)
    else:
        loaded = _read_simple(source.text, path, reading) or _read_thoroughly(source.text, path, reading)
    loaded.problems = sorted({_discreet(one) for one in loaded.problems})
    return loaded


def _read_simple(text: str, path: str, reading: Reading) -> LoadedRegister | None:
    """The fast way; None where there is anything to tell, or more than the fast way knows."""
    data = parse_simple(text)
    if data is None or any("id" in entry for entry in data.values()):
        return None
    consents = {id: valid_record(Consent, {**entry, "id": id}, reading) for id, entry in data.items() if isinstance(entry, dict)}
    nowhere = Origin(Tree(), (), path)
    if len(consents) < len(data) or any(one is None or any(_contradictions(one, nowhere, reading)) for one in consents.values()):
        return None
    return LoadedRegister(consents=consents, is_whole=True)


def _read_thoroughly(text: str, path: str, reading: Reading) -> LoadedRegister:
    tree, problems = parse_tree(text, path)
    data = {} if tree.data is None and not problems else tree.data
    loaded = LoadedRegister(problems=problems, is_whole=isinstance(data, Mapping) and not problems)
    if isinstance(data, Mapping):
        for id in sorted(str(key[0]) for key in tree.keys if len(key) == 1):
            loaded.problems += _read_entry(loaded, id, data.get(id), Origin(tree, (id,), path), reading)
    elif data is not None:
        loaded.problems.append(problem(Origin(tree, (), path).place(key=False), "C027"))
    return loaded


def _read_entry(loaded: LoadedRegister, id: str, data: Any, origin: Origin, reading: Reading) -> list[Problem]:
    consent, problems = parse_record(Consent, data, origin, reading, id=id)
    if consent is not None:
        problems += _contradictions(consent, origin, reading)
    if problems or consent is None:
        loaded.unread.add(id)
    else:
        loaded.consents[id] = consent
    return problems


def _contradictions(consent: Consent, origin: Origin, reading: Reading) -> Iterator[Problem]:
    """A given consent has its paper, ends after it began, and names somebody who can be told from a common word."""
    zone = reading.zone
    if consent.given and not (consent.evidence or "").strip():
        yield problem(origin.place(("given",)), "P125", "evidence")
    given = start_of(consent.given, zone) if consent.given else None
    if given and consent.until and end_of(consent.until, zone) <= given:
        yield problem(origin.place(("until",), key=False), "P126", "until")
    if given and consent.withdrawn and end_of(consent.withdrawn, zone) <= given:
        yield problem(origin.place(("withdrawn",), key=False), "P126", "withdrawn")
    for key in ("name", "alias"):
        for number, name in enumerate(getattr(consent, key)):
            if sum(map(str.isalnum, name)) < SHORTEST:
                yield problem(origin.place((key, number), key=False), "P127", key)


def _discreet(found: Problem) -> Problem:
    """The finding without anything that was typed into the register, but codes of people and the names of fields."""
    key = ".".join(part if _is_harmless(part) else HIDDEN for part in found.key.split("."))
    return Problem(found.place, found.code, key, tuple((name, _value(found.code, name, value)) for name, value in found.values))


def _value(code: str, name: str, value: str) -> str:
    if name in SPOKEN or (name == "suggestion" and _is_harmless(value)):
        return value
    return HIDDEN if name != "suggestion" else EXAMPLE if code == "C111" else "—"


def _is_harmless(part: str) -> bool:
    """Whether *part* of a key is a field, a number, or a code, as which nobody is called: it has a digit."""
    is_code = re.fullmatch(ID_PATTERN, part) is not None and any(map(str.isdigit, part))
    return part in KNOWN or is_code or not part
