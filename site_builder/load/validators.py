"""The home of pydantic's core, which validates: the compiled validator of each kind of record.

Pydantic derives the same from the same dataclasses, and the JSON Schemas with it; but to import the whole of it and to let it
read the model's source takes longer than to read a thousand stories. A test holds that both validate by the same schema.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from site_builder.model.values import Reading

Schema = dict[str, Any]

PLAIN: dict[Any, Schema] = {
    str: {"type": "str"},
    bool: {"type": "bool"},
    int: {"type": "int"},
    date: {"type": "date"},
    datetime: {"type": "datetime", "microseconds_precision": "truncate"},
    Decimal: {"type": "decimal"},
}


@cache
def validator(kind: Any) -> Any:
    """The compiled validator of the record *kind*."""
    from pydantic_core import SchemaValidator  # 15 ms, which a build whose records did not change need not pay

    return SchemaValidator(schema_of_type(kind))


def valid_record(kind: Any, data: Any, reading: Reading) -> Any:
    """*data* as a record of *kind*; None where anything is wrong with it, which `mistakes_in` then tells."""
    try:
        return validator(kind).validate_python(data, context=reading)
    except ValueError:  # of which pydantic's own error is one
        return None


def mistakes_in(kind: Any, data: Any, reading: Reading) -> list[Any]:
    """What is wrong with *data* as a record of *kind*, as pydantic details its errors."""
    from pydantic_core import ValidationError  # late, as above

    try:
        validator(kind).validate_python(data, context=reading)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def schema_of_type(kind: Any) -> Schema:
    """The schema by which pydantic's core validates a value of *kind*.

    Raises:
        TypeError: if the model uses a type that is not known here yet.
    """
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        return _of_record(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin not in OF_GENERIC:
        raise TypeError(kind)
    return OF_GENERIC[origin](arguments)


def _of_record(kind: Any) -> Schema:
    names = [field.name for field in fields(kind)]
    arguments = {
        "type": "dataclass-args",
        "dataclass_name": kind.__name__,
        "fields": [_of_field(field) for field in fields(kind)],
        "computed_fields": [],
        "collect_init_only": False,
    }
    return {
        "type": "dataclass",
        "cls": kind,
        "fields": names,
        "schema": arguments,
        "post_init": False,
        "frozen": False,
        "slots": True,
        "config": {"extra_fields_behavior": "forbid", "title": kind.__name__},
    }


def _of_field(field: Field[Any]) -> Schema:
    schema = schema_of_type(field.type)
    if field.default is not MISSING:
        schema = {"type": "default", "schema": schema, "default": field.default}
    elif field.default_factory is not MISSING:
        schema = {
            "type": "default",
            "schema": schema,
            "default_factory": field.default_factory,
            "default_factory_takes_data": False,
        }
    return {"type": "dataclass-field", "name": field.name, "schema": schema, "init": True}


def _of_shape(arguments: tuple[Any, ...]) -> Schema:
    kind, shape = arguments
    schema: Schema = shape.__get_pydantic_core_schema__(kind, schema_of_type)
    return schema


def _of_union(arguments: tuple[Any, ...]) -> Schema:
    """`X | None`, or one of several types."""
    kinds = [kind for kind in arguments if kind is not NoneType]
    schemas = [schema_of_type(kind) for kind in kinds]
    schema = schemas[0] if len(schemas) == 1 else {"type": "union", "choices": schemas}
    return schema if len(kinds) == len(arguments) else {"type": "nullable", "schema": schema}


def _of_list(arguments: tuple[Any, ...]) -> Schema:
    """`tuple[X, ...]`."""
    return {"type": "tuple", "items_schema": [schema_of_type(arguments[0])], "variadic_item_index": 0}


def _of_mapping(arguments: tuple[Any, ...]) -> Schema:
    keys, values = map(schema_of_type, arguments)
    return {"type": "dict", "keys_schema": keys, "values_schema": values}


OF_GENERIC: dict[Any, Callable[[tuple[Any, ...]], Schema]] = {
    Annotated: _of_shape,
    Literal: lambda arguments: {"type": "literal", "expected": list(arguments)},
    Union: _of_union,
    UnionType: _of_union,
    tuple: _of_list,
    dict: _of_mapping,
}
