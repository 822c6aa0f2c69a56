"""Every text that readers see and that stands in a record rather than in a body, with the key that holds it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from site_builder.model.content import Content
from site_builder.model.values import LANGUAGES, LocalText
from site_builder.places import Ref

NAMES = {"organizations": ("name", "short")}
"""Texts that are names, and so no words of ours."""

Loc = tuple[str | int, ...]


class Said(NamedTuple):
    """A piece of text and where it stands."""

    text: str
    ref: Ref
    loc: Loc
    is_headline: bool = False


def said_of_rest(content: Content) -> Iterator[Said]:
    """What is said of the site, programs, photos, people, organizations, tags, reports and withdrawals."""
    for loc, text in texts_in(content.site, ()):
        yield Said(text, Ref("site"), loc)
    kinds = {"program": content.programs, "photo": content.photos}
    kinds |= {name: getattr(content, name) for name in ("people", "organizations", "coverage", "tags", "withdrawals")}
    for kind, records in kinds.items():
        for id, record in records.items():
            for loc, text in texts_in(record, ()):
                if loc[0] not in NAMES.get(kind, ()):
                    yield Said(text, Ref(kind, id), loc, is_headline=loc[0] == "name")


def texts_in(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text that readers see in *value*, which is a record or holds records."""
    if isinstance(value, LocalText):
        yield from (((*loc, language), text) for language in LANGUAGES if (text := getattr(value, language)))
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), (*loc, field.name))
    elif isinstance(value, tuple):
        for number, own in enumerate(value):
            yield from texts_in(own, (*loc, number))
    elif isinstance(value, dict):
        for name, own in value.items():
            yield from texts_in(own, (*loc, name))
