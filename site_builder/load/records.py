"""Plain data to records, every mistake with its place. The home of pydantic as it derives JSON Schemas."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from site_builder.load.no_fields import matter_of
from site_builder.load.tree import Origin
from site_builder.load.validators import mistakes_in, valid_record
from site_builder.model.values import Reading, Refusal
from site_builder.problems import Problem, problem, suggesting

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Loc = tuple[str | int, ...]

SHAPES: dict[Any, str] = {dict: "mapping", list: "list", str: "text"}
EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "dataclass_type": "mapping",
    "dataclass_exact_type": "mapping",
}


@cache
def adapter(kind: Any) -> "TypeAdapter[Any]":
    """What pydantic knows of *kind*."""
    from pydantic import TypeAdapter  # 60 ms, for JSON Schemas and for findings that suggest another key

    return TypeAdapter(kind)


def parse_record(
    kind: Any, data: Any, origin: Origin, reading: Reading, *, lenient: bool = False, **given: str
) -> tuple[Any, list[Problem]]:
    """Validate *data* as a record of *kind*.

    Args:
        lenient: Whether to give a record even where optional fields are wrong, as if these had been left out. Unknown
            keys never stand in the way of a record. So rules can tell what else is wrong; with problems nothing is published.
        given: Fields that come from elsewhere (the id from the file's name), never from the data.
    """
    if not isinstance(data, Mapping):
        return None, [problem(origin.place(key=False), "C027")]
    problems = [problem(origin.place((name,)), "C101", name, found=name, suggestion="—") for name in given if name in data]
    whole = {**data, **given}
    record = valid_record(kind, whole, reading)
    if record is not None:
        return record, problems
    mistakes = mistakes_in(kind, whole, reading)
    problems += sorted({_translate(kind, details, origin) for details in mistakes})
    if not lenient and any(details["type"] != "unexpected_keyword_argument" for details in mistakes):
        return None, problems
    sound = _pruned(whole, {_loc(details, origin) for details in mistakes})
    return valid_record(kind, sound, reading), problems


def _pruned(data: Any, wrong: set[Loc], loc: Loc = ()) -> Any:
    """*data* without what stands at *wrong*."""
    if isinstance(data, dict):
        here = {key: (*loc, key) for key in data}
        within = {one[: len(loc) + 1] for one in wrong}  # one word that stands for a whole record is wrong as a whole
        kept = (key for key, value in data.items() if here[key] not in (within if isinstance(value, str) else wrong))
        return {key: _pruned(data[key], wrong, here[key]) for key in kept}
    if isinstance(data, list):
        return [_pruned(value, wrong, (*loc, number)) for number, value in enumerate(data) if (*loc, number) not in wrong]
    return data


def _translate(kind: type, details: Any, origin: Origin) -> Problem:
    loc, sort = _loc(details, origin), details["type"]
    key = ".".join(str(part)[:60] for part in loc)
    if sort == "unexpected_keyword_argument" and (matter := matter_of(str(loc[-1]))):
        return problem(origin.place(loc), "P144", key, found=str(loc[-1])[:60], matter=matter)
    if sort == "unexpected_keyword_argument":
        near = _likely_key(kind, loc)
        unknown = problem(origin.place(loc), "C101", key, found=str(loc[-1])[:60], suggestion=near)
        return suggesting(unknown, unknown.place, str(loc[-1]), near) if near not in ("", "—") else unknown
    if sort == "missing":
        present = (*origin.base, *loc) in origin.tree.keys
        return problem(origin.place(loc), "C110" if present else "C103", key)
    if sort == "value_error" and isinstance(refusal := details["ctx"]["error"], Refusal):
        return _refused(refusal, details, origin, loc)
    if sort == "literal_error" and isinstance(details["input"], str):
        return _not_one_of(details, origin, loc, key)
    found = SHAPES.get(type(details["input"]), "empty")
    return problem(origin.place(loc, key=False), "C104", key, expected=EXPECTED.get(sort, "text"), shape=found)


def _refused(refusal: Refusal, details: Any, origin: Origin, loc: Loc) -> Problem:
    is_given = (*origin.base, *loc) not in origin.tree.keys  # an id that is the record's own key
    is_key = is_given or details["loc"][-1] == "[key]"
    key = "" if is_given else ".".join(str(part)[:60] for part in loc)
    return problem(
        origin.place(loc, key=is_key), refusal.code, key, **{name: value[:80] for name, value in refusal.values.items()}
    )


def _loc(details: Any, origin: Origin) -> Loc:
    """The way to the value, without what pydantic adds: that it is a key, or which kind of value it tried."""
    loc: Loc = tuple(part for part in details["loc"] if part != "[key]")
    is_branch = details["type"] in ("date_type", "datetime_type") and (*origin.base, *loc) not in origin.tree.keys
    return loc[:-1] if is_branch else loc


def _not_one_of(details: Any, origin: Origin, loc: Loc, key: str) -> Problem:
    allowed = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    typed = str(details["input"])[:40]
    near = difflib.get_close_matches(typed.lower(), allowed, 1, 0.5)
    found = problem(
        origin.place(loc, key=False), "C116", key, found=typed, allowed=", ".join(allowed), suggestion=near[0] if near else "—"
    )
    return suggesting(found, found.place, str(details["input"]), near[0]) if near else found


def _likely_key(kind: type, loc: Loc) -> str:
    near = difflib.get_close_matches(str(loc[-1]).lower(), sorted(_keys_at(kind, loc[:-1])), 1, 0.5)
    return near[0] if near else "—"


def _keys_at(kind: Any, loc: Loc) -> Iterator[str]:
    """The keys that the record at *loc* below *kind* may have, by its JSON Schema."""
    whole = schema_of(kind)
    node: Any = whole
    for part in loc:
        node = _resolve(node, whole)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
    return iter(_resolve(node, whole).get("properties", {}))


def _resolve(node: Any, whole: Any) -> Any:
    for option in [node, *node.get("anyOf", [])]:
        if "$ref" in option:
            return whole["$defs"][option["$ref"].rpartition("/")[2]]
        if "properties" in option or "items" in option or option.get("type") == "object":
            return option
    return node


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of *kind*, without the id that its file's name or key gives it."""
    schema = adapter(kind).json_schema()
    if any(field.name == "id" for field in fields(kind)) and kind.__name__ != "LocalText":
        schema["properties"].pop("id")
        schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    return schema
