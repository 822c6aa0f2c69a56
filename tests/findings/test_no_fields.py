"""No record has a field for what is never published, and whoever tries to write one is told why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from malformed.case import PEOPLE, PERSON, PROGRAM, PROGRAM_TEXT, SITE, STORY, TAGS, site, story
from malformed.runs import make_site, run

from site_builder.load.no_fields import MATTERS, matter_of
from site_builder.load.schemas import KINDS, schema

NEVER = (
    *("kasus", "perkara", "pasal", "vonis", "hukuman", "pidana", "masa_pidana", "sel", "blok", "kamar", "bebas", "tanggal_bebas"),
    *("umur", "usia", "nik", "denah", "offence", "offense", "crime", "sentence", "cell", "cell_block", "release_date", "age"),
)


def names(schema: Any) -> Iterator[str]:
    """Every key that a JSON Schema knows, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names(value)


@pytest.mark.parametrize("kind", KINDS)
def test_no_record_has_a_field_for_it(kind: str) -> None:
    """Offence, sentence, cell, release date, age, security: no schema knows such a key."""
    known = set(names(schema(kind)))
    assert known
    assert not known & (set(NEVER) | set(MATTERS))
    assert not [name for name in known if matter_of(name)]


@pytest.mark.parametrize("key", NEVER)
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (STORY, story("{key}: x")),
        (SITE, site("{key}: x")),
        (PROGRAM, PROGRAM_TEXT + "{key}: x\n"),
        (PEOPLE, PERSON + "  {key}: x\n"),
    ],
    ids=["story", "site", "program", "person"],
)
def test_who_writes_one_is_told_why(key: str, path: str, text: str, tmp_path: Path) -> None:
    """In place of a suggestion for another spelling."""
    told = run("check", make_site(tmp_path, {path: text.replace("{key}", key)}), "en")
    assert told.code == 1
    assert [line.partition(": ")[2][: len(f"P144 {key}:")] for line in told.findings] == [f"P144 {key}:"]


@pytest.mark.parametrize("key", ["Kasus", "TANGGAL-BEBAS", "masa-pidana"])
def test_spelling_does_not_matter(key: str, tmp_path: Path) -> None:
    """Capitals and hyphens make no other field of it."""
    told = run("check", make_site(tmp_path, {TAGS: f"panen:\n  name: Panen\n  {key}: x\n"}), "en")
    assert [line.split(": ")[1].split()[0] for line in told.findings] == ["P144"]
