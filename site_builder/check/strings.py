"""Every string in a record, with the key at which it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

Loc = tuple[str | int, ...]


def strings_of(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """`(loc, text)` for each string in *value*: a record, a list, a mapping (its keys too), or a string."""
    if isinstance(value, str):
        if value:
            yield loc, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from strings_of(item, (*loc, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*loc, key), key
            yield from strings_of(item, (*loc, key))
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            yield from strings_of(getattr(value, name), (*loc, name))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
